"""What is written where: forms, cuts, stale copies, and the law that binds writing to reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photodesk.errors import TextError, UnknownField
from photodesk.metadata import dates, photoshop, xmp
from photodesk.metadata.reconcile import Policy, believe, settled, spread
from photodesk.metadata.said import clean_all
from photodesk.model import Metadata, Structure, Tags, Value
from photodesk.tables.fields import BY_ID, EDITABLE, Field
from tests.metadata import jpegs, strategies

POLICIES: tuple[Policy, ...] = ("newsroom", "mwg")
CREDIT = "Korea Times photo by Shim Hyun-chul"


def default(text: str) -> tuple[tuple[str, str], ...]:
    return (("x-default", text),)


# --- writing --------------------------------------------------------------------------------


def test_we12_a_moment_goes_into_all_three() -> None:
    after = spread(Metadata(date_created="2026-11-24T09:30:15.25+09:00"), Tags(), changed={"date_created"})
    assert after.exif == {
        "DateTimeOriginal": "2026:11:24 09:30:15",
        "SubSecTimeOriginal": "25",
        "OffsetTimeOriginal": "+09:00",
    }
    assert after.iim == {"2:055": ("20261124",), "2:060": ("093015+0900",)}
    assert after.xmp == {"photoshop:DateCreated": "2026-11-24T09:30:15.25+09:00"}


def test_we11_a_moment_of_unknown_zone_gets_none_anywhere() -> None:
    tags = Tags(
        iim={"2:055": ("20200101",), "2:060": ("000000+0000",)}, exif={"OffsetTimeOriginal": "+01:00"}
    )
    after = spread(Metadata(date_created="2026-11-24T09:30:15"), tags, changed={"date_created"})
    assert after.iim == {"2:055": ("20261124",)}
    assert after.exif == {"DateTimeOriginal": "2026:11:24 09:30:15"}
    assert after.xmp == {"photoshop:DateCreated": "2026-11-24T09:30:15"}


def test_a_mere_day_leaves_exifs_time_of_that_day_and_creates_none() -> None:
    wanted = Metadata(date_created="2026-11-24")
    exif = {"DateTimeOriginal": "2026:11:24 09:30:15", "OffsetTimeOriginal": "+09:00"}
    tags = Tags(exif=exif, iim={"2:055": ("20261123",), "2:060": ("093015+0900",)}, digest="match")
    after = spread(wanted, tags, changed={"date_created"})
    assert after.exif == exif
    assert after.iim == {"2:055": ("20261124",)}
    assert spread(wanted, Tags(), changed={"date_created"}).exif == {}


def test_a_day_that_contradicts_exif_takes_its_time_away() -> None:
    tags = Tags(exif={"DateTimeOriginal": "2026:11:20 09:30:15", "OffsetTimeOriginal": "+09:00"})
    after = spread(Metadata(date_created="2026-11-24"), tags, changed={"date_created"})
    assert after.exif == {"DateTimeOriginal": "2026:11:24   :  :  "}
    assert believe(after).metadata.date_created == "2026-11-24"


def test_editing_the_caption_never_touches_the_date() -> None:
    tags = Tags(
        exif={"DateTimeOriginal": "2026:11:20 09:30:15"}, iim={"2:055": ("20200101",)}, digest="match"
    )
    after = spread(Metadata(caption="한강"), tags, changed={"caption"})
    assert after.exif["DateTimeOriginal"] == "2026:11:20 09:30:15"
    assert after.iim["2:055"] == ("20200101",)


def test_we13_a_long_caption_is_cut_in_iim_only_and_it_is_said() -> None:
    whole = "가" * 700
    after = spread(Metadata(caption=whole), Tags(), changed={"caption"})
    assert after.iim["2:120"] == ("가" * 666,)
    assert after.exif["ImageDescription"] == whole
    assert after.xmp["dc:description"] == default(whole)
    assert [(note.code, note.field) for note in after.notes] == [("iim_truncated", "caption")]
    assert believe(after).conflicts == ()
    relaxed = spread(Metadata(caption=whole), Tags(), changed={"caption"}, limits="relaxed")
    assert relaxed.iim["2:120"] == (whole,)
    assert relaxed.notes == ()


def test_we17_a_caption_of_23000_syllables_is_refused() -> None:
    with pytest.raises(TextError, match="60,000 bytes") as error:
        spread(Metadata(caption="가" * 23_000), Tags(), changed={"caption"})
    assert error.value.field == "caption"


def test_we15_a_text_is_written_with_a_default_and_its_languages() -> None:
    wanted = Metadata(caption="Han River", alternatives=(("caption", "ko-KR", "한강"),))
    after = spread(wanted, Tags(), changed={"caption"})
    assert after.xmp["dc:description"] == (("x-default", "Han River"), ("ko-KR", "한강"))


def test_we16_clearing_everything_leaves_no_iim() -> None:
    tags = Tags(iim={"2:120": ("a",), "2:025": ("b", "c")}, digest="match")
    after = spread(Metadata(), tags, changed={"caption", "keywords"})
    assert (after.iim, after.digest) == ({}, "no_iim")


@pytest.mark.parametrize("policy", POLICIES)
def test_we19_newer_iim_goes_into_xmp_before_the_digest_is_made_fresh(policy: Policy) -> None:
    tags = Tags(
        iim={"2:105": ("new headline",), "2:025": ("new",), "2:120": ("same",)},
        xmp={"photoshop:Headline": "old headline", "dc:subject": ("old",), "dc:description": default("same")},
        digest="mismatch",
    )
    before = believe(tags, policy=policy).metadata
    after = spread(before.replace(caption="새 설명"), tags, changed={"caption"}, policy=policy)
    assert after.digest == "match"
    assert after.xmp["photoshop:Headline"] == "new headline"
    assert after.xmp["dc:subject"] == ("new",)
    assert sorted(note.field for note in after.notes if note.code == "iim_newer") == ["headline", "keywords"]
    for reader in POLICIES:
        assert believe(after, policy=reader).metadata.headline == "new headline"


def test_a_stale_digest_stays_stale_while_iim_is_not_touched() -> None:
    tags = Tags(iim={"2:105": ("new",)}, xmp={"photoshop:Headline": "old"}, digest="mismatch")
    after = spread(Metadata(alt_text="한강", headline="new"), tags, changed={"alt_text"})
    assert (after.digest, after.iim, after.notes) == ("mismatch", tags.iim, ())
    assert after.xmp["photoshop:Headline"] == "old"


def test_control_characters_of_newer_iim_do_not_go_into_xmp() -> None:
    tags = Tags(iim={"2:105": ("new\x0b line",)}, xmp={"photoshop:Headline": "old"}, digest="mismatch")
    after = spread(Metadata(city="Seoul"), tags, changed={"city"})
    assert after.xmp["photoshop:Headline"] == "new line"


def test_a_long_credit_takes_its_short_form_into_iim() -> None:
    after = spread(
        Metadata(credit_line=CREDIT), Tags(), changed={"credit_line"}, short_form=lambda _: "Korea Times"
    )
    assert after.iim["2:110"] == ("Korea Times",)
    assert after.xmp["photoshop:Credit"] == CREDIT
    assert after.notes == ()
    assert believe(after).conflicts == ()
    unknown = spread(Metadata(credit_line=CREDIT), Tags(), changed={"credit_line"}, short_form=lambda _: "")
    assert unknown.iim["2:110"] == ("Korea Times photo by Shim Hyun-c",)
    assert [note.code for note in unknown.notes] == ["iim_truncated"]


def test_two_creators_of_one_name_stay_two_and_keywords_cut_alike_become_one() -> None:
    names, words = ("홍길동", "홍길동", "Kim"), ("가" * 22, "가" * 23)
    after = spread(Metadata(creator=names, keywords=words), Tags(), changed={"creator", "keywords"})
    assert after.iim == {"2:080": names, "2:025": ("가" * 21,)}
    assert believe(after).metadata == Metadata(creator=names, keywords=words)
    assert believe(after).conflicts == ()


def test_codes_are_written_as_iim_wants_them_and_kept_where_they_stand() -> None:
    wanted = Metadata(
        subject_code=("11006005", "medtop:20000717"),
        intellectual_genre="Actuality",
        country_code="KR",
        urgency="5",
    )
    changed = {"subject_code", "intellectual_genre", "country_code", "urgency"}
    after = spread(wanted, Tags(), changed=changed)
    assert after.iim == {
        "2:012": ("IPTC:11006005:::", "medtop:20000717:::"),
        "2:004": ("000:Actuality",),
        "2:100": ("KOR",),
        "2:010": ("5",),
    }
    assert after.xmp["Iptc4xmpCore:SubjectCode"] == ("11006005", "medtop:20000717")
    assert after.xmp["Iptc4xmpCore:CountryCode"] == "KR"
    kept = spread(
        Metadata(subject_code=("11006005", "1")), Tags(iim={"2:012": ("IPTC:11006005:politics::",)}),
        changed={"subject_code"},
    )  # fmt: skip
    assert kept.iim["2:012"] == ("IPTC:11006005:politics::", "IPTC:1:::")


def test_a_code_that_does_not_fit_its_exact_length_is_not_written_into_iim() -> None:
    after = spread(
        Metadata(country_code="Korea", urgency="10"),
        Tags(iim={"2:100": ("JPN",), "2:010": ("1",)}, digest="match"),
        changed={"country_code", "urgency"},
    )
    assert after.iim == {}
    assert after.xmp["Iptc4xmpCore:CountryCode"] == "Korea"


def test_only_changed_fields_change() -> None:
    tags = Tags(
        exif={"ImageDescription": " untidy  ", "Artist": "Kim", "XPTitle": "t", "Orientation": "6"},
        iim={"2:080": ("Kim",), "2:120": ("untidy",), "2:118": ("contact",)},
        xmp={"dc:creator": (" Kim ",), "photoshop:City": "Seoul "},
        digest="match",
    )
    after = spread(Metadata(headline="제목"), tags, changed={"headline"})
    assert after.exif == tags.exif
    assert after.iim == {**tags.iim, "2:105": ("제목",)}
    assert after.xmp == {**tags.xmp, "photoshop:Headline": "제목"}


@pytest.mark.parametrize(
    ("metadata", "field", "match"),
    [
        (Metadata(caption="a\x07b"), "caption", "control character"),
        (Metadata(creator=("ok", "a\x00b")), "creator", "control character"),
        (Metadata(date_created="yesterday"), "date_created", "no date"),
        (Metadata(date_created="2026-02-30"), "date_created", "no date"),
        (Metadata(release_date_time="2026-11-24T23:00:00"), "release_date_time", "offset"),
        (Metadata(location_shown=((("Town", "x"),),)), "location_shown", "no member Town"),
        (Metadata(location_shown=((("City", "a\x01"),),)), "location_shown", "control character"),
        (Metadata(caption="a", alternatives=(("caption", "한국어", "x"),)), "caption", "no language tag"),
        (Metadata(headline="\ud800"), "headline", "surrogate"),
    ],
)
def test_what_no_container_can_hold_is_refused_with_its_field(
    metadata: Metadata, field: str, match: str
) -> None:
    with pytest.raises(TextError, match=match) as error:
        spread(metadata, Tags(), changed={field})
    assert error.value.field == field


def test_an_unknown_field_is_refused() -> None:
    for name in ("colour", "software"):
        with pytest.raises(UnknownField, match=name):
            spread(Metadata(), Tags(), changed={name})


# --- stale copies ---------------------------------------------------------------------------

OLD = "old caption"


def stale_tags(copy: str) -> Tags:
    return Tags(
        exif={"ImageDescription": OLD, "XPComment": copy, "XPSubject": copy, "UserComment": copy},
        iim={"2:120": (OLD,)},
        xmp={
            "dc:description": default(OLD),
            "tiff:ImageDescription": default(copy),
            "exif:UserComment": default(copy),
        },
        digest="match",
    )


def test_copies_of_the_old_caption_go_with_it() -> None:
    after = spread(Metadata(caption="new"), stale_tags(OLD), changed={"caption"})
    assert after.exif == {"ImageDescription": "new"}
    assert after.xmp == {"dc:description": default("new")}
    assert after.notes == ()


def test_copies_that_say_something_else_stay_and_are_noted() -> None:
    tags = stale_tags("something else")
    after = spread(Metadata(caption="new"), tags, changed={"caption"})
    assert after.exif == {**tags.exif, "ImageDescription": "new"}
    assert {note.code for note in after.notes} == {"stale_kept"}
    assert len(after.notes) == 5


def test_copies_that_say_the_new_value_already_stay_without_a_word() -> None:
    after = spread(Metadata(caption="new"), stale_tags("new"), changed={"caption"})
    assert after.exif["XPComment"] == "new"
    assert after.notes == ()


def test_a_cleared_caption_is_not_believed_from_a_windows_tag() -> None:
    after = spread(Metadata(), stale_tags("something else"), changed={"caption"})
    assert believe(after).metadata.caption == ""
    assert "XPComment" not in after.exif
    assert after.exif["UserComment"] == "something else"


def test_a_twin_that_is_the_only_carrier_is_replaced_not_lost() -> None:
    tags = Tags(exif={"XPAuthor": "Kim;Lee"})
    assert (
        spread(Metadata(headline="x", creator=("Kim", "Lee")), tags, changed={"headline"}).exif == tags.exif
    )
    after = spread(Metadata(creator=("Kim", "Lee", "Park")), tags, changed={"creator"})
    assert after.exif == {"Artist": "Kim; Lee; Park"}


def test_other_copies_go_where_they_repeat_the_old_value() -> None:
    tags = Tags(
        exif={"XPTitle": "A1", "XPKeywords": "서울;한강", "Rating": "4", "RatingPercent": "75"},
        xmp={
            "dc:title": default("A1"), "dc:subject": ("서울", "한강"), "xmp:Rating": "4",
            "MicrosoftPhoto:LastKeywordXMP": ("한강", "서울"), "MicrosoftPhoto:Rating": "75",
            "dc:creator": ("Kim",), "tiff:Artist": "Kim",
            "lr:hierarchicalSubject": ("Places|Korea|서울", "Places|Korea|한강", "Mood"),
            "dc:rights": default("(c)"), "tiff:Copyright": default("(c)"),
            "photoshop:DateCreated": "2026-11-24", "exif:DateTimeOriginal": "2026-11-24",
        },
    )  # fmt: skip
    wanted = Metadata(
        title="A2",
        keywords=("서울",),
        rating="5",
        creator=("Lee",),
        copyright_notice="(c) AP",
        date_created="2026-11-25",
    )
    after = spread(wanted, tags, changed={name for name, _ in wanted.items()})
    assert after.exif == {"Artist": "Lee", "Copyright": "(c) AP", "Rating": "5"}
    assert set(after.xmp) == {
        "dc:title", "dc:subject", "xmp:Rating", "dc:creator", "dc:rights", "photoshop:DateCreated",
        "lr:hierarchicalSubject",
    }  # fmt: skip
    assert after.xmp["lr:hierarchicalSubject"] == ("Places|Korea|서울", "Mood")


def test_location_shown_follows_the_city_it_mirrored() -> None:
    shown: tuple[Structure, ...] = ((("City", "Seoul"), ("CountryName", "South Korea")), (("City", "Seoul"),))
    tags = Tags(xmp={"photoshop:City": "Seoul", "Iptc4xmpExt:LocationShown": shown})
    before = believe(tags).metadata
    after = spread(before.replace(city="Busan"), tags, changed={"city"})
    for policy in POLICIES:
        assert believe(after, policy=policy).metadata.city == "Busan"
    assert after.xmp["Iptc4xmpExt:LocationShown"] == (
        (("City", "Busan"), ("CountryName", "South Korea")), (("City", "Seoul"),)
    )  # fmt: skip
    assert [(note.code, note.field) for note in after.notes] == [("copy_follows", "location_shown")]
    elsewhere = Tags(xmp={"photoshop:City": "Seoul", "Iptc4xmpExt:LocationShown": ((("City", "Paju"),),)})
    kept = spread(Metadata(city="Busan", location_shown=((("City", "Paju"),),)), elsewhere, changed={"city"})
    assert kept.xmp["Iptc4xmpExt:LocationShown"] == ((("City", "Paju"),),)


def test_under_mwg_the_legacy_place_is_the_one_shown() -> None:
    shown: tuple[Structure, ...] = ((("City", "Paju"), ("CountryCode", "KOR")),)
    tags = Tags(xmp={"photoshop:City": "Seoul"})
    wanted = Metadata(city="Seoul", location_shown=shown)
    after = spread(wanted, tags, changed={"location_shown"}, policy="mwg")
    assert (after.xmp["photoshop:City"], after.iim["2:090"], after.iim["2:100"]) == (
        "Paju",
        ("Paju",),
        ("KOR",),
    )
    for policy in POLICIES:
        assert believe(after, policy=policy).metadata.city == "Paju"
    newsroom = spread(wanted, tags, changed={"location_shown"})
    assert newsroom.xmp["photoshop:City"] == "Seoul"


@pytest.mark.parametrize("policy", POLICIES)
def test_location_shown_follows_a_newer_iim_city(policy: Policy) -> None:
    shown: tuple[Structure, ...] = ((("City", "Seoul"),),)
    tags = Tags(
        iim={"2:090": ("Busan",)},
        xmp={"photoshop:City": "Seoul", "Iptc4xmpExt:LocationShown": shown},
        digest="mismatch",
    )
    before = believe(tags, policy=policy).metadata
    after = spread(before.replace(headline="제목"), tags, changed={"headline"}, policy=policy)
    assert after.xmp["Iptc4xmpExt:LocationShown"] == ((("City", "Busan"),),)
    for reader in POLICIES:
        assert believe(after, policy=reader).metadata.city == "Busan"


def test_a_language_that_repeated_the_old_text_follows_and_others_stay() -> None:
    tags = Tags(xmp={"dc:description": (("x-default", OLD), ("en-US", OLD), ("ko-KR", "옛 설명"))})
    before = believe(tags).metadata
    after = spread(before.replace(caption="new"), tags, changed={"caption"})
    assert after.xmp["dc:description"] == (("x-default", "new"), ("en-US", "new"), ("ko-KR", "옛 설명"))
    assert [note.message for note in after.notes] == ["Caption in en-US repeated the old text and follows it"]


def test_clearing_a_text_clears_all_its_languages() -> None:
    tags = Tags(xmp={"dc:description": (("x-default", OLD), ("ko-KR", "옛 설명"))})
    after = spread(believe(tags).metadata.replace(caption=""), tags, changed={"caption"})
    assert after.xmp == {}


def test_windows_mirror_writes_what_explorer_shows() -> None:
    wanted = Metadata(
        headline="제목", caption="설명", creator=("Kim", "Lee"), keywords=("a", "b"), city="Seoul"
    )
    after = spread(wanted, Tags(), changed={name for name, _ in wanted.items()}, windows_mirror=True)
    assert {tag: text for tag, text in after.exif.items() if tag.startswith("XP")} == {
        "XPTitle": "제목", "XPComment": "설명", "XPAuthor": "Kim;Lee", "XPKeywords": "a;b"
    }  # fmt: skip
    only_city = spread(wanted, Tags(), changed={"city"}, windows_mirror=True)
    assert only_city.exif == {}


def test_exif_rating_and_image_id_are_kept_equal_only_where_they_belong() -> None:
    assert spread(Metadata(rating="5"), Tags(), changed={"rating"}).exif == {}
    assert spread(Metadata(rating="-1"), Tags(exif={"Rating": "3"}), changed={"rating"}).exif == {}
    guid = "0123456789abcdef0123456789ABCDEF"
    assert spread(Metadata(digital_image_guid=guid), Tags(), changed={"digital_image_guid"}).exif == {
        "ImageUniqueID": guid
    }
    assert spread(Metadata(digital_image_guid="urn:x"), Tags(), changed={"digital_image_guid"}).exif == {}


# --- the law --------------------------------------------------------------------------------


def differing(wanted: Metadata, before: Metadata) -> set[str]:
    return {field.id for field in EDITABLE if wanted.get(field.id) != before.get(field.id)}


def is_same_day(field: Field, wanted: Value, found: Value) -> bool:
    """A mere day leaves a finer EXIF time of that day standing (RECONCILE 3.5)."""
    a, b = dates.parse(str(wanted)), dates.parse(str(found))
    return field.kind == "date" and a is not None and b is not None and not a.time and dates.same(a, b)


@pytest.mark.parametrize("field", EDITABLE, ids=lambda field: field.id)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_field_is_believed_as_it_was_spread(field: Field, data: st.DataObject) -> None:
    wanted = clean_all(Metadata(**{field.id: data.draw(strategies.values(field))}))
    for policy in POLICIES:
        if policy == "mwg" and field.id == "location_shown":
            continue  # see test_under_mwg_the_legacy_place_is_the_one_shown
        after = spread(wanted, Tags(), changed={field.id}, policy=policy)
        belief = believe(after, policy=policy)
        assert belief.metadata == wanted
        assert belief.conflicts == ()
        assert spread(Metadata(), after, changed={field.id}, policy=policy).xmp == {}
        assert believe(spread(Metadata(), after, changed={field.id})).metadata == Metadata()


@settings(
    max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(strategies.metadata(), strategies.tags(), st.sampled_from(POLICIES))
def test_believing_what_was_spread_over_any_tags_gives_the_metadata(
    wanted: Metadata, tags: Tags, policy: Policy
) -> None:
    before = believe(tags, policy=policy).metadata
    changed = differing(wanted, before) | {"alternatives"}
    after = spread(wanted, tags, changed=changed, policy=policy)
    belief = believe(after, policy=policy)
    expected = settled(wanted, before, changed=changed, policy=policy)
    # A newer IIM city goes into Location Shown too, where MWG readers look first.
    mirrored = {"location_shown"} if policy == "mwg" and tags.digest == "mismatch" else set()
    for field in EDITABLE:
        found, value = belief.metadata.get(field.id), expected.get(field.id)
        if field.id not in mirrored:
            assert found == value or is_same_day(field, value, found), field.id
    assert belief.metadata.alternatives == expected.alternatives
    assert [one for one in belief.conflicts if one.field in changed - mirrored] == []
    again = spread(belief.metadata, after, changed=changed, policy=policy)
    assert (again.exif, again.iim, again.xmp) == (after.exif, after.iim, after.xmp)


@settings(
    max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(strategies.tags(), st.sampled_from(EDITABLE), st.data())
def test_one_edit_leaves_what_is_believed_of_all_other_fields(
    tags: Tags, field: Field, data: st.DataObject
) -> None:
    before = believe(tags).metadata
    wanted = before.replace(**{field.id: data.draw(strategies.values(field))})
    after = spread(wanted, tags, changed={field.id})
    found = believe(after).metadata
    for other in EDITABLE:
        if other.id not in (field.id, "location_shown"):
            assert found.get(other.id) == before.get(other.id)


@given(strategies.tags())
def test_nothing_changed_changes_nothing(tags: Tags) -> None:
    after = spread(believe(tags).metadata, tags, changed=())
    assert (after.exif, after.iim, after.xmp, after.digest) == (tags.exif, tags.iim, tags.xmp, tags.digest)


# --- referees -------------------------------------------------------------------------------

_EXIFTOOL_NAMES: Mapping[str, str] = {
    "headline": "Headline", "title": "ObjectName", "credit_line": "Credit", "source": "Source",
    "instructions": "SpecialInstructions", "job_id": "OriginalTransmissionReference", "city": "City",
    "province_state": "Province-State", "sublocation": "Sub-location",
    "country": "Country-PrimaryLocationName",
    "caption_writer": "Writer-Editor", "category": "Category", "copyright_notice": "CopyrightNotice",
}  # fmt: skip


def jpeg_of(after: Tags) -> bytes:
    """A picture with the IIM and XMP that a plan asks for."""
    packet = xmp.graft((), dict(after.xmp), metadata_date="2026-11-24T21:00:00+09:00", max_bytes=65_000)
    return jpegs.wrap(iim_blocks=photoshop.graft((), after.iim), packet=packet)


@pytest.mark.referee
def test_exiftool_reads_the_texts_of_every_iim_field(exiftool: str, tmp_path: Path) -> None:
    values: dict[str, Any] = {field: f"{BY_ID[field].label_ko} 값"[:10] for field in _EXIFTOOL_NAMES}
    wanted = Metadata(**{**values, "category": "A"})
    after = spread(wanted, Tags(), changed=set(_EXIFTOOL_NAMES))
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_of(after))
    found = jpegs.read_by_exiftool(exiftool, path, "-IPTC:all")
    for field, name in _EXIFTOOL_NAMES.items():
        assert found[f"IPTC:{name}"] == wanted.get(field)


@pytest.mark.referee
def test_exiftool_reads_our_dates_and_zone(exiftool: str, tmp_path: Path) -> None:
    after = spread(Metadata(date_created="2026-11-24T09:30:15+09:00"), Tags(), changed={"date_created"})
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_of(after))
    found = jpegs.read_by_exiftool(exiftool, path, "-IPTC:all", "-XMP:all")
    assert found["IPTC:DateCreated"] == "2026:11:24"
    assert found["IPTC:TimeCreated"] == "09:30:15+09:00"
    assert found["XMP-photoshop:DateCreated"] == "2026:11:24 09:30:15+09:00"
