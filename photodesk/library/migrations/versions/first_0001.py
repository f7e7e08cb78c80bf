"""The first tables: photos, arrivals, history, findings, pages, waivers, jobs, receipts, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_LINES = {
    "": "1",
    "is:tonight": "{row}.sent_at = '' AND {row}.flag <> 'reject'",
    "is:picked": "{row}.flag = 'pick'",
    "is:rejected": "{row}.flag = 'reject'",
    "is:sent": "{row}.sent_at <> ''",
    "is:duplicate": "{row}.twins > 0",
    "is:blocked": "{row}.status = 'blocked'",
    "is:ready": "{row}.status = 'ready'",
    "is:desk": "{row}.embedded_revision <> {row}.revision",
    "missing:caption": "{row}.caption = ''",
    "missing:credit": "{row}.credit_line = ''",
}
"""Lines of the rail whose photos are counted, and their condition on a row of `photos`."""

_VALUES = {"source": "source_label", "credit": "credit_line"}


def _keep_tallies() -> None:
    """Make the counts and the triggers that keep them: counting 100,000 rows takes too long to wait for."""
    op.create_table(
        "tallies",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("photos", sa.Integer, nullable=False, server_default="0"),
    )
    for kind in _LINES:
        op.execute(f"INSERT INTO tallies (kind, value) VALUES ('{kind}', '')")  # noqa: S608 - the names above
    for act, rows in (("INSERT", ("new",)), ("DELETE", ("old",)), ("UPDATE", ("new", "old"))):
        cases = " ".join(
            f"WHEN '{kind}' THEN " + " - ".join(f"({condition.format(row=row)})" for row in rows)
            for kind, condition in _LINES.items()
        )
        sign = "-" if act == "DELETE" else "+"
        counted = f"UPDATE tallies SET photos = photos {sign} CASE kind {cases} END "  # noqa: S608
        statements = [f"{counted}WHERE kind NOT IN ('source', 'credit');"]
        for kind, column in _VALUES.items():
            when = f"new.{column} <> old.{column}" if act == "UPDATE" else "1"
            if "new" in rows:
                statements.append(
                    f"INSERT INTO tallies (kind, value, photos) SELECT '{kind}', new.{column}, 1 "
                    f"WHERE {when} ON CONFLICT (kind, value) DO UPDATE SET photos = photos + 1;"
                )
            if "old" in rows:
                statements.append(
                    f"UPDATE tallies SET photos = photos - 1 "  # noqa: S608
                    f"WHERE kind = '{kind}' AND value = old.{column} AND {when};"
                )
                statements.append(
                    f"DELETE FROM tallies "  # noqa: S608
                    f"WHERE kind = '{kind}' AND value = old.{column} AND photos = 0;"
                )
        op.execute(
            f"CREATE TRIGGER tally_{act.lower()} AFTER {act} ON photos BEGIN {' '.join(statements)} END"
        )


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "photos",
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
    )
    op.create_index("photos_by_path", "photos", ["path"], unique=True)
    op.create_index("photos_by_source", "photos", ["source_label", "id"])
    op.create_index("photos_by_flag", "photos", ["flag", "id"])
    op.create_index("photos_by_status", "photos", ["status", "id"])
    op.create_index("photos_by_credit", "photos", ["credit_line", "id"])
    op.create_index("photos_by_date", "photos", ["date_created", "id"])
    op.create_index("photos_by_name", "photos", ["name", "id"])
    for name, where in (
        ("tonight", "sent_at = '' AND flag <> 'reject'"),
        ("sent", "sent_at <> ''"),
        ("duplicate", "twins > 0"),
        ("desk", "embedded_revision <> revision"),
        ("without_caption", "caption = ''"),
        ("without_credit", "credit_line = ''"),
    ):
        op.create_index(
            f"photos_{name}", "photos", ["id"], sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )
    if op.get_bind().dialect.name == "sqlite":
        _keep_tallies()
    op.create_table(
        "facts",
        sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "arrivals",
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
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False, server_default=""),
        sa.Column("operation", sa.Text, unique=True),
        sa.Column("undone_by", sa.Integer),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batches.id"), nullable=False, index=True),
        sa.Column("photo_id", sa.Integer, nullable=False, index=True),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("why", sa.Text, nullable=False, server_default=""),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_table(
        "findings",
        sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("severity", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("suggestion", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("use_date", sa.Text, nullable=False),
        sa.Column("targets", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "slots",
        sa.Column("page_id", sa.Integer, sa.ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("slots_by_photo", "slots", ["photo_id"])
    op.create_table(
        "waivers",
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
    op.create_table(
        "caption_signs",
        sa.Column("sign", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "photo_id",
            sa.Integer,
            sa.ForeignKey("photos.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("caption_signs_by_photo", "caption_signs", ["photo_id"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column(
            "a_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column(
            "b_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("a_hash", sa.Text, nullable=False),
        sa.Column("b_hash", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("ended_by", sa.Text, nullable=False, server_default=""),
        sa.Column("ended_at", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "kills",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("lifted_by", sa.Text, nullable=False, server_default=""),
        sa.Column("lifted_at", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "kill_marks",
        sa.Column("kill_id", sa.Integer, sa.ForeignKey("kills.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
    )
    op.create_index("kill_marks_by_value", "kill_marks", ["value"])
    op.create_table(
        "jobs",
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
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("batch_id", sa.Integer),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE photo_search "
            "USING fts5(words, pairs, tokenize = 'unicode61 remove_diacritics 2')"
        )
