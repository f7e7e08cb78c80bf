"""Pixels of a picture: thumbnails, the hash of the picture without its metadata, a decoded image.

A thumbnail comes from the embedded one where that is large enough, else from a decode that
JPEG does at an eighth, a quarter or half the size. A camera's RAW file shows its largest preview;
so does HEIC where the extra `photodesk[heif]`, which decodes it, is not installed.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import xxhash
from PIL import Image, ImageFile, ImageOps, PngImagePlugin

from photodesk.errors import DamagedPicture, FileError
from photodesk.metadata import exif
from photodesk.metadata.containers import Source
from photodesk.photofile import previews, reading

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
    kind, turn = _turned(path)
    if kind == "raw" or (kind == "heic" and not _decodes_heif()):
        shown = _largest(path, turn, max_edge)
        if shown is not None:
            return shown
        if kind == "heic":
            raise DamagedPicture(
                path, f"{path.name}: HEIC without a preview; pip install 'photodesk[heif]' decodes it"
            )
    with opened_image(path) as image:
        return _decoded(image, path, max_edge)


def _draft(image: ImageFile.ImageFile, max_edge: int) -> None:
    """Let a JPEG be decoded at a fraction of its size, no smaller than `max_edge` at its longer edge.

    The box has the picture's own shape: a square one is met only by a quarter of a picture of 12
    megapixels where an eighth will do, at two thirds of the time.
    """
    longest = max(image.size)
    width, height = (max(1, -(-side * max_edge // longest)) for side in image.size)
    image.draft("RGB", (width, height))


def _decodes_heif() -> bool:
    """Tell whether HEIC decodes here, and see to it that Pillow knows how."""
    global _heif
    if _heif is None:
        try:
            import pi_heif
        except ImportError:
            _heif = False
        else:
            pi_heif.register_heif_opener()
            _heif = True
    return _heif


_heif: bool | None = None


def _decoded(image: ImageFile.ImageFile, path: Path, max_edge: int) -> Image.Image:
    if image.width * image.height > MAX_PIXELS:
        raise DamagedPicture(path, f"{path.name}: {image.width:,} x {image.height:,} pixels are too many")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if max_edge:
                _draft(image, max_edge)
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            if image.mode in ("RGBA", "LA", "PA", "P"):
                layered = image.convert("RGBA")
                ground = Image.new("RGBA", layered.size, "white")
                return Image.alpha_composite(ground, layered).convert("RGB")
            return image.convert("L" if image.mode in ("1", "L", "I;16", "I", "F") else "RGB")
    except Exception as error:  # noqa: BLE001 - Pillow raises whatever its decoders stumble over
        raise DamagedPicture(path, f"{path.name}: cannot be decoded: {_line(error)}") from None


def thumbnail(path: Path | str, size: int = 256, *, quality: int = 82) -> bytes:
    """Return a JPEG of the picture, upright, at most `size` pixels at its longer edge.

    The embedded thumbnail serves when it is large enough and of the picture's own proportions
    (cameras letterbox theirs, and editors forget theirs after a crop).

    Raises:
        DamagedPicture: neither the picture nor its thumbnail decodes.
    """
    path = Path(path)
    image = _fitting(path, size)
    if image is None:
        image = decoded(path, max_edge=size)
    return reduced(image, size, quality=quality)


def early_thumbnail(path: Path | str, size: int = 256) -> bytes | None:
    """Return the thumbnail that stands in a JPEG's EXIF block, upright, or None when it has none.

    It is there at once, small and soft; the picture itself takes forty times as long to decode.

    Args:
        size: pixels at the longer edge, at most; the embedded one is seldom larger than 160.
    """
    path = Path(path)
    image = _fitting(path, 1)
    return None if image is None else reduced(image, size)


def reduced(image: Image.Image, size: int, *, quality: int = 82) -> bytes:
    """Return a JPEG of a decoded picture, at most `size` pixels at its longer edge."""
    small = image.copy()
    # What a JPEG was decoded at is near the size wanted: there the quick filter shows no difference.
    near = max(image.size) < 2 * size
    small.thumbnail((size, size), Image.Resampling.HAMMING if near else Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality)
    return out.getvalue()


def own_thumbnails(path: Path) -> Iterator[tuple[Image.Image, int, int, str]]:
    """Yield the thumbnails that stand in a JPEG's EXIF block, as they lie there.

    Yields:
        The thumbnail; width and height of the picture; its EXIF orientation. Nothing when there is none.
    """
    try:
        with path.open("rb") as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            if reading.format_of(source) != "jpeg":
                return
            found = reading.container("jpeg").read(source)
            if found.exif is None:
                return
            turn = exif.read(found.exif).values.get("Orientation", "1")
            cuts = [
                source[found.exif_at + at : found.exif_at + at + length]
                for at, length in exif.previews(found.exif)
            ]
    except (OSError, FileError):
        return
    for data in cuts:
        image = _opened_preview(data, 0)
        if image is not None:
            yield image, found.width, found.height, turn


def _fitting(path: Path, size: int) -> Image.Image | None:
    """Return a JPEG's own thumbnail when it is large enough and shaped like the picture, upright."""
    for image, width, height, turn in own_thumbnails(path):
        across, up = image.width * height, image.height * width
        if max(image.size) >= size and abs(across - up) <= 0.02 * across:
            return upright(image, turn)
    return None


def _turned(path: Path) -> tuple[str, str]:
    """Return the format of a file, and how a RAW or HEIC file is to be turned (EXIF orientation)."""
    try:
        with path.open("rb") as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            kind = reading.format_of(source)
            if kind not in ("raw", "heic"):
                return kind, "1"
            block = reading.container(kind).read(source).exif
            turn = "1" if block is None else exif.read(block).values.get("Orientation", "1")
            return kind, turn
    except (OSError, FileError):
        return "", "1"


def _largest(path: Path, turn: str, max_edge: int) -> Image.Image | None:
    """Return the largest preview of a file that decodes, upright."""
    try:
        for data in previews.largest(path):
            image = _opened_preview(data, max_edge)
            if image is not None:
                # A preview that says itself how it lies is believed before the file around it.
                own = image.getexif().get(_ORIENTATION)
                return upright(image, str(own) if own else turn)
    except OSError:
        return None
    return None


def _opened_preview(data: bytes, max_edge: int) -> Image.Image | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data))
            if image.width * image.height > MAX_PIXELS:
                return None
            if max_edge:
                _draft(image, max_edge)
            image.load()
    except Exception:  # noqa: BLE001 - Pillow raises whatever its decoders stumble over
        return None
    return image


def upright(image: Image.Image, turn: str) -> Image.Image:
    """Return an image in RGB, turned as an EXIF orientation ("1" to "8") asks for."""
    image = image.convert("RGB")
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


_ORIENTATION = 0x0112
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
