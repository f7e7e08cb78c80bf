"""Watched folders: what lands in them comes onto the desk by itself, labelled by where it landed.

One thread looks at all folders in turn. Files that are done with are noted in the desk's folder
with their size and time, so that a restart does not read everything again; what was not noted when
the server was killed is looked at again and found to be known. Nothing is ever written into a
watched folder.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk import background, working
from photodesk.desk.background import Tally
from photodesk.desk.folder_scan import FolderScan, State
from photodesk.errors import PhotoDeskError, UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.desk.ingesting import Ingested

POLL_S = 2.0
WORTH_A_JOB = 12
"""So many files at once are a job with progress on screen; fewer come in unannounced."""
AT_ONCE = 128
"""Files between two notes of what is done with."""
NOTES = "watched.jsonl"
"""File in the desk's folder: one line [path, size, time, inode] for each file that is done with."""

_TRIES = 3

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watch:
    """A folder, and the label that its files get as their source."""

    label: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Watched:
    """How a watched folder stands.

    Attributes:
        label, folder: which one. `waiting`: files that are seen and not taken in yet.
        held: how many of them a person cancelled; they wait for `go_on`.
        problem: why it cannot be looked at, or "".
    """

    label: str
    folder: Path
    waiting: int = 0
    held: int = 0
    problem: str = ""


def parse_watch(text: str) -> Watch:
    """Read a `--watch LABEL=FOLDER` option.

    Raises:
        UsageError: it is not of this form, or there is no such folder.

    Example:
        >>> parse_watch("wire=.").label
        'wire'
    """
    label, equals, folder = text.partition("=")
    if not equals or not label.strip() or not folder.strip():
        raise UsageError(f"--watch {text}: write LABEL=FOLDER, for instance wire=/mnt/wire")
    path = Path(folder.strip()).expanduser().absolute()
    if not path.is_dir():
        raise UsageError(f"--watch {text}: {path} is no folder; make it or check the path")
    return Watch(background.checked_label(label.strip()), path)


def check_watches(watches: Sequence[Watch], desk_folder: Path) -> None:
    """Refuse folders that lie in each other or in the desk's own.

    Raises:
        UsageError: which two do.
    """
    real = [(watch, watch.folder.resolve()) for watch in watches]
    own = desk_folder.absolute().resolve()
    for watch, folder in real:
        if folder.is_relative_to(own):
            raise UsageError(f"--watch {watch.label}={watch.folder}: the desk's own folder cannot be watched")
        for other, outer in real:
            if other is not watch and folder.is_relative_to(outer):
                raise UsageError(
                    f"--watch {watch.label}={watch.folder}: lies in {other.folder}, which is watched as "
                    f"{other.label}; one label for one folder"
                )


class Watching:
    """The thread that looks at watched folders until it is told to stop."""

    def __init__(self, desk: Desk, watches: Sequence[Watch], *, poll_s: float = POLL_S) -> None:
        """Prepare; `start` begins to look.

        Raises:
            UsageError: folders lie in each other or in the desk's own.
        """
        check_watches(watches, desk.folder)
        self.desk = desk
        self.poll_s = poll_s
        self._notes = _Notes(desk.folder / NOTES)
        known = self._notes.read()
        self._scans = [(watch, FolderScan(watch.folder, _under(known, watch.folder))) for watch in watches]
        self._problems: dict[str, str] = {}
        self._held: set[str] = set()
        self._lock = Lock()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="watched folders", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        _watching[str(self.desk.folder.absolute())] = self
        self._thread.start()

    def stop(self, *, timeout_s: float = 5.0) -> None:
        """Stop looking; what is being taken in is broken off between two files."""
        self._stop.set()
        _watching.pop(str(self.desk.folder.absolute()), None)
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def standing(self) -> tuple[Watched, ...]:
        """Return how each watched folder stands."""
        with self._lock:
            return tuple(
                Watched(
                    watch.label, watch.folder, len(scan.coming), len(self._held & scan.coming.keys()),
                    self._problems.get(watch.label, ""),
                )
                for watch, scan in self._scans
            )  # fmt: skip

    def go_on(self) -> None:
        """Take in what a person cancelled before."""
        with self._lock:
            self._held.clear()

    def round(self) -> None:
        """Look at every folder once, and take in what is ready."""
        for watch, scan in self._scans:
            if self._stop.is_set():
                return
            try:
                with self._lock:
                    ready = scan.round(time.monotonic())
                    ready = [one for one in ready if str(one[0]) not in self._held]
                    self._problems.pop(watch.label, None)
            except OSError as error:
                self._problems[watch.label] = f"{watch.folder}: {error.strerror or error}"
                continue
            if not ready:
                continue
            try:
                self._take(watch, scan, ready)
            except PhotoDeskError as error:  # gone meanwhile, or the disk is full: the next round tries again
                self._problems[watch.label] = str(error)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.round()
            except Exception as error:  # noqa: BLE001 - the thread outlives whatever a folder holds
                _log.exception("watched folders")
                self._problems[""] = f"a fault of PhotoDesk ({type(error).__name__}: {error})"
            self._stop.wait(self.poll_s)

    # --- taking in ------------------------------------------------------------------------------

    def _take(self, watch: Watch, scan: FolderScan, ready: Sequence[tuple[Path, State]]) -> None:
        if len(ready) < WORTH_A_JOB:
            self._ingest(watch, scan, ready, lambda _done, _total: None, self._stop.is_set)
            return

        def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
            return self._ingest(watch, scan, ready, progress, cancelled)

        title = f"Taking in from {watch.label}"
        job = working.start(self.desk, "watch", title, work, total=len(ready))
        while not working.wait(self.desk, job, timeout_s=0.2):
            if self._stop.is_set():
                return
        if working.one(self.desk, job).state in ("cancelled", "failed"):
            with self._lock:
                self._held |= {str(path) for path, _ in ready if str(path) in scan.coming}

    def _ingest(
        self,
        watch: Watch,
        scan: FolderScan,
        ready: Sequence[tuple[Path, State]],
        progress: batch.Progress,
        cancelled: Callable[[], bool],
    ) -> str:
        tally = Tally()
        for start in range(0, len(ready), AT_ONCE):
            part = [one for one in ready[start : start + AT_ONCE] if one[0].exists()]

            def on_progress(done: int, _: int, at: int = start) -> None:
                progress(min(at + done, len(ready)), len(ready))  # a ZIP holds more than one

            opened = background.unzipped(self.desk, [path for path, _ in part], watch.label, tally)
            taken = self._ingest_those_there(opened, watch.label, on_progress, cancelled)
            tally.count(taken)
            if taken.cancelled or cancelled():
                break
            background.drop_copies(self.desk, opened)
            with self._lock:
                scan.done(part)
            self._notes.add(part)
            progress(min(start + AT_ONCE, len(ready)), len(ready))
        background.draw_in_background(self.desk, tally.added)
        return tally.said()

    def _ingest_those_there(
        self, paths: Sequence[Path], label: str, progress: batch.Progress, cancelled: Callable[[], bool]
    ) -> Ingested:
        for attempt in range(_TRIES):
            try:
                return self.desk.ingest(
                    [path for path in paths if path.exists()], source_label=label,
                    draw=len(paths) < WORTH_A_JOB, on_progress=progress, cancelled=cancelled,
                )  # fmt: skip
            except UsageError:  # somebody moved a file away at this moment
                if attempt == _TRIES - 1 or all(path.exists() for path in paths):
                    raise
        raise AssertionError("unreachable")


_watching: dict[str, Watching] = {}


def of(desk: Desk) -> Watching | None:
    """Return what watches folders for a desk in this process, or None."""
    return _watching.get(str(desk.folder.absolute()))


def _under(known: dict[str, State], folder: Path) -> dict[str, State]:
    return {path: state for path, state in known.items() if path.startswith(f"{folder}{os.sep}")}


class _Notes:
    """The file that says which files are done with: lines are added, and sorted out at the start."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, State]:
        """Return what is noted, the newest line of each file; write it anew when much of it is old."""
        known: dict[str, State] = {}
        lines = 0
        try:
            with self.path.open(encoding="utf-8") as file:
                for line in file:
                    lines += 1
                    try:
                        path, size, at, inode = json.loads(line)
                        known[str(path)] = (int(size), int(at), int(inode))
                    except (ValueError, TypeError):
                        continue  # broken off by a kill: that file is looked at again
        except FileNotFoundError:
            return known
        if lines > 2 * len(known) + 1_000:
            part = self.path.with_name(f".{NOTES}.part")
            with part.open("w", encoding="utf-8") as file:
                file.writelines(_line(path, state) for path, state in known.items())
            part.replace(self.path)
        return known

    def add(self, files: Sequence[tuple[Path, State]]) -> None:
        """Note files that are done with."""
        with self.path.open("a", encoding="utf-8") as file:
            if file.tell():
                with self.path.open("rb") as old:
                    old.seek(-1, os.SEEK_END)
                    if old.read(1) != b"\n":
                        file.write("\n")  # behind a line that a kill broke off
            file.writelines(_line(str(path), state) for path, state in files)


def _line(path: str, state: State) -> str:
    # Names that are no text (surrogates) stand as escapes.
    return json.dumps([path, *state]) + "\n"
