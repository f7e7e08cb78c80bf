"""Is this text no caption at all: a file name, a camera's default, broken characters, a template?

Broken characters are UTF-8 that some program read as cp1252 ("ì„œìš¸" for 서울) or CP949 that it
read as Latin-1; where the bytes give the text back without doubt, `repair` returns it.
"""

from __future__ import annotations

import re
import unicodedata

from photodesk.tables.fields import FIELDS

CAMERA_DEFAULTS = frozenset(
    {
        "olympus digital camera", "sony dsc", "minolta digital camera", "konica minolta digital camera",
        "samsung digital camera", "samsung camera pictures", "samsung", "exif_jpeg_picture", "exif jpeg",
        "digital camera", "jpeg image", "cof", "sdr", "dav", "hdr", "rhdr", "default", "untitled", "picasa",
        "no description", "no caption", "caption", "description", "enter caption here", "created by",
        "processed by", "my beautiful picture", "ascii", "캡션", "사진설명", "사진 설명", "제목 없음",
        "설명 없음", "내용 없음", "무제",
    }
)  # fmt: skip
"""Texts that cameras and programs put where the caption belongs, case folded."""

_PICTURE_NAME = re.compile(
    r"\S(?:.{0,118}\S)?\.(?:jpe?g|jpe|png|tiff?|webp|hei[cf]|avif|gif|bmp|psd|dng|cr[23]|nef|arw|raf|orf|rw2)",
    re.IGNORECASE,
)
_CAMERA_NAME = re.compile(
    r"_?(?:DSC[FN]?|IMG|MVI|PXL|GOPR|DJI|SAM|CRW|PICT|P[0-9A-C]\d{2}|PYH|PYHN|NISI|NEWSIS|AKR|MYH|AP\d{2}"
    r"|KakaoTalk|Screenshot|Screen Shot|WhatsApp Image|스크린샷|화면 ?캡처|캡처|사진|image|photo|picture"
    r"|untitled)"
    r"[ _-]*[\d][\d _.:()-]*(?:at [\d. :apm]+)?[a-z0-9]{0,4}"
    r"|[A-Z0-9]{2,5}_\d{3,6}(?:_\d+)?|DCIM\\.*|\d{6,}(?:[_-]\d+)*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.IGNORECASE,
)


def is_placeholder(caption: str) -> bool:
    """Tell whether the whole caption is a camera's default text or a picture's file name.

    Example:
        >>> is_placeholder("OLYMPUS DIGITAL CAMERA"), is_placeholder("DSC_0417.JPG"), is_placeholder("KF-21")
        (True, True, False)
    """
    if caption.count(" ") > 8:
        return False
    stripped = caption.strip(" .\n\"'")
    if len(stripped) > 120 or "\n" in stripped:
        return False
    return (
        stripped.casefold() in CAMERA_DEFAULTS
        or _CAMERA_NAME.fullmatch(stripped) is not None
        or _PICTURE_NAME.fullmatch(stripped) is not None
    )


# --- broken characters ------------------------------------------------------------------

_SPECIALS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What cp1252 shows for the bytes 80 to 9F."""
_TAIL = f"[\u0080-\u00bf{_SPECIALS}]"
_ODD = "€‚ƒ†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
"""Those of them that never stand behind a letter in the middle of a word."""
_SEQUENCE = re.compile(
    f"(?:[ÂÃ][\u0080-\u00bf{_SPECIALS}]|[ÄÅ][\u0080-\u009f{_ODD}]|[à-ï]{_TAIL}{{2}}|ð{_TAIL}{{3}})+"
)
_TWO_BYTE = re.compile("[ÂÃ][\u0080-\u00bf]")
_SURE = re.compile("[ÂÃ][\u0080-\u00bf]|â€|ì[\u0080-\u00bf„]|â‚")
_SUSPECT = re.compile("[\u00b0-\u00ff\ufffd]")
"""Every broken run holds one of these; Hangul and curly quotes alone do not."""
_KOREAN_BYTES = re.compile("(?<![A-Za-z])(?:[\u00b0-\u00c8][\u00a1-\u00fe]|[ \u00a0]){2,}(?![A-Za-z])")


def repair(garbled: str) -> str | None:
    """Return the text that garbled characters stood for, or None when it is not garbled or not sure.

    Args:
        garbled: a text of any length.

    Example:
        >>> repair("ì„œìš¸ ì‹œì²­"), repair("cafÃ©"), repair("Beyoncé… “São Paulo”")
        ('서울 시청', 'café', None)
    """
    if garbled.isascii():
        return None
    text = _KOREAN_BYTES.sub(_korean, garbled)
    if text == garbled or any("\x80" <= c <= "\xff" for c in text):  # not all of it was CP949
        text = garbled
        for _ in range(2):  # some captions went through two wrong readers
            text = _SEQUENCE.sub(_decoded, text)
    if text == garbled or _SURE.search(text) or "\ufffd" in text or _has_controls(text):
        return None
    return unicodedata.normalize("NFC", text)


def is_garbled(text: str) -> bool:
    """Tell whether characters of the text are broken, repairable or not.

    Example:
        >>> is_garbled("Caf\\ufffd in Seoul"), is_garbled("서울 café, “quoted…”")
        (True, False)
    """
    if text.isascii() or not _SUSPECT.search(text):
        return False
    if "\ufffd" in text or "â€" in text:
        return True
    return repair(text) is not None or any(_is_sure(match) for match in _SEQUENCE.finditer(text))


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether a run can be nothing but broken UTF-8.

    “Zoë…” ends in three characters that happen to be one valid sequence: a single one behind a
    Latin letter is no evidence, nor is a capital Ã before a closing «».
    """
    run, before = match.group(), match.string[max(0, match.start() - 1) : match.start()]
    if run[0] in "ÄÅ":
        return True
    if _TWO_BYTE.match(run):
        return len(run) > 2 or run[1] != "»" or "«" not in match.string
    if run.startswith(("â€", "â‚")):
        return True
    return len(run) > 3 or not before.isalpha()


def _decoded(match: re.Match[str]) -> str:
    run = match.group()
    if not _is_sure(match):
        return run
    try:
        data = b"".join(c.encode("latin-1" if ord(c) < 256 else "cp1252") for c in run)
        return data.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run


def _korean(match: re.Match[str]) -> str:
    run = match.group()
    try:
        decoded = run.replace("\u00a0", " ").encode("latin-1").decode("cp949")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run
    syllables = [c for c in decoded if c != " "]
    sure = len(syllables) >= 2 and all("\uac00" <= c <= "\ud7a3" for c in syllables)
    return decoded if sure else run


def _has_controls(text: str) -> bool:
    return any("\x7f" <= c <= "\x9f" for c in text)


# --- templates --------------------------------------------------------------------------

_VARIABLES = frozenset(
    {field.id.replace("_", "") for field in FIELDS}
    | {
        "name", "names", "fullname", "firstname", "lastname", "person", "people", "event", "venue", "place",
        "location", "date", "datesort", "day", "weekday", "month", "monthname", "year", "year4", "time",
        "photographer", "byline", "credit", "seq", "sequence", "filename", "file", "slug", "team", "teams",
        "score", "opponent", "description", "copyright", "camera", "lens", "iptcdate", "iptcmonth",
        "iptcmonthname", "iptcday", "iptcweekday", "iptcyear", "iptcyear4", "iptcmonthname0", "iptcday0",
        "iptcweekdayname", "var", "variable", "이름", "날짜", "장소", "행사", "직함", "기자",
    }
)  # fmt: skip
_TOKEN = re.compile(r"\{\{?\s*([A-Za-z_가-힣][\w ]{0,29}?)\s*\}?\}")
_TO_COME = re.compile(
    r"\bTKTK\w*|\bTK,? TK\b|\b(?:name|names|title|age|date|place|location|venue|score|number|position|source)"
    r" TK\b"
)


def template_token(caption: str) -> str:
    """Return the first template variable that nobody filled in, or "".

    Only names of known variables count: "{name}" does, "{sic}" does not.

    Example:
        >>> template_token("{name} speaks in Seoul"), template_token("He said {sic} <Parasite> [NAME]")
        ('{name}', '')
    """
    if "{" not in caption:
        return ""
    for match in _TOKEN.finditer(caption):
        if match[1].casefold().replace("_", "").replace(" ", "") in _VARIABLES:
            return match[0]
    return ""


def to_come(caption: str) -> str:
    """Return a mark of a fact still "to come", or "".

    A bare TK is none: the TK region is Daegu and North Gyeongsang.

    Example:
        >>> to_come("Mayor name TK speaks"), to_come("Voters of the TK region line up")
        ('name TK', '')
    """
    match = _TO_COME.search(caption) if "TK" in caption else None
    return match[0] if match else ""
