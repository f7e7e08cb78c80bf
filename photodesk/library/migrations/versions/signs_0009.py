"""Under which scheme the captions' signs are kept, so that those of an older one are renewed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table; what was kept before belongs to no scheme we know (`library.sign_renewal`)."""
    table = op.create_table(
        "sign_scheme",
        sa.Column("scheme", sa.Integer, nullable=False),
        sa.Column("renewed_above", sa.Integer, nullable=False),
    )
    op.bulk_insert(table, [{"scheme": 0, "renewed_above": 0}])
