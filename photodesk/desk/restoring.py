"""Giving files back as they were: from a receipt, or from the journals of a run that was killed.

A receipt is written when a job ends. A job that was killed has left none, but each of its journal
files is complete and names its file, so the folder that holds them serves as well.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from photodesk import photofile
from photodesk.desk import receipts
from photodesk.desk.intake import Failure
from photodesk.desk.receipts import RestoreResult
from photodesk.errors import FileError, UsageError
from photodesk.photofile import journal as journals


def restore(place: Path, paths: Sequence[Path] = ()) -> RestoreResult:
    """Give back the byte-identical originals that a job replaced.

    Args:
        place: a receipt; or the desk's folder (or its `journal` folder), for what was written by
            jobs that left no receipt.
        paths: only these files; all of them when empty.

    Returns:
        Every file's fate. Of a folder only those files that had to be given back are named.

    Raises:
        UsageError: no such receipt or folder, or it does not name one of the paths.
    """
    if not place.is_dir():
        return receipts.restore(place, paths)
    folder = place / "journal" if (place / "journal").is_dir() else place
    left = _without_receipt(folder)
    wanted = [os.path.realpath(path) for path in paths]
    for path in wanted:
        if path not in left:
            raise UsageError(f"{path}: no job without a receipt wrote it; give the receipt that did")
    restored: list[Path] = []
    refused: list[Failure] = []
    for path in wanted or sorted(left):
        try:
            if _taken_back(left[path], folder):
                restored.append(Path(path))
        except FileError as error:
            refused.append(Failure(Path(path), str(error)))
        except OSError as error:
            refused.append(Failure(Path(path), f"{path}: {error.strerror or error}"))
    return RestoreResult(tuple(restored), tuple(refused))


def _without_receipt(folder: Path) -> dict[str, list[photofile.Entry]]:
    """Return the journal entries that no receipt lists, by the file they are about.

    Raises:
        UsageError: the folder holds no journals.
    """
    found = journals.entries(folder)
    if not found:
        raise UsageError(f"{folder}: no journals here; give a receipt, or the folder of the desk")
    listed: set[str] = set()
    for receipt in (folder.parent / "receipts").glob("*.json"):
        try:
            document = json.loads(receipt.read_text(encoding="utf-8"))
            listed.update(entry["journal"] for item in document["files"] for entry in item["journal"])
        except (OSError, ValueError, KeyError, TypeError):
            continue  # of a page or of renditions: it lists no journals
    left: dict[str, list[photofile.Entry]] = {}
    for entry in found:
        if entry.journal not in listed:
            left.setdefault(os.path.realpath(entry.path), []).append(entry)
    return left


def _taken_back(entries: Sequence[photofile.Entry], folder: Path) -> bool:
    """Undo one file's writes back to the oldest; False when it is the original already.

    A job that was killed between the journal and the replacement has changed nothing, and a photo
    may have come back to an older text: so the way back is looked for, not just walked.
    """
    path = Path(entries[0].path)
    now = photofile.file_hash(path) if path.exists() else ""
    way = _way_back(entries, now, folder)
    if not way and not any(entry.before_hash == now for entry in entries):
        photofile.restore(entries[-1], folder)  # says why it cannot be
    for entry in way:
        photofile.restore(entry, folder)
    return bool(way)


def _way_back(entries: Sequence[photofile.Entry], now: str, folder: Path) -> list[photofile.Entry]:
    """Return the entries to undo, in that order, from what the file is to the oldest that it was."""
    by_after: dict[str, list[photofile.Entry]] = {}
    for entry in entries:
        by_after.setdefault(entry.after_hash, []).append(entry)
    undone: dict[str, photofile.Entry | None] = {now: None}
    waiting, reached = deque([now]), []
    while waiting:
        for entry in by_after.get(waiting.popleft(), ()):
            reached.append(entry)
            if entry.before_hash not in undone:
                undone[entry.before_hash] = entry
                waiting.append(entry.before_hash)
    if not reached:
        return []
    state = min(reached, key=lambda entry: (folder / entry.journal).stat().st_mtime_ns).before_hash
    way: list[photofile.Entry] = []
    while (last := undone[state]) is not None:
        way.append(last)
        state = last.after_hash
    return way[::-1]
