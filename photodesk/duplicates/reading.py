"""How a caption is read for comparing: its words in one spelling, its names, numbers, dates, sentences.

`read` gives parallel tuples, one entry a word (or a known phrase of several words). Captions are
aligned by `keys`: what has one key is the same word whatever its spelling, inflection or wording;
`printed` keeps what stands there, so that the difference can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from photodesk import text as texts
from photodesk.duplicates import words
from photodesk.duplicates.keys import PHRASES
from photodesk.duplicates.known import is_known
from photodesk.duplicates.vocabulary import Kind, Word, words_of


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
_LONGEST_CUT = 20
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
_MAY_BE_DATE = re.compile(
    r"\d(?:(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{3}[-./] ?\d)", re.I
)
_MONTH_BY_NUMBER = {
    number: name[:3].title() for name, number in words.MONTHS.items() if len(name) > 3 or name == "may"
}

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|(?:[^\W\d_]\.){2,}"  # U.S., U.S, a.m., J.K
    r"|[$€£¥₩]?\d+(?:[.:/-]\d+|,\d{3}(?!\d))*[^\W_]*"  # 12,547 2-1 19일 8K
    r"|[^\W_]+(?:n't\b)?|[%&]"
)
_ENDS_SENTENCE = re.compile(r"[.!?。]['\")\]]*(?:\s|$)")


def read(text: str) -> Reading:
    """Read a caption (without credit) for comparing. Never raises; an empty text gives empty tuples.

    Example:
        >>> r = read("The mayor (L) walks in Kiev on 12 March 2016...more")
        >>> r.keys[1], r.keys[4:], r.cut
        ('left', ('kyiv', 'on', '¶month3', '#12', '#2016'), True)
    """
    return read_unified(texts.unify(text))


def read_unified(text: str) -> Reading:
    """Read what `text.unify` has passed over; see `read`."""
    end = text[-_LONGEST_CUT:]
    cut = None
    if "..." in end or "more" in end.casefold():
        cut = _CUT.search(text, max(0, len(text) - _LONGEST_CUT))
    if cut and ("..." in cut[0] or "more" in cut[0].casefold()):
        text = text[: cut.start()]
    if "(" in text:
        text = _SIDE_IN_BRACKETS.sub(_write_sides_out, text)
    if _MAY_BE_DATE.search(text):
        text = _DAY_MONTH.sub(r"\2 \1", text)
        text = _ISO.sub(_write_date_out, text)
    return _Reader(text).reading(bool(cut))


def _abbreviated(last: str, gap: str, following: str) -> bool:
    """Tell whether the full stop belongs to the word before (Feb. 2, Gen. Park), not to a sentence."""
    if gap[0] != ".":
        return gap[0] in "'\")]" and not any(mark in gap for mark in ".!?")
    if last in words.ABBREVIATIONS or "." in last or (len(last) == 1 and last.isascii() and last.isalpha()):
        return True
    return following.islower() and following.isascii()


class _Piece(NamedTuple):
    """One run of letters and digits: the punctuation before it, and an article or its words."""

    gap: str
    first: str
    article: str
    words: tuple[Word, ...]


_Column = tuple[str, str, Kind, float, str, bool, bool]
"""Of one word: key, as printed, kind, weight, article, whether it opens a sentence, whether it is tied."""
_CHUNKS: dict[str, tuple[tuple[_Piece, ...], str]] = {}
_SINGLES: tuple[dict[str, tuple[_Column, str, bool]], ...] = ({}, {})
"""Of chunks with one word and no punctuation in front: its column inside a sentence, what follows it, and
whether it may belong to a date; the second of texts whose capitals tell nothing."""
_MOST_CHUNKS = 1 << 17


def _take_apart(chunk: str) -> tuple[tuple[_Piece, ...], str]:
    """Return the pieces between two blanks, and the punctuation after the last."""
    pieces: list[_Piece] = []
    end = 0
    for match in _TOKEN.finditer(chunk):
        raw, gap = match[0], chunk[end : match.start()]
        end = match.end()
        if gap == "'" and raw in ("s", "S") and pieces:
            continue
        article = _ARTICLES.get(raw, "")
        pieces.append(_Piece(gap, raw[0], article, () if article else words_of(raw)))
    if len(_CHUNKS) >= _MOST_CHUNKS:
        _CHUNKS.clear()
        for singles in _SINGLES:
            singles.clear()
    _CHUNKS[chunk] = found = (tuple(pieces), chunk[end:])
    if len(pieces) == 1 and not pieces[0].gap and len(pieces[0].words) == 1:
        word = pieces[0].words[0]
        for caseless, singles in enumerate(_SINGLES):
            column = _column(word, "", opens=False, tied=False, caseless=bool(caseless), before="word")
            singles[chunk] = (column, chunk[end:], word.special)
    return found


def _column(word: Word, article: str, opens: bool, tied: bool, caseless: bool, before: Kind) -> _Column:
    """Return what stands in the columns for a word in its place.

    Args:
        word: the word by itself. `article`: the article in front. `opens`: whether a sentence begins here.
        tied: whether a hyphen ties it to the word before, which is of the kind `before`.
        caseless: whether capitals tell nothing.
    """
    printed, kind, weight, key, proper_key, tied_key, capital, _ = word
    if tied or caseless:
        key = tied_key
        if tied and kind in ("word", "function") and before == "name":
            kind, weight = "name", 1.0
        elif tied and capital and kind == "word" and not caseless:
            kind = "name"
    elif capital:
        if not opens:
            key = proper_key
        if kind == "word" and not (opens and is_known(printed)):
            kind = "name"
    return key, printed, kind, weight, article, opens, tied


_ARTICLES = {form: form.lower() for word in ("a", "an", "the") for form in (word, word.title(), word.upper())}


def _write_sides_out(match: re.Match[str]) -> str:
    return "(" + _SIDE.sub(lambda m: _SIDES[m[1]], match[1].replace("L-R", "L to R")) + ")"


def _write_date_out(match: re.Match[str]) -> str:
    year, _, month, day = match.groups()
    name = _MONTH_BY_NUMBER.get(month.lstrip("0"))
    return f"{name} {day.lstrip('0')}, {year}" if name else match[0]


def _words(text: str, *, caseless: bool) -> tuple[list[_Column], list[str], list[int]]:
    """Return the columns of every word, what follows each, and the places of words that may be dates."""
    article, opens, tail, last = "", True, "", ""
    columns: list[_Column] = []
    after: list[str] = []
    may_be_dates: list[int] = []
    singles = _SINGLES[caseless]
    for chunk in text.split(" "):
        if not tail or tail == ",":
            if not opens and (single := singles.get(chunk)) is not None:
                # Most words: one piece without punctuation in front, inside a sentence.
                column, tail_after, may_be_date = single
                if tail:
                    after[-1] = ", "
                if article:
                    column, article = (*column[:4], article, False, False), ""
                if may_be_date:
                    may_be_dates.append(len(columns))
                columns.append(column)
                after.append(" ")
                last, tail = column[1], tail_after
                continue
            if chunk in _ARTICLES:
                if tail and after:
                    after[-1] = ", "
                article, tail = _ARTICLES[chunk], ""
                continue
        pieces, end = _CHUNKS.get(chunk) or _take_apart(chunk)
        blank = " "
        for piece in pieces:
            gap = f"{tail}{blank}{piece.gap}"
            tail = blank = ""
            if columns and gap != " ":
                after[-1] = gap
                if _ENDS_SENTENCE.search(gap) and not _abbreviated(last, gap, piece.first):
                    opens = True
            if piece.article:
                article = piece.article
                continue
            tied = gap == "-"
            for word in piece.words:
                before = columns[-1][2] if tied and columns else "word"
                columns.append(_column(word, article, opens, tied, caseless, before))
                if word.special:
                    may_be_dates.append(len(columns) - 1)
                after.append(" ")
                last, article, opens, tied = word.printed, "", False, False
        tail = end if pieces else f"{tail} {end}"
    if after:
        after[-1] = tail
    return columns, after, may_be_dates


class _Reader:
    """Fills the columns of one reading, left to right."""

    def __init__(self, text: str) -> None:
        self.caseless = text.upper() == text
        columns, self.after, self.may_be_dates = _words(text, caseless=self.caseless)
        self.keys, self.printed, self.kinds, self.weights, self.articles, self.opens, self.joined = (
            map(list, zip(*columns, strict=True)) if columns else ([] for _ in range(7))
        )

    def reading(self, cut: bool) -> Reading:
        for k in self.may_be_dates:
            self._date(k)
        self._phrases()
        return Reading(
            tuple(self.keys),
            tuple(self.printed),
            tuple(self.kinds),
            tuple(self.weights),
            tuple(self.articles),
            tuple(self.after),
            tuple(self.opens),
            cut,
            self.caseless,
            sum(self.weights),
        )

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
        gone = done = 0
        for place in [k for k, key in enumerate(keys) if key in PHRASES]:
            k = place - gone
            if k < done:
                continue
            for phrase, key in PHRASES[keys[k]]:
                size = len(phrase)
                if size == 1:
                    keys[k] = key
                    done = k + 1
                    break
                if tuple(keys[k : k + size]) == phrase and not any(self.opens[k + 1 : k + size]):
                    self._merge(k, size, key)
                    gone, done = gone + size - 1, k + 1
                    break

    def _merge(self, k: int, size: int, key: str) -> None:
        self.printed[k] = " ".join(self.printed[k : k + size])
        self.after[k] = self.after[k + size - 1]
        self.weights[k] = 1.0
        if self.kinds[k] == "function":
            self.kinds[k] = "word"
        self.keys[k] = key
        for column in (self.keys, self.printed, self.kinds, self.weights, self.articles, self.after):
            del column[k + 1 : k + size]
        del self.opens[k + 1 : k + size], self.joined[k + 1 : k + size]
