"""Whether a changed EXIF block is the old one but for what was to change.

Asked before any file is replaced, by comparing bytes and entries, without knowing how the graft
was made. Source: CODEC "Saving", verification 2.
"""

from __future__ import annotations

from photodesk.metadata import exif, ifd
from photodesk.metadata.ifd import Bytes, Entry, Structure
from photodesk.metadata.ifd_graft import own_tail


def what_else_changed(
    old: Bytes, new: Bytes, names: frozenset[str], *, also: frozenset[int] = frozenset()
) -> tuple[str, ...]:
    """Return what differs between two blocks besides the named texts; () is the proof of a graft.

    Compared are every byte of the old block at its old place (only the header pointer and the
    value bytes of the named texts may differ) and every entry of every directory.

    Args:
        old: the block as it was.
        new: the block as written.
        names: Exif names whose texts were to change.
        also: IFD0 tags whose values were to change too (XMP and IIM of a TIFF file).

    Source: CODEC "Saving", verification 2.
    """
    before, after = ifd.read_structure(old), ifd.read_structure(new)
    if after is None:
        return ("the new EXIF block cannot be read",)
    if before is None:
        return ()
    tags = {(exif.PLACES[name].directory, exif.PLACES[name].tag) for name in names}
    tags |= {("IFD0", tag) for tag in also}
    tags |= {exif.STRAYS[name] for name in names if name in exif.STRAYS}
    misses: list[str] = []
    allowed = [(before.shape.pointer_at, before.shape.header_bytes)]
    for directory in before.directories:
        allowed.extend(
            (entry.offset, entry.offset + max(entry.size, len(entry.field)))
            for entry in directory.entries
            if (directory.name, entry.tag) in tags or ("IFD0", entry.tag) in tags
        )
    allowed += _offsets_that_follow(old, before)
    kept = foreign_bytes(old)
    misses.extend(f"byte {at} of the EXIF block" for at in _differing(old, new, kept, allowed))
    for directory in before.directories:
        nth = [d for d in before.directories if d.name == directory.name].index(directory)
        others = [d for d in after.directories if d.name == directory.name]
        if nth >= len(others):
            if any((directory.name, entry.tag) not in tags for entry in directory.entries):
                misses.append(f"EXIF directory {directory.name}")
            continue
        other = others[nth]
        for entry in directory.entries:
            if (directory.name, entry.tag) in tags or entry.tag == ifd.EXIF_IFD:
                continue
            if directory.name == "IFD1" and ("IFD0", entry.tag) in tags:
                continue
            if not any(_same(old, entry, new, one, kept) for one in other.entries if one.tag == entry.tag):
                misses.append(f"EXIF {directory.name} tag 0x{entry.tag:04X}")
    return tuple(misses[:20])


def _offsets_that_follow(block: Bytes, structure: Structure) -> list[tuple[int, int]]:
    """Return the place of the file offset in a Samsung STMN note, which grows with the file.

    That it still hits the preview is asked of the whole file.
    """
    directory = structure.named("Exif")
    note = directory.find(ifd.MAKER_NOTE) if directory else None
    if note is None or note.size < 12 or block[note.offset : note.offset + 4] != b"STMN":
        return []
    return [(note.offset + 8, note.offset + 12)]


def _same(old: Bytes, entry: Entry, new: Bytes, other: Entry, kept: int) -> bool:
    """Tell whether an entry is the old one: its value moved only if it stood in our tail."""
    if (entry.type, entry.number) != (other.type, other.number):
        return False
    if entry.inline or not entry.size:
        return entry.field == other.field
    if entry.offset < kept or entry.offset >= len(old):
        # What runs past the block's end is compared in the file, where readers see it.
        return entry.field == other.field
    return ifd.value(old, entry) == ifd.value(new, other)


def foreign_bytes(block: Bytes) -> int:
    """Return how many bytes of a block are not our own tail."""
    tail = own_tail(block)
    return tail.foreign_bytes if tail else len(block)


def _differing(old: Bytes, new: Bytes, length: int, allowed: list[tuple[int, int]]) -> list[int]:
    """Return positions below `length` that differ outside the allowed ranges: the first of each stretch."""
    found: list[int] = []
    at = 0
    for low, high in [*sorted(allowed), (length, length)]:
        if at < low and (first := _first_difference(old, new, at, min(low, length))) is not None:
            found.append(first)
        at = max(at, high)
    return found[:5]


def _first_difference(old: Bytes, new: Bytes, start: int, end: int) -> int | None:
    step = 1 << 16
    for at in range(start, end, step):
        a, b = old[at : min(at + step, end)], new[at : min(at + step, end)]
        if a != b:
            pairs = enumerate(zip(a, b, strict=False))
            return at + next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
    return None
