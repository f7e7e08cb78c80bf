"""The History page: who changed what, when; the address names the batch that is open."""

from __future__ import annotations

import streamlit as st

from photodesk.ui import outbox, past, state
from photodesk.ui.components.history import history

KEY = "history"


def draw() -> None:
    """Draw the page."""
    outbox.take(KEY, _apply)
    desk = state.desk()
    batch = st.query_params.get("batch", "")
    view = past.view(desk, int(batch) if batch.isascii() and batch.isdigit() else 0)
    history(
        view["batches"],
        key=KEY,
        desk=str(desk.folder),
        opened=view["opened"],
        jobs=view["jobs"],
        answers=outbox.answers(KEY),
        on_outbox=_outbox,
        on_open=_open,
    )


def _apply(operation: outbox.Operation) -> str:
    # The batch that was undone stays open: the undo itself becomes the newest.
    st.query_params["batch"] = str(int(operation["key"]))
    return past.apply(state.desk(), operation)


def _outbox() -> None:
    outbox.take(KEY, _apply)


def _open() -> None:
    st.query_params["batch"] = str(int(st.session_state[KEY]["open"]))
