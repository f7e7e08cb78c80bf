"""Files that say something else than the desk: changed by somebody outside, or corrected by their sender.

A photo's own file that somebody else wrote is compared three ways: what both began with (the file
as we read or wrote it last), the file now, the desk now. Fields that only the other side changed
are taken over by themselves, as a batch that can be undone; a field that both changed waits for a
person, and until then the file is not written. A correction is the same picture from the same
sender with other words: nothing of it is taken before somebody says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from photodesk import photofile
from photodesk.desk import arriving, changing
from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.intake import Failure
from photodesk.desk.killing import notices
from photodesk.desk.standing import as_judged, judge
from photodesk.errors import FileError, UsageError
from photodesk.library import arrivals, history
from photodesk.library.arrivals import Difference, Kind
from photodesk.library.store import Arrival, Record, StaleRevision
from photodesk.metadata import reconcile
from photodesk.metadata.diverging import Divergence, alike, divergences
from photodesk.model import Change, Metadata
from photodesk.photofile import reading, sidecars

if TYPE_CHECKING:
    from photodesk.desk import Desk

Side = Literal["theirs", "ours"]

OUTSIDE = "outside"
"""User of what is taken over by itself: nobody of the desk wrote it."""

_TRIES = 5
_KINDS: dict[Kind, str] = {"outside": "changed outside", "correction": "correction"}
"""How a batch of each kind is called in the history."""


@dataclass(frozen=True, slots=True)
class Differing:
    """An open difference as a person sees it.

    Attributes:
        id: of the difference. `record`: the photo as it stands on the desk.
        kind: "outside" or "correction". `path`: the file that says so. `at`: ISO moment.
        fields: what waits for a decision.
    """

    id: int
    record: Record
    kind: Kind
    path: Path
    at: str
    fields: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a photo's own file gave.

    Attributes:
        photo_id: of the photo. `changed`: somebody else wrote the file since.
        merged: ids of the fields taken over. `waiting`: what a person has to decide.
        picture: the picture itself is another one now (toned, cropped).
    """

    photo_id: int
    changed: bool = False
    merged: tuple[str, ...] = ()
    waiting: tuple[Divergence, ...] = ()
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What a decision did: the batch of what was taken (0: nothing), and what still waits."""

    batch_id: int
    waiting: tuple[Divergence, ...] = ()


# --- looking ------------------------------------------------------------------------------


def look(desk: Desk, record: Record) -> Looked | Failure:
    """Compare a photo's own file with what we know of it, and take over what only the file changed.

    Returns:
        What was found; a Failure when the file cannot be read any more.
    """
    arrival = arriving.arrive(record.path, source_label=record.source_label, settings=desk.settings)
    if isinstance(arrival, Failure):
        return arrival
    if arrival.file_hash == record.file_hash and not _sidecar_says_else(desk, record, arrival):
        waiting = _open(desk, record)
        return Looked(record.id, waiting=waiting.fields if waiting else ())
    picture = arrival.picture_hash != record.picture_hash
    if not picture:
        arrival = replace(arrival, perceptual_hash=record.perceptual_hash, damage=record.damage)
    # Noted before anything is changed: whoever is killed here finds it open again.
    noted = arrivals.note(
        desk.store.engine, record.id, arrival, kind="outside", base=_base(desk, record), at=desk.clock()
    )
    arrivals.read_again(desk.store.engine, record.id, arrival)
    merged = _merge(desk, noted)
    if not merged:
        _judge_again(desk, record.id)
    found = _open(desk, desk.store.get(record.id))
    return Looked(record.id, True, merged, found.fields if found else (), picture)


def _sidecar_says_else(desk: Desk, record: Record, arrival: Arrival) -> bool:
    """Tell whether a photo's sidecar was written by somebody else: the picture's own bytes do not show it."""
    if not _has_sidecar(record):
        return False
    last = arrivals.last_difference(desk.store.engine, record.id, "outside")
    if last is not None and alike(last.said, arrival.metadata):
        return False  # seen, and decided or waiting
    return not alike(_base(desk, record), arrival.metadata)


def _has_sidecar(record: Record) -> bool:
    return sidecars.find(record.path, record.format) is not None  # type: ignore[arg-type]


def _base(desk: Desk, record: Record) -> Metadata:
    """Return what a file said when we read or wrote it last."""
    if _has_sidecar(record):
        # Facts are those of the picture alone; the desk's own values of that time know the sidecar.
        values = record.metadata
        for past in history.of_photo(desk.store.engine, record.id):
            if past.revision > record.embedded_revision:
                values = values.replace(**{past.field: past.before})
        return reconcile.settled(values, values, changed=())
    tags, _ = desk.store.facts_of(record.id)
    policy, short_form = desk.settings.metadata.policy, reading.short_former(desk.settings.house)
    return reconcile.believe(tags, policy=policy, short_form=short_form).metadata


def _merge(desk: Desk, noted: Difference) -> tuple[str, ...]:
    """Take over the fields that only the file changed; return their ids."""
    for attempt in range(_TRIES):
        record = desk.store.get(noted.photo_id)
        found = divergences(noted.base, noted.said, record.metadata)
        theirs = [one for one in found if not one.both]
        try:
            if theirs:
                _apply(desk.as_user(OUTSIDE), noted, record, theirs)
            break
        except StaleRevision:  # somebody saves at this moment: look again at what is theirs alone
            if attempt == _TRIES - 1:
                raise
    if len(theirs) == len(found):
        _close(desk, noted, user=OUTSIDE)
    return tuple(one.field for one in theirs)


def _apply(
    desk: Desk, noted: Difference, record: Record, fields: Sequence[Divergence], operation: str = ""
) -> int:
    why = {
        "outside": f"{noted.path.name} was changed outside",
        "correction": f"correction from its sender ({noted.path.name})",
    }[noted.kind]
    changes = tuple(Change(one.field, one.ours, one.theirs, why) for one in fields)
    proposal = Proposal(_KINDS[noted.kind], why, (Proposed(record.id, record.revision, changes),))
    return changing.apply(desk, proposal, operation=operation) or 0


def _close(desk: Desk, noted: Difference, *, user: str) -> None:
    """Settle a difference; where desk and file say the same now, the words stand in the file."""
    arrivals.settle(desk.store.engine, noted.id, user=user or "somebody", at=desk.clock())
    if noted.kind != "outside":
        return
    record = desk.store.get(noted.photo_id)
    if record.file_hash == noted.file_hash and alike(record.metadata, noted.said):
        desk.store.mark([record.id], embedded_revision=record.revision)


def _judge_again(desk: Desk, photo_id: int) -> None:
    record = desk.store.get(photo_id)
    photos = [as_judged(desk, record)]
    (standing,) = judge(photos, settings=desk.settings, now=desk.clock(), kills=notices(desk, photos))
    desk.store.judged([(photo_id, record.revision, standing)])


# --- corrections --------------------------------------------------------------------------


def corrects(desk: Desk, arrival: Arrival, others: Sequence[Record]) -> Record | None:
    """Return the photo that a newly arrived file corrects: same picture, same sender; else None.

    Args:
        others: the photos of the desk with the same picture.
    """
    said = desk.store.first_said([record.id for record in others])
    for record in others:
        before = replace(
            arrival, path=record.path, source_label=record.source_label,
            metadata=said.get(record.id, record.metadata),
        )  # fmt: skip
        if arriving.same_sender(before, arrival):
            return record
    return None


def note_correction(desk: Desk, record: Record, arrival: Arrival) -> bool:
    """Keep what a sender says of a picture now; return whether something of it waits for a person."""
    base = arrivals.last_said(desk.store.engine, record.id)
    noted = arrivals.note(
        desk.store.engine, record.id, arrival, kind="correction", base=base, at=desk.clock()
    )
    if divergences(noted.base, noted.said, record.metadata):
        return True
    arrivals.settle(desk.store.engine, noted.id, user=OUTSIDE, at=desk.clock())
    return False


# --- deciding -----------------------------------------------------------------------------


def waiting(desk: Desk, *, ids: Collection[int] | None = None, limit: int = 500) -> tuple[Differing, ...]:
    """Return what waits for a decision, the oldest first, on all photos or on these.

    What an interrupted look left half done is finished first; what has nothing left to decide is
    closed.
    """
    shown = []
    for noted in arrivals.open_differences(desk.store.engine, photo_ids=ids, limit=limit):
        if noted.kind == "outside":
            _merge(desk, noted)
        if (found := _differing(desk, noted)) is not None:
            shown.append(found)
        elif noted.kind == "correction":
            _close(desk, noted, user=OUTSIDE)
    return tuple(shown)


def waiting_on(desk: Desk, ids: Collection[int]) -> tuple[Differing, ...]:
    """Return what waits for a decision on these photos, the oldest first; nothing is finished or closed."""
    found = (_differing(desk, noted) for noted in arrivals.open_differences(desk.store.engine, photo_ids=ids))
    return tuple(one for one in found if one is not None)


def _open(desk: Desk, record: Record) -> Differing | None:
    """Return the open difference of a photo's own file."""
    for noted in arrivals.open_differences(desk.store.engine, photo_ids=[record.id]):
        if noted.kind == "outside":
            return _differing(desk, noted)
    return None


def _differing(desk: Desk, noted: Difference) -> Differing | None:
    records = desk.store.many([noted.photo_id])
    fields = divergences(noted.base, noted.said, records[0].metadata) if records else ()
    if not fields:
        return None
    return Differing(noted.id, records[0], noted.kind, noted.path, noted.at, fields)


def settle(
    desk: Desk, difference_id: int, take: Side, *, fields: Collection[str] = (), operation: str = ""
) -> Settled:
    """Decide a difference: take their words into the desk, or keep ours.

    Args:
        take: whose words stand from now on.
        fields: ids of the fields that are decided; none decides all that wait.
        operation: the browser's id of this act: sent twice, it is done once.

    Returns:
        The batch to undo, and what still waits.

    Raises:
        UsageError: there is no such difference, it is settled, or a field does not wait.
        StaleRevision: somebody saved the photo at the same moment.
    """
    if operation and (before := desk.store.applied(operation)) is not None:
        return Settled(before)
    noted = arrivals.difference(desk.store.engine, difference_id)
    if noted.settled_at:
        raise UsageError(f"difference {difference_id}: settled by {noted.settled_by}; nothing to decide")
    record = desk.store.get(noted.photo_id)
    found = divergences(noted.base, noted.said, record.metadata)
    if unknown := set(fields) - {one.field for one in found}:
        raise UsageError(f"difference {difference_id}: {', '.join(sorted(unknown))} does not wait there")
    decided = [one for one in found if not fields or one.field in fields]
    batch_id = _apply(desk, noted, record, decided, operation) if take == "theirs" and decided else 0
    left = tuple(one for one in found if one not in decided)
    if left:
        values = {one.field: one.theirs for one in decided}
        arrivals.rebase(desk.store.engine, noted.id, noted.base.replace(**values))
    else:
        _close(desk, noted, user=desk.user)
    return Settled(batch_id, left)


# --- before a file is written ---------------------------------------------------------------


def in_step(desk: Desk, records: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[Failure, ...]]:
    """Look at files before they are written: nobody else's words are lost.

    Returns:
        The photos as they stand after the look, and those whose file must not be written, with why.
    """
    ready: list[Record] = []
    held: list[Failure] = []
    unsettled = {one.record.id: one.fields for one in waiting(desk, ids=[record.id for record in records])
                 if one.kind == "outside"}  # fmt: skip
    for record in records:
        fields = unsettled.get(record.id, ())
        try:
            same = photofile.file_hash(record.path) == record.file_hash and not _has_sidecar(record)
        except (FileError, OSError):
            same = True  # it is gone or locked: writing it says so
        if not same:
            looked = look(desk, record)
            if isinstance(looked, Failure):
                held.append(looked)
                continue
            fields = looked.waiting
        if fields:
            names = ", ".join(one.field for one in fields)
            held.append(
                Failure(
                    record.path,
                    f"{record.path}: changed outside, and on the desk too ({names}); "
                    f"photodesk differences {record.id} shows both",
                )
            )
        else:
            ready.append(record if same else desk.store.get(record.id))
    return tuple(ready), tuple(held)
