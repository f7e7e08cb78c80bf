"""Taking photos into the desk: known ones told from new, the same picture linked or corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import batch, photofile
from photodesk.desk import drawing, outside
from photodesk.desk.arriving import arrive, photo_of
from photodesk.desk.intake import Failure, collect
from photodesk.desk.killing import notices
from photodesk.desk.standing import judge
from photodesk.errors import FileError
from photodesk.library import arrivals
from photodesk.library.store import Arrival, Record
from photodesk.tables.file_names import Named, named

if TYPE_CHECKING:
    from photodesk.desk import Desk

_BATCH = 32
_THREADS = 2
"""Reading and hashing wait for the disk and let go of the interpreter; more threads gain nothing."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """Every file's fate.

    Attributes:
        added: ids of new photos; `linked`: those of them whose picture was here with other values.
        known: files that are on the desk already, as they are.
        changed_outside: files of the desk that somebody else wrote since, or earlier while both
            sides' words still wait for a person; `merged`: ids of those whose words were taken
            over, because the desk had not changed the same fields.
        corrected: ids of photos whose sender says something else now; it waits to be taken.
        suggested: what file names of new photos suggest, by id: supplier and number.
        refused: files that are no picture, or cannot be read.
        cancelled: True when the rest was left out.
    """

    added: tuple[int, ...] = ()
    known: tuple[Path, ...] = ()
    linked: tuple[int, ...] = ()
    changed_outside: tuple[Path, ...] = ()
    merged: tuple[int, ...] = ()
    corrected: tuple[int, ...] = ()
    suggested: tuple[tuple[int, Named], ...] = ()
    refused: tuple[Failure, ...] = ()
    cancelled: bool = False


@dataclass(slots=True)
class _Fates:
    added: list[int] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    changed_outside: list[Path] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)
    corrected: list[int] = field(default_factory=list)
    suggested: list[tuple[int, Named]] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)


def ingest(
    desk: Desk,
    paths: Iterable[Path],
    *,
    source_label: str = "",
    draw: bool = True,
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ingested:
    """Take photos in where they stand: read, hash and judge them; nothing is written into them.

    Args:
        source_label: how they arrive: wire, handout, staff, or an agency's name.
        draw: make their thumbnails too, with what of the machine taking in leaves free, and the rest
            after all of them are on the desk; False leaves that to `drawing.draw`.
        on_progress: counts files that were read.
        cancelled: asked between batches; True leaves the rest out.

    Raises:
        UsageError: a path does not exist.
    """
    files = [path.absolute() for path in collect(paths)]
    fates = _Fates()
    fresh, stopped = _told_apart(desk, files, fates, cancelled)
    done = len(files) - len(fresh)
    one = partial(arrive, source_label=source_label, settings=desk.settings)
    parts = [fresh[start : start + _BATCH] for start in range(0, len(fresh), _BATCH)]
    with (
        drawing.processes(len(fresh) if draw else 0) as drawers,
        ThreadPoolExecutor(_THREADS) as pool,
    ):
        meanwhile = drawing.Meanwhile(desk, drawers)
        # While one batch is judged and added, the next is read.
        reading: list[Future[Arrival | Failure]] = []
        for number, part in enumerate(parts):
            stopped = stopped or cancelled()
            if stopped:
                break
            came = [future.result() for future in reading or [pool.submit(one, path) for path in part]]
            reading = (
                [pool.submit(one, path) for path in parts[number + 1]] if number + 1 < len(parts) else []
            )
            fates.refused += [item for item in came if isinstance(item, Failure)]
            before = len(fates.added)
            _take(desk, [item for item in came if isinstance(item, Arrival)], fates)
            meanwhile.add(fates.added[before:])
            done += len(part)
            if on_progress is not None:
                on_progress(done, len(files))
        for future in reading:
            future.cancel()
        meanwhile.finish()
        if draw and fates.added:
            drawing.draw(desk, fates.added, pool=drawers, cancelled=cancelled)
    return Ingested(
        tuple(fates.added), tuple(fates.known), tuple(fates.linked), tuple(fates.changed_outside),
        tuple(fates.merged), tuple(fates.corrected), tuple(fates.suggested), tuple(fates.refused), stopped,
    )  # fmt: skip


def _told_apart(
    desk: Desk, files: Sequence[Path], fates: _Fates, cancelled: Callable[[], bool]
) -> tuple[list[Path], bool]:
    """Settle the fate of files that came in before; return the new ones, and whether it was cancelled."""
    here = desk.store.by_path(files)
    came = arrivals.came_from(desk.store.engine, [path for path in files if str(path) not in here])
    fresh: list[Path] = []
    for path in files:
        record = here.get(str(path))
        if record is not None:
            if cancelled():
                return fresh, True
            _look(desk, path, record, fates)
        elif str(path) in came and came[str(path)][1] == _hash(path):
            fates.known.append(path)
        else:
            fresh.append(path)
    return fresh, False


def _look(desk: Desk, path: Path, record: Record, fates: _Fates) -> None:
    looked = outside.look(desk, record)
    if isinstance(looked, Failure):
        fates.refused.append(looked)
    elif looked.changed or looked.waiting:
        fates.changed_outside.append(path)
        if looked.changed and not looked.waiting:
            fates.merged.append(record.id)
    else:
        fates.known.append(path)


def _hash(path: Path) -> str:
    try:
        return photofile.file_hash(path)
    except (FileError, OSError):
        return ""


def _take(desk: Desk, came: Sequence[Arrival], fates: _Fates) -> None:
    same_file = arrivals.with_files(desk.store.engine, [arrival.file_hash for arrival in came])
    pictures = arrivals.with_pictures(desk.store.engine, [arrival.picture_hash for arrival in came])
    now = desk.clock()
    new: list[Arrival] = []
    late: list[Arrival] = []
    for arrival in came:
        photo_id = same_file.get(arrival.file_hash)
        if photo_id is not None:
            fates.known.append(arrival.path)
            desk.store.arrived_again(photo_id, arrival, at=now)
        elif any(other.picture_hash == arrival.picture_hash for other in new):
            late.append(arrival)  # one after the other, so that it does not matter how they were batched
        elif not _corrects(desk, arrival, pictures.get(arrival.picture_hash, ()), fates):
            new.append(arrival)
    _add(desk, new, fates, linked=frozenset(pictures))
    if late:
        _take(desk, late, fates)


def _add(desk: Desk, new: Sequence[Arrival], fates: _Fates, *, linked: frozenset[str]) -> None:
    now = desk.clock()
    photos = [photo_of(arrival, str(number)) for number, arrival in enumerate(new)]
    standings = judge(photos, settings=desk.settings, now=now, kills=notices(desk, photos))
    ids = desk.store.add(list(zip(new, standings, strict=True)), at=now)
    fates.added += ids
    for photo_id, arrival in zip(ids, new, strict=True):
        if arrival.picture_hash in linked:
            fates.linked.append(photo_id)
        if (name := named(arrival.path.name)) is not None and not arrival.metadata.supplier_image_id:
            fates.suggested.append((photo_id, name))


def _corrects(desk: Desk, arrival: Arrival, others: Sequence[int], fates: _Fates) -> bool:
    """Note a file that says something else of a picture of its own sender's; False for any other."""
    record = outside.corrects(desk, arrival, desk.store.many(others)) if others else None
    if record is None:
        return False
    if outside.note_correction(desk, record, arrival):
        fates.corrected.append(record.id)
    else:
        fates.known.append(arrival.path)
    return True
