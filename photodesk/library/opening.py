"""How the desk's database is opened, made, brought up to date and locked: SQLite or PostgreSQL.

SQLite runs in WAL with `synchronous=NORMAL`: what was saved outlives the death of any process at
any instant, and the file is never torn. When the power fails, saves of the last moments may be
missing; waiting for the disk at every save (FULL) would cost several times as much as the save.

On both databases one writer works at a time. SQLite has no other way; PostgreSQL takes one
advisory lock, so that what is counted and then written (twins, marks, slots) is never counted twice.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url

from photodesk.errors import UsageError
from photodesk.library import marks, sign_renewal, words
from photodesk.library.checkpoints import Checkpoints
from photodesk.library.schema import HEAD

_WRITER = int.from_bytes(b"desk")
"""PostgreSQL's advisory lock of the one writer; each database has its own."""
_BUSY_MS = 30_000
_MOST_LOGGED_PAGES = 32_000
"""When the log is that long (128 MiB), whoever saves writes it back; `checkpoints` does so before."""


def is_url(where: Path | str) -> bool:
    """Tell whether a desk is named by a database URL rather than by its folder.

    Example:
        >>> is_url("postgresql+psycopg://desk@db.example/photos"), is_url("/srv/desk")
        (True, False)
    """
    return isinstance(where, str) and "://" in where


def shown(url: str) -> str:
    """Return a database as it may be shown: an SQLite file's path, a URL without its password.

    Example:
        >>> shown("sqlite:////srv/desk/desk.db")
        '/srv/desk/desk.db'
        >>> shown("postgresql+psycopg://desk:geheim@db.example/photos")
        'postgresql+psycopg://desk:***@db.example/photos'
    """
    try:
        parts = make_url(url)
        if parts.get_backend_name() == "sqlite":
            return parts.database or "memory"
        return parts.render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return url.partition("://")[0] + "://…"


def open_database(where: Path | str, *, keep_copy: bool = True) -> Engine:
    """Open the desk's database, making it or bringing it up to date.

    Before an older SQLite database is brought up to date, a copy is kept beside it
    (`desk-before-0003.db`).

    Args:
        where: a desk folder (the file is `desk.db` in it) or a database URL.
        keep_copy: False for what is a copy itself.

    Raises:
        UsageError: the database cannot be opened or is damaged, a newer PhotoDesk made it, or no
            copy can be kept of it.
    """
    url = str(where) if is_url(where) else f"sqlite:///{Path(where, 'desk.db')}"
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            revision = _revision(connection)
        if revision is not None and revision > HEAD:
            raise UsageError(
                f"{shown(url)}: made by a newer PhotoDesk (database {revision}, this one knows {HEAD}); "
                "update PhotoDesk"
            )
        if revision != HEAD:
            if revision is not None and keep_copy:
                _keep_copy(engine)
            _upgrade(url)
    except sa.exc.DBAPIError as error:
        engine.dispose()
        reason = str(error.orig).strip().splitlines()[0]
        damaged = isinstance(error.orig, sqlite3.DatabaseError) and not isinstance(
            error.orig, sqlite3.OperationalError
        )
        todo = "; photodesk restore FILE puts a backup in its place" if damaged else ""
        raise UsageError(f"{shown(url)}: cannot be opened as a desk ({reason}){todo}") from None
    except UsageError:
        engine.dispose()
        raise
    event.listen(engine, "handle_error", _say_what_failed)
    return engine


def _engine(url: str) -> Engine:
    try:
        kind = make_url(url).get_backend_name()
        if kind not in ("sqlite", "postgresql"):
            raise UsageError(f"{shown(url)}: a desk is kept in SQLite or PostgreSQL")
        engine = sa.create_engine(
            url, pool_pre_ping=kind != "sqlite", json_serializer=_json, json_deserializer=msgspec.json.decode
        )
    except sa.exc.ArgumentError:
        raise UsageError(
            f"{shown(url)}: no database URL; write postgresql+psycopg://NAME@HOST/DATABASE"
        ) from None
    except ModuleNotFoundError:
        raise UsageError(
            f"{shown(url)}: the database's driver is not installed; pip install 'photodesk[postgres]'"
        ) from None
    event.listen(engine, "connect", _prepare_sqlite if kind == "sqlite" else _prepare_postgresql)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _before_commit)
    if kind == "sqlite" and engine.url.database:
        checkpoints = Checkpoints(Path(engine.url.database))
        # A connection that has saved comes back to the pool when its save is done.
        event.listen(engine, "commit", lambda connection: connection.info.update(saved=_writes(connection)))
        event.listen(
            engine,
            "checkin",
            lambda _, record: checkpoints.soon() if record.info.pop("saved", False) else None,
        )
        event.listen(engine, "engine_disposed", lambda _: checkpoints.close())
    return engine


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON",
        "cache_size=-65536", "temp_store=MEMORY", f"wal_autocheckpoint={_MOST_LOGGED_PAGES}",
    ):  # fmt: skip
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        # Plans must see the words that are asked for: "Seoul" is in every tenth photo, "Chasiv" in three.
        cursor.execute("SET plan_cache_mode = force_custom_plan")
        cursor.execute("SET jit = off")
    connection.commit()


_OF_THE_MACHINE = (
    "database is locked",
    "disk is full",
    "disk I/O error",
    "readonly database",
    "unable to open",
)


def _say_what_failed(context: Any) -> None:
    """Turn what no editor can help (a full disk, a server that went away) into one clear error."""
    if context.is_pre_ping:
        return
    error = context.original_exception
    reason = str(error).strip().partition("\n")[0]
    url = shown(context.engine.url.render_as_string(hide_password=True))
    if isinstance(error, sqlite3.OperationalError) and any(part in reason for part in _OF_THE_MACHINE):
        raise UsageError(f"{url}: the desk cannot be written ({reason}); nothing of this was saved") from None
    if context.is_disconnect or (context.connection is None and context.dialect.name == "postgresql"):
        raise UsageError(
            f"{url}: the database does not answer ({reason}); nothing of this was saved, try again"
        ) from None


def _begin(connection: Connection) -> None:
    """Writers take the lock at once, so that two of them never meet half-way."""
    writing = _writes(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    elif writing:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")


def _before_commit(connection: Connection) -> None:
    if _writes(connection):
        marks.keep(connection)


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writing", False))


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _keep_copy(engine: Engine) -> None:
    """Copy an older SQLite database before it is changed; a server's is its keeper's affair."""
    if engine.dialect.name != "sqlite":
        return
    own = Path(str(engine.url.database))
    kept = own.with_name(f"{own.stem}-before-{HEAD}.db")
    try:
        copy_sqlite(own, kept)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(
            f"{own}: an older desk, left as it is: no copy of it could be kept at {kept} ({error})"
        ) from None


_STEPS_AT_ONCE = 100_000
_MOST_STEPS = 20_000_000


def faults(engine: Engine) -> str:
    """Return what is wrong with the database's file, or "" when nothing was found.

    SQLite looks at pages and rows for so many steps at most (a second or two): a large database is
    not read to its end. A server looks after its files itself.
    """
    if engine.dialect.name != "sqlite":
        return ""
    left = _MOST_STEPS // _STEPS_AT_ONCE

    def enough() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    own = f"{Path(str(engine.url.database)).absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(own, uri=True)) as connection:
        connection.set_progress_handler(enough, _STEPS_AT_ONCE)
        try:
            said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        except sqlite3.OperationalError as error:
            return "" if left < 0 else str(error)
        except sqlite3.DatabaseError as error:
            return str(error)
    return "" if said == "ok" else " ".join(said.replace("*** in database main ***", "").split())


def copy_sqlite(source: Path, to: Path) -> None:
    """Copy an SQLite database as of one moment, while others work; whole or not at all.

    Raises:
        OSError, sqlite3.Error: it cannot be read or written.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as one,
            contextlib.closing(sqlite3.connect(part)) as other,
        ):
            one.backup(other)
        part.replace(to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _upgrade(url: str) -> None:
    """Run the migrations that are missing, in one transaction, on a connection of their own."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        # A table that is made anew is dropped first; its children must not go with it.
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=OFF"))
    event.listen(engine, "begin", _begin)
    try:
        with engine.execution_options(writing=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            words.fill(connection)
            marks.keep(connection)
            sign_renewal.begin(connection)
    finally:
        engine.dispose()
