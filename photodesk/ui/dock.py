"""What stands on every page: the button that takes files in, and the strip of long work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st

from photodesk.desk import Desk, background, inbox, working
from photodesk.ui import outbox, state, uploads
from photodesk.ui.components.drop_zone import drop_zone
from photodesk.ui.components.jobs import jobs
from photodesk.ui.sheet_decisions import QUICK_S

EVERY_S = 0.5
"""Seconds between two looks at what runs; nothing is asked while nothing runs."""
SHOWN_S = {"done": 15.0, "cancelled": 60.0, "failed": 3600.0, "interrupted": 3600.0}
"""Seconds for which an ended job stays on the strip, by how it ended."""
_MB = 1024 * 1024


def draw() -> None:
    """Draw both; app.py calls it before the page."""
    outbox.take("jobs", _apply)
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
        st.fragment(_strip, run_every=EVERY_S if running else None)(running)
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


def _offer(desk: Desk, job: working.Standing) -> str:
    """Return the words of the button that goes on with what was broken off, or ""."""
    if job.kind != "ingest" or job.state not in ("interrupted", "cancelled", "failed"):
        return ""
    left = len(background.left_in_inbox(desk))
    return f"Take in the {left} that wait" if left and not working.any_running(desk) else ""


def _strip(was_running: bool) -> None:
    desk = state.desk()
    if was_running and not working.any_running(desk):
        st.rerun()  # the whole page: what the job made is to be seen, and the asking ends
    jobs(
        rows(desk, st.session_state.get("dismissed_jobs", set()), desk.clock()),
        key="jobs",
        desk=str(desk.folder),
        answers=outbox.answers("jobs"),
        on_outbox=_outbox,
    )


def _outbox() -> None:
    outbox.take("jobs", _apply)


def _apply(operation: outbox.Operation) -> str:
    job_id = int(operation["key"])
    if operation["do"] == "resume":
        st.session_state.setdefault("dismissed_jobs", set()).add(job_id)
        for path, label in background.left_in_inbox(desk := state.desk()):
            background.take_in(desk, path, source_label=label)
        return "Taking them in."
    if operation["do"] == "cancel":
        working.cancel(state.desk(), job_id)
        return "Stopping."
    st.session_state.setdefault("dismissed_jobs", set()).add(job_id)
    return ""


def _arrived() -> None:
    arrived = st.session_state["drop_zone"]["arrived"] or {}
    if arrived.get("sheet"):
        st.session_state["sheet_arrived"] = arrived["sheet"]
