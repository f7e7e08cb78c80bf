"""Under which signs the desk's captions are kept, so that one caption finds its like in a moment.

The SQL side of `duplicates.postings.Postings`: one row a sign and photo. The store keeps it up to date
in the transaction that changes a caption.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

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
        # Reading ends one past `longest`: a sign of a template is held by half the archive.
        given = {f"s{place}": sign for place, sign in enumerate(asked)}
        held: dict[int, list[int]] = {}
        for sign, photo_id in self._connection.execute(_holders(len(asked)), {**given, "most": longest + 1}):
            held.setdefault(sign, []).append(photo_id)
        shared: Counter[int] = Counter()
        for ids in held.values():
            if len(ids) <= longest:
                shared.update(ids)
        likest = sorted(shared, key=lambda photo_id: (-shared[photo_id], photo_id))[:limit]
        captions = {row.id: row.caption for row in self._connection.execute(_CAPTIONS, {"ids": likest})}
        return [Held(str(photo_id), captions[photo_id]) for photo_id in likest if photo_id in captions]


@lru_cache(maxsize=64)
def _holders(count: int) -> sa.TextClause:
    """Return the statement that reads who holds each of so many signs, no more of each than `most`."""
    part = "SELECT * FROM (SELECT sign, photo_id FROM caption_signs WHERE sign = :s{} LIMIT :most) AS h{}"
    return sa.text(" UNION ALL ".join(part.format(place, place) for place in range(count)))


_CAPTIONS = sa.select(photos.c.id, photos.c.caption).where(
    photos.c.id.in_(sa.bindparam("ids", expanding=True))
)
