"""What the pages of one browser window share: the answers to its operations, the heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from photodesk.ui import records, state


def take(outbox: Sequence[Mapping[str, Any]] | None) -> None:
    """Apply what a component sends and keep the answers for the next drawing."""
    st.session_state["answers"] = state.answer(
        state.desk(),
        outbox or [],
        st.session_state.get("answers", []),
        page=state.as_page(st.query_params.get("page", "")),
    )


def heading(view: state.View) -> None:
    """Draw the line that says which page this is and how it stands."""
    with st.container(key="page_heading", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Page {view.page}**" if view.page else "**Desk**", width="content")
        if view.page:
            st.caption(f"{view.day} · {view.targets}", width="content")
        st.caption(records.headline(view.photos, view.findings), width="content")
