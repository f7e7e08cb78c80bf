"""The reporter's sheet: which rows mean which photos, what they change, and into the files or the desk.

The difference comes first; what is clear is written, what is not goes back to its author.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from photodesk import batch
from photodesk.desk import intake, mappings
from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.editing import known_field
from photodesk.desk.embedding import Embedding, Wanted, embed_all
from photodesk.desk.sheet_report import ImportResult
from photodesk.desk.whole_files import check_place, write_whole
from photodesk.errors import TableError, UsageError
from photodesk.exchange.captions_table import Sheet, glance, read_sheet, read_table
from photodesk.exchange.matching import Matching, match_rows
from photodesk.exchange.plan import Plan, plan_changes, tally
from photodesk.exchange.reasons import reasons
from photodesk.exchange.sheet_out import leftover_sheet
from photodesk.library import search
from photodesk.model import Change, Metadata, Value
from photodesk.settings import Settings

if TYPE_CHECKING:
    from photodesk.desk import Desk

OnConflict = Literal["keep", "replace"]

TONIGHT = "is:tonight"
"""The photos that a sheet is compared with on the desk unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet compared with photos; nothing is written yet.

    Attributes:
        sheet, matching, plan: the sheet as read, which photos its rows name, what they change.
        names: photo key -> path or name as a person knows it.
        why: row number -> why it was not, or not wholly, taken, in English.
        query: the desk's photos that it was compared with. `elsewhere`: rows that name no photo of
            these, but one of the rest of the desk.
    """

    sheet: Sheet
    matching: Matching
    plan: Plan
    names: Mapping[str, str]
    why: Mapping[int, str]
    query: str = ""
    elsewhere: tuple[int, ...] = ()

    @property
    def values(self) -> dict[str, dict[str, Value]]:
        """The new values by photo key, of the rows that are clear."""
        found: dict[str, dict[str, Value]] = {}
        for change in self.plan.changes:
            if change.action in ("fill", "replace"):
                found.setdefault(change.key, {})[change.field] = change.after
        return found

    @property
    def summary(self) -> str:
        """The sheet and its rows in a line or two: what is ready, what differs, what names no file."""
        return f"{self.sheet.describe()} {tally(self.sheet, self.matching, self.plan)}."

    def leftover(self) -> bytes:
        """Return the rows that stayed open as a sheet in the sheet's own form, with a column why."""
        return leftover_sheet(self.sheet, reasons(self.sheet, self.matching, self.plan, self.names))


def read_captions_sheet(
    data: bytes,
    name: str,
    folder: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "auto",
) -> Sheet:
    """Read a sheet with what the desk in that folder remembers of its headings.

    Raises:
        TableError: it cannot be read. UsageError, UnknownField: the mapping names what is not there.
    """
    return read_sheet(data, name=name, encoding=encoding, mapping=mapping, recall=partial(recalled, folder))


def recalled(folder: Path, headings: Sequence[str]) -> Mapping[str, str]:
    """Return what the desk in that folder remembers of these headings, {} for nothing."""
    found = mappings.find(folder, headings)
    return found.mapping if found is not None else {}


def compare(
    sheet: Sheet,
    photos: Sequence[tuple[str, str]],
    said: Callable[[Sequence[str]], Mapping[str, Metadata]],
    *,
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
) -> SheetPlan:
    """Compare a sheet with photos, given as (key, path or name).

    Args:
        said: what photos say, asked only of those that the sheet names: keys -> key to metadata;
            a photo that is gone by then is left out.
        on_conflict: who wins where both speak. replace_fields: fields in which the sheet does.
        matches: row number -> path or name, as a person decided.

    Raises:
        UsageError: a match names what is not there. UnknownField: `replace_fields` does.
    """
    for field in replace_fields:
        known_field(field)
    matching = match_rows(sheet.rows, photos, explicit=matches)
    current = said([match.key for match in matching.matched])
    held = sheet.held
    matched = [m for m in matching.matched if m.row.number not in held and m.key in current]
    plan = plan_changes(matched, current, on_conflict=on_conflict, replace_fields=replace_fields)
    names = dict(photos)
    return SheetPlan(sheet, matching, plan, names, reasons(sheet, matching, plan, names, korean=False))


def import_captions(
    table: Path,
    photos: Sequence[Path],
    *,
    folder: Path,
    settings: Settings,
    at: datetime,
    user: str = "",
    mapping: Mapping[str, str] | None = None,
    encoding: str = "auto",
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
    leftover: Path | None = None,
    remember: bool = False,
    forget: bool = False,
    how: Embedding | None = None,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> ImportResult:
    """Put a sheet's values into the files that match its rows; what is clear is written.

    Args:
        table: the sheet. photos: files or folders.
        folder: the desk's, for the receipt and for what is remembered of headings.
        matches: row number -> path or name, as a person decided.
        leftover: where the rows that stayed open go, in the sheet's own form.
        remember: keep `mapping` for sheets with these headings. forget: drop what was kept of them.

    Raises:
        TableError: the sheet cannot be read. UsageError: a path, mapping or match is wrong.
    """
    how = how or Embedding()
    sheet = _opened(table, folder, mapping=mapping, encoding=encoding, leftover=leftover, forget=forget)
    paths = [path for path in intake.collect(photos) if path.absolute() != table.absolute()]
    read = intake.read(paths, settings=settings, workers=workers, on_progress=on_progress)
    current = {str(file.path): file.metadata for file in read.photos}
    planned = compare(
        sheet, [(key, key) for key in current], lambda _: current, on_conflict=on_conflict,
        replace_fields=replace_fields, matches=matches,
    )  # fmt: skip
    jobs: list[tuple[Path, Wanted]] = [(Path(key), values) for key, values in planned.values.items()]
    written = embed_all(
        jobs, kind="import", folder=folder, settings=settings, at=at, user=user, how=how,
        workers=workers, on_progress=on_progress,
    )  # fmt: skip
    failed = (*read.failed, *written.refused)
    if how.dry_run:
        return ImportResult(planned, 0, failed, dry_run=True)
    if remember and mapping:
        mappings.remember(folder, sheet.headings, mapping, name=table.name, user=user, at=at)
    return ImportResult(
        planned, len(written.written), failed, receipt=written.receipt, kept=_hand_back(planned, leftover)
    )


def _opened(
    table: Path,
    folder: Path,
    *,
    mapping: Mapping[str, str] | None,
    encoding: str,
    leftover: Path | None,
    forget: bool,
) -> Sheet:
    """Read a sheet before anything else is done; whatever is wrong with the wishes is said now."""
    data = _bytes_of(table)
    if leftover is not None:
        check_place(leftover, "--leftover")
        if leftover.exists() and leftover.samefile(table):
            raise UsageError(f"--leftover {leftover}: is the sheet itself; choose another name")
    if forget:
        form = glance(data, name=table.name, encoding=encoding, max_rows=0)
        mappings.forget(folder, form.headings)
    return read_captions_sheet(data, table.name, folder, mapping=mapping, encoding=encoding)


def _hand_back(planned: SheetPlan, leftover: Path | None) -> Path | None:
    """Write what stayed open for its author; return where an older sheet of that name was put."""
    if leftover is None or not planned.why:
        return None
    return write_whole(leftover, planned.leftover(), "--leftover")


def _bytes_of(table: Path) -> bytes:
    try:
        return table.read_bytes()
    except IsADirectoryError:
        raise UsageError(f"{table}: a folder; give the sheet first, then the photos") from None
    except OSError as error:
        raise UsageError(f"{table}: {error.strerror}; check the path") from None


def read_columns(table: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return these columns of a sheet, row by row.

    Raises:
        TableError: the sheet cannot be read or has no such column. UsageError: no such file.
    """
    read = read_table(_bytes_of(table), name=table.name)
    return list(zip(*(read.column(column) for column in columns), strict=True))


def read_captions(table: Path) -> list[tuple[int, str, str]]:
    """Return (row number, caption, credit line) of each row of a sheet.

    Raises:
        TableError: the sheet cannot be read, or has no caption column.
    """
    read = read_table(_bytes_of(table), name=table.name)
    captions = read.field_column("caption")
    if captions is None:
        shown = ", ".join(heading for heading in read.headings if heading) or "nothing"
        raise TableError(f"{table.name}: no caption column (found: {shown}); head one “caption”", row=1)
    credit_lines = read.field_column("credit_line") or ("",) * len(captions)
    return [
        (number, caption, credit)
        for (number, _), caption, credit in zip(read.rows, captions, credit_lines, strict=True)
    ]


def plan_for_desk(
    desk: Desk,
    sheet: Sheet,
    *,
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
    ids: Mapping[int, int] | None = None,
    query: str = TONIGHT,
) -> SheetPlan:
    """Compare a sheet with the desk's photos that a query finds, however many; keys are ids as text.

    Only the names of all these photos are read, and the values of those that the sheet names.

    Args:
        ids: row number -> id of the photo that a person showed; ids that are not found are passed over.
        query: of `library.search`; "" is the whole desk.

    Raises:
        UsageError: a match names what is not there, or the query has an unknown key.
    """
    names = _distinct_names(search.paths(desk.store.engine, query))
    shown = {row: names[photo_id] for row, photo_id in (ids or {}).items() if photo_id in names}
    numbers = {row.number for row in sheet.rows}
    shown = {row: name for row, name in shown.items() if row in numbers}

    def said(keys: Sequence[str]) -> dict[str, Metadata]:
        return {str(record.id): record.metadata for record in desk.store.many([int(key) for key in keys])}

    planned = compare(
        sheet, [(str(photo_id), name) for photo_id, name in names.items()], said, on_conflict=on_conflict,
        replace_fields=replace_fields, matches={**(matches or {}), **shown},
    )  # fmt: skip
    return replace(planned, query=query, elsewhere=_elsewhere(desk, planned, query))


def _elsewhere(desk: Desk, planned: SheetPlan, query: str) -> tuple[int, ...]:
    """Return the rows that name no photo of the query, but one of the rest of the desk."""
    if not query.strip():
        return ()
    asked = {item.row: _last_part(item.file) for item in planned.matching.unmatched if item.file}
    known = search.named(desk.store.engine, sorted(set(asked.values())))
    return tuple(row for row, name in asked.items() if name in known)


def _last_part(file: str) -> str:
    """Return the file name at the end of a path as some system wrote it, composed."""
    return unicodedata.normalize("NFC", file.replace("\\", "/").rpartition("/")[2].strip())


def _distinct_names(paths: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the photos' names by id, with as many folders before them as tell them apart."""
    parts = {photo_id: Path(path).parts for photo_id, path in paths}
    names = {photo_id: own[-1] for photo_id, own in parts.items() if own}
    for folders in range(2, 8):
        counts = Counter(names.values())
        if len(counts) == len(names):
            break
        for photo_id, name in names.items():
            if counts[name] > 1:
                names[photo_id] = "/".join(parts[photo_id][-folders:])
    return names


def proposal_of(planned: SheetPlan, revisions: Mapping[str, int]) -> Proposal:
    """Return a plan for the desk as a difference that can be applied, whole or photo by photo."""
    by_key: dict[str, list[Change]] = {}
    for c in planned.plan.to_write:
        why = f"{planned.sheet.name}, row {c.row}"
        by_key.setdefault(c.key, []).append(Change(c.field, c.before, c.after, why))
    items = tuple(
        Proposed(int(key), revisions[key], tuple(changes))
        for key, changes in by_key.items()
        if key in revisions
    )
    return Proposal("import", planned.sheet.name, items)


def import_into_desk(
    desk: Desk,
    table: Path,
    *,
    leftover: Path | None = None,
    dry_run: bool = False,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "auto",
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
    query: str = TONIGHT,
    remember: bool = False,
    forget: bool = False,
) -> ImportResult:
    """Put a sheet's values into the desk's photos as one batch; the files wait for embed.

    Args:
        query: the desk's photos that the sheet is compared with; "" is all of them.
        leftover, remember, forget: as for `import_captions`.

    Raises:
        TableError: the sheet cannot be read. UsageError: a mapping, match or query is wrong.
    """
    sheet = _opened(table, desk.folder, mapping=mapping, encoding=encoding, leftover=leftover, forget=forget)
    planned = plan_for_desk(
        desk, sheet, on_conflict=on_conflict, replace_fields=replace_fields, matches=matches, query=query
    )
    if dry_run:
        return ImportResult(planned, 0, dry_run=True)
    records = desk.store.many([int(key) for key in planned.values])
    revisions = {str(record.id): record.revision for record in records}
    batch_id = desk.apply(proposal_of(planned, revisions)) or 0
    if remember and mapping:
        mappings.remember(
            desk.folder, sheet.headings, mapping, name=table.name, user=desk.user, at=desk.clock()
        )
    return ImportResult(planned, len(planned.values), batch_id=batch_id, kept=_hand_back(planned, leftover))
