"""How does a sheet go out? The round-trip sheet of photos, and the rows that go back to their author.

What is written reads back equal: formulas are made harmless, lists quoted where they must be, and
a character that the encoding lacks is spelt "[U+1F600]" and reported. CSV has CRLF and a byte
order mark, so that Excel opens it as UTF-8.

Standard: RFC 4180.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photodesk.errors import UnknownField
from photodesk.exchange.captions_table import Sheet
from photodesk.exchange.cells import escape_formula, spelt_out, unescape_formula, value_cell, written_cell
from photodesk.exchange.encoding import encode_sheet, find_encoding
from photodesk.exchange.headings import OUR_HEADINGS
from photodesk.exchange.workbook_out import write_workbook
from photodesk.metadata.diverging import languages
from photodesk.model import Metadata
from photodesk.tables.fields import BY_ID, EDITABLE, Field, field_named, fold_heading

ROUND_TRIP_FIELDS: tuple[str, ...] = (
    "caption", "headline", "credit_line", "creator", "source", "date_created", "city", "country",
    "keywords", "alt_text", "instructions", "copyright_notice",
)  # fmt: skip
"""Fields that a round-trip sheet always has; others that some photo carries follow."""

_WIDE = {"caption": 60, "alt_text": 40, "instructions": 30}


@dataclass(frozen=True, slots=True)
class Loss:
    """Characters of one cell that the sheet's encoding lacks; they are spelt "[U+1F600]" there."""

    row: int
    column: str
    characters: str


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A written sheet: its bytes, and what its encoding could not hold as it is."""

    data: bytes
    losses: tuple[Loss, ...] = ()


def round_trip_sheet(
    photos: Sequence[tuple[str, Metadata]],
    *,
    fields: Sequence[str] | None = None,
    encoding: str = "utf-8-sig",
    delimiter: str = ",",
    korean: bool = False,
) -> SheetOut:
    """Write what photos say as a CSV that `read_sheet` reads back equal.

    Args:
        photos: (path or name, what it says) in the sheet's order.
        fields: field ids of the columns; None for `ROUND_TRIP_FIELDS` and whatever else is filled.
        encoding: "utf-8-sig" (opens in Excel), "cp949", or another that Python knows.
        delimiter: between cells.
        korean: headings in Korean.

    Returns:
        The bytes, and the cells whose characters the encoding lacks.

    Raises:
        UnknownField: `fields` names one that there is not, or a structure, which no cell carries.
        UsageError: there is no such encoding.

    Example:
        >>> out = round_trip_sheet([("a.jpg", Metadata(caption="Zoë"))], fields=["caption"], encoding="cp949")
        >>> out.data
        b'Filename,Caption\\r\\na.jpg,Zo[U+00EB]\\r\\n'
        >>> out.losses
        (Loss(row=2, column='Caption', characters='ë'),)
    """
    found = find_encoding(encoding)
    found = "utf-8-sig" if found == "auto" else found
    rows = _rows(photos, fields, korean=korean)
    losses: list[Loss] = []
    written: list[list[str]] = [rows[0]]
    for number, row in enumerate(rows[1:], start=2):
        cells: list[str] = []
        for heading, text in zip(rows[0], row, strict=True):
            cell, missing = written_cell(text, found)
            if missing:
                losses.append(Loss(number, heading, missing))
            cells.append(cell)
        written.append(cells)
    return SheetOut(encode_sheet(_csv(written, delimiter), found), tuple(losses))


def round_trip_workbook(
    photos: Sequence[tuple[str, Metadata]],
    *,
    fields: Sequence[str] | None = None,
    thumbnails: Mapping[str, bytes] | None = None,
    korean: bool = False,
) -> bytes:
    """Write what photos say as an XLSX that `read_sheet` reads back equal.

    Args:
        photos: (path or name, what it says) in the sheet's order.
        fields: as for `round_trip_sheet`.
        thumbnails: path or name -> JPEG or PNG bytes; a photo without one has an empty cell.
        korean: headings in Korean.

    Returns:
        The workbook's bytes.

    Raises:
        UnknownField: as for `round_trip_sheet`.
        TableError: a text is longer than a cell may be, or a thumbnail is no JPEG or PNG.

    Example:
        >>> round_trip_workbook([("a.jpg", Metadata(caption="한강"))])[:2]
        b'PK'
    """
    rows = [[spelt_out(text) for text in row] for row in _rows(photos, fields, korean=korean)]
    by_heading = {_heading(field, korean): _WIDE.get(field.id, 18) for field in EDITABLE}
    pictures = {
        number: (thumbnails or {})[path]
        for number, (path, _) in enumerate(photos, start=1)
        if path in (thumbnails or {})
    }
    return write_workbook(
        rows,
        name="사진" if korean else "Photos",
        widths={i: by_heading.get(heading, 24) for i, heading in enumerate(rows[0])},
        pictures=pictures,
        picture_heading="미리보기" if korean else "Preview",
    )


def leftover_sheet(sheet: Sheet, why: Mapping[int, str]) -> bytes:
    """Write the rows that were not taken, for their author: the sheet's own form plus a column why.

    Args:
        sheet: the sheet as read.
        why: row number -> why it was not taken (`reasons.reasons`); rows of other numbers are
            left out.

    Returns:
        A sheet in the same encoding, delimiter and headings with "why" (Korean headings: "왜") at
        the end; a workbook for a workbook. Read again and matched, it is a sheet like any other.

    Example:
        >>> from photodesk.exchange.captions_table import read_sheet
        >>> sheet = read_sheet("파일명,캡션\\r\\na.jpg,한강\\r\\n".encode("cp949"), name="a.csv")
        >>> leftover_sheet(sheet, {2: "a.jpg: 파일 없음"}).decode("cp949")
        '파일명,캡션,왜\\r\\na.jpg,한강,a.jpg: 파일 없음\\r\\n'
    """
    kept = [i for i, heading in enumerate(sheet.headings) if fold_heading(heading) not in OUR_HEADINGS]
    rows = [[*(sheet.headings[i] for i in kept), "왜" if sheet.is_korean else "why"]]
    for row in sheet.rows:
        if row.number in why:
            # What stood there goes back as it came, but that a formula is made harmless.
            cells = [unescape_formula(row.cells[i]) if i < len(row.cells) else "" for i in kept]
            beyond = [unescape_formula(cell) for cell in row.cells[len(sheet.headings) :]]
            rows.append([*cells, why[row.number], *beyond])
    if sheet.kind != "csv":
        return write_workbook(rows)
    lines = [[escape_formula(cell) for cell in row] for row in rows]
    for line, texts in zip(lines[1:], rows[1:], strict=True):
        reason = unicodedata.normalize("NFC", texts[len(kept)])
        line[len(kept)] = written_cell(reason, sheet.encoding)[0]
    return encode_sheet(_csv(lines, sheet.delimiter or ","), sheet.encoding, sheet.bom)


def _rows(
    photos: Sequence[tuple[str, Metadata]], fields: Sequence[str] | None, *, korean: bool
) -> list[list[str]]:
    columns = _columns(photos, fields)
    rows = [["파일명" if korean else "Filename", *(_heading(field, korean) for field in columns)]]
    for path, metadata in photos:
        texts = [path, *(value_cell(field, metadata.get(field.id)) for field in columns)]
        rows.append([unicodedata.normalize("NFC", text) for text in texts])
    return rows


def _columns(photos: Sequence[tuple[str, Metadata]], fields: Sequence[str] | None) -> list[Field]:
    if fields is None:
        filled = {field_id for _, metadata in photos for field_id, _ in metadata.items()}
        more = [f.id for f in EDITABLE if f.id in filled and f.id not in ROUND_TRIP_FIELDS]
        others = sorted(languages(*(metadata for _, metadata in photos)))
        named = (field_named(name) for name in (*ROUND_TRIP_FIELDS, *more, *others))
        return [field for field in named if not field.is_structure]
    columns: list[Field] = []
    for field_id in fields:
        try:
            field = field_named(field_id)
        except KeyError:
            field = None
        if field is None or field.tier == "technical":
            raise UnknownField(f"no field is called {field_id!r}: the README lists the fields")
        if field.is_structure:
            raise UnknownField(f"{field_id} has parts of its own, which one cell cannot carry")
        columns.append(field)
    return columns


def _heading(field: Field, korean: bool) -> str:
    base, at, language = field.id.partition("@")
    heading = BY_ID[base].label_ko if korean else BY_ID[base].label
    return f"{heading}{at}{language}"


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
