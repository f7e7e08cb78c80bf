"""Under which signs the desk's captions are kept, so that one caption finds its like in a moment.

The SQL side of `duplicates.postings.Postings`: one row a sign and photo. The store keeps it up to date
in the transaction that changes a caption.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from photodesk.duplicates.postings import Held
from photodesk.library.schema import caption_signs, photos


class CaptionSigns:
    """The signs of the desk's captions, on an open connection; keys are photo ids as text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, key: str, caption: str, signs: Sequence[int]) -> None:  # noqa: ARG002 - stands in photos
        """Keep a photo under its caption's signs, in place of those it was kept under."""
        self.remove(key)
        rows = [{"sign": sign, "photo_id": int(key)} for sign in set(signs)]
        if rows:
            self._connection.execute(caption_signs.insert(), rows)

    def remove(self, key: str) -> None:
        """Drop a photo; an unknown one is no error."""
        self._connection.execute(caption_signs.delete().where(caption_signs.c.photo_id == int(key)))

    def candidates(self, signs: Sequence[int], *, longest: int, limit: int) -> list[Held]:
        """Return captions that share signs, those that share most first, then by id."""
        asked = sorted(set(signs))
        if not asked:
            return []
        # Counting ends one past `longest`: a sign of a template is held by half the archive.
        told = sa.union_all(*(sa.select(sa.literal(sign, sa.BigInteger).label("sign")) for sign in asked))
        wanted = told.subquery("wanted")
        some = (
            sa.select(sa.literal(1).label("one"))
            .where(caption_signs.c.sign == wanted.c.sign)
            .correlate(wanted)
            .limit(longest + 1)
            .subquery()
        )
        held_by = sa.select(sa.func.count()).select_from(some).correlate(wanted).scalar_subquery()
        telling = self._connection.execute(sa.select(wanted.c.sign).where(held_by <= longest)).scalars()
        kept = list(telling)
        if not kept:
            return []
        query = (
            sa.select(photos.c.id, photos.c.caption, sa.func.count().label("shared"))
            .join(caption_signs, caption_signs.c.photo_id == photos.c.id)
            .where(caption_signs.c.sign.in_(kept))
            .group_by(photos.c.id, photos.c.caption)
            .order_by(sa.desc("shared"), photos.c.id)
            .limit(limit)
        )
        return [Held(str(row.id), row.caption) for row in self._connection.execute(query)]
