"""A sheet on its way into the desk: what a person has decided about it so far, kept beside the sheet.

The sheet stands in the inbox with a `draft.json`: the encoding that overrules ours, which column
is which field, who wins, which rows are left out, and which photo a wrong name means. A reload of
the browser, and a restart, find it again. Nothing is written before `apply`.

Source: EDITOR.md §2 (ii).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from photodesk import batch
from photodesk.desk import changing, mappings
from photodesk.desk.inbox import FOLDER, is_sheet
from photodesk.desk.roles import needs
from photodesk.desk.sheets import (
    TONIGHT,
    SheetPlan,
    plan_for_desk,
    proposal_of,
    read_captions_sheet,
    recalled,
)
from photodesk.errors import UsageError
from photodesk.exchange.captions_table import Glance, Sheet, glance
from photodesk.exchange.reasons import reasons
from photodesk.exchange.sheet_out import leftover_sheet
from photodesk.tables.fields import EDITABLE

if TYPE_CHECKING:
    from photodesk.desk import Desk

_DRAFT = "draft.json"
_DROP = re.compile(r"[0-9a-f]{8,32}")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has decided about a sheet.

    Attributes:
        drop: id of its drop. `name`: the sheet's file name.
        encoding: "auto", or the name that overrules what was found.
        mapping: heading -> field id, "file" or "-", where it was changed by hand.
        on_conflict: who wins where both speak; `exceptions`: fields in which the other one does.
        query: the desk's photos that it is compared with, "" for all of them.
        left_out: rows that are not taken. `matches`: row -> id of the photo that it means.
        batch_id: the batch it became, 0 before that and after an undo.
    """

    drop: str
    name: str
    encoding: str = "auto"
    mapping: dict[str, str] = {}
    on_conflict: Literal["keep", "replace"] = "keep"
    exceptions: tuple[str, ...] = ()
    query: str = TONIGHT
    left_out: tuple[int, ...] = ()
    matches: dict[int, int] = {}
    batch_id: int = 0


def open_draft(desk: Desk, drop: str) -> Draft:
    """Return the draft of a dropped sheet, a fresh one when nothing was decided yet.

    Raises:
        UsageError: no sheet of this id was dropped here.
    """
    folder = _folder(desk, drop)
    try:
        return msgspec.json.decode((folder / _DRAFT).read_bytes(), type=Draft)
    except (OSError, msgspec.DecodeError):
        pass  # none yet, or an older version's: the sheet itself is what matters
    for path in sorted(folder.iterdir()):
        if is_sheet(path.name) and not path.name.startswith("."):
            return Draft(drop=drop, name=path.name)
    raise UsageError("this sheet is no longer on the desk; drop it again")


@needs("editor")
def save_draft(desk: Desk, draft: Draft) -> None:
    """Keep a draft beside its sheet, whole or not at all."""
    folder = _folder(desk, draft.drop)
    part = folder / f".{secrets.token_hex(4)}.part"
    part.write_bytes(msgspec.json.encode(draft))
    part.replace(folder / _DRAFT)


def _folder(desk: Desk, drop: str) -> Path:
    folder = desk.folder / FOLDER / drop
    if not _DROP.fullmatch(drop) or not folder.is_dir():
        raise UsageError("this sheet is no longer on the desk; drop it again")
    return folder


def sheet_of(desk: Desk, draft: Draft) -> Sheet:
    """Read a draft's sheet as the draft says, and with what is remembered of its headings.

    Raises:
        TableError: it cannot be read. ColumnMissing: it has yet to be said which columns are what.
        UsageError, UnknownField: the draft's mapping names what is not there.
    """
    return read_captions_sheet(
        _bytes_of(desk, draft), draft.name, desk.folder, mapping=draft.mapping, encoding=draft.encoding
    )


def glance_at(desk: Desk, draft: Draft) -> Glance:
    """Return the beginning of a draft's sheet whose columns are still to be chosen.

    Raises:
        TableError, UsageError, UnknownField: as `sheet_of`, but for missing columns.
    """
    return glance(
        _bytes_of(desk, draft), name=draft.name, encoding=draft.encoding, mapping=draft.mapping,
        recall=partial(recalled, desk.folder),
    )  # fmt: skip


def _bytes_of(desk: Desk, draft: Draft) -> bytes:
    try:
        return (_folder(desk, draft.drop) / draft.name).read_bytes()
    except OSError:
        raise UsageError("this sheet is no longer on the desk; drop it again") from None


def plan(desk: Desk, draft: Draft, sheet: Sheet | None = None) -> SheetPlan:
    """Compare a draft's sheet with the desk as it stands; rows left out by hand say so in `why`.

    Args:
        sheet: the draft's sheet where it was read already.

    Raises:
        TableError, UsageError, UnknownField: as `sheet_of` and `sheets.plan_for_desk`.
    """
    planned = plan_for_desk(
        desk, sheet or sheet_of(desk, draft), replace_fields=replaced(draft), ids=draft.matches,
        query=draft.query,
    )  # fmt: skip
    return left_out(planned, draft)


def remembered(desk: Desk, sheet: Sheet | Glance) -> mappings.Remembered | None:
    """Return what the desk remembers of a sheet's headings, with where it comes from."""
    return mappings.find(desk.folder, sheet.headings)


def memory_stamp(desk: Desk) -> int:
    """Return a number that changes whenever what the desk remembers of headings does."""
    return mappings.stamp(desk.folder)


@needs("editor")
def forget(desk: Desk, draft: Draft) -> None:
    """Forget what is remembered of a sheet's headings; what was said for this sheet stays."""
    mappings.forget(desk.folder, glance_at(desk, draft).headings)


def replaced(draft: Draft) -> tuple[str, ...]:
    """Return the fields in which the sheet wins.

    Example:
        >>> replaced(Draft(drop="", name="a.csv", exceptions=("caption",)))
        ('caption',)
        >>> draft = Draft(drop="", name="a.csv", on_conflict="replace", exceptions=("caption",))
        >>> "caption" in replaced(draft)
        False
    """
    if draft.on_conflict == "keep":
        return draft.exceptions
    return tuple(field.id for field in EDITABLE if field.id not in draft.exceptions)


def left_out(planned: SheetPlan, draft: Draft) -> SheetPlan:
    """Return a plan whose rows that were left out by hand are among those that stay open."""
    return replace(planned, why=_with_left_out(planned.why, planned, draft, "left out by hand"))


def _with_left_out(why: Mapping[int, str], planned: SheetPlan, draft: Draft, word: str) -> dict[int, str]:
    taken = {match.row.number for match in planned.matching.matched}
    found = dict(why)
    for row in draft.left_out:
        if row in taken:
            found[row] = f"{found[row]} · {word}" if row in found else word
    return {row: found[row] for row in sorted(found)}


def clear_photos(planned: SheetPlan, draft: Draft) -> tuple[int, ...]:
    """Return the ids of the photos that `apply` would change, in the sheet's order."""
    left = set(draft.left_out)
    keys = dict.fromkeys(change.key for change in planned.plan.to_write if change.row not in left)
    return tuple(int(key) for key in keys)


@needs("editor")
def apply(
    desk: Desk,
    draft: Draft,
    *,
    operation: str = "",
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Draft, int]:
    """Put what is clear into the desk as one batch, and note it in the draft.

    What was said of the headings by hand is remembered for the next sheet that has them.

    Args:
        operation: the browser's id of this act: sent twice, it is applied once.

    Returns:
        The draft as kept, and how many photos changed (0: nothing was clear, or it was cancelled).

    Raises:
        StaleRevision: a photo was changed in this very moment; nothing is applied.
    """
    planned = plan(desk, draft)
    ids = clear_photos(planned, draft)
    records = desk.store.many(ids)
    revisions = {str(record.id): record.revision for record in records}
    proposal = proposal_of(planned, revisions)
    batch_id = changing.apply(
        desk, proposal, ids=ids, operation=operation, on_progress=on_progress, cancelled=cancelled
    )
    if not batch_id:
        return draft, 0
    kept = msgspec.structs.replace(draft, batch_id=batch_id)
    save_draft(desk, kept)
    if draft.mapping:
        # What was remembered and not overruled goes on holding beside what was said now.
        said = {**planned.sheet.recalled, **draft.mapping}
        mappings.remember(
            desk.folder, planned.sheet.headings, said, name=draft.name, user=desk.user, at=desk.clock()
        )
    return kept, len(ids)


@needs("editor")
def undo(desk: Desk, draft: Draft) -> tuple[Draft, changing.Undone]:
    """Take the import back, as a batch of its own.

    Raises:
        UsageError: it was not applied, or is undone already.
    """
    if not draft.batch_id:
        raise UsageError("this sheet is not in the desk; there is nothing to undo")
    undone = desk.undo(draft.batch_id)
    kept = msgspec.structs.replace(draft, batch_id=0)
    save_draft(desk, kept)
    return kept, undone


def leftover(desk: Desk, drop: str) -> tuple[str, bytes]:
    """Return the name and bytes of the sheet of the rows that stayed open.

    Raises:
        UsageError: no such sheet, or no row stayed open. TableError: it cannot be read.
    """
    draft = open_draft(desk, drop)
    planned = plan(desk, draft)
    if not planned.why:
        raise UsageError(f"{draft.name}: no row stayed open")
    name = Path(draft.name)
    suffix = name.suffix if planned.sheet.kind == "csv" or name.suffix.lower() == ".xlsx" else ".xlsx"
    sheet = planned.sheet
    # On screen the desk's language, in the sheet its author's.
    word = "손으로 뺐습니다" if sheet.is_korean else "left out by hand"
    why = reasons(sheet, planned.matching, planned.plan, planned.names)
    return f"{name.stem}_leftover{suffix}", leftover_sheet(sheet, _with_left_out(why, planned, draft, word))


def drafts(desk: Desk, *, limit: int = 10) -> tuple[Draft, ...]:
    """Return the sheets that were dropped last, the newest first."""
    found: list[tuple[float, Draft]] = []
    for folder in (desk.folder / FOLDER).glob("*/"):
        if _DROP.fullmatch(folder.name) and any(is_sheet(path.name) for path in folder.iterdir()):
            try:
                found.append((folder.stat().st_mtime, open_draft(desk, folder.name)))
            except (UsageError, OSError):
                continue  # removed while we looked
    return tuple(draft for _, draft in sorted(found, key=lambda pair: -pair[0])[:limit])


def decided(draft: Draft, **changes: object) -> Draft:
    """Return a draft with other decisions; what depends on an old reading of the sheet is dropped."""
    if "encoding" in changes:
        changes = {"mapping": {}, "left_out": (), "matches": {}, **changes}
    return msgspec.structs.replace(draft, **changes)


def with_match(draft: Draft, row: int, photo_id: int | None) -> Draft:
    """Return a draft in which a row means a photo, or none (`None`); a photo belongs to one row."""
    matches = {r: p for r, p in draft.matches.items() if r != row and p != photo_id}
    if photo_id is not None:
        matches[row] = photo_id
    return msgspec.structs.replace(draft, matches=matches)


def with_mapping(draft: Draft, heading: str, field_id: str) -> Draft:
    """Return a draft in which a heading means a field id, "file" or "-" (nothing)."""
    return msgspec.structs.replace(draft, mapping={**draft.mapping, heading: field_id})
