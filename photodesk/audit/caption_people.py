"""Whether the caption tells the reader who is who: rules CAP-009 and CAP-010."""

from __future__ import annotations

import re
from itertools import pairwise

from photodesk import text
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.caption import positions
from photodesk.model import Severity

_TITLES = r"(?:(?:[A-Z][\w.'’-]*|of|the|for|and)\s+){0,6}?"


@rule(
    "CAP-009",
    "Several named people, no positions",
    severity=Severity.info,
    when="edit",
    needs=has("person_shown"),
    bad=example(
        caption="Kim Min-su and Lee Ji-eun shake hands in Seoul, Tuesday, Nov. 24, 2026.",
        person_shown=("Kim Min-su", "Lee Ji-eun"),
    ),
    good=example(
        caption="Kim Min-su, left, and Lee Ji-eun shake hands in Seoul, Tuesday, Nov. 24, 2026.",
        person_shown=("Kim Min-su", "Lee Ji-eun"),
    ),
)
def people_without_positions(photo: Reading, context: Context) -> Found:
    """A reader who does not know the faces cannot tell two people apart by their names alone.

    Silent where an action tells them apart ("Kim greets Lee").

    Source: AP caption practice; Korea Times photo pages; BBC News style.
    """
    people = photo.metadata.person_shown
    if len(people) < 2:
        return None
    sentence = photo.first_sentence
    named = sorted((place, name) for name in people if (place := sentence.find(name)) >= 0)
    for (place, name), (next_place, next_name) in pairwise(named):
        between = sentence[place + len(name) : next_place]
        if not _JOINED.fullmatch(between):
            continue
        if positions(photo.caption):
            return None
        return Hit(f"Who is who? Say which is {name} and which {next_name}: left, right (Enter).", "caption")
    return None


_JOINED = re.compile(
    rf",?\s+and\s+{_TITLES}|,?\s*(?:[\w.·]+\s+){{0,3}}[\w.·]*(?:와|과)\s+(?:[\w.·]+\s+){{0,3}}"
)


@rule(
    "CAP-010",
    "person_shown and caption disagree",
    severity=Severity.warning,
    when="edit",
    needs=has("person_shown"),
    off=True,
    bad=example(
        caption="Kim Min-su shakes hands with a visitor in Seoul, Tuesday, Nov. 24, 2026.",
        person_shown=("Kim Min-su", "Lee Ji-eun"),
    ),
    good=example(
        caption="Kim Min-su shakes hands with Lee Ji-eun in Seoul, Tuesday, Nov. 24, 2026.",
        person_shown=("Kim Min-su", "Lee Ji-eun"),
    ),
)
def people_disagree(photo: Reading, context: Context) -> Found:
    """The list of people and the caption come from two hands; where they differ, one is wrong.

    Source: AP caption practice; Getty intake rules.
    """
    people = photo.metadata.person_shown
    if not people or not photo.caption:
        return None
    said = _letters(f"{photo.caption} {photo.metadata.alt_text}")
    missing = [name for name in people if _letters(name) not in said]
    if missing:
        return Hit(
            f"{missing[0]} stands in Person Shown but not in the caption. One of them is wrong (Enter).",
            "person_shown",
        )
    listed = _from_left(photo.caption)
    if listed > 1 and len(people) > 1 and listed != len(people):
        return Hit(
            f'"from left" names {listed} people, Person Shown {len(people)}. Count again (Enter).',
            "person_shown",
        )
    return None


def _letters(name: str) -> str:
    return "".join(c for c in text.fold(name) if c.isalnum())


def _from_left(caption: str) -> int:
    """Return how many people a "from left" list names; 0 when there is no such list."""
    match = re.search(r"\bfrom left(?: to right)?\b[,:]?\s+([^.]*)", caption, re.IGNORECASE)
    if match is None:
        return 0
    entries = match[1].split(";") if ";" in match[1] else re.split(r",\s+(?:and\s+)?|\s+and\s+", match[1])
    return sum(1 for entry in entries if entry.strip()[:1].isupper() or entry.strip().startswith("and "))
