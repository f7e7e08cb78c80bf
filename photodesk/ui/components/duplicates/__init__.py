"""The duplicates: groups of one caption or one picture side by side, settled by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def duplicates(
    view: Mapping[str, Any],
    *,
    key: str,
    desk: str,
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
    on_scope: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the groups.

    Args:
        view: what `ui.duplicates.view` returns.
        desk: names the desk. answers: what became of the operations received.
        on_outbox: called when the state `outbox` changed: {"id", "do", "key": group, …}.
        on_scope: when the state `scope`, a query, did. on_open: when `open`, a photo's key, did.
    """
    _mount(
        key=key,
        data={**view, "desk": desk, "answers": list(answers)},
        height="content",
        on_outbox_change=on_outbox,
        on_scope_change=on_scope,
        on_open_change=on_open,
    )
