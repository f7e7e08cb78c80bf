"""Pages with their slots, and who waived what: the uses that the gate judges."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.errors import UsageError
from photodesk.library.records import stamp
from photodesk.library.schema import pages, photos, slots, waivers
from photodesk.model import Metadata, Target


@dataclass(frozen=True, slots=True)
class Page:
    """One use: its name, date and targets, the photos in their slots, when it was sent ("" not yet)."""

    id: int
    name: str
    on: date
    targets: tuple[Target, ...]
    photo_ids: tuple[int, ...]
    sent: tuple[int, ...] = ()
    sent_at: str = ""


ENDS = "ends:"
"""Before its code, this marks a row that takes a waiver back: what somebody decided is never deleted."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who let which error pass, and why; it holds while the photo's text is what it was.

    One whose code begins with `ENDS` takes those before it back.
    """

    photo_id: int
    code: str
    page: str
    reason: str
    user: str
    responsibility: bool
    at: str
    text_hash: str


def create(engine: Engine, name: str, *, on: date, targets: Sequence[Target]) -> Page:
    """Make an empty page.

    Raises:
        UsageError: the name is empty or taken.
    """
    if not name.strip():
        raise UsageError("a page needs a name, for example A7")
    try:
        with engine.execution_options(writing=True).begin() as connection:
            connection.execute(
                pages.insert().values(name=name.strip(), use_date=on.isoformat(), targets=",".join(targets))
            )
    except sa.exc.IntegrityError:
        raise UsageError(f"page {name}: exists already; choose another name") from None
    return get(engine, name.strip())


def get(engine: Engine, name: str) -> Page:
    """Return a page by its name.

    Raises:
        UsageError: there is no such page.
    """
    for page in every(engine, name):
        return page
    raise UsageError(f"page {name}: no such page; photodesk page new {name} makes it")


def every(engine: Engine, name: str | None = None) -> tuple[Page, ...]:
    """Return all pages, the newest first (or the one with this name)."""
    query = sa.select(pages).order_by(pages.c.use_date.desc(), pages.c.id.desc())
    if name is not None:
        query = query.where(pages.c.name == name)
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        found = []
        for row in rows:
            places = connection.execute(
                sa.select(slots.c.photo_id, slots.c.sent_at)
                .where(slots.c.page_id == row.id)
                .order_by(slots.c.position, slots.c.photo_id)
            ).all()
            found.append(
                Page(
                    id=row.id,
                    name=row.name,
                    on=date.fromisoformat(row.use_date),
                    targets=tuple(row.targets.split(",")),
                    photo_ids=tuple(place.photo_id for place in places),
                    sent=tuple(place.photo_id for place in places if place.sent_at),
                    sent_at=row.sent_at,
                )
            )
        return tuple(found)


def put(engine: Engine, name: str, photo_ids: Sequence[int]) -> Page:
    """Put photos into the next free slots of a page; those already there stay where they are."""
    page = get(engine, name)
    with engine.execution_options(writing=True).begin() as connection:
        # Asked inside: two editors may put the same photo at the same moment.
        taken = sa.select(slots.c.photo_id, slots.c.position).where(slots.c.page_id == page.id)
        there = {row.photo_id: row.position for row in connection.execute(taken)}
        new = [photo_id for photo_id in dict.fromkeys(photo_ids) if photo_id not in there]
        for position, photo_id in enumerate(new, start=max(there.values(), default=0) + 1):
            connection.execute(slots.insert().values(page_id=page.id, photo_id=photo_id, position=position))
    return get(engine, name)


def take_off(engine: Engine, name: str, photo_ids: Sequence[int]) -> Page:
    """Take photos off a page; they stay on the desk."""
    page = get(engine, name)
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            slots.delete().where(slots.c.page_id == page.id, slots.c.photo_id.in_(list(photo_ids)))
        )
    return get(engine, name)


def swap(engine: Engine, name: str, photo_id: int, other_id: int) -> Page:
    """Put another photo into a photo's slot; where it stands on the page already, the slot goes."""
    page = get(engine, name)
    if other_id in page.photo_ids:
        return take_off(engine, name, [photo_id])
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            slots.update()
            .where(slots.c.page_id == page.id, slots.c.photo_id == photo_id)
            .values(photo_id=other_id, sent_at="")
        )
    return get(engine, name)


def arrange(engine: Engine, name: str, photo_ids: Sequence[int]) -> Page:
    """Put the photos of a page in this order; the first is the lead.

    Raises:
        UsageError: the page holds other photos than these (any more), or one stands here twice.
    """
    page = get(engine, name)
    if sorted(photo_ids) != sorted(page.photo_ids):
        raise UsageError(f"page {name}: changed meanwhile; look at it again before you arrange it")
    with engine.execution_options(writing=True).begin() as connection:
        for position, photo_id in enumerate(photo_ids, start=1):
            connection.execute(
                slots.update()
                .where(slots.c.page_id == page.id, slots.c.photo_id == photo_id)
                .values(position=position)
            )
    return get(engine, name)


def send(
    engine: Engine,
    name: str,
    photo_ids: Sequence[int],
    *,
    at: datetime,
    again: bool = False,
    appear: Callable[[], None] = lambda: None,
) -> None:
    """Mark photos of a page as sent, the page itself when none is left, all in one transaction.

    Args:
        again: also photos that were sent before.
        appear: called before the marks hold; what it raises leaves everything unsent.

    Raises:
        UsageError: a photo was sent by somebody else meanwhile, or stands on the page no more.
    """
    page = get(engine, name)
    with engine.execution_options(writing=True).begin() as connection:
        here = sa.and_(slots.c.page_id == page.id, slots.c.photo_id.in_(list(photo_ids)))
        fresh = here if again else sa.and_(here, slots.c.sent_at == "")
        marked = connection.execute(slots.update().where(fresh).values(sent_at=stamp(at))).rowcount
        if marked != len(set(photo_ids)):
            raise UsageError(
                f"page {name}: sent or changed by somebody else meanwhile; nothing was sent twice, look again"
            )
        connection.execute(photos.update().where(photos.c.id.in_(list(photo_ids))).values(sent_at=stamp(at)))
        left = connection.execute(
            sa.select(sa.func.count()).where(slots.c.page_id == page.id, slots.c.sent_at == "")
        ).scalar_one()
        if not left:
            connection.execute(pages.update().where(pages.c.id == page.id).values(sent_at=stamp(at)))
        appear()


def text_hash(metadata: Metadata) -> str:
    """Return a short hash of the texts that a waiver was given for."""
    text = "\0".join((metadata.caption, metadata.credit_line, metadata.instructions, metadata.usage_terms))
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()


def waive(
    engine: Engine,
    photo_id: int,
    code: str,
    *,
    page: str,
    reason: str,
    user: str,
    responsibility: bool,
    at: datetime,
    metadata: Metadata,
) -> None:
    """Record a waiver.

    Raises:
        UsageError: no reason is given.
    """
    if len(reason.strip()) < 3:
        raise UsageError("a waiver needs a reason, in words")
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            waivers.insert().values(
                photo_id=photo_id,
                code=code,
                page=page,
                reason=reason.strip(),
                user=user,
                responsibility=responsibility,
                at=stamp(at),
                text_hash=text_hash(metadata),
            )
        )


def waivers_of(engine: Engine, photo_ids: Sequence[int]) -> tuple[Waiver, ...]:
    """Return every waiver given for these photos, also those that have ended, oldest first."""
    query = sa.select(waivers).where(waivers.c.photo_id.in_(list(photo_ids))).order_by(waivers.c.id)
    with engine.connect() as connection:
        return tuple(
            Waiver(r.photo_id, r.code, r.page, r.reason, r.user, bool(r.responsibility), r.at, r.text_hash)
            for r in connection.execute(query)
        )
