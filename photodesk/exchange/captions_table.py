"""What does a newsroom's sheet say? From a file's bytes to rows of field values.

CSV and TSV as Excel, Numbers, Google Sheets, Hancom Office, Photo Mechanic and exiftool write
them, and XLSX, XLS and ODS. The parts: `encoding` (the ladder), `records` (delimiter and
quotes), `workbook` (spreadsheet files), `headings` (which field), `sheet_rows` (its rows), `cells`
and `dates` (which value). Bad data is a problem with its row and column; an error means that
there is no sheet.

Row numbers are the sheet's own: its first row is 1, blank rows count, a cell with line breaks
is one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from photodesk.errors import TableError
from photodesk.exchange.encoding import decode_sheet, encoding_label
from photodesk.exchange.headings import (
    Columns,
    choose_columns,
    field_of_heading,
    known_headings,
    map_columns,
    map_option,
)
from photodesk.exchange.not_a_sheet import what_else
from photodesk.exchange.records import DELIMITERS, read_records
from photodesk.exchange.sheet_rows import TOO_WIDE, Problem, Row, RowReader
from photodesk.exchange.workbook import read_workbook, workbook_kind
from photodesk.tables.fields import fold_heading
from photodesk.text import is_korean

Kind = Literal["csv", "xlsx", "xls", "ods"]

_HEADING_ROWS = 10
"""The heading row is looked for in the first rows: titles may stand above it."""

Recall = Callable[[Sequence[str]], Mapping[str, str]]
"""What a person said before of these headings: heading row -> {heading: field id, "file" or "-"}."""


def _nothing(_: Sequence[str]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read.

    Attributes:
        name: file name, for messages.
        kind: csv (any text form), xlsx, xls or ods.
        encoding: Python's name of the encoding; the kind for a workbook.
        bom: its byte order mark, or b"".
        delimiter: the character between cells, "" for a workbook.
        headings: the heading row. `columns`: per column a field id, "file" or "".
        mapping: heading -> field id or "file", of the columns that are taken.
        unmapped: headings that name no field.
        recalled: heading -> what was remembered of it and is taken here.
        rows: the rows that are not blank. `problems`: in the sheet's order.
    """

    name: str
    kind: Kind
    encoding: str
    bom: bytes
    delimiter: str
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    recalled: Mapping[str, str] = field(default_factory=dict)

    @property
    def held(self) -> frozenset[int]:
        """Numbers of the rows that must not be used."""
        return frozenset(p.row for p in self.problems if p.holds and p.row is not None)

    @property
    def is_korean(self) -> bool:
        """True when the headings are Korean: what goes back to its author speaks Korean too."""
        return is_korean(" ".join(self.headings))

    def describe(self) -> str:
        """Return what was read, in one line.

        Example:
            >>> read_sheet("파일명,캡션\\na.jpg,한강".encode("cp949"), name="a.csv").describe()
            'a.csv: CP949, comma, 1 row.'
        """
        form = self.kind.upper() if self.kind != "csv" else encoding_label(self.encoding)
        delimiter = f", {DELIMITERS.get(self.delimiter, self.delimiter)}" if self.delimiter else ""
        rows = f"{len(self.rows)} row" + ("" if len(self.rows) == 1 else "s")
        return f"{self.name}: {form}{delimiter}, {rows}."


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as plain text columns: for commands that judge a table and need no photos.

    Attributes:
        name, encoding, delimiter, headings: as in `Sheet`.
        rows: (the sheet's own row number, cells padded to the headings' width) of each row that
            is not a blank line.
    """

    name: str
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, heading: str) -> tuple[str, ...]:
        """Return one column's cells, row by row; headings are compared folded.

        Raises:
            TableError: no column has that heading; the message names those there are.
        """
        folded = fold_heading(heading)
        for position, own in enumerate(self.headings):
            if fold_heading(own) == folded:
                return tuple(cells[position] for _, cells in self.rows)
        shown = ", ".join(h for h in self.headings if h) or "nothing"
        raise TableError(f"{self.name}: no column is headed {heading!r} (found: {shown})", row=1)

    def field_column(self, field_id: str) -> tuple[str, ...] | None:
        """Return the cells of the first column whose heading names that field, or None."""
        for heading in self.headings:
            if field_of_heading(heading) == field_id:
                return self.column(heading)
        return None


def read_sheet(
    data: bytes,
    *,
    name: str,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    recall: Recall = _nothing,
) -> Sheet:
    """Read a sheet of captions.

    Args:
        data: the file's bytes.
        name: its name, for messages.
        encoding: "auto", or an encoding's name to overrule the ladder.
        mapping: heading -> field id, "file" or "-", before what the headings say.
        recall: what was remembered of the headings; `mapping` goes before it.

    Returns:
        The sheet. Cells that cannot be read, and rows with more cells than headings, are problems.

    Raises:
        TableError: the encoding, quotes or headings make it unreadable; one line with the place.
        ColumnMissing: no column names the file, or none holds a field; `glance` shows them.
        UsageError: `mapping` names a heading that is not there, `encoding` is none.
        UnknownField: `mapping` names a field that there is not.

    Example:
        >>> sheet = read_sheet("파일명,사진설명,촬영\\na.jpg,한강,심현철 · 김강민\\n".encode(), name="a.csv")
        >>> sheet.rows[0].file, sheet.rows[0].values["creator"]
        ('a.jpg', ('심현철', '김강민'))
    """
    start = _beginning(data, name, encoding, mapping or {}, recall)
    columns = map_columns(start.headings, start.chosen, name=name, rows=start.rows[:_HEADING_ROWS])
    reader = RowReader(start.headings, columns, start.rows)
    read, problems = reader.read(start.first_number)
    if not read:
        raise TableError(f"{name}: no row stands under the headings", row=start.first_number)
    return Sheet(
        name=name,
        kind=start.kind,
        encoding=start.encoding,
        bom=start.bom,
        delimiter=start.delimiter,
        headings=start.headings,
        columns=columns.fields,
        mapping=columns.mapping,
        unmapped=columns.unmapped,
        recalled=start.recalled,
        rows=read,
        problems=(*start.notes, *_about_captions(columns), *problems),
    )


@dataclass(frozen=True, slots=True)
class Glance:
    """The beginning of a sheet, for choosing its columns.

    Attributes:
        kind, encoding, headings: as in `Sheet`.
        columns: per column a field id, "file" or "".
        rows: (row number, cells) of the first rows that are not blank.
        row_count: rows under the headings that are not blank.
    """

    kind: Kind
    encoding: str
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    row_count: int


def glance(
    data: bytes,
    *,
    name: str,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    recall: Recall = _nothing,
    max_rows: int = 8,
) -> Glance:
    """Look at a sheet whose headings may name neither a picture file nor a field.

    Args:
        data, name, encoding, mapping, recall: as for `read_sheet`.
        max_rows: rows to show.

    Raises:
        TableError, UsageError, UnknownField: as `read_sheet`, but for missing columns.

    Example:
        >>> seen = glance("번호,내용\\n2031,한강\\n".encode(), name="a.csv", mapping={"내용": "caption"})
        >>> seen.headings, seen.columns, seen.rows
        (('번호', '내용'), ('', 'caption'), ((2, ('2031', '한강')),))
    """
    start = _beginning(data, name, encoding, mapping or {}, recall)
    numbered = [
        (number, row)
        for number, row in enumerate(start.rows, start=start.first_number)
        if any(cell.strip() for cell in row)
    ]
    columns = choose_columns(start.headings, start.chosen, name=name)
    return Glance(
        start.kind, start.encoding, start.headings, columns, tuple(numbered[:max_rows]), len(numbered)
    )


def read_table(data: bytes, *, name: str, encoding: str = "auto") -> Table:
    """Read a table whose columns are asked for by heading: `credit --table`, `dupes TABLE`.

    Args:
        data: the file's bytes, CSV of any form or a workbook.
        name: its name, for messages.
        encoding: "auto", or an encoding's name.

    Returns:
        The table; the first row that is not blank is its heading row.

    Raises:
        TableError: it cannot be read, or is empty.

    Example:
        >>> read_table(b"id,raw\\n1,Rain. / Yonhap\\n", name="a.csv").column("raw")
        ('Rain. / Yonhap',)
    """
    _, encoding_found, _, delimiter, sheets = _cells_of(data, name, encoding, known_headings)
    for _, rows in sheets:
        at = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
        if at is None:
            continue
        headings = tuple(cell.strip() for cell in rows[at])
        width = len(headings)
        found: list[tuple[int, tuple[str, ...]]] = []
        for number, row in enumerate(rows[at + 1 :], start=at + 2):
            if not row:
                continue
            if len(row) > width and any(cell.strip() for cell in row[width:]):
                raise TableError(f"{name}: row {number}: {TOO_WIDE}", row=number)
            found.append((number, (*row[:width], *("",) * (width - len(row)))))
        return Table(name, encoding_found, delimiter, headings, tuple(found))
    raise TableError(f"{name}: the table is empty", row=1)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """A sheet up to its headings: what is chosen by hand or by memory, and the rows below."""

    kind: Kind
    encoding: str
    bom: bytes
    delimiter: str
    headings: tuple[str, ...]
    chosen: Mapping[str, str]
    recalled: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]
    first_number: int
    notes: tuple[Problem, ...]


def _beginning(
    data: bytes, name: str, encoding: str, mapping: Mapping[str, str], recall: Recall
) -> _Beginning:
    by_hand = {fold_heading(heading) for heading in mapping}

    def known(cells: Sequence[str]) -> int:
        chosen = by_hand | {fold_heading(heading) for heading in recall(cells)}
        return known_headings(cells) + sum(fold_heading(cell) in chosen for cell in cells if cell)

    kind, encoding_found, bom, delimiter, sheets = _cells_of(data, name, encoding, known)
    rows, at, notes = _choose(sheets, known, name)
    headings = tuple(cell.strip() for cell in rows[at])
    taken = set(mapping.values()) - {"-"}
    recalled = {
        heading: field_id
        for heading, field_id in recall(headings).items()
        if fold_heading(heading) not in by_hand and field_id not in taken
    }
    return _Beginning(
        kind, encoding_found, bom, delimiter, headings, {**recalled, **mapping}, recalled, rows[at + 1 :],
        at + 2, tuple(notes),
    )  # fmt: skip


_Sheets = list[tuple[str, tuple[tuple[str, ...], ...]]]


def _cells_of(
    data: bytes, name: str, encoding: str, known: Callable[[Sequence[str]], int]
) -> tuple[Kind, str, bytes, str, _Sheets]:
    if other := what_else(data):
        raise TableError(f"{name}: {other}, not a sheet: save the captions as CSV or XLSX")
    kind = workbook_kind(data)
    if kind is not None:
        return kind, kind, b"", "", read_workbook(data, name=name)
    decoded = decode_sheet(data, name=name, encoding=encoding)
    records = read_records(decoded.text, name=name, known_headings=known)
    return "csv", decoded.encoding, decoded.bom, records.delimiter, [("", records.rows)]


def _choose(
    sheets: _Sheets, known: Callable[[Sequence[str]], int], name: str
) -> tuple[tuple[tuple[str, ...], ...], int, list[Problem]]:
    """Choose the worksheet and its heading row; other worksheets with headings are problems."""
    found: list[tuple[int, int, str, tuple[tuple[str, ...], ...]]] = []
    for title, rows in sheets:
        best_at, best = None, 0
        for at, row in enumerate(rows[:_HEADING_ROWS]):
            if (count := known(row)) > best:
                best_at, best = at, count
        if best_at is None:
            best_at = next((i for i, row in enumerate(rows) if any(c.strip() for c in row)), None)
        if best_at is not None:
            found.append((best, best_at, title, rows))
    if not found:
        raise TableError(f"{name}: the sheet is empty", row=1)
    enough = [entry for entry in found if entry[0] > 1] or found
    _, at, _, rows = enough[0]
    others = [
        Problem(None, "", f"the workbook's sheet {title!r} has captions too: save it as a file of its own")
        for _, _, title, _ in enough[1:]
        if enough[0][0] > 1
    ]
    return rows, at, others


def _about_captions(columns: Columns) -> list[Problem]:
    if "caption" in columns.mapping.values() or not columns.unmapped:
        return []
    first = columns.unmapped[0]
    option = map_option(first, "caption")
    return [Problem(None, first, f"no column is headed as caption; if “{first}” is one, say --map {option}")]
