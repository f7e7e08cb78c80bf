"""Temporary files beside the photos: their names, their locks, and what a killed run leaves behind.

A name carries host, process and start; the file is locked while its maker lives, so that a later run
can tell what was left behind from what is in use.

Source: CODEC "Saving".
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from photodesk.errors import NotWritable

try:
    import fcntl
except ImportError:  # Windows: a file in use cannot be removed there, which serves the same end
    fcntl = None  # type: ignore[assignment]

_MARK, _SUFFIX = ".photodesk-", ".part"
_MAX_NAME_BYTES = 255
_UNLOCKED_SECONDS = 86_400
_swept: dict[Path, float] = {}
_SWEEP_AGAIN_S = 60.0


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove temporary files that a killed run left behind, and return them.

    A file that is locked has a living maker and stays. A folder is looked at once a minute.
    """
    now = time.monotonic()
    if now - _swept.get(folder, -_SWEEP_AGAIN_S) < _SWEEP_AGAIN_S:
        return ()
    _swept[folder] = now
    removed = []
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(".") and entry.name.endswith(_SUFFIX) and _MARK in entry.name:
                stray = Path(entry.path)
                with contextlib.suppress(OSError):
                    if _is_abandoned(stray):
                        stray.unlink()
                        removed.append(stray)
    return tuple(removed)


def forget_sweeps() -> None:
    """Look at every folder again at its next write."""
    _swept.clear()


def _is_abandoned(stray: Path) -> bool:
    if fcntl is None:
        return time.time() - stray.stat().st_mtime > _UNLOCKED_SECONDS
    with stray.open("rb") as file:
        if not lock(file):
            return False
        # The lock is held on the file that still has this name, not on one that was renamed away.
        return is_still(stray, os.fstat(file.fileno()))


def lock(file: BinaryIO) -> bool:
    """Lock an open file against every other PhotoDesk; False when one has it.

    Where there are no locks (Windows, some network folders), True: every file is free.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EBADF, errno.EINVAL):
            return True  # a network folder without locks
        raise
    return True


@contextlib.contextmanager
def temporary(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Create the locked temporary file beside `path`; it is gone afterwards unless renamed."""
    tail = f"{_MARK}{socket.gethostname()}-{os.getpid()}-{time.time_ns()}{_SUFFIX}"
    room = _MAX_NAME_BYTES - len(os.fsencode(tail)) - 1
    name = os.fsdecode(os.fsencode(path.name)[:room])
    part = path.with_name(f".{name}{tail}")
    with part.open("x+b", buffering=0) as file:
        try:
            if not lock(file) or not is_still(part, os.fstat(file.fileno())):
                raise NotWritable(path, f"{path.name}: its temporary file was taken away: try again")
            yield part, file
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def is_still(path: Path, stat: os.stat_result) -> bool:
    """Tell whether a path still names the file that was opened."""
    try:
        now = path.stat()
    except OSError:
        return False
    return (now.st_dev, now.st_ino) == (stat.st_dev, stat.st_ino)
