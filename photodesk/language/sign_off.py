"""Where a printed caption ends and its credit, the sign-off, begins.

    line := caption SEP credit TAIL?          (CREDITS.md: " " 51 %, "(…)" 31 %, "/" 9 %, "[…]" 4 %,
    SEP  := " " | "(" | "[" | "/" | newline | nothing | credit first          newline 2 %, first 1 %)
    TAIL := restriction | "**FILE**" | mail | the next sentence, glued on

Every place where a credit may begin is tried from the left, and the first remainder that is a
credit and nothing else wins. A sentence that mentions an agency is none: its words have no joint,
no label and no bracket. When unsure, the text stays caption and the credit stays empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from photodesk.language.credit_parts import Reading, has_organization_word
from photodesk.tables.credit_words import MARKERS
from photodesk.language.parties import read, trim
from photodesk.tables.agencies import lookup

_CREDIT_MAX_CHARS = 160
_TAIL_CHARS = 200
_BULLETS = "▲△▶▷◀◁◇◆■□●○※★☆◎→↑▼▽ \t\r\n\u00a0\u3000"
_AFTER_CAPTION = " \t\n\r\u00a0/／|│-–—(["

_ANCHOR = re.compile(r"[\n/／|│.!?…”’。)\]」』>–—\"'-]")
_SLASHES = frozenset("/／|│")
_DASHES = frozenset("-–—")
_OPENERS = frozenset("ⓒ©(\\[<@‘“【")
_LOWER_STARTS = ("dpa", "epa", "getty", "tvN", "iStock", "jTBC", "123", "afp")
_YEAR = re.compile(r"(?<=(?:19|20)\d\d)\s+(?=[A-Z가-힣])")
LABEL_START = re.compile(
    r"Photograph|Photos?(?= by| courtesy|:| credit)|PHOTO:|Phoot by|FILE PHOTO|File [Pp]hoto(?= by|:)|FOTO|Foto(?=\s?[:–-]|\s[A-Z]{2})|Fot\."
    r"|Courtesy|Captured? from|Credit:|Korea Times(?=\s+(?:photo|file|graphic)|\s?[/-])|REUTERS/|AP Photo|A[FP]P P[hH][oO]|EPA[/-]|Xinhua/"
    r"|Screen ?(?:shot|grab|capture)|Source:|Image (?:source|credit|courtesy)"
    r"|캡처\s?사진\s?[=:]|이미지\s?[=:]|자료\s?사진\s?[=:]|사진\s?(?:[=:/]|제공|출처)|출처|[ⓒ©]"
)
"""Label words behind which a credit may begin without any separator."""

_RESTRICTION = re.compile(
    r"[\s(\[*/,;—–-]{0,6}(?:\*\*\s?FILE\s?\*\*|ATT(?:ENTION|N)[:,]?\s+EDITORS|EDITORS?[’']?\s+NOTES?|EDS?:?\s+NOTES?"
    r"|(?:FOR\s+)?EDITORIAL\s+USE|RESTRICTED\s+TO|(?:PHOTO\s+)?NOT\s+FOR\s+(?:SALE|USE)"
    r"|(?:STRICTLY\s+)?NO\s+(?:SALES?|RESALES?|ARCHIV\w+|COMMERCIAL|THIRD|INTERNET|MAGS|TV|ACCESS|USE|MARKETING|ADVERTISING|LICENSING|ONLINE|RE-?USE|RIGHTS)\b"
    r"|(?:(?:SOUTH|NORTH|REPUBLIC\s+OF|UNITED|NEW|SAUDI|CZECH|HONG|SRI|COSTA|LATIN|EASTERN|WESTERN)\s+)?[A-Z][A-Z.]+\s+OUT\b(?!\s+[a-z])"
    r"|MANDATORY\s+CREDIT|CREDIT\s+MANDATORY|TPX\s+IMAGES?|APTOPIX"
    r"|(?:THIS|THE)\s+(?:IMAGE|PICTURE|PHOTO|VIDEO)\s+(?:WAS|HAS|IS)\b|QUALITY\s+FROM\s+SOURCE|DISTRIBUTED\s+AS\s+A\s+SERVICE"
    r"|(?:For|FOR)\s+(?:Use|USE)\s+(?:Only|ONLY)\s+(?:in|IN)\b"
    r"|Photo\s+credit\s+should\s+read|(?:\|\s*)?License Photo|국내에서만\s*사용|무단\s?전재|재판매\s*및|재배포\s*(?:및\s*DB\s*)?금지|DB\s*금지"
    r"|AI\s*학습)"
)
_RESTRICTION_HINTS = (
    "OUT", "EDITOR", "NOTE", "NO ", "**", "TPX", "APTOPIX", "MANDATORY", "USE", "NOT FOR", "RESTRICTED", "credit should",
    "License Ph", "Use Only", "QUALITY", "THIS ", "THE ", "금지", "국내에서만", "전재", "DISTRIBUTED", "AI 학습",
)  # fmt: skip
_PROSE = re.compile(
    r"\s(?:is|are|was|were|be|has|have|had|in|on|at|to|with|from|after|as|that|who|which|during|said|says|into|his|her|its|their|not|will"
    r"|near|over|before|under|against|between|about|when|while)\s"
)
FILE_HEAD = re.compile(
    r"\s*(?:[(\[]?\s*(?:FILE|FILES|File)\s*[)\]]\s*[-–—:]?|FILES?\s+(?:PHOTO|IMAGE|PICTURE|VIDEO)\s*[-–—:]|FILES?\s*[-–—:]|File (?:photo|image)\s*[-–—:]"
    r"|[(\[【<]\s*자료\s?사진\s*[)\]】>]|자료\s?사진\s*[=:])"
)
"""The mark at a file picture's head: FILE -, FILE PHOTO:, (File), [자료사진]."""

DATELINE = re.compile(
    r"\s*[(\[【<]\s*(?P<inner>[^)\]】>]{2,60}?)\s*[)\]】>]\s*"
    r"(?P<by>(?:[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})?\s*(?:사진|선임|전문|객원|인턴)?\s*(?:기자|특파원)(?:\s*,\s*)?){1,3})?\s*(?P<equals>[=＝])?\s*"
)
"""(서울=연합뉴스) 이름 기자 = , [AP=연합뉴스], (Yonhap)."""

_MAIL_TAIL = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?\s*$")
_GLUE = re.compile(
    r"(?:Yonhap|Reuters|REUTERS|Newsis|News1|AFP|EPA|(?<![A-Z])AP|KCNA|Xinhua|Kyodo|gettyimagesbank|Getty Images)(?=[A-Z“\"‘'][A-Za-z]*[\s’'])"
    r"|(?<=[a-z])(?=[A-Z][a-z]*[ ’'][A-Za-z])|(?:(?<=연합뉴스)|(?<=뉴시스)|(?<=공동취재단))(?=[가-힣A-Z\[(◇▲■])"
)
_MIDDLE = re.compile(r"\((?P<inner>[^()]{2,120})\)")
_SIDE = re.compile(r"왼쪽|오른쪽|가운데|앞줄|뒷줄|위|아래|\d|left|right", re.IGNORECASE)
_SENTENCE_END = frozenset(".!?…”’\"'。)]」』>")
_RISKY = frozenset(
    "AA PA CP TT SPA SANA WAM APA ANP PAP CNA MTI SITA KBS MBC YTN PTI VNA IRNA ABr REX Rex Sputnik 연합 공동 게티 신화".split()
)
"""Bare words that are an agency only where a credit must stand."""

_PARTICLE_END = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
    "한",
    "된",
    "던",
    "인",
    "및",
    "서",
)


class SignOff(NamedTuple):
    """Where the credit stands.

    Attributes:
        caption: the text without credit. `credit`: the credit, trimmed; "" when there is none.
        restrictions: phrases that stood beside it.
        file_marked: whether the caption is marked as a file picture outside the credit.
    """

    caption: str
    credit: str = ""
    restrictions: tuple[str, ...] = ()
    file_marked: bool = False


class _Found(NamedTuple):
    start: int
    credit: str
    phrases: tuple[str, ...] = ()


def find_sign_off(text: str) -> SignOff:
    """Take a printed caption apart.

    Args:
        text: NFC text of one caption; a bare credit gives an empty caption.

    Returns:
        The pieces; the whole text as caption when no credit surely stands there.

    Example:
        >>> find_sign_off("Visitors cross the square, Monday. (Pool photo) (Yonhap)").credit
        'Pool photo (Yonhap)'
    """
    body = text.strip().lstrip(_BULLETS)
    if not body:
        return SignOff("")
    file_marked = body[0] in "F([【<자f" and FILE_HEAD.match(body) is not None
    front, restrictions = _cut_restrictions(body)
    if restrictions and "**" in restrictions[0]:
        file_marked, restrictions = True, ()
    found = _at_end(front)
    if found is None and restrictions:
        found = _behind_restriction(body, front, restrictions[0])
    if found is not None:
        caption = _without_dateline(front[: found.start].rstrip(_AFTER_CAPTION))
        return SignOff(caption, found.credit, found.phrases + restrictions, file_marked)
    head = _at_head(front)
    if head is not None:
        credit, caption = head
        if "@" in caption[-40:]:
            caption = _MAIL_TAIL.sub("", caption)
        return SignOff(caption.strip(), credit, restrictions, file_marked)
    found = _inside(front)
    if found is not None:
        return SignOff(front[: found.start].rstrip(_AFTER_CAPTION), found.credit, restrictions, file_marked)
    return SignOff(front.rstrip(), "", restrictions, file_marked)


def _cut_restrictions(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut a tail of restriction phrases; the front keeps the caption and the credit."""
    tail = text if len(text) < 700 else text[-700:]
    for hint in _RESTRICTION_HINTS:
        if hint in tail:
            break
    else:
        return text, ()
    match = _RESTRICTION.search(text)
    if match is not None and match.start() == 0 and not text.isupper():
        match = _RESTRICTION.search(text, match.end())
    if match is None:
        return text, ()
    start = match.start()
    bracket = max(text.rfind("(", 0, match.end()), text.rfind("[", 0, match.end()))
    closing = max(text.rfind(")", 0, start), text.rfind("]", 0, start))
    phrase = text[start:].strip(" \n.,;()[]/|-–—")
    if bracket > closing and text[bracket + 1 : start].strip():
        # [국방부 제공. 재판매 및 DB 금지]: the credit shares the bracket
        inner = text[bracket + 1 : start].strip(" .,;")
        return f"{text[: bracket + 1]}{inner}{')' if text[bracket] == '(' else ']'}", (phrase,)
    return text[:start].rstrip(), (phrase,)


def _behind_restriction(body: str, front: str, phrase: str) -> _Found | None:
    """Find a credit that stands after the restriction: "… (PHOTO NOT FOR SALE) (Yonhap)"."""
    found = _at_end(body)
    if found is not None and found.start >= len(front):
        return _Found(len(front), found.credit, found.phrases)
    should = phrase.find("should read")
    if should >= 0:
        return _Found(len(front), trim(phrase))
    return None


# --- the end of the text ---------------------------------------------------------------------


def _at_end(text: str) -> _Found | None:
    """Return the credit that ends the text, or None."""
    text = text.rstrip()
    if not text:
        return None
    bare = text[:-1] if text[-1] == "." else text
    if bare and bare[-1] in ")]】>）":
        found = _bracketed(bare)
        if found is not None:
            return found
    return _separated(text)


def _opening(text: str, end: int) -> int:
    """Return the index of the bracket that the one at `end` closes, or -1."""
    close = text[end]
    opening = {")": "(", "]": "[", "】": "【", ">": "<", "）": "（"}[close]
    depth = 0
    for index in range(end, max(-1, end - _CREDIT_MAX_CHARS), -1):
        char = text[index]
        if char == close:
            depth += 1
        elif char == opening:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _bracketed(text: str) -> _Found | None:
    start = _opening(text, len(text) - 1)
    if start < 0:
        return None
    inner = text[start + 1 : -1].strip()
    before = text[:start].rstrip()
    if not _fills_bracket(inner, ended=before[-1:] in _SENTENCE_END) and not (
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
        if _RESTRICTION.match(other):
            phrases = (other, *phrases)
        elif other.casefold() in MARKERS or (
            len(other) < 60 and before[opening - 1 : opening] in (" ", ".", "\n") and _fills_bracket(other)
        ):
            credit = f"{trim(other)} ({credit})"
        else:
            break
        start = opening
        before = before[:opening].rstrip()
    return _Found(start, credit, phrases)


def _fills_bracket(inner: str, *, ended: bool = False) -> bool:
    """Tell whether a bracket holds a credit; markers and screens need no agency there.

    Args:
        inner: what stands in it. `ended`: whether a full sentence stands before it, where an
            organization alone is a credit: "… Monday. (Ministry of Defense)".
    """
    if not 1 < len(inner) <= _CREDIT_MAX_CHARS:
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
    if before[-1:] not in _SENTENCE_END or len(inner) > 40:
        return False
    reading = read(inner)
    if not reading.clean or not reading.parts or _SIDE.search(inner) is not None:
        return False
    if any(part.role not in ("person", "organization") for part in reading.parts):
        return False
    return inner.isupper() or "word" in reading.labels


def _stands_for_itself(inner: str, before: str, opening: str, start: int) -> bool:
    """Tell "… in Seoul. (EPA)" from "the Environmental Protection Agency (EPA)"."""
    if not before or len(inner) > 6 or opening != "(" or before[-1] in _SENTENCE_END:
        return True
    if inner in _RISKY or start == len(before):
        return False
    letters = "".join([word[0] for word in before.split()[-8:] if word[:1].isupper()])
    return not (inner.isupper() and letters.endswith(inner))


def _separated(text: str) -> _Found | None:
    end = len(text)
    base = end - _TAIL_CHARS if end > _TAIL_CHARS else 0
    for start in _starts(text, base, end):
        credit = _whole_credit(text, start, end)
        if credit:
            return _Found(start, credit)
    start = _last_words(text)
    if start < 0 and (year := _YEAR.search(text, base)) is not None and _whole_credit(text, year.end(), end):
        start = year.end()
    if start >= 0:
        return _Found(start, trim(text[start:]))
    if base == 0 and is_bare_credit(text):
        return _Found(0, trim(text))
    return None


def _starts(text: str, base: int, end: int) -> list[int]:
    """Return the places where a credit may begin, from the left."""
    starts: list[int] = []
    for match in _ANCHOR.finditer(text, base):
        place = match.start()
        char = text[place]
        after = place + 1
        if char in _DASHES:
            if not (text[place - 1 : place].isspace() and text[after : after + 1].isspace()):
                continue
        elif char == "'" or char == '"':
            if text[place - 1 : place] not in (".", "!", "?"):
                continue
        while after < end and text[after].isspace():
            after += 1
        if after >= end or end - after > _CREDIT_MAX_CHARS:
            continue
        if char not in _SLASHES and char != "\n":
            following = text[after]
            if not (following.isupper() or following > "\u3040" or following in _OPENERS):
                if not text.startswith(_LOWER_STARTS, after):
                    continue
        starts.append(after)
    unsorted = False
    for match in LABEL_START.finditer(text, base):
        place = match.start()
        if place not in starts and not text[place - 1 : place].isupper():
            unsorted = unsorted or (bool(starts) and place < starts[-1])
            starts.append(place)
    if unsorted:
        starts.sort()
    return starts


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
    if not reading.sure and not (start and (_only_markers(reading) or _slashed_name(text, start, credit))):
        return ""
    if start == 0 and not _starts_like_credit(text, reading):
        return ""
    if last == "." and not reading.labels and len(reading.parts) == 1 and text[start - 1 : start] == " ":
        return ""
    return credit


def _slashed_name(text: str, start: int, credit: str) -> bool:
    """A word behind sentence end and slash is a credit in Korean papers: "… 있다. /국방부"."""
    if text[start - 1] not in _SLASHES or len(credit) > 12 or " " in credit or not "가" <= credit[0] <= "힣":
        return False
    return text[: start - 1].rstrip()[-1:] in _SENTENCE_END


def _only_markers(reading: Reading) -> bool:
    return bool(reading.markers) and all(part.role == "marker" for part in reading.parts)


def is_bare_credit(text: str) -> bool:
    """Tell whether a text is one credit and nothing else.

    Example:
        >>> is_bare_credit("REUTERS/Jacky Chen"), is_bare_credit("Son Heung-min / Yonhap")
        (True, False)
    """
    if len(text) > _CREDIT_MAX_CHARS:
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
        return blank + 1 if last[0].isupper() and (word[:1].isupper() or word[-1:].isdigit()) else -1
    if last[-1] in ".。" or not any(sign in last for sign in "-=/연뉴"):
        return -1
    reading = read(last)
    if reading.clean and len(reading.parts) >= 2 and all(part.agency is not None for part in reading.parts):
        return blank + 1
    return -1


# --- the beginning, and the middle -----------------------------------------------------------


def _at_head(text: str) -> tuple[str, str] | None:
    """Return (credit, caption) of a text whose credit stands first, or None."""
    line, newline, rest = text.partition("\n")
    if newline and len(line) <= _CREDIT_MAX_CHARS and rest.strip():
        line = line.strip()
        if is_bare_credit(line):
            return trim(line), re.sub(r"^(?:Photo|PHOTO|사진)\s*:\s*", "", rest.strip())
    if text[0] in "([【<":
        match = DATELINE.match(text)
        if match is not None and match.end() < len(text):
            inner = match["inner"]
            if _RESTRICTION.match(inner) is None and _is_sure(inner):
                credit = text[: match.end("by")].strip() if match["by"] else inner
                return trim(credit), text[match.end() :].strip(" =＝-–—:")
    return None


def _is_sure(text: str) -> bool:
    reading = read(trim(text))
    return reading.sure and reading.clean


def _without_dateline(caption: str) -> str:
    """Drop "(서울=연합뉴스) 이름 기자 = " when the credit stands at the end all the same."""
    if caption[:1] in ("(", "[", "【") and "=" in caption[:80]:
        match = DATELINE.match(caption)
        if (
            match is not None
            and match.end() < len(caption)
            and "=" in match["inner"]
            and _is_sure(match["inner"])
        ):
            return caption[match.end() :].lstrip(" =＝-–—:")
    return caption


def _inside(text: str) -> _Found | None:
    """Return a credit with the next sentence behind it: "… Choi Won-sukThe leader", "… (AP Photo/X) Next"."""
    for number, match in enumerate(_GLUE.finditer(text)):
        if number > 24:
            break
        found = _at_end(text[: match.end()])
        if found is not None and found.start > 0:
            before = text[found.start - 1]
            if before in " (/[\n" or before in _SENTENCE_END:
                return found
    if "(" in text:
        for number, match in enumerate(_MIDDLE.finditer(text)):
            if number > 24:
                break
            inner = match["inner"]
            if "/" not in inner and "-" not in inner and inner not in ("Yonhap", "YONHAP"):
                continue
            if text[: match.start()].rstrip()[-1:] in _SENTENCE_END:
                reading = read(trim(inner))
                if reading.clean and any(part.agency is not None for part in reading.parts):
                    return _Found(match.start(), trim(inner))
    return None
