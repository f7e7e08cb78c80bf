"""What the Page screen is told of a page, and what becomes of what it asks for.

One row a cause: findings that tell of each other (two pictures, one caption) are one row, and so
is a note that many pictures share. Stops stand before warnings, these before notes; within that, in the
order of the slots, what has a fix first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from photodesk.desk import (
    Desk,
    background,
    captions,
    gating,
    outside,
    publishing,
    receipts,
    roles,
    undecided,
    working,
)
from photodesk.errors import UsageError
from photodesk.library.store import StaleRevision
from photodesk.model import Finding, Severity
from photodesk.ui import records, state
from photodesk.ui.records import FORM, Seen, offers, taken, text_of, value_of
from photodesk.ui.strings import rule_name, t
from photodesk.ui.wording import day_words, label_of, stands

EDITED = ("caption", "credit_line")
"""Fields that every row's editor shows; the one that a finding is about comes besides."""

Operation = Mapping[str, Any]


def view(desk: Desk, name: str = "") -> dict[str, Any]:
    """Return what the screen shows of a page, of the newest when none is named."""
    pages = [page.name for page in desk.pages()]
    shown: dict[str, Any] = {
        "desk": str(desk.folder),
        "pages": pages,
        "may": {"change": roles.allows(desk, "editor"), "lead": roles.is_chief(desk)},
        "busy": "",
        "sent": {},
    }
    if not pages:
        return shown | {
            "page": "", "day": "", "slots": [], "rows": [], "waived": [], "certain": 0, "unembedded": [],
            "captions": "", "counts": _counts(gating.Counts()), "empty": t("gate.no_page"),
        }  # fmt: skip
    judged = desk.gate(name if name in pages else pages[0])
    seen = state.seen(desk, judged.records)
    by_key = {one.key: one for one in seen}
    page = judged.page
    return shown | {
        "page": page.name,
        "day": f"{day_words(page.on)} · {', '.join(page.targets)}",
        "slots": slots(judged, seen),
        "rows": rows(judged, by_key),
        "waived": waived(judged),
        "certain": len({finding.key for finding in judged.findings if finding.fix}),
        "unembedded": [one.key for one in seen if not one.photo.embedded],
        "captions": captions.as_text(captions.page_captions(desk, page.name)),
        "counts": _counts(judged.counts),
        "busy": _busy(desk, page.name),
        "sent": sent(desk, page.name),
        "empty": t("gate.all_clear") if seen else t("gate.empty_page", page=page.name),
    }


def newest(desk: Desk) -> str:
    """Return the newest page's name, or ""."""
    return next((page.name for page in desk.pages()), "")


def _counts(counts: gating.Counts) -> dict[str, Any]:
    return {
        "photos": counts.photos,
        "stopped": counts.stopped,
        "look": counts.look,
        "ready": counts.ready,
        "sent": counts.sent,
        "notes": counts.notes,
        "words": (words := stands(counts))[:1].upper() + words[1:],
    }


def slots(judged: gating.Gate, seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """Return the pictures in the order of their slots, and where each stands."""
    shown = []
    for slot, one in enumerate(seen, start=1):
        found = [finding for finding in judged.findings if finding.key == one.key]
        says = one.photo.metadata
        shown.append(
            {
                "slot": slot,
                "key": one.key,
                "name": one.photo.name,
                "thumb": records.thumb_url(one),
                "stands": "sent" if int(one.key) in judged.page.sent else gating.standing(found),
                "caption": says.caption,
                "credit": says.credit_line,
            }
        )
    return shown


def rows(judged: gating.Gate, seen: Mapping[str, Seen]) -> list[dict[str, Any]]:
    """Return one row a cause, the heaviest first."""
    slot_of = {str(record.id): slot for slot, record in enumerate(judged.records, start=1)}
    causes: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in judged.findings:
        if finding.key in slot_of:
            together = (
                "shared"
                if finding.severity is Severity.info
                else ",".join(sorted({finding.key, *finding.others} & slot_of.keys()))
            )
            causes.setdefault((finding.code, finding.message, together), []).append(finding)
    made = []
    for found in causes.values():
        found.sort(key=lambda finding: slot_of[finding.key])
        made.append(_row(found, seen, slot_of))
    return sorted(
        made,
        key=lambda row: (
            -Severity[row["severity"]],
            row["pictures"][0]["slot"],
            all(offer["do"] != "fix" for offer in row["offers"]),
        ),
    )


def _row(found: Sequence[Finding], seen: Mapping[str, Seen], slot_of: Mapping[str, int]) -> dict[str, Any]:
    finding = found[0]
    # "Edit 3 (Enter)": of pictures that say the same, the last one is to say something else.
    edited = seen[found[-1].key if finding.others else finding.key]
    fields = [*EDITED, *([finding.field] if finding.field in FORM and finding.field not in EDITED else [])]
    return {
        "id": f"{finding.code}:{','.join(one.key for one in found)}",
        "keys": [one.key for one in found],
        "pictures": [
            {
                "slot": slot_of[one.key],
                "name": seen[one.key].photo.name,
                "thumb": records.thumb_url(seen[one.key]),
                "alt": seen[one.key].photo.metadata.alt_text or seen[one.key].photo.name,
            }
            for one in found
        ],
        "code": finding.code,
        "title": rule_name(finding.code, finding.title),
        "severity": finding.severity.name,
        "message": finding.message,
        "offers": _offers(finding) if len(found) == 1 else [],
        "chief": finding.code in gating.CHIEF_CODES,
        "waivable": finding.code != undecided.OUTSIDE,
        "edit": {
            "key": edited.key,
            "field": finding.field if finding.field in fields else "caption",
            "revision": edited.revision,
            "preview": records.preview_url(edited),
            "values": {name: text_of(edited.photo.metadata.get(name)) for name in fields},
            "labels": {name: label_of(name) for name in fields},
        },
    }


def _offers(finding: Finding) -> list[dict[str, Any]]:
    given = offers(finding)
    if "(U)" in finding.message and finding.others and all(one["do"] != "use" for one in given):
        does = t("gate.use_does")
        given = [{"do": "use", "label": t("gate.use"), "key": "U", "does": does}, *given]
    return given


def waived(judged: gating.Gate) -> list[dict[str, Any]]:
    """Return what was let pass, one line a cause, with who and why; red: on their own responsibility."""
    slot_of = {str(record.id): slot for slot, record in enumerate(judged.records, start=1)}
    slots_of: dict[tuple[str, str, bool], dict[int, str]] = {}
    for finding, waiver in judged.waived:
        said = {
            "title": rule_name(finding.code, finding.title),
            "reason": waiver.reason,
            "user": waiver.user or t("common.somebody"),
        }
        says = t("gate.waived_own", **said) if waiver.responsibility else t("gate.waived_by", **said)
        of_cause = slots_of.setdefault((finding.code, says, waiver.responsibility), {})
        of_cause[slot_of.get(finding.key, 0)] = finding.key
    return [
        {
            "slots": sorted(found),
            "keys": [found[slot] for slot in sorted(found)],
            "code": code,
            "red": red,
            "says": says,
        }
        for (code, says, red), found in sorted(slots_of.items(), key=lambda item: min(item[1]))
    ]


def sent(desk: Desk, page: str) -> dict[str, Any]:
    """Return the files that went out of a page last, or {}."""
    receipt = receipts.last_sent(desk.folder, page)
    if receipt is None:
        return {}
    said: dict[str, str | int] = {
        "at": receipt.at[:16].replace("T", " "),
        "user": receipt.user or t("common.somebody"),
        "n": len(receipt.photos),
        "stood": receipt.stood,
    }
    return {
        "says": t("gate.sent_says_own", red=receipt.red, **said)
        if receipt.red
        else t("gate.sent_says", **said),
        "files": [
            {
                "slot": one.slot,
                "name": one.copy.name,
                "size": f"{one.width} × {one.height}",
                "url": f"/api/sent/{receipt.name}/{one.slot}",
            }
            for one in receipt.photos
        ],
        "where": t("gate.sent_where", folder=str(receipt.photos[0].copy.parent), receipt=receipt.name)
        if receipt.photos
        else "",
    }


def _busy(desk: Desk, page: str) -> str:
    for job in working.shown(desk, limit=8):
        if job.kind == "send" and job.state == "running" and job.title == publishing.job_title(page):
            return t("gate.steps", title=job.title, done=job.done, total=job.total)
    return ""


# --- what it asks for ---------------------------------------------------------------------


def apply(desk: Desk, operation: Operation) -> str | Mapping[str, Any]:
    """Do one operation of the Page screen.

    Returns:
        The line for the person; where it can be taken back, with the operation that does so.

    Raises:
        UsageError: it cannot be done (any more).
    """
    page = str(operation["page"])
    key = str(operation["key"])
    match operation["do"]:
        case "fix":
            return _fixed(desk, page, key, str(operation["code"]), str(operation["id"]))
        case "save":
            return _saved(desk, int(key), operation)
        case "waive":
            for one in operation["keys"]:
                desk.waive(
                    int(one), str(operation["code"]), reason=str(operation["reason"]), page=page,
                    responsibility=bool(operation["responsibility"]),
                )  # fmt: skip
            return {
                "message": t("gate.done_waived", code=str(operation["code"]), page=page),
                "undo": {"do": "end waiver", "keys": operation["keys"], "code": operation["code"]},
            }
        case "end waiver":
            for one in operation["keys"]:
                desk.end_waiver(int(one), str(operation["code"]), page=page)
            return t("gate.done_stands", code=str(operation["code"]))
        case "drop":
            order = list(desk.page(page).photo_ids)
            desk.take_off_page(page, [int(key)])
            words = t("gate.done_dropped", name=desk.store.get(int(key)).name, page=page)
            return {"message": words, "undo": {"do": "put back", "keys": order}}
        case "put back":
            order = [int(one) for one in operation["keys"]]
            here = desk.put_on_page(page, order).photo_ids
            desk.arrange_page(page, [*order, *(one for one in here if one not in order)])
            return t("gate.done_back")
        case "theirs" | "ours" as side:
            return _decided(desk, int(key), str(operation["code"]), side, str(operation["id"]))
        case "use":
            order = list(desk.page(page).photo_ids)
            desk.use_copy(page, int(key))
            return {
                "message": t("gate.done_used"),
                "undo": {"do": "change", "keys": order},
            }
        case "change":
            return _changed_back(desk, page, [int(one) for one in operation["keys"]])
        case "arrange":
            order = list(desk.page(page).photo_ids)
            desk.arrange_page(page, [int(one) for one in operation["keys"]])
            return {"message": t("gate.done_arranged"), "undo": {"do": "arrange", "keys": order}}
        case "undo":
            undone = desk.undo(int(operation["batch"]))
            kept = len(undone.kept)
            return t("gate.done_undone_kept", n=kept) if kept else t("gate.done_undone")
        case "embed":
            background.embed_all(desk, [int(one) for one in operation["keys"]])
            return t("gate.done_embedding")
        case "send":
            publishing.send_in_background(desk, page, again=bool(operation.get("again")))
            return ""
        case other:
            raise ValueError(other)


def _fixed(desk: Desk, page: str, key: str, code: str, operation: str) -> Mapping[str, Any]:
    for finding in desk.gate(page).findings:
        if finding.key == key and finding.code == code and (values := taken(finding)):
            edited = desk.edit(int(key), values, why=f"{code}: {finding.title}", operation=operation)
            words = "; ".join(f"{label_of(name)}: {text_of(value)}" for name, value in values.items())
            return {
                "message": t("gate.done_fixed", name=edited.record.name, words=words),
                "undo": {"do": "undo", "batch": edited.batch_id},
            }
    raise UsageError(t("gate.nothing_left", code=code))


def _decided(
    desk: Desk, photo_id: int, code: str, side: outside.Side, operation: str
) -> str | Mapping[str, Any]:
    kind = "outside" if code == undecided.OUTSIDE else "correction"
    for one in outside.waiting_on(desk, [photo_id]):
        if one.kind == kind:
            settled = desk.settle(one.id, side, operation=operation)
            if not settled.batch_id:
                return t("gate.done_ours", name=one.record.name)
            undo = {"do": "undo", "batch": settled.batch_id}
            return {"message": t("gate.done_theirs", name=one.record.name), "undo": undo}
    raise UsageError(f"{code}: decided already")


def _saved(desk: Desk, photo_id: int, operation: Operation) -> Mapping[str, Any]:
    values = {name: value_of(name, text) for name, text in operation["values"].items() if name in FORM}
    try:
        edited = desk.edit(
            photo_id, values, revision=int(operation["revision"]), operation=str(operation["id"])
        )
    except StaleRevision as stale:
        now = "; ".join(text_of(stale.record.metadata.get(name)) for name in values)
        raise UsageError(t("gate.changed_meanwhile", name=stale.record.name, now=now)) from None
    undo = {"undo": {"do": "undo", "batch": edited.batch_id}} if edited.batch_id else {}
    return {"message": t("gate.done_saved", name=edited.record.name), **undo}


def _changed_back(desk: Desk, page: str, order: list[int]) -> str:
    here = desk.page(page).photo_ids
    gone = [one for one in order if one not in here]
    new = [one for one in here if one not in order]
    if len(gone) == 1 and len(new) == 1:
        desk.swap_on_page(page, new[0], gone[0])
    else:
        desk.put_on_page(page, gone)
    return t("gate.done_picture_back")
