"""What is one word: spellings, forms, particles, slips; and what never is, however alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.duplicates import korean, words
from photodesk.duplicates.keys import key_of, stem
from photodesk.duplicates.known import is_known, is_written
from photodesk.duplicates.likeness import between, contrast
from photodesk.duplicates.reading import read

_LETTERS = st.text(alphabet="abcdefgilmnoprstuwyz", min_size=1, max_size=10)
_HANGUL = st.text(alphabet="가나다라민수서울시장이을의에서고하다렁훈", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("during", "durign", "misprint"),
        ("government", "goverment", "misprint"),
        ("the", "teh", "misprint"),
        ("roofs", "rooofs", "misprint"),
        ("satellite", "sattelite", "misprint"),
        ("wedding", "weding", "misprint"),
        ("walks", "walking", "inflected"),
        ("대통령", "대통렁", "misprint"),
        ("우크라이나", "우크라이니", "misprint"),
        ("서울에서", "서을에서", "misprint"),
        ("시민들이", "시민이", "inflected"),
        ("정부는", "정부가", "inflected"),
        ("캡처", "캡쳐", "spelled"),
        ("이호재", "이호제", "spelled"),
        ("점검하고", "살펴보고", "reworded"),
        ("드니프로강", "드니프로 강", "spelled"),
    ],
)
def test_two_forms_of_one_word(a: str, b: str, why: str) -> None:
    there, back = between(a, b, False), between(b, a, False)
    assert there is not None
    assert there == back
    assert there.why == why


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("man", "men"), ("woman", "women"), ("boys", "toys"), ("march", "match"), ("north", "south"),
        ("left", "right"), ("win", "won"), ("east", "west"), ("night", "light"), ("fire", "hire"),
        ("김민수", "김민주"), ("김민수", "박민수"), ("김영은", "김영이"), ("부산", "부천"), ("회장", "시장"),
        ("17일", "18일"), ("전반", "후반"), ("개막식", "폐막식"), ("소년", "소녀"), ("수원", "수성"),
    ],
)  # fmt: skip
def test_two_words_however_alike(a: str, b: str) -> None:
    assert between(a, b, False) is None
    assert between(b, a, False) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [("martin", "marin"), ("johnson", "johnston"), ("mario", "maria"), ("hansen", "hanson"), ("iran", "iraq"),
     ("petrov", "petrova"), ("park", "mark"), ("min", "ji"), ("hyun", "hyung"), ("un", "il")],
)  # fmt: skip
def test_two_names_however_alike(a: str, b: str) -> None:
    assert between(a, b, True) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [("su", "soo"), ("lee", "yi"), ("park", "pak"), ("jung", "jeong"), ("un", "eun"), ("woo", "u")],
)
def test_one_syllable_romanised_in_two_ways_is_one_name(a: str, b: str) -> None:
    like = between(a, b, True)
    assert like is not None
    assert like.why == "spelled"


@given(_LETTERS | _HANGUL, _LETTERS | _HANGUL, st.booleans())
def test_likeness_does_not_depend_on_the_order(a: str, b: str, named: bool) -> None:
    assert between(a, b, named) == between(b, a, named)
    assert contrast(a, b) == contrast(b, a)


@given(_HANGUL)
def test_a_korean_stem_is_stable_and_never_empty(word: str) -> None:
    assert korean.stem(word)
    assert len(korean.stem(word)) <= len(word) + 1
    assert korean.sound(word) == korean.sound(word)


@given(_LETTERS)
def test_an_english_stem_keeps_a_beginning(word: str) -> None:
    assert stem(word)
    assert word in words.IRREGULAR or stem(word)[:2] == word[:2]


def test_forms_of_words_are_known_as_they_are_spelled() -> None:
    assert all(
        map(is_known, ("stopped", "visiting", "quitting", "waited", "runners", "traveling", "travelling"))
    )
    assert not any(map(is_known, ("stoped", "waitted", "runers", "runing")))


def test_particles_go_and_names_stay() -> None:
    assert [korean.stem(word) for word in ("광장에서", "의원과", "정부의", "어린이들이", "한강을")] == [
        "광장", "의원", "정부", "어린이", "한강",
    ]  # fmt: skip
    assert [korean.stem(name) for name in ("김영은", "이상도", "박종만")] == ["김영은", "이상도", "박종만"]


def test_every_listed_spelling_and_wording_is_read_as_one() -> None:
    for line in words.SPELLINGS:
        keys = {read(f"x {entry}").keys[1:] for entry in line if entry.isascii() and len(entry) > 3}
        assert len(keys) <= 1, line
    for line in words.SAME:
        single = [entry for entry in line if " " not in entry and "-" not in entry]
        assert all(is_known(entry) for entry in single), line


def test_no_wording_joins_words_that_exclude_each_other() -> None:
    for members in words.CONTRASTS:
        for one in members:
            for other in members - {one}:
                assert contrast(one, other) is not None
                assert between(one, other, False) is None, (one, other)


def test_known_words_are_written_with_known_syllables() -> None:
    assert all(is_written(word) for word in words.KNOWN_KOREAN)
    assert not is_written("대통렁")
    assert is_known("시민들이")
    assert key_of("kiev") == key_of("kyiv")


def test_sentences_names_and_dates_are_read() -> None:
    reading = read("Gen. Park (L) salutes in Feb. 2019. He left on 3 March 2020 at 5 p.m. for the U.S.")
    assert [reading.printed[k] for k in range(len(reading.keys)) if reading.opens[k]] == ["gen", "he"]
    assert reading.kinds[reading.printed.index("park")] == "name"
    assert "left" in reading.keys[:3]
    assert reading.keys[reading.keys.index("¶month3") :][:3] == ("¶month3", "#3", "#2020")
    assert reading.keys[-1] == key_of("u.s") == "united states"


def test_a_syllable_of_a_name_is_no_month_number_or_country() -> None:
    assert (
        read("Pianist Cho Jun-hee and Kim Jong-un").kinds[1:] == ("name",) * 3 + ("function",) + ("name",) * 3
    )
    assert "united nations" not in read("Kim Jong-un").keys
    assert "united nations" in read("A UN soldier").keys
