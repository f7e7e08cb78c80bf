"""Marks as bits in place of partial indexes, photo numbers that are never given twice, a word index by field.

The tables that 0001 made for search go; `opening` fills the new ones in the same transaction.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_GONE = (
    "photos_by_source", "photos_by_flag", "photos_by_status", "photos_by_credit", "photos_tonight",
    "photos_sent", "photos_duplicate", "photos_desk", "photos_without_caption",
    "photos_without_credit",
)  # fmt: skip
_MARKED_BY = (
    "source_label", "date_created", "flag", "rating", "status", "sent_at", "twins", "revision",
    "embedded_revision",
)  # fmt: skip
"""Columns of `photos` that make a mark; whether caption and credit line are empty does so too."""


def upgrade() -> None:
    """Make the new tables and note every photo as touched."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for act in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER tally_{act}")
        op.drop_table("tallies")
        op.execute("DROP TABLE photo_search")
        _number_photos_once()
    else:
        for name in (*_GONE, "ix_photos_caption_fold", "ix_arrivals_path"):
            op.drop_index(name)
        op.create_index("ix_photos_caption_fold", "photos", ["caption_fold"], postgresql_using="hash")
        op.create_index("ix_arrivals_path", "arrivals", ["path"], postgresql_using="hash")
        op.drop_index("photos_by_date")
        op.execute('ALTER TABLE photos ALTER COLUMN date_created TYPE text COLLATE "C"')
        op.create_index("photos_by_date", "photos", ["date_created", "id"])
    op.create_table(
        "marks",
        sa.Column("mark", _SORTED, primary_key=True),
        sa.Column("block", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("bits", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("marks_by_block", "marks", ["block"])
    op.create_table(
        "tallies",
        sa.Column("mark", _SORTED, primary_key=True),
        sa.Column("photos", sa.Integer, nullable=False),
    )
    op.create_table("touched", sa.Column("photo_id", sa.Integer, primary_key=True, autoincrement=False))
    op.execute("INSERT INTO touched (photo_id) SELECT id FROM photos")
    if sqlite:
        _touch_in_sqlite()
        op.execute(
            "CREATE VIRTUAL TABLE photo_words "
            "USING fts5(caption, credit, creator, file, other, tokenize = 'ascii')"
        )
        op.execute("CREATE VIRTUAL TABLE photo_names USING fts5(name, tokenize = 'trigram')")
    else:
        _touch_in_postgresql()
        op.execute(
            "CREATE TABLE photo_words ("
            "photo_id integer PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX photo_words_by_word ON photo_words USING gin (words)")
        _index_names_in_postgresql()


def _number_photos_once() -> None:
    """Make `photos` again, with numbers that SQLite never gives twice."""
    columns: list[sa.Column[Any]] = [
        sa.Column("id", sa.Integer, primary_key=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("path", "name", "format", "file_hash", "picture_hash", "arrived_at")
        ),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("perceptual_hash", sa.BigInteger),
        sa.Column("metadata", sa.JSON, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False, server_default="")
            for name in (
                "damage", "source_label", "caption", "caption_fold", "credit_line", "date_created", "flag",
                "status", "badges", "sent_at",
            )
        ),
        *(
            sa.Column(name, sa.Integer, nullable=False, server_default=default)
            for name, default in (
                ("twins", "0"), ("revision", "1"), ("embedded_revision", "1"), ("rating", "0"),
                ("thumb_version", "1"),
            )
        ),
    ]  # fmt: skip
    op.create_table("photos_0003", *columns, sqlite_autoincrement=True)
    names = ", ".join(column.name for column in columns)
    op.execute(f"INSERT INTO photos_0003 ({names}) SELECT {names} FROM photos")  # noqa: S608 - the names above
    op.execute(
        "INSERT INTO sqlite_sequence (name, seq) "
        "SELECT 'photos_0003', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'photos_0003')"
    )
    # History remembers photos that were removed before: their numbers are taken as well.
    op.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(photo_id), 0) FROM changes)) "
        "WHERE name = 'photos_0003'"
    )
    op.execute("DROP TABLE photos")
    op.execute("ALTER TABLE photos_0003 RENAME TO photos")
    op.create_index("photos_by_path", "photos", ["path"], unique=True)
    op.create_index("ix_photos_file_hash", "photos", ["file_hash"])
    op.create_index("ix_photos_picture_hash", "photos", ["picture_hash"])
    op.create_index("ix_photos_caption_fold", "photos", ["caption_fold"])
    op.create_index("photos_by_date", "photos", ["date_created", "id"])
    op.create_index("photos_by_name", "photos", ["name", "id"])


def _changed(different: str) -> str:
    """Return the condition under which an update may change a photo's marks."""
    texts = ("caption", "credit_line")
    return " OR ".join(
        [f"old.{column} {different} new.{column}" for column in _MARKED_BY]
        + [f"(old.{column} = '') {different} (new.{column} = '')" for column in texts]
    )


def _touch_in_sqlite() -> None:
    touch = "INSERT OR IGNORE INTO touched (photo_id) VALUES ({row}); "
    for table, act, rows, when in (
        ("photos", "INSERT", ("new.id",), ""),
        ("photos", "DELETE", ("old.id",), ""),
        ("photos", "UPDATE", ("new.id",), f"WHEN {_changed('<>')} "),
        ("slots", "INSERT", ("new.photo_id",), ""),
        ("slots", "DELETE", ("old.photo_id",), ""),
        ("slots", "UPDATE", ("old.photo_id", "new.photo_id"), "WHEN old.photo_id <> new.photo_id "),
    ):
        body = "".join(touch.format(row=row) for row in rows)
        op.execute(
            f"CREATE TRIGGER {table}_touched_{act.lower()} AFTER {act} ON {table} {when}BEGIN {body}END"
        )


_TOUCH = """
CREATE FUNCTION touch_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN INSERT INTO touched VALUES (old.{key}) ON CONFLICT DO NOTHING; END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO touched VALUES (new.{key}) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$
"""


def _touch_in_postgresql() -> None:
    for table, key in (("photos", "id"), ("slots", "photo_id")):
        changed = _changed("IS DISTINCT FROM") if table == "photos" else f"old.{key} <> new.{key}"
        op.execute(_TOUCH.format(table=table, key=key))
        op.execute(
            f"CREATE TRIGGER {table}_touched AFTER INSERT OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION touch_{table}()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_touched_update AFTER UPDATE ON {table} "
            f"FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION touch_{table}()"
        )


def _index_names_in_postgresql() -> None:
    """Index file names by three letters; without the right to make an extension they are read one by one."""
    try:
        with op.get_bind().begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute("CREATE INDEX photos_by_letters ON photos USING gin (name gin_trgm_ops)")
    except sa.exc.DBAPIError:
        pass
