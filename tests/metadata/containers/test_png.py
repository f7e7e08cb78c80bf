"""PNG: eXIf, one XMP text, raw profiles where they stand, every other chunk untouched."""

from __future__ import annotations

import struct
import zlib

import pytest

from photodesk.errors import DamagedPicture
from photodesk.metadata import exif, iim, photoshop, xmp
from photodesk.metadata.containers import Wanted, png
from tests.metadata.pictures import CAPTION, block, packet, picture, source, spliced

OLD = "Old caption that was withdrawn"
PLAIN = picture("PNG")


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def profile(kind: str, content: bytes, how: bytes = b"zTXt") -> bytes:
    """A raw profile as ImageMagick writes it."""
    digits = content.hex()
    lines = "\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    body = f"\n{kind}\n{len(content):8}\n{lines}\n".encode()
    keyword = f"Raw profile type {kind}".encode() + b"\0"
    return chunk(how, keyword + (b"\0" + zlib.compress(body) if how == b"zTXt" else body))


def make(*before: bytes, behind: bytes = b"") -> bytes:
    """A PNG with chunks before and behind its picture data."""
    data_at, end_at = PLAIN.index(b"IDAT") - 4, PLAIN.index(b"IEND") - 4
    return PLAIN[:data_at] + b"".join(before) + PLAIN[data_at:end_at] + behind + PLAIN[end_at:]


def wanted(**stale: str) -> Wanted:
    """The caption in EXIF and XMP."""
    return Wanted(
        exif={"ImageDescription": CAPTION},
        xmp={"dc:description": (("x-default", CAPTION),)},
        stale=stale,
        metadata_date="2026-11-24T09:00:00+09:00",
    )


def write(data: bytes, want: Wanted | None = None) -> bytes:
    """The file after one write, sound and stable under a second one."""
    want = want or wanted()
    new = spliced(data, png.plan(source(data), want).splices)
    png.check(source(new))
    assert png.plan(source(new), want).splices == ()
    assert [new[a:b] for a, b in png.picture(source(new))] == [
        data[a:b] for a, b in png.picture(source(data))
    ]
    return new


def said(data: bytes) -> tuple[str, object]:
    """The caption in EXIF and XMP."""
    found = png.read(source(data))
    return (
        exif.read(found.exif or b"").values.get("ImageDescription", ""),
        xmp.read(found.xmp).values.get("dc:description", ()),
    )


SAID = (CAPTION, (("x-default", CAPTION),))


def kinds(data: bytes) -> list[bytes]:
    """The chunks in file order."""
    return [c.kind for c in png.walk(source(data))]


def test_new_chunks_stand_before_the_picture_data() -> None:
    new = write(PLAIN)
    assert kinds(new)[:4] == [b"IHDR", b"eXIf", b"iTXt", b"IDAT"]
    assert said(new) == SAID
    assert (png.read(source(new)).width, png.read(source(new)).height) == (32, 24)


def test_chunks_behind_the_picture_stay_there() -> None:
    data = make(
        chunk(b"gAMA", bytes(4)),
        behind=chunk(b"eXIf", block({0x010E: OLD}))
        + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet(""))
        + chunk(b"prVt", b"private"),
    )
    new = write(data)
    assert kinds(new) == [b"IHDR", b"gAMA", b"IDAT", b"eXIf", b"iTXt", b"prVt", b"IEND"]
    assert said(new) == SAID
    assert OLD.encode() not in new


def test_compressed_packet_becomes_plain() -> None:
    body = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(packet("<photoshop:City>Seoul</photoshop:City>"))
    new = write(make(chunk(b"iTXt", body)))
    assert CAPTION.encode() in new
    assert xmp.read(png.read(source(new)).xmp).values["photoshop:City"] == "Seoul"


def test_raw_profiles_are_edited_where_they_stand() -> None:
    resources = photoshop.graft((), {"2:120": (OLD,), "2:090": ("Seoul",)})[0]
    data = make(
        profile("exif", b"Exif\0\0" + block({0x010E: OLD})),
        profile("iptc", resources),
        profile("xmp", packet("<photoshop:City>Seoul</photoshop:City>")),
    )
    want = wanted()
    new = write(data, Wanted(want.exif, {"2:120": (CAPTION,)}, want.xmp, {}, want.metadata_date))
    assert kinds(new) == [b"IHDR", b"zTXt", b"zTXt", b"iTXt", b"IDAT", b"IEND"]
    assert said(new) == SAID
    found = png.read(source(new))
    values = iim.read(photoshop.read(found.photoshop).iim_payload).values
    assert values["2:120"] == (CAPTION,)
    assert values["2:090"] == ("Seoul",)


def test_bare_iim_in_a_text_profile_is_edited_too() -> None:
    data = make(profile("iptc", iim.graft(b"", {"2:120": (OLD,)}), b"tEXt"))
    new = write(data, Wanted(iim={"2:120": (CAPTION,)}, metadata_date="2026-11-24"))
    assert iim.read(png.read(source(new)).iim).values["2:120"] == (CAPTION,)


def test_texts_that_say_the_old_caption_say_the_new_one() -> None:
    data = make(
        chunk(b"tEXt", b"Description\0" + OLD.encode()),
        chunk(b"tEXt", b"Software\0" + OLD.encode()),
        chunk(b"tEXt", b"Comment\0Third edition"),
    )
    want = wanted(**{OLD: CAPTION})
    new = write(data, want)
    assert chunk(b"iTXt", b"Description\0\0\0\0\0" + CAPTION.encode()) in new
    assert chunk(b"tEXt", b"Comment\0Third edition") in new
    assert "stale_kept" in [note.code for note in png.plan(source(data), want).notes]
    gone = write(data, wanted(**{OLD: ""}))
    assert b"tEXtDescription" not in gone


def test_animation_keeps_its_frames() -> None:
    second = PLAIN
    data = make(chunk(b"acTL", struct.pack(">II", 2, 0)), behind=chunk(b"fdAT", second[:40]))
    assert png.read(source(data)).frames == 2
    assert png.read(source(write(data))).frames == 2


@pytest.mark.parametrize("cut", [9, 33, 60, -1, -12])
def test_cut_picture_is_refused(cut: int) -> None:
    with pytest.raises(DamagedPicture):
        png.check(source(PLAIN[:cut]))


def test_wrong_checksum_of_a_critical_chunk_is_refused_and_of_another_is_not() -> None:
    damaged = bytearray(PLAIN)
    damaged[PLAIN.index(b"IDAT") + 10] ^= 1
    with pytest.raises(DamagedPicture):
        png.check(source(bytes(damaged)))
    text = bytearray(make(chunk(b"tEXt", b"Comment\0abc")))
    text[text.index(b"abc")] ^= 1
    png.check(source(bytes(text)))


def test_content_credentials_are_seen() -> None:
    assert png.read(source(make(chunk(b"caBX", b"jumb")))).has_c2pa


def test_text_bomb_does_not_fill_memory() -> None:
    bomb = zlib.compress(bytes(1 << 26), 9)
    data = make(chunk(b"zTXt", b"Comment\0\0" + bomb), chunk(b"zTXt", b"Raw profile type exif\0\0" + bomb))
    found = png.read(source(data))
    assert all(len(body) <= 1 << 24 for _, body in found.texts)
    assert found.exif is None
