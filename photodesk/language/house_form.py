"""How this house prints a credit: AP-Yonhap, Courtesy of Inje County, Korea Times photo by Name."""

from __future__ import annotations

from dataclasses import dataclass

from photodesk.model import Credit, Origin
from photodesk.settings import House


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A credit as the house prints it.

    Attributes:
        text: the credit line, or None when nothing may or can be printed.
        why: one phrase: why there is none, or why it needs a person's eye; "" when certain.
        certain: whether a fix may be applied without asking.
    """

    text: str | None
    why: str = ""
    certain: bool = False


def format_credit(
    credit: Credit, house: House, *, origin: Origin = "unknown", source_label: str = ""
) -> HouseForm:
    """Return the house form of a parsed credit."""
    raise NotImplementedError


def same_parties(a: Credit, b: Credit) -> bool:
    """Tell whether two credits name the same parties after alias folding."""
    raise NotImplementedError
