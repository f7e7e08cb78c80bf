"""A table of what files say otherwise: changed outside, and corrections of agencies."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "differences",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("photo_id", sa.Integer, sa.ForeignKey("photos.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("file_hash", sa.Text, nullable=False),
        sa.Column("base", sa.JSON, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("settled_by", sa.Text, nullable=False, server_default=""),
        sa.Column("settled_at", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("ix_differences_photo_id", "differences", ["photo_id"])
    waiting = sa.text("settled_at = ''")
    op.create_index("differences_open", "differences", ["id"], sqlite_where=waiting, postgresql_where=waiting)
