"""The desk page: the pictures of a page as a contact sheet, one of them in the inspector."""

from __future__ import annotations

import streamlit as st

from photodesk.ui import records, session, state
from photodesk.ui.components.contact_sheet import contact_sheet
from photodesk.ui.components.inspector import inspector
from photodesk.ui.components.rail import rail

NO_PHOTOS = "No photos here yet. In a terminal: photodesk ingest FOLDER"
NONE_LEFT = "No picture left here. Choose “All pictures” on the left."


def draw() -> None:
    """Draw the page; the address says which page, filter and photo."""
    session.take("inspector")
    desk = state.desk()
    view = state.view(desk, state.as_page(st.query_params.get("page", "")))
    filter_id = st.query_params.get("filter", "all")
    shown = [seen for seen in view.photos if records.chosen(seen, view.of(seen.key), filter_id)]
    focus = st.query_params.get("photo", "")
    if focus and all(seen.key != focus for seen in shown) and st.session_state.get("stays") == filter_id:
        # The picture in hand stays in sight when its last finding is gone, until another filter is chosen.
        shown = [seen for seen in view.photos if seen in shown or seen.key == focus]
    st.session_state["stays"] = filter_id
    if all(seen.key != focus for seen in shown):
        focus = shown[0].key if shown else ""

    with st.sidebar:
        rail(records.rail(view.photos, view.findings), key="rail", filter=filter_id, on_filter=_filter)
    left, right = st.columns([1.75, 1], gap="small")
    with left:
        session.heading(view)
        contact_sheet(
            [records.cell(seen, view.of(seen.key)) for seen in shown],
            key="sheet",
            signature=f"{view.page}/{filter_id}",
            selected=[focus] if focus else [],
            focus=focus,
            total=len(shown),
            size="L" if len(shown) <= 24 else "M",
            empty=NONE_LEFT if view.photos else NO_PHOTOS,
            on_selection=_selection,
        )
    with right:
        inspector(
            {seen.key: records.record(seen, view.of(seen.key)) for seen in shown},
            key="inspector",
            desk=str(desk.folder),
            focus=focus,
            fields=records.form(desk.settings),
            answers=st.session_state.get("answers", []),
            on_outbox=_outbox,
        )


def _filter() -> None:
    st.query_params["filter"] = st.session_state["rail"]["filter"]
    st.query_params.pop("photo", None)
    st.session_state.pop("stays", None)


def _selection() -> None:
    chosen = st.session_state["sheet"]["selection"]
    current = f"{st.query_params.get('page', '')}/{st.query_params.get('filter', 'all')}"
    if chosen["focus"] and chosen["signature"].partition("/")[2] == current.partition("/")[2]:
        st.query_params["photo"] = chosen["focus"]


def _outbox() -> None:
    session.take("inspector")
