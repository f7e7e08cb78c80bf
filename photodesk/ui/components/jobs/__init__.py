"""The job strip: what runs, how far and how fast, with cancel; what ended, in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def jobs(
    rows: Sequence[Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
) -> None:
    """Draw the strip.

    Args:
        rows: {"id", "title", "state", "done", "total", "rate", "message", "cancelling",
            "offer"}, the newest first; offer is what a button to go on says, or "".
        desk: names the desk. answers: what became of the operations received.
        on_outbox: called when the state `outbox` changed: {"id", "do": "cancel" |
            "dismiss" | "resume", "key"}.
    """
    data = {"rows": list(rows), "desk": desk, "answers": list(answers)}
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox)
