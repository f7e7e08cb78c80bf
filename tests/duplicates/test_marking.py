"""Which words of two captions differ, marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.duplicates.marking import marked


def differing(a: str, b: str) -> tuple[list[str], list[str]]:
    one, other = marked(a, b)
    return [s.text for s in one if s.differs], [s.text for s in other if s.differs]


def test_only_the_words_that_differ_are_marked() -> None:
    a = "Kim Min-su, left, bows to voters in Seoul, Monday, Nov. 23, 2026."
    b = "Kim Min-su, right, bows to voters in Seoul, Monday, Nov. 23, 2026."
    assert differing(a, b) == (["left"], ["right"])


def test_neighbouring_words_are_marked_as_one_stretch() -> None:
    assert differing("A ferry leaves the old harbor.", "A ferry leaves Incheon.") == (
        ["the old harbor"], ["Incheon"],
    )  # fmt: skip


def test_korean_words_are_marked_whole() -> None:
    assert differing("시민들이 한강 다리를 건넌다.", "시민들이 한강 다리를 건너고 있다.") == (
        ["건넌다"], ["건너고 있다"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“Snow” falls  in Jeonju.", "'SNOW' falls in Jeonju"),
        ("눈이\u00a0내린다.", "눈이 내린다"),
        ("", ""),
        ("A dash – here", "A dash - here"),
    ],
)
def test_case_quotes_dashes_and_blanks_are_not_marked(a: str, b: str) -> None:
    assert differing(a, b) == ([], [])


def test_against_nothing_every_word_is_marked() -> None:
    assert differing("Snow falls.", "") == (["Snow falls"], [])


@given(st.text(max_size=200), st.text(max_size=200))
def test_joined_stretches_are_the_texts_again(a: str, b: str) -> None:
    one, other = marked(a, b)
    assert "".join(stretch.text for stretch in one) == a
    assert "".join(stretch.text for stretch in other) == b
