"""What stands twice on the desk, and what a person said of it: remembered until a text changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.errors import UsageError
from photodesk.library import decisions

CHESTNUTS = "A man sells chestnuts at a market in Seoul, Tuesday, Nov. 24, 2026."
ROASTED = "A man sells roasted chestnuts at a market in Seoul, Tuesday, Nov. 24, 2026."
KOREAN = "24일 오전 서울 광화문 광장에서 시민들이 출근하고 있다."
Put = Callable[..., int]


@pytest.fixture
def put(empty_desk: Desk, tmp_path: Path) -> Put:
    """Take in one photo that says these things; equal drawings are equal picture data."""
    count = iter(range(1, 100))

    def photo(caption: str, credit: str = "AP-Yonhap", *, drawing: int = 0, label: str = "wire") -> int:
        number = next(count)
        path = tmp_path / f"{number}.jpg"
        edge = drawing or number
        Image.effect_mandelbrot((96, 60 + edge), (-2, -1.2 + edge / 20, 1, 1.2), 40 + edge).save(path)
        said = {"caption": caption, "credit_line": credit}
        photofile.embed(path, said, metadata_date="2026-11-24")
        return empty_desk.ingest([path], source_label=label).added[0]

    return photo


def captions(desk: Desk) -> list[list[int]]:
    return [sorted(r.id for r in g.members) for g in desk.duplicates().groups if g.kind != "picture"]


def pictures(desk: Desk) -> list[list[int]]:
    return [sorted(r.id for r in g.members) for g in desk.duplicates().groups if g.kind == "picture"]


def twins(desk: Desk, *ids: int) -> list[int]:
    return [record.twins for record in desk.store.many(ids)]


def test_exact_and_near_captions_stand_in_groups_and_variants_do_not(empty_desk: Desk, put: Put) -> None:
    a, b, c = put(CHESTNUTS), put(ROASTED), put(CHESTNUTS)
    d, e = put(KOREAN), put(KOREAN.replace("광화문", "광화문  "))
    put("Kim Min-su, left, bows in Busan, Monday."), put("Kim Min-su, right, bows in Busan, Monday.")
    found = [group for group in empty_desk.duplicates().groups if group.kind != "picture"]
    groups = {tuple(sorted(r.id for r in group.members)): group.kind for group in found}
    assert groups == {(a, b, c): "near", (d, e): "exact"}


def test_not_a_duplicate_is_remembered_with_who_and_when(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(CHESTNUTS)
    assert (captions(empty_desk), twins(empty_desk, a, b)) == ([[a, b]], [1, 1])
    assert empty_desk.tell_apart([a, b])
    assert (captions(empty_desk), twins(empty_desk, a, b)) == ([], [0, 0])
    assert empty_desk.find("is:duplicate").total == 0
    (held,) = decisions.holding(empty_desk.store.engine)
    assert (sorted(held.pair), held.user) == ([a, b], "tester")
    assert held.at
    assert empty_desk.duplicates().told_apart == 1


def test_said_twice_it_is_remembered_once(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(CHESTNUTS)
    assert len(empty_desk.tell_apart([a, b])) == 1
    assert empty_desk.tell_apart([b, a]) == ()


def test_the_pair_comes_back_when_a_text_changes_and_only_then(empty_desk: Desk, put: Put) -> None:
    a, b = put(KOREAN), put(KOREAN)
    empty_desk.tell_apart([a, b])
    empty_desk.edit(a, {"credit_line": "Yonhap", "city": "서울"})
    assert captions(empty_desk) == []
    empty_desk.edit(a, {"caption": f"{KOREAN} 아침 기온은 영하 3도였다."})
    empty_desk.edit(b, {"caption": f"{KOREAN} 아침 기온은 영하 3도였다."})
    assert captions(empty_desk) == [[a, b]]
    assert twins(empty_desk, a, b) == [1, 1]


def test_an_undo_brings_the_pair_back_at_once(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(CHESTNUTS)
    decided = empty_desk.tell_apart([a, b])
    assert empty_desk.put_together(decided) == 1
    assert (captions(empty_desk), twins(empty_desk, a, b)) == ([[a, b]], [1, 1])
    assert empty_desk.put_together(decided) == 0


def test_one_of_three_leaves_the_group_and_the_others_stay(empty_desk: Desk, put: Put) -> None:
    a, b, c = put(CHESTNUTS), put(CHESTNUTS), put(CHESTNUTS)
    empty_desk.tell_apart([c], of=[a, b])
    assert captions(empty_desk) == [[a, b]]
    assert twins(empty_desk, a, b, c) == [1, 1, 0]
    empty_desk.tell_apart([a, b, c])
    assert captions(empty_desk) == []


def test_a_decision_silences_dup_005_and_not_dup_003(empty_desk: Desk, put: Put) -> None:
    a, b, c = put(CHESTNUTS), put(ROASTED), put(CHESTNUTS)
    empty_desk.new_page("A7", on=date(2026, 11, 24))
    empty_desk.put_on_page("A7", [a, b])
    assert "DUP-005" in {f.code for f in empty_desk.gate("A7").findings}
    empty_desk.tell_apart([a, b])
    assert "DUP-005" not in {f.code for f in empty_desk.gate("A7").findings}
    empty_desk.put_on_page("A7", [c])
    empty_desk.tell_apart([a, c])
    stops = {f.key for f in empty_desk.gate("A7").findings if f.code == "DUP-003"}
    assert stops == {str(a), str(c)}


def test_one_picture_with_two_credits_is_a_group_of_pictures(empty_desk: Desk, put: Put) -> None:
    a = put(CHESTNUTS, "AP-Yonhap", drawing=7)
    b = put("Chestnuts are sold at a stall in Seoul.", "Newsis", drawing=7)
    put("눈이 내린다.", "Yonhap", drawing=30)
    assert pictures(empty_desk) == [[a, b]]
    empty_desk.tell_apart([a, b], kind="picture")
    assert pictures(empty_desk) == []
    empty_desk.edit(b, {"credit_line": "Yonhap"})
    assert pictures(empty_desk) == [[a, b]]


def test_a_decision_about_captions_says_nothing_of_pictures(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS, drawing=7), put(CHESTNUTS, "Newsis", drawing=7)
    empty_desk.tell_apart([a, b])
    assert (captions(empty_desk), pictures(empty_desk)) == ([], [[a, b]])


def test_sent_and_rejected_photos_are_not_tonight_s(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(CHESTNUTS)
    empty_desk.flag([b], "reject")
    assert captions(empty_desk) == []
    assert [sorted(r.id for r in g.members) for g in empty_desk.duplicates("").groups] == [[a, b]]


@pytest.mark.parametrize("ids", [[], [1], [1, 1]])
def test_one_photo_alone_is_no_pair(empty_desk: Desk, put: Put, ids: list[int]) -> None:
    put(CHESTNUTS)
    with pytest.raises(UsageError, match="name two photos"):
        empty_desk.tell_apart(ids)


def test_a_photo_that_is_gone_is_named(empty_desk: Desk, put: Put) -> None:
    with pytest.raises(UsageError, match="photo 99: not on this desk"):
        empty_desk.tell_apart([put(CHESTNUTS), 99])


def test_removing_a_photo_ends_its_decisions(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(CHESTNUTS)
    empty_desk.tell_apart([a, b])
    empty_desk.remove([a])
    assert decisions.holding(empty_desk.store.engine) == ()


# --- while an editor types -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (CHESTNUTS, "exact"),
        (f"{CHESTNUTS} AP-Yonhap", "exact"),
        (ROASTED, "near"),
        (f"FILE - {CHESTNUTS}", "near"),
        (CHESTNUTS.replace("chestnuts", "chesnuts"), "near"),
    ],
)
def test_a_typed_caption_finds_its_like(empty_desk: Desk, put: Put, typed: str, label: str) -> None:
    kept = put(CHESTNUTS)
    put(KOREAN)
    found = empty_desk.like_caption(typed)
    assert [(like.record.id, like.verdict.label) for like in found] == [(kept, label)]


def test_a_typed_korean_caption_finds_its_like(empty_desk: Desk, put: Put) -> None:
    kept = put(KOREAN)
    (like,) = empty_desk.like_caption(f"{KOREAN} 연합뉴스")
    assert like.record.id == kept


@pytest.mark.parametrize("typed", ["", " ", "Kim Min-su bows in Busan.", CHESTNUTS.replace("Seoul", "Busan")])
def test_another_caption_finds_nothing(empty_desk: Desk, put: Put, typed: str) -> None:
    put(CHESTNUTS)
    assert empty_desk.like_caption(typed) == ()


def test_what_was_edited_removed_or_told_apart_is_found_as_it_is_now(empty_desk: Desk, put: Put) -> None:
    a, b = put(CHESTNUTS), put(KOREAN)
    empty_desk.edit(a, {"caption": "눈이 내린 전주 한옥마을을 관광객들이 걷고 있다."})
    assert empty_desk.like_caption(CHESTNUTS) == ()
    empty_desk.edit(a, {"caption": CHESTNUTS})
    assert [like.record.id for like in empty_desk.like_caption(CHESTNUTS)] == [a]
    assert empty_desk.like_caption(CHESTNUTS, besides=a) == ()
    empty_desk.edit(b, {"caption": CHESTNUTS})
    empty_desk.tell_apart([a, b])
    assert empty_desk.like_caption(CHESTNUTS, besides=b) == ()
    assert [like.record.id for like in empty_desk.like_caption(ROASTED, besides=b)] == [a]
    empty_desk.remove([a])
    assert empty_desk.like_caption(ROASTED, besides=b) == ()


# --- compared once --------------------------------------------------------------------------------


def test_photos_are_compared_once_until_a_text_or_a_decision_changes(
    empty_desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    from photodesk.desk import duplicates

    times: list[int] = []
    compare = duplicates._compare

    def counted(desk: Desk, ids: tuple[int, ...]) -> duplicates.DeskDuplicates:
        times.append(len(ids))
        return compare(desk, ids)

    monkeypatch.setattr(duplicates, "_compare", counted)
    a, b = put(caption=KOREAN), put(caption=KOREAN)
    first = empty_desk.duplicates()
    assert empty_desk.duplicates() == first == empty_desk.as_user("Lee").duplicates()
    assert times == [2]
    empty_desk.flag([a], "pick")
    assert empty_desk.duplicates().groups[0].members[-1].flag == "pick"
    assert times == [2]
    decided = empty_desk.tell_apart([a, b])
    assert [group for group in empty_desk.duplicates().groups if group.kind == "exact"] == []
    empty_desk.put_together(decided)
    assert [group.kind for group in empty_desk.duplicates().groups if group.kind == "exact"] == ["exact"]
    empty_desk.edit(b, {"caption": CHESTNUTS})
    assert [group for group in empty_desk.duplicates().groups if group.kind == "exact"] == []
    assert times == [2, 2, 2, 2]


def test_many_copies_of_one_picture_are_one_group_and_two_told_apart_leave_it(
    empty_desk: Desk, put: Put
) -> None:
    ids = [
        put(f"설명 {number}", f"Courtesy of City {number}", drawing=7, label=f"folder {number}")
        for number in range(5)
    ]
    (group,) = [one for one in empty_desk.duplicates().groups if one.kind == "picture"]
    assert sorted(record.id for record in group.members) == ids
    empty_desk.tell_apart([ids[0]], of=ids[1:], kind="picture")
    (group,) = [one for one in empty_desk.duplicates().groups if one.kind == "picture"]
    assert sorted(record.id for record in group.members) == ids[1:]
