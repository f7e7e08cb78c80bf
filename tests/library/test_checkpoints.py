"""The log of saves is written back beside the saves."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from photodesk.library import checkpoints
from photodesk.library.checkpoints import Checkpoints
from photodesk.library.opening import open_database
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.library.conftest import NOW

_PATIENCE_S = 60.0


def _in_the_file(path: Path) -> int:
    """Return how many photos stand in the database's own file, its log left aside."""
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM photos").fetchone()[0])
        except sqlite3.DatabaseError:  # not written back yet, or in the middle of it
            return -1


def _working() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "checkpoints"]


def _until(path: Path, count: int) -> bool:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if _in_the_file(path) == count:
            return True
        time.sleep(0.01)
    return False


def _add(store: Store, number: int) -> None:
    arrival = Arrival(Path(f"/{number}.jpg"), "jpeg", 4, 3, "f", "p", Metadata(caption="남서울역"))
    store.add([(arrival, Standing())], at=NOW)


def test_saves_stand_in_the_file_a_moment_later_though_the_desk_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "_MOMENT_S", 0.01)
    monkeypatch.setattr(checkpoints, "_IDLE_S", 0.05)
    store = Store(open_database(tmp_path))
    for count in (1, 2):
        _add(store, count)
        assert _until(tmp_path / "desk.db", count)
        for thread in _working():  # it ends when nothing more is saved, and the next save starts another
            thread.join(_PATIENCE_S)
    store.engine.dispose()


def test_looking_starts_no_thread_and_a_desk_that_was_closed_leaves_none(tmp_path: Path) -> None:
    before = set(_working())
    store = Store(open_database(tmp_path))
    store.many([1])
    assert set(_working()) == before
    _add(store, 1)
    assert len(set(_working()) - before) == 1
    store.engine.dispose()
    assert set(_working()) == before
    assert store.get(1).metadata.caption == "남서울역"
    store.engine.dispose()


def test_a_database_that_went_away_ends_the_thread_in_silence(tmp_path: Path) -> None:
    gone = Checkpoints(tmp_path / "gone.db")
    gone.soon()
    (thread,) = [one for one in _working() if one.is_alive()][-1:]
    thread.join(_PATIENCE_S)
    assert not thread.is_alive()
    assert not (tmp_path / "gone.db").exists()
    gone.close()
