"""What the words of a credit are: agency, person, organization, marker, reporter, screen, place.

`read` cuts a credit at its joints and classifies each part. It is the lower half of the credit
grammar; who made the picture and who relayed it is decided in `language.credit`.

    credit := [label] part (joint part)*
    label  := "Photo by" | "Photograph:" | "Courtesy of" | "Captured from" | "사진=" | "ⓒ" | …
    joint  := "/" | "=" | "-" | "," | " via " | " for " | ")" "(" | " " | nothing
    part   := agency | person | organization | marker | 이름 기자 [mail] | … 제공 | … 캡처 | …
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from photodesk.language import credit_words as words
from photodesk.tables.agencies import INDEX, Agency, key
from photodesk.tables.places import find_city

Role = Literal["agency", "person", "organization", "marker", "place", "mail", "number"]

_HANGUL = re.compile("[가-힣]")
_EDGE = " \t\n\r\u00a0\u3000/／|·▲△▶◆◇■□●※-–—:;,"
_OPEN = {"(": ")", "[": "]", "【": "】", "（": "）", "<": ">", "〈": "〉"}
_ABBREVIATIONS = ("Inc.", "Ltd.", "Co.", "Corp.", "Jr.", "Sr.", "U.S.", "D.C.", "S.A.", "Bros.")
_SUPPLIERS = ("newspaper", "broadcaster", "pool", "government")
_RIGHTS = re.compile(r"[\s.,;|]*(?:All rights reserved|License Photo)\.?$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[a-zà-ž]{3}|[가-힣])[.!?]\s|: |다\s|니다[.\s]")
"""What stands in sentences and never inside a party."""

_MAX_PARTS = 16


@dataclass(slots=True)
class Part:
    """One part of a credit.

    Attributes:
        role: what it is. `text`: as printed.
        joint: what stands before it: "", "/", "=", "-", ",", "via", "for", "(", "ⓒ" or " ".
        agency: the registry's entry of an agency.
    """

    role: Role
    text: str
    joint: str = ""
    agency: Agency | None = None


@dataclass(slots=True)
class Reading:
    """A credit cut into parts.

    Attributes:
        parts: in printed order. `markers`: pool, file, handout, stringer, aptopix, ai.
        labels: what the label words mean: by, plain, courtesy, screen, file, copyright, korean.
        sure: whether something stands there that only credits have: an agency, a label, 기자, 제공.
        clean: whether every part has the shape of a party; a sentence has not.
    """

    parts: list[Part] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    markers: list[str] = field(default_factory=list)
    sure: bool = False
    clean: bool = True

    def mark(self, marker: str) -> None:
        """Note a marker once."""
        if marker and marker not in self.markers:
            self.markers.append(marker)

    def add(self, role: Role, text: str, joint: str, agency: Agency | None = None) -> None:
        """Add a part; an agency makes the reading sure."""
        self.parts.append(Part(role, text, joint, agency))
        if role == "agency":
            self.sure = True


def trim(text: str) -> str:
    """Return a credit without the brackets, separators and full stop around it.

    Example:
        >>> trim(" / (AP Photo/Kim Min-su). "), trim("(Pool photo) (Yonhap)")
        ('AP Photo/Kim Min-su', 'Pool photo (Yonhap)')
    """
    text = text.strip(_EDGE)
    if text.endswith((".", "。")) and not text.endswith(_ABBREVIATIONS):
        text = text.rstrip(".。 ").rstrip(_EDGE)
    while text and text[0] in _OPEN:
        end = text.find(_OPEN[text[0]])
        if end == len(text) - 1 or end < 0:
            text = text[1:end].strip(_EDGE) if end > 0 else text[1:].strip(_EDGE)
        elif words.REPORTER.fullmatch(
            text, end + 1
        ):  # a dateline keeps its brackets: (서울=연합뉴스) 이름 기자
            break
        elif text.startswith(tuple(_OPEN), end + 1) or text[end + 1 : end + 3].strip()[:1] in _OPEN:
            text = text[1:end].strip() + " " + text[end + 1 :].strip()
            break
        else:
            break
    if text and text[-1] in ")]】）" and not any(sign in text for sign in _OPEN):
        text = text[:-1].rstrip()
    return text


def read(text: str) -> Reading:
    """Cut a trimmed credit into classified parts. Never raises; a text of no shape is not `clean`.

    Example:
        >>> [(part.role, part.text) for part in read("Eugene Hoshiko/Pool via REUTERS").parts]
        [('person', 'Eugene Hoshiko'), ('marker', 'Pool'), ('agency', 'REUTERS')]
    """
    reading = Reading()
    agency = INDEX.get(key(text))
    if agency is not None:
        reading.add("agency", text, "", agency)
        _note_alias(text, agency, reading)
        return reading
    rest = _labels(text, reading)
    if rest.endswith(("eserved", "eserved.", "hoto")):
        rest = _RIGHTS.sub("", rest)
    if "by " in rest or "BY " in rest or "By " in rest:
        rest = _by(rest, reading)
    if _ai(rest, reading):
        return reading
    if "courtesy" in reading.labels or "screen" in reading.labels:
        _supplied(rest, reading)
    else:
        _parts(rest, reading)
    _merge_organizations(rest, reading)
    return reading


def _labels(text: str, reading: Reading) -> str:
    for _ in range(3):
        label = words.LABELS.match(text)
        if label is None or label.end() == len(text):
            break
        name = label.lastgroup or ""
        reading.labels.add(name)
        if name == "courtesy" and _HANGUL.search(label[0]):
            reading.labels.add("제공")
        if name == "file":
            reading.mark("file")
        if name not in ("word", "copyright"):
            reading.sure = True
        text = text[label.end() :]
    return text


def _by(text: str, reading: Reading) -> str:
    match = words.BY.fullmatch(text)
    if match is None:
        return text
    who = match["who"]
    if who.casefold().startswith("official "):
        who = who[9:]
    before = len(reading.parts)
    _part(who, "", reading)
    named = reading.parts[before:]
    if any(part.role == "organization" and not _is_organization(part.text) for part in named):
        del reading.parts[before:]
        return text
    reading.labels.add("by")
    reading.sure = True
    if match["file"]:
        reading.mark("file")
    return match["rest"]


def _ai(text: str, reading: Reading) -> bool:
    match = words.AI.match(text)
    tool = words.AI_TOOLS.get(text.casefold())
    if match is None and tool is None:
        return False
    if match is not None:
        rest = text[match.end() :].strip(" =,:/()-")
        lead = re.match(
            r"(?:image|photo|illustration|이미지)?\s*(?:generated\s*)?(?:by|with|using|via|through|=)?\s*",
            rest,
            re.I,
        )
        rest = rest[lead.end() :] if lead else rest
        if match[0].casefold() == "ai" and rest.casefold() not in words.AI_TOOLS:
            return False
        tool = words.AI_TOOLS.get(rest.casefold(), rest)
    reading.mark("ai")
    reading.sure = True
    if tool:
        reading.add("organization", tool, "")
    return True


def _cuts(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, joint before) of the pieces between the joints."""
    pieces: list[tuple[int, int, str]] = []
    start, joint = 0, ""
    for match in words.JOINT.finditer(text):
        kind = match.lastgroup
        if kind == "keep":
            continue
        if match.start() > start:
            pieces.append((start, match.start(), joint))
            joint = ""
        if kind == "sign":
            sign = match["sign"]
            after = words.JOINT_SIGNS.get(sign, sign)
        else:
            after = {"via": "via", "dash": "-", "mark": "ⓒ", "bracket": "("}[kind or ""]
        if joint not in ("via", "ⓒ"):
            joint = after
        start = match.end()
        if len(pieces) >= _MAX_PARTS:
            break
    if start < len(text):
        pieces.append((start, len(text), joint))
    return pieces


def _parts(text: str, reading: Reading) -> None:
    for start, end, joint in _cuts(text):
        _part(text[start:end], joint, reading)


def _supplied(text: str, reading: Reading) -> None:
    """Read "Courtesy of X / Yonhap": what trails is agency or marker, the front is the supplier."""
    pieces = _cuts(text)
    trailing: list[Reading] = []
    while len(pieces) > 1:
        start, end, joint = pieces[-1]
        tail = Reading()
        _part(text[start:end], joint, tail)
        if any(part.role in ("organization", "person", "place") for part in tail.parts):
            break
        trailing.insert(0, tail)
        pieces.pop()
    front = text[: pieces[-1][1]] if pieces else text
    inner = Reading()
    if "screen" not in reading.labels and (_HANGUL.search(front) or "제공" in reading.labels):
        _part(front, "", inner)
    if (
        len(inner.parts) == 1
        and inner.parts[0].agency is not None
        and inner.parts[0].agency.kind not in _SUPPLIERS
    ):
        # 사진제공=연합뉴스: the agency itself
        reading.labels -= {"courtesy", "제공"}
        reading.parts.extend(inner.parts)
    elif inner.parts and inner.parts[-1].role == "organization":
        reading.parts.extend(inner.parts)
        reading.labels |= inner.labels
    else:
        hyphen = front.rfind("-")
        if (
            hyphen > 0
            and (agency := INDEX.get(key(front[hyphen + 1 :]))) is not None
            and not INDEX.get(key(front))
        ):
            reading.add("organization", front[:hyphen], "")
            reading.add("agency", front[hyphen + 1 :], "-", agency)
        else:
            reading.add("organization", front.strip(), "")
    for tail in trailing:
        reading.parts.extend(tail.parts)
        for marker in tail.markers:
            reading.mark(marker)
    if len(front) > 90 or (
        front.islower() and not front.startswith(("the ", "a ")) and INDEX.get(key(front)) is None
    ):
        reading.clean = False


def _part(text: str, joint: str, reading: Reading) -> None:
    """Classify one piece and add it to the reading."""
    text = text.strip()
    if not text:
        return
    agency = INDEX.get(key(text))
    if agency is None and (len(text) > 90 or _SENTENCE.search(text)):
        reading.clean = False
        reading.add("organization", text, joint)
        return
    if agency is not None:
        reading.add("agency", text, joint, agency)
        _note_alias(text, agency, reading)
        return
    low = text.casefold()
    marker = words.MARKERS.get(low)
    if marker is not None:
        reading.mark(marker)
        reading.add("marker", text, joint)
        if marker and not low.isascii():
            reading.sure = True
    elif "@" in text and _mail(text, joint, reading):
        pass
    elif _HANGUL.search(text):
        _korean(text, joint, reading)
    elif low in words.AI_TOOLS:
        reading.mark("ai")
        reading.add("organization", text, joint)
    elif low.startswith("the ") and (agency := INDEX.get(key(text[4:]))) is not None:
        reading.add("agency", text, joint, agency)
    elif any(digit in text for digit in "0123456789") and words.PICTURE_ID.fullmatch(text):
        reading.add("number", text, joint)
    else:
        _latin(text, joint, reading)


def _note_alias(text: str, agency: Agency, reading: Reading) -> None:
    """Some aliases say more than the name: Korea Times file, 동아일보DB."""
    if agency.kind == "newspaper" and (text.endswith("DB") or text.casefold().endswith(" file")):
        reading.mark("file")
    elif agency.kind == "pool":
        reading.mark("pool")


def _mail(text: str, joint: str, reading: Reading) -> bool:
    match = words.MAIL.search(text)
    if match is not None:
        before = text[: match.start()].rstrip(" (<[")
        if before:
            _part(before, joint, reading)
        reading.add("mail", match[0], " " if before else joint)
        return True
    if words.HANDLE.fullmatch(text):
        reading.add("person", text, joint)
        return True
    return False


def _latin(text: str, joint: str, reading: Reading) -> None:
    tail = words.TAIL_WORDS.fullmatch(text)
    if tail is not None:
        who, word = tail["who"], tail["word"].casefold()
        if INDEX.get(key(who)) is not None or INDEX.get(key(who.rpartition("-")[2])) is not None:
            _part(who, joint, reading)
        elif shape := _shape(who.split()):
            reading.add("person" if shape == "person" else "organization", who, joint)
        if reading.parts and reading.parts[-1].text in who:
            marker = words.MARKERS.get(" ".join(word.split()))
            if marker:
                reading.mark(marker)
                reading.add("marker", tail["word"], " ")
            return
    hyphen = text.rfind("-")
    while hyphen > 0:
        agency = INDEX.get(key(text[hyphen + 1 :]))
        if agency is not None:
            _part(text[:hyphen], joint, reading)
            reading.add("agency", text[hyphen + 1 :].strip(), "-", agency)
            return
        agency = INDEX.get(key(text[:hyphen]))
        if text[hyphen + 1 :].casefold() in words.MARKERS and (
            agency is not None or _shape(text[:hyphen].split())
        ):
            _part(text[:hyphen], joint, reading)
            _part(text[hyphen + 1 :], "-", reading)
            return
        hyphen = text.rfind("-", 0, hyphen)
    pieces = text.split()
    if len(pieces) > 1 and _prefixed(pieces, joint, reading):
        return
    paper = words.FOR.fullmatch(text)
    if paper is not None and _shape(paper["who"].split()) == "person":
        _part(paper["who"], joint, reading)
        reading.add("organization", paper["paper"], "for")
        reading.labels.add("by")
        reading.sure = reading.sure or not paper["paper"][:1].islower() or paper["paper"].startswith("the ")
        return
    screen = words.SCREEN_TAIL.fullmatch(text)
    if screen is not None and screen["who"]:
        reading.labels.add("screen")
        reading.sure = True
        reading.add("organization", screen["who"], joint)
        return
    if words.SOCIAL_LATIN.fullmatch(text) is not None and len(pieces) <= 6:
        reading.labels.add("screen")
        reading.add("organization", text, joint)
        return
    rank = words.RANK.match(text)
    if rank is not None and rank.end() < len(text):
        pieces = text[rank.end() :].split()
        text = text[rank.end() :]
    shape = _shape(pieces)
    if not shape:
        reading.clean = False
    if shape == "mononym":  # REUTERS/Beawiharta is a photographer, Imagno/Getty Images a collection
        after_agency = bool(reading.parts) and reading.parts[-1].role == "agency" and joint in ("/", ",")
        shape = "person" if after_agency else "organization"
    reading.add("person" if shape == "person" else "organization", text, joint)


def _prefixed(pieces: list[str], joint: str, reading: Reading) -> bool:
    """Read "AFP PHOTO MONEY SHARMA", "Getty Images for Netflix", "AP Yonhap", "Getty Images Europe"."""
    for count in range(min(4, len(pieces) - 1), 0, -1):
        name = " ".join(pieces[:count])
        agency = INDEX.get(key(name))
        if agency is None or agency.kind in ("government", "newspaper"):
            continue
        rest = pieces[count:]
        text = " ".join(rest)
        low = text.casefold()
        if low in (
            "photo",
            "photos",
            "tv",
            "news",
            "europe",
            "asiapac",
            "sport",
            "korea",
            "entertainment",
            "north america",
        ):
            reading.add("agency", f"{name} {text}", joint, agency)
        elif INDEX.get(key(text)) is not None or low in words.MARKERS or words.PICTURE_ID.fullmatch(text):
            reading.add("agency", name, joint, agency)
            _part(text, " ", reading)
        elif low.startswith("for ") and _shape(rest[1:]):
            reading.add("agency", name, joint, agency)
            reading.add("organization", text[4:], "for")
        elif (
            (name.isupper() or low.startswith("photo ") or "photo" in name.casefold())
            and len(rest) >= 2
            and _shape(rest) == "person"
        ):
            reading.add("agency", name, joint, agency)
            reading.add("person", text, " ")
        else:
            return False
        return True
    return False


def _is_organization(text: str) -> bool:
    return any(piece.casefold().strip(".,") in words.ORG_WORDS for piece in text.split())


def _shape(pieces: list[str]) -> str:
    """Return "person" or "organization" for a capitalised group, "" for anything else."""
    if not pieces or len(pieces) > 10:
        return ""
    organization = len(pieces) > 6
    capitals = 0
    for number, piece in enumerate(pieces):
        low = piece.casefold()
        if low in words.NO_NAME:
            return ""
        first = piece[0]
        if first.isupper() or (first in "'’\"“(" and piece[1:2].isupper()):
            capitals += 1
            if (
                low.strip(".,") in words.ORG_WORDS
                or (low == "park" and number and number == len(pieces) - 1)
                or low.endswith(("'s", "’s"))
            ):
                organization = True
        elif low in words.SMALL:
            if low in words.CONNECT:
                if len(pieces) < 4 or number in (0, len(pieces) - 1):
                    organization = True
            elif low not in words.PARTICLES or (number == 0 and low in ("a", "an", "the")):
                organization = True
        elif first.isdigit():
            organization = True
        elif len(first.encode()) > 2 and not first.islower():  # Chinese and Japanese letters have no case
            capitals += 1
        elif (
            low in ("al-", "d'", "d’")
            or re.match(r"(?:al|el|ben|d['’]|de|van|ul)[-'’]?[A-Z]", piece)
            or piece.islower()
            and number
            and "-" in piece
            and organization
        ):
            capitals += 1
        else:
            return ""
    if not capitals:
        return ""
    if organization or " ".join(pieces).casefold() in words.ORG_NAMES:
        return "organization"
    if len(pieces) == 1:
        return "organization" if pieces[0].isupper() and len(pieces[0]) <= 6 else "mononym"
    return "person"


# --- Korean ---------------------------------------------------------------------------------


def _korean(text: str, joint: str, reading: Reading) -> None:
    if _joined(text, joint, reading):
        return
    if text.endswith(("기자", "특파원", "통신원", "작가", "(사진)")) and _reporter(text, joint, reading):
        return
    if text.endswith(("취재단", "기자단", "공동취재")) and words.POOL_KO.fullmatch(text):
        reading.mark("pool")
        reading.sure = True
        reading.clean = reading.clean and len(text) <= 24
        reading.add("organization", text, joint)
        return
    if (match := words.PROVIDED.fullmatch(text)) is not None:
        _provided(match["who"], joint, reading)
        return
    if (match := words.CAPTURE.fullmatch(text)) is not None:
        reading.labels.add("screen")
        reading.sure = reading.sure or not text.endswith("화면") or len(text) < 30
        if match["who"]:
            reading.add("organization", match["who"], joint)
        return
    if (match := words.FILE_KO.fullmatch(text)) is not None and match["who"]:
        reading.mark("file")
        reading.sure = True
        _part(match["who"], joint, reading)
        return
    if words.SOCIAL.fullmatch(text) is not None:
        reading.labels.add("screen")
        reading.sure = reading.sure or (len(text) <= 24 and " " in text)
        reading.add("organization", text, joint)
        return
    if "korean" in reading.labels or "by" in reading.labels:
        name = text.split("·")[0].strip()
        if (
            2 <= len(name) <= 4
            and name[0] in words.SURNAMES
            and len(name) == 3
            and not words.PAPER_KO.fullmatch(name)
        ):
            if find_city(name) is None:
                reading.add("person", text, joint)
                return
    if text in words.PLACES_KO or find_city(text) is not None or words.PLACE_TAIL_KO.fullmatch(text):
        reading.add("place", text, joint)
        return
    if len(text) > 30 or text.endswith(("다", "요", "까")) or text.count(" ") > 4:
        reading.clean = False
    reading.add("organization", text, joint)


def _provided(who: str, joint: str, reading: Reading) -> None:
    reading.sure = True
    agency = INDEX.get(key(who))
    if agency is not None and agency.kind in ("wire", "state media", "photo agency", "stock"):
        reading.add("agency", who, joint, agency)
        return
    reading.labels.add("courtesy")
    if who:
        reading.add("organization", who, joint)


def _reporter(text: str, joint: str, reading: Reading) -> bool:
    match = words.CORRESPONDENT.fullmatch(text)
    if match is not None and match["name"][0] in words.SURNAMES and find_city(match["place"]) is not None:
        reading.add("place", match["place"], joint)
        reading.add("person", match["name"], " ")
        reading.labels.add("staff")
        reading.sure = True
        return True
    match = words.REPORTER.fullmatch(text)
    if match is None:
        return False
    before = match["before"].strip(" /·")
    if before:
        if before in words.PLACES_KO or find_city(before) is not None:
            reading.add("place", before, joint)
        else:
            _part(before, joint, reading)
            part = reading.parts[-1] if reading.parts else None
            if part is not None and part.role == "organization" and not _is_paper(before):
                reading.clean = False
        joint = " "
    reading.add("person", match["name"], joint)
    reading.labels.add("staff")
    reading.sure = True
    return True


def _is_paper(text: str) -> bool:
    """Tell a paper's name from the sentence in front of a reporter's name: 대화하는 홍길동 기자."""
    if words.PAPER_KO.fullmatch(text) is not None and " " not in text:
        return True
    return (
        len(text) <= 8
        and " " not in text
        and not text.endswith(("는", "은", "한", "된", "인", "의", "가", "을", "를", "서", "던"))
    )


def _joined(text: str, joint: str, reading: Reading) -> bool:
    """Read agencies written together: AP연합뉴스, 로이터 연합뉴스, 평양 조선중앙통신, 서울 AP·연합뉴스."""
    if len(text) > 30:
        return False
    pieces = text.split()
    if len(pieces) > 1:
        last = INDEX.get(key(pieces[-1]))
        if last is None:
            return _joined_pair(text, joint, reading)
        before = " ".join(pieces[:-1]).rstrip("·")
        if before in words.PLACES_KO or find_city(before) is not None:
            reading.add("place", before, joint)
            reading.add("agency", pieces[-1], " ", last)
            return True
        agency = INDEX.get(key(before))
        if agency is not None:
            reading.add("agency", before, joint, agency)
            reading.add("agency", pieces[-1], " ", last)
            return True
        if find_city(pieces[0]) is not None and _joined(" ".join(pieces[1:]), " ", reading):
            return True
        return False
    return _joined_pair(text, joint, reading)


def _joined_pair(text: str, joint: str, reading: Reading) -> bool:
    for cut in range(2, len(text) - 1):
        first = INDEX.get(key(text[:cut].rstrip(" ·")))
        if first is None:
            continue
        rest = text[cut:].lstrip(" ·")
        second = INDEX.get(key(rest))
        if second is not None and second is not first and len(rest) > 2:
            reading.add("agency", text[:cut].rstrip(" ·"), joint, first)
            reading.add("agency", rest, "", second)
            return True
    return False


def _merge_organizations(text: str, reading: Reading) -> None:
    """Put "서울시, 경기도 제공" or "A, B and C" together again: one supplier, one text."""
    parts = reading.parts
    number = 1
    while number < len(parts):
        part, before = parts[number], parts[number - 1]
        if part.role == before.role == "organization" and part.joint == ",":
            start = text.find(before.text)
            end = text.find(part.text, start + len(before.text))
            if start >= 0 and end >= 0:
                before.text = text[start : end + len(part.text)]
                del parts[number]
                continue
        number += 1
