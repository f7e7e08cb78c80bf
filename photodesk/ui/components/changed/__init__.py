"""What files say otherwise: changed outside or corrected, their words beside ours, taken with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def changed(
    waiting: Sequence[Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    answers: Sequence[Mapping[str, Any]],
    focus: str = "",
    on_outbox: Callable[[], None],
) -> None:
    """Draw the list.

    Args:
        waiting: what waits for a decision, as `changes_outside.view` gives it.
        desk: names the desk. answers: what became of the operations received.
        focus: id of the photo that the keyboard stands on first; "" for the first of the list.
        on_outbox: called when the state `outbox` changed: {"id", "do": "settle", "key": id of the
            difference, "take": "theirs" | "ours", "fields"}.
    """
    data = {"waiting": list(waiting), "desk": desk, "answers": list(answers), "focus": focus}
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox)
