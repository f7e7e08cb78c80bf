"""How what a file's containers said is kept: packed small, for the rules to read again."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from photodesk.model import Conflict, Note, Tags


def pack_facts(tags: Tags, conflicts: tuple[Conflict, ...]) -> bytes:
    """Return what the containers said, packed small."""
    return zlib.compress(msgspec.msgpack.encode((tags, conflicts)), 3)


def unpack_facts(data: bytes) -> tuple[Tags, tuple[Conflict, ...]]:
    """Return what `pack_facts` packed."""
    raw, conflicts = msgspec.msgpack.decode(zlib.decompress(data))
    raw["iim"] = {name: tuple(values) for name, values in raw["iim"].items()}
    raw["xmp"] = {name: _tuples(value) for name, value in raw["xmp"].items()}
    raw["software"] = tuple(raw["software"])
    raw["notes"] = tuple(Note(**note) for note in raw["notes"])
    return Tags(**raw), tuple(Conflict(**conflict) for conflict in conflicts)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
