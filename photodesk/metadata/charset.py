"""Which character set the texts of an IIM block are in.

IIM texts carry no encoding but the rarely set dataset 1:90, so Korean desks meet CP949,
wires Latin-1 and Photo Mechanic UTF-8 without a word. One decision is taken for the whole
file. Standards: IPTC-IIM 4.2 (1:90), ISO 2022; RECONCILE 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photodesk.model import Charset


@dataclass(frozen=True, slots=True)
class Decision:
    """The character set of one file's IIM texts.

    Attributes:
        charset: what the texts are decoded with.
        basis: why, in a phrase for the record: "declared", "no byte above 127", ….
        declared_wrong: 1:90 names another set than the texts are in.
    """

    charset: Charset
    basis: str
    declared_wrong: bool = False


def detect(
    values: Sequence[bytes], *, declared: bytes | None = None, limits: Sequence[int | None] = ()
) -> Decision:
    """Decide the character set of all texts of one IIM block.

    Args:
        values: the raw texts of records 2 to 6.
        declared: the bytes of dataset 1:90, None when it is missing.
        limits: byte limit of each value, in step with `values`; () when unknown.
    """
    raise NotImplementedError


def decode(value: bytes, charset: Charset) -> tuple[str, bool]:
    """Decode one text; never raises.

    Returns:
        The text and whether every byte of it could be read.
    """
    raise NotImplementedError
