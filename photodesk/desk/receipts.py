"""What was written into which files: one JSON receipt a job, with the journal that can undo it.

A receipt stands under the desk's folder, `receipts/20261124T093015-write-1a2b3c4d.json`; the
journals of its files stand beside it in `journal/`, kilobytes each.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from photodesk import __version__, photofile
from photodesk.desk.intake import DESK_FOLDER_MARK, Failure
from photodesk.errors import FileError, UsageError
from photodesk.model import Finding, Value

if TYPE_CHECKING:
    from photodesk.desk.gating import Counts
    from photodesk.desk.publishing import SentPhoto
    from photodesk.library.pages import Page, Waiver


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """Every file's fate: given back (`restored`), or not (`refused`)."""

    restored: tuple[Path, ...]
    refused: tuple[Failure, ...]


def prepare(folder: Path) -> Path:
    """Make the desk's folder with its mark and return the journal folder in it.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    journal = folder / "journal"
    try:
        journal.mkdir(parents=True, exist_ok=True)
        (folder / "receipts").mkdir(exist_ok=True)
        mark = folder / DESK_FOLDER_MARK
        if not mark.exists():
            mark.write_text(json.dumps({"photodesk": __version__}) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot keep receipts here ({error.strerror}); choose another place with --desk"
        ) from None
    return journal


def save(
    folder: Path,
    *,
    kind: str,
    at: datetime,
    user: str,
    written: Sequence[photofile.Written],
    pictures: Mapping[Path, tuple[int, str]] = MappingProxyType({}),
) -> Path | None:
    """Write the receipt of a job and return its path; None when nothing was written.

    Args:
        folder: the desk's folder. kind: "write", "import", "tidy" or "embed".
        at: moment of the job with its offset. user: who did it.
        pictures: path -> (photo id, picture hash) of files of a desk, by which a kill finds its copies.
    """
    if not written:
        return None
    document = {
        "photodesk": __version__,
        "kind": kind,
        "at": at.isoformat(timespec="seconds"),
        "user": user,
        "files": [
            {
                "path": str(item.path.absolute()),
                "target": item.target,
                **_picture(pictures.get(item.path)),
                "changes": [
                    {"field": c.field, "from": plain(c.before), "to": plain(c.after), "why": c.why}
                    for c in item.changes
                ],
                "notes": [note.message for note in item.notes],
                "journal": [entry.to_json() for entry in item.entries],
            }
            for item in written
        ],
    }
    return _put(folder, kind, at, document)


def _picture(known: tuple[int, str] | None) -> dict[str, Any]:
    return {"photo": known[0], "picture_hash": known[1]} if known else {}


def save_renditions(
    folder: Path, *, at: datetime, user: str, made: Sequence[tuple[Path, Path, str]]
) -> Path | None:
    """Write the receipt of web copies and return its path; None when none was made.

    Args:
        made: (original, copy, hash of the original's picture data), by which a kill finds the copy.
    """
    if not made:
        return None
    prepare(folder)
    document = {
        "photodesk": __version__,
        "kind": "rendition",
        "at": at.isoformat(timespec="seconds"),
        "user": user,
        "files": [
            {"path": str(path.absolute()), "copy": str(copy.absolute()), "picture_hash": picture_hash}
            for path, copy, picture_hash in made
        ],
    }
    return _put(folder, "rendition", at, document)


def save_page(
    folder: Path,
    *,
    at: datetime,
    user: str,
    page: Page,
    counts: Counts,
    photos: Sequence[SentPhoto],
    waived: Sequence[tuple[Finding, Waiver]],
    embedding: Path | None,
) -> Path:
    """Write the receipt of a sent page and return its path.

    Args:
        counts: how the page stood when it was judged.
        photos: those that went out, in slot order.
        waived: findings that were let pass, each with its waiver.
        embedding: the receipt of what was written into the files, or None.
    """
    document = {
        "photodesk": __version__,
        "kind": "send",
        "at": at.isoformat(timespec="seconds"),
        "user": user,
        "page": page.name,
        "date": page.on.isoformat(),
        "targets": list(page.targets),
        "stood": counts.words,
        "counts": {
            "photos": counts.photos,
            "stopped": counts.stopped,
            "look": counts.look,
            "ready": counts.ready,
            "sent": counts.sent,
        },
        "rules": rule_pack_version(),
        "embedding": embedding.name if embedding else None,
        "photos": [
            {
                "id": one.record.id,
                "slot": one.slot,
                "path": str(one.record.path),
                "picture_hash": one.record.picture_hash,
                "file_hash_before": one.file_hash_before,
                "file_hash": one.file_hash,
                "rendition": {
                    "path": str(one.copy.copy.absolute()),
                    "file_hash": one.copy_hash,
                    "width": one.copy.width,
                    "height": one.copy.height,
                    "notes": [note.message for note in one.copy.notes],
                },
                "revision": one.record.revision,
                "values": {name: plain(value) for name, value in one.record.metadata.items()},
                "waivers": [
                    {
                        "code": waiver.code,
                        "message": finding.message,
                        "reason": waiver.reason,
                        "user": waiver.user,
                        "at": waiver.at,
                        "on_own_responsibility": waiver.responsibility,
                        "mark": "red" if waiver.responsibility else "",
                    }
                    for finding, waiver in waived
                    if finding.key == str(one.record.id)
                ],
            }
            for one in photos
        ],
    }
    return _put(folder, "send", at, document)


@dataclass(frozen=True, slots=True)
class SentCopy:
    """One picture of a sent page: its slot and its web copy."""

    slot: int
    copy: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SentPage:
    """What the receipt of a sent page tells.

    Attributes:
        name: file name of the receipt. `at`: ISO moment. `user`: who sent it.
        stood: how the page stood, in words. `photos`: what went out, in slot order.
        red: waivers on somebody's own responsibility.
    """

    name: str
    page: str
    at: str
    user: str
    stood: str
    photos: tuple[SentCopy, ...]
    red: int


def last_sent(folder: Path, page: str) -> SentPage | None:
    """Return what went out of a page the last time; None when nothing did."""
    for path in sorted((folder / "receipts").glob("*-send-*.json"), reverse=True):
        told = sent_page(folder, path.name)
        if told is not None and told.page == page:
            return told
    return None


def sent_page(folder: Path, name: str) -> SentPage | None:
    """Read the receipt of a sent page; None when there is none of this name or it is older than copies."""
    if not re.fullmatch(r"[\w-]+-send-[\w-]+\.json", name):
        return None
    try:
        said: dict[str, Any] = json.loads((folder / "receipts" / name).read_text(encoding="utf-8"))
        photos = said["photos"]
        return SentPage(
            name, str(said["page"]), str(said["at"]), str(said["user"]), str(said["stood"]),
            tuple(
                SentCopy(
                    int(one["slot"]), Path(one["rendition"]["path"]), int(one["rendition"]["width"]),
                    int(one["rendition"]["height"]),
                )
                for one in photos
            ),
            sum(bool(waiver["on_own_responsibility"]) for one in photos for waiver in one["waivers"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


def rule_pack_version() -> str:
    """Return what tells one set of rules from another: the version and a hash of codes and severities."""
    from photodesk.audit import RULES

    said = " ".join(f"{rule.code}={rule.level_name}" for rule in RULES.values())
    return f"{__version__}+{hashlib.blake2s(said.encode(), digest_size=4).hexdigest()}"


def _put(folder: Path, kind: str, at: datetime, document: dict[str, Any]) -> Path:
    name = f"{at:%Y%m%dT%H%M%S}-{kind}-{secrets.token_hex(4)}.json"
    path = folder / "receipts" / name
    part = path.with_suffix(".part")
    try:
        part.write_text(_a_line_each(document), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(
            f"{path}: the {kind} is done but its receipt cannot be written ({error.strerror}); "
            f"the journals in {folder / 'journal'} still hold every original: free space and keep them"
        ) from None
    return path


def _a_line_each(document: dict[str, Any]) -> str:
    """Return a receipt as JSON that people can read, a file a line: indenting all takes ten times as long."""
    lines = []
    for name, value in document.items():
        if isinstance(value, list) and value:
            text = "[\n  " + ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n ]"
        else:
            text = json.dumps(value, ensure_ascii=False)
        lines.append(f' "{name}": {text}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def restore(receipt: Path, paths: Sequence[Path] = ()) -> RestoreResult:
    """Give back the byte-identical originals that a receipt's job replaced.

    Args:
        receipt: path of the receipt. paths: only these files; all of them when empty.

    Raises:
        UsageError: no such receipt, or it does not name one of the paths.
    """
    try:
        document: dict[str, Any] = json.loads(receipt.read_text(encoding="utf-8"))
        entries = {os.path.realpath(item["path"]): item for item in document["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"{receipt}: not a receipt; give the path that write or import printed") from None
    journal = receipt.absolute().parent.parent / "journal"
    wanted = [os.path.realpath(path) for path in paths] or list(entries)
    for path in wanted:
        if path not in entries:
            raise UsageError(f"{path}: not written by {receipt.name}; it lists {len(entries)} files")
    restored: list[Path] = []
    refused: list[Failure] = []
    for path in wanted:
        item = entries[path]
        try:
            for entry in reversed(item["journal"]):
                photofile.restore(photofile.Entry.from_json(entry), journal)
        except FileError as error:
            refused.append(Failure(Path(item["path"]), str(error)))
        except OSError as error:
            refused.append(Failure(Path(item["path"]), f"{item['path']}: {error.strerror or error}"))
        else:
            restored.append(Path(item["path"]))
    return RestoreResult(tuple(restored), tuple(refused))


def plain(value: Value) -> Any:
    """Return a field value as JSON takes it: text, list of texts, or list of objects.

    Example:
        >>> plain(((("LicensorName", "Yonhap"),),))
        [{'LicensorName': 'Yonhap'}]
    """
    if isinstance(value, str):
        return value
    return [item if isinstance(item, str) else {k: _member(v) for k, v in item} for item in value]


def _member(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if value and not isinstance(value[0], str):
        return dict(value)
    return list(value)
