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
    wanted = sorted(set(folds) - {""})
    for start in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(_SAME, {"folds": wanted[start : start + _AT_ONCE]})
        others = {folded: photos - 1 for folded, photos in rows}
        connection.execute(_ALONE, {"folds": [folded for folded, number in others.items() if not number]})
        for folded, number in others.items():
            if number:
                _count(connection, folded, number)


def _count(connection: Connection, folded: str, others: int) -> None:
    apart = _apart(connection, folded)
    counted = {"folded": folded, "others": min(others, MOST), "apart": list(apart)}
    connection.execute(_COUNTED, counted)
    for photo_id, told in apart.items():
        twins = min(max(0, others - told), MOST)
        connection.execute(photos.update().where(photos.c.id == photo_id).values(twins=twins))


MOST = 99
"""Twins are counted no further: one more of forty thousand alike must not write to them all."""


_AT_ONCE = 500
_FOLDS: sa.BindParameter[str] = sa.bindparam("folds", expanding=True)
_SAME = (
    sa.select(photos.c.caption_fold, sa.func.count())
    .where(photos.c.caption_fold.in_(_FOLDS))
    .group_by(photos.c.caption_fold)
)
_ALONE = photos.update().where(photos.c.caption_fold.in_(_FOLDS), photos.c.twins != 0).values(twins=0)
_OF_FOLD = photos.c.caption_fold == sa.bindparam("folded")
_OTHERS: sa.BindParameter[int] = sa.bindparam("others", type_=sa.Integer)
_COUNTED = (
    photos.update()
    .where(
        # Written so that SQLite looks both up in its index of captions with their twins.
        sa.or_(sa.and_(_OF_FOLD, photos.c.twins < _OTHERS), sa.and_(_OF_FOLD, photos.c.twins > _OTHERS)),
        photos.c.id.not_in(sa.bindparam("apart", expanding=True)),
    )
    .values(twins=sa.bindparam("others"))
)


def _apart(connection: Connection, folded: str) -> dict[int, int]:
    """Return of how many others with this caption each photo was said to be no duplicate."""
    told = text_hash(folded)
    a, b = photos.alias("a"), photos.alias("b")
    query = (
        sa.select(decisions.c.a_id, decisions.c.b_id)
        .join(a, a.c.id == decisions.c.a_id)
        .join(b, b.c.id == decisions.c.b_id)
        .where(
            decisions.c.kind == "caption",
            decisions.c.ended_at == "",
            decisions.c.a_hash == told,
            decisions.c.b_hash == told,
            a.c.caption_fold == folded,
            b.c.caption_fold == folded,
        )
        .distinct()
    )
    counts: dict[int, int] = {}
    for row in connection.execute(query):
        for photo_id in (row.a_id, row.b_id):
            counts[photo_id] = counts.get(photo_id, 0) + 1
    return counts
