"""The Changed page: files that somebody else wrote, and corrections of agencies, to be decided."""

from __future__ import annotations

import streamlit as st

from photodesk.ui import changes_outside, outbox, state
from photodesk.ui.components.changed import changed

KEY = "changed"


def draw() -> None:
    """Draw the page; the address may say which photo to begin with."""
    outbox.take(KEY, _apply)
    desk = state.desk()
    changed(
        changes_outside.view(desk),
        key=KEY,
        desk=str(desk.folder),
        answers=outbox.answers(KEY),
        focus=st.query_params.get("photo", ""),
        on_outbox=_outbox,
    )


def _apply(operation: outbox.Operation) -> str:
    return changes_outside.apply(state.desk(), operation)


def _outbox() -> None:
    outbox.take(KEY, _apply)
