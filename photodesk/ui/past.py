"""What the browser is told of history: the batches, one of them as a difference, long work that ran."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from photodesk.desk import Desk, working
from photodesk.library.history import Batch
from photodesk.tables.fields import BY_ID
from photodesk.ui.records import text_of
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t
from photodesk.ui.wording import label_of, moment

SHOWN_BATCHES = 200
SHOWN_CHANGES = 400


def batch_row(batch: Batch, now: datetime) -> dict[str, Any]:
    """Return one line of the list."""
    return {
        "id": batch.id,
        "at": moment(batch.at, now),
        "kind": batch.kind[:1].upper() + batch.kind[1:],
        "user": batch.user or t("common.somebody"),
        "why": batch.why,
        "photos": batch.photos,
        "undone_by": batch.undone_by,
    }


def view(desk: Desk, opened: int = 0) -> dict[str, Any]:
    """Return what the History page shows.

    Args:
        opened: id of the batch to open; 0 or an unknown one opens the newest.
    """
    batches = desk.batches(limit=SHOWN_BATCHES)
    by_id = {batch.id: batch for batch in batches}
    chosen = by_id.get(opened) or (batches[0] if batches else None)
    now = desk.clock()
    return {
        "batches": [batch_row(batch, now) for batch in batches],
        "opened": _opened(desk, chosen, now) if chosen else {},
        "jobs": [job_row(job, now) for job in working.shown(desk)],
    }


def job_row(job: working.Standing, now: datetime) -> dict[str, Any]:
    """Return one line of the long work that ran."""
    ended = {
        "cancelled": t("history.cancelled"),
        "failed": t("history.failed"),
        "interrupted": t("history.interrupted"),
        "running": t("history.running"),
    }
    says = ": ".join(part for part in (ended.get(job.state, ""), job.message) if part)
    return {
        "title": job.title,
        "at": moment(job.started_at, now),
        "user": job.user,
        "says": says or t("history.done_of", done=job.done, of=job.total),
    }


def _opened(desk: Desk, batch: Batch, now: datetime) -> dict[str, Any]:
    past = desk.changes_of(batch.id)
    shown = past[:SHOWN_CHANGES]
    records = {r.id: r for r in desk.store.many(tuple(dict.fromkeys(p.photo_id for p in shown)))}
    changes = []
    for one in shown:
        record = records.get(one.photo_id)
        changes.append(
            {
                "photo": one.photo_id,
                "name": record.name if record else t("history.gone", id=str(one.photo_id)),
                "thumb": thumb_url(record) if record else "",
                "label": label_of(one.field) if one.field.partition("@")[0] in BY_ID else one.field,
                "before": text_of(one.before),
                "after": text_of(one.after),
                "why": one.why,
            }
        )
    return {
        "id": batch.id,
        "says": t(
            "history.says",
            batch=str(batch.id),
            kind=str(batch_row(batch, now)["kind"]),
            user=batch.user or t("common.somebody"),
            changes=t("history.changes", n=batch.changes),
            photos=t("common.photos", n=batch.photos),
        ),
        "undone_by": batch.undone_by,
        "changes": changes,
        "count": len(past),
    }


def apply(desk: Desk, operation: Mapping[str, Any]) -> str:
    """Do one operation of the History page and return the line for the person.

    Raises:
        UsageError: it cannot be undone, or is undone already.
    """
    if operation["do"] != "undo":
        raise ValueError(operation["do"])
    undone = desk.undo(int(operation["key"]))
    said = {"photos": t("common.photos", n=len(undone.photos)), "batch": str(undone.batch_id)}
    if undone.kept:
        return t("history.taken_back_kept", n=len(undone.kept), **said)
    return t("history.taken_back", **said)
