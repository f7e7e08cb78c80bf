"""How entries of a TIFF structure are changed by appending to it.

A graft keeps every old byte where it is. Behind the foreign part stands our tail: the new IFD0
(old entries in their old order, ours where they sort), a new Exif directory where its entries
change, their values, and a trailer by which the next save knows the tail as ours and replaces it.

```
foreign part | pad | IFD0 | values | Exif directory | values | mark, foreign length, foreign IFD0, CRC-32
```

Source: CODEC "JPEG" 2; TIFF 6.0 section 2.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from photodesk.errors import BlockRefused
from photodesk.metadata import ifd
from photodesk.metadata.ifd import Bytes, Entry, Shape, Structure

_MARK = b"PhDeskT1"
_TRAILER = struct.Struct(">8sQQI")
_MAX_TAIL_BYTES = 1 << 26
_SLACK_BYTES = 4_096
_IFD_TYPES = {False: ifd.LONG, True: 16}
"""Type of a pointer to a directory. BigTIFF has one of its own (IFD8), which Pillow passes over."""


class Raw(NamedTuple):
    """A value to be written: field type, count of values, value bytes in the block's byte order."""

    type: int
    number: int
    data: bytes


_Changes = Mapping[str, Mapping[int, Raw | None]]


class Tail(NamedTuple):
    """Our own tail of a structure: how long the part before it is, and where its IFD0 stood."""

    foreign_bytes: int
    foreign_ifd0: int


@dataclass(frozen=True, slots=True)
class Grafting:
    """What a graft does to a structure.

    Attributes:
        patches: (offset, bytes) that overwrite old bytes in place.
        keep: how many bytes of the old structure stay.
        tail: what follows them.
    """

    patches: tuple[tuple[int, bytes], ...]
    keep: int
    tail: bytes

    @property
    def size(self) -> int:
        """Length of the new structure in bytes."""
        return self.keep + len(self.tail)

    def apply(self, data: Bytes) -> bytes:
        """Return the new structure."""
        block = bytearray(data[0 : self.keep])
        for at, patch in self.patches:
            block[at : at + len(patch)] = patch
        return bytes(block + self.tail)


def own_tail(data: Bytes) -> Tail | None:
    """Return the tail that an earlier graft left at the end, or None when there is none to trust."""
    end = len(data)
    raw = data[max(0, end - _TRAILER.size) : end]
    if len(raw) < _TRAILER.size or raw[:8] != _MARK:
        return None
    _, foreign, ifd0, crc = _TRAILER.unpack(raw)
    if not 8 <= foreign <= end - _TRAILER.size or end - foreign > _MAX_TAIL_BYTES:
        return None
    if zlib.crc32(data[foreign : end - 4]) != crc:
        return None
    return Tail(foreign, ifd0)


def graft_entries(
    data: Bytes,
    structure: Structure,
    changes: _Changes,
    *,
    twins: Sequence[Entry] = (),
    following: bytes = b"",
) -> Grafting:
    """Plan the change of some entries of IFD0 and the Exif directory.

    Args:
        data: the old structure.
        structure: as `ifd.read_structure` gave it.
        changes: directory name ("IFD0", "Exif") -> tag -> new value, or None to remove it.
        twins: entries of other directories with the same old text; their bytes are blanked.
        following: bytes that stood behind the structure in the file.

    Raises:
        BlockRefused: the result would pass what the structure's offsets can address.
    """
    shape = structure.shape
    changes = _real(data, structure, changes)
    tail = _replaceable_tail(data, structure)
    growth = _SLACK_BYTES + sum(len(raw.data) for mine in changes.values() for raw in mine.values() if raw)
    past = b"" if tail else following[: _bytes_past_end(data, structure, len(following), growth)]
    foreign = tail.foreign_bytes if tail else len(data) + len(past)
    main = structure.directories[0]
    exif = structure.named("Exif")
    exif_changes = changes.get("Exif", {})

    main_list = _merge(main.entries, changes.get("IFD0", {}))
    exif_list: list[Entry | tuple[int, Raw]] | None = None
    if exif is not None and (exif.at >= foreign or exif_changes):
        exif_list = _merge(exif.entries, exif_changes)
    elif exif is None and any(exif_changes.values()):
        exif_list = _merge((), exif_changes)

    pointer = Raw(_IFD_TYPES[shape.big], 1, shape.pointer(0))
    if exif_list:
        main_list = _merge(main_list, {ifd.EXIF_IFD: pointer})
    elif exif_list is not None:
        main_list = _merge(main_list, {ifd.EXIF_IFD: None})

    pad = foreign % 2
    main_at = foreign + pad
    out = bytearray(pad)
    exif_at = main_at + _extent(data, main_list, shape, foreign)
    if exif_list:
        main_list = _merge(main_list, {ifd.EXIF_IFD: pointer._replace(data=shape.pointer(exif_at))})
    out += _pack(data, main_list, main.next, main_at, shape, foreign)
    if exif_list and exif is not None:
        out += _pack(data, exif_list, exif.next, exif_at, shape, foreign)
    elif exif_list:
        out += _pack(data, exif_list, 0, exif_at, shape, foreign)

    foreign_ifd0 = tail.foreign_ifd0 if tail else main.at
    out += _TRAILER.pack(_MARK, foreign, foreign_ifd0, 0)[:-4]
    out += struct.pack(">I", zlib.crc32(out))
    if not shape.big and foreign + len(out) >= 1 << 32:
        raise BlockRefused("tiff_full", "the file would pass the 4 GB that its offsets reach: use a sidecar")

    gone = [*twins, *_removed(structure, changes)]
    if tail and (buried := ifd.read_directory(data, tail.foreign_ifd0, shape)) is not None:
        # The IFD0 that our earlier graft replaced: short values still stand inside its entries.
        gone += [e for e in buried.entries if e.tag in changes.get("IFD0", {}) and e.inline and e.size]
    patches = [(shape.pointer_at, shape.pointer(main_at))]
    patches += _blanks(data, structure, gone, tail.foreign_bytes if tail else len(data))
    return Grafting(tuple(patches), len(data) if not tail else foreign, past + bytes(out))


def overwrite_entries(
    data: Bytes,
    structure: Structure,
    changes: _Changes,
    *,
    twins: Sequence[Entry] = (),
) -> Grafting:
    """Plan the same change without growing: a value that fits goes in place, the rest is blanked.

    An entry that is not there yet cannot be added this way.
    """
    patches: list[tuple[int, bytes]] = []
    changes = _real(data, structure, changes)
    gone = [*twins, *_removed(structure, changes)]
    blanks = dict(_blanks(data, structure, gone, len(data)))
    for directory in structure.directories:
        for entry in directory.entries:
            new = changes.get(directory.name, {}).get(entry.tag)
            if new is None or entry.offset not in blanks:
                continue
            room = len(blanks[entry.offset])
            same_type = new.type == entry.type or {new.type, entry.type} <= {ifd.ASCII, 129, ifd.BYTE}
            if same_type and len(new.data) <= room and directory.find(entry.tag) is entry:
                patches.append((entry.offset, new.data.ljust(room, b"\0")))
                del blanks[entry.offset]
    patches += blanks.items()
    return Grafting(tuple(sorted(patches)), len(data), b"")


def _replaceable_tail(data: Bytes, structure: Structure) -> Tail | None:
    """Return our tail if nothing but IFD0 and its Exif directory leads into it."""
    tail = own_tail(data)
    if tail is None:
        return None
    main = structure.directories[0]
    if main.at < tail.foreign_bytes:
        return None  # somebody pointed the header elsewhere: the tail is no longer in use
    for directory in structure.directories[1:]:
        if directory.at >= tail.foreign_bytes and directory.name != "Exif":
            return None
        if directory.next >= tail.foreign_bytes:
            return None
        if directory.at < tail.foreign_bytes:
            for entry in directory.entries:
                if not entry.inline and entry.offset + entry.size > tail.foreign_bytes:
                    if entry.offset >= len(data):
                        continue  # it aims behind the structure, not into the tail
                    return None
    return tail


def _bytes_past_end(data: Bytes, structure: Structure, available: int, growth: int) -> int:
    """Return how many bytes behind the structure are aimed at from inside it.

    A thumbnail or value may run past the end, or lie behind it; where our tail would come to
    stand under such a pointer, the bytes that it hit must be there instead.
    """
    need = 0
    reach = len(data) + growth
    for directory in structure.directories:
        ends = [e.offset + e.size for e in directory.entries if e.size and e.offset < reach]
        at, size = directory.find(ifd.THUMBNAIL), directory.find(ifd.THUMBNAIL_BYTES)
        if at and size:
            start = next(iter(ifd.numbers(data, at, structure.shape)), 0)
            length = next(iter(ifd.numbers(data, size, structure.shape)), 0)
            if start < reach:
                ends.append(start + length)
        need = max([need, *(end - len(data) for end in ends if end - len(data) <= available)])
    return need


_Item = Entry | tuple[int, Raw]


def _tag(item: _Item) -> int:
    return item.tag if isinstance(item, Entry) else item[0]


def _merge(entries: Iterable[_Item], changes: Mapping[int, Raw | None]) -> list[_Item]:
    """Return the entries in their old order with the new values where they stood or sort."""
    merged: list[_Item] = []
    placed: set[int] = set()
    for item in entries:
        tag = _tag(item)
        if tag not in changes:
            merged.append(item)
        elif tag not in placed and (new := changes[tag]) is not None:
            merged.append((tag, new))
            placed.add(tag)
    for tag in sorted(changes):
        value = changes[tag]
        if value is None or tag in placed:
            continue
        at = next((i for i, item in enumerate(merged) if _tag(item) > tag), len(merged))
        merged.insert(at, (tag, value))
    return merged


def differs(data: Bytes, structure: Structure, changes: _Changes) -> bool:
    """Tell whether any change would give an entry another value than it has."""
    return any(_real(data, structure, changes).values())


def _real(data: Bytes, structure: Structure, changes: _Changes) -> dict[str, dict[int, Raw | None]]:
    """Return the changes that give an entry another value: one that is equal stays where it is."""
    real: dict[str, dict[int, Raw | None]] = {}
    for name, mine in changes.items():
        directory = structure.named(name)
        real[name] = {}
        for tag, new in mine.items():
            old = [e for e in directory.entries if e.tag == tag] if directory else []
            said = [(e.type, ifd.value(data, e)) for e in old]
            if said != ([] if new is None else [(new.type, new.data)]):
                real[name][tag] = new
    return real


def _carried(data: Bytes, entry: Entry, foreign: int) -> bool:
    """Tell whether an entry's value stands in the tail that is being replaced."""
    return not entry.inline and foreign <= entry.offset < len(data)


def _extent(data: Bytes, items: Sequence[_Item], shape: Shape, foreign: int) -> int:
    """Return the length of a packed directory with its values."""
    return len(_pack(data, items, 0, 0, shape, foreign))


def _pack(data: Bytes, items: Sequence[_Item], following: int, at: int, shape: Shape, foreign: int) -> bytes:
    """Return a directory and, behind it, the values that are new or stood in the old tail."""
    width, inline = shape.entry_bytes, shape.inline_bytes
    table = bytearray(shape.opening(len(items)))
    values = bytearray()
    values_at = at + shape.count_bytes + len(items) * width + len(shape.pointer(0))
    for item in items:
        if isinstance(item, Entry):
            if not _carried(data, item, foreign):
                table += shape.entry(item.tag, item.type, item.number, item.field)
                continue
            tag, new = item.tag, Raw(item.type, item.number, ifd.value(data, item, _MAX_TAIL_BYTES))
        else:
            tag, new = item
        if len(new.data) <= inline:
            field = new.data.ljust(inline, b"\0")
        else:
            field = shape.pointer(values_at + len(values))
            values += new.data + bytes(len(new.data) % 2)
        table += shape.entry(tag, new.type, new.number, field)
    return bytes(table + shape.pointer(following) + values)


def _removed(structure: Structure, changes: _Changes) -> list[Entry]:
    """Return the old entries whose value goes or changes."""
    gone = []
    for name, mine in changes.items():
        directory = structure.named(name)
        gone += [e for e in directory.entries if e.tag in mine and e.size] if directory else []
    return gone


def _blanks(data: Bytes, structure: Structure, gone: Sequence[Entry], limit: int) -> list[tuple[int, bytes]]:
    """Return NULs over the values of entries that go, where nothing that stays refers to them."""
    leaving = {entry.at for entry in gone}
    held: list[tuple[int, int]] = [(0, structure.shape.header_bytes)]
    shape = structure.shape
    for directory in structure.directories:
        extent = shape.count_bytes + len(directory.entries) * shape.entry_bytes + len(shape.pointer(0))
        held.append((directory.at, directory.at + extent))
        held.extend(
            (entry.offset, entry.offset + entry.size)
            for entry in directory.entries
            if not entry.inline and entry.at not in leaving
        )
        at, size = directory.find(ifd.THUMBNAIL), directory.find(ifd.THUMBNAIL_BYTES)
        for start_tag, size_tag in ((at, size), (directory.find(273), directory.find(279)),
                                    (directory.find(324), directory.find(325))):  # fmt: skip
            if start_tag and size_tag:
                starts, sizes = ifd.numbers(data, start_tag, shape), ifd.numbers(data, size_tag, shape)
                held += [(a, a + b) for a, b in zip(starts, sizes, strict=False)]
    blanks: dict[int, bytes] = {}
    for entry in gone:
        start, end = entry.offset, min(entry.offset + entry.size, limit)
        if start >= end:
            continue
        if entry.inline or not any(low < end and start < high for low, high in held):
            blanks[start] = bytes(max(end - start, len(blanks.get(start, b""))))
    return sorted(blanks.items())
