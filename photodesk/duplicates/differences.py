"""What two captions differ in, and whether each difference is harmless.

The words are aligned; every stretch that differs must be explained: another spelling, a misprint,
another wording (`pairing`), a date for a weekday (here), a place put in front, a sentence left out,
a file mark (`additions`). What is not explained separates the captions: another person, number,
date, place, side or thing. Never one caption when a fact differs, however alike the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photodesk.duplicates import korean
from photodesk.duplicates.additions import Stretch, is_file_mark, judge_lonely
from photodesk.duplicates.facts import dates_of, is_place
from photodesk.duplicates.likeness import SEPARATING, Difference, DifferenceKind, contrast, likeness
from photodesk.duplicates.pairing import pair_off
from photodesk.duplicates.reading import Reading
from photodesk.duplicates.vocabulary import Kind

__all__ = ["SEPARATING", "Difference", "DifferenceKind", "differences"]


def differences(a: Reading, b: Reading, *, stop_early: bool = False) -> tuple[Difference, ...]:
    """Return what differs; () when the words are the same.

    Args:
        a: one caption. `b`: the other.
        stop_early: whether the first difference that separates them is enough.

    Example:
        >>> from photodesk.duplicates.reading import read
        >>> differences(read("A man sells chestnuts in Seoul."), read("A man sells roast chestnuts in Seoul"))
        (Difference(kind='added', a='', b='roast', cost=0.5),)
    """
    found: list[Difference] = []
    lonely: list[Stretch] = []
    seen = i = j = 0
    for start_a, start_b, size in _same_runs(a.keys, b.keys):
        if i < start_a or j < start_b:
            _between(a, i, start_a, b, j, start_b, found, lonely)
        i, j = start_a + size, start_b + size
        if a.printed[start_a:i] != b.printed[start_b:j] or a.articles[start_a:i] != b.articles[start_b:j]:
            for u, v in zip(range(start_a, i), range(start_b, j), strict=True):
                if a.printed[u] != b.printed[v] or a.articles[u] != b.articles[v]:
                    _aligned(a, u, b, v, found)
        if stop_early:
            if any(difference.kind in SEPARATING for difference in found[seen:]):
                return tuple(found)
            seen = len(found)
    judge_lonely(a, b, lonely, found)
    return tuple(found)


def _same_runs(x: tuple[str, ...], y: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield (place in x, place in y, length) of the runs of equal keys; the last is empty, at the ends."""
    least = min(len(x), len(y))
    start = _equal_at_start(x, y)
    if start:
        yield 0, 0, start
    end = min(_equal_at_start(x[::-1], y[::-1]), least - start)
    if start < len(x) - end and start < len(y) - end:
        # Imported here: a desk that compares no captions need not load it.
        from rapidfuzz.distance import LCSseq

        for op in LCSseq.opcodes(x[start : len(x) - end], y[start : len(y) - end]):
            if op.tag == "equal":
                yield start + op.src_start, start + op.dest_start, op.src_end - op.src_start
    yield len(x) - end, len(y) - end, end


def _equal_at_start(x: tuple[str, ...], y: tuple[str, ...]) -> int:
    for place, (one, other) in enumerate(zip(x, y, strict=False)):
        if one != other:
            return place
    return min(len(x), len(y))


def _aligned(a: Reading, i: int, b: Reading, j: int, found: list[Difference]) -> None:
    """Note what two words with one key differ in."""
    x, y = a.printed[i], b.printed[j]
    if x == y:
        one, other = f"{a.articles[i]} {x}".strip(), f"{b.articles[j]} {y}".strip()
        found.append(Difference("small words", one, other, 0.0))
        return
    if a.kinds[i] == b.kinds[j] == "word" and _another_count(a, i, b, j):
        found.append(Difference("thing", x, y, 1.0))
        return
    if a.kinds[i] in ("month", "weekday", "day", "daypart", "number", "function"):
        found.append(Difference("spelled", x, y, 0.02))
        return
    like = likeness(a, i, b, j)
    if like is None:
        found.append(Difference(_separating(a, [i], b, [j]), x, y, 1.0))
    else:
        found.append(Difference(like.why, x, y, like.cost))


def _another_count(a: Reading, i: int, b: Reading, j: int) -> bool:
    """Tell whether one caption shows one of them and the other several: "a soldier", "soldiers"."""
    x, y = a.printed[i], b.printed[j]
    if x + "s" != y and y + "s" != x and x + "es" != y and y + "es" != x:
        return False
    one, many = (a.articles[i], b.articles[j]) if len(x) < len(y) else (b.articles[j], a.articles[i])
    return one in ("a", "an") and many not in ("a", "an")


def _between(
    a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int, found: list[Difference], lonely: list[Stretch]
) -> None:
    """Explain the stretch between two aligned runs."""
    if j0 == j1:
        lonely.append(Stretch(a, i0, i1, j0, "a"))
        return
    if i0 == i1:
        lonely.append(Stretch(b, j0, j1, i0, "b"))
        return
    if i1 == len(a.keys) and j1 == len(b.keys):
        i0, j0 = _half_word(a, i0, i1, b, j0, j1)
    for i, j, rest_a, rest_b in pair_off(a, i0, i1, b, j0, j1, found):
        _unpaired(a, rest_a, b, rest_b, i, j, found, lonely)


def _half_word(a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int) -> tuple[int, int]:
    """Pass over a word that the cut leaves half: "Mangyong...more" for Mangyongdae.

    A caption also breaks off without a mark, where a field holds no more bytes.
    """
    halves = (
        ((a.cut or i1 >= _LEAST_BYTES_CUT) and i1 - i0 == 1 and b.printed[j0].startswith(a.printed[i0]))
        or ((b.cut or j1 >= _LEAST_BYTES_CUT) and j1 - j0 == 1 and a.printed[i0].startswith(b.printed[j0]))
    )  # fmt: skip
    return (i0 + 1, j0 + 1) if halves else (i0, j0)


_LEAST_BYTES_CUT = 20
"""So many words an unmarked cut leaves at least."""


def _unpaired(
    a: Reading, rest_a: Sequence[int], b: Reading, rest_b: Sequence[int], i: int, j: int,
    found: list[Difference], lonely: list[Stretch],
) -> None:  # fmt: skip
    """Judge words that stand in each other's place and are not the same."""
    content_a = [k for k in rest_a if a.kinds[k] != "function"]
    content_b = [k for k in rest_b if b.kinds[k] != "function"]
    text_a = " ".join(a.printed[k] for k in rest_a)
    text_b = " ".join(b.printed[k] for k in rest_b)
    if content_a and content_b and (is_file_mark(a, rest_a) or is_file_mark(b, rest_b)):
        # A file mark on one side and a place on the other are two additions, not one for the other.
        lonely.append(Stretch(a, rest_a[0], rest_a[-1] + 1, j, "a"))
        lonely.append(Stretch(b, rest_b[0], rest_b[-1] + 1, i, "b"))
        return
    if not (content_a and content_b) and any(
        contrast(a.printed[u], b.printed[v]) for u in rest_a for v in rest_b
    ):
        found.append(Difference("thing", text_a, text_b, 1.0))
        return
    if not content_a and not content_b:
        found.append(Difference("small words", text_a, text_b, 0.05))
        return
    if not content_a or not content_b:
        reading, rest, at = (a, rest_a, j) if content_a else (b, rest_b, i)
        if rest:
            lonely.append(Stretch(reading, rest[0], rest[-1] + 1, at, "a" if content_a else "b"))
        return
    dates = dates_of(a, rest_a), dates_of(b, rest_b)
    if dates[0] is not None and dates[1] is not None:
        clash = any(dates[1].get(part, value) != value for part, value in dates[0].items())
        found.append(
            Difference("another date" if clash else "date form", text_a, text_b, 1.0 if clash else 0.3)
        )
        return
    cost = float(max(len(content_a), len(content_b)))
    found.append(Difference(_separating(a, content_a, b, content_b), text_a, text_b, cost))


def _separating(a: Reading, content_a: Sequence[int], b: Reading, content_b: Sequence[int]) -> DifferenceKind:
    """Return in which kind of fact the captions differ here."""
    for u in content_a:
        for v in content_b:
            if contrast(a.printed[u], b.printed[v]) == "side":
                return "side"
    kinds: set[Kind] = {a.kinds[k] for k in content_a} | {b.kinds[k] for k in content_b}
    if kinds & {"month", "weekday", "day", "daypart"}:
        return "another date"
    if all(
        any(reading.kinds[k] == "number" for k in content)
        for reading, content in ((a, content_a), (b, content_b))
    ):
        pair = (dates_of(a, content_a), dates_of(b, content_b))
        return "another date" if None not in pair else "number"
    printed = [a.printed[k] for k in content_a] + [b.printed[k] for k in content_b]
    if any(is_place(word) for word in printed):
        return "another place"
    if "name" in kinds or any(korean.is_person_like(word) for word in printed):
        return "person"
    return "number" if "number" in kinds else "thing"
