"""What the browser is told of history: the batches, one of them as a difference, long work that ran."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from photodesk.desk import Desk, working
from photodesk.library.history import Batch
from photodesk.tables.fields import BY_ID
from photodesk.ui.records import text_of
from photodesk.ui.sheet_import import label_of, thumb_url

SHOWN_BATCHES = 200
SHOWN_CHANGES = 400

_ENDED = {"cancelled": "cancelled", "failed": "failed", "interrupted": "interrupted", "running": "runs"}


def moment(at: str, now: datetime) -> str:
    """Return a moment as the list shows it: today's as a time, others with their day.

    Example:
        >>> now = datetime.fromisoformat("2026-11-24T23:40:00+09:00")
        >>> moment("2026-11-24T14:31:00+00:00", now), moment("2026-11-23T09:00:00+09:00", now)
        ('23:31', 'Nov. 23, 09:00')
        >>> moment("some day", now)
        'some day'
    """
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return at
    clock = f"{then:%H:%M}"
    if then.date() == now.date():
        return clock
    month = f"{then:%b}" + ("" if then.month == 5 else ".")
    return f"{month} {then.day}, {clock}" if then.year == now.year else f"{then:%Y-%m-%d} {clock}"


def batch_row(batch: Batch, now: datetime) -> dict[str, Any]:
    """Return one line of the list."""
    return {
        "id": batch.id,
        "at": moment(batch.at, now),
        "kind": batch.kind[:1].upper() + batch.kind[1:],
        "user": batch.user or "somebody",
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
    says = ": ".join(part for part in (_ENDED.get(job.state, ""), job.message) if part)
    return {
        "title": job.title,
        "at": moment(job.started_at, now),
        "user": job.user,
        "says": says or f"{job.done} of {job.total}",
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
                "name": record.name if record else f"photo {one.photo_id}, no longer on the desk",
                "thumb": thumb_url(record) if record else "",
                "label": label_of(one.field) if one.field.partition("@")[0] in BY_ID else one.field,
                "before": text_of(one.before),
                "after": text_of(one.after),
                "why": one.why,
            }
        )
    photos = f"{batch.photos} photo{'' if batch.photos == 1 else 's'}"
    return {
        "id": batch.id,
        "says": f"b{batch.id} · {batch_row(batch, now)['kind']} by {batch.user or 'somebody'}: "
        f"{batch.changes} change{'' if batch.changes == 1 else 's'} on {photos}",
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
    photos = f"{len(undone.photos)} photo{'' if len(undone.photos) == 1 else 's'}"
    kept = f" {len(undone.kept)} changed again since, and kept." if undone.kept else ""
    return f"Taken back on {photos}, as batch b{undone.batch_id}.{kept}"
