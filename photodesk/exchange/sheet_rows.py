"""What does one row of a sheet say? Its cells against the columns, and what a person has to look at.

A cell that cannot be read is a problem with its row and column; the rest of its row is taken. A
row with more cells than headings is held back: its cells have shifted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from photodesk.errors import TextError
from photodesk.exchange.cells import cell_value, clean
from photodesk.exchange.dates import Order, date_order, same_date
from photodesk.exchange.headings import FILE, Columns, map_option
from photodesk.model import Value
from photodesk.tables.fields import Field, field_named
from photodesk.text import cut

TOO_WIDE = "more cells than headings: put text that holds the delimiter in quotation marks"


_TOO_WIDE_KO = "칸이 제목보다 많습니다. 쉼표가 들어 있는 내용은 따옴표로 묶어 주십시오"
_TWO_FILES_KO = "한 행에 파일 이름이 둘입니다. 하나만 남겨 주십시오"
_NO_DATE_KO = "“{}”: 날짜로 읽을 수 없습니다. 2026-11-24처럼 적어 주십시오"
_LOST_KO = "읽을 수 없는 글자가 있습니다. 새로 적어 주십시오"
_DIFFERING_KO = "{}의 내용이 서로 다릅니다. 하나만 남겨 주십시오"
_SHOWN_CHARS = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the sheet that a person has to look at.

    Attributes:
        row: the sheet's own row number, or None when it is about the whole sheet.
        column: heading, or "".
        message: what, and what to do.
        holds: True when the row must not be used at all; else only this cell is not taken.
        message_ko: the same for the author of a Korean sheet, "" where he never sees it.
    """

    row: int | None
    column: str
    message: str
    holds: bool = False
    message_ko: str = ""


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


class RowReader:
    """Reads the rows of one sheet: what each column needs is worked out once.

    Args:
        headings: the heading row. columns: what its columns hold.
        rows: the cells of the rows under it.

    Example:
        >>> from photodesk.exchange.headings import map_columns
        >>> headings = ("file", "caption")
        >>> rows, problems = RowReader(headings, map_columns(headings), [("a.jpg", "Rain.")]).read(2)
        >>> rows[0].number, rows[0].file, rows[0].values
        (2, 'a.jpg', {'caption': 'Rain.'})
    """

    def __init__(self, headings: tuple[str, ...], columns: Columns, rows: Sequence[tuple[str, ...]]) -> None:
        self._headings = headings
        self._rows = rows
        self._files = [i for i, field in enumerate(columns.fields) if field == FILE]
        self._columns: list[tuple[int, Field, Order]] = []
        for position, field_id in enumerate(columns.fields):
            if field_id and field_id != FILE:
                field = field_named(field_id)
                order: Order = ""
                if field.kind == "date":
                    order = date_order(row[position] for row in rows if position < len(row))
                self._columns.append((position, field, order))
        self._problems: list[Problem] = []

    def read(self, first_number: int) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
        """Return the rows that are not blank, and the problems; the first row has that number."""
        width = len(self._headings)
        read: list[Row] = []
        for number, cells in enumerate(self._rows, start=first_number):
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            if len(cells) > width:
                if any(cell.strip() for cell in cells[width:]):
                    self._problems.append(Problem(number, "", TOO_WIDE, True, _TOO_WIDE_KO))
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
                    Problem(
                        number,
                        self._headings[self._files[0]],
                        f"the row names {shown}: keep one",
                        True,
                        _TWO_FILES_KO,
                    )
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
                said = _NO_DATE_KO.format(text[:_SHOWN_CHARS])
                self._problems.append(Problem(number, self._headings[position], reason, message_ko=said))
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
            heading = self._headings[position]
            self._problems.append(Problem(number, heading, str(error), message_ko=_LOST_KO))
            return ""

    def _differing(self, number: int, field: Field) -> Problem:
        headings = [self._headings[position] for position, other, _ in self._columns if other is field]
        return Problem(
            number,
            headings[0],
            f"{' and '.join(headings)} say different things for {field.id}: "
            f"keep one, or say --map {map_option(headings[0], field.id)}",
            message_ko=_DIFFERING_KO.format(", ".join(headings)),
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
