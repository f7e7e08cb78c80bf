"""What stops a page: the gate, what the rules may know of it, and waivers.

The gate judges a use, so it is asked anew each time; what it says of one page is true of no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from photodesk.audit.context import Context, Twin
from photodesk.audit.rule import check
from photodesk.desk import undecided
from photodesk.desk.killing import notices
from photodesk.desk.roles import is_chief, needs
from photodesk.desk.standing import as_judged
from photodesk.errors import UsageError
from photodesk.library import decisions, pages
from photodesk.library.pages import Page, Waiver
from photodesk.library.store import Record
from photodesk.model import Finding, Photo, Severity, Slot, Use

if TYPE_CHECKING:
    from photodesk.desk import Desk

CHIEF_CODES = ("RGT-002", "RGT-004", "RGT-007")
"""Errors that need the chief, or "on my responsibility" (EDITOR.md §1)."""


PhotoStanding = Literal["stopped", "look", "ready"]
"""Where a photo stands: an error stops it, a warning asks to look, anything else is ready."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many photos of a page stand where; the first four add up to `photos`.

    Attributes:
        stopped: an error stands. `look`: a warning does. `ready`: neither. `sent`: went out.
        notes: findings that are notes only, on photos that did not go out.
    """

    photos: int = 0
    stopped: int = 0
    look: int = 0
    ready: int = 0
    sent: int = 0
    notes: int = 0

    @property
    def words(self) -> str:
        """Return the counts in one line, those that are zero left out.

        Example:
            >>> Counts(photos=10, stopped=8, ready=2).words
            '10 pictures, 8 stopped, 2 ready'
            >>> Counts().words
            'no pictures'
        """
        if not self.photos:
            return "no pictures"
        parts = [f"{self.photos} picture{'' if self.photos == 1 else 's'}"]
        parts += [
            f"{count} {word}"
            for count, word in (
                (self.stopped, "stopped"),
                (self.look, "to look at"),
                (self.ready, "ready"),
                (self.sent, "sent"),
            )
            if count
        ]
        return ", ".join(parts)


def standing(findings: Iterable[Finding]) -> PhotoStanding:
    """Return where a photo with these findings stands.

    Example:
        >>> standing(())
        'ready'
    """
    worst = max((finding.severity for finding in findings), default=Severity.info)
    if worst is Severity.error:
        return "stopped"
    return "look" if worst is Severity.warning else "ready"


def counts_of(keys: Sequence[str], findings: Iterable[Finding], *, sent: Iterable[str] = ()) -> Counts:
    """Count how photos stand.

    Args:
        keys: the photos. findings: those that stand, of any photo. sent: keys of what went out.

    Example:
        >>> counts_of(["1", "2"], (), sent=["2"])
        Counts(photos=2, stopped=0, look=0, ready=1, sent=1, notes=0)
    """
    out = set(sent)
    left = [key for key in keys if key not in out]
    by_key: dict[str, list[Finding]] = {key: [] for key in left}
    for finding in findings:
        if finding.key in by_key:
            by_key[finding.key].append(finding)
    stands = [standing(by_key[key]) for key in left]
    return Counts(
        photos=len(keys), stopped=stands.count("stopped"), look=stands.count("look"),
        ready=stands.count("ready"), sent=len(keys) - len(left),
        notes=sum(f.severity is Severity.info for found in by_key.values() for f in found),
    )  # fmt: skip


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

    @property
    def counts(self) -> Counts:
        """How the page stands in numbers: one function for heading, rail, command and receipt."""
        return counts_of(
            [f"{record.id}" for record in self.records], self.findings, sent=map(str, self.page.sent)
        )


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
    left_over: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    waits = undecided.undecided(desk, [i for i in page.photo_ids if i not in page.sent])
    for finding, since in (*waits, *((one, "") for one in found)):
        waiver = _waiver_for(finding, given, by_key.get(finding.key), page.name)
        if waiver is None or (since and not undecided.holds(waiver, since)):
            left_over.append(finding)
        else:
            waived.append((finding, waiver))
    stopping = {f.key for f in left_over if f.severity is Severity.error}
    left = [record.id for record in records if record.id not in page.sent]
    return Gate(
        page=page,
        records=records,
        findings=tuple(left_over),
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
            and waiver.code in (finding.code, pages.ENDS + finding.code)
            and waiver.page in ("", page)
            and waiver.text_hash == text_hash
        ):
            return waiver if waiver.code == finding.code else None
    return None


@needs("editor")
def use_copy(desk: Desk, name: str, photo_id: int) -> Page:
    """Put the copy that a finding offers ("use it (U)") into a photo's slot of a page.

    Raises:
        UsageError: no such page, or no copy of this picture is on the desk.
    """
    judged = gate(desk, name)
    for finding in judged.findings:
        if finding.key == str(photo_id) and "(U)" in finding.message and finding.others:
            return pages.swap(desk.store.engine, name, photo_id, int(finding.others[0]))
    record = desk.store.get(photo_id)
    raise UsageError(f"{record.name}: no other copy of this picture is on the desk; drop it (X)")


@needs("editor")
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

    if code == undecided.OUTSIDE:
        raise UsageError(f"{code}: {undecided.WHY_NOT_WAIVED}")
    if code not in RULES and code not in undecided.CODES:
        raise UsageError(f"{code}: no such rule; photodesk rules lists them")
    record = desk.store.get(photo_id)
    if code in CHIEF_CODES and not responsibility and not is_chief(desk):
        raise UsageError(f"{code}: only the chief lets this pass, or you on your own responsibility")
    pages.waive(
        desk.store.engine, photo_id, code, page=page, reason=reason, user=desk.user,
        responsibility=responsibility, at=desk.clock(), metadata=record.metadata,
    )  # fmt: skip


@needs("editor")
def end_waiver(desk: Desk, photo_id: int, code: str, *, page: str = "") -> None:
    """Take a waiver back, which stays on record; the error stands again.

    Args:
        page: only on this page; "" everywhere that no page has a waiver of its own.

    Raises:
        UsageError: there is no such photo, or nothing to take back.
    """
    record = desk.store.get(photo_id)
    text_hash = pages.text_hash(record.metadata)
    held = [
        waiver
        for waiver in pages.waivers_of(desk.store.engine, [photo_id])
        if waiver.code.removeprefix(pages.ENDS) == code
        and waiver.page in ("", page)
        and waiver.text_hash == text_hash
    ]
    if not held or held[-1].code != code:
        raise UsageError(f"{code}: not waived on {record.name}; nothing to take back")
    pages.waive(
        desk.store.engine, photo_id, pages.ENDS + code, page=page, reason="taken back", user=desk.user,
        responsibility=False, at=desk.clock(), metadata=record.metadata,
    )  # fmt: skip
