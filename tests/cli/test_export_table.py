"""The round-trip sheet on the command line: out, worked on, and in again."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import CommandLine

Fails = Callable[..., str]
FORMULA = '=HYPERLINK("x") 한강 “산책”'


def rows_of(path: Path, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def test_formulas_go_out_harmless_and_come_back_equal(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption=FORMULA, headline="-5 degrees", credit_line="@newsroom", title="+82")
    for name in ("out.csv", "out.xlsx"):
        sheet = cli.folder / name
        cli.run("export-table", cli.photos, "--to", sheet)
        back = cli.json("import", sheet, cli.photos)
        assert {change["action"] for change in back["changes"]} == {"same"}
        assert len(back["changes"]) == 4
    head, row = rows_of(cli.folder / "out.csv", "utf-8-sig")
    said = dict(zip(head, row, strict=True))
    assert (said["Caption"], said["Title"]) == (f"'{FORMULA}", "'+82")


def test_a_workbook_has_thumbnails_beside_the_rows_and_frozen_headings(cli: CommandLine) -> None:
    for number in range(3):
        cli.photo(f"{number}.jpg", caption="한강")
    sheet = cli.folder / "out.xlsx"
    cli.run("export-table", cli.photos, "--to", sheet, "--korean")
    with zipfile.ZipFile(sheet) as book:
        names = book.namelist()
        first = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert sum(name.startswith("xl/media/") for name in names) == 3
    assert '<pane xSplit="1" ySplit="1"' in first
    assert 'state="frozen"' in first
    assert "<f>" not in first
    assert "사진 설명" in texts


def test_cp949_says_cell_by_cell_what_it_cannot_hold_and_loses_nothing(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption="Zoë am Fluß 😀, 한강")
    sheet = cli.folder / "out.csv"
    told = cli.run("export-table", cli.photos, "--to", sheet, "--encoding", "cp949", code=1)
    assert "row 2, Caption: cp949 has no ë😀" in told
    back = cli.json("import", sheet, cli.photos)
    assert (back["encoding"], back["changes"][0]["action"]) == ("cp949", "same")


def test_a_sheet_that_somebody_worked_on_is_kept_beside_the_new_one(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption="한강")
    sheet = cli.folder / "out.csv"
    cli.run("export-table", cli.photos, "--to", sheet)
    assert cli.json("export-table", cli.photos, "--to", sheet)["kept"] is None
    worked_on = sheet.read_bytes() + b"mine.jpg,hours of work\r\n"
    sheet.write_bytes(worked_on)
    told = cli.run("export-table", cli.photos, "--to", sheet)
    assert "The sheet that stood there is kept as" in told
    assert (cli.folder / "out-1.csv").read_bytes() == worked_on


def test_a_place_or_encoding_that_cannot_be_is_said_before_the_photos_are_read(
    cli: CommandLine, fails: Fails
) -> None:
    photo = cli.photo("a.jpg", caption="한강")
    for words, said in (
        (("--to", cli.folder / "out.ods"), "ends in .csv or .xlsx"),
        (("--to", cli.folder / "nowhere" / "out.csv"), "there is no such folder"),
        (("--to", photo / "out.csv"), "there is no such folder"),
        (("--to", cli.folder / "out.csv", "--encoding", "hangul"), "no encoding is called 'hangul'"),
    ):
        assert said in fails("export-table", cli.photos, *words, code=2)
    assert not (cli.folder / "out.csv").exists()
