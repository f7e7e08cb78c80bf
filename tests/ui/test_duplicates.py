"""What the Duplicates page is told, and what becomes of what it sends."""

from __future__ import annotations

import pytest

from photodesk.desk import Desk
from photodesk.errors import UsageError
from photodesk.library import decisions
from photodesk.ui import duplicates


def test_a_group_says_what_stands_twice_and_where(desk: Desk) -> None:
    shown = duplicates.view(desk)
    (group,) = shown["groups"]
    assert (group["says"], group["why"], group["ids"]) == (
        "2 pictures carry the same caption", "DUP-003", [3, 2],
    )  # fmt: skip
    assert [member["stands"] for member in group["members"]] == ["page A7", "page A7"]
    assert all(not differs for member in group["members"] for _, differs in member["marks"])
    assert (shown["photos"], shown["count"], shown["told_apart"]) == (10, 1, "")


def test_words_that_differ_are_marked_in_both_captions(desk: Desk) -> None:
    desk.edit(9, {"caption": "눈이 내린 24일 서울 광화문 광장을 시민들이 걷고 있다."})
    desk.edit(10, {"caption": "눈이 내린 24일 서울 광화문 광장을 시민들이 걸어가고 있다."})
    group = next(g for g in duplicates.view(desk)["groups"] if set(g["ids"]) == {9, 10})
    marked = [[text for text, differs in member["marks"] if differs] for member in group["members"]]
    assert marked == [["걸어가고"], ["걷고"]]


def test_a_decision_an_edit_and_a_copy_are_each_taken_back_the_last_first(desk: Desk) -> None:
    done: duplicates.Done = []
    before = desk.store.get(3)
    pair = {"id": "a", "do": "apart", "key": "g", "kind": "caption", "ids": [2, 3], "of": []}
    duplicates.apply(desk, pair, done)
    save = {
        "id": "b",
        "do": "save",
        "key": "g",
        "photo": "3",
        "revision": before.revision,
        "caption": "새 글",
    }
    duplicates.apply(desk, save, done)
    assert desk.store.get(3).metadata.caption == "새 글"
    revision = desk.store.get(3).revision
    copy = {"id": "c", "do": "copy", "key": "g", "photo": "2", "of": ["3"], "revisions": {"3": revision}}
    assert "taken for 1 other" in duplicates.apply(desk, copy, done)
    assert desk.store.get(3).metadata.caption == before.metadata.caption
    duplicates.apply(desk, {"id": "d", "do": "undo", "key": "undo"}, done)
    assert desk.store.get(3).metadata.caption == "새 글"
    duplicates.apply(desk, {"id": "e", "do": "undo", "key": "undo"}, done)
    assert desk.store.get(3).metadata.caption == before.metadata.caption
    assert len(decisions.holding(desk.store.engine)) == 1
    duplicates.apply(desk, {"id": "f", "do": "undo", "key": "undo"}, done)
    assert decisions.holding(desk.store.engine) == ()
    with pytest.raises(UsageError, match="Nothing to undo"):
        duplicates.apply(desk, {"id": "g", "do": "undo", "key": "undo"}, done)


def test_a_caption_that_somebody_saved_meanwhile_is_not_overwritten(desk: Desk) -> None:
    revision = desk.store.get(3).revision
    desk.edit(3, {"caption": "Saved meanwhile."})
    save = {"id": "b", "do": "save", "key": "g", "photo": "3", "revision": revision, "caption": "Late."}
    with pytest.raises(UsageError):
        duplicates.apply(desk, save, [])
    copy = {"id": "c", "do": "copy", "key": "g", "photo": "2", "of": ["3"], "revisions": {"3": revision}}
    with pytest.raises(UsageError):
        duplicates.apply(desk, copy, [])
    assert desk.store.get(3).metadata.caption == "Saved meanwhile."


def test_after_a_reload_u_takes_back_the_last_decision_of_the_same_person(desk: Desk) -> None:
    desk.as_user("somebody else").tell_apart([9, 10])
    desk.tell_apart([2, 3])
    duplicates.apply(desk, {"id": "a", "do": "undo", "key": "undo"}, [])
    (held,) = decisions.holding(desk.store.engine)
    assert held.user == "somebody else"


def test_a_page_that_is_older_than_the_desk_is_told_so(desk: Desk) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        duplicates.apply(desk, {"id": "a", "do": "nonsense", "key": "g"}, [])
