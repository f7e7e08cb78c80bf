"""The gate: a page's pictures in their slots, what stands against them, and "Send"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before=("outbox.js", "typing.js"))


def gate(
    view: Mapping[str, Any],
    *,
    key: str,
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
    on_open: Callable[[], None],
    on_page: Callable[[], None],
) -> None:
    """Draw the gate.

    Args:
        view: what `gate_view.view` returns.
        answers: what became of the operations received; an answer's `undo` is the operation that
            takes it back.
        on_outbox: called when the state `outbox` changed. on_open: when the state `open`, a photo's
            key, did. on_page: when the state `page`, the name of another page, did.
    """
    _mount(
        key=key, data={**view, "answers": list(answers)}, height="content",
        on_outbox_change=on_outbox, on_open_change=on_open, on_page_change=on_page,
    )  # fmt: skip
