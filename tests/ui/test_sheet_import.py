"""What the Import page is told, and what its operations do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from photodesk.desk import Desk, importing, inbox, working
from photodesk.errors import UsageError
from photodesk.settings import Settings
from photodesk.ui import dock, past, sheet_decisions, sheet_import
from tests.desk.reporter_sheet import CONFLICTS, REPORT, WRONG, make_reporter, photo_name, sheet_bytes

DROP = "00000000deadbeef"


@pytest.fixture
def reporter(tmp_path: Path) -> Iterator[Desk]:
    """The reporter's desk, his sheet dropped on it."""
    made = make_reporter(tmp_path / "reporter")
    with Desk.open(made.folder, settings=Settings(), user="night desk") as desk:
        with inbox.Upload(desk, "captions.csv", drop=DROP) as upload:
            upload.write(sheet_bytes())
            upload.finish()
        yield desk


def do(desk: Desk, what: str, **more: Any) -> str:
    return sheet_decisions.apply(desk, DROP, {"id": f"{what}-{len(desk.batches())}", "do": what, **more})


def key_of(desk: Desk, row: int) -> str:
    return next(str(r.id) for r in desk.find("", limit=100).photos if r.name == photo_name(row))


def test_the_view_is_plain_json_with_the_report_in_its_words(reporter: Desk) -> None:
    view = sheet_import.view(reporter, DROP)
    assert msgspec.json.decode(msgspec.json.encode(view)) == view
    assert view["report"] == REPORT
    assert view["encoding"]["found"] == "CP949"
    assert [heading["field"] for heading in view["headings"]] == ["file", "caption", "credit_line"]
    assert "Rows 20 and 21 carry the same caption." in view["notes"]
    assert view["clear"] == 21


def test_every_row_of_the_difference_says_what_it_does(reporter: Desk) -> None:
    view = sheet_import.view(reporter, DROP)
    by_row = {row["row"]: row for row in view["rows"]}
    assert set(by_row) == set(range(2, 27)) - set(WRONG)
    differs = by_row[CONFLICTS[0]]["changes"][0]
    assert (differs["action"], differs["before"]) == ("keep", "A caption that the desk wrote.")
    split = next(change for change in by_row[3]["changes"] if change["field"] == "credit_line")
    assert (split["after"], split["split"]) == ("연합뉴스", True)
    assert view["conflicts"] == [{"field": "caption", "label": "Caption", "count": 2, "wins": "photo"}]


def test_wrong_names_come_with_their_guesses_and_unclaimed_photos(reporter: Desk) -> None:
    view = sheet_import.view(reporter, DROP)
    assert {row["row"]: row["file"] for row in view["wrong"]} == WRONG
    first = view["wrong"][0]
    assert first["guesses"][0] == key_of(reporter, 7)
    assert first["key"] == ""
    assert {photo["key"] for photo in view["photos"]} == {key_of(reporter, row) for row in WRONG}


def test_a_pair_stays_in_the_list_and_can_be_parted(reporter: Desk) -> None:
    do(reporter, "match", row=7, photo=key_of(reporter, 7))
    view = sheet_import.view(reporter, DROP)
    assert (view["wrong_open"], len(view["wrong"]), view["wrong"][0]["key"]) == (3, 4, key_of(reporter, 7))
    assert "20 ready" in view["report"]
    do(reporter, "match", row=7, photo="")
    assert sheet_import.view(reporter, DROP)["report"] == REPORT


def test_apply_leftover_undo(reporter: Desk) -> None:
    assert do(reporter, "apply") == "21 photos changed in the desk, not yet in the files."
    view = sheet_import.view(reporter, DROP)
    assert view["report"] == (
        "captions.csv: CP949, comma, 25 rows. 21 photos changed in the desk, batch b1. 6 rows stay open."
    )
    assert (view["batch"], view["written"], view["unembedded"]) == (1, 21, 21)
    with pytest.raises(UsageError, match="undo it first"):
        do(reporter, "tick", rows=[2], on=False)
    assert do(reporter, "undo") == "Taken back on 21 photos."
    assert sheet_import.view(reporter, DROP)["report"] == REPORT


def test_who_wins_is_said_over_all_and_by_field(reporter: Desk) -> None:
    do(reporter, "wins", field="", wins="sheet")
    assert sheet_import.view(reporter, DROP)["conflicts"][0]["wins"] == "sheet"
    do(reporter, "wins", field="caption", wins="photo")
    assert sheet_import.view(reporter, DROP)["conflicts"][0]["wins"] == "photo"
    do(reporter, "wins", field="caption", wins="sheet")
    assert importing.open_draft(reporter, DROP).exceptions == ()


def test_a_mapping_that_cannot_be_is_refused_and_not_kept(reporter: Desk) -> None:
    with pytest.raises(UsageError):
        do(reporter, "map", heading="크레딧", field="no_such_field")
    assert sheet_import.view(reporter, DROP)["report"] == REPORT


def test_a_column_is_left_out_and_taken_back(reporter: Desk) -> None:
    do(reporter, "map", heading="크레딧", field="-")
    view = sheet_import.view(reporter, DROP)
    assert view["headings"][2] == {"heading": "크레딧", "field": "-"}
    do(reporter, "reset")
    assert sheet_import.view(reporter, DROP)["headings"][2]["field"] == "credit_line"


def test_a_wrong_encoding_is_an_error_on_screen_with_the_way_back(reporter: Desk) -> None:
    do(reporter, "encoding", value="utf-8")
    view = sheet_import.view(reporter, DROP)
    assert view["error"].startswith("captions.csv: ")
    assert view["can_reset"]
    do(reporter, "encoding", value="auto")
    assert sheet_import.view(reporter, DROP)["error"] == ""


def test_an_operation_of_another_version_is_refused(reporter: Desk) -> None:
    with pytest.raises(ValueError, match="dance"):
        do(reporter, "dance")


def test_history_shows_the_import_and_its_undo(reporter: Desk) -> None:
    do(reporter, "apply")
    view = past.view(reporter)
    assert [(row["kind"], row["user"], row["photos"]) for row in view["batches"]] == [
        ("Import", "night desk", 21)
    ]
    assert view["opened"]["says"].startswith("b1 · Import by night desk: ")
    assert view["opened"]["changes"][0]["why"] == "captions.csv, row 2"
    said = past.apply(reporter, {"id": "x", "do": "undo", "key": "1"})
    assert said == "Taken back on 21 photos, as batch b2."
    assert past.view(reporter, 1)["opened"]["undone_by"] == 2
    with pytest.raises(UsageError, match="undone already"):
        past.apply(reporter, {"id": "y", "do": "undo", "key": "1"})


def test_an_unknown_batch_in_the_address_opens_the_newest(reporter: Desk) -> None:
    assert past.view(reporter, 99)["opened"] == {}
    do(reporter, "apply")
    assert past.view(reporter, 99)["opened"]["id"] == 1


def test_the_strip_shows_what_failed_until_it_is_dismissed(reporter: Desk) -> None:
    def work(progress: Any, cancelled: Any) -> str:
        raise UsageError("the disk is gone")

    job = working.start(reporter, "embed", "Writing captions", work)
    working.wait(reporter, job, timeout_s=10)
    (row,) = dock.rows(reporter, set(), reporter.clock())
    assert (row["title"], row["state"], row["message"]) == ("Writing captions", "failed", "the disk is gone")
    assert dock.rows(reporter, {job}, reporter.clock()) == []


def test_the_strip_does_not_repeat_an_import_that_its_page_has_answered(reporter: Desk) -> None:
    do(reporter, "apply")
    assert dock.rows(reporter, set(), reporter.clock()) == []


# --- which photos ----------------------------------------------------------------------------


def test_the_sheet_is_compared_with_tonight_with_a_page_or_with_all_of_the_desk(reporter: Desk) -> None:
    reporter.flag([int(key_of(reporter, 2)), int(key_of(reporter, 3))], "reject")
    view = sheet_import.view(reporter, DROP)
    assert (view["query"], view["photo_count"], view["elsewhere"]) == ("is:tonight", 23, 2)
    assert "17 ready" in view["report"]
    assert view["queries"] == [
        {"query": "is:tonight", "label": "Tonight (23)"},
        {"query": "", "label": "All of the desk (25)"},
        {"query": "is:picked", "label": "Picked (0)"},
    ]
    do(reporter, "among", query="")
    view = sheet_import.view(reporter, DROP)
    assert (view["query"], view["report"], view["elsewhere"]) == ("", REPORT, 0)
    do(reporter, "among", query="file:IMG_2008")
    view = sheet_import.view(reporter, DROP)
    assert (view["photo_count"], view["elsewhere"]) == (1, 20)
    assert {"query": "file:IMG_2008", "label": "file:IMG_2008"} in view["queries"]


def test_a_search_that_cannot_be_is_refused_and_not_kept(reporter: Desk) -> None:
    with pytest.raises(UsageError, match="no such search key"):
        do(reporter, "among", query="colour:red")
    assert sheet_import.view(reporter, DROP)["query"] == "is:tonight"


def test_more_photos_than_one_search_shows_are_all_compared(
    reporter: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the sheet must not page through the desk")

    with monkeypatch.context() as patched:
        patched.setattr(type(reporter), "find", refuse)
        patched.setattr(type(reporter), "ids", refuse)
        assert sheet_import.view(reporter, DROP)["report"] == REPORT


def test_ticking_a_row_neither_reads_nor_compares_the_sheet_again(
    reporter: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet_import.view(reporter, DROP)

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("read or compared again")

    monkeypatch.setattr(importing, "sheet_of", refuse)
    monkeypatch.setattr(importing, "plan", refuse)
    do(reporter, "tick", rows=[2], on=False)
    view = sheet_import.view(reporter, DROP)
    assert (view["clear"], view["rows"][0]["taken"]) == (20, False)


# --- columns that a person has to choose, and what is remembered -----------------------------

FORM = f"사진번호,내용\r\n{photo_name(2)},배추를 나르고 있다.\r\n".encode("cp949")


def drop_form(desk: Desk, drop: str, name: str) -> None:
    with inbox.Upload(desk, name, drop=drop) as upload:
        upload.write(FORM)
        upload.finish()


def do_with(desk: Desk, drop: str, what: str, **more: Any) -> str:
    return sheet_decisions.apply(desk, drop, {"id": f"{drop}-{what}-{more}", "do": what, **more})


def choose_columns(desk: Desk, drop: str) -> None:
    drop_form(desk, drop, "form.csv")
    do_with(desk, drop, "map", heading="사진번호", field="file")
    do_with(desk, drop, "map", heading="내용", field="caption")


def test_a_sheet_without_known_headings_shows_its_columns_to_choose_from(reporter: Desk) -> None:
    drop_form(reporter, "aa" * 8, "form.csv")
    view = sheet_import.view(reporter, "aa" * 8)
    assert "no column names the picture file" in view["error"]
    assert "--map" not in view["error"]
    assert [heading["field"] for heading in view["headings"]] == ["-", "-"]
    assert view["first"] == [{"row": 2, "cells": [photo_name(2), "배추를 나르고 있다."]}]
    do_with(reporter, "aa" * 8, "map", heading="사진번호", field="file")
    half = sheet_import.view(reporter, "aa" * 8)
    assert "no column holds a caption" in half["error"]
    assert [heading["field"] for heading in half["headings"]] == ["file", "-"]
    do_with(reporter, "aa" * 8, "map", heading="내용", field="caption")
    assert "1 ready" in sheet_import.view(reporter, "aa" * 8)["report"]


def test_what_was_said_of_the_columns_is_remembered_once_it_was_applied(reporter: Desk) -> None:
    choose_columns(reporter, "aa" * 8)
    drop_form(reporter, "bb" * 8, "form 2.csv")
    assert sheet_import.view(reporter, "bb" * 8)["error"]
    do_with(reporter, "aa" * 8, "apply")
    view = sheet_import.view(reporter, "bb" * 8)
    assert view["error"] == ""
    assert view["remembered"].startswith("Columns as remembered from form.csv, ")
    assert view["remembered"].endswith(", night desk.")
    assert [heading["field"] for heading in view["headings"]] == ["file", "caption"]


def test_what_is_remembered_can_be_overruled_and_forgotten(reporter: Desk) -> None:
    choose_columns(reporter, "aa" * 8)
    do_with(reporter, "aa" * 8, "apply")
    drop_form(reporter, "bb" * 8, "form 2.csv")
    do_with(reporter, "bb" * 8, "map", heading="내용", field="headline")
    assert [h["field"] for h in sheet_import.view(reporter, "bb" * 8)["headings"]] == ["file", "headline"]
    do_with(reporter, "bb" * 8, "reset")
    do_with(reporter, "bb" * 8, "forget")
    view = sheet_import.view(reporter, "bb" * 8)
    assert "no column names the picture file" in view["error"]
    assert view["remembered"] == ""
