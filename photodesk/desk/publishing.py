"""What goes out: words into files (`embed`), and a page to print and web (`send`), step by step.

Send = gate (what is stopped stays) → embed → rendition → receipt → marked as sent. Embedding alone
is the save and never refused for findings.

What a failure leaves. One picture goes out whole or not at all: words in the file, a web copy, a
line on the receipt, the mark; a picture whose file or copy fails is held back with its reason and
the others go out. When the sending itself is broken off (cancel, full disk, kill) nothing went
out: web copies wait in a hidden folder beside their place, and they, the receipt and the marks
appear together at the end. Words that were embedded before stay embedded: that was a save.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import batch, photofile
from photodesk.audit.metadata import COMPARED
from photodesk.desk import exporting, outside, receipts, working
from photodesk.desk.embedding import Embedding, Wanted, WriteResult, embed_all
from photodesk.desk.exporting import Copy, CopyForm
from photodesk.desk.gating import Gate, gate
from photodesk.desk.intake import Failure
from photodesk.desk.roles import needs
from photodesk.errors import Cancelled, FileError, UsageError
from photodesk.exchange.naming import file_name, slug
from photodesk.exchange.rendition import EXTENSIONS
from photodesk.library import pages
from photodesk.library.store import Record
from photodesk.metadata.diverging import languages
from photodesk.model import Metadata, Severity, Value
from photodesk.photofile import saving
from photodesk.tables.fields import EDITABLE

if TYPE_CHECKING:
    from photodesk.desk import Desk

__all__ = ["Gate", "Sent", "SentPhoto", "embed", "gate", "send", "send_in_background"]

# --- words into files -----------------------------------------------------------------------


@needs("editor")
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

    Only fields that differ from what the file says are written, and texts of which its blocks say
    different things (MET-001). Each file's new facts are kept.

    Raises:
        UsageError: `into` cannot be written, or `name` has an unknown part.
    """
    records = desk.store.many(ids)
    held: tuple[Failure, ...] = ()
    dry = how is not None and how.dry_run
    if into is None and not dry:
        records, held = outside.in_step(desk, records)
    elif into is not None:
        named = [_copy_name(name, record, number) for number, record in enumerate(records, start=1)]
        records = tuple(_copied(r, into / n) for r, n in zip(records, named, strict=True))
    jobs: list[tuple[Path, Wanted]] = [(record.path, _AllValues(record)) for record in records]
    pictures = {record.path: (record.id, record.picture_hash) for record in records}
    result = embed_all(
        jobs, kind="embed", folder=desk.folder, settings=desk.settings, at=desk.clock(), user=desk.user,
        how=how or Embedding(), workers=1, on_progress=on_progress, pictures=pictures, in_step=COMPARED,
    )  # fmt: skip
    result = replace(result, refused=(*held, *result.refused))
    if into is None and not dry:
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
        names = (*(field.id for field in EDITABLE), *languages(self.wanted, metadata))
        return {n: self.wanted.get(n) for n in names if self.wanted.get(n) != metadata.get(n)}


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
        file_hash=_hash(record.path),
        tags=file.tags,
        conflicts=file.conflicts,
    )


# --- sending a page -----------------------------------------------------------------------

FOLDER = "sent"
"""Folder of the desk that takes the web copies when nobody names another place."""


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """One picture that went out: its slot, its file's hash before and after, and its web copy."""

    record: Record
    slot: int
    file_hash_before: str
    file_hash: str
    copy: Copy
    copy_hash: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What a send did.

    Attributes:
        sent: photos that went out, in slot order. `stopped`: those that the gate stopped.
        result: what was written into the files.
        copies: the web copies. `held`: photos that were ready and could not go, with the reason.
        folder: where the copies are. `receipt`: None when nothing went out.
    """

    sent: tuple[int, ...]
    stopped: tuple[int, ...]
    result: WriteResult
    receipt: Path | None = None
    copies: tuple[Copy, ...] = ()
    held: tuple[Failure, ...] = ()
    folder: Path | None = None

    @property
    def refused(self) -> tuple[Failure, ...]:
        """Every photo that was ready and did not go out, and why."""
        return (*self.result.refused, *self.held)

    @property
    def words(self) -> str:
        """Return what happened in one line: how many went, stayed, and could not go."""
        parts = [f"{_pictures(len(self.sent))} sent" if self.sent else "nothing sent"]
        if self.stopped:
            parts.append(f"{len(self.stopped)} stopped")
        if self.refused:
            parts.append(f"{len(self.refused)} held back ({self.refused[0].error})")
        return ", ".join(parts)


@needs("editor")
def send(
    desk: Desk,
    name: str,
    *,
    to: Path | None = None,
    again: bool = False,
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sent:
    """Send a page: what is ready is embedded, copied for the web, receipted and marked as sent.

    What is stopped stays. The receipt names every sent photo with its file's hash before and
    after, its copy with its hash, its values, the rules' version and the waivers, those on
    somebody's own responsibility marked.

    Args:
        name: the page. to: folder that takes the web copies; None takes the desk's own `sent/`.
        again: also send what went out before, after a correction.
        on_progress: called with (done, total); each photo counts twice, for its file and its copy.
        cancelled: asked between photos.

    Raises:
        UsageError: no such page, nothing left to send, a pattern or folder that cannot be, or
            somebody else sent or changed the page meanwhile.
        Cancelled: `cancelled` said so; nothing was sent.
    """
    judged = gate(desk, name)
    ready, stopped = _to_send(judged, again=again)
    if not ready and not stopped:
        raise UsageError(f"page {name}: nothing left to send")
    folder = to if to is not None else desk.folder / FOLDER / _folder_name(judged)
    names = _names(desk, judged)
    if not ready:
        return Sent((), stopped, WriteResult((), (), ()), folder=folder)

    def step(done: int, _total: int, *, at: int = 0) -> None:
        if on_progress is not None:
            on_progress(at + done, 2 * len(ready))
        if cancelled():
            raise Cancelled(f"page {name}: stopped; nothing was sent, words already in the files stay there")

    before = {record.id: _hash(record.path) for record in judged.records if record.id in ready}
    result = embed(desk, ready, on_progress=step)
    refused = {failure.path for failure in result.refused}
    going = [r for r in judged.records if r.id in ready and r.path not in refused]
    staging = _staging(folder)
    try:
        extension = EXTENSIONS[desk.settings.sending.format]
        form = CopyForm(
            desk.settings.sending.long_edge_px, desk.settings.sending.quality, desk.settings.sending.format
        )
        jobs = [(record.path, staging / f"{names[record.id]}.{extension}") for record in going]
        copies, failed = exporting.copies(
            jobs, form=form, settings=desk.settings, at=desk.clock(), workers=1,
            on_progress=lambda done, total: step(done, total, at=len(ready)),
        )  # fmt: skip
        made = {copy.path: copy for copy in copies}
        held = [*failed, *_changed_meanwhile(desk, going)]
        halted = {failure.path for failure in held}
        out = [
            SentPhoto(
                record, judged.page.photo_ids.index(record.id) + 1, before[record.id],
                _hash(record.path), made[record.path],
                _hash(made[record.path].copy),
            )
            for record in going
            if record.path in made and record.path not in halted
        ]  # fmt: skip
        if not out:
            return Sent((), stopped, result, held=tuple(held), folder=folder)
        out, receipt = _published(desk, judged, out, folder, result, again=again)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Sent(
        tuple(one.record.id for one in out), stopped, result, receipt,
        tuple(one.copy for one in out), tuple(held), folder,
    )  # fmt: skip


@needs("editor")
def send_in_background(desk: Desk, name: str, *, again: bool = False) -> int:
    """Send a page as a job, for the browser; return the job. Its message says what `send` returns.

    Raises:
        UsageError: no such page, or nothing on it can go.
    """
    judged = gate(desk, name)
    ready, stopped = _to_send(judged, again=again)
    if not ready:
        raise UsageError(
            f"page {name}: {_pictures(len(stopped))} stopped; fix, waive or drop them"
            if stopped
            else f"page {name}: nothing left to send"
        )

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        try:
            done = send(desk, name, again=again, on_progress=progress, cancelled=cancelled)
        except Cancelled as stop:
            return str(stop)
        return done.words

    return working.start(desk, "send", job_title(name), work, total=2 * len(ready))


def job_title(page: str) -> str:
    """Return what the job that sends a page is called."""
    return f"Sending page {page}"


def _to_send(judged: Gate, *, again: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the photos that are ready and those that are stopped, sent ones among them if asked."""
    if not again:
        return judged.ready, judged.stopped
    stopping = {f.key for f in judged.findings if f.severity is Severity.error}
    ids = [record.id for record in judged.records]
    return (
        tuple(i for i in ids if str(i) not in stopping),
        tuple(i for i in ids if str(i) in stopping),
    )


def _folder_name(judged: Gate) -> str:
    return file_name("{page}_{date}", {"page": judged.page.name, "date": judged.page.on.isoformat()})


def _names(desk: Desk, judged: Gate) -> dict[int, str]:
    """Return the name of each photo's copy, without extension, by the house's pattern.

    Raises:
        UsageError: the pattern has an unknown part.
    """
    found: dict[int, str] = {}
    for slot, record in enumerate(judged.records, start=1):
        values: dict[str, str | int] = {
            "page": judged.page.name, "slot": slot, "slug": _slug(record, judged.page.name),
            "date": judged.page.on.isoformat(), "name": Path(record.name).stem, "id": record.id,
        }  # fmt: skip
        found[record.id] = file_name(desk.settings.sending.name, values)
    return found


def _slug(record: Record, page: str) -> str:
    """Return the headline or title as a slug, else the file's name without the page's own mark."""
    words = record.metadata.headline or record.metadata.title
    if not words:
        stem = Path(record.name).stem
        words = re.sub(rf"^{re.escape(page)}[-_ ]\d{{1,3}}[-_ ]", "", stem, flags=re.IGNORECASE) or stem
    return slug(words) or "photo"


def _staging(folder: Path) -> Path:
    staging = folder / f".{secrets.token_hex(6)}.part"
    try:
        staging.mkdir(parents=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made ({error.strerror}); choose another folder") from None
    return staging


def _hash(path: Path) -> str:
    with suppress(FileError):
        return photofile.file_hash(path)
    return ""


def _changed_meanwhile(desk: Desk, going: Sequence[Record]) -> list[Failure]:
    """Hold back what somebody edited after the gate had judged it."""
    now = {record.id: record.revision for record in desk.store.many([record.id for record in going])}
    return [
        Failure(record.path, f"{record.name}: changed by somebody while the page was sent; send it again")
        for record in going
        if now.get(record.id) != record.revision
    ]


def _published(
    desk: Desk, judged: Gate, out: Sequence[SentPhoto], folder: Path, result: WriteResult, *, again: bool
) -> tuple[list[SentPhoto], Path]:
    """Let copies, receipt and marks appear together; whatever breaks it off takes all of them back."""
    now = desk.clock()
    moved: list[SentPhoto] = []
    receipt: Path | None = None

    def appear() -> None:
        nonlocal receipt
        try:
            for one in out:
                target = _free(folder / one.copy.copy.name)
                one.copy.copy.replace(target)
                moved.append(replace(one, copy=replace(one.copy, copy=target)))
            saving.sync(folder)
        except OSError as error:
            raise UsageError(
                f"{folder}: the copies cannot be put here ({error.strerror}); nothing was sent"
            ) from None
        receipt = receipts.save_page(
            desk.folder, at=now, user=desk.user, page=judged.page, counts=judged.counts, photos=moved,
            waived=judged.waived, embedding=result.receipt,
        )  # fmt: skip

    try:
        pages.send(
            desk.store.engine, judged.page.name, [one.record.id for one in out], at=now, again=again,
            appear=appear,
        )  # fmt: skip
    except BaseException:
        for one in moved:
            one.copy.copy.unlink(missing_ok=True)
        if receipt is not None:
            Path(receipt).unlink(missing_ok=True)
        raise
    assert receipt is not None
    return moved, receipt


def _free(target: Path) -> Path:
    """Return the target, or the next numbered name that is free."""
    stem, number = target.stem, 2
    while os.path.lexists(target):
        target = target.with_name(f"{stem}-{number}{target.suffix}")
        number += 1
    return target


def _pictures(count: int) -> str:
    return f"{count} picture{'' if count == 1 else 's'}"
