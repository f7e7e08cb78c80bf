"""What one cell means, and that what we write reads back equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import TextError
from photodesk.exchange.cells import (
    cell_value,
    clean,
    escape_formula,
    join_list,
    split_list,
    unescape_formula,
    value_cell,
    written_cell,
)
from photodesk.tables.fields import BY_ID, EDITABLE
from photodesk.text import normalise

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("가나 한'\"=+-@;,|·/ㆍ#\n[U+00E9]😀é“”—.–"),
        st.characters(categories=["L", "N", "P", "S", "Z"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("심현철", ("심현철",)),
        ("심현철; 김강민", ("심현철", "김강민")),
        ("심현철 / 김강민", ("심현철", "김강민")),
        ("심현철·김강민", ("심현철", "김강민")),
        ("심현철ㆍ김강민", ("심현철", "김강민")),
        ("심현철\n김강민", ("심현철", "김강민")),
        ("심현철, 김강민", ("심현철", "김강민")),
        ("심현철 기자, 김강민 기자", ("심현철 기자", "김강민 기자")),
        ("Shim Hyun-chul, Kim Kang-min", ("Shim Hyun-chul", "Kim Kang-min")),
        ("Shim Hyun-chul; Shim Hyun-chul", ("Shim Hyun-chul",)),
        # left alone: a comma that may stand inside one name, a slash that is a credit's
        ("Kim, Min-ji", ("Kim, Min-ji",)),
        ("Shim, Hyun-chul", ("Shim, Hyun-chul",)),
        ("Martin Luther King, Jr.", ("Martin Luther King, Jr.",)),
        ("Evgeniy Maloletka, AP", ("Evgeniy Maloletka, AP",)),
        ("Evgeniy Maloletka, Associated Press", ("Evgeniy Maloletka, Associated Press",)),
        ("Kim Hong-ji/Reuters", ("Kim Hong-ji/Reuters",)),
        ("Kim and Lee", ("Kim and Lee",)),
        ("Shim Hyun-chul and Kim Kang-min", ("Shim Hyun-chul", "Kim Kang-min")),
        ("Shim Hyun-chul, Choi Won-suk and Kim Kang-min", ("Shim Hyun-chul", "Choi Won-suk", "Kim Kang-min")),
        ("Shim Hyun-chul & Kim Kang-min", ("Shim Hyun-chul", "Kim Kang-min")),
        ("심현철/김강민", ("심현철", "김강민")),
        ("심현철 및 김강민 기자", ("심현철", "김강민 기자")),
        ("심현철 기자, 최원석 기자 & 김강민 기자", ("심현철 기자", "최원석 기자", "김강민 기자")),
        ("Kim & Associates", ("Kim & Associates",)),
        ("Jean Dupont and Sons Ltd.", ("Jean Dupont and Sons Ltd.",)),
        ("Black and White Photo Studio", ("Black and White Photo Studio",)),
        ("Alex Anderson", ("Alex Anderson",)),
        ("심현철/연합뉴스", ("심현철/연합뉴스",)),
        ("AP Photo/Kim Min-su", ("AP Photo/Kim Min-su",)),
        ("Kim Min-su, AP", ("Kim Min-su, AP",)),
    ],
)
def test_creators_are_parted_only_where_it_is_safe(cell: str, names: tuple[str, ...]) -> None:
    assert split_list("creator", cell) == names


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("war, Ukraine, 서울", ("war", "Ukraine", "서울")),
        ("Kim, Jong-un; 평양", ("Kim, Jong-un", "평양")),
        ("#한강 #산책", ("한강", "산책")),
        ("한강、서울", ("한강", "서울")),
        ('"peace talks, Seoul", 한강', ("peace talks, Seoul", "한강")),
        ('the "Day of the Sun"', ('the "Day of the Sun"',)),
        ('"Day of the Sun" parade', ('"Day of the Sun" parade',)),
        ("; ;한강;", ("한강",)),
        ("war; war", ("war",)),
    ],
)
def test_keywords_are_parted(cell: str, words: tuple[str, ...]) -> None:
    assert split_list("keywords", cell) == words


@given(st.lists(TEXTS.map(normalise).filter(bool), min_size=1, max_size=5, unique=True))
def test_every_list_reads_back_equal(items: list[str]) -> None:
    for field_id in ("creator", "keywords", "person_shown", "organisation_shown", "scene_code"):
        assert split_list(field_id, join_list(field_id, items)) == tuple(items)


@pytest.mark.parametrize(
    "items",
    [
        ("Shim Hyun-chul and Kim Kang-min",), ("심현철/김강민", "Lee"), ("심현철, 김강민",),
        ('["a"]',), ("A & B",),
        ("Kim Min-su & Lee Ji-eun", "심현철"), ('"a" and "b"',), ("[]",), ('["a", "b"]', "c"),
    ],
)  # fmt: skip
def test_a_name_that_reads_like_two_stays_one(items: tuple[str, ...]) -> None:
    for field_id in ("creator", "keywords", "person_shown"):
        assert split_list(field_id, join_list(field_id, items)) == items


def test_a_json_array_is_a_list() -> None:
    assert split_list("creator", '["심현철", "Kim, A"]') == ("심현철", "Kim, A")
    assert split_list("keywords", "[1, 2]") == ("[1", "2]")
    assert split_list("keywords", "[]") == ("[]",)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+82 2 724", "-20 degrees", "@newsroom", "'=x", "''@", "＝1", "'90s Seoul", "'", "AP-Yonhap"],
)
def test_formulas_are_made_harmless_and_read_back_equal(text: str) -> None:
    cell = escape_formula(text)
    assert cell[0] not in "=+-@＝"
    assert unescape_formula(cell) == text


def test_an_apostrophe_that_is_no_escape_stays() -> None:
    assert clean("'90s Seoul") == "'90s Seoul"
    assert clean("'Tis the season") == "'Tis the season"


@given(TEXTS.map(normalise).filter(lambda text: text not in ("-", "–", "—")))
def test_every_text_reads_back_equal_from_any_encoding(text: str) -> None:
    for encoding in ("utf-8", "cp949", "cp1252"):
        cell, missing = written_cell(text, encoding)
        cell.encode(encoding)
        assert clean(cell) == text
        assert all(char in text for char in missing)
    assert written_cell(text, "utf-8")[1] == ""


def test_a_cell_with_only_a_dash_is_empty() -> None:
    assert [clean(cell) for cell in ("-", " – ", "—")] == ["", "", ""]


def test_a_lost_character_is_a_problem_never_a_caption() -> None:
    with pytest.raises(TextError, match=r"U\+FFFD at position 3"):
        clean("한강\ufffd")


def test_a_control_character_is_named() -> None:
    with pytest.raises(TextError, match=r"U\+0007 at position 3"):
        clean("한강\x07")


def test_line_breaks_of_every_system_are_one() -> None:
    assert clean("한강\r\n산책\r끝") == "한강\n산책\n끝"


def test_every_field_writes_and_reads_its_own_value() -> None:
    for field in EDITABLE:
        if field.is_structure:
            continue
        value = ("한강, 서울", "b; c") if field.is_list else "2026-11-24" if field.kind == "date" else "=한강"
        cell, _ = written_cell(value_cell(field, value), "utf-8")
        assert cell_value(field, clean(cell)) == (value, "")


def test_a_date_that_cannot_be_read_says_why() -> None:
    value, reason = cell_value(BY_ID["date_created"], "어제")
    assert value == ""
    assert "2026-11-24" in reason
