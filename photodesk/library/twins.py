"""How many other photos of the desk carry the same caption and were not told apart by a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from photodesk.library.schema import decisions, photos


def text_hash(*folded: str) -> str:
    """Return a short hash of folded texts, as decisions keep them.

    Example:
        >>> text_hash("snow falls.", "ap") == text_hash("snow falls.ap", "")
        False
    """
    text = "\0".join(folded).encode("utf-8", "surrogatepass")
    return hashlib.blake2s(text, digest_size=8).hexdigest()


def count(connection: Connection, folds: Iterable[str]) -> None:
    """Count again the twins of every photo with one of these folded captions."""
    for folded in set(folds) - {""}:
        same = photos.c.caption_fold == folded
        others = connection.execute(sa.select(sa.func.count()).where(same)).scalar_one() - 1
        apart = _apart(connection, folded) if others > 0 else {}
        plain = photos.c.id.not_in(apart) if apart else sa.true()
        connection.execute(photos.update().where(same, plain, photos.c.twins != others).values(twins=others))
        for photo_id, told in apart.items():
            connection.execute(
                photos.update().where(photos.c.id == photo_id).values(twins=max(0, others - told))
            )


def _apart(connection: Connection, folded: str) -> dict[int, int]:
    """Return of how many others with this caption each photo was said to be no duplicate."""
    told = text_hash(folded)
    same = sa.select(photos.c.id).where(photos.c.caption_fold == folded)
    query = (
        sa.select(decisions.c.a_id, decisions.c.b_id)
        .where(
            decisions.c.kind == "caption",
            decisions.c.ended_at == "",
            decisions.c.a_hash == told,
            decisions.c.b_hash == told,
            decisions.c.a_id.in_(same),
            decisions.c.b_id.in_(same),
        )
        .distinct()
    )
    counts: dict[int, int] = {}
    for row in connection.execute(query):
        for photo_id in (row.a_id, row.b_id):
            counts[photo_id] = counts.get(photo_id, 0) + 1
    return counts
