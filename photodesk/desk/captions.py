"""What one printed caption says, with the house form of its credit."""

from __future__ import annotations

from dataclasses import dataclass

from photodesk.language.caption import split_caption
from photodesk.language.house_form import format_credit
from photodesk.language.origin import origin
from photodesk.model import Credit, Metadata, Origin
from photodesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Parsed:
    """A printed caption taken apart; `house_form` is None when `why` says that it cannot be known."""

    caption: str
    credit: Credit
    origin: Origin
    house_form: str | None
    why: str


def parse_printed(text: str, settings: Settings) -> Parsed:
    """Split a printed caption (or take a bare credit) and give its parts, origin and house form.

    Example:
        >>> parsed = parse_printed("Commuters cross the Han River in Seoul, Monday. AP-Yonhap", Settings())
        >>> parsed.credit.agency, parsed.credit.distributor, parsed.house_form
        ('AP', 'Yonhap', 'AP-Yonhap')
    """
    printed = split_caption(text)
    where = origin(printed.caption, Metadata(caption=printed.caption), printed.credit)
    form = format_credit(printed.credit, settings.house, origin=where)
    return Parsed(printed.caption, printed.credit, where, form.text, form.why)
