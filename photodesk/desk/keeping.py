"""Keeping the desk's memory safe: backup and restore of its database, while others work."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk


def backup(desk: Desk, to: Path) -> None:
    """Copy the database to a file, consistent as of one moment.

    Raises:
        UsageError: the file exists or cannot be written, or the desk is on a database server.
    """
    if desk.store.engine.dialect.name != "sqlite":
        raise UsageError("this desk is on a database server: back it up with the server's own tool")
    if to.exists():
        raise UsageError(f"{to}: exists already; choose another name")
    part = to.with_name(f".{to.name}.part")
    try:
        with (
            contextlib.closing(sqlite3.connect(desk.folder / "desk.db")) as source,
            contextlib.closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
        part.replace(to)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{to}: backup failed ({error}); nothing was written") from None


def restore(folder: Path, from_file: Path) -> Path | None:
    """Put a backup in the place of a desk's database; return where the old one was kept, or None.

    Raises:
        UsageError: the backup is not a whole PhotoDesk database.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"file:{from_file}?mode=ro", uri=True)) as source:
            check = source.execute("PRAGMA integrity_check").fetchone()
            source.execute("SELECT version_num FROM alembic_version").fetchone()
            if check != ("ok",):
                raise sqlite3.DatabaseError(str(check[0]))
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / ".desk.db.part"
            with contextlib.closing(sqlite3.connect(part)) as target:
                source.backup(target)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(
            f"{from_file}: not a whole backup of a desk ({error}); nothing was changed"
        ) from None
    own = folder / "desk.db"
    kept: Path | None = None
    if own.exists():
        kept = own.with_name(f"desk-before-restore-{own.stat().st_mtime_ns}.db")
        with (
            contextlib.closing(sqlite3.connect(own)) as source,
            contextlib.closing(sqlite3.connect(kept)) as target,
        ):
            source.backup(target)  # a plain copy would miss what still stands in the log
        for tail in ("-wal", "-shm"):
            Path(f"{own}{tail}").unlink(missing_ok=True)
    part.replace(own)
    return kept
