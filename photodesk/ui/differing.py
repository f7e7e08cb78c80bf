"""Acts over a selection: each a difference to look at first, applied as one batch with one undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from photodesk.desk import Desk, changing, crediting, replacing, templates
from photodesk.desk.changing import Proposal
from photodesk.desk.templates import Line, Template
from photodesk.errors import PhotoDeskError
from photodesk.library.store import StaleRevision
from photodesk.ui import outbox
from photodesk.ui.records import text_of
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t
from photodesk.ui.wording import label_of

SHOWN = 400
"""Photos of a difference at once; more are asked for in parts."""


def propose(desk: Desk, ask: Mapping[str, Any]) -> None:
    """Make the difference that a person asked for over a selection; for callbacks."""
    kind, ids = str(ask["kind"]), [int(key) for key in ask["keys"]][:SHOWN]
    try:
        proposal = proposed(desk, ask, ids)
    except PhotoDeskError as error:
        st.session_state["notice"] = {"text": str(error), "refused": True, "at": ask["id"]}
        return
    if proposal.count or any(item.asks for item in proposal.items):
        st.session_state["proposal"] = {
            "token": str(ask["id"]),
            "kind": kind,
            "ask": dict(ask),
            "proposal": proposal,
        }
    else:
        words = t("difference.nothing_to_change", title=title(ask), photos=t("common.photos", n=len(ids)))
        st.session_state["notice"] = {"text": words, "at": ask["id"]}


def propose_fixes(desk: Desk, page: str, token: str) -> str:
    """Make the difference of a page's certain fixes; return why there is none, or ""."""
    ask = {"id": token, "kind": "fix", "page": page, "keys": []}
    proposal = proposed(desk, ask, [])
    if not proposal.count:
        return t("difference.nothing_certain")
    st.session_state["proposal"] = {"token": token, "kind": "fix", "ask": ask, "proposal": proposal}
    return ""


def proposed(desk: Desk, ask: Mapping[str, Any], ids: Sequence[int]) -> Proposal:
    """Return the difference that is asked for over photos.

    Raises:
        UsageError: what is asked for makes no sense, in words.
    """
    match ask["kind"]:
        case "house":
            return desk.house_credits(ids)
        case "fix":
            return desk.fix(str(ask["page"]))
        case "credit":
            credit = str(ask.get("credit") or next(iter(crediting.used(desk)), ""))
            return crediting.put(desk, credit, ids, keep=bool(ask.get("keep")))
        case "template":
            lines = tuple(Line(one["field"], one["mode"], one["text"]) for one in ask["lines"])
            return templates.propose(desk, Template(str(ask["name"]), lines), ids)
        case "replace":
            said = ask["search"]
            return replacing.find_and_replace(
                desk,
                replacing.Search(
                    str(said["find"]), str(said["put"]), tuple(said["fields"]),
                    pattern=bool(said["pattern"]), match_case=bool(said["match_case"]),
                    whole_words=bool(said["whole_words"]),
                ),
                ids,
            )  # fmt: skip
        case "codes":
            return replacing.expand_codes(desk, ids, fields=("caption", "headline", "alt_text"))
        case _:
            return desk.wire_to_house(ids)


def title(ask: Mapping[str, Any]) -> str:
    """Return what an act is called on screen.

    Example:
        >>> title({"kind": "template", "name": "Briefing"}), title({"kind": "house"})
        ('Template Briefing', 'House credits')
    """
    return {
        "house": t("difference.house"),
        "wire": t("difference.wire"),
        "fix": t("difference.fix"),
        "credit": t("difference.credit"),
        "template": t("difference.template", name=str(ask.get("name", ""))).strip(),
        "replace": t("difference.replace"),
        "codes": t("difference.codes"),
    }[str(ask["kind"])]


def view(desk: Desk, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the table shows: each photo that would change or asks something, old → new → why."""
    proposal: Proposal = asked["proposal"]
    items = [item for item in proposal.items if item.changes or item.asks]
    photos = {record.id: record for record in desk.store.many([item.photo_id for item in items])}
    return {
        "token": asked["token"],
        "title": title(asked["ask"]),
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
        again = proposed(desk, asked["ask"], [item.photo_id for item in proposal.items])
        st.session_state["proposal"] = {**asked, "proposal": again}
        raise
    st.session_state.pop("proposal")
    changed = sum(1 for item in proposal.items if item.changes and item.photo_id in ids)
    st.session_state["notice"] = {
        "text": t("difference.done", title=title(asked["ask"]), photos=t("common.photos", n=changed)),
        "batch": batch_id or 0,
        "at": asked["token"],
    }
    return ""
