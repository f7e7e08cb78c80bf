"""The gate on screen: what stands against a page, the heaviest first, with its fixes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from photodesk.ui import listing, records, session, state
from photodesk.ui.components.gate import gate
from photodesk.ui.pages import all_pages

ALL_CLEAR = "Nothing stands against this page."
NO_PAGE = "No page is made yet. In a terminal: photodesk page new A7"


def draw() -> None:
    """Draw the page; the address says which one."""
    if opened := st.session_state.pop("opened_from", ()):
        page, photo = opened
        st.switch_page(all_pages()[0], query_params={"filter": listing.page_filter(page), "photo": photo})
    session.take("gate")
    desk = state.desk()
    view = state.view(desk, state.as_page(st.query_params.get("page", "")))
    session.heading(view)
    gate(
        records.gate_rows(view.photos, view.findings),
        key="gate",
        desk=str(desk.folder),
        tiles=records.tiles(view.photos, view.findings),
        unembedded=[seen.key for seen in view.photos if not seen.photo.embedded],
        answers=st.session_state.get("answers", []),
        empty=ALL_CLEAR if view.page else NO_PAGE,
        on_outbox=_outbox,
        on_open=partial(_open, view.page),
    )


def _outbox() -> None:
    session.take("gate")


def _open(page: str) -> None:
    st.session_state["opened_from"] = (page, st.session_state["gate"]["open"])
