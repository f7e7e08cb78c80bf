"""What is a copy called? File names by pattern, safe on every system.

Standards: POSIX and Win32 file names (reserved names and characters); Unicode NFC.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping

from photodesk.errors import UsageError
from photodesk.text import cut

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NOT_SLUG = re.compile(r"[\W_]+")
_MAX_NAME_BYTES = 200
_MAX_SLUG_BYTES = 60


def file_name(pattern: str, values: Mapping[str, str | int]) -> str:
    """Return a file name without extension by a pattern such as "{page}_{slot:02}_{slug}".

    Args:
        pattern: text with {placeholders}; numbers may be padded: {slot:02}.
        values: what the placeholders stand for.

    Returns:
        A name of at most 200 bytes that every file system takes.

    Raises:
        UsageError: an unknown placeholder, broken braces, or nothing left.

    Example:
        >>> file_name("{page}_{slot:02}_{slug}", {"page": "A7", "slot": 3, "slug": "한강-산책"})
        'A7_03_한강-산책'
    """
    built: list[str] = []
    try:
        for literal, placeholder, form, conversion in string.Formatter().parse(pattern):
            built.append(literal)
            if placeholder is None:
                continue
            # Only plain names: a pattern must not reach into a value ("{slug.__class__}").
            if placeholder not in values or conversion:
                known = ", ".join(f"{{{key}}}" for key in values)
                raise UsageError(f"--name {pattern}: {{{placeholder}}} is unknown (there are {known})")
            built.append(_formatted(values[placeholder], form or ""))
    except ValueError as error:
        raise UsageError(f"--name {pattern}: {error}") from None
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", "".join(built)))
    name = cut(name, _MAX_NAME_BYTES).strip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    if not name:
        raise UsageError(f"--name {pattern}: gives an empty name")
    return name


def slug(text: str) -> str:
    """Return a short form of a headline for names and addresses: letters and digits, lower case.

    Example:
        >>> slug("Yoon, Biden & Kishida: “Camp David”"), slug("한강 산책")
        ('yoon-biden-kishida-camp-david', '한강-산책')
    """
    words = _NOT_SLUG.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
    short = cut(words, _MAX_SLUG_BYTES)
    if len(short) < len(words) and words[len(short)] != "-" and "-" in short:
        short = short.rpartition("-")[0]
    return short.strip("-")


def _formatted(value: str | int, form: str) -> str:
    # A pattern is typed by hand: a width of a million must not cost a gigabyte.
    if not form:
        return str(value)
    if not re.fullmatch(r"0?\d", form) or not isinstance(value, int):
        raise ValueError(f":{form} pads a number to at most 9 places, as in {{slot:02}}")
    return format(value, form)
