"""Pixels of a picture: thumbnails, the hash of the picture without its metadata, a decoded image.

A thumbnail comes from the embedded one where that is large enough, else from a decode that
JPEG does at an eighth, a quarter or half the size.
"""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path

import xxhash
from PIL import Image, ImageFile, ImageOps, PngImagePlugin

from photodesk.errors import DamagedPicture, FileError
from photodesk.metadata import exif
from photodesk.metadata.containers import Source
from photodesk.photofile import reading

MAX_PIXELS = 600_000_000
_CHUNK_BYTES = 1 << 20
# Pillow's own limit is per process and warns; ours is checked before every decode.
Image.MAX_IMAGE_PIXELS = None
# ImageMagick writes whole EXIF and IIM blocks, thumbnails included, as one PNG text.
PngImagePlugin.MAX_TEXT_CHUNK = 1 << 24


def opened_image(path: Path) -> ImageFile.ImageFile:
    """Open a picture with Pillow; nothing is decoded yet. The caller closes it.

    Raises:
        DamagedPicture: Pillow cannot read its header.
        FileError: it cannot be opened.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(path)
    except FileNotFoundError:
        raise FileError(path, f"{path}: no such file") from None
    except Exception as error:  # noqa: BLE001 - Pillow raises whatever its parsers stumble over
        raise DamagedPicture(path, f"{Path(path).name}: cannot be decoded: {_line(error)}") from None


def decoded(path: Path | str, *, max_edge: int = 0) -> Image.Image:
    """Return the decoded picture, upright, in RGB or grey.

    Args:
        path: the file.
        max_edge: the picture is wanted at about this many pixels at its longer edge, so that a
            JPEG may be decoded at a fraction of its size; 0 for the full size.

    Raises:
        DamagedPicture: it does not decode, or is larger than `MAX_PIXELS`.
    """
    path = Path(path)
    with opened_image(path) as image:
        return _decoded(image, path, max_edge)


def _decoded(image: ImageFile.ImageFile, path: Path, max_edge: int) -> Image.Image:
    if image.width * image.height > MAX_PIXELS:
        raise DamagedPicture(path, f"{path.name}: {image.width:,} x {image.height:,} pixels are too many")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if max_edge:
                image.draft("RGB", (max_edge, max_edge))
            image.load()
            upright = ImageOps.exif_transpose(image) or image
            if upright.mode in ("RGBA", "LA", "PA", "P"):
                layered = upright.convert("RGBA")
                ground = Image.new("RGBA", layered.size, "white")
                return Image.alpha_composite(ground, layered).convert("RGB")
            return upright.convert("L" if upright.mode in ("1", "L", "I;16", "I", "F") else "RGB")
    except Exception as error:  # noqa: BLE001 - Pillow raises whatever its decoders stumble over
        raise DamagedPicture(path, f"{path.name}: cannot be decoded: {_line(error)}") from None


def thumbnail(path: Path | str, size: int = 256, *, quality: int = 82) -> bytes:
    """Return a JPEG of the picture, upright, at most `size` pixels at its longer edge.

    The embedded thumbnail serves when it is large enough and of the picture's own proportions
    (cameras letterbox theirs, and editors forget theirs after a crop). Of a format that Pillow
    cannot decode (HEIC, most RAW) the embedded preview serves as it is.

    Raises:
        DamagedPicture: neither the picture nor its thumbnail decodes.
    """
    path = Path(path)
    kind, shape, previews = _previews(path)
    image = _fitting(previews, shape, size) if kind == "jpeg" else None
    if image is None and kind in ("raw", "heic"):
        image = _largest(previews)
    if image is None:
        image = decoded(path, max_edge=size)
    return reduced(image, size, quality=quality)


def reduced(image: Image.Image, size: int, *, quality: int = 82) -> bytes:
    """Return a JPEG of a decoded picture, at most `size` pixels at its longer edge."""
    small = image.copy()
    small.thumbnail((size, size), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _previews(path: Path) -> tuple[str, tuple[int, int], list[tuple[bytes, str]]]:
    """Return format, size in pixels and the embedded JPEGs, each with the orientation of the file."""
    try:
        with path.open("rb") as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            kind = reading.format_of(source)
            if kind not in ("jpeg", "raw", "heic"):
                return kind, (0, 0), []
            found = reading.container(kind).read(source)
            if found.exif is None:
                return kind, (found.width, found.height), []
            turn = exif.read(found.exif).values.get("Orientation", "1")
            cuts = [
                (source[found.exif_at + at : found.exif_at + at + length], turn)
                for at, length in exif.previews(found.exif)
            ]
    except (OSError, FileError):
        return "", (0, 0), []
    return kind, (found.width, found.height), cuts


def _fitting(previews: list[tuple[bytes, str]], shape: tuple[int, int], size: int) -> Image.Image | None:
    """Return the first preview that is large enough and shaped like the picture, upright."""
    for data, turn in previews:
        image = _opened_preview(data)
        if image is None or max(image.size) < size:
            continue
        across, up = image.width * shape[1], image.height * shape[0]
        if abs(across - up) <= 0.02 * across:
            return _upright(image, turn)
    return None


def _largest(previews: list[tuple[bytes, str]]) -> Image.Image | None:
    opened = [(image, turn) for data, turn in previews if (image := _opened_preview(data)) is not None]
    if not opened:
        return None
    image, turn = max(opened, key=lambda one: one[0].width * one[0].height)
    return _upright(image, turn)


def _opened_preview(data: bytes) -> Image.Image | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image: Image.Image = Image.open(io.BytesIO(data))
            if image.width * image.height > MAX_PIXELS:
                return None
            image.load()
    except Exception:  # noqa: BLE001 - Pillow raises whatever its decoders stumble over
        return None
    return image


def _upright(image: Image.Image, turn: str) -> Image.Image:
    image = image.convert("RGB")
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


_TURNS = {
    "2": Image.Transpose.FLIP_LEFT_RIGHT, "3": Image.Transpose.ROTATE_180,
    "4": Image.Transpose.FLIP_TOP_BOTTOM, "5": Image.Transpose.TRANSPOSE,
    "6": Image.Transpose.ROTATE_270, "7": Image.Transpose.TRANSVERSE, "8": Image.Transpose.ROTATE_90,
}  # fmt: skip


def picture_hash(path: Path | str) -> str:
    """Return the xxh3-128 (hex) of the picture data, which no caption or trailer changes.

    Two files with one picture and other metadata have one hash. Formats whose picture data
    PhotoDesk does not find are hashed whole.

    Raises:
        NotAPicture: no picture format that PhotoDesk knows. FileError: it cannot be read.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            container = reading.container(reading.format_of(source))
            state = xxhash.xxh3_128()
            for start, end in container.picture(source):
                for at in range(start, end, _CHUNK_BYTES):
                    state.update(source[at : min(end, at + _CHUNK_BYTES)])
            return state.hexdigest()
    except OSError as error:
        raise FileError(path, f"{path}: {(error.strerror or 'cannot be read').lower()}") from None


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
