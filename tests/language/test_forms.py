"""Which forms may stand in a text: the index of words never overlooks one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language import forms, phrase
from photodesk.language.forms import Chosen, forms_for, needed_words, opening
from photodesk.tables.restrictions import FORMS

SENTENCE = "Commuters cross the Han River on foot in Seoul, Monday."
KOREAN = "시민들이 24일 서울 한강 다리를 건너고 있다."


def with_every_form(text: str) -> dict[int, phrase.Phrase]:
    """Return the phrases of a text when every form of the table is tried at every word."""
    every = Chosen(
        forms._chosen(frozenset(range(len(FORMS)))).by_opening,
        forms._chosen(frozenset(range(len(FORMS)))).anywhere,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrase, "forms_for", lambda text: every)
        return phrase.phrases(text)


@pytest.mark.parametrize("place", ["{s} {}", "{k}{}", "{}{k}", "생성형{}"])
def test_the_index_finds_every_form_wherever_it_stands(place: str) -> None:
    for form in FORMS:
        for said in (form.example, form.example.upper()):
            text = place.format(said, s=SENTENCE, k=KOREAN)
            assert phrase.phrases(text) == with_every_form(text), text


WORDS = sorted({word for form in FORMS for words in needed_words(form.form) for word in words})
PIECES = st.sampled_from(
    [*WORDS, *(w.upper() for w in WORDS), "KOREA", "일본", "AP", "24일", "Nov. 25", "©", "(c)"]
)
JOINTS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "-", "", "(", ") ", ": "])


@given(st.lists(st.tuples(PIECES, JOINTS), max_size=8))
def test_words_of_the_forms_in_any_order_are_read_alike_with_and_without_the_index(
    said: list[tuple[str, str]],
) -> None:
    text = "".join(word + joint for word, joint in said)
    assert phrase.phrases(text) == with_every_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "", SENTENCE, KOREAN, "Children feed pigeons at a square in Incheon, Tuesday.",
        "유럽연합 정상들이 브뤼셀에서 악수하고 있다.", "A woman sells roasted chestnuts in Daegu.",
    ],
)  # fmt: skip
def test_an_ordinary_caption_has_no_form_to_try(text: str) -> None:
    assert forms_for(text) is None


def test_every_form_needs_a_word() -> None:
    assert [form.form for form in FORMS if not needed_words(form.form)] == []


@pytest.mark.parametrize(
    ("text", "start", "said"),
    [
        ("NO SALES", 0, "no"), ("NO SALES", 3, "sales"), ("사용금지", 0, "사용"), ("AI학습 금지", 0, "ai"),
        ("(c) 2026", 0, "(c"), ("", 0, ""), ("한", 0, "한"),
    ],
)  # fmt: skip
def test_a_form_is_filed_under_its_first_word(text: str, start: int, said: str) -> None:
    assert opening(text, start) == said
