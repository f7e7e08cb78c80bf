"""Which photos of the desk look the same: their perceptual hashes, scanned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library.schema import photos


def looking_like(engine: Engine, hashes: Iterable[int], *, max_distance: int) -> tuple[tuple[int, int], ...]:
    """Return (photo id, distance in bits) of the photos that look like one of these, the nearest first.

    Args:
        hashes: 64-bit perceptual hashes. max_distance: bits of 64 in which two may differ.

    Returns:
        Each photo once, with its least distance; plain areas (hash 0) are like nothing.
    """
    wanted = sorted(set(hashes) - {0})
    if not wanted:
        return ()
    from photodesk.duplicates import pictures

    query = sa.select(photos.c.id, photos.c.perceptual_hash).where(photos.c.perceptual_hash.not_in((0,)))
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    known = pictures.pack([row.perceptual_hash % (1 << 64) for row in rows])
    near: dict[int, int] = {}
    for one in wanted:
        for place in pictures.scan(known, one, max_distance=max_distance).tolist():
            row = rows[place]
            apart = pictures.distance(one, row.perceptual_hash % (1 << 64))
            near[row.id] = min(apart, near.get(row.id, 64))
    return tuple(sorted(near.items(), key=lambda item: (item[1], item[0])))


def pairs(hashes: Sequence[tuple[int, int]], *, max_distance: int) -> tuple[tuple[int, int], ...]:
    """Return the pairs of photos that look the same, the smaller id first.

    Args:
        hashes: (photo id, perceptual hash); plain areas (hash 0) are like nothing.

    Example:
        >>> pairs([(1, 0b1011), (2, 0b1010), (3, 0xFF00)], max_distance=1)
        ((1, 2),)
    """
    from photodesk.duplicates import pictures

    kept = sorted((photo_id, value) for photo_id, value in hashes if value)
    packed = pictures.pack([value for _, value in kept])
    found: list[tuple[int, int]] = []
    for place, (photo_id, value) in enumerate(kept):
        near = pictures.scan(packed[place + 1 :], value, max_distance=max_distance)
        found += [(photo_id, kept[place + 1 + other][0]) for other in near.tolist()]
    return tuple(sorted(found))
