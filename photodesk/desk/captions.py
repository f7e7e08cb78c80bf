"""What one printed caption says, with the house form of its credit; and a page's captions to paste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photodesk.exchange.figure import caption_and_credit
from photodesk.language.caption import split_caption
from photodesk.language.house_form import format_credit
from photodesk.language.origin import origin
from photodesk.model import Credit, Metadata, Origin
from photodesk.settings import Settings

if TYPE_CHECKING:
    from photodesk.desk import Desk


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


@dataclass(frozen=True, slots=True)
class PageCaption:
    """What is printed under one picture of a page.

    Attributes:
        slot: its place, from 1 on. `photo_id`, `name`: the photo and its file's name.
        caption: without sign-off. `credit`: as it is printed. Either may be "".
    """

    slot: int
    photo_id: int
    name: str
    caption: str
    credit: str

    @property
    def text(self) -> str:
        """Caption and credit in one line.

        Example:
            >>> PageCaption(1, 7, "a.jpg", "Rain falls in Seoul.", "AP-Yonhap").text
            'Rain falls in Seoul. AP-Yonhap'
        """
        return " ".join(part for part in (self.caption, self.credit) if part)


def page_captions(desk: Desk, page: str) -> tuple[PageCaption, ...]:
    """Return what is printed under the pictures of a page, in slot order: "copy captions for the page".

    A restriction in a caption ("KOREA OUT") is never among it.

    Raises:
        UsageError: there is no such page.
    """
    records = desk.store.many(desk.page(page).photo_ids)
    return tuple(
        PageCaption(slot, record.id, record.name, *caption_and_credit(record.metadata))
        for slot, record in enumerate(records, start=1)
    )


def as_text(captions: tuple[PageCaption, ...]) -> str:
    """Return captions to paste: one a line, a blank line between them; pictures without words are left out.

    Example:
        >>> print(as_text((PageCaption(1, 7, "a.jpg", "Rain.", "AP"), PageCaption(2, 8, "b.jpg", "", ""))))
        Rain. AP
    """
    return "\n\n".join(caption.text for caption in captions if caption.text)
