"""Taking photos into the desk: known ones told from new, the same picture linked, changes outside seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import batch, photofile
from photodesk.desk import thumbs
from photodesk.desk.intake import Failure, collect
from photodesk.desk.killing import notices
from photodesk.desk.standing import judge
from photodesk.duplicates import pictures
from photodesk.errors import FileError
from photodesk.library.store import Arrival
from photodesk.model import Photo
from photodesk.settings import Settings

if TYPE_CHECKING:
    from photodesk.desk import Desk

_BATCH = 32
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Ingested:
    """Every file's fate.

    Attributes:
        added: ids of new photos; `linked`: those of them whose picture was here with other values.
        known: files that are on the desk already, as they are.
        changed_outside: files of the desk that somebody else wrote since; not taken over.
        refused: files that are no picture, or cannot be read.
        cancelled: True when the rest was left out.
    """

    added: tuple[int, ...] = ()
    known: tuple[Path, ...] = ()
    linked: tuple[int, ...] = ()
    changed_outside: tuple[Path, ...] = ()
    refused: tuple[Failure, ...] = ()
    cancelled: bool = False


@dataclass(slots=True)
class _Fates:
    added: list[int] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    changed_outside: list[Path] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)


def ingest(
    desk: Desk,
    paths: Iterable[Path],
    *,
    source_label: str = "",
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ingested:
    """Take photos in where they stand: read, hash and judge them; nothing is written into them.

    Args:
        source_label: how they arrive: wire, handout, staff, or an agency's name.
        cancelled: asked between batches; True leaves the rest out.

    Raises:
        UsageError: a path does not exist.
    """
    files = [path.absolute() for path in collect(paths)]
    fates = _Fates()
    here = desk.store.by_path(files)
    fresh: list[Path] = []
    for path in files:
        record = here.get(str(path))
        if record is None:
            fresh.append(path)
        elif record.file_hash == _hash(path):
            fates.known.append(path)
        else:
            fates.changed_outside.append(path)
    done = len(files) - len(fresh)
    stopped = False
    arrive = partial(_arrive, folder=desk.folder, source_label=source_label, settings=desk.settings)
    with ThreadPoolExecutor(_THREADS) as pool:
        for start in range(0, len(fresh), _BATCH):
            if cancelled():
                stopped = True
                break
            part = fresh[start : start + _BATCH]
            arrivals = list(pool.map(arrive, part))
            fates.refused += [item for item in arrivals if isinstance(item, Failure)]
            _take(desk, [item for item in arrivals if isinstance(item, Arrival)], fates)
            done += len(part)
            if on_progress is not None:
                on_progress(done, len(files))
    return Ingested(
        tuple(fates.added), tuple(fates.known), tuple(fates.linked), tuple(fates.changed_outside),
        tuple(fates.refused), stopped,
    )  # fmt: skip


def _hash(path: Path) -> str:
    try:
        return photofile.file_hash(path)
    except OSError:
        return ""


def _arrive(path: Path, *, folder: Path, source_label: str, settings: Settings) -> Arrival | Failure:
    try:
        file = photofile.read(path, policy=settings.metadata.policy, house=settings.house)
        file_hash, picture_hash = photofile.file_hash(path), photofile.picture_hash(path)
    except FileError as error:
        return Failure(path, str(error))
    except OSError as error:
        return Failure(path, f"{path}: {error.strerror or error}; check the file and its permissions")
    perceptual_hash, damage = _decoded(path, folder, picture_hash)
    return Arrival(
        path=path,
        format=file.format,
        width=file.width,
        height=file.height,
        file_hash=file_hash,
        picture_hash=picture_hash,
        perceptual_hash=perceptual_hash,
        damage=damage,
        source_label=source_label,
        metadata=file.metadata,
        tags=file.tags,
        conflicts=file.conflicts,
    )


def _decoded(path: Path, folder: Path, picture_hash: str) -> tuple[int | None, str]:
    """Decode once: keep the thumbnail, return the perceptual hash, or why the picture is damaged."""
    try:
        image = photofile.decoded(path, max_edge=thumbs.LONG_EDGE)
    except FileError as error:
        return None, str(error)
    thumbs.keep(folder, picture_hash, photofile.reduced(image, thumbs.LONG_EDGE))
    return pictures.perceptual_hash(image), ""


def _take(desk: Desk, arrivals: Sequence[Arrival], fates: _Fates) -> None:
    new: list[Arrival] = []
    now = desk.clock()
    for arrival in arrivals:
        same_file = desk.store.by_hash(file_hash=arrival.file_hash)
        if same_file or any(other.file_hash == arrival.file_hash for other in new):
            fates.known.append(arrival.path)
            if same_file:
                desk.store.arrived_again(same_file[0].id, arrival, at=now)
        else:
            new.append(arrival)
    linked = [bool(desk.store.by_hash(picture_hash=arrival.picture_hash)) for arrival in new]
    photos = [_photo(arrival, str(number)) for number, arrival in enumerate(new)]
    standings = judge(photos, settings=desk.settings, now=now, kills=notices(desk, photos))
    ids = desk.store.add(list(zip(new, standings, strict=True)), at=now)
    fates.added += ids
    fates.linked += [photo_id for photo_id, is_linked in zip(ids, linked, strict=True) if is_linked]


def _photo(arrival: Arrival, key: str) -> Photo:
    return Photo(
        key=key,
        name=arrival.path.name,
        metadata=arrival.metadata,
        tags=arrival.tags,
        conflicts=arrival.conflicts,
        format=arrival.format,
        width=arrival.width,
        height=arrival.height,
        picture_hash=arrival.picture_hash,
        perceptual_hash=arrival.perceptual_hash,
        source_label=arrival.source_label,
        embedded=True,
        file_hash=arrival.file_hash,
    )
