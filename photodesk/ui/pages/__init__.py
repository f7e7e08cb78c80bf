"""The pages of the browser desk; each module draws one with its `draw()`."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage


def all_pages() -> list[StreamlitPage]:
    """Return the pages in the order of the navigation."""
    from photodesk.ui.pages import desk, page

    return [
        st.Page(desk.draw, title="Desk", icon=":material/grid_view:", url_path="desk", default=True),
        st.Page(page.draw, title="Page", icon=":material/fact_check:", url_path="page"),
    ]
