"""Whether two single words are one word: spelling, inflection, particle, misprint, another wording.

`likeness` explains why two differing words may be the same, or returns None. It leans to None: a
word we know is no misprint of another word we know, a name is no misprint of another name unless
one of the two is known or the slip sits inside a long word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from photodesk.duplicates import korean, words
from photodesk.duplicates.keys import key_of, plain, same_wording, stem
from photodesk.duplicates.known import is_known, is_written, same_country
from photodesk.duplicates.reading import Reading

DifferenceKind = Literal[
    "spelled", "inflected", "misprint", "reworded", "small words", "date form", "file mark", "cut off",
    "left out", "in front", "source", "date", "position", "place", "added", "moved",
    "number", "another date", "person", "another place", "side", "thing", "denial",
]  # fmt: skip

SEPARATING: frozenset[DifferenceKind] = frozenset(
    {"number", "another date", "person", "another place", "side", "thing", "denial"}
)
"""Kinds that make two captions two, whatever the rest."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch in which two captions differ.

    Attributes:
        kind: what it is; those in `SEPARATING` make two captions of one.
        a, b: the words as printed (case folded); "" where one caption has nothing.
        cost: what it takes off the likeness, in words.
    """

    kind: DifferenceKind
    a: str
    b: str
    cost: float


class Likeness(NamedTuple):
    """Why two words are the same: `why` in one word, `cost` of it in the score (0..1)."""

    why: DifferenceKind
    cost: float


_FIXED = frozenset({"number", "month", "weekday", "day", "daypart"})

SPELLING = Likeness("spelled", 0.05)
INFLECTION = Likeness("inflected", 0.1)
WORDING = Likeness("reworded", 0.15)
MISPRINT = Likeness("misprint", 0.25)

_LONG_NAME = 6
_LONG_WORD = 5
_LEAST_SWAPPED = 6
_LEAST_DOUBLED = 3
_LONGEST = 60
"""Longer runs of letters are no words."""
_FORMS = ("s", "es", "ed", "ing", "d", "ly", "er", "ers")


def likeness(a: Reading, i: int, b: Reading, j: int) -> Likeness | None:
    """Explain why word `i` of `a` and word `j` of `b`, which are printed differently, may be the same.

    Returns:
        None when they are two words.
    """
    x, y = a.printed[i], b.printed[j]
    if x == y:
        return SPELLING
    named = a.kinds[i] == "name" or b.kinds[j] == "name" or (a.caseless and b.caseless)
    if a.keys[i] == b.keys[j]:
        return _one_key(x, y, named=a.kinds[i] == b.kinds[j] == "name")
    fixed = (a.kinds[i] in _FIXED) + (b.kinds[j] in _FIXED)
    if fixed == 2 or (fixed and not (x.isalpha() and y.isalpha())):
        return None
    return between(x, y, named and not fixed)


def _one_key(x: str, y: str, *, named: bool) -> Likeness | None:
    """Explain two words that are aligned by one key."""
    bare, other = plain(x).rstrip("."), plain(y).rstrip(".")
    if bare == other or (key_of(bare) == key_of(other) and stem(bare) != stem(other)):
        return SPELLING if named or bare == other else WORDING
    if korean.is_hangul(x) and korean.is_hangul(y):
        both_people = korean.is_person_like(x) and korean.is_person_like(y) and len(x) == len(y)
        return None if both_people else INFLECTION
    if named and (" " in bare or " " in other):  # one key by the lists: Int'l, New York City
        return SPELLING
    if named and not (is_known(x) and is_known(y)):
        return None
    return INFLECTION


@lru_cache(maxsize=1 << 16)
def between(x: str, y: str, named: bool) -> Likeness | None:
    """Explain two words by themselves; `named` when either stands as a name.

    Example:
        >>> between("sotuh", "south", False).why, between("park", "mark", True)
        ('misprint', None)
        >>> between("su", "soo", True).why
        'spelled'
        >>> between("대통렁", "대통령", False).why, between("김민수", "김민주", False)
        ('misprint', None)
    """
    if contrast(x, y) is not None or max(len(x), len(y)) > _LONGEST:
        return None
    if korean.is_hangul(x) and korean.is_hangul(y):
        return _hangul(x, y)
    if korean.is_hangul(x) or korean.is_hangul(y):
        return None
    x, y = plain(x), plain(y)
    if x == y or x.replace(" ", "") == y.replace(" ", ""):
        return SPELLING
    if named and korean.same_romanised(x, y):
        return SPELLING
    if same_country(x, y):
        return WORDING
    if " " in x or " " in y:
        return None
    if not named and stem(x) == stem(y):
        return INFLECTION
    if _same_core(x, y) or (not named and same_wording(x, y)):
        return WORDING
    return MISPRINT if _misprint(x, y, named) else None


def contrast(x: str, y: str) -> str | None:
    """Return what two words contrast in ("side", "word"), or None when they do not exclude each other.

    Example:
        >>> contrast("left", "right"), contrast("opens", "closes"), contrast("left", "arm")
        ('side', 'word', None)
    """
    one, other = _opposable(x), _opposable(y)
    if not one or not other:
        return None
    for u, lines in one:
        for v, others in other:
            if u != v and lines & others:
                return "side" if u in words.SIDES and v in words.SIDES else "word"
    return None


@lru_cache(maxsize=1 << 16)
def _opposable(word: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the member of contrasting sets that a word is or has for its stem, and the sets' numbers."""
    base = korean.stem(word) if korean.is_hangul(word) else _STEM_TO_CONTRAST.get(stem(plain(word)), word)
    return tuple((w, _CONTRAST_OF[w]) for w in dict.fromkeys((word, base)) if w in _CONTRAST_OF)


_CONTRAST_OF: dict[str, frozenset[int]] = {
    member: frozenset(number for number, members in enumerate(words.CONTRASTS) if member in members)
    for members in words.CONTRASTS
    for member in members
}
_STEM_TO_CONTRAST = {stem(member): member for member in _CONTRAST_OF if member.isascii()}


def _hangul(x: str, y: str) -> Likeness | None:
    if x.replace(" ", "") == y.replace(" ", ""):
        return SPELLING
    if korean.differ_in_form_of_particle(x, y):
        return MISPRINT
    s, t = korean.stem(x), korean.stem(y)
    if s == t and (is_known(s) or not (korean.is_person_like(x) and korean.is_person_like(y))):
        return INFLECTION
    if korean.is_person_like(x) and korean.is_person_like(y):
        if len(x) == len(y) and korean.sound(x) == korean.sound(y):
            return SPELLING
        slip = _shows(x, y) and _one_slip(korean.jamo(x), korean.jamo(y))
        return MISPRINT if slip else None
    if len(s) > 1 and korean.sound(s) == korean.sound(t):
        return SPELLING
    if same_wording(x, y) or _same_core(x, y) or _same_core(s, t):
        return WORDING
    if _doubled(x, y) or (len(x) == len(y) > 2 and _neighbours_swapped(x, y)):
        return MISPRINT
    if _syllable_lost(s, t):
        return MISPRINT
    if not _one_slip(korean.jamo(s), korean.jamo(t)):
        if not _one_slip(korean.jamo(x), korean.jamo(y)):
            return None
        s, t = x, y
    if _shows(x, y):
        return MISPRINT
    known = is_known(s) + is_known(t)
    if known == 1:
        return MISPRINT if min(len(s), len(t)) >= 2 else None
    # Three syllables that we do not know may be a name, whatever the surname, but for verbs.
    longest = min(len(x), len(y)) if x[-1] == y[-1] and x[-1] in _VERBAL else min(len(s), len(t))
    return MISPRINT if known == 0 and longest > 3 else None


_VERBAL = "고다며던는"


def _shows(x: str, y: str) -> bool:
    """Tell whether a slip shows: where the words differ one has a syllable that no word has."""
    start = end = 0
    least = min(len(x), len(y))
    while start < least and x[start] == y[start]:
        start += 1
    while end < least - start and x[-1 - end] == y[-1 - end]:
        end += 1
    return is_written(x[start : len(x) - end]) != is_written(y[start : len(y) - end])


def _same_core(x: str, y: str) -> bool:
    """Tell whether the words differ in a part that is another wording: 관람하고/둘러보고."""
    start = 0
    while start < min(len(x), len(y)) and x[start] == y[start]:
        start += 1
    end = 0
    while end < min(len(x), len(y)) - start and x[-1 - end] == y[-1 - end]:
        end += 1
    if not start and not end:
        return False
    u, v = x[start : len(x) - end], y[start : len(y) - end]
    least = 2 if korean.is_hangul(x) else 4
    if len(u) < least or len(v) < least:
        return False
    key = key_of(u)
    return key.startswith("=") and key == key_of(v)


def _misprint(x: str, y: str, named: bool) -> bool:
    """Tell whether one Latin word is a slip of the pen for the other."""
    known_x, known_y = is_known(x), is_known(y)
    if known_x and known_y:
        return False
    if (known_x or known_y) and _doubled_elsewhere(x, y):
        return True
    if not _one_slip(x, y):
        return False
    shorter = min(len(x), len(y))
    if _doubled(x, y):
        return shorter >= _LEAST_DOUBLED
    if len(x) == len(y) and sorted(x) == sorted(y):
        return shorter >= 3
    if any(x + form == y or y + form == x for form in _FORMS):
        return not named and (known_x or known_y)
    first_same, last_same = x[0] == y[0], x[-1] == y[-1]
    if is_written(x) != is_written(y) and shorter >= (3 if known_x or known_y else _LONG_NAME - 2):
        # One is spelled as no word is.
        return first_same or shorter > 3
    if known_x or known_y:
        if named:
            if len(x) != len(y) and first_same and _is_lesser(*sorted((x, y), key=is_known)):
                return True
            return (
                shorter >= _LONG_NAME - 1
                and (first_same or shorter >= _LONG_NAME)
                and (last_same or len(x) != len(y))
            )
        return shorter >= _LONG_WORD - 1
    if named:
        return shorter >= _LONG_NAME and first_same and last_same
    return shorter >= _LONG_WORD and first_same


def _is_lesser(strange: str, known: str) -> bool:
    """Tell whether a word we do not know is no name of its own beside a known word or place: Seol, Seoul."""
    return (
        len(max(strange, known, key=len)) >= _LONG_WORD
        and known not in words.KNOWN_NAMES
        and not korean.is_romanised(strange)
    )


def _syllable_lost(s: str, t: str) -> bool:
    """Tell whether one word is a known one less a syllable inside: 본회장 for 본회의장."""
    short, long = sorted((s, t), key=len)
    if len(long) != len(short) + 1 or len(short) < 2 or is_known(short) or not is_known(long):
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))


def _doubled(x: str, y: str) -> bool:
    """Tell whether one word is the other with one letter or syllable struck twice."""
    short, long = sorted((x, y), key=len)
    if len(long) != len(short) + 1:
        return False
    return any(long[i] == long[i + 1] and long[:i] + long[i + 1 :] == short for i in range(len(short)))


def _doubled_elsewhere(x: str, y: str) -> bool:
    """Tell whether another letter is doubled than should be: sattelite for satellite."""
    return min(len(x), len(y)) >= _LEAST_SWAPPED and len(x) == len(y) and _single(x) == _single(y)


def _single(word: str) -> str:
    """Return the word with every doubled letter once."""
    return "".join(letter for letter, _ in groupby(word))


def _neighbours_swapped(x: str, y: str) -> bool:
    """Tell whether two neighbouring letters or syllables are swapped."""
    differing = [i for i in range(len(x)) if x[i] != y[i]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    i = differing[0]
    return x[i] == y[i + 1] and x[i + 1] == y[i]


def _one_slip(x: str, y: str) -> bool:
    """Tell whether one letter more, less or other, or two letters swapped, turn x into y."""
    if abs(len(x) - len(y)) > 1:
        return False
    if len(x) == len(y) >= _LEAST_SWAPPED and sorted(x) == sorted(y):
        return sum(u != v for u, v in zip(x, y, strict=True)) == 2
    start = 0
    while start < min(len(x), len(y)) and x[start] == y[start]:
        start += 1
    u, v = x[start:], y[start:]
    if len(u) == len(v):
        return u[1:] == v[1:] or (u[:2] == v[1::-1] and u[2:] == v[2:])
    return u[1:] == v if len(u) > len(v) else v[1:] == u
