"""What did a person say that a sheet's headings mean? Remembered for the next sheet with the same ones.

The reporter sends the same form every evening: who once said that "내용" is the caption need not
say it again. What is remembered is shown wherever it is taken, goes behind whatever is said for
this sheet, and can be forgotten. It stands in the desk's folder, `mappings.json`, the newest first.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

import msgspec

from photodesk.errors import UsageError
from photodesk.exchange.headings import FILE, OUR_HEADINGS
from photodesk.tables.fields import EDITABLE, fold_heading

_FILE = "mappings.json"
_MOST = 200
"""Forms of sheets that a desk remembers; the oldest go first."""

_MEANINGS = frozenset((FILE, "-", *(field.id for field in EDITABLE if not field.is_structure)))

_lock = Lock()


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of one form of sheet.

    Attributes:
        headings: its headings, folded and sorted, without the columns that PhotoDesk adds.
        mapping: heading -> field id, "file" or "-" (not taken).
        name: the sheet of which it was said. `user`, `at`: by whom, and when (ISO 8601).
    """

    headings: tuple[str, ...]
    mapping: dict[str, str]
    name: str = ""
    user: str = ""
    at: str = ""

    @property
    def origin(self) -> str:
        """The sheet, the day and the person it comes from, in words.

        Example:
            >>> Remembered(headings=(), mapping={}, name="a.csv", user="kim", at="2026-11-24T09:30").origin
            'a.csv, 2026-11-24, kim'
        """
        return ", ".join(part for part in (self.name, self.at[:10], self.user) if part)


def find(folder: Path, headings: Sequence[str]) -> Remembered | None:
    """Return what is remembered of a sheet with these headings, in any order; None for nothing.

    A file that cannot be read is passed over: the headings are asked about once more.
    """
    form = _form(headings)
    return next((one for one in _read(folder) if form and one.headings == form), None)


def stamp(folder: Path) -> int:
    """Return a number that changes whenever something is remembered or forgotten; 0 for nothing."""
    try:
        return (folder / _FILE).stat().st_mtime_ns
    except OSError:
        return 0


def remember(
    folder: Path,
    headings: Sequence[str],
    mapping: Mapping[str, str],
    *,
    name: str,
    user: str,
    at: datetime,
) -> None:
    """Remember what was said of a sheet's headings, in place of what was said of them before.

    Args:
        folder: the desk's. headings: the sheet's heading row.
        mapping: heading -> field id, "file" or "-".
        name: the sheet's file name.

    Raises:
        UsageError: the folder cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as place:
        ...     now = datetime(2026, 11, 24, 9, 30)
        ...     said = {"내용": "caption"}
        ...     remember(Path(place), ["파일명", "내용"], said, name="a.csv", user="kim", at=now)
        ...     find(Path(place), ["내용", "파일명 ", "왜"]).mapping
        {'내용': 'caption'}
    """
    form = _form(headings)
    entry = Remembered(
        headings=form, mapping=dict(mapping), name=name, user=user, at=at.isoformat(timespec="seconds")
    )
    with _lock:
        others = [one for one in _read(folder) if one.headings != form]
        _write(folder, [entry, *others][:_MOST])


def forget(folder: Path, headings: Sequence[str]) -> bool:
    """Forget what was said of these headings; return whether there was anything.

    Raises:
        UsageError: the folder cannot be written.
    """
    form = _form(headings)
    with _lock:
        entries = _read(folder)
        kept = [one for one in entries if one.headings != form]
        if len(kept) == len(entries):
            return False
        _write(folder, kept)
        return True


def _form(headings: Sequence[str]) -> tuple[str, ...]:
    folded = {fold_heading(heading) for heading in headings if heading.strip()}
    return tuple(sorted(folded - OUR_HEADINGS))


def _read(folder: Path) -> list[Remembered]:
    try:
        entries = msgspec.json.decode((folder / _FILE).read_bytes(), type=list[Remembered])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return []
    # Another version may have known other fields: what this one does not know is asked again.
    return [
        msgspec.structs.replace(one, mapping={h: f for h, f in one.mapping.items() if _has_meaning(f)})
        for one in entries
    ]


def _has_meaning(field_id: str) -> bool:
    return field_id.partition("@")[0] in _MEANINGS


def _write(folder: Path, entries: Sequence[Remembered]) -> None:
    part = folder / f".{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.format(msgspec.json.encode(entries), indent=1))
        part.replace(folder / _FILE)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise UsageError(
            f"{folder / _FILE}: cannot be written ({error.strerror}); the headings are not remembered"
        ) from None
