"""Who changed what, from, to, when, why; and what an undo would bring back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from photodesk.errors import UsageError
from photodesk.library.schema import batches, changes
from photodesk.library.values import unpack_value
from photodesk.model import Value


@dataclass(frozen=True, slots=True)
class Past:
    """One changed field of one photo, as history keeps it."""

    id: int
    batch_id: int
    photo_id: int
    field: str
    before: Value
    after: Value
    why: str
    kind: str
    user: str
    at: str
    revision: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """One act of a person: how many photos and fields it changed, and what undid it (0: nothing)."""

    id: int
    kind: str
    user: str
    at: str
    why: str
    photos: int
    changes: int
    undone_by: int


_JOINED = sa.select(changes, batches.c.kind, batches.c.user, batches.c.at, batches.c.undone_by).join(
    batches, batches.c.id == changes.c.batch_id
)


def of_photo(engine: Engine, photo_id: int) -> tuple[Past, ...]:
    """Return everything that was changed on a photo, the newest first."""
    return _read(engine, _JOINED.where(changes.c.photo_id == photo_id).order_by(changes.c.id.desc()))


def of_batch(engine: Engine, batch_id: int) -> tuple[Past, ...]:
    """Return what one batch changed, in order; empty when there is no such batch."""
    return _read(engine, _JOINED.where(changes.c.batch_id == batch_id).order_by(changes.c.id))


def one(engine: Engine, change_id: int) -> Past:
    """Return one change.

    Raises:
        UsageError: there is no such change.
    """
    found = _read(engine, _JOINED.where(changes.c.id == change_id))
    if not found:
        raise UsageError(f"change {change_id}: not in the history; photodesk history ID lists them")
    return found[0]


def recent(engine: Engine, *, limit: int = 100) -> tuple[Batch, ...]:
    """Return the newest batches, the newest first."""
    query = (
        sa.select(
            batches,
            sa.func.count(sa.distinct(changes.c.photo_id)).label("photos"),
            sa.func.count(changes.c.id).label("changes"),
        )
        .outerjoin(changes, changes.c.batch_id == batches.c.id)
        .group_by(batches.c.id)
        .order_by(batches.c.id.desc())
        .limit(limit)
    )
    with engine.connect() as connection:
        return tuple(
            Batch(r.id, r.kind, r.user, r.at, r.why, r.photos, r.changes, r.undone_by or 0)
            for r in connection.execute(query)
        )


def _read(engine: Engine, query: sa.Select[Any]) -> tuple[Past, ...]:
    with engine.connect() as connection:
        return tuple(_past(row) for row in connection.execute(query))


def _past(row: Row[Any]) -> Past:
    return Past(
        id=row.id,
        batch_id=row.batch_id,
        photo_id=row.photo_id,
        field=row.field,
        before=unpack_value(row.field, row.before),
        after=unpack_value(row.field, row.after),
        why=row.why,
        kind=row.kind,
        user=row.user,
        at=row.at,
        revision=row.revision,
        undone=bool(row.undone_by),
    )


def last_editor(past: Sequence[Past]) -> tuple[str, str]:
    """Return (user, at) of the newest change, or two empty texts."""
    return (past[0].user, past[0].at) if past else ("", "")
