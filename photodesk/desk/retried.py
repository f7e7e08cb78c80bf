"""What a worker wrote just before it died: the run that tried again found nothing left to do.

A dead worker's batch is done anew (`batch`). A file that it had already written then counts as
unchanged, but its journal stands in the desk's folder; from it the change is told, so that the
receipt lists every file that the job wrote.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from photodesk import photofile
from photodesk.desk.intake import Failure
from photodesk.photofile import journal as journals

NamesOf = frozenset[str]


def names(folder: Path | None) -> NamesOf:
    """Return the names that stand in the journal folder; none without one."""
    if folder is None or not folder.is_dir():
        return frozenset()
    with os.scandir(folder) as found:
        return frozenset(item.name for item in found)


def written_by_the_dead(
    folder: Path,
    before: NamesOf,
    written: Sequence[photofile.Written],
    unchanged: Collection[Path],
    *,
    again: Callable[[Path, Path], photofile.Written | Failure],
) -> tuple[photofile.Written, ...]:
    """Return what became of files that a worker wrote and could not report.

    Args:
        folder: the journal folder. before: what stood in it when the job began.
        written: what was reported. unchanged: files that were found as wished.
        again: tells what the job of a photo (first) changes in a copy (second), without writing it.

    Returns:
        One result a file, in the order of their journals; () when no worker died.
    """
    new = names(folder) - before - {entry.journal for item in written for entry in item.entries}
    if not new:
        return ()
    photos: dict[str, Path] = {}
    for path in unchanged:
        for name in (path, Path(f"{path}.xmp"), path.with_suffix(".xmp")):
            photos.setdefault(os.path.realpath(name), path)
    found: dict[Path, list[photofile.Entry]] = {}
    for entry in journals.entries(folder, new):
        photo = photos.get(os.path.realpath(entry.path))
        if photo is not None and photofile.file_hash(Path(entry.path)) == entry.after_hash:
            found.setdefault(photo, []).append(entry)
    told = [_told(path, entries, folder, again) for path, entries in found.items()]
    return tuple(item for item in told if item is not None)


def _told(
    path: Path,
    entries: Sequence[photofile.Entry],
    folder: Path,
    again: Callable[[Path, Path], photofile.Written | Failure],
) -> photofile.Written | None:
    """Tell the change by writing a copy of the original once more, on trial; None when that fails."""
    with tempfile.TemporaryDirectory(prefix="photodesk-") as place:
        for name in {path, *(Path(entry.path) for entry in entries)}:
            shutil.copyfile(name, Path(place, name.name))
        for entry in entries:
            there = Path(place, Path(entry.path).name)
            photofile.restore(dataclasses.replace(entry, path=str(there)), folder)
        trial = again(path, Path(place, path.name))
    if isinstance(trial, Failure):
        return None
    first = entries[0]
    return dataclasses.replace(
        trial, path=path, file=Path(first.path), entries=tuple(entries), target=first.target,
        before_hash=first.before_hash, after_hash=first.after_hash,
    )  # fmt: skip
