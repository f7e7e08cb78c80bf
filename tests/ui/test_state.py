"""What becomes of the operations that the browser sends."""

from __future__ import annotations

from typing import Any

import pytest

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.ui import operations, state

STAFF_PICTURE = "6"


def save(
    caption: str, *, operation: str = "a", revision: int = 1, key: str = STAFF_PICTURE
) -> dict[str, Any]:
    return {"id": operation, "do": "save", "key": key, "revision": revision, "values": {"caption": caption}}


def test_a_save_reaches_the_desk_and_not_the_file(desk: Desk) -> None:
    answers = operations.answer(desk, [save("시민들이 한강을 건너고 있다.")], [])
    assert [(one["ok"], one["message"]) for one in answers] == [
        (True, "Saved in the desk, not yet in the file.")
    ]
    record = desk.store.get(6)
    assert record.metadata.caption == "시민들이 한강을 건너고 있다."
    assert photofile.read(record.path).metadata.caption != record.metadata.caption


def test_an_outbox_that_comes_twice_is_applied_once(desk: Desk) -> None:
    outbox = [save("First."), save("Second.", operation="b", revision=2)]
    answers = operations.answer(desk, outbox, [])
    again = operations.answer(desk, outbox, answers)
    assert again == answers
    assert desk.store.get(6).revision == 3


def test_a_page_that_was_reloaded_and_forgot_its_answers_applies_nothing_twice(desk: Desk) -> None:
    outbox = [save("First.")]
    operations.answer(desk, outbox, [])
    fresh = operations.answer(desk, outbox, [])
    assert fresh[0]["ok"]
    assert desk.store.get(6).revision == 2


def test_a_save_on_an_old_revision_is_refused_and_shows_what_stands_there(desk: Desk) -> None:
    operations.answer(desk, [save("Kim was faster.")], [])
    answers = operations.answer(desk, [save("I was slower.", operation="b", revision=1)], [])
    assert not answers[0]["ok"]
    assert "Kim was faster." in answers[0]["message"]
    assert desk.store.get(6).metadata.caption == "Kim was faster."


def test_a_fix_saves_what_the_finding_proposes_and_the_finding_goes(desk: Desk) -> None:
    answers = operations.answer(desk, [{"id": "a", "do": "fix", "key": STAFF_PICTURE, "code": "CRD-001"}], [])
    assert answers[0]["ok"]
    assert desk.store.get(6).metadata.credit_line == "Korea Times photo by Shim Hyun-chul"
    assert "CRD-001" not in {finding.code for finding in state.view(desk).of(STAFF_PICTURE)}


def test_a_proposal_that_a_person_takes_is_saved_with_its_reason(desk: Desk) -> None:
    answers = operations.answer(desk, [{"id": "a", "do": "fix", "key": "8", "code": "CRD-010"}], [])
    assert answers[0]["ok"]
    assert desk.store.get(8).metadata.credit_line == "Courtesy of Nonsan City"
    assert desk.history(8)[0].why.startswith("CRD-010")


def test_a_fix_for_a_finding_that_is_gone_is_answered_in_words(desk: Desk) -> None:
    answers = operations.answer(desk, [{"id": "a", "do": "fix", "key": STAFF_PICTURE, "code": "CRD-010"}], [])
    assert (answers[0]["ok"], answers[0]["message"]) == (False, "CRD-010: nothing left to fix here")


def test_embedding_puts_the_words_into_the_file(desk: Desk) -> None:
    operations.answer(desk, [save("한강. Evening."), {"id": "b", "do": "embed", "key": STAFF_PICTURE}], [])
    record = desk.store.get(6)
    assert photofile.read(record.path).metadata.caption == "한강. Evening."
    assert record.embedded_revision == record.revision


def test_embedding_a_file_that_is_gone_is_answered_in_words(desk: Desk) -> None:
    desk.store.get(6).path.unlink()
    outbox = [save("Gone."), {"id": "b", "do": "embed", "key": STAFF_PICTURE}]
    answers = operations.answer(desk, outbox, [])
    assert [one["ok"] for one in answers] == [True, False]
    assert "\n" not in answers[1]["message"]
    assert state.view(desk).photos[5].in_file == desk.store.get(6).metadata


@pytest.mark.parametrize("key", ["999", "no number", ""])
def test_a_photo_that_is_not_there_is_answered_in_words(desk: Desk, key: str) -> None:
    answers = operations.answer(desk, [save("x", key=key)], [])
    assert not answers[0]["ok"]


def test_an_operation_that_this_version_does_not_know_is_refused(desk: Desk) -> None:
    answers = operations.answer(desk, [{"id": "a", "do": "kill", "key": "1"}], [])
    assert not answers[0]["ok"]


def test_fields_that_the_form_does_not_have_are_not_written(desk: Desk) -> None:
    operation = save("Fine.")
    operation["values"]["instructions"] = "none"
    operations.answer(desk, [operation], [])
    assert desk.store.get(6).metadata.instructions == ""
    assert desk.store.get(6).metadata.caption == "Fine."


def test_a_control_character_is_refused_and_nothing_is_saved(desk: Desk) -> None:
    before = desk.store.get(6).metadata
    answers = operations.answer(desk, [save("bad \x00 byte")], [])
    assert not answers[0]["ok"]
    assert desk.store.get(6).metadata == before


def test_the_view_is_the_page_in_the_order_of_its_slots(desk: Desk) -> None:
    view = state.view(desk)
    assert (view.page, view.day, view.targets) == ("A7", "Wednesday, Nov. 25, 2026", "print, web")
    assert [seen.photo.name[:5] for seen in view.photos] == [f"A7_{n:02}" for n in range(1, 11)]


def test_a_page_that_does_not_exist_falls_back_to_the_newest(desk: Desk) -> None:
    assert state.as_page("B99") == ""
    assert state.as_page("A7") == "A7"


def test_old_answers_are_forgotten_but_never_those_of_the_outbox_at_hand(desk: Desk) -> None:
    old = [{"id": str(n), "key": "1", "ok": True, "message": ""} for n in range(operations.KEPT_ANSWERS)]
    answers = operations.answer(desk, [save("New.", operation="new")], old)
    assert len(answers) == operations.KEPT_ANSWERS
    assert answers[-1]["id"] == "new"


def test_a_dropped_picture_leaves_the_page_and_stays_on_the_desk(desk: Desk) -> None:
    answers = operations.answer(desk, [{"id": "a", "do": "drop", "key": "1"}], [])
    assert (answers[0]["ok"], answers[0]["message"]) == (True, "Taken off page A7.")
    assert "1" not in {seen.key for seen in state.view(desk).photos}
    assert desk.store.get(1).name == "A7_01_ferry.jpg"


def test_a_chain_of_saves_that_were_written_before_the_first_was_answered_is_accepted(desk: Desk) -> None:
    first = save("One.")
    second = {**save("One. Two.", operation="b"), "after": "a"}
    answers = operations.answer(desk, [first, second], [])
    assert [one["ok"] for one in answers] == [True, True]
    assert [one["revision"] for one in answers] == [2, 3]


def test_a_chain_does_not_hide_that_somebody_else_saved_in_between(desk: Desk) -> None:
    answers = operations.answer(desk, [save("Mine.")], [])
    operations.answer(desk, [save("Theirs.", operation="theirs", revision=2)], [])
    chained = {**save("Mine again.", operation="b"), "after": "a"}
    assert not operations.answer(desk, [chained], answers)[-1]["ok"]
    assert desk.store.get(6).metadata.caption == "Theirs."
