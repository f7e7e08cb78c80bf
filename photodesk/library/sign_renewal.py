"""Bringing the signs that captions are kept under up to date, after an update that makes them otherwise.

Signs are made when a caption is saved. A PhotoDesk that reads captions better makes others of the same
caption, and asks by those: what was kept before would no longer be found. `postings.SCHEME` says which
signs are made; the database says which are kept. Renewal goes through the photos from the newest to the
oldest, some hundreds a transaction, while editors work; whatever is saved meanwhile has new signs anyway.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from photodesk.library.schema import caption_signs, photos, sign_scheme

AT_ONCE = 400
"""Photos of one transaction: writers wait for a twentieth of a second at most."""


def is_due(engine: Engine) -> bool:
    """Tell whether some captions may still be kept under the signs of an older scheme."""
    from photodesk.duplicates.postings import SCHEME

    with engine.connect() as connection:
        scheme, renewed_above = _standing(connection)
        if scheme == SCHEME:
            return renewed_above > 0
        return connection.execute(sa.select(photos.c.id).limit(1)).first() is not None


def renew(engine: Engine, *, limit: int = AT_ONCE) -> int:
    """Renew the signs of up to `limit` captions, the newest first; return how many were looked at.

    Safe to call from several processes and while captions are saved: a caption that changes in
    between is left to its saver.

    Returns:
        0 when all captions are kept under today's signs.
    """
    from photodesk.duplicates.postings import SCHEME, signs

    with engine.connect() as connection:
        scheme, _ = _standing(connection)
    if scheme != SCHEME:
        with engine.execution_options(writing=True).begin() as connection:
            begin(connection)
    with engine.connect() as connection:
        _, renewed_above = _standing(connection)
        said = _said(connection, photos.c.id < renewed_above, limit) if renewed_above else {}
        kept = _kept(connection, said)
    # Reading captions takes the most time: nobody waits for that.
    made = {photo_id: frozenset(signs(caption)) for photo_id, caption in said.items()}
    others = {photo_id: new for photo_id, new in made.items() if new != kept.get(photo_id, frozenset())}
    if renewed_above:
        with engine.execution_options(writing=True).begin() as connection:
            still = _said(connection, photos.c.id.in_(list(others)), limit) if others else {}
            _write(
                connection,
                {photo_id: new for photo_id, new in others.items() if still.get(photo_id) == said[photo_id]},
            )
            done = min(said) if len(said) == limit else 0
            connection.execute(
                sign_scheme.update()
                .where(sign_scheme.c.scheme == SCHEME, sign_scheme.c.renewed_above > done)
                .values(renewed_above=done)
            )
    return len(said)


def begin(connection: Connection) -> None:
    """Note that today's scheme holds from now on, and that all captions there are await renewal."""
    from photodesk.duplicates.postings import SCHEME

    newest = connection.execute(sa.select(sa.func.max(photos.c.id))).scalar() or 0
    connection.execute(
        sign_scheme.update()
        .where(sign_scheme.c.scheme != SCHEME)
        .values(scheme=SCHEME, renewed_above=newest + 1 if newest else 0)
    )


def _standing(connection: Connection) -> tuple[int, int]:
    scheme, renewed_above = connection.execute(
        sa.select(sign_scheme.c.scheme, sign_scheme.c.renewed_above)
    ).one()
    return int(scheme), int(renewed_above)


def _said(connection: Connection, which: sa.ColumnElement[bool], limit: int) -> dict[int, str]:
    """Return the captions of some photos, the newest first."""
    query = sa.select(photos.c.id, photos.c.caption).where(which).order_by(photos.c.id.desc()).limit(limit)
    return {int(photo_id): str(caption) for photo_id, caption in connection.execute(query)}


def _kept(connection: Connection, said: Mapping[int, str]) -> dict[int, frozenset[int]]:
    """Return the signs that photos are kept under now."""
    kept: dict[int, set[int]] = {}
    query = sa.select(caption_signs.c.photo_id, caption_signs.c.sign).where(
        caption_signs.c.photo_id.in_(list(said))
    )
    for photo_id, sign in connection.execute(query):
        kept.setdefault(int(photo_id), set()).add(int(sign))
    return {photo_id: frozenset(some) for photo_id, some in kept.items()}


def _write(connection: Connection, signs_of: Mapping[int, frozenset[int]]) -> None:
    if not signs_of:
        return
    connection.execute(caption_signs.delete().where(caption_signs.c.photo_id.in_(list(signs_of))))
    rows = [
        {"sign": sign, "photo_id": photo_id} for photo_id, some in signs_of.items() for sign in sorted(some)
    ]
    if rows:
        connection.execute(caption_signs.insert(), rows)
