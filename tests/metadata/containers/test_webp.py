"""WebP: chunks of our own behind the picture, announced in VP8X."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from photodesk.errors import DamagedPicture
from photodesk.metadata import exif, xmp
from photodesk.metadata.containers import Wanted, webp
from tests.metadata.pictures import CAPTION, block, picture, source, spliced

LOSSY, LOSSLESS = picture("WEBP"), picture("WEBP", lossless=True)


def animation() -> bytes:
    """A WebP of three frames."""
    frames = [Image.new("RGB", (32, 24), (n * 80, 10, 10)) for n in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=50)
    return out.getvalue()


def wanted(caption: str = CAPTION) -> Wanted:
    """The caption in EXIF and XMP."""
    return Wanted(
        exif={"ImageDescription": caption},
        xmp={"dc:description": (("x-default", caption),)},
        metadata_date="2026-11-24T09:00:00+09:00",
    )


def write(data: bytes, want: Wanted | None = None) -> bytes:
    """The file after one write, sound and stable under a second one."""
    want = want or wanted()
    new = spliced(data, webp.plan(source(data), want).splices)
    webp.check(source(new))
    assert webp.plan(source(new), want).splices == ()
    assert [new[a:b] for a, b in webp.picture(source(new))] == [
        data[a:b] for a, b in webp.picture(source(data))
    ]
    return new


def said(data: bytes) -> tuple[str, object]:
    """The caption in EXIF and XMP."""
    found = webp.read(source(data))
    return (
        exif.read(found.exif or b"").values.get("ImageDescription", ""),
        xmp.read(found.xmp).values.get("dc:description", ()),
    )


SAID = (CAPTION, (("x-default", CAPTION),))


@pytest.mark.parametrize("data", [LOSSY, LOSSLESS, animation()], ids=["lossy", "lossless", "animation"])
def test_caption_is_written_and_pillow_reads_it(data: bytes) -> None:
    new = write(data)
    assert said(new) == SAID
    with Image.open(io.BytesIO(new)) as image:
        image.load()
        assert image.size == (32, 24)
        assert image.getexif()[0x010E].encode("latin-1").decode() == CAPTION
        assert image.info["xmp"] == webp.read(source(new)).xmp[0]


def test_simple_file_becomes_an_extended_one_that_says_so() -> None:
    new = write(LOSSY)
    chunks = webp.walk(source(new))
    assert [c.kind for c in chunks] == [b"VP8X", b"VP8 ", b"EXIF", b"XMP "]
    assert new[chunks[0].body] == 0x0C
    assert struct.unpack("<I", new[4:8])[0] == len(new) - 8


def test_transparency_is_announced_for_lossless_pictures_that_have_it() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (1, 2, 3, 77)).save(out, "WEBP", lossless=True)
    plain = out.getvalue()
    start = plain.index(b"VP8L")
    size = struct.unpack("<I", plain[start + 4 : start + 8])[0]
    simple = plain[start : start + 8 + size + size % 2]
    data = b"RIFF" + struct.pack("<I", len(simple) + 4) + b"WEBP" + simple
    new = write(data)
    assert new[webp.walk(source(new))[0].body] & 0x10
    with Image.open(io.BytesIO(new)) as image:
        assert image.mode == "RGBA"


def test_animation_and_unknown_chunks_stay() -> None:
    data = bytearray(animation())
    extra = b"ABCD" + struct.pack("<I", 5) + b"12345\0"
    data += extra
    data[4:8] = struct.pack("<I", len(data) - 8)
    new = write(bytes(data))
    assert extra in new
    assert webp.read(source(new)).frames == 3


def test_old_chunks_are_replaced_where_they_stand() -> None:
    first = write(LOSSY, wanted("Old caption that was withdrawn"))
    second = write(first)
    assert [c.kind for c in webp.walk(source(second))] == [b"VP8X", b"VP8 ", b"EXIF", b"XMP "]
    assert b"withdrawn" not in second
    assert said(second) == SAID


def test_block_behind_a_mistaken_jpeg_header_is_read_and_keeps_it() -> None:
    content = b"Exif\0\0" + block({0x010E: "Old"})
    chunk = b"EXIF" + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
    data = LOSSY + chunk
    data = data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    assert said(data)[0] == "Old"
    assert b"Exif\0\0II" in write(data)


def test_bytes_behind_riff_stay() -> None:
    assert write(LOSSY + b"trailer").endswith(b"trailer")


@pytest.mark.parametrize("cut", [11, 16, 30, -3])
def test_cut_picture_is_refused(cut: int) -> None:
    with pytest.raises(DamagedPicture):
        webp.check(source(LOSSY[:cut]))


def test_content_credentials_are_seen() -> None:
    data = LOSSY + b"C2PA\2\0\0\0ab"
    assert webp.read(source(data[:4] + struct.pack("<I", len(data) - 8) + data[8:])).has_c2pa
