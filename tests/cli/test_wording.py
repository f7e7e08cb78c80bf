"""The commands replace, template and codes: a difference first, applied with --apply, one undo."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import CommandLine

HAN = "Commuters cross the Han River (한강) in Seoul."


def test_replace_shows_the_difference_and_applies_it_as_one_batch(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption=HAN)
    cli.photo("b.jpg", caption="Snow in Jeonju (전주).")
    cli.run("ingest", cli.photos)
    shown = cli.json("replace", "", "--find", "Han River", "--with", "Hangang")
    (changed,) = shown["photos"]
    assert changed["changes"] == [
        {"field": "caption", "from": HAN, "to": HAN.replace("Han River", "Hangang"), "why": "replaced once"}
    ]
    assert shown["batch"] is None
    assert cli.json("find", "Hangang") == []
    batch = cli.json("replace", "", "--find", "Han River", "--with", "Hangang", "--apply")["batch"]
    assert [one["fields"]["caption"] for one in cli.json("find", "Hangang")] == [
        HAN.replace("Han River", "Hangang")
    ]
    cli.run("undo", batch)
    assert cli.json("find", "Hangang") == []
    assert "Nothing to change." in cli.run("replace", "", "--find", "Busan")


def test_replace_with_a_pattern_that_is_none_is_one_line(fails: Callable[..., str]) -> None:
    assert "no pattern" in fails("replace", "", "--find", "(", "--regex", code=2)


def test_a_template_is_saved_listed_put_and_removed(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption=HAN, city="Seoul", date_created="2026-11-24")
    cli.run("ingest", cli.photos, "--source", "staff")
    assert "No templates yet" in cli.run("template", "list")
    kept = cli.json(
        "template", "save", "브리핑", "--set", "headline={city}, {date}", "--set", "caption=({date:ko})",
        "--mode", "caption=append",
    )  # fmt: skip
    assert kept["fields"][1] == {"field": "caption", "mode": "append", "text": "({date:ko})"}
    assert cli.json("template", "list") == [kept]
    assert "caption (append): ({date:ko})" in cli.run("template", "show", "브리핑")
    put = cli.json("template", "put", "브리핑", "source:staff", "--apply")
    assert {change["field"]: change["to"] for change in put["photos"][0]["changes"]} == {
        "headline": "Seoul, Nov. 24, 2026",
        "caption": f"{HAN} (2026년 11월 24일)",
    }
    cli.run("undo", put["batch"])
    cli.run("template", "remove", "브리핑")
    assert cli.json("template", "list") == []


def test_a_template_with_an_unknown_variable_is_refused_in_one_line(fails: Callable[..., str]) -> None:
    said = fails("template", "save", "x", "--set", "caption={citty}", code=2)
    assert "{citty}: no such variable; did you mean {city}?" in said
    assert "which photos?" in fails("template", "put", "x", code=2)
    assert "name the template" in fails("template", "show", code=2)


def test_codes_come_from_a_file_and_are_written_out(cli: CommandLine) -> None:
    roster = cli.folder / "derby.txt"
    roster.write_text("// 더비\ngs8\tKi Sung-yueng\t기성용\nwrong line\n", encoding="utf-8")
    assert "No code replacements yet" in cli.run("codes", "list")
    added = cli.json("codes", "add", roster)
    assert added["codes"] == {"gs8": ["Ki Sung-yueng", "기성용"]}
    assert added["problems"] == ["derby.txt, line 3: no tab between the code and what it stands for"]
    cli.photo("a.jpg", caption="=gs8= (=gs8#2=) scores.")
    cli.run("ingest", cli.photos)
    assert "Would change 1 photo" in cli.run("codes", "expand", "is:tonight")
    cli.run("codes", "expand", "is:tonight", "--apply")
    assert cli.json("find")[0]["fields"]["caption"] == "Ki Sung-yueng (기성용) scores."
    cli.run("codes", "remove", "derby.txt")
    assert cli.json("codes", "list")["codes"] == {}


def test_a_file_without_codes_is_refused_in_one_line(cli: CommandLine, fails: Callable[..., str]) -> None:
    empty = cli.folder / "empty.txt"
    empty.write_text("no tab", encoding="utf-8")
    assert "no code replacements" in fails("codes", "add", empty, code=2)
    assert "cannot be read" in fails("codes", "add", cli.folder / "nowhere.txt", code=2)
    assert "name the file" in fails("codes", "add", code=2)
