"""Texts in several languages on the command line: FIELD@LANGUAGE."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import CommandLine


def test_a_caption_is_written_read_and_cleared_in_korean_beside_english(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption="Commuters cross the Han.")
    written = cli.run("write", photo, "--set", "caption@ko=한강을 건너는 시민들.")
    assert "(ko): 한강을 건너는 시민들." in written
    said = cli.json("read", photo)["photos"][0]["fields"]
    assert said == {"caption": "Commuters cross the Han.", "caption@ko": "한강을 건너는 시민들."}
    assert "(ko): 한강을 건너는 시민들." in cli.run("read", photo)
    (change,) = cli.json("write", photo, "--clear", "caption@ko")["written"][0]["changes"]
    assert change == {"field": "caption@ko", "from": "한강을 건너는 시민들.", "to": ""}
    assert cli.json("read", photo)["photos"][0]["fields"] == {"caption": "Commuters cross the Han."}


def test_a_language_where_there_can_be_none_is_one_clear_line(
    cli: CommandLine, fails: Callable[..., str]
) -> None:
    photo = cli.photo("a.jpg", caption="Rain.")
    before = photo.read_bytes()
    edit = ("edit", cli.json("ingest", photo)["added"][0], "--set", "credit_line@ko=연합뉴스")
    assert "one text for all languages" in fails("write", photo, "--set", "credit_line@ko=연합뉴스", code=2)
    assert "no language tag" in fails("write", photo, "--set", "caption@한국어=비", code=2)
    assert "one text for all languages" in fails(*map(str, edit), code=2)
    assert photo.read_bytes() == before


def test_a_language_of_a_text_that_is_not_there_is_refused_for_that_file_only(cli: CommandLine) -> None:
    said, silent = cli.photo("a.jpg", caption="Rain."), cli.photo("b.jpg")
    done = cli.json("write", said, silent, "--set", "caption@ko=비", code=3)
    assert [item["path"] for item in done["written"]] == [str(said)]
    (refused,) = done["refused"]
    assert "no caption yet" in refused["error"]


def test_a_korean_caption_is_edited_in_the_desk_found_embedded_and_undone(
    cli: CommandLine, fails: Callable[..., str]
) -> None:
    photo = cli.photo("a.jpg", caption="Commuters cross the Han.")
    number = str(cli.json("ingest", photo)["added"][0])
    batch = cli.json("edit", number, "--set", "caption@ko=한강을 건너는 시민들.")["batch"]
    assert str(photo.name) in cli.run("find", "건너는")
    cli.run("embed")
    assert "caption@ko" in cli.json("read", photo)["photos"][0]["fields"]
    cli.run("undo", batch)
    cli.run("embed")
    assert cli.json("read", photo)["photos"][0]["fields"] == {"caption": "Commuters cross the Han."}
    silent = str(cli.json("ingest", cli.photo("b.jpg"))["added"][0])
    assert "no caption yet" in fails("edit", silent, "--set", "caption@ko=비", code=2)


def test_a_sheet_brings_and_carries_captions_in_two_languages(cli: CommandLine) -> None:
    photo, silent = cli.photo("a.jpg", caption="Rain."), cli.photo("b.jpg")
    sheet = cli.folder / "sheet.csv"
    sheet.write_text("filename,caption@ko\na.jpg,비가 내린다.\nb.jpg,눈이 내린다.\n", encoding="utf-8")
    assert "row 3: Korean caption: there is no text yet" in cli.run("import", sheet, photo, silent, code=1)
    assert cli.json("read", photo)["photos"][0]["fields"]["caption@ko"] == "비가 내린다."
    out = cli.folder / "out.csv"
    cli.run("export-table", photo, silent, "--to", out)
    heading, first, *_ = out.read_text(encoding="utf-8-sig").splitlines()
    assert heading.endswith("Caption@ko")
    assert first.endswith("비가 내린다.")
