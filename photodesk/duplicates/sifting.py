"""Which pairs are worth reading: no firm fact against another, and alike enough in letters.

Most captions that share rare words are of one template and differ in a fact that a machine can see
without reading: another number, another known place or thing. A *firm* word is a number or a word
we know that has no other wording. If each of two captions has a firm word that the other lacks,
within the length of the shorter, they are two captions. What is left is compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from photodesk.duplicates import grams
from photodesk.duplicates.vocabulary import PLACE_WORDS, firm_words

Pairs = NDArray[np.int64]
"""Two columns of rows."""

_MOST_FIRM = 12
_SLACK = 3
"""Words that may stand in front of one caption and shift the rest; more are a sentence or a cut."""
_FRONT = 4
"""A place within the first words may only have been put in front."""
_STEP = 1 << 16
_LEAST_COMMON = 0.8
"""Share of the shorter caption's letters that must stand in the longer, in order."""
_TAIL, _LEAST_HEAD = 64, 20
_BEGINNING, _PUT_IN_FRONT, _LEAST_BEGINNING = 60, 40, 0.75


class FirmWords:
    """Collects the firm words of many texts, and tells which pairs they part."""

    def __init__(self, count: int) -> None:
        """Prepare for `count` texts."""
        self._ids = np.zeros((count, _MOST_FIRM), dtype=np.uint32)
        self._places = np.full((count, _MOST_FIRM), 255, dtype=np.uint8)
        self._sizes = np.zeros(count, dtype=np.int16)

    def look(self, words: grams.Words, start: int) -> None:
        """Take the firm words of a batch whose first text is row `start`."""
        hashes, rows = words.hashes, words.rows
        if not len(hashes):
            return
        begins = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
        sizes = np.diff(np.append(begins, len(rows)))
        self._sizes[rows[begins] + start] = np.minimum(sizes, 30_000)
        place = np.arange(len(rows)) - np.repeat(begins, sizes)
        ids = _ids_of(words, place)
        ids[place > 250] = 0
        firm = np.flatnonzero(ids)
        rows = rows[firm]
        if not len(rows):
            return
        begins = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
        sizes = np.diff(np.append(begins, len(rows)))
        slot = np.arange(len(rows)) - np.repeat(begins, sizes)
        kept = slot < _MOST_FIRM
        self._ids[rows[kept] + start, slot[kept]] = ids[firm[kept]]
        self._places[rows[kept] + start, slot[kept]] = place[firm[kept]]

    def apart(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Tell for every pair whether each has a firm word that the other lacks."""
        out = np.zeros(len(pairs), dtype=bool)
        for start in range(0, len(pairs), _STEP):
            a, b = pairs[start : start + _STEP].T
            ids_a, ids_b = self._ids[a], self._ids[b]
            sizes_a, sizes_b = self._sizes[a], self._sizes[b]
            cut = np.abs(sizes_a - sizes_b) > _SLACK
            limit = np.where(cut, np.minimum(sizes_a, sizes_b) - _SLACK, 30_000)[:, None]
            found_a = np.zeros(ids_a.shape, dtype=bool)
            found_b = np.zeros(ids_b.shape, dtype=bool)
            for k in range(_MOST_FIRM):
                equal = ids_a == ids_b[:, k, None]
                found_a |= equal
                found_b[:, k] = equal.any(axis=1)
            full = (ids_a[:, -1] != 0) | (ids_b[:, -1] != 0)  # there may be more than were taken
            lacks_a = ((ids_a != 0) & ~found_a & (self._places[a] < limit)).any(axis=1)
            lacks_b = ((ids_b != 0) & ~found_b & (self._places[b] < limit)).any(axis=1)
            out[start : start + _STEP] = lacks_a & lacks_b & ~full
        return out


def _ids_of(words: grams.Words, place: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return for every word the number of its fact, 0 where it is not firm."""
    table, numbers, placed = _known_firm()
    at = np.minimum(np.searchsorted(table, words.hashes), len(table) - 1)
    known = table[at] == words.hashes
    ids = np.where(known & ~(placed[at] & (place < _FRONT)), numbers[at], 0).astype(np.uint32)
    first = words.letters[words.starts]
    # Leading zeros and thousands commas are another spelling of a number, so such are not firm.
    digits = np.flatnonzero((first > 0x30) & (first <= 0x39))
    if len(digits):
        letters = words.letters
        other = np.flatnonzero((letters < 0x30) | (letters > 0x39))
        ends = other[np.searchsorted(other, words.starts[digits])]
        numbers = grams.hash_between(letters, words.starts[digits], ends) >> np.uint64(32)
        ids[digits] = numbers.astype(np.uint32) | np.uint32(1)
        comma = (letters[words.ends[:-1]] == 0x2C) & (words.starts[1:] == words.ends[:-1] + 1)
        comma &= (first[1:] >= 0x30) & (first[1:] <= 0x39)
        ids[1:][comma] = 0
        ids[:-1][comma] = 0
    return ids


@cache
def _known_firm() -> tuple[grams.Hashes, NDArray[np.uint32], NDArray[np.bool_]]:
    """Return the hashes of firm words, sorted, the (even) number of each one's fact, and whether a place."""
    firm = firm_words()
    facts = {key: 2 * number for number, key in enumerate(sorted(set(firm.values())), 1)}
    words = sorted(firm)
    hashes = grams.words_of(words).hashes
    order = np.argsort(hashes)
    numbers = np.array([facts[firm[word]] for word in words], dtype=np.uint32)
    placed = np.array([word in PLACE_WORDS for word in words], dtype=bool)
    return hashes[order], numbers[order], placed[order]


def alike(texts: Sequence[str], pairs: Pairs) -> Pairs:
    """Return the pairs that begin alike and of which the shorter, by and large, stands in the longer.

    Credits are left aside: whatever follows the last full stop, slash or bracket near the end.

    Example:
        >>> texts = ["a man walks in a park. ap", "a man wlaks in a park. reuters", "snow falls"]
        >>> alike(texts, np.array([[0, 1], [0, 2]])).tolist()
        [[0, 1]]
    """
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    if not len(pairs):
        return pairs
    pairs = pairs[_begin_alike(texts, pairs)]
    heads = [_head(text) for text in texts]
    sizes = np.fromiter(map(len, heads), dtype=np.int64, count=len(heads))
    keep = np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), 8 * _STEP):
        a, b = pairs[start : start + 8 * _STEP].T
        common = cpdist(
            [heads[i] for i in a.tolist()],
            [heads[i] for i in b.tolist()],
            scorer=LCSseq.similarity,
            dtype=np.int32,
            workers=-1,
        )
        keep[start : start + len(a)] = common >= _LEAST_COMMON * np.minimum(sizes[a], sizes[b])
    return pairs[keep]


def _begin_alike(texts: Sequence[str], pairs: Pairs) -> NDArray[np.bool_]:
    """Tell whether the beginning of one caption stands near the beginning of the other."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    short = [text[:_BEGINNING] for text in texts]
    long = [text[: _BEGINNING + _PUT_IN_FRONT] for text in texts]
    sizes = np.fromiter(map(len, short), dtype=np.int64, count=len(short))
    keep = np.zeros(len(pairs), dtype=bool)
    for one, other in ((0, 1), (1, 0)):
        left = np.flatnonzero(~keep)
        for start in range(0, len(left), 8 * _STEP):
            part = left[start : start + 8 * _STEP]
            a, b = pairs[part, one], pairs[part, other]
            common = cpdist(
                [short[i] for i in a.tolist()],
                [long[i] for i in b.tolist()],
                scorer=LCSseq.similarity,
                dtype=np.int32,
                workers=-1,
            )
            keep[part] = common >= _LEAST_BEGINNING * np.minimum(sizes[a], sizes[b])
    return keep


def _head(text: str) -> str:
    """Return a folded caption without what may be its credit."""
    cut = len(text)
    least = max(_LEAST_HEAD, cut - _TAIL)
    for mark in (". ", " / ", " (", ".("):
        at = text.find(mark, least)
        if 0 <= at < cut:
            cut = at
    return text[:cut]


def alike_to(text: str, others: Sequence[str]) -> list[int]:
    """Return the places of those folded captions that `alike` would keep beside `text`, the likest first.

    Example:
        >>> alike_to("a man walks in a park", ["snow falls", "a man wlaks in a park. ap-yonhap"])
        [1]
    """
    from rapidfuzz.distance import LCSseq

    head = _head(text)
    beginning, beginning_and_more = text[:_BEGINNING], text[: _BEGINNING + _PUT_IN_FRONT]
    found: list[tuple[float, int]] = []
    for place, other in enumerate(others):
        short = other[:_BEGINNING]
        least = _LEAST_BEGINNING * min(len(beginning), len(short))
        if (
            LCSseq.similarity(beginning, other[: _BEGINNING + _PUT_IN_FRONT]) < least
            and LCSseq.similarity(short, beginning_and_more) < least
        ):
            continue
        other_head = _head(other)
        size = max(1, min(len(head), len(other_head)))
        common = LCSseq.similarity(head, other_head) / size
        if common >= _LEAST_COMMON:
            found.append((-common, place))
    return [place for _, place in sorted(found)]
