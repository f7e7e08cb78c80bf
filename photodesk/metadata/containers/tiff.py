"""Where metadata stand in a TIFF file, and the splices that give it other texts.

The file itself is the EXIF structure. XMP is tag 700, IIM tag 33723, Photoshop resources tag
34377. A write appends a new IFD0 and leaves every page, strip and sub-directory where it is.

Standards: TIFF 6.0; XMP part 3 section 1.1.7; Photoshop TIFF technical notes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from photodesk.errors import BlockRefused, DamagedPicture
from photodesk.metadata import exif, ifd, iim, photoshop, xmp
from photodesk.metadata.containers import Found, Planned, Source, Splice, Wanted, in_order, sparse
from photodesk.metadata.ifd import Directory, Structure
from photodesk.metadata.ifd_graft import Raw
from photodesk.model import Note

NEW_IIM = True

WIDTH, HEIGHT = 0x0100, 0x0101
XMP, IIM, RESOURCES, C2PA = 700, 33723, 34377, 52545
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325
_IIM_COPY, _DIGEST = 0x0404, 0x0425
_MAX_XMP_BYTES = 8_000_000
_MACHINE_WORDS = (b"ImageJ=", b"<OME ", b"<?xml", b"<GDALMetadata", b'{"shape"', b"FluoView", b"<MetaData")


def check(data: Source) -> None:
    """Refuse a TIFF whose directories are unreadable or whose strips lie outside the file.

    Raises:
        DamagedPicture: with what lies outside.
    """
    structure = ifd.read_structure(data)
    name = data.path.name
    if structure is None:
        raise DamagedPicture(data.path, f"{name}: damaged TIFF: its first directory cannot be read")
    if structure.tangled:
        raise DamagedPicture(data.path, f"{name}: damaged TIFF: {structure.problems[0]}")
    if not any(True for _ in _strips(data, structure)):
        raise DamagedPicture(data.path, f"{name}: damaged TIFF: it has no picture data")
    for start, end in _strips(data, structure):
        if end > len(data):
            raise DamagedPicture(
                data.path,
                f"{name}: damaged TIFF: picture data at byte {start:,} run past the end of the file",
            )


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the strips and tiles of every page, in directory order."""
    structure = ifd.read_structure(data)
    if structure is not None:
        yield from ((start, min(end, len(data))) for start, end in _strips(data, structure))


def _strips(data: Source, structure: Structure) -> Iterator[tuple[int, int]]:
    shape = structure.shape
    for directory in structure.directories:
        for at_tag, size_tag in (
            (_STRIPS, _STRIP_BYTES), (_TILES, _TILE_BYTES), (ifd.THUMBNAIL, ifd.THUMBNAIL_BYTES),
        ):  # fmt: skip
            at, size = directory.find(at_tag), directory.find(size_tag)
            if at is None:
                continue
            starts = ifd.numbers(data, at, shape)
            sizes = ifd.numbers(data, size, shape) if size else _guessed_sizes(data, directory, len(starts))
            yield from ((a, a + b) for a, b in zip(starts, sizes, strict=False) if b)


def _guessed_sizes(data: Source, directory: Directory, count: int) -> tuple[int, ...]:
    """Return a size for a single strip without StripByteCounts: it reaches to the end of the file."""
    return () if count != 1 or directory.name != "IFD0" else (max(0, len(data) - 8),)


# --- reading ----------------------------------------------------------------------------


def read(data: Source) -> Found:
    """Return the metadata blocks of a TIFF file.

    Raises:
        DamagedPicture: its first directory cannot be read.
    """
    head = ifd.read_header(data)
    main = ifd.read_directory(data, head[1], head[0]) if head else None
    if head is None or main is None:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged TIFF: its first directory cannot be read")
    shape = head[0]
    payload = _iim_payload(data, main)
    packet, resources = _bytes(data, main, XMP), _bytes(data, main, RESOURCES)
    frames, seen, at = 1, {main.at}, main.next
    while at and at not in seen and frames < ifd.MAX_DIRECTORIES:
        seen.add(at)
        page = ifd.read_directory(data, at, shape, "page")
        if page is None:
            break
        frames, at = frames + 1, page.next
    return Found(
        width=_number(data, main, WIDTH, head[0]),
        height=_number(data, main, HEIGHT, head[0]),
        exif=data,
        photoshop=(resources,) if resources else (),
        iim=payload,
        xmp=(packet,) if packet.strip(b"\0 ") else (),
        has_c2pa=main.find(C2PA) is not None,
        frames=frames,
    )


def _number(data: Source, directory: Directory, tag: int, shape: ifd.Shape) -> int:
    entry = directory.find(tag)
    return next(iter(ifd.numbers(data, entry, shape)), 0) if entry else 0


def _bytes(data: Source, directory: Directory, tag: int) -> bytes:
    entry = directory.find(tag)
    return ifd.value(data, entry, _MAX_XMP_BYTES) if entry else b""


def _iim_payload(data: Source, directory: Directory) -> bytes:
    """Return the IIM block of tag 33723; Photoshop and libtiff type it LONG, some swap it so."""
    entry = directory.find(IIM)
    if entry is None:
        return b""
    payload = ifd.value(data, entry)
    if entry.type == ifd.LONG and payload[:1] != b"\x1c":
        swapped = b"".join(payload[i : i + 4][::-1] for i in range(0, len(payload), 4))
        if swapped[:1] == b"\x1c":
            return swapped
    return payload


# --- writing ----------------------------------------------------------------------------


def plan(data: Source, wanted: Wanted) -> Planned:
    """Return the splices that give a TIFF file other texts.

    Raises:
        BlockRefused: the structure is damaged or of a kind that is not written, or the caption's
            place holds machine text.

    Source: CODEC "Others", TIFF.
    """
    head = ifd.read_header(data)
    main = ifd.read_directory(data, head[1], head[0]) if head else None
    if head is None or main is None:
        raise BlockRefused("tiff_damaged", "the first directory cannot be read: use a sidecar")
    if head[0].big and head[0].order == ">":
        raise BlockRefused("tiff_big", "big-endian BigTIFF is not written: use a sidecar")
    if wanted.exif.get("ImageDescription") is not None and _is_machine_text(_bytes(data, main, 270)):
        raise BlockRefused(
            "machine_text", "ImageDescription holds the data of another program: use a sidecar"
        )
    raw: dict[int, Raw | None] = {}
    if wanted.xmp:
        packet = _bytes(data, main, XMP)
        packets = (packet,) if packet.strip(b"\0 ") else ()
        new = xmp.graft(packets, wanted.xmp, metadata_date=wanted.metadata_date, max_bytes=_MAX_XMP_BYTES)
        raw[XMP] = Raw(ifd.BYTE, len(new), new) if new else None
    if wanted.iim:
        resources = _bytes(data, main, RESOURCES)
        # Without the tag the copy among Photoshop's resources is what readers took for the block.
        block = _iim_payload(data, main) or photoshop.read((resources,)).iim_payload
        payload = iim.graft(_without_padding(block), wanted.iim)
        raw[IIM] = Raw(ifd.UNDEFINED, len(payload), payload) if payload else None
        if resources:
            fresh = _in_step(resources, wanted, payload)
            if fresh != resources:
                entry = main.find(RESOURCES)
                kind = entry.type if entry and entry.type in (ifd.BYTE, ifd.UNDEFINED) else ifd.BYTE
                raw[RESOURCES] = Raw(kind, len(fresh), fresh) if fresh else None
    grafting = exif.graft_file(data, raw, wanted.exif)
    splices = [Splice(at, len(patch), patch) for at, patch in grafting.patches]
    splices = [p for s in splices for p in sparse(s.at, data[s.at : s.at + s.size], s.new)]
    old_tail = data[grafting.keep : len(data)]
    splices += sparse(grafting.keep, old_tail, grafting.tail)
    notes: list[Note] = []
    structure = ifd.read_structure(data)
    others = structure.directories[1:] if structure else ()
    if wanted.iim and any(directory.find(IIM) for directory in others):
        notes.append(Note("iim_elsewhere", "the IIM block of another page is not edited"))
    return Planned(in_order(splices), tuple(notes))


def _without_padding(block: bytes) -> bytes:
    """Take off the NULs that fill up a block typed LONG; a dataset may end in NULs of its own."""
    rest = iim.parse(block)[1]
    return block[: len(block) - len(rest)] + rest.rstrip(b"\0")


def _is_machine_text(description: bytes) -> bool:
    return description.lstrip().startswith(_MACHINE_WORDS)


def _in_step(resources: bytes, wanted: Wanted, payload: bytes) -> bytes:
    """Return the Photoshop resources with their copy of the IIM block and its digest renewed.

    The copy keeps what only it holds. The digest is of the tag's block: that is the one readers
    of TIFF compare it with.
    """
    if any(one.holds(_IIM_COPY) for one in photoshop.parse(resources)[0]):
        resources = b"".join(photoshop.graft((resources,), wanted.iim))
    found, rest = photoshop.parse(resources)
    digest = hashlib.md5(payload, usedforsecurity=False).digest()
    stamped = []
    for one in found:
        if one.holds(_DIGEST) and len(one.data) == 16:
            if payload:
                stamped.append(one.raw[: one.raw.rindex(one.data)] + digest)
        else:
            stamped.append(one.raw)
    return b"".join(stamped) + rest
