"""What the desk knows of files that come in: which are here already, and which say something else.

A difference is a file that says otherwise than the desk: changed outside, or an agency's
correction. It stays open until a person settles it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from photodesk.errors import UsageError
from photodesk.library.facts import pack_facts
from photodesk.library.records import Arrival, signed, stamp
from photodesk.library.schema import arrivals, differences, facts, photos
from photodesk.library.values import pack, unpack
from photodesk.model import Metadata

Kind = Literal["outside", "correction"]

_AT_ONCE = 500
"""Values in one query: SQLite takes 999 variables at least."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that says something else than the desk.

    Attributes:
        kind: "outside": the photo's own file was written by somebody else; "correction": the same
            picture came again from the same supplier with other words.
        path, file_hash: the file that says so.
        base: what both sides began with. `said`: what the file says now.
        at: ISO moment at which it was seen. `settled_by`, `settled_at`: "" while it is open.
    """

    id: int
    photo_id: int
    kind: Kind
    path: Path
    file_hash: str
    base: Metadata
    said: Metadata
    at: str
    settled_by: str = ""
    settled_at: str = ""


# --- which are here -----------------------------------------------------------------------


def came_from(engine: Engine, paths: Collection[Path]) -> dict[str, tuple[int, str]]:
    """Return for each path that came in before: (photo id, hash of the file then), the last time."""
    found: dict[str, tuple[int, str]] = {}
    with engine.connect() as connection:
        for part in _parts([str(path) for path in paths]):
            query = (
                sa.select(arrivals.c.path, arrivals.c.photo_id, arrivals.c.file_hash)
                .where(arrivals.c.path.in_(part))
                .order_by(arrivals.c.id)
            )
            found |= {row.path: (row.photo_id, row.file_hash) for row in connection.execute(query)}
    return found


def with_files(engine: Engine, file_hashes: Collection[str]) -> dict[str, int]:
    """Return the oldest photo whose file has each of these hashes."""
    return {value: ids[0] for value, ids in _with(engine, photos.c.file_hash, file_hashes).items()}


def with_pictures(engine: Engine, picture_hashes: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Return the photos, oldest first, whose picture data have each of these hashes."""
    return _with(engine, photos.c.picture_hash, picture_hashes)


def _with(engine: Engine, column: sa.Column[str], values: Collection[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    with engine.connect() as connection:
        for part in _parts(sorted(set(values) - {""})):
            query = sa.select(column, photos.c.id).where(column.in_(part)).order_by(photos.c.id)
            for value, photo_id in connection.execute(query):
                found[value] = (*found.get(value, ()), photo_id)
    return found


def last_said(engine: Engine, photo_id: int) -> Metadata:
    """Return what a photo's file said when it came in last."""
    query = sa.select(arrivals.c.said).where(arrivals.c.photo_id == photo_id).order_by(arrivals.c.id.desc())
    with engine.connect() as connection:
        said = connection.execute(query.limit(1)).scalar()
    return unpack(said) if said else Metadata()


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


# --- pictures drawn later -----------------------------------------------------------------


def not_drawn(engine: Engine, ids: Collection[int] | None = None) -> tuple[tuple[int, str, str], ...]:
    """Return (id, path, picture hash) of photos whose picture was not decoded yet, of these or of all."""
    query = sa.select(photos.c.id, photos.c.path, photos.c.picture_hash).where(
        photos.c.perceptual_hash.is_(None), photos.c.damage == ""
    )
    found: list[tuple[int, str, str]] = []
    with engine.connect() as connection:
        if ids is None:
            found = [tuple(row) for row in connection.execute(query.order_by(photos.c.id))]
        else:
            wanted = sorted(ids)
            for start in range(0, len(wanted), _AT_ONCE):
                part = query.where(photos.c.id.in_(wanted[start : start + _AT_ONCE])).order_by(photos.c.id)
                found += [tuple(row) for row in connection.execute(part)]
    return tuple(found)


def drawn(engine: Engine, items: Sequence[tuple[int, int | None, str]]) -> None:
    """Keep what decoding gave: (id, perceptual hash or None, why it does not decode or "")."""
    if not items:
        return
    change = (
        photos.update()
        .where(photos.c.id == sa.bindparam("of"))
        .values(perceptual_hash=sa.bindparam("hash"), damage=sa.bindparam("why"))
    )
    with _writing(engine) as connection:
        connection.execute(change, [{"of": i, "hash": signed(h), "why": why} for i, h, why in items])


def still_shown(engine: Engine, picture_hashes: Collection[str]) -> frozenset[str]:
    """Return which of these pictures some photo of the desk still shows."""
    return frozenset(with_pictures(engine, picture_hashes))


def pictures_of(engine: Engine, ids: Collection[int]) -> tuple[tuple[str, str], ...]:
    """Return (path, picture hash) of photos, by id."""
    found: list[tuple[str, str]] = []
    wanted = sorted(ids)
    with engine.connect() as connection:
        for start in range(0, len(wanted), _AT_ONCE):
            query = sa.select(photos.c.path, photos.c.picture_hash).where(
                photos.c.id.in_(wanted[start : start + _AT_ONCE])
            )
            found += [tuple(row) for row in connection.execute(query.order_by(photos.c.id))]
    return tuple(found)


# --- what says otherwise ------------------------------------------------------------------


def note(
    engine: Engine, photo_id: int, arrival: Arrival, *, kind: Kind, base: Metadata, at: datetime
) -> Difference:
    """Keep that a file says otherwise; an open difference of this photo and kind is brought up to date.

    Args:
        arrival: the file as it is now. `base`: what both sides began with; an open difference
            keeps its own.
    """
    with _writing(engine) as connection:
        connection.execute(
            arrivals.insert().values(
                photo_id=photo_id, path=str(arrival.path), file_hash=arrival.file_hash,
                source_label=arrival.source_label, said=pack(arrival.metadata), arrived_at=stamp(at),
            )
        )  # fmt: skip
        now = {
            "path": str(arrival.path), "file_hash": arrival.file_hash, "said": pack(arrival.metadata),
            "at": stamp(at),
        }  # fmt: skip
        before = connection.execute(
            sa.select(differences.c.id).where(
                differences.c.photo_id == photo_id, differences.c.kind == kind, differences.c.settled_at == ""
            )
        ).scalar()
        if before is None:
            made = differences.insert().values(photo_id=photo_id, kind=kind, base=pack(base), **now)
            before = connection.execute(made).inserted_primary_key[0]
        else:
            connection.execute(differences.update().where(differences.c.id == before).values(**now))
        row = connection.execute(sa.select(differences).where(differences.c.id == before)).one()
    return _difference(row)


def read_again(engine: Engine, photo_id: int, arrival: Arrival) -> None:
    """Keep what a photo's own file is now: its hashes, its shape, what its containers say."""
    with _writing(engine) as connection:
        connection.execute(
            photos.update()
            .where(photos.c.id == photo_id)
            .values(
                file_hash=arrival.file_hash, picture_hash=arrival.picture_hash, format=arrival.format,
                perceptual_hash=signed(arrival.perceptual_hash), damage=arrival.damage,
                width=arrival.width, height=arrival.height,
            )
        )  # fmt: skip
        connection.execute(
            facts.update()
            .where(facts.c.photo_id == photo_id)
            .values(data=pack_facts(arrival.tags, arrival.conflicts))
        )


def open_differences(
    engine: Engine, *, photo_ids: Collection[int] | None = None, limit: int = 500
) -> tuple[Difference, ...]:
    """Return the differences that nobody settled, the oldest first.

    Args:
        photo_ids: only of these photos, all of them; None gives those of all photos, `limit` at most.
    """
    query = sa.select(differences).where(differences.c.settled_at == "").order_by(differences.c.id)
    with engine.connect() as connection:
        if photo_ids is None:
            return tuple(_difference(row) for row in connection.execute(query.limit(limit)))
        wanted, found = sorted(photo_ids), []
        for start in range(0, len(wanted), _AT_ONCE):
            part = query.where(differences.c.photo_id.in_(wanted[start : start + _AT_ONCE]))
            found += [_difference(row) for row in connection.execute(part)]
    return tuple(sorted(found, key=lambda one: one.id))


def count_open(engine: Engine) -> int:
    """Return how many differences nobody settled."""
    query = sa.select(sa.func.count()).select_from(differences).where(differences.c.settled_at == "")
    with engine.connect() as connection:
        return int(connection.execute(query).scalar_one())


def difference(engine: Engine, difference_id: int) -> Difference:
    """Return one difference, open or settled.

    Raises:
        UsageError: there is none of this id.
    """
    with engine.connect() as connection:
        row = connection.execute(sa.select(differences).where(differences.c.id == difference_id)).first()
    if row is None:
        raise UsageError(f"difference {difference_id}: not on this desk; photodesk differences lists them")
    return _difference(row)


def last_difference(engine: Engine, photo_id: int, kind: Kind) -> Difference | None:
    """Return the newest difference of a photo of this kind, open or settled; None when it never had one."""
    query = (
        sa.select(differences)
        .where(differences.c.photo_id == photo_id, differences.c.kind == kind)
        .order_by(differences.c.id.desc())
        .limit(1)
    )
    with engine.connect() as connection:
        row = connection.execute(query).first()
    return None if row is None else _difference(row)


def rebase(engine: Engine, difference_id: int, base: Metadata) -> None:
    """Keep another base: fields whose base is what the file says are decided."""
    with _writing(engine) as connection:
        connection.execute(
            differences.update().where(differences.c.id == difference_id).values(base=pack(base))
        )


def settle(engine: Engine, difference_id: int, *, user: str, at: datetime) -> None:
    """Close a difference: whoever asks later learns who settled it and when."""
    with _writing(engine) as connection:
        connection.execute(
            differences.update()
            .where(differences.c.id == difference_id, differences.c.settled_at == "")
            .values(settled_by=user, settled_at=stamp(at))
        )


def _difference(row: Row[Any]) -> Difference:
    return Difference(
        row.id, row.photo_id, row.kind, Path(row.path), row.file_hash, unpack(row.base), unpack(row.said),
        row.at, row.settled_by, row.settled_at,
    )  # fmt: skip


def _writing(engine: Engine) -> Any:
    return engine.execution_options(writing=True).begin()
