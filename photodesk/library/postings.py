"""Under which signs the desk's captions are kept, so that one caption finds its like in a moment.

The SQL side of `duplicates.postings.Postings`: one row a sign and photo. The store keeps it up to date
in the transaction that changes a caption.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy.engine import Connection

from photodesk.duplicates.postings import Held
from photodesk.library.schema import caption_signs


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
        """Return captions that share signs, those that share the rarest first, then by id."""
        asked = sorted(set(signs))
        if not asked:
            return []
        statement = _likest(len(asked), "?" if self._connection.dialect.paramstyle == "qmark" else "%s")
        found = self._connection.exec_driver_sql(statement, (*asked, longest + 1, longest, longest, limit))
        return [Held(str(photo_id), caption, folded) for photo_id, caption, folded in found.all()]


_LIKEST = """
    WITH asked (sign) AS (VALUES ASKED),
    counted (sign, holders) AS MATERIALIZED (
        SELECT sign, (
            SELECT COUNT(*) FROM (
                SELECT 1 FROM caption_signs AS held WHERE held.sign = asked.sign LIMIT GIVEN
            ) AS few
        ) FROM asked
    ),
    likest (photo_id, shared) AS (
        SELECT held.photo_id, SUM(GIVEN / counted.holders)
        FROM counted CROSS JOIN caption_signs AS held
        WHERE counted.holders <= GIVEN AND held.sign = counted.sign
        GROUP BY held.photo_id ORDER BY 2 DESC, held.photo_id LIMIT GIVEN
    )
    SELECT photos.id, photos.caption, photos.caption_fold
    FROM likest CROSS JOIN photos WHERE photos.id = likest.photo_id
    ORDER BY likest.shared DESC, photos.id
"""


@lru_cache(maxsize=128)
def _likest(count: int, mark: str) -> str:
    """Return the statement that reads who shares the rarest of so many signs, and what those captions say.

    A sign of a template is held by half the archive: counting ends one past the longest list. The
    statement is the driver's own (`mark` is its placeholder): it is asked at every pause of a typist.
    """
    asked = ", ".join([f"(CAST({mark} AS BIGINT))"] * count)
    return _LIKEST.replace("ASKED", asked).replace("GIVEN", f"CAST({mark} AS BIGINT)")
