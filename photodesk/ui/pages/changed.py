"""The Changed page: files that somebody else wrote, and corrections of agencies, to be decided."""

from __future__ import annotations

from photodesk.ui import changes_outside, outbox, state
from photodesk.ui.components.changed import changed

KEY = "changed"


def draw() -> None:
    """Draw the page."""
    outbox.take(KEY, _apply)
    desk = state.desk()
    changed(
        changes_outside.view(desk),
        key=KEY,
        desk=str(desk.folder),
        answers=outbox.answers(KEY),
        on_outbox=_outbox,
    )


def _apply(operation: outbox.Operation) -> str:
    return changes_outside.apply(state.desk(), operation)


def _outbox() -> None:
    outbox.take(KEY, _apply)
