"""What does one cell mean, and how is a value written into a cell? Each is the other's inverse.

Lists in a cell, formulas made harmless, characters that an encoding lacks. What is written here
reads back equal; what people wrote is taken apart only where it is safe.

Sources: OWASP, "CSV Injection" (a cell that begins with = + - @ is a formula); CREDITS.md and
RECONCILE 2.6 for lists of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from photodesk.errors import TextError
from photodesk.exchange.dates import Order, iso_date
from photodesk.exchange.encoding import lacking
from photodesk.model import Value
from photodesk.tables.agencies import find
from photodesk.tables.fields import Field
from photodesk.text import check, normalise

_FORMULA = re.compile(r"^'*[=+\-@\t\r＝＋－＠]")
_ESCAPED = re.compile(r"^'+[=+\-@\t\r＝＋－＠]")
_CHARACTER = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_SUSPECT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")
_NOTHING = frozenset(("-", "–", "—"))

_STRONG = re.compile(r"[;|\n]")
_STRONG_NAMES = re.compile(r"[;|\n·ㆍ・‧]|(?<=\s)/(?=\s)")
_COMMAS = re.compile(r"[,，、]")
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:[;,]|$)|([^;]*)(?:;|$)')
_NEEDS_QUOTES = re.compile(r'[";,，、|\n·ㆍ・‧/#]')
_HASHTAGS = re.compile(r"#[^\s#,;]+(?:\s+#[^\s#,;]+)*")
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}(?:\s*(?:사진)?(?:기자|작가))?")
_LATIN_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}")
_JOINED = re.compile(r"\s+and\s+|\s*&\s*|\s+및\s+|/", re.IGNORECASE)
"""What stands between two names: "Shim Hyun-chul and Kim Kang-min", "심현철/김강민"."""
_FIRM = re.compile(
    r"(?:sons?|co|ltd|inc|llc|studios?|photo\w*|press|agency|news|pictures|images)\.?", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|md|phd|esq)\.?", re.IGNORECASE)

_BY_COMMA = frozenset(("keywords", "scene_code", "subject_code", "supplemental_category"))
_NAMES = frozenset(("creator", "person_shown"))


def escape_formula(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    Example:
        >>> escape_formula("=1+1"), escape_formula("'=x"), escape_formula("AP-Yonhap")
        ("'=1+1", "''=x", 'AP-Yonhap')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescape_formula(cell: str) -> str:
    """Return a cell's text without the apostrophe that made a formula harmless.

    Example:
        >>> unescape_formula("'=1+1"), unescape_formula("'90s Seoul")
        ('=1+1', "'90s Seoul")
    """
    return cell[1:] if _ESCAPED.match(cell) else cell


def written_cell(text: str, encoding: str) -> tuple[str, str]:
    """Return the text as a cell of a sheet in that encoding, and the characters the encoding lacks.

    Formulas are made harmless; a character that the encoding lacks is spelt "[U+1F600]", which
    `clean` reads back, so that nothing is lost on the way out and in.

    Example:
        >>> written_cell("=Zoë 😀", "cp949")
        ("'=Zo[U+00EB] [U+1F600]", 'ë😀')
    """
    text = spelt_out(text)
    missing = lacking(text, encoding)
    if missing:
        text = text.translate({ord(char): f"[U+{ord(char):04X}]" for char in missing})
    return escape_formula(text), missing


def spelt_out(text: str) -> str:
    """Return a text in which what looks like a spelt character is not taken for one by `clean`.

    Example:
        >>> spelt_out("[U+1F600] 😀"), clean(spelt_out("[U+1F600] 😀"))
        ('[U+005B]U+1F600] 😀', '[U+1F600] 😀')
    """
    return _CHARACTER.sub(lambda found: "[U+005B]" + found[0][1:], text) if "[U+" in text else text


def clean(cell: str) -> str:
    """Return a cell's text as it is stored: normalised, unescaped, spelt characters back.

    A cell that holds nothing but a dash is empty: people and exiftool's -f write it so.

    Raises:
        TextError: a control character, or a replacement character that another program left.

    Example:
        >>> clean(" '=서울 [U+1F600]\\r\\n"), clean("–")
        ('=서울 😀', '')
    """
    text = normalise(cell)
    if text[:1] == "'":
        text = unescape_formula(text)
    if "[U+" in text:
        text = _CHARACTER.sub(_spelt, text)
    if text in _NOTHING:
        return ""
    if found := _SUSPECT.search(text):
        if found[0] == "\ufffd":
            at = found.start()
            raise TextError(
                f"a character was lost on the way here (U+FFFD at position {at + 1}): type it again",
                position=at,
            )
        text = check(text)
    return text


def cell_value(field: Field, text: str, order: Order = "") -> tuple[Value, str]:
    """Return the value of a clean, non-empty cell, or why it has none.

    Args:
        field: the field of the column; no structure.
        text: the cell's text from `clean`.
        order: the column's `date_order`, for date fields.

    Returns:
        (value, "") or ("", reason).

    Example:
        >>> from photodesk.tables.fields import BY_ID
        >>> cell_value(BY_ID["creator"], "심현철 · 김강민")
        (('심현철', '김강민'), '')
        >>> cell_value(BY_ID["date_created"], "2026.11.24")
        ('2026-11-24', '')
    """
    if field.kind == "date":
        return iso_date(text, order)
    if not field.is_list:
        return text, ""
    return split_list(field.id, text), ""


def value_cell(field: Field, value: Value) -> str:
    """Return a value as a cell's text; `cell_value` reads it back equal.

    Example:
        >>> from photodesk.tables.fields import BY_ID
        >>> value_cell(BY_ID["keywords"], ("Seoul, Korea", "한강"))
        'Seoul, Korea; 한강'
    """
    if isinstance(value, str):
        return value
    return join_list(field.id, [item for item in value if isinstance(item, str)])


def split_list(field_id: str, text: str) -> tuple[str, ...]:
    """Take a list apart that stands in one cell.

    ";", "|" and line breaks always part. Names are also parted by "·" and " / ", by commas, "and",
    "&" and "/" only where every part is a whole name: "Kim, Min-ji" stays one. Keywords and codes
    are parted by commas where nothing stronger stands. Items in quotation marks stay whole; a JSON array of
    texts, as programs write one, is taken apart as such.

    Example:
        >>> split_list("creator", "Shim Hyun-chul, Kim Kang-min"), split_list("creator", "Kim, Min-ji")
        (('Shim Hyun-chul', 'Kim Kang-min'), ('Kim, Min-ji',))
        >>> split_list("creator", "Shim Hyun-chul and Kim Kang-min"), split_list("creator", "Kim & Sons")
        (('Shim Hyun-chul', 'Kim Kang-min'), ('Kim & Sons',))
        >>> split_list("keywords", "war, Ukraine, 서울")
        ('war', 'Ukraine', '서울')
    """
    if text.startswith("[") and (items := _array(text)) is not None:
        return _distinct(items)
    if text.startswith('"') and (quoted := _quoted_items(text)) is not None:
        return _distinct(quoted)
    strong = _STRONG_NAMES if field_id in _NAMES else _STRONG
    if field_id == "keywords" and _HASHTAGS.fullmatch(text):
        return _distinct([tag.lstrip("#") for tag in text.split()])
    if strong.search(text):
        quoted = _quoted_items(text) if '"' in text else None
        return _distinct(quoted if quoted is not None else strong.split(text))
    parts = [part.strip() for part in _COMMAS.split(text)]
    if len(parts) > 1 and field_id in _BY_COMMA:
        return _distinct(parts)
    if field_id in _NAMES:
        last = _JOINED.split(parts[-1])
        for names in (parts, [*parts[:-1], *last]):
            if len(names) > 1 and _are_names(names):
                return _distinct(names)
    return (text,)


def join_list(field_id: str, items: Sequence[str]) -> str:
    """Write a list into one cell; `split_list` reads it back equal.

    Example:
        >>> join_list("creator", ["심현철", "Lee; B"]), join_list("keywords", ["Seoul, Korea"])
        ('심현철; "Lee; B"', '"Seoul, Korea"')
    """
    plain = "; ".join(items)
    if split_list(field_id, plain) == tuple(items):
        return plain
    return "; ".join(
        '"' + item.replace('"', '""') + '"'
        if _NEEDS_QUOTES.search(item) or split_list(field_id, item) != (item,)
        else item
        for item in items
    )


def _quoted_items(text: str) -> list[str] | None:
    """Read `a; "b; c"`; None when the quotation marks are not such a list's."""
    items: list[str] = []
    at = 0
    while at < len(text):
        found = _QUOTED.match(text, at)
        if found is None or (found[1] is None and found[2].lstrip().startswith('"')):
            return None
        items.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        at = found.end()
    return items


def _array(text: str) -> list[str] | None:
    """Read a JSON array of texts, as programs write a list into a cell; None for anything else."""
    try:
        items = msgspec.json.decode(text, type=list[str])
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None
    return items or None


def _distinct(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stripped for item in items if (stripped := item.strip())))


def _are_names(parts: Sequence[str]) -> bool:
    return all(
        (_KOREAN_NAME.fullmatch(part) or _LATIN_NAME.fullmatch(part))
        and not any(_SUFFIX.fullmatch(word) or _FIRM.fullmatch(word) for word in part.split())
        and find(part) is None
        for part in parts
    )


def _spelt(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found[0]
