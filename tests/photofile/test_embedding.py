"""Embedding: every field, every format, nothing else touched, nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.errors import (
    CredentialsProtected,
    DamagedPicture,
    NotAPicture,
    TextError,
    TooLarge,
    UnknownField,
    UsageError,
    WriteUnsupported,
)
from photodesk.metadata import photoshop
from photodesk.model import Structure, Value
from photodesk.settings import Metadata as MetadataSettings
from photodesk.settings import Settings
from photodesk.tables.fields import EDITABLE, Field
from tests.metadata.pictures import block, exif_segment, jpeg, packet, picture, segment, xmp_segment
from tests.photofile.photos import CAPTION, DATE, OLD, VALUES, camera_jpeg, embed, put, said, strays

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "tif": "TIFF"}


def value_for(field: Field) -> Value:
    """A value that a field may have."""
    special: dict[str, Value] = {
        "date_created": "2026-11-24T09:30:15+09:00", "date_digitized": "2026-11-24T10:00:00+09:00",
        "date_modified": "2026-11-24T11:00:00+09:00", "release_date_time": "2026-11-25T06:00:00+09:00",
        "expiration_date_time": "2027-11-25T06:00:00+09:00", "country_code": "KOR", "urgency": "5",
        "category": "I", "rating": "4", "copyright_marked": "True", "max_available_size": "6000",
        "subject_code": ("11006005",), "scene_code": ("010100",), "intellectual_genre": "Actuality",
        "web_statement": "https://example.org/licence",
        "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    }  # fmt: skip
    if field.id in special:
        return special[field.id]
    if field.is_structure:
        member = field.members[0]
        name, _, kind = member.partition(":") if not member.startswith("exif:") else (member, "", "")
        text: object = "서울"
        if kind == "bag":
            text = ("서울",)
        elif kind == "alt":
            text = (("x-default", "서울"),)
        structure: Structure = ((name, text),)  # type: ignore[assignment]
        return (structure,)
    if field.is_list:
        return ("한강", "Han River")
    return "한강 Han"


def fields_of(suffix: str) -> list[Field]:
    """Fields that have a place in a format."""
    return [f for f in EDITABLE if f.xmp or suffix in ("jpg", "tif")]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_field_comes_back_from_every_format(suffix: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{suffix}", picture(FORMATS[suffix]))
    values = {f.id: value_for(f) for f in fields_of(suffix)}
    written = embed(path, values)
    assert {change.field for change in written.changes} == set(values)
    metadata = said(path)
    assert {name: metadata.get(name) for name in values} == values
    assert photofile.read(path).conflicts == ()
    assert embed(path, values).unchanged


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_field_can_be_cleared_again(suffix: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{suffix}", picture(FORMATS[suffix]))
    values = {f.id: value_for(f) for f in fields_of(suffix)}
    embed(path, values)
    embed(path, {name: () if isinstance(value, tuple) else "" for name, value in values.items()})
    assert list(said(path).items()) == []
    assert "한강".encode() not in path.read_bytes()


def test_equal_values_write_no_byte(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path)
    before, stat = path.read_bytes(), path.stat()
    again = embed(path)
    assert again.unchanged
    assert again.entries == ()
    assert path.read_bytes() == before
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (stat.st_ino, stat.st_mtime_ns)


def test_other_fields_and_foreign_properties_stay(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    before = photofile.read(path)
    embed(path)
    after = photofile.read(path)
    assert after.metadata.keywords == before.metadata.keywords == ("river", "bridge")
    assert after.metadata.city == "Seoul"
    assert after.metadata.job_id == "PYH2026"
    assert after.metadata.date_created == before.metadata.date_created
    assert b"<own:Rating>7</own:Rating>" in path.read_bytes()
    assert path.read_bytes().endswith(b"SEFT trailer of a phone")
    assert OLD.encode() not in path.read_bytes()


def test_credit_takes_its_short_form_in_iim_and_agrees(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    embed(path)
    photo = photofile.read(path)
    assert photo.tags.iim["2:110"] == ("Korea Times",)
    assert photo.tags.xmp["photoshop:Credit"] == "Korea Times photo by Shim Hyun-chul"
    assert photo.conflicts == ()
    assert photo.tags.digest == "match"
    assert photo.tags.iim_declared == "utf-8"


def test_long_korean_caption_is_whole_in_xmp_and_exif_and_cut_in_iim(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    caption = "한" * 700
    written = embed(path, {"caption": caption})
    photo = photofile.read(path)
    assert photo.metadata.caption == caption
    assert photo.tags.iim["2:120"] == ("한" * 666,)
    assert photo.tags.exif["ImageDescription"] == caption
    assert "iim_truncated" in [note.code for note in written.notes]


def test_caption_of_23000_syllables_is_refused_before_the_file_is_opened(tmp_path: Path) -> None:
    with pytest.raises(TextError) as refused:
        embed(tmp_path / "there is no such file.jpg", {"caption": "한" * 23_000})
    assert "69,000" in str(refused.value)
    assert "60,000 bytes" in str(refused.value)
    assert refused.value.field == "caption"


@pytest.mark.parametrize(
    ("text", "named"),
    [("Seoul\x07", "U+0007"), ("서울\0시청", "U+0000"), ("x\ufffey", "U+FFFE"), ("\ud800", "U+D800")],
)
def test_characters_that_no_block_may_carry_are_refused_with_their_place(
    text: str, named: str, tmp_path: Path
) -> None:
    path = put(tmp_path, "a.jpg", picture())
    for value in ({"caption": text}, {"keywords": ("good", text)}):
        with pytest.raises(TextError) as refused:
            embed(path, value)  # type: ignore[arg-type]
        assert named in str(refused.value)
        assert "position" in str(refused.value)
    assert path.read_bytes() == picture()


def test_text_is_stored_normalised(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    embed(path, {"caption": "  한강\r\n다리 ", "keywords": (" a ", "  ")})
    assert said(path).caption == "한강\n다리"
    assert said(path).keywords == ("a",)


def test_wrong_field_or_shape_is_a_usage_error(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    with pytest.raises(UnknownField):
        embed(path, {"captoin": "x"})
    with pytest.raises(UnknownField):
        embed(path, {"iptc_digest": "x"})
    for value in (
        {"caption": ("a", "b")},
        {"keywords": "a"},
        {"licensor": "a"},
        {"licensor": ((("Nme", "a"),),)},
    ):
        with pytest.raises(UsageError):
            embed(path, value)  # type: ignore[arg-type]


def test_too_much_text_for_the_finished_packet_is_refused(tmp_path: Path) -> None:
    crowded = packet(f"<dc:title>{'x' * 20_000}</dc:title>" + " " * 10)
    path = put(tmp_path, "a.jpg", jpeg(xmp_segment(crowded)))
    before = path.read_bytes()
    with pytest.raises(TooLarge) as refused:
        embed(path, {"caption": "한" * 16_000})
    assert "65,504" in str(refused.value)
    assert path.read_bytes() == before


def test_dry_run_says_the_changes_and_writes_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    before = path.read_bytes()
    written = embed(path, dry_run=True, journal=tmp_path / "journal")
    assert [change.field for change in written.changes] == list(VALUES)
    assert written.changes[0].before == OLD
    assert path.read_bytes() == before
    assert not (tmp_path / "journal").exists()


def test_value_that_contradicts_in_one_container_is_brought_in_step(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": CAPTION})
    data = path.read_bytes()
    position = data.index(b"\xff\xe1")
    stale = exif_segment(block({0x010E: "What EXIF still says"}))
    length = 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    path.write_bytes(data[:position] + stale + data[position + length :])
    assert photofile.read(path).conflicts[0].field == "caption"
    written = embed(path, {"caption": CAPTION})
    assert [(c.field, c.before, c.after) for c in written.changes] == [("caption", CAPTION, CAPTION)]
    assert photofile.read(path).conflicts == ()


def _with_stale_digest() -> bytes:
    new = photoshop.graft((), {"2:120": ("Caption of the wire",), "2:105": ("New headline",)})[0]
    old = photoshop.graft((), {"2:120": ("Caption of the wire",), "2:105": ("Old headline",)})[0]
    stale = new[: new.index(b"\x04\x25")] + old[old.index(b"\x04\x25") :]
    said_by_xmp = "<photoshop:Headline>Old headline</photoshop:Headline>"
    return jpeg(xmp_segment(packet(said_by_xmp)), segment(0xED, photoshop.HEADER + stale))


@pytest.mark.parametrize("policy", ["newsroom", "mwg"])
def test_newer_iim_is_carried_into_xmp_before_the_digest_is_renewed(policy: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", _with_stale_digest())
    assert photofile.read(path).tags.digest == "mismatch"
    written = embed(path, {"caption": CAPTION})
    photo = photofile.read(path, policy=policy)  # type: ignore[arg-type]
    assert photo.metadata.headline == "New headline"
    assert photo.tags.xmp["photoshop:Headline"] == "New headline"
    assert photo.tags.digest == "match"
    carried = [c for c in written.changes if c.field == "headline"]
    assert [(c.before, c.after, c.why) for c in carried] == [("Old headline", "New headline", "iim_newer")]


def test_languages_stay_when_the_default_changes_and_go_when_it_is_cleared(tmp_path: Path) -> None:
    both = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Bridge</rdf:li>'
        '<rdf:li xml:lang="ko-KR">다리</rdf:li></rdf:Alt></dc:description>'
    )
    path = put(tmp_path, "a.jpg", jpeg(xmp_segment(packet(both))))
    embed(path, {"caption": CAPTION})
    assert said(path).alternatives == (("caption", "ko-KR", "다리"),)
    embed(path, {"caption": ""})
    assert said(path).alternatives == ()
    assert "다리".encode() not in path.read_bytes().split(b"rdf:RDF")[1]


def test_big_tiff_takes_a_capture_time_that_a_second_reader_reads(tmp_path: Path) -> None:
    path = put(tmp_path, "a.tif", picture("TIFF", big_tiff=True))
    embed(path, {"date_created": "2026-11-24T09:30:15.25+09:00"}, journal=tmp_path / "j")
    assert said(path).date_created == "2026-11-24T09:30:15.25+09:00"
    with Image.open(path) as image:
        assert image.getexif().get_ifd(0x8769)[0x9003] == "2026:11:24 09:30:15"
    once = path.read_bytes()
    assert embed(path, {"date_created": "2026-11-24T09:30:15.25+09:00"}).unchanged
    embed(path, {"date_created": "2026-11-25T10:00:00.50+09:00"})
    assert len(path.read_bytes()) == len(once)


def test_windows_copies_are_written_only_on_request(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    embed(path)
    assert "XPComment" not in photofile.read(path).tags.exif
    embed(path, {"caption": "거울"}, settings=Settings(metadata=MetadataSettings(windows_mirror=True)))
    assert photofile.read(path).tags.exif["XPComment"] == "거울"


def test_content_credentials_are_protected_unless_allowed(tmp_path: Path) -> None:
    manifest = segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x30jumdc2pa" + bytes(40))
    path = put(tmp_path, "a.jpg", jpeg(manifest))
    before = path.read_bytes()
    with pytest.raises(CredentialsProtected) as refused:
        embed(path)
    assert "--allow-broken-credentials" in str(refused.value)
    assert path.read_bytes() == before
    assert embed(path, sidecar="auto").target == "sidecar"
    assert path.read_bytes() == before
    assert said(path).caption == CAPTION
    (tmp_path / "a.jpg.xmp").unlink()
    assert embed(path, allow_broken_credentials=True).target == "embedded"
    assert manifest in path.read_bytes()


def test_bytes_decide_the_format_and_a_wrong_name_is_a_note(tmp_path: Path) -> None:
    path = put(tmp_path, "really a png.jpg", picture("PNG"))
    embed(path)
    photo = photofile.read(path)
    assert photo.format == "png"
    assert photo.metadata.caption == CAPTION
    assert [note.code for note in photo.notes] == ["format_mismatch"]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", NotAPicture, "empty"),
        (b"<!DOCTYPE html><html></html>", NotAPicture, "web page"),
        (b"just words", NotAPicture, "text"),
        (bytes(3000), NotAPicture, "zeros"),
        (picture()[:-40], DamagedPicture, "cut off"),
        (picture()[:30], DamagedPicture, "damaged JPEG"),
        (picture("PNG")[:-20], DamagedPicture, "cut off"),
        (picture("WEBP")[:-20], DamagedPicture, "damaged WebP"),
        (picture("TIFF")[:-200], DamagedPicture, "damaged TIFF"),
    ],
)
def test_no_picture_or_a_broken_one_is_refused_in_one_line(
    data: bytes, error: type[Exception], words: str, tmp_path: Path
) -> None:
    path = put(tmp_path, "a.jpg", data)
    with pytest.raises(error) as refused:
        embed(path, sidecar="auto")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_field_without_a_place_in_png_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.png", picture("PNG"))
    with pytest.raises(WriteUnsupported) as refused:
        embed(path, {"release_date_time": "2026-11-25T06:00:00+09:00"})
    assert "release_date_time" in str(refused.value)


def test_proof_that_fails_leaves_the_original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from photodesk.errors import ProofFailed
    from photodesk.photofile import proof

    path = put(tmp_path, "a.jpg", camera_jpeg())
    before = path.read_bytes()
    monkeypatch.setattr(proof, "misses", lambda *_: ("piexif does not read Artist back",))
    with pytest.raises(ProofFailed) as refused:
        embed(path, journal=tmp_path / "journal")
    assert "piexif does not read Artist back" in str(refused.value)
    assert path.read_bytes() == before
    assert strays(tmp_path) == []
    assert list((tmp_path / "journal").iterdir()) == []


def test_metadata_date_is_the_callers(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    embed(path)
    assert photofile.read(path).tags.xmp["xmp:MetadataDate"] == DATE
