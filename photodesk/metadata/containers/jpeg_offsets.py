"""What in a JPEG header points behind the picture, and how it stays true when the header grows.

Three things do: the index of a multi-picture file (MPF, CIPA DC-007), whose offsets count from its
own header; MakerNotes of some cameras, whose preview stands behind the end of the picture; and an
AFCP trailer, which counts from the start of the file.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from typing import Literal

from photodesk.metadata import ifd
from photodesk.metadata.containers import Source, Splice

_ENTRIES = 0xB002
_ENTRY_BYTES = 16
_MAX_TRAILER_BYTES = 1 << 25
_MAX_PREVIEWS = 64
_SAMPLE_BYTES = 256
_AFCP_BYTES, _MAX_AFCP_ENTRIES = 12, 100
# Minolta, Sony and Olympus previews may have their first byte changed.
_PREVIEW = re.compile(rb"[\s\S]\xd8\xff[\xc4\xdb\xe0-\xef]")


Anchor = Literal["block", "file", "samsung"]
"""Where an offset counts from: the EXIF block or a place in it; the start of the file; the start of
the file in a Samsung STMN note, whose layout is known, so that the number can follow."""

_SAMSUNG_AT = 8
"""Offset in a STMN note of the number that says where the preview stands."""


def anchor(data: Source, block: bytes, block_at: int, picture_end: int) -> Anchor | None:
    """Tell whether a number in an EXIF block is the offset of a preview behind the picture.

    Args:
        data: the file.
        block: its EXIF block as it stands.
        block_at: offset of the block in the file.
        picture_end: offset behind EOI.

    Returns:
        What the offset counts from, or None when nothing points there.
    """
    kinds = {kind for kind, _ in _anchored(data, block, block_at, picture_end)}
    return next((kind for kind in ("block", "file", "samsung") if kind in kinds), None)


def samsung_number(block: bytes) -> int | None:
    """Return where in an EXIF block a Samsung STMN note keeps the file offset of its preview, or None.

    Source: ExifTool's description of the Type1 note, which holds version, offset and length.
    """
    structure = ifd.read_structure(block)
    exif = structure.named("Exif") if structure else None
    note = exif.find(ifd.MAKER_NOTE) if exif else None
    if note is None or note.inline or block[note.offset : note.offset + 4] != b"STMN":
        return None
    place = note.offset + _SAMSUNG_AT
    return place if place + 4 <= min(note.offset + note.size, len(block)) else None


def samsung_splice(data: Source, block_at: int, number_at: int, splices: Sequence[Splice]) -> list[Splice]:
    """Return the splices, the number of a Samsung note following the growth of the file before its preview.

    Args:
        data: the file.
        block_at: offset of the EXIF block in it.
        number_at: offset of the number in the block.
        splices: the other splices; all of them lie before the preview.
    """
    growth = sum(s.growth for s in splices)
    at = block_at + number_at
    raw = data[at : at + 4]
    order: Literal["little", "big"] = "big" if data[block_at : block_at + 2] == b"MM" else "little"
    new = (int.from_bytes(raw, order) + growth).to_bytes(4, order)
    if not growth:
        return list(splices)
    for index, splice in enumerate(splices):
        inside = at - splice.at
        if inside >= 0 and inside + 4 <= min(splice.size, len(splice.new)):
            whole = splice.new[:inside] + new + splice.new[inside + 4 :]
            return [*splices[:index], splice._replace(new=whole), *splices[index + 1 :]]
    return [*splices, Splice(at, 4, new)]


def _anchored(data: Source, block: bytes, block_at: int, picture_end: int) -> Iterator[tuple[Anchor, int]]:
    """Yield every preview behind the picture that a number in the block points to.

    Counted from the block, from the MakerNote and from the file's start, in both byte orders:
    MakerNotes keep no rule, so the number itself is looked for.
    """
    trailer = data[picture_end : min(len(data), picture_end + _MAX_TRAILER_BYTES)]
    if len(trailer) < 64:
        return
    bases = {block_at}
    structure = ifd.read_structure(block)
    if structure is not None and (exif := structure.named("Exif")) and (note := exif.find(ifd.MAKER_NOTE)):
        bases.add(block_at + note.offset)
    place = samsung_number(block)
    order: Literal["little", "big"] = "big" if block[:2] == b"MM" else "little"
    samsung = int.from_bytes(block[place : place + 4], order) if place is not None else 0
    for number, match in enumerate(_PREVIEW.finditer(trailer)):
        if number >= _MAX_PREVIEWS:
            return
        at = picture_end + match.start()
        if any(_holds(block, at - base) for base in bases):
            yield "block", at
        elif at == samsung:
            yield "samsung", at
        elif _holds(block, at):
            yield "file", at


def pointed(
    data: Source, block: bytes, block_at: int, picture_end: int, mpf: tuple[int, int] | None
) -> tuple[bytes, ...]:
    """Return the first bytes of everything outside the EXIF block that the header points to.

    Two files of which one is the other with more metadata give the same.

    Args:
        data: the file.
        block: its EXIF block, or b"".
        block_at: offset of the block in the file.
        picture_end: offset behind EOI.
        mpf: offset of the MPF index's TIFF header and the end of its segment, or None.
    """
    hits = [data[at : at + _SAMPLE_BYTES] for _, at in _anchored(data, block, block_at, picture_end)]
    for size, offset in _pictures(data, *mpf) if mpf else ():
        start = mpf[0] + offset if mpf and offset else 0
        hits.append(data[start : start + min(size, _SAMPLE_BYTES if offset else 2)])
    return tuple(hits)


def _holds(block: bytes, offset: int) -> bool:
    """Tell whether an offset stands in a block; a small one only as a LONG entry's value."""
    little, big = struct.pack("<I", offset), struct.pack(">I", offset)
    if offset > 0xFFFF:
        return little in block or big in block
    return b"\4\0\1\0\0\0" + little in block or b"\0\4\0\0\0\1" + big in block


def mpf_splices(data: Source, header: int, end: int, splices: Sequence[Splice]) -> list[Splice]:
    """Return the splices that keep an MPF index true after the others.

    Args:
        data: the file.
        header: offset of the index's TIFF header, from which its offsets count.
        end: offset behind its segment.
        splices: the other splices; all of them lie before the end of the first picture.

    Source: CIPA DC-007 section 5.2.3.3.
    """
    found = _entries_of(data, header, end)
    if found is None:
        return []
    block, order, places = found
    whole = sum(s.growth for s in splices)
    behind = sum(s.growth for s in splices if s.at >= end)
    patches = []
    for at in places:
        size, offset = struct.unpack(order + "II", block[at + 4 : at + 12])
        if offset == 0:
            size = max(0, size + whole)
        else:
            offset = max(0, offset + behind)
        new = struct.pack(order + "II", size & 0xFFFFFFFF, offset & 0xFFFFFFFF)
        if new != block[at + 4 : at + 12]:
            patches.append(Splice(header + at + 4, 8, new))
    return patches


def afcp_splices(data: Source, picture_end: int, splices: Sequence[Splice]) -> list[Splice]:
    """Return the splices that keep an AFCP trailer true: its offsets count from the file's start.

    News archives of the nineties put captions and thumbnails behind their pictures this way.

    Args:
        data: the file.
        picture_end: offset behind EOI, before which all other splices lie.
        splices: the other splices.

    Source: AXS File Concatenation Protocol 1.0.
    """
    growth = sum(s.growth for s in splices)
    last = data[max(picture_end, len(data) - _AFCP_BYTES) : len(data)]
    order = {b"AXS!": ">", b"AXS*": "<"}.get(last[:4])
    if order is None or len(last) < _AFCP_BYTES or not growth:
        return []
    places = [len(data) - 8]
    start = struct.unpack(order + "I", last[4:8])[0]
    head = data[start : start + _AFCP_BYTES]
    if start < picture_end or head[:4] != last[:4] or len(head) < _AFCP_BYTES:
        return []
    count = struct.unpack(order + "H", head[6:8])[0]
    places += [start + _AFCP_BYTES * (n + 1) + 8 for n in range(min(count, _MAX_AFCP_ENTRIES))]
    patches = []
    for at in places:
        raw = data[at : at + 4]
        if len(raw) == 4 and (offset := struct.unpack(order + "I", raw)[0]) >= picture_end:
            patches.append(Splice(at, 4, struct.pack(order + "I", (offset + growth) & 0xFFFFFFFF)))
    return patches


def _entries_of(data: Source, header: int, end: int) -> tuple[bytes, str, range] | None:
    """Return an MPF index, its byte order and the places of its entries, or None when it is broken."""
    block = data[header:end]
    found = ifd.read_header(block)
    directory = ifd.read_directory(block, found[1], found[0]) if found else None
    entry = directory.find(_ENTRIES) if directory else None
    if found is None or entry is None or entry.offset + entry.size > len(block):
        return None
    return (
        block,
        found[0].order,
        range(entry.offset, entry.offset + entry.size - _ENTRY_BYTES + 1, _ENTRY_BYTES),
    )


def _pictures(data: Source, header: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield size and offset of every picture that an MPF index lists."""
    found = _entries_of(data, header, end)
    if found is not None:
        block, order, places = found
        for at in places:
            yield struct.unpack(order + "II", block[at + 4 : at + 12])
