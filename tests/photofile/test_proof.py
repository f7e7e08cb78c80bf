"""The proof: each of its five questions can fail, and says what it found."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.metadata import photoshop
from photodesk.metadata.containers import Source, Splice, Wanted, jpeg, jpeg_segments
from photodesk.photofile import proof
from tests.metadata.pictures import (
    CAPTION,
    MAKER_NOTE,
    packet,
    source,
    spliced,
    xmp_segment,
)
from tests.metadata.pictures import (
    jpeg as make,
)
from tests.photofile.photos import DATE, camera_jpeg, put

WANTED = Wanted(
    exif={"ImageDescription": CAPTION},
    iim={"2:120": (CAPTION,)},
    xmp={"dc:description": (("x-default", CAPTION),)},
    metadata_date=DATE,
)


def misses(tmp_path: Path, change: Callable[[bytes], bytes], old: bytes = b"") -> str:
    """What the proof says of a written copy that something happened to."""
    old = old or camera_jpeg()
    opened = source(old)
    written = spliced(old, jpeg.plan(opened, WANTED).splices)
    copy = put(tmp_path, "copy.jpg", change(written))
    put(tmp_path, "x.jpg", old)
    opened.path = tmp_path / "x.jpg"
    data = copy.read_bytes()
    new = Source(io.BytesIO(data), copy, len(data))
    return "; ".join(proof.misses(opened, new, jpeg, WANTED, jpeg.read(opened)))


def test_a_good_copy_proves_itself(tmp_path: Path) -> None:
    assert misses(tmp_path, lambda data: data) == ""


def _flip(needle: bytes, shift: int = 0, *, last: bool = False) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        at = (data.rindex(needle) if last else data.index(needle)) + shift
        return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]

    return change


def _replace(old: bytes, new: bytes, count: int = 1) -> Callable[[bytes], bytes]:
    assert len(old) == len(new)
    return lambda data: data.replace(old, new, count)


def _digest(data: bytes) -> bytes:
    payload = photoshop.read(jpeg.read(source(data)).photoshop).iim_payload
    return data.replace(hashlib.md5(payload).digest(), bytes(16))


_DROPPED_CITY = _replace(b"<photoshop:City>Seoul</photoshop:City>", b"<!-- and here no city stands any -->  ")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_flip(b"\xff\xda", 20, last=True), "picture data differ"),
        (_flip(b"\xff\xdb", 10, last=True), "picture data differ"),
        (lambda data: data[: data.rindex(b"\xff\xda") + 40], "another length"),
        (_flip(MAKER_NOTE, 50), "EXIF"),
        (_flip(b"Wire photographer", 3), "EXIF"),
        (_flip(CAPTION.encode(), 3), "piexif does not read ImageDescription back"),
        (_replace(b"river", b"rover"), "IIM 2:025 changed"),
        (_replace(b"\x1c\x02\x67\x00\x07PYH2026", b"\x1c\x02\x67\x00\x07PYH2025"), "IIM 2:103 changed"),
        (_digest, "digest is wrong"),
        (_DROPPED_CITY, "XMP City changed"),
        (_replace(b"<own:Rating>7", b"<own:Rating>8"), "XMP Rating changed"),
        (_replace(b"</rdf:RDF>", b"</rdf:RDX>"), "XMP packet is no longer well-formed"),
    ],
)
def test_every_harm_is_found(change: Callable[[bytes], bytes], words: str, tmp_path: Path) -> None:
    assert words in misses(tmp_path, change)


def test_a_copy_that_was_not_written_is_found(tmp_path: Path) -> None:
    found = misses(tmp_path, lambda _: camera_jpeg())
    assert "piexif does not read ImageDescription back" in found
    assert "Pillow does not read IIM 2:120 back" in found
    assert "a second write would change the file again" in found


def test_second_packet_is_found(tmp_path: Path) -> None:
    def change(data: bytes) -> bytes:
        return data[:2] + xmp_segment(packet("<photoshop:City>Busan</photoshop:City>")) + data[2:]

    assert "more than one XMP packet" in misses(tmp_path, change)


def test_pointer_behind_the_picture_that_misses_is_found(tmp_path: Path) -> None:
    import struct

    from tests.metadata.containers.test_jpeg import _mpf
    from tests.metadata.pictures import picture

    second = picture(size=(16, 16))
    index = _mpf("<", (0, 0), (len(second), 0))
    plain = make(index)
    offset = len(plain) - plain.index(b"MPF\0") - 4
    old = make(_mpf("<", (len(plain), 0), (len(second), offset))) + second

    def change(data: bytes) -> bytes:
        return data.replace(
            struct.pack("<II", len(second), offset), struct.pack("<II", len(second), offset + 1)
        )

    assert misses(tmp_path, lambda data: data, old) == ""
    assert "pointer no longer hits" in misses(tmp_path, change, old)


def test_picture_that_pillow_cannot_open_is_not_written(tmp_path: Path) -> None:
    strange = camera_jpeg()
    at = strange.rindex(b"\xff\xc0")
    strange = strange[: at + 5] + b"\0\0" + strange[at + 7 :]  # height 0: a DNL marker would follow the scan
    assert "Pillow cannot open" in misses(tmp_path, lambda data: data, strange)


def test_exif_that_no_second_reader_reads_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "_by_piexif", lambda _: None)
    monkeypatch.setattr(proof, "_by_pillow", lambda _: None)
    assert "no second reader" in misses(tmp_path, lambda data: data)


def test_pillow_stands_in_where_piexif_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "_by_piexif", lambda _: None)
    assert misses(tmp_path, lambda data: data) == ""
    assert "Pillow does not read ImageDescription back" in misses(tmp_path, _flip(CAPTION.encode(), 3))


# --- a picture that only moved ----------------------------------------------------------


@st.composite
def parts_and_splices(draw: st.DrawFn) -> tuple[bytes, tuple[int, int], list[Splice]]:
    data = draw(st.binary(min_size=1, max_size=40))
    places = sorted(draw(st.lists(st.integers(0, len(data)), max_size=6)))
    splices = [
        Splice(at, stop - at, draw(st.binary(max_size=4)))
        for at, stop in zip(places[::2], places[1::2], strict=False)
    ]
    start, stop = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
    return data, (start, stop), splices


@given(parts_and_splices())
def test_a_stretch_that_moved_holds_the_same_bytes(
    example: tuple[bytes, tuple[int, int], list[Splice]],
) -> None:
    data, (start, stop), splices = example
    found = proof.moved((start, stop), splices)
    is_touched = any(s.at < stop and s.at + s.size > start for s in splices)
    assert (found is None) == is_touched
    if found is not None:
        assert spliced(data, splices)[slice(*found)] == data[start:stop]


@pytest.mark.parametrize("are_splices_told", [True, False])
def test_a_plan_that_changes_the_picture_is_caught(are_splices_told: bool, tmp_path: Path) -> None:
    old = camera_jpeg()
    opened = source(old)
    opened.path = put(tmp_path, "x.jpg", old)
    sos = jpeg_segments.walk(opened).sos
    assert sos is not None
    plan = [*jpeg.plan(opened, WANTED).splices, Splice(sos + 9, 1, bytes((old[sos + 9] ^ 1,)))]
    copy = put(tmp_path, "copy.jpg", spliced(old, plan))
    with copy.open("rb") as file:
        new = Source(file, copy, copy.stat().st_size)
        told = plan if are_splices_told else None
        found = proof.misses(opened, new, jpeg, WANTED, jpeg.read(opened), splices=told)
    assert "the picture data differ" in found
