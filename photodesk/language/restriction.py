"""What a picture's texts forbid, demand or warn of: "SOUTH KOREA OUT", NO SALES, 엠바고, 사진 취소.

Reads whole phrases between separators, in English and Korean, from the instructions, the usage
terms, the headline, the title, and from a caption's tail in capitals, its brackets and its marked
head; never from prose: "the EU embargo on Russian oil", "Britain out of the EU", "sold out" and
"the Korean won" say nothing. The phrases stand in `tables.restrictions`, the countries in
`tables.places`.

Example:
    >>> [(r.kind, r.territory) for r in restrictions_in("SOUTH KOREA OUT, NO SALES", field="instructions")]
    [('territory-out', ('KR',)), ('no-sales', ())]
    >>> restrictions_in("Britain out of the EU", field="instructions")
    ()
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from photodesk.language.phrase import JOINER, SEPARATORS, Phrase, phrases
from photodesk.model import Metadata, Target
from photodesk.tables.agencies import find as find_agency
from photodesk.tables.places import find_city
from photodesk.tables.restrictions import KINDS, LABELS, MEDIUM_TARGETS, Kind, Medium

RestrictedField = Literal["instructions", "usage_terms", "headline", "title", "caption"]
"""Fields in which a phrase may stand."""
FIELDS: tuple[RestrictedField, ...] = ("instructions", "usage_terms", "headline", "title", "caption")

_HEADLINE_KINDS = frozenset({"kill", "correction", "embargo", "tag", "file-photo"})
_ALL_TARGETS: tuple[Target, ...] = ("print", "web", "syndication", "video", "magazine")


@dataclass(frozen=True, slots=True)
class Restriction:
    """One restriction, warning or marker found in a text.

    Attributes:
        kind: what it means (`tables.restrictions.KINDS`).
        phrase: the words as they stand. `field`: where; `start`, `end`: indices in that text.
        territory: alpha-2 codes of the countries named, in order; () when none is.
        medium: medium named, or "".
        party: who must be credited, or whose clients may use it; "" when nobody is named.
        until: end of an embargo or of the use: a datetime when a time is given (aware when its
            zone is), a date when only a day is; None when there is none or it cannot be read.
        days: number of days named, or None.
    """

    kind: Kind
    phrase: str
    field: RestrictedField
    start: int
    end: int
    territory: tuple[str, ...] = ()
    medium: Medium | Literal[""] = ""
    party: str = ""
    until: datetime | date | None = None
    days: int | None = None

    def closes(self, territory: Iterable[str]) -> bool:
        """Tell whether the phrase keeps the picture out of a territory where we publish.

        Sales phrases do not: they bind who sells on, not who prints.

        Args:
            territory: alpha-2 codes of the countries we publish in.

        Example:
            >>> north, south = restrictions_in("NORTH KOREA OUT, SOUTH KOREA OUT", field="instructions")
            >>> north.closes(["KR"]), south.closes(["KR"])
            (False, True)
            >>> only = restrictions_in("FOR USE IN JAPAN ONLY", field="usage_terms")[0]
            >>> only.closes(["KR"]), only.closes(["JP"])
            (True, False)
        """
        if self.kind == "territory-out":
            return any(code in self.territory for code in territory)
        if self.kind == "territory-only":
            return any(code not in self.territory for code in territory)
        return False

    @property
    def closed_targets(self) -> tuple[Target, ...]:
        """Targets of a page that the phrase closes, whatever the territory.

        Example:
            >>> restrictions_in("NO INTERNET", field="instructions")[0].closed_targets
            ('web',)
            >>> restrictions_in("NO SALES", field="instructions")[0].closed_targets
            ('syndication',)
        """
        if self.kind in ("no-sales", "no-redistribution"):
            return ("syndication",)
        if self.kind == "no-use":
            return _ALL_TARGETS
        if self.medium and self.kind in ("medium-out", "medium-only"):
            named = MEDIUM_TARGETS[self.medium]
            if self.kind == "medium-out":
                return tuple(target for target in _ALL_TARGETS if target in named)
            return tuple(target for target in _ALL_TARGETS if target not in named)
        return ()

    @property
    def printable(self) -> bool:
        """Whether the words may stand in print; KOREA OUT may not, a note on verification must."""
        return KINDS[self.kind].printable


def restrictions_in(
    text: str, *, field: RestrictedField, near: date | None = None
) -> tuple[Restriction, ...]:
    """Return the restrictions that a text states, in the order in which they stand.

    Args:
        text: any text; indices refer to its NFC form, of which the first 8,000 characters are read.
        field: which field the text is; a caption and a headline are prose and must mark a phrase.
        near: day around which dates without a year are meant, e.g. the day of the picture.

    Returns:
        Never raises on any text. Empty when there is none.

    Example:
        >>> [r.phrase for r in restrictions_in("Kim speaks. (AP Photo/Lee) KOREA OUT", field="caption")]
        ['KOREA OUT']
        >>> restrictions_in("The EU embargo on Russian oil begins.", field="caption")
        ()
        >>> embargo = restrictions_in("엠바고: 2026년 11월 25일 06시", field="instructions")[0]
        >>> embargo.until.isoformat()
        '2026-11-25T06:00:00'
    """
    text = unicodedata.normalize("NFC", text)
    found: list[Restriction] = []
    for phrase in _chosen(text, field, phrases(text, near=near)):
        found.extend(_facts(text, field, phrase))
    return tuple(found)


def restrictions(metadata: Metadata) -> tuple[Restriction, ...]:
    """Return the restrictions that a photo's texts state, field by field (`FIELDS`).

    Dates without a year are read around the day the picture was taken, when that is known.

    Example:
        >>> m = Metadata(instructions="JAPAN OUT", caption="Kim speaks in Seoul. NO SALES")
        >>> [(r.field, r.kind) for r in restrictions(m)]
        [('instructions', 'territory-out'), ('caption', 'no-sales')]
    """
    near = _day(metadata.date_created)
    found: list[Restriction] = []
    for field in FIELDS:
        text = metadata.get(field)
        if text and isinstance(text, str):
            found.extend(restrictions_in(text, field=field, near=near))
    return tuple(found)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _facts(text: str, field: RestrictedField, phrase: Phrase) -> Iterable[Restriction]:
    words = text[phrase.start : phrase.end].strip()

    def fact(kind: Kind, territory: tuple[str, ...] = (), medium: Medium | Literal[""] = "") -> Restriction:
        return Restriction(
            kind, words, field, phrase.start, phrase.start + len(words), territory, medium,
            phrase.party, phrase.until, phrase.days,
        )  # fmt: skip

    kind = phrase.form.kind
    if not phrase.territory and not phrase.media:
        yield fact(kind)
        return
    if phrase.territory:
        yield fact(kind, phrase.territory)
    for medium in phrase.media:
        yield fact("medium-only" if kind == "medium-only" else "medium-out", (), medium)


# --- where a phrase may begin -------------------------------------------------------------------

_LABEL = re.compile(
    r"(?:"
    + "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")\s*[:\-–—]?\s*$",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_NORTH = re.compile(r"(?<![^\W_])(?:north|n\.?|northern)\s*$", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "*": "*", "+": "+", "【": "】", "「": "」"}


def _chosen(text: str, field: RestrictedField, best: dict[int, Phrase]) -> list[Phrase]:
    """Return the phrases that begin where one may, without overlaps, in order."""
    chosen: list[Phrase] = []
    if not best:
        return chosen
    trusted = field in ("instructions", "usage_terms")
    shouted = not trusted and _mostly_capitals(text)
    for start in sorted(best):
        phrase = best[start]
        last = chosen[-1] if chosen else None
        if last and start < last.end:
            continue
        if phrase.form.level == "tag":
            chosen.append(phrase)
            continue
        follows = bool(last and _only_joints(text[last.end : start]))
        if trusted:
            accepted = _begins(text, start, phrase, follows=follows) and _plain_in_notes(text, phrase)
        elif field == "caption":
            accepted = _in_caption(text, phrase, best, follows=follows, shouted=shouted)
        else:
            accepted = _in_headline(text, phrase, shouted=shouted)
        if accepted:
            phrase = _without_dateline(text, phrase)
            chosen.append(phrase)
    return chosen


def _begins(text: str, start: int, phrase: Phrase, *, follows: bool) -> bool:
    """Tell whether a note's phrase may begin here: at a separator, behind a label or a phrase."""
    before = text[:start]
    if "KR" in phrase.territory and _NORTH.search(before):
        return False
    bare = before.rstrip(" \u00a0")
    if not bare or follows or bare[-1] in SEPARATORS or _LABEL.search(before):
        return True
    if bare[-1] == "-":
        return len(bare) < 2 or not bare[-2].isalnum() or bare != before
    if not phrase.capitals or " " not in text[start : phrase.end]:
        return False
    # "Contact the desk KOREA OUT": capitals begin where ordinary words or a credit end.
    word = _WORD_BEFORE.search(before)
    return bool(word and not word[1].isupper()) or _ends_in_credit(bare)


_CREDIT_BEFORE = re.compile(r"[^.,;:()\[\]\n]+$")
_PHOTO = re.compile(r"\s+PHOTOS?$", re.IGNORECASE)


def _ends_in_credit(before: str) -> bool:
    """Tell whether a note's words so far are a credit: "EPA/YONHAP", "AP PHOTO/LEE JIN-MAN", "KYODO NEWS"."""
    words = _CREDIT_BEFORE.search(before)
    if words is None:
        return False
    return any(find_agency(_PHOTO.sub("", party.strip())) is not None for party in words[0].split("/"))


def _plain_in_notes(text: str, phrase: Phrase) -> bool:
    """Tell whether a common word stands alone between separators even in a note for the desk."""
    return phrase.form.level != "word" or _stands_alone(text, phrase, commas=True)


def _in_caption(text: str, phrase: Phrase, best: dict[int, Phrase], *, follows: bool, shouted: bool) -> bool:
    start, end = phrase.start, phrase.end
    if "KR" in phrase.territory and _NORTH.search(text[:start]):
        return False
    if in_quotes(text, start):
        return False
    bracketed = _fills_bracket(text, phrase, best)
    if phrase.form.level == "word":
        return bracketed or _marked_head(text, phrase)
    if bracketed or _fills_line(text, phrase, best):
        return True
    before = text[:start].rstrip()
    opens = not before or before[-1] in ".!?…。)]*:\n" or "\n" in text[len(before) : start] or follows
    label = _LABEL.search(text[:start])
    opens = opens or bool(label and (label.group()[0].isupper() or _hangul(label.group())))
    if phrase.form.level == "sentence" and (opens or (phrase.capitals and not _lower_word(before))):
        return True
    if not phrase.capitals:
        # Hangul knows no capitals: there a phrase counts as the tail, up to the end of the text.
        return opens and _hangul(text[start:end]) and _only_phrases(text, end, best)
    if shouted:
        return opens and _only_phrases(text, end, best)
    return opens or not _lower_word(before)


def _in_headline(text: str, phrase: Phrase, *, shouted: bool) -> bool:
    kind = phrase.form.kind
    bracketed = _fills_bracket(text, phrase, {phrase.start: phrase})
    if kind not in _HEADLINE_KINDS:
        return bracketed and (phrase.capitals or _hangul(phrase.form.form)) and kind != "pool"
    if bracketed or _marked_head(text, phrase):
        return True
    whole = not text[: phrase.start].strip(" *-") and not text[phrase.end :].strip(" *.-!")
    if whole and (phrase.capitals or phrase.form.level != "word"):
        return phrase.form.level != "word" or phrase.capitals or _hangul(text)
    if phrase.form.level == "word" or shouted:
        return False
    before = text[: phrase.start].rstrip()
    opens = not before or before[-1] in ".:;|/-–—*)]"
    if kind == "embargo":
        return opens and (phrase.capitals or phrase.until is not None)
    return opens and (phrase.capitals or _hangul(phrase.form.form))


def _without_dateline(text: str, phrase: Phrase) -> Phrase:
    """Take the country of a place line off a list: "SEOUL, SOUTH KOREA, JAPAN OUT" is Japan's."""
    if len(phrase.territory) < 2:
        return phrase
    place = re.search(r"([^,.;:()\[\]/\n]+),\s*$", text[: phrase.start])
    city = find_city(place[1].strip()) if place else None
    if city is None or city.country != phrase.territory[0]:
        return phrase
    comma = text.find(",", phrase.start, phrase.end)
    if comma < 0:
        return phrase
    start = comma + 1 + len(text[comma + 1 :]) - len(text[comma + 1 :].lstrip())
    return replace(phrase, start=start, territory=phrase.territory[1:])


# --- what stands around it ------------------------------------------------------------------------


def _only_joints(between: str) -> bool:
    return not between.strip("".join(SEPARATORS) + " \u00a0-") or bool(JOINER.fullmatch(between))


def _only_phrases(text: str, position: int, best: dict[int, Phrase]) -> bool:
    """Tell whether nothing but phrases stands between a position and the end of the text."""
    for _ in range(60):
        while position < len(text) and (
            text[position].isspace() or text[position] in SEPARATORS or text[position] == "-"
        ):
            if position in best:
                break
            position += 1
        if position >= len(text):
            return True
        joined = JOINER.match(text, position)
        if joined and position not in best:
            position = joined.end()
        if position not in best:
            return False
        position = best[position].end
    return False


def _fills_bracket(text: str, phrase: Phrase, best: dict[int, Phrase]) -> bool:
    """Tell whether the phrase stands in brackets (or asterisks) that hold phrases only."""
    before = text[: phrase.start].rstrip()
    opening = max((before.rfind(mark) for mark in _BRACKETS), default=-1)
    if opening < 0 or len(before) - opening > 400:
        return False
    closing = text.find(_BRACKETS[before[opening]], phrase.end)
    if closing < 0 or closing - phrase.end > 400:
        return False
    inside = text[:closing]
    first = opening + 1
    while first < len(inside) and (inside[first].isspace() or inside[first] in SEPARATORS):
        first += 1
    label = re.match(r"[^:：]{0,30}[:：]\s*", inside[first:])
    if label and _LABEL.search(label.group()):
        first += label.end()
    return first in best and best[first].end <= closing and _only_phrases(inside, best[first].end, best)


def _fills_line(text: str, phrase: Phrase, best: dict[int, Phrase]) -> bool:
    """Tell whether the line holds phrases only."""
    line_start = text.rfind("\n", 0, phrase.start) + 1
    line_end = text.find("\n", phrase.start)
    line = text[: line_end if line_end >= 0 else len(text)]
    first = line_start
    while first < len(line) and (line[first].isspace() or line[first] in SEPARATORS or line[first] == "-"):
        first += 1
    return first in best and best[first].end <= len(line) and _only_phrases(line, best[first].end, best)


def _stands_alone(text: str, phrase: Phrase, *, commas: bool) -> bool:
    before = text[: phrase.start].rstrip()
    after = text[phrase.end :].lstrip()
    marks = SEPARATORS | {"-"} if commas else SEPARATORS - {",", "'"}
    return (not before or before[-1] in marks) and (not after or after[0] in marks)


def _marked_head(text: str, phrase: Phrase) -> bool:
    """Tell whether the text opens with the phrase and a colon or dash: "FILE - ", "KILL: ", "정정:"."""
    if text[: phrase.start].strip(" *[(-"):
        return False
    if not (phrase.capitals or _hangul(text[phrase.start : phrase.end]) or phrase.form.level != "word"):
        return False
    return bool(re.match(r"\s*(?:[:：*]|[\-–—]+(?=\s|$)|[)\]])", text[phrase.end :]))


def in_quotes(text: str, start: int) -> bool:
    """Tell whether a position stands inside quotes: a placard, not an instruction.

    Example:
        >>> in_quotes('A sign reads "JAPAN OUT" in Seoul.', 14), in_quotes("Kim's team wins. JAPAN OUT", 17)
        (True, False)
    """
    line = text[text.rfind("\n", 0, start) + 1 : start]
    curly = line.count("“") > line.count("”")
    return (
        curly
        or line.count('"') % 2 == 1
        or bool(re.search(r"[‘'][^’']{0,40}$", line[-41:]) and re.search(r"\s[‘'][^’']*$", line))
    )


def _lower_word(before: str) -> bool:
    """Tell whether the last word before is ordinary prose in small letters."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    letters = word[1].strip("\"'“”‘’,;")
    return letters.isalpha() and letters.islower() and letters.isascii()


def _hangul(text: str) -> bool:
    return any("가" <= c <= "힣" for c in text)


def _mostly_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha() and c.isascii()]
    return len(letters) > 40 and sum(c.isupper() for c in letters) > 0.7 * len(letters)
