"""How the forms of the restriction table become patterns, and the names that fill their slots.

Reads the signs of `tables.restrictions`; compiled once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from photodesk.tables.places import COUNTRIES, REGIONS
from photodesk.tables.restrictions import FORMS, MEDIA, Form, Medium

Part = re.Pattern[str] | str
"""A run of words, or the name of a slot."""


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form of the table as patterns and slots, in order.

    Attributes:
        form: the form. `parts`: runs of words (patterns) and slots (names).
        first: first two characters of the words it may begin with; empty when it begins with a slot.
        anchor: a run that must stand somewhere in the text, or None.
    """

    form: Form
    parts: tuple[Part, ...]
    first: frozenset[str]
    anchor: re.Pattern[str] | None


HANGUL = re.compile(r"[가-힣]")
_SLOT = re.compile(r"\{(\w+)\}")
_GAP, _YEAR = "~", "{year}"
_PUNCTUATION = r"[\s:;,.\-–—·/*|]*"
_YEAR_WORD = r"(?:19|20)\d\d"


def _alternatives(token: str) -> list[str]:
    return [word.replace("_", " ") for word in token.split("|")]


def _word(text: str) -> str:
    pattern = r"(?:\s+|-)".join(re.escape(piece).replace("\\-", "-") for piece in text.split(" "))
    if HANGUL.search(text):
        return r"\s*".join(re.escape(piece) for piece in text.split(" "))
    pattern = pattern.replace("'", "['’]")
    return pattern + (r"(?![^\W_])" if text[-1].isalnum() else "")


def _tokens(form: str) -> Iterator[tuple[str, bool]]:
    """Yield (token without brackets, optional)."""
    for token in form.split():
        if token.startswith("[") and token.endswith("]"):
            yield token[1:-1], True
        else:
            yield token, False


def _choice(token: str) -> str:
    if token == _YEAR:
        return _YEAR_WORD
    words = sorted(_alternatives(token), key=len, reverse=True)
    return "(?:" + "|".join(map(_word, words)) + ")"


def _run(tokens: list[tuple[str, bool]], *, behind_slot: bool, closing: bool) -> str:
    """Return the pattern of a run of words."""
    if behind_slot and all(optional for _, optional in tokens):
        # Nothing of it need be there, so no white space may be taken for it alone.
        return "".join(rf"(?:\s*{_choice(token)})?" for token, _ in tokens if token != _GAP)
    out: list[str] = []
    loose = True  # no joint is needed at the start and behind punctuation
    hangul = False
    for index, (token, optional) in enumerate(tokens):
        if token == _GAP:
            out.append(_PUNCTUATION)
            loose = True
            continue
        body = _choice(token)
        this_hangul = bool(HANGUL.search(token))
        joint = r"\s*" if hangul or this_hangul else r"(?:\s+|-)"
        if optional and loose:
            # A word that may be missing in front carries the joint behind it.
            rest = tokens[index + 1 :]
            bare = rest[0][0] == _GAP if rest else closing
            bare = bare or (closing and all(missing for _, missing in rest))
            behind = r"(?:\s+|-)?" if bare else joint
            out.append(f"(?:{body}{behind})?")
        elif loose:
            out.append(body)
            loose = False
        else:
            out.append(f"(?:{joint}{body})?" if optional else f"{joint}{body}")
        hangul = this_hangul
    return "".join(out)


def _compile(form: Form) -> CompiledForm:
    parts: list[Part] = []
    run: list[tuple[str, bool]] = []
    first: set[str] = set()
    open_start = True
    anchor: re.Pattern[str] | None = None

    def close(*, closing: bool = False) -> None:
        nonlocal anchor, run
        if run:
            body = _run(run, behind_slot=bool(parts), closing=closing)
            needed = any(not optional for token, optional in run if token != _GAP)
            pattern = (r"\s*" if parts and needed else "") + body
            if anchor is None and needed:
                anchor = re.compile(body, re.IGNORECASE)
            parts.append(re.compile(pattern, re.IGNORECASE))
            run = []

    for token, optional in _tokens(form.form):
        slot = _SLOT.fullmatch(token)
        if slot and slot[1] != "year":
            close()
            parts.append(slot[1])
            open_start = False
            continue
        run.append((token, optional))
        if open_start and token != _GAP:
            first |= {word[:2].casefold() for word in _alternatives(token)}
            open_start = optional
    close(closing=True)
    # A form that may begin with its slot, all words before it missing, is tried everywhere.
    may_begin_with_slot = isinstance(parts[0], str) or (
        len(parts) > 1 and isinstance(parts[1], str) and bool(parts[0].fullmatch(""))
    )
    return CompiledForm(form, tuple(parts), frozenset() if may_begin_with_slot else frozenset(first), anchor)


@cache
def table() -> tuple[dict[str, tuple[CompiledForm, ...]], tuple[CompiledForm, ...]]:
    """Return (first two characters -> forms, forms that begin with a slot)."""
    by_first: dict[str, list[CompiledForm]] = {}
    slotted: list[CompiledForm] = []
    for compiled in map(_compile, FORMS):
        for key in compiled.first:
            by_first.setdefault(key, []).append(compiled)
        if not compiled.first:
            slotted.append(compiled)
    return {key: tuple(forms) for key, forms in by_first.items()}, tuple(slotted)


@cache
def names() -> dict[str, re.Pattern[str]]:
    """Return first letter -> pattern of every place and medium name that begins with it."""
    spellings: set[str] = set()
    for country in COUNTRIES:
        spellings.update(country.spellings)
    spellings.update(REGIONS)
    for words in MEDIA.values():
        spellings.update(words)
    spellings |= {name[:-1] for name in spellings if name.endswith(".") and "." in name[:-1]}
    return _by_letter(spellings)


@cache
def people() -> dict[str, re.Pattern[str]]:
    """Return first letter -> pattern of every adjective of nationality."""
    return _by_letter({adjective for country in COUNTRIES for adjective in country.adjectives})


def _by_letter(names: set[str]) -> dict[str, re.Pattern[str]]:
    letters: dict[str, list[str]] = {}
    for name in names:
        letters.setdefault(name[0].casefold(), []).append(name)
    patterns = {}
    for letter, group in letters.items():
        bodies = []
        for name in sorted(group, key=len, reverse=True):
            body = r"\s+".join(re.escape(piece) for piece in name.split())
            bodies.append(body if HANGUL.search(name) else body.replace("'", "['’]") + r"(?![^\W_])")
        patterns[letter] = re.compile("|".join(bodies), re.IGNORECASE)
    return patterns


MEDIUM_OF: dict[str, Medium] = {
    name.casefold(): medium for medium, spellings in MEDIA.items() for name in spellings
}
"""Name of a medium in small letters -> medium."""
ADJECTIVE_OF: dict[str, str] = {
    adjective.casefold(): country.alpha2
    for country in reversed(COUNTRIES)
    for adjective in country.adjectives
}
"""Adjective in small letters -> alpha-2 code."""
