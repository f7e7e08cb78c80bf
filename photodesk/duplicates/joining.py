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
ARCHIVE = Reach(most_runs=30, most_together=30, runs=8, shared=2)
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
    found = grams.keys(texts, look)
    keys, rows, together = _shared_keys(found, reach)
    del found
    keys, rows = _rarest(keys, rows, together, reach.runs)
    return _pairs(keys, rows, reach.shared)


def _run_lengths(
    values: NDArray[np.uint64] | NDArray[np.uint32],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each run of equal values starts, and its length."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return starts, np.diff(np.append(starts, len(values)))


def _shared_keys(
    found: grams.Keys, reach: Reach
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.bool_]]:
    """Return key numbers and rows of the keys that two texts hold and not too many, with their frequency.

    The key number carries the frequency in its upper bits, so that a smaller number is rarer.
    """
    upper = (found >> _HALF).astype(np.uint32)
    starts, lengths = _run_lengths(upper)
    is_together = (upper[starts] & np.uint32(1)).astype(bool)
    del upper
    kept = (lengths >= 2) & (lengths <= np.where(is_together, reach.most_together, reach.most_runs))
    starts, lengths, is_together = starts[kept], lengths[kept], is_together[kept]
    order = np.argsort(lengths, kind="stable")
    rank = np.empty(len(order), dtype=np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64)
    total = int(lengths.sum())
    offsets = np.cumsum(lengths) - lengths
    places = np.repeat(starts - offsets, lengths) + np.arange(total)
    rows = found[places] & _LOW
    return np.repeat(rank, lengths), rows, np.repeat(is_together, lengths)


def _rarest(
    keys: NDArray[np.uint64], rows: NDArray[np.uint64], together: NDArray[np.bool_], most_runs: int
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Keep of every row the rarest runs, and all keys of words together."""
    packed = np.sort((rows[~together] << _HALF) | keys[~together])
    starts, lengths = _run_lengths(packed >> _HALF)
    place = np.arange(len(packed)) - np.repeat(starts, lengths)
    packed = packed[place < most_runs]
    return (
        np.concatenate((packed & _LOW, keys[together])),
        np.concatenate((packed >> _HALF, rows[together])),
    )


def _pairs(keys: NDArray[np.uint64], rows: NDArray[np.uint64], shared: int) -> Pairs:
    """Pair all rows that hold one key, and keep the pairs that share enough keys."""
    packed = np.sort((keys << _HALF) | rows)
    rows = packed & _LOW
    starts, lengths = _run_lengths(packed >> _HALF)
    del packed
    ends = np.repeat(starts + lengths, lengths)
    at = np.flatnonzero(np.arange(len(rows)) + 1 < ends)
    parts: list[NDArray[np.uint64]] = []
    step = 1
    while len(at):
        parts.append((rows[at] << _HALF) | rows[at + step])
        step += 1
        at = at[at + step < ends[at]]
    paired = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint64)
    parts.clear()
    paired.sort()
    starts, lengths = _run_lengths(paired)
    paired = paired[starts[lengths >= shared]]
    return np.stack(((paired >> _HALF).astype(np.int64), (paired & _LOW).astype(np.int64)), axis=1)
