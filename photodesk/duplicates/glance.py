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
    if not (only_a := _firm_without(a, b)) or not (only_b := _firm_without(b, a)):
        return False
    size_a, size_b = len(a.keys), len(b.keys)
    shorter = a.cut or b.cut or abs(size_a - size_b) > _SLACK
    limit = min(size_a, size_b) - _LEFT_OUT if shorter else min(size_a, size_b) + _SLACK
    return _has_stranger(only_a, only_b, limit) and _has_stranger(only_b, only_a, limit)


def _firm_without(a: Reading, b: Reading) -> list[_Mark]:
    """Return the firm words of `a`, but for the first few, whose keys `b` has not."""
    alone = set(a.keys).difference(b.keys)
    firm: dict[str, _Mark] = {}
    if alone:
        for place in range(_FRONT, len(a.keys)):
            key = a.keys[place]
            if key in alone and a.kinds[place] in _FIRM_KINDS and a.printed[place] not in _LOOSE:
                firm[key] = (a.printed[place], a.kinds[place] == "name" or a.caseless, place)
    return list(firm.values())


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
