"""The reporter's sheet: which rows mean which photos, what they change, and into the files or the desk.

The difference comes first; what is clear is written, what is not goes back to its author.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from photodesk import batch
from photodesk.desk import intake
from photodesk.desk.changing import Proposal, Proposed
from photodesk.desk.embedding import Embedding, Wanted, embed_all
from photodesk.desk.receipts import plain
from photodesk.errors import TableError, UsageError
from photodesk.exchange.captions_table import Sheet, read_sheet, read_table
from photodesk.exchange.matching import Matching, match_rows
from photodesk.exchange.plan import Plan, PlannedChange, plan_changes, tally
from photodesk.exchange.reasons import reasons
from photodesk.exchange.sheet_out import leftover_sheet
from photodesk.library.store import Record
from photodesk.model import Change, Metadata, Value
from photodesk.settings import Settings

if TYPE_CHECKING:
    from photodesk.desk import Desk

OnConflict = Literal["keep", "replace"]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet compared with photos; nothing is written yet.

    Attributes:
        sheet, matching, plan: the sheet as read, which photos its rows name, what they change.
        names: photo key -> path or name as a person knows it.
        why: row number -> why it was not, or not wholly, taken, in English.
    """

    sheet: Sheet
    matching: Matching
    plan: Plan
    names: Mapping[str, str]
    why: Mapping[int, str]

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


def plan_sheet(
    data: bytes,
    name: str,
    photos: Sequence[tuple[str, str, Metadata]],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "auto",
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
) -> SheetPlan:
    """Compare a sheet with photos, given as (key, path or name, what it says now).

    Raises:
        TableError: the sheet cannot be read. UsageError: a mapping or match names what is not there.
    """
    from photodesk.desk.editing import known_field

    for field in replace_fields:
        known_field(field)
    sheet = read_sheet(data, name=name, encoding=encoding, mapping=mapping)
    matching = match_rows(sheet.rows, [(key, path) for key, path, _ in photos], explicit=matches)
    held = sheet.held
    matched = [m for m in matching.matched if m.row.number not in held]
    plan = plan_changes(
        matched, {key: said for key, _, said in photos}, on_conflict=on_conflict,
        replace_fields=replace_fields,
    )  # fmt: skip
    names = {key: path for key, path, _ in photos}
    return SheetPlan(sheet, matching, plan, names, reasons(sheet, matching, plan, names, korean=False))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An import: the compared sheet, how many photos it changed, and files that could not be read.

    Attributes:
        written: photos that were changed. `receipt` of the files, `batch_id` of the desk (0: none).
    """

    planned: SheetPlan
    written: int
    failed: tuple[intake.Failure, ...] = ()
    dry_run: bool = False
    receipt: Path | None = None
    batch_id: int = 0

    @property
    def open_rows(self) -> bool:
        """True when rows stayed unmatched, ambiguous, in conflict, or could not be read."""
        return bool(self.planned.why)

    def document(self) -> dict[str, Any]:
        """Return the result as the command contract's JSON (CLI.md, import)."""
        sheet, matching, plan = self.planned.sheet, self.planned.matching, self.planned.plan
        document: dict[str, Any] = {
            "encoding": sheet.encoding,
            "delimiter": sheet.delimiter,
            "mapping": dict(sheet.mapping),
            "unmapped": list(sheet.unmapped),
            "rows": len(sheet.rows),
            "changes": [self._change(change) for change in plan.changes],
            "splits": [
                {"row": split.row, "caption": split.caption, "credit_line": split.credit_line}
                for split in plan.splits
            ],
            "unmatched": [
                {"row": item.row, "file": item.file, "suggestions": self._names(item.suggestions)}
                for item in matching.unmatched
            ],
            "ambiguous": [
                {"row": item.row, "file": item.file, "candidates": self._names(item.candidates)}
                for item in matching.ambiguous
            ],
            "problems": [
                *(
                    {"row": problem.row, "column": problem.column, "message": problem.message}
                    for problem in sheet.problems
                ),
                *(
                    {
                        "row": odd.row,
                        "column": "credit_line",
                        "message": f"the caption ends in “{odd.in_caption}”, the credit cell says "
                        f"“{odd.in_column}”; neither was taken",
                    }
                    for odd in plan.disagreements
                ),
            ],
            "equal_captions": [list(rows) for rows in plan.equal_captions],
            "written": self.written,
            "receipt": str(self.receipt) if self.receipt else None,
        }
        if self.batch_id:
            document["batch"] = f"b{self.batch_id}"
        if self.failed:
            document["failed"] = [{"path": str(f.path), "error": f.error} for f in self.failed]
        return document

    def _names(self, keys: Iterable[str]) -> list[str]:
        return [self.planned.names[key] for key in keys]

    def _change(self, change: PlannedChange) -> dict[str, Any]:
        return {
            "row": change.row,
            "path": self.planned.names[change.key],
            "field": change.field,
            "from": plain(change.before),
            "to": plain(change.after),
            "action": change.action,
        }

    def lines(self) -> list[str]:
        """Return the report for people."""
        planned = self.planned
        done = "Nothing written yet." if self.dry_run else f"{self.written} written."
        lines = [f"{planned.summary} {done}"]
        if planned.sheet.unmapped:
            headings = ", ".join(f"“{heading}”" for heading in planned.sheet.unmapped)
            lines.append(f"Headings not taken: {headings} (--map HEADING=FIELD says what they mean).")
        counts = Counter[str](change.action for change in planned.plan.changes)
        words = [f"{counts[action]} {label}" for action, label in _ACTIONS.items() if counts[action]]
        if words:
            lines.append("Values: " + ", ".join(words) + ".")
        lines += [
            f"  row {split.row}: credit at the end of the caption → {split.credit_line}"
            for split in planned.plan.splits
        ]
        for problem in planned.sheet.problems:
            where = f"row {problem.row}, " if problem.row else ""
            column = f"{problem.column}: " if problem.column else ""
            lines.append(f"  {where}{column}{problem.message}")
        lines += [
            f"  rows {', '.join(map(str, rows))} carry the same caption"
            for rows in planned.plan.equal_captions
        ]
        lines += [f"  row {number}: {why}" for number, why in sorted(planned.why.items())]
        for item in planned.matching.unmatched:
            if item.suggestions:
                best = self._names(item.suggestions)[0]
                lines.append(f"  row {item.row}: perhaps --match {item.row}={best}")
        if self.failed:
            lines.append(f"{len(self.failed)} files failed:")
            lines += [f"  {failure.error}" for failure in self.failed]
        if self.receipt:
            lines.append(f"Take it back: photodesk restore-file {self.receipt}")
        if self.batch_id:
            lines.append(f"Take it back: photodesk undo b{self.batch_id}")
        return lines


_ACTIONS = {
    "fill": "filled",
    "replace": "replaced",
    "keep": "differ, the file wins",
    "same": "the same already",
}


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
    how: Embedding | None = None,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> ImportResult:
    """Put a sheet's values into the files that match its rows; what is clear is written.

    Args:
        table: the sheet. photos: files or folders.
        matches: row number -> path or name, as a person decided.
        leftover: where the rows that stayed open go, in the sheet's own form.

    Raises:
        TableError: the sheet cannot be read. UsageError: a path, mapping or match is wrong.
    """
    how = how or Embedding()
    data = _bytes_of(table)
    paths = [path for path in intake.collect(photos) if path.absolute() != table.absolute()]
    read = intake.read(paths, settings=settings, workers=workers, on_progress=on_progress)
    known = [(str(file.path), str(file.path), file.metadata) for file in read.photos]
    planned = plan_sheet(
        data, table.name, known, mapping=mapping, encoding=encoding, on_conflict=on_conflict,
        replace_fields=replace_fields, matches=matches,
    )  # fmt: skip
    jobs: list[tuple[Path, Wanted]] = [(Path(key), values) for key, values in planned.values.items()]
    written = embed_all(
        jobs, kind="import", folder=folder, settings=settings, at=at, user=user, how=how,
        workers=workers, on_progress=on_progress,
    )  # fmt: skip
    if leftover is not None and planned.why and not how.dry_run:
        _write(leftover, planned.leftover())
    return ImportResult(
        planned, 0 if how.dry_run else len(written.written), (*read.failed, *written.refused), how.dry_run,
        written.receipt,
    )  # fmt: skip


def _bytes_of(table: Path) -> bytes:
    try:
        return table.read_bytes()
    except IsADirectoryError:
        raise UsageError(f"{table}: a folder; give the sheet first, then the photos") from None
    except OSError as error:
        raise UsageError(f"{table}: {error.strerror}; check the path") from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another --leftover") from None


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
    data: bytes,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "auto",
    on_conflict: OnConflict = "keep",
    replace_fields: Collection[str] = (),
    matches: Mapping[int, str] | None = None,
    ids: Mapping[int, int] | None = None,
    query: str = "is:tonight",
) -> SheetPlan:
    """Compare a sheet with the desk's photos that a query finds; keys are ids as text.

    Args:
        ids: row number -> id of the photo that a person showed; ids that are not found are passed over.
    """
    found = desk.find(query, limit=10_000)
    names = _distinct_names(found.photos)
    shown = {row: names[photo_id] for row, photo_id in (ids or {}).items() if photo_id in names}
    known = [(str(record.id), names[record.id], record.metadata) for record in found.photos]
    return plan_sheet(
        data, name, known, mapping=mapping, encoding=encoding, on_conflict=on_conflict,
        replace_fields=replace_fields, matches={**(matches or {}), **shown},
    )  # fmt: skip


def _distinct_names(records: Sequence[Record]) -> dict[int, str]:
    """Return the photos' names by id, with as many folders before them as tell them apart."""
    names = {record.id: record.name for record in records}
    parts = {record.id: record.path.parts for record in records}
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
) -> ImportResult:
    """Put a sheet's values into the desk's photos as one batch; the files wait for embed.

    Raises:
        TableError: the sheet cannot be read. UsageError: a mapping or match is wrong.
    """
    planned = plan_for_desk(
        desk, _bytes_of(table), table.name, mapping=mapping, encoding=encoding, on_conflict=on_conflict,
        replace_fields=replace_fields, matches=matches,
    )  # fmt: skip
    if dry_run:
        return ImportResult(planned, 0, dry_run=True)
    records = desk.store.many([int(key) for key in planned.values])
    revisions = {str(record.id): record.revision for record in records}
    batch_id = desk.apply(proposal_of(planned, revisions)) or 0
    if leftover is not None and planned.why:
        _write(leftover, planned.leftover())
    return ImportResult(planned, len(planned.values), batch_id=batch_id)
