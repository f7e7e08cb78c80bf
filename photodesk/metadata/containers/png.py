"""Which chunks a PNG file has, and the splices that give it other texts.

EXIF stands in `eXIf`, XMP in an iTXt of keyword `XML:com.adobe.xmp`. ImageMagick and older tools
keep EXIF, IIM and XMP in "Raw profile" text chunks instead: those are edited where they stand.
PNG has no standard place for IIM, so none is made.

Standards: PNG third edition (W3C 2025) sections 5 and 11.3, XMP part 3 section 1.1.5.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from photodesk import text
from photodesk.errors import DamagedPicture
from photodesk.metadata import exif, iim, photoshop, xmp
from photodesk.metadata.containers import Found, Planned, Source, Splice, Wanted, in_order, sparse
from photodesk.model import Note

NEW_IIM = False

_SIGNATURE_BYTES = 8
_MAX_CHUNKS = 200_000
_MAX_TEXT_BYTES = 1 << 24
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_PICTURE = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"acTL", b"fcTL", b"fdAT"))
_CRITICAL = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND"))
_TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt"))
_PROFILE = re.compile(rb"Raw profile type (exif|APP1|iptc|8bim|xmp)\0", re.IGNORECASE)
_PROFILE_HEAD = re.compile(rb"\s*([A-Za-z0-9]+)\s+(\d+)\s")
_COPIES = frozenset((b"Description", b"Author", b"Copyright", b"Comment"))
_XMP_IN_APP1 = b"http://ns.adobe.com/xap/1.0/\0"
MAX_BLOCK_BYTES = 1_000_000
MAX_XMP_BYTES = 8_000_000


class Chunk(NamedTuple):
    """One chunk: `at` its length field, `body` its data, `end` the byte after its CRC."""

    kind: bytes
    at: int
    body: int
    end: int


def walk(data: Source) -> tuple[Chunk, ...]:
    """Return the chunks up to IEND or to where the file breaks off; never raises."""
    chunks: list[Chunk] = []
    at = _SIGNATURE_BYTES
    while at + 12 <= len(data) and len(chunks) < _MAX_CHUNKS:
        head = data[at : at + 8]
        end = at + 12 + int.from_bytes(head[:4], "big")
        if end > len(data):
            break
        chunks.append(Chunk(head[4:], at, at + 8, end))
        if head[4:] == b"IEND":
            break
        at = end
    return tuple(chunks)


def check(data: Source) -> None:
    """Refuse a PNG that does not end, or whose critical chunks do not match their CRC.

    Raises:
        DamagedPicture: with the chunk that is wrong.
    """
    chunks = walk(data)
    name = data.path.name
    if not chunks or chunks[-1].kind != b"IEND":
        raise DamagedPicture(data.path, f"{name}: damaged PNG: cut off, its end is missing")
    if not any(chunk.kind == b"IDAT" for chunk in chunks):
        raise DamagedPicture(data.path, f"{name}: damaged PNG: it has no picture data")
    for chunk in chunks:
        if chunk.kind in _CRITICAL:
            content = data[chunk.at + 4 : chunk.end]
            if zlib.crc32(content[:-4]) != int.from_bytes(content[-4:], "big"):
                kind = chunk.kind.decode("latin-1")
                raise DamagedPicture(
                    data.path, f"{name}: damaged PNG: checksum of {kind} at byte {chunk.at:,} is wrong"
                )


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the chunks that make up the picture and its frames."""
    for chunk in walk(data):
        if chunk.kind in _PICTURE:
            yield chunk.at + 4, chunk.end - 4


# --- reading ----------------------------------------------------------------------------


class _Profile(NamedTuple):
    """A raw profile: its chunk, keyword, name in the text ("exif", "generic"), and content."""

    chunk: Chunk
    kind: str
    word: bytes
    content: bytes


class _Parts(NamedTuple):
    exif: Chunk | None
    xmp: tuple[Chunk, ...]
    profiles: tuple[_Profile, ...]
    texts: tuple[tuple[Chunk, bytes, bytes], ...]


def _parts(data: Source, chunks: tuple[Chunk, ...]) -> _Parts:
    exif_chunk = None
    xmps: list[Chunk] = []
    profiles: list[_Profile] = []
    texts: list[tuple[Chunk, bytes, bytes]] = []
    for chunk in chunks:
        if chunk.kind == b"eXIf" and exif_chunk is None:
            exif_chunk = chunk
        elif chunk.kind in _TEXTS and chunk.end - chunk.at <= _MAX_TEXT_BYTES:
            raw = data[chunk.body : chunk.end - 4]
            keyword = raw.split(b"\0", 1)[0]
            if chunk.kind == b"iTXt" and keyword == _XMP_KEYWORD:
                xmps.append(chunk)
            elif match := _PROFILE.match(raw):
                content = _unwrap(_content(chunk.kind, raw))
                if content is not None:
                    kind = match[1].lower().decode()
                    profiles.append(_Profile(chunk, kind, content[0], content[1]))
            else:
                texts.append((chunk, keyword, raw))
    return _Parts(exif_chunk, tuple(xmps), tuple(profiles), tuple(texts))


def _content(kind: bytes, raw: bytes) -> bytes:
    """Return the text bytes of a text chunk, decompressed; b"" when it is broken or too long."""
    _, _, rest = raw.partition(b"\0")
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflate(rest[1:])
    compressed = rest[:1] == b"\1"
    parts = rest[2:].split(b"\0", 2)
    body = parts[2] if len(parts) == 3 else b""
    return _inflate(body) if compressed else body


def _inflate(data: bytes) -> bytes:
    try:
        state = zlib.decompressobj()
        return state.decompress(data, _MAX_TEXT_BYTES)
    except zlib.error:
        return b""


def _unwrap(body: bytes) -> tuple[bytes, bytes] | None:
    """Take the content out of a raw profile: a name, its length and hexadecimal digits in lines."""
    match = _PROFILE_HEAD.match(body)
    if match is None:
        return None
    try:
        content = bytes.fromhex(body[match.end() :].decode("ascii").strip("\0 \r\n\t"))
    except (UnicodeDecodeError, ValueError):
        return None
    return match[1], content[: int(match[2])]


def read(data: Source) -> Found:
    """Return the metadata blocks of a PNG, wherever between IHDR and IEND they stand.

    Raises:
        DamagedPicture: no IHDR, so nobody can say how large the picture is.
    """
    chunks = walk(data)
    if not chunks or chunks[0].kind != b"IHDR":
        raise DamagedPicture(data.path, f"{data.path.name}: damaged PNG: it has no header chunk")
    header = data[chunks[0].body : chunks[0].body + 8]
    parts = _parts(data, chunks)
    block, at, notes = None, 0, []
    if parts.exif is not None:
        head = _exif_head(data, parts.exif)
        block, at = data[parts.exif.body + head : parts.exif.end - 4], parts.exif.body + head
    resources: list[bytes] = []
    bare = b""
    packets = [_content(b"iTXt", data[c.body : c.end - 4]) for c in parts.xmp]
    for profile in parts.profiles:
        if profile.kind in ("exif", "app1") and profile.content.startswith(b"Exif\0"):
            block = profile.content[6:] if block is None else block
        elif profile.kind in ("iptc", "8bim"):
            if profile.content.startswith(b"8BIM"):
                resources.append(profile.content)
            else:
                bare = bare or profile.content
        elif profile.kind == "xmp" or profile.content.startswith(_XMP_IN_APP1):
            packets.append(profile.content.removeprefix(_XMP_IN_APP1))
    frames = 1
    for chunk in chunks:
        if chunk.kind == b"acTL":
            frames = int.from_bytes(data[chunk.body : chunk.body + 4], "big")
            break
    if len(parts.xmp) > 1:
        notes.append(Note("xmp_twice", "more than one XMP packet"))
    return Found(
        width=int.from_bytes(header[:4], "big"),
        height=int.from_bytes(header[4:], "big"),
        exif=block,
        exif_at=at,
        photoshop=tuple(resources),
        iim=bare,
        xmp=tuple(packets),
        texts=tuple((k.decode("latin-1"), _content(c.kind, raw)) for c, k, raw in parts.texts),
        has_c2pa=any(chunk.kind == b"caBX" for chunk in chunks),
        frames=frames,
        notes=tuple(notes),
    )


def _exif_head(data: Source, chunk: Chunk) -> int:
    """Return the length of the JPEG header that some writers put before the block by mistake."""
    return 6 if data[chunk.body : chunk.body + 6] == b"Exif\0\0" else 0


# --- writing ----------------------------------------------------------------------------


def plan(data: Source, wanted: Wanted) -> Planned:
    """Return the splices that give a PNG other texts.

    Raises:
        BlockRefused: a block is damaged.

    Source: CODEC "Others", PNG.
    """
    chunks = walk(data)
    parts = _parts(data, chunks)
    home = next((chunk.at for chunk in chunks if chunk.kind == b"IDAT"), len(data))
    notes: list[Note] = []
    splices: list[Splice] = []
    if wanted.exif:
        splices += _exif_splices(data, parts, wanted, home, notes)
    if wanted.iim:
        splices += _iim_splices(data, parts, wanted)
    if wanted.xmp:
        splices += _xmp_splices(data, parts, wanted, home)
    if wanted.stale:
        splices += _text_splices(parts, wanted, notes)
    changed = [p for s in splices for p in sparse(s.at, data[s.at : s.at + s.size], s.new)]
    return Planned(in_order(changed), tuple(notes))


def _chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _over(chunk: Chunk, new: bytes) -> Splice:
    return Splice(chunk.at, chunk.end - chunk.at, new)


def _exif_splices(data: Source, parts: _Parts, wanted: Wanted, home: int, notes: list[Note]) -> list[Splice]:
    profile = next((p for p in parts.profiles if p.content.startswith(b"Exif\0")), None)
    if parts.exif is not None:
        head = _exif_head(data, parts.exif)
        block: bytes | None = data[parts.exif.body + head : parts.exif.end - 4]
    else:
        head, block = 6, profile.content[6:] if profile else None
    grafted = exif.graft(block, wanted.exif, max_bytes=MAX_BLOCK_BYTES)
    notes += grafted.notes
    splices = []
    if parts.exif is not None:
        start = data[parts.exif.body : parts.exif.body + head]
        splices.append(_over(parts.exif, _chunk(b"eXIf", start + grafted.block)))
        if profile is not None:
            # A second copy of the block: keep it in step, so that no reader shows the old text.
            twin = exif.graft(profile.content[6:], wanted.exif, max_bytes=MAX_BLOCK_BYTES)
            splices.append(_over(profile.chunk, _wrap(data, profile, profile.content[:6] + twin.block)))
    elif profile is not None:
        splices.append(_over(profile.chunk, _wrap(data, profile, profile.content[:6] + grafted.block)))
    else:
        splices.append(Splice(home, 0, _chunk(b"eXIf", grafted.block)))
    return splices


def _iim_splices(data: Source, parts: _Parts, wanted: Wanted) -> list[Splice]:
    splices = []
    for profile in parts.profiles:
        if profile.kind not in ("iptc", "8bim"):
            continue
        if profile.content.startswith(b"8BIM"):
            if not photoshop.read((profile.content,)).iim_payload:
                continue
            content = b"".join(photoshop.graft((profile.content,), wanted.iim))
        else:
            content = iim.graft(profile.content, wanted.iim)
        new = _wrap(data, profile, content) if content else b""
        if content != profile.content:
            splices.append(_over(profile.chunk, new))
    return splices


def _xmp_splices(data: Source, parts: _Parts, wanted: Wanted, home: int) -> list[Splice]:
    packets = [_content(b"iTXt", data[c.body : c.end - 4]) for c in parts.xmp]
    profiles = [p for p in parts.profiles if p.kind == "xmp" or p.content.startswith(_XMP_IN_APP1)]
    packets += [p.content.removeprefix(_XMP_IN_APP1) for p in profiles]
    packet = xmp.graft(packets, wanted.xmp, metadata_date=wanted.metadata_date, max_bytes=MAX_XMP_BYTES)
    old = [*parts.xmp, *(p.chunk for p in profiles)]
    if len(packets) == 1 and packets[0] == packet and parts.xmp:
        return []
    new = _chunk(b"iTXt", _XMP_KEYWORD + b"\0\0\0\0\0" + packet) if packet else b""
    if not old:
        return [Splice(home, 0, new)]
    return [_over(old[0], new), *(_over(chunk, b"") for chunk in old[1:])]


def _wrap(data: Source, profile: _Profile, content: bytes) -> bytes:
    """Return the chunk of a raw profile with other content, written as it was: same kind, same keyword."""
    raw = data[profile.chunk.body : profile.chunk.end - 4]
    keyword = raw.split(b"\0", 1)[0]
    digits = content.hex().encode()
    lines = b"\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    body = b"\n%s\n%8d\n%s\n" % (profile.word, len(content), lines)
    kind = profile.chunk.kind
    if kind == b"tEXt":
        return _chunk(kind, keyword + b"\0" + body)
    if kind == b"zTXt":
        return _chunk(kind, keyword + b"\0\0" + zlib.compress(body))
    return _chunk(kind, keyword + b"\0\1\0\0\0" + zlib.compress(body))


def _text_splices(parts: _Parts, wanted: Wanted, notes: list[Note]) -> list[Splice]:
    """Give text chunks that say the old text the new one; note others that still hold it."""
    stale = {text.collapse(old): new for old, new in wanted.stale.items()}
    splices = []
    for chunk, keyword, raw in parts.texts:
        said = _decoded(chunk.kind, raw)
        folded = text.collapse(text.normalise(said))
        if folded in stale and keyword in _COPIES:
            new = stale[folded]
            splices.append(_over(chunk, _text_chunk(chunk.kind, keyword, new) if new else b""))
        elif any(len(old) >= 16 and old in folded for old in stale):
            place = keyword.decode("latin-1")
            notes.append(Note("stale_kept", f"the PNG text {place} still holds the old text"))
    return splices


def _decoded(kind: bytes, raw: bytes) -> str:
    content = _content(kind, raw)
    return content.decode("utf-8", "replace") if kind == b"iTXt" else exif.decode(content)


def _text_chunk(kind: bytes, keyword: bytes, new: str) -> bytes:
    """Return a text chunk; one that Latin-1 cannot hold becomes iTXt."""
    if kind != b"iTXt":
        try:
            latin = new.encode("latin-1")
        except UnicodeEncodeError:
            kind = b"iTXt"
        else:
            if latin.isascii():
                body = b"\0" + zlib.compress(latin) if kind == b"zTXt" else latin
                return _chunk(kind, keyword + b"\0" + body)
            kind = b"iTXt"
    return _chunk(kind, keyword + b"\0\0\0\0\0" + new.encode())
