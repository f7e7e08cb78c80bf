"""Which process runs a job, when it was last alive, and whether somebody asked it to stop."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; what older servers left running has no runner and counts as interrupted."""
    op.add_column("jobs", sa.Column("runner", sa.Text, nullable=False, server_default=""))
    op.add_column("jobs", sa.Column("seen_at", sa.Text, nullable=False, server_default=""))
    op.add_column("jobs", sa.Column("stop_asked", sa.Integer, nullable=False, server_default="0"))
