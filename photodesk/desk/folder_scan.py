"""Which files of a folder are new, changed, and there to their end: found by looking, at little cost.

A folder is listed only when its own time stamp moved, or once in a while; of the files that are
known a few are looked at in each round. So a hundred thousand photos cost some milliseconds a
round. A new file is given out when its size and time stand still and its picture goes to its end.

Polling works on every file system, network shares too, where notifications do not arrive.
"""

from __future__ import annotations

import os
import stat as modes
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from photodesk import photofile
from photodesk.desk.intake import DESK_FOLDER_MARK
from photodesk.desk.zips import is_zip

SETTLE_S = 1.5
"""A file whose size and time stood still for so long is not being written."""
PATIENCE_S = 60.0
"""A picture that breaks off and stands still for so long is taken as it is; if it grows, it is seen."""
LIST_AGAIN_S = 30.0
"""Every folder is listed so often anyway: some file systems do not move a folder's time stamp."""
GRAIN_NS = 2_500_000_000
"""Coarsest time stamps that file systems keep; within it a listing may have missed something."""
KNOWN_AT_ONCE = 1_000
"""Known files that are looked at in one round, for changes that leave the folder's stamp alone."""

_UNFINISHED = (
    ".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download", ".opdownload", ".!ut",
    ".aria2", ".swp", ".lock",
)  # fmt: skip
"""Endings that programs give to what they are still writing."""

State = tuple[int, int, int]
"""What tells one state of a file from another: size, modification time in ns, inode."""


@dataclass(slots=True)
class _Folder:
    """A folder as it was listed: its time stamp then, when, its files' inodes by name, its folders."""

    stamp: int = -1
    listed_at: float = float("-inf")
    inodes: dict[str, int] = field(default_factory=dict)
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Coming:
    """A file that is new or changed: its state, and since when it stands still."""

    state: State
    since: float


class FolderScan:
    """Looks at one folder again and again.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as name:
        ...     scan = FolderScan(Path(name))
        ...     _ = Path(name, "notes.txt").write_text("no picture")
        ...     _ = Path(name, ".hidden.jpg").write_bytes(b"half a pict")
        ...     scan.round(0.0), scan.round(99.0)
        ([], [])
    """

    def __init__(self, folder: Path, known: dict[str, State] | None = None) -> None:
        """Begin to look.

        Args:
            folder: what to watch, with all folders in it.
            known: files that are done with, as they were then, by path; kept up to date.
        """
        self.folder = folder
        self.known = {} if known is None else known
        self.coming: dict[str, _Coming] = {}
        self._folders: dict[str, _Folder] = {}
        self._next_known: Iterator[str] = iter(())

    def round(self, now: float, *, wall_ns: int | None = None) -> list[tuple[Path, State]]:
        """Look once, and return the files that are ready to be taken, with their state.

        They are given out again in every round until `done` is told of them.

        Args:
            now: seconds of a clock that only moves on. `wall_ns`: the time of day in ns; None
                asks the clock. A file that was last written a while before is finished.

        Raises:
            OSError: the folder itself cannot be read.
        """
        if wall_ns is None:
            wall_ns = time.time_ns()
        self._list(str(self.folder), now, wall_ns)
        for path in self._some_known():
            self._compare(path, now)
        return [
            ready for path in list(self.coming) if (ready := self._settled(path, now, wall_ns)) is not None
        ]

    def done(self, files: Iterable[tuple[Path, State]]) -> None:
        """Leave these files alone until they change."""
        for path, state in files:
            self.known[str(path)] = state
            self.coming.pop(str(path), None)

    # --- listing ------------------------------------------------------------------------------

    def _list(self, folder: str, now: float, wall_ns: int) -> None:
        seen = self._folders.setdefault(folder, _Folder())
        try:
            stamp = os.stat(folder).st_mtime_ns  # noqa: PTH116 - no Path for each of many
            if stamp != seen.stamp or now - seen.listed_at >= LIST_AGAIN_S:
                self._read(folder, seen, now)
                # A stamp that is fresh may stand for two changes: such a folder is listed again.
                fresh = abs(stamp - wall_ns) < GRAIN_NS
                seen.stamp, seen.listed_at = (-1 if fresh else stamp), now
        except OSError:
            if folder == str(self.folder):
                raise
            self._folders.pop(folder, None)
            return
        for name in seen.folders:
            self._list(f"{folder}{os.sep}{name}", now, wall_ns)

    def _read(self, folder: str, seen: _Folder, now: float) -> None:
        inodes: dict[str, int] = {}
        folders: list[str] = []
        fresh: list[str] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith((".", "~")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                elif not name.lower().endswith(_UNFINISHED):
                    inodes[name] = inode = entry.inode()
                    if seen.inodes.get(name) != inode:
                        fresh.append(f"{folder}{os.sep}{name}")
                    if name == DESK_FOLDER_MARK:  # a desk's own folder holds no photos to take in
                        seen.inodes, seen.folders = {}, ()
                        return
        seen.inodes, seen.folders = inodes, tuple(sorted(folders))
        for path in sorted(fresh):
            self._compare(path, now)

    def _compare(self, path: str, now: float) -> None:
        """Note a file that is not as we know it."""
        state = _state(path)
        if state is None:
            self.known.pop(path, None)
        elif self.known.get(path) != state and path not in self.coming:
            self.coming[path] = _Coming(state, now)

    def _some_known(self) -> list[str]:
        """Return the next of the known files to look at, all in turn."""
        found = list(islice(self._next_known, KNOWN_AT_ONCE))
        if not found:
            self._next_known = iter(tuple(self.known))
            found = list(islice(self._next_known, KNOWN_AT_ONCE))
        return found

    # --- settling -----------------------------------------------------------------------------

    def _settled(self, path: str, now: float, wall_ns: int) -> tuple[Path, State] | None:
        coming = self.coming[path]
        state = _state(path)
        if state is None:
            self.coming.pop(path)
            self.known.pop(path, None)
            return None
        if state != coming.state:
            self.coming[path] = _Coming(state, now)
            return None
        stood = now - coming.since
        old = wall_ns - state[1] > PATIENCE_S * 1e9
        if state[0] == 0 or (stood < SETTLE_S and not old):
            return None
        if not _is_wanted(path):
            self.known[path] = state
            self.coming.pop(path)
            return None
        if stood < PATIENCE_S and not _is_whole(path):
            return None
        return Path(path), state


def _state(path: str) -> State | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - no Path for each of a hundred thousand
    except OSError:
        return None
    if not modes.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _is_wanted(path: str) -> bool:
    return is_zip(path) or photofile.is_picture(path)


def _is_whole(path: str) -> bool:
    if is_zip(path):
        return zipfile.is_zipfile(path)
    return photofile.is_whole(path)
