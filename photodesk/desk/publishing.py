"""Pages and what goes out: the gate, waivers, embedding, and "send" step by step.

Send = gate (what is stopped stays) → embed → receipt → marked as sent. Embedding alone is the
save and never refused for findings.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import batch, photofile
from photodesk.audit.context import Context, Twin
from photodesk.audit.rule import check
from photodesk.desk import receipts
from photodesk.desk.embedding import Embedding, Wanted, WriteResult, embed_all
from photodesk.desk.killing import notices
from photodesk.desk.standing import as_judged
from photodesk.errors import UsageError
from photodesk.library import decisions, pages
from photodesk.library.pages import Page, Waiver
from photodesk.library.store import Record, stamp
from photodesk.model import Finding, Metadata, Photo, Severity, Slot, Use, Value
from photodesk.tables.fields import EDITABLE

if TYPE_CHECKING:
    from photodesk.desk import Desk

CHIEF_CODES = ("RGT-002", "RGT-004", "RGT-007")
"""Errors that need the chief, or "on my responsibility" (EDITOR.md §1)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A page as it stands: what stops it, what was waived, what is ready.

    Attributes:
        page: the page. `records`: its photos in slot order.
        findings: those that stand, the heaviest first; `waived`: (finding, waiver) that were let pass.
        stopped, ready: photo ids with and without a standing error (sent ones are in neither).
    """

    page: Page
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    stopped: tuple[int, ...]
    ready: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a send did: photos that went out, those that were stopped, and the write's result."""

    sent: tuple[int, ...]
    stopped: tuple[int, ...]
    result: WriteResult
    receipt: Path | None = None


def gate(desk: Desk, name: str) -> Gate:
    """Judge a page by the intake, edit and page rules for its date and targets.

    Raises:
        UsageError: there is no such page.
    """
    page = pages.get(desk.store.engine, name)
    records = desk.store.many(page.photo_ids)
    photos = [as_judged(desk, record) for record in records]
    found = check(photos, context_of(desk, page, records, photos), moment="page")
    given = pages.waivers_of(desk.store.engine, page.photo_ids)
    by_key = {str(record.id): record for record in records}
    standing: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in found:
        waiver = _waiver_for(finding, given, by_key.get(finding.key), page.name)
        if waiver is None:
            standing.append(finding)
        else:
            waived.append((finding, waiver))
    stopping = {f.key for f in standing if f.severity is Severity.error}
    left = [record.id for record in records if record.id not in page.sent]
    return Gate(
        page=page,
        records=records,
        findings=tuple(standing),
        waived=tuple(waived),
        stopped=tuple(i for i in left if str(i) in stopping),
        ready=tuple(i for i in left if str(i) not in stopping),
    )


def context_of(desk: Desk, page: Page, records: Sequence[Record], photos: Sequence[Photo]) -> Context:
    """Return all that the rules may know besides the photos of a page."""
    use = Use(
        on=page.on,
        targets=page.targets,
        slots=tuple(Slot(str(r.id), "lead" if n == 0 else "") for n, r in enumerate(records)),
    )
    apart = decisions.holding(desk.store.engine, page.photo_ids)
    return Context(
        use, desk.settings, now=desk.clock(), twins=_twins(desk, records), pictures_known=True,
        kills=notices(desk, photos),
        told_apart=frozenset(frozenset(map(str, decision.pair)) for decision in apart),
    )  # fmt: skip


def _twins(desk: Desk, records: Sequence[Record]) -> dict[str, tuple[Twin, ...]]:
    """Look up the same pictures elsewhere on the desk: Yonhap's copy of an AP frame, an earlier use."""
    here = {record.id for record in records}
    found: dict[str, tuple[Twin, ...]] = {}
    for record in records:
        same = desk.store.by_hash(picture_hash=record.picture_hash)
        twins = tuple(
            Twin(
                key=str(other.id),
                link="picture",
                caption=other.metadata.caption,
                credit_line=other.metadata.credit_line,
                source_label=other.source_label,
                used=f"sent {other.sent_at[:10]}" if other.sent_at else "",
            )
            for other in same
            if other.id not in here
        )
        if twins:
            found[str(record.id)] = twins
    return found


def _waiver_for(finding: Finding, given: Sequence[Waiver], record: Record | None, page: str) -> Waiver | None:
    if record is None:
        return None
    text_hash = pages.text_hash(record.metadata)
    for waiver in reversed(given):
        if (
            waiver.photo_id == record.id
            and waiver.code == finding.code
            and waiver.page in ("", page)
            and waiver.text_hash == text_hash
        ):
            return waiver
    return None


def waive(
    desk: Desk, photo_id: int, code: str, *, reason: str, page: str = "", responsibility: bool = False
) -> None:
    """Let an error pass, with a reason that stands on every report and receipt.

    It ends when the photo's text changes. RGT-002, RGT-004 and RGT-007 need the chief, or
    `responsibility` ("on my responsibility"), which is marked red.

    Raises:
        UsageError: no reason, no such rule or photo, or a rule that needs the chief.
    """
    from photodesk.audit import RULES

    if code not in RULES:
        raise UsageError(f"{code}: no such rule; photodesk rules lists them")
    record = desk.store.get(photo_id)
    if code in CHIEF_CODES and not responsibility:
        raise UsageError(f"{code}: only the chief lets this pass, or you on your own responsibility")
    pages.waive(
        desk.store.engine, photo_id, code, page=page, reason=reason, user=desk.user,
        responsibility=responsibility, at=desk.clock(), metadata=record.metadata,
    )  # fmt: skip


def embed(
    desk: Desk,
    ids: Sequence[int],
    *,
    into: Path | None = None,
    name: str = "{name}",
    how: Embedding | None = None,
    on_progress: batch.Progress | None = None,
) -> WriteResult:
    """Write the desk's values into the photos' files, or into copies under a folder.

    Only fields that differ from what the file says are written. Each file's new facts are kept.

    Raises:
        UsageError: `into` cannot be written, or `name` has an unknown part.
    """
    records = desk.store.many(ids)
    if into is not None:
        named = [_copy_name(name, record, number) for number, record in enumerate(records, start=1)]
        records = tuple(_copied(r, into / n) for r, n in zip(records, named, strict=True))
    jobs: list[tuple[Path, Wanted]] = [(record.path, _AllValues(record)) for record in records]
    pictures = {record.path: (record.id, record.picture_hash) for record in records}
    result = embed_all(
        jobs, kind="embed", folder=desk.folder, settings=desk.settings, at=desk.clock(), user=desk.user,
        how=how or Embedding(), workers=1, on_progress=on_progress, pictures=pictures,
    )  # fmt: skip
    if into is None and not (how and how.dry_run):
        done = {*(item.path for item in result.written), *result.unchanged}
        for record in records:
            if record.path in done:
                _note_embedded(desk, record)
    return result


class _AllValues:
    """The values of a record that its file does not say yet."""

    def __init__(self, record: Record) -> None:
        self.wanted = record.metadata

    def __call__(self, metadata: Metadata) -> dict[str, Value]:
        return {
            field.id: self.wanted.get(field.id)
            for field in EDITABLE
            if self.wanted.get(field.id) != metadata.get(field.id)
        }


NAME_PARTS = ("name", "id", "slug", "date", "number", "page", "slot")
"""What a name pattern may hold: {name}, {id}, {slug}, {date}, {number}, {page}, {slot:02}."""


def _copy_name(pattern: str, record: Record, number: int, page: str = "") -> str:
    slug = re.sub(r"[^\w]+", "-", record.metadata.title or Path(record.name).stem).strip("-")[:60]
    parts = {
        "name": record.name, "id": record.id, "slug": slug, "date": record.metadata.date_created[:10],
        "number": number, "page": page, "slot": number,
    }  # fmt: skip
    try:
        name = pattern.format_map(parts)
    except (KeyError, ValueError, IndexError, AttributeError):
        known = ", ".join(f"{{{part}}}" for part in NAME_PARTS)
        raise UsageError(f"--name {pattern}: knows {known}") from None
    name = re.sub(r"[/\\\x00-\x1f]", "-", name).lstrip(".") or record.name
    return name if Path(name).suffix else f"{name}{Path(record.name).suffix}"


def _copied(record: Record, target: Path) -> Record:
    """Copy a photo's file to a new name that is still free, first under a name of its own."""
    stem, number = target.stem, 2
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        while target.exists():
            target = target.with_name(f"{stem}-{number}{target.suffix}")
            number += 1
        shutil.copy2(record.path, part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{target}: cannot be written ({error.strerror}); choose another --into") from None
    return replace(record, path=target)


def _note_embedded(desk: Desk, record: Record) -> None:
    file = photofile.read(record.path, policy=desk.settings.metadata.policy, house=desk.settings.house)
    desk.store.embedded(
        record.id,
        revision=record.revision,
        file_hash=photofile.file_hash(record.path),
        tags=file.tags,
        conflicts=file.conflicts,
    )


def send(desk: Desk, name: str) -> Sent:
    """Send a page: what is ready is embedded and marked as sent, what is stopped stays.

    The receipt names every sent photo with its file's hash, its values, the rules' version and
    the waivers, those on somebody's own responsibility marked.

    Raises:
        UsageError: there is no such page, or nothing on it is left to send.
    """
    judged = gate(desk, name)
    if not judged.ready and not judged.stopped:
        raise UsageError(f"page {name}: nothing left to send")
    result = embed(desk, judged.ready)
    refused = {failure.path for failure in result.refused}
    sent = [r for r in judged.records if r.id in judged.ready and r.path not in refused]
    receipt: Path | None = None
    if sent:
        now = desk.clock()
        receipt = receipts.save_page(
            desk.folder, at=now, user=desk.user, page=judged.page,
            photos=[(record, photofile.file_hash(record.path)) for record in sent], waived=judged.waived,
            embedding=result.receipt,
        )  # fmt: skip
        pages.mark_sent(desk.store.engine, name, [record.id for record in sent], at=now)
        desk.store.mark([record.id for record in sent], sent_at=stamp(now))
    return Sent(tuple(record.id for record in sent), judged.stopped, result, receipt)
