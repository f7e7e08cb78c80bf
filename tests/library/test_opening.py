"""Databases that are new, old, newer, damaged or elsewhere."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection, Engine

from photodesk import library
from photodesk.errors import UsageError
from photodesk.library import history, kills, lookalikes, search
from photodesk.library.opening import faults, open_database
from photodesk.library.schema import HEAD
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.library.conftest import NOW

CAPTION = "남서울역 앞을 지나는 시민들"


def _up_to(revision: str, connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(library.__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def old(url: str) -> None:
    """Make a database of the first PhotoDesk with three photos; the fourth was removed."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        _up_to("0001", connection)
        photos = sa.Table("photos", sa.MetaData(), autoload_with=connection)
        arrivals = sa.Table("arrivals", sa.MetaData(), autoload_with=connection)
        changes = sa.Table("changes", sa.MetaData(), autoload_with=connection)
        batches = sa.Table("batches", sa.MetaData(), autoload_with=connection)
        said_by = ((CAPTION, "Yonhap"), ("", "AP"), ("Snow.", ""), ("Gone.", ""))
        for number, (caption, credit) in enumerate(said_by, start=1):
            said = {"caption": caption, "credit_line": credit}
            connection.execute(
                photos.insert().values(
                    path=f"/old/{number}.jpg", name=f"{number}.jpg", format="jpeg", width=4, height=3,
                    file_hash=f"f{number}", picture_hash=f"p{number}", arrived_at="2026-11-20", metadata=said,
                    caption=caption, caption_fold=caption, credit_line=credit, date_created="2026-11-19",
                    status="ready", source_label="wire",
                )
            )  # fmt: skip
            connection.execute(
                arrivals.insert().values(
                    photo_id=number, path=f"/old/{number}.jpg", file_hash=f"f{number}", source_label="wire",
                    said=said, arrived_at="2026-11-20",
                )
            )  # fmt: skip
        connection.execute(photos.delete().where(photos.c.id == 4))
        connection.execute(batches.insert().values(id=1, kind="edit", user="kim", at="2026-11-20"))
        for photo_id in (1, 4):
            connection.execute(
                changes.insert().values(
                    batch_id=1, photo_id=photo_id, field="caption", before="Old.", after=CAPTION, revision=2
                )
            )
    engine.dispose()


def test_an_older_desk_is_brought_up_to_date_with_all_it_knows(where: str) -> None:
    url = _empty(where)
    old(url)
    store = Store(open_database(url))
    assert store.get(1).metadata == Metadata(caption=CAPTION, credit_line="Yonhap")
    assert [past.after for past in history.of_photo(store.engine, 1)] == [CAPTION]
    assert len(store.first_said([1, 2, 3])) == 3
    found = {query: search.find(store.engine, query).ids for query in ("서울", "credit:ap", "missing:credit")}
    assert found == {"서울": (1,), "credit:ap": (2,), "missing:credit": (3,)}
    assert search.find(store.engine, "file:3.j date:2026-11-19").ids == (3,)
    assert search.counts(store.engine)["source:wire"] == 3
    store.engine.dispose()


def _before_numbers(url: str, supplier_image_id: str) -> None:
    """Make a database of revision 0007 with two photos, whose index knows a word that none of them says."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        _up_to("0007", connection)
        photos = sa.Table("photos", sa.MetaData(), autoload_with=connection)
        said_by = ({"caption": "Snow."}, {"caption": CAPTION, "supplier_image_id": supplier_image_id})
        for number, said in enumerate(said_by, start=1):
            connection.execute(
                photos.insert().values(
                    path=f"/old/{number}.jpg", name=f"{number}.jpg", format="jpeg", width=4, height=3,
                    file_hash=f"f{number}", picture_hash=f"p{number}", arrived_at="2026-11-20",
                    perceptual_hash=-number, metadata={name: text for name, text in said.items() if text},
                    caption=said["caption"], caption_fold=said["caption"],
                )
            )  # fmt: skip
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql(
                    "INSERT INTO photo_names (rowid, name) VALUES (?, 'kept')", (number,)
                )
                put = "INSERT INTO photo_words (rowid, caption) VALUES (?, 'kept')"
            else:
                put = "INSERT INTO photo_words VALUES (%s, 'kept:1A')"
            connection.exec_driver_sql(put, (number,))
    engine.dispose()


def test_agencies_numbers_of_an_older_desk_are_found_by_search_and_by_kills(where: str) -> None:
    url = _empty(where)
    _before_numbers(url, "AP26328-가1")
    engine = open_database(url)
    found = {query: search.find(engine, query).ids for query in ("ap26328", "서울", "snow", "kept", "2.jpg")}
    assert found == {"ap26328": (2,), "서울": (2,), "snow": (1,), "kept": (), "2.jpg": (2,)}
    assert kills.photos_numbered(engine, "ap26328-가1") == (2,)
    assert lookalikes.looking_like(engine, [(1 << 64) - 1], max_distance=1) == ((1, 0), (2, 1))
    assert search.counts(engine)["missing:credit"] == 2
    if engine.dialect.name == "sqlite":
        assert search.find(engine, "file:kept").ids == (2, 1)
    engine.dispose()


def test_the_words_of_an_older_desk_without_numbers_are_not_read_again(where: str) -> None:
    url = _empty(where)
    _before_numbers(url, "")
    engine = open_database(url)
    assert search.find(engine, "kept").ids == (2, 1)
    assert lookalikes.looking_like(engine, [(1 << 64) - 2], max_distance=0) == ((2, 0),)
    engine.dispose()


def test_the_number_of_a_photo_that_was_removed_is_not_given_again(where: str) -> None:
    url = _empty(where)
    old(url)
    store = Store(open_database(url))
    arrival = Arrival(Path("/new.jpg"), "jpeg", 4, 3, "f", "p", Metadata())
    (new,) = store.add([(arrival, Standing())], at=NOW)
    assert history.of_photo(store.engine, new) == ()
    store.remove([new])
    (newer,) = store.add([(arrival, Standing())], at=NOW)
    assert newer > new
    store.engine.dispose()


def test_an_upgrade_keeps_a_copy_of_the_older_database(tmp_path: Path) -> None:
    old(f"sqlite:///{tmp_path / 'desk.db'}")
    open_database(tmp_path).dispose()
    kept = tmp_path / f"desk-before-{HEAD}.db"
    engine = sa.create_engine(f"sqlite:///{kept}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
        assert connection.exec_driver_sql("SELECT count(*) FROM photos").scalar() == 3
    engine.dispose()
    kept.unlink()
    open_database(tmp_path).dispose()
    assert not kept.exists()


def test_an_older_database_of_which_no_copy_can_be_kept_is_left_as_it_is(tmp_path: Path) -> None:
    old(f"sqlite:///{tmp_path / 'desk.db'}")
    (tmp_path / f"desk-before-{HEAD}.db").mkdir()
    with pytest.raises(UsageError, match="an older desk, left as it is: no copy of it could be kept"):
        open_database(tmp_path)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
    engine.dispose()


def test_many_may_open_a_new_desk_at_once(where: str) -> None:
    url = _empty(where)
    with ThreadPoolExecutor(4) as pool:
        for engine in list(pool.map(open_database, [url] * 4)):
            assert search.find(engine).total == 0
            engine.dispose()


def test_a_file_that_is_no_database_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"this is a text, not a database. " * 200)
    with pytest.raises(UsageError, match=r"desk\.db: cannot be opened as a desk .* photodesk restore FILE"):
        open_database(tmp_path)


def test_damage_inside_a_database_is_found_and_a_whole_one_is_left_alone(tmp_path: Path) -> None:
    store = Store(open_database(tmp_path))
    items = [
        (
            Arrival(Path(f"/{n}.jpg"), "jpeg", 4, 3, f"f{n}", f"p{n}", Metadata(caption=CAPTION * 20)),
            Standing(),
        )
        for n in range(200)
    ]
    store.add(items, at=NOW)
    assert faults(store.engine) == ""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    path = tmp_path / "desk.db"
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096 * 8] = bytes(4096 * 8)
    path.write_bytes(data)
    engine = sa.create_engine(f"sqlite:///{path}")
    assert faults(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://desk@127.0.0.1/photos", "kept in SQLite or PostgreSQL"),
        ("postgresql+nosuch://desk@127.0.0.1/photos", "no database URL"),
        ("postgresql+psycopg://desk:secret@127.0.0.1:1/photos", "cannot be opened as a desk"),
    ],
)
def test_a_database_that_cannot_be_reached_is_named_without_its_password(url: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        open_database(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def _empty(where: str) -> str:
    """Take every table out of a database that was up to date, or return one that is not there yet."""
    if where.startswith("sqlite"):
        return where.replace("desk.db", "old.db")
    engine = sa.create_engine(where, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return where


def test_what_is_kept_is_json_that_other_programs_read(store: Store) -> None:
    arrival = Arrival(Path("/1.jpg"), "jpeg", 4, 3, "f", "p", Metadata(caption=CAPTION))
    store.add([(arrival, Standing())], at=NOW)
    with store.engine.connect() as connection:
        said = connection.exec_driver_sql("SELECT metadata FROM photos").scalar()
    assert (json.loads(said) if isinstance(said, str) else said) == {"caption": CAPTION}


def test_a_server_that_went_away_and_a_desk_that_cannot_be_written_are_told_in_one_line(
    store: Store, where: str
) -> None:
    arrival = Arrival(Path("/1.jpg"), "jpeg", 4, 3, "f", "p", Metadata(caption=CAPTION))
    (photo_id,) = store.add([(arrival, Standing())], at=NOW)
    says = "does not answer" if where.startswith("postgresql") else "cannot be written"
    with pytest.raises(UsageError, match=rf"{says} .* nothing of this was saved") as caught:
        _save_while_it_breaks(store.engine, where)
    assert "\n" not in str(caught.value)
    if where.startswith("sqlite"):
        store.engine.dispose()
    assert store.get(photo_id).rating == 0


def _save_while_it_breaks(engine: Engine, where: str) -> None:
    with engine.execution_options(writing=True).begin() as connection:
        if where.startswith("sqlite"):
            connection.exec_driver_sql("PRAGMA query_only = ON")
        else:
            other = sa.create_engine(where, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
            with other.connect() as killing:
                killing.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE pid <> pg_backend_pid() AND datname = current_database()"
                )
        connection.execute(sa.text("UPDATE photos SET rating = 5"))
