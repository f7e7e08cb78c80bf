"""Which values a picture file may carry: refused before any file is opened.

Source: CODEC "Text"; RECONCILE 3.1, WE-17.
"""

from __future__ import annotations

from collections.abc import Mapping

from photodesk import text
from photodesk.errors import TextError, UnknownField, UsageError
from photodesk.metadata.written import check_language
from photodesk.model import MemberValue, Structure, Value
from photodesk.tables.fields import BY_ID, Field

MAX_TEXT_BYTES = 60_000
"""The most that one save may bring of text: a JPEG's EXIF and XMP hold some 65,500 bytes each."""


def checked(changes: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values as they are stored, or refuse what no file may carry.

    Example:
        >>> checked({"caption": "서울\\r\\n시청 ", "keywords": ("a", " "), "caption@en": "Seoul"})
        {'caption': '서울\\n시청', 'keywords': ('a',), 'caption@en': 'Seoul'}
    """
    values: dict[str, Value] = {}
    total = 0
    for name, value in changes.items():
        field = BY_ID.get(name.partition("@")[0])
        if field is None or field.tier == "technical":
            raise UnknownField(f"{name}: no field of that name can be written")
        if "@" in name:
            check_language(field, name.partition("@")[2])
        values[name] = _checked(field, value)
        size = _bytes_of(values[name])
        if size > MAX_TEXT_BYTES:
            raise TextError(
                f"{name}: {size:,} bytes are more than the {MAX_TEXT_BYTES:,} bytes that a picture file"
                " can carry: shorten it",
                field=name,
            )
        total += size
    if total > MAX_TEXT_BYTES:
        raise TextError(
            f"{total:,} bytes of text in {len(values)} fields are more than the {MAX_TEXT_BYTES:,} bytes"
            " that a picture file can carry"
        )
    return values


def field_of(name: str) -> Field:
    """Return the field of a value's name, "caption" or "caption@ko".

    Example:
        >>> field_of("caption@ko").id
        'caption'
    """
    return BY_ID[name.partition("@")[0]]


def _checked(field: Field, value: Value) -> Value:
    if field.is_structure:
        if isinstance(value, str) or any(isinstance(one, str) for one in value):
            raise UsageError(f"{field.id}: takes structures, not text")
        return tuple(_checked_structure(field, one) for one in value)  # type: ignore[arg-type]
    if field.is_list:
        if isinstance(value, str) or not all(isinstance(one, str) for one in value):
            raise UsageError(f"{field.id}: takes a list of texts")
        items = (text.check(str(one), field.id) for one in value)
        return tuple(item for item in items if item)
    if not isinstance(value, str):
        raise UsageError(f"{field.id}: takes one text, not a list")
    return text.check(value, field.id)


def _checked_structure(field: Field, structure: Structure) -> Structure:
    names = [member.split(":bag")[0].split(":alt")[0] for member in field.members]
    members: list[tuple[str, MemberValue]] = []
    for name, value in structure:
        if name not in names:
            raise UsageError(f"{field.id}: has no member {name}: one of {', '.join(names)}")
        if isinstance(value, str):
            members.append((name, text.check(value, field.id)))
        elif all(isinstance(one, str) for one in value):
            members.append((name, tuple(text.check(str(one), field.id) for one in value)))
        else:
            members.append((name, tuple((pair[0], text.check(pair[1], field.id)) for pair in value)))
    return tuple(members)


def _bytes_of(value: object) -> int:
    if isinstance(value, str):
        return text.byte_length(value)
    return sum(_bytes_of(one) for one in value) if isinstance(value, tuple) else 0
