"""Which cells say nothing that can be printed? What stands there instead of words, known for certain.

Ditto marks, a formula without a result, question marks in the place of letters, letters that were
read in a wrong encoding: printed under a picture each is a visible blunder, and a person sees at
once what is meant. Real words are left alone: a rule here needs a proof, not a likelihood.

Standards: KS X 1001 and Microsoft code page 949 for what misread Korean looks like.
"""

from __future__ import annotations

import functools
import re

from photodesk.model import Value

_DITTO = frozenset(
    (
        *(
            "〃",
            "″",
            "”",
            '"',
            "''",
            "〃〃",
            "同上",
            "上同",
            "상동",
            "위와 같음",
            "위와같음",
            "위와 동일",
            "위와동일",
        ),
        *("위 동일", "위와 같습니다", "상기 동일", "상기와 동일", "앞과 같음", "앞과 동일", "동일", "동일함"),
        *("ditto", "as above", "same as above", "see above", "same caption", "same as previous"),
    )
)
_NO_RESULT = frozenset(("0", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "Err:502"))
"""What a spreadsheet writes for a formula that points at nothing; "=C3" of an empty cell is 0."""
_MAX_DITTO_CHARS = 24
_AROUND_DITTO = re.compile(r"^[\s(（\[<]+|[\s)）\]>.。,]+$")
_LOST = re.compile(r"[?？]{2,}(?:[\s?？.,!·~'\"()-]*[?？])*[\s.,!)'\"]*")
_MISREAD = re.compile("[\u00a1-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{4,}")
_KS_PAIRS = re.compile(rb"(?:[\xb0-\xc8][\xa1-\xfe]){2,}")
_LEAST_SYLLABLES = 2
_SHOWN_CHARS = 20


_ENGLISH = {
    "ditto": "“{}” means as above: write the words",
    "nothing": "“{}” is what a formula without a result gives: write the words",
    "lost": "its letters were lost when the sheet was saved: save it as UTF-8, or type them",
    "misread": "reads like “{}” in a wrong encoding: save the sheet again, or type it",
}
_KOREAN = {
    "ditto": "“{}” 대신 내용을 그대로 적어 주십시오",
    "nothing": "“{}”: 수식의 결과가 비어 있습니다. 내용을 그대로 적어 주십시오",
    "lost": "저장할 때 글자가 깨졌습니다. UTF-8로 다시 저장하거나 새로 적어 주십시오",
    "misread": "“{}”의 글자가 깨진 것 같습니다. 다시 저장하거나 새로 적어 주십시오",
}


def doubt_of(value: Value, *, korean: bool = False) -> str:
    """Return `doubt` of a value, for a list that of its first doubtful item.

    Example:
        >>> doubt_of(("심현철", "〃"))
        '“〃” means as above: write the words'
    """
    if isinstance(value, str):
        return doubt(value, korean=korean) if value else ""
    found = (doubt(text, korean=korean) for text in value if isinstance(text, str) and text)
    return next(filter(None, found), "")


def doubt(text: str, *, korean: bool = False) -> str:
    """Return why a cell's text cannot be meant as it stands, or "".

    Args:
        text: the cell's text from `cells.clean`, not empty.
        korean: the language of the answer.

    Example:
        >>> doubt("〃"), doubt("시민들이 한강을 걷고 있다.")
        ('“〃” means as above: write the words', '')
        >>> doubt("한강공원".encode("cp949").decode("latin-1"))
        'reads like “한강공원” in a wrong encoding: save the sheet again, or type it'
    """
    kind, shown = _short(text) if len(text) <= _MAX_DITTO_CHARS else _judged(text)
    return (_KOREAN if korean else _ENGLISH)[kind].format(shown) if kind else ""


@functools.lru_cache(maxsize=8_192)
def _short(text: str) -> tuple[str, str]:
    """Judge a short text; a sheet says the same credits and names over and over."""
    if text in _NO_RESULT:
        return "nothing", text
    if _AROUND_DITTO.sub("", text).casefold() in _DITTO:
        return "ditto", text
    return _judged(text)


def _judged(text: str) -> tuple[str, str]:
    if text[0] in "?？" and _LOST.fullmatch(text):
        return "lost", ""
    for found in () if text.isascii() else _MISREAD.finditer(text):
        if meant := _meant(found[0]):
            return "misread", meant
    return "", ""


def _meant(run: str) -> str:
    """Return the Korean that letters stand for which were read as Western ones, or ""."""
    try:
        data = run.encode("cp1252")
    except UnicodeEncodeError:
        return ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp949", "replace") if _KS_PAIRS.fullmatch(data[: len(data) // 2 * 2]) else ""
    hangul = sum("가" <= char <= "힣" for char in text)
    return text.strip("\ufffd")[:_SHOWN_CHARS] if hangul >= _LEAST_SYLLABLES else ""
