"""One key for what is one word: its spelling, stem and wording in one.

"Kiev" and "Kyiv", "walks" and "walking", 관람하고 and 둘러보고 have one key each.
"""

from __future__ import annotations

import unicodedata

from photodesk.duplicates import korean, words

CAPITALS_ONLY = frozenset({"uk", "us", "un", "eu", "uae", "nk", "rok", "tv", "la", "nyc", "prc"})
"""Short keys that name a country or body only in capitals: UN is no syllable of Jong-un."""


IN_DATES = frozenset({*words.MONTHS, *words.WEEKDAYS, *words.RELATIVE_DAYS, *words.DAY_PARTS})
"""Words that may state a date."""


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


def fold_words(entry: str) -> tuple[str, ...]:
    """Return the words of an entry of a list, folded: "Côte d'Ivoire" is three."""
    return tuple(
        w.rstrip(".") if w.count(".") else w
        for w in plain(entry.casefold()).replace("-", " ").replace("'", " ").split()
    )


def _compile() -> tuple[dict[str, str], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """Return (spelling -> first spelling of its line, first key -> phrases and their key)."""
    spelled: dict[str, str] = {}
    long: list[tuple[tuple[str, ...], str]] = []
    for line in words.SPELLINGS:
        head = " ".join(fold_words(line[0]))
        for entry in line:
            parts = fold_words(entry)
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
            *first, last = fold_words(entry)
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


SPELLED, PHRASES = _compile()
"""The first spelling of every listed one; the first key of phrases, with the phrases and their keys."""


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


SPELLED_STEMS = {stem(w): stem(head) for w, head in SPELLED.items() if w.isascii() and " " not in head}


def key_of(word: str) -> str:
    """Return the key of a single folded word: its spelling, stem and wording.

    Example:
        >>> key_of("관람하고") == key_of("둘러보고"), key_of("kiev"), key_of("colours")
        (True, 'kyiv', 'color')
    """
    base = korean.stem(word) if korean.is_hangul(word) else word
    base = SPELLED.get(base, base)
    if not korean.is_hangul(word) and " " not in base:
        base = stem(base)
        base = SPELLED_STEMS.get(base, base)
    for phrase, key in PHRASES.get(base, ()):
        if phrase == (base,):
            return key
    return base
