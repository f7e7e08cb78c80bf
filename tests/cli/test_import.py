"""Shift (ii) on the command line: the reporter's sheet, from the report to the leftover and back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from photodesk.exchange.captions_table import read_sheet
from tests.cli.conftest import CommandLine
from tests.desk.reporter_sheet import (
    CONFLICTS,
    HEADINGS,
    REPORT,
    WRONG,
    Reporter,
    caption,
    make_reporter,
    photo_name,
)

Fails = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Reporter:
    """Made once; every test works on a copy."""
    return make_reporter(tmp_path_factory.mktemp("reporter"))


@pytest.fixture
def reporter(made: Reporter, cli: CommandLine) -> CommandLine:
    """The reporter's 25 photos and sheet beside an empty desk."""
    shutil.copytree(made.photos, cli.photos, dirs_exist_ok=True)
    shutil.copy(made.sheet, cli.folder / "captions.csv")
    return cli


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_reporters_sheet_into_the_files_and_back(reporter: CommandLine) -> None:
    sheet, rest, photos = reporter.folder / "captions.csv", reporter.folder / "rest.csv", reporter.photos
    before = bytes_of(photos)
    dry = reporter.run("import", sheet, photos, "--dry-run", "--leftover", rest, code=1)
    assert dry.splitlines()[0] == REPORT
    assert "  rows 20, 21 carry the same caption" in dry
    assert f"perhaps --match 7={photos / photo_name(7)}" in " ".join(dry.split())
    assert bytes_of(photos) == before
    assert not rest.exists()

    said = reporter.json("import", sheet, photos, "--match", f"7={photo_name(7)}", "--leftover", rest, code=1)
    assert (said["encoding"], said["delimiter"], said["rows"]) == ("cp949", ",", 25)
    assert [item["row"] for item in said["unmatched"]] == [12, 18, 23]
    assert said["written"] == 22
    read = {Path(p["path"]).name: p["fields"] for p in reporter.json("read", photos)["photos"]}
    assert read[photo_name(7)]["caption"] == caption(7)
    assert read[photo_name(3)]["credit_line"] == "연합뉴스"
    assert read[photo_name(CONFLICTS[0])]["caption"] == "A caption that the desk wrote."
    assert "caption" not in read[photo_name(12)]

    left = read_sheet(rest.read_bytes(), name="rest.csv")
    assert (left.encoding, left.headings) == ("cp949", (*HEADINGS, "왜"))
    assert [row.file for row in left.rows] == [
        WRONG.get(row, photo_name(row)) for row in (*CONFLICTS, 12, 18, 23)
    ]

    again = reporter.json("import", sheet, photos, "--match", f"7={photo_name(7)}", code=1)
    assert again["written"] == 0
    assert {change["action"] for change in again["changes"]} == {"same", "keep"}

    reporter.run("restore-file", said["receipt"])
    assert bytes_of(photos) == before


def test_the_reporters_sheet_into_the_desk_and_back(reporter: CommandLine) -> None:
    sheet = reporter.folder / "captions.csv"
    reporter.run("ingest", reporter.photos)
    assert reporter.run("desk-import", sheet, "--dry-run", code=1).splitlines()[0] == REPORT
    said = reporter.json("desk-import", sheet, "--match", f"7={photo_name(7)}", code=1)
    assert (said["written"], said["batch"]) == (22, "b1")
    assert len(reporter.json("find", "caption:kimchi")) == 20
    reporter.run("undo", "b1")
    assert len(reporter.json("find", "caption:kimchi")) == 0


def test_a_sheet_about_photos_that_were_sent_is_compared_with_a_query(reporter: CommandLine) -> None:
    sheet = reporter.folder / "captions.csv"
    reporter.run("ingest", reporter.photos)
    told = reporter.run("desk-import", sheet, "--dry-run", "--query", "rating:5", code=1)
    assert "25 name no file" in told
    assert (
        '21 rows name photos of the desk outside “rating:5”: --query "" looks through all of it.'
        in " ".join(told.split())
    )
    every = reporter.run("desk-import", sheet, "--dry-run", "--query", "", code=1)
    assert every.splitlines()[0] == REPORT
    assert "outside" not in every


def test_headings_are_remembered_when_asked_and_forgotten_when_asked(cli: CommandLine, fails: Fails) -> None:
    cli.photo("2031.jpg")
    sheet = cli.folder / "a.csv"
    sheet.write_bytes("사진번호,내용\r\n2031,한강\r\n".encode("cp949"))
    chosen = ("--map", "사진번호=file", "--map", "내용=caption")
    assert "no column names the picture file" in fails("import", sheet, cli.photos, code=2)
    cli.run("import", sheet, cli.photos, *chosen)
    assert "no column names the picture file" in fails("import", sheet, cli.photos, code=2)
    cli.run("import", sheet, cli.photos, *chosen, "--dry-run", "--remember")
    assert "no column names the picture file" in fails("import", sheet, cli.photos, code=2)
    cli.run("import", sheet, cli.photos, *chosen, "--remember")
    said = cli.json("import", sheet, cli.photos)
    assert said["remembered"] == {"사진번호": "file", "내용": "caption"}
    assert [change["action"] for change in said["changes"]] == ["same"]
    shown = cli.run("import", sheet, cli.photos, "--dry-run", "--map", "내용=headline")
    assert "Headings as remembered: “사진번호” = file (" in shown
    assert "no column names the picture file" in fails("import", sheet, cli.photos, "--forget", code=2)
    assert "no column names the picture file" in fails("import", sheet, cli.photos, code=2)


def test_a_leftover_that_cannot_be_written_is_said_before_a_photo_is(
    reporter: CommandLine, fails: Fails
) -> None:
    sheet, photos = reporter.folder / "captions.csv", reporter.photos
    before = bytes_of(photos), sheet.read_bytes()
    assert "is the sheet itself" in fails("import", sheet, photos, "--leftover", sheet, code=2)
    assert "a folder" in fails("import", sheet, photos, "--leftover", photos, code=2)
    missing = reporter.folder / "nowhere" / "rest.csv"
    assert "there is no such folder" in fails("import", sheet, photos, "--leftover", missing, code=2)
    assert (bytes_of(photos), sheet.read_bytes()) == before


def test_a_sheet_that_somebody_worked_on_is_not_lost_under_a_leftover(reporter: CommandLine) -> None:
    rest = reporter.folder / "rest.csv"
    rest.write_text("file,caption\nmine.jpg,hours of work\n", encoding="utf-8")
    told = reporter.run(
        "import", reporter.folder / "captions.csv", reporter.photos, "--leftover", rest, code=1
    )
    assert "The sheet that stood there is kept as" in told
    kept = (reporter.folder / "rest-1.csv").read_text(encoding="utf-8")
    assert kept == "file,caption\nmine.jpg,hours of work\n"
    assert "왜" in rest.read_bytes().decode("cp949")
