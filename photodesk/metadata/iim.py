"""What an IIM block says, and the same block with other texts (IPTC-IIM 4.2).

The payload is Photoshop resource 0x0404 or TIFF tag 33723: datasets of
0x1C, record, number, length, value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from photodesk.model import Charset, Note


@dataclass(frozen=True, slots=True)
class IimTags:
    """The texts of one IIM block.

    Attributes:
        values: dataset "2:120" -> texts in file order, as stored (not normalised).
        charset: the decision for the whole block; `declared`: what 1:90 says.
        unreadable: some byte of a text has no meaning in that set.
        notes: what the reader saw.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    charset: Charset = "ascii"
    declared: Literal["none", "utf-8", "other"] = "none"
    unreadable: bool = False
    notes: tuple[Note, ...] = ()


def read(payload: bytes) -> IimTags:
    """Read the texts of an IIM block; never raises, b"" gives no values."""
    raise NotImplementedError


def graft(payload: bytes, changes: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the block with some datasets set to other texts.

    Args:
        payload: the block as it is; b"" makes a new one.
        changes: dataset "2:120" -> its texts, already cut to the byte limits; () removes it.

    Returns:
        The new payload; b"" when nothing but bookkeeping is left.

    Raises:
        BlockRefused: the block is broken where old texts would stay readable.
    """
    raise NotImplementedError
