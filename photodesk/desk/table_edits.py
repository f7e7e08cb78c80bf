"""Captions edited as a sheet: which cells changed, and whether a paste has shifted a column.

Pasting with the cursor one column off puts credits into captions, silently, row after row. So
nothing of a table is saved before its difference was seen, and what looks shifted is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.editing import known_field
from photodesk.errors import TextError, UsageError
from photodesk.exchange.doubts import doubt_of
from photodesk.exchange.headings import FILE, field_of_heading
from photodesk.language.caption import split_caption
from photodesk.library.store import Record
from photodesk.model import Change, Value
from photodesk.text import check, fold

if TYPE_CHECKING:
    from photodesk.desk import Desk

KIND = "table"
WHY = "edited in the table"
_LONG_CREDIT_CHARS = 90
_LONG_NAME_CHARS = 60
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.!?]$|다\.$")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|tiff?|webp|heic|avif)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One changed cell.

    Attributes:
        photo_id, name: of which photo. `field`: field id.
        before: what the table showed. `after`: what was typed or pasted.
        now: what the photo says now, where somebody changed it meanwhile; else None.
        doubt: why the cell looks shifted or cannot be saved, or "". `wrong`: it cannot be.
    """

    photo_id: int
    name: str
    field: str
    before: Value
    after: Value
    now: Value | None = None
    doubt: str = ""
    wrong: bool = False


def changed_cells(
    desk: Desk, shown: Sequence[Record], edits: Mapping[int, Mapping[str, Value]]
) -> tuple[Cell, ...]:
    """Return the cells that differ from what the table showed, in the table's order.

    Args:
        shown: the photos as they were when the table was drawn.
        edits: photo id -> field -> new value.
    """
    current = {record.id: record for record in desk.store.many([record.id for record in shown])}
    owners = {fold(record.metadata.caption): record.name for record in shown if record.metadata.caption}
    cells: list[Cell] = []
    for record in shown:
        typed = edits.get(record.id, {})
        changed = {f: v for f, v in typed.items() if record.metadata.get(f) != v}
        for field, after in changed.items():
            before = record.metadata.get(field)
            latest = current.get(record.id)
            now: Value | None = None
            if latest is not None and latest.metadata.get(field) not in (before, after):
                now = latest.metadata.get(field)
            reason = "the photo is no longer on the desk" if latest is None else _unfit(field, after)
            doubt = reason or _shifted(record, field, changed, owners)
            cells.append(Cell(record.id, record.name, field, before, after, now, doubt, wrong=bool(reason)))
    return tuple(cells)


def _unfit(field: str, value: Value) -> str:
    try:
        for text in (value,) if isinstance(value, str) else value:
            if isinstance(text, str):
                check(text, field)
    except TextError as error:
        return str(error)
    return ""


def _shifted(record: Record, field: str, changed: Mapping[str, Value], owners: Mapping[str, str]) -> str:
    """Say why a new value looks as if it belonged one column or one row on, or "".

    Args:
        owners: folded caption -> name of the photo that bears it in the table.
    """
    text = _text(changed[field])
    if not text:
        return "empties it" if _text(record.metadata.get(field)) else ""
    if reason := doubt_of(changed[field]):
        return reason
    folded = fold(text)
    for other in ("caption", "credit_line", "creator", "headline", "alt_text"):
        if other != field and fold(_text(record.metadata.get(other))) == folded:
            return f"is what stood under {_label(other)}: pasted one column off?"
    if field == "caption" and (owner := owners.get(folded)) and owner != record.name:
        return f"is the caption of {owner}: pasted one row off?"
    if len(text) <= _LONG_NAME_CHARS and (named := field_of_heading(text)):
        shown = "the file" if named == FILE else _label(named)
        return f"reads like the heading of {shown}: pasted with the heading row?"
    if reason := _of_another_kind(field, text):
        return f"{reason}: pasted one column off?"
    return ""


def _of_another_kind(field: str, text: str) -> str:
    """Say what a text reads like that does not belong into its field, or ""."""
    if _FILE_NAME.fullmatch(text):
        return "reads like a file name"
    if field == "creator" and (len(text) > _LONG_NAME_CHARS or _SENTENCE.search(text)):
        return "reads like a caption"
    if field == "credit_line" and (len(text) > _LONG_CREDIT_CHARS or _is_sentence(text)):
        return "reads like a caption"
    if field in ("caption", "alt_text", "creator"):
        printed = split_caption(text)
        names_only = field == "creator" and not (printed.credit.agency or printed.credit.organization)
        if printed.credit.text and not printed.caption and not names_only:
            return "reads like a credit"
    return ""


def _is_sentence(text: str) -> bool:
    """Tell a sentence from a credit that ends in "Co." or "Inc."."""
    return bool(_SENTENCE.search(text)) and bool(split_caption(text).caption)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(str(item) for item in value)


def _label(field: str) -> str:
    return known_field(field).label


def proposal_of(desk: Desk, cells: Sequence[Cell], *, over_others: bool = False) -> Proposal:
    """Return cells as a difference that can be applied as one batch.

    Args:
        over_others: also take cells that somebody changed meanwhile; else they are left out.

    Raises:
        UsageError: a cell cannot be saved.
    """
    for cell in cells:
        if cell.wrong:
            raise UsageError(f"{cell.name}, {_label(cell.field)}: {cell.doubt}")
    records = {record.id: record for record in desk.store.many([cell.photo_id for cell in cells])}
    changes: dict[int, list[Change]] = {}
    for cell in cells:
        if cell.now is not None and not over_others:
            continue
        before = records[cell.photo_id].metadata.get(cell.field)
        if before != cell.after:
            changes.setdefault(cell.photo_id, []).append(Change(cell.field, before, cell.after, WHY))
    items = tuple(
        Proposed(photo_id, records[photo_id].revision, tuple(made)) for photo_id, made in changes.items()
    )
    return Proposal(KIND, WHY, items)
