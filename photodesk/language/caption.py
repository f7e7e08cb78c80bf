"""Where a printed caption ends and its credit begins.

    line := caption SEP credit TAIL?          (CREDITS.md: " " 51 %, "(…)" 31 %, "/" 9 %, "[…]" 4 %,
    SEP  := " " | "(" | "[" | "/" | newline | nothing | credit first          newline 2 %, first 1 %)
    TAIL := restriction | "**FILE**" | mail | the next sentence, glued on

Every place where a credit may begin is tried from the left, and the first remainder that is a
credit and nothing else wins. A sentence that mentions an agency is none: its words have no joint,
no label and no bracket. When unsure, the text stays caption and the credit stays empty.
"""

from __future__ import annotations

import re

from photodesk.language.credit import parse_trimmed
from photodesk.language.credit_words import MARKERS
from photodesk.language.dates import PrintedDate, dates
from photodesk.language.origin import captured_from, names_channel, provided_by
from photodesk.language.parties import Reading, read, trim
from photodesk.model import Credit, PrintedCaption
from photodesk.tables.agencies import INDEX, key
from photodesk.text import fold

__all__ = [
    "PrintedDate", "captured_from", "dates", "doubled", "is_file_caption", "names_channel", "positions",
    "provided_by", "split_caption",
]  # fmt: skip

_CREDIT_MAX_CHARS = 160
_TAIL_CHARS = 240
_BULLETS = "▲△▶▷◀◁◇◆■□●○※★☆◎→↑▼▽ \t\u00a0\u3000"
_AFTER_CAPTION = " \t\n\r\u00a0/／|│-–—(["

_BOUNDARY = re.compile(
    r"\n\s*"
    r"|\s*[/／|│]\s*(?=\S)"
    r"|(?:(?<=[.!?…”’。)\]」』>])|(?<=[.!?][\"']))\s*(?=[A-ZÀ-Þ가-힣ⓒ©(\[<@‘“]|[a-z]{1,3}[A-Z]|dpa\b|dpa-|epa\b|epa-|getty|123[rR])"
    r"|\s[-–—]\s"
    r"|(?<=(?:19|20)\d\d)\s+(?=[A-Z가-힣])"
)
_LABEL_START = re.compile(
    r"(?<![A-Z])(?:Photograph|Photos?(?= by| courtesy|:| credit)|FILE PHOTO|Phoot by|PHOTO:|Foto\s?[:–-]|FOTO|Fot\.|Courtesy|Korea Times(?=\s+(?:photo|file|graphic)|\s?[/-])"
    r"|REUTERS/|AP Photo|A[FP]P P[hH][oO]|EPA[/-]|Xinhua/|Screen ?(?:shot|grab|capture)|Captured? from|Image (?:source|credit|courtesy)|Credit:|Source:"
    r"|(?:캡처|이미지|자료)?\s?사진\s?[=:/]|사진\s?제공|사진\s?출처|출처|[ⓒ©])"
)
_RESTRICTION = re.compile(
    r"[\s(\[*/,;—–-]*(?:\*\*\s?FILE\s?\*\*|ATT(?:ENTION|N)[:,]?\s+EDITORS|EDITORS?[’']?\s+NOTES?|EDS?:?\s+NOTES?"
    r"|(?:FOR\s+)?EDITORIAL\s+USE|RESTRICTED\s+TO|(?:PHOTO\s+)?NOT\s+FOR\s+(?:SALE|USE)"
    r"|(?:STRICTLY\s+)?NO\s+(?:SALES?|RESALES?|ARCHIV\w+|COMMERCIAL|THIRD|INTERNET|MAGS|TV|ACCESS|USE|MARKETING|ADVERTISING|LICENSING|ONLINE|RE-?USE|RIGHTS)\b"
    r"|(?:(?:SOUTH|NORTH|REPUBLIC\s+OF|UNITED|NEW|SAUDI|CZECH|HONG|SRI|COSTA|LATIN|EASTERN|WESTERN)\s+)?[A-Z][A-Z.]+\s+OUT\b(?!\s+[a-z])|MANDATORY\s+CREDIT|CREDIT\s+MANDATORY|TPX\s+IMAGES?|APTOPIX"
    r"|(?:THIS|THE)\s+(?:IMAGE|PICTURE|PHOTO|VIDEO)\s+(?:WAS|HAS|IS)\b|QUALITY\s+FROM\s+SOURCE|DISTRIBUTED\s+AS\s+A\s+SERVICE"
    r"|(?:For|FOR)\s+(?:Use|USE)\s+(?:Only|ONLY)\s+(?:in|IN)\b|(?:GERMANY|AUSTRIA|JAPAN|CHINA|KOREA)\s+OUT"
    r"|Photo\s+credit\s+should\s+read|(?:\|\s*)?License Photo|국내에서만\s*사용|무단\s?전재|재판매\s*및|재배포\s*(?:및\s*DB\s*)?금지|DB\s*금지"
    r"|AI\s*학습)"
)
_RESTRICTION_HINTS = ("OUT", "EDITOR", "NOTE", "NO ", "**", "TPX", "APTOPIX", "MANDATORY", "USE", "ONLY", "NOT FOR", "RESTRICTED",
                      "credit should", "License Ph", "Use Only", "QUALITY", "THIS ", "금지", "사용", "전재")  # fmt: skip
_PROSE = re.compile(
    r"\s(?:is|are|was|were|be|has|have|had|in|on|at|to|with|from|after|as|that|who|which|during|said|says|into|his|her|its|their|not|will"
    r"|near|over|before|under|against|between|about|when|while)\s"
)
_FILE_HEAD = re.compile(
    r"\s*(?:[(\[]?\s*(?:FILE|FILES|File)\s*[)\]]\s*[-–—:]?|FILES?\s+(?:PHOTO|IMAGE|PICTURE|VIDEO)\s*[-–—:]|FILES?\s*[-–—:]|File (?:photo|image)\s*[-–—:]"
    r"|[(\[【<]\s*자료\s?사진\s*[)\]】>]|자료\s?사진\s*[=:])"
)
_FILE_TEXT = re.compile(
    r"\bfile (?:photo|image|picture|footage|video|pic)s?\b|\barchiv(?:e|al) (?:photo|image|picture)s?\b|\bundated\b|\*\*\s?FILE|자료\s?(?:사진|화면)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\s*[(\[【<]\s*(?P<inner>[^)\]】>]{2,60}?)\s*[)\]】>]\s*"
    r"(?P<by>(?:[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})?\s*(?:사진|선임|전문|객원|인턴)?\s*(?:기자|특파원)(?:\s*,\s*)?){1,3})?\s*(?P<equals>[=＝])?\s*"
)
_MAIL_TAIL = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?\s*$")
_GLUE = re.compile(
    r"(?:Yonhap|Reuters|REUTERS|Newsis|News1|AFP|EPA|(?<![A-Z])AP|KCNA|Xinhua|Kyodo|gettyimagesbank|Getty Images)(?=[A-Z“\"‘'][A-Za-z]*[\s’'])"
    r"|(?<=[a-z])(?=[A-Z][a-z]*[ ’'][A-Za-z])|(?:(?<=연합뉴스)|(?<=뉴시스)|(?<=공동취재단))(?=[가-힣A-Z\[(◇▲■])"
)
_POSITION = re.compile(
    r"\((?:[LRC]|top|bottom|center|centre|left|right|front|back|\d+(?:st|nd|rd|th) (?:from )?[LR]\w*|from [LR] to [LR]|[LR]-[LR])[^()]{0,30}\)"
    r"|\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|\d+(?:st|nd|rd|th)) )?from (?:the )?(?:left|right|L|R|top)\b(?: to (?:right|left|R|L)\b)?"
    r"|(?<=, )(?:far |second |top |bottom |front |back )?(?:left|right|center|centre|foreground|background|top|bottom)(?=[,.;:]| and\b)"
    r"|\b(?:at|on the) (?:far )?(?:left|right|center|top|bottom)\b|\b(?:L|R)-(?:R|L)\b"
    r"|(?:사진\s?)?(?:앞줄|뒷줄|윗줄|아랫줄)?\s?(?:맨\s?)?(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|좌측|우측|위쪽|아래쪽)(?:에서|부터)?(?:\s(?:첫|두|세|네|다섯|여섯)\s?번째)?",
    re.IGNORECASE,
)
_SENTENCE_END = ".!?…”’\"'。)]」』>"
_RISKY = frozenset(
    "AA PA CP TT SPA SANA WAM APA ANP PAP CNA MTI SITA KBS MBC YTN PTI VNA IRNA ABr REX Rex Sputnik 연합 공동".split()
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
    "한국",
)


def split_caption(text: str) -> PrintedCaption:
    """Split a printed caption into the caption without credit, and the credit.

    The organization of the credit is also read from the sentence ("in this photo provided by …").

    Args:
        text: one caption as printed; a bare credit gives an empty caption.

    Returns:
        The caption (bullets, separators and restrictions off) and the parsed credit; an empty
        credit of kind "none" when there is none or the end is not surely one.

    Example:
        >>> printed = split_caption("Visitors cross the square in Seoul, Monday. / Yonhap")
        >>> printed.caption, printed.credit.text
        ('Visitors cross the square in Seoul, Monday.', 'Yonhap')
        >>> split_caption("The minister talks to Yonhap.").credit.kind
        'none'
    """
    body = text.strip().lstrip(_BULLETS)
    caption, credit = _take_apart(body)
    if not credit.organization and credit.kind not in ("staff", "courtesy", "screenshot", "stock"):
        supplier = _supplier(caption)
        if supplier:
            credit = _with_organization(credit, supplier)
    return PrintedCaption(caption, credit)


def _supplier(caption: str) -> str:
    if (
        "captur" in caption
        or "grab" in caption
        or "screenshot" in caption
        or "캡" in caption
        or "갈무리" in caption
    ):
        found = captured_from(caption)
        if found:
            return found
    if (
        " by " in caption
        or "from" in caption
        or "handout" in caption
        or "제공" in caption
        or "공개" in caption
    ):
        return provided_by(caption)
    return ""


def _with_organization(credit: Credit, organization: str) -> Credit:
    return Credit(
        credit.text, credit.kind, credit.agency, credit.distributors, credit.photographer, organization,
        credit.markers, credit.restrictions, credit.parties, credit.suggestion,
    )  # fmt: skip


def _take_apart(body: str) -> tuple[str, Credit]:
    if not body:
        return "", Credit()
    file_marked = body[:1] in "F(【[<자f" and _FILE_HEAD.match(body) is not None
    front, restrictions = _cut_restrictions(body)
    if any("FILE" in phrase for phrase in restrictions):
        file_marked = True
        restrictions = tuple(phrase for phrase in restrictions if "**" not in phrase)
    found = _at_end(front)
    if found is None and restrictions and len(front) < len(body):
        found, front = _behind_restriction(body, front, restrictions)
    if found is not None:
        start, end, credit_text, more = found
        caption = _trim_caption(front[:start])
        caption = _without_dateline(caption)
        return caption, parse_trimmed(credit_text, _joined_phrases(more, restrictions), file_marked)
    head = _at_head(front)
    if head is not None:
        credit_text, caption = head
        caption = _MAIL_TAIL.sub("", caption) if "@" in caption[-40:] else caption
        return caption.strip(), parse_trimmed(credit_text, restrictions, file_marked)
    glued = _glued(front)
    if glued is not None:
        start, credit_text = glued
        return _trim_caption(front[:start]), parse_trimmed(credit_text, restrictions, file_marked)
    return front.rstrip(), parse_trimmed("", restrictions, file_marked)


def _joined_phrases(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + second if first else second


def _trim_caption(text: str) -> str:
    text = text.rstrip(_AFTER_CAPTION)
    if text.endswith("사진"):
        return text
    return text


def _cut_restrictions(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut a tail of restriction phrases; the front keeps the caption and the credit."""
    tail = text[-700:]
    for hint in _RESTRICTION_HINTS:
        if hint in tail:
            break
    else:
        return text, ()
    match = _RESTRICTION.search(text)
    while match is not None:
        start = match.start()
        if start == 0 and match.end() < len(text) and not text.isupper():
            match = _RESTRICTION.search(text, match.end())
            continue
        opened = text.rfind("(", 0, match.end()), text.rfind("[", 0, match.end())
        bracket = max(opened)
        closing = max(text.rfind(")", 0, match.start()), text.rfind("]", 0, match.start()))
        if bracket > closing and text[bracket + 1 : start].strip():
            # [대통령실 제공. 재판매 및 DB 금지]: the credit shares the bracket
            inner = text[bracket + 1 : start]
            phrase = text[start:].strip(" .,;()[]")
            return text[:bracket] + text[bracket] + inner.strip(" .,;") + (
                ")" if text[bracket] == "(" else "]"
            ), (phrase,)
        phrase = text[start:].strip(" \n.,;()[]/-–—")
        return text[:start].rstrip(), (phrase,)
    return text, ()


def _behind_restriction(
    body: str, front: str, restrictions: tuple[str, ...]
) -> tuple[tuple[int, int, str, tuple[str, ...]] | None, str]:
    """Find a credit that stands after the restriction: "… (PHOTO NOT FOR SALE) (Yonhap)"."""
    found = _at_end(body)
    if found is not None and found[0] >= len(front):
        start, end, credit_text, more = found
        between = body[len(front) : start].strip(" \n.,;()[]/-–—")
        return (len(front), end, credit_text, more + (between,) if between else more), front
    phrase = restrictions[0]
    should = phrase.find("should read")
    if should >= 0:
        return (len(front), len(body), trim(phrase[should + 11 :]), ()), front
    return None, front


# --- the end of the text ---------------------------------------------------------------------


def _at_end(text: str) -> tuple[int, int, str, tuple[str, ...]] | None:
    """Return (start, end, credit, phrases) of the credit that ends the text, or None."""
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
    for index in range(end, max(-1, end - _CREDIT_MAX_CHARS - 40), -1):
        if text[index] == close:
            depth += 1
        elif text[index] == opening:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _bracketed(text: str) -> tuple[int, int, str, tuple[str, ...]] | None:
    end = len(text)
    start = _opening(text, end - 1)
    if start < 0:
        return None
    inner = text[start + 1 : end - 1].strip()
    before = text[:start].rstrip()
    if not _is_credit(inner, bracketed=True) and not (text[start] == "[" and _is_short_party(inner, before)):
        return None
    if not _stands_for_itself(inner, before, start, text):
        return None
    credit_text = trim(inner)
    phrases: tuple[str, ...] = ()
    while before and before[-1] in ")]】":
        opening = _opening(before, len(before) - 1)
        if opening < 0:
            break
        other = before[opening + 1 : -1].strip()
        if _RESTRICTION.match(other):
            phrases = (other, *phrases)
        elif other.casefold() in MARKERS or (
            len(other) < 60
            and _is_credit(other, bracketed=True)
            and opening > 0
            and before[opening - 1] in " .\n"
        ):
            credit_text = f"{trim(other)} ({credit_text})"
        else:
            break
        start = opening
        before = before[:opening].rstrip()
    return start, end, credit_text, phrases


def _is_short_party(inner: str, before: str) -> bool:
    """Square brackets behind a full sentence hold a credit: [SAMSUNG ELECTRONICS], [사진 LG전자]."""
    if before[-1:] not in _SENTENCE_END or len(inner) > 40:
        return False
    reading = read(inner)
    if not reading.clean or not reading.parts or _POSITION.search(inner) is not None:
        return False
    if any(part.role not in ("person", "organization") for part in reading.parts):
        return False
    return inner.isupper() or "word" in reading.labels


def _stands_for_itself(inner: str, before: str, start: int, text: str) -> bool:
    """Tell "… in Seoul. (EPA)" from "the Environmental Protection Agency (EPA)"."""
    if not before or before[-1] in _SENTENCE_END or len(inner) > 6 or text[start] != "(":
        return True
    if inner not in _RISKY:
        letters = "".join(word[0] for word in before.split()[-8:] if word[:1].isupper())
        return not (inner.isupper() and letters.endswith(inner)) and text[start - 1 : start] in (
            " ",
            "\n",
            "\u00a0",
        )
    return False


def _is_credit(text: str, *, bracketed: bool = False) -> bool:
    if not 1 < len(text) <= _CREDIT_MAX_CHARS:
        return False
    if INDEX.get(key(text)) is not None:
        return True
    reading = read(trim(text))
    if not reading.clean:
        return False
    if reading.sure:
        return True
    if not bracketed:
        return False
    if reading.markers and all(part.role in ("marker", "person") for part in reading.parts):
        return True
    return "screen" in reading.labels


def _separated(text: str) -> tuple[int, int, str, tuple[str, ...]] | None:
    end = len(text)
    base = max(0, end - _TAIL_CHARS)
    starts: list[int] = []
    for match in _BOUNDARY.finditer(text, base):
        starts.append(match.end())
    for match in _LABEL_START.finditer(text, base):
        starts.append(match.start())
    starts.sort()
    previous = -1
    for start in starts:
        if start == previous or end - start > _CREDIT_MAX_CHARS or start >= end:
            continue
        previous = start
        credit_text = _whole_credit(text, start, end)
        if credit_text:
            start = _with_name(text, start)
            return start, end, trim(text[start:]), ()
    found = _last_words(text)
    if found >= 0:
        return found, end, trim(text[found:]), ()
    if base == 0 and _is_bare(text):
        return 0, end, trim(text), ()
    return None


def _whole_credit(text: str, start: int, end: int) -> str:
    """Return the trimmed credit when the text from `start` on is one, else ""."""
    rest = text[start:]
    length = end - start
    last = rest[-1]
    if last == "." and length > 12 and rest[-2:-1] in ("다", "요"):
        return ""
    if length > 30 and _PROSE.search(rest) and _LABEL_START.match(rest) is None:
        return ""
    credit_text = trim(rest)
    if len(credit_text) < 2:
        return ""
    reading = read(credit_text)
    if not reading.clean or not (reading.sure or (start and _only_markers(reading))):
        return ""
    if start == 0 and not _starts_like_credit(text, reading):
        return ""
    if last == "." and not reading.labels and text[start - 1 : start] == " " and not _strong(reading):
        return ""
    return credit_text


def _only_markers(reading: Reading) -> bool:
    return bool(reading.markers) and all(part.role == "marker" for part in reading.parts)


def _strong(reading: Reading) -> bool:
    return len(reading.parts) > 1


def _starts_like_credit(text: str, reading: Reading) -> bool:
    """A text that is one bare credit begins with a label or an agency, or writes Name/Agency tight."""
    first = reading.parts[0] if reading.parts else None
    if first is None or reading.labels or first.agency is not None:
        return True
    return " /" not in text and "/ " not in text and all(part.joint != "(" for part in reading.parts)


def _is_bare(text: str) -> bool:
    if len(text) > _CREDIT_MAX_CHARS:
        return False
    if INDEX.get(key(text)) is not None:
        return True
    if _PROSE.search(text) and _LABEL_START.match(text) is None:
        return False
    reading = read(trim(text))
    return reading.sure and reading.clean and _starts_like_credit(text, reading)


def _with_name(text: str, start: int) -> int:
    """Take in the photographer before a tight slash: "… in Seoul on Monday Kim Hong-ji/Reuters"."""
    return start


def _last_words(text: str) -> int:
    """Return where a credit begins that nothing separates from the caption, or -1.

    Only pairs ("… in Washington AP-Yonhap") and agencies' names that are no other word.
    """
    blank = text.rfind(" ")
    if blank <= 0:
        return -1
    last = text[blank + 1 :]
    agency = INDEX.get(key(last))
    before = text[:blank].rstrip()
    if agency is not None:
        two = before.rfind(" ")
        other = INDEX.get(key(before[two + 1 :]))
        if other is not None and other is not agency and not last.isascii():
            return two + 1
        if last in _RISKY or len(last) < 4 or agency.kind not in ("wire", "pool", "stock"):
            return -1
        if not last.isascii():
            return -1 if before.endswith(_PARTICLE_END) else blank + 1
        word = before[two + 1 :]
        return blank + 1 if (word[:1].isupper() or word[-1:].isdigit()) and last[0].isupper() else -1
    if last[-1] in ".。" or not any(sign in last for sign in "-=/연뉴"):
        return -1
    reading = read(last)
    agencies = sum(1 for part in reading.parts if part.agency is not None)
    if reading.clean and agencies >= 2 and agencies == len(reading.parts):
        two = before.rfind(" ")
        return blank + 1
    return -1


# --- the beginning, and the middle -----------------------------------------------------------


def _at_head(text: str) -> tuple[str, str] | None:
    """Return (credit, caption) of a text whose credit stands first, or None."""
    line, newline, rest = text.partition("\n")
    if newline and len(line) <= _CREDIT_MAX_CHARS and rest.strip():
        line = line.strip()
        if _is_bare(line):
            caption = rest.strip()
            caption = re.sub(r"^(?:Photo|PHOTO|사진)\s*:\s*", "", caption)
            return trim(line), caption
    if text[:1] in "([【<":
        match = _DATELINE.match(text)
        if match is not None and match.end() < len(text):
            inner = match["inner"]
            if _is_credit(inner) and not _RESTRICTION.match(inner):
                credit_text = inner
                if match["by"]:
                    credit_text = text[: match.end("by")].strip()
                rest = text[match.end() :]
                return trim(credit_text), rest.strip(" =＝-–—:")
    return None


def _without_dateline(caption: str) -> str:
    """Drop "(서울=연합뉴스) 이름 기자 = " when the credit stands at the end all the same."""
    if caption[:1] in "([【" and "=" in caption[:80]:
        match = _DATELINE.match(caption)
        if match is not None and match.end() < len(caption):
            inner = match["inner"]
            if "=" in inner and _is_credit(inner):
                return caption[match.end() :].lstrip(" =＝-–—:")
    return caption


def _glued(text: str) -> tuple[int, str] | None:
    """Return (start, credit) of a credit with the next sentence glued on: "… Choi Won-sukThe leader"."""
    for number, match in enumerate(_GLUE.finditer(text)):
        if number > 24:
            break
        front = text[: match.end()]
        found = _at_end(front)
        if found is not None:
            start, _, credit_text, _ = found
            if start > 0 and (text[start - 1] in ' (/[\n.”"' or text[start - 1] in _SENTENCE_END):
                return start, credit_text
    # a bracket that is surely a credit, with more text behind it
    for match in re.finditer(r"\((?=[^()]{4,120}\))", text):
        inner_end = text.find(")", match.end())
        inner = text[match.end() : inner_end]
        if ("/" in inner or "-" in inner or inner in ("Yonhap", "YONHAP")) and text[: match.start()].rstrip()[
            -1:
        ] in _SENTENCE_END:
            reading = read(trim(inner))
            if reading.sure and reading.clean and any(part.agency is not None for part in reading.parts):
                return match.start(), trim(inner)
    return None


# --- what a caption says of itself -----------------------------------------------------------


def is_file_caption(text: str) -> bool:
    """Tell whether the caption says it is a file photo (FILE -, (File), file photo, 자료사진, **FILE**).

    Example:
        >>> is_file_caption("FILE - The minister speaks."), is_file_caption("Police file a report.")
        (True, False)
    """
    return _FILE_HEAD.match(text) is not None or _FILE_TEXT.search(text) is not None


def positions(text: str) -> tuple[str, ...]:
    """Return the words that say who stands where (left, from left, (L), 왼쪽), in order.

    Example:
        >>> positions("Kim, left, and Lee (R) shake hands."), positions("문재인 대통령(왼쪽)")
        (('left', '(R)'), ('왼쪽',))
    """
    return tuple(match[0] for match in _POSITION.finditer(text))


_WORD = re.compile(r"\w+")


def doubled(text: str) -> str | None:
    """Return the single block of a text that stands two or three times in one field, or None.

    The copies are compared after folding and without their credits; the copy that carries a
    credit is the one returned.

    Example:
        >>> doubled("Visitors cross the square. AP-Yonhap Visitors cross the square. AP-Yonhap")
        'Visitors cross the square. AP-Yonhap'
        >>> doubled("A man walks in Seoul. A man walks in Busan.") is None
        True
    """
    spans = [(match.start(), match[0].casefold()) for match in _WORD.finditer(text[:12000])]
    if len(spans) < 4:
        return None
    words_ = [word for _, word in spans]
    opening = words_[: min(3, len(words_) // 2)]
    size = len(opening)
    starts = [
        number for number in range(size, len(words_) - size + 1) if words_[number : number + size] == opening
    ]
    if not starts or len(starts) > 12:
        return None
    places = [spans[number][0] for number in starts]
    for cuts in _cuts(places):
        edges = [0, *cuts, len(text)]
        blocks = [_block(text[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
        if any(len(_WORD.findall(block)) < 2 or len(block) < 8 for block in blocks):
            continue
        split = [split_caption(block) for block in blocks]
        if len({fold(printed.caption) for printed in split}) == 1 and split[0].caption:
            credits_ = {fold(printed.credit.text) for printed in split if printed.credit.text}
            if len(credits_) <= 1:
                return next(
                    (block for block, printed in zip(blocks, split, strict=True) if printed.credit.text),
                    blocks[0],
                )
    return None


def _cuts(places: list[int]) -> list[tuple[int, ...]]:
    cuts: list[tuple[int, ...]] = []
    if len(places) >= 2:
        cuts.extend((a, b) for number, a in enumerate(places) for b in places[number + 1 :])
    cuts.extend((place,) for place in places)
    return cuts


def _block(text: str) -> str:
    return text.strip(" \t\n\r\u00a0▲△▶")
