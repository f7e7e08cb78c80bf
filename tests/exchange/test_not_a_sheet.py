"""What people drop instead of a sheet gets its name; a sheet never does."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photodesk.errors import TableError
from photodesk.exchange.captions_table import read_sheet, read_table
from photodesk.exchange.not_a_sheet import what_else
from photodesk.exchange.workbook_out import write_workbook


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 9_000)
    return out.getvalue()


def _picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, form)
    return out.getvalue()


WEB_PAGE = (
    "<html><head><meta charset=euc-kr></head><body><table><tr><td>파일명</td></tr></table></body></html>"
)
OTHERS = [
    (WEB_PAGE.encode("cp949"), "a web page"),
    (b"\r\n  <!DOCTYPE html>\n<table>", "a web page"),
    (codecs.BOM_UTF16_LE + "<table border=1>".encode("utf-16-le"), "a web page"),
    (codecs.BOM_UTF8 + b'<?xml version="1.0"?><Workbook>', "an XML file"),
    (b'[{"file": "a.jpg", "caption": "x"}]', "a JSON file"),
    ('{\n  "사진": [1, 2]}'.encode(), "a JSON file"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
    (b"{\\rtf1\\ansi\\ansicpg949}", "a text document (RTF)"),
    (_picture("JPEG"), "a picture (JPEG)"),
    (_picture("PNG"), "a picture (PNG)"),
    (_zip("[Content_Types].xml", "word/document.xml"), "a Word document"),
    (_zip("Index/Document.iwa", "preview.jpg"), "a document of Apple's Numbers, Pages or Keynote"),
    (_zip(*(f"big{n}.bin" for n in range(40)), "ppt/presentation.xml"), "a PowerPoint document"),
]


@pytest.mark.parametrize(("data", "name"), OTHERS, ids=[name for _, name in OTHERS])
def test_what_is_no_sheet_is_called_by_its_name(data: bytes, name: str) -> None:
    assert what_else(data) == name
    for read in (read_sheet, read_table):
        with pytest.raises(TableError, match=r"^captions\.xls: ") as caught:
            read(data, name="captions.xls")
        assert str(caught.value) == f"captions.xls: {name}, not a sheet: save the captions as CSV or XLSX"


@pytest.mark.parametrize(
    "text",
    [
        "파일명,사진설명\n", "[파일명],[사진설명]\n", "{filename}\t{caption}\n", '"file","caption"\n',
        "<파일명>,<설명>\n", "[1] 번호,설명\n", "table,caption\n", "html\n",
        "[],{}\n", "<b>file</b>,x\n",
    ],
)  # fmt: skip
def test_a_sheet_with_brackets_is_a_sheet(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp949", "utf-16"):
        assert what_else(text.encode(encoding)) == ""


def test_a_workbook_is_a_sheet() -> None:
    assert what_else(write_workbook([["파일명", "캡션"], ["word/a.jpg", "ppt/"]])) == ""


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert isinstance(what_else(data), str)
