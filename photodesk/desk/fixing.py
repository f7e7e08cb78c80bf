"""The certain fixes of what the rules find, as one difference to look at and one undo.

Fixes follow each other: garbled letters are repaired first, then the doubled caption is cut, then
its sign-off moves to the credit. So the photos are judged again with each fix made, until nothing
certain is left; each field then stands once in the difference, from what it says now to what it
would say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from photodesk.audit import Context, apply, check
from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.gating import context_of, gate
from photodesk.desk.killing import notices
from photodesk.desk.standing import as_judged
from photodesk.library.store import Record
from photodesk.model import Change, Finding, Photo, Use, When

if TYPE_CHECKING:
    from photodesk.desk import Desk

_ROUNDS = 8
"""Fixes of one photo that may follow each other."""


def fixes_for_page(desk: Desk, name: str) -> Proposal:
    """Propose the certain fixes of what stands against a page; what was waived is left as it is.

    Raises:
        UsageError: there is no such page.
    """
    judged = gate(desk, name)
    photos = [as_judged(desk, record) for record in judged.records]
    context = context_of(desk, judged.page, judged.records, photos)
    waived = {(finding.key, finding.code) for finding, _ in judged.waived}
    found = _fixed(photos, context, "page", waived)
    return _proposal(judged.records, found, f"certain fixes for page {name}")


def fixes_for_photos(desk: Desk, ids: Sequence[int]) -> Proposal:
    """Propose the certain fixes of photos on their own, by the intake and edit rules."""
    records = desk.store.many(ids)
    photos = [as_judged(desk, record) for record in records]
    use = Use(on=desk.clock().date(), targets=desk.settings.publisher.media)
    context = Context(use, desk.settings, now=desk.clock(), one_page=False, kills=notices(desk, photos))
    found = _fixed(photos, context, "edit", set())
    return _proposal(records, found, "certain fixes")


def _fixed(
    photos: Sequence[Photo], context: Context, moment: When, waived: set[tuple[str, str]]
) -> dict[str, list[tuple[str, Change]]]:
    """Return the changes of each photo in the order in which they were made, each with its rule's code."""
    now = {photo.key: photo for photo in photos}
    made: dict[str, list[tuple[str, Change]]] = {}
    done = set(waived)
    for _ in range(_ROUNDS):
        fresh: dict[str, Finding] = {}
        for finding in check(list(now.values()), context, moment=moment):
            if finding.fix and (finding.key, finding.code) not in done:
                fresh.setdefault(finding.key, finding)
        if not fresh:
            break
        for key, finding in fresh.items():
            done.add((key, finding.code))
            now[key] = apply(now[key], finding.fix)
            made.setdefault(key, []).extend((finding.code, change) for change in finding.fix)
    return made


def _proposal(records: Sequence[Record], made: dict[str, list[tuple[str, Change]]], why: str) -> Proposal:
    items = []
    for record in records:
        by_field: dict[str, list[tuple[str, Change]]] = {}
        for code, change in made.get(str(record.id), ()):
            by_field.setdefault(change.field, []).append((code, change))
        changes = tuple(
            Change(field, record.metadata.get(field), steps[-1][1].after, _why(steps))
            for field, steps in by_field.items()
            if steps[-1][1].after != record.metadata.get(field)
        )
        if changes:
            items.append(Proposed(record.id, record.revision, changes))
    return Proposal("fix", why, tuple(items))


def _why(steps: Sequence[tuple[str, Change]]) -> str:
    return "; ".join(dict.fromkeys(f"{code}: {change.why}" for code, change in steps))
