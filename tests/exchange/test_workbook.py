"""Workbooks: XLSX as Excel writes it, XLS of Excel 97 (`samples/sheet.xls`), ODS, and hostile ones.

`samples/libreoffice.*` were saved by LibreOffice 7.4."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from photodesk.errors import TableError
from photodesk.exchange.captions_table import read_sheet, read_table
from photodesk.exchange.workbook import read_workbook, workbook_kind
from photodesk.exchange.workbook_out import write_workbook

SAMPLES = Path(__file__).parent / "samples"
CAPTION = "시민들이 24일 서울 한강공원에서 “산책”하고 있다. 😀\n둘째 줄"


def _excel(
    rows: list[list[object]], *, hidden: bool = False, others: dict[str, list[list[object]]] | None = None
) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    forms = {
        date: book.add_format({"num_format": 'yyyy"년" m"월" d"일"'}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    for title, cells in {"표 1": rows, **(others or {})}.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(cells):
            for position, cell in enumerate(row):
                if isinstance(cell, (date, time)):
                    sheet.write_datetime(number, position, cell, forms[type(cell)])
                elif cell is not None:
                    sheet.write(number, position, cell)
        if hidden and title == "표 1":
            sheet.hide()
    if hidden:
        book.worksheets()[1].activate()
    book.close()
    return out.getvalue()


def _ods(rows: list[list[str]]) -> bytes:
    """Write what LibreOffice and Hancom write: content.xml with a repeated blank row."""

    def cell(text: str) -> str:
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="사진">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return out.getvalue()


def test_an_excel_workbook_is_read_with_its_dates_and_numbers() -> None:
    data = _excel(
        [
            ["파일명", "사진설명", "촬영일", "작업번호", "키워드"],
            ["IMG_2031.JPG", CAPTION, date(2026, 11, 24), 2031, "한강; 산책"],
            [],
            [2032, "Rain.", datetime(2026, 11, 24, 9, 30, 15), "A-7", None],
        ]
    )
    sheet = read_sheet(data, name="captions.xlsx")
    assert sheet.describe() == "captions.xlsx: XLSX, 2 rows."
    assert [(row.number, row.file) for row in sheet.rows] == [(2, "IMG_2031.JPG"), (4, "2032")]
    assert sheet.rows[0].values == {
        "caption": CAPTION,
        "date_created": "2026-11-24",
        "job_id": "2031",
        "keywords": ("한강", "산책"),
    }
    assert sheet.rows[1].values["date_created"] == "2026-11-24T09:30:15"


def test_a_workbook_of_excel_97_is_read() -> None:
    sheet = read_sheet((SAMPLES / "sheet.xls").read_bytes(), name="sheet.xls")
    assert (sheet.kind, [row.number for row in sheet.rows]) == ("xls", [2, 4])
    assert sheet.rows[0].values == {
        "caption": "시민들이 24일 서울 한강공원에서 “산책”하고 있다.\n두 번째 줄.",
        "credit_line": "연합뉴스",
        "date_created": "2026-11-24",
    }
    assert sheet.rows[1].file == "2032"


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_workbooks_that_libreoffice_saved_are_read(name: str) -> None:
    sheet = read_sheet((SAMPLES / name).read_bytes(), name=name)
    assert sheet.kind == Path(name).suffix[1:]
    assert [(row.number, row.file, row.values) for row in sheet.rows] == [
        (2, "IMG_2031.JPG", {
            "caption": "시민들이 24일 서울 한강공원에서 “산책”하고 있다.\n두 번째 줄, 😀",
            "credit_line": "연합뉴스",
            "date_created": "2026-11-24",
        }),
        (4, "2032", {
            "caption": "=합계", "credit_line": "AP-Yonhap", "date_created": "2026-11-24T09:30:00",
        }),
    ]  # fmt: skip
    assert sheet.problems == ()


def test_an_opendocument_sheet_is_read() -> None:
    sheet = read_sheet(_ods([["파일명", "캡션"], ["a.jpg", "한강\n산책"]]), name="a.ods")
    assert (sheet.kind, sheet.rows[0].values) == ("ods", {"caption": "한강\n산책"})


def test_headings_below_an_empty_row_and_column_keep_their_row_numbers() -> None:
    sheet = read_sheet(_excel([[], [None, "파일명", "캡션"], [None, "a.jpg", "한강"]]), name="a.xlsx")
    assert (sheet.rows[0].number, sheet.rows[0].values) == (3, {"caption": "한강"})


def test_the_worksheet_with_captions_is_found_and_others_are_pointed_out() -> None:
    notes: list[list[object]] = [["메모"], ["사진부 회의"]]
    good: list[list[object]] = [["파일명", "캡션"], ["a.jpg", "한강"]]
    data = _excel(notes, others={"캡션": good, "지난주": good})
    sheet = read_sheet(data, name="a.xlsx")
    assert sheet.rows[0].file == "a.jpg"
    assert [problem.row for problem in sheet.problems] == [None]
    assert "'지난주'" in sheet.problems[0].message


def test_a_hidden_worksheet_is_not_read() -> None:
    old: list[list[object]] = [["파일명", "캡션"], ["old.jpg", "지난주"]]
    data = _excel(old, hidden=True, others={"캡션": [["파일명", "캡션"], ["a.jpg", "한강"]]})
    assert read_sheet(data, name="a.xlsx").rows[0].file == "a.jpg"


def test_a_table_may_be_a_workbook() -> None:
    assert read_table(_excel([["id", "raw"], [1, "비. / 연합뉴스"]]), name="a.xlsx").column("raw") == (
        "비. / 연합뉴스",
    )


def test_a_workbook_with_one_stray_cell_far_away_is_refused_and_harms_nobody() -> None:
    # Read in our own process it asks for 500 GB and ends that process.
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["파일명", "캡션"])
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(TableError, match="too far apart"):
        read_sheet(out.getvalue(), name="a.xlsx")


def test_damaged_workbooks_are_refused_or_read_never_worse() -> None:
    chance = random.Random(7)
    for good in (
        (SAMPLES / "sheet.xls").read_bytes(),
        _excel([["파일명", "캡션"], ["a.jpg", "한강"]]),
        _ods([["파일명", "캡션"], ["a.jpg", "한강"]]),
    ):
        for _ in range(12):
            data = bytearray(good)
            for _ in range(4):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
            try:
                read_workbook(bytes(data), name="a.xlsx")
            except TableError as error:
                assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


def test_a_picture_is_no_workbook() -> None:
    assert workbook_kind(b"\xff\xd8\xff\xe0") is None
    assert workbook_kind(b"") is None


def test_what_is_written_as_a_workbook_reads_back_equal() -> None:
    texts = [CAPTION, "=1+1", "'=x", "@a", "2026-11-24", "00123", "1e5", "  x", "http://a.kr", "a\tb"]
    rows = [["파일명", "캡션"], *([f"{i}.jpg", text] for i, text in enumerate(texts))]
    sheet = read_sheet(write_workbook(rows), name="a.xlsx")
    assert [row.values["caption"] for row in sheet.rows] == [text.strip() for text in texts]


def test_formulas_in_a_workbook_stay_text() -> None:
    data = write_workbook([["filename", "caption"], ["a.jpg", "=HYPERLINK(1)"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in xml
    assert 'quotePrefix="1"' in styles


def test_headings_are_frozen_and_thumbnails_stand_beside_their_rows() -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c6360000002000001000500010d0a2db40000000049454e44ae426082"
    )
    data = write_workbook([["filename", "caption"], ["a.jpg", "x"]], pictures={1: png})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert 'state="frozen"' in archive.read("xl/worksheets/sheet1.xml").decode()
        assert archive.read("xl/media/image1.png") == png
    with pytest.raises(TableError, match="row 2: the thumbnail"):
        write_workbook([["filename"], ["a.jpg"]], pictures={1: b"no picture"})


def test_a_text_too_long_for_a_cell_is_refused_with_its_row() -> None:
    with pytest.raises(TableError, match="row 2: a text has 40,000 characters"):
        write_workbook([["filename", "caption"], ["a.jpg", "x" * 40_000]])


def _merged(*ranges: tuple[int, int, int, int, str], rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            if cell:
                sheet.write_string(number, position, cell)
    for first, left, last, right, text in ranges:
        sheet.merge_range(first, left, last, right, text)
    book.close()
    return out.getvalue()


def test_a_cell_merged_over_several_rows_counts_for_each_of_them() -> None:
    data = _merged(
        (0, 0, 0, 2, "11월 24일 사진"),
        (2, 2, 4, 2, "연합뉴스"),
        (5, 2, 40, 2, "뉴시스"),
        rows=[[], ["파일명", "사진설명", "크레딧"], ["a.jpg", "한강"], ["b.jpg", "산책"], ["c.jpg", "비"],
              ["d.jpg", "눈"]],
    )  # fmt: skip
    sheet = read_sheet(data, name="a.xlsx")
    assert [(row.number, row.values.get("credit_line")) for row in sheet.rows] == [
        (3, "연합뉴스"), (4, "연합뉴스"), (5, "연합뉴스"), (6, "뉴시스"),
    ]  # fmt: skip
    assert sheet.problems == ()


def test_headings_of_two_rows_with_merged_cells_are_found() -> None:
    data = _merged(
        (0, 0, 1, 0, "파일명"),
        (0, 1, 0, 2, "설명"),
        rows=[[], ["", "사진설명", "Headline"], ["a.jpg", "한강", "River"]],
    )
    sheet = read_sheet(data, name="a.xlsx")
    assert sheet.rows[0].values == {"caption": "한강", "headline": "River"}
    assert (sheet.rows[0].number, sheet.rows[0].file) == (3, "a.jpg")


def test_hidden_columns_formulas_errors_and_rich_text_are_read_as_excel_shows_them() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": 'm"월" d"일"'})
    sheet = book.add_worksheet("사진")
    sheet.write_row(0, 0, ["번호", "파일명", "사진설명", "크레딧", "촬영일", "헤드라인"])
    sheet.write_row(1, 0, [1, "a.jpg"])
    sheet.write_rich_string(1, 2, "시민들이 ", bold, "한강", "에 있다.")
    sheet.write_url(1, 3, "https://example.org", string="연합뉴스")
    sheet.write_formula(1, 4, "=TODAY()", day, 46_350)
    sheet.write_formula(1, 5, "=VLOOKUP(9,A:B,2)", None, "#N/A")
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.write_comment(1, 2, "메모")
    sheet.autofilter(0, 0, 1, 5)
    book.close()
    found = read_sheet(out.getvalue(), name="a.xlsx")
    assert found.rows[0].values == {
        "caption": "시민들이 한강에 있다.", "credit_line": "연합뉴스", "date_created": "2026-11-24",
    }  # fmt: skip
    assert found.problems == ()
