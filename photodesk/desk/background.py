"""Which of an editor's acts run in the background: taking photos in, drawing them, writing many files.

Each is one job of `working`; its message says what became of every item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk import drawing, working, zips
from photodesk.desk.inbox import FOLDER, LABEL_FILE, is_sheet
from photodesk.desk.roles import needs
from photodesk.errors import PhotoDeskError, UsageError
from photodesk.library import arrivals

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.desk.ingesting import Ingested

_EMBED_AT_ONCE = 32
"""Files between two looks at cancel; each part has its receipt."""
_DRAWN_AT_ONCE = 64
"""So many are drawn before the job that takes them in ends; more have a job of their own."""
_LABEL = re.compile(r"[\w .-]{0,40}")

LINGER_S = 1.0
"""Seconds for which a job that takes photos in waits for more of them."""

_lock = Condition()
_waiting: dict[tuple[str, str], list[Path]] = {}
_taking: dict[tuple[str, str], int] = {}
_held: dict[tuple[str, str], int] = {}
"""Drops whose intake was cancelled, by desk and drop, and the job: what still comes of them waits."""
_drawing: dict[str, int] = {}


def checked_label(source_label: str) -> str:
    """Return a source label fit to be one.

    Raises:
        UsageError: it is no word.
    """
    if not _LABEL.fullmatch(source_label):
        raise UsageError(f"{source_label!r}: write a short word for the source: wire, handout, staff")
    return source_label


@needs("editor")
def take_in(desk: Desk, path: Path, *, source_label: str = "") -> int:
    """Take a dropped photo or ZIP onto the desk in the background; return the job that does it.

    While one job takes photos in, others join it: forty dropped pictures are one job. What comes of
    a drop after its intake was cancelled waits with the rest of it.

    Raises:
        UsageError: the label is no word.
    """
    _note_label(path, checked_label(source_label))
    key = (str(desk.folder), source_label)
    with _lock:
        if (cancelled := _held.get((key[0], path.parent.name))) is not None:
            return cancelled
        _waiting.setdefault(key, []).append(path)
        _lock.notify_all()
        if key in _taking:
            return _taking[key]
        work = _Intake(desk, key)
        _taking[key] = working.start(desk, "ingest", "Taking in photos", work)
        return _taking[key]


def take_in_rest(desk: Desk) -> None:
    """Go on with what a restart or a cancel left in the inbox."""
    left = left_in_inbox(desk)
    with _lock:
        for key in [key for key in _held if key[0] == str(desk.folder)]:
            del _held[key]
    for path, label in left:
        take_in(desk, path, source_label=label)


def _note_label(path: Path, source_label: str) -> None:
    """Keep the label beside the photos of a drop, for an intake that is broken off."""
    if source_label:
        path.with_name(LABEL_FILE).write_text(source_label, encoding="utf-8")


def left_in_inbox(desk: Desk) -> tuple[tuple[Path, str], ...]:
    """Return the dropped photos that never came onto the desk, with their source labels.

    A restart or a cancel leaves some; while photos are being taken in, there are none to speak of.
    """
    folder = desk.folder.absolute() / FOLDER
    paths = [
        path
        for path in sorted(folder.glob("[!.]*/*"))
        if path.is_file()
        and not path.name.startswith(".")
        and path.suffix != ".json"
        and not is_sheet(path.name)
    ]
    kept = desk.store.by_path(paths)
    left = []
    for path in paths:
        if str(path) not in kept:
            note = path.with_name(LABEL_FILE)
            left.append((path, note.read_text(encoding="utf-8") if note.is_file() else ""))
    return tuple(left)


class Tally:
    """What became of many files, added up over the parts of one intake, and the line that says so."""

    def __init__(self) -> None:
        self.added: list[int] = []
        self.known = self.changed = self.corrected = 0
        self.refused: list[str] = []

    def count(self, taken: Ingested) -> None:
        """Add the fates of one part."""
        self.added += taken.added
        self.known += len(taken.known)
        self.changed += len(taken.changed_outside)
        self.corrected += len(taken.corrected)
        self.refused += [f"{failure.path.name}: {_reason(failure.error)}" for failure in taken.refused]

    def said(self) -> str:
        """Return the line for the person."""
        parts = [f"{len(self.added)} photo{'' if len(self.added) == 1 else 's'} taken in"]
        if self.known:
            parts.append(f"{self.known} here already")
        if self.changed:
            parts.append(f"{self.changed} changed outside")
        if self.corrected:
            parts.append(f"{self.corrected} corrected by their sender")
        if self.refused:
            first = "; ".join(self.refused[:3])
            parts.append(f"{len(self.refused)} refused ({first}{' …' if len(self.refused) > 3 else ''})")
        return ", ".join(parts)


class _Intake:
    """Takes in what waits until nothing does; counts over all of it."""

    def __init__(self, desk: Desk, key: tuple[str, str]) -> None:
        self.desk = desk
        self.key = key
        self.tally = Tally()
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
                    self._hold(paths)
                    break
        finally:
            with _lock:
                if not self.over:
                    _taking.pop(self.key, None)
                    _waiting.pop(self.key, None)
        draw_in_background(self.desk, self.tally.added)
        return self.tally.said()

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

    def _hold(self, paths: Sequence[Path]) -> None:
        """See to it that what still comes of a cancelled drop does not start it anew."""
        with _lock:
            for path in (*paths, *_waiting.get(self.key, ())):
                _held[self.key[0], path.parent.name] = _taking.get(self.key, 0)

    def _ingest(self, paths: list[Path], progress: batch.Progress, cancelled: Callable[[], bool]) -> None:
        inbox = self.desk.folder.absolute() / FOLDER
        opened = unzipped(self.desk, paths, self.key[1], self.tally)
        for path in paths:
            if zips.is_zip(path.name) and path.is_relative_to(inbox):
                path.unlink(missing_ok=True)  # what was in it stands in a folder of its own
        taken = self.desk.ingest(
            opened, source_label=self.key[1], draw=len(opened) <= _DRAWN_AT_ONCE, on_progress=progress,
            cancelled=cancelled,
        )  # fmt: skip
        self.tally.count(taken)
        if not taken.cancelled:
            drop_copies(self.desk, opened)


def unzipped(desk: Desk, paths: Sequence[Path], source_label: str, tally: Tally) -> list[Path]:
    """Return the pictures among these files and in their ZIPs; a ZIP that does not open is refused."""
    found: list[Path] = []
    for path in paths:
        if not zips.is_zip(path.name):
            found.append(path)
            continue
        try:
            found += zips.unzip(desk, path, source_label=source_label).pictures
        except (PhotoDeskError, OSError) as error:
            tally.refused.append(str(error))
    return found


def drop_copies(desk: Desk, paths: Sequence[Path]) -> None:
    """Delete the copies in the inbox that are no photo of the desk: known, refused, or a correction.

    They are ours alone: who dropped them still has the files.
    """
    kept = desk.store.by_path(paths)
    inbox = desk.folder.absolute() / FOLDER
    for path in paths:
        if str(path) not in kept and path.is_relative_to(inbox):
            path.unlink(missing_ok=True)


def draw_in_background(desk: Desk, ids: Collection[int] | None = None) -> int:
    """Make the thumbnails that are missing, of these photos or of all; return the job, 0 when none is.

    Args:
        ids: only asks whether any of these is missing; what is missing is made of all.
    """
    address = str(desk.folder)
    with _lock:
        if address in _drawing:
            return _drawing[address]
        if not arrivals.not_drawn(desk.store.engine, ids):
            return 0

        def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
            made = 0
            try:
                while drawn := drawing.draw(desk, on_progress=progress, cancelled=cancelled):
                    made += drawn
                    if cancelled():
                        break
            finally:
                with _lock:
                    _drawing.pop(address, None)
            return f"{made} thumbnail{'' if made == 1 else 's'} made"

        _drawing[address] = working.start(desk, "draw", "Making thumbnails", work)
        return _drawing[address]


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
