"""A fresh database of each kind, and photos to put into it.

PostgreSQL is a server that `PHOTODESK_TEST_POSTGRESQL` names, for example
`postgresql+psycopg://photodesk@127.0.0.1:5432/postgres`; each test gets a database of its own on it.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine

from photodesk.library.opening import open_database
from photodesk.library.store import Act, Arrival, Standing, Store, Update
from photodesk.model import Metadata

NOW = datetime(2026, 11, 24, 21, 40, tzinfo=UTC)


SERVER = "PHOTODESK_TEST_POSTGRESQL"
_number = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """A PostgreSQL server on which databases may be made, with one that is up to date to copy from."""
    url = os.environ.get(SERVER, "")
    if not url:
        pytest.skip(f"no PostgreSQL server: {SERVER} names none (Debian: postgresql)")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    _make(engine, _template(), "template0")
    open_database(_on(engine, _template()).render_as_string(hide_password=False)).dispose()
    yield engine
    _drop(engine, _template())


def _template() -> str:
    return f"photodesk_test_{os.getpid()}"


def _on(server: Engine, name: str) -> URL:
    return server.url.set(database=name)


def _make(server: Engine, name: str, template: str) -> None:
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")


def _drop(server: Engine, name: str) -> None:
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(autouse=True)
def _blank_desks() -> None:
    """Let the library's own tests run the migrations."""


@contextmanager
def database(request: pytest.FixtureRequest, kind: str, folder: Path) -> Iterator[str]:
    """The URL of a new database of one kind, for as long as the context is open."""
    if kind == "sqlite":
        shutil.copyfile(request.getfixturevalue("blank"), folder / "desk.db")
        yield f"sqlite:///{folder / 'desk.db'}"
        return
    server = request.getfixturevalue("server")
    name = f"{_template()}_{next(_number)}"
    _make(server, name, _template())
    yield _on(server, name).render_as_string(hide_password=False)
    _drop(server, name)


KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database of each kind."""
    with database(request, request.param, tmp_path) as url:
        yield url


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """A store on a new database, once for each kind."""
    made = Store(open_database(where))
    yield made
    made.engine.dispose()


@pytest.fixture
def add(store: Store) -> Callable[..., int]:
    """Add one photo that says these things; returns its id."""
    return adder(store)


def adder(store: Store) -> Callable[..., int]:
    """Return what adds one photo that says these things and returns its id."""
    count = iter(range(1, 10_000))

    def put(source_label: str = "", status: str = "ready", **said: object) -> int:
        number = next(count)
        arrival = Arrival(
            Path(f"/photos/{number}.jpg"), "jpeg", 4000, 3000, f"f{number}", f"p{number}",
            Metadata(**said), source_label=source_label,  # type: ignore[arg-type]
        )  # fmt: skip
        return store.add([(arrival, Standing(status))], at=NOW)[0]

    return put


def save(store: Store, photo_id: int, *, user: str = "kim", operation: str = "", **values: str) -> int:
    """Save values on the photo's current revision; returns the batch."""
    record = store.get(photo_id)
    metadata = record.metadata.replace(**values)
    act = Act("edit", user, NOW, operation=operation)
    return store.apply(act, [Update(photo_id, record.revision, values, Standing("ready"), metadata)])
