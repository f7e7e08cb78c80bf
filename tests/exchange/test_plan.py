"""What a sheet would change: the reporter's sheet of EDITOR.md shift (ii), and its parts."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import UnknownField
from photodesk.exchange.captions_table import Sheet, read_sheet
from photodesk.exchange.matching import Matched, Matching, match_rows
from photodesk.exchange.plan import Plan, plan_changes, same_value, tally
from photodesk.exchange.reasons import reasons
from photodesk.exchange.sheet_out import leftover_sheet
from photodesk.exchange.sheet_rows import Row
from photodesk.language.caption import split_caption
from photodesk.model import Credit, Metadata, PrintedCaption, Value

PLACES = (
    "한강공원", "광화문광장", "서울광장", "남산", "북촌", "인사동", "명동", "잠실", "여의도", "홍대 앞",
    "이태원", "강남역", "성수동", "경복궁", "창덕궁", "덕수궁", "청계천", "서울숲", "올림픽공원", "노량진",
    "마포대교", "양재천", "석촌호수", "동대문", "가로수길",
)  # fmt: skip
WRONG = {7: "DSC_2006.JPG", 12: "IMG 2011.JPG", 18: "IMG_2017 (1).JPG", 23: "IMG_3022.JPG"}
DIFFERING = {4: "시민들이 마포대교를 건너고 있다.", 15: "관광객들이 서울을 찾았다."}


Winner = Literal["keep", "replace"]
WINNERS: tuple[Winner, ...] = ("keep", "replace")


def _reporters_sheet() -> bytes:
    lines = ["파일명,사진설명,촬영"]
    for number, place in enumerate(PLACES, start=2):
        file = WRONG.get(number, f"IMG_{1999 + number}.JPG")
        lines.append(f'{file},"시민들이 24일 서울 {place}에서 산책하고 있다, 맑은 날. 연합뉴스",심현철')
    return ("\r\n".join(lines) + "\r\n").encode("cp949")


def _photos() -> dict[str, Metadata]:
    return {
        f"desk/IMG_{1999 + number}.jpg": Metadata(caption=DIFFERING.get(number, ""))
        for number in range(2, 27)
    }


def _planned(sheet: Sheet, photos: dict[str, Metadata]) -> tuple[Matching, Plan]:
    matching = match_rows(sheet.rows, [(path, path) for path in photos])
    return matching, plan_changes(matching.matched, photos)


def test_cp949_sheet_with_four_wrong_names_writes_the_other_rows() -> None:
    sheet, photos = read_sheet(_reporters_sheet(), name="captions.csv"), _photos()
    matching, plan = _planned(sheet, photos)
    assert sheet.describe() == "captions.csv: CP949, comma, 25 rows."
    assert tally(sheet, matching, plan) == "19 ready · 2 differ from the file · 4 name no file"
    assert [unmatched.row for unmatched in matching.unmatched] == sorted(WRONG)
    assert [unmatched.suggestions[0] for unmatched in matching.unmatched] == [
        "desk/IMG_2006.jpg", "desk/IMG_2011.jpg", "desk/IMG_2017.jpg", "desk/IMG_2022.jpg",
    ]  # fmt: skip
    assert [change.row for change in plan.conflicts] == sorted(DIFFERING)
    assert len(plan.splits) == 21
    assert {split.credit_line for split in plan.splits} == {"연합뉴스"}
    after = plan.metadata(photos)
    assert len(after) == 21
    assert after["desk/IMG_2001.jpg"] == Metadata(
        caption="시민들이 24일 서울 한강공원에서 산책하고 있다, 맑은 날.".replace("한강공원", PLACES[0]),
        creator=("심현철",),
        credit_line="연합뉴스",
    )
    # The caption that differs stays the file's; its blanks are filled all the same.
    assert after["desk/IMG_2003.jpg"] == Metadata(
        caption=DIFFERING[4], creator=("심현철",), credit_line="연합뉴스"
    )


def test_the_leftover_goes_back_in_the_reporters_own_form_and_comes_in_again() -> None:
    sheet, photos = read_sheet(_reporters_sheet(), name="captions.csv"), _photos()
    matching, plan = _planned(sheet, photos)
    names = {path: path.removeprefix("desk/") for path in photos}
    why = reasons(sheet, matching, plan, names)
    assert sorted(why) == sorted({**WRONG, **DIFFERING})
    assert why[7] == "DSC_2006.JPG 사진이 없습니다. IMG_2006.jpg 맞습니까?"
    assert why[4] == "사진 설명: 사진에는 “시민들이 마포대교를 건너고 있다.”"
    back = leftover_sheet(sheet, why)
    text = back.decode("cp949")
    assert text.startswith("파일명,사진설명,촬영,왜\r\n")
    assert text.count("\r\n") == 7
    corrected = read_sheet(text.replace("DSC_2006", "IMG_2006").encode("cp949"), name="rest.csv")
    assert (corrected.encoding, corrected.unmapped, len(corrected.rows)) == ("cp949", (), 6)
    again, _ = _planned(corrected, photos)
    assert "desk/IMG_2006.jpg" in [match.key for match in again.matched]


def _rows(*values: dict[str, Value]) -> list[Matched]:
    return [Matched(Row(number, "", value), f"p{number}") for number, value in enumerate(values, start=2)]


def _actions(plan: Plan) -> list[tuple[str, str]]:
    return [(change.field, change.action) for change in plan.changes]


def test_blanks_are_filled_whoever_wins() -> None:
    rows = _rows({"caption": "한강.", "city": "Seoul"})
    keep, replace = (plan_changes(rows, {"p2": Metadata()}, on_conflict=who) for who in WINNERS)
    assert _actions(keep) == _actions(replace) == [("caption", "fill"), ("city", "fill")]


def test_where_both_speak_the_file_wins_unless_a_person_says_otherwise() -> None:
    rows, photos = (
        _rows({"caption": "한강.", "city": "Seoul"}),
        {"p2": Metadata(caption="남산.", city="Busan")},
    )
    assert _actions(plan_changes(rows, photos)) == [("caption", "keep"), ("city", "keep")]
    assert plan_changes(rows, photos).metadata(photos) == {}
    everything = plan_changes(rows, photos, on_conflict="replace")
    assert everything.metadata(photos)["p2"] == Metadata(caption="한강.", city="Seoul")
    one = plan_changes(rows, photos, replace_fields=["city"])
    assert one.metadata(photos)["p2"] == Metadata(caption="남산.", city="Seoul")


def test_a_field_to_replace_that_there_is_not_is_wrong_use() -> None:
    with pytest.raises(UnknownField, match="--replace captions"):
        plan_changes([], {}, replace_fields=["captions"])


@pytest.mark.parametrize(
    ("field_id", "before", "after"),
    [
        ("caption", "한강.\r\n산책", "한강.\n산책"),
        ("caption", unicodedata.normalize("NFD", "한강"), "한강"),
        ("keywords", ("한강", "산책"), ("산책", "한강")),
        ("creator", ("심현철",), ("심현철",)),
        ("date_created", "2026-11-24T09:30:15+09:00", "2026-11-24"),
    ],
)
def test_equal_cells_are_the_same_and_write_nothing(field_id: str, before: Value, after: Value) -> None:
    plan = plan_changes(_rows({field_id: after}), {"p2": Metadata().replace(**{field_id: before})})
    assert _actions(plan) == [(field_id, "same")]
    assert plan.to_write == ()


@pytest.mark.parametrize(
    ("field_id", "before", "after"),
    [
        ("caption", "한강", "한강."),
        ("caption", "Seoul", "SEOUL"),
        ("creator", ("심현철", "김강민"), ("김강민", "심현철")),
        ("date_created", "2026-11-24", "2026-11-25"),
        ("credit_line", "AP=연합뉴스", "AP-Yonhap"),
    ],
)
def test_values_that_only_resemble_each_other_are_not_the_same(
    field_id: str, before: Value, after: Value
) -> None:
    assert not same_value(field_id, before, after)


def test_a_credit_at_the_end_of_the_caption_fills_the_credit_line_as_it_was_printed() -> None:
    plan = plan_changes(_rows({"caption": "시민들이 24일 한강을 걷고 있다. AP=연합뉴스"}), {"p2": Metadata()})
    assert plan.splits[0].caption == "시민들이 24일 한강을 걷고 있다."
    assert plan.splits[0].credit_line == "AP=연합뉴스"
    # CRD-007 may suggest the house form; the import never writes it by itself.
    assert plan.metadata({"p2": Metadata()})["p2"].credit_line == "AP=연합뉴스"


def test_a_caption_without_credit_is_left_alone() -> None:
    caption = "시민들이 24일 한강을 걷고 있다."
    plan = plan_changes(_rows({"caption": caption}), {"p2": Metadata()})
    assert plan.splits == ()
    assert _actions(plan) == [("caption", "fill")]


def test_the_sheets_own_credit_column_is_never_rewritten() -> None:
    rows = _rows({"caption": "시민들이 한강을 걷고 있다. AP-Yonhap", "credit_line": "AP=연합뉴스"})
    plan = plan_changes(rows, {"p2": Metadata()})
    assert plan.disagreements == ()
    assert plan.metadata({"p2": Metadata()})["p2"].credit_line == "AP=연합뉴스"


def test_a_wire_sign_off_does_not_contradict_the_house_credit() -> None:
    rows = _rows({"caption": "Commuters walk in Seoul. (AP Photo/Kim Min-ji)", "credit_line": "AP-Yonhap"})
    plan = plan_changes(rows, {"p2": Metadata()})
    assert plan.disagreements == ()
    assert _actions(plan) == [("caption", "fill"), ("credit_line", "fill")]


def test_two_credits_that_contradict_each_other_are_said_and_neither_is_written() -> None:
    rows = _rows({"caption": "시민들이 한강을 걷고 있다. AP-Yonhap", "credit_line": "뉴시스", "city": "서울"})
    for photo in (Metadata(), Metadata(credit_line="연합뉴스")):
        plan = plan_changes(rows, {"p2": photo}, on_conflict="replace")
        assert [(d.row, d.in_caption, d.in_column) for d in plan.disagreements] == [
            (2, "AP-Yonhap", "뉴시스")
        ]
        assert ("credit_line", "keep") in _actions(plan)
        after = plan.metadata({"p2": photo})["p2"]
        assert (after.credit_line, after.city) == (photo.credit_line, "서울")


def test_a_file_that_already_holds_the_cell_with_its_credit_is_the_same() -> None:
    caption = "시민들이 24일 한강을 걷고 있다. 연합뉴스"
    plan = plan_changes(_rows({"caption": caption}), {"p2": Metadata(caption=caption)})
    assert _actions(plan) == [("caption", "same"), ("credit_line", "fill")]


def test_a_restriction_behind_the_credit_goes_to_the_instructions_and_is_never_lost() -> None:
    rows = _rows({"caption": "Commuters walk in Seoul. (AP Photo/Kim Min-ji) KOREA OUT"})
    blank = plan_changes(rows, {"p2": Metadata()}).metadata({"p2": Metadata()})["p2"]
    assert (blank.caption, blank.instructions) == ("Commuters walk in Seoul.", "KOREA OUT")
    said = Metadata(instructions="Korea out; no archive")
    after = plan_changes(rows, {"p2": said}).metadata({"p2": said})["p2"]
    assert (after.caption, after.instructions) == ("Commuters walk in Seoul.", said.instructions)
    other = Metadata(instructions="NO SALES")
    after = plan_changes(rows, {"p2": other}).metadata({"p2": other})["p2"]
    assert (after.caption, after.instructions) == ("Commuters walk in Seoul. KOREA OUT", "NO SALES")


def test_a_cell_that_would_lose_a_word_is_left_whole() -> None:
    caption = "Soldiers march in Pyongyang. (Kim Min-ji, TT News Agency via AP) **FILE**"
    plan = plan_changes(_rows({"caption": caption}), {"p2": Metadata()})
    assert plan.splits == ()
    assert plan.changes[0].after == caption


def test_rows_with_one_caption_are_pointed_out() -> None:
    rows = _rows(
        {"caption": "시민들이 “한강”을 걷고 있다. 연합뉴스"},
        {"caption": '시민들이 "한강"을  걷고 있다'},
        {"caption": "시민들이 한강을 걷고 있다."},
        {"caption": "시민 2명이 한강을 걷고 있다."},
        {"caption": "시민 3명이 한강을 걷고 있다."},
        {"credit_line": "연합뉴스"},
        {"credit_line": "연합뉴스"},
    )
    plan = plan_changes(rows, {match.key: Metadata() for match in rows})
    assert plan.equal_captions == ((2, 3),)


def test_the_way_captions_are_split_can_be_given() -> None:
    def halves(text: str) -> PrintedCaption:
        caption, _, credit = text.partition(" | ")
        return PrintedCaption(caption, Credit(text=credit))

    plan = plan_changes(_rows({"caption": "한강. | 심현철"}), {"p2": Metadata()}, split=halves)
    assert (plan.splits[0].caption, plan.splits[0].credit_line) == ("한강.", "심현철")


@given(
    st.fixed_dictionaries({}, optional={"caption": st.text(max_size=30), "city": st.text(max_size=5)}),
    st.text(max_size=30),
    st.sampled_from(WINNERS),
)
def test_no_plan_ever_empties_a_field(values: dict[str, Value], before: str, who: Winner) -> None:
    values = {field: value for field, value in values.items() if value}
    photos = {"p2": Metadata(caption=before, city=before)}
    plan = plan_changes(_rows(values), photos, on_conflict=who, split=split_caption)
    after = plan.metadata(photos).get("p2", photos["p2"])
    assert bool(after.caption) >= bool(before)
    assert bool(after.city) >= bool(before)
    if who == "keep":
        assert not before or (after.caption, after.city) == (before, before)
