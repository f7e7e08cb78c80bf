"""Telling two captions apart at a glance: each has a word that the other has in no form.

Most captions that are alike differ in a fact, and most facts are single words. What is seen here
`differences` would find too, word by word; what is not clear is left to it.
"""

from __future__ import annotations

from functools import lru_cache

from photodesk.duplicates import korean, words
from photodesk.duplicates.likeness import between
from photodesk.duplicates.reading import Reading

_FRONT = 4
"""Words within which something may only have been put in front."""
_SLACK = 3
"""Words by which captions may differ in length; more are a sentence, a source or a cut."""
_FIRM_KINDS = frozenset({"word", "name", "number"})
_LEFT_OUT = 8
"""Words that a shorter caption may also have left out inside."""
_LOOSE = words.FRAME | words.FILE_MARK | words.PICTURE_NOUNS | words.DATE_WORDS | words.NEGATIONS


_Mark = tuple[str, bool, int]
"""A word as printed, whether it stands as a name, and its place."""


def clearly_apart(a: Reading, b: Reading) -> bool:
    """Tell whether each caption has a word that the other has in no form; False when it is not clear.

    Example:
        >>> from photodesk.duplicates.reading import read
        >>> a, b, c = (read(f"Two men walk their dogs in {city}.") for city in ("Seoul", "Busan", "Seuol"))
        >>> clearly_apart(a, b), clearly_apart(a, c)
        (True, False)
    """
    if not (only_a := _without(a, b)) or not (only_b := _without(b, a)):
        return False
    if not (firm_a := _firm(a, only_a)) or not (firm_b := _firm(b, only_b)):
        return False
    size_a, size_b = len(a.keys), len(b.keys)
    shorter = a.cut or b.cut or abs(size_a - size_b) > _SLACK
    limit = min(size_a, size_b) - _LEFT_OUT if shorter else min(size_a, size_b) + _SLACK
    return _has_stranger(firm_a, only_b, limit) and _has_stranger(firm_b, only_a, limit)


def _without(a: Reading, b: Reading) -> list[_Mark]:
    """Return the words of `a` whose keys `b` has not."""
    if not (alone := set(a.keys).difference(b.keys)):
        return []
    marks = {
        key: (a.printed[place], a.kinds[place] == "name" or a.caseless, place)
        for place, key in enumerate(a.keys)
        if key in alone
    }
    return list(marks.values())


def _firm(a: Reading, marks: list[_Mark]) -> list[_Mark]:
    """Return the marks that are firm, but for the first few words."""
    return [
        mark
        for mark in marks
        if mark[2] >= _FRONT and a.kinds[mark[2]] in _FIRM_KINDS and mark[0] not in _LOOSE
    ]


def _has_stranger(ours: list[_Mark], theirs: list[_Mark], limit: int) -> bool:
    """Tell whether one of our words can stand for none of theirs, alone or as a part."""
    for x, named, place in ours:
        if place < limit:
            for y, too, _ in theirs:
                if not _strange(x, y, named or too):
                    break
            else:
                return True
    return False


@lru_cache(maxsize=1 << 18)
def _strange(x: str, y: str, named: bool) -> bool:
    if x[0].isdigit() or y[0].isdigit():
        short, long = sorted((x, y), key=len)
        return not long.startswith(short) or long[len(short)].isdigit()
    if " " in x or " " in y or x.startswith(y) or y.startswith(x) or x.endswith(y) or y.endswith(x):
        return False
    if korean.is_hangul(x) and korean.is_hangul(y) and korean.stem(x)[:2] == korean.stem(y)[:2]:
        return False
    return between(x, y, named) is None
