"""Which photos of the desk look the same: their perceptual hashes, by quarters.

Of two hashes that differ in six bits, one quarter of sixteen differs in one bit at most. The database
has an index of each quarter: a hash is looked for under each quarter's value and the values one
bit away, and only what stands there is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from photodesk.library.schema import QUARTERS, photos, quarter

_QUARTER_BITS = 16
_MOST_FLIPPED = 2
"""Bits of a quarter that are turned round; farther away every hash of the desk is compared."""


def looking_like(engine: Engine, hashes: Iterable[int], *, max_distance: int) -> tuple[tuple[int, int], ...]:
    """Return (photo id, distance in bits) of the photos that look like one of these, the nearest first.

    Args:
        hashes: 64-bit perceptual hashes. max_distance: bits of 64 in which two may differ.

    Returns:
        Each photo once, with its least distance; plain areas (hash 0) are like nothing.
    """
    near: dict[int, int] = {}
    with engine.connect() as connection:
        for one in sorted(set(hashes) - {0}):
            for photo_id, value in _maybe_near(connection, one, max_distance):
                apart = (one ^ value % (1 << 64)).bit_count()
                if value and apart <= max_distance:
                    near[photo_id] = min(apart, near.get(photo_id, 64))
    return tuple(sorted(near.items(), key=lambda item: (item[1], item[0])))


def _maybe_near(connection: Connection, one: int, max_distance: int) -> Iterator[tuple[int, int]]:
    """Yield (photo id, hash) of all photos that may be so near, some of them more than once."""
    flipped = max_distance // QUARTERS
    if flipped > _MOST_FLIPPED:
        yield from ((row.id, row.perceptual_hash) for row in connection.execute(_ALL))
        return
    masks = _masks(flipped)
    for place, query in enumerate(_BY_QUARTER):
        mine = one >> (place * _QUARTER_BITS) & ((1 << _QUARTER_BITS) - 1)
        found = connection.execute(query, {"values": [mine ^ mask for mask in masks]})
        yield from ((row.id, row.perceptual_hash) for row in found)


def _masks(most: int) -> list[int]:
    """Return every number of sixteen bits in which at most so many are set.

    Example:
        >>> len(_masks(0)), len(_masks(1)), len(_masks(2))
        (1, 17, 137)
    """
    return [
        sum(1 << bit for bit in bits)
        for count in range(most + 1)
        for bits in combinations(range(_QUARTER_BITS), count)
    ]


_HASHES = sa.select(photos.c.id, photos.c.perceptual_hash)
_ALL = _HASHES.where(photos.c.perceptual_hash.is_not(None))
_BY_QUARTER = [
    _HASHES.where(sa.literal_column(quarter(place), sa.Integer).in_(sa.bindparam("values", expanding=True)))
    for place in range(QUARTERS)
]


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
