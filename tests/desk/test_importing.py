"""Shift (ii) without a browser: 25 rows in CP949, 4 wrong names, 2 conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from photodesk.desk import Desk, importing, inbox
from photodesk.errors import TableError, UsageError
from photodesk.exchange.captions_table import read_sheet
from tests.desk import reporter_sheet
from tests.desk.reporter_sheet import CONFLICTS, EQUAL, REPORT, WRONG, photo_name, sheet_bytes

DROP = "00000000deadbeef"


def dropped(desk: Desk, data: bytes | None = None, name: str = "captions.csv") -> importing.Draft:
    with inbox.Upload(desk, name, drop=DROP) as upload:
        upload.write(sheet_bytes() if data is None else data)
        upload.finish()
    return importing.open_draft(desk, DROP)


def photo(desk: Desk, row: int) -> int:
    return next(r.id for r in desk.find("", limit=100).photos if r.name == photo_name(row))


def test_the_report_says_what_is_ready_what_differs_and_what_names_no_file(reporter: Desk) -> None:
    planned = importing.plan(reporter, dropped(reporter))
    assert f"{planned.summary} Nothing written yet." == REPORT
    assert {item.row for item in planned.matching.unmatched} == set(WRONG)
    assert planned.plan.equal_captions == (EQUAL,)
    assert [split.row for split in planned.plan.splits] == list(reporter_sheet.CREDITS_IN_CAPTION)


def test_nothing_is_paired_by_itself(reporter: Desk) -> None:
    planned = importing.plan(reporter, dropped(reporter))
    assert any(item.suggestions for item in planned.matching.unmatched)
    assert {match.row.number for match in planned.matching.matched}.isdisjoint(WRONG)


def test_what_is_clear_is_applied_as_one_batch_and_one_undo_takes_it_back(reporter: Desk) -> None:
    draft, count = importing.apply(reporter, dropped(reporter))
    assert count == 21  # the two that differ get their blank credit filled; their captions stay
    assert len(reporter.batches()) == 1
    kept = reporter.store.get(photo(reporter, CONFLICTS[0])).metadata
    assert kept.caption == "A caption that the desk wrote."
    assert kept.credit_line == "Korea Times photo by Shim Hyun-chul"
    assert reporter.store.get(photo(reporter, 3)).metadata.credit_line == "연합뉴스"
    assert importing.open_draft(reporter, DROP).batch_id == draft.batch_id
    after, undone = importing.undo(reporter, draft)
    assert len(undone.photos) == 21
    assert after.batch_id == importing.open_draft(reporter, DROP).batch_id == 0
    assert not reporter.store.get(photo(reporter, 3)).metadata.credit_line


def test_an_act_that_the_browser_sends_twice_is_applied_once(reporter: Desk) -> None:
    draft = dropped(reporter)
    first, _ = importing.apply(reporter, draft, operation="one")
    again, _ = importing.apply(reporter, draft, operation="one")
    assert first.batch_id
    assert len(reporter.batches()) == 1
    assert again.batch_id in (0, first.batch_id)


def test_a_cancelled_import_leaves_everything_as_it_was(reporter: Desk) -> None:
    draft, count = importing.apply(reporter, dropped(reporter), cancelled=lambda: True)
    assert (count, draft.batch_id, reporter.batches()) == (0, 0, ())


def test_a_row_paired_by_eye_is_taken(reporter: Desk) -> None:
    draft = importing.with_match(dropped(reporter), 7, photo(reporter, 7))
    planned = importing.plan(reporter, draft)
    assert "20 ready" in planned.summary
    assert "3 name no file" in planned.summary
    importing.apply(reporter, draft)
    assert reporter.store.get(photo(reporter, 7)).metadata.caption == reporter_sheet.caption(7)


def test_a_photo_belongs_to_one_row_and_a_pair_can_be_parted(reporter: Desk) -> None:
    draft = importing.with_match(dropped(reporter), 7, 11)
    assert importing.with_match(draft, 12, 11).matches == {12: 11}
    assert importing.with_match(draft, 7, None).matches == {}


def test_a_photo_that_is_gone_meanwhile_is_no_error(reporter: Desk) -> None:
    draft = importing.with_match(dropped(reporter), 7, 9_999)
    assert "4 name no file" in importing.plan(reporter, draft).summary


def test_two_photos_of_one_name_are_told_apart_by_their_folder(reporter: Desk, tmp_path: Path) -> None:
    from PIL import Image

    twin = tmp_path / "card two" / photo_name(7)
    twin.parent.mkdir()
    Image.new("RGB", (50, 40), "black").save(twin)
    (added,) = reporter.ingest([twin]).added
    draft = importing.with_match(dropped(reporter), 7, added)
    planned = importing.plan(reporter, draft)
    assert [m.key for m in planned.matching.matched if m.row.number == 7] == [str(added)]
    assert planned.names[str(added)] == f"card two/{photo_name(7)}"


def test_a_row_left_out_by_hand_is_not_written_and_goes_back_with_its_reason(reporter: Desk) -> None:
    draft = importing.decided(dropped(reporter), left_out=(2,))
    _, count = importing.apply(reporter, draft)
    assert count == 20
    assert not reporter.store.get(photo(reporter, 2)).metadata.caption
    assert importing.plan(reporter, draft).why[2] == "left out by hand"
    importing.save_draft(reporter, draft)
    assert "손으로 뺐습니다" in importing.leftover(reporter, draft.drop)[1].decode("cp949")


def test_the_sheet_wins_in_all_fields_or_in_one(reporter: Desk) -> None:
    draft = dropped(reporter)
    for wins in (
        importing.decided(draft, on_conflict="replace"),
        importing.decided(draft, exceptions=("caption",)),
    ):
        assert "21 ready" in importing.plan(reporter, wins).summary
    kept = importing.decided(draft, on_conflict="replace", exceptions=("caption",))
    assert "2 differ from the file" in importing.plan(reporter, kept).summary


def test_the_leftover_sheet_is_cp949_with_the_same_headings_and_why(reporter: Desk) -> None:
    draft, _ = importing.apply(reporter, dropped(reporter))
    name, data = importing.leftover(reporter, draft.drop)
    assert name == "captions_leftover.csv"
    sheet = read_sheet(data, name=name)
    assert sheet.encoding == "cp949"
    assert sheet.headings == (*reporter_sheet.HEADINGS, "왜")
    assert [row.file for row in sheet.rows if row.file in WRONG.values()] == list(WRONG.values())
    assert len(sheet.rows) == len(WRONG) + len(CONFLICTS)


def test_decisions_survive_a_restart(reporter: Desk) -> None:
    draft = importing.with_mapping(dropped(reporter), "크레딧", "-")
    importing.save_draft(reporter, draft)
    with Desk.open(reporter.folder) as later:
        assert importing.open_draft(later, DROP) == draft
        assert "credit_line" not in importing.plan(later, draft).sheet.mapping.values()


def test_another_encoding_forgets_what_was_decided_by_the_old_reading(reporter: Desk) -> None:
    draft = importing.with_match(importing.with_mapping(dropped(reporter), "크레딧", "-"), 7, 3)
    other = importing.decided(draft, encoding="utf-16")
    assert (other.mapping, other.matches, other.encoding) == ({}, {}, "utf-16")


def test_a_wrong_encoding_is_refused_and_nothing_is_decided(reporter: Desk) -> None:
    draft = importing.decided(dropped(reporter), encoding="utf-8")
    with pytest.raises(TableError):
        importing.plan(reporter, draft)


def test_a_draft_of_another_version_does_not_lose_the_sheet(reporter: Desk) -> None:
    draft = dropped(reporter)
    (reporter.folder / inbox.FOLDER / DROP / "draft.json").write_text('{"drop": 7}', encoding="utf-8")
    assert importing.open_draft(reporter, DROP) == draft


@pytest.mark.parametrize("drop", ["", "../../etc", "ffffffffffffffff", "captions.csv"])
def test_a_sheet_that_is_not_here_is_said_in_words(reporter: Desk, drop: str) -> None:
    with pytest.raises(UsageError, match="drop it again"):
        importing.open_draft(reporter, drop)


def test_sheets_dropped_before_are_listed(reporter: Desk) -> None:
    draft = dropped(reporter)
    assert importing.drafts(reporter) == (draft,)


def test_a_viewer_makes_the_desk_neither_remember_nor_forget(reporter: Desk) -> None:
    draft = importing.with_mapping(dropped(reporter), "크레딧", "-")
    importing.apply(reporter, draft)
    viewer = reporter.as_user("guest", role="viewer")
    with pytest.raises(UsageError):
        importing.forget(viewer, draft)
    with pytest.raises(UsageError):
        importing.apply(viewer, draft)
    assert importing.remembered(reporter, importing.glance_at(reporter, draft)) is not None
