"""What the pages of one browser window share: where it is, the answers to its operations, the heading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from photodesk.desk import Desk, working
from photodesk.ui import listing, operations, records, state
from photodesk.ui.strings import t

# --- where the window is: the address says it, the session remembers it between the tabs --------


def restore(desk: Desk) -> None:
    """Make the address name a filter: its own, else the one of the last tab, else where a desk opens."""
    if "filter" not in st.query_params:
        if page := state.as_page(st.query_params.get("page", "")):
            st.query_params["filter"] = listing.page_filter(page)
        else:
            st.query_params["filter"] = st.session_state.get("filter") or listing.opening(desk)
            if photo := st.session_state.get("photo", ""):
                st.query_params.setdefault("photo", photo)
    st.session_state["filter"] = st.query_params["filter"]
    st.session_state["photo"] = st.query_params.get("photo", "")


def query() -> str:
    """Return the filter that the address names."""
    return str(st.query_params.get("filter", st.session_state.get("filter", "")))


def number() -> int:
    """Return the number of the contact sheet that the address names, from 1."""
    text = st.query_params.get("sheet", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def go(query: str) -> None:
    """Show another filter from its first sheet; for callbacks."""
    st.query_params["filter"] = query
    for name in ("sheet", "photo", "page"):
        st.query_params.pop(name, None)
    st.session_state.pop("stays", None)
    st.session_state.pop("notice", None)


def turn(number: int) -> None:
    """Show another sheet of the same filter; for callbacks."""
    st.query_params["sheet"] = str(max(1, number))
    st.query_params.pop("photo", None)
    st.session_state.pop("stays", None)


# --- what it sends, and the heading ---------------------------------------------------------------


def take(component: str, *, page: str = "") -> None:
    """Apply what a component's outbox holds and keep the answers for the drawing.

    Pages call it from the component's callback and again when they begin to draw: Streamlit may
    stop a callback at any access to its state, and does not call it again for the same outbox.

    Args:
        component: its key. page: name of the page in hand, or "".
    """
    outbox: Sequence[Mapping[str, Any]] = (st.session_state.get(component) or {}).get("outbox") or ()
    known = {answer["id"] for answer in st.session_state.get("answers", [])}
    if all(operation["id"] in known for operation in outbox):
        return
    desk = state.desk()
    for operation in outbox:
        if operation["do"] == "drop" and operation["id"] not in known:
            st.session_state["dropped"] = int(operation["key"])
        if operation["do"] == "undo" and operation["batch"] == st.session_state.get("notice", {}).get(
            "batch"
        ):
            st.session_state.pop("notice", None)
    st.session_state["answers"] = operations.answer(
        desk,
        outbox,
        st.session_state.get("answers", []),
        page=page or state.as_page(st.query_params.get("page", "")),
    )


def look() -> str:
    """Return the photo whose changes outside somebody has just asked to see, or "".

    Each wish is told once: whoever comes back to a page brings the component's old state along.
    """
    wish = (st.session_state.get("inspector") or {}).get("look")
    if not wish or wish["at"] <= st.session_state.get("last_look", 0):
        return ""
    st.session_state["last_look"] = wish["at"]
    return str(wish["key"])


def take_all(take_each: Callable[[], None]) -> None:
    """Take what a page's components hold, before it draws.

    What that starts in the background is watched by the strip of long work, which was drawn before
    the page: the run begins anew, so that its end is seen.
    """
    desk = state.desk()
    before = working.any_running(desk)
    take_each()
    if not before and working.any_running(desk):
        st.rerun()


def heading(view: state.View) -> None:
    """Draw the line that says which page this is and how it stands."""
    with st.container(key="page_heading", horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{t('common.page', page=view.page) if view.page else t('heading.desk')}**", width="content"
        )
        if view.page:
            st.caption(f"{view.day} · {view.targets}", width="content")
        st.caption(records.headline(view.photos, view.findings), width="content")
        if view.page and (dropped := st.session_state.get("dropped")):
            name = state.desk().store.get(dropped).name
            st.button(
                t("heading.put_back", name=name),
                key="put_back",
                type="tertiary",
                on_click=_put_back,
                args=(view.page, dropped),
            )


def _put_back(page: str, photo_id: int) -> None:
    state.desk().put_on_page(page, [photo_id])
    del st.session_state["dropped"]
