"""How photos stand that are on a page: as their page judges them, not as each stands alone.

A photo that is fine on its own may be stopped where it is used: two pictures of one page say the
same, a restriction strikes its day. So a photo on a page has the page's verdict everywhere: its
badges on any sheet, its status, and with that the rail's counts, which the library keeps by status.
Pages are judged when something of them has changed since the last look, here or in another program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from photodesk.desk.killing import notices
from photodesk.desk.publishing import Gate, gate
from photodesk.desk.standing import as_judged, judge, standing_of
from photodesk.errors import UsageError
from photodesk.library import pages
from photodesk.library.page_stamps import stamps as page_stamps
from photodesk.library.store import Record, Standing, Store
from photodesk.model import Finding

if TYPE_CHECKING:
    from photodesk.desk import Desk

NEWEST = 12
"""So many pages are looked after: those of the rail."""
LOOK_EVERY_MIN = 5
"""Minutes after which pages are judged again although nothing was changed."""

Findings = tuple[Finding, ...]


@dataclass(slots=True)
class _Known:
    """What was found at the last look: page -> its stamp, page -> photo -> findings."""

    lock: Lock = field(default_factory=Lock)
    settings: object = None
    moment: object = None
    stamps: dict[str, tuple[object, ...]] = field(default_factory=dict)
    found: dict[str, dict[int, Findings]] = field(default_factory=dict)


_known: WeakKeyDictionary[Store, _Known] = WeakKeyDictionary()


def page_verdicts(desk: Desk) -> Mapping[int, Findings]:
    """Return what stands against each photo of the newest pages, and keep their status by it.

    Pages that nothing has changed on are not judged again, so it may be asked at every drawing. A
    photo on several pages has the findings of all of them, one of each rule.

    Returns:
        Photo id -> findings, the worst first; a photo on none of these pages is not in it.
    """
    known = _known.setdefault(desk.store, _Known())
    with known.lock:
        stamps = page_stamps(desk.store.engine, limit=NEWEST)
        if stamps != known.stamps or known.settings is not desk.settings or known.moment != _moment(desk):
            _look_again(desk, known, stamps)
        return _of_photos(known.found)


def judge_alone(desk: Desk, ids: Sequence[int]) -> None:
    """Judge photos on their own that have left a page, those that stand on no other."""
    on_pages = {photo_id for page in pages.every(desk.store.engine) for photo_id in page.photo_ids}
    desk.store.judged(_alone(desk, [photo_id for photo_id in ids if photo_id not in on_pages]))


def _moment(desk: Desk) -> datetime:
    """Return the moment as far as it counts: an embargo ends while nothing is changed."""
    now = desk.clock()
    return now.replace(minute=now.minute // LOOK_EVERY_MIN * LOOK_EVERY_MIN, second=0, microsecond=0)


def _look_again(desk: Desk, known: _Known, stamps: Mapping[str, tuple[object, ...]]) -> None:
    moment = _moment(desk)
    other = known.settings is not desk.settings or known.moment != moment
    before = set(_of_photos(known.found))
    changed = [name for name, stamp in stamps.items() if other or known.stamps.get(name) != stamp]
    known.found = {name: found for name, found in known.found.items() if name in stamps}
    records: dict[int, Record] = {}
    for name in changed:
        try:
            judged = gate(desk, name)
        except UsageError:
            continue  # gone this moment
        known.found[name] = _by_photo(judged)
        records |= {record.id: record for record in judged.records}
    now = _of_photos(known.found)
    standings = [
        (record.id, record.revision, standing_of(as_judged(desk, record), now[record.id]))
        for record in records.values()
        if record.id in now
    ]
    kept = [
        (photo_id, revision, standing)
        for photo_id, revision, standing in standings
        if not _says(records[photo_id], standing)
    ]
    desk.store.judged([*kept, *_alone(desk, sorted(before - set(now)))])
    known.stamps = page_stamps(desk.store.engine, limit=NEWEST)
    known.settings, known.moment = desk.settings, moment


def _says(record: Record, standing: Standing) -> bool:
    return (record.status, tuple(record.badges)) == (standing.status, standing.badges)


def _alone(desk: Desk, left: list[int]) -> list[tuple[int, int, Standing]]:
    """Judge photos that left their page on their own again."""
    records = desk.store.many(left)
    if not records:
        return []
    photos = [as_judged(desk, record) for record in records]
    standings = judge(photos, settings=desk.settings, now=desk.clock(), kills=notices(desk, photos))
    return [(r.id, r.revision, standing) for r, standing in zip(records, standings, strict=True)]


def _by_photo(judged: Gate) -> dict[int, Findings]:
    found: dict[int, Findings] = {record.id: () for record in judged.records}
    for finding in judged.findings:
        if finding.key.isdecimal() and int(finding.key) in found:
            found[int(finding.key)] += (finding,)
    return found


def _of_photos(found: Mapping[str, Mapping[int, Findings]]) -> dict[int, Findings]:
    every: dict[int, dict[str, Finding]] = {}
    for of_page in found.values():
        for photo_id, findings in of_page.items():
            held = every.setdefault(photo_id, {})
            for finding in findings:
                if finding.code not in held or finding.severity > held[finding.code].severity:
                    held[finding.code] = finding
    return {
        photo_id: tuple(sorted(held.values(), key=lambda one: -one.severity))
        for photo_id, held in every.items()
    }
