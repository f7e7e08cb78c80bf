"""What a picture file says: its containers read, weighed, and joined with its sidecar.

Only headers are read. Standards and precedence: RECONCILE 2.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from photodesk import text
from photodesk.errors import FileError, NotAPicture
from photodesk.metadata import exif, iim, photoshop, reconcile, xmp
from photodesk.metadata.containers import Found, Source
from photodesk.metadata.containers.sniff import SUFFIXES, expected, sniff
from photodesk.model import DigestState, Format, Note, PhotoFile, Tags, XmpValue
from photodesk.photofile import sidecars

if TYPE_CHECKING:
    from photodesk.settings import House

Policy = reconcile.Policy

_NAMES: dict[Format, str] = {
    "jpeg": "JPEG", "png": "PNG", "webp": "WebP", "tiff": "TIFF", "heic": "HEIC", "avif": "AVIF",
    "gif": "GIF", "bmp": "BMP", "jp2": "JPEG 2000", "psd": "Photoshop", "raw": "camera RAW",
}  # fmt: skip


FREE_BY_FLAG = Note(
    "copyright_flag",
    "the Photoshop copyright flag says the picture is free, the notice says it is not",
    "copyright_notice",
)


def read(path: Path | str, *, policy: Policy = "newsroom", house: House | None = None) -> PhotoFile:
    """Return what a picture file says, reconciled; only its headers are read.

    Args:
        path: the file; the bytes decide its format, a name that disagrees is a note.
        policy: who outranks whom when containers disagree.
        house: house style, for the short credit that IIM may hold; None for the default.

    Raises:
        NotAPicture: no picture format that PhotoDesk knows.
        DamagedPicture: the header breaks off before it says how large the picture is.
        FileError: it cannot be opened.
    """
    path = Path(path)
    try:
        with path.open("rb", buffering=0) as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            kind = format_of(source)
            found = container(kind).read(source)
            # A TIFF is its own EXIF block: its tags are read while the file is open.
            tags = tags_of(found)
    except OSError as error:
        raise FileError(path, f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    belief = reconcile.believe(tags, policy=policy, short_form=short_former(house))
    metadata, conflicts = belief.metadata, belief.conflicts
    notes = [*tags.notes, *belief.notes]
    if (promised := expected(path.name)) is not None and promised != kind:
        notes.append(
            Note("format_mismatch", f"the name says {_NAMES[promised]}, the bytes are {_NAMES[kind]}")
        )
    side = sidecars.find(path, kind)
    if side is not None:
        metadata, conflicts, more = sidecars.overlay(side, metadata, conflicts)
        notes += more
    return PhotoFile(path, kind, found.width, found.height, tags, metadata, conflicts, tuple(notes), side)


def is_picture(path: Path | str) -> bool:
    """Tell whether a file has a picture's name or a picture's first bytes.

    Example:
        >>> is_picture("IMG_0001.JPG"), is_picture("notes.txt")
        (True, False)
    """
    path = Path(path)
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with path.open("rb", buffering=0) as file:
            return sniff(file.read(4096) or b"") is not None
    except OSError:
        return False


def format_of(source: Source) -> Format:
    """Return the format that the bytes of an opened file have.

    Raises:
        NotAPicture: none that PhotoDesk knows.
    """
    if not len(source):
        raise NotAPicture(source.path, f"{source.path.name}: empty file")
    kind = sniff(source, source.path.name)
    if kind is None:
        raise NotAPicture(source.path, f"{source.path.name}: no picture: {_what(source[0:512])}")
    return kind


def _what(head: bytes) -> str:
    if head.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        return "the file is a web page or XML"
    if not head.strip(b"\0"):
        return "the file begins with zeros"
    if head.startswith(b"%PDF"):
        return "the file is a PDF"
    if head.startswith(b"PK\3\4"):
        return "the file is a ZIP archive or an office document"
    if all(byte in b"\t\r\n\f" or 32 <= byte < 127 or byte > 127 for byte in head):
        return "the file is text"
    return "unknown format"


_CONTAINERS: dict[Format, str] = {
    "jpeg": "jpeg", "png": "png", "webp": "webp", "tiff": "tiff", "raw": "raw",
    "heic": "boxes", "avif": "boxes", "jp2": "boxes", "gif": "plain", "bmp": "plain", "psd": "plain",
}  # fmt: skip


def container(kind: Format) -> ModuleType:
    """Return the module that reads a format; where it has `plan`, it writes it too.

    Example:
        >>> container("jpeg").__name__
        'photodesk.metadata.containers.jpeg'
    """
    # Loaded when first met: most photos are JPEGs, and a plain read should start at once.
    return importlib.import_module(f"photodesk.metadata.containers.{_CONTAINERS[kind]}")


def tags_of(found: Found) -> Tags:
    """Decode what a container holds into tags.

    Example:
        >>> tags_of(Found(width=1, height=1)).digest
        'no_iim'
    """
    notes = list(found.notes)
    resources = photoshop.read(found.photoshop)
    # A TIFF keeps IIM in a tag of its own, and Photoshop's digest is of that one.
    payload = found.iim or resources.iim_payload
    texts = iim.read(payload)
    digest = _digest_of(found) if found.iim else resources.digest
    camera = exif.ExifTags()
    if found.exif is not None:
        camera = exif.read(found.exif, charset=texts.charset)
    packets = xmp.read(found.xmp, extended=found.extended_xmp) if found.xmp or found.extended_xmp else None
    properties: dict[str, XmpValue] = dict(packets.values) if packets else {}
    notes += (*resources.notes, *texts.notes, *camera.notes, *(packets.notes if packets else ()))
    if resources.copyright_flag is False and (texts.values.get("2:116") or properties.get("dc:rights")):
        notes.append(FREE_BY_FLAG)
    software = (
        camera.values.get("Software", ""),
        *texts.values.get("2:065", ()),
        packets.creator_tool if packets else "",
    )
    return Tags(
        exif=dict(camera.values),
        iim=texts.values,
        xmp=properties,
        xmp_types=packets.types if packets else {},
        digest=digest,
        iim_charset=texts.charset,
        iim_declared=texts.declared,
        iim_unreadable=texts.unreadable,
        software=tuple(dict.fromkeys(clean for one in software if (clean := text.normalise(one)))),
        document_ids=packets.document_ids if packets else {},
        has_c2pa=found.has_c2pa,
        notes=tuple(notes),
    )


def _digest_of(found: Found) -> DigestState:
    stored = [one.data for one in photoshop.parse(b"".join(found.photoshop))[0] if one.holds(0x0425)]
    if not stored:
        return "absent"
    return "match" if stored[0] == hashlib.md5(found.iim, usedforsecurity=False).digest() else "mismatch"


def sidecar_tags(packet: bytes) -> Tags:
    """Return what a sidecar's packet says, as tags."""
    told = xmp.read((packet,)) if packet else xmp.XmpTags()
    return Tags(xmp=told.values, xmp_types=told.types, document_ids=told.document_ids, notes=told.notes)


def short_former(house: House | None) -> Callable[[str], str]:
    """Return the function that shortens a credit line for IIM in a house's style."""

    def short(credit_line: str) -> str:
        from photodesk.language import credit
        from photodesk.settings import House

        return credit.short_form(credit_line, house or House())

    return short
