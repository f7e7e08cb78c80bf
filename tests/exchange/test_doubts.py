"""Cells that say nothing that can be printed, and the many that look odd and are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.exchange.captions_table import read_sheet
from photodesk.exchange.doubts import doubt, doubt_of
from photodesk.exchange.matching import match_rows
from photodesk.exchange.plan import Plan, plan_changes, tally
from photodesk.exchange.reasons import reasons
from photodesk.model import Metadata

KOREAN = "시민들이 24일 서울 한강공원에서 산책하고 있다."


@pytest.mark.parametrize(
    "text",
    ["〃", "″", '"', "상동", "(상동)", "위와 같음", "위와 같음.", "同上", "Ditto", "same as above", "동일"],
)
def test_ditto_marks_are_no_caption_and_no_credit(text: str) -> None:
    assert "means as above" in doubt(text)


@pytest.mark.parametrize("text", ["0", "#N/A", "#REF!", "#VALUE!"])
def test_a_formula_without_a_result_is_no_words(text: str) -> None:
    assert "a formula without a result" in doubt(text)


@pytest.mark.parametrize("text", ["?????", "??? ???", "?? ?????? ????.", "？？？", "?? (??)"])
def test_question_marks_in_the_place_of_letters_are_no_words(text: str) -> None:
    assert "letters were lost" in doubt(text)


@pytest.mark.parametrize(("right", "wrong"), [("cp949", "cp1252"), ("cp949", "latin-1"), ("utf-8", "cp1252")])
def test_korean_read_in_a_wrong_encoding_is_seen(right: str, wrong: str) -> None:
    for words in ("한강공원", "연합뉴스", "심현철 기자"):
        try:
            seen = words.encode(right).decode(wrong)
        except UnicodeDecodeError:
            continue  # that program would have stopped, too
        assert "in a wrong encoding" in doubt(seen), words
        assert "in a wrong encoding" in doubt(f"Seoul: {seen} (Nov. 24)"), words


@pytest.mark.parametrize(
    "text",
    [
        "00", "1", "0 degrees", "#1", "#NATO", "#한강", "?", "Why?",
        "Who is it??", "“정말?” 하고 묻는다.", "What?! No way!!", "20?? 년 서울", "...", "!!",
        "Same river, other bank.", "상동초등학교 학생들이 뛰고 있다.", "동일고 선수들",
        "위와 같음을 설명하는 교수",
        "상동역 2번 출구", "Ditto Music's founder speaks.", "As above, so below: a mural in Seoul.",
        "Château d’If, Besançon — Noël à l’école", "São Paulo's Conceição Évora", "“…”", "‘“”’ “”", "———",
        "€€€€", "ÄÖÜäöüß", "§§ 12–14", "½ ¼ ¾ cup", "Ångström, Ærøskøbing, Þingvellir", "Kyïv, Łódź, Đà Nẵng",
        "café™ «naïve» – “fiancé”", KOREAN, "東京 도쿄 Tokyo", "Стамбул, İstanbul", "😀😀", "°°", "100 °C",
        "±2 °C…", "“‘가’”", "—“한강”", "•한강 •산책", "Ÿ", "ÇÇ",
    ],
)  # fmt: skip
def test_words_that_look_odd_are_left_alone(text: str) -> None:
    assert doubt(text) == ""


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=40))
def test_hangul_itself_is_never_misread_hangul(text: str) -> None:
    assert doubt(text) == "" or "as above" in doubt(text)


@given(st.text(max_size=60).filter(bool))
def test_any_text_gets_an_answer_in_one_line(text: str) -> None:
    for korean in (False, True):
        assert "\n" not in doubt(text, korean=korean).replace(text, "")


def test_a_list_is_doubted_by_its_items() -> None:
    assert doubt_of(("심현철", "상동"))
    assert doubt_of(("심현철", "김강민")) == ""
    assert doubt_of(()) == ""


# --- what becomes of them in an import -------------------------------------------------------

SHEET = f"파일명,사진설명,크레딧\na.jpg,{KOREAN},연합뉴스\nb.jpg,〃,연합뉴스\nc.jpg,????,상동\n".encode()
NAMES = ("a.jpg", "b.jpg", "c.jpg")


def planned(said: dict[str, Metadata]) -> tuple[Plan, str, dict[int, str]]:
    sheet = read_sheet(SHEET, name="a.csv")
    matching = match_rows(sheet.rows, [(name, name) for name in NAMES])
    plan = plan_changes(matching.matched, said, on_conflict="replace")
    return plan, tally(sheet, matching, plan), reasons(sheet, matching, plan, {})


def test_such_a_cell_is_not_taken_even_if_the_sheet_wins_and_the_rest_of_its_row_is() -> None:
    said = {name: Metadata(caption="다른 설명") for name in NAMES}
    plan, line, why = planned(said)
    assert [(c.row, c.field, c.action) for c in plan.changes] == [
        (2, "caption", "replace"), (2, "credit_line", "fill"), (3, "credit_line", "fill"),
    ]  # fmt: skip
    assert line == "1 ready · 2 with a cell to mend"
    assert why[3] == "사진 설명: “〃” 대신 내용을 그대로 적어 주십시오"
    assert list(why) == [3, 4]


def test_a_photo_that_says_just_that_agrees_with_the_sheet() -> None:
    said = {name: Metadata() for name in NAMES} | {"b.jpg": Metadata(caption="〃", credit_line="연합뉴스")}
    plan, _, _ = planned(said)
    assert [(c.field, c.action) for c in plan.changes if c.row == 3] == [
        ("caption", "same"), ("credit_line", "same"),
    ]  # fmt: skip


def test_two_ditto_marks_are_not_one_caption_twice() -> None:
    sheet = read_sheet("file,caption\na.jpg,〃\nb.jpg,〃\n".encode(), name="a.csv")
    matching = match_rows(sheet.rows, [(name, name) for name in NAMES])
    plan = plan_changes(matching.matched, {name: Metadata() for name in NAMES})
    assert plan.equal_captions == ()
