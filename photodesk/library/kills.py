"""Pictures that their agency withdrew: by what they are known, who entered it, and what it says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from photodesk.errors import UsageError
from photodesk.library import words
from photodesk.library.records import stamp
from photodesk.library.schema import arrivals, kill_marks, kills, photos


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
    """Return the photos that carry this number, as their agency's id, job id, title or file name.

    Large and small letters are the same; a file's name counts with its ending and without.
    """
    wanted = _compared(ref)
    if not wanted:
        return ()
    with engine.connect() as connection:
        found = [
            row.id
            for row in _holding(connection, ref)
            if wanted
            in map(_compared, (row.name, *_stems(row.name), *(getattr(row, field) for field in NUMBERS)))
        ]
    return tuple(sorted(found))


def photos_marked(engine: Engine, marks: Sequence[str], guids: Sequence[str] = ()) -> tuple[int, ...]:
    """Return the photos with one of these picture hashes, agency's ids, or image ids of the file."""
    hashes = [mark for mark in marks if mark]
    with engine.connect() as connection:
        same = sa.select(photos.c.id).where(photos.c.picture_hash.in_(hashes))
        found = set(connection.execute(same).scalars())
        for field, values in (("supplier_image_id", hashes), ("digital_image_guid", guids)):
            for value in filter(None, values):
                wanted = _compared(value)
                rows = _holding(connection, value)
                found.update(row.id for row in rows if _compared(getattr(row, field)) == wanted)
    return tuple(sorted(found))


def _compared(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "").strip().casefold()


def _stems(name: str) -> Iterator[str]:
    """Yield what stands before each dot: a.b.jpg is also a and a.b."""
    return (name[:at] for at, letter in enumerate(name) if letter == ".")


def _holding(connection: Connection, text: str) -> Iterator[Row[Any]]:
    """Yield name and numbers of the photos whose words hold the words of a text; of all when it has none."""
    asked = words.phrase(connection, text)
    if not asked:
        yield from connection.execute(_NUMBERED)
        return
    for part in words.ids_below(connection, asked, words.ALL_IDS, first=_AT_ONCE, most=_AT_ONCE):
        yield from connection.execute(_AMONG, {"ids": part})


_AT_ONCE = 500
_NUMBERED = sa.select(
    photos.c.id,
    photos.c.name,
    *(photos.c.metadata[field].as_string().label(field) for field in (*NUMBERS, "digital_image_guid")),
)
_AMONG = _NUMBERED.where(photos.c.id.in_(sa.bindparam("ids", expanding=True)))


def arrivals_of(engine: Engine, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the paths at which the files of these photos came in, their copies among them."""
    with engine.connect() as connection:
        query = sa.select(arrivals.c.path).where(arrivals.c.photo_id.in_(list(ids))).distinct()
        return tuple(sorted(connection.execute(query).scalars()))
