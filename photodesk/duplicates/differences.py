"""What two captions differ in, and whether each difference is harmless.

The words are aligned; every stretch that differs must be explained: another spelling, a misprint,
another wording, a date for a weekday (here), a place put in front, a sentence left out, a file mark
(`additions`). What is not explained separates the captions: another person, number, date, place,
side or thing. Never one caption when a fact differs, however alike the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photodesk.duplicates import korean
from photodesk.duplicates.additions import Stretch, judge_lonely
from photodesk.duplicates.facts import dates_of, is_place
from photodesk.duplicates.likeness import (
    SEPARATING,
    SPELLING,
    Difference,
    DifferenceKind,
    between,
    contrast,
    likeness,
)  # fmt: skip
from photodesk.duplicates.reading import Kind, Reading

__all__ = ["SEPARATING", "Difference", "DifferenceKind", "differences"]


def differences(a: Reading, b: Reading) -> tuple[Difference, ...]:
    """Return what differs, in the order of `a`; () when the words are the same.

    Example:
        >>> from photodesk.duplicates.reading import read
        >>> differences(read("A man sells chestnuts in Seoul."), read("A man sells roast chestnuts in Seoul"))
        (Difference(kind='added', a='', b='roast', cost=0.5),)
    """
    from rapidfuzz.distance import LCSseq

    found: list[Difference] = []
    lonely: list[Stretch] = []
    gap = (0, 0)
    equal_a = equal_b = 0
    for op in LCSseq.opcodes(a.keys, b.keys):
        if op.tag != "equal":
            continue
        _between_anchors(a, gap[0], op.src_start, b, gap[1], op.dest_start, found, lonely)
        for i, j in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True):
            if a.printed[i] != b.printed[j] or a.articles[i] != b.articles[j]:
                _aligned(a, i, b, j, found)
        gap = (op.src_end, op.dest_end)
        equal_a, equal_b = op.src_end, op.dest_end
    _between_anchors(a, equal_a, len(a.keys), b, equal_b, len(b.keys), found, lonely)
    judge_lonely(a, b, lonely, found)
    return tuple(found)


def _aligned(a: Reading, i: int, b: Reading, j: int, found: list[Difference]) -> None:
    """Note what two words with one key differ in."""
    x, y = a.printed[i], b.printed[j]
    if x == y:
        found.append(
            Difference("small words", f"{a.articles[i]} {x}".strip(), f"{b.articles[j]} {y}".strip(), 0.0)
        )
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


def _between_anchors(
    a: Reading,
    i0: int,
    i1: int,
    b: Reading,
    j0: int,
    j1: int,
    found: list[Difference],
    lonely: list[Stretch],
) -> None:
    """Explain the stretch between two aligned words."""
    if i0 == i1 and j0 == j1:
        return
    if i0 == i1 or j0 == j1:
        lonely.append(Stretch(a, i0, i1, j0, "a") if i1 > i0 else Stretch(b, j0, j1, i0, "b"))
        return
    if (a.cut and i1 == len(a.keys)) or (b.cut and j1 == len(b.keys)):
        i0, j0 = _half_word(a, i0, i1, b, j0, j1)
    for i, j, rest_a, rest_b in _pair_off(a, i0, i1, b, j0, j1, found):
        _unpaired(a, rest_a, b, rest_b, i, j, found, lonely)


def _half_word(a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int) -> tuple[int, int]:
    """Pass over a word that the cut leaves half: "Mangyong...more" for Mangyongdae."""
    if a.cut and i1 - i0 == 1 and b.printed[j0].startswith(a.printed[i0]):
        return i0 + 1, j0 + 1
    if b.cut and j1 - j0 == 1 and a.printed[i0].startswith(b.printed[j0]):
        return i0 + 1, j0 + 1
    return i0, j0


_LONGEST_PAIRED = 16


def _pair_off(
    a: Reading, i0: int, i1: int, b: Reading, j0: int, j1: int, found: list[Difference]
) -> Iterator[tuple[int, int, list[int], list[int]]]:
    """Pair words that are the same in another form; yield what is left between the pairs.

    Yields:
        (place in a, place in b, words of a, words of b) for every stretch with something left.
    """
    size_a, size_b = i1 - i0, j1 - j0
    if max(size_a, size_b) > _LONGEST_PAIRED:
        yield i0, j0, list(range(i0, i1)), list(range(j0, j1))
        return
    # Least cost of pairing the endings from (i, j); a word left alone costs its weight.
    best = [[0.0] * (size_b + 1) for _ in range(size_a + 1)]
    step: list[list[tuple[int, int, Difference | None]]] = [
        [(0, 0, None)] * (size_b + 1) for _ in range(size_a + 1)
    ]
    for i in range(size_a, -1, -1):
        for j in range(size_b, -1, -1):
            if i == size_a and j == size_b:
                continue
            options: list[tuple[float, tuple[int, int, Difference | None]]] = []
            if i < size_a:
                options.append((best[i + 1][j] + a.weights[i0 + i], (1, 0, None)))
            if j < size_b:
                options.append((best[i][j + 1] + b.weights[j0 + j], (0, 1, None)))
            for da, db in ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3)):
                if i + da <= size_a and j + db <= size_b:
                    same = _same_words(a, i0 + i, da, b, j0 + j, db)
                    if same is not None:
                        options.append((best[i + da][j + db] + same.cost, (da, db, same)))
            best[i][j], step[i][j] = min(options, key=lambda option: option[0])
    i = j = 0
    rest_a: list[int] = []
    rest_b: list[int] = []
    start = (i0, j0)
    while i < size_a or j < size_b:
        da, db, same = step[i][j]
        if same is None:
            rest_a.extend(range(i0 + i, i0 + i + da))
            rest_b.extend(range(j0 + j, j0 + j + db))
        else:
            if rest_a or rest_b:
                yield *start, rest_a, rest_b
                rest_a, rest_b = [], []
            found.append(same)
            start = (i0 + i + da, j0 + j + db)
        i, j = i + da, j + db
    if rest_a or rest_b:
        yield *start, rest_a, rest_b


def _same_words(a: Reading, i: int, da: int, b: Reading, j: int, db: int) -> Difference | None:
    """Return how one word stands for one, two or three of the other caption, or None."""
    if da == db == 1:
        like = likeness(a, i, b, j)
        if like is not None:
            return Difference(like.why, a.printed[i], b.printed[j], like.cost)
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


def _unpaired(
    a: Reading, rest_a: Sequence[int], b: Reading, rest_b: Sequence[int], i: int, j: int,
    found: list[Difference], lonely: list[Stretch],
) -> None:  # fmt: skip
    """Judge words that stand in each other's place and are not the same."""
    content_a = [k for k in rest_a if a.kinds[k] != "function"]
    content_b = [k for k in rest_b if b.kinds[k] != "function"]
    text_a = " ".join(a.printed[k] for k in rest_a)
    text_b = " ".join(b.printed[k] for k in rest_b)
    opposed = any(contrast(a.printed[u], b.printed[v]) for u in rest_a for v in rest_b)
    if opposed and not (content_a and content_b):
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
