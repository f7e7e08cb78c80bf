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

from photodesk.language.phrase import SEPARATORS, Phrase, phrases
from photodesk.language.surroundings import (
    LABEL_BEFORE,
    WORD_BEFORE,
    ends_in_credit,
    ends_in_prose,
    fills_bracket,
    fills_line,
    has_hangul,
    in_quotes,
    marked_head,
    mostly_capitals,
    only_joints,
    only_phrases,
    stands_alone,
)
from photodesk.model import Metadata, Target
from photodesk.tables.places import find_city
from photodesk.tables.restrictions import KINDS, MEDIUM_TARGETS, Kind, Medium

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

_NORTH = re.compile(r"(?<![^\W_])(?:north|n\.?|northern)\s*$", re.IGNORECASE)


def _chosen(text: str, field: RestrictedField, best: dict[int, Phrase]) -> list[Phrase]:
    """Return the phrases that begin where one may, without overlaps, in order."""
    chosen: list[Phrase] = []
    if not best:
        return chosen
    trusted = field in ("instructions", "usage_terms")
    shouted = not trusted and mostly_capitals(text)
    for start in sorted(best):
        phrase = best[start]
        last = chosen[-1] if chosen else None
        if last and start < last.end:
            continue
        if phrase.form.level == "tag":
            chosen.append(phrase)
            continue
        follows = bool(last and only_joints(text[last.end : start]))
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
    if not bare or follows or bare[-1] in SEPARATORS or LABEL_BEFORE.search(before):
        return True
    if bare[-1] == "-":
        return len(bare) < 2 or not bare[-2].isalnum() or bare != before
    if not phrase.capitals or " " not in text[start : phrase.end]:
        return False
    # "Contact the desk KOREA OUT": capitals begin where ordinary words or a credit end.
    word = WORD_BEFORE.search(before)
    return bool(word and not word[1].isupper()) or ends_in_credit(bare)


def _plain_in_notes(text: str, phrase: Phrase) -> bool:
    """Tell whether a common word stands alone between separators even in a note for the desk."""
    return phrase.form.level != "word" or stands_alone(text, phrase, commas=True)


def _in_caption(text: str, phrase: Phrase, best: dict[int, Phrase], *, follows: bool, shouted: bool) -> bool:
    start, end = phrase.start, phrase.end
    if "KR" in phrase.territory and _NORTH.search(text[:start]):
        return False
    if in_quotes(text, start):
        return False
    bracketed = fills_bracket(text, phrase, best)
    if phrase.form.level == "word":
        return bracketed or marked_head(text, phrase)
    if bracketed or fills_line(text, phrase, best):
        return True
    before = text[:start].rstrip()
    opens = not before or before[-1] in ".!?…。)]*:\n" or "\n" in text[len(before) : start] or follows
    label = LABEL_BEFORE.search(text[:start])
    opens = opens or bool(label and (label.group()[0].isupper() or has_hangul(label.group())))
    if phrase.form.level == "sentence" and (opens or (phrase.capitals and not ends_in_prose(before))):
        return True
    if not phrase.capitals:
        # Hangul knows no capitals: there a phrase counts as the tail, up to the end of the text.
        return opens and has_hangul(text[start:end]) and only_phrases(text, end, best)
    if shouted:
        return opens and only_phrases(text, end, best)
    return opens or not ends_in_prose(before)


def _in_headline(text: str, phrase: Phrase, *, shouted: bool) -> bool:
    kind = phrase.form.kind
    bracketed = fills_bracket(text, phrase, {phrase.start: phrase})
    if kind not in _HEADLINE_KINDS:
        return bracketed and (phrase.capitals or has_hangul(phrase.form.form)) and kind != "pool"
    if bracketed or marked_head(text, phrase):
        return True
    whole = not text[: phrase.start].strip(" *-") and not text[phrase.end :].strip(" *.-!")
    if whole and (phrase.capitals or phrase.form.level != "word"):
        return phrase.form.level != "word" or phrase.capitals or has_hangul(text)
    if phrase.form.level == "word" or shouted:
        return False
    before = text[: phrase.start].rstrip()
    opens = not before or before[-1] in ".:;|/-–—*)]"
    if kind == "embargo":
        return opens and (phrase.capitals or phrase.until is not None)
    return opens and (phrase.capitals or has_hangul(phrase.form.form))


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
