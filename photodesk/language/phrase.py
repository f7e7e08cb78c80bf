"""Which forms of the restriction table stand in a text, and where.

Reads the signs of `tables.restrictions`. A phrase counts when it ends where a phrase may end: at a
separator, at the end of the text, before another phrase, or, in capitals, before an ordinary
sentence. Where a phrase may begin is the caller's question (`language.restriction`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from photodesk.language.forms import (
    ADJECTIVE_OF,
    HANGUL,
    MEDIUM_OF,
    CompiledForm,
    Part,
    forms_for,
    names,
    opening,
    people,
)
from photodesk.language.moment import moment_at
from photodesk.tables.agencies import find
from photodesk.tables.places import fold_place, territory
from photodesk.tables.restrictions import TERRITORY_CODES, Form, Kind, Medium

MAX_CHARS = 8000
"""What stands behind is not read: no field of any standard holds more."""
_MAX_ITEMS = 40
_MAX_REST = 240
_MAX_PARTY = 160

SEPARATORS = frozenset(".,;:!?|/\\+*#·•()[]{}<>\"'“”‘’「」『』\n\t–—=~&▲△※■")
JOINER = re.compile(r"\s*(?:and|&|plus|also|및|그리고)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form found in a text.

    Attributes:
        form: the form of the table. `start`, `end`: indices in the text.
        territory: alpha-2 codes named, in order. `media`: media named, in order.
        party: name to be credited or whose clients are meant.
        until: the moment named, or None when there is none or it cannot be read.
        days: number of days named.
        capitals: whether the form's own words stand in capitals (Hangul has none).
    """

    form: Form
    start: int
    end: int
    territory: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    party: str = ""
    until: datetime | date | None = None
    days: int | None = None
    capitals: bool = False


@dataclass(slots=True)
class _Reading:
    territory: list[str] = field(default_factory=list)
    media: list[Medium] = field(default_factory=list)
    party: str = ""
    until: datetime | date | None = None
    days: int | None = None
    literals: list[str] = field(default_factory=list)


_CODE = re.compile(r"[A-Z]{3}(?![^\W_])")
_THE = re.compile(r"\s*(?:the\s+)?", re.IGNORECASE)
_LIST_JOINT = re.compile(
    r"\s*(?:,|/|&|\+|·|및|와|과|나|이나|또는)?\s*(?:(?:and|or|nor|the|in|및|또는)(?![^\W_])\s*)*",
    re.IGNORECASE,
)


class _Text:
    """One text under the table: finds the phrases from the end to the beginning."""

    def __init__(self, text: str, near: date | None) -> None:
        self.text = text[:MAX_CHARS]
        self.near = near
        self.best: dict[int, Phrase] = {}
        self._lists: dict[tuple[str, int], tuple[int, list[str], list[Medium]] | None] = {}
        forms = forms_for(self.text)
        if forms is None:
            return
        for match in reversed(list(_START.finditer(self.text))):
            start = match.start()
            here = (*forms.by_opening.get(opening(self.text, start), ()), *forms.anywhere)
            found = [p for p in (self._match(compiled, start) for compiled in here) if p]
            if found:
                self.best[start] = max(found, key=lambda p: (not p.form.generic, p.end, bool(p.territory)))

    # --- one form at one position

    def _match(self, compiled: CompiledForm, start: int) -> Phrase | None:
        reading = _Reading()
        end = self._follow(compiled.parts, 0, start, reading)
        if end is None or end <= start:
            return None
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip(" \t\n:;,-–—·/*|"))
        if compiled.form.generic and self._is_label(start, end):
            return None
        words = "".join(reading.literals)
        capitals = words == words.upper() and any(c.isalpha() for c in words) and not HANGUL.search(words)
        phrase = Phrase(
            compiled.form, start, end, tuple(dict.fromkeys((*compiled.form.territory, *reading.territory))),
            tuple(dict.fromkeys(reading.media)), reading.party, reading.until, reading.days, capitals,
        )  # fmt: skip
        if capitals and phrase.territory and compiled.form.level == "phrase":
            named = self.text[start:end]
            phrase = replace(phrase, capitals=named == named.upper() or bool(reading.party))
        return phrase if self.may_end(end, capitals=phrase.capitals) else None

    def _follow(self, parts: tuple[Part, ...], index: int, position: int, reading: _Reading) -> int | None:
        while index < len(parts):
            part = parts[index]
            if isinstance(part, str):
                if part in ("rest", "party") and index + 1 < len(parts):
                    return self._until_next(parts, index, position, reading)
                end = self._slot(part, position, reading)
            else:
                match = part.match(self.text, position)
                end = match.end() if match else None
                if match:
                    reading.literals.append(match.group())
            if end is None:
                return None
            position = end
            index += 1
        return position

    def _until_next(
        self, parts: tuple[Part, ...], index: int, position: int, reading: _Reading
    ) -> int | None:
        """Let a name or some words run until the words behind them fit."""
        limit = self.sentence_end(position)
        for count, match in enumerate(_WORD.finditer(self.text, position, limit), 1):
            if count > 14:
                return None
            behind = _Reading()
            end = self._follow(parts, index + 1, match.end(), behind)
            if end is not None:
                if parts[index] == "party":
                    reading.party = self.text[position : match.end()].strip(" ,:;-–—")
                    if not _is_name(reading.party) or count > 6:
                        return None
                reading.literals.extend(behind.literals)
                reading.territory.extend(behind.territory)
                return end
        return None

    # --- slots

    def _slot(self, slot: str, position: int, reading: _Reading) -> int | None:
        if slot in ("where", "places", "media", "people"):
            found = self._list(slot, position)
            if found is None:
                return None
            reading.territory.extend(found[1])
            reading.media.extend(found[2])
            return found[0]
        if slot == "rest":
            return self.sentence_end(position)
        if slot == "party":
            end, reading.party = self._party(position)
            return end
        if slot == "days":
            match = _NUMBER.match(self.text, position)
            if match is None:
                return None
            reading.days = int(match[1]) if match[1] else _NUMBER_WORDS.get(match[2].casefold())
            return match.end()
        lead = _MOMENT_LEAD.match(self.text, position)
        moment = moment_at(self.text, lead.end() if lead else position, near=self.near)
        if moment is None:
            return self.sentence_end(position) if slot == "until" else None
        reading.until = moment[1]
        return moment[0]

    def _list(self, slot: str, position: int) -> tuple[int, list[str], list[Medium]] | None:
        key = (slot, position)
        if key not in self._lists:
            self._lists[key] = self._read_list(slot, position)
        return self._lists[key]

    def _read_list(self, slot: str, position: int) -> tuple[int, list[str], list[Medium]] | None:
        codes: list[str] = []
        media: list[Medium] = []
        end: int | None = None
        for _ in range(_MAX_ITEMS):
            article = _THE.match(self.text, position)
            at = article.end() if article else position
            item = self._name(slot, at)
            if item is None:
                break
            end = item[0]
            codes.extend(item[1])
            media.extend(item[2])
            joint = _LIST_JOINT.match(self.text, end)
            if joint is None or not joint.group().strip():
                break
            position = joint.end()
        return None if end is None else (end, codes, media)

    def _name(self, slot: str, at: int) -> tuple[int, tuple[str, ...], tuple[Medium, ...]] | None:
        letter = self.text[at : at + 1].casefold()
        pattern = (people() if slot == "people" else names()).get(letter)
        match = pattern.match(self.text, at) if pattern else None
        if match is None:
            code = _CODE.match(self.text, at)
            if slot in ("where", "places") and code and code.group() in TERRITORY_CODES:
                return code.end(), (TERRITORY_CODES[code.group()],), ()
            return None
        name = " ".join(match.group().split()).replace("’", "'")
        if slot == "people":
            return match.end(), (ADJECTIVE_OF[name.casefold()],), ()
        medium = MEDIUM_OF.get(name.casefold())
        if medium:
            return (match.end(), (), (medium,)) if slot in ("where", "media") else None
        if slot == "media" or (name.islower() and name.isascii() and len(name) < 4):
            return None  # "us" and "eu" in small letters are words
        return match.end(), territory(name) or territory(fold_place(name + ".")), ()

    def _party(self, position: int) -> tuple[int, str]:
        """Return the end and the name behind MANDATORY CREDIT; (position, "") when there is none."""
        lead = _PARTY_LEAD.match(self.text, position)
        at = lead.end() if lead else position
        quoted = _QUOTED.match(self.text, at)
        if quoted:
            return quoted.end(), quoted[1].strip()
        marked = bool(lead and lead.group().strip())
        follows = self.text[at : at + 1]
        if at in self.best or not follows or "\n" in self.text[position:at]:
            return position, ""
        if not marked and not (follows.isupper() or HANGUL.match(follows) or follows in "@©"):
            return position, ""
        end = self._party_end(at)
        name = self.text[at:end].rstrip(" ,.;:/-–—\t")
        return (at + len(name), name) if name else (position, "")

    def _party_end(self, at: int) -> int:
        depth = 0
        limit = min(len(self.text), at + _MAX_PARTY)
        for index in range(at, limit):
            char = self.text[index]
            if char in "([":
                depth += 1
            elif char in ")]":
                if depth == 0:
                    return index
                depth -= 1
                if depth == 0 and _PICTURE_NUMBER.search(self.text[at : index + 1]):
                    return index + 1
            elif index > at and self._ends_party(index, depth):
                return index
        return limit

    def _ends_party(self, index: int, depth: int) -> bool:
        text, char = self.text, self.text[index]
        if char in "\n;":
            return True
        if char in "-–—":
            return depth == 0 and (
                char != "-" or (text[index - 1] == " " and text[index + 1 : index + 2] == " ")
            )
        if char == ".":
            return _ends_sentence(text, index)
        return index in self.best and text[index - 1] in " ,/"

    # --- where phrases end

    def sentence_end(self, position: int) -> int:
        """Return the index of the end of the sentence, line or bracket around a position."""
        depth = 0
        limit = min(len(self.text), position + _MAX_REST)
        for index in range(position, limit):
            char = self.text[index]
            if char in "([":
                depth += 1
            elif char in ")]":
                if depth == 0:
                    return index
                depth -= 1
            elif char in "\n;" or (char == "." and _ends_sentence(self.text, index)):
                return index
            elif char in "-–—" and index > position + 1 and self.text[index - 1] == " " and depth == 0:
                return index - 1
            elif depth == 0 and (
                (char in ",/|·" and self._phrase_follows(index + 1))
                or (char == " " and self._shouted_follows(index + 1))
            ):
                return index
        return limit

    def _phrase_follows(self, position: int) -> bool:
        match = _NEXT.match(self.text, position)
        return (match.end() if match else position) in self.best

    def _shouted_follows(self, position: int) -> bool:
        """Tell whether a phrase of several words in capitals begins: "Copyright 2024 AFP KOREA OUT"."""
        phrase = self.best.get(position)
        if phrase is None or not phrase.capitals or phrase.form.kind not in _CLOSING:
            return False
        return " " in self.text[position : phrase.end]

    def _is_label(self, start: int, end: int) -> bool:
        """Tell whether a note's opening words are followed by a phrase that says it better."""
        return any(start < at < end for at in self.best)

    def may_end(self, end: int, *, capitals: bool) -> bool:
        """Tell whether a phrase may end here."""
        text = self.text
        if end >= len(text):
            return True
        char = text[end]
        following = text[end + 1 : end + 2]
        if char in "'’":
            return not following.isalnum()
        if char == ".":
            return not following.isalnum() or following.isupper()
        if char in SEPARATORS:
            return True
        if char == "-":
            return not following.isalnum() or end + 1 in self.best
        if HANGUL.match(char):
            return capitals and bool(text[end - 1].isascii())
        if not char.isspace():
            return not (char.isalnum() or char == "_")
        match = _NEXT.match(text, end)
        at = match.end() if match else end
        if at >= len(text) or text[at] in SEPARATORS or text[at] == "-" or "\n" in text[end:at]:
            return True
        if at in self.best:
            return True
        joined = JOINER.match(text, end)
        if joined and joined.end() in self.best:
            return True
        word = _WORD.match(text, at)
        return bool(capitals and word and (_opens_sentence(word.group()) or _is_agency(word.group())))


_CLOSING: frozenset[Kind] = frozenset(
    {
        "territory-out", "territory-only", "no-sales-territory", "medium-out", "medium-only", "no-sales",
        "no-redistribution", "no-archive", "no-use", "kill", "mandatory-credit",
    }
)  # fmt: skip
"""Kinds that no run of other words may swallow."""
_START = re.compile(r"(?<![^\W_])[^\W_]|[ⓒ©<(](?=[\s\w])")
_WORD = re.compile(r"\S+")
_NEXT = re.compile(r"\s+")
_NUMBER = re.compile(
    r"\s*(?:(\d{1,3})|(one|two|three|five|seven|ten|fourteen|fifteen|thirty|sixty|ninety))(?:\s*\(\d+\))?(?![^\W_])[\s\-]*",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "fourteen": 14, "fifteen": 15,
    "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_MOMENT_LEAD = re.compile(r"[ \t]*[:：(\[]?[ \t]*")
_PARTY_LEAD = re.compile(r"[ \t]*(?:[:：=]|[\-–—](?=[ \t]))?[ \t]*")
_QUOTED = re.compile(r'["“”«]([^"“”«»\n]{1,160})["“”»]')
_PICTURE_NUMBER = re.compile(r"\(\d{3,}\w{0,4}\)$")


def _ends_sentence(text: str, index: int) -> bool:
    """Tell whether the full stop at an index ends a sentence: not in "J. Smith", "U.S.", "x.com"."""
    following = text[index + 1 : index + 2]
    if following and not following.isspace() and following not in ")]\"'”’":
        return False
    before = text[max(0, index - 2) : index]
    initial = len(before) == 2 and before[-1].isupper() and not before[0].isalnum()
    return not (initial and text[index + 1 :].strip())


def _opens_sentence(word: str) -> bool:
    """Tell whether a word in ordinary case stands where capitals ended: "Kim", "A", "No"."""
    letters = [c for c in word if c.isalpha()]
    if not letters or not letters[0].isupper():
        return bool(letters and HANGUL.match(letters[0]))
    return len(letters) == 1 or any(c.islower() for c in letters)


def _is_agency(word: str) -> bool:
    """Tell whether a credit begins where capitals ended: "KOREA OUT AFP PHOTO", "JAPAN OUT EPA/KIM"."""
    return find(word.partition("/")[0].strip(".,;:")) is not None


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and words[0][:1].isupper() and not any(c in text for c in ".:;!?()")


def phrases(text: str, *, near: date | None = None) -> dict[int, Phrase]:
    """Return start -> the best phrase that begins there, for every position where one fits.

    Args:
        text: any text; only its first 8,000 characters are read.
        near: day around which dates without a year are meant.

    Example:
        >>> found = phrases("SOUTH KOREA OUT, NO SALES")
        >>> found[0].territory, found[17].form.kind
        (('KR',), 'no-sales')
        >>> phrases("Britain out of the EU")
        {}
    """
    return _Text(text, near).best
