"""How a file is replaced: whole or not at all, and never while somebody else writes it.

The new file is built beside the old one under a temporary name that is locked while its maker
lives, proved, and put in place with one rename. The original is never open for writing, so at
whatever instant the machine stops, either the old or the new file is there, whole.

Source: CODEC "Saving".
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import xxhash

from photodesk.errors import ChangedMeanwhile, FileError, HardLinked, NotWritable
from photodesk.metadata.containers import Source, Splice

try:
    import fcntl
except ImportError:  # Windows: a file in use cannot be removed there, which serves the same end
    fcntl = None  # type: ignore[assignment]

CHUNK_BYTES = 1 << 20
_MARK, _SUFFIX = ".photodesk-", ".part"
_MAX_NAME_BYTES = 255
_HEAD_BYTES = 1 << 16
_UNLOCKED_SECONDS = 86_400
_swept: dict[Path, float] = {}
_SWEEP_AGAIN_S = 60.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is about to be replaced: open for reading, locked, and as it was when opened."""

    path: Path
    file: BinaryIO
    stat: os.stat_result
    head: bytes

    @property
    def source(self) -> Source:
        """Return the file as a source that starts at its first byte."""
        self.file.seek(0)
        return Source(self.file, self.path, self.stat.st_size)


@dataclass(frozen=True, slots=True)
class Hashes:
    """xxh3-128 (hex) and size of a file before and after; `before` is "" when there was none."""

    before: str
    after: str
    before_bytes: int
    after_bytes: int


@contextlib.contextmanager
def opened(path: Path, *, break_hard_links: bool = False) -> Iterator[Opened]:
    """Open a file for being replaced; symbolic links are followed to the file itself.

    Raises:
        NotWritable: it or its folder cannot be written, or another PhotoDesk is writing it.
        HardLinked: it has several names and `break_hard_links` is False.
        FileError: it cannot be opened.
    """
    real = path.resolve()
    try:
        file = real.open("rb")
    except OSError as error:
        raise FileError(path, f"{path}: {error.strerror}") from None
    with file:
        stat = os.fstat(file.fileno())
        if stat.st_nlink > 1 and not break_hard_links:
            raise HardLinked(
                path,
                f"{path.name}: has {stat.st_nlink} names (hard links): use --break-hard-links to part them",
            )
        if not os.access(real, os.W_OK):
            raise NotWritable(path, f"{path.name}: read-only file: change its permission first")
        if not os.access(real.parent, os.W_OK):
            raise NotWritable(path, f"{path.name}: its folder is read-only")
        if not _lock(file):
            raise NotWritable(path, f"{path.name}: another PhotoDesk is writing this file: try again")
        if not _is_still(real, stat):
            raise ChangedMeanwhile(path, f"{path.name}: was replaced while it was opened: try again")
        yield Opened(real, file, stat, file.read(_HEAD_BYTES))


def replace(
    old: Opened,
    splices: Sequence[Splice],
    *,
    prove: Callable[[Path], None],
    before_replace: Callable[[Hashes], None],
    keep_mtime: bool = False,
    sync_folder: bool = True,
) -> Hashes:
    """Put the spliced file in the place of the old one.

    Args:
        old: from `opened`.
        splices: in file order, not overlapping.
        prove: given the finished temporary file; raises to leave the original untouched.
        before_replace: given both hashes before anything is replaced: the moment for the journal.
            It runs beside `prove`, in another thread.
        keep_mtime: give the new file the old modification time.
        sync_folder: False when the caller syncs the folder once for many files.

    Raises:
        ChangedMeanwhile: the file is no longer what was opened; nothing was written.
        NotWritable: disk full, no permission.
    """
    path = old.path
    sweep(path.parent)
    try:
        with _temporary(path) as (temporary, file):
            hashes = _copy(old, splices, file)
            file.flush()
            _copy_attributes(old, file.fileno())
            # The disk and the proof take about as long as each other: one waits while the other works.
            with ThreadPoolExecutor(1) as disk:
                lasting = disk.submit(_make_last, file, hashes, before_replace)
                if _hash(temporary) != hashes.after:
                    raise NotWritable(path, f"{path.name}: the disk gave back other bytes than were written")
                prove(temporary)
                lasting.result()
            if not _is_unchanged(old):
                raise ChangedMeanwhile(path, f"{path.name}: changed while it was being written: try again")
            if keep_mtime:
                os.utime(temporary, ns=(old.stat.st_atime_ns, old.stat.st_mtime_ns))
            temporary.replace(path)
    except OSError as error:
        raise NotWritable(path, f"{path.name}: {_reason(error)}") from error
    if sync_folder:
        sync(path.parent)
    return hashes


def _make_last(file: BinaryIO, hashes: Hashes, before_replace: Callable[[Hashes], None]) -> None:
    os.fsync(file.fileno())
    before_replace(hashes)


def create(
    path: Path, content: bytes, *, before_replace: Callable[[Hashes], None], sync_folder: bool = True
) -> Hashes:
    """Write a small whole file (a sidecar) as safely; an existing one is replaced.

    Raises:
        NotWritable: disk full, no permission.
    """
    sweep(path.parent)
    try:
        before = path.read_bytes() if path.exists() else None
        with _temporary(path) as (temporary, file):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            hashes = Hashes(
                "" if before is None else digest(before), digest(content), len(before or b""), len(content)
            )
            before_replace(hashes)
            temporary.replace(path)
    except OSError as error:
        raise NotWritable(path, f"{path.name}: {_reason(error)}") from error
    if sync_folder:
        sync(path.parent)
    return hashes


def sync(folder: Path) -> None:
    """Make the renames in a folder last; once for a batch is enough."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # network folders that cannot
            raise
    finally:
        os.close(handle)


def digest(data: bytes) -> str:
    """Return the xxh3-128 of some bytes in hex.

    Example:
        >>> digest(b"")
        '99aa06d3014798d86001c324468d497f'
    """
    return xxhash.xxh3_128(data).hexdigest()


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
        if not _lock(file):
            return False
        # The lock is held on the file that still has this name, not on one that was renamed away.
        return _is_still(stray, os.fstat(file.fileno()))


def _lock(file: BinaryIO) -> bool:
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
def _temporary(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Create the locked temporary file beside `path`; it is gone afterwards unless renamed."""
    tail = f"{_MARK}{socket.gethostname()}-{os.getpid()}-{time.time_ns()}{_SUFFIX}"
    room = _MAX_NAME_BYTES - len(os.fsencode(tail)) - 1
    name = os.fsdecode(os.fsencode(path.name)[:room])
    temporary = path.with_name(f".{name}{tail}")
    with temporary.open("x+b") as file:
        try:
            if not _lock(file) or not _is_still(temporary, os.fstat(file.fileno())):
                raise NotWritable(path, f"{path.name}: its temporary file was taken away: try again")
            yield temporary, file
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _copy(old: Opened, splices: Sequence[Splice], file: BinaryIO) -> Hashes:
    """Write the old bytes with the splices applied, hashing both on the way."""
    before, after = xxhash.xxh3_128(), xxhash.xxh3_128()
    source = old.file
    source.seek(0)
    at = written = 0
    for splice in (*splices, Splice(old.stat.st_size, 0, b"")):
        while at < splice.at:
            chunk = source.read(min(CHUNK_BYTES, splice.at - at))
            if not chunk:
                raise ChangedMeanwhile(old.path, f"{old.path.name}: became shorter while it was read")
            before.update(chunk)
            after.update(chunk)
            file.write(chunk)
            at += len(chunk)
            written += len(chunk)
        before.update(source.read(splice.size))
        at += splice.size
        after.update(splice.new)
        file.write(splice.new)
        written += len(splice.new)
    return Hashes(before.hexdigest(), after.hexdigest(), at, written)


def _hash(path: Path) -> str:
    state = xxhash.xxh3_128()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            state.update(chunk)
    return state.hexdigest()


def file_hash(path: Path) -> str:
    """Return the xxh3-128 of a whole file in hex.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return _hash(path)
    except OSError as error:
        raise FileError(path, f"{path}: {error.strerror}") from None


def _is_still(path: Path, stat: os.stat_result) -> bool:
    try:
        now = path.stat()
    except OSError:
        return False
    return (now.st_dev, now.st_ino) == (stat.st_dev, stat.st_ino)


def _is_unchanged(old: Opened) -> bool:
    """Tell whether the path still names the file we read: inode, size, time and header."""
    try:
        now = old.path.stat()
    except OSError:
        return False
    was = old.stat
    if (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns) != (
        was.st_dev, was.st_ino, was.st_size, was.st_mtime_ns,
    ):  # fmt: skip
        return False
    # A writer that sets the time back afterwards is caught by the bytes themselves.
    old.file.seek(0)
    return old.file.read(_HEAD_BYTES) == old.head


def _copy_attributes(old: Opened, handle: int) -> None:
    """Give the new file the mode, owner and extended attributes of the old one, where permitted."""
    stat = old.stat
    if hasattr(os, "fchown"):
        mine = os.fstat(handle)
        if (mine.st_uid, mine.st_gid) != (stat.st_uid, stat.st_gid):
            with contextlib.suppress(OSError):
                os.fchown(handle, stat.st_uid, stat.st_gid)
        os.fchmod(handle, stat.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(old.file.fileno()):
                with contextlib.suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(old.file.fileno(), name))


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full: nothing was changed"
    return f"{(error.strerror or 'cannot be written').lower()}: nothing was changed"
