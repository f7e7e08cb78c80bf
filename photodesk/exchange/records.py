"""Which records does a sheet's text hold? Delimiter, quotes and line breaks, as spreadsheets write them.

Standard: RFC 4180, with the habits of Excel, Numbers, Google Sheets and Hancom Office: four
delimiters, a first line "sep=;", CR, LF or CRLF, line breaks inside quoted cells. A blank line
counts as a row, as it does in a spreadsheet, so that row numbers are the sheet's own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from photodesk.errors import TableError

DELIMITERS: dict[str, str] = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
"""Delimiters that are tried, in this order, with their names."""

_SEP_LINE = re.compile(r"^sep=(\t|[^\w\s\"'])(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LINE = re.compile(r"\s*[^\r\n]*")
_BLANKS = re.compile(" +")
_LOOK_CHARS = 65_536
_LOOK_ROWS = 20
_UNUSED = "\x1f"
"""Unit separator: splits a sheet of one column, whose cells may hold any delimiter unquoted."""


@dataclass(frozen=True, slots=True)
class Records:
    """The cells of a sheet as text.

    Attributes:
        delimiter: of `DELIMITERS`, or "" for a workbook or a sheet of one column.
        rows: cells of every row from the sheet's row 1 on; () is a blank row.
    """

    delimiter: str
    rows: tuple[tuple[str, ...], ...]


def read_records(
    text: str, *, name: str, known_headings: Callable[[Sequence[str]], int] = lambda _: 0
) -> Records:
    """Split a sheet's text into cells.

    Args:
        text: the decoded sheet, without byte order mark.
        name: the sheet's name, for messages.
        known_headings: how many cells of a row are headings that we know; decides the delimiter.

    Returns:
        The records; no rows when the text is blank.

    Raises:
        TableError: a quote that is never closed, or text behind a closing quote, with its row.

    Source: RFC 4180, section 2.

    Example:
        >>> read_records('파일명;설명\\r\\na.jpg;"한강,\\n서울"\\r\\n', name="a.csv").rows[1]
        ('a.jpg', '한강,\\n서울')
    """
    text = text.removeprefix("\ufeff")
    declared = _SEP_LINE.match(text)
    if declared:
        text = text[declared.end() :]
        delimiter = declared[1]
    else:
        delimiter = _delimiter(text, known_headings)
    rows: list[tuple[str, ...]] = []
    first_line = _LINE.match(text)
    spaced = first_line is not None and f'{delimiter} "' in _BLANKS.sub(" ", first_line[0])
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=spaced
    )
    try:
        rows.extend(map(tuple, reader))
    except csv.Error as error:
        unquoted = _unquoted(text) if delimiter == "\t" else None
        if unquoted is None:
            raise _refused(str(error), name, len(rows) + 1) from None
        rows = unquoted
    return Records("" if delimiter == _UNUSED else delimiter, tuple(rows))


def beginning(text: str) -> list[list[str]]:
    """Return the rows of a sheet's beginning, however broken: to say where something stands.

    Example:
        >>> beginning('file,caption\\na.jpg,"cut off')
        [['file', 'caption'], ['a.jpg', 'cut off']]
    """
    text = text.removeprefix("\ufeff")
    declared = _SEP_LINE.match(text)
    delimiter = declared[1] if declared else _delimiter(text, lambda _: 0)
    return _lenient(text[declared.end() :] if declared else text, delimiter)


def _delimiter(text: str, known_headings: Callable[[Sequence[str]], int]) -> str:
    best, best_score = _UNUSED, (0, 0.0, 1)
    look = text[:_LOOK_CHARS]
    for delimiter in DELIMITERS:
        rows = [row for row in _lenient(look, delimiter, _LOOK_ROWS) if any(cell.strip() for cell in row)]
        if not rows:
            continue
        heading = max(rows, key=known_headings)
        width = len(heading)
        even = sum(len(row) == width for row in rows) / len(rows)
        score = (known_headings(heading), even, width)
        if width > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def _lenient(text: str, delimiter: str, max_rows: int | None = None) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if max_rows is not None and len(rows) >= max_rows:
                break
    except csv.Error:
        pass
    return rows


def _unquoted(text: str) -> list[tuple[str, ...]] | None:
    """Read tabs without quoting, as Google Sheets writes them; None if rows get wider than the headings."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    rows = [tuple(line.split("\t")) if line else () for line in lines]
    width = max((len(row) for row in rows[:_LOOK_ROWS]), default=0)
    return rows if len(rows[0]) == width and all(len(row) <= width for row in rows) else None


def _refused(error: str, name: str, row: int) -> TableError:
    if "field larger" in error:
        why = (
            f"a cell is longer than {csv.field_size_limit():,} characters: a quotation mark may not be closed"
        )
    elif "unexpected end" in error:
        why = "a quotation mark is opened and never closed: close it, or write it twice inside a cell"
    else:
        why = "text stands behind a closing quotation mark: write quotation marks inside a cell twice"
    return TableError(f"{name}: row {row}: {why}", row=row)
