"""Who is believed when containers disagree: the oracle tables and what surrounds them."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.metadata import iim, photoshop, xmp
from photodesk.metadata.reconcile import Policy, believe, spread
from photodesk.metadata.said import clean_all, split_names
from photodesk.metadata.written import join_names
from photodesk.model import DigestState, Metadata, Tags
from tests.metadata import jpegs, strategies

POLICIES: tuple[Policy, ...] = ("newsroom", "mwg")
CREDIT = "Korea Times photo by Shim Hyun-chul"
LONG = "코리아타임스사진기자홍길동입니다"


def caption_tags(exif: str, iim_text: str, xmp_text: str, digest: DigestState) -> Tags:
    return Tags(
        exif={"ImageDescription": exif} if exif else {},
        iim={"2:120": (iim_text,)} if iim_text else {},
        xmp={"dc:description": (("x-default", xmp_text),)} if xmp_text else {},
        digest=digest if iim_text else "no_iim",
    )


def default(text: str) -> tuple[tuple[str, str], ...]:
    return (("x-default", text),)


# --- reading: the oracle tables -------------------------------------------------------------

WE01: list[tuple[str, str, str, DigestState, str, str]] = [
    ("E", "I", "X", "match", "E", "X"),
    ("   ", "I", "X", "match", "X", "X"),
    ("", "I", "X", "match", "X", "X"),
    ("", "I", "X", "mismatch", "I", "I"),
    ("", "I", "X", "absent", "X", "X"),
    ("", "I", "", "match", "I", "I"),
    ("", "I", "", "absent", "I", "I"),
    ("", "", "X", "no_iim", "X", "X"),
    ("E", "I", "X", "mismatch", "E", "I"),
    ("E", "", "", "no_iim", "E", "E"),
]


@pytest.mark.parametrize(("exif", "iim", "xmp_text", "digest", "mwg", "newsroom"), WE01)
def test_we01_every_row_of_the_oracle_table(
    exif: str, iim: str, xmp_text: str, digest: DigestState, mwg: str, newsroom: str
) -> None:
    tags = caption_tags(exif, iim, xmp_text, digest)
    assert believe(tags, policy="mwg").metadata.caption == mwg
    assert believe(tags, policy="newsroom").metadata.caption == newsroom
    disagree = len({text for text in (exif.strip(), iim, xmp_text) if text}) > 1
    assert bool(believe(tags).conflicts) == disagree


def test_a_conflict_shows_all_candidates_and_the_winner() -> None:
    (conflict,) = believe(caption_tags("E", "I", "X", "match")).conflicts
    assert dataclasses.astuple(conflict) == ("caption", "xmp", "X", "E", "I", "X")


@pytest.mark.parametrize(
    ("digest", "expected"), [("match", ("X1",)), ("mismatch", ("I1",)), ("absent", ("X1",))]
)
def test_creators_are_taken_whole_from_the_winner(digest: DigestState, expected: tuple[str, ...]) -> None:
    tags = Tags(exif={"Artist": "E1; E2"}, iim={"2:080": ("I1",)}, xmp={"dc:creator": ("X1",)}, digest=digest)
    assert believe(tags).metadata.creator == expected
    assert believe(tags, policy="mwg").metadata.creator == ("E1", "E2")
    without = dataclasses.replace(tags, exif={})
    assert believe(without, policy="mwg").metadata.creator == expected


def test_keywords_follow_the_digest() -> None:
    tags = Tags(iim={"2:025": ("i",)}, xmp={"dc:subject": ("x",)}, digest="mismatch")
    for policy in POLICIES:
        assert believe(tags, policy=policy).metadata.keywords == ("i",)
        assert believe(dataclasses.replace(tags, digest="match"), policy=policy).metadata.keywords == ("x",)


def test_mwg_reads_the_city_from_location_shown_before_the_legacy_field() -> None:
    tags = Tags(
        iim={"2:090": ("I",)},
        xmp={"photoshop:City": "X", "Iptc4xmpExt:LocationShown": ((("City", "Shown"),),)},
        digest="match",
    )
    assert believe(tags, policy="mwg").metadata.city == "Shown"
    assert believe(tags).metadata.city == "X"
    stale = dataclasses.replace(tags, digest="mismatch")
    assert believe(stale, policy="mwg").metadata.city == "I"
    assert believe(stale).metadata.city == "I"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_capture_time_is_exifs_first_then_xmps_unless_iim_is_newer(policy: Policy) -> None:
    tags = Tags(
        exif={"DateTimeOriginal": "2026:11:24 09:30:15"},
        iim={"2:055": ("20261123",)},
        xmp={"photoshop:DateCreated": "2026-11-22"},
        digest="match",
    )
    assert believe(tags, policy=policy).metadata.date_created == "2026-11-24T09:30:15"
    without = dataclasses.replace(tags, exif={})
    assert believe(without, policy=policy).metadata.date_created == "2026-11-22"
    stale = dataclasses.replace(without, digest="mismatch")
    assert believe(stale, policy=policy).metadata.date_created == "2026-11-23"


def test_a_blank_or_zero_exif_date_is_no_date() -> None:
    for blank in ("    :  :     :  :  ", "0000:00:00 00:00:00"):
        tags = Tags(exif={"DateTimeOriginal": blank}, xmp={"photoshop:DateCreated": "2026-11"})
        assert believe(tags).metadata.date_created == "2026-11"


def test_an_invented_utc_in_iim_is_no_conflict_with_exif() -> None:
    tags = Tags(
        exif={"DateTimeOriginal": "2026:11:24 09:30:15", "OffsetTimeOriginal": "+09:00"},
        iim={"2:055": ("20261124",), "2:060": ("093015+0000",)},
        digest="absent",
    )
    belief = believe(tags)
    assert belief.metadata.date_created == "2026-11-24T09:30:15+09:00"
    assert belief.conflicts == ()


def test_a_date_that_is_none_is_noted_not_believed() -> None:
    belief = believe(Tags(xmp={"photoshop:DateCreated": "어제"}))
    assert belief.metadata.date_created == ""
    assert [note.code for note in belief.notes] == ["date_unreadable"]


# --- reading: cut copies, placeholders, twins ------------------------------------------------


def test_we03_a_digest_refreshed_over_stale_xmp_hides_the_newer_text() -> None:
    assert believe(caption_tags("", "new caption", "old caption", "match")).metadata.caption == "old caption"


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    ("full", "copy"),
    [(LONG, "코리아타임스사진기자.."), (LONG, "코리아타임스사진기자"), ("x" * 40, "x" * 32)],
)
def test_we08_we09_the_uncut_name_wins_though_iim_is_newer(policy: Policy, full: str, copy: str) -> None:
    tags = Tags(iim={"2:080": (copy,)}, xmp={"dc:creator": (full,)}, digest="mismatch")
    belief = believe(tags, policy=policy)
    assert belief.metadata.creator == (full,)
    assert belief.conflicts == ()


def test_exifs_whole_caption_beats_its_own_cut_copy_in_iim() -> None:
    whole = "가" * 700
    tags = Tags(exif={"ImageDescription": whole}, iim={"2:120": ("가" * 666,)}, digest="absent")
    assert believe(tags).metadata.caption == whole
    assert believe(tags).conflicts == ()


def test_the_short_form_of_a_credit_is_no_conflict_and_no_newer_text() -> None:
    tags = Tags(iim={"2:110": ("Korea Times",)}, xmp={"photoshop:Credit": CREDIT}, digest="mismatch")
    belief = believe(tags, short_form=lambda _: "Korea Times")
    assert belief.metadata.credit_line == CREDIT
    assert belief.conflicts == ()
    assert believe(tags).metadata.credit_line == CREDIT


def test_what_a_camera_wrote_loses_to_everything() -> None:
    tags = caption_tags("OLYMPUS DIGITAL CAMERA         ", "", "", "no_iim")
    for policy in POLICIES:
        assert believe(tags, policy=policy).metadata.caption == ""
    with_twin = dataclasses.replace(tags, exif={**tags.exif, "XPComment": "한강"})
    assert believe(with_twin).metadata.caption == "한강"


def test_windows_twins_are_the_last_to_be_believed_and_titles_never() -> None:
    tags = Tags(exif={"XPAuthor": "Kim;Lee", "XPKeywords": "서울; 한강;;", "XPComment": "c", "XPTitle": "t"})
    metadata = believe(tags).metadata
    assert (metadata.creator, metadata.keywords, metadata.caption) == (("Kim", "Lee"), ("서울", "한강"), "c")
    assert metadata.title == ""
    first = dataclasses.replace(tags, exif={**tags.exif, "Artist": "Park"})
    assert believe(first).metadata.creator == ("Park",)
    assert believe(first).conflicts == ()


def test_explorers_accident_is_noted() -> None:
    tags = Tags(
        exif={"XPTitle": "x", "ImageDescription": "x"},
        xmp={"dc:title": default("x"), "dc:description": default("x")},
    )
    assert [note.code for note in believe(tags).notes] == ["explorer_title"]
    other = dataclasses.replace(tags, exif={"XPTitle": "y"})
    assert believe(other).notes == ()


def test_without_a_default_language_the_first_is_believed_and_kept() -> None:
    tags = Tags(xmp={"dc:description": (("ko-KR", "한강"), ("en", "Han"))})
    metadata = believe(tags).metadata
    assert metadata.caption == "한강"
    assert metadata.alternatives == (("caption", "ko-KR", "한강"), ("caption", "en", "Han"))


def test_exif_in_another_language_of_xmp_is_no_conflict() -> None:
    tags = Tags(
        exif={"ImageDescription": "한강"},
        xmp={"dc:description": (("x-default", "Han River"), ("ko-KR", "한강"))},
    )
    assert believe(tags).conflicts == ()


def test_coded_values_are_read_bare() -> None:
    tags = Tags(
        iim={
            "2:012": ("IPTC:11006005:::", "IPTC:04000000:::"),
            "2:004": ("000:Actuality",),
            "2:122": ("A", "B", "A"),
        },
        xmp={"xmp:Rating": "3.0", "xmpRights:Marked": "true"},
        digest="absent",
    )
    metadata = believe(tags).metadata
    assert metadata.subject_code == ("11006005", "04000000")
    assert metadata.intellectual_genre == "Actuality"
    assert metadata.caption_writer == "A; B"
    assert (metadata.rating, metadata.copyright_marked) == ("3", "True")


def test_gettys_personalities_are_people_shown() -> None:
    tags = Tags(xmp={"Iptc4xmpExt:PersonInImage": ("Kim",), "GettyImagesGIFT:Personality": ("Lee", "kim")})
    assert believe(tags).metadata.person_shown == ("Kim", "Lee")


def test_iim_only_dates_are_read() -> None:
    tags = Tags(
        iim={"2:030": ("20261124",), "2:035": ("230000+0900",), "2:037": ("20270000",)}, digest="absent"
    )
    metadata = believe(tags).metadata
    assert metadata.release_date_time == "2026-11-24T23:00:00+09:00"
    assert metadata.expiration_date_time == "2027"


# --- EXIF Artist ----------------------------------------------------------------------------


def test_we10_three_creators_in_all_three_forms() -> None:
    names = ("Kim, A", "Lee; B", '"Q" C')
    after = spread(Metadata(creator=names), Tags(), changed={"creator"})
    assert after.exif["Artist"] == 'Kim, A; "Lee; B"; """Q"" C"'
    assert after.iim["2:080"] == names
    assert after.xmp["dc:creator"] == names


@given(st.lists(strategies.PLAIN, min_size=1, max_size=4))
def test_artist_gives_back_the_names_it_was_made_of(names: list[str]) -> None:
    kept = clean_all(Metadata(creator=tuple(names))).creator
    assert split_names(join_names(kept)) == kept


@pytest.mark.parametrize(
    ("artist", "names"),
    [
        ("Kim;Lee", ("Kim;Lee",)),
        ('"Kim', ('"Kim',)),
        ('"Kim; Lee', ('"Kim', "Lee")),
        ("Kim; ; Lee; ", ("Kim", "Lee")),
        ("", ()),
    ],
)
def test_artist_that_nobody_quoted_is_read_as_it_stands(artist: str, names: tuple[str, ...]) -> None:
    assert split_names(artist) == names


# --- referee ------------------------------------------------------------


def listed(value: Any) -> list[Any]:
    """What exiftool shows as a list or, of one item, bare."""
    return value if isinstance(value, list) else [value]


@pytest.mark.referee
@pytest.mark.parametrize("state", ["match", "mismatch", "absent"])
@pytest.mark.parametrize("has_xmp", [True, False])
def test_policy_mwg_reads_what_exiftools_mwg_reads(
    exiftool: str, tmp_path: Path, state: str, has_xmp: bool
) -> None:
    packet = b""
    if has_xmp:
        values: dict[str, Any] = {
            "dc:description": default("XMP 캡션"), "dc:creator": ("X1", "X2"), "dc:subject": ("x",),
            "photoshop:City": "Xcity", "dc:rights": default("(c) X"),
        }  # fmt: skip
        packet = xmp.graft((), values, metadata_date="2026-11-24", max_bytes=60_000)
    blocks = photoshop.graft(
        (),
        {"2:120": ("IIM 캡션",), "2:080": ("I1",), "2:025": ("i",), "2:090": ("Icity",), "2:116": ("(c) I",)},
    )
    resources, _ = photoshop.parse(b"".join(blocks))
    digest = {"match": resources[1].raw, "mismatch": resources[1].raw[:-16] + bytes(16), "absent": b""}[state]
    path = tmp_path / "mwg.jpg"
    path.write_bytes(jpegs.wrap(iim_blocks=[resources[0].raw + digest], packet=packet))
    found = jpegs.read_by_exiftool(exiftool, path, "-use", "MWG", "-MWG:all")
    read = photoshop.read([resources[0].raw + digest])
    assert read.digest == state
    tags = Tags(iim=iim.read(read.iim_payload).values, xmp=xmp.read([packet]).values, digest=read.digest)
    metadata = believe(tags, policy="mwg").metadata
    shown = {name.rpartition(":")[2]: value for name, value in found.items()}
    assert metadata.caption == shown["Description"]
    assert list(metadata.creator) == listed(shown["Creator"])
    assert metadata.city == shown["City"]
    assert metadata.copyright_notice == shown["Copyright"]
    assert list(metadata.keywords) == listed(shown["Keywords"])


def tags_of(data: bytes) -> Tags:
    """What the IIM and XMP of a JPEG say."""
    read = photoshop.read(jpegs.segments(data, 0xED, photoshop.HEADER))
    told = xmp.read(jpegs.segments(data, 0xE1, jpegs.XMP_HEADER))
    return Tags(iim=iim.read(read.iim_payload).values, xmp=told.values, digest=read.digest)


@pytest.mark.referee
def test_we02_a_caption_that_exiv2_changed_in_iim_alone_is_the_newer_one(
    exiftool: str, exiv2: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpegs.PICTURE)
    jpegs.run(
        exiftool, "-q", "-overwrite_original", "-IPTC:Caption-Abstract=old caption",
        "-XMP-dc:Description=old caption", "-IPTCDigest=new", str(path),
    )  # fmt: skip
    jpegs.run(exiv2, "-M", "set Iptc.Application2.Caption new caption", str(path))
    for policy in POLICIES:
        assert believe(tags_of(path.read_bytes()), policy=policy).metadata.caption == "new caption"


@pytest.mark.referee
def test_we08_the_dots_that_exiftool_puts_for_a_split_syllable_are_seen_through(
    exiftool: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpegs.PICTURE)
    jpegs.run(
        exiftool, "-q", "-overwrite_original", "-codedcharacterset=UTF8", f"-IPTC:By-line={LONG}",
        f"-XMP-dc:Creator={LONG}", str(path),
    )  # fmt: skip
    tags = tags_of(path.read_bytes())
    assert tags.iim["2:080"] == ("코리아타임스사진기자..",)
    stale = dataclasses.replace(tags, digest="mismatch")
    for policy in POLICIES:
        assert believe(stale, policy=policy).metadata.creator == (LONG,)
        assert believe(stale, policy=policy).conflicts == ()
