"""The import of a sheet: its columns, the difference, the wrong names, what goes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def import_sheet(
    view: Mapping[str, Any],
    *,
    key: str,
    desk: str,
    answers: Sequence[Mapping[str, Any]],
    previous: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
    on_offset: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the import, or the invitation to drop a sheet.

    Args:
        view: `sheet_import.view`, or {} when no sheet is dropped.
        desk: names the desk. answers: what became of the operations received.
        previous: sheets dropped before: {"drop", "name", "batch"}.
        on_outbox: called when the state `outbox` changed: operations of `sheet_decisions.apply`.
        on_offset: when the state `offset` did: the first row of the difference to show.
        on_open: when the state `open` did: {"drop", "at"}, the drop to show, "" for none.
    """
    data = {"view": dict(view), "desk": desk, "answers": list(answers), "previous": list(previous)}
    _mount(
        key=key,
        data=data,
        height="content",
        on_outbox_change=on_outbox,
        on_offset_change=on_offset,
        on_open_change=on_open,
    )
