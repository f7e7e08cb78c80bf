"""What the words of a credit are: agency, person, organization, marker, reporter, screen, place.

`read` cuts a credit at its joints and classifies each part. It is the lower half of the credit
grammar; who made the picture and who relayed it is decided in `language.roles`.

    credit := [label] part (joint part)*
    label  := "Photo by" | "Photograph:" | "Courtesy of" | "Captured from" | "사진=" | "ⓒ" | …
    joint  := "/" | "=" | "-" | "," | " via " | " for " | ")" "(" | " " | nothing
    part   := agency | person | organization | marker | 이름 기자 [mail] | … 제공 | … 캡처 | …
"""

from __future__ import annotations

import re
from functools import lru_cache

from photodesk.language.credit_parts import Part, Reading, has_organization_word, is_paper
from photodesk.language.korean_parts import classify_korean
from photodesk.language.latin_parts import classify_latin
from photodesk.tables import credit_words as words
from photodesk.tables.agencies import lookup, misspelt

CREDIT_MAX_CHARS = 300
"""A longer text is no credit."""

_HANGUL = re.compile("[가-힣]")
_EDGE = " \t\n\r\u00a0\u3000/／|·▲△▶◆◇■□●※-–—:;,"
_CLOSE = {"(": ")", "[": "]", "【": "】", "（": "）", "<": ">", "〈": "〉"}
_OPENINGS = tuple(_CLOSE)
_TRIMMED = frozenset(_EDGE + "([【（<〈)]】）>〉.。")
_ABBREVIATIONS = (
    "Inc.", "Ltd.", "Co.", "Corp.", "Jr.", "Sr.", "U.S.", "D.C.", "S.A.", "Bros.", "Dept.", "Assn.",
    "Assoc.", "Univ.",
)  # fmt: skip
_SUPPLIERS = ("newspaper", "broadcaster", "pool", "government")
_RIGHTS = re.compile(r"[\s.,;|]*(?:All rights reserved|License Photo)\.?$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[a-zà-ž]{3}|[가-힣])[.!?]\s|: |다\s|니다[.\s]|다\.[가-힣]")
"""What stands in sentences and never inside a party."""

_STOPPED = re.compile(r"(?:[a-zà-ž]{3}|[가-힣]|\d)[.!?]$")
"""The end of a sentence; a party ends so only in an abbreviation."""

_MAX_PARTS = 16
_PART_MAX_CHARS = 90


def trim(text: str) -> str:
    """Return a credit without the brackets, separators and full stop around it.

    Example:
        >>> trim(" / (AP Photo/Kim Min-su). "), trim("(Pool photo) (Yonhap)")
        ('AP Photo/Kim Min-su', 'Pool photo (Yonhap)')
    """
    trimmed = _trim_once(text)
    while trimmed != text and (trimmed[:1] in _TRIMMED or trimmed[-1:] in _TRIMMED):
        text, trimmed = trimmed, _trim_once(trimmed)
    return trimmed


def _trim_once(text: str) -> str:
    text = text.strip(_EDGE)
    if text.endswith((".", "。")) and not text.endswith(_ABBREVIATIONS):
        text = text.rstrip(".。 ").rstrip(_EDGE)
    while text and text[0] in _CLOSE:
        end = text.find(_CLOSE[text[0]])
        if end < 0:
            text = text[1:].strip(_EDGE)
        elif end == len(text) - 1:
            text = text[1:end].strip(_EDGE)
        else:
            # (서울=연합뉴스) 이름 기자 keeps its pair; (Pool photo) (Yonhap) loses the first one
            if text[end + 1 : end + 3].strip()[:1] in _OPENINGS:
                text = text[1:end].strip() + " " + text[end + 1 :].strip()
            break
    if text and text[-1] in ")]】）" and not any(sign in text for sign in _CLOSE):
        text = text[:-1].rstrip()
    return text


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Cut a trimmed credit into classified parts. Never raises; a text of no shape is not `clean`.

    The reading is shared between callers that ask for the same text: look, do not change it.

    Example:
        >>> [(part.role, part.text) for part in read("Eugene Hoshiko/Pool via REUTERS").parts]
        [('person', 'Eugene Hoshiko'), ('marker', 'Pool'), ('agency', 'REUTERS')]
    """
    reading = Reading()
    agency = lookup(text)
    if agency is not None:
        reading.add("agency", text, "", agency)
        return reading
    if len(text) > CREDIT_MAX_CHARS:
        reading.clean = False
        reading.add("organization", text, "")
        return reading
    if "글" in text:
        text = words.TEXT_BY.sub("", text) or text
    rest = _labels(text, reading)
    if rest.endswith(("eserved", "eserved.", "icense Photo")):
        rest = _RIGHTS.sub("", rest)
    if " by " in rest or " BY " in rest or " By " in rest:
        rest = _by(rest, reading)
    if _ai(rest, reading):
        return reading
    if "courtesy" in reading.labels or "screen" in reading.labels:
        _supplied(rest, reading)
    else:
        for start, end, joint in _cuts(rest):
            _classify(rest[start:end], joint, reading)
    if len(reading.parts) > 1:
        _merge_organizations(rest, reading)
        if not reading.sure and reading.clean:
            reading.sure = _is_slip(reading) or _is_papers(reading)
    return reading


def _is_slip(reading: Reading) -> bool:
    """Tell whether a photographer stands beside a misspelt agency: RETUERS/Park Ji-ho."""
    roles = [part.role for part in reading.parts]
    if sorted(roles) != ["organization", "person"] or reading.parts[1].joint != "/":
        return False
    return misspelt(reading.parts[roles.index("organization")].text) is not None


def _is_papers(reading: Reading) -> bool:
    """Tell whether a photographer stands before a paper: Kim Min-su/The Korea Herald."""
    parts = reading.parts
    if len(parts) != 2 or parts[0].role != "person" or parts[1].role != "organization":
        return False
    if parts[1].joint not in ("/", ",") or len(parts[0].text.split()) > 4:
        return False
    paper = parts[1].text.removeprefix("Special to ").removeprefix("special to ")
    if paper != parts[1].text:
        parts[1].text = paper
        return True
    return paper[:1].isupper() and paper.count(" ") >= (parts[1].joint == ",") and is_paper(paper)


def _labels(text: str, reading: Reading) -> str:
    for _ in range(3):
        label = words.LABELS.match(text)
        if label is None or label.end() == len(text):
            break
        name = label.lastgroup or ""
        reading.labels.add(name)
        if name == "courtesy" and _HANGUL.search(label[0]):
            reading.labels.add("제공")
        elif name == "file":
            reading.mark("file")
        if name != "word" and (name != "copyright" or label[0][0] in "ⓒ©"):
            reading.sure = True
        text = text[label.end() :]
    return text


def _by(text: str, reading: Reading) -> str:
    """Read "Korea Times photo by …", "U.S. Army photo by …"; the rest goes on as the photographer."""
    match = words.BY.fullmatch(text)
    if match is None:
        return text
    who = match["who"]
    if who.casefold().startswith("official "):
        who = who[9:]
    before = len(reading.parts)
    _classify(who, "", reading)
    if any(
        part.role == "organization" and not has_organization_word(part.text)
        for part in reading.parts[before:]
    ):
        del reading.parts[before:]
        return text
    reading.labels.add("by")
    reading.sure = True
    if match["file"]:
        reading.mark("file")
    return match["rest"]


def _ai(text: str, reading: Reading) -> bool:
    """Read "AI-generated image by ChatGPT", "AI, ChatGPT", "챗GPT 생성 이미지"."""
    if words.AI_HINT.search(text) is None:
        return False
    match = words.AI.fullmatch(text)
    tool = match["tool"].strip() if match is not None else ""
    if match is None or (
        tool
        and words.AI_TOOLS.get(tool.casefold()) is None
        and match.end("tool") - match.start("tool") == len(text) - 2
    ):
        match = words.AI_MADE.fullmatch(text)
        tool = match["tool"] if match is not None else ""
        if words.AI_TOOLS.get(tool.casefold()) is None:
            return False
    reading.mark("ai")
    reading.sure = True
    if tool:
        reading.add("organization", words.AI_TOOLS.get(tool.casefold(), tool), "")
    return True


def _cuts(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, joint before) of the pieces between the joints."""
    pieces: list[tuple[int, int, str]] = []
    start, joint = 0, ""
    for match in words.JOINT.finditer(text):
        kind = match.lastgroup
        if kind == "keep":
            continue
        if match.start() > start and not text[start : match.start()].isspace():
            pieces.append((start, match.start(), joint))
            joint = ""
        if joint not in ("via", "ⓒ"):
            joint = match["sign"] if kind == "sign" else words.JOINT_KINDS[kind or ""]
            joint = words.JOINT_SIGNS.get(joint, joint)
        start = match.end()
        if len(pieces) >= _MAX_PARTS:
            break
    if start < len(text):
        pieces.append((start, len(text), joint))
    return pieces


def _supplied(text: str, reading: Reading) -> None:
    """Read "Courtesy of X / Yonhap": what trails is agency or marker, the front is the supplier."""
    pieces = _cuts(text)
    trailing: list[Reading] = []
    while len(pieces) > 1:
        start, end, joint = pieces[-1]
        tail = Reading()
        _classify(text[start:end], joint, tail)
        if any(
            part.role in ("organization", "person", "place") or _is_government(part) for part in tail.parts
        ):
            break
        trailing.insert(0, tail)
        pieces.pop()
    front = (text[: pieces[-1][1]] if trailing and pieces else text).strip()
    inner = Reading()
    if "screen" not in reading.labels and (_HANGUL.search(front) or "제공" in reading.labels):
        _classify(front, "", inner)
    first = inner.parts[0] if inner.parts else None
    if first is not None and first.agency is not None and first.agency.kind not in _SUPPLIERS:
        reading.labels -= {"courtesy", "제공"}  # 사진제공=연합뉴스: the agency itself
        reading.parts.extend(inner.parts)
    elif first is not None and inner.parts[-1].role == "organization":
        reading.parts.extend(inner.parts)
        reading.labels |= inner.labels
    else:
        left, _, right = front.rpartition("-")
        agency = lookup(right) if left and lookup(front) is None else None
        reading.add("organization", left if agency is not None else front, "")
        if agency is not None:
            reading.add("agency", right, "-", agency)
    for tail in trailing:
        reading.parts.extend(tail.parts)
        for marker in tail.markers:
            reading.mark(marker)
    lower = (
        front.islower()
        and front.isascii()
        and not front.startswith(("the ", "a "))
        and front.rpartition(" ")[2] not in words.PLAIN_SUPPLIERS
        and lookup(front) is None
    )
    if len(front) > _PART_MAX_CHARS or lower or _SENTENCE.search(front):
        reading.clean = False


def _is_government(part: Part) -> bool:
    return part.agency is not None and part.agency.kind == "government"


def _classify(text: str, joint: str, reading: Reading) -> None:
    """Classify one piece and add it to the reading."""
    text = text.strip()
    if not text:
        return
    agency = lookup(text)
    if agency is not None:
        reading.add("agency", text, joint, agency)
        return
    if len(text) > _PART_MAX_CHARS or _SENTENCE.search(text) or _stopped(text):
        reading.clean = False
        reading.add("organization", text, joint)
        return
    low = text.casefold()
    marker = words.MARKERS.get(low)
    if marker is not None:
        reading.mark(marker)
        reading.add("marker", text, joint)
        if marker and not text.isascii():
            reading.sure = True
    elif "@" in text and _mail(text, joint, reading):
        pass
    elif low in words.AI_TOOLS:
        reading.mark("ai")
        reading.add("organization", words.AI_TOOLS[low], joint)
    elif not text.isascii() and _HANGUL.search(text):
        classify_korean(text, joint, reading, _classify)
    elif low.startswith("the ") and (agency := lookup(text[4:])) is not None:
        reading.add("agency", text, joint, agency)
    elif not text.isalpha() and " " not in text and words.PICTURE_ID.fullmatch(text):
        reading.add("number", text, joint)
    else:
        classify_latin(text, joint, reading, _classify)


def _stopped(text: str) -> bool:
    """Tell whether a piece ends a sentence: "Vance. / Fot. …", "… 있다. ⓒ …"."""
    return text[-1] in ".!?" and _STOPPED.search(text) is not None and not text.endswith(_ABBREVIATIONS)


def _mail(text: str, joint: str, reading: Reading) -> bool:
    match = words.MAIL.search(text)
    if match is not None:
        before = text[: match.start()].rstrip(" (<[")
        if before:
            _classify(before, joint, reading)
        reading.add("mail", match[0], " " if before else joint)
        return True
    if words.HANDLE.fullmatch(text):
        reading.add("person", text, joint)
        return True
    return False


def _merge_organizations(text: str, reading: Reading) -> None:
    """Put "서울시, 경기도 제공" or "A, B and C" together again: one supplier, one text."""
    parts = reading.parts
    number = 1
    while number < len(parts):
        part, before = parts[number], parts[number - 1]
        if part.joint == "," and part.role == "organization" and before.role in ("organization", "place"):
            start = text.find(before.text)
            end = text.find(part.text, start + len(before.text))
            if start >= 0 and end >= 0:
                before.role = "organization"
                before.text = text[start : end + len(part.text)]
                del parts[number]
                continue
        number += 1
