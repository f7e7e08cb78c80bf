"""Sidecars: values beside a picture that takes none inside, read over what it says itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.errors import WriteUnsupported
from photodesk.photofile import sidecars, temporary
from tests.metadata.pictures import block, packet, picture
from tests.photofile.photos import CAPTION, OLD, VALUES, camera_jpeg, embed, put, said, strays

DNG = block({0x0100: 4000, 0x0101: 3000, 0x010E: OLD, 0x010F: "SONY", 0xC612: b"\1\4\0\0"})


@pytest.mark.parametrize(
    ("name", "data", "beside"),
    [
        ("IMG_1.GIF", picture("GIF"), "IMG_1.GIF.xmp"),
        ("IMG_1.bmp", picture("BMP"), "IMG_1.bmp.xmp"),
        ("IMG_1.jp2", picture("JPEG2000"), "IMG_1.jp2.xmp"),
        ("IMG_1.avif", picture("AVIF"), "IMG_1.avif.xmp"),
        ("IMG_1.DNG", DNG, "IMG_1.xmp"),
    ],
)
def test_format_that_is_not_written_gets_a_sidecar(
    name: str, data: bytes, beside: str, tmp_path: Path
) -> None:
    path = put(tmp_path, name, data)
    with pytest.raises(WriteUnsupported) as refused:
        embed(path)
    assert "sidecar" in str(refused.value)
    written = embed(path, sidecar="auto", journal=tmp_path / "j")
    assert written.target == "sidecar"
    assert written.file == tmp_path / beside
    assert "sidecar" in [note.code for note in written.notes]
    assert path.read_bytes() == data
    photo = photofile.read(path)
    assert {name: photo.metadata.get(name) for name in VALUES} == VALUES
    assert photo.sidecar == tmp_path / beside
    assert embed(path, sidecar="auto").unchanged
    assert photofile.restore(written.entries[0], tmp_path / "j")
    assert not (tmp_path / beside).exists()
    assert strays(tmp_path) == []


def test_always_leaves_the_picture_alone(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    written = embed(path, sidecar="always")
    assert written.target == "sidecar"
    assert path.read_bytes() == camera_jpeg()
    assert said(path).caption == CAPTION
    assert said(path).keywords == ("river", "bridge")


def test_what_the_sidecar_says_was_written_later_and_wins(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": "From the sidecar"}, sidecar="always")
    embed(path, {"caption": CAPTION, "credit_line": "AP-Yonhap"})
    assert said(path).caption == CAPTION
    assert said(path).credit_line == "AP-Yonhap"
    assert "From the sidecar" not in (tmp_path / "a.jpg.xmp").read_text(encoding="utf-8")


def test_second_save_edits_the_sidecar_and_keeps_what_others_wrote(tmp_path: Path) -> None:
    path = put(tmp_path, "IMG_1.dng", DNG)
    other = packet("<own:Look>warm</own:Look>", 'xmlns:own="http://example.org/own/"')
    side = put(tmp_path, "IMG_1.xmp", other)
    written = embed(path, sidecar="auto", journal=tmp_path / "j")
    assert "<own:Look>warm</own:Look>" in side.read_text(encoding="utf-8")
    assert said(path).caption == CAPTION
    assert photofile.restore(written.entries[0], tmp_path / "j")
    assert side.read_bytes() == other


def test_sidecar_cannot_clear_what_the_picture_says(tmp_path: Path) -> None:
    path = put(tmp_path, "IMG_1.dng", DNG)
    with pytest.raises(WriteUnsupported) as refused:
        embed(path, {"caption": ""}, sidecar="auto")
    assert "caption" in str(refused.value)
    embed(path, {"headline": "x"}, sidecar="auto")
    embed(path, {"headline": ""}, sidecar="auto")
    assert said(path).headline == ""


def test_raw_beside_a_jpeg_of_its_name_keeps_its_sidecar_to_itself(tmp_path: Path) -> None:
    put(tmp_path, "IMG_1.dng", DNG)
    jpeg = put(tmp_path, "IMG_1.jpg", picture())
    put(tmp_path, "IMG_1.xmp", packet("<photoshop:City>Seoul</photoshop:City>"))
    assert said(jpeg).city == ""
    assert said(tmp_path / "IMG_1.dng").city == "Seoul"


def test_broken_sidecar_is_noted_and_not_overwritten(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gif", picture("GIF"))
    side = put(tmp_path, "a.gif.xmp", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF")
    assert photofile.read(path).metadata.caption == ""
    with pytest.raises(WriteUnsupported):
        embed(path, sidecar="auto")
    assert side.read_bytes().endswith(b"<rdf:RDF")


def test_dry_run_writes_no_sidecar(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gif", picture("GIF"))
    written = embed(path, sidecar="auto", dry_run=True)
    assert [c.field for c in written.changes] == list(VALUES)
    assert list(tmp_path.iterdir()) == [path]


def test_field_without_a_property_has_no_place_in_a_sidecar(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gif", picture("GIF"))
    with pytest.raises(WriteUnsupported):
        embed(path, {"release_date_time": "2026-11-25T06:00:00+09:00"}, sidecar="auto")


def test_enormous_sidecar_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.gif", picture("GIF"))
    put(tmp_path, "a.gif.xmp", packet("<photoshop:City>Seoul</photoshop:City>"))
    monkeypatch.setattr(sidecars, "MAX_BYTES", 10)
    photo = photofile.read(path)
    assert photo.metadata.city == ""
    assert [note.code for note in photo.notes] == ["sidecar_unreadable"]
    temporary.forget_sweeps()
