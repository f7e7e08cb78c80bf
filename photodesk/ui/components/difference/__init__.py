"""The difference: what an act over a selection would change, old → new → why, applied with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def difference(
    view: Mapping[str, Any],
    *,
    key: str,
    desk: str,
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
) -> None:
    """Draw the table over the page.

    Args:
        view: {"token", "title", "of", "photos"} as `differing.view` gives it.
        on_outbox: called when the state `outbox` changed: {"id", "do": "apply" | "close", "token", "keys"}.
    """
    data = {**view, "desk": desk, "answers": list(answers)}
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox)
