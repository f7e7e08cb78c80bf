"""The drop zone: files dropped anywhere in the window, or chosen, go to the desk over our own route."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photodesk.ui.components import load

_mount = load(__file__)


def drop_zone(
    *,
    key: str,
    header: str,
    max_photo_mb: int,
    max_sheet_mb: int,
    sheets: tuple[str, ...],
    sources: Sequence[str],
    on_arrived: Callable[[], None],
) -> None:
    """Draw the button and catch what is dropped on the window.

    Args:
        header: name of the header that the upload route asks for.
        max_photo_mb, max_sheet_mb: what the route takes. sheets: file endings of sheets.
        sources: labels that say how photos arrive, "" for none.
        on_arrived: called when the state `arrived` changed: {"drop", "photos", "sheet", "at"}:
            id of the drop, how many photos came so far, id of the last sheet's drop or "".
    """
    data = {
        "header": header,
        "max_photo_mb": max_photo_mb,
        "max_sheet_mb": max_sheet_mb,
        "sheets": list(sheets),
        "sources": list(sources),
    }
    _mount(key=key, data=data, height="content", on_arrived_change=on_arrived)
