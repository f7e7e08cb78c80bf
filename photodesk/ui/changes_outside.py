"""What the browser is told of files that say something else than the desk, and what it may decide.

The inspector asks for one photo: GET /api/differences?photo=ID gives the same list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from photodesk.desk import Desk
from photodesk.desk.outside import Differing
from photodesk.ui import state
from photodesk.ui.records import text_of
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t
from photodesk.ui.wording import label_of, moment


def view(desk: Desk, *, ids: Collection[int] | None = None) -> list[dict[str, Any]]:
    """Return what waits for a decision, the oldest first, on all photos or on these."""
    now = desk.clock()
    return [_item(one, now) for one in desk.differences(ids=ids)]


def _item(one: Differing, now: datetime) -> dict[str, Any]:
    outside = one.kind == "outside"
    other = "" if one.path.name == one.record.name else f", {one.path.name}"
    return {
        "id": one.id,
        "photo": one.record.id,
        "name": one.record.name,
        "thumb": thumb_url(one.record),
        "kind": one.kind,
        "says": f"{t('changed.outside') if outside else t('changed.correction')}{other}",
        "side": t("changed.in_the_file") if outside else t("changed.sender_says"),
        "at": moment(one.at, now),
        "fields": [
            {
                "field": field.field,
                "label": label_of(field.field),
                "base": text_of(field.base),
                "theirs": text_of(field.theirs),
                "ours": text_of(field.ours),
                "both": field.both,
            }
            for field in one.fields
        ],
    }


def apply(desk: Desk, operation: Mapping[str, Any]) -> str:
    """Do one decision and return the line for the person.

    Raises:
        UsageError: it is settled already, or a field does not wait.
    """
    if operation["do"] != "settle" or operation["take"] not in ("theirs", "ours"):
        raise ValueError(operation["do"])
    settled = desk.settle(
        int(operation["key"]), operation["take"], fields=[str(name) for name in operation["fields"]],
        operation=str(operation["id"]),
    )  # fmt: skip
    batch_id, left = settled.batch_id, len(settled.waiting)
    words = t("changed.done_taken", batch=str(batch_id)) if batch_id else t("changed.done_kept")
    return t("changed.left", words=words, n=left) if left else words


def differences(request: Request) -> Response:
    """Give what waits on one photo, or on all: GET /api/differences?photo=ID."""
    photo = request.query_params.get("photo", "")
    if photo and not (photo.isascii() and photo.isdigit() and len(photo) < 19):
        return JSONResponse({"error": "photo: a photo's id"}, 404, {"cache-control": "no-store"})
    waiting = view(state.desk(), ids=[int(photo)] if photo else None)
    return JSONResponse({"waiting": waiting}, headers={"cache-control": "no-store"})
