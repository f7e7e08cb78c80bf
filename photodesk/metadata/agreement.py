"""Whether two containers say the same of a field, though one is cut, shortened or spelt otherwise.

Source: RECONCILE 2.3, 2.7, 2.9 and 3.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from photodesk import text as texts
from photodesk.metadata import dates
from photodesk.model import Value
from photodesk.tables.fields import Field
from photodesk.tables.places import BY_ALPHA2

Policy = Literal["newsroom", "mwg"]
"""Which container outranks which (`reconcile`)."""

ShortForm = Callable[[str], str]
"""Credit line -> the short form that IIM's 32 bytes may hold instead of it; "" when there is none."""

_CAMERAS = re.compile(
    r"(?:olympus|sony|minolta|konica minolta|samsung|sanyo|kodak|casio|pentax|ricoh|nikon|fuji(?:film)?"
    r"|canon|panasonic|hp|epson|jvc|toshiba|polaroid|vivitar)\s+(?:digital\s+(?:still\s+)?camera|dsc)"
    r"|digital\s+(?:still\s+)?camera|dcim\\.*|dcf 1\.0|samsung camera pictures|exif[_ ]jpeg(?:[_ ]picture)?"
    r"|[\s0]+|[\s?]+",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\.{1,3}$")
_GENRE_NUMBER = re.compile(r"^\d{3}:")
_EIGHT_DIGITS = re.compile(r"(?<!\d)\d{8}(?!\d)")


def norm(text: str) -> str:
    """Return a stored text as it is compared and believed: no NULs, NFC, LF, outer white space off.

    Example:
        >>> norm(" 서울\\0\\r\\n시청\\0\\0 ")
        '서울\\n시청'
    """
    return texts.normalise(text.replace("\0", "") if "\0" in text else text)


def is_placeholder(text: str) -> bool:
    """Tell whether an EXIF text is what a camera writes when nobody wrote anything.

    Example:
        >>> is_placeholder("OLYMPUS DIGITAL CAMERA         "), is_placeholder("Digital cameras on sale")
        (True, False)
    """
    return _CAMERAS.fullmatch(text.strip()) is not None or not text.strip()


def cut_name(name: str, max_bytes: int) -> str:
    """Cut a by-line: at a blank when one stands in the second half of what fits, else mid-word.

    Source: RECONCILE 3.3.

    Example:
        >>> cut_name("Jean-Baptiste de la Fontainebleau-Armagnac", 32)
        'Jean-Baptiste de la'
        >>> cut_name("코리아타임스사진기자홍길동입니다", 32)
        '코리아타임스사진기자'
    """
    kept = texts.cut(name, max_bytes)
    following = name[len(kept) : len(kept) + 1]
    if not following or following.isspace():
        return kept
    blank = kept.rfind(" ")
    return kept[:blank].rstrip() if blank * 2 >= len(kept) else kept


def same(full: str, copy: str, limit: int | None = None) -> bool:
    """Tell whether a copy says what the full text says.

    Args:
        full: the text of XMP (or EXIF). `copy`: the other, in IIM perhaps cut.
        limit: byte limit of the IIM dataset that the copy stands in; None compares whole texts.

    Source: RECONCILE 2.3.

    Example:
        >>> same("코리아타임스사진기자홍길동입니다", "코리아타임스사진기자..", 32)
        True
        >>> same("AP-Yonhap", "AP", 32)
        False
    """
    full, copy = norm(full), norm(copy)
    if full == copy or texts.collapse(full) == texts.collapse(copy):
        return True
    if limit is None or not copy or texts.byte_length(full) <= limit:
        return False
    if copy in (texts.cut(full, limit), cut_name(full, limit)):
        return True
    # exiftool puts full stops in place of a character that it had to split.
    return texts.byte_length(copy) == limit and full.startswith(_DOTS.sub("", copy))


def agree(
    field: Field, full: Value, copy: Value, limit: int | None = None, short_form: ShortForm | None = None
) -> bool:
    """Tell whether two values of a field are the same, by the rules of that field.

    Args:
        field: a row of the field table.
        full: the value that may be longer. `copy`: the one that may be cut at `limit` bytes.
        short_form: what IIM may hold in place of a long credit line.
    """
    if full == copy:
        return True
    if field.kind == "date":
        return _dates_agree(str(full), str(copy))
    if limit and field.id in _PREFIX_BYTES:
        limit -= _PREFIX_BYTES[field.id]
    if isinstance(full, str) and isinstance(copy, str):
        return same(_key(field, full), _key(field, copy), limit) or (
            field.id == "credit_line" and bool(limit) and _is_short(full, copy, limit or 0, short_form)
        )
    if field.is_structure or isinstance(full, str) or isinstance(copy, str):
        return False
    mine = [_key(field, str(one)) for one in full]
    theirs = [_key(field, str(one)) for one in copy]
    if field.kind == "seq":
        if len(mine) != len(theirs):
            # One by-line that holds all names.
            return len(theirs) == 1 and same("; ".join(mine), theirs[0], limit)
        return all(same(a, b, limit) for a, b in zip(mine, theirs, strict=True))
    mine_set = {texts.collapse(one).casefold() for one in mine}
    theirs_set = {texts.collapse(one).casefold() for one in theirs}
    if mine_set == theirs_set:
        return True
    return all(any(same(a, b, limit) for b in theirs_set) for a in mine_set) and all(
        any(same(a, b, limit) for a in mine_set) for b in theirs_set
    )


def is_contradiction(
    field: Field, full: Value, copy: Value, limit: int | None = None, short_form: ShortForm | None = None
) -> bool:
    """Tell whether two values cannot both be true: the test for a conflict, laxer than `agree`.

    A list that stops early is no contradiction: many programs store the first creator only.
    """
    if agree(field, full, copy, limit, short_form) or agree(field, copy, full, None, short_form):
        return False
    if field.kind == "seq" and not isinstance(full, str) and not isinstance(copy, str):
        shorter = min(len(full), len(copy))
        return not agree(field, full[:shorter], copy[:shorter], limit)
    return True


def genre_name(genre: str) -> str:
    """Return a genre without the number that IIM puts before it: "000:Actuality"."""
    return _GENRE_NUMBER.sub("", genre)


def subject_code(reference: str) -> str:
    """Return the code of an IIM subject reference "IPTC:11006005:politics::"; others as they are.

    Example:
        >>> subject_code("IPTC:11006005:::"), subject_code("11006005"), subject_code("medtop:20000717:::")
        ('11006005', '11006005', 'medtop:20000717')
    """
    if "://" in reference or ":" not in reference:
        return reference
    provider, code = reference.split(":")[:2]
    if not code:
        return provider
    return code if provider.casefold() == "iptc" else f"{provider}:{code}"


def alpha3(code: str) -> str:
    """Return the three-letter country code of a two-letter one; others as they are.

    Example:
        >>> alpha3("KR"), alpha3("kor"), alpha3("R17")
        ('KOR', 'kor', 'R17')
    """
    country = BY_ALPHA2.get(code.upper()) if len(code) == 2 else None
    return country.alpha3 if country is not None else code


def _key(field: Field, text: str) -> str:
    """What counts when values of coded fields are compared."""
    if field.id == "subject_code":
        digits = _EIGHT_DIGITS.search(text)
        return digits[0] if digits else subject_code(text)
    if field.id == "intellectual_genre":
        return genre_name(text)
    if field.id == "country_code":
        return alpha3(text.strip()).upper()
    if field.id in _VOCABULARIES:
        return text.strip().rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].casefold()
    return text


_PREFIX_BYTES = {"intellectual_genre": len("000:"), "subject_code": len("IPTC:")}
"""What IIM puts before a name and so takes from its room."""

_VOCABULARIES = frozenset(
    (
        "digital_source_type",
        "data_mining",
        "model_release_status",
        "property_release_status",
        "minor_model_age_disclosure",
    )
)


def _is_short(line: str, copy: str, limit: int, short_form: ShortForm | None) -> bool:
    """Whether IIM holds the short form of a credit line that does not fit."""
    if texts.byte_length(line) <= limit or not copy:
        return False
    if short_form is not None and same(short_form(line), copy):
        return True
    return line.startswith(copy) and line[len(copy) :][:1] in (" ", "/", "-", ",")


def _dates_agree(a: str, b: str) -> bool:
    first, second = dates.parse(a), dates.parse(b)
    if first is None or second is None:
        return False
    if dates.same(first, second):
        return True
    # exiv2 writes +00:00 when the zone is missing: the same wall time then means the same moment.
    return "+00:00" in (first.offset, second.offset) and dates.same(
        dates.Moment(first.day, first.time, first.fraction),
        dates.Moment(second.day, second.time, second.fraction),
    )
