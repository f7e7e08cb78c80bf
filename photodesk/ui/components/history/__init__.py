"""The history: who changed what, when; one batch opened as a difference, with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def history(
    batches: Sequence[Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    opened: Mapping[str, Any],
    jobs: Sequence[Mapping[str, Any]],
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the history.

    Args:
        batches: one mapping a batch (`past.batch_row`), the newest first.
        opened: {"id", "changes", "count"} of the batch that is open, or {}.
        jobs: long work that ran, the newest first (`past.job_row`).
        desk: names the desk. answers: what became of the operations received.
        on_outbox: called when the state `outbox` changed: {"id", "do": "undo", "key": batch}.
        on_open: when the state `open` did: the batch to show.
    """
    data = {
        "batches": list(batches),
        "desk": desk,
        "opened": dict(opened),
        "jobs": list(jobs),
        "answers": list(answers),
    }
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox, on_open_change=on_open)
