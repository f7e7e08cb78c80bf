"""What HEIC, AVIF and JPEG 2000 files say: formats made of boxes, read and never written.

Standards: ISO/IEC 14496-12 (boxes), 23008-12 (HEIF items), 15444-1 Annex I (JP2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from photodesk.errors import DamagedPicture
from photodesk.metadata.containers import Found, Source
from photodesk.model import Note

_MAX_BOXES = 20_000
_MAX_DEPTH = 8
_MAX_ITEM_BYTES = 1 << 24
_PARENTS = frozenset((b"meta", b"iprp", b"ipco", b"jp2h", b"moov", b"trak", b"iinf"))
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_IIM_UUID = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
_EXIF_UUID = b"JpgTiffExif->JP2"
_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


class Box(NamedTuple):
    """One box: its type, where its content begins, and where it ends."""

    kind: bytes
    body: int
    end: int


def walk(data: Source, start: int, end: int, depth: int = 0) -> Iterator[Box]:
    """Yield the boxes between two offsets and, after each parent, those inside it; never raises."""
    at = start
    for _ in range(_MAX_BOXES):
        if at + 8 > end:
            return
        head = data[at : at + 16]
        size, kind, body = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), at + 16
        stop = end if size == 0 else at + size
        if stop < body or stop > end:
            return
        yield Box(kind, body, stop)
        if kind in _PARENTS and depth < _MAX_DEPTH:
            inner = body
            if kind == b"meta" and data[body + 4 : body + 8] != b"hdlr":
                inner += 4  # a full box: version and flags come first
            elif kind == b"iinf":
                inner += 6 if data[body : body + 1] == b"\0" else 8
            yield from walk(data, inner, stop, depth + 1)
        at = stop


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the media data, whose items also hold EXIF and XMP.

    The items are told apart so that other metadata do not give another picture.
    """
    if data[0:4] == b"\xff\x4f\xff\x51":
        yield 0, len(data)
        return
    boxes = list(walk(data, 0, len(data)))
    codestreams = [(b.body, b.end) for b in boxes if b.kind == b"jp2c"]
    if codestreams:
        yield from codestreams
        return
    items, places = _items(data, boxes), _places(data, boxes)
    found = False
    for number, kind in sorted(items.items()):
        if kind not in (b"Exif", b"mime", b"uri "):
            for start, end in places.get(number, ()):
                found = True
                yield start, end
    if not found:
        yield from ((b.body, b.end) for b in boxes if b.kind == b"mdat")


def check(data: Source) -> None:
    """Refuse nothing: these formats are not written."""


def read(data: Source) -> Found:
    """Return the metadata blocks of a HEIC, AVIF, JPEG 2000 or Canon CR3 file.

    Raises:
        DamagedPicture: no box says how large the picture is.
    """
    if data[0:4] == b"\xff\x4f\xff\x51":
        head = data[8:24]
        numbers = [int.from_bytes(head[i : i + 4], "big") for i in range(0, 16, 4)]
        return Found(width=numbers[0] - numbers[2], height=numbers[1] - numbers[3])
    boxes = list(walk(data, 0, len(data)))
    width = height = 0
    exif_block, exif_at = None, 0
    packets: list[bytes] = []
    bare = b""
    credentials = False
    for box in boxes:
        if box.kind == b"ispe" or box.kind == b"ihdr":
            w, h = _dimensions(data, box)
            if w * h > width * height:
                width, height = w, h
        elif box.kind == b"uuid":
            uuid = data[box.body : box.body + 16]
            content = data[box.body + 16 : min(box.end, box.body + 16 + _MAX_ITEM_BYTES)]
            if uuid == XMP_UUID:
                packets.append(content)
            elif uuid == _IIM_UUID:
                bare = bare or content
            elif uuid == _EXIF_UUID:
                exif_block, exif_at = content, box.body + 16
            elif uuid == _C2PA_UUID:
                credentials = True
        elif box.kind == b"jumb" and b"c2pa" in data[box.body : min(box.end, box.body + 4096)]:
            credentials = True
    items, places = _items(data, boxes), _places(data, boxes)
    notes = []
    for number, kind in items.items():
        if kind not in (b"Exif", b"mime"):
            continue
        spans = places.get(number, [])
        content = b"".join(data[a : min(b, a + _MAX_ITEM_BYTES)] for a, b in spans)
        if not content:
            notes.append(Note("item_missing", f"item {number} lies outside the file"))
        elif kind == b"Exif" and exif_block is None:
            skip = 4 + int.from_bytes(content[:4], "big")
            exif_block, exif_at = content[skip:], spans[0][0] + skip
        elif kind == b"mime" and (b"xmpmeta" in content or b"rdf:RDF" in content):
            packets.append(content)
    if not width:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged file: no box says how large it is")
    return Found(
        width=width,
        height=height,
        exif=exif_block or None,
        exif_at=exif_at,
        iim=bare,
        xmp=tuple(packets),
        has_c2pa=credentials,
        notes=tuple(notes),
    )


def _dimensions(data: Source, box: Box) -> tuple[int, int]:
    if box.kind == b"ispe":
        raw = data[box.body + 4 : box.body + 12]
        return int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:], "big")
    raw = data[box.body : box.body + 8]
    return int.from_bytes(raw[4:], "big"), int.from_bytes(raw[:4], "big")


def _items(data: Source, boxes: list[Box]) -> dict[int, bytes]:
    """Return item number -> type of every infe box."""
    items: dict[int, bytes] = {}
    for box in boxes:
        if box.kind == b"infe":
            raw = data[box.body : min(box.end, box.body + 16)]
            if raw[:1] == b"\2":
                items[int.from_bytes(raw[4:6], "big")] = raw[8:12]
            elif raw[:1] == b"\3":
                items[int.from_bytes(raw[4:8], "big")] = raw[10:14]
    return items


def _places(data: Source, boxes: list[Box]) -> dict[int, list[tuple[int, int]]]:
    """Return item number -> byte ranges in the file, out of the iloc box."""
    location = next((box for box in boxes if box.kind == b"iloc"), None)
    if location is None:
        return {}
    raw = data[location.body : min(location.end, location.body + _MAX_ITEM_BYTES)]
    if len(raw) < 8:
        return {}
    version = raw[0]
    offset_bytes, length_bytes = raw[4] >> 4, raw[4] & 15
    base_bytes, index_bytes = raw[5] >> 4, raw[5] & 15 if version in (1, 2) else 0
    wide = 4 if version == 2 else 2
    store = next((box for box in boxes if box.kind == b"idat"), None)
    position = 6
    places: dict[int, list[tuple[int, int]]] = {}

    def number(size: int) -> int:
        nonlocal position
        value = int.from_bytes(raw[position : position + size], "big")
        position += size
        return value

    for _ in range(min(number(wide), _MAX_BOXES)):
        if position >= len(raw):
            break
        item = number(wide)
        method = number(2) & 15 if version in (1, 2) else 0
        number(2)
        base = number(base_bytes)
        spans = []
        for _ in range(min(number(2), 1_000)):
            number(index_bytes)
            start = base + number(offset_bytes)
            length = number(length_bytes)
            if method == 1 and store is not None:
                start += store.body
            if method in (0, 1) and start < len(data):
                spans.append((start, min(start + length if length else len(data), len(data))))
        places[item] = spans
    return places
