"""The Duplicates page: what stands twice tonight, settled by keyboard; the address names the scope."""

from __future__ import annotations

import streamlit as st

from photodesk.desk.duplicates import TONIGHT
from photodesk.errors import UsageError
from photodesk.ui import duplicates as told
from photodesk.ui import outbox, state
from photodesk.ui.components.duplicates import duplicates
from photodesk.ui.pages import all_pages

KEY = "duplicates"


def draw() -> None:
    """Draw the page."""
    if opened := st.session_state.pop("opened", ""):
        st.switch_page(all_pages()[0], query_params={"photo": opened})
    outbox.take(KEY, _apply)
    desk = state.desk()
    try:
        view = told.view(desk, _scope())
    except UsageError:
        st.query_params.pop("scope", None)
        view = told.view(desk)
    duplicates(
        view,
        key=KEY,
        desk=str(desk.folder),
        answers=outbox.answers(KEY),
        on_outbox=_outbox,
        on_scope=_scoped,
        on_open=_open,
    )


def _scope() -> str:
    scope = st.query_params.get("scope", TONIGHT)
    return "" if scope == "all" else scope


def _apply(operation: outbox.Operation) -> str:
    return told.apply(state.desk(), operation, st.session_state.setdefault("duplicates_done", []))


def _outbox() -> None:
    outbox.take(KEY, _apply)


def _scoped() -> None:
    st.query_params["scope"] = st.session_state[KEY]["scope"] or "all"


def _open() -> None:
    st.session_state["opened"] = st.session_state[KEY]["open"]
