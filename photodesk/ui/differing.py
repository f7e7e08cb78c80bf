"""House credits and Wire → house over a selection: a difference to look at, applied as one batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from photodesk.desk import Desk, changing
from photodesk.desk.changing import Proposal
from photodesk.library.store import StaleRevision
from photodesk.ui import outbox
from photodesk.ui.records import text_of
from photodesk.ui.sheet_import import label_of, thumb_url

KINDS = {"house": "House credits", "wire": "Wire → house", "fix": "Certain fixes"}

SHOWN = 400
"""Photos of a difference at once; more are asked for in parts."""


def propose(desk: Desk, ask: Mapping[str, Any]) -> None:
    """Make the difference that a person asked for over a selection; for callbacks."""
    kind, ids = str(ask["kind"]), [int(key) for key in ask["keys"]][:SHOWN]
    proposal = proposed(desk, kind, ids)
    if proposal.count or any(item.asks for item in proposal.items):
        st.session_state["proposal"] = {"token": str(ask["id"]), "kind": kind, "proposal": proposal}
    else:
        st.session_state["notice"] = {"text": f"{KINDS[kind]}: nothing to change on {_photos(len(ids))}."}


def propose_fixes(desk: Desk, page: str, token: str) -> str:
    """Make the difference of a page's certain fixes; return why there is none, or ""."""
    proposal = desk.fix(page)
    if not proposal.count:
        return "Nothing here that a rule is certain of."
    st.session_state["proposal"] = {"token": token, "kind": "fix", "page": page, "proposal": proposal}
    return ""


def proposed(desk: Desk, kind: str, ids: list[int]) -> Proposal:
    """Return the difference of a kind over photos."""
    return desk.house_credits(ids) if kind == "house" else desk.wire_to_house(ids)


def view(desk: Desk, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the table shows: each photo that would change or asks something, old → new → why."""
    proposal: Proposal = asked["proposal"]
    items = [item for item in proposal.items if item.changes or item.asks]
    photos = {record.id: record for record in desk.store.many([item.photo_id for item in items])}
    return {
        "token": asked["token"],
        "title": KINDS[asked["kind"]],
        "of": len(proposal.items),
        "photos": [
            {
                "key": str(item.photo_id),
                "name": photos[item.photo_id].name,
                "thumb": thumb_url(photos[item.photo_id]),
                "asks": list(item.asks),
                "changes": [
                    {
                        "label": label_of(change.field),
                        "before": text_of(change.before),
                        "after": text_of(change.after),
                        "why": change.why,
                    }
                    for change in item.changes
                ],
            }
            for item in items
            if item.photo_id in photos
        ],
    }


def take(desk: Desk) -> None:
    """Apply what the table's outbox holds; call it in callbacks and before drawing."""
    outbox.take("difference", lambda operation: _applied(desk, operation))


def _applied(desk: Desk, operation: outbox.Operation) -> str:
    asked = st.session_state.get("proposal")
    if asked is None or asked["token"] != operation["token"]:
        return ""  # of a table that is closed
    proposal: Proposal = asked["proposal"]
    if operation["do"] == "close":
        st.session_state.pop("proposal")
        return ""
    ids = [int(key) for key in operation["keys"]]
    try:
        batch_id = changing.apply(desk, proposal, ids=ids, operation=str(operation["id"]))
    except StaleRevision:
        again = (
            desk.fix(asked["page"])
            if asked["kind"] == "fix"
            else proposed(desk, asked["kind"], [item.photo_id for item in proposal.items])
        )
        st.session_state["proposal"] = {**asked, "proposal": again}
        raise
    st.session_state.pop("proposal")
    changed = sum(1 for item in proposal.items if item.changes and item.photo_id in ids)
    st.session_state["notice"] = {
        "text": f"{KINDS[asked['kind']]} on {_photos(changed)}.",
        "batch": batch_id or 0,
    }
    return ""


def _photos(count: int) -> str:
    return f"{count} photo{'' if count == 1 else 's'}"
