"""What the browser is told of what stands twice, and what becomes of the decisions it sends back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from photodesk.desk import Desk
from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.duplicates import TONIGHT, Group
from photodesk.duplicates.captions import same_caption
from photodesk.duplicates.marking import Stretch, marked
from photodesk.errors import UsageError
from photodesk.library import decisions
from photodesk.library.store import Record
from photodesk.model import Change
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t
from photodesk.ui.wording import moment

MOST_GROUPS = 200
"""Groups shown at once; the next ones come up as these are settled."""
MOST_MEMBERS = 24
"""Photos of a group shown side by side."""

Done = list[tuple[str, tuple[int, ...]]]
"""What this window did here, the newest last: ("apart", decisions) or ("batch", (batch,))."""


def view(desk: Desk, query: str = TONIGHT) -> dict[str, Any]:
    """Return what the Duplicates page shows of the photos that a query finds.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    found = desk.duplicates(query)
    scopes = (
        (TONIGHT, t("rail.tonight")),
        ("is:picked", t("rail.picked")),
        ("is:page", t("rail.on_a_page")),
        ("", t("rail.all_photos")),
    )
    on_pages: dict[int, list[str]] = {}
    for page in desk.pages():
        for photo_id in page.photo_ids:
            on_pages.setdefault(photo_id, []).append(page.name)
    return {
        "query": query,
        "scopes": [{"query": scope, "label": label} for scope, label in scopes],
        "photos": found.photos,
        "count": len(found.groups),
        "told_apart": _told_apart(desk, found.told_apart),
        "groups": [_group(desk, group, on_pages) for group in found.groups[:MOST_GROUPS]],
    }


def _told_apart(desk: Desk, count: int) -> str:
    if not count:
        return ""
    held = [*decisions.holding(desk.store.engine), *decisions.holding(desk.store.engine, kind="picture")]
    last = max(held, key=lambda decision: decision.id, default=None)
    if last is None:
        return t("duplicates.apart", n=count)
    user = last.user or t("common.somebody")
    return t("duplicates.apart_last", n=count, user=user, at=moment(last.at, desk.clock()))


def group_id(group: Group) -> str:
    """Return what names a group while its members stay the same."""
    return f"{group.decides}:{'-'.join(str(record.id) for record in group.members)}"


def _group(desk: Desk, group: Group, on_pages: Mapping[int, Sequence[str]]) -> dict[str, Any]:
    first, second = group.members[:2]
    shown = group.members[:MOST_MEMBERS]
    said, why = _words(desk, group)
    return {
        "id": group_id(group),
        "kind": group.kind,
        "decides": group.decides,
        "says": said,
        "why": why,
        "ids": [record.id for record in group.members],
        "more": len(group.members) - len(shown),
        "members": [
            _member(record, second if record is first else first, on_pages.get(record.id, ()))
            for record in shown
        ],
    }


def _words(desk: Desk, group: Group) -> tuple[str, str]:
    count = len(group.members)
    first = group.members[0]
    if group.kind == "picture":
        signed = {record.metadata.credit_line for record in group.members}
        captions = {record.metadata.caption for record in group.members}
        if len(signed) > 1:
            return t("duplicates.one_picture_credits", n=count), "DUP-002"
        if len(captions) > 1:
            return t("duplicates.one_picture_captions", n=count), "DUP-001"
        return t("duplicates.one_picture", n=count), "DUP-001"
    if group.kind == "exact":
        return t("duplicates.same_caption", n=count), "DUP-003"
    least = desk.settings.duplicates.threshold
    verdicts = (
        same_caption(first.metadata.caption, other.metadata.caption, threshold=least)
        for other in group.members[1:MOST_MEMBERS]
    )
    why = next((verdict.why for verdict in verdicts if verdict.label == "near"), "")
    return t("duplicates.near_caption", n=count), f"DUP-005 · {why}" if why else "DUP-005"


def _member(record: Record, beside: Record, pages: Sequence[str]) -> dict[str, Any]:
    metadata = record.metadata
    stands = [t("duplicates.on_page", page=name) for name in pages]
    if record.sent_at:
        stands.append(t("duplicates.sent"))
    return {
        "key": str(record.id),
        "name": record.name,
        "thumb": thumb_url(record),
        "alt": metadata.alt_text or metadata.caption or record.name,
        "revision": record.revision,
        "caption": metadata.caption,
        "marks": _stretches(marked(metadata.caption, beside.metadata.caption)[0]),
        "credit": _stretches(marked(metadata.credit_line, beside.metadata.credit_line)[0]),
        "facts": " · ".join([part for part in (record.source_label, metadata.date_created[:10]) if part]),
        "stands": ", ".join(stands),
    }


def _stretches(stretches: Sequence[Stretch]) -> list[list[Any]]:
    return [[stretch.text, stretch.differs] for stretch in stretches]


def apply(desk: Desk, operation: Mapping[str, Any], done: Done) -> str:
    """Do one operation of the page and return the line for the person; `done` takes what U takes back.

    Raises:
        UsageError: a photo is gone, was changed meanwhile, or there is nothing to undo.
    """
    match operation["do"]:
        case "apart":
            kind: decisions.DecisionKind = "picture" if operation["kind"] == "picture" else "caption"
            decided = desk.tell_apart(
                [int(i) for i in operation["ids"]], of=[int(i) for i in operation["of"]], kind=kind
            )
            done.append(("apart", decided))
            return t("duplicates.done_apart", user=desk.user or t("duplicates.this_desk"))
        case "save":
            edited = desk.edit(
                int(operation["photo"]),
                {"caption": str(operation["caption"])},
                revision=int(operation["revision"]),
                why="one of two captions",
                operation=str(operation["id"]),
            )
            if edited.batch_id:
                done.append(("batch", (edited.batch_id,)))
            return t("duplicates.done_saved")
        case "copy":
            return _copy(desk, operation, done)
        case "undo":
            return _undo(desk, done)
        case other:
            raise ValueError(other)


def _copy(desk: Desk, operation: Mapping[str, Any], done: Done) -> str:
    """Give one caption to the other photos of its group, as one batch."""
    kept = desk.store.get(int(operation["photo"]))
    others = desk.store.many([int(photo_id) for photo_id in operation["of"]])
    seen = {int(photo_id): int(revision) for photo_id, revision in operation["revisions"].items()}
    items = tuple(
        Proposed(
            other.id,
            seen.get(other.id, other.revision),
            (Change("caption", other.metadata.caption, kept.metadata.caption, f"as photo {kept.id}"),),
        )
        for other in others
        if other.metadata.caption != kept.metadata.caption
    )
    batch_id = desk.apply(Proposal("same caption", f"caption of photo {kept.id} for its like", items))
    if batch_id is None:
        raise UsageError(t("duplicates.same_already"))
    done.append(("batch", (batch_id,)))
    return t("duplicates.done_copied", name=kept.name, n=len(items))


def _undo(desk: Desk, done: Done) -> str:
    if not done:
        own = [held for held in decisions.holding(desk.store.engine) if held.user == desk.user]
        if not own:
            raise UsageError(t("duplicates.nothing_to_undo"))
        done.append(("apart", (own[-1].id,)))
    what, ids = done.pop()
    if what == "apart":
        desk.put_together(ids)
        return t("duplicates.done_together")
    desk.undo(ids[0])
    return t("duplicates.done_undone")
