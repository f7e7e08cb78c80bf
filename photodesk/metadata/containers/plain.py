"""What GIF, BMP and Photoshop files say: read and never written.

Standards: GIF89a, XMP part 3 section 1.1.2 (XMP in GIF), Adobe Photoshop file format.
"""

from __future__ import annotations

from collections.abc import Iterator

from photodesk.errors import DamagedPicture
from photodesk.metadata import photoshop
from photodesk.metadata.containers import Found, Source

_MAX_BLOCKS = 200_000
_MAX_RESOURCE_BYTES = 1 << 26
_XMP_TRAILER_BYTES = 257
_EXIF_RESOURCES = (0x0422, 0x0423)
_XMP_RESOURCE = 0x0424


def check(data: Source) -> None:
    """Refuse nothing: these formats are not written."""


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte range of the picture: the file, in Photoshop what follows the resources."""
    if data[0:4] == b"8BPS":
        at = 26 + 4 + int.from_bytes(data[26:30], "big")
        at += 4 + int.from_bytes(data[at : at + 4], "big")
        yield min(at, len(data)), len(data)
    elif data[0:3] == b"GIF":
        yield from _gif_frames(data)
    else:
        yield 0, len(data)


def read(data: Source) -> Found:
    """Return size and metadata blocks of a GIF, BMP or Photoshop file.

    Raises:
        DamagedPicture: the header is cut off.
    """
    head = data[0:32]
    if head[:3] == b"GIF" and len(head) >= 13:
        return _gif(data, head)
    if head[:2] == b"BM" and len(head) >= 26:
        if int.from_bytes(head[14:18], "little") == 12:
            return Found(int.from_bytes(head[18:20], "little"), int.from_bytes(head[20:22], "little"))
        width = int.from_bytes(head[18:22], "little", signed=True)
        height = int.from_bytes(head[22:26], "little", signed=True)
        return Found(abs(width), abs(height))
    if head[:4] == b"8BPS" and len(head) >= 30:
        return _photoshop(data, head)
    raise DamagedPicture(data.path, f"{data.path.name}: damaged file: its header is cut off")


def _gif_blocks(data: Source) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, start, end) of every block: 0x2C pictures, 0x21 extensions with their label."""
    flags = data[10:11]
    at = 13 + (3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0)
    for _ in range(_MAX_BLOCKS):
        head = data[at : at + 10]
        if not head or head[0] not in (0x21, 0x2C):
            return
        start = at
        if head[0] == 0x2C:
            table = 3 << ((head[9] & 7) + 1) if len(head) > 9 and head[9] & 0x80 else 0
            at += 10 + table + 1
        else:
            at += 2
        while size := data[at : at + 1]:
            at += 1 + size[0]
            if not size[0]:
                break
        yield head[0], start, min(at, len(data))


def _gif_frames(data: Source) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for kind, start, end in _gif_blocks(data) if kind == 0x2C)


def _gif(data: Source, head: bytes) -> Found:
    packets, texts, frames = [], [], 0
    for kind, start, end in _gif_blocks(data):
        if kind == 0x2C:
            frames += 1
        elif data[start + 1 : start + 2] == b"\xfe":
            texts.append(("comment", _sub_blocks(data, start + 2, end)))
        elif data[start + 1 : start + 14] == b"\xff\x0bXMP DataXMP":
            # XMP stands in a GIF unwrapped, followed by a "magic trailer" that steps over it.
            packets.append(data[start + 14 : max(start + 14, end - _XMP_TRAILER_BYTES - 1)])
    return Found(
        width=int.from_bytes(head[6:8], "little"),
        height=int.from_bytes(head[8:10], "little"),
        xmp=tuple(packets),
        texts=tuple(texts),
        frames=max(1, frames),
    )


def _sub_blocks(data: Source, at: int, end: int) -> bytes:
    joined = b""
    while at < end and (size := data[at : at + 1]) and size[0]:
        joined += data[at + 1 : at + 1 + size[0]]
        at += 1 + size[0]
    return joined


def _photoshop(data: Source, head: bytes) -> Found:
    colours = int.from_bytes(head[26:30], "big")
    at = 30 + colours
    length = int.from_bytes(data[at : at + 4], "big")
    block = data[at + 4 : min(at + 4 + length, at + 4 + _MAX_RESOURCE_BYTES)]
    resources, _ = photoshop.parse(block)
    exif_block = next((r.data for r in resources if r.number in _EXIF_RESOURCES), None)
    return Found(
        width=int.from_bytes(head[18:22], "big"),
        height=int.from_bytes(head[14:18], "big"),
        exif=exif_block,
        photoshop=(block,) if block else (),
        xmp=tuple(r.data for r in resources if r.holds(_XMP_RESOURCE)),
    )
