"""Where a caption's credit ends when other words are glued on: "AP-YonhapBy Kang Hyun-kyung".

Pages lose the line breaks between pictures: one line then holds several captions, or a caption and
the body. Every place where a credit may end is tried from the left; the first front that splits
into a caption and a credit is the caption.
"""

from __future__ import annotations

import re
import unicodedata

from photodesk.language.caption import split_caption
from photodesk.model import PrintedCaption
from photodesk.tables.agencies import AGENCIES
from photodesk.text import fold

BULLETS = "▲△▶▷◀◁■□●◆◇ \t\u00a0\u3000"


def key(caption: str) -> str:
    """Return a caption's letters and digits, folded, without accents.

    Copies differ by a blank, a dash, a quotation mark, an ellipsis or a lost macron.

    Example:
        >>> key("Māori “dancers” perform .") == key('Maori "dancers" perform')
        True
    """
    letters = unicodedata.normalize("NFD", fold(caption))
    kept = "".join(c for c in letters if c.isalnum())
    return unicodedata.normalize("NFC", kept)


def _credit_end() -> re.Pattern[str]:
    """Return the pattern of places where a credit may end with other words directly behind it."""
    names = {alias for agency in AGENCIES for alias in (agency.short, *agency.aliases) if len(alias) > 1}
    spelled = sorted(names, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in spelled if name.isascii())
    hangul = "|".join(re.escape(name) for name in spelled if re.search(r"[가-힣]", name))
    word = r"[A-Z](?:[a-z]|[\s.'’])|[“\"‘▲(\[]|\d{1,4}\s?[년월일]"
    return re.compile(
        rf"(?<![A-Za-z])(?:{latin})(?=\s*(?:{word})|\s*(?!{hangul})[가-힣]|$)"
        rf"|(?:{hangul})(?!뉴스|통신|TV|일보|[은는이가을를의에과와도로측](?:[\s서게도]|$)|\s*(?:{hangul}))(?=\s*(?:{word}"
        rf"|[가-힣\d])|$)"
        rf"|[)\]】](?=\s*(?:{word}|[가-힣]))"
        r"|(?:기자(?!가|는|들|의|와|를|회견|단|[(](?:맨|왼|오른|가운))|특파원|제공(?!한|하|된|되|받|될|할|해)"
        r"|캡[처쳐](?!한|하|된|해)|화면(?![에을이은의으])"
        rf"|인스타그램|공동취재단|기자단)(?=[가-힣\d]|{word})"
        rf"|@[\w.\-]+\.[a-z]{{2,4}}\)?(?=[가-힣]|{word})"
        r"|(?:(?<=[a-zß-öø-ÿāăąćčđēęěğīıłńňōőřśşšťūůűźżž])|(?<=[A-ZÀ-Þ]{2}))(?=[A-Z][a-z]|A\s[a-z]|[“\"‘])"
    )


_CREDIT_END = _credit_end()
_NAMES = re.compile(
    r"NurPhoto|ZUMAPRESS|EastNews|gettyimages\w*|iStockphoto|YouTube|TikTok|JoongAng|McClatchy|USA TODAY"
)
"""Names with a capital inside, where no other word is glued on."""
_CONTINUES = re.compile(
    r"\s*(?![(\[][가-힣·/]{1,20}=)[/(\[=ⓒ©,+\-]|\s+(?:via|File|Pool|for)\b"
    r"|\s*(?:연합뉴스|뉴시스|뉴스1)|\s+[가-힣]{2,4}\s(?:기자|특파원)"
)
"""What may stand between two parts of one credit; "(서울=연합뉴스)" opens an article instead."""
_MAX_ENDS = 60


def first_credit(text: str) -> int:
    """Return where the first caption of a line ends, credit included, when other words follow it.

    Words glued to a credit ("AP-YonhapBy Kang"), and words behind a bracket that closes one, are not
    the caption's; without either the line is one caption and its length is returned.
    """
    whole = split_caption(text)
    chosen, caption = -1, ""
    inside = {at for name in _NAMES.finditer(text) for at in range(name.start() + 1, name.end())}
    for number, match in enumerate(_CREDIT_END.finditer(text)):
        end = match.end()
        if end in inside:
            continue
        behind = text[end:].strip()
        if number > _MAX_ENDS or len(behind) < 12:
            break
        front = text[:end]
        printed = split_caption(front)
        if not printed.credit.text or not _ends_with_credit(front, printed) or not _balanced(printed.caption):
            continue
        if chosen >= 0:
            # "AFP" was only the beginning of "AFP/Getty Images", "(Pool photo)" of "(Pool photo) (Yonhap)".
            if key(printed.caption) != caption or not _CONTINUES.match(text, chosen):
                break
            chosen = end
            continue
        caption = key(printed.caption)
        if not _long_enough(caption) or not front.lstrip(BULLETS).startswith(printed.caption[:12]):
            continue
        if whole.credit.text and key(whole.caption) == caption and _ends_with_credit(text, whole):
            break
        if len(printed.credit.text.split()) > 7 and not printed.credit.text.isascii():
            continue  # a Korean sentence that only ends in 기자
        glued = not text[end].isspace()
        if glued or front[-1] in ")]】" or key(behind).startswith(caption) or _is_credited(behind):
            chosen = end
    return chosen if chosen >= 0 else len(text)


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _long_enough(letters: str) -> bool:
    return len(letters) >= (8 if letters.isascii() else 4)


def _is_credited(text: str) -> bool:
    printed = split_caption(text)
    return bool(printed.credit.text) and _long_enough(key(printed.caption))


def _ends_with_credit(text: str, printed: PrintedCaption) -> bool:
    """Tell whether nothing but brackets stands behind the credit of a split text."""
    tail = printed.caption[-30:]
    at = behind(text, printed.credit.text, text.find(tail) + len(tail))
    return at >= 0 and not text[at:].strip(" .)]】>*\n")


_CLOSES = re.compile(r"(?:[\s.]*[)\]】>]+)?(?:\s*\*\*\s?FILE\s?\*\*)?|\.(?=\s|$)", re.IGNORECASE)


def behind(text: str, credit: str, position: int) -> int:
    """Return the index behind a credit that stands from a position on, its bracket closed; -1 for none."""
    for word in re.findall(r"\w+", credit):
        at = text.find(word, position, position + 260)
        if at < 0:
            return -1
        position = at + len(word)
    match = _CLOSES.match(text[position:])
    return position + match.end() if match else position
