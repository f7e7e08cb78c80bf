"""Backup, restore and check of the desk's database, while others have it open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from photodesk.desk import Desk, keeping
from photodesk.errors import UsageError
from photodesk.library.store import Arrival, Standing
from photodesk.model import Metadata


def put(desk: Desk, caption: str) -> int:
    """Put one photo on the desk."""
    arrival = Arrival(
        Path(f"/photos/{caption}.jpg"), "jpeg", 4, 3, caption, caption, Metadata(caption=caption)
    )
    return desk.store.add([(arrival, Standing("ready"))], at=desk.clock())[0]


def captions(desk: Desk) -> list[str]:
    return [record.metadata.caption for record in desk.find().photos]


def test_a_backup_holds_what_was_saved_a_moment_ago_and_restores_it(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        photo_id = put(desk, "눈")
        desk.edit(photo_id, {"caption": "첫눈"})
        desk.backup(tmp_path / "copy.db")
        desk.edit(photo_id, {"caption": "큰눈"})
    kept = keeping.restore(tmp_path / "desk", tmp_path / "copy.db")
    with Desk.open(tmp_path / "desk") as desk:
        assert captions(desk) == ["첫눈"]
        assert desk.find("첫눈").total == 1
    assert kept is not None
    keeping.restore(tmp_path / "desk", kept)
    with Desk.open(tmp_path / "desk") as desk:
        assert captions(desk) == ["큰눈"]


def test_who_has_the_desk_open_sees_the_restored_one_and_saves_into_it(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        photo_id = put(desk, "one")
        desk.backup(tmp_path / "copy.db")
        desk.edit(photo_id, {"caption": "two"})
        keeping.restore(tmp_path / "desk", tmp_path / "copy.db")
        assert captions(desk) == ["one"]
        desk.edit(photo_id, {"caption": "three"})
    with Desk.open(tmp_path / "desk") as desk:
        assert captions(desk) == ["three"]
        keeping.check(desk)


def test_a_desk_is_made_of_a_backup_where_there_was_none(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        put(desk, "one")
        desk.backup(tmp_path / "copy.db")
    assert keeping.restore(tmp_path / "other", tmp_path / "copy.db") is None
    with Desk.open(tmp_path / "other") as desk:
        assert captions(desk) == ["one"]


def test_a_damaged_desk_is_replaced_and_kept_byte_for_byte(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        put(desk, "one")
        desk.backup(tmp_path / "copy.db")
    own = tmp_path / "desk" / "desk.db"
    own.write_bytes(b"not a database at all, only words. " * 300)
    with pytest.raises(UsageError, match="photodesk restore FILE puts a backup in its place"):
        Desk.open(tmp_path / "desk")
    kept = keeping.restore(tmp_path / "desk", tmp_path / "copy.db")
    assert kept is not None
    assert kept.read_bytes().startswith(b"not a database")
    with Desk.open(tmp_path / "desk") as desk:
        assert captions(desk) == ["one"]


def test_a_server_does_not_start_on_a_damaged_desk(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        for number in range(300):
            put(desk, f"{number} " * 100)
        keeping.check(desk)
    own = tmp_path / "desk" / "desk.db"
    data = bytearray(own.read_bytes())
    data[len(data) // 2 // 4096 * 4096 :] = bytes(len(data) - len(data) // 2 // 4096 * 4096)
    own.write_bytes(data)
    with (
        pytest.raises(UsageError, match=r"desk\.db: (damaged|cannot be opened).*photodesk restore FILE"),
        Desk.open(tmp_path / "desk") as desk,
    ):
        keeping.check(desk)


@pytest.mark.parametrize("data", [b"", b"caption,credit\r\n", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_backup_is_refused_and_the_desk_stays(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(data)
    with Desk.open(tmp_path / "desk") as desk:
        put(desk, "one")
        with pytest.raises(UsageError, match=r"not a whole backup of a desk .*nothing was changed"):
            keeping.restore(tmp_path / "desk", tmp_path / "copy.db")
        assert captions(desk) == ["one"]
    assert sorted(path.name for path in (tmp_path / "desk").glob("*.db*")) == ["desk.db"]


def test_a_backup_of_a_newer_photodesk_is_refused(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        put(desk, "one")
        desk.backup(tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(UsageError, match="newer PhotoDesk"):
        keeping.restore(tmp_path / "desk", tmp_path / "copy.db")


def test_a_backup_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"mine")
    with Desk.open(tmp_path / "desk") as desk:
        with pytest.raises(UsageError, match="exists already; choose another name"):
            desk.backup(tmp_path / "copy.db")
        with pytest.raises(UsageError, match=r"backup failed .*nothing was written"):
            desk.backup(tmp_path / "nowhere" / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"mine"


def test_a_desk_on_a_server_is_not_restored_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="on a database server: restore it with pg_restore"):
        keeping.restore("postgresql://127.0.0.1/photos", tmp_path / "copy.db")
