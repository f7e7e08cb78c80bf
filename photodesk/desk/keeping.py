"""Keeping the desk's memory safe: backup and restore of its database, while others work, and its check."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk.desk.address import address
from photodesk.errors import UsageError
from photodesk.library.opening import copy_sqlite, faults, open_database, shown

if TYPE_CHECKING:
    from photodesk.desk import Desk

_TAILS = ("-wal", "-shm")


def backup(desk: Desk, to: Path) -> None:
    """Copy the database to a file, consistent as of one moment; editors go on meanwhile.

    Raises:
        UsageError: the file exists or cannot be written, or the desk is on a database server.
    """
    if desk.store.engine.dialect.name != "sqlite":
        raise UsageError(
            "this desk is on a database server: back it up with pg_dump -Fc, or the server's own way"
        )
    if to.exists():
        raise UsageError(f"{to}: exists already; choose another name")
    try:
        copy_sqlite(Path(str(desk.store.engine.url.database)), to)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{to}: backup failed ({error}); nothing was written") from None


def check(desk: Desk) -> None:
    """Look for damage in the desk's database, no longer than a moment; for the start of a server.

    Raises:
        UsageError: it is damaged; says where and what to do.
    """
    found = faults(desk.store.engine)
    if found:
        raise UsageError(
            f"{shown(str(desk.store.engine.url))}: damaged ({found}); "
            "photodesk restore FILE puts a backup in its place"
        )


def restore(where: Path | str, from_file: Path) -> Path | None:
    """Put a backup in the place of a desk's database; return where the old one was kept, or None.

    A backup of an older PhotoDesk is brought up to date first. It is put in place in one
    transaction: who has the desk open works on with what it says from the next moment on.

    Args:
        where: the desk's folder.

    Raises:
        UsageError: the backup is not a whole PhotoDesk database, a newer PhotoDesk made it, the old
            database cannot be kept, or the desk is on a database server; nothing is changed.
    """
    folder = address(where).database
    if not isinstance(folder, Path):
        raise UsageError(
            "this desk is on a database server: restore it with pg_restore, or the server's own way"
        )
    own, part = folder / "desk.db", folder / ".restored.db"
    try:
        _whole(from_file)
        folder.mkdir(parents=True, exist_ok=True)
        copy_sqlite(from_file, part)
        open_database(f"sqlite:///{part}", keep_copy=False).dispose()
        kept = _kept(own)
        _put(part, own)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{from_file}: cannot be restored ({error}); nothing was changed") from None
    finally:
        for name in (part, *(Path(f"{part}{tail}") for tail in _TAILS)):
            name.unlink(missing_ok=True)
    return kept


def _whole(file: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.execute("SELECT version_num FROM alembic_version").fetchone()
            said = source.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise UsageError(f"{file}: not a whole backup of a desk ({said}); nothing was changed")


def _kept(own: Path) -> Path | None:
    """Keep the database that is there beside it, byte for byte when it is damaged."""
    if not own.exists():
        return None
    kept = own.with_name(f"desk-before-restore-{own.stat().st_mtime_ns}.db")
    try:
        copy_sqlite(own, kept)
    except sqlite3.DatabaseError:
        shutil.copyfile(own, kept)
        log = Path(f"{own}-wal")
        if log.exists():
            shutil.copyfile(log, f"{kept}-wal")
    return kept


def _put(part: Path, own: Path) -> None:
    if own.exists():
        try:
            with (
                contextlib.closing(sqlite3.connect(part)) as source,
                contextlib.closing(sqlite3.connect(own, timeout=30)) as target,
            ):
                source.backup(target)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            for tail in _TAILS:
                Path(f"{own}{tail}").unlink(missing_ok=True)
        else:
            return
    part.replace(own)
