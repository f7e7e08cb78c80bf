"""What does a newsroom's sheet say? From a file's bytes to rows of field values.

CSV and TSV as Excel, Numbers, Google Sheets, Hancom Office, Photo Mechanic and exiftool write
them, and XLSX, XLS and ODS. The parts: `encoding` (the ladder), `records` (delimiter and
quotes), `workbook` (spreadsheet files), `headings` (which field), `cells` and `dates` (which
value). Bad data is a problem with its row and column; an error means that there is no sheet.

Row numbers are the sheet's own: its first row is 1, blank rows count, a cell with line breaks
is one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from photodesk.errors import TableError, TextError
from photodesk.exchange.cells import cell_value, clean
from photodesk.exchange.dates import Order, date_order, same_date
from photodesk.exchange.encoding import decode_sheet, encoding_label
from photodesk.exchange.headings import FILE, Columns, field_of_heading, known_headings, map_columns
from photodesk.exchange.records import DELIMITERS, read_records
from photodesk.exchange.workbook import read_workbook, workbook_kind
from photodesk.model import Value
from photodesk.tables.fields import BY_ID, Field, fold_heading
from photodesk.text import cut, is_korean

Kind = Literal["csv", "xlsx", "xls", "ods"]

_HEADING_ROWS = 10
"""The heading row is looked for in the first rows: titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the sheet that a person has to look at.

    Attributes:
        row: the sheet's own row number, or None when it is about the whole sheet.
        column: heading, or "".
        message: what, and what to do.
        holds: True when the row must not be used at all; else only this cell is not taken.
    """

    row: int | None
    column: str
    message: str
    holds: bool = False


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row of a sheet.

    A sheet has them by the hundred thousand: a msgspec structure is made in a twelfth of the
    time of a dataclass, which the import of such a sheet shows (tests/benchmarks/exchange.py).

    Attributes:
        number: the sheet's own row number (heading row 1, first data row 2).
        file: what its file column says, or "".
        values: field id -> value, of the cells that are not empty and could be read.
        cells: every cell as it stands there.
    """

    number: int
    file: str
    values: Mapping[str, Value]
    cells: tuple[str, ...] = ()


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
    data: bytes, *, name: str, encoding: str = "auto", mapping: Mapping[str, str] | None = None
) -> Sheet:
    """Read a sheet of captions.

    Args:
        data: the file's bytes.
        name: its name, for messages.
        encoding: "auto", or an encoding's name to overrule the ladder.
        mapping: heading -> field id, "file" or "-", before what the headings say.

    Returns:
        The sheet. Cells that cannot be read, and rows with more cells than headings, are problems.

    Raises:
        TableError: the encoding, quotes or headings make it unreadable; one line with the place.
        UsageError: `mapping` names a heading that is not there, `encoding` is none.
        UnknownField: `mapping` names a field that there is not.

    Example:
        >>> sheet = read_sheet("파일명,사진설명,촬영\\na.jpg,한강,심현철 · 김강민\\n".encode(), name="a.csv")
        >>> sheet.rows[0].file, sheet.rows[0].values["creator"]
        ('a.jpg', ('심현철', '김강민'))
    """
    chosen = {fold_heading(heading) for heading in mapping or {}}

    def known(cells: Sequence[str]) -> int:
        return known_headings(cells) + sum(fold_heading(cell) in chosen for cell in cells if cell)

    kind, encoding_found, bom, delimiter, sheets = _cells_of(data, name, encoding, known)
    rows, at, notes = _choose(sheets, known, name)
    headings = tuple(cell.strip() for cell in rows[at])
    columns = map_columns(headings, mapping, name=name)
    reader = _RowReader(headings, columns, rows[at + 1 :])
    read, problems = reader.read(at + 2)
    if not read:
        raise TableError(f"{name}: no row stands under the headings", row=at + 2)
    return Sheet(
        name=name,
        kind=kind,
        encoding=encoding_found,
        bom=bom,
        delimiter=delimiter,
        headings=headings,
        columns=columns.fields,
        mapping=columns.mapping,
        unmapped=columns.unmapped,
        rows=read,
        problems=(*notes, *_about_captions(columns), *problems),
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
                raise TableError(f"{name}: row {number}: {_TOO_WIDE}", row=number)
            found.append((number, (*row[:width], *("",) * (width - len(row)))))
        return Table(name, encoding_found, delimiter, headings, tuple(found))
    raise TableError(f"{name}: the table is empty", row=1)


_TOO_WIDE = "more cells than headings: put text that holds the delimiter in quotation marks"

_Sheets = list[tuple[str, tuple[tuple[str, ...], ...]]]


def _cells_of(
    data: bytes, name: str, encoding: str, known: Callable[[Sequence[str]], int]
) -> tuple[Kind, str, bytes, str, _Sheets]:
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
    return [
        Problem(
            None, first, f"no column is headed as caption; if {first!r} is one, say --map {first}=caption"
        )
    ]


class _RowReader:
    """Reads the rows of one sheet: what each column needs is worked out once."""

    def __init__(self, headings: tuple[str, ...], columns: Columns, rows: Sequence[tuple[str, ...]]) -> None:
        self._headings = headings
        self._rows = rows
        self._files = [i for i, field in enumerate(columns.fields) if field == FILE]
        self._columns: list[tuple[int, Field, Order]] = []
        for position, field_id in enumerate(columns.fields):
            if field_id and field_id != FILE:
                field = BY_ID[field_id]
                order: Order = ""
                if field.kind == "date":
                    order = date_order(row[position] for row in rows if position < len(row))
                self._columns.append((position, field, order))
        self._problems: list[Problem] = []

    def read(self, first_number: int) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
        width = len(self._headings)
        read: list[Row] = []
        for number, cells in enumerate(self._rows, start=first_number):
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            if len(cells) > width:
                if any(cell.strip() for cell in cells[width:]):
                    self._problems.append(Problem(number, "", _TOO_WIDE, holds=True))
                else:
                    cells = cells[:width]
            read.append(Row(number, self._file(number, cells), self._values(number, cells), cells))
        return tuple(read), tuple(self._problems)

    def _file(self, number: int, cells: tuple[str, ...]) -> str:
        names = [
            text
            for position in self._files
            if position < len(cells) and (text := self._text(number, position, cells[position]))
        ]
        if len(names) > 1:
            ends = {name.replace("\\", "/").rpartition("/")[2].casefold() for name in names}
            if len(ends) > 1:
                shown = " and ".join(names[:2])
                self._problems.append(
                    Problem(number, self._headings[self._files[0]], f"the row names {shown}: keep one", True)
                )
        return names[0] if names else ""

    def _values(self, number: int, cells: tuple[str, ...]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        size = len(cells)
        for position, field, order in self._columns:
            if position >= size or not (cell := cells[position]):
                continue
            text = self._text(number, position, cell)
            if not text:
                continue
            value, reason = cell_value(field, text, order)
            if reason:
                self._problems.append(Problem(number, self._headings[position], reason))
            elif field.id not in values:
                values[field.id] = value
            elif not values[field.id]:
                continue
            elif (both := _reconciled(field, values[field.id], value)) is not None:
                values[field.id] = both
            else:
                self._problems.append(self._differing(number, field))
                values[field.id] = ""
        return {field_id: value for field_id, value in values.items() if value}

    def _text(self, number: int, position: int, cell: str) -> str:
        try:
            return clean(cell)
        except TextError as error:
            self._problems.append(Problem(number, self._headings[position], str(error)))
            return ""

    def _differing(self, number: int, field: Field) -> Problem:
        headings = [self._headings[position] for position, other, _ in self._columns if other is field]
        return Problem(
            number,
            headings[0],
            f"{' and '.join(headings)} say different things for {field.id}: "
            f"keep one, or say --map {headings[0]}={field.id}",
        )


def _reconciled(field: Field, one: Value, other: Value) -> Value | None:
    """Return what two columns of one field say together, or None when they differ.

    exiftool's sheets hold a field once per container: IIM's copy is cut at its byte limit, and
    one date may be finer than the other.
    """
    if one == other:
        return one
    if isinstance(one, str) and isinstance(other, str):
        if field.kind == "date" and same_date(one, other):
            return max(one, other, key=len)
        longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
        if field.iim_max_bytes and shorter and cut(longer, field.iim_max_bytes) == shorter:
            return longer
    return None
