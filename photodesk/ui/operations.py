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
from photodesk.ui.strings import t

KEPT_ANSWERS = 200
"""Answers that a session keeps: more than a browser can have waiting."""

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
        return one | {"ok": False, "message": t("common.reload")}


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
            return {"message": t("answers.writing", n=len(ids))}
        case "embed":
            photo_id = int(operation["key"])
            result = desk.embed([photo_id])
            if result.refused:
                raise UsageError(result.refused[0].error)
            return {"message": t("inspector.state_file"), "revision": desk.store.get(photo_id).revision}
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
            photos, kept = t("common.photos", n=len(undone.photos)), len(undone.kept)
            if kept:
                return {"message": t("answers.undone_kept", photos=photos, n=kept)}
            return {"message": t("answers.undone", photos=photos)}
        case "keep-template":
            lines = tuple(
                templates.Line(one["field"], one["mode"], one["text"]) for one in operation["lines"]
            )
            made = templates.save(desk, templates.Template(str(operation["name"]), lines))
            return {"message": t("answers.template_kept", name=made.name), "name": made.name}
        case "delete-template":
            templates.remove(desk, str(operation["name"]))
            return {"message": t("answers.template_deleted", name=str(operation["name"]))}
        case other:
            raise UsageError(t("answers.unknown", name=str(other)))


def _saved(desk: Desk, operation: Operation, known: Mapping[str, Answer]) -> dict[str, Any]:
    # A text written while an own save was on its way stands on what that save made.
    after = str(operation.get("after") or "")
    before = known.get(after) or LEDGER.get(after) or {}
    revision = before["revision"] if before.get("ok") else int(operation["revision"])
    values = {name: value_of(name, text) for name, text in operation["values"].items() if name in FORM}
    edited = desk.edit(int(operation["key"]), values, revision=revision, operation=str(operation["id"]))
    return {
        "message": t("inspector.state_desk"),
        "revision": edited.record.revision,
        "batch": edited.batch_id,
    }


def _theirs(desk: Desk, error: StaleRevision) -> dict[str, Any]:
    record = error.record
    user, at = last_editor(desk.history(record.id))
    name, passed = user or t("answers.somebody"), ago(at, desk.clock())
    who = t("answers.changed_ago", user=name, ago=passed) if passed else t("answers.changed", user=name)
    return {
        "message": t("answers.theirs", who=who, caption=record.metadata.caption),
        "revision": 0,
        "theirs": {"who": who, "values": form_texts(record.metadata)},
    }


def ago(at: str, now: datetime) -> str:
    """Return how long ago a moment is, or "" when it is not known.

    Example:
        >>> ago("2026-11-24T14:40:00+00:00", datetime.fromisoformat("2026-11-24T23:40:12+09:00"))
        '12 s ago'
    """
    try:
        passed = now - datetime.fromisoformat(at)
    except ValueError:
        return ""
    seconds = max(0, int(passed / timedelta(seconds=1)))
    if seconds >= 86_400:
        return t("answers.ago_d", n=seconds // 86_400)
    if seconds >= 3600:
        return t("answers.ago_h", n=seconds // 3600)
    return t("answers.ago_min", n=seconds // 60) if seconds >= 60 else t("answers.ago_s", n=seconds)


def _fixed(desk: Desk, photo_id: int, code: str, operation: str, page: str) -> dict[str, Any]:
    if desk.store.applied(operation) is None:  # not done before this window forgot its answer
        for finding in _findings(desk, photo_id, page):
            values = taken(finding)
            if finding.code == code and values:
                edited = desk.edit(photo_id, values, why=f"{code}: {finding.title}", operation=operation)
                return {
                    "message": t("inspector.state_desk"),
                    "revision": edited.record.revision,
                    "batch": edited.batch_id,
                }
        raise UsageError(t("answers.nothing_left", code=code))
    return {"message": t("inspector.state_desk"), "revision": desk.store.get(photo_id).revision}


def _findings(desk: Desk, photo_id: int, page: str) -> list[Finding]:
    """Return what stands against a photo on the page in hand, on the pages that have it, on its own."""
    names = [page] if page else [one.name for one in desk.pages() if photo_id in one.photo_ids]
    found = [finding for name in names for finding in state.view(desk, name).of(str(photo_id))]
    return [*found, *desk.store.findings_of([photo_id]).get(photo_id, ())]


def _dropped(desk: Desk, photo_id: int, page: str) -> str:
    name = page or next((one.name for one in desk.pages() if photo_id in one.photo_ids), "")
    if not name:
        raise UsageError(t("answers.on_no_page", name=desk.store.get(photo_id).name))
    desk.take_off_page(name, [photo_id])
    return t("answers.off_page", page=name)


def _used_instead(desk: Desk, photo_id: int, page: str) -> str:
    record = desk.store.get(photo_id)
    others = desk.store.by_hash(picture_hash=record.picture_hash)
    copies = [other for other in others if other.id != photo_id and other.flag != "reject"]
    if not copies:
        raise UsageError(t("answers.no_copy", name=record.name))
    if not page:
        raise UsageError(t("answers.open_page", name=copies[-1].name))
    # The copy that the finding speaks of, Yonhap's of an AP frame; else the one that came last.
    offered = {f.others[0] for f in _findings(desk, photo_id, page) if "(U)" in f.message and f.others}
    copy = next((one for one in copies if str(one.id) in offered), copies[-1])
    desk.swap_on_page(page, photo_id, copy.id)
    return t("answers.in_its_place", name=copy.name)


def _put_on_page(desk: Desk, ids: Sequence[int], name: str) -> str:
    if all(one.name != name for one in desk.pages()):
        desk.new_page(name, on=desk.clock().date() + timedelta(days=1))  # tonight makes tomorrow's paper
    page = desk.put_on_page(name, ids)
    return t("answers.on_page", photos=t("common.photos", n=len(ids)), page=page.name)


def _ids(operation: Operation) -> list[int]:
    return [int(key) for key in operation["keys"]]
