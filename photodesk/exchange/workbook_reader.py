"""The process that reads one workbook: its bytes on standard input, its cells as JSON on standard output.

Run by `workbook.read_workbook`; imports nothing of PhotoDesk, so that it starts in milliseconds.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

_MAX_MEMORY_BYTES = 3 * 1024**3

Cell = int | float | str | bool | time | date | datetime | timedelta


def cell_text(cell: Cell) -> str:
    """Return a cell as text.

    Midnight is a bare date. Excel counts days in floating point, so 09:30:15 may arrive as
    09:30:14.999995: fractions are rounded to milliseconds.

    Example:
        >>> cell_text(datetime(2026, 11, 24, 9, 30, 14, 999995)), cell_text(datetime(2026, 11, 24))
        ('2026-11-24T09:30:15', '2026-11-24')
        >>> cell_text(2031.0), cell_text(0.5), cell_text(True)
        ('2031', '0.5', 'TRUE')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        moment = cell + timedelta(microseconds=500) if cell.year < 9999 else cell
        moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        if moment.time() == time():
            return moment.date().isoformat()
        return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")
    if isinstance(cell, time):
        return cell.isoformat(timespec="seconds")
    return str(cell)


def worksheets(data: bytes) -> dict[str, object]:
    """Return {"sheets": [[name, rows], …]} of the visible worksheets, or {"error": message}."""
    import python_calamine as calamine

    sheets: list[tuple[str, list[list[str]]]] = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for position, about in enumerate(book.sheets_metadata):
            is_table = about.typ == calamine.SheetTypeEnum.WorkSheet
            if is_table and about.visible == calamine.SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_index(position)
                cells = sheet.to_python(skip_empty_area=False)
                _fill_merged(cells, sheet.merged_cell_ranges or ())
                sheets.append((about.name, [_row(row) for row in cells]))
    except calamine.PasswordError:
        return {"error": "protected by a password: save it without one"}
    except calamine.CalamineError as error:
        return {"error": f"damaged or no spreadsheet ({error}): save it again, or as CSV"}
    return {"sheets": sheets}


def _fill_merged(rows: list[list[Cell]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Let a cell that is merged over several rows count for each of them that says something else."""
    for (first, column), (last, _) in ranges:
        if first >= len(rows) or column >= len(rows[first]) or rows[first][column] == "":
            continue
        for row in rows[first + 1 : last + 1]:
            if column < len(row) and row[column] == "" and any(cell != "" for cell in row):
                row[column] = rows[first][column]


def _row(cells: list[Cell]) -> list[str]:
    row = [cell_text(cell) for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY_BYTES, _MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # a lower limit already holds
        pass


if __name__ == "__main__":
    _bound_memory()
    answer = worksheets(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8"))
