"""Which tables the desk's memory has, and how a database is opened, made and brought up to date.

SQLite (WAL, FTS5) by default, any SQLAlchemy URL otherwise. Alembic's migrations make every
table; the table objects here describe the newest state, and a test compares the two.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from photodesk.errors import UsageError

HEAD = "0002"
"""Revision of the newest migration."""

tables = sa.MetaData()

photos = sa.Table(
    "photos",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("file_hash", sa.Text, nullable=False, index=True),
    sa.Column("picture_hash", sa.Text, nullable=False, index=True),
    sa.Column("perceptual_hash", sa.BigInteger),
    sa.Column("damage", sa.Text, nullable=False, server_default=""),
    sa.Column("source_label", sa.Text, nullable=False, server_default=""),
    sa.Column("arrived_at", sa.Text, nullable=False),
    sa.Column("metadata", sa.JSON, nullable=False),
    sa.Column("caption", sa.Text, nullable=False, server_default=""),
    sa.Column("caption_fold", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("twins", sa.Integer, nullable=False, server_default="0"),
    sa.Column("credit_line", sa.Text, nullable=False, server_default=""),
    sa.Column("date_created", sa.Text, nullable=False, server_default=""),
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),
    sa.Column("embedded_revision", sa.Integer, nullable=False, server_default="1"),
    sa.Column("flag", sa.Text, nullable=False, server_default=""),
    sa.Column("rating", sa.Integer, nullable=False, server_default="0"),
    sa.Column("status", sa.Text, nullable=False, server_default=""),
    sa.Column("badges", sa.Text, nullable=False, server_default=""),
    sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
    sa.Column("thumb_version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("photos_by_path", "path", unique=True),
    sa.Index("photos_by_source", "source_label", "id"),
    sa.Index("photos_by_flag", "flag", "id"),
    sa.Index("photos_by_status", "status", "id"),
    sa.Index("photos_by_credit", "credit_line", "id"),
    sa.Index("photos_by_date", "date_created", "id"),
    sa.Index("photos_by_name", "name", "id"),
    *(
        sa.Index(f"photos_{name}", "id", sqlite_where=sa.text(where))
        for name, where in (
            ("tonight", "sent_at = '' AND flag <> 'reject'"),
            ("sent", "sent_at <> ''"),
            ("duplicate", "twins > 0"),
            ("desk", "embedded_revision <> revision"),
            ("without_caption", "caption = ''"),
            ("without_credit", "credit_line = ''"),
        )
    ),
)
"""One row a photo: where its file is, what it says now, how it stands.

`twins` counts the other photos with the same folded caption; `status` is the
rail's word (caption, credit, blocked, open, ready), `badges` the letters.
Without `file_hash` the file is gone from its place.
"""

tallies = sa.Table(
    "tallies",
    tables,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("photos", sa.Integer, nullable=False, server_default="0"),
)
"""How many photos there are of a kind, kept by triggers: one row a line of the rail (`kind` is its query),
one a source label ("source") and one a credit line ("credit")."""

facts = sa.Table(
    "facts",
    tables,
    sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""What the containers said when the file was last read (`model.Tags`, conflicts), packed, for the rules."""

arrivals = sa.Table(
    "arrivals",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("path", sa.Text, nullable=False, index=True),
    sa.Column("file_hash", sa.Text, nullable=False),
    sa.Column("source_label", sa.Text, nullable=False),
    sa.Column("said", sa.JSON, nullable=False),
    sa.Column("arrived_at", sa.Text, nullable=False),
)
"""Every file that came in, with what it said then: the wire's original."""

batches = sa.Table(
    "batches",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False, server_default=""),
    sa.Column("operation", sa.Text, unique=True),
    sa.Column("undone_by", sa.Integer),
)
"""One act of a person: an edit, an import, a fix. `operation` is the browser's id of it."""

changes = sa.Table(
    "changes",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch_id", sa.Integer, sa.ForeignKey("batches.id"), nullable=False, index=True),
    sa.Column("photo_id", sa.Integer, nullable=False, index=True),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
    sa.Column("after", sa.JSON, nullable=False),
    sa.Column("why", sa.Text, nullable=False, server_default=""),
    sa.Column("revision", sa.Integer, nullable=False),
)
"""Append-only: one row a changed field, with the revision that it made."""

findings = sa.Table(
    "findings",
    tables,
    sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("severity", sa.Integer, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("suggestion", sa.Text, nullable=False, server_default=""),
)
"""What the rules say of a photo on the desk (intake and edit rules); pages are judged when asked."""

pages = sa.Table(
    "pages",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("use_date", sa.Text, nullable=False),
    sa.Column("targets", sa.Text, nullable=False),
    sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
)
"""A page: one use, with its date and targets."""

slots = sa.Table(
    "slots",
    tables,
    sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
    sa.Index("slots_by_photo", "photo_id"),
)
"""Which photo stands where on a page."""

waivers = sa.Table(
    "waivers",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("page", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("responsibility", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("text_hash", sa.Text, nullable=False),
)
"""Who let an error pass and why; it ends when the photo's text changes (`text_hash`)."""

caption_signs = sa.Table(
    "caption_signs",
    tables,
    sa.Column("sign", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column(
        "photo_id",
        sa.Integer,
        sa.ForeignKey("photos.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Index("caption_signs_by_photo", "photo_id"),
    sqlite_with_rowid=False,
)
"""Under which signs a photo's caption is found by its like (`duplicates.postings`)."""

decisions = sa.Table(
    "decisions",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("a_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("b_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("a_hash", sa.Text, nullable=False),
    sa.Column("b_hash", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("ended_by", sa.Text, nullable=False, server_default=""),
    sa.Column("ended_at", sa.Text, nullable=False, server_default=""),
)
"""Who said of two photos (the smaller id first) "no duplicate"; it holds while both texts stay the same."""

kills = sa.Table(
    "kills",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ref", sa.Text, nullable=False),
    sa.Column("notice", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("lifted_by", sa.Text, nullable=False, server_default=""),
    sa.Column("lifted_at", sa.Text, nullable=False, server_default=""),
)
"""Pictures that their agency withdrew, as somebody entered them; a lifted kill stays on record."""

kill_marks = sa.Table(
    "kill_marks",
    tables,
    sa.Column("kill_id", sa.Integer, sa.ForeignKey("kills.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Index("kill_marks_by_value", "value"),
)
"""What a withdrawn picture is known by: its agency's numbers and the hashes of its picture data."""

jobs = sa.Table(
    "jobs",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("done", sa.Integer, nullable=False, server_default="0"),
    sa.Column("total", sa.Integer, nullable=False, server_default="0"),
    sa.Column("started_at", sa.Text, nullable=False),
    sa.Column("ended_at", sa.Text, nullable=False, server_default=""),
    sa.Column("message", sa.Text, nullable=False, server_default=""),
)
"""Long work: running, done, cancelled, failed, or interrupted by a restart."""

differences = sa.Table(
    "differences",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("file_hash", sa.Text, nullable=False),
    sa.Column("base", sa.JSON, nullable=False),
    sa.Column("said", sa.JSON, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("settled_by", sa.Text, nullable=False, server_default=""),
    sa.Column("settled_at", sa.Text, nullable=False, server_default=""),
    sa.Index("differences_open", "id", sqlite_where=sa.text("settled_at = ''"),
             postgresql_where=sa.text("settled_at = ''")),
)  # fmt: skip
"""Where a file says something else than the desk: changed outside, or an agency's correction.

`base` is what both sides began with, `said` what the file says now; a person settles it.
"""

receipts = sa.Table(
    "receipts",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("batch_id", sa.Integer),
)
"""Where the receipt of each embedding, import and sent page stands."""


def open_database(where: Path | str) -> Engine:
    """Open the desk's database, making it or bringing it up to date.

    Args:
        where: a desk folder (the file is `desk.db` in it) or a database URL.

    Raises:
        UsageError: the database cannot be opened, or a newer PhotoDesk made it.
    """
    url = where if isinstance(where, str) and "://" in where else f"sqlite:///{Path(where, 'desk.db')}"
    engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        with engine.connect() as connection:
            revision = _revision(connection)
    except sa.exc.DBAPIError as error:
        raise UsageError(f"{where}: cannot be opened as a desk ({error.orig})") from None
    if revision != HEAD:
        if revision is not None and revision > HEAD:
            raise UsageError(
                f"{where}: made by a newer PhotoDesk (database {revision}, this one knows {HEAD}); "
                "update PhotoDesk"
            )
        _migrate(engine)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000",
        "cache_size=-65536", "temp_store=MEMORY",
    ):  # fmt: skip
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once, so that two of them never meet half-way."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
