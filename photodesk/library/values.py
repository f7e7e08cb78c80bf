"""How metadata stand in the database: JSON objects of the fields that are not empty."""

from __future__ import annotations

from typing import Any

from photodesk.model import MemberValue, Metadata, Structure, Value
from photodesk.tables.fields import BY_ID, field_named


def pack(metadata: Metadata) -> dict[str, Any]:
    """Return metadata as JSON takes them; `unpack` is the inverse.

    Example:
        >>> pack(Metadata(caption="서울", creator=("Kim Min-su",)))
        {'caption': '서울', 'creator': ['Kim Min-su']}
    """
    document = {name: pack_value(value) for name, value in metadata.items()}
    if metadata.alternatives:
        document["alternatives"] = [list(item) for item in metadata.alternatives]
    return document


def unpack(document: dict[str, Any]) -> Metadata:
    """Return the metadata of a packed document; unknown names are passed over."""
    values: dict[str, Any] = {
        name: unpack_value(name, value) for name, value in document.items() if name in BY_ID
    }
    alternatives = tuple(tuple(item) for item in document.get("alternatives", ()))
    return Metadata(**values, alternatives=alternatives)


def pack_value(value: Value) -> Any:
    """Return one value as JSON: text, list of texts, or list of objects by member name."""
    if isinstance(value, str):
        return value
    return [item if isinstance(item, str) else {name: _pack_member(m) for name, m in item} for item in value]


def _pack_member(member: MemberValue) -> Any:
    if isinstance(member, str):
        return member
    if member and not isinstance(member[0], str):
        return dict(member)
    return list(member)


def unpack_value(field_id: str, value: Any) -> Value:
    """Return a packed value of a field; the inverse of `pack_value`."""
    field = field_named(field_id)
    if field.is_structure:
        return tuple(_unpack_structure(item) for item in value or ())
    if field.is_list:
        return tuple(value or ())
    return str(value or "")


def _unpack_structure(item: dict[str, Any]) -> Structure:
    members: list[tuple[str, MemberValue]] = []
    for name, member in item.items():
        if isinstance(member, dict):
            members.append((name, tuple(member.items())))
        elif isinstance(member, list):
            members.append((name, tuple(member)))
        else:
            members.append((name, member))
    return tuple(members)
