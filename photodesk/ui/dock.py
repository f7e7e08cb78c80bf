"""What stands on every page: the button that takes files in, and the strip of long work."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import streamlit as st

from photodesk.desk import Desk, background, inbox, watching, working
from photodesk.library import arrivals
from photodesk.ui import outbox, state, uploads
from photodesk.ui.components.drop_zone import drop_zone
from photodesk.ui.components.jobs import jobs
from photodesk.ui.sheet_decisions import QUICK_S
from photodesk.ui.strings import t

EVERY_S = 0.5
"""Seconds between two looks at what runs; nothing is asked while nothing runs."""
SHOWN_S = {"done": 15.0, "cancelled": 60.0, "failed": 3600.0, "interrupted": 3600.0}
"""Seconds for which an ended job stays on the strip, by how it ended."""
WATCHED_EVERY_S = 2.0
"""Seconds between two looks while folders are watched: photos come in without a job, too."""
GROWN_S = 3.0
"""The page is drawn again this often at most while photos come in."""
_MB = 1024 * 1024


def draw() -> None:
    """Draw both; app.py calls it before the page."""
    outbox.take("jobs", _apply)
    if st.session_state.pop("look_at_changed", False):
        from photodesk.ui.pages import changed_page

        st.switch_page(changed_page())
    desk = state.desk()
    with st.container(key="drop_zone_place"):
        drop_zone(
            key="drop_zone",
            header=uploads.HEADER,
            max_photo_mb=inbox.MAX_PHOTO_BYTES // _MB,
            max_sheet_mb=inbox.MAX_SHEET_BYTES // _MB,
            sheets=inbox.SHEETS,
            sources=sources(desk),
            on_arrived=_arrived,
        )
    with st.container(key="jobs_place"):
        running = working.any_running(desk)
        every = EVERY_S if running else WATCHED_EVERY_S if watching.of(desk) else None
        st.fragment(_strip, run_every=every)(running, _standing(desk), time.monotonic())
    if sheet := st.session_state.pop("sheet_arrived", ""):
        from photodesk.ui.pages import import_page

        st.switch_page(import_page(), query_params={"sheet": sheet})


def sources(desk: Desk) -> list[str]:
    """Return the labels that a dropped photo may carry: the usual ones, and those that are here.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
        ...     sources(desk)
        ['', 'wire', 'handout', 'staff']
    """
    here = [name.removeprefix("source:") for name in desk.counts() if name.startswith("source:")]
    return list(dict.fromkeys(("", "wire", "handout", "staff", *here)))


def rows(desk: Desk, dismissed: set[int], now: datetime) -> list[dict[str, Any]]:
    """Return what the strip shows: what runs, what failed, and the last that ended a moment ago."""
    shown: list[dict[str, Any]] = []
    for job in working.shown(desk, limit=8):
        if job.id in dismissed:
            continue
        if job.state != "running":
            ended = datetime.fromisoformat(job.ended_at) if job.ended_at else now
            if (now - ended).total_seconds() > SHOWN_S.get(job.state, 0.0):
                continue
            if job.state == "done" and any(row["state"] == "done" for row in shown):
                continue
            took = ended - datetime.fromisoformat(job.started_at)
            if job.kind == "import" and job.state != "interrupted" and took.total_seconds() < QUICK_S:
                continue  # its page has said so already
        shown.append(
            {
                "id": job.id,
                "title": job.title,
                "state": job.state,
                "done": job.done,
                "total": job.total,
                "rate": job.rate,
                "message": job.message,
                "cancelling": job.cancelling,
                "offer": _offer(desk, job),
            }
        )
    return shown


def notices(desk: Desk, dismissed: set[int]) -> list[dict[str, Any]]:
    """Return what the strip says besides jobs: what waits for a decision, folders that cannot be read."""
    shown: list[dict[str, Any]] = []
    if (waiting := arrivals.count_open(desk.store.engine)) and -waiting not in dismissed:
        what, offer = t("jobs.waiting", n=waiting), t("jobs.look_at", n=waiting)
        shown.append(_notice(-waiting, what, t("jobs.waiting_more"), offer=offer))
    looking = watching.of(desk)
    for number, one in enumerate(looking.standing() if looking else ()):
        if one.problem and _PROBLEM - number not in dismissed:
            shown.append(_notice(_PROBLEM - number, t("jobs.folder", label=one.label), one.problem))
    return shown


_PROBLEM = -1_000_000
"""Ids of notices about folders count down from here; that of what waits is its number, negative."""


def _notice(notice_id: int, title: str, message: str, *, offer: str = "") -> dict[str, Any]:
    return {
        "id": notice_id, "title": title, "state": "interrupted", "done": 0, "total": 0, "rate": 0.0,
        "message": message, "cancelling": False, "offer": offer,
    }  # fmt: skip


def _offer(desk: Desk, job: working.Standing) -> str:
    """Return the words of the button that goes on with what was broken off, or ""."""
    if job.state not in ("interrupted", "cancelled", "failed") or working.any_running(desk):
        return ""
    left = 0
    if job.kind == "ingest":
        left = len(background.left_in_inbox(desk))
    elif job.kind == "watch" and (looking := watching.of(desk)) is not None:
        left = sum(one.held for one in looking.standing())
    return t("jobs.take_in", n=left) if left else ""


def _standing(desk: Desk) -> tuple[int, int]:
    """Return what a change of makes the page worth drawing again: photos, and what waits."""
    return desk.counts()[""], arrivals.count_open(desk.store.engine)


def _strip(was_running: bool, drawn: tuple[int, int], at: float) -> None:
    desk = state.desk()
    running = working.any_running(desk)
    grown = drawn != _standing(desk) and time.monotonic() - at >= GROWN_S
    if was_running != running or grown or st.session_state.get("look_at_changed"):
        st.rerun()  # the whole page: what came is to be seen, and who asks when nothing runs asks seldom
    dismissed = st.session_state.get("dismissed_jobs", set())
    jobs(
        [*rows(desk, dismissed, desk.clock()), *notices(desk, dismissed)],
        key="jobs",
        desk=str(desk.folder),
        answers=outbox.answers("jobs"),
        on_outbox=_outbox,
    )


def _outbox() -> None:
    outbox.take("jobs", _apply)


def _apply(operation: outbox.Operation) -> str:
    job_id, desk = int(operation["key"]), state.desk()
    if operation["do"] == "resume" and job_id < 0:
        st.session_state["look_at_changed"] = True
        return ""
    if operation["do"] == "resume":
        st.session_state.setdefault("dismissed_jobs", set()).add(job_id)
        background.take_in_rest(desk)
        if (looking := watching.of(desk)) is not None:
            looking.go_on()
        return t("jobs.done_taking")
    if operation["do"] == "cancel":
        working.cancel(desk, job_id)
        return t("jobs.done_stopping")
    st.session_state.setdefault("dismissed_jobs", set()).add(job_id)
    return ""


def _arrived() -> None:
    arrived = st.session_state["drop_zone"]["arrived"] or {}
    if arrived.get("sheet"):
        st.session_state["sheet_arrived"] = arrived["sheet"]
