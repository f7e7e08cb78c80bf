"""Which of an editor's acts run in the background: taking dropped photos in, writing many files.

Each is one job of `working`; its message says what became of every item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk import working
from photodesk.desk.inbox import FOLDER, is_sheet
from photodesk.desk.roles import needs
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk

_EMBED_AT_ONCE = 32
"""Files between two looks at cancel; each part has its receipt."""
_LABEL_FILE = ".source"
_LABEL = re.compile(r"[\w .-]{0,40}")

LINGER_S = 1.0
"""Seconds for which a job that takes photos in waits for more of them."""

_lock = Condition()
_waiting: dict[tuple[str, str], list[Path]] = {}
_taking: dict[tuple[str, str], int] = {}


@needs("editor")
def take_in(desk: Desk, path: Path, *, source_label: str = "") -> int:
    """Take a dropped photo onto the desk in the background; return the job that does it.

    While one job takes photos in, others join it: forty dropped pictures are one job.

    Raises:
        UsageError: the label is no word.
    """
    if not _LABEL.fullmatch(source_label):
        raise UsageError(f"{source_label!r}: write a short word for the source: wire, handout, staff")
    _note_label(path, source_label)
    key = (str(desk.folder), source_label)
    with _lock:
        _waiting.setdefault(key, []).append(path)
        _lock.notify_all()
        if key in _taking:
            return _taking[key]
        work = _Intake(desk, key)
        _taking[key] = working.start(desk, "ingest", "Taking in photos", work)
        return _taking[key]


def _note_label(path: Path, source_label: str) -> None:
    """Keep the label beside the photos of a drop, for an intake that is broken off."""
    if source_label:
        path.with_name(_LABEL_FILE).write_text(source_label, encoding="utf-8")


def left_in_inbox(desk: Desk) -> tuple[tuple[Path, str], ...]:
    """Return the dropped photos that never came onto the desk, with their source labels.

    A restart or a cancel leaves some; while photos are being taken in, there are none to speak of.
    """
    folder = desk.folder.absolute() / FOLDER
    paths = [
        path
        for path in sorted(folder.glob("*/*"))
        if path.is_file()
        and not path.name.startswith(".")
        and path.suffix != ".json"
        and not is_sheet(path.name)
    ]
    kept = desk.store.by_path(paths)
    left = []
    for path in paths:
        if str(path) not in kept:
            note = path.with_name(_LABEL_FILE)
            left.append((path, note.read_text(encoding="utf-8") if note.is_file() else ""))
    return tuple(left)


class _Intake:
    """Takes in what waits until nothing does; counts over all of it."""

    def __init__(self, desk: Desk, key: tuple[str, str]) -> None:
        self.desk = desk
        self.key = key
        self.added = self.known = 0
        self.refused: list[str] = []
        self.over = False

    def __call__(self, progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        done = 0
        try:
            while paths := self._next(cancelled):
                here = done

                def on_progress(part: int, total: int, here: int = here) -> None:
                    with _lock:
                        more = len(_waiting.get(self.key, ()))
                    progress(here + part, here + total + more)

                on_progress(0, len(paths))
                self._ingest(paths, on_progress, cancelled)
                done += len(paths)
                if cancelled():
                    break
        finally:
            with _lock:
                if not self.over:
                    _taking.pop(self.key, None)
                    _waiting.pop(self.key, None)
        return self._said()

    def _next(self, cancelled: Callable[[], bool]) -> list[Path]:
        with _lock:
            # The next picture of the same drop is on its way: it joins this job.
            _lock.wait_for(lambda: self.key in _waiting or cancelled(), timeout=LINGER_S)
            paths = _waiting.pop(self.key, [])
            if not paths:
                # Under the same lock: whoever comes now starts a job of their own.
                _taking.pop(self.key, None)
                self.over = True
            return paths

    def _ingest(self, paths: list[Path], progress: batch.Progress, cancelled: Callable[[], bool]) -> None:
        taken = self.desk.ingest(paths, source_label=self.key[1], on_progress=progress, cancelled=cancelled)
        self.added += len(taken.added)
        self.known += len(taken.known)
        self.refused += [f"{failure.path.name}: {_reason(failure.error)}" for failure in taken.refused]
        # These copies are ours alone: who dropped them still has the files.
        kept = self.desk.store.by_path(paths)
        for path in (*taken.known, *(failure.path for failure in taken.refused)):
            if str(path) not in kept and path.is_relative_to(self.desk.folder.absolute() / FOLDER):
                path.unlink(missing_ok=True)

    def _said(self) -> str:
        parts = [f"{self.added} photo{'' if self.added == 1 else 's'} taken in"]
        if self.known:
            parts.append(f"{self.known} here already")
        if self.refused:
            first = "; ".join(self.refused[:3])
            parts.append(f"{len(self.refused)} refused ({first}{' …' if len(self.refused) > 3 else ''})")
        return ", ".join(parts)


def _reason(error: str) -> str:
    """Return an error's reason without the path that only this machine knows."""
    _, colon, reason = error.partition(": ")
    return reason if colon else error


@needs("editor")
def embed_all(desk: Desk, ids: Sequence[int]) -> int:
    """Write the desk's values into many files in the background; return the job that does it."""

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        written = unchanged = 0
        refused: list[str] = []
        for start in range(0, len(ids), _EMBED_AT_ONCE):
            if cancelled():
                break
            part = ids[start : start + _EMBED_AT_ONCE]

            def on_progress(done: int, _: int, at: int = start) -> None:
                progress(at + done, len(ids))

            result = desk.embed(part, on_progress=on_progress)
            written += len(result.written)
            unchanged += len(result.unchanged)
            refused += [failure.error for failure in result.refused]
        parts = [f"{written} file{'' if written == 1 else 's'} written"]
        if unchanged:
            parts.append(f"{unchanged} said it already")
        if refused:
            parts.append(f"{len(refused)} refused ({refused[0]})")
        return ", ".join(parts)

    return working.start(desk, "embed", "Writing captions", work, total=len(ids))
