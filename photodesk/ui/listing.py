"""Which photos the desk shows: what a filter finds, sixty at a time, and the queue of the caption desk.

A filter is a query of the search language. One that names a page alone shows the page as the gate
judges it, in the order of its slots; any other shows the newest photos first, each as its page judges
it, or as it stands on its own where it is on none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from photodesk.desk import Desk
from photodesk.desk.page_verdicts import page_verdicts
from photodesk.errors import UsageError
from photodesk.model import Finding
from photodesk.ui import records, state
from photodesk.ui.records import Seen
from photodesk.ui.strings import t

SHEET = 60
"""Photos on one contact sheet."""

QUEUE = 10_000
"""Photos that the caption desk walks through at most."""

AHEAD = 80
BEHIND = 10
"""Records that the caption desk holds before and behind the photo in hand."""

_PAGE = re.compile(r'\s*page:(?:"([^"]+)"|(\S+))\s*')


@dataclass(frozen=True, slots=True)
class Listing:
    """One contact sheet of what a filter finds.

    Attributes:
        query: the filter. `number`: which sheet, from 1. `total`: photos in all.
        view: the photos with their findings; it names the page where the filter is one.
        error: what is wrong with the query, in words; "" when it is understood.
    """

    query: str
    number: int = 1
    total: int = 0
    view: state.View = field(default_factory=state.View)
    error: str = ""

    @property
    def sheets(self) -> int:
        """How many sheets there are, at least 1."""
        return max(1, -(-self.total // SHEET))

    @property
    def signature(self) -> str:
        """Names the list; a selection of another list means nothing here."""
        return f"{self.number}/{self.query}"


def page_in(query: str) -> str:
    """Return the page that a filter shows, or "".

    Example:
        >>> page_in("page:A7"), page_in('page:"A7 late"'), page_in("page:A7 credit:AP")
        ('A7', 'A7 late', '')
    """
    found = _PAGE.fullmatch(query)
    return (found[1] or found[2]) if found else ""


def page_filter(name: str) -> str:
    """Return the filter that shows a page.

    Example:
        >>> page_filter("A7 late")
        'page:"A7 late"'
    """
    return f'page:"{name}"' if re.search(r"\s", name) else f"page:{name}"


def label(query: str) -> str:
    """Return what a filter is called on screen.

    Example:
        >>> label("is:tonight"), label('page:"A7 late"'), label("credit:AP")
        ('Tonight', 'Page A7 late', 'credit:AP')
    """
    if name := page_in(query):
        return t("common.page", page=name)
    return {line: words for line, words, _ in (*records.photo_lines(), *records.status_lines())}.get(
        query, query
    )


def opening(desk: Desk) -> str:
    """Return the filter of a window that names none: the page if all photos stand on it, else tonight's."""
    counts = desk.counts()
    for line, count in counts.items():
        if line.startswith("page:") and 0 < count == counts[""]:
            return line
    return "is:tonight"


def listing(desk: Desk, query: str, number: int = 1) -> Listing:
    """Return one sheet of what a filter finds; a number past the end gives the last.

    Args:
        query: a query of the search language; "" finds everything.
        number: which sheet, from 1.
    """
    page_verdicts(desk)  # first: what a page stops is neither found nor counted as ready
    if name := page_in(query):
        return _page(desk, query, name, number)
    number = max(1, number)
    try:
        found = desk.find(query, offset=(number - 1) * SHEET, limit=SHEET)
        if not found.photos and number > 1:
            number = max(1, -(-found.total // SHEET))
            found = desk.find(query, offset=(number - 1) * SHEET, limit=SHEET)
    except UsageError as error:
        return Listing(query, error=str(error))
    view = state.View(photos=state.seen(desk, found.photos), findings=_stored(desk, found.photos))
    return Listing(query, number, found.total, view)


def _page(desk: Desk, query: str, name: str, number: int) -> Listing:
    try:
        view = state.view(desk, name)
    except UsageError as error:
        return Listing(query, error=str(error))
    total = len(view.photos)
    number = min(max(1, number), max(1, -(-total // SHEET)))
    return Listing(query, number, total, view)


def cells(shown: Listing) -> list[dict[str, Any]]:
    """Return the cells of the sheet in hand."""
    return [records.cell(one, shown.view.of(one.key)) for one in on_sheet(shown)]


def on_sheet(shown: Listing) -> tuple[Seen, ...]:
    """Return the photos of the sheet in hand; a page's view holds all of its photos."""
    if shown.view.page:
        return shown.view.photos[(shown.number - 1) * SHEET : shown.number * SHEET]
    return shown.view.photos


def _stored(desk: Desk, photos: Sequence[Any]) -> Mapping[str, tuple[Finding, ...]]:
    """Return what stands against photos: their page's verdict, or what was found on their own."""
    found = {**desk.store.findings_of([record.id for record in photos]), **page_verdicts(desk)}
    return {str(record.id): found.get(record.id, ()) for record in photos}


def queue(desk: Desk, query: str) -> tuple[int, ...]:
    """Return the ids of everything that a filter finds, in its order; empty when it is not understood."""
    try:
        if name := page_in(query):
            return desk.page(name).photo_ids
        return desk.ids(query, limit=QUEUE)
    except UsageError:
        return ()


def window(ids: Sequence[int], focus: int) -> tuple[int, ...]:
    """Return the part of a queue that the browser holds: round the photo in hand.

    Example:
        >>> window(range(1, 1001), 500)[0], window(range(1, 1001), 500)[-1]
        (490, 580)
    """
    at = ids.index(focus) if focus in ids else 0
    return tuple(ids[max(0, at - BEHIND) : at + AHEAD + 1])


def viewed(desk: Desk, query: str, ids: Sequence[int]) -> state.View:
    """Return some photos of a filter with their findings, in this order."""
    if name := page_in(query):
        view = state.view(desk, name)
        here = {str(photo_id) for photo_id in ids}
        return replace(view, photos=tuple(one for one in view.photos if one.key in here))
    photos = desk.store.many(ids)
    return state.View(photos=state.seen(desk, photos), findings=_stored(desk, photos))


def nothing(query: str, *, empty: bool) -> str:
    """Return what an empty sheet says: what to do next.

    Args:
        empty: True when there is no photo on the desk at all.

    Example:
        >>> nothing("missing:caption", empty=False)
        'Every photo has a caption.'
    """
    if empty:
        return t("listing.no_photos")
    if page := page_in(query):
        return t("listing.page_empty", page=page)
    return {
        "missing:caption": t("listing.all_captioned"),
        "missing:credit": t("listing.all_credited"),
        "is:picked": t("listing.none_picked"),
        "is:page": t("listing.none_on_page"),
        "is:sent": t("listing.none_sent"),
        "is:duplicate": t("listing.none_double"),
        "is:blocked": t("listing.none_blocked"),
        "is:ready": t("listing.none_ready"),
        "is:desk": t("listing.all_in_files"),
        "is:changed": t("listing.none_changed"),
        "is:tonight": t("listing.tonight_clear"),
    }.get(query, t("listing.nothing_found"))
