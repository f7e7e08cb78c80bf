"""Which desk the browser works on, what stands on it, and what becomes of the operations it sends.

The desk is one for the process, shared by every browser window and by our routes. What matters
stands in the desk; `session_state` holds only where a person is looking.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from photodesk import photofile
from photodesk.desk import Desk, working
from photodesk.desk.standing import photo_of_record
from photodesk.errors import FileError, PhotoDeskError, UsageError
from photodesk.library.store import Record, StaleRevision
from photodesk.model import Finding
from photodesk.settings import Settings
from photodesk.ui.records import FORM, Seen, taken, value_of

KEPT_ANSWERS = 200
"""Answers that a session keeps: more than a browser can have waiting."""

SHOWN = 60
"""Photos that are shown when no page is made yet."""

SAVED = "Saved in the desk, not yet in the file."
EMBEDDED = "In the file."

_lock = RLock()
_desk: Desk | None = None


# --- which desk -------------------------------------------------------------------------


def use_desk(desk: Desk | None) -> None:
    """Serve this desk from now on; None serves none."""
    global _desk
    with _lock:
        _desk = desk


def desk() -> Desk:
    """Return the desk that is served; `streamlit run app.py` opens it here.

    It is $PHOTODESK_DESK, else the one in the user's data folder.
    """
    global _desk
    with _lock:
        if _desk is None:
            _desk = open_desk(default_folder())
        return _desk


def open_desk(folder: Path, settings: Settings | None = None) -> Desk:
    """Open the desk in a folder for whoever is at the keyboard; None takes the desk's own settings."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    opened = Desk.open(folder, settings=settings, user=user)
    working.recover(opened)  # whatever ran when the last server stopped runs no more
    return opened


def default_folder() -> Path:
    """Return the folder of the desk when nobody named one."""
    if chosen := os.environ.get("PHOTODESK_DESK", ""):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("photodesk", appauthor=False)


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
        return View(photos=_seen(records), findings={str(i): found for i, found in by_id.items()})
    gate = desk.gate(page or pages[0].name)
    found: dict[str, list[Finding]] = {}
    for finding in gate.findings:
        found.setdefault(finding.key, []).append(finding)
    on = gate.page.on
    return View(
        page=gate.page.name,
        day=f"{on:%A}, {on:%b}. {on.day}, {on.year}".replace("May.", "May"),
        targets=", ".join(gate.page.targets),
        photos=_seen(gate.records),
        findings={key: tuple(items) for key, items in found.items()},
    )


def _seen(records: Sequence[Record]) -> tuple[Seen, ...]:
    return tuple(
        Seen(
            photo=photo_of_record(record),
            revision=record.revision,
            in_file=_in_file(record),
            version=record.picture_hash[:16] or str(record.thumb_version),
        )
        for record in records
    )


def _in_file(record: Record) -> Any:
    if record.embedded_revision == record.revision:
        return record.metadata
    try:
        return photofile.read(record.path).metadata
    except (FileError, OSError):
        return record.metadata  # the file is gone or damaged: there is nothing to compare with


# --- what the browser asks for ----------------------------------------------------------


def answer(
    desk: Desk,
    operations: Sequence[Mapping[str, Any]],
    answers: Sequence[Mapping[str, Any]],
    *,
    page: str = "",
) -> list[Mapping[str, Any]]:
    """Apply the browser's operations, each once, and return the session's answers.

    The browser sends its whole outbox again until an operation is answered, so one that has
    its answer already is passed over. A refusal is an answer too: one line for the person.

    Args:
        operations: {"id", "do", "key", …} as the inspector sends them.
        answers: those given so far, oldest first. page: where a fix's finding stands.
    """
    given = list(answers)
    known = {one["id"]: one for one in given}
    for operation in operations:
        if operation["id"] not in known:
            ok, message, revision = _applied(desk, operation, known, page)
            one = {"id": operation["id"], "key": str(operation["key"]), "ok": ok, "message": message}
            known[operation["id"]] = {**one, "revision": revision}
            given.append(known[operation["id"]])
    return given[-KEPT_ANSWERS:]


def _applied(
    desk: Desk, operation: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], page: str
) -> tuple[bool, str, int]:
    """Apply one operation; return whether it was done, the line for the person, the photo's revision."""
    try:
        photo_id, name = int(operation["key"]), str(operation["id"])
        match operation["do"]:
            case "save":
                # A text written while an own save was on its way stands on what that save made.
                before = known.get(operation.get("after") or "", {})
                revision = before["revision"] if before.get("ok") else int(operation["revision"])
                values = {n: value_of(n, text) for n, text in operation["values"].items() if n in FORM}
                edited = desk.edit(photo_id, values, revision=revision, operation=name)
                return True, SAVED, edited.record.revision
            case "fix":
                return _fixed(desk, photo_id, str(operation["code"]), name, page)
            case "embed":
                result = desk.embed([photo_id])
                if result.refused:
                    return False, result.refused[0].error, 0
                return True, EMBEDDED, desk.store.get(photo_id).revision
            case "drop":
                name_of_page = page or desk.pages()[0].name
                desk.take_off_page(name_of_page, [photo_id])
                return True, f"Taken off page {name_of_page}.", 0
            case other:
                return False, f"{other}: unknown to this version; reload the page", 0
    except StaleRevision as error:
        theirs = f"This picture was changed meanwhile; its caption is now “{error.record.metadata.caption}”."
        return False, f"{theirs} Your text is kept: save again to put it in that place.", 0
    except (PhotoDeskError, ValueError) as error:
        return False, str(error), 0


def _fixed(desk: Desk, photo_id: int, code: str, operation: str, page: str) -> tuple[bool, str, int]:
    if desk.store.applied(operation) is not None:  # done before this window forgot its answer
        return True, SAVED, desk.store.get(photo_id).revision
    for finding in view(desk, page).of(str(photo_id)):
        values = taken(finding)
        if finding.code == code and values:
            edited = desk.edit(photo_id, values, why=f"{code}: {finding.title}", operation=operation)
            return True, SAVED, edited.record.revision
    return False, f"{code}: nothing left to fix here", 0


def as_page(name: str) -> str:
    """Return the page that the address bar names, or "" when the desk has no such page (any more)."""
    try:
        return desk().page(name).name if name else ""
    except UsageError:
        return ""
