"""Which credit lines the desk has used: the last that somebody gave, and the most frequent."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library.schema import batches, changes, photos
from photodesk.library.values import unpack_value

_LOOKED_AT = 200
"""Changes of a credit that are looked at for the last used."""
_NEWEST = 2000
"""Photos that are looked at for the most frequent."""


def last_given(engine: Engine, *, user: str | None = None, limit: int = 8) -> tuple[str, ...]:
    """Return the credit lines that were given last, each once, the newest first; undone ones too.

    Args:
        user: only what this person gave; None takes everybody's.
    """
    given = sa.select(changes.c.after).where(changes.c.field == "credit_line")
    if user is not None:
        given = given.join(batches, batches.c.id == changes.c.batch_id).where(batches.c.user == user)
    with engine.connect() as connection:
        rows = connection.execute(given.order_by(changes.c.id.desc()).limit(_LOOKED_AT)).scalars().all()
    texts = (unpack_value("credit_line", row) for row in rows)
    return tuple(dict.fromkeys(text for text in texts if isinstance(text, str) and text))[:limit]


def most_used(engine: Engine, *, limit: int = 30) -> tuple[str, ...]:
    """Return the credit lines that most of the newest photos carry, the most frequent first."""
    newest = sa.select(photos.c.credit_line).order_by(photos.c.id.desc()).limit(_NEWEST)
    with engine.connect() as connection:
        carried = Counter(line for line in connection.execute(newest).scalars() if line)
    return tuple(line for line, _ in carried.most_common(limit))
