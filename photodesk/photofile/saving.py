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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import BinaryIO

import xxhash

from photodesk.errors import BeingWritten, ChangedMeanwhile, FileError, HardLinked, NotWritable
from photodesk.metadata.containers import PIECE_BYTES, Source, Splice
from photodesk.photofile.pausing import Steps, disk
from photodesk.photofile.temporary import is_still, lock, sweep, temporary

try:
    import fcntl
except ImportError:  # Windows: a file in use cannot be removed there, which serves the same end
    fcntl = None  # type: ignore[assignment]

_HEAD_BYTES = 1 << 16
_MAX_PIECES = 512
"""Fewer than any system takes in one write (IOV_MAX)."""
_MAX_WRITE_BYTES = 1 << 20
"""For more in one write, Linux looks for memory in such large blocks that it can take ten times as long."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is about to be replaced: open for reading, locked, and as it was when opened."""

    path: Path
    file: BinaryIO
    stat: os.stat_result
    head: bytes
    source: Source


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
        NotWritable: it or its folder cannot be written.
        BeingWritten: another PhotoDesk, or an earlier step of this one, is writing it.
        HardLinked: it has several names and `break_hard_links` is False.
        FileError: it cannot be opened.
    """
    real = path.resolve()
    try:
        file = real.open("rb", buffering=0)
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
        if not lock(file):
            raise BeingWritten(path, f"{path.name}: another PhotoDesk is writing this file: try again")
        if not is_still(real, stat):
            raise ChangedMeanwhile(path, f"{path.name}: was replaced while it was opened: try again")
        source = Source(file, real, stat.st_size)
        try:
            yield Opened(real, file, stat, source[0:_HEAD_BYTES], source)
        finally:
            source.release()


def replace(
    old: Opened,
    splices: Sequence[Splice],
    *,
    prove: Callable[[Source], None],
    before_replace: Callable[[Hashes], BinaryIO | None] = lambda _: None,
    keep_mtime: bool = False,
    sync_folder: bool = True,
) -> Steps[Hashes]:
    """Put the spliced file in the place of the old one, pausing while the disk works.

    Args:
        old: from `opened`.
        splices: in file order, not overlapping.
        prove: given the finished temporary file; raises to leave the original untouched.
        before_replace: given both hashes before anything is replaced: the moment for the journal.
            It returns the file that it wrote, which must last before anything is replaced; it is
            closed here.
        keep_mtime: give the new file the old modification time.
        sync_folder: False when the caller syncs the folder once for many files.

    Raises:
        ChangedMeanwhile: the file is no longer what was opened; nothing was written.
        NotWritable: disk full, no permission.
    """
    path = old.path
    sweep(path.parent)
    try:
        with temporary(path) as (part, file), contextlib.ExitStack() as stack:
            old.source.hold()
            hashes, left = _copy(old, splices, file)
            _copy_attributes(old, file.fileno())
            files = [file]
            if (journal := before_replace(hashes)) is not None:
                files.append(stack.enter_context(journal))
            # The disk and the proof take about as long as each other: one waits while the other works.
            is_written = Event()
            lasting = disk(os.getpid()).submit(_make_last, left, [one.fileno() for one in files], is_written)
            stack.callback(wait, [lasting])
            if left:
                yield
                is_written.wait()
            with _read_back(part, file) as new:
                if len(new) != hashes.after_bytes or new.digest(0, len(new)) != hashes.after:
                    lasting.result()  # says when the disk is full
                    raise NotWritable(path, f"{path.name}: the disk gave back other bytes than were written")
                prove(new)
            left.clear()
            old.source.release()
            yield
            lasting.result()
            if not _is_unchanged(old):
                raise ChangedMeanwhile(path, f"{path.name}: changed while it was being written: try again")
            if keep_mtime:
                os.utime(part, ns=(old.stat.st_atime_ns, old.stat.st_mtime_ns))
            part.replace(path)
            _let_go(old.file)
    except OSError as error:
        raise NotWritable(path, f"{path.name}: {_reason(error)}") from error
    if sync_folder:
        sync(path.parent)
    return hashes


def _let_go(file: BinaryIO) -> None:
    """Close a file that has no name any more where the disk is waited for: freeing its bytes takes long."""
    if fcntl is not None:
        # The photo is in place: whatever fails here is no failure of the write.
        with contextlib.suppress(OSError):
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)
            disk(os.getpid()).submit(os.close, os.dup(file.fileno()))


@contextlib.contextmanager
def _read_back(part: Path, file: BinaryIO) -> Iterator[Source]:
    new = Source(file, part, os.fstat(file.fileno()).st_size)
    new.hold()
    try:
        yield new
    finally:
        new.release()


def _make_last(left: Sequence[bytes | memoryview], handles: Sequence[int], is_written: Event) -> None:
    """Write what is left to write into the first file, then wait until the disk has all of them."""
    try:
        _write_all(handles[0], left)
    finally:
        is_written.set()
    for handle in handles:
        os.fsync(handle)


def create(
    path: Path,
    content: bytes,
    *,
    before_replace: Callable[[Hashes], BinaryIO | None],
    sync_folder: bool = True,
) -> Hashes:
    """Write a small whole file (a sidecar) as safely; an existing one is replaced.

    Raises:
        NotWritable: disk full, no permission.
    """
    sweep(path.parent)
    try:
        before = path.read_bytes() if path.exists() else None
        with temporary(path) as (part, file):
            _write_all(file.fileno(), [content])
            os.fsync(file.fileno())
            hashes = Hashes(
                "" if before is None else digest(before), digest(content), len(before or b""), len(content)
            )
            if (journal := before_replace(hashes)) is not None:
                with journal:
                    os.fsync(journal.fileno())
            part.replace(path)
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


def _copy(old: Opened, splices: Sequence[Splice], file: BinaryIO) -> tuple[Hashes, list[bytes | memoryview]]:
    """Write the old bytes with the splices applied, hashing both on the way.

    Returns:
        The hashes, and what is left to write: all of it when the old file is held in memory.
    """
    before, after = xxhash.xxh3_128(), xxhash.xxh3_128()
    source = old.source
    is_held = source.is_held
    at = size = 0
    left: list[bytes | memoryview] = []

    def put(piece: bytes | memoryview) -> None:
        nonlocal size
        after.update(piece)
        size += len(piece)
        if is_held:
            left.append(piece)
        else:
            _write_all(file.fileno(), [piece])

    for splice in (*splices, Splice(old.stat.st_size, 0, b"")):
        for piece in source.pieces(at, splice.at):
            if not is_held:
                before.update(piece)
            put(piece)
            at += len(piece)
        if at < splice.at:
            raise ChangedMeanwhile(old.path, f"{old.path.name}: became shorter while it was read")
        if not is_held:
            before.update(source[splice.at : splice.at + splice.size])
        at += splice.size
        put(splice.new)
    was = source.digest(0, len(source)) if is_held else before.hexdigest()
    return Hashes(was, after.hexdigest(), at, size), left


def _write_all(handle: int, pieces: Sequence[bytes | memoryview]) -> None:
    """Write all of the pieces: the system may take less at once."""
    waiting = [
        memoryview(piece)[at : at + _MAX_WRITE_BYTES]
        for piece in pieces
        for at in range(0, len(piece), _MAX_WRITE_BYTES)
    ]
    while waiting:
        taken = _write_some(handle, waiting[:_MAX_PIECES])
        while waiting and taken >= len(waiting[0]):
            taken -= len(waiting.pop(0))
        if taken:
            waiting[0] = waiting[0][taken:]


def _write_some(handle: int, pieces: Sequence[memoryview]) -> int:
    if not hasattr(os, "writev"):
        return os.write(handle, pieces[0])
    size, count = 0, 0
    while count < len(pieces) and (not count or size + len(pieces[count]) <= _MAX_WRITE_BYTES):
        size += len(pieces[count])
        count += 1
    return os.writev(handle, pieces[:count])


def _hash(path: Path) -> str:
    state = xxhash.xxh3_128()
    room = bytearray(PIECE_BYTES)
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(room):
            state.update(room if size == PIECE_BYTES else room[:size])
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
