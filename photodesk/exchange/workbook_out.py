"""How are cells written into an XLSX? Frozen headings, wrapped text, pictures beside the rows.

Every cell is text: a formula stays harmless, a date keeps its ISO form. What begins like a
formula carries Excel's quote prefix instead of a visible apostrophe.

Standard: ECMA-376 part 1, 18.8.45 (quotePrefix).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from photodesk.errors import TableError
from photodesk.exchange.cells import escape_formula

_MAX_CELL_CHARS = 32_767
_PICTURE_HEIGHT_PX = 96
_EXCEL_DPI = 96


def write_workbook(
    rows: Sequence[Sequence[str]],
    *,
    name: str = "Photos",
    widths: Mapping[int, int] | None = None,
    pictures: Mapping[int, bytes] | None = None,
    picture_heading: str = "Preview",
) -> bytes:
    """Write rows of text as a workbook of one worksheet.

    Args:
        rows: the heading row first.
        name: of the worksheet.
        widths: column position -> width in characters; others are 18.
        pictures: row position in `rows` -> JPEG or PNG bytes, shown in a column of their own.
        picture_heading: heading of that column.

    Returns:
        The workbook's bytes; `read_sheet` reads the same texts.

    Raises:
        TableError: a text is longer than the 32,767 characters a cell may hold, or a picture is
            neither JPEG nor PNG.

    Example:
        >>> write_workbook([["Filename", "Caption"], ["a.jpg", "한강"]])[:2]
        b'PK'
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet(name)
    plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
    formats = {
        "heading": book.add_format({"bold": True, "valign": "top"}),
        "text": book.add_format(plain),
        "harmless": book.add_format({**plain, "quote_prefix": True}),
    }
    columns = max((len(row) for row in rows), default=0)
    for position in range(columns):
        sheet.set_column(position, position, (widths or {}).get(position, 18))
    for number, row in enumerate(rows):
        for position, text in enumerate(row):
            if len(text) > _MAX_CELL_CHARS:
                raise TableError(
                    f"row {number + 1}: a text has {len(text):,} characters, "
                    f"a workbook's cell holds {_MAX_CELL_CHARS:,}: write CSV",
                    row=number + 1,
                )
            if text:
                _write(sheet, number, position, text, formats)
    if pictures:
        sheet.write_string(0, columns, picture_heading, formats["heading"])
        sheet.set_column(columns, columns, 24)
        for number, picture in pictures.items():
            _place(sheet, number, columns, picture)
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def _write(sheet: Any, number: int, position: int, text: str, formats: Mapping[str, Any]) -> None:
    if number == 0:
        sheet.write_string(number, position, text, formats["heading"])
    elif escape_formula(text) == text:
        sheet.write_string(number, position, text, formats["text"])
    elif text.startswith("'"):
        # An apostrophe of the text itself, which a reader would take for the escape.
        sheet.write_string(number, position, escape_formula(text), formats["text"])
    else:
        sheet.write_string(number, position, text, formats["harmless"])


def _place(sheet: Any, number: int, position: int, picture: bytes) -> None:
    from xlsxwriter.exceptions import XlsxWriterException
    from xlsxwriter.image import Image

    data = io.BytesIO(picture)
    try:
        image = Image(data)
        height_px = image.height * _EXCEL_DPI / (image.y_dpi or _EXCEL_DPI)
        scale = min(1.0, _PICTURE_HEIGHT_PX / height_px)
        sheet.set_row_pixels(number, _PICTURE_HEIGHT_PX + 6)
        sheet.insert_image(
            number,
            position,
            f"{number}.jpg",
            {"image_data": data, "x_scale": scale, "y_scale": scale, "x_offset": 3, "y_offset": 3},
        )
    except (XlsxWriterException, ZeroDivisionError, ValueError, IndexError) as error:
        raise TableError(f"row {number + 1}: the thumbnail is no JPEG or PNG ({error})") from None
