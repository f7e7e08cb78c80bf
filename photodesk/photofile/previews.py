"""Which JPEGs stand inside a file that is none itself: the previews of RAW files and of HEIC.

Every camera puts previews somewhere else: behind a directory's pointer (NEF, ARW, PEF), into
strips (CR2, DNG), into a tag's value (RW2), into the maker's own notes (ORF), into boxes (CR3),
before everything (RAF). What is common to all: a preview is a whole baseline or progressive JPEG.
So the file is searched for where one begins, and its header says how large it is. The sensor's own
data are often JPEG too, but lossless (SOF3), which no viewer shows.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SHOWN = frozenset((0xC0, 0xC1, 0xC2))
"""Start-of-frame markers of JPEGs that decode everywhere: baseline, extended, progressive."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_MOST_SEGMENTS = 200
_MOST_BYTES = 1 << 32


@dataclass(frozen=True, slots=True)
class Preview:
    """A JPEG inside a file: the offset at which it begins, and its size in pixels."""

    at: int
    width: int
    height: int


def embedded(data: bytes | mmap.mmap) -> Iterator[Preview]:
    r"""Yield every JPEG that begins in the data and that a viewer can show, in file order.

    Args:
        data: the whole file.

    Source: ITU-T T.81, B.1 and B.2 (markers, frame header).

    Example:
        >>> head = b"\xff\xd8\xff\xdb\0\x02\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda"
        >>> list(embedded(b"II*\0 sensor" + head))
        [Preview(at=11, width=32, height=16)]
    """
    at = data.find(b"\xff\xd8\xff")
    while at >= 0:
        if (size := _shown_size(data, at)) is not None:
            yield Preview(at, *size)
        at = data.find(b"\xff\xd8\xff", at + 3)


def _shown_size(data: bytes | mmap.mmap, start: int) -> tuple[int, int] | None:
    """Return width and height of the JPEG that begins here, or None when it is none to be shown."""
    at = start + 2
    for _ in range(_MOST_SEGMENTS):
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF:
            return None
        marker = head[1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            frame = data[at + 4 : at + 10]
            height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
            shown = marker in _SHOWN and frame[:1] == b"\x08" and width > 0 and height > 0
            return (width, height) if shown else None
        elif marker in (0xD8, 0xD9, 0xDA, 0x00):
            return None
        else:
            length = int.from_bytes(head[2:4], "big")
            if length < 2:
                return None
            at += 2 + length
    return None


def largest(path: Path) -> Iterator[bytes]:
    """Yield the JPEGs inside a file from the one with most pixels down, each with all that follows it.

    A decoder stops at the end of the picture; what follows it does no harm.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if not 0 < size <= _MOST_BYTES:
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            found = sorted(embedded(data), key=lambda one: -one.width * one.height)
            for one in found:
                yield data[one.at :]
