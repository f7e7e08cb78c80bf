"""How the forms of the restriction table become patterns, and the names that fill their slots.

Reads the signs of `tables.restrictions`; compiled once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from photodesk.tables.places import COUNTRIES, REGIONS
from photodesk.tables.restrictions import FORMS, MEDIA, Form, Medium

Part = re.Pattern[str] | str
"""A run of words, or the name of a slot."""


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form of the table as patterns and slots, in order.

    Attributes:
        form: the form. `parts`: runs of words (patterns) and slots (names).
        first: what it may begin with (`opening`); empty when it may begin with a slot.
        needed: for each token that may not be missing, words of which one must stand somewhere in
            the text, in small letters, the rarest token first: a Latin word as a whole word, a
            Korean one or a sign also inside a word.
    """

    form: Form
    parts: tuple[Part, ...]
    first: frozenset[str]
    needed: tuple[frozenset[str], ...]


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

    def close(*, closing: bool = False) -> None:
        nonlocal run
        if run:
            body = _run(run, behind_slot=bool(parts), closing=closing)
            needed = any(not optional for token, optional in run if token != _GAP)
            pattern = (r"\s*" if parts and needed else "") + body
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
            first |= {opening(word) for word in _alternatives(token)}
            open_start = optional
    close(closing=True)
    # A form that may begin with its slot, all words before it missing, is tried everywhere.
    may_begin_with_slot = isinstance(parts[0], str) or (
        len(parts) > 1 and isinstance(parts[1], str) and bool(parts[0].fullmatch(""))
    )
    begins = frozenset() if may_begin_with_slot else frozenset(first)
    return CompiledForm(form, tuple(parts), begins, needed_words(form.form))


# --- which forms may stand in a text --------------------------------------------------------------

WORD = re.compile(r"[^\W_]+")
_LATIN_WORD = re.compile(r"[^\W_가-힣]+")
_SYLLABLES = 2


def opening(text: str, start: int = 0) -> str:
    """Return what the forms are filed under: the word at a position, of Korean its first two syllables.

    Korean needs no blank between words, so there a form may go on inside a word.

    Example:
        >>> opening("Editor's note"), opening("사용금지"), opening("(c) 2026")
        ('editor', '사용', '(c')
    """
    word = WORD.match(text, start)
    if word is None or HANGUL.search(word.group()):
        return text[start : start + _SYLLABLES].casefold()
    return word.group().casefold()


_COMMON = frozenset(
    {
        "provided", "supplied", "received", "obtained", "distributed", "released", "photo", "photos",
        "picture", "pictures", "image", "images", "file", "caption", "name", "names", "for", "the", "this",
        "and", "all", "after", "before", "사진", "기자", "이름", "장소", "날짜", "부터", "까지", "이후",
        "사용", "보도", "방송", "제목", "설명",
    }
)  # fmt: skip
"""Words of forms that ordinary captions hold too: others tell more."""


def needed_words(form: str) -> tuple[frozenset[str], ...]:
    """Return, for each token that a form cannot lack, words of which a text must hold one, the rarest first.

    Example:
        >>> [sorted(words) for words in needed_words("no [further] kill|kills")]
        [['kill', 'kills'], ['no']]
    """
    needed = []
    for token, optional in _tokens(form):
        if optional or token == _GAP or _SLOT.fullmatch(token):
            continue
        choices = (WORD.findall(word.casefold()) or [word] for word in _alternatives(token))
        needed.append(frozenset(max(pieces, key=lambda p: _rarity((p,))) for pieces in choices))
    return tuple(sorted(needed, key=_rarity, reverse=True))


def _rarity(words: Collection[str]) -> float:
    """Return how seldom prose holds one of the words: by the shortest, less when one is common."""
    return min(map(len, words)) / (4 if _COMMON.intersection(words) else 1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The forms that may stand in one text.

    Attributes:
        by_opening: what a position opens with -> forms that may begin there.
        anywhere: forms that may begin with a slot, and so with any word.
    """

    by_opening: dict[str, tuple[CompiledForm, ...]]
    anywhere: tuple[CompiledForm, ...]


def forms_for(text: str) -> Chosen | None:
    """Return the forms whose words stand in a text, or None when there is none, as in most texts."""
    by_word, anywhere = _index()
    words = {word.casefold() for word in _LATIN_WORD.findall(text)}
    found: set[int] = set()
    for word in by_word.keys() & words:
        found.update(by_word[word])
    if not text.isascii():
        for word, numbers in anywhere:
            if word in text:
                words.add(word)
                found.update(numbers)
    if found:
        found = {number for number in found if _may_hold(_compiled()[number], words)}
    return _chosen(frozenset(found)) if found else None


def _may_hold(compiled: CompiledForm, words: set[str]) -> bool:
    """Tell whether every token of a form may stand in a text of these words."""
    return not any(needed.isdisjoint(words) for needed in compiled.needed if needed <= _latin_words())


@cache
def _compiled() -> tuple[CompiledForm, ...]:
    return tuple(map(_compile, FORMS))


@cache
def _latin_words() -> frozenset[str]:
    """Return the Latin words that the forms need: a text that holds one has it as a whole word."""
    needed = {word for compiled in _compiled() for words in compiled.needed for word in words}
    return frozenset(word for word in needed if _LATIN_WORD.fullmatch(word))


@cache
def _index() -> tuple[dict[str, tuple[int, ...]], tuple[tuple[str, tuple[int, ...]], ...]]:
    """Return Latin word -> numbers of the forms that need it, and the same for Korean words and signs."""
    numbers: dict[str, list[int]] = {}
    for number, compiled in enumerate(_compiled()):
        for word in compiled.needed[0]:
            numbers.setdefault(word, []).append(number)
    latin = {word: tuple(forms) for word, forms in numbers.items() if _LATIN_WORD.fullmatch(word)}
    others = tuple((word, tuple(forms)) for word, forms in numbers.items() if word not in latin)
    return latin, others


@lru_cache(maxsize=1024)
def _chosen(numbers: frozenset[int]) -> Chosen:
    by_opening: dict[str, list[CompiledForm]] = {}
    anywhere: list[CompiledForm] = []
    for number in sorted(numbers):
        compiled = _compiled()[number]
        for key in compiled.first:
            by_opening.setdefault(key, []).append(compiled)
        if not compiled.first:
            anywhere.append(compiled)
    return Chosen({key: tuple(forms) for key, forms in by_opening.items()}, tuple(anywhere))


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
