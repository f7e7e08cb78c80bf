"""Which credit ends a text: in a bracket, behind a separator or a label, or with nothing between.

Every place where a credit may begin is tried from the left, and the first remainder that is a
credit and nothing else wins. A sentence that mentions an agency is none: its words have no joint,
no label and no bracket.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from photodesk.language.credit_parts import Reading, has_organization_word, shape
from photodesk.language.parties import read, trim
from photodesk.tables.agencies import lookup
from photodesk.tables.credit_words import MARKERS, RESTRICTION
from photodesk.tables.places import find_city, find_country

CREDIT_MAX_CHARS = 160
"""No printed credit is longer."""

_TAIL_CHARS = 200

_CAPITAL = (
    r"(?=\s*(?:[A-ZÀ-ÞĀ-Ž\u0370-\u042f\u3041-\uffdcⓒ©(\[<〈@‘“【]|dpa|epa|getty|picture[ -]all|imago|tvN"
    r"|iStock|123|afp|www\.))"
)
_BOUNDARY = re.compile(  # the plain class in front lets the engine skip quickly
    r"[\n/／|│.!?…”’。)\]」』>\"'–—-](?:(?<=[\n/／|│])"
    rf"|(?:(?<=[.!?…”’。)\]」』>])|(?<=[.!?][\"'])){_CAPITAL}"
    r"|(?<=\s[-–—])(?=\s))\s*(?=\S)"
)
"""What may stand before a credit: newline, slash, sentence end before a capital, dash between blanks."""

_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]\.$")
"""A single capital with its stop: J.|D. Vance is one name, D.|C. one place."""

_NAME_RUN = re.compile(r"(?<=[a-z\d)] )(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]+ ){1,3}[A-ZÀ-ÞĀ-Ž][\w'’-]+$")
"""Capitalised words in front of a slash."""

_LAST_STOP = re.compile(r"[.!?…”’。]\s(?=[^.!?…”’。]{3,60}$)")
"""The last sentence end of a text."""

_SLASHES = frozenset("/／|│")
_YEAR = re.compile(r"(?<=(?:19|20)\d\d)\s+(?=[A-Z가-힣])")
LABEL_START = re.compile(
    r"Photograph|Photos?(?= by| courtesy|:| credit)|PHOTO:|Phoot by|FILE PHOTO|File [Pp]hoto(?= by|:)"
    r"|FOTO|Foto(?=\s?[:–-]|\s[A-Z]{2})|Fot\."
    r"|Courtesy|Captured? from|Credit:|Korea Times(?=\s+(?:photo|file|graphic)|\s?[/-])|REUTERS/|AP Photo"
    r"|A[FP]P P[hH][oO]|EPA[/-]|Xinhua/"
    r"|Screen ?(?:shot|grab|capture)|Source:|Image (?:source|credit|courtesy)"
    r"|캡처\s?사진\s?[=:]|이미지\s?[=:]|자료\s?사진\s?[=:]|사진\s?(?:[=:/]|제공|출처)|출처|ⓒ|©"
)
"""Label words behind which a credit may begin without any separator."""

_PROSE = re.compile(
    r"\s(?:is|are|was|were|be|has|have|had|in|on|at|to|with|from|after|as|that|who|which|during|said|says"
    r"|into|his|her|its|their|not|will"
    r"|near|over|before|under|against|between|about|when|while)\s"
)
_SIDE = re.compile(r"왼쪽|오른쪽|가운데|앞줄|뒷줄|위|아래|\d|left|right", re.IGNORECASE)
SENTENCE_END = frozenset(".!?…”’\"'。)]」』>")
_RISKY = frozenset(
    ("AA", "PA", "CP", "TT", "SPA", "SANA", "WAM", "APA", "ANP", "PAP", "CNA", "MTI", "SITA", "STA", "CNS",
     "CSM", "KBS", "MBC", "YTN", "PTI", "VNA", "IRNA", "ABr", "REX", "Rex",
     "Sputnik", "연합", "공동", "게티", "신화")
)  # fmt: skip
"""Bare words that are an agency only where a credit must stand."""

_LEADS_ON = frozenset(
    ("on", "by", "from", "via", "to", "with", "of", "at", "for", "in", "and", "the", "called", "as", "a",
     "or", "like", "than", "over", "into", "their", "its", "our", "his", "her", "bought", "uses",
     "using", "against")
)  # fmt: skip
"""Words before a name that is part of the sentence: sold on Shutterstock."""

_PARTICLE_END = tuple("은는이가을를의에와과도로한된던인및서")


class Found(NamedTuple):
    """A credit in a text: where it starts, its trimmed text, restriction phrases in brackets before it."""

    start: int
    credit: str
    phrases: tuple[str, ...] = ()


# --- the end of the text ---------------------------------------------------------------------


def end_credit(text: str) -> Found | None:
    """Return the credit that ends the text, or None."""
    text = text.rstrip()
    if not text:
        return None
    bare = text[:-1] if text[-1] == "." else text
    if bare and bare[-1] in ")]】>）〉":
        found = _bracketed(bare)
        if found is not None:
            return found
    return _separated(text)


def _opening(text: str, end: int) -> int:
    """Return the index of the bracket that the one at `end` closes, or -1."""
    close = text[end]
    opening = {")": "(", "]": "[", "】": "【", ">": "<", "）": "（", "〉": "〈"}[close]
    start = text.rfind(opening, 0, end)
    if text.find(close, start + 1, end) < 0:
        return start
    depth = 0
    for index in range(end, max(-1, end - CREDIT_MAX_CHARS), -1):
        char = text[index]
        if char == close:
            depth += 1
        elif char == opening:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _bracketed(text: str) -> Found | None:
    start = _opening(text, len(text) - 1)
    if start < 0:
        return None
    inner = text[start + 1 : -1].strip()
    before = text[:start].rstrip()
    if not _fills_bracket(inner, ended=before[-1:] in SENTENCE_END) and not (
        text[start] == "[" and _is_short_party(inner, before)
    ):
        return None
    if not _stands_for_itself(inner, before, text[start], start):
        return None
    credit = trim(inner)
    phrases: tuple[str, ...] = ()
    while before and before[-1] in ")]】":
        opening = _opening(before, len(before) - 1)
        if opening < 0:
            break
        other = before[opening + 1 : -1].strip()
        if RESTRICTION.match(other):
            phrases = (other, *phrases)
        elif other.casefold() in MARKERS or (
            len(other) < 60 and before[opening - 1 : opening] in (" ", ".", "\n") and _fills_bracket(other)
        ):
            credit = f"{trim(other)} ({credit})"
        else:
            break
        start = opening
        before = before[:opening].rstrip()
    if before and (labelled := _in_front(before)) is not None:
        return Found(labelled.start, f"{labelled.credit} ({credit})", phrases)
    return Found(start, credit, phrases)


def _in_front(before: str) -> Found | None:
    """Find what else is credit before the bracket: "… rite. / Pool photo (Yonhap)"."""
    if before[-1] in SENTENCE_END:
        return None
    cut = max(before.rfind(sign, len(before) - 60) for sign in "/|\n")
    if cut <= 0:
        match = _LAST_STOP.search(before)
        if match is None:
            return None
        cut = match.end() - 1
    tail = before[cut + 1 :].strip()
    if MARKERS.get(tail.casefold()) or (LABEL_START.match(tail) is not None and is_bare_credit(tail)):
        return Found(cut + 1, trim(tail))
    return None


def _fills_bracket(inner: str, *, ended: bool = False) -> bool:
    """Tell whether a bracket holds a credit; markers and screens need no agency there.

    Args:
        inner: what stands in it. `ended`: whether a full sentence stands before it, where an
            organization alone is a credit: "… Monday. (Ministry of Defense)".
    """
    if not 1 < len(inner) <= CREDIT_MAX_CHARS:
        return False
    reading = read(trim(inner))
    if not reading.clean:
        return False
    if reading.sure or "screen" in reading.labels:
        return True
    if all(part.role == "organization" and has_organization_word(part.text) for part in reading.parts):
        return ended and len(inner) <= 60
    return bool(reading.markers) and all(part.role in ("marker", "person") for part in reading.parts)


def _is_short_party(inner: str, before: str) -> bool:
    """Square brackets behind a full sentence hold a credit: [SAMSUNG ELECTRONICS], [사진 LG전자]."""
    if before[-1:] not in SENTENCE_END or len(inner) > 40:
        return False
    reading = read(inner)
    if not reading.clean or not reading.parts or _SIDE.search(inner) is not None:
        return False
    if any(part.role not in ("person", "organization") for part in reading.parts):
        return False
    return inner.isupper() or "word" in reading.labels


def _stands_for_itself(inner: str, before: str, opening: str, start: int) -> bool:
    """Tell "… in Seoul. (EPA)" from "the Environmental Protection Agency (EPA)"."""
    if not before or len(inner) > 6 or opening != "(" or before[-1] in SENTENCE_END:
        return True
    if inner in _RISKY or start == len(before):
        return False
    letters = "".join([word[0] for word in before.split()[-8:] if word[:1].isupper()])
    return not (inner.isupper() and letters.endswith(inner))


def _separated(text: str) -> Found | None:
    end = len(text)
    base = end - _TAIL_CHARS if end > _TAIL_CHARS else 0
    for start in _starts(text, base, end):
        credit = _whole_credit(text, start, end)
        if credit:
            name = _name_before_slash(text, start) if lookup(credit) is not None else start
            return Found(start, credit) if name == start else Found(name, trim(text[name:]))
    start = _last_words(text)
    if start < 0 and (year := _YEAR.search(text, base)) is not None and _whole_credit(text, year.end(), end):
        start = year.end()
    if start >= 0:
        return Found(start, trim(text[start:]))
    if base == 0 and is_bare_credit(text):
        return Found(0, trim(text))
    return None


def _name_before_slash(text: str, start: int) -> int:
    """Take in the photographer before a tight slash: "… past a shop in Seoul Anna Loeb/Reuters"."""
    slash = start - 1
    if text[slash] not in _SLASHES or not text[slash - 1 : slash].isalpha() or not text[slash - 1].isascii():
        return start
    run = _NAME_RUN.search(text, max(0, slash - 60), slash)
    if run is None or run.start() == 0:
        return start
    place = run.start()
    words = run[0].split()
    while len(words) > 2 and (find_city(words[0]) is not None or find_country(words[0]) is not None):
        place += len(words[0]) + 1
        words.pop(0)
    return place if len(words) in (2, 3) and shape(words) == "person" else start


def _starts(text: str, base: int, end: int) -> list[int]:
    """Return the places where a credit may begin, from the left."""
    earliest = end - CREDIT_MAX_CHARS
    starts = [
        place
        for match in _BOUNDARY.finditer(text, base)
        if (place := match.end()) >= earliest and not _inside_initials(text, place)
    ]
    unsorted = False
    for match in LABEL_START.finditer(text, base):
        place = match.start()
        if place not in starts and not text[place - 1 : place].isupper():
            unsorted = unsorted or (bool(starts) and place < starts[-1])
            starts.append(place)
    if unsorted:
        starts.sort()
    return starts


def _inside_initials(text: str, place: int) -> bool:
    """Tell whether a place lies between two initials: J.|D. Vance, Washington, D.|C."""
    if text[place - 1] != "." or text[place + 1 : place + 2] != ".":
        return False
    return _INITIALS.search(text, max(0, place - 3), place) is not None


def _whole_credit(text: str, start: int, end: int) -> str:
    """Return the trimmed credit when the text from `start` on is one, else ""."""
    rest = text[start:end]
    last = rest[-1]
    if last == "." and len(rest) > 12 and rest[-2] in "다요":
        return ""
    if len(rest) > 30 and _PROSE.search(rest) and LABEL_START.match(rest) is None:
        return ""
    credit = trim(rest)
    if len(credit) < 2:
        return ""
    reading = read(credit)
    if not reading.clean:
        return ""
    if not reading.sure and not (
        start
        and (
            only_markers(reading)
            or _slashed_name(text, start, credit)
            or _worded(text, start, credit, reading)
        )
    ):
        return ""
    if "\n" in credit and not read(trim(credit.partition("\n")[0])).sure:
        return ""  # ‘…’ 촬영 / newline / the credit: only the last line is one
    if start == 0 and not _starts_like_credit(text, reading):
        return ""
    bare = not reading.labels and len(reading.parts) == 1 and text[start - 1 : start] == " "
    if bare and last == "." and credit[-1] != ".":
        return ""
    return credit


def _slashed_name(text: str, start: int, credit: str) -> bool:
    """A word behind sentence end and slash is a credit in Korean papers: "… 있다. /국방부"."""
    if text[start - 1] not in _SLASHES or len(credit) > 12 or " " in credit or not "가" <= credit[0] <= "힣":
        return False
    return text[: start - 1].rstrip()[-1:] in SENTENCE_END


def _worded(text: str, start: int, credit: str, reading: Reading) -> bool:
    """사진 and one name behind a full sentence: "… 있다. 사진 통일연구소"."""
    if "word" not in reading.labels or len(credit) > 18 or credit.count(" ") != 1 or len(reading.parts) != 1:
        return False
    return (
        reading.parts[0].role == "organization"
        and text[:start].rstrip()[-1:] in SENTENCE_END
        and not credit.endswith((*_PARTICLE_END, "다", "모습", "장면", "촬영", "설명"))
    )


def only_markers(reading: Reading) -> bool:
    """Tell whether a credit is marks without a party: "Pool photo", "자료사진"."""
    return bool(reading.markers) and all(part.role == "marker" for part in reading.parts)


def is_bare_credit(text: str) -> bool:
    """Tell whether a text is one credit and nothing else.

    Example:
        >>> is_bare_credit("REUTERS/Jacky Chen"), is_bare_credit("Son Heung-min / Yonhap")
        (True, False)
    """
    if len(text) > CREDIT_MAX_CHARS:
        return False
    if lookup(text) is not None:
        return True
    if _PROSE.search(text) and LABEL_START.match(text) is None:
        return False
    reading = read(trim(text))
    return reading.sure and reading.clean and _starts_like_credit(text, reading)


def _starts_like_credit(text: str, reading: Reading) -> bool:
    """A text that is one bare credit begins with a label or an agency, or writes Name/Agency tight."""
    first = reading.parts[0] if reading.parts else None
    if first is None or reading.labels or first.agency is not None:
        return True
    return " /" not in text and "/ " not in text and all(part.joint != "(" for part in reading.parts)


def _last_words(text: str) -> int:
    """Return where a credit begins that nothing separates from the caption, or -1.

    Only pairs ("… in Washington AP-Yonhap") and agencies' names that are no other word.
    """
    blank = text.rfind(" ")
    if blank <= 0:
        return -1
    last = text[blank + 1 :]
    agency = lookup(last)
    if agency is not None:
        before = text[:blank].rstrip()
        two = before.rfind(" ")
        word = before[two + 1 :]
        other = lookup(word)
        if other is not None and other is not agency and not last.isascii():
            return two + 1
        if last in _RISKY or len(last) < 4 or agency.kind not in ("wire", "pool", "stock"):
            return -1
        if not last.isascii():
            return -1 if before.endswith(_PARTICLE_END) else blank + 1
        if agency.kind == "stock" and word.casefold() not in _LEADS_ON:
            return blank + 1
        return blank + 1 if last[0].isupper() and (word[:1].isupper() or word[-1:].isdigit()) else -1
    if last[-1] in ".。" or not any(sign in last for sign in "-=/연뉴"):
        return -1
    reading = read(last)
    if reading.clean and len(reading.parts) >= 2 and all(part.agency is not None for part in reading.parts):
        return blank + 1
    return -1
