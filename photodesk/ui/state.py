"""Which desk the browser works on, and what stands on it.

The desk is one for the process, shared by every browser window and by our routes. What matters
stands in the desk; `session_state` holds only where a person is looking.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import RLock

from photodesk import photofile
from photodesk.desk import Desk, keeping, outside, whoami, working
from photodesk.desk.standing import photo_of_record
from photodesk.errors import FileError, UsageError
from photodesk.library.store import Record
from photodesk.model import Finding, Metadata
from photodesk.settings import Settings
from photodesk.ui import strings
from photodesk.ui.records import Seen
from photodesk.ui.wording import day_words

SHOWN = 60
"""Photos that are shown when no page is made yet."""

_lock = RLock()
_desk: Desk | None = None
_who: Callable[[], tuple[str, str]] | None = None


# --- which desk -------------------------------------------------------------------------


def use_desk(desk: Desk | None, *, who: Callable[[], tuple[str, str]] | None = None) -> None:
    """Serve this desk from now on; None serves none.

    Args:
        who: tells name and role of whoever asks, where everybody signs in.
    """
    global _desk, _who
    with _lock:
        _desk, _who = desk, who
    strings.follow((lambda: desk.settings.screen.language) if desk is not None else None)


def desk() -> Desk:
    """Return the desk that is served, as whoever asks works on it; `streamlit run app.py` opens it here.

    It is $PHOTODESK_DESK, else the one in the user's data folder.

    Raises:
        NotAllowed: everybody signs in, and whoever asks is signed out.
    """
    global _desk
    with _lock:
        if _desk is None:
            use_desk(open_desk(""))
            assert _desk is not None
        served, who = _desk, _who
    served.look_again()
    if who is None:
        return served
    name, role = who()
    return served.as_user(name, role=role)


def signed_in() -> tuple[str, str] | None:
    """Return name and role of whoever asks; None where nobody signs in.

    Raises:
        NotAllowed: everybody signs in, and whoever asks is signed out.
    """
    with _lock:
        who = _who
    return who() if who else None


def open_desk(where: Path | str, settings: Settings | None = None) -> Desk:
    """Open a desk (folder or URL) for whoever is at the keyboard; None takes the desk's own settings.

    Raises:
        UsageError: it cannot be opened, or its database is damaged.
    """
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    opened = Desk.open(where, settings=settings, user=user)
    opened.user = whoami.kept_name(opened) or user
    keeping.check(opened)
    working.recover(opened)  # whatever ran when the last server stopped runs no more
    return opened


# --- what stands on it ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """What is at work: one page, or the newest photos of a desk that has no page yet.

    Attributes:
        page: name of the page, or "". `day`, `targets`: when and where it appears, in words.
        photos: its photos in order. `findings`: photo key -> what stands against it.
    """

    page: str = ""
    day: str = ""
    targets: str = ""
    photos: tuple[Seen, ...] = ()
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def of(self, key: str) -> tuple[Finding, ...]:
        """Return the findings of one photo."""
        return self.findings.get(key, ())


def view(desk: Desk, page: str = "") -> View:
    """Return a page as it stands, the newest when none is named.

    Raises:
        UsageError: there is no page of that name.
    """
    pages = desk.pages()
    if not pages and not page:
        records = desk.find("", limit=SHOWN).photos
        by_id = desk.store.findings_of([record.id for record in records])
        return View(photos=seen(desk, records), findings={str(i): found for i, found in by_id.items()})
    gate = desk.gate(page or pages[0].name)
    found: dict[str, list[Finding]] = {}
    for finding in gate.findings:
        found.setdefault(finding.key, []).append(finding)
    return View(
        page=gate.page.name,
        day=day_words(gate.page.on),
        targets=", ".join(gate.page.targets),
        photos=seen(desk, gate.records),
        findings={key: tuple(items) for key, items in found.items()},
    )


def seen(desk: Desk, records: Sequence[Record]) -> tuple[Seen, ...]:
    """Return photos of the desk as its pages show them."""
    ids = [record.id for record in records]
    said = desk.store.first_said(ids)
    changed: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for one in outside.waiting_on(desk, ids):
        fields = tuple(field.field for field in one.fields)
        changed[one.record.id] = (*changed.get(one.record.id, ()), (one.kind, fields))
    return tuple(
        Seen(
            photo=photo_of_record(record),
            revision=record.revision,
            in_file=_in_file(record),
            version=_version(record),
            flag=record.flag,
            rating=record.rating,
            twins=record.twins,
            sent=bool(record.sent_at),
            original=said.get(record.id, record.metadata),
            changed=changed.get(record.id, ()),
        )
        for record in records
    )


EARLY = "-early"
"""End of a picture's version while its thumbnail is not made: another address is asked for after that."""


def _version(record: Record) -> str:
    version = record.picture_hash[:16] or str(record.thumb_version)
    return version if record.damage or record.perceptual_hash is not None else f"{version}{EARLY}"


def _in_file(record: Record) -> Metadata:
    if record.embedded_revision == record.revision:
        return record.metadata
    try:
        stat = record.path.stat()
        return _read(record.path, stat.st_mtime_ns, stat.st_size)
    except (FileError, OSError):
        return record.metadata  # the file is gone or damaged: there is nothing to compare with


@lru_cache(maxsize=1024)
def _read(path: Path, mtime_ns: int, size: int) -> Metadata:  # noqa: ARG001 - part of the key
    return photofile.read(path).metadata


def as_page(name: str) -> str:
    """Return the page that the address bar names, or "" when the desk has no such page (any more)."""
    try:
        return desk().page(name).name if name else ""
    except UsageError:
        return ""
