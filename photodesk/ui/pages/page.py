"""The gate on screen: a page's pictures in their slots, what stands against them, and "Send"."""

from __future__ import annotations

import streamlit as st

from photodesk.ui import differing, gate_view, listing, outbox, state
from photodesk.ui.components.difference import difference
from photodesk.ui.components.gate import gate
from photodesk.ui.pages import all_pages

KEY = "gate"


def draw() -> None:
    """Draw the page; the address says which one."""
    if opened := st.session_state.pop("opened_from", ()):
        page, photo = opened
        st.switch_page(all_pages()[0], query_params={"filter": listing.page_filter(page), "photo": photo})
    _take()
    desk = state.desk()
    shown = gate_view.view(desk, st.query_params.get("page", ""))
    shown["notice"] = st.session_state.get("notice", {})
    gate(shown, key=KEY, answers=outbox.answers(KEY), on_outbox=_take, on_open=_open, on_page=_turn)
    if proposal := st.session_state.get("proposal"):
        difference(
            differing.view(desk, proposal),
            key="difference",
            desk=str(desk.folder),
            answers=outbox.answers("difference"),
            on_outbox=_take,
        )


def _take() -> None:
    outbox.take(KEY, _apply)
    differing.take(state.desk())


def _apply(operation: outbox.Operation) -> str | outbox.Operation:
    if operation["do"] == "propose":
        return differing.propose_fixes(state.desk(), str(operation["page"]), str(operation["id"]))
    return gate_view.apply(state.desk(), operation)


def _open() -> None:
    chosen = st.session_state[KEY]
    page = st.query_params.get("page", "") or gate_view.newest(state.desk())
    st.session_state["opened_from"] = (page, chosen["open"])


def _turn() -> None:
    st.query_params["page"] = str(st.session_state[KEY]["page"])
