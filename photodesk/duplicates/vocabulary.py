"""What is known of one word of a caption by itself: its kind, its key, what it weighs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from photodesk.duplicates import korean, words
from photodesk.duplicates.keys import CAPITALS_ONLY, IN_DATES, SPELLED, SPELLED_STEMS, plain, stem

Kind = Literal["word", "name", "number", "month", "weekday", "day", "daypart", "function"]


FUNCTION_WEIGHT = 0.2


_HAN = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"


_PART = re.compile(
    rf"[^\W\d_가-힣{_HAN}]+\d+[^\W_]*|\d+[^\W_]*|[^\W\d_가-힣{_HAN}]+(?:n't)?|[가-힣]+|[{_HAN}%&㎞㎝㎜㎏]"
)


_NUMBER = re.compile(r"[$€£¥₩]?([\d.,:/-]*\d)(.*)", re.S)


_SCORE = re.compile(r"(\d{1,3})(?:대(\d{1,3})|[-:](\d))(?!\d)")
"""A score: 3-0, 3:0, 3대0으로; what has two digits after a colon may be a time."""


_ONE_WORD_OF_TWO = re.compile(r"^([가-힣]+[고아어해여])(있다|있는|있던|있습니다)$")


_MODEL = re.compile(r"(.*?\d[\da-z]*)[가-힣]*$")


_ORDINALS = frozenset({"st", "nd", "rd", "th"})


class Word(NamedTuple):
    """What is known of one word by itself.

    Attributes:
        printed: case folded. `kind`, `weight`: unless its place in the caption says otherwise.
        key: what it is aligned by; `proper_key` as a name, `tied_key` after a hyphen.
        capital: whether it is written with a capital. `special`: whether it may belong to a date.
    """

    printed: str
    kind: Kind
    weight: float
    key: str
    proper_key: str
    tied_key: str
    capital: bool
    special: bool


_COUNTER_PARTICLES = (
    "까지는", "까지", "부터", "에서", "에는", "에도", "으로", "에", "은", "는", "이", "가", "을", "를", "의",
    "로", "과", "와",
)  # fmt: skip


@lru_cache(maxsize=1 << 17)
def words_of(raw: str) -> tuple[Word, ...]:
    """Return the words of one run of letters and digits: "KBS의" is two.

    Example:
        >>> [word.key for word in words_of("KBS의")], words_of("Kiev")[0].key
        (['kbs', '의'], 'kyiv')
    """
    whole = raw.isascii() or raw[0].isdigit() or raw[0] in "€£¥₩" or "." in raw[:-1]
    parts = [raw] if whole else _PART.findall(raw) or [raw]
    if not whole:
        parts = [piece for part in parts for piece in _ONE_WORD_OF_TWO.sub(r"\1 \2", part).split()]
    return tuple(_word(part) for part in parts)


def _word(raw: str) -> Word:
    folded = raw.casefold()
    special = folded.rstrip(".") in IN_DATES
    if raw[0].isdigit() or raw[0] in "$€£¥₩":
        return _fixed(folded, _number(folded), "number", special)
    if korean.is_hangul(raw):
        return _hangul(folded, special)
    if "." in raw:
        key = folded.rstrip(".")
        key = SPELLED.get(key, key)
        return Word(key if key in IN_DATES else folded, "word", 1.0, key, key, key, raw[0].isupper(), special)
    if any(c.isdigit() for c in raw):
        model = _MODEL.match(folded)
        return _fixed(folded, model[1] if model else folded, "number", special)
    bare = plain(folded)
    if bare in words.NUMBER_WORDS:
        return _fixed(folded, "#" + words.NUMBER_WORDS[bare], "number", special)
    key, proper, tied = (
        _latin_key(bare, irregular=irregular, abbreviation=abbreviation and raw.isupper())
        for irregular, abbreviation in ((True, True), (False, True), (False, False))
    )
    if bare in words.FUNCTION and bare not in words.NEGATIONS and key == bare:
        return Word(folded, "function", FUNCTION_WEIGHT, key, proper, tied, raw[0].isupper(), special)
    return Word(folded, "word", 1.0, key, proper, tied, raw[0].isupper(), special)


def _fixed(folded: str, key: str, kind: Kind, special: bool) -> Word:
    return Word(folded, kind, 1.0, key, key, key, False, special)


def _hangul(folded: str, special: bool) -> Word:
    if folded in words.NUMBER_WORDS:
        return _fixed(folded, "#" + words.NUMBER_WORDS[folded], "number", special)
    base = korean.stem(folded)
    base = SPELLED.get(base, base)
    if base in words.FUNCTION or korean.is_light(base):
        return Word(folded, "function", FUNCTION_WEIGHT, base, base, base, False, special)
    return _fixed(folded, base, "word", special)


def _latin_key(bare: str, *, irregular: bool, abbreviation: bool) -> str:
    if bare == "us" and abbreviation:
        return SPELLED["u.s"]
    if abbreviation or bare not in CAPITALS_ONLY:
        bare = SPELLED.get(bare, bare)
    if " " in bare:
        return bare
    if bare in words.FUNCTION and bare not in words.NEGATIONS:
        return bare
    bare = stem(bare, irregular=irregular)
    return SPELLED_STEMS.get(bare, bare)


def _number(folded: str) -> str:
    match = _NUMBER.match(folded)
    if not match:
        return folded
    if score := _SCORE.match(folded):
        return f"#{score[1]}-{score[2] or score[3]}"
    digits, tail = match[1].replace(",", ""), match[2]
    if tail in _ORDINALS:
        tail = ""
    elif korean.is_hangul(tail):
        for particle in _COUNTER_PARTICLES:
            if len(tail) > len(particle) and tail.endswith(particle):
                tail = tail[: -len(particle)]
                break
    tail = SPELLED.get(tail, tail)
    sign = folded[0] if folded[0] in "$€£¥₩" else ""
    return f"#{sign}{digits}{tail}"
