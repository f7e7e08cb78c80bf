"""Taking photos in: which files a person meant, and what they say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from photodesk import batch, photofile
from photodesk.errors import FileError, UsageError
from photodesk.model import Photo, PhotoFile
from photodesk.settings import Settings

DESK_FOLDER_MARK = "photodesk-desk.json"
"""A folder that holds this file is a desk's own and never walked for photos."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be read or written, with the one-line reason."""

    path: Path
    error: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Every file's fate: read (`photos`) or not (`failed`), in the order found."""

    photos: tuple[PhotoFile, ...]
    failed: tuple[Failure, ...]


def collect(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the picture files that the paths mean, each once, folders in name order.

    Folders are walked; hidden files and a desk's own folder are skipped, and so is what has
    neither a picture's name nor a picture's first bytes. A file named outright is always returned.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(os.path.realpath(file), file)
        elif path.exists() or path.is_symlink():
            found.setdefault(os.path.realpath(path), path)
        else:
            raise UsageError(f"{path}: no such file or folder; check the path")
    return tuple(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        if DESK_FOLDER_MARK in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(root, name)
            if not name.startswith(".") and photofile.is_picture(file):
                yield file


def read(
    paths: Iterable[Path],
    *,
    settings: Settings,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> ReadResult:
    """Read what the files say, reconciled by the settings' policy.

    Raises:
        UsageError: a path does not exist.
    """
    photos: list[PhotoFile] = []
    failed: list[Failure] = []
    one = partial(read_one, settings=settings)
    for result in batch.run(one, collect(paths), workers=workers, on_progress=on_progress):
        (failed if isinstance(result, Failure) else photos).append(result)  # type: ignore[arg-type]
    return ReadResult(tuple(photos), tuple(failed))


def read_one(path: Path, *, settings: Settings) -> PhotoFile | Failure:
    """Read one file; its failure is its result."""
    try:
        return photofile.read(path, policy=settings.metadata.policy, house=settings.house)
    except FileError as error:
        return Failure(path, str(error))
    except OSError as error:
        return Failure(path, f"{path}: {error.strerror or error}; check the file and its permissions")


def photo_of(file: PhotoFile, *, picture_hash: str = "", perceptual_hash: int | None = None) -> Photo:
    """Return the file as the rules see it; its key is the path."""
    return Photo(
        key=str(file.path),
        name=file.path.name,
        metadata=file.metadata,
        tags=file.tags,
        conflicts=file.conflicts,
        format=file.format,
        width=file.width,
        height=file.height,
        picture_hash=picture_hash,
        perceptual_hash=perceptual_hash,
    )


def photos_of(files: Sequence[PhotoFile], *, pictures: bool = False) -> tuple[Photo, ...]:
    """Return files as the rules see them; `pictures` also looks at the picture data of each."""
    if not pictures:
        return tuple(photo_of(file) for file in files)
    return tuple(_seen(file) for file in files)


def _seen(file: PhotoFile) -> Photo:
    """Return a file as the rules see it, with all that its picture tells."""
    from photodesk.duplicates.pictures import perceptual_hash
    from photodesk.photofile.appearance import appearance

    looks = appearance(file.path)
    own = looks.thumbnail
    return replace(
        photo_of(
            file,
            picture_hash=photofile.picture_hash(file.path),
            perceptual_hash=perceptual_hash(photofile.decoded(file.path, max_edge=256)),
        ),
        colour=looks.colour,
        profile=looks.profile,
        thumbnail_size=own.size if own is not None else (0, 0),
        thumbnail_hash=perceptual_hash(own) if own is not None else None,
    )
