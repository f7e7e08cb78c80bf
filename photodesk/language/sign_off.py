"""Where a printed caption ends and its credit, the sign-off, begins.

    line := caption SEP credit TAIL?          (CREDITS.md: " " 51 %, "(…)" 31 %, "/" 9 %, "[…]" 4 %,
    SEP  := " " | "(" | "[" | "/" | newline | nothing | credit first          newline 2 %, first 1 %)
    TAIL := restriction | "**FILE**" | mail | the next sentence, glued on

`language.end_credit` reads the end; here restrictions are cut, and credits at the head or inside
are found. When unsure, the text stays caption and the credit stays empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from photodesk.language.end_credit import (
    CREDIT_MAX_CHARS,
    LABEL_START,
    SENTENCE_END,
    Found,
    end_credit,
    is_bare_credit,
    only_markers,
)
from photodesk.language.parties import read, trim
from photodesk.language.surroundings import in_quotes
from photodesk.tables.credit_words import RESTRICTION, RESTRICTION_HINTS

_BULLETS = "▲△▶▷◀◁◇◆■□●○※★☆◎→↑▼▽ \t\r\n\u00a0\u3000"
_OPENINGS = ("(", "[", "【", "<")
_AFTER_CAPTION = " \t\n\r\u00a0/／|│-–—([<〈【"

FILE_HEAD = re.compile(
    r"\s*(?:[(\[]?\s*(?:FILE|FILES|File)\s*[)\]]\s*[-–—:]?|FILES?\s+(?:PHOTO|IMAGE|PICTURE"
    r"|VIDEO)\s*[-–—:]|FILES?\s*[-–—:]|File (?:photo|image)\s*[-–—:]"
    r"|[(\[【<]\s*자료\s?사진\s*[)\]】>]|자료\s?사진\s*[=:])"
)
"""The mark at a file picture's head: FILE -, FILE PHOTO:, (File), [자료사진]."""

DATELINE = re.compile(
    r"\s*[(\[【<]\s*(?P<inner>[^)\]】>]{2,60}?)\s*[)\]】>]\s*"
    r"(?P<by>(?:[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})?\s*(?:사진|선임|전문|객원|인턴)?\s*(?:기자"
    r"|특파원)(?:\s*,\s*)?){1,3}|[가-힣]{2,10}(?:취재단|기자단)(?=\s*[=＝]))?\s*(?P<equals>[=＝])?\s*"
)
"""(서울=연합뉴스) 이름 기자 = , [AP=연합뉴스], (Yonhap)."""

_MAIL_TAIL = re.compile(
    r"(?P<date>(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.)?\s*[(<\[]?(?!(?:19|20)\d\d\.)[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?\s*$"
)
_GLUE = re.compile(
    r"(?:Yonhap|Reuters|REUTERS|Newsis|News1|KCNA|Xinhua|Kyodo|gettyimagesbank"
    r"|Getty Images)(?=[“\"‘']?[A-Z][a-z]*[\s’'-])"
    r"|(?:AFP|EPA|(?<![A-Z])AP)(?=[“\"‘']?[A-Z][a-z]+[\s’'])"
    r"|(?<=[A-Za-z]-)(?:Yonhap|Newsis|News1)(?= [A-Z“\"])|(?<=[a-z])(?=[A-Z][a-z]*[ ’'][A-Za-z])"
    r"|(?:(?<=연합뉴스)|(?<=뉴시스)|(?<=공동취재단))(?=[가-힣A-Z\[(◇▲■])"
)
_GLUE_HINT = re.compile("[a-zSPA1][A-Z“\"‘']|-Yonhap|-News|연합뉴스|뉴시스|취재단")
_GLUED_NAME = re.compile(
    r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?<!\bFitz)(?=[A-Z][a-z]+ (?:of|and|the|in|at|from|for|to|a|with) )"
)
"""A next sentence of capitalised words, glued to a name: "Choi Won-sukMembers of the Union"."""

_DATE_TAIL = re.compile(r"(?<=[가-힣A-Za-z])\s?(?:19|20)\d\d\s?[.-]\s?\d{1,2}\s?[.-]\s?\d{1,2}\.?$")
_DATED_BRACKET = re.compile(
    r"\s*(?P<bracket>[(\[<][^()\[\]<>]{2,60}[)\]>])(?:\s*(?P<date>(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?))?"
    r"(?:\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?\s*$"
)
"""A bracket with the date or the desk's mail behind it: (사진=국방부 제공) 2026.11.23. photo@newsis.com"""
_HEAD_END = re.compile(r"(?<=[)가-힣A-Za-z])\s?(?=\d{1,2}(?:일|월)(?![가-힣]))")
"""Where the caption begins behind a credit in front: "출처=연구소(ISW)8일(현지시간) …"."""
_MIDDLE = re.compile(r"\((?P<inner>[^()]{2,120})\)")


_CAPTION_LABEL = re.compile(r"(?:Photo|PHOTO|사진)\s*:\s*|Image caption\s*[,:]?\s*")


_END = re.compile(r"\s*\((?:END|끝)\)\s*(?:\(C\) Yonhap News Agency[^\n]{0,30})?$")
"""What Yonhap prints below its last line."""


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
    if "END)" in body[-90:] or "(끝)" in body[-90:]:
        body = _END.sub("", body)
    if not body:
        return SignOff("")
    file_marked = body[0] in "F([【<자f" and FILE_HEAD.match(body) is not None
    front, restrictions = _cut_restrictions(body)
    if restrictions and "**" in restrictions[0]:
        file_marked, restrictions = True, ()
    if front[-1:].isdigit() or front[-2:-1].isdigit() or "@" in front[-60:]:
        dated = _DATED_BRACKET.search(front, max(0, len(front) - 200))
        if dated is not None:
            front = _date_first(front, dated)
    dateline = DATELINE.fullmatch(front) if front[:1] in _OPENINGS else None
    if dateline is not None and dateline["by"] and _is_sure(dateline["inner"]):
        return SignOff("", trim(front[: dateline.end("by")]), restrictions, file_marked)
    found = end_credit(front)
    if front[-1:].isdigit() or front[-2:-1].isdigit():
        dated = _DATE_TAIL.search(front)
        if dated is not None:
            found = end_credit(front[: dated.start()]) or found
    if (
        found is not None
        and (glued := _GLUED_NAME.search(found.credit)) is not None
        and _is_sure(found.credit[: glued.start()])
    ):
        found = found._replace(credit=found.credit[: glued.start()])
    if found is None and restrictions:
        found = _behind_restriction(body, front, restrictions[0])
    if found is not None and front[:1] in _OPENINGS and only_markers(read(found.credit)):
        head = _at_head(front[: found.start].rstrip(_AFTER_CAPTION))
        if head is not None:  # [서울=뉴시스] 이름 기자 = … 있다. (공동취재): the mark goes with the name
            return SignOff(head[1], f"{head[0]} ({found.credit})", found.phrases + restrictions, file_marked)
    if found is not None:
        caption = _without_dateline(front[: found.start].rstrip(_AFTER_CAPTION))
        return SignOff(caption, found.credit, found.phrases + restrictions, file_marked)
    head = _at_head(front)
    if head is not None:
        credit, caption = head
        if "@" in caption[-40:]:
            caption = _MAIL_TAIL.sub(r"\g<date>", caption)
        return SignOff(caption.strip(), credit, restrictions, file_marked)
    found = _inside(front)
    if found is not None:
        return SignOff(front[: found.start].rstrip(_AFTER_CAPTION), found.credit, restrictions, file_marked)
    return SignOff(front.rstrip(), "", restrictions, file_marked)


def _date_first(text: str, match: re.Match[str]) -> str:
    """Put the date before the bracket when that holds a credit, so that the credit ends the text."""
    found = end_credit(text[: match.end("bracket")])
    if found is None or found.start < match.start():
        return text
    return " ".join(filter(None, (text[: match.start()], match["date"], match["bracket"])))


def _cut_restrictions(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut a tail of restriction phrases; the front keeps the caption and the credit."""
    tail = text if len(text) < 700 else text[-700:]
    for hint in RESTRICTION_HINTS:
        if hint in tail:
            break
    else:
        return text, ()
    match = RESTRICTION.search(text)
    if match is not None and match.start() == 0 and not text.isupper():
        match = RESTRICTION.search(text, match.end())
    while match is not None and in_quotes(text, match.start()):  # a placard that reads "KOREA OUT"
        match = RESTRICTION.search(text, match.end())
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


def _behind_restriction(body: str, front: str, phrase: str) -> Found | None:
    """Find a credit that stands after the restriction: "… (PHOTO NOT FOR SALE) (Yonhap)"."""
    found = end_credit(body)
    if found is not None and found.start >= len(front):
        return Found(len(front), found.credit, found.phrases)
    should = phrase.find("should read")
    if should >= 0:
        return Found(len(front), trim(phrase))
    return None


# --- the beginning, and the middle -----------------------------------------------------------


def _at_head(text: str) -> tuple[str, str] | None:
    """Return (credit, caption) of a text whose credit stands first, or None."""
    line, newline, rest = text.partition("\n")
    if newline and len(line) <= CREDIT_MAX_CHARS and rest.strip():
        line = line.strip()
        if line[-1:] != "," and is_bare_credit(line):
            return trim(line), _CAPTION_LABEL.sub("", rest.strip())
    if (label := LABEL_START.match(text)) is not None and label[0][-1:] in "=:처":
        for end in _HEAD_END.finditer(text, label.end(), 80):
            if is_bare_credit(text[: end.start()]):
                return trim(text[: end.start()]), text[end.end() :].strip()
    if text[:1] in _OPENINGS:
        match = DATELINE.match(text)
        if match is not None and match.end() < len(text):
            inner = match["inner"]
            if RESTRICTION.match(inner) is None and _is_sure(inner) and not only_markers(read(trim(inner))):
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


def _inside(text: str) -> Found | None:
    """Return a credit with the next sentence behind it: "… Choi Won-sukThe leader", "… (AP Photo/X) Next"."""
    glued = _GLUE_HINT.search(text)
    for number, match in enumerate(
        _GLUE.finditer(text, max(0, glued.start() - 20)) if glued is not None else ()
    ):
        if number > 24:
            break
        found = end_credit(text[: match.end()])
        if found is not None and found.start > 0:
            before = text[found.start - 1]
            if before in " (/[\n" or before in SENTENCE_END:
                return found
    if "(" in text:
        for number, match in enumerate(_MIDDLE.finditer(text)):
            if number > 24:
                break
            inner = match["inner"]
            if "/" not in inner and "-" not in inner and inner not in ("Yonhap", "YONHAP"):
                continue
            if text[: match.start()].rstrip()[-1:] in SENTENCE_END:
                reading = read(trim(inner))
                if reading.clean and any(part.agency is not None for part in reading.parts):
                    return Found(match.start(), trim(inner))
    return None
