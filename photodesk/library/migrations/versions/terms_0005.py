"""The words of the word index as a list, so that a begun word is looked up as the words that there are."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the list, which SQLite reads out of its index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE photo_terms USING fts5vocab(photo_words, instance)")
