"""The caption page: one photo large, its words on the right, the filter's other photos below."""

from __future__ import annotations

import streamlit as st

from photodesk.desk import codes
from photodesk.ui import listing, records, session, state
from photodesk.ui.components.inspector import inspector


def draw() -> None:
    """Draw the page; the address says which filter and photo."""
    desk = state.desk()
    session.restore(desk)
    if photo := session.look():
        from photodesk.ui.pages import changed_page

        st.switch_page(changed_page(), query_params={"photo": photo})
    st.session_state.pop("opened", None)
    session.take_all(_take)
    query = session.query()
    # The queue stands still while somebody works through it: a photo whose caption is no longer
    # missing must not make the next one jump.
    if st.session_state.get("queue_of") != query or not st.session_state.get("queue"):
        st.session_state["queue_of"] = query
        st.session_state["queue"] = listing.queue(desk, query)
    ids = st.session_state["queue"]
    focus = st.query_params.get("photo", "")
    at = int(focus) if focus.isdecimal() else 0
    if at and at not in ids and desk.store.many([at]):
        ids = (at, *ids)
    held = listing.window(ids, at)
    view = listing.viewed(desk, query, held)
    if all(one.key != focus for one in view.photos):
        focus = view.photos[0].key if view.photos else ""
    inspector(
        {one.key: records.record(one, view.of(one.key)) for one in view.photos},
        key="inspector",
        desk=str(desk.folder),
        focus=focus,
        fields=records.form(desk.settings),
        codes=codes.of_desk(desk).version,
        answers=st.session_state.get("answers", []),
        wide=True,
        list_name=listing.label(query),
        first=ids.index(held[0]) + 1 if held else 0,
        total=len(ids),
        empty=listing.nothing(query, empty=not desk.counts()[""]),
        on_outbox=_take,
        on_focus=_focus,
    )


def _take() -> None:
    session.take("inspector", page=listing.page_in(session.query()))


def _focus() -> None:
    if key := (st.session_state["inspector"] or {}).get("focus"):
        st.query_params["photo"] = key
        st.session_state["photo"] = key
