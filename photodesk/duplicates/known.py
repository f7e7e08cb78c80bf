"""Which words we know, and how they are written: a known word is no misprint of another known word.

What is looked up here comes from `words` and the tables of places; every answer is kept, for captions
repeat their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from photodesk.duplicates import korean, words
from photodesk.duplicates.keys import CAPITALS_ONLY, IN_DATES, PHRASES, fold_words, key_of, plain, stem
from photodesk.tables import places


def _place_words() -> frozenset[str]:
    names: set[str] = set()
    for country in places.COUNTRIES:
        for spelling in (*country.spellings, *country.adjectives):
            names.update(fold_words(spelling))
    for city in places.CITIES:
        for spelling in (city.name, *city.aliases, *city.korean):
            names.update(fold_words(spelling))
    return frozenset(
        names - {"the", "and", "of", "city", "island", "islands", "new", "state", "de", "빈", "칸"}
    )


PLACE_WORDS = _place_words()
"""Single words of the names of countries and news cities, both languages, folded."""


def _country_of() -> dict[str, str]:
    """Return the country of every single word that names one or what belongs to it: Ukraine, Ukrainian."""
    country_of: dict[str, str] = {}
    for country in places.COUNTRIES:
        for spelling in (*country.spellings, *country.adjectives):
            if len(name := fold_words(spelling)) == 1 and len(name[0]) > 3:
                country_of.setdefault(name[0], country.alpha2)
    return country_of


_COUNTRY_OF = _country_of()


def same_country(a: str, b: str) -> bool:
    """Tell whether two folded words name one country or what belongs to it.

    Example:
        >>> same_country("france", "french"), same_country("slovakia", "slovenian")
        (True, False)
    """
    x, y = (
        _COUNTRY_OF.get(a.removesuffix("s"), _COUNTRY_OF.get(a)),
        _COUNTRY_OF.get(b.removesuffix("s"), _COUNTRY_OF.get(b)),
    )
    return x is not None and x == y


_KNOWN = (
    words.KNOWN_ENGLISH
    | words.KNOWN_NAMES
    | words.KNOWN_KOREAN
    | words.FUNCTION
    | PLACE_WORDS
    | frozenset(words.MONTHS)
    | frozenset(words.WEEKDAYS)
    | frozenset(words.NUMBER_WORDS)
    | frozenset(w for contrast in words.CONTRASTS for w in contrast)
    | frozenset(w for line in words.SAME for entry in line for w in fold_words(entry))
    | frozenset(entry for line in words.SPELLINGS for entry in line if " " not in entry)
    | frozenset(words.IRREGULAR)
    | words.UNSTEMMED
)


def _forms(word: str) -> Iterator[str]:
    """Yield the regular forms of an English word: plural, -ed, -ing, -er, -ly."""
    yield from (word, word + "ly")
    must_double = _ONE_SHORT_VOWEL.fullmatch(word) is not None
    if not must_double:  # wedding, never "weding"; but visiting
        yield from (word + "ed", word + "ing", word + "er", word + "ers")
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    if not word.endswith(("s", "x", "z", "ch", "sh")):
        yield word + "s"
    if word.endswith("e"):
        yield from (word[:-1] + "ing", word + "d", word + "r", word + "rs")
    elif word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ily")
    elif must_double or _MAY_DOUBLE.search(word):
        yield from (word + word[-1] + form for form in ("ing", "ed", "er", "ers"))


_ONE_SHORT_VOWEL = re.compile(r"(?:qu|[^aeiou])+[aeiou][^aeiouwxy]")


_MAY_DOUBLE = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


@cache
def _known_forms() -> frozenset[str]:
    return _KNOWN | frozenset(
        form for word in _KNOWN if word.isascii() and word.isalpha() for form in _forms(word)
    )


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Tell whether the folded word, or its stem, is one that captions use.

    Example:
        >>> is_known("during"), is_known("durign"), is_known("walking"), is_known("시민들이")
        (True, False, True, True)
    """
    if korean.is_hangul(word):
        return word in _KNOWN or korean.stem(word) in _KNOWN
    return plain(word) in _known_forms()


@cache
def _syllables() -> frozenset[str]:
    """Return the Hangul syllables that the words and names we know are written with."""
    names = (entry[0] for entry in words.ROMANISED)
    listed = (w for w in (*_KNOWN, *PLACE_WORDS, *words.TITLES_KOREAN, *names) if korean.is_hangul(w))
    return frozenset("".join(listed)) | frozenset(korean.COMMON_ENDINGS)


def is_written(word: str) -> bool:
    """Tell whether a word is spelled as words are: every Hangul syllable, every three Latin letters.

    A slip of the finger mostly gives a syllable, or letters in a row, that hardly any word has.

    Example:
        >>> is_written("대통령"), is_written("대통렁"), is_written("river"), is_written("rivr")
        (True, False, True, False)
    """
    if korean.is_hangul(word) or not word:
        return all(char in _syllables() for char in word if "가" <= char <= "힣")
    return all(three in _letters_in_a_row() for three in _threes(plain(word)))


def _threes(word: str) -> Iterator[str]:
    """Yield every three letters in a row, the word's beginning and end counting as letters."""
    framed = f" {word} "
    return (framed[k : k + 3] for k in range(len(framed) - 2))


@cache
def _letters_in_a_row() -> frozenset[str]:
    """Return every three letters in a row of the Latin words and names that we know."""
    listed = {word for word in _KNOWN if word.isascii() and word.isalpha()}
    listed |= {spelling for entry in words.ROMANISED for spelling in entry[1:]}
    # What the forms of a word add stands in their last five letters.
    tails = {f"{form[-5:]} " for form in _known_forms() if form.isascii() and form.isalpha()}
    found = {three for word in listed for three in _threes(word)}
    return frozenset(found.union(tail[k : k + 3] for tail in tails for k in range(len(tail) - 2)))


@cache
def firm_words() -> dict[str, str]:
    """Return the Latin words we know that have no other wording, and the key of each.

    Two captions that differ in firm words say two things: no misprint, spelling, inflection or
    phrase makes one of the other. Words of dates, small words, words about the picture itself and
    words that stand in phrases are not firm.
    """
    loose = {w for phrases in PHRASES.values() for phrase, _ in phrases if len(phrase) > 1 for w in phrase}
    loose |= (
        words.FUNCTION | words.FRAME | words.FILE_MARK | words.PICTURE_NOUNS | words.SIDES | words.NEGATIONS
    )
    loose |= IN_DATES | words.DATE_WORDS | set(words.NUMBER_WORDS) | CAPITALS_ONLY
    firm: dict[str, str] = {}
    for word in _known_forms():
        if len(word) < 3 or not (word.isascii() and word.isalpha()) or korean.is_romanised(word):
            continue
        key = _COUNTRY_OF.get(word, key_of(word))
        if word not in loose and stem(word) not in loose and key not in loose:
            firm[word] = key
    return firm


@cache
def loose_words() -> frozenset[str]:
    """Return the Latin words we know that are not firm, and the first two syllables of such Korean ones.

    The Korean ones are small words, and those that stand in `words.SAME` or carry a noun.
    """
    latin = {word for word in _known_forms() if word.isascii()} - firm_words().keys()
    listed = {w for line in words.SAME for entry in line for w in entry.split()}
    listed |= words.FUNCTION | words.DATE_WORDS | words.FRAME | words.FILE_MARK | set(words.NUMBER_WORDS)
    korean_words = {w[:2] for w in listed if len(w) > 1 and korean.is_hangul(w)}
    verbs = {
        f"{w[0]}{ending}" for w in listed if korean.is_hangul(w) and len(w) == 1 for ending in "고는다며던기"
    }
    return frozenset(w for w in latin | korean_words | verbs if w.isalpha())
