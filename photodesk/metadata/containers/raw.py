"""What a camera's RAW file says: read and never written, its values go into a sidecar.

Most RAW files are TIFF structures (CR2, NEF, ARW, DNG, PEF, SRW, ORF, RW2). Fuji's RAF wraps a
JPEG that carries the metadata; Canon's CR3 is made of boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from photodesk.errors import DamagedPicture
from photodesk.metadata import ifd
from photodesk.metadata.containers import Found, Source, boxes, jpeg, tiff

_RAF = b"FUJIFILMCCD-RAW"
_CR3_UUID = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


def check(data: Source) -> None:
    """Refuse nothing: RAW files are not written."""


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the picture data; of RAF and CR3 the whole file."""
    if data[0:4] in (b"II*\0", b"MM\0*"):
        yield from tiff.picture(data)
    else:
        yield 0, len(data)


def read(data: Source) -> Found:
    """Return the metadata blocks of a RAW file.

    Raises:
        DamagedPicture: its directories cannot be read.
    """
    if data[0:15] == _RAF:
        head = data[84:92]
        at, size = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
        found = jpeg.read(data.part(at, size))
        return replace(found, exif_at=found.exif_at + at if found.exif_at else 0)
    if data[4:8] == b"ftyp":
        return _canon(data)
    found = tiff.read(data)
    width, height = _panasonic(data) if data[0:4] == b"IIU\0" else _largest(data)
    return replace(found, width=width or found.width, height=height or found.height)


def _largest(data: Source) -> tuple[int, int]:
    """Return the size of the largest picture in any directory: IFD0 is often the preview."""
    structure = ifd.read_structure(data)
    best = (0, 0)
    for directory in structure.directories if structure else ():
        sizes = []
        for tag in (tiff.WIDTH, tiff.HEIGHT):
            entry = directory.find(tag)
            numbers = ifd.numbers(data, entry, structure.shape) if entry and structure else ()
            sizes.append(numbers[0] if numbers else 0)
        if sizes[0] * sizes[1] > best[0] * best[1]:
            best = (sizes[0], sizes[1])
    return best


def _panasonic(data: Source) -> tuple[int, int]:
    """Return the size that an RW2 gives by the borders of its sensor: left, top, right, bottom."""
    head = ifd.read_header(data)
    main = ifd.read_directory(data, head[1], head[0]) if head else None
    if head is None or main is None:
        return 0, 0
    borders = []
    for tag in (4, 5, 6, 7):
        entry = main.find(tag)
        borders.append(next(iter(ifd.numbers(data, entry, head[0])), 0) if entry else 0)
    top, left, bottom, right = borders
    return max(0, right - left), max(0, bottom - top)


def _canon(data: Source) -> Found:
    """Return what a CR3 file holds: CMT1 is its IFD0, XMP a box of its own."""
    found = Found()
    for box in boxes.walk(data, 0, len(data)):
        if box.kind == b"uuid" and data[box.body : box.body + 16] == _CR3_UUID:
            for inner in boxes.walk(data, box.body + 16, box.end):
                if inner.kind == b"CMT1":
                    found = replace(found, exif=data[inner.body : inner.end], exif_at=inner.body)
        elif box.kind == b"uuid" and data[box.body : box.body + 16] == boxes.XMP_UUID:
            found = replace(found, xmp=(*found.xmp, data[box.body + 16 : box.end]))
        elif box.kind == b"CRAW":
            raw = data[box.body + 24 : box.body + 28]
            width, height = int.from_bytes(raw[:2], "big"), int.from_bytes(raw[2:], "big")
            if width * height > found.width * found.height:
                found = replace(found, width=width, height=height)
    if found.exif is None:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged CR3: it has no metadata box")
    if not found.width:
        width, height = _largest_of(found.exif)
        found = replace(found, width=width, height=height)
    return found


def _largest_of(block: ifd.Bytes) -> tuple[int, int]:
    head = ifd.read_header(block)
    main = ifd.read_directory(block, head[1], head[0]) if head else None
    if head is None or main is None:
        return 0, 0
    sizes = []
    for tag in (tiff.WIDTH, tiff.HEIGHT):
        entry = main.find(tag)
        sizes.append(next(iter(ifd.numbers(block, entry, head[0])), 0) if entry else 0)
    return sizes[0], sizes[1]
