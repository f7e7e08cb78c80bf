"""The contact sheet: a grid of thumbnails with search, selection and marks by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_PARTS = ("acts.js", "cells.js", "sheet_keys.js")
_mount = load(__file__, before=("outbox.js", "keys.js", "element.js", "picker.js", *_PARTS))


def contact_sheet(
    photos: Sequence[Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    signature: str,
    selected: Sequence[str],
    focus: str,
    query: str,
    label: str,
    number: int,
    first: int,
    total: int,
    size: str = "M",
    page: str = "",
    pages: Sequence[str] = (),
    empty: str = "",
    error: str = "",
    templates: Sequence[Mapping[str, Any]] = (),
    fields: Sequence[Mapping[str, str]] = (),
    variables: Mapping[str, str] | None = None,
    notice: Mapping[str, Any],
    answers: Sequence[Mapping[str, Any]],
    on_selection: Callable[[], None],
    on_filter: Callable[[], None],
    on_number: Callable[[], None],
    on_outbox: Callable[[], None],
    on_ask: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the grid with its search, marks and sheets.

    Args:
        photos: one mapping a cell (`records.cell`). total: photos in the whole list.
        desk: names the desk; an outbox of another desk is left alone.
        signature: names the list; another one makes the browser forget its selection.
        selected, focus: keys to start with when the signature is new.
        query: the filter; label: what it is called. number: this sheet, from 1.
        first: place of its first photo in the whole list.
        size: S, M or L, until the person chooses; L shows caption and credit under each thumbnail.
        page: name of the page that is shown, or "". pages: names to put photos on.
        empty: what to say and do when there is no photo. error: what is wrong with the query.
        templates: {"name", "lines": [{"field", "mode", "text"}]}, to put on the chosen photos.
        fields: {"id", "label"} of the fields that a template fills and a search looks through.
        variables: what may stand in a template, name -> what it stands for.
        notice: {"text", "batch", "refused", "at"} of what was done over a selection, with the batch to
            take back, or empty.
        answers: what became of the operations received.
        on_selection, on_filter, on_number, on_outbox, on_ask, on_open: called when the state of that name
            changed: {"signature", "focus", "keys"}; {"query"}; {"query", "number"}; operations;
            {"id", "kind", "keys", …} for a difference; {"key"} of the photo to open on the caption page.
            All but the first and the outbox say "at", the browser's clock: an old wish is no wish.
    """
    data = {
        "photos": list(photos),
        "desk": desk,
        "signature": signature,
        "selected": list(selected),
        "focus": focus,
        "query": query,
        "label": label,
        "number": number,
        "first": first,
        "total": total,
        "size": size,
        "page": page,
        "pages": list(pages),
        "empty": empty,
        "error": error,
        "templates": list(templates),
        "fields": list(fields),
        "variables": dict(variables or {}),
        "notice": dict(notice),
        "answers": list(answers),
    }
    _mount(
        key=key,
        data=data,
        height="content",
        on_selection_change=on_selection,
        on_filter_change=on_filter,
        on_number_change=on_number,
        on_outbox_change=on_outbox,
        on_ask_change=on_ask,
        on_open_change=on_open,
    )
