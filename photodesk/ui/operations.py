"""What becomes of the operations that the browser sends: each done once, each answered in one line.

The browser sends its whole outbox again until an operation is answered, so one that has its
answer already is passed over. A refusal is an answer too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from photodesk.desk import Desk, background, templates
from photodesk.errors import PhotoDeskError, UsageError
from photodesk.library.history import last_editor
from photodesk.library.store import StaleRevision
from photodesk.model import Finding
from photodesk.ui import state
from photodesk.ui.ledger import LEDGER
from photodesk.ui.records import FORM, form_texts, taken, value_of

KEPT_ANSWERS = 200
"""Answers that a session keeps: more than a browser can have waiting."""

SAVED = "Saved in the desk, not yet in the file."
EMBEDDED = "In the file."

Operation = Mapping[str, Any]
Answer = Mapping[str, Any]


def answer(
    desk: Desk, operations: Sequence[Operation], answers: Sequence[Answer], *, page: str = ""
) -> list[Answer]:
    """Apply the browser's operations, each once, and return the session's answers.

    Args:
        operations: {"id", "do", "key", …} as the components send them; those over a selection
            carry its "keys".
        answers: those given so far, oldest first. page: the page in hand, for drop and use.

    Returns:
        {"id", "key", "ok", "message", "revision"} each, a save and a fix with the "batch" that an
        undo takes back; a refused save also has "theirs": who
        changed the photo, how long ago, and what it says now.
    """
    given = list(answers)
    known = {one["id"]: one for one in given}
    for operation in operations:
        if operation["id"] in known:
            continue
        one = LEDGER.once(str(operation["id"]), partial(_answered, desk, operation, known, page))
        known[operation["id"]] = one
        given.append(one)
    return given[-max(KEPT_ANSWERS, len(operations)) :]


def _answered(desk: Desk, operation: Operation, known: Mapping[str, Answer], page: str) -> Answer:
    """Apply one operation; a refusal is an answer too."""
    one: dict[str, Any] = {"id": operation["id"], "key": str(operation.get("key", "")), "revision": 0}
    try:
        return one | {"ok": True, **_applied(desk, operation, known, page)}
    except StaleRevision as error:
        return one | {"ok": False, **_theirs(desk, error)}
    except (PhotoDeskError, ValueError) as error:
        return one | {"ok": False, "message": str(error)}
    except (KeyError, TypeError):
        return one | {"ok": False, "message": "This page is older than the desk; reload it."}


def _applied(desk: Desk, operation: Operation, known: Mapping[str, Answer], page: str) -> dict[str, Any]:
    """Apply one operation; return its line for the person and the photo's revision."""
    name = str(operation["id"])
    match operation["do"]:
        case "save":
            return _saved(desk, operation, known)
        case "fix":
            return _fixed(desk, int(operation["key"]), str(operation["code"]), name, page)
        case "embed" if len(operation.get("keys", ())) > 1:
            ids = _ids(operation)
            background.embed_all(desk, ids)
            return {"message": f"Writing {len(ids)} files …"}
        case "embed":
            photo_id = int(operation["key"])
            result = desk.embed([photo_id])
            if result.refused:
                raise UsageError(result.refused[0].error)
            return {"message": EMBEDDED, "revision": desk.store.get(photo_id).revision}
        case "drop":
            return {"message": _dropped(desk, int(operation["key"]), page)}
        case "use":
            return {"message": _used_instead(desk, int(operation["key"]), page)}
        case "flag":
            desk.flag(_ids(operation), {"pick": "pick", "reject": "reject", "": ""}[operation["flag"]])
            return {"message": ""}
        case "rate":
            desk.rate(_ids(operation), min(5, max(0, int(operation["rating"]))))
            return {"message": ""}
        case "page":
            return {"message": _put_on_page(desk, _ids(operation), str(operation["page"]).strip())}
        case "undo":
            batch_id = int(operation["batch"])
            undone = desk.undo(batch_id)
            kept = f"; {len(undone.kept)} changed again since, and kept" if undone.kept else ""
            return {"message": f"Taken back on {_photos(len(undone.photos))}{kept}."}
        case "keep-template":
            lines = tuple(
                templates.Line(one["field"], one["mode"], one["text"]) for one in operation["lines"]
            )
            made = templates.save(desk, templates.Template(str(operation["name"]), lines))
            return {"message": f"Template {made.name} is kept.", "name": made.name}
        case "delete-template":
            templates.remove(desk, str(operation["name"]))
            return {"message": f"Template {operation['name']} is deleted."}
        case other:
            raise UsageError(f"{other}: unknown to this version; reload the page")


def _saved(desk: Desk, operation: Operation, known: Mapping[str, Answer]) -> dict[str, Any]:
    # A text written while an own save was on its way stands on what that save made.
    after = str(operation.get("after") or "")
    before = known.get(after) or LEDGER.get(after) or {}
    revision = before["revision"] if before.get("ok") else int(operation["revision"])
    values = {name: value_of(name, text) for name, text in operation["values"].items() if name in FORM}
    edited = desk.edit(int(operation["key"]), values, revision=revision, operation=str(operation["id"]))
    return {"message": SAVED, "revision": edited.record.revision, "batch": edited.batch_id}


def _theirs(desk: Desk, error: StaleRevision) -> dict[str, Any]:
    record = error.record
    user, at = last_editor(desk.history(record.id))
    who = f"{user or 'Somebody'} changed this{ago(at, desk.clock())}"
    return {
        "message": f"{who}; its caption is now “{record.metadata.caption}”. Your text is kept: "
        "save again to put it in that place.",
        "revision": 0,
        "theirs": {"who": who, "values": form_texts(record.metadata)},
    }


def ago(at: str, now: datetime) -> str:
    """Return how long ago a moment is, with a space before, or "" when it is not known.

    Example:
        >>> ago("2026-11-24T14:40:00+00:00", datetime.fromisoformat("2026-11-24T23:40:12+09:00"))
        ' 12 s ago'
    """
    try:
        passed = now - datetime.fromisoformat(at)
    except ValueError:
        return ""
    seconds = max(0, int(passed / timedelta(seconds=1)))
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f" {seconds // size} {unit} ago"
    return f" {seconds} s ago"


def _fixed(desk: Desk, photo_id: int, code: str, operation: str, page: str) -> dict[str, Any]:
    if desk.store.applied(operation) is None:  # not done before this window forgot its answer
        for finding in _findings(desk, photo_id, page):
            values = taken(finding)
            if finding.code == code and values:
                edited = desk.edit(photo_id, values, why=f"{code}: {finding.title}", operation=operation)
                return {"message": SAVED, "revision": edited.record.revision, "batch": edited.batch_id}
        raise UsageError(f"{code}: nothing left to fix here")
    return {"message": SAVED, "revision": desk.store.get(photo_id).revision}


def _findings(desk: Desk, photo_id: int, page: str) -> list[Finding]:
    """Return what stands against a photo on the page in hand, on the pages that have it, on its own."""
    names = [page] if page else [one.name for one in desk.pages() if photo_id in one.photo_ids]
    found = [finding for name in names for finding in state.view(desk, name).of(str(photo_id))]
    return [*found, *desk.store.findings_of([photo_id]).get(photo_id, ())]


def _dropped(desk: Desk, photo_id: int, page: str) -> str:
    name = page or next((one.name for one in desk.pages() if photo_id in one.photo_ids), "")
    if not name:
        raise UsageError(f"{desk.store.get(photo_id).name}: on no page; X on the contact sheet rejects it")
    desk.take_off_page(name, [photo_id])
    return f"Taken off page {name}."


def _used_instead(desk: Desk, photo_id: int, page: str) -> str:
    record = desk.store.get(photo_id)
    others = desk.store.by_hash(picture_hash=record.picture_hash)
    copies = [other for other in others if other.id != photo_id and other.flag != "reject"]
    if not copies:
        raise UsageError(f"{record.name}: no other copy of this picture is on the desk; drop it (X)")
    if not page:
        raise UsageError(f"{copies[-1].name}: the same picture; open the page to put it there (U)")
    # The copy that the finding speaks of, Yonhap's of an AP frame; else the one that came last.
    offered = {f.others[0] for f in _findings(desk, photo_id, page) if "(U)" in f.message and f.others}
    copy = next((one for one in copies if str(one.id) in offered), copies[-1])
    desk.swap_on_page(page, photo_id, copy.id)
    return f"{copy.name} stands in its place."


def _put_on_page(desk: Desk, ids: Sequence[int], name: str) -> str:
    if all(one.name != name for one in desk.pages()):
        desk.new_page(name, on=desk.clock().date() + timedelta(days=1))  # tonight makes tomorrow's paper
    page = desk.put_on_page(name, ids)
    return f"{_photos(len(ids))} on page {page.name}."


def _ids(operation: Operation) -> list[int]:
    return [int(key) for key in operation["keys"]]


def _photos(count: int) -> str:
    return f"{count} photo{'' if count == 1 else 's'}"
