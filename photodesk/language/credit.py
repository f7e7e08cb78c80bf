"""What a printed credit says, and how this house prints it: everything about credits in one place.

The grammar lives below: `parties` cuts a credit and classifies its parts, `roles` decides who made
the picture and who relayed it, `house_form` prints it, `origin` tells where a picture comes from.
"""

from __future__ import annotations

from photodesk.language.house_form import HouseForm, format_credit, same_parties
from photodesk.language.origin import origin
from photodesk.language.roles import parse_credit, parse_trimmed
from photodesk.settings import House
from photodesk.tables.agencies import find

__all__ = [
    "HouseForm", "format_credit", "origin", "parse_credit", "parse_trimmed", "same_parties", "short_form",
]  # fmt: skip

_CREDIT_MAX_BYTES = 32


def short_form(credit_line: str, house: House) -> str:
    """Return what IIM's credit (2:110, 32 bytes) holds for a credit line.

    Args:
        credit_line: the house form, as XMP has it whole.
        house: the house's style.

    Returns:
        The line itself when it fits; else the registry's short form of its party ("Korea Times");
        "" when there is none and the field would have to be cut.

    Source: IPTC-IIM 4.2, 2:110; EDITOR §3.

    Example:
        >>> short_form("Korea Times photo by Shim Hyun-chul", House())
        'Korea Times'
    """
    if len(credit_line.encode()) <= _CREDIT_MAX_BYTES:
        return credit_line
    credit = parse_credit(credit_line)
    names = [name for name in (credit.agency, *credit.distributors) if name]
    if not names and credit.organization:
        paper = find(credit.organization)
        if paper is not None and paper.kind == "newspaper":
            names = [paper.short]
        elif credit.kind == "staff" and credit.organization == house.name:
            names = [house.name]
    short = "-".join(names)
    return short if len(short.encode()) <= _CREDIT_MAX_BYTES else ""
