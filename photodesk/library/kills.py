"""Pictures that their agency withdrew: by what they are known, who entered it, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.errors import UsageError
from photodesk.library.schema import arrivals, kill_marks, kills, photos
from photodesk.library.store import stamp


@dataclass(frozen=True, slots=True)
class Kill:
    """One withdrawn picture.

    Attributes:
        ref: the agency's number or the photo, as it was entered. `notice`: what the rules say.
        marks: numbers and picture hashes by which it is known.
        user, at: who entered it and when. `lifted_by`, `lifted_at`: who took that back, or "".
    """

    id: int
    ref: str
    notice: str
    marks: tuple[str, ...]
    user: str
    at: str
    lifted_by: str = ""
    lifted_at: str = ""


def add(engine: Engine, *, ref: str, notice: str, marks: Iterable[str], user: str, at: datetime) -> int:
    """Enter a withdrawn picture and return the kill's id; a kill of this `ref` that holds takes the marks."""
    with engine.execution_options(writing=True).begin() as connection:
        holds = sa.select(kills.c.id).where(kills.c.ref == ref, kills.c.lifted_at == "")
        kill_id = connection.execute(holds).scalar()
        if kill_id is None:
            made = connection.execute(
                kills.insert().values(ref=ref, notice=notice, user=user, at=stamp(at))
            ).inserted_primary_key
            kill_id = int(made[0])  # type: ignore[index]
        known = set(
            connection.execute(sa.select(kill_marks.c.value).where(kill_marks.c.kill_id == kill_id)).scalars()
        )
        rows = [{"kill_id": kill_id, "value": value} for value in sorted(set(marks) - known - {""})]
        if rows:
            connection.execute(kill_marks.insert(), rows)
    return kill_id


def lift(engine: Engine, ref: str, *, user: str, at: datetime) -> Kill:
    """Take a kill back; it stays on record.

    Raises:
        UsageError: no kill of this `ref` holds.
    """
    found = [kill for kill in every(engine) if kill.ref == ref and not kill.lifted_at]
    if not found:
        raise UsageError(f"{ref}: no kill of this name holds; photodesk kill --list shows them")
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            kills.update().where(kills.c.id == found[0].id).values(lifted_by=user, lifted_at=stamp(at))
        )
    return found[0]


def every(engine: Engine) -> tuple[Kill, ...]:
    """Return all kills, the newest first, lifted ones among them."""
    with engine.connect() as connection:
        marks: dict[int, list[str]] = {}
        for row in connection.execute(sa.select(kill_marks).order_by(kill_marks.c.value)):
            marks.setdefault(row.kill_id, []).append(row.value)
        return tuple(
            Kill(
                row.id, row.ref, row.notice, tuple(marks.get(row.id, ())), row.user, row.at,
                row.lifted_by, row.lifted_at,
            )
            for row in connection.execute(sa.select(kills).order_by(kills.c.id.desc()))
        )  # fmt: skip


def notices(engine: Engine, values: Iterable[str]) -> dict[str, str]:
    """Return the notice of every one of these numbers and picture hashes that is killed."""
    wanted = sorted(set(values) - {""})
    found: dict[str, str] = {}
    with engine.connect() as connection:
        for start in range(0, len(wanted), 500):
            rows = connection.execute(_NOTICES, {"values": wanted[start : start + 500]})
            found.update((row.value, row.notice) for row in rows)
    return found


_NOTICES = (
    sa.select(kill_marks.c.value, kills.c.notice)
    .join(kills, kills.c.id == kill_marks.c.kill_id)
    .where(kills.c.lifted_at == "", kill_marks.c.value.in_(sa.bindparam("values", expanding=True)))
    .order_by(kills.c.id)
)


NUMBERS = ("supplier_image_id", "job_id", "title")
"""Fields in which agencies put the number of a picture."""


def photos_numbered(engine: Engine, ref: str) -> tuple[int, ...]:
    """Return the photos that carry this number, as their agency's id, job id, title or file name."""
    name = sa.func.lower(photos.c.name)
    stem = ref.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    said = [sa.func.lower(photos.c.metadata[field].as_string()) == ref.lower() for field in NUMBERS]
    query = (
        sa.select(photos.c.id)
        .where(sa.or_(*said, name == ref.lower(), name.like(f"{stem}.%", escape="\\")))
        .order_by(photos.c.id)
    )
    with engine.connect() as connection:
        return tuple(connection.execute(query).scalars())


def photos_marked(engine: Engine, marks: Sequence[str], guids: Sequence[str] = ()) -> tuple[int, ...]:
    """Return the photos with one of these picture hashes, agency's ids, or image ids of the file."""
    found: set[int] = set()
    supplier = photos.c.metadata["supplier_image_id"].as_string()
    guid = photos.c.metadata["digital_image_guid"].as_string()
    with engine.connect() as connection:
        for column, values in ((photos.c.picture_hash, marks), (supplier, marks), (guid, guids)):
            wanted = [value for value in values if value]
            if wanted:
                found.update(connection.execute(sa.select(photos.c.id).where(column.in_(wanted))).scalars())
    return tuple(sorted(found))


def arrivals_of(engine: Engine, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the paths at which the files of these photos came in, their copies among them."""
    with engine.connect() as connection:
        query = sa.select(arrivals.c.path).where(arrivals.c.photo_id.in_(list(ids))).distinct()
        return tuple(sorted(connection.execute(query).scalars()))
