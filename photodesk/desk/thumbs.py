"""Made thumbnails, kept in the desk's folder by the hash of the picture: made once, served as files."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from photodesk import photofile
from photodesk.errors import DamagedPicture, FileError

FOLDER = "thumbs"
"""Folder of a desk that holds them; whoever deletes it loses nothing but time."""

LONG_EDGE = 400
"""Pixels at the longer edge: twice the largest cell of the contact sheet, for dense screens."""

_VERSION = re.compile(r"[0-9a-f]{16}")


def version_of(picture_hash: str) -> str:
    """Return what names a picture's thumbnail: the beginning of its hash, or "" when it has none.

    Example:
        >>> version_of("0123456789abcdef0123456789abcdef"), version_of("")
        ('0123456789abcdef', '')
    """
    version = picture_hash[:16]
    return version if _VERSION.fullmatch(version) else ""


def kept(folder: Path, version: str) -> bytes | None:
    """Return a thumbnail that was made before, or None."""
    if not _VERSION.fullmatch(version):
        return None
    try:
        return _place(folder, version).read_bytes()
    except OSError:
        return None


Drawn = tuple[int, int | None, str]
"""What became of one photo: its id, its perceptual hash or None, why it does not decode or ""."""


def draw(photo: tuple[int, str, str], *, folder: Path) -> Drawn | None:
    """Decode one photo, keep its thumbnail, and return what was learnt; None when its file is gone.

    It runs in processes of its own, which load nothing but what decodes.

    Args:
        photo: id, path and picture hash. `folder`: the desk's.
    """
    from photodesk.duplicates import pictures

    photo_id, path, picture_hash = photo
    try:
        image = photofile.decoded(Path(path), max_edge=LONG_EDGE)
    except DamagedPicture as error:
        return photo_id, None, str(error)
    except FileError:
        return None
    if version := version_of(picture_hash):
        _write(folder, version, photofile.reduced(image, LONG_EDGE))
    return photo_id, pictures.perceptual_hash(image), ""


def made(folder: Path, path: Path, picture_hash: str) -> bytes:
    """Make a file's thumbnail, keep it, and return it.

    Raises:
        DamagedPicture: neither the picture nor its embedded thumbnail decodes.
    """
    data = photofile.thumbnail(path, LONG_EDGE)
    if version := version_of(picture_hash):
        _write(folder, version, data)
    return data


def forget(folder: Path, picture_hash: str) -> None:
    """Delete a picture's thumbnail: the photo left the desk."""
    if version := version_of(picture_hash):
        _place(folder, version).unlink(missing_ok=True)


def early(path: Path) -> bytes | None:
    """Return what a JPEG's own small thumbnail shows until its picture is decoded, or None."""
    return photofile.early_thumbnail(path, LONG_EDGE)


def _place(folder: Path, version: str) -> Path:
    return folder / FOLDER / version[:2] / f"{version}.jpg"


def _write(folder: Path, version: str, data: bytes) -> None:
    """Write whole or not at all; a full disk costs time later, not the picture."""
    place = _place(folder, version)
    part = place.with_name(f".{version}.{secrets.token_hex(4)}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)
