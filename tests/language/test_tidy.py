"""Wire to house: what is cut, what moves where, what is asked, and what stays untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language.tidy import Tidied, tidy
from photodesk.model import Metadata, Value
from photodesk.settings import House

HOUSE = House(spellings={"Kiev": "Kyiv", "adviser": "advisor", "키예프": "키이우"})


def run(caption: str = "", *, source_label: str = "", house: House = HOUSE, **fields: Value) -> Tidied:
    return tidy(Metadata(caption=caption).replace(**fields), house, source_label=source_label)


def after(tidied: Tidied, field: str) -> Value:
    found = [change.after for change in tidied.changes if change.field == field]
    assert len(found) == 1, tidied
    return found[0]


def fields(tidied: Tidied) -> list[str]:
    return [change.field for change in tidied.changes]


def test_the_sign_off_is_cut_and_moved_to_credit_and_by_line() -> None:
    tidied = run("Police stand guard in Seoul, Friday. (AP Photo/Han Sang-min)", source_label="Yonhap")
    assert after(tidied, "caption") == "Police stand guard in Seoul, Friday."
    assert after(tidied, "credit_line") == "AP-Yonhap"
    assert after(tidied, "creator") == ("Han Sang-min",)
    assert not tidied.asks


def test_the_original_stands_in_the_change_and_each_edit_has_its_reason() -> None:
    original = "Police stand guard in Seoul, Friday. (AP Photo/Han Sang-min)"
    tidied = run(original, source_label="Yonhap")
    assert tidied.changes[0].before == original
    assert all(change.why for change in tidied.changes)
    edit = tidied.edits[-1]
    assert original[edit.start : edit.end] == edit.before
    assert "moves to the credit" in edit.why


def test_a_wire_picture_that_did_not_say_it_came_through_yonhap_is_asked() -> None:
    tidied = run("Police stand guard in Seoul, Friday. REUTERS/Park Ji-ho")
    assert after(tidied, "credit_line") == "REUTERS/Park Ji-ho"
    assert any("Reuters-Yonhap" in ask for ask in tidied.asks)


def test_a_korean_relay_is_certain_and_says_who_handed_it_over() -> None:
    tidied = run("시민들이 걷고 있다. 로이터=연합뉴스")
    assert after(tidied, "caption") == "시민들이 걷고 있다."
    assert after(tidied, "credit_line") == "Reuters-Yonhap"
    assert after(tidied, "source") == "Yonhap"


def test_an_ordinary_house_picture_needs_nothing() -> None:
    assert run("Police stand guard in Seoul, Friday.", credit_line="AP-Yonhap") == Tidied()
    assert run("", credit_line="Yonhap") == Tidied()
    assert run("시민들이 걷고 있다.", credit_line="Newsis") == Tidied()
    assert run("The minister talks to Yonhap.", credit_line="Yonhap") == Tidied()
    assert run() == Tidied()


def test_a_stored_credit_is_brought_into_the_house_form() -> None:
    assert after(run("A farm.", credit_line="AP=연합뉴스"), "credit_line") == "AP-Yonhap"
    assert after(run("A farm.", credit_line="인제군 제공"), "credit_line") == "Courtesy of Inje County"
    assert (
        after(run("A farm.", credit_line="심현철 기자"), "credit_line")
        == "Korea Times photo by Shim Hyun-chul"
    )


def test_a_barred_credit_is_left_and_asked() -> None:
    tidied = run("Kim smiles.", credit_line="REUTERS/KCNA")
    assert "credit_line" not in fields(tidied)
    assert any("take Yonhap's" in ask for ask in tidied.asks)


def test_two_different_credits_are_asked_and_nothing_is_cut() -> None:
    tidied = run("Police stand guard, Friday. AP-Yonhap", credit_line="Newsis")
    assert "caption" not in fields(tidied)
    assert any("two credits" in ask for ask in tidied.asks)


def test_the_same_credit_in_caption_and_field_is_cut_from_the_caption() -> None:
    tidied = run("Police stand guard, Friday. AP-Yonhap", credit_line="AP-Yonhap")
    assert after(tidied, "caption") == "Police stand guard, Friday."
    assert fields(tidied) == ["caption"]


def test_datelines_are_cut_and_their_credit_moves() -> None:
    tidied = run("(서울=연합뉴스) 한상민 기자 = 시민들이 걷고 있다. 2024.11.19 scoop@yna.co.kr")
    assert after(tidied, "caption") == "시민들이 걷고 있다. 2024.11.19"
    assert after(tidied, "credit_line") == "Yonhap"
    assert after(tidied, "creator") == ("한상민",)


def test_a_place_head_is_cut_only_if_the_sentence_says_place_and_day() -> None:
    tidied = run("SEOUL, SOUTH KOREA - NOVEMBER 20: People walk in Seoul on November 20, 2026.")
    assert after(tidied, "caption") == "People walk in Seoul on Nov. 20, 2026."
    tidied = run("SEOUL, SOUTH KOREA - NOVEMBER 20: People walk past a shop.")
    assert "caption" not in fields(tidied)
    assert any("dateline" in ask for ask in tidied.asks)
    assert run("Tokyo, Japan – Fans wait for a shop to open.") == Tidied()


def test_editors_notes_go_to_the_instructions() -> None:
    tidied = run(
        "EDS NOTE: GRAPHIC CONTENT - A body lies in a street, Friday. (AP Photo/Han Sang-min)",
        source_label="AP",
    )
    assert after(tidied, "caption") == "A body lies in a street, Friday."
    assert after(tidied, "instructions") == "EDS NOTE: GRAPHIC CONTENT"


def test_restrictions_go_to_the_instructions_and_are_not_written_twice() -> None:
    caption = "Police stand guard, Friday. (AP Photo/Yonhap, Seo Min-a) KOREA OUT"
    assert after(run(caption), "instructions") == "KOREA OUT"
    assert (
        after(run(caption, instructions="CREDIT MANDATORY"), "instructions") == "CREDIT MANDATORY\nKOREA OUT"
    )
    assert "instructions" not in fields(run(caption, instructions="Korea Out, mandatory"))


@pytest.mark.parametrize(
    "caption",
    [
        "APTOPIX Police stand guard, Friday.",
        "Police stand guard, Friday. REUTERS/Park Ji-ho TPX IMAGES OF THE DAY",
        "Police stand guard, Friday. APTOPIX",
    ],
)
def test_top_picture_tags_are_cut_and_kept_nowhere(caption: str) -> None:
    tidied = run(caption)
    assert after(tidied, "caption") == "Police stand guard, Friday."
    assert "instructions" not in fields(tidied)


def test_a_file_credit_asks_for_the_words_file_photo() -> None:
    tidied = run("Police stand guard, Friday. (AP Photo/Han Sang-min, File)", source_label="Yonhap")
    assert any("file photo" in ask for ask in tidied.asks)
    tidied = run("FILE - Police stand guard. (AP Photo/Han Sang-min, File)", source_label="Yonhap")
    assert not any("file photo" in ask for ask in tidied.asks)


def test_a_credit_with_the_next_sentence_glued_on_is_asked_and_not_cut() -> None:
    tidied = run("Police stand guard. Korea Times photo by Seo Min-aThe city said Monday it was ready.")
    assert "caption" not in fields(tidied)
    assert any("inside the caption" in ask for ask in tidied.asks)


@pytest.mark.parametrize(
    ("wire", "house"),
    [
        ("Rain falls, Monday, November 23, 2026.", "Rain falls, Monday, Nov. 23, 2026."),
        ("Rain falls on 23 November 2026.", "Rain falls on Nov. 23, 2026."),
        ("Rain falls, Monday 23 November.", "Rain falls, Monday, Nov. 23."),
        ("Rain falls on Nov. 23rd.", "Rain falls on Nov. 23."),
        ("Rain falls, 2026-11-23.", "Rain falls, Nov. 23, 2026."),
        ("Rain falls in Nov. 2026.", "Rain falls in November 2026."),
        ("Rain falls on Mar. 3, 2026.", "Rain falls on March 3, 2026."),
        ("Rain falls on Sep. 3, 2026.", "Rain falls on Sept. 3, 2026."),
    ],
)
def test_dates_take_the_form_of_the_house(wire: str, house: str) -> None:
    assert after(run(wire), "caption") == house
    assert run(house) == Tidied()


@pytest.mark.parametrize(
    "caption",
    [
        "Rain falls, Monday, Nov. 23, 2026.",
        "Rain falls, Friday.",
        "Rain falls on March 3, 2026.",
        "The 2026 World Cup opens.",
        "비가 내리고 있다. 2026.11.23",
        "11월 23일(월) 비가 내리고 있다.",
        "The Nov. 31, 2026, date on the poster is wrong.",
        "Rain falls, 03/04/2026.",
    ],
)
def test_dates_in_order_or_in_doubt_are_left_alone(caption: str) -> None:
    assert run(caption) == Tidied()


def test_other_date_forms_are_a_setting() -> None:
    assert after(run("Rain falls on November 23, 2026.", house=House(date_form="iso")), "caption") == (
        "Rain falls on 2026-11-23."
    )
    assert run("Rain falls on November 23, 2026.", house=House(date_form="off")) == Tidied()


def test_spellings_of_the_house_are_whole_words() -> None:
    assert after(run("The adviser lands in Kiev."), "caption") == "The advisor lands in Kyiv."
    assert run("Chicken Kievsky and advisers") == Tidied()
    assert after(run("키예프에서 회담이 열린다."), "caption") == "키이우에서 회담이 열린다."


def test_edits_apply_in_order_and_rebuild_the_caption() -> None:
    text = "EDS NOTE: GRAPHIC CONTENT - The adviser lands in Kiev, Monday 23 November. AP-Yonhap"
    tidied = run(text, source_label="Yonhap")
    rebuilt, position = "", 0
    for edit in tidied.edits:
        assert text[edit.start : edit.end] == edit.before
        assert edit.start >= position
        rebuilt += text[position : edit.start] + edit.after
        position = edit.end
    assert (rebuilt + text[position:]).strip() == after(tidied, "caption")


def test_a_caption_field_that_holds_only_a_credit_is_emptied() -> None:
    tidied = run("(서울=연합뉴스) 한상민 기자 =")
    assert after(tidied, "caption") == ""
    assert after(tidied, "credit_line") == "Yonhap"


def test_a_dateline_behind_an_editors_note_is_read_too() -> None:
    tidied = run("CORRECTS DATE - (서울=연합뉴스) 한상민 기자 = 시민들이 걷고 있다.")
    assert after(tidied, "caption") == "시민들이 걷고 있다."
    assert after(tidied, "credit_line") == "Yonhap"
    assert after(tidied, "instructions") == "CORRECTS DATE"


def test_caption_and_credit_can_be_tidied_alone() -> None:
    photo = Metadata(caption="Rain falls on 23 November.", credit_line="AP=연합뉴스")
    assert [c.field for c in tidy(photo, HOUSE, credit=False).changes] == ["caption"]
    assert "caption" not in [c.field for c in tidy(photo, HOUSE, caption=False).changes]


PIECES = [
    "EDS NOTE: GRAPHIC CONTENT - ", "APTOPIX ", "Police stand guard in Seoul, ", "Monday, ",
    "23 November 2026. ", "Nov. 23, 2026. ", "(AP Photo/Han Sang-min) ", "AP-Yonhap ", "KOREA OUT ",
    "/ Yonhap", "**FILE** ", "시민들이 걷고 있다. ", "(서울=연합뉴스) 한상민 기자 = ", "REUTERS/Park Ji-ho ",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(["", "AP-Yonhap", "Yonhap", "AP=연합뉴스"])
)
def test_tidying_twice_changes_the_caption_no_more(pieces: list[str], credit_line: str) -> None:
    photo = Metadata(caption="".join(pieces).strip(), credit_line=credit_line)
    for change in tidy(photo, HOUSE, source_label="Yonhap").changes:
        photo = photo.replace(**{change.field: change.after})
    again = tidy(photo, HOUSE, source_label="Yonhap")
    assert "credit_line" not in fields(again)


@given(st.text(max_size=300))
def test_tidying_never_raises(text: str) -> None:
    run(text)
