"""What the operations of the Import page do to a sheet's draft, and the plan that both sides look at.

Plain values only; no Streamlit. The draft and its sheet are `desk.importing`'s.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

import msgspec

from photodesk import batch
from photodesk.desk import Desk, background, importing, working
from photodesk.desk.importing import Draft
from photodesk.desk.sheets import SheetPlan
from photodesk.errors import UsageError
from photodesk.exchange.captions_table import Sheet
from photodesk.exchange.headings import ColumnMissing
from photodesk.ui.strings import t

QUICK_S = 2.0
"""An import that is done so soon is answered at once; a longer one is watched on the job strip."""

_Made = TypeVar("_Made")

_lock = Lock()
_sheets: OrderedDict[bytes, Sheet] = OrderedDict()
_plans: OrderedDict[bytes, SheetPlan] = OrderedDict()
_KEPT = 4


def planned(desk: Desk, draft: Draft) -> SheetPlan:
    """Return `importing.plan`, kept while neither what decides it nor the desk changes.

    A sheet is read once, and compared once for each choice of who wins, of pairs and of photos;
    rows that are ticked off cost nothing.
    """
    newest = desk.batches(limit=1)
    of_sheet = [
        str(desk.folder),
        draft.drop,
        draft.name,
        draft.encoding,
        draft.mapping,
        importing.memory_stamp(desk),
    ]
    of_plan = [
        *of_sheet, draft.on_conflict, draft.exceptions, draft.query, sorted(draft.matches.items()),
        newest[0].id if newest else 0, list(desk.counts().items()),
    ]  # fmt: skip
    sheet = _once(_sheets, of_sheet, lambda: importing.sheet_of(desk, draft))
    whole = msgspec.structs.replace(draft, left_out=())
    return importing.left_out(_once(_plans, of_plan, lambda: importing.plan(desk, whole, sheet)), draft)


def _once(kept: OrderedDict[bytes, _Made], key: list[Any], make: Callable[[], _Made]) -> _Made:
    name = msgspec.json.encode(key)
    with _lock:
        if name in kept:
            kept.move_to_end(name)
            return kept[name]
    made = make()
    with _lock:
        kept[name] = made
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return made


def title_of(draft: Draft) -> str:
    """Return what the job strip calls the import of a draft."""
    return f"Importing {draft.name}"


def apply(desk: Desk, drop: str, operation: Mapping[str, Any]) -> str:
    """Do one operation of the Import page and return the line for the person.

    Raises:
        PhotoDeskError: it cannot be done; the draft is as it was.
        KeyError, ValueError: the operation is not one of this version's.
    """
    draft = importing.open_draft(desk, drop)
    match operation["do"]:
        case "encoding":
            return _kept(desk, importing.decided(draft, encoding=str(operation["value"])))
        case "map":
            return _kept(
                desk, importing.with_mapping(draft, str(operation["heading"]), str(operation["field"]))
            )
        case "reset":
            return _kept(desk, Draft(drop=draft.drop, name=draft.name))
        case "forget":
            importing.forget(desk, draft)
            return _kept(desk, draft)
        case "among":
            return _kept(desk, importing.decided(draft, query=str(operation["query"])))
        case "wins":
            return _kept(desk, _who_wins(draft, str(operation["field"]), str(operation["wins"])))
        case "tick":
            rows = {int(row) for row in operation["rows"]}
            left = set(draft.left_out) - rows if operation["on"] else set(draft.left_out) | rows
            return _kept(desk, importing.decided(draft, left_out=tuple(sorted(left))))
        case "match":
            photo_id = int(operation["photo"]) if operation["photo"] else None
            return _kept(desk, importing.with_match(draft, int(operation["row"]), photo_id))
        case "apply":
            return _apply(desk, draft, str(operation["id"]))
        case "undo":
            _, undone = importing.undo(desk, draft)
            photos, kept = t("common.photos", n=len(undone.photos)), len(undone.kept)
            if kept:
                return t("import.done_undone_kept", photos=photos, n=kept)
            return t("import.done_undone", photos=photos)
        case "embed":
            ids = dict.fromkeys(past.photo_id for past in desk.changes_of(draft.batch_id))
            background.embed_all(desk, tuple(ids))
            return t("import.done_embedding")
        case other:
            raise ValueError(other)


def _kept(desk: Desk, draft: Draft) -> str:
    if draft.batch_id:
        raise UsageError(t("import.in_desk_already"))
    # What cannot be read is not kept: the page must come back to something that can.
    if draft.encoding == "auto":
        try:
            planned(desk, draft)
        except ColumnMissing:
            importing.glance_at(desk, draft)  # column by column: the others may still be chosen
    importing.save_draft(desk, draft)
    return ""


def _who_wins(draft: Draft, field: str, wins: str) -> Draft:
    """Return a draft in which photo or sheet wins, in one field or ("") in all."""
    if wins not in ("photo", "sheet"):
        raise ValueError(wins)
    default = "photo" if draft.on_conflict == "keep" else "sheet"
    if not field:
        return importing.decided(draft, on_conflict="keep" if wins == "photo" else "replace", exceptions=())
    others = tuple(name for name in draft.exceptions if name != field)
    return importing.decided(draft, exceptions=others if wins == default else (*others, field))


def _apply(desk: Desk, draft: Draft, operation: str) -> str:
    said: list[str] = []

    def work(progress: batch.Progress, cancelled: Any) -> str:
        _, count = importing.apply(
            desk, draft, operation=operation, on_progress=progress, cancelled=cancelled
        )
        said.append(t("import.done_applied", photos=t("common.photos", n=count)))
        return said[0]

    job_id = working.start(desk, "import", title_of(draft), work)
    if not working.wait(desk, job_id, timeout_s=QUICK_S):
        return t("import.writing")
    ended = working.one(desk, job_id)
    if ended.state == "failed":
        raise UsageError(ended.message)
    return said[0] if said else ended.message
