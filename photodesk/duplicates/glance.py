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


class Marks:
    """The words of one caption that tell it from others.

    Attributes:
        firm: key -> (word as printed, whether a name, place) of its words and numbers, but for the
            first few.
        keys: the keys of all its words. `size`: how many words. `cut`: whether it breaks off.
    """

    __slots__ = ("cut", "firm", "keys", "size")

    def __init__(self, reading: Reading) -> None:
        """Take the marks of a reading."""
        columns = zip(reading.keys, reading.printed, reading.kinds, strict=True)
        self.firm = {
            key: (printed, kind == "name" or reading.caseless, place)
            for place, (key, printed, kind) in enumerate(columns)
            if kind in _FIRM_KINDS and place >= _FRONT and printed not in _LOOSE
        }
        self.keys = frozenset(reading.keys)
        self.size = len(reading.keys)
        self.cut = reading.cut


def clearly_apart(a: Marks, b: Marks) -> bool:
    """Tell whether each caption has a word that the other has in no form; False when it is not clear.

    Example:
        >>> from photodesk.duplicates.reading import read
        >>> cities = ("Seoul", "Busan", "Seuol")
        >>> a, b, c = (Marks(read(f"Two men walk their dogs in {city}.")) for city in cities)
        >>> clearly_apart(a, b), clearly_apart(a, c)
        (True, False)
    """
    only_a = [a.firm[key] for key in a.firm.keys() - b.keys]
    only_b = [b.firm[key] for key in b.firm.keys() - a.keys]
    if not only_a or not only_b:
        return False
    least = min(a.size, b.size)
    shorter = a.cut or b.cut or abs(a.size - b.size) > _SLACK
    limit = least - _LEFT_OUT if shorter else least + _SLACK
    return _has_stranger(only_a, only_b, limit) and _has_stranger(only_b, only_a, limit)


_Mark = tuple[str, bool, int]


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
