"""Changing the desk's values: one edit, a difference over a selection, and undo.

A proposal is a difference to look at: each line has old, new and why, and can be unticked. What
is applied becomes one batch, taken back with one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk.editing import known_field
from photodesk.desk.killing import notices
from photodesk.desk.languages import with_languages
from photodesk.desk.roles import needs
from photodesk.desk.standing import judge, photo_of_record
from photodesk.errors import UsageError
from photodesk.language import tidy
from photodesk.library import history
from photodesk.library.history import Past
from photodesk.library.store import Act, Record, StaleRevision, Update
from photodesk.model import Change, Value
from photodesk.text import check

if TYPE_CHECKING:
    from photodesk.desk import Desk

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Edited:
    """A saved edit: the photo as it stands now, and the batch that an undo takes back (0: no change)."""

    record: Record
    batch_id: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would change on one photo, and what a person has to decide (`asks`)."""

    photo_id: int
    revision: int
    changes: tuple[Change, ...]
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A difference over a selection; `kind` names the batch it becomes, `why` its reason."""

    kind: str
    why: str
    items: tuple[Proposed, ...]

    @property
    def count(self) -> int:
        """How many photos would change."""
        return sum(1 for item in self.items if item.changes)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: its own batch, the photos it changed, and those changed again since (`kept`)."""

    batch_id: int
    photos: tuple[int, ...]
    kept: tuple[int, ...]


@needs("editor")
def edit(
    desk: Desk,
    photo_id: int,
    values: Mapping[str, Value],
    *,
    revision: int | None = None,
    why: str = "",
    operation: str = "",
) -> Edited:
    """Save new values of one photo in the desk; the file is not touched.

    Args:
        values: new values by field id, or "caption@ko" for another language; equal ones are passed over.
        revision: the one that the editor saw; None takes the current one.
        operation: the browser's id of this edit: sent twice, it is applied once.

    Raises:
        StaleRevision: somebody saved in between; it carries what stands there now.
        UnknownField: no such field. TextError: a value that no file may carry.
        UsageError: no photo has this id.
    """
    record = desk.store.get(photo_id)
    clean = {record.metadata.named(known_field(n).id): checked_value(n, v) for n, v in values.items()}
    if revision is not None and revision != record.revision and not _applied(desk, operation):
        raise StaleRevision(record, revision)
    changed = {name: value for name, value in clean.items() if record.metadata.get(name) != value}
    if not changed:
        return Edited(record, 0)
    batch_id = desk.store.apply(
        Act("edit", desk.user, desk.clock(), why, operation), [_update(desk, record, changed, why)]
    )
    return Edited(desk.store.get(photo_id), batch_id)


def _applied(desk: Desk, operation: str) -> bool:
    return bool(operation) and desk.store.applied(operation) is not None


def checked_value(field_id: str, value: Value) -> Value:
    """Return a value fit for its field: known field, texts checked, empty list items dropped.

    Raises:
        UnknownField, TextError: as their messages say.
    """
    field = known_field(field_id)
    if isinstance(value, str):
        clean = check(value, field_id)
        return ((clean,) if clean else ()) if field.is_list else clean
    if field.is_structure:
        return value
    if not field.is_list:
        raise UsageError(f"{field_id}: holds one value")
    items = (check(item, field_id) for item in value if isinstance(item, str))
    return tuple(item for item in items if item)


def _update(
    desk: Desk, record: Record, values: Mapping[str, Value], why: str, *, follow: bool = True
) -> Update:
    values = with_languages(record.metadata, values, follow=follow)
    metadata = record.metadata.replace(**values)
    tags, conflicts = desk.store.facts_of(record.id)
    photo = photo_of_record(record, tags, tuple(c for c in conflicts if c.field not in values))
    photo = replace(photo, metadata=metadata)
    kills = notices(desk, [photo])
    (standing,) = judge([photo], settings=desk.settings, now=desk.clock(), kills=kills)
    return Update(record.id, record.revision, values, standing, metadata, why)


@needs("editor")
def apply(
    desk: Desk,
    proposal: Proposal,
    *,
    ids: Sequence[int] | None = None,
    operation: str = "",
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int | None:
    """Apply a proposal, whole or of these photos, as one batch; None when nothing changes.

    Args:
        operation: the browser's id of this act: sent twice, it is applied once.
        cancelled: asked before each photo; True leaves everything as it was.

    Raises:
        StaleRevision: a photo was changed since the difference was made; nothing is applied.
    """
    if operation and (before := desk.store.applied(operation)) is not None:
        return before
    wanted = None if ids is None else set(ids)
    items = [i for i in proposal.items if i.changes and (wanted is None or i.photo_id in wanted)]
    records = {record.id: record for record in desk.store.many([item.photo_id for item in items])}
    updates = []
    for number, item in enumerate(items):
        if cancelled():
            return None
        if on_progress is not None:
            on_progress(number, len(items))
        record = records.get(item.photo_id)
        if record is None:
            continue
        if record.revision != item.revision:
            raise StaleRevision(record, item.revision)
        values = {change.field: change.after for change in item.changes}
        updates.append(_update(desk, record, values, item.changes[0].why))
    if not updates:
        return None
    applied = desk.store.apply(Act(proposal.kind, desk.user, desk.clock(), proposal.why, operation), updates)
    if on_progress is not None:
        on_progress(len(items), len(items))
    return applied


def house_credits(desk: Desk, ids: Sequence[int]) -> Proposal:
    """Propose the house form of each photo's credit, from its own credit, by-line, source and caption tail.

    A sign-off in the caption moves to the credit; the photographer's name goes to the by-line when
    that is empty; who handed the picture to us goes to Source. Uncertain forms are asked, not proposed.

    Source: EDITOR.md §2 (House credits), §3.
    """
    items = []
    for record in desk.store.many(ids):
        tidied = tidy.tidy(
            record.metadata, desk.settings.house, source_label=record.source_label, caption=False, credit=True
        )
        items.append(Proposed(record.id, record.revision, tidied.changes, tidied.asks))
    return Proposal("house credits", "house form of the credit", tuple(items))


def wire_to_house(desk: Desk, ids: Sequence[int]) -> Proposal:
    """Propose the certain edits from the wire's form to the house's; the original stays in history.

    Source: EDITOR.md §2 (Wire → house).
    """
    items = []
    for record in desk.store.many(ids):
        tidied = tidy.tidy(record.metadata, desk.settings.house, source_label=record.source_label)
        items.append(Proposed(record.id, record.revision, tidied.changes, tidied.asks))
    return Proposal("wire to house", "wire form to house form", tuple(items))


@needs("editor")
def undo(desk: Desk, batch_id: int) -> Undone:
    """Take a batch back, field by field, as a batch of its own.

    A field that was changed again since is left as it is; its photo is listed in `kept`.

    Raises:
        UsageError: there is no such batch, it is undone already, or nothing of it can be undone.
    """
    past = history.of_batch(desk.store.engine, batch_id)
    if not past:
        raise UsageError(f"batch {batch_id}: nothing to undo; photodesk history ID lists batches")
    if past[0].undone:
        raise UsageError(f"batch {batch_id}: undone already")
    return _take_back(desk, past, f"undo of batch b{batch_id}", undoes=batch_id)


@needs("editor")
def undo_change(desk: Desk, change_id: int) -> Undone:
    """Take one change of one field back, as a batch of its own.

    Raises:
        UsageError: there is no such change, or the field was changed again since.
    """
    return _take_back(desk, [history.one(desk.store.engine, change_id)], f"undo of change c{change_id}")


def _take_back(desk: Desk, past: Sequence[Past], why: str, *, undoes: int = 0) -> Undone:
    for attempt in range(_TRIES):
        records = {r.id: r for r in desk.store.many(sorted({p.photo_id for p in past}))}
        back: dict[int, dict[str, Value]] = {}
        kept: set[int] = set()
        for item in past:
            record = records.get(item.photo_id)
            if record is None or record.metadata.get(item.field) != item.after:
                kept.add(item.photo_id)
            else:
                back.setdefault(item.photo_id, {})[item.field] = item.before
        if not back:
            raise UsageError(f"{why}: every field was changed again since; nothing to take back")
        updates = [_update(desk, records[i], values, why, follow=False) for i, values in back.items()]
        try:
            undoing = desk.store.apply(Act("undo", desk.user, desk.clock(), why, undoes=undoes), updates)
        except StaleRevision:
            if attempt == _TRIES - 1:
                raise
            continue
        return Undone(undoing, tuple(back), tuple(sorted(kept)))
    raise AssertionError("unreachable")
