"""Which captions of many may be the same: pairs that share rare keys.

A prefix join: of every text's keys only the rarest count, keys that too many texts hold are left
out, and a pair must share `shared` of them. Up to a desk's size the reach is wide enough to find
every pair that brute force finds (folded texts at least 90% alike); at a million it is set so that
copies of one event are found and captions of one template are not all paired with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photodesk.duplicates import grams

Pairs = NDArray[np.int64]
"""Two columns of rows, the smaller first, sorted, each pair once."""

_LOW = np.uint64(0xFFFFFFFF)
_PIECE = 1 << 22
_HALF = np.uint64(32)
_ROW_BITS = np.uint64(40)


@dataclass(frozen=True, slots=True)
class Reach:
    """How widely pairs are looked for.

    Attributes:
        most_runs, most_together: a key of that kind held by more texts is left out.
        runs: so many of the rarest runs of words of each text count.
        shared: keys that a pair must share.
    """

    most_runs: int
    most_together: int
    runs: int
    shared: int


DESK = Reach(most_runs=300, most_together=300, runs=24, shared=1)
ARCHIVE = Reach(most_runs=30, most_together=20, runs=8, shared=2)
DESK_SIZE = 20_000
"""Up to so many different texts every pair that brute force finds is found."""
SAME = Reach(most_runs=100, most_together=100, runs=16, shared=2)
"""Wide enough for copies of one event up to SAME_SIZE texts, without all variants of a template."""
DAY_SIZE, SAME_SIZE = 2_000, 50_000


def reach_for(count: int) -> Reach:
    """Return the reach for so many texts."""
    return DESK if count <= DESK_SIZE else ARCHIVE


def reach_for_copies(count: int) -> Reach:
    """Return the reach at which copies are found among so many texts; their variants need not be."""
    if count <= DAY_SIZE:
        return DESK
    return SAME if count <= SAME_SIZE else ARCHIVE


def candidates(
    texts: Sequence[str],
    reach: Reach | None = None,
    *,
    look: Callable[[grams.Words, int], None] | None = None,
) -> Pairs:
    """Return the pairs of texts that may be the same.

    Args:
        texts: folded captions, all different.
        reach: how widely to look; by default as the number of texts asks.
        look: see `grams.keys`.

    Returns:
        An array of shape (pairs, 2); empty when no two share enough.

    Example:
        >>> candidates(["a man walks in seoul", "snow falls on busan", "a man wlaks in seoul"]).tolist()
        [[0, 2]]
    """
    reach = reach or reach_for(len(texts))
    return _pairs(_postings(grams.keys(texts, look), reach), reach.shared)


def _run_lengths(
    values: NDArray[np.uint64] | NDArray[np.uint32],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each run of equal values starts, and its length."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return starts, np.diff(np.append(starts, len(values)))


def _shared(found: grams.Keys) -> grams.Keys:
    """Return the entries of keys that more than one text holds; works in place."""
    first = np.ones(len(found) + 1, dtype=bool)
    for start in range(1, len(found), _PIECE):
        upper = found[start - 1 : start + _PIECE] >> _HALF
        first[start : start + len(upper) - 1] = upper[1:] != upper[:-1]
    end = 0
    for start in range(0, len(found), _PIECE):
        stop = min(start + _PIECE, len(found))
        alone = first[start:stop] & first[start + 1 : stop + 1]
        kept = found[start:stop][~alone]
        found[end : end + len(kept)] = kept
        end += len(kept)
    return found[:end]


def _postings(found: grams.Keys, reach: Reach) -> NDArray[np.uint64]:
    """Return (key number, row) packed and sorted, of the keys that count.

    Keys are numbered by how many texts hold them, so that a smaller number is rarer; of the runs of
    words only each text's rarest are kept.
    """
    found = _shared(found).copy()  # of the room for all keys nothing is held on to
    upper = _upper(found)
    starts, lengths = _run_lengths(upper)
    together = (upper[starts] & np.uint32(1)).astype(bool)
    del upper
    kept = lengths <= np.where(together, reach.most_together, reach.most_runs)
    numbers = np.empty(len(lengths), dtype=np.uint32)
    numbers[np.argsort(lengths, kind="stable")] = np.arange(len(lengths), dtype=np.uint32)
    number = np.repeat(numbers, lengths)
    for start in range(0, len(found), _PIECE):
        piece = found[start : start + _PIECE]
        np.copyto(piece, (number[start : start + _PIECE].astype(np.uint64) << _HALF) | (piece & _LOW))
    del number
    wanted = found[np.repeat(kept & together, lengths)]
    by_row = _turned(found[np.repeat(kept & ~together, lengths)])
    del found
    by_row.sort()
    starts, lengths = _run_lengths(_upper(by_row))
    place = np.arange(len(by_row), dtype=np.uint32) - np.repeat(starts.astype(np.uint32), lengths)
    by_row = by_row[place < reach.runs]
    return grams.merged([_turned(by_row), wanted])


def _upper(packed: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return the upper halves; a piece at a time, for a million captions' keys fill the memory once."""
    upper = np.empty(len(packed), dtype=np.uint32)
    for start in range(0, len(packed), _PIECE):
        upper[start : start + _PIECE] = packed[start : start + _PIECE] >> _HALF
    return upper


def _turned(packed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the values with their halves exchanged; works in place."""
    for start in range(0, len(packed), _PIECE):
        piece = packed[start : start + _PIECE]
        np.copyto(piece, (piece << _HALF) | (piece >> _HALF))
    return packed


def _pairs(packed: NDArray[np.uint64], shared: int) -> Pairs:
    """Pair all rows that hold one key, and keep the pairs that share enough keys."""
    starts, lengths = _run_lengths(_upper(packed))
    ends = np.repeat((starts + lengths).astype(np.uint32), lengths)
    rows = (packed & _LOW).astype(np.uint32)
    del packed, starts, lengths
    at = np.flatnonzero(np.arange(1, len(rows) + 1) < ends).astype(np.uint32)
    parts: list[NDArray[np.uint64]] = []
    step = 1
    while len(at):
        parts.append((rows[at].astype(np.uint64) << _HALF) | rows[at + np.uint32(step)])
        step += 1
        at = at[at + np.uint32(step) < ends[at]]
    del rows, ends
    paired = grams.merged(parts)
    for _ in range(shared - 1):
        paired = grams.compress(paired, lambda piece, before: piece == before)
    paired = grams.compress(paired, lambda piece, before: piece != before)
    return np.stack(((paired >> _HALF).astype(np.int64), (paired & _LOW).astype(np.int64)), axis=1)


def by_component(pairs: Pairs, count: int) -> Pairs:
    """Return the pairs in such an order that those of connected rows stand together.

    Example:
        >>> by_component(np.array([[0, 5], [1, 2], [3, 5]]), 6).tolist()
        [[0, 5], [3, 5], [1, 2]]
    """
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[pairs[:, 0]], least[pairs[:, 1]])
        np.minimum.at(least, pairs[:, 0], lower)
        np.minimum.at(least, pairs[:, 1], lower)
        least = least[least]
        if np.array_equal(least, before):
            return pairs[np.argsort(least[pairs[:, 0]], kind="stable")]
