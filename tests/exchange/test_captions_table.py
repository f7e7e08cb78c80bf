"""Sheets as Excel, Numbers, Google Sheets, Hancom Office and exiftool write them."""

from __future__ import annotations

import codecs
import itertools
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import TableError, UnknownField, UsageError
from photodesk.exchange.captions_table import glance, read_sheet, read_table
from photodesk.exchange.cells import unescape_formula
from photodesk.exchange.encoding import encode_sheet
from photodesk.exchange.headings import ColumnMissing

CAPTION = "시민들이 24일 서울 한강공원에서 “산책”하고 있다,\n둘째 줄"


def _quoted(cell: str, delimiter: str) -> str:
    special = {delimiter, '"', "\r", "\n"}
    return '"' + cell.replace('"', '""') + '"' if special & set(cell) else cell


def _sheet(rows: list[list[str]], delimiter: str = ",", line_break: str = "\r\n") -> str:
    return "".join(delimiter.join(_quoted(c, delimiter) for c in row) + line_break for row in rows)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp949")
FORMS = list(itertools.product(ENCODINGS, ",;\t|", ("\r\n", "\n", "\r")))


@pytest.mark.parametrize(("encoding", "delimiter", "line_break"), FORMS)
def test_every_encoding_delimiter_and_line_break_gives_the_same_rows(
    encoding: str, delimiter: str, line_break: str
) -> None:
    emoji = "" if encoding == "cp949" else " 😀"
    rows = [
        ["파일명", "사진설명", "크레딧", "촬영"],
        ["IMG_2031.JPG", CAPTION + emoji, "AP=연합뉴스", "심현철; 김강민"],
        ["한강.jpg", 'He said "go"; they went | on', "", ""],
    ]
    sheet = read_sheet(encode_sheet(_sheet(rows, delimiter, line_break), encoding), name="a.csv")
    assert (sheet.encoding, sheet.delimiter) == (encoding, delimiter)
    assert [row.number for row in sheet.rows] == [2, 3]
    assert sheet.rows[0].values == {
        "caption": CAPTION + emoji,
        "credit_line": "AP=연합뉴스",
        "creator": ("심현철", "김강민"),
    }
    assert sheet.rows[1].values == {"caption": 'He said "go"; they went | on'}
    assert sheet.problems == ()


@given(
    st.lists(
        st.text(alphabet="한강서울 abc“”'\"=+é😀;,|\t\n.", min_size=1).map(
            lambda text: unicodedata.normalize("NFC", text).strip()
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(ENCODINGS[:4]),
    st.sampled_from(",;\t|"),
    st.sampled_from(("\r\n", "\n")),
)
def test_any_caption_survives_any_form(
    captions: list[str], encoding: str, delimiter: str, line_break: str
) -> None:
    rows = [["파일명", "사진설명", "번호"], *([f"{i}.jpg", c, "1"] for i, c in enumerate(captions))]
    sheet = read_sheet(encode_sheet(_sheet(rows, delimiter, line_break), encoding), name="a.csv")
    read = [str(row.values.get("caption", "")) for row in sheet.rows]
    # Only the apostrophe that makes a formula harmless is taken off.
    assert read == [unescape_formula(caption) for caption in captions]


def test_excel_in_korea_writes_cp949_with_line_feeds_inside_cells() -> None:
    data = f'파일명,사진설명,촬영일\r\nIMG_1.JPG,"{CAPTION}",2026-11-24\r\n'.encode("cp949")
    sheet = read_sheet(data, name="captions.csv")
    assert sheet.describe() == "captions.csv: CP949, comma, 1 row."
    assert sheet.rows[0].values["date_created"] == "2026-11-24"


def test_excel_unicode_text_is_utf_16_with_tabs() -> None:
    data = codecs.BOM_UTF16_LE + f'파일명\t사진설명\r\nIMG_1.JPG\t"{CAPTION}"\r\n'.encode("utf-16-le")
    sheet = read_sheet(data, name="captions.txt")
    assert (sheet.encoding, sheet.delimiter, sheet.rows[0].values["caption"]) == ("utf-16-le", "\t", CAPTION)


def test_excel_in_germany_writes_semicolons_and_its_own_dates() -> None:
    data = "Filename;Caption;Date\r\na.jpg;Zürich, Montag;24.11.2026\r\nb.jpg;x;03.04.2026\r\n".encode(
        "cp1252"
    )
    sheet = read_sheet(data, name="a.csv")
    assert sheet.rows[0].values == {"caption": "Zürich, Montag", "date_created": "2026-11-24"}
    assert sheet.rows[1].values["date_created"] == "2026-04-03"


def test_numbers_writes_the_table_name_above_the_headings() -> None:
    data = "표 1\r\n파일명,캡션\r\na.jpg,한강\r\n".encode()
    sheet = read_sheet(data, name="a.csv")
    assert (sheet.headings, sheet.rows[0].number) == (("파일명", "캡션"), 3)


def test_google_sheets_leaves_trailing_blank_cells_and_rows() -> None:
    sheet = read_sheet("파일명,캡션,,\r\na.jpg,한강,,\r\n,,,\r\nb.jpg,산책,,\r\n".encode(), name="a.csv")
    assert [(row.number, row.file) for row in sheet.rows] == [(2, "a.jpg"), (4, "b.jpg")]
    assert sheet.problems == ()


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    sheet = read_sheet(b'file,caption\n\na.jpg,"one\ntwo\nthree"\n\n\nb.jpg,x\n', name="a.csv")
    assert [row.number for row in sheet.rows] == [3, 6]


def test_exiftool_csv_is_one_caption_though_three_containers_hold_it() -> None:
    long = "Commuters cross the Han River in Seoul. " * 60
    cut = long.strip()[:2000].rstrip()
    headings = "SourceFile,System:FileName,IFD0:ImageDescription,IPTC:Caption-Abstract,XMP-dc:Description,"
    headings += "IPTC:By-line,XMP-dc:Creator,ExifIFD:DateTimeOriginal,IPTC:DateCreated,File:FileSize"
    data = (
        f"{headings}\n./desk/a.jpg,a.jpg,{long.strip()},{cut},{long.strip()},"
        '"Kim Min-ji, Lee Su-jin","Kim Min-ji, Lee Su-jin",2026:11:24 09:30:15,2026:11:24,2.7 MB\n'
    )
    sheet = read_sheet(data.encode(), name="meta.csv")
    assert sheet.problems == ()
    assert sheet.rows[0].file == "./desk/a.jpg"
    assert sheet.rows[0].values == {
        "caption": long.strip(),
        "creator": ("Kim Min-ji", "Lee Su-jin"),
        "date_created": "2026-11-24T09:30:15",
    }
    assert sheet.unmapped == ("File:FileSize",)


def test_two_columns_that_contradict_each_other_are_a_problem_and_not_taken() -> None:
    data = b"SourceFile,IPTC:Caption-Abstract,XMP-dc:Description,Credit\na.jpg,Rain.,Sun.,Yonhap\n"
    sheet = read_sheet(data, name="meta.csv")
    assert sheet.rows[0].values == {"credit_line": "Yonhap"}
    assert [(p.row, p.holds) for p in sheet.problems] == [(2, False)]
    assert "--map IPTC:Caption-Abstract=caption" in sheet.problems[0].message
    mapped = read_sheet(data, name="meta.csv", mapping={"XMP-dc:Description": "caption"})
    assert mapped.rows[0].values["caption"] == "Sun."
    assert mapped.problems == ()


def test_an_unquoted_comma_holds_the_row_back_instead_of_shifting_its_cells() -> None:
    sheet = read_sheet(b"file,caption,credit\na.jpg,Seoul, Monday,Yonhap\nb.jpg,Rain.,AP\n", name="a.csv")
    assert sheet.held == {2}
    assert "quotation marks" in sheet.problems[0].message
    assert sheet.rows[1].values == {"caption": "Rain.", "credit_line": "AP"}


def test_one_bad_cell_spares_the_rest_of_its_row() -> None:
    data = "파일명,캡션,촬영일,크레딧\na.jpg,한강\ufffd,어제,연합뉴스\n".encode()
    sheet = read_sheet(data, name="a.csv")
    assert sheet.rows[0].values == {"credit_line": "연합뉴스"}
    assert [(p.row, p.column) for p in sheet.problems] == [(2, "캡션"), (2, "촬영일")]
    assert sheet.held == frozenset()


def test_an_unmapped_caption_column_is_pointed_out_not_guessed() -> None:
    sheet = read_sheet("파일명,내용,크레딧\na.jpg,한강,연합뉴스\n".encode(), name="a.csv")
    assert sheet.unmapped == ("내용",)
    assert "--map 내용=caption" in sheet.problems[0].message
    assert sheet.rows[0].values == {"credit_line": "연합뉴스"}
    mapped = read_sheet(
        "파일명,내용,크레딧\na.jpg,한강,연합뉴스\n".encode(), name="a.csv", mapping={"내용": "caption"}
    )
    assert mapped.mapping == {"파일명": "file", "내용": "caption", "크레딧": "credit_line"}
    assert mapped.problems == ()


def test_headings_that_only_a_mapping_knows_are_found_below_a_title() -> None:
    data = "주간 사진\n사진번호,내용\na.jpg,한강\n".encode()
    sheet = read_sheet(data, name="a.csv", mapping={"사진번호": "file", "내용": "caption"})
    assert (sheet.rows[0].number, sheet.rows[0].file) == (3, "a.jpg")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n\n\n", "empty"),
        ("파일명,캡션\n".encode(), "no row stands under the headings"),
        ("번호,캡션\n1,한강\n".encode(), "no column names the picture file"),
        ("파일명,내용\na.jpg,한강\n".encode(), "no column holds a caption"),
        ("캡션\n한강\n".encode(), "no column names the picture file"),
        ('파일명,캡션\na.jpg,"한강\n'.encode(), "row 2: a quotation mark"),
        (b"PK\x03\x04 no workbook", "no spreadsheet"),
    ],
)
def test_what_is_no_sheet_is_one_clear_error(data: bytes, words: str) -> None:
    with pytest.raises(TableError, match=words) as caught:
        read_sheet(data, name="captions.csv")
    assert str(caught.value).startswith("captions.csv: ")
    assert "\n" not in str(caught.value)


def test_wrong_mappings_and_encodings_are_wrong_use() -> None:
    data = "파일명,내용\na.jpg,한강\n".encode()
    with pytest.raises(UnknownField):
        read_sheet(data, name="a.csv", mapping={"내용": "captions"})
    with pytest.raises(UsageError):
        read_sheet(data, name="a.csv", mapping={"본문": "caption"})
    with pytest.raises(UsageError):
        read_sheet(data, name="a.csv", encoding="hangul")


def test_an_escaped_formula_reads_back_equal() -> None:
    sheet = read_sheet(b"file,caption,credit\na.jpg,'=SUM,'@newsroom\nb.jpg,=SUM,'90s\n", name="a.csv")
    assert sheet.rows[0].values == {"caption": "=SUM", "credit_line": "@newsroom"}
    assert sheet.rows[1].values == {"caption": "=SUM", "credit_line": "'90s"}


@given(st.binary(max_size=300))
def test_any_bytes_give_a_sheet_or_one_clear_error(data: bytes) -> None:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return
    try:
        read_sheet(b"file,caption\n" + data, name="a.csv")
        read_table(data, name="a.csv")
    except TableError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


# --- plain tables ------------------------------------------------------------------------


def test_a_table_gives_columns_by_heading_in_the_rows_order() -> None:
    table = read_table("id,raw\r\n1,비. / 연합뉴스\r\n2,\r\n\r\n3,Rain. AP\r\n".encode("cp949"), name="a.csv")
    assert table.column("RAW") == ("비. / 연합뉴스", "", "Rain. AP")
    assert [number for number, _ in table.rows] == [2, 3, 5]
    with pytest.raises(TableError, match=r"no column is headed 'text' \(found: id, raw\)"):
        table.column("text")


def test_a_table_of_pairs_is_read_as_it_stands() -> None:
    table = read_table(b'a,b,label\n"One, two ","one,two",near\n', name="pairs.csv")
    assert (table.column("a"), table.column("b")) == (("One, two ",), ("one,two",))


def test_a_table_knows_its_caption_column() -> None:
    assert read_table("번호,사진설명\n1,한강\n".encode(), name="a.csv").field_column("caption") == ("한강",)
    assert read_table(b"a,b\n1,2\n", name="a.csv").field_column("caption") is None


def test_a_list_of_captions_needs_no_quotes() -> None:
    table = read_table(b"caption\nSeoul, Nov. 24\nRain, wind, hail\n", name="a.csv")
    assert table.column("caption") == ("Seoul, Nov. 24", "Rain, wind, hail")


def test_a_table_with_shifted_cells_is_refused() -> None:
    with pytest.raises(TableError, match="row 2: more cells than headings"):
        read_table(b"a,b\n1,2,3\n", name="a.csv")


# --- columns that a person has to choose -----------------------------------------------------


FORM = "사진번호,내용,비고\r\n2031,한강,급함\r\n,,\r\n2032,산책,\r\n".encode("cp949")


def test_a_sheet_without_a_file_column_can_still_be_looked_at() -> None:
    with pytest.raises(ColumnMissing, match="no column names the picture file"):
        read_sheet(FORM, name="a.csv")
    seen = glance(FORM, name="a.csv", max_rows=1)
    assert (seen.encoding, seen.headings, seen.columns) == (
        "cp949",
        ("사진번호", "내용", "비고"),
        ("", "", ""),
    )
    assert (seen.rows, seen.row_count) == (((2, ("2031", "한강", "급함")),), 2)
    half = glance(FORM, name="a.csv", mapping={"사진번호": "file"})
    assert half.columns == ("file", "", "")
    assert [number for number, _ in half.rows] == [2, 4]
    with pytest.raises(UnknownField):
        glance(FORM, name="a.csv", mapping={"내용": "captions"})


def _remembered(headings: Sequence[str]) -> dict[str, str]:
    return {"사진번호": "file", "내용": "caption"} if "내용" in headings else {}


def test_what_was_remembered_of_the_headings_is_taken_and_said() -> None:
    sheet = read_sheet(FORM, name="a.csv", recall=_remembered)
    assert sheet.recalled == {"사진번호": "file", "내용": "caption"}
    assert [(row.file, row.values) for row in sheet.rows] == [
        ("2031", {"caption": "한강"}),
        ("2032", {"caption": "산책"}),
    ]
    assert sheet.unmapped == ("비고",)


def test_what_is_said_for_this_sheet_goes_before_what_was_remembered() -> None:
    other = read_sheet(FORM, name="a.csv", mapping={"내용": "headline"}, recall=_remembered)
    assert other.recalled == {"사진번호": "file"}
    assert other.rows[0].values == {"headline": "한강"}
    moved = read_sheet(FORM, name="a.csv", mapping={"비고": "caption"}, recall=_remembered)
    assert moved.recalled == {"사진번호": "file"}
    assert moved.rows[0].values == {"caption": "급함"}


def test_remembered_headings_are_found_below_a_title() -> None:
    sheet = read_sheet("주간 사진,,\n".encode("cp949") + FORM, name="a.csv", recall=_remembered)
    assert sheet.rows[0].number == 3
