"""What one piece of a Korean credit is: 이름 기자, … 제공, … 캡처, … 취재단, AP연합뉴스."""

from __future__ import annotations

from photodesk.language.credit_parts import Classify, Reading
from photodesk.tables import credit_words as words
from photodesk.tables.agencies import lookup
from photodesk.tables.municipalities import names_municipality
from photodesk.tables.places import find_city

_PARTICLES = ("는", "은", "한", "된", "인", "의", "가", "을", "를", "서", "던")
_PART_MAX_CHARS = 30
_PAIR_MAX_CHARS = 40


def classify_korean(text: str, joint: str, reading: Reading, classify: Classify) -> None:
    """Classify a piece with Hangul in it.

    Args:
        text: the piece. `joint`: what stands before it. `reading`: takes the parts.
        classify: the general classifier, for what stands before 기자, 제공 or 자료사진.
    """
    if len(text) <= _PAIR_MAX_CHARS and _together(text, joint, reading):
        return
    if text.endswith(("기자", "특파원", "통신원", "작가", "(사진)")) and _reporter(
        text, joint, reading, classify
    ):
        return
    if text.endswith(("취재단", "기자단", "공동취재")):
        reading.mark("pool")
        reading.sure = True
        reading.clean = reading.clean and len(text) <= 24
        reading.add("organization", text, joint)
        return
    if "제공" in text and (match := words.PROVIDED.fullmatch(text)) is not None:
        _provided(match["who"], joint, reading)
        return
    if _screen(text, joint, reading):
        return
    if (match := words.FILE_KO.fullmatch(text)) is not None and match["who"]:
        reading.mark("file")
        reading.sure = True
        classify(match["who"], joint, reading)
        return
    if reading.labels & {"korean", "by", "word", "copyright"} and is_korean_name(text.split("·")[0].strip()):
        reading.add("person", text, joint)
        return
    if is_place(text):
        reading.add("place", text, joint)
        return
    paper, _, name = text.partition(" ")
    if reading.labels and is_korean_name(name) and _is_paper(paper):  # ⓒ오마이뉴스 권우성
        classify(paper, joint, reading)
        reading.add("person", name, " ")
        reading.sure = True
        return
    if len(text) > _PART_MAX_CHARS or text.endswith(("다", "요", "까")) or text.count(" ") > 4:
        reading.clean = False
    reading.add("organization", text, joint)


def is_korean_name(text: str) -> bool:
    """Tell whether a word may be a Korean person's name: three syllables behind a common surname.

    Example:
        >>> is_korean_name("김혜윤"), is_korean_name("서울시"), is_korean_name("국방부")
        (True, False, False)
    """
    return (
        len(text) == 3
        and text[0] in words.SURNAMES
        and text[2] not in "시군구도부청처원실당사회단국차행업팀"
        and words.PAPER_KO.fullmatch(text) is None
        and find_city(text) is None
    )


def is_place(text: str) -> bool:
    """Tell whether a word is a place that datelines name: 키이우, 의성, 국회, 인천공항."""
    return (
        text in words.PLACES_KO
        or find_city(text) is not None
        or names_municipality(text)
        or words.PLACE_TAIL_KO.fullmatch(text) is not None
    )


def _screen(text: str, joint: str, reading: Reading) -> bool:
    if (match := words.CAPTURE.fullmatch(text)) is not None:
        reading.labels.add("screen")
        reading.sure = reading.sure or not text.endswith("화면") or len(text) < _PART_MAX_CHARS
        reading.clean = reading.clean and len(text) <= 50
        if match["who"]:
            reading.add("organization", match["who"], joint)
        return True
    if words.SOCIAL.fullmatch(text) is not None:
        reading.labels.add("screen")
        reading.sure = reading.sure or (len(text) <= 24 and " " in text)
        reading.clean = reading.clean and len(text) <= 40
        reading.add("organization", text, joint)
        return True
    return False


def _provided(who: str, joint: str, reading: Reading) -> None:
    reading.sure = True
    agency = lookup(who)
    if agency is not None and agency.kind in ("wire", "state media", "photo agency", "stock"):
        reading.add("agency", who, joint, agency)
        return
    reading.labels.add("courtesy")
    if len(who) > 40 or who.endswith(("다", "요")):
        reading.clean = False
    if who:
        reading.add("organization", who, joint)


def _reporter(text: str, joint: str, reading: Reading, classify: Classify) -> bool:
    match = words.CORRESPONDENT.fullmatch(text)
    if match is not None and match["name"][0] in words.SURNAMES and find_city(match["place"]) is not None:
        reading.add("place", match["place"], joint)
        reading.add("person", match["name"], " ")
    else:
        match = words.REPORTER.fullmatch(text)
        if match is None:
            return False
        before, name = match["before"].strip(" /·"), match["name"]
        if (
            _names_paper(name) and before[:1] in words.SURNAMES and 1 < len(before) < 5
        ):  # 한상민 한국일보 기자
            before, name = name, before
        if before:
            if is_place(before):
                reading.add("place", before, joint)
            else:
                classify(before, joint, reading)
                part = reading.parts[-1] if reading.parts else None
                if part is not None and part.role == "organization" and not _is_paper(before):
                    reading.clean = False
            joint = " "
        reading.add("person", name, joint)
    reading.labels.add("staff")
    reading.sure = True
    return True


def _names_paper(text: str) -> bool:
    return lookup(text) is not None or (len(text) > 3 and words.PAPER_KO.fullmatch(text) is not None)


def _is_paper(text: str) -> bool:
    """Tell a paper's name from the sentence in front of a reporter's name: 대화하는 홍길동 기자."""
    if " " in text:
        return False
    return words.PAPER_KO.fullmatch(text) is not None or (len(text) <= 8 and not text.endswith(_PARTICLES))


def _together(text: str, joint: str, reading: Reading) -> bool:
    """Read agencies written together: AP연합뉴스, 로이터 연합뉴스, 평양 조선중앙통신, 서울 AP·연합뉴스."""
    if "·" in text and _dotted(text, joint, reading):
        return True
    first, blank, _ = text.partition(" ")
    if not blank:
        for cut in range(2, len(text) - 4):
            if find_city(text[:cut]) is not None and _pair(text[cut:], joint, reading):  # 키예프타스연합뉴스
                return True
        return _pair(text, joint, reading)
    before, _, last = text.rpartition(" ")
    agency = lookup(last)
    if agency is not None:
        before = before.rstrip("·")
        if is_place(before):
            reading.add("place", before, joint)
            reading.add("agency", last, " ", agency)
            return True
        other = lookup(before)
        if other is not None:
            reading.add("agency", before, joint, other)
            reading.add("agency", last, " ", agency)
            return True
    if find_city(first) is not None and _together(text[len(first) + 1 :], " ", reading):
        return True
    return _pair(text, joint, reading)


def _dotted(text: str, joint: str, reading: Reading) -> bool:
    """Read "스푸트니크·AFP·연합뉴스", "AP·로이터연합뉴스": only agencies between the dots."""
    pieces = [piece.strip() for piece in text.split("·")]
    found = Reading()
    for piece in pieces:
        agency = lookup(piece)
        if agency is not None:
            found.add("agency", piece, "/" if found.parts else joint, agency)
        elif not _pair(piece, "/" if found.parts else joint, found):
            return False
    reading.parts.extend(found.parts)
    reading.sure = True
    return True


def _pair(text: str, joint: str, reading: Reading) -> bool:
    for cut in range(2, len(text) - 1):
        first = lookup(text[:cut].rstrip(" ·-"))
        if first is None:
            continue
        rest = text[cut:].lstrip(" ·-")
        second = lookup(rest)
        if second is not None and second is not first:
            reading.add("agency", text[:cut].rstrip(" ·-"), joint, first)
            reading.add("agency", rest, "-" if "-" in text[cut - 1 : cut + 2] else "", second)
            return True
    return False
