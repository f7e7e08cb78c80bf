"""A mark for photos with a difference that nobody settled; texts in other languages among the words."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_said = sa.table("photos", sa.column("metadata", sa.JSON)).c.metadata
_SEVERAL = sa.select(sa.literal(1)).where(_said["alternatives"].as_string().is_not(None)).limit(1)

_TOUCH = """
CREATE FUNCTION touch_differences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN INSERT INTO touched VALUES (old.photo_id) ON CONFLICT DO NOTHING; END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO touched VALUES (new.photo_id) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Make the triggers and mark what waits; empty the word index where a photo speaks two languages."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        touch = "INSERT OR IGNORE INTO touched (photo_id) VALUES ({row}.photo_id)"
        for act, row, when in (
            ("INSERT", "new", ""),
            ("DELETE", "old", ""),
            ("UPDATE", "new", "WHEN old.settled_at <> new.settled_at "),
        ):
            op.execute(
                f"CREATE TRIGGER differences_touched_{act.lower()} AFTER {act} ON differences "
                f"{when}BEGIN {touch.format(row=row)}; END"
            )
        op.execute(
            "INSERT OR IGNORE INTO touched (photo_id) SELECT photo_id FROM differences WHERE settled_at = ''"
        )
    else:
        op.execute(_TOUCH)
        op.execute(
            "CREATE TRIGGER differences_touched AFTER INSERT OR DELETE ON differences "
            "FOR EACH ROW EXECUTE FUNCTION touch_differences()"
        )
        op.execute(
            "CREATE TRIGGER differences_touched_update AFTER UPDATE ON differences "
            "FOR EACH ROW WHEN (old.settled_at <> new.settled_at) EXECUTE FUNCTION touch_differences()"
        )
        op.execute(
            "INSERT INTO touched SELECT photo_id FROM differences WHERE settled_at = '' "
            "ON CONFLICT DO NOTHING"
        )
    if connection.execute(_SEVERAL).first() is None:
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
