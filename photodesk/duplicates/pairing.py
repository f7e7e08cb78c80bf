"""Which words that stand in each other's place are the same in another form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photodesk.duplicates import korean
from photodesk.duplicates.likeness import SPELLING, Difference, between, likeness
from photodesk.duplicates.reading import Reading

_LONGEST = 16
_WAYS = ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3))
_Step = tuple[int, int, Difference | None]


def pair_off(
    a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int, found: list[Difference]
) -> Iterator[tuple[int, int, Sequence[int], Sequence[int]]]:
    """Pair words that are the same in another form; yield what is left between the pairs.

    Args:
        a: one caption. `i0`, `i1`: its stretch. `b`, `j0`, `j1`: the other and its stretch.
        found: takes a difference for every pair.

    Yields:
        (place in a, place in b, words of a, words of b) for every stretch with something left.
    """
    pairs = {} if max(i1 - i0, j1 - j0) > _LONGEST else _possible(a, i0, i1, b, j0, j1)
    if not pairs:
        yield i0, j0, range(i0, i1), range(j0, j1)
        return
    step = _cheapest(a, i0, i1, b, j0, j1, pairs)
    i, j = i0, j0
    rest_a: list[int] = []
    rest_b: list[int] = []
    start = (i0, j0)
    while i < i1 or j < j1:
        da, db, same = step[i, j]
        if same is None:
            rest_a.extend(range(i, i + da))
            rest_b.extend(range(j, j + db))
        else:
            if rest_a or rest_b:
                yield *start, rest_a, rest_b
                rest_a, rest_b = [], []
            found.append(same)
            start = (i + da, j + db)
        i, j = i + da, j + db
    if rest_a or rest_b:
        yield *start, rest_a, rest_b


def _possible(
    a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int
) -> dict[tuple[int, int], list[tuple[int, int, Difference]]]:
    """Return for every place the pairs that may begin there."""
    pairs: dict[tuple[int, int], list[tuple[int, int, Difference]]] = {}
    for i in range(i0, i1):
        x = a.printed[i]
        for j in range(j0, j1):
            y = b.printed[j]
            if x[0] != y[0] and x[-1] != y[-1] and not (len(x) < _SHORT > len(y)):
                continue
            ways = _WAYS if x.startswith(y) or y.startswith(x) or " " in x or " " in y else _WAYS[:1]
            for da, db in ways:
                if i + da <= i1 and j + db <= j1:
                    same = _same_words(a, i, da, b, j, db)
                    if same is not None:
                        pairs.setdefault((i, j), []).append((da, db, same))
    return pairs


_SHORT = 5
"""Shorter words are compared even if neither end agrees: Lee and Yi, Park and Bak."""


def _cheapest(
    a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int,
    pairs: dict[tuple[int, int], list[tuple[int, int, Difference]]],
) -> dict[tuple[int, int], _Step]:  # fmt: skip
    """Return at every place the step of the cheapest pairing; a word left alone costs its weight."""
    best: dict[tuple[int, int], float] = {(i1, j1): 0.0}
    step: dict[tuple[int, int], _Step] = {}
    for i in range(i1, i0 - 1, -1):
        for j in range(j1, j0 - 1, -1):
            if i == i1 and j == j1:
                continue
            cost = float("inf")
            way: _Step = (0, 0, None)
            if i < i1:
                cost, way = best[i + 1, j] + a.weights[i], (1, 0, None)
            if j < j1 and best[i, j + 1] + b.weights[j] < cost:
                cost, way = best[i, j + 1] + b.weights[j], (0, 1, None)
            for da, db, same in pairs.get((i, j), ()):
                if best[i + da, j + db] + same.cost < cost:
                    cost, way = best[i + da, j + db] + same.cost, (da, db, same)
            best[i, j], step[i, j] = cost, way
    return step


def _same_words(a: Reading, i: int, da: int, b: Reading, j: int, db: int) -> Difference | None:
    """Return how one word stands for one, two or three of the other caption, or None."""
    if da == db == 1:
        like = likeness(a, i, b, j)
        if like is not None:
            return Difference(like.why, a.printed[i], b.printed[j], like.cost)
        if " " not in a.printed[i] and " " not in b.printed[j]:
            return None
    x_words = " ".join(a.printed[i : i + da]).split()
    y_words = " ".join(b.printed[j : j + db]).split()
    if len(x_words) == len(y_words) > 1:
        return _word_by_word(x_words, y_words)
    x, y = "".join(x_words), "".join(y_words)
    if x != y and korean.is_hangul(x) and korean.is_hangul(y):
        x, y = korean.stem(x), korean.stem(y)
    full_x = "".join(a.articles[k] + a.printed[k] for k in range(i, i + da)).replace(" ", "")
    full_y = "".join(b.articles[k] + b.printed[k] for k in range(j, j + db)).replace(" ", "")
    if {x, full_x} & {y, full_y}:
        return Difference("spelled", " ".join(x_words), " ".join(y_words), 0.05)
    return None


def _word_by_word(x_words: Sequence[str], y_words: Sequence[str]) -> Difference | None:
    """Compare a known phrase with as many words: "poses for photo", "pooses for photo"."""
    worst = SPELLING
    for x, y in zip(x_words, y_words, strict=True):
        like = SPELLING if x == y else between(x, y, named=False)
        if like is None:
            return None
        worst = max(worst, like, key=lambda one: one.cost)
    return Difference(worst.why, " ".join(x_words), " ".join(y_words), worst.cost)
