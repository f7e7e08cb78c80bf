"""Pictures by the quarters of their perceptual hash, and agencies' numbers among the words."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_said = sa.table("photos", sa.column("metadata", sa.JSON)).c.metadata
_NUMBERED = (
    sa.select(sa.literal(1))
    .where(
        sa.or_(
            _said["supplier_image_id"].as_string().is_not(None),
            _said["digital_image_guid"].as_string().is_not(None),
        )
    )
    .limit(1)
)


def upgrade() -> None:
    """Make the indexes, and empty the word index where a photo has a number: `opening` fills it again."""
    for place in range(4):
        quarter = sa.text(f"((perceptual_hash >> {16 * place}) & 65535)")
        op.create_index(f"photos_by_quarter_{place}", "photos", [quarter, "perceptual_hash"])
    connection = op.get_bind()
    if connection.execute(_NUMBERED).first() is None:
        return
    if connection.dialect.name == "postgresql":
        op.execute("TRUNCATE photo_words")
        return
    op.execute("DROP TABLE photo_terms")
    op.execute("DROP TABLE photo_words")
    op.execute(
        "CREATE VIRTUAL TABLE photo_words "
        "USING fts5(caption, credit, creator, file, other, tokenize = 'ascii')"
    )
    op.execute("CREATE VIRTUAL TABLE photo_terms USING fts5vocab(photo_words, instance)")
