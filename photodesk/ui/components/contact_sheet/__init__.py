"""The contact sheet: a grid of thumbnails with selection by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__)


def contact_sheet(
    photos: Sequence[Mapping[str, Any]],
    *,
    key: str,
    signature: str,
    selected: Sequence[str],
    focus: str,
    total: int,
    size: str = "L",
    empty: str = "",
    on_selection: Callable[[], None],
) -> None:
    """Draw the grid.

    Args:
        photos: one mapping a cell (`records.cell`). total: photos in the whole list.
        signature: names the list; another one makes the browser forget its selection.
        selected, focus: keys to start with when the signature is new.
        size: S, M or L; L shows caption and credit under each thumbnail.
        empty: what to say and do when there is no photo.
        on_selection: called when the state `selection` changed:
            {"signature", "focus", "keys"} in `st.session_state[key]["selection"]`.
    """
    data = {
        "photos": list(photos),
        "signature": signature,
        "selected": list(selected),
        "focus": focus,
        "total": total,
        "size": size,
        "empty": empty,
    }
    _mount(key=key, data=data, height="content", on_selection_change=on_selection)
