"""The desk page: what a filter finds as a contact sheet, one photo of it in the inspector."""

from __future__ import annotations

import streamlit as st

from photodesk.desk import Desk, codes, templates, variables, whoami
from photodesk.errors import PhotoDeskError
from photodesk.ui import differing, listing, outbox, records, session, state
from photodesk.ui.components.contact_sheet import contact_sheet
from photodesk.ui.components.difference import difference
from photodesk.ui.components.inspector import inspector
from photodesk.ui.components.rail import rail
from photodesk.ui.listing import Listing
from photodesk.ui.strings import t


def draw() -> None:
    """Draw the page; the address says which filter, sheet and photo."""
    desk = state.desk()
    session.restore(desk)
    if photo := session.look():
        from photodesk.ui.pages import changed_page

        st.switch_page(changed_page(), query_params={"photo": photo})
    _wishes()
    if opened := st.session_state.get("opened", ""):  # forgotten there, once it has arrived
        from photodesk.ui.pages import caption_page

        st.switch_page(caption_page(), query_params={"filter": session.query(), "photo": opened})
    session.take_all(_take_all)
    shown = listing.listing(desk, session.query(), session.number())
    photos = listing.on_sheet(shown)
    focus = st.query_params.get("photo", "")
    gone = focus.isdecimal() and all(one.key != focus for one in photos)
    if gone and not shown.view.page and st.session_state.get("stays") == shown.signature:
        # The picture in hand stays in sight when it no longer fits, until another filter is chosen.
        stays = listing.viewed(desk, "", [int(focus)])
        photos = tuple(sorted((*photos, *stays.photos), key=lambda one: -int(one.key)))
    st.session_state["stays"] = shown.signature
    if all(one.key != focus for one in photos):
        focus = photos[0].key if photos else ""

    counts = desk.counts()
    left, right = st.columns([1.75, 1], gap="small")
    with left:
        if shown.view.page:
            session.heading(shown.view)
        _sheet(desk, shown, photos, focus, empty=not counts[""])
    with st.sidebar:
        rail(
            records.rail(counts),
            key="rail",
            filter=shown.query,
            user=None if desk.role else {"name": desk.user, "kept": bool(whoami.kept_name(desk))},
            on_filter=_wishes,
            on_name=_wishes,
        )
    with right:
        inspector(
            {one.key: records.record(one, shown.view.of(one.key)) for one in photos},
            key="inspector",
            desk=str(desk.folder),
            focus=focus,
            fields=records.form(desk.settings),
            codes=codes.of_desk(desk).version,
            answers=st.session_state.get("answers", []),
            on_outbox=_take_all,
        )
    if proposal := st.session_state.get("proposal"):
        difference(
            differing.view(desk, proposal),
            key="difference",
            desk=str(desk.folder),
            answers=outbox.answers("difference"),
            on_outbox=_take_all,
        )


def _sheet(desk: Desk, shown: Listing, photos: tuple[records.Seen, ...], focus: str, *, empty: bool) -> None:
    name = shown.view.page
    contact_sheet(
        [records.cell(one, shown.view.of(one.key)) for one in photos],
        key="sheet",
        desk=str(desk.folder),
        signature=shown.signature,
        selected=[focus] if focus else [],
        focus=focus,
        query=shown.query,
        label=listing.label(shown.query),
        number=shown.number,
        first=(shown.number - 1) * listing.SHEET + 1,
        total=shown.total,
        size="L" if shown.total <= 24 else "M",
        page=name,
        pages=[one.name for one in desk.pages()[: records.SHOWN_PAGES]],
        empty="" if shown.error else listing.nothing(shown.query, empty=empty),
        error=shown.error,
        templates=records.templates(templates.every(desk)),
        fields=records.words(),
        variables=variables.NAMES,
        notice=st.session_state.get("notice", {}),
        answers=st.session_state.get("answers", []),
        on_selection=_selection,
        on_filter=_wishes,
        on_number=_wishes,
        on_outbox=_take_all,
        on_ask=_wishes,
        on_open=_wishes,
    )


def _take_all() -> None:
    session.take("inspector", page=listing.page_in(session.query()))
    session.take("sheet", page=listing.page_in(session.query()))
    differing.take(state.desk())


def _wishes() -> None:
    """Do what was asked for since the last time, in its order: a filter, a sheet, a difference, a photo.

    The callbacks call it and so does the drawing: Streamlit may stop a callback half-way. A wish is
    done once by its moment: whoever comes back to this page brings the components' old states
    along, which Streamlit, having forgotten them meanwhile, takes for changes.
    """
    sheet, lines = (st.session_state.get(name) or {} for name in ("sheet", "rail"))
    asked = [("filter", lines.get("filter")), ("name", lines.get("name"))]
    asked += [(what, sheet.get(what)) for what in ("filter", "number", "ask", "open")]
    wishes = [
        (what, wish) for what, wish in asked if wish and wish["at"] > st.session_state.get("last_wish", 0)
    ]
    for what, wish in sorted(wishes, key=lambda one: float(one[1]["at"])):
        if what == "filter":
            session.go(str(wish["query"]).strip())
        elif what == "number" and wish["query"] == session.query():
            session.turn(int(wish["number"]))
        elif what == "name":
            _named(str(wish["name"]), str(wish["at"]))
        elif what == "ask":
            differing.propose(state.desk(), wish)
        elif what == "open":
            st.session_state["opened"] = wish["key"]
        st.session_state["last_wish"] = wish["at"]


def _named(name: str, moment: str) -> None:
    try:
        words = t("rail.from_now_on", name=whoami.keep_name(state.desk(), name))
        st.session_state["notice"] = {"text": words, "at": moment}
    except PhotoDeskError as error:
        st.session_state["notice"] = {"text": str(error), "refused": True, "at": moment}


def _selection() -> None:
    chosen = st.session_state["sheet"]["selection"]
    if chosen["focus"] and chosen["signature"] == f"{session.number()}/{session.query()}":
        st.query_params["photo"] = chosen["focus"]
        st.session_state["photo"] = chosen["focus"]  # the way to another page may overtake the drawing
