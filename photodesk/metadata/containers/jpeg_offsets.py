"""What in a JPEG header points behind the picture, and how it stays true when the header grows.

Two things do: the index of a multi-picture file (MPF, CIPA DC-007), whose offsets count from its
own header, and MakerNotes of some cameras, whose preview stands behind the end of the picture.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import Literal

from photodesk.metadata import ifd
from photodesk.metadata.containers import Source, Splice

_ENTRIES = 0xB002
_ENTRY_BYTES = 16
_MAX_TRAILER_BYTES = 1 << 25
_MAX_PREVIEWS = 64
# Minolta, Sony and Olympus previews may have their first byte changed.
_PREVIEW = re.compile(rb"[\s\S]\xd8\xff[\xc4\xdb\xe0-\xef]")


Anchor = Literal["block", "file"]
"""Where an offset counts from: the EXIF block or a place in it, or the start of the file."""


def anchor(data: Source, block: bytes, block_at: int, picture_end: int) -> Anchor | None:
    """Tell whether a number in an EXIF block is the offset of a preview behind the picture.

    Counted from the block, from the file's start and from the MakerNote, in both byte orders:
    MakerNotes keep no rule, so the number itself is looked for.

    Args:
        data: the file. `block`: its EXIF block, at offset `block_at`.
        block: as it stands.
        block_at: offset of the block in the file.
        picture_end: offset behind EOI.

    Returns:
        What the offset counts from, or None when nothing points there.
    """
    trailer = data[picture_end : min(len(data), picture_end + _MAX_TRAILER_BYTES)]
    if len(trailer) < 64:
        return None
    bases = {block_at}
    structure = ifd.read_structure(block)
    if structure is not None and (exif := structure.named("Exif")) and (note := exif.find(ifd.MAKER_NOTE)):
        bases.add(block_at + note.offset)
    for number, match in enumerate(_PREVIEW.finditer(trailer)):
        if number >= _MAX_PREVIEWS:
            break
        at = picture_end + match.start()
        if any(_holds(block, at - base) for base in bases):
            return "block"
        if _holds(block, at):  # Samsung's STMN notes count from the start of the file
            return "file"
    return None


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
    block = data[header:end]
    found = ifd.read_header(block)
    directory = ifd.read_directory(block, found[1], found[0]) if found else None
    entry = directory.find(_ENTRIES) if directory else None
    if found is None or entry is None or entry.offset + entry.size > len(block):
        return []
    shape = found[0]
    whole = sum(s.growth for s in splices)
    behind = sum(s.growth for s in splices if s.at >= end)
    patches = []
    for at in range(entry.offset, entry.offset + entry.size - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        size, offset = struct.unpack(shape.order + "II", block[at + 4 : at + 12])
        if offset == 0:
            size = max(0, size + whole)
        else:
            offset = max(0, offset + behind)
        new = struct.pack(shape.order + "II", size & 0xFFFFFFFF, offset & 0xFFFFFFFF)
        if new != block[at + 4 : at + 12]:
            patches.append(Splice(header + at + 4, 8, new))
    return patches
