"""The Article page: paste what was printed, see its captions, compare them with the files.

The address names the page whose photos are compared; the pasted text stays in this window.
"""

from __future__ import annotations

import streamlit as st

from photodesk.ui import article as told
from photodesk.ui import state
from photodesk.ui.components.article import article
from photodesk.ui.pages import all_pages

KEY = "article"
TONIGHT = "tonight"


def draw() -> None:
    """Draw the page."""
    if opened := st.session_state.pop("opened", ""):
        st.switch_page(all_pages()[0], query_params={"photo": opened})
    desk = state.desk()
    article(
        told.view(desk, st.session_state.get("article_text", ""), _page()),
        key=KEY,
        desk=str(desk.folder),
        on_text=_text,
        on_page=_chosen,
        on_open=_open,
    )


def _page() -> str:
    """Return the page that the address names, else the newest; "" compares with tonight's photos."""
    named = st.query_params.get("page", "")
    if named == TONIGHT:
        return ""
    pages = state.desk().pages()
    return state.as_page(named) or (pages[0].name if pages else "")


def _text() -> None:
    st.session_state["article_text"] = str(st.session_state[KEY]["text"] or "")


def _chosen() -> None:
    st.query_params["page"] = st.session_state[KEY]["page"] or TONIGHT


def _open() -> None:
    st.session_state["opened"] = st.session_state[KEY]["open"]
