"""Pairs made of real captions by rule: copies as desks make them, and variants that differ in one fact.

For judging on captions nobody looked at: what is done to a caption says how the pair is to be labelled.
A misprint is a letter swapped, dropped, doubled or struck wrong in any word, names included; some of
them give another word or another name ("crash", "cash"), and no judge can tell. Deterministic by seed.
"""

# ruff: noqa: E501
from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from photodesk.model import Sameness


class MadePair(NamedTuple):
    """Two captions, how they are to be labelled, and what was done to the second."""

    a: str
    b: str
    label: Sameness
    done: str


_CREDITS = (
    " / Yonhap", " (Yonhap)", " Yonhap", " AP-Yonhap", " Yonhap/AFP", " REUTERS/Jane Doe",
    " (AP Photo/Ahn Young-joon)", " Korea Times photo by Shim Hyun-chul", " 연합뉴스",
)  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_WORDINGS = (
    ("near the", "close to the"), ("take part in", "participate in"), ("shake hands", "shake hand"),
    ("walk past", "pass by"), ("look at", "watch"), ("news conference", "press conference"),
    ("대화를 나누고 있다", "이야기를 하고 있다"), ("관람하고 있다", "둘러보고 있다"), ("하고 있다", "하는 모습"),
    ("지켜보고 있다", "바라보고 있다"), ("발언하고 있다", "발언을 하고 있다"),
)  # fmt: skip
_TURNED = (
    ("left", "right"), ("right", "left"), ("(L)", "(R)"), ("(R)", "(L)"), ("(C)", "(L)"), ("왼쪽", "오른쪽"),
    ("오른쪽", "왼쪽"), ("man", "woman"), ("woman", "man"), ("boy", "girl"), ("women", "men"), ("men", "women"),
    ("남성", "여성"), ("opening", "closing"), ("opens", "closes"), ("arrives", "leaves"), ("second", "third"),
)  # fmt: skip
_CITIES = ("Busan", "Geneva", "Wonsan", "Nairobi", "Gumi", "Toronto", "Hamburg", "Mokpo")
_KOREAN_CITIES = ("부산", "대구", "원산", "제네바", "광주", "포항")
_CITY = re.compile(r"(?<=\bin )([A-Z][a-z]{3,})(?=[,. ])")
_KOREAN_CITY = re.compile("서울|부산|인천|미국|키이우|대구|여의도|광화문")
_PEOPLE = ("박지원", "오세훈", "한동훈", "심상정", "유승민", "최태원")
_PERSON = re.compile(
    r"(?<![가-힣])([가-힣]{3})(?= (?:국회의장|대통령|의원|대표|장관|위원장|총리|회장|사장|원내대표|감독|후보))"
)
_SIDES = {"L": "left", "R": "right", "C": "center"}
_WORD = re.compile(r"[A-Za-z]{4,}|[가-힣]{3,}")
_FIRST = 0xAC00


def made_pairs(caption: str, chance: random.Random) -> Iterator[MadePair]:
    """Yield the pairs that are made of one caption (without credit)."""
    for label, copies in (
        ("exact", _exact(caption)),
        ("near", _near(caption, chance)),
        ("distinct", _distinct(caption, chance)),
    ):
        for done, other in copies:
            if other != caption:
                yield MadePair(caption, other, label, done)  # type: ignore[arg-type]


def _exact(caption: str) -> Iterator[tuple[str, str]]:
    if caption[-1:] in '."”':
        yield from ((f"credit{credit}", caption + credit) for credit in _CREDITS)
    yield "NFD", unicodedata.normalize("NFD", caption)
    yield "no-break spaces", caption.replace(" ", "\u00a0", 3)
    yield "zero-width space", f"\u200b{caption}"
    yield "upper case", caption.upper()
    yield "no full stop", caption.rstrip(". ")
    yield "twice", f"{caption} {caption}"
    yield "curly quotes", caption.replace("'", "’").replace(' "', " “")
    yield "two blanks", caption.replace(". ", ".  ")
    yield "line break", caption.replace(", ", ",\n", 1)


def _near(caption: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    korean = re.search("[가-힣]", caption) is not None
    if not re.search("file|자료", caption, re.I):
        yield "FILE", f"FILE - {caption}"
        yield "자료사진", f"[자료사진] {caption}"
    if not korean:
        yield "place in front", f"Lisbon, Portugal. {caption}"
    for match in _WEEKDAY.finditer(caption):
        yield "date for weekday", f"{caption[: match.start()]}Nov. 18{caption[match.end() :]}"
    if len(caption) > 100:
        cut = caption.rfind(" ", 0, len(caption) * 3 // 5)
        yield "cut", f"{caption[:cut]}...more"
        yield "cut in a word", f"{caption[: cut + 4]}…"
    yield (
        "sides written out",
        re.sub(r" ?\((L|R|C)\)", lambda m: f", {_SIDES[m[1]]},", caption),
    )
    for wording, other in _WORDINGS:
        yield f"reworded {wording}", caption.replace(wording, other, 1)
    if words := list(_WORD.finditer(caption)):
        for word in (chance.choice(words) for _ in range(4)):
            misspelt = _misprint(word[0], chance)
            yield "misprint", f"{caption[: word.start()]}{misspelt}{caption[word.end() :]}"


def _misprint(word: str, chance: random.Random) -> str:
    if word[0] >= "가":
        k = chance.randrange(len(word))
        code = ord(word[k]) - _FIRST
        initial, vowel, final = code // 588, code % 588 // 28, code % 28
        if chance.randrange(2):
            vowel = (vowel + chance.choice((1, 2, 20))) % 21
        else:
            final = (final + chance.choice((1, 2, 8))) % 28
        return f"{word[:k]}{chr(_FIRST + initial * 588 + vowel * 28 + final)}{word[k + 1 :]}"
    k = chance.randrange(1, len(word) - 1)
    slips = (
        word[:k] + word[k + 1] + word[k] + word[k + 2 :],
        word[:k] + word[k + 1 :],
        word[:k] + word[k:][0] + word[k:],
        word[:k] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[k + 1 :],
    )
    return chance.choice(slips)


def _distinct(caption: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\d[\d,]*", caption):
        number = int(match[0].replace(",", ""))
        other = number + 1 if number < 30 or number > 31 else number - 3
        yield "number", f"{caption[: match.start()]}{other}{caption[match.end() :]}"
    for match in _WEEKDAY.finditer(caption):
        other_day = "Thursday" if match[1] == "Monday" else "Monday"
        yield "weekday", f"{caption[: match.start()]}{other_day}{caption[match.end() :]}"
    for word, other_word in _TURNED:
        end = r"(?!\w)" if word.isascii() and word[0] != "(" else ""
        for match in re.finditer(rf"(?<!\w){re.escape(word)}{end}", caption):
            yield f"{word} turned", f"{caption[: match.start()]}{other_word}{caption[match.end() :]}"
    for pattern, names in ((_CITY, _CITIES), (_KOREAN_CITY, _KOREAN_CITIES), (_PERSON, _PEOPLE)):
        for match in pattern.finditer(caption):
            name = chance.choice([name for name in names if name != match[0]])
            yield "place or person", f"{caption[: match.start()]}{name}{caption[match.end() :]}"
