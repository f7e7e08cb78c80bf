"""What an EXIF block says, and how a few of its texts are changed without moving anything else.

`read` gives the texts of the tags that `tables.fields` names. `graft` appends a new IFD0 (and,
where needed, a new Exif directory) behind the block and points the header to it: no old byte
moves, so every MakerNote, sub-directory and thumbnail offset stays valid.

Standards: Exif 3.0 (CIPA DC-008-2023) sections 4.5-4.6; TIFF 6.0; CODEC "JPEG" 2, RECONCILE 2.2.

Example:
    >>> block = graft(None, {"ImageDescription": "한강 다리를 건너는 시민들"}, max_bytes=65_527).block
    >>> read(block).values["ImageDescription"]
    '한강 다리를 건너는 시민들'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from photodesk.errors import BlockRefused
from photodesk.metadata import charset as charsets
from photodesk.metadata import ifd
from photodesk.metadata.ifd import ASCII, BYTE, SHORT, UNDEFINED, Bytes, Directory, Entry, Shape, Structure
from photodesk.metadata.ifd_graft import Grafting, Raw, differs, graft_entries, overwrite_entries
from photodesk.model import Charset, Note

_Form = Literal["ascii", "utf16", "number", "comment"]


class _Place(NamedTuple):
    directory: str
    tag: int
    form: _Form


PLACES: dict[str, _Place] = {
    "ImageDescription": _Place("IFD0", 0x010E, "ascii"),
    "Make": _Place("IFD0", 0x010F, "ascii"),
    "Model": _Place("IFD0", 0x0110, "ascii"),
    "Orientation": _Place("IFD0", 0x0112, "number"),
    "Software": _Place("IFD0", 0x0131, "ascii"),
    "DateTime": _Place("IFD0", 0x0132, "ascii"),
    "Artist": _Place("IFD0", 0x013B, "ascii"),
    "Rating": _Place("IFD0", 0x4746, "number"),
    "RatingPercent": _Place("IFD0", 0x4749, "number"),
    "Copyright": _Place("IFD0", 0x8298, "ascii"),
    "XPTitle": _Place("IFD0", 0x9C9B, "utf16"),
    "XPComment": _Place("IFD0", 0x9C9C, "utf16"),
    "XPAuthor": _Place("IFD0", 0x9C9D, "utf16"),
    "XPKeywords": _Place("IFD0", 0x9C9E, "utf16"),
    "XPSubject": _Place("IFD0", 0x9C9F, "utf16"),
    "DateTimeOriginal": _Place("Exif", 0x9003, "ascii"),
    "DateTimeDigitized": _Place("Exif", 0x9004, "ascii"),
    "OffsetTime": _Place("Exif", 0x9010, "ascii"),
    "OffsetTimeOriginal": _Place("Exif", 0x9011, "ascii"),
    "OffsetTimeDigitized": _Place("Exif", 0x9012, "ascii"),
    "UserComment": _Place("Exif", 0x9286, "comment"),
    "SubSecTime": _Place("Exif", 0x9290, "ascii"),
    "SubSecTimeOriginal": _Place("Exif", 0x9291, "ascii"),
    "SubSecTimeDigitized": _Place("Exif", 0x9292, "ascii"),
    "ColorSpace": _Place("Exif", 0xA001, "number"),
    "ImageUniqueID": _Place("Exif", 0xA420, "ascii"),
    "CameraOwnerName": _Place("Exif", 0xA430, "ascii"),
}
"""Exif name -> directory, tag number and form of the texts that are read or written."""

_BY_TAG: dict[str, dict[int, tuple[str, _Form]]] = {
    directory: {p.tag: (name, p.form) for name, p in PLACES.items() if p.directory == directory}
    for directory in ("IFD0", "Exif")
}
# TIFF/EP cameras (Nikon, Leica DNG) keep the capture time in IFD0 as well.
STRAYS = {"DateTimeOriginal": ("IFD0", 0x9003)}

IIM_IN_TIFF = 0x83BB


@dataclass(frozen=True, slots=True)
class ExifTags:
    """The texts of one EXIF block.

    Attributes:
        values: Exif name -> text (numbers as digits); only what is there and not blank.
        thumbnail: offset in the block and length of the JPEG thumbnail, or None.
        iim: value bytes of tag 33723 (IPTC-IIM), which belongs into TIFF files, or b"".
        notes: what the reader saw.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    thumbnail: tuple[int, int] | None = None
    iim: bytes = b""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Grafted:
    """A changed EXIF block and what a person should know about it."""

    block: bytes
    notes: tuple[Note, ...] = ()


# --- reading ----------------------------------------------------------------------------


def read(block: Bytes, *, charset: Charset = "ascii") -> ExifTags:
    """Return the texts of an EXIF block (a TIFF structure, without `Exif\\0\\0`).

    Never raises: what cannot be read is left out and noted.

    Args:
        block: at most the first megabyte of it is looked at.
        charset: the file's IIM charset, for texts that are not UTF-8 (RECONCILE 2.2).
    """
    return _read_block(block, charset) if isinstance(block, bytes) else _read(block, charset)


# A write asks for the block as it was and as it is to be, each several times.
@lru_cache(maxsize=4)
def _read_block(block: bytes, charset: Charset) -> ExifTags:
    return _read(block, charset)


def _read(block: Bytes, charset: Charset) -> ExifTags:
    head = ifd.read_header(block)
    main = ifd.read_directory(block, head[1], head[0], only=_IFD0_READ) if head else None
    if head is None or main is None:
        return ExifTags(notes=(Note("exif_damaged", "the EXIF block cannot be read"),))
    shape = head[0]
    values: dict[str, str] = {}
    exif_at, iim = 0, b""
    for entry in main.entries:
        if entry.tag in _IFD0_TAGS:
            _take(block, entry, shape, "IFD0", charset, values)
        elif entry.tag == ifd.EXIF_IFD and not exif_at:
            exif_at = next(iter(ifd.numbers(block, entry, shape)), 0)
        elif entry.tag == IIM_IN_TIFF:
            iim = ifd.value(block, entry)
    if exif_at and exif_at != main.at:
        directory = ifd.read_directory(block, exif_at, shape, "Exif", only=_EXIF_TAGS)
        for entry in directory.entries if directory else ():
            _take(block, entry, shape, "Exif", charset, values)
    thumbnail = None
    if main.next and main.next not in (main.at, exif_at):
        second = ifd.read_directory(block, main.next, shape, "IFD1", only=_THUMBNAIL_TAGS)
        thumbnail = _thumbnail(block, second, shape)
    return ExifTags(MappingProxyType(values), thumbnail, iim)


_IFD0_TAGS = frozenset(_BY_TAG["IFD0"])
_IFD0_READ = _IFD0_TAGS | {ifd.EXIF_IFD, IIM_IN_TIFF}
_EXIF_TAGS = frozenset(_BY_TAG["Exif"])
_THUMBNAIL_TAGS = frozenset((ifd.THUMBNAIL, ifd.THUMBNAIL_BYTES))


def _take(
    block: Bytes, entry: Entry, shape: Shape, directory: str, charset: Charset, values: dict[str, str]
) -> None:
    name, form = _BY_TAG[directory][entry.tag]
    if name not in values and (text := _text(block, entry, shape, form, charset)):
        values[name] = text


def _text(block: Bytes, entry: Entry, shape: Shape, form: _Form, charset: Charset) -> str:
    if form == "number":
        found = ifd.numbers(block, entry, shape)
        return str(found[0]) if found else ""
    raw = ifd.value(block, entry)
    if form == "utf16":
        return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0]
    if form == "comment":
        return _comment(raw, shape, charset)
    parts = [part for part in raw.split(b"\0") if part.strip()] if b"\0" in raw else [raw]
    # Copyright may hold two notices, photographer NUL editor; elsewhere a NUL ends the text.
    keep = parts[:2] if entry.tag == PLACES["Copyright"].tag else parts[:1]
    if raw.startswith(b"\0") and entry.tag != PLACES["Copyright"].tag:
        return ""
    return "; ".join(decode(part, charset) for part in keep)


def decode(raw: bytes, charset: Charset = "ascii") -> str:
    """Decode an EXIF ASCII value: UTF-8 if it is, else the file's IIM charset, else what it looks like.

    A UTF-8 text whose last character was cut off by a short field loses that character only.

    Without an IIM block to go by, the value itself is judged as IIM texts are: CP949 on strong
    evidence, else Latin-1 and its Windows sister.

    Source: RECONCILE 2.2.

    Example:
        >>> decode("서울 시청".encode("cp949")), decode(b"caf\\xe9")
        ('서울 시청', 'café')
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = raw[: error.start]
        if error.end == len(raw) and error.reason == "unexpected end of data" and not whole.isascii():
            return whole.decode("utf-8")
    if charset in ("ascii", "utf-8"):
        charset = charsets.detect([raw]).charset
    text, is_whole = charsets.decode(raw, charset)
    return text if is_whole else raw.decode("latin-1")


def _comment(raw: bytes, shape: Shape, charset: Charset) -> str:
    code, body = raw[:8], raw[8:]
    if code.startswith(b"UNICODE"):
        return _utf16(body, shape)
    body = body.split(b"\0")[0] if body.strip(b"\0 ") else b""
    if code.startswith(b"JIS"):
        try:
            return body.decode("iso2022_jp")
        except UnicodeDecodeError:
            return decode(body, charset)
    if code.startswith(b"ASCII") or not code.strip(b"\0 "):
        return decode(body, charset)
    # Some writers leave the eight bytes of the charset code out.
    return decode(raw.split(b"\0")[0], charset)


def _utf16(body: bytes, shape: Shape) -> str:
    body = body[: len(body) // 2 * 2]
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace").split("\0")[0]
    own, other = ("utf-16-le", "utf-16-be") if shape.order == "<" else ("utf-16-be", "utf-16-le")
    texts = [body.decode(codec, "replace").split("\0")[0] for codec in (own, other)]
    return max(texts, key=_plausible) if all(texts) else texts[0] or texts[1]


def _plausible(text: str) -> float:
    points = 0.0
    for char in text:
        if " " <= char <= "~" or "가" <= char <= "힣":
            points += 1
        elif "぀" <= char <= "鿿":
            points += 0.4
    return points / len(text)


def _thumbnail(block: Bytes, directory: Directory | None, shape: Shape) -> tuple[int, int] | None:
    if directory is None:
        return None
    at, size = directory.find(ifd.THUMBNAIL), directory.find(ifd.THUMBNAIL_BYTES)
    if at is None or size is None:
        return None
    where, length = ifd.numbers(block, at, shape), ifd.numbers(block, size, shape)
    if not where or not length or not where[0] or not length[0] or length[0] > 1 << 24:
        return None
    return where[0], length[0]


def previews(block: Bytes) -> tuple[tuple[int, int], ...]:
    """Return offset and length of every JPEG that a directory of the block points to.

    The thumbnail of an EXIF block, and the larger previews of a camera's RAW file.
    """
    structure = ifd.read_structure(block)
    found = (_thumbnail(block, d, structure.shape) for d in structure.directories) if structure else ()
    return tuple(one for one in found if one is not None)


# --- writing ----------------------------------------------------------------------------


def graft(
    block: Bytes | None,
    changes: Mapping[str, str | None],
    *,
    following: bytes = b"",
    anchored: bool = False,
    max_bytes: int,
) -> Grafted:
    """Return the block with other texts: a new IFD0 behind it, nothing old moved.

    Replaced and cleared values are overwritten with NULs where nothing else refers to them.
    A second graft replaces the first one's tail, so the block does not grow with every save.

    Args:
        block: the TIFF structure, or None for a picture without EXIF.
        changes: Exif name (`PLACES`) -> new text, or None to remove it.
        following: bytes that stood behind the block, for a thumbnail that runs past its end.
        anchored: nothing may grow because a MakerNote points at data behind the picture:
            texts that fit are overwritten in place, others blanked ("exif_anchored").
        max_bytes: the largest block the container takes; a longer one is treated like
            `anchored` and noted "exif_full".

    Returns:
        The new block; the same bytes when nothing differs.

    Raises:
        BlockRefused: the block is damaged so that it cannot be changed without harm.

    Source: CODEC "JPEG" 2.

    Example:
        >>> first = graft(None, {"Artist": "Kim"}, max_bytes=1000).block
        >>> again = graft(first, {"Artist": "Lee"}, max_bytes=1000).block
        >>> len(first) == len(again), b"Kim" in again
        (True, False)
    """
    if block is None:
        block = _empty_block()
    structure = _structure(block)
    wanted, twins = _wanted(block, structure, changes)
    if not twins and not differs(block, structure, wanted):
        return Grafted(block[0 : len(block)])
    notes: list[Note] = []
    if not anchored:
        grafting = graft_entries(block, structure, wanted, twins=twins, following=following)
        if grafting.size <= max_bytes:
            return Grafted(grafting.apply(block))
        notes.append(Note("exif_full", f"the EXIF block is full ({max_bytes:,} bytes): no new text fits"))
    else:
        notes.append(
            Note(
                "exif_anchored", "the camera's notes point behind the picture: the EXIF block stays as it is"
            )
        )
    return Grafted(overwrite_entries(block, structure, wanted, twins=twins).apply(block), tuple(notes))


def graft_file(data: Bytes, raw: Mapping[int, Raw | None], texts: Mapping[str, str | None]) -> Grafting:
    """Return the patches and the tail that change a whole TIFF file.

    Args:
        data: the file.
        raw: IFD0 tag -> raw value, or None to remove it (XMP, IIM, Photoshop resources).
        texts: Exif name -> new text, or None.

    Raises:
        BlockRefused: the structure is damaged so that it cannot be changed without harm.
    """
    structure = _structure(data)
    wanted, twins = _wanted(data, structure, texts)
    wanted.setdefault("IFD0", {}).update(raw)
    return graft_entries(data, structure, wanted, twins=twins)


def _structure(block: Bytes) -> Structure:
    structure = ifd.read_structure(block)
    if structure is None:
        raise BlockRefused("exif_damaged", "the EXIF block has no readable directory: use a sidecar")
    if structure.tangled:
        problem = structure.problems[0]
        raise BlockRefused("exif_damaged", f"the EXIF block is damaged ({problem}): use a sidecar")
    return structure


def _empty_block() -> bytes:
    import piexif  # slow to load, and only a picture without EXIF needs it

    return bytes(piexif.dump({}))[6:]


def _wanted(
    block: Bytes, structure: Structure, changes: Mapping[str, str | None]
) -> tuple[dict[str, dict[int, Raw | None]], list[Entry]]:
    """Turn texts into raw entries, and find their copies elsewhere in the block."""
    wanted: dict[str, dict[int, Raw | None]] = {}
    twins: list[Entry] = []
    first = structure.named("IFD1")
    for name, text in changes.items():
        place = PLACES[name]
        old = _raw_of(block, structure, place)
        new = None if text is None else encode(text, place.form, structure.shape)
        wanted.setdefault(place.directory, {})[place.tag] = new
        if old is None:
            continue
        if name in STRAYS:
            directory, tag = STRAYS[name]
            if _raw_of(block, structure, _Place(directory, tag, "ascii")) == old:
                wanted.setdefault(directory, {})[tag] = None
        if first is not None and (twin := first.find(place.tag)) and place.directory == "IFD0":
            stripped = ifd.value(block, twin).rstrip(b"\0 ")
            if stripped and place.form == "ascii" and stripped == old.rstrip(b"\0 "):
                twins.append(twin)
    return wanted, twins


def _raw_of(block: Bytes, structure: Structure, place: _Place) -> bytes | None:
    directory = structure.named(place.directory)
    entry = directory.find(place.tag) if directory else None
    return ifd.value(block, entry) if entry else None


def encode(text: str, form: _Form, shape: Shape) -> Raw:
    """Return the raw entry of a text: UTF-8 with NUL, UTF-16 for Windows tags, SHORT for numbers.

    Example:
        >>> encode("5", "number", Shape("<"))
        Raw(type=3, number=1, data=b'\\x05\\x00')
    """
    if form == "number":
        number = min(max(int(text), 0), 0xFFFF)
        return Raw(SHORT, 1, number.to_bytes(2, "little" if shape.order == "<" else "big"))
    if form == "utf16":
        data = text.encode("utf-16-le") + b"\0\0"
        return Raw(BYTE, len(data), data)
    if form == "comment":
        data = b"UNICODE\0" + text.encode("utf-16-le" if shape.order == "<" else "utf-16-be")
        return Raw(UNDEFINED, len(data), data)
    data = text.encode("utf-8") + b"\0"
    return Raw(ASCII, len(data), data)
