"""Bad input: one clear line each (what, where, what to do), the right exit code, nothing half-written."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from photodesk.bundled import bundled
from tests.cli.conftest import CommandLine

Fails = Callable[..., str]


def test_a_missing_path_is_wrong_use(fails: Fails) -> None:
    assert fails("read", "/nowhere/photos", code=2) == (
        "photodesk: /nowhere/photos: no such file or folder; check the path\n"
    )


def test_an_unknown_field_suggests_the_nearest(cli: CommandLine, fails: Fails) -> None:
    photo = cli.photo("a.jpg")
    before = photo.read_bytes()
    said = fails("write", photo, "--set", "captoin=Rain.", code=2)
    assert said == "photodesk: captoin: unknown field; did you mean caption?\n"
    assert photo.read_bytes() == before


def test_an_assignment_without_a_value_is_wrong_use(cli: CommandLine, fails: Fails) -> None:
    assert "write FIELD=VALUE" in fails("write", cli.photo("a.jpg"), "--set", "caption", code=2)


def test_a_file_named_outright_that_is_no_picture_is_listed_as_failed(cli: CommandLine) -> None:
    text = cli.photos / "notes.txt"
    text.write_text("not a picture", encoding="utf-8")
    found = cli.json("read", text, code=3)
    assert [f["path"] for f in found["failed"]] == [str(text)]
    assert "notes.txt" in found["failed"][0]["error"]


def test_in_a_folder_what_is_no_picture_is_passed_over_but_a_false_jpeg_is_not(cli: CommandLine) -> None:
    cli.photo("a.jpg")
    (cli.photos / "notes.txt").write_text("no", encoding="utf-8")
    (cli.photos / ".hidden.jpg").write_bytes(b"no")
    (cli.photos / "false.jpg").write_bytes(b"<html>")
    found = cli.json("read", cli.photos, code=3)
    assert [Path(p["path"]).name for p in found["photos"]] == ["a.jpg"]
    assert [Path(f["path"]).name for f in found["failed"]] == ["false.jpg"]


def test_a_truncated_picture_is_refused_whole_and_the_rest_is_written(cli: CommandLine) -> None:
    whole = cli.photo("whole.jpg")
    data = bundled("assets/sample_photos/rocket.jpg").read_bytes()
    cut = cli.photos / "cut.jpg"
    cut.write_bytes(data[: len(data) // 2])
    found = cli.json("write", cli.photos, "--set", "caption=한강의 비.", code=3)
    assert [w["path"] for w in found["written"]] == [str(whole)]
    assert [r["path"] for r in found["refused"]] == [str(cut)]
    assert cut.read_bytes() == data[: len(data) // 2]
    assert sorted(p.name for p in cli.photos.iterdir()) == ["cut.jpg", "whole.jpg"]


def test_a_control_character_is_refused_before_anything_is_opened(cli: CommandLine, fails: Fails) -> None:
    photo = cli.photo("a.jpg")
    before = photo.read_bytes()
    said = fails("write", photo, "--set", "caption=Rain\x07.", code=2)
    assert "caption: control character U+0007 at position 5" in said
    assert photo.read_bytes() == before


def test_a_caption_that_no_file_holds_is_refused_with_its_size(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    before = photo.read_bytes()
    found = cli.json("write", photo, "--set", f"caption={'가' * 23_000}", code=3)
    assert "bytes" in found["refused"][0]["error"]
    assert photo.read_bytes() == before


def test_a_date_that_is_none_says_how_to_write_one(cli: CommandLine, fails: Fails) -> None:
    said = fails("write", cli.photo("a.jpg"), "--set", "date_created=yesterday", code=2)
    assert 'date_created: "yesterday" is no date; write 2026-11-24' in said


def test_a_sheet_without_a_file_column_names_what_it_found(cli: CommandLine, fails: Fails) -> None:
    photo = cli.photo("a.jpg")
    sheet = cli.folder / "s.csv"
    sheet.write_text("제목,설명\n하나,둘\n", encoding="utf-8")
    said = fails("import", sheet, photo, code=2)
    assert "s.csv" in said
    assert "제목" in said


def test_a_sheet_in_no_known_encoding_says_where(cli: CommandLine, fails: Fails) -> None:
    sheet = cli.folder / "s.csv"
    sheet.write_bytes(b"file,caption\na.jpg,\x81\x8d\x90 \xff\xfe\x9d\n")
    said = fails("import", sheet, cli.photo("a.jpg"), code=2)
    assert "s.csv" in said
    assert "--encoding" in said


def test_an_unknown_field_in_a_mapping_is_wrong_use(cli: CommandLine, fails: Fails) -> None:
    sheet = cli.folder / "s.csv"
    sheet.write_text("file,words\na.jpg,Rain.\n", encoding="utf-8")
    assert "captn" in fails("import", sheet, cli.photo("a.jpg"), "--map", "words=captn", code=2)


def test_two_files_for_one_row_stay_open_and_nothing_is_written(cli: CommandLine) -> None:
    (cli.photos / "b").mkdir()
    first, second = cli.photo("a.jpg"), cli.photo("b/a.jpg")
    before = [first.read_bytes(), second.read_bytes()]
    sheet = cli.folder / "s.csv"
    sheet.write_text("file,caption\na.jpg,Rain.\n", encoding="utf-8")
    found = cli.json("import", sheet, cli.photos, code=1)
    assert [a["row"] for a in found["ambiguous"]] == [2]
    assert len(found["ambiguous"][0]["candidates"]) == 2
    assert [first.read_bytes(), second.read_bytes()] == before


def test_a_hard_linked_file_is_refused_unless_asked(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    os.link(photo, cli.photos / "b.jpg")
    refused = cli.json("write", photo, "--set", "caption=Rain.", code=3)["refused"]
    assert "--break-hard-links" in refused[0]["error"]
    cli.run("write", photo, "--set", "caption=Rain.", "--break-hard-links")


def test_a_receipt_that_is_none_says_what_to_give(cli: CommandLine, fails: Fails) -> None:
    said = fails("restore-file", cli.photo("a.jpg"), code=2)
    assert "not a receipt; give the path that write or import printed" in said


def test_a_file_that_changed_since_is_not_restored(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    receipt = cli.json("write", photo, "--set", "caption=Rain.")["receipt"]
    cli.run("write", photo, "--set", "caption=Snow.")
    found = cli.json("restore-file", receipt, code=3)
    assert found["restored"] == []
    assert "a.jpg" in found["refused"][0]["error"]
    assert cli.json("read", photo)["photos"][0]["fields"]["caption"] == "Snow."


def test_settings_with_an_unknown_key_name_it(cli: CommandLine, fails: Fails) -> None:
    config = cli.folder / "photodesk.toml"
    config.write_text("[publisher]\nterritoy = ['KR']\n", encoding="utf-8")
    said = fails("read", cli.photo("a.jpg"), "--config", config, code=2)
    assert "territoy" in said


def test_an_unknown_rule_is_wrong_use(cli: CommandLine, fails: Fails) -> None:
    assert "CAP-999" in fails("audit", cli.photo("a.jpg"), "--rule", "CAP-999", code=2)


def test_a_rule_severity_for_no_rule_is_refused(cli: CommandLine, fails: Fails) -> None:
    config = cli.folder / "photodesk.toml"
    config.write_text('[audit.severities]\n"CAP-999" = "off"\n', encoding="utf-8")
    assert "CAP-999" in fails("audit", cli.photo("a.jpg"), "--config", config, code=2)


def test_an_output_that_cannot_be_written_is_wrong_use(cli: CommandLine, fails: Fails) -> None:
    said = fails("read", cli.photo("a.jpg"), "--output", cli.folder / "no" / "x.json", code=2)
    assert "choose another --output" in said


def test_quotes_commas_and_line_breaks_of_a_name_stay_data_in_json(cli: CommandLine) -> None:
    name = '이상한 "이름", 1.jpg'
    photo = cli.photo(name, caption="Rain.")
    assert json.loads(cli.run("read", photo, "--format", "json"))["photos"][0]["path"].endswith(name)


def test_a_heading_with_an_equals_sign_can_be_mapped(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    sheet = cli.folder / "s.csv"
    sheet.write_text("file,사진=설명\na.jpg,비가 온다.\n", encoding="utf-8")
    cli.run("import", sheet, cli.photos, "--map", "사진=설명=caption")
    assert cli.json("read", photo)["photos"][0]["fields"]["caption"] == "비가 온다."


def test_a_receipt_that_cannot_be_written_says_where_the_originals_are(
    cli: CommandLine, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    photo = cli.photo("a.jpg")
    cli.run("write", photo, "--set", "caption=Rain.")
    monkeypatch.setattr(Path, "write_text", full)
    said = fails("write", photo, "--set", "caption=Snow.", code=2)
    assert "its receipt cannot be written (No space left on device)" in said
    assert "journal" in said
    assert [p.name for p in (cli.folder / "desk" / "receipts").iterdir() if p.suffix == ".part"] == []
