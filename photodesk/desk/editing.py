"""Changing what photos say: which edits a person asked for, checked, and the values they give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from photodesk.errors import TextError, UnknownField, UsageError
from photodesk.metadata import dates
from photodesk.metadata.written import check_language
from photodesk.model import MemberValue, Metadata, Value
from photodesk.tables.fields import BY_ID, EDITABLE, Field, field_named
from photodesk.text import check


@dataclass(frozen=True, slots=True)
class Edit:
    """What to do with one field: set it, append to its list, or clear it (value empty).

    `field` is its id, or "caption@ko" for a text in another language.
    """

    field: str
    action: Literal["set", "append", "clear"]
    value: Value = ""


def known_field(field_id: str) -> Field:
    """Return the field with this id, or of "caption@ko" for a text in another language.

    Raises:
        UnknownField: no such field that can be edited; the message suggests the nearest.
        UsageError: a language that the field has no text in.
    """
    name, at, language = field_id.partition("@")
    if at and name in BY_ID:
        check_language(known_field(name), language)
        return field_named(field_id)
    field = BY_ID.get(field_id)
    if field is not None and field.tier != "technical":
        return field
    if field is not None:
        raise UnknownField(f"{field_id}: kept by the programs that write files, it cannot be edited")
    import difflib

    near = difflib.get_close_matches(field_id, [f.id for f in EDITABLE], n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else "see the field table in the README"
    raise UnknownField(f"{field_id}: unknown field; {hint}")


def edits_from(
    sets: Iterable[tuple[str, str]] = (),
    appends: Iterable[tuple[str, str]] = (),
    clears: Iterable[str] = (),
) -> tuple[Edit, ...]:
    """Turn (field, text) pairs into checked edits; a list field set twice gets its items in order.

    Structure fields take JSON: one object or a list of objects by member name. "caption@ko" names
    a text in another language.

    Raises:
        UnknownField: no such field. UsageError: a single field set twice, append to no list, a
            field that has one text for all languages.
        TextError: a value that no file may carry, or a date that is none.

    Example:
        >>> edits_from([("creator", "Kim Min-su"), ("creator", "Lee Ji-eun")])
        (Edit(field='creator', action='set', value=('Kim Min-su', 'Lee Ji-eun')),)
    """
    edits: dict[str, Edit] = {}
    for field_id, text in sets:
        field = known_field(field_id)
        value = checked(field, text)
        if field_id in edits and field.is_list:
            value = (*edits[field_id].value, *value)
        elif field_id in edits:
            raise UsageError(f"{field_id}: set twice; it holds one value")
        edits[field_id] = Edit(field_id, "set", value)
    for field_id, text in appends:
        field = known_field(field_id)
        if not field.is_list:
            raise UsageError(f"{field_id}: holds one value; use --set")
        if field_id in edits and edits[field_id].action == "set":
            raise UsageError(f"{field_id}: both set and appended to; use one of them")
        before = edits[field_id].value if field_id in edits else ()
        edits[field_id] = Edit(field_id, "append", (*before, *checked(field, text)))
    for field_id in clears:
        known_field(field_id)
        if field_id in edits:
            raise UsageError(f"{field_id}: both cleared and filled; use one of them")
        edits[field_id] = Edit(field_id, "clear")
    return tuple(edits.values())


def checked(field: Field, text: str) -> Value:
    """Return a typed text as the field's value: checked, dates in ISO form, structures from JSON.

    Raises:
        TextError: the text does not suit the field; says where and why.
    """
    if field.is_structure:
        return _structures(field, text)
    clean = check(text, field.id)
    if field.is_list:
        return (clean,) if clean else ()
    if field.kind == "date" and clean:
        moment = dates.parse(clean)
        if moment is None:
            raise TextError(
                f'{field.id}: "{clean}" is no date; write 2026-11-24 or 2026-11-24T09:30:15+09:00',
                field=field.id,
            )
        return moment.text
    return clean


def _structures(field: Field, text: str) -> Value:
    kinds = {m.partition(":")[0]: m.partition(":")[2] for m in field.members}
    try:
        objects = json.loads(text)
        objects = objects if isinstance(objects, list) else [objects]
        for item in objects:
            for name in item:
                if name not in kinds:
                    raise TextError(
                        f"{field.id}: no member {name}; it has {', '.join(kinds)}", field=field.id
                    )
        return tuple(
            tuple((name, _member_value(item[name], kinds[name], field)) for name in kinds if item.get(name))
            for item in objects
            if item
        )
    except (ValueError, TypeError, AttributeError):
        first = next(iter(kinds))
        raise TextError(f'{field.id}: takes JSON, for example {{"{first}": "…"}}', field=field.id) from None


def _member_value(value: object, kind: str, field: Field) -> MemberValue:
    if kind == "alt":
        pairs = value.items() if isinstance(value, dict) else [("x-default", value)]
        return tuple((str(language), check(str(text), field.id)) for language, text in pairs)
    if kind == "bag":
        items = value if isinstance(value, list) else [value]
        return tuple(check(str(item), field.id) for item in items)
    return check(str(value), field.id)


def values_after(edits: Sequence[Edit], metadata: Metadata) -> dict[str, Value]:
    """Return the new value of every field that the edits change on this photo."""
    values: dict[str, Value] = {}
    for edit in edits:
        before = metadata.get(edit.field)
        if edit.action == "clear":
            after: Value = "" if isinstance(before, str) else ()
        elif edit.action == "append":
            after = (*before, *(item for item in edit.value if item not in before))
        else:
            after = edit.value
        if after != before:
            values[edit.field] = after
    return values
