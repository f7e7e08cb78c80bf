"""What a printed credit says: who made the picture, who relayed it, who supplied it."""

from __future__ import annotations

from photodesk.language.house_form import HouseForm, format_credit, same_parties
from photodesk.language.origin import origin
from photodesk.model import Credit
from photodesk.settings import House

__all__ = ["HouseForm", "format_credit", "origin", "parse_credit", "same_parties", "short_form"]


def parse_credit(text: str) -> Credit:
    """Take a bare credit apart."""
    raise NotImplementedError


def short_form(credit_line: str, house: House) -> str:
    """Return the short form of a credit line for IIM's 32 bytes, or "" when there is none."""
    raise NotImplementedError
