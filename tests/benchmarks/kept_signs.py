"""The signs of all captions of a filled desk, written in their order: what `library` adds last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection, Engine

from photodesk.duplicates.postings import signs
from photodesk.library.schema import photos

_AT_ONCE = 50_000


def write(engine: Engine) -> None:
    """Fill the empty table of signs; its second index is made after it."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.execution_options(writing=True).begin() as connection:
        rows = _of_all(connection)
        connection.exec_driver_sql("DROP INDEX caption_signs_by_photo")
        if sqlite:
            for part in _parts(rows):
                connection.exec_driver_sql("INSERT INTO caption_signs (sign, photo_id) VALUES (?, ?)", part)
        else:
            # The photos are there: asking for each of twenty million rows would take longer than writing.
            connection.exec_driver_sql("ALTER TABLE caption_signs DISABLE TRIGGER ALL")
            driver: Any = connection.connection.driver_connection
            with driver.cursor() as cursor, cursor.copy("COPY caption_signs FROM STDIN") as copied:
                for part in _parts(rows):
                    copied.write("".join(f"{sign}\t{photo_id}\n" for sign, photo_id in part))
            connection.exec_driver_sql("ALTER TABLE caption_signs ENABLE TRIGGER ALL")
        connection.exec_driver_sql("CREATE INDEX caption_signs_by_photo ON caption_signs (photo_id)")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)" if sqlite else "VACUUM ANALYZE")


def _of_all(connection: Connection) -> NDArray[np.int64]:
    """Return (sign, photo id) of every caption, sorted, shape (n, 2)."""
    parts: list[NDArray[np.int64]] = []
    captions = sa.select(photos.c.id, photos.c.caption).execution_options(yield_per=10_000)
    for some in connection.execute(captions).partitions():
        pairs = [(sign, photo_id) for photo_id, caption in some for sign in signs(caption)]
        parts.append(np.array(pairs, dtype=np.int64).reshape(-1, 2))
    rows = np.concatenate(parts)
    return rows[np.lexsort((rows[:, 1], rows[:, 0]))]


def _parts(rows: NDArray[np.int64]) -> Iterator[list[tuple[int, int]]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield [(sign, photo_id) for sign, photo_id in rows[start : start + _AT_ONCE].tolist()]
