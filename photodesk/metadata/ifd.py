"""Which directories and entries a TIFF structure holds, read within bounds.

EXIF blocks, TIFF files and MPF indexes are all such structures: a header that names the byte
order, then directories (IFD) of entries of tag, type, count and a value or its offset.
Nothing here follows a pointer twice, leaves the structure, or trusts a count.

Standards: TIFF 6.0 section 2; Exif 3.0 section 4.6 (type 129, UTF-8); BigTIFF.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

MAX_ENTRIES = 2_000
MAX_DIRECTORIES = 400
MAX_BLOCK_BYTES = 1_000_000

TYPE_BYTES: dict[int, int] = {
    1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4,
    16: 8, 17: 8, 18: 8, 129: 1,
}  # fmt: skip
"""Size in bytes of one value of each field type."""

BYTE, ASCII, SHORT, LONG, UNDEFINED = 1, 2, 3, 4, 7

EXIF_IFD, GPS_IFD, INTEROP_IFD, SUB_IFDS = 0x8769, 0x8825, 0xA005, 0x014A
THUMBNAIL, THUMBNAIL_BYTES, MAKER_NOTE = 0x0201, 0x0202, 0x927C
_POINTERS = {EXIF_IFD: "Exif", GPS_IFD: "GPS", INTEROP_IFD: "Interop", SUB_IFDS: "SubIFD"}


class Bytes(Protocol):
    """What a structure is read from: bytes, or a file that can be sliced like bytes."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> bytes: ...


class Shape(NamedTuple):
    """How numbers stand in one structure: byte order "<" or ">", classic or BigTIFF."""

    order: str
    big: bool = False

    @property
    def entry_bytes(self) -> int:
        """Length of one entry: 12, in BigTIFF 20."""
        return 20 if self.big else 12

    @property
    def inline_bytes(self) -> int:
        """How many value bytes stand in the entry itself: 4, in BigTIFF 8."""
        return 8 if self.big else 4

    @property
    def count_bytes(self) -> int:
        """Length of the number of entries before a directory: 2, in BigTIFF 8."""
        return 8 if self.big else 2

    @property
    def pointer_at(self) -> int:
        """Where the header points to the first directory: 4, in BigTIFF 8."""
        return 8 if self.big else 4

    @property
    def header_bytes(self) -> int:
        """Length of the header: 8, in BigTIFF 16."""
        return 16 if self.big else 8

    def pointer(self, value: int) -> bytes:
        """Pack an offset."""
        return struct.pack(self.order + ("Q" if self.big else "I"), value)

    def unpointer(self, data: bytes) -> int:
        """Unpack an offset."""
        return int(struct.unpack(self.order + ("Q" if self.big else "I"), data)[0])

    def entry(self, tag: int, kind: int, count: int, field: bytes) -> bytes:
        """Pack one entry; `field` is the value or its offset, padded to `inline_bytes`."""
        form = "HHQ8s" if self.big else "HHI4s"
        return struct.pack(self.order + form, tag, kind, count, field)

    def opening(self, entries: int) -> bytes:
        """Pack the number of entries that opens a directory."""
        return struct.pack(self.order + ("Q" if self.big else "H"), entries)


class Entry(NamedTuple):
    """One entry of a directory.

    Attributes:
        tag, type, number: as stored (number of values). `field`: the raw value field (4 or 8 bytes).
        at: where the entry stands. `offset`, `size`: where its value bytes stand and how many;
            size is 0 for a type that nobody knows.
    """

    tag: int
    type: int
    number: int
    field: bytes
    at: int
    offset: int
    size: int

    @property
    def inline(self) -> bool:
        """True when the value stands in the entry itself."""
        return self.at < self.offset < self.at + 20 and self.size <= len(self.field)


@dataclass(frozen=True, slots=True)
class Directory:
    """One IFD.

    Attributes:
        name: "IFD0", "IFD1", …, "Exif", "GPS", "Interop", "SubIFD".
        at: where it stands. `next`: offset of the next one in its chain, or 0.
        entries: in file order, which need not be sorted.
    """

    name: str
    at: int
    entries: tuple[Entry, ...]
    next: int

    def find(self, tag: int) -> Entry | None:
        """Return the first entry of a tag, or None."""
        for entry in self.entries:
            if entry.tag == tag:
                return entry
        return None


@dataclass(frozen=True, slots=True)
class Structure:
    """All directories that can be reached, IFD0 first.

    Attributes:
        shape: byte order and width.
        directories: in the order in which they were met.
        problems: what is wrong with it, each in a few words; () when a strict reader may have it.
        tangled: directories lead back to each other or have no end: nobody may change it.
    """

    shape: Shape
    directories: tuple[Directory, ...]
    problems: tuple[str, ...] = ()
    tangled: bool = False

    def named(self, name: str) -> Directory | None:
        """Return the first directory of a name, or None."""
        for directory in self.directories:
            if directory.name == name:
                return directory
        return None


def read_header(data: Bytes) -> tuple[Shape, int] | None:
    """Return byte order and offset of IFD0, or None when this is no TIFF structure.

    Example:
        >>> read_header(b"II*\\0\\x08\\0\\0\\0")
        (Shape(order='<', big=False), 8)
    """
    head = data[0:16]
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None or len(head) < 8:
        return None
    magic = struct.unpack(order + "H", head[2:4])[0]
    # 0x55 is Panasonic RW2, 0x4F52 and 0x5352 Olympus ORF: TIFF but for the number.
    if magic in (42, 0x55, 0x4F52, 0x5352):
        return Shape(order), int(struct.unpack(order + "I", head[4:8])[0])
    if magic == 43 and len(head) == 16 and struct.unpack(order + "HH", head[4:8]) == (8, 0):
        return Shape(order, big=True), int(struct.unpack(order + "Q", head[8:16])[0])
    return None


def read_directory(
    data: Bytes, at: int, shape: Shape, name: str = "IFD0", *, only: frozenset[int] | None = None
) -> Directory | None:
    """Return the directory at an offset, or None when none can stand there.

    A directory that is cut off by the end of the data gives the entries that are whole.

    Args:
        data: the structure.
        at: offset of the directory.
        shape: byte order and width.
        name: what the directory is called.
        only: tags of interest; entries of others are left out, which makes a plain read quick.

    Example:
        >>> block = b"II*\\0\\x08\\0\\0\\0" + b"\\1\\0" + b"\\x12\\1\\3\\0\\1\\0\\0\\0\\6\\0\\0\\0" + bytes(4)
        >>> read_directory(block, 8, Shape("<")).entries[0].field
        b'\\x06\\x00\\x00\\x00'
    """
    start = at + shape.count_bytes
    if at < shape.header_bytes or start > len(data):
        return None
    raw_count = data[at:start]
    number = int.from_bytes(raw_count, "little" if shape.order == "<" else "big")
    if number > MAX_ENTRIES:
        return None
    width, inline = shape.entry_bytes, shape.inline_bytes
    table = data[start : start + number * width]
    form = struct.Struct(shape.order + ("HHQ8s" if shape.big else "HHI4s"))
    usable = len(table) // width * width
    entries = []
    position = start
    for tag, kind, count, field in form.iter_unpack(table[:usable]):
        if only is not None and tag not in only:
            position += width
            continue
        size = TYPE_BYTES.get(kind, 0) * count
        offset = position + width - inline if size <= inline else shape.unpointer(field)
        entries.append(Entry(tag, kind, count, field, position, offset, size))
        position += width
    tail = data[start + number * width : start + number * width + (8 if shape.big else 4)]
    following = shape.unpointer(tail) if len(tail) == (8 if shape.big else 4) else 0
    return Directory(name, at, tuple(entries), following)


def read_structure(data: Bytes) -> Structure | None:
    """Return every directory that can be reached, or None when there is no readable IFD0.

    Follows the chain of main directories and the pointers to Exif, GPS, Interop and SubIFDs.
    MakerNotes are values, not directories: nobody may touch their inside.

    Source: TIFF 6.0 section 2, Exif 3.0 section 4.6.3.
    """
    return _structure_of_block(data) if isinstance(data, bytes) else _structure(data)


# A write asks for the block as it was and as it is to be, each several times.
@lru_cache(maxsize=4)
def _structure_of_block(data: bytes) -> Structure | None:
    return _structure(data)


def _structure(data: Bytes) -> Structure | None:
    head = read_header(data)
    if head is None:
        return None
    shape, first = head
    found: list[Directory] = []
    problems: list[str] = []
    seen: set[int] = set()
    entries = 0
    tangled = False
    waiting = [("IFD0", first)]
    mains = 0
    while waiting:
        name, at = waiting.pop(0)
        if at in seen:
            problems.append(f"{name} points back to a directory already read")
            # A camera's stray Interop pointer does no harm: nobody follows it to what we change.
            tangled = tangled or name.startswith("IFD") or name == "Exif"
            continue
        seen.add(at)
        directory = read_directory(data, at, shape, name)
        if directory is None:
            problems.append(f"{name} lies outside the block or is no directory")
            continue
        entries += len(directory.entries)
        if entries > MAX_ENTRIES or len(found) >= MAX_DIRECTORIES:
            problems.append("too many entries")
            tangled = True
            break
        found.append(directory)
        if name.startswith("IFD") and directory.next:
            mains += 1
            waiting.append((f"IFD{mains}", directory.next))
        for entry in directory.entries:
            if not entry.size:
                if entry.number:
                    problems.append(f"{name} tag 0x{entry.tag:04X} has unknown type {entry.type}")
            elif entry.offset + entry.size > len(data):
                problems.append(f"{name} tag 0x{entry.tag:04X} runs past the block")
            # GPS and Interop lead nowhere; a camera's Interop pointer may hit a main directory.
            elif name not in ("GPS", "Interop") and (pointed := _POINTERS.get(entry.tag)) is not None:
                waiting.extend((pointed, target) for target in numbers(data, entry, shape)[:64] if target)
    if not found or found[0].name != "IFD0":
        return None
    return Structure(shape, tuple(found), tuple(problems), tangled)


def value(data: Bytes, entry: Entry, max_bytes: int = MAX_BLOCK_BYTES) -> bytes:
    """Return the value bytes of an entry, at most `max_bytes`; shorter when they run past the end."""
    if entry.size <= len(entry.field):
        return entry.field[: entry.size]
    return data[entry.offset : entry.offset + min(entry.size, max_bytes)]


_NUMBER_FORMS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}


def numbers(data: Bytes, entry: Entry, shape: Shape) -> tuple[int, ...]:
    """Return the whole numbers of an entry, or () when it holds something else.

    Example:
        >>> numbers(b"", Entry(0x112, SHORT, 1, b"\\6\\0\\0\\0", 10, 18, 2), Shape("<"))
        (6,)
    """
    form = _NUMBER_FORMS.get(entry.type)
    if form is None:
        return ()
    raw = value(data, entry)
    usable = len(raw) // TYPE_BYTES[entry.type]
    return struct.unpack(f"{shape.order}{usable}{form}", raw[: usable * TYPE_BYTES[entry.type]])
