"""What a caption is found by among many: keys that two copies of it share and others rarely do.

Three kinds of keys, all hashed to 32 bits:

* every run of three words;
* every four of its seven rarest words, and every three of the five rarest of its first twelve, in
  any order: who, where and when, which copies keep and captions of one template do not share;
* for a caption of up to nine words each word, for one of one or two words the text with one letter
  left out.

A misprint or another wording spoils some keys and leaves the rest. Everything here works on whole
batches of folded texts (`photodesk.text.fold`) as arrays: the letters as numbers, a word's hash as
a difference of running sums, so that a million captions take seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import chain, combinations, islice
from math import comb
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

RUN = 3
"""Words of a run."""
RAREST, RAREST_OF_HEAD, HEAD = 7, 5, 12
"""Rarest words taken, of the whole and of the first HEAD words."""
FEW = 9
"""Up to so many words each word is a key too."""
TINY = 2
"""Up to so many words the text less one letter is a key too."""
_LONGEST_TINY = 40
_MOST_WORDS = 192

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

Hashes = NDArray[np.uint64]
Keys = NDArray[np.uint64]
"""Sorted: the key in the upper 32 bits, the row in the lower."""

_BATCH = 4_096
_THREADS = 2
_BASE = 0x9E3779B97F4A7C15
_HALF = np.uint64(32)
_NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)
_LOW = np.uint64(0xFFFFFFFF)
_TOGETHER_BIT = np.uint64(1)
_MIDDLE = np.uint64(1 << 63)
_COUNT_BITS = 22
_PIECE = 1 << 22
_MOST_TOGETHER = comb(RAREST, 4) + comb(RAREST_OF_HEAD, 3) + 2


class Words(NamedTuple):
    """The words of a batch of texts, in order.

    Attributes:
        hashes: one a word. `rows`: the text it stands in.
        starts, ends: where it stands in `letters`, the code points of the batch.
    """

    hashes: Hashes
    rows: NDArray[np.uint32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    letters: NDArray[np.uint32]


def keys(texts: Sequence[str], look: Callable[[Words, int], None] | None = None) -> Keys:
    """Return the keys of every text. Keys of words together are odd, the others even.

    Args:
        texts: folded captions; a text's place is its row.
        look: called with the words of every batch and the row of its first text, for whoever
            wants to see the words while they are here.

    Example:
        >>> found = keys(["a man walks in seoul today", "a man walks in busan today"])
        >>> rows = found & np.uint64(0xFFFFFFFF)
        >>> sorted(set(rows.tolist()))
        [0, 1]
    """
    counts = np.zeros(1 << _COUNT_BITS, dtype=np.int64)
    # Room for the most there can be; what is not filled is never touched and costs no memory.
    halves = _Halves(sum(map(len, texts)) + _MOST_TOGETHER * len(texts) + 1)

    def first_look(start: int) -> tuple[int, NDArray[np.uint32], NDArray[np.uint32], tuple[Keys, ...]]:
        batch = texts[start : start + _BATCH]
        words = words_of(batch)
        if look is not None:
            look(words, start)
        parts = (*_runs(words.hashes, words.rows, start), _tiny(batch, words.rows, start))
        return start, (words.hashes >> _HALF).astype(np.uint32), words.rows, parts

    kept: deque[tuple[NDArray[np.uint32], NDArray[np.uint32], int]] = deque()
    for start, upper, rows, parts in in_threads(first_look, range(0, len(texts), _BATCH)):
        np.add.at(counts, _bucket(upper), 1)
        halves.fill(parts)
        kept.append((upper, rows, start))
    once = (kept.popleft() for _ in range(len(kept)))  # let go of each batch when it is done
    for together in in_threads(lambda batch: list(_together(*batch, counts)), once):
        halves.fill(together)
    return compress(halves.sorted(), lambda piece, before: piece != before)


def in_threads(function: Callable[[_Given], _Made], items: Iterable[_Given]) -> Iterator[_Made]:
    """Yield the results in the items' order; arrays are worked on in two threads at once.

    Example:
        >>> [int(array.sum()) for array in in_threads(np.arange, [2, 3, 4])]
        [1, 3, 6]
    """
    left = iter(items)
    first = list(islice(left, _THREADS))
    if len(first) < _THREADS:
        yield from map(function, first)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting = deque(pool.submit(function, item) for item in chain(first, islice(left, 1)))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(function, item) for item in islice(left, 1))


class _Halves:
    """Keys, the smaller half of all there can be filled in from the left, the greater from the right."""

    def __init__(self, most: int) -> None:
        self._found = np.empty(most, dtype=np.uint64)
        self._left, self._right = 0, most

    def fill(self, parts: Iterable[Keys]) -> None:
        for part in parts:
            greater = part >= _MIDDLE
            for kept in (part[~greater], part[greater]):
                if kept.size and kept[0] >= _MIDDLE:
                    self._found[self._right - len(kept) : self._right] = kept
                    self._right -= len(kept)
                else:
                    self._found[self._left : self._left + len(kept)] = kept
                    self._left += len(kept)

    def sorted(self) -> Keys:
        """Return all keys, sorted."""
        left, right = self._found[: self._left], self._found[self._right :]
        for _ in in_threads(lambda half: half.sort(), (left, right)):
            pass
        for start in range(0, len(right), _PIECE):
            piece = right[start : start + _PIECE]
            self._found[self._left : self._left + len(piece)] = piece.copy()
            self._left += len(piece)
        return self._found[: self._left]


def merged(parts: list[Keys]) -> Keys:
    """Return all values of the parts, sorted; the list is emptied, so that memory holds them once."""
    found = np.empty(sum(map(len, parts)), dtype=np.uint64)
    end = 0
    parts.reverse()
    while parts:
        part = parts.pop()
        found[end : end + len(part)] = part
        end += len(part)
    found.sort()
    return found


def compress(values: Keys, keep: Callable[[Keys, Keys], NDArray[np.bool_]]) -> Keys:
    """Return the values that are to be kept, judged beside the value before; works in place.

    Args:
        values: sorted; overwritten.
        keep: told a piece of the values and the value before each.
    """
    end = 0
    before = _NOTHING
    for start in range(0, len(values), _PIECE):
        piece = values[start : start + _PIECE].copy()
        previous = np.concatenate(([before], piece[:-1]))
        before = piece[-1]
        kept = piece[keep(piece, previous)]
        values[end : end + len(kept)] = kept
        end += len(kept)
    return values[:end]


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of the texts.

    A word is a run of letters and digits; a Chinese character or kana is a word of its own.

    Example:
        >>> words = words_of(["seoul, seoul", "busan"])
        >>> bool(words.hashes[0] == words.hashes[1]), bool(words.hashes[0] == words.hashes[2])
        (True, False)
        >>> words.rows.tolist()
        [0, 0, 1]
    """
    joined = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
    letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _letter_kinds()[letters]
    inside = kinds > 0
    joins = np.zeros(len(letters), dtype=bool)
    joins[1:] = (kinds[1:] == 1) & (kinds[:-1] == 1)
    starts = np.flatnonzero(inside & ~joins)
    joins[:-1] = joins[1:]
    joins[-1] = False
    ends = np.flatnonzero(inside & ~joins) + 1
    hashes = hash_between(letters, starts, ends)
    rows = np.cumsum(letters == 10, dtype=np.uint32)[starts]
    return Words(hashes, rows, starts, ends, letters)


def hash_between(letters: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """Return the hash of every stretch of letters; equal stretches have equal hashes anywhere.

    The hash is a polynomial modulo 2**64: a difference of running sums, divided by the power of
    the place where the stretch begins.
    """
    up, down = _powers(len(letters))
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum((letters + np.uint32(1)) * up[: len(letters)], out=sums[1:])
    return mix((sums[ends] - sums[starts]) * down[starts])


def mix(values: Hashes) -> Hashes:
    """Return the values with all bits stirred, so that any of them may be taken as a hash."""
    values = (values ^ (values >> _HALF)) * np.uint64(0xD6E8FEB86659FD93)
    return (values ^ (values >> _HALF)) * np.uint64(0xD6E8FEB86659FD93)


_OF_THEIR_OWN = ((0x3005, 0x3007), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


@cache
def _letter_kinds() -> NDArray[np.uint8]:
    """Return for every code point 0 (between words), 1 (part of a word) or 2 (a word by itself)."""
    kinds = np.ones(0x110000, dtype=np.uint8)
    kinds[:0x10000] = [chr(code).isalnum() for code in range(0x10000)]
    for first, last in _OF_THEIR_OWN:
        kinds[first : last + 1] = 2
    return kinds


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Return the first powers of the base and of its inverse modulo 2**64, at least so many."""
    return _powers_up_to(1 << max(16, (count - 1).bit_length()))


@cache
def _powers_up_to(count: int) -> tuple[Hashes, Hashes]:
    up, down = (np.full(count, base, dtype=np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


def _bucket(upper: NDArray[np.uint32]) -> NDArray[np.int64]:
    return (upper >> np.uint32(32 - _COUNT_BITS)).astype(np.int64)


def _key(hashes: Hashes, rows: NDArray[np.uint64], *, together: bool) -> Keys:
    upper = hashes >> _HALF
    upper = upper | _TOGETHER_BIT if together else upper & ~_TOGETHER_BIT
    return (upper << _HALF) | rows


def _runs(hashes: Hashes, rows: NDArray[np.uint32], start: int) -> Iterator[Keys]:
    """Yield the keys of runs of words, and of single words where there are few."""
    if not len(hashes):
        return
    wide = rows.astype(np.uint64) + np.uint64(start)
    run = hashes.copy()
    for step in range(1, RUN):
        run = mix(run * np.uint64(_BASE))
        run[:-step] += hashes[step:]
    whole = rows[: 1 - RUN] == rows[RUN - 1 :]
    yield _key(mix(run[: len(whole)][whole]), wide[: len(whole)][whole], together=False)
    few = np.bincount(rows)[rows] <= FEW
    yield _key(mix(hashes[few] + np.uint64(1)), wide[few], together=False)


def _tiny(texts: Sequence[str], rows: NDArray[np.uint32], start: int) -> Keys:
    """Return the keys of one or two words: the text, and the text less one letter."""
    sizes = np.bincount(rows, minlength=len(texts))
    shorts: list[str] = []
    at: list[int] = []
    for row in np.flatnonzero(sizes <= TINY).tolist():
        text = texts[row][:_LONGEST_TINY]
        variants = {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
        shorts.extend(variants)
        at.extend([row + start] * len(variants))
    found = np.fromiter(map(_text_hash, shorts), dtype=np.uint64, count=len(shorts))
    return _key(mix(found), np.asarray(at, dtype=np.uint64), together=True)


def _text_hash(text: str) -> int:
    value = 1469598103934665603
    for char in text:
        value = (value ^ ord(char)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return value


def _together(
    upper: NDArray[np.uint32], rows: NDArray[np.uint32], start: int, counts: NDArray[np.int64]
) -> Iterator[Keys]:
    """Yield the keys of rare words standing together in one text, in any order."""
    if not len(upper):
        return
    begins = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    present = rows[begins].astype(np.uint64) + np.uint64(start)
    line = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(rows))))
    place = np.arange(len(rows)) - begins[line]
    often = counts[_bucket(upper)].astype(np.uint64)
    # A word that stands nowhere else cannot be shared; of the others the rarest come first.
    value = (often << _HALF) | upper
    value[often < 2] = _NOTHING
    width = min(int(place.max()) + 1, _MOST_WORDS)
    table = np.full((len(begins), width), _NOTHING, dtype=np.uint64)
    within = place < width
    table[line[within], place[within]] = value[within]
    if width > HEAD:
        yield from _combined(table[:, :HEAD].copy(), present, RAREST_OF_HEAD, 3)
    yield from _combined(table, present, RAREST, 4)


def _combined(
    table: NDArray[np.uint64], present: NDArray[np.uint64], rarest: int, size: int
) -> Iterator[Keys]:
    """Yield the keys of every `size` of the `rarest` smallest values of each line."""
    table.sort(axis=1)
    again = np.zeros(table.shape, dtype=bool)
    again[:, 1:] = table[:, 1:] == table[:, :-1]
    table[again] = _NOTHING
    table = np.sort(table[:, : 2 * rarest], axis=1)[:, :rarest]
    chosen = mix(table & _LOW)
    there = table != _NOTHING
    for columns in combinations(range(table.shape[1]), size):
        picked = list(columns)
        full = there[:, picked].all(axis=1)
        yield _key(mix(chosen[:, picked].sum(axis=1)[full]), present[full], together=True)
