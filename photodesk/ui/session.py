"""What the pages of one browser window share: the answers to its operations, the heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from photodesk.ui import records, state


def take(component: str) -> None:
    """Apply what a component's outbox holds and keep the answers for the drawing.

    Pages call it from the component's callback and again when they begin to draw: Streamlit may
    stop a callback at any access to its state, and does not call it again for the same outbox.
    """
    outbox: Sequence[Mapping[str, Any]] = (st.session_state.get(component) or {}).get("outbox") or ()
    known = {answer["id"] for answer in st.session_state.get("answers", [])}
    if all(operation["id"] in known for operation in outbox):
        return
    desk = state.desk()
    for operation in outbox:
        if operation["do"] == "drop" and operation["id"] not in known:
            st.session_state["dropped"] = int(operation["key"])
    st.session_state["answers"] = state.answer(
        desk,
        outbox,
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
        if view.page and (dropped := st.session_state.get("dropped")):
            name = state.desk().store.get(dropped).name
            st.button(
                f"Put {name} back",
                key="put_back",
                type="tertiary",
                on_click=_put_back,
                args=(view.page, dropped),
            )


def _put_back(page: str, photo_id: int) -> None:
    state.desk().put_on_page(page, [photo_id])
    del st.session_state["dropped"]
