"""Which tables the desk's memory has, in SQLite and in PostgreSQL alike.

Alembic's migrations make every table; the table objects here describe the newest state, and a test
compares the two. Opening a database is `opening`; the word index, which each database keeps in a
form of its own, is `words`.
"""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0010"
"""Revision of the newest migration."""

tables = sa.MetaData()

Sorted = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that is compared letter by letter, whatever language PostgreSQL sorts in."""

QUARTERS = 4
"""A perceptual hash of 64 bits is found by its quarters of 16 (`lookalikes`)."""


def quarter(place: int) -> str:
    """Return SQL for one quarter of a photo's perceptual hash, the lowest bits first.

    Example:
        >>> quarter(1)
        '((perceptual_hash >> 16) & 65535)'
    """
    return f"((perceptual_hash >> {16 * place}) & 65535)"


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
    sa.Column("caption_fold", sa.Text, nullable=False, server_default=""),
    sa.Column("twins", sa.Integer, nullable=False, server_default="0"),
    sa.Column("credit_line", sa.Text, nullable=False, server_default=""),
    sa.Column("date_created", Sorted, nullable=False, server_default=""),
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),
    sa.Column("embedded_revision", sa.Integer, nullable=False, server_default="1"),
    sa.Column("flag", sa.Text, nullable=False, server_default=""),
    sa.Column("rating", sa.Integer, nullable=False, server_default="0"),
    sa.Column("status", sa.Text, nullable=False, server_default=""),
    sa.Column("badges", sa.Text, nullable=False, server_default=""),
    sa.Column("sent_at", sa.Text, nullable=False, server_default=""),
    sa.Column("thumb_version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("photos_by_path", "path", unique=True),
    # A hash holds texts of any length; PostgreSQL's trees end at 2,700 bytes. SQLite's has the twins in it.
    sa.Index("ix_photos_caption_fold", "caption_fold", postgresql_using="hash"),
    sa.Index("photos_by_date", "date_created", "id"),
    sa.Index("photos_by_name", "name", "id"),
    # With the whole hash in it: whoever compares need not read the photos.
    *(
        sa.Index(f"photos_by_quarter_{place}", sa.text(quarter(place)), "perceptual_hash")
        for place in range(QUARTERS)
    ),
    sqlite_autoincrement=True,  # a removed photo's number is never given again: history speaks of it
)
"""One row a photo: where its file is, what it says now, how it stands.

`twins` counts the other photos with the same folded caption, up to `twins.MOST`; `status` is the
rail's word (caption, credit, blocked, open, ready), `badges` the letters.
Without `file_hash` the file is gone from its place.
"""

marks = sa.Table(
    "marks",
    tables,
    sa.Column("mark", Sorted, primary_key=True),
    sa.Column("block", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("bits", sa.LargeBinary, nullable=False),
    sa.Index("marks_by_block", "block"),
    sqlite_with_rowid=False,
)
"""Which photos bear a mark (a line of the rail, a source, a month), as bits: 4,096 ids a row (`marks`)."""

tallies = sa.Table(
    "tallies",
    tables,
    sa.Column("mark", Sorted, primary_key=True),
    sa.Column("photos", sa.Integer, nullable=False),
)
"""How many photos bear a mark: the bits of its rows in `marks`, counted."""

touched = sa.Table(
    "touched",
    tables,
    sa.Column("photo_id", sa.Integer, primary_key=True, autoincrement=False),
)
"""Photos whose marks may have changed in this transaction; triggers write it, its commit empties it."""

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
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("file_hash", sa.Text, nullable=False),
    sa.Column("source_label", sa.Text, nullable=False),
    sa.Column("said", sa.JSON, nullable=False),
    sa.Column("arrived_at", sa.Text, nullable=False),
    sa.Index("ix_arrivals_path", "path", postgresql_using="hash"),
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
"""Append-only: one row a changed field, with the revision that it made; a removed photo's have no words."""

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

sign_scheme = sa.Table(
    "sign_scheme",
    tables,
    sa.Column("scheme", sa.Integer, nullable=False),
    sa.Column("renewed_above", sa.Integer, nullable=False),
)
"""One row: which scheme's signs are kept, and the id below which they may be an older one's; 0 for none."""

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
    sa.Column("runner", sa.Text, nullable=False, server_default=""),
    sa.Column("seen_at", sa.Text, nullable=False, server_default=""),
    sa.Column("stop_asked", sa.Integer, nullable=False, server_default="0"),
)
"""Long work: running, done, cancelled, failed, or interrupted; `runner` is the process that does it."""

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

users = sa.Table(
    "users",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_fold", sa.Text, nullable=False, unique=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
"""Who may sign in to a desk that is served to others: role viewer, editor, chief or admin."""
