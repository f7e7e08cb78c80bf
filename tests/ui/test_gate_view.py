"""What the Page screen is told, and what becomes of its operations, without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest

from photodesk import photofile
from photodesk.desk import Desk, outside, receipts, working
from photodesk.desk.demo import PICTURES, WRITTEN_AT
from photodesk.errors import UsageError
from photodesk.ui import gate_view
from photodesk.ui.gate_view import apply, view

_ids = count()


def do(desk: Desk, what: str, key: int | str = "", **more: Any) -> Mapping[str, Any]:
    said = apply(desk, {"id": f"o{next(_ids)}", "do": what, "key": str(key), "page": "A7", **more})
    return {"message": said} if isinstance(said, str) else said


def row(desk: Desk, code: str, key: int) -> dict[str, Any]:
    (found,) = [one for one in view(desk)["rows"] if one["code"] == code and str(key) in one["keys"]]
    return dict(found)


def stops(desk: Desk) -> list[str]:
    return [one["code"] for one in view(desk)["rows"] if one["severity"] == "error"]


def test_stops_stand_first_one_row_a_cause_and_what_has_a_fix_first(desk: Desk) -> None:
    shown = view(desk)
    severities = [one["severity"] for one in shown["rows"]]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    doubled = [one for one in shown["rows"] if one["code"] == "DUP-003"]
    assert [(one["keys"], one["edit"]["key"]) for one in doubled] == [(["2", "3"], "3")]
    robot = [one["code"] for one in shown["rows"] if one["keys"] == ["7"] and one["severity"] == "error"]
    assert robot == ["CRD-001", "AI-002"]  # F cures both
    (alt,) = [one for one in shown["rows"] if one["code"] == "ACC-001"]
    assert len(alt["keys"]) == 10  # one note for all
    assert shown["counts"]["words"] == "10 pictures, 8 stopped, 2 ready"
    assert [one["stands"] for one in shown["slots"]] == ["stopped"] * 8 + ["ready"] * 2


def test_what_rights_stop_is_marked_for_the_chief_and_roles_say_what_may_be_pressed(desk: Desk) -> None:
    assert row(desk, "RGT-004", 1)["chief"]
    assert not row(desk, "DUP-003", 2)["chief"]
    for role, may in (
        ("viewer", {"change": False, "lead": False}),
        ("editor", {"change": True, "lead": False}),
        ("chief", {"change": True, "lead": True}),
        ("", {"change": True, "lead": False}),
    ):
        assert view(desk.as_user("Kim", role=role))["may"] == may


def test_a_fix_is_taken_back_by_the_operation_that_its_answer_names(desk: Desk) -> None:
    said = do(desk, "fix", 6, code="CRD-001")
    assert "Korea Times photo by Shim Hyun-chul" in said["message"]
    assert desk.store.get(6).metadata.credit_line
    do(desk, key="", what=said["undo"]["do"], batch=said["undo"]["batch"])
    assert not desk.store.get(6).metadata.credit_line
    with pytest.raises(UsageError, match="nothing left to fix"):
        do(desk, "fix", 9, code="CRD-001")


def test_an_edit_on_an_old_revision_is_refused_with_what_it_says_now(desk: Desk) -> None:
    old = row(desk, "DUP-003", 3)["edit"]
    desk.as_user("Lee").edit(3, {"caption": "알프스의 눈."})
    with pytest.raises(UsageError, match="somebody changed it meanwhile, it now says “알프스의 눈"):
        do(desk, "save", 3, values={"caption": "Snow."}, revision=old["revision"])
    said = do(desk, "save", 3, values={"caption": "Snow."}, revision=desk.store.get(3).revision)
    assert said["undo"]["do"] == "undo"
    assert "DUP-003" not in stops(desk)


def test_a_waiver_covers_every_picture_of_the_cause_and_is_shown_with_its_name(desk: Desk) -> None:
    do(desk, "waive", 3, keys=["2", "3"], code="DUP-003", reason="자료사진 두 장", responsibility=False)
    shown = view(desk)
    assert "DUP-003" not in stops(desk)
    assert [(one["slots"], one["code"], one["red"]) for one in shown["waived"]] == [
        ([2, 3], "DUP-003", False)
    ]
    assert "자료사진 두 장 (tester)" in shown["waived"][0]["says"]
    with pytest.raises(UsageError, match="only the chief"):
        do(desk, "waive", 1, keys=["1"], code="RGT-004", reason="AP said yes", responsibility=False)
    do(desk, "waive", 1, keys=["1"], code="RGT-004", reason="AP said yes", responsibility=True)
    assert [one["red"] for one in view(desk)["waived"]] == [True, False]


def test_a_waiver_is_taken_back_and_may_be_given_again(desk: Desk) -> None:
    more: dict[str, Any] = {"keys": ["2", "3"], "code": "DUP-003"}
    said = do(desk, "waive", 3, reason="two frames", responsibility=False, **more)
    assert "DUP-003" not in stops(desk)
    do(desk, said["undo"]["do"], keys=said["undo"]["keys"], code=said["undo"]["code"])
    assert "DUP-003" in stops(desk)
    assert view(desk)["waived"] == []
    with pytest.raises(UsageError, match="nothing to take back"):
        do(desk, "end waiver", 3, **more)
    do(desk, "waive", 3, reason="two frames after all", responsibility=False, **more)
    (waived,) = view(desk)["waived"]
    assert (waived["keys"], "after all" in waived["says"]) == (["2", "3"], True)


def test_a_dropped_picture_comes_back_into_its_own_slot(desk: Desk) -> None:
    said = do(desk, "drop", 5)
    assert desk.page("A7").photo_ids == (1, 2, 3, 4, 6, 7, 8, 9, 10)
    do(desk, said["undo"]["do"], keys=said["undo"]["keys"])
    assert desk.page("A7").photo_ids == tuple(range(1, 11))


def test_slots_are_arranged_and_put_back(desk: Desk) -> None:
    said = do(desk, "arrange", keys=[str(i) for i in (10, *range(1, 10))])
    assert desk.page("A7").photo_ids[0] == 10
    do(desk, "arrange", keys=said["undo"]["keys"])
    assert desk.page("A7").photo_ids == tuple(range(1, 11))


def test_the_other_copy_takes_the_slot_and_gives_it_back(desk: Desk) -> None:
    from photodesk import photofile

    path = desk.store.get(1).path
    copy = path.with_name("PYH2026112400010.jpg")
    copy.write_bytes(path.read_bytes())
    photofile.embed(
        copy, {"credit_line": "Yonhap", "source": "Yonhap", "instructions": ""}, metadata_date="2026-11-24"
    )
    taken = desk.ingest([copy], source_label="wire")
    (ours,) = taken.added or taken.linked
    offers = [offer["do"] for offer in row(desk, "RGT-004", 1)["offers"]]
    assert "use" in offers
    said = do(desk, "use", 1)
    assert desk.page("A7").photo_ids[0] == ours
    do(desk, said["undo"]["do"], keys=said["undo"]["keys"])
    assert desk.page("A7").photo_ids == tuple(range(1, 11))


def test_sending_is_a_job_and_its_files_are_named_afterwards(desk: Desk) -> None:
    do(desk, "send")
    job = working.shown(desk)[0]
    assert job.title == "Sending page A7"
    assert working.wait(desk, job.id, timeout_s=60)
    shown = view(desk)
    assert [one["name"] for one in shown["sent"]["files"]] == ["A7_09_howitzer.jpg", "A7_10_atacms.jpg"]
    assert shown["sent"]["says"].endswith(
        "by tester: 2 pictures. The page stood: 10 pictures, 8 stopped, 2 ready."
    )
    assert [one["stands"] for one in shown["slots"]][8:] == ["sent", "sent"]
    assert shown["counts"]["words"] == "10 pictures, 8 stopped, 2 sent"
    with pytest.raises(UsageError, match="8 pictures stopped; fix, waive or drop them"):
        do(desk, "send")


def test_a_receipt_is_found_by_its_page_and_nothing_else_is_read(desk: Desk) -> None:
    desk.send("A7")
    told = receipts.last_sent(desk.folder, "A7")
    assert told is not None
    assert receipts.last_sent(desk.folder, "B9") is None
    for name in (
        "../desk.db",
        told.name.replace("-send-", "-embed-"),
        "",
        "x-send-y.json",
        told.name + "/../x",
    ):
        assert receipts.sent_page(desk.folder, name) is None


def test_captions_to_paste_stand_in_the_order_of_the_slots(desk: Desk) -> None:
    desk.arrange_page("A7", [10, *range(1, 10)])
    first = view(desk)["captions"].split("\n\n")[0]
    assert first.startswith(PICTURES[9].says.caption[:40])
    assert first.endswith("AP-Yonhap")


def test_a_desk_without_a_page_says_how_to_make_one(desk: Desk, tmp_path: Any) -> None:
    with Desk.open(tmp_path / "fresh") as fresh:
        shown = view(fresh)
        assert shown["page"] == ""
        assert "press A" in shown["empty"]
        fresh.new_page("B1", on=desk.page("A7").on)
        assert "Page B1 is empty" in view(fresh)["empty"]
        assert gate_view.newest(fresh) == "B1"


def test_an_operation_of_another_version_is_no_crash_for_the_desk(desk: Desk) -> None:
    with pytest.raises(ValueError, match="fly"):
        do(desk, "fly")


def test_what_waits_is_decided_at_the_gate_and_taken_back(desk: Desk) -> None:
    path = desk.store.get(9).path
    desk.edit(9, {"caption": "Soldiers fire a howitzer."})
    photofile.embed(path, {"caption": "포병이 사격하고 있다."}, metadata_date=WRITTEN_AT)
    outside.look(desk, desk.store.get(9))
    waits = row(desk, "CHG-001", 9)
    assert [(one["do"], one["key"]) for one in waits["offers"]] == [("theirs", "T"), ("ours", "K")]
    assert waits["waivable"] is False
    answer = do(desk, "theirs", 9, code="CHG-001")
    assert desk.store.get(9).metadata.caption == "포병이 사격하고 있다."
    do(desk, key=9, what=answer["undo"]["do"], batch=answer["undo"]["batch"])
    assert desk.store.get(9).metadata.caption == "Soldiers fire a howitzer."
    with pytest.raises(UsageError, match="decided already"):
        do(desk, "ours", 9, code="CHG-001")
