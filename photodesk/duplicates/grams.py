"""What a caption is found by among many: keys that two copies of it share and others rarely do.

Three kinds of keys, all hashed to 32 bits:

* every run of three words;
* every three of its six rarest words, and of the five rarest of its first twelve words, in any
  order: who, where and when, which copies keep and captions of one template do not share;
* for a caption of up to nine words each word, for one of one or two words the text with one letter
  left out.

A misprint or another wording spoils some keys and leaves the rest. Everything here works on whole
batches of folded texts (`photodesk.text.fold`) as arrays: the letters as numbers, a word's hash as
a difference of running sums, so that a million captions take seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

RUN = 3
"""Words of a run."""
RAREST, RAREST_OF_HEAD, HEAD, TOGETHER = 6, 5, 12, 3
"""Rarest words taken, of the whole and of the first HEAD words, and how many make one key."""
FEW = 9
"""Up to so many words each word is a key too."""
TINY = 2
"""Up to so many words the text less one letter is a key too."""
_LONGEST_TINY = 40
_MOST_WORDS = 192

Words = NDArray[np.uint64]
Rows = NDArray[np.uint32]
Keys = NDArray[np.uint64]

_BATCH = 16_384
_BASE = 0x9E3779B97F4A7C15
_NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_TOGETHER_BIT = np.uint64(1)
_COUNT_BITS = 22
_WORD_BITS = np.uint64(40)


def keys(texts: Sequence[str]) -> Keys:
    """Return the keys of every text, sorted: key in the upper 32 bits, row in the lower.

    Args:
        texts: folded captions; a text's place is its row.

    Returns:
        Sorted without repetition. Keys of words together are odd, the others even.

    Example:
        >>> found = keys(["a man walks in seoul today", "a man walks in busan today"])
        >>> rows = found & np.uint64(0xFFFFFFFF)
        >>> sorted(set(rows.tolist()))
        [0, 1]
    """
    batches: list[tuple[int, Words, Rows]] = []
    counts = np.zeros(1 << _COUNT_BITS, dtype=np.int64)
    out: list[Keys] = []
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        hashes, rows = words_of(batch)
        counts += np.bincount(_bucket(hashes), minlength=len(counts))
        out.extend(_runs(hashes, rows, start))
        out.append(_tiny(batch, hashes, rows, start))
        batches.append((start, hashes, rows))
    for start, hashes, rows in batches:
        out.extend(_together(hashes, rows, start, counts))
    batches.clear()
    found = np.concatenate(out) if out else np.zeros(0, dtype=np.uint64)
    out.clear()
    found.sort()
    return found[_first_of_each(found)]


def words_of(texts: Sequence[str]) -> tuple[Words, Rows]:
    """Return the hash of every word of the texts, in order, and the row it stands in.

    A word is a run of letters and digits; a Chinese character or kana is a word of its own.

    Example:
        >>> hashes, rows = words_of(["seoul, seoul", "busan"])
        >>> bool(hashes[0] == hashes[1]), bool(hashes[0] == hashes[2]), rows.tolist()
        (True, False, [0, 0, 1])
    """
    if not texts:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32)
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
    up, down = _powers(len(letters))
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum((letters + np.uint32(1)) * up[: len(letters)], out=sums[1:])
    hashes = mix((sums[ends] - sums[starts]) * down[starts])
    line_ends = np.flatnonzero(letters == 10)
    return hashes, np.searchsorted(line_ends, starts).astype(np.uint32)


def mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the values with all bits stirred, so that any of them may be taken as a hash."""
    values = (values ^ (values >> _HALF)) * np.uint64(0xD6E8FEB86659FD93)
    return (values ^ (values >> _HALF)) * np.uint64(0xD6E8FEB86659FD93)


@cache
def _letter_kinds() -> NDArray[np.uint8]:
    """Return for every code point 0 (between words), 1 (part of a word) or 2 (a word by itself)."""
    kinds = np.ones(0x110000, dtype=np.uint8)
    kinds[:0x10000] = [chr(code).isalnum() for code in range(0x10000)]
    for first, last in (
        (0x3005, 0x3007),
        (0x3040, 0x30FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
    ):
        kinds[first : last + 1] = 2
    return kinds


_POWERS: list[NDArray[np.uint64]] = []


def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first powers of the base and of its inverse modulo 2**64."""
    if not _POWERS or len(_POWERS[0]) < count:
        _POWERS[:] = []
        for base in (_BASE, pow(_BASE, -1, 1 << 64)):
            powers = np.full(count, base, dtype=np.uint64)
            powers[0] = 1
            _POWERS.append(np.multiply.accumulate(powers))
    return _POWERS[0], _POWERS[1]


def _bucket(hashes: Words) -> NDArray[np.int64]:
    return (hashes >> np.uint64(64 - _COUNT_BITS)).astype(np.int64)


def _first_of_each(sorted_values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    first = np.ones(len(sorted_values), dtype=bool)
    np.not_equal(sorted_values[1:], sorted_values[:-1], out=first[1:])
    return first


def _key(hashes: Words, rows: NDArray[np.uint64], together: bool) -> Keys:
    upper = hashes >> _HALF
    upper = upper | _TOGETHER_BIT if together else upper & ~_TOGETHER_BIT
    return (upper << _HALF) | rows


def _runs(hashes: Words, rows: Rows, start: int) -> Iterator[Keys]:
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


def _tiny(texts: Sequence[str], hashes: Words, rows: Rows, start: int) -> Keys:
    """Return the keys of one or two words: the text, and the text less one letter."""
    sizes = np.bincount(rows, minlength=len(texts)) if len(hashes) else np.zeros(len(texts), dtype=np.int64)
    shorts: list[str] = []
    at: list[int] = []
    for row in np.flatnonzero(sizes <= TINY).tolist():
        text = texts[row][:_LONGEST_TINY]
        variants = {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}
        shorts.extend(variants)
        at.extend([row + start] * len(variants))
    found = np.fromiter((_text_hash(text) for text in shorts), dtype=np.uint64, count=len(shorts))
    return _key(mix(found), np.asarray(at, dtype=np.uint64), together=True)


def _text_hash(text: str) -> int:
    value = 1469598103934665603
    for char in text:
        value = (value ^ ord(char)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return value


def _together(hashes: Words, rows: Rows, start: int, counts: NDArray[np.int64]) -> Iterator[Keys]:
    """Yield the keys of rare words standing together in one text, in any order."""
    if not len(hashes):
        return
    first_of_row = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    present = rows[first_of_row].astype(np.uint64) + np.uint64(start)
    index = np.zeros(int(rows[-1]) + 1, dtype=np.int64)
    index[rows[first_of_row]] = np.arange(len(first_of_row))
    line = index[rows]
    place = np.arange(len(rows)) - first_of_row[line]
    often = np.minimum(counts[_bucket(hashes)], (1 << 23) - 1).astype(np.uint64)
    # A word that stands nowhere else cannot be shared; the rarest of the others come first.
    value = (often << _WORD_BITS) | (hashes >> np.uint64(24))
    value[often < 2] = _NOTHING
    width = min(int(place.max()) + 1, _MOST_WORDS)
    table = np.full((len(first_of_row), width), _NOTHING, dtype=np.uint64)
    within = place < width
    table[line[within], place[within]] = value[within]
    if width > HEAD:
        yield from _combined(table[:, :HEAD].copy(), present, RAREST_OF_HEAD)
    yield from _combined(table, present, RAREST)


def _combined(table: NDArray[np.uint64], present: NDArray[np.uint64], rarest: int) -> Iterator[Keys]:
    table.sort(axis=1)
    again = np.zeros(table.shape, dtype=bool)
    again[:, 1:] = table[:, 1:] == table[:, :-1]
    table[again] = _NOTHING
    if table.shape[1] > rarest:
        table = np.sort(table[:, : 2 * rarest], axis=1)[:, :rarest]
    chosen = mix(table & np.uint64((1 << 40) - 1))
    there = table != _NOTHING
    for columns in combinations(range(table.shape[1]), TOGETHER):
        picked = list(columns)
        full = there[:, picked].all(axis=1)
        yield _key(mix(chosen[:, picked].sum(axis=1)[full]), present[full], together=True)
