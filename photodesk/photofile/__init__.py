"""The place that opens picture files: read them, embed values, restore, thumbnails, hashes.

Reading stands in `reading`, writing in `embedding` (with `saving` for the atomic replacement,
`proof` for the verification and `journal` for the way back), sidecars in `sidecars`, pixels in
`pictures`, which is loaded only when pixels are wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from photodesk.photofile.reading import is_picture, read
from photodesk.photofile.wholeness import is_whole

if TYPE_CHECKING:
    from PIL.Image import Image

    from photodesk.photofile.embedding import Written, embed, steps
    from photodesk.photofile.journal import Entry, restore

__all__ = [
    "Entry", "Written", "decoded", "embed", "file_hash", "is_picture", "is_whole", "picture_hash", "read",
    "restore", "steps", "thumbnail",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load the writing side when it is first asked for: reading is quick without it."""
    if name in ("embed", "steps", "Written"):
        from photodesk.photofile import embedding

        return getattr(embedding, name)
    if name in ("Entry", "restore"):
        from photodesk.photofile import journal

        return getattr(journal, name)
    raise AttributeError(name)


def thumbnail(path: Path | str, size: int = 256, *, quality: int = 82) -> bytes:
    """Return a JPEG of the picture, upright, at most `size` pixels at its longer edge.

    Raises:
        DamagedPicture: it does not decode.
    """
    from photodesk.photofile import pictures

    return pictures.thumbnail(path, size, quality=quality)


def early_thumbnail(path: Path | str, size: int = 256) -> bytes | None:
    """Return the thumbnail that stands in a JPEG's EXIF block, upright, or None when it has none."""
    from photodesk.photofile import pictures

    return pictures.early_thumbnail(path, size)


def reduced(image: Image, size: int, *, quality: int = 82) -> bytes:
    """Return a JPEG of a decoded picture, at most `size` pixels at its longer edge."""
    from photodesk.photofile import pictures

    return pictures.reduced(image, size, quality=quality)


def picture_hash(path: Path | str) -> str:
    """Return the xxh3-128 (hex) of the picture data without metadata and trailers.

    Raises:
        NotAPicture: no picture format that PhotoDesk knows. FileError: it cannot be read.
    """
    from photodesk.photofile import pictures

    return pictures.picture_hash(path)


def file_hash(path: Path | str) -> str:
    """Return the xxh3-128 (hex) of the whole file.

    Raises:
        FileError: it cannot be read.
    """
    from photodesk.photofile import saving

    return saving.file_hash(Path(path))


def decoded(path: Path | str, *, max_edge: int = 0) -> Image:
    """Return the decoded picture, upright, in RGB or grey; `max_edge` allows a smaller decode.

    Raises:
        DamagedPicture: it does not decode.
    """
    from photodesk.photofile import pictures

    return pictures.decoded(path, max_edge=max_edge)
