"""How a photo on the desk stands: what the intake and edit rules say of it, as badges and a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from photodesk.audit.context import Context
from photodesk.audit.rule import check
from photodesk.library.store import Record, Standing
from photodesk.model import Conflict, Finding, Photo, Severity, Tags, Use
from photodesk.settings import Settings

if TYPE_CHECKING:
    from photodesk.desk import Desk


def judge(
    photos: Sequence[Photo],
    *,
    settings: Settings,
    now: datetime,
    kills: Mapping[str, str] | None = None,
) -> tuple[Standing, ...]:
    """Judge photos on their own (not as a page) by the intake and edit rules, in order.

    Args:
        kills: what withdrawn pictures are known by -> notice (`killing.notices`).

    Returns:
        For each photo its status (blocked, caption, credit, open or ready), its badge letters
        (BLK RGT CAP CRD MET AI), and its findings.
    """
    use = Use(on=now.date(), targets=settings.publisher.media)
    context = Context(use, settings, now=now, one_page=False, kills=kills or {})
    found: dict[str, list[Finding]] = {}
    for finding in check(photos, context, moment="edit"):
        found.setdefault(finding.key, []).append(finding)
    return tuple(standing_of(photo, found.get(photo.key, [])) for photo in photos)


def standing_of(photo: Photo, findings: Sequence[Finding]) -> Standing:
    """Return a photo's status and badge letters by what was found against it, alone or on its page."""
    blocked = any(f.code.startswith("RGT") and f.severity is Severity.error for f in findings)
    letters = {f.code.split("-")[0]: f.severity for f in reversed(findings) if f.severity >= Severity.warning}
    badges: list[str] = [name for name in ("CAP", "CRD", "RGT", "DUP", "MET", "AI", "ACC") if name in letters]
    if blocked:
        badges = ["BLK", *(name for name in badges if name != "RGT")]
    if blocked:
        status = "blocked"
    elif not photo.metadata.caption:
        status = "caption"
    elif not photo.metadata.credit_line:
        status = "credit"
    else:
        status = "open" if letters else "ready"
    return Standing(status, tuple(badges), tuple(findings))


def photo_of_record(record: Record, tags: Tags | None = None, conflicts: tuple[Conflict, ...] = ()) -> Photo:
    """Return a desk photo as the rules see it; its key is the id as text."""
    return Photo(
        key=str(record.id),
        name=record.name,
        metadata=record.metadata,
        tags=tags or Tags(),
        conflicts=conflicts,
        format=record.format,
        width=record.width,
        height=record.height,
        picture_hash=record.picture_hash,
        perceptual_hash=record.perceptual_hash,
        source_label=record.source_label,
        embedded=record.embedded_revision == record.revision,
        file_hash=record.file_hash,
    )


def as_judged(desk: Desk, record: Record) -> Photo:
    """Return a photo as the rules see it: its words in the desk, its file as it was last read."""
    tags, conflicts = desk.store.facts_of(record.id)
    if record.revision != record.embedded_revision:
        conflicts = ()
    return photo_of_record(record, tags, conflicts)
