"""What is known of one word of a caption by itself: its kind, its key, whether we know it.

A word's key is its spelling, stem and wording in one: "Kiev" and "Kyiv", "walks" and "walking",
관람하고 and 둘러보고 have one key each. What is looked up here comes from `words` and the tables of
places; every answer is kept, for captions repeat their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from photodesk.duplicates import korean, words
from photodesk.tables import places

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


_ABBREVIATIONS = frozenset({"uk", "us", "un", "eu", "uae", "nk", "rok", "tv", "la", "nyc", "prc"})
"""Short keys that name a country or body only in capitals: UN is no syllable of Jong-un."""

_COUNTER_PARTICLES = (
    "까지는", "까지", "부터", "에서", "에는", "에도", "으로", "에", "은", "는", "이", "가", "을", "를", "의",
    "로", "과", "와",
)  # fmt: skip
_DATE_WORDS = frozenset({*words.MONTHS, *words.WEEKDAYS, *words.RELATIVE_DAYS, *words.DAY_PARTS})


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
    special = folded.rstrip(".") in _DATE_WORDS
    if raw[0].isdigit() or raw[0] in "$€£¥₩":
        return _fixed(folded, _number(folded), "number", special)
    if korean.is_hangul(raw):
        return _hangul(folded, special)
    if "." in raw:
        key = folded.rstrip(".")
        key = _SPELLED.get(key, key)
        return Word(
            key if key in _DATE_WORDS else folded, "word", 1.0, key, key, key, raw[0].isupper(), special
        )
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
    base = _SPELLED.get(base, base)
    if base in words.FUNCTION or korean.is_light(base):
        return Word(folded, "function", FUNCTION_WEIGHT, base, base, base, False, special)
    return _fixed(folded, base, "word", special)


def _latin_key(bare: str, *, irregular: bool, abbreviation: bool) -> str:
    if bare == "us" and abbreviation:
        return _SPELLED["u.s"]
    if abbreviation or bare not in _ABBREVIATIONS:
        bare = _SPELLED.get(bare, bare)
    if " " in bare:
        return bare
    if bare in words.FUNCTION and bare not in words.NEGATIONS:
        return bare
    bare = stem(bare, irregular=irregular)
    return _SPELLED_STEMS.get(bare, bare)


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
    tail = _SPELLED.get(tail, tail)
    sign = folded[0] if folded[0] in "$€£¥₩" else ""
    return f"#{sign}{digits}{tail}"


def stem(word: str, *, irregular: bool = True) -> str:
    """Return a crude English stem: what walk, walks, walked and walking have in common.

    Args:
        word: folded, without accents.
        irregular: whether "took" is a form of take; not in a name ("Kim Sung").

    Example:
        >>> [stem(w) for w in ("walks", "walking", "took", "carries", "organized", "glass", "king")]
        ['walk', 'walk', 'take', 'carry', 'organis', 'glass', 'king']
    """
    if irregular and word in words.IRREGULAR:
        return words.IRREGULAR[word]
    if word in words.UNSTEMMED or len(word) < 4 or not word.isascii():
        return word
    for suffix in ("ing", "ed", "es", "s"):
        if not word.endswith(suffix) or word.endswith("ss"):
            continue
        rest = word[: -len(suffix)]
        if suffix == "es" and rest[-2:] not in ("ch", "sh", "ss") and rest[-1:] not in ("x", "z", "i"):
            continue
        if len(rest) < 3 or not any(c in "aeiouy" for c in rest):
            continue
        if suffix in ("ing", "ed") and rest[-1] == rest[-2] and rest[-1] not in "lsz":
            rest = rest[:-1]
        for base in (rest, rest + "e"):
            if irregular and base in words.IRREGULAR:
                return words.IRREGULAR[base]
        word = rest
        break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return word[:-1] + "s" if word.endswith("iz") else word


def plain(word: str) -> str:
    """Return the word without accents: māori -> maori.

    Example:
        >>> plain("türkiye"), plain("서울")
        ('turkiye', '서울')
    """
    if word.isascii() or korean.is_hangul(word):
        return word
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return (
        unicodedata.normalize("NFC", bare)
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("đ", "d")
        .replace("ı", "i")
    )


def _fold_words(entry: str) -> tuple[str, ...]:
    return tuple(
        w.rstrip(".") if w.count(".") else w
        for w in plain(entry.casefold()).replace("-", " ").replace("'", " ").split()
    )


def _compile() -> tuple[dict[str, str], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """Return (spelling -> first spelling of its line, first key -> phrases and their key)."""
    spelled: dict[str, str] = {}
    long: list[tuple[tuple[str, ...], str]] = []
    for line in words.SPELLINGS:
        head = " ".join(_fold_words(line[0]))
        for entry in line:
            parts = _fold_words(entry)
            if len(parts) == 1:
                spelled.setdefault(parts[0], head)
            else:
                long.append((parts, head))
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def key_of(part: str) -> str:
        if korean.is_hangul(part):
            base = korean.stem(part)
            return spelled.get(base, base)
        part = spelled.get(part, part)
        if part in words.NUMBER_WORDS:
            return "#" + words.NUMBER_WORDS[part]
        if part.isdigit():
            return "#" + part
        return part if part in words.FUNCTION else stem(part)

    def base_of(part: str) -> str:
        return korean.stem_of_verb(part) if korean.is_hangul(part) else key_of(part)

    wordings: dict[tuple[str, ...], str] = {}
    for number, line in enumerate(words.SAME):
        for entry in line:
            *first, last = _fold_words(entry)
            wordings.setdefault((*(key_of(part) for part in first), base_of(last)), f"={number}:{line[0]}")
            if first and len(first[0]) > 1 and first[0][-1] in "을를":  # 줄 서다 for 줄을 서다
                first[0] = first[0][:-1]
                wordings.setdefault(
                    (*(key_of(part) for part in first), base_of(last)), f"={number}:{line[0]}"
                )
    for keys, key in wordings.items():
        phrases.setdefault(keys[0], []).append((keys, key))
    for parts, head in long:
        keys = tuple(key_of(part) for part in parts)
        key = key_of(head) if " " not in head else head
        phrases.setdefault(keys[0], []).append((keys, wordings.get((key,), key)))
    ordered = {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in phrases.items()}
    return spelled, ordered


_SPELLED, PHRASES = _compile()


def _wordings() -> dict[str, frozenset[int]]:
    """Return for every stem that is an entry by itself the lines of `words.SAME` it stands in."""
    lines: dict[str, frozenset[int]] = {}
    for number, line in enumerate(words.SAME):
        for entry in line:
            if " " not in entry and "-" not in entry:
                base = korean.stem_of_verb(entry) if korean.is_hangul(entry) else stem(entry)
                lines[base] = lines.get(base, frozenset()) | {number}
    return lines


_WORDINGS = _wordings()


def same_wording(a: str, b: str) -> bool:
    """Tell whether two folded words are wordings of one act or thing.

    Example:
        >>> same_wording("살펴보고", "점검하고"), same_wording("walks", "strolls")
        (True, True)
        >>> same_wording("sits", "walks")
        False
    """
    x, y = (korean.stem(word) if korean.is_hangul(word) else stem(word) for word in (a, b))
    return bool(_WORDINGS.get(x, frozenset()) & _WORDINGS.get(y, frozenset()))


_SPELLED_STEMS = {stem(w): stem(head) for w, head in _SPELLED.items() if w.isascii() and " " not in head}


def key_of(word: str) -> str:
    """Return the key of a single folded word: its spelling, stem and wording.

    Example:
        >>> key_of("관람하고") == key_of("둘러보고"), key_of("kiev"), key_of("colours")
        (True, 'kyiv', 'color')
    """
    base = korean.stem(word) if korean.is_hangul(word) else word
    base = _SPELLED.get(base, base)
    if not korean.is_hangul(word) and " " not in base:
        base = stem(base)
        base = _SPELLED_STEMS.get(base, base)
    for phrase, key in PHRASES.get(base, ()):
        if phrase == (base,):
            return key
    return base


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
    loose |= _DATE_WORDS | words.DATE_WORDS | set(words.NUMBER_WORDS) | _ABBREVIATIONS
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


def _country_of() -> dict[str, str]:
    """Return the country of every single word that names one or what belongs to it: Ukraine, Ukrainian."""
    country_of: dict[str, str] = {}
    for country in places.COUNTRIES:
        for spelling in (*country.spellings, *country.adjectives):
            if len(name := _fold_words(spelling)) == 1 and len(name[0]) > 3:
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


def _place_words() -> frozenset[str]:
    names: set[str] = set()
    for country in places.COUNTRIES:
        for spelling in (*country.spellings, *country.adjectives):
            names.update(_fold_words(spelling))
    for city in places.CITIES:
        for spelling in (city.name, *city.aliases, *city.korean):
            names.update(_fold_words(spelling))
    return frozenset(
        names - {"the", "and", "of", "city", "island", "islands", "new", "state", "de", "빈", "칸"}
    )


PLACE_WORDS = _place_words()
"""Single words of the names of countries and news cities, both languages, folded."""

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
    | frozenset(w for line in words.SAME for entry in line for w in _fold_words(entry))
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
