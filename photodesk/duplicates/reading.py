"""How a caption is read for comparing: its words in one spelling, its names, numbers, dates, sentences.

`read` gives parallel tuples, one entry a word (or a known phrase of several words). Captions are
aligned by `keys`: what has one key is the same word whatever its spelling, inflection or wording;
`printed` keeps what stands there, so that the difference can be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from photodesk import text as texts
from photodesk.duplicates import korean, words
from photodesk.tables import places

Kind = Literal["word", "name", "number", "month", "weekday", "day", "daypart", "function"]

FUNCTION_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """One caption, word by word.

    Attributes:
        keys: what the word is aligned by. `printed`: the word as it stands, case folded.
        kinds: word, name, number, month, weekday, day (relative), daypart or function.
        weights: what the word counts in the score; `weight` their sum.
        articles: the article in front ("a", "an", "the" or "").
        after: punctuation and blanks up to the next word. `opens`: whether a sentence begins here.
        cut: whether the text breaks off with "..." or "...more".
        caseless: whether capitals tell nothing (all upper or no Latin letters).
    """

    keys: tuple[str, ...]
    printed: tuple[str, ...]
    kinds: tuple[Kind, ...]
    weights: tuple[float, ...]
    articles: tuple[str, ...]
    after: tuple[str, ...]
    opens: tuple[bool, ...]
    cut: bool
    caseless: bool
    weight: float

    def ends(self, k: int) -> bool:
        """Tell whether a sentence ends with word `k`."""
        return k + 1 == len(self.opens) or self.opens[k + 1]


_CUT = re.compile(
    r"\s*(?:\.{3,}\s*[\[(]?(?:more|read more|더보기|더 보기|계속)?[\])]?|\[(?:more|\.\.\.)\]|\(more\))\s*$",
    re.I,
)
_SIDE_IN_BRACKETS = re.compile(r"\(([^()]{0,30})\)")
_SIDE = re.compile(r"(?<![^\W\d_.])(L|R|C)(?![^\W\d_.])")
_SIDES = {"L": "left", "R": "right", "C": "center"}
_MONTH_NAME = "|".join(sorted((m for m in words.MONTHS if m not in ("may", "mar")), key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"(?<![\d.,:/-])(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
    rf"((?:{_MONTH_NAME}|May|MAY|Mar)\b\.?)(?! \d{{1,2}}(?!\d))",
    re.I,
)
_ISO = re.compile(r"(?<![\d.])(\d{4})([-./]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?")
_MONTH_BY_NUMBER = {
    number: name[:3].title() for name, number in words.MONTHS.items() if len(name) > 3 or name == "may"
}

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S., a.m., J.K
    r"|[$€£¥₩]?\d+(?:[.:/-]\d+|,\d{3}(?!\d))*[^\W_]*"  # 12,547 2-1 19일 8K
    r"|[^\W_]+(?:n't\b)?|[%&]"
)
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PART = re.compile(
    rf"[^\W\d_가-힣{_HAN}]+\d+[^\W_]*|\d+[^\W_]*|[^\W\d_가-힣{_HAN}]+(?:n't)?|[가-힣]+|[{_HAN}%&㎞㎝㎜㎏]"
)
_NUMBER = re.compile(r"[$€£¥₩]?([\d.,:/-]*\d)(.*)", re.S)
_MODEL = re.compile(r"(.*?\d[\da-z]*)[가-힣]*$")
_ENDS_SENTENCE = re.compile(r"[.!?。]['\")\]]*(?:\s|$)")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


class _Word(NamedTuple):
    """What is known of one word by itself; the key differs for a name and for a part after a hyphen."""

    printed: str
    kind: Kind
    weight: float
    key: str
    proper_key: str
    tied_key: str
    capital: bool
    special: bool  # may be (part of) a date


def read(text: str) -> Reading:
    """Read a caption (without credit) for comparing. Never raises; an empty text gives empty tuples.

    Example:
        >>> r = read("The mayor (L) walks in Kiev on 12 March 2016...more")
        >>> r.keys[1], r.keys[4:], r.cut
        ('left', ('kyiv', 'on', '¶month3', '#12', '#2016'), True)
    """
    text = texts.unify(text)
    cut = _CUT.search(text, max(0, len(text) - 20))
    if cut and ("..." in cut[0] or "more" in cut[0].casefold()):
        text = text[: cut.start()]
    if "(" in text:
        text = _SIDE_IN_BRACKETS.sub(_write_sides_out, text)
    if _DAY_MONTH.search(text):
        text = _DAY_MONTH.sub(r"\2 \1", text)
    if _ISO.search(text):
        text = _ISO.sub(_write_date_out, text)
    return _Reader(text).reading(bool(cut))


def _write_sides_out(match: re.Match[str]) -> str:
    return "(" + _SIDE.sub(lambda m: _SIDES[m[1]], match[1].replace("L-R", "L to R")) + ")"


def _write_date_out(match: re.Match[str]) -> str:
    year, _, month, day = match.groups()
    name = _MONTH_BY_NUMBER.get(month.lstrip("0"))
    return f"{name} {day.lstrip('0')}, {year}" if name else match[0]


class _Reader:
    """Fills the columns of one reading, left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: list[str] = []
        self.printed: list[str] = []
        self.kinds: list[Kind] = []
        self.weights: list[float] = []
        self.articles: list[str] = []
        self.after: list[str] = []
        self.opens: list[bool] = []
        self.joined: list[bool] = []
        self.caseless = text.upper() == text
        self._columns: tuple[list[str] | list[float] | list[bool], ...] = (
            self.keys, self.printed, self.weights, self.articles, self.after, self.opens, self.joined,
        )  # fmt: skip

    def reading(self, cut: bool) -> Reading:
        for k in self._words():
            self._date(k)
        self._phrases()
        return Reading(
            keys=tuple(self.keys),
            printed=tuple(self.printed),
            kinds=tuple(self.kinds),
            weights=tuple(self.weights),
            articles=tuple(self.articles),
            after=tuple(self.after),
            opens=tuple(self.opens),
            cut=cut,
            caseless=self.caseless,
            weight=sum(self.weights),
        )

    def _words(self) -> list[int]:
        """Fill the columns; return the words that may belong to a date."""
        article, opens, end = "", True, 0
        text, caseless = self.text, self.caseless
        keys, printed, kinds, weights = self.keys, self.printed, self.kinds, self.weights
        special: list[int] = []
        for match in _TOKEN.finditer(text):
            raw = match[0]
            start = match.start()
            gap = text[end:start]
            end = match.end()
            if self.after and gap != " ":
                if gap in _APOSTROPHES and raw in _ENDINGS_AFTER_APOSTROPHE:
                    continue
                self.after[-1] = gap
                if _ENDS_SENTENCE.search(gap) and not self._abbreviated(gap, raw):
                    opens = True
            if raw in _ARTICLES:
                article = _ARTICLES[raw]
                continue
            tied = gap == "-"
            for word in _WORDS.get(raw) or _words_of(raw):
                kind, key, weight = word.kind, word.key, word.weight
                if tied or caseless:
                    key = word.tied_key
                    if tied and kind in ("word", "function") and kinds and kinds[-1] == "name":
                        kind, weight = "name", 1.0
                    elif tied and word.capital and kind == "word" and not caseless:
                        kind = "name"
                elif word.capital:
                    if not opens:
                        key = word.proper_key
                    if kind == "word" and (not opens or not is_known(word.printed)):
                        kind = "name"
                if word.special:
                    special.append(len(keys))
                keys.append(key)
                printed.append(word.printed)
                kinds.append(kind)
                weights.append(weight)
                self.articles.append(article)
                self.after.append(" ")
                self.opens.append(opens)
                self.joined.append(tied)
                article, opens, tied = "", False, False
        if self.after:
            self.after[-1] = text[end:]
        return special

    def _abbreviated(self, gap: str, following: str) -> bool:
        """Tell whether the full stop belongs to the word before (Feb. 2, Gen. Park), not to a sentence."""
        if gap[0] != ".":
            return gap[0] in "'\")]" and not any(mark in gap for mark in ".!?")
        last = self.printed[-1]
        if (
            last in words.ABBREVIATIONS
            or "." in last
            or (len(last) == 1 and last.isascii() and last.isalpha())
        ):
            return True
        return following[0].islower() and following[0].isascii()

    def _date(self, k: int) -> None:
        word = self.printed[k]
        if word in words.MONTHS:
            if self._is_month(k, word):
                self._set(k, "month", "¶month" + words.MONTHS[word])
        elif word in words.WEEKDAYS:
            if len(word) > 3 or not word.isascii() or self._is_weekday(k):
                self._set(k, "weekday", "¶weekday" + words.WEEKDAYS[word])
        elif word in words.RELATIVE_DAYS:
            self._set(k, "day", "¶day" + words.RELATIVE_DAYS[word])
        else:
            self._set(k, "daypart", "¶part" + words.DAY_PARTS[word])

    def _set(self, k: int, kind: Kind, key: str) -> None:
        self.keys[k], self.kinds[k], self.weights[k] = key, kind, 1.0

    def _is_month(self, k: int, word: str) -> bool:
        following = self.kinds[k + 1] if k + 1 < len(self.kinds) else ""
        if self.joined[k] or (k + 1 < len(self.joined) and self.joined[k + 1] and following != "number"):
            return False
        if following == "number" and self.printed[k + 1][:1].isdigit():
            return True
        if word in ("may", "march", "mar"):
            before = self.printed[k - 1] if k else ""
            return (
                before in ("in", "since", "early", "late", "last", "next", "until")
                and self.kinds[k] == "name"
            )
        return self.kinds[k] == "name" or self.caseless or len(word) > 3

    def _is_weekday(self, k: int) -> bool:
        following = self.kinds[k + 1] if k + 1 < len(self.kinds) else ""
        return following == "month" or "," in self.after[k] or "." in self.after[k][:1]

    def _phrases(self) -> None:
        keys = self.keys
        k = 0
        while k < len(keys):
            for phrase, key in _PHRASES.get(keys[k], ()):
                size = len(phrase)
                if size == 1 or (
                    tuple(keys[k : k + size]) == phrase and not any(self.opens[k + 1 : k + size])
                ):
                    self._merge(k, size, key)
                    break
            k += 1

    def _merge(self, k: int, size: int, key: str) -> None:
        if size > 1:
            self.printed[k] = " ".join(self.printed[k : k + size])
            self.after[k] = self.after[k + size - 1]
            self.weights[k] = 1.0
            if self.kinds[k] == "function":
                self.kinds[k] = "word"
            for column in (*self._columns, self.kinds):
                del column[k + 1 : k + size]
        self.keys[k] = key


_ARTICLES = {form: form.lower() for word in ("a", "an", "the") for form in (word, word.title(), word.upper())}
_APOSTROPHES = frozenset({"'", "' "})
_ENDINGS_AFTER_APOSTROPHE = frozenset({"s", "S"})

_ABBREVIATIONS = frozenset({"uk", "us", "un", "eu", "uae", "nk", "rok", "tv", "la", "nyc", "prc"})
"""Short keys that name a country or body only in capitals: UN is no syllable of Jong-un."""

_COUNTER_PARTICLES = (
    "까지는", "까지", "부터", "에서", "에는", "에도", "으로", "에", "은", "는", "이", "가", "을", "를", "의",
    "로", "과", "와",
)  # fmt: skip
_SPECIAL = frozenset({*words.MONTHS, *words.WEEKDAYS, *words.RELATIVE_DAYS, *words.DAY_PARTS})

_WORDS: dict[str, tuple[_Word, ...]] = {}
_MOST_WORDS = 1 << 17


def _words_of(raw: str) -> tuple[_Word, ...]:
    """Return the words of one run of letters and digits: "KBS의" is two."""
    if len(_WORDS) >= _MOST_WORDS:
        _WORDS.clear()
    whole = raw.isascii() or raw[0].isdigit() or raw[0] in "€£¥₩" or "." in raw[:-1]
    parts = [raw] if whole else _PART.findall(raw) or [raw]
    found = tuple(_word(part) for part in parts)
    _WORDS[raw] = found
    return found


def _word(raw: str) -> _Word:
    folded = raw.casefold()
    special = folded.rstrip(".") in _SPECIAL
    if raw[0].isdigit() or raw[0] in "$€£¥₩":
        return _fixed(folded, _number(folded), "number", special)
    if korean.is_hangul(raw):
        return _hangul(folded, special)
    if "." in raw:
        key = folded.rstrip(".")
        key = _SPELLED.get(key, key)
        return _Word(
            key if key in _SPECIAL else folded, "word", 1.0, key, key, key, raw[0].isupper(), special
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
        return _Word(folded, "function", FUNCTION_WEIGHT, key, proper, tied, raw[0].isupper(), special)
    return _Word(folded, "word", 1.0, key, proper, tied, raw[0].isupper(), special)


def _fixed(folded: str, key: str, kind: Kind, special: bool) -> _Word:
    return _Word(folded, kind, 1.0, key, key, key, False, special)


def _hangul(folded: str, special: bool) -> _Word:
    if folded in words.NUMBER_WORDS:
        return _fixed(folded, "#" + words.NUMBER_WORDS[folded], "number", special)
    base = korean.stem(folded)
    base = _SPELLED.get(base, base)
    if base in words.FUNCTION or korean.is_light(base):
        return _Word(folded, "function", FUNCTION_WEIGHT, base, base, base, False, special)
    return _fixed(folded, base, "word", special)


def _latin_key(bare: str, *, irregular: bool, abbreviation: bool) -> str:
    if bare == "us" and abbreviation:
        return _SPELLED["u.s"]
    if abbreviation or bare not in _ABBREVIATIONS:
        bare = _SPELLED.get(bare, bare)
    if bare in words.FUNCTION and bare not in words.NEGATIONS:
        return bare
    bare = stem(bare, irregular=irregular)
    return _SPELLED_STEMS.get(bare, bare)


def _number(folded: str) -> str:
    match = _NUMBER.match(folded)
    if not match:
        return folded
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
        w.rstrip(".") if w.count(".") else w for w in plain(entry.casefold()).replace("-", " ").split()
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
        return part if part in words.FUNCTION else stem(part)

    for parts, head in long:
        keys = tuple(key_of(p) for p in parts)
        phrases.setdefault(keys[0], []).append((keys, key_of(head) if " " not in head else head))
    taken: set[tuple[str, ...]] = set()
    for number, line in enumerate(words.SAME):
        for entry in line:
            keys = tuple(key_of(p) for p in _fold_words(entry))
            if keys not in taken:
                taken.add(keys)
                phrases.setdefault(keys[0], []).append((keys, f"={number}:{line[0]}"))
    ordered = {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in phrases.items()}
    return spelled, ordered


_SPELLED, _PHRASES = _compile()
_SPELLED_STEMS = {stem(w): stem(head) for w, head in _SPELLED.items() if w.isascii() and " " not in head}


def key_of(word: str) -> str:
    """Return the key of a single folded word: its spelling, stem and wording.

    Example:
        >>> key_of("관람하고") == key_of("둘러보고"), key_of("kiev"), key_of("colours")
        (True, 'kyiv', 'color')
    """
    base = korean.stem(word) if korean.is_hangul(word) else word
    base = _SPELLED.get(base, base)
    if not korean.is_hangul(word):
        base = stem(base)
        base = _SPELLED_STEMS.get(base, base)
    for phrase, key in _PHRASES.get(base, ()):
        if phrase == (base,):
            return key
    return base


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
    | frozenset(w for line in words.SPELLINGS for entry in line for w in _fold_words(entry))
    | frozenset(words.IRREGULAR)
    | words.UNSTEMMED
)


def _forms(word: str) -> Iterator[str]:
    """Yield the regular forms of an English word: plural, -ed, -ing, -er, -ly."""
    yield from (word, word + "s", word + "ed", word + "ing", word + "er", word + "ers", word + "ly")
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    if word.endswith("e"):
        yield from (word[:-1] + "ing", word + "d", word + "r", word + "rs")
    elif word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ily")
    elif len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou":
        yield from (word + word[-1] + "ing", word + word[-1] + "ed")


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
