"""Where metadata stand in each picture format: one module a format, one interface.

A container module offers

- `read(source) -> Found`: the metadata blocks as they stand, and the size of the picture;
- `plan(source, wanted) -> Planned`: the splices that give the file other texts, in a format
  that is written;
- `NEW_IIM`: whether IIM is written where the file has none;
- `check(source)`: refuse what is structurally broken, before anything is written;
- `picture(source)`: the byte ranges of the picture itself, which no write may change.

Only splices change a file: every byte outside them is copied verbatim and in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar, cast

from photodesk.metadata.ifd import Bytes
from photodesk.model import Note, XmpValue

Answer = TypeVar("Answer")

WINDOW_BYTES = 1 << 16
PIECE_BYTES = 1 << 18
"""How much of a picture is looked at in one go: small enough to stay in a processor's cache."""
MAX_HELD_BYTES = 1 << 25
_MAX_ROOMS = 3
_rooms: list[bytearray] = []
"""Memory that files were held in, kept for the next ones: fresh memory costs more than reading into it."""


class Source:
    """A file that is sliced like bytes, without being read as a whole.

    Args:
        file: open for reading in binary; it stays the caller's to close.
        path: for messages only.
        size: length of the file in bytes.
        base: where in `file` it begins, for a picture inside a RAW file.

    Example:
        >>> import io
        >>> source = Source(io.BytesIO(b"abcdef"), Path("x"), 6)
        >>> source[2:4], source[4:99], len(source)
        (b'cd', b'ef', 6)
    """

    __slots__ = ("_answers", "_base", "_digest", "_file", "_head", "_held", "_size", "known", "path")

    def __init__(self, file: BinaryIO, path: Path, size: int, base: int = 0) -> None:
        self._file, self._base = file, base
        self._size = size
        file.seek(base)
        self._head = file.read(WINDOW_BYTES)[:size]
        self._held: memoryview | None = None
        self._digest = ""
        self._answers: dict[object, object] = {}
        self.path = path
        self.known: dict[str, int] = {}
        """What a container found out by reading far, so that it need not read twice."""

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        start = part.start or 0
        stop = self._size if part.stop is None else min(part.stop, self._size)
        if stop <= start:
            return b""
        if stop <= len(self._head):
            return self._head[start:stop]
        if self._held is not None:
            return bytes(self._held[start:stop])
        self._file.seek(self._base + start)
        return self._file.read(stop - start)

    def part(self, start: int, size: int) -> Source:
        """Return a stretch of the file as a source of its own, cut where the file ends.

        Example:
            >>> import io
            >>> Source(io.BytesIO(b"abcdef"), Path("x"), 6).part(2, 99)[0:2]
            b'cd'
        """
        start = min(start, self._size)
        return Source(self._file, self.path, max(0, min(size, self._size - start)), self._base + start)

    def once(self, question: Callable[[Source], Answer]) -> Answer:
        """Return what a function says of this file, asked only the first time.

        Example:
            >>> import io
            >>> Source(io.BytesIO(b"abc"), Path("x"), 3).once(len)
            3
        """
        if question not in self._answers:
            self._answers[question] = question(self)
        return cast(Answer, self._answers[question])

    def hold(self) -> None:
        """Keep the file's bytes in memory until `release`: a write looks at all of them several times.

        They are hashed piece by piece on the way, while a piece is still in the processor's cache.
        A file of more than `MAX_HELD_BYTES`, or one that became shorter, is not held but read
        piece by piece, which gives the same answers.
        """
        if self._held is not None or self._size > MAX_HELD_BYTES:
            return
        try:
            room = _rooms.pop()
        except IndexError:
            room = bytearray()
        if len(room) < self._size:
            room = bytearray(self._size)
        view = memoryview(room)[: self._size]
        import xxhash  # reading needs none of it

        state = xxhash.xxh3_128()
        self._file.seek(self._base)
        at = 0
        while size := self._file.readinto(view[at : at + PIECE_BYTES]):  # type: ignore[attr-defined]
            state.update(view[at : at + size])
            at += size
        if at == self._size:
            self._held, self._digest = view, state.hexdigest()

    @property
    def is_held(self) -> bool:
        """Whether the file is in memory, so that its pieces stay until `release`."""
        return self._held is not None

    def release(self) -> None:
        """Let go of the bytes in memory; the next file that is held takes their room."""
        if self._held is not None:
            room, self._held = self._held.obj, None
            if isinstance(room, bytearray) and len(_rooms) < _MAX_ROOMS:
                _rooms.append(room)

    def pieces(self, start: int, stop: int) -> Iterator[memoryview]:
        """Yield a stretch of the file piece by piece; unless the file is held, each is gone with the next.

        Example:
            >>> import io
            >>> [bytes(piece) for piece in Source(io.BytesIO(b"abcdef"), Path("x"), 6).pieces(1, 5)]
            [b'bcde']
        """
        stop = min(stop, self._size)
        if self._held is not None:
            for at in range(start, stop, PIECE_BYTES):
                yield self._held[at : min(at + PIECE_BYTES, stop)]
            return
        room = memoryview(bytearray(min(PIECE_BYTES, max(0, stop - start))))
        while start < stop:
            self._file.seek(self._base + start)
            size = self._file.readinto(room[: stop - start])  # type: ignore[attr-defined]
            if not size:
                return
            yield room[:size]
            start += size

    def digest(self, start: int, stop: int) -> str:
        """Return the xxh3-128 (hex) of a stretch of the file.

        Example:
            >>> import io
            >>> one, two = (Source(io.BytesIO(data), Path("x"), 3) for data in (b"abc", b"xab"))
            >>> one.digest(0, 2) == two.digest(1, 3) != two.digest(0, 3)
            True
        """
        if self._held is not None and start == 0 and stop == self._size:
            return self._digest
        import xxhash

        state = xxhash.xxh3_128()
        for piece in self.pieces(start, stop):
            state.update(piece)
        return state.hexdigest()


class Splice(NamedTuple):
    """`size` bytes at offset `at` of the old file give way to `new`."""

    at: int
    size: int
    new: bytes

    @property
    def growth(self) -> int:
        """By how many bytes the file grows."""
        return len(self.new) - self.size


@dataclass(frozen=True, slots=True)
class Found:
    """What a container holds, raw.

    Attributes:
        width, height: of the picture in pixels; 0 when the header does not say.
        exif: the TIFF structure, without a header, or None; of a TIFF file the file itself.
        exif_at: offset of that structure in the file, from which thumbnail offsets count.
        photoshop: payloads of the Photoshop resources in file order, without their header.
        iim: an IIM block that stands outside Photoshop resources, or b"".
        xmp: packets in file order; `extended_xmp`: reassembled extended XMP.
        texts: (place, text bytes) of comments that are no field of ours.
        has_c2pa: Content Credentials.
        frames: pages or frames; 1 when the format knows only one or it was not counted.
    """

    width: int = 0
    height: int = 0
    exif: Bytes | None = None
    exif_at: int = 0
    photoshop: tuple[bytes, ...] = ()
    iim: bytes = b""
    xmp: tuple[bytes, ...] = ()
    extended_xmp: tuple[bytes, ...] = ()
    texts: tuple[tuple[str, bytes], ...] = ()
    has_c2pa: bool = False
    frames: int = 1
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts a file is to say. Only what differs from the file stands here.

    Attributes:
        exif: Exif name -> text, or None to remove it.
        iim: dataset "2:120" -> texts; () removes it.
        xmp: property -> value, or None to remove it.
        stale: old text of a field that changes -> its new text. Comments equal to the old one are
            changed where the format names them (PNG), else removed.
        metadata_date: ISO 8601 with offset, for xmp:MetadataDate.
    """

    exif: Mapping[str, str | None] = field(default_factory=dict)
    iim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    xmp: Mapping[str, XmpValue | None] = field(default_factory=dict)
    stale: Mapping[str, str] = field(default_factory=dict)
    metadata_date: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """The splices that change a file, in file order, and what a person should know."""

    splices: tuple[Splice, ...] = ()
    notes: tuple[Note, ...] = ()


def in_order(splices: list[Splice]) -> tuple[Splice, ...]:
    """Return the splices sorted, those that change nothing left out."""
    return tuple(sorted((s for s in splices if s.size or s.new), key=lambda s: (s.at, s.size)))


def sparse(at: int, old: bytes, new: bytes) -> list[Splice]:
    """Return the splices that turn old bytes at an offset into new ones, equal stretches left out.

    Example:
        >>> sparse(100, b"a" * 64 + b"old", b"a" * 64 + b"newer")
        [Splice(at=164, size=3, new=b'newer')]
        >>> sparse(0, b"same", b"same")
        []
    """
    step, common = 64, min(len(old), len(new)) // 64 * 64
    splices: list[Splice] = []
    for start in range(0, common, step):
        piece = new[start : start + step]
        if old[start : start + step] == piece:
            continue
        if splices and splices[-1].at + splices[-1].size == at + start:
            last = splices.pop()
            splices.append(Splice(last.at, last.size + step, last.new + piece))
        else:
            splices.append(Splice(at + start, step, piece))
    if old[common:] != new[common:]:
        splices.append(Splice(at + common, len(old) - common, new[common:]))
    return splices
