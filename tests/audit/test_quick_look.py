"""A glance at a caption's words never says "no" where the long reading finds something."""

# ruff: noqa: E501  tables of texts

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.audit.quick_look import ASKED, is_plain, may_name_supplier, may_restrict, words_of
from photodesk.language.caption import captured_from, provided_by, split_caption
from photodesk.language.restriction import restrictions_in
from photodesk.tables.agencies import AGENCIES
from photodesk.tables.restrictions import FORMS

SENTENCE = "Commuters cross the Han River on foot in Seoul, Monday."
KOREAN = "시민들이 24일 서울 한강 다리를 건너고 있다."
PLACES = (
    "{sentence} ({note})", "{sentence} {note}", "{note}\n{sentence}", "{note}: {sentence}", "{note} - {sentence}",
    "{korean} {note}", "{korean} [{note}]", "{sentence} (AP Photo/Kim Jun-ho) **{capitals}**", "{sentence} {capitals}",
)  # fmt: skip


def agrees(caption: str) -> bool:
    """Whether the glance and the long readings tell the same story."""
    words = words_of(caption)
    asked = any(found.kind in ASKED for found in restrictions_in(caption, field="caption"))
    if asked and not may_restrict(caption, words):
        return False
    if (provided_by(caption) or captured_from(caption)) and not may_name_supplier(caption, words):
        return False
    if is_plain(caption, words):
        printed = split_caption(caption)
        return not printed.credit.text and printed.caption == caption
    return True


@pytest.mark.parametrize("place", PLACES)
def test_no_form_of_the_table_is_overlooked_wherever_it_stands(place: str) -> None:
    for form in FORMS:
        note = form.example
        caption = place.format(sentence=SENTENCE, korean=KOREAN, note=note, capitals=note.upper())
        assert agrees(caption), caption


@pytest.mark.parametrize(
    "joint", ["{s} {c}", "{s} ({c})", "{s} / {c}", "{s}{c}", "{k} {c}", "{k} / {c}", "{c}={k}", "[{c}] {k}"]
)
def test_no_agency_is_overlooked_behind_a_caption(joint: str) -> None:
    for agency in AGENCIES:
        for alias in (agency.short, *agency.aliases):
            caption = joint.format(s=SENTENCE, k=KOREAN, c=alias)
            assert agrees(caption), caption


@pytest.mark.parametrize(
    "credit",
    [
        "Korea Times photo by Shim Hyun-chul", "Courtesy of Inje County", "인제군 제공", "심현철 기자", "Fot. Jan Kowalski",
        "(Pool photo) (Yonhap)", "Photo by Lee Jin-man", "KBS 방송화면 캡처", "사진=삼성전자", "ⓒ 홍길동", "AP=연합뉴스",
    ],
)  # fmt: skip
def test_no_usual_credit_is_overlooked(credit: str) -> None:
    for joint in (
        f"{SENTENCE} {credit}",
        f"{KOREAN} {credit}",
        f"{SENTENCE} / {credit}",
        f"{KOREAN} / {credit}",
    ):
        assert agrees(joint), joint


@pytest.mark.parametrize(
    "caption",
    [
        SENTENCE, KOREAN, "Bong Joon-ho, left; Song Kang-ho; and Cho Yeo-jeong wave at 6:46 p.m. in Seoul, Monday.",
        "Ukraine servicemen fire a 2S5 howitzer toward positions near Chasiv Yar, Donetsk region, Monday.",
    ],
)  # fmt: skip
def test_an_ordinary_caption_is_let_go(caption: str) -> None:
    assert is_plain(caption, words_of(caption))
    assert not may_restrict(caption, words_of(caption))
    assert not may_name_supplier(caption, words_of(caption))


@pytest.mark.parametrize(
    "source",
    [
        "in this photo provided by Nonsan City.", "in this picture released by KCNA.", "Photo courtesy of NASA.",
        "in this image captured from a video posted by a Telegram channel.", "in this Dec. 3 Reuters handout photo.",
        "This photo from the city government shows a dam.", "this photo made available by the Navy.",
        "in this screenshot of KBS.", "in this Framegrab from KCTV.", "a video posted on YouTube.",
        "대통령실이 공개한 사진.", "인제군 제공", "KBS 방송화면 캡처.", "유튜브 채널 '한강' 영상 갈무리.", "국방부가 배포한 영상.",
    ],
)  # fmt: skip
def test_no_supplier_is_overlooked(source: str) -> None:
    for caption in (
        source,
        f"{SENTENCE} {source}",
        f"{KOREAN} {source}",
        f"Commuters walk, Monday, {source}",
    ):
        assert agrees(caption), caption


_PIECES = st.sampled_from(
    ["Commuters cross a bridge", "in Seoul,", "Monday.", "Nov. 24,", "(AP Photo/Kim)", "KOREA OUT", "Yonhap", "/",
     "NO SALES", "시민들이 걷고 있다.", "연합뉴스", "기자", "제공", "=", "AP", "photo", "Courtesy of", "out of luck", "\n",
     "EMBARGO", "released", "provided by", "in this photo", "captured from", "video", "[", "]", "(", ")", "“", "”", ".", "the EU embargo", "U.S.", "금지", "사진 취소", "KILL"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_the_glance_never_contradicts_the_long_reading(caption: str) -> None:
    assert agrees(caption)
