"""Which pairs are worth reading: no firm fact against another, and alike enough in letters.

Most captions that share rare words are of one template and differ in a fact that a machine can see
without reading: another number, another known place or thing. A *firm* word is a number or a word
we know that has no other wording. If each of two captions has a firm word that the other lacks,
within the length of the shorter, they are two captions; so they are if each has three words of any
kind. What is left is compared letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photodesk.duplicates import grams
from photodesk.duplicates.known import PLACE_WORDS, firm_words, loose_words

Pairs = NDArray[np.int64]
"""Two columns of rows."""

_MOST_FIRM, _MOST_TELLING = 12, 24
_ARCHIVE = 200_000
"""Among more texts two words are enough: of an event's copies some link those with a misprint each."""
_LAST_PLACE = 250
_SLACK = 3
"""Words that may stand in front of one caption and shift the rest; more are a sentence or a cut."""
_FRONT = 4
"""A place within the first words may only have been put in front."""
_STEP = 1 << 14
_PAIRED = 1 << 19
_LEAST_COMMON = 0.8
"""Share of the shorter caption's letters that must stand in the longer, in order."""
_TAIL, _LEAST_HEAD = 64, 20
_BEGINNING, _PUT_IN_FRONT, _LEAST_BEGINNING = 60, 40, 0.75


class Seen(NamedTuple):
    """What is seen at once of the words of a batch.

    Attributes:
        words: the words. `place`: of each in its text.
        ids: the number of each one's fact, 0 where it is not firm. `firm`: whether it is a known firm word,
            wherever it stands.
    """

    words: grams.Words
    place: NDArray[np.int64]
    ids: NDArray[np.uint32]
    firm: NDArray[np.bool_]


class _Collected:
    """Numbers of words of many texts, a few a text, and what one text has that another lacks."""

    def __init__(self, count: int, most: int) -> None:
        self._ids = np.zeros((count, most), dtype=np.uint32)
        self._places = np.full((count, most), 255, dtype=np.uint8)
        self._sizes = np.zeros(count, dtype=np.int16)

    def _take(
        self, words: grams.Words, start: int, ids: NDArray[np.uint32], place: NDArray[np.int64]
    ) -> None:
        """Take the numbers (0 for none) of the words of a batch whose first text is row `start`."""
        rows = words.rows
        begins, sizes = _lines(rows)
        self._sizes[rows[begins] + start] = np.minimum(sizes, 30_000)
        taken = np.flatnonzero((ids != 0) & (place <= _LAST_PLACE))
        rows = rows[taken]
        begins, sizes = _lines(rows)
        slot = np.arange(len(rows)) - np.repeat(begins, sizes)
        kept = slot < self._ids.shape[1]
        self._ids[rows[kept] + start, slot[kept]] = ids[taken[kept]]
        self._places[rows[kept] + start, slot[kept]] = place[taken[kept]]

    def _both_lack(self, pairs: Pairs, least: int) -> NDArray[np.bool_]:
        """Tell for every pair whether each text has at least so many words that the other lacks."""
        starts = range(0, len(pairs), _STEP)
        parts = grams.in_threads(lambda start: self._part_lacks(pairs[start : start + _STEP], least), starts)
        return np.concatenate([np.zeros(0, dtype=bool), *parts])

    def _part_lacks(self, pairs: Pairs, least: int) -> NDArray[np.bool_]:
        a, b = pairs.T
        # Turned, so that one step goes over many pairs.
        ids_a, ids_b = (np.ascontiguousarray(self._ids[side].T) for side in (a, b))
        sizes_a, sizes_b = self._sizes[a], self._sizes[b]
        cut = np.abs(sizes_a - sizes_b) > _SLACK
        limit = np.where(cut, np.minimum(sizes_a, sizes_b) - _SLACK, 30_000)
        found_a = np.zeros(ids_a.shape, dtype=bool)
        found_b = np.zeros(ids_b.shape, dtype=bool)
        for k in range(len(ids_b)):
            equal = ids_a == ids_b[k]
            found_a |= equal
            found_b[k] = equal.any(axis=0)
        full = (ids_a[-1] != 0) | (ids_b[-1] != 0)  # there may be more than were taken
        lacks_b = ((ids_a != 0) & ~found_a & (limit > self._places[a].T)).sum(axis=0, dtype=np.int32)
        lacks_a = ((ids_b != 0) & ~found_b & (limit > self._places[b].T)).sum(axis=0, dtype=np.int32)
        apart: NDArray[np.bool_] = (lacks_a >= least) & (lacks_b >= least) & ~full
        return apart


class FirmWords(_Collected):
    """Collects the firm words of many texts, and tells which pairs they part."""

    def __init__(self, count: int) -> None:
        """Prepare for `count` texts."""
        super().__init__(count, _MOST_FIRM)

    def look(self, seen: Seen, start: int) -> None:
        """Take the firm words of a batch whose first text is row `start`."""
        self._take(seen.words, start, seen.ids, seen.place)

    def apart(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Tell for every pair whether each has a firm word that the other lacks."""
        return self._both_lack(pairs, 1)


class TellingWords(_Collected):
    """Collects all words that are no mere grammar, and tells which pairs three of them part.

    Three words on each side that the other lacks are no misprints: two names and a place. Copies of
    one caption with a misprint each lack two of each other's.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Prepare for the folded texts."""
        super().__init__(len(texts), _MOST_TELLING)
        self._heads = np.fromiter((len(_head(text)) for text in texts), dtype=np.int32, count=len(texts))
        self._too_many = 2 if len(texts) > _ARCHIVE else 3

    def look(self, seen: Seen, start: int) -> None:
        """Take the telling words of a batch whose first text is row `start`; credits are left aside."""
        words, place = seen.words, seen.place
        ids = seen.ids.copy()
        letters, starts = words.letters, words.starts
        first = letters[starts]
        loose = _known_loose()
        plain = np.flatnonzero((ids == 0) & ~seen.firm & (first >= 0x61) & (first < 0xAC00))
        plain = plain[~loose.has(words.hashes[plain])]
        ids[plain] = (words.hashes[plain] >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
        # Of a Korean word the first two syllables: the rest is particle and ending.
        korean_words = np.flatnonzero((ids == 0) & (first >= 0xAC00) & (first <= 0xD7A3))
        korean_words = korean_words[words.ends[korean_words] - starts[korean_words] > 1]
        hashes = grams.hash_between(letters, starts[korean_words], starts[korean_words] + 2)
        told = ~loose.has(hashes)
        ids[korean_words[told]] = (hashes[told] >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
        line_starts = np.concatenate(([0], np.flatnonzero(letters == 10) + 1))
        offset = starts - line_starts[words.rows]
        ids[offset >= self._heads[words.rows + np.int64(start)]] = 0
        self._take(words, start, ids, place)

    def apart(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Tell for every pair whether each has three telling words that the other lacks."""
        return self._both_lack(pairs, self._too_many)


def _lines(rows: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each row begins, and how many entries it has."""
    if not len(rows):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    begins = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    return begins, np.diff(np.append(begins, len(rows)))


def _places(rows: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the place of every word in its text."""
    begins, sizes = _lines(rows)
    return np.arange(len(rows)) - np.repeat(begins, sizes)


class _Table:
    """Hashes that are looked up by the million: where each stands, ten times quicker than by halving.

    The first bits of a hash say where its neighbourhood begins; a few steps to the right find its place.
    """

    def __init__(self, hashes: grams.Hashes) -> None:
        self._hashes = np.append(hashes, np.uint64(0xFFFFFFFFFFFFFFFF))
        first = (hashes >> _AFTER_FIRST).astype(np.int64)
        self._begins = np.searchsorted(first, np.arange(1 << _FIRST_BITS)).astype(np.int32)
        self._most = int(np.bincount(first).max())

    def places(self, values: grams.Hashes) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """Return the place of every value in the table, and whether it stands there."""
        at = self._begins[(values >> _AFTER_FIRST).astype(np.int64)]
        for _ in range(self._most):
            at = at + (self._hashes[at] < values)
        return at, self._hashes[at] == values

    def has(self, values: grams.Hashes) -> NDArray[np.bool_]:
        """Tell which values stand in the table."""
        return self.places(values)[1]


_FIRST_BITS = 18
_AFTER_FIRST = np.uint64(64 - _FIRST_BITS)


def see(words: grams.Words) -> Seen:
    """Return what every word of a batch is for the sieves."""
    place = _places(words.rows)
    table, numbers, placed = _known_firm()
    at, known = table.places(words.hashes)
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
    return Seen(words, place, ids, known)


@cache
def _known_firm() -> tuple[_Table, NDArray[np.uint32], NDArray[np.bool_]]:
    """Return the hashes of firm words, the (even) number of each one's fact, and whether it is a place."""
    firm = firm_words()
    facts = {key: 2 * number for number, key in enumerate(sorted(set(firm.values())), 1)}
    words = sorted(firm)
    hashes = grams.words_of(words).hashes
    order = np.argsort(hashes)
    numbers = np.array([facts[firm[word]] for word in words], dtype=np.uint32)
    placed = np.array([word in PLACE_WORDS for word in words], dtype=bool)
    # One more of each, of no fact: the place of what stands behind all words.
    return _Table(hashes[order]), np.append(numbers[order], np.uint32(0)), np.append(placed[order], False)


@cache
def _known_loose() -> _Table:
    """Return the hashes of the Latin words that are not firm, and of Korean beginnings."""
    return _Table(np.sort(grams.words_of(sorted(loose_words())).hashes))


def alike(texts: Sequence[str], pairs: Pairs) -> Pairs:
    """Return the pairs that begin alike and of which the shorter, by and large, stands in the longer.

    Credits are left aside: whatever follows the last full stop, slash or bracket near the end.

    Example:
        >>> texts = ["a man walks in a park. ap", "a man wlaks in a park. reuters", "snow falls"]
        >>> alike(texts, np.array([[0, 1], [0, 2]])).tolist()
        [[0, 1]]
    """
    if not len(pairs):
        return pairs
    pairs = pairs[_begin_alike(texts, pairs)]
    keep = _stand_in(pairs, [_head(text) for text in texts])
    left = np.flatnonzero(~keep)  # what looked like a credit may be the caption behind a place in front
    keep[left] = _stand_in(pairs[left], texts)
    return pairs[keep]


def _stand_in(pairs: Pairs, texts: Sequence[str]) -> NDArray[np.bool_]:
    """Tell whether the letters of the shorter text stand in the longer, by and large."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    keep = np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), _PAIRED):
        a, b = pairs[start : start + _PAIRED].T
        common = cpdist(
            [texts[i] for i in a.tolist()],
            [texts[i] for i in b.tolist()],
            scorer=LCSseq.similarity,
            dtype=np.int32,
            workers=-1,
        )
        keep[start : start + len(a)] = common >= _LEAST_COMMON * np.minimum(sizes[a], sizes[b])
    return keep


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
        for start in range(0, len(left), _PAIRED):
            part = left[start : start + _PAIRED]
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


def alike_to(text: str, others: Sequence[str], *, most: int) -> list[int]:
    """Return the places of those folded captions that no sieve parts from `text`, the likest first.

    Args:
        text: a folded caption. `others`: those it is compared with. `most`: so many places at most.

    Example:
        >>> captions = ["snow falls", "a man wlaks in seoul. ap-yonhap", "a man walks in busan"]
        >>> alike_to("a man walks in seoul", captions, most=5)
        [1]
    """
    if not others:
        return []
    beginning, beginning_and_more = text[:_BEGINNING], text[: _BEGINNING + _PUT_IN_FRONT]
    begun = _share(beginning, [other[: _BEGINNING + _PUT_IN_FRONT] for other in others], len(beginning))
    if (left := np.flatnonzero(begun < _LEAST_BEGINNING)).size:
        short = [others[place][:_BEGINNING] for place in left.tolist()]
        begun[left] = _share(beginning_and_more, short, len(beginning))
    places = np.flatnonzero(begun >= _LEAST_BEGINNING).tolist()
    if not places:
        return []
    head = _head(text)
    common = _share(head, [_head(others[place]) for place in places], len(head))
    again = [number for number, share in enumerate(common.tolist()) if share < _LEAST_COMMON]
    if again:
        common[again] = _share(text, [others[places[number]] for number in again], len(text))
    likest = sorted(
        (-share, place)
        for share, place in zip(common.tolist(), places, strict=True)
        if share >= _LEAST_COMMON
    )
    own = _Facts(text)
    unparted = (place for _, place in likest if not own.part(_Facts(others[place])))
    return list(islice(unparted, most))


def _share(text: str, others: Sequence[str], size: int) -> NDArray[np.float64]:
    """Return how many of the shorter one's letters stand in order in text and each other (0..1).

    Args:
        text: one text. `others`: those it is compared with. `size`: letters that count of `text`.
    """
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cdist

    sizes = np.fromiter(map(len, others), dtype=np.int64, count=len(others))
    common = cdist([text], others, scorer=LCSseq.similarity, dtype=np.int32)[0]
    shares: NDArray[np.float64] = common / np.maximum(1, np.minimum(size, sizes))
    return shares


class _Facts:
    """The firm words of one folded caption, each with its place: `FirmWords` for a few captions."""

    def __init__(self, text: str) -> None:
        fact_of = firm_words().get
        words = _RUN_OF_LETTERS.findall(_WITH_COMMAS.sub(" , ", text))
        self._size = len(words)
        self._places: dict[str, int] = {}
        for place, word in enumerate(words):
            if (fact := fact_of(word)) is not None:
                if place < _FRONT and word in PLACE_WORDS:
                    continue
            elif "0" < word[0] <= "9":
                fact = _DIGITS.match(word)[0]  # type: ignore[index]
            else:
                continue
            if fact not in self._places:
                self._places[fact] = place

    def part(self, other: _Facts) -> bool:
        """Tell whether each caption has a firm word that the other lacks."""
        limit = min(self._size, other._size) - _SLACK
        if abs(self._size - other._size) <= _SLACK:
            limit += 2 * _SLACK
        return self._lacked(other, limit) and other._lacked(self, limit)

    def _lacked(self, other: _Facts, limit: int) -> bool:
        places = self._places
        return any(places[fact] < limit for fact in places.keys() - other._places.keys())


_RUN_OF_LETTERS = re.compile(r"[^\W_]+")
_WITH_COMMAS = re.compile(r"\d+(?:,\d+)+")
_DIGITS = re.compile(r"\d+")
