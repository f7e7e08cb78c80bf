"""Which picture format the first bytes of a file are; names are never believed.

A camera's RAW file is often a TIFF by its first bytes, so those are told apart by what their
first directory says, and by the name only where the bytes say TIFF anyway.
"""

from __future__ import annotations

from pathlib import PurePath

from photodesk.metadata import ifd
from photodesk.metadata.ifd import Bytes
from photodesk.model import Format

SUFFIXES: dict[str, Format] = {
    ".jpg": "jpeg", ".jpeg": "jpeg", ".jpe": "jpeg", ".jfif": "jpeg", ".mpo": "jpeg",
    ".png": "png", ".webp": "webp", ".tif": "tiff", ".tiff": "tiff", ".heic": "heic", ".heif": "heic",
    ".hif": "heic", ".avif": "avif", ".gif": "gif", ".bmp": "bmp", ".jp2": "jp2", ".jpx": "jp2",
    ".psd": "psd", ".psb": "psd", ".cr2": "raw", ".cr3": "raw", ".nef": "raw", ".nrw": "raw", ".arw": "raw",
    ".dng": "raw", ".raf": "raw", ".orf": "raw", ".rw2": "raw", ".pef": "raw", ".srw": "raw",
}  # fmt: skip
"""File name suffix -> format that a person expects of it."""

_DNG_VERSION, _COMPRESSION, _MAKE, _SUBFILE = 0xC612, 0x0103, 0x010F, 0x00FE
_RAW_COMPRESSIONS = {32767, 32769, 32770, 32772, 34713, 34892, 65000, 65535}
_RAW_MAKERS = (
    b"NIKON",
    b"SONY",
    b"PENTAX",
    b"RICOH",
    b"SAMSUNG",
    b"LEICA",
    b"HASSELBLAD",
    b"KODAK",
    b"EPSON",
)


def sniff(data: Bytes, name: str = "") -> Format | None:
    """Return the format of a file by its bytes, or None when it is no picture that we know.

    Args:
        data: the file, or its first kilobytes.
        name: the file's name; it only tells a camera's RAW from other TIFF structures.

    Example:
        >>> sniff(b"\\xff\\xd8\\xff\\xe0"), sniff(b"<html>"), sniff(b"GIF89a")
        ('jpeg', None, 'gif')
    """
    head = data[0:64]
    if head.startswith(b"\xff\xd8"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "raw" if _is_raw(data, head, name) else "tiff"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if head[:4] == b"8BPS":
        return "psd"
    if head.startswith((b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")):
        return "jp2"
    if head[:4] in (b"IIU\0", b"IIRO", b"IIRS", b"MMOR") or head.startswith(b"FUJIFILMCCD-RAW"):
        return "raw"
    if head[:2] == b"BM" and head[14:18] in _BMP_HEADERS:
        return "bmp"
    return None


_BMP_HEADERS = {n.to_bytes(4, "little") for n in (12, 16, 40, 52, 56, 64, 108, 124)}


def expected(name: str) -> Format | None:
    """Return the format that a file's name promises, or None.

    Example:
        >>> expected("PYH2026.JPG")
        'jpeg'
    """
    return SUFFIXES.get(PurePath(name).suffix.lower())


def _brand(head: bytes) -> Format | None:
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[i : i + 4] for i in range(16, min(size, len(head)), 4))}
    if head[8:12] == b"crx ":
        return "raw"
    if brands & {b"avif", b"avis"}:
        return "avif"
    if brands & {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}:
        return "heic"
    if brands & {b"jp2 ", b"jpx "}:
        return "jp2"
    return None


def _is_raw(data: Bytes, head: bytes, name: str) -> bool:
    if head[8:10] == b"CR" or expected(name) == "raw":
        return True
    found = ifd.read_header(data)
    main = ifd.read_directory(data, found[1], found[0]) if found else None
    if found is None or main is None:
        return False
    shape = found[0]
    if main.find(_DNG_VERSION):
        return True
    compression = main.find(_COMPRESSION)
    if compression and set(ifd.numbers(data, compression, shape)) & _RAW_COMPRESSIONS:
        make = main.find(_MAKE)
        return make is not None
    subfile, make = main.find(_SUBFILE), main.find(_MAKE)
    if not subfile or not make or not main.find(ifd.SUB_IFDS):
        return False
    reduced = ifd.numbers(data, subfile, shape)[:1] == (1,)
    return reduced and ifd.value(data, make).upper().startswith(_RAW_MAKERS)
