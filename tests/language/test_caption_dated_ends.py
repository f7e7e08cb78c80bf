"""Korean wires print the date and the desk's mail behind the credit."""

from __future__ import annotations

import pytest

from photodesk.language.caption import split_caption


@pytest.mark.parametrize(
    ("text", "caption", "credit", "kind"),
    [
        (
            "시민들이 걷고 있다. 2026.11.23 [공동취재] desk@yna.co.kr",
            "시민들이 걷고 있다. 2026.11.23", "공동취재", "pool",
        ),
        (
            "시민들이 걷고 있다. (공동취재) 2026.11.23 photo@newsis.com",
            "시민들이 걷고 있다. 2026.11.23", "공동취재", "pool",
        ),
        (
            "시민들이 걷고 있다. (사진=해남군 제공) 2026.11.23. photo@newsis.com *재판매 및 DB 금지",
            "시민들이 걷고 있다. 2026.11.23.", "사진=해남군 제공", "courtesy",
        ),
        (
            "시민들이 걷고 있다. (사진=뉴시스 DB) 2026.11.23.",
            "시민들이 걷고 있다. 2026.11.23.", "사진=뉴시스 DB", "file",
        ),
    ],
)  # fmt: skip
def test_a_credit_in_front_of_the_date_is_cut_and_the_date_stays(
    text: str, caption: str, credit: str, kind: str
) -> None:
    printed = split_caption(text)
    assert (printed.caption, printed.credit.text, printed.credit.kind) == (caption, credit, kind)


def test_a_pool_mark_at_the_end_goes_with_the_name_at_the_head() -> None:
    credit = split_caption(
        "[서울=뉴시스] 한지우 기자 = 23일 시민들이 걷고 있다. (공동취재) 2026.11.23. han@newsis.com"
    ).credit
    assert (credit.kind, credit.agency, credit.photographer) == ("pool", "Newsis", "한지우")


@pytest.mark.parametrize(
    "text",
    [
        "문화제가 열린다. (오후 7시) 2026.11.23.",
        "시민들이 걷고 있다. [서울] 2026.11.23.",
        "선수들이 연습하고 있다. (왼쪽) 2026.11.23.",
        "선수들이 연습하고 있다. 2026.11.23.",
    ],
)
def test_other_brackets_in_front_of_a_date_stay_where_they_are(text: str) -> None:
    assert split_caption(text).caption == text


@pytest.mark.parametrize("credit", ["Courtesy of presidential office", "Courtesy of fire department"])
def test_a_supplier_without_a_name_of_its_own_is_a_supplier(credit: str) -> None:
    printed = split_caption(f"Lee speaks in Seoul, Monday. {credit}")
    assert printed.credit.text == credit


@pytest.mark.parametrize(
    "sentence", ["Courtesy of sunny weather", "Courtesy of luck", "Courtesy costs nothing"]
)
def test_courtesy_in_a_sentence_is_no_credit(sentence: str) -> None:
    assert split_caption(f"The stands are full, Monday. {sentence}").credit.text == ""
