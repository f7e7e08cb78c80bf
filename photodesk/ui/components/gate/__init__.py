"""The gate: what stands against a page, in words, with the certain fixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def gate(
    rows: Sequence[Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    tiles: Sequence[Mapping[str, Any]],
    unembedded: Sequence[str],
    answers: Sequence[Mapping[str, Any]],
    empty: str,
    on_outbox: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the gate.

    Args:
        rows: one mapping a finding (`records.gate_rows`), the heaviest first.
        desk: names the desk. tiles: {"name", "label", "count"}.
        unembedded: keys of the photos whose words are not in their files yet.
        answers: what became of the operations received, as for the inspector.
        empty: what to say when nothing stands against the page.
        on_outbox: called when the state `outbox` changed. on_open: when the state `open`, a photo's key, did.
    """
    data = {
        "rows": list(rows),
        "desk": desk,
        "tiles": list(tiles),
        "unembedded": list(unembedded),
        "answers": list(answers),
        "empty": empty,
    }
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox, on_open_change=on_open)
