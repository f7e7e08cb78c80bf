"""What tells that a page must be judged again."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library.schema import differences, pages, photos, slots, waivers


def stamps(engine: Engine, *, limit: int) -> dict[str, tuple[object, ...]]:
    """Return what tells a page's judgement from an older one, for the newest pages that have photos.

    A page is to be judged again when its date, its slots, the words or the status of a photo, the
    number of its photos' waivers or what waits for a decision on them is another than before.

    Args:
        limit: so many pages at most.
    """
    newest = (
        sa.select(pages.c.id, pages.c.name, pages.c.use_date, pages.c.targets)
        .order_by(pages.c.use_date.desc(), pages.c.id.desc())
        .limit(limit)
        .subquery()
    )
    given = (
        sa.select(sa.func.count())
        .where(waivers.c.photo_id == photos.c.id)
        .correlate(photos)
        .scalar_subquery()
    )
    waits = (
        sa.select(sa.func.max(differences.c.at))
        .where(differences.c.photo_id == photos.c.id, differences.c.settled_at == "")
        .correlate(photos)
        .scalar_subquery()
    )
    rows = (
        sa.select(
            newest.c.name, newest.c.use_date, newest.c.targets,
            photos.c.id, photos.c.revision, photos.c.status, photos.c.badges, given, waits,
        )
        .join(slots, slots.c.page_id == newest.c.id)
        .join(photos, photos.c.id == slots.c.photo_id)
        .order_by(newest.c.name, slots.c.position, photos.c.id)
    )  # fmt: skip
    found: dict[str, tuple[object, ...]] = {}
    with engine.connect() as connection:
        for name, *stamp_of in connection.execute(rows):
            found[name] = (*found.get(name, ()), tuple(stamp_of))
    return found
