"""Which chunks a WebP file has, and the splices that give it other texts.

EXIF and XMP stand in chunks of their own behind the picture and are announced by flags in VP8X.
WebP has no place for IIM.

Standards: RFC 9649 (WebP container), sections 2.3-2.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from photodesk.errors import BlockRefused, DamagedPicture
from photodesk.metadata import exif, xmp
from photodesk.metadata.containers import Found, Planned, Source, Splice, Wanted, in_order, sparse
from photodesk.model import Note

NEW_IIM = False

_MAX_CHUNKS = 100_000
_EXIF_FLAG, _XMP_FLAG, _ALPHA_FLAG = 0x08, 0x04, 0x10
_PICTURE = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"))
_XMP_KINDS = frozenset((b"XMP ", b"XMP\0"))
_MAX_EXIF_BYTES = 1_000_000
_MAX_XMP_BYTES = 8_000_000
_MAX_RIFF_BYTES = (1 << 32) - 10


class Chunk(NamedTuple):
    """One chunk: `at` its name, `body` its data, `stop` the end of the data, `end` with padding."""

    kind: bytes
    at: int
    body: int
    stop: int
    end: int


def _riff_end(data: Source) -> int:
    return 8 + int.from_bytes(data[4:8], "little")


def walk(data: Source) -> tuple[Chunk, ...]:
    """Return the chunks inside RIFF, up to where the file breaks off; never raises."""
    chunks: list[Chunk] = []
    limit = min(_riff_end(data), len(data))
    at = 12
    while at + 8 <= limit and len(chunks) < _MAX_CHUNKS:
        head = data[at : at + 8]
        size = int.from_bytes(head[4:], "little")
        stop = at + 8 + size
        if stop > limit:
            break
        end = min(stop + size % 2, limit)
        chunks.append(Chunk(head[:4], at, at + 8, stop, end))
        at = end
    return tuple(chunks)


def check(data: Source) -> None:
    """Refuse a WebP whose RIFF lengths do not fit the file.

    Raises:
        DamagedPicture: with what does not fit.
    """
    chunks = walk(data)
    name = data.path.name
    if _riff_end(data) > len(data):
        raise DamagedPicture(
            data.path, f"{name}: damaged WebP: cut off at {len(data):,} of {_riff_end(data):,} bytes"
        )
    if not any(chunk.kind in (b"VP8 ", b"VP8L", b"ANMF") for chunk in chunks):
        raise DamagedPicture(data.path, f"{name}: damaged WebP: it has no picture data")
    if chunks[-1].end < _riff_end(data) - 1:
        raise DamagedPicture(data.path, f"{name}: damaged WebP: a chunk runs past the end of the file")


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the picture data and its frames."""
    for chunk in walk(data):
        if chunk.kind in _PICTURE:
            yield chunk.body, chunk.stop


def read(data: Source) -> Found:
    """Return the metadata blocks of a WebP.

    Raises:
        DamagedPicture: no picture header, so nobody can say how large the picture is.
    """
    chunks = walk(data)
    width, height, _ = _size(data, chunks)
    if not width:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged WebP: it has no picture header")
    block, at = None, 0
    exif_chunk = _first(chunks, (b"EXIF",))
    if exif_chunk is not None:
        at = exif_chunk.body + _exif_head(data, exif_chunk)
        block = data[at : exif_chunk.stop]
    return Found(
        width=width,
        height=height,
        exif=block,
        exif_at=at,
        xmp=tuple(data[c.body : c.stop] for c in chunks if c.kind in _XMP_KINDS),
        has_c2pa=any(c.kind == b"C2PA" for c in chunks),
        frames=max(1, sum(c.kind == b"ANMF" for c in chunks)),
    )


def _first(chunks: tuple[Chunk, ...], kinds: tuple[bytes, ...]) -> Chunk | None:
    return next((chunk for chunk in chunks if chunk.kind in kinds), None)


def _exif_head(data: Source, chunk: Chunk) -> int:
    """Return the length of the JPEG header that some writers put before the block by mistake."""
    return 6 if data[chunk.body : chunk.body + 6] == b"Exif\0\0" else 0


def _size(data: Source, chunks: tuple[Chunk, ...]) -> tuple[int, int, bool]:
    """Return width, height and whether there is alpha; zeros when no header says."""
    if (chunk := _first(chunks, (b"VP8X",))) is not None:
        head = data[chunk.body : chunk.body + 10]
        if len(head) == 10:
            return (
                1 + int.from_bytes(head[4:7], "little"),
                1 + int.from_bytes(head[7:10], "little"),
                bool(head[0] & _ALPHA_FLAG),
            )
    if (chunk := _first(chunks, (b"VP8L",))) is not None:
        head = data[chunk.body : chunk.body + 5]
        if len(head) == 5 and head[0] == 0x2F:
            bits = int.from_bytes(head[1:], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), bool(bits >> 28 & 1)
    if (chunk := _first(chunks, (b"VP8 ",))) is not None:
        head = data[chunk.body : chunk.body + 10]
        if len(head) == 10 and head[3:6] == b"\x9d\x01\x2a":
            return (
                int.from_bytes(head[6:8], "little") & 0x3FFF,
                int.from_bytes(head[8:10], "little") & 0x3FFF,
                False,
            )
    return 0, 0, False


# --- writing ----------------------------------------------------------------------------


def plan(data: Source, wanted: Wanted) -> Planned:
    """Return the splices that give a WebP other texts.

    Raises:
        BlockRefused: a block is damaged, or the file would pass what RIFF can hold.

    Source: CODEC "Others", WebP; RFC 9649 section 2.7.
    """
    chunks = walk(data)
    notes: list[Note] = []
    splices: list[Splice] = []
    flags = 0
    behind = max((c.end for c in chunks if c.kind in _PICTURE), default=chunks[-1].end)
    if wanted.exif:
        old = _first(chunks, (b"EXIF",))
        head = _exif_head(data, old) if old else 0
        block = data[old.body + head : old.stop] if old else None
        grafted = exif.graft(block, wanted.exif, max_bytes=_MAX_EXIF_BYTES)
        notes += grafted.notes
        if grafted.block != block:
            start = data[old.body : old.body + head] if old else b""
            splices.append(_place(old, behind, _chunk(b"EXIF", start + grafted.block)))
        flags |= _EXIF_FLAG
    if wanted.xmp:
        olds = [c for c in chunks if c.kind in _XMP_KINDS]
        packets = [data[c.body : c.stop] for c in olds]
        packet = xmp.graft(packets, wanted.xmp, metadata_date=wanted.metadata_date, max_bytes=_MAX_XMP_BYTES)
        if packets != [packet]:
            new = _chunk(b"XMP ", packet) if packet else b""
            exif_chunk = _first(chunks, (b"EXIF",))
            home = max(behind, exif_chunk.end) if exif_chunk else behind
            splices.append(_place(olds[0] if olds else None, home, new))
            splices += [Splice(c.at, c.end - c.at, b"") for c in olds[1:]]
        flags |= _XMP_FLAG if packet else 0
    if not splices:
        return Planned(notes=tuple(notes))
    splices += _announce(data, chunks, flags)
    splices = [p for s in splices for p in sparse(s.at, data[s.at : s.at + s.size], s.new)]
    growth = sum(s.growth for s in splices)
    size = _riff_end(data) - 8 + growth
    if size > _MAX_RIFF_BYTES:
        raise BlockRefused("riff_full", "the file would pass the 4 GB that WebP can hold: use a sidecar")
    splices += sparse(4, data[4:8], size.to_bytes(4, "little"))
    return Planned(in_order(splices), tuple(notes))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def _place(old: Chunk | None, home: int, new: bytes) -> Splice:
    return Splice(home, 0, new) if old is None else Splice(old.at, old.end - old.at, new)


def _announce(data: Source, chunks: tuple[Chunk, ...], flags: int) -> list[Splice]:
    """Set the flags of what the file will hold, in the VP8X chunk that is there or a new one."""
    extended = _first(chunks, (b"VP8X",))
    if extended is not None:
        old = data[extended.body : extended.body + 1]
        return [Splice(extended.body, 1, bytes((old[0] | flags,)))]
    width, height, alpha = _size(data, chunks)
    content = bytes((flags | (_ALPHA_FLAG if alpha else 0), 0, 0, 0))
    content += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return [Splice(12, 0, _chunk(b"VP8X", content))]
