"""Who said of two photos that they are no duplicates; it holds until one of the texts changes.

A decision about captions stands on both captions, one about pictures on both captions and credits.
The texts are kept as hashes of their folded form: another blank or quote is not another text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library import twins
from photodesk.library.schema import decisions, photos
from photodesk.library.store import Record, stamp
from photodesk.library.values import unpack
from photodesk.model import Metadata
from photodesk.text import fold

_AT_ONCE = 500

DecisionKind = Literal["caption", "picture"]
"""What was said not to be a duplicate."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One pair that somebody looked at, the smaller id first, and by whom and when it was decided."""

    id: int
    kind: DecisionKind
    a_id: int
    b_id: int
    user: str
    at: str

    @property
    def pair(self) -> frozenset[int]:
        """The two photos."""
        return frozenset((self.a_id, self.b_id))


def words_hash(metadata: Metadata, kind: DecisionKind) -> str:
    """Return the hash of the texts that a decision of this kind stands on.

    Example:
        >>> one, other = Metadata(caption="Snow falls."), Metadata(caption="Snow  falls.", credit_line="AP")
        >>> words_hash(one, "caption") == words_hash(other, "caption")
        True
        >>> words_hash(one, "picture") == words_hash(other, "picture")
        False
    """
    if kind == "picture":
        return twins.text_hash(fold(metadata.caption), fold(metadata.credit_line))
    return twins.text_hash(fold(metadata.caption))


def compared(engine: Engine, ids: Sequence[int]) -> tuple[object, ...]:
    """Return what tells one comparison of these photos from another.

    Their words, their pictures or the decisions on them are others than before when it differs.
    """
    digest = hashlib.blake2b(digest_size=16)
    asked = sa.select(photos.c.id, photos.c.revision, photos.c.perceptual_hash, photos.c.picture_hash)
    with engine.connect() as connection:
        for start in range(0, len(ids), _AT_ONCE):
            part = asked.where(photos.c.id.in_(ids[start : start + _AT_ONCE])).order_by(photos.c.id)
            for row in connection.execute(part):
                digest.update(repr(tuple(row)).encode())
        told = sa.select(sa.func.max(decisions.c.id), sa.func.count()).where(decisions.c.ended_at == "")
        return (digest.digest(), len(ids), *connection.execute(told).one())


def decide(
    engine: Engine,
    pairs: Iterable[tuple[Record, Record]],
    *,
    kind: DecisionKind,
    user: str,
    at: datetime,
) -> tuple[int, ...]:
    """Remember that the photos of each pair are no duplicates as they are now; return the decisions' ids."""
    rows = []
    folds: set[str] = set()
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda record: record.id)
        folds |= {fold(a.metadata.caption), fold(b.metadata.caption)}
        rows.append(
            {
                "kind": kind,
                "a_id": a.id,
                "b_id": b.id,
                "a_hash": words_hash(a.metadata, kind),
                "b_hash": words_hash(b.metadata, kind),
                "user": user,
                "at": stamp(at),
            }
        )
    ids: list[int] = []
    with engine.execution_options(writing=True).begin() as connection:
        for row in rows:
            made = connection.execute(decisions.insert().values(**row)).inserted_primary_key
            ids.append(int(made[0]))  # type: ignore[index]
        if kind == "caption":
            twins.count(connection, folds)
    return tuple(ids)


def take_back(engine: Engine, ids: Sequence[int], *, user: str, at: datetime) -> int:
    """End decisions; return how many held until now. They stay on record with who ended them."""
    with engine.execution_options(writing=True).begin() as connection:
        wanted = sa.and_(decisions.c.id.in_(list(ids)), decisions.c.ended_at == "")
        involved = sa.select(decisions.c.a_id).where(wanted).union(sa.select(decisions.c.b_id).where(wanted))
        folds = set(
            connection.execute(sa.select(photos.c.caption_fold).where(photos.c.id.in_(involved))).scalars()
        )
        done = connection.execute(
            decisions.update().where(wanted).values(ended_by=user, ended_at=stamp(at))
        ).rowcount
        twins.count(connection, folds)
    return done


def holding(
    engine: Engine, ids: Sequence[int] | None = None, *, kind: DecisionKind = "caption"
) -> tuple[Decision, ...]:
    """Return the decisions that hold, both texts being what they were, oldest first.

    Args:
        ids: only pairs with both photos among these; None for all.
    """
    a, b = photos.alias("a"), photos.alias("b")
    query = (
        sa.select(decisions, a.c.metadata.label("a_said"), b.c.metadata.label("b_said"))
        .join(a, a.c.id == decisions.c.a_id)
        .join(b, b.c.id == decisions.c.b_id)
        .where(decisions.c.kind == kind, decisions.c.ended_at == "")
        .order_by(decisions.c.id)
    )
    among = None if ids is None else set(ids)
    found: list[Decision] = []
    with engine.connect() as connection:
        for part in _parts(ids):
            rows = connection.execute(query if part is None else query.where(decisions.c.a_id.in_(part)))
            found += [
                Decision(row.id, row.kind, row.a_id, row.b_id, row.user, row.at)
                for row in rows
                if (among is None or row.b_id in among)
                and row.a_hash == words_hash(unpack(row.a_said), kind)
                and row.b_hash == words_hash(unpack(row.b_said), kind)
            ]
    return tuple(sorted(found, key=lambda decision: decision.id))


def _parts(ids: Sequence[int] | None) -> Iterable[list[int] | None]:
    if ids is None:
        yield None
        return
    for start in range(0, len(ids), 500):
        yield list(ids[start : start + 500])
