"""What stands around a phrase: brackets, lines, quotes, labels, credits, prose.

Whether "KOREA OUT" is an instruction or a placard is told by its surroundings (`language.restriction`).
"""

from __future__ import annotations

import re

from photodesk.language.phrase import JOINER, SEPARATORS, Phrase
from photodesk.tables.agencies import find as find_agency
from photodesk.tables.restrictions import LABELS

LABEL_BEFORE = re.compile(
    r"(?:"
    + "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")\s*[:\-–—]?\s*$",
    re.IGNORECASE,
)
WORD_BEFORE = re.compile(r"(\S+)\s*$")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "*": "*", "+": "+", "【": "】", "「": "」"}
_CREDIT_BEFORE = re.compile(r"[^.,;:()\[\]\n]+$")
_PHOTO = re.compile(r"\s+PHOTOS?$", re.IGNORECASE)


def ends_in_credit(before: str) -> bool:
    """Tell whether a note's words so far are a credit: "EPA/YONHAP", "AP PHOTO/LEE JIN-MAN", "KYODO NEWS"."""
    words = _CREDIT_BEFORE.search(before)
    if words is None:
        return False
    return any(find_agency(_PHOTO.sub("", party.strip())) is not None for party in words[0].split("/"))


def only_joints(between: str) -> bool:
    """Tell whether what stands between two phrases is separators or "and" alone."""
    return not between.strip("".join(SEPARATORS) + " \u00a0-") or bool(JOINER.fullmatch(between))


def only_phrases(text: str, position: int, best: dict[int, Phrase]) -> bool:
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


def fills_bracket(text: str, phrase: Phrase, best: dict[int, Phrase]) -> bool:
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
    if label and LABEL_BEFORE.search(label.group()):
        first += label.end()
    return first in best and best[first].end <= closing and only_phrases(inside, best[first].end, best)


def fills_line(text: str, phrase: Phrase, best: dict[int, Phrase]) -> bool:
    """Tell whether the line holds phrases only."""
    line_start = text.rfind("\n", 0, phrase.start) + 1
    line_end = text.find("\n", phrase.start)
    line = text[: line_end if line_end >= 0 else len(text)]
    first = line_start
    while first < len(line) and (line[first].isspace() or line[first] in SEPARATORS or line[first] == "-"):
        first += 1
    return first in best and best[first].end <= len(line) and only_phrases(line, best[first].end, best)


def stands_alone(text: str, phrase: Phrase, *, commas: bool) -> bool:
    """Tell whether a phrase stands alone between separators; `commas`: a comma is one too."""
    before = text[: phrase.start].rstrip()
    after = text[phrase.end :].lstrip()
    marks = SEPARATORS | {"-"} if commas else SEPARATORS - {",", "'"}
    return (not before or before[-1] in marks) and (not after or after[0] in marks)


def marked_head(text: str, phrase: Phrase) -> bool:
    """Tell whether the text opens with the phrase and a colon or dash: "FILE - ", "KILL: ", "정정:"."""
    if text[: phrase.start].strip(" *[(-"):
        return False
    if not (phrase.capitals or has_hangul(text[phrase.start : phrase.end]) or phrase.form.level != "word"):
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


def ends_in_prose(before: str) -> bool:
    """Tell whether the last word before is ordinary prose in small letters."""
    word = WORD_BEFORE.search(before)
    if word is None:
        return False
    letters = word[1].strip("\"'“”‘’,;")
    return letters.isalpha() and letters.islower() and letters.isascii()


def has_hangul(text: str) -> bool:
    """Tell whether a Hangul syllable stands in a text."""
    return any("가" <= c <= "힣" for c in text)


def mostly_capitals(text: str) -> bool:
    """Tell whether a whole text is written in capitals, so that capitals mark nothing in it."""
    letters = [c for c in text if c.isalpha() and c.isascii()]
    return len(letters) > 40 and sum(c.isupper() for c in letters) > 0.7 * len(letters)
