"""Broken characters are told from foreign ones, file names from captions, templates from quotes."""

# ruff: noqa: E501  tables of texts

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.audit.garbled import is_garbled, is_placeholder, repair, template_token, to_come

TRUE = (
    "서울 시청 앞 광장을 걷는 시민들", "대통령이 “국민”을 만났다", "café", "“quoted” – dash", "25°C", "São Paulo",
    "Wołodymyr Zełenski", "日本の首相", "김(왼쪽)과 이(오른쪽)",
)  # fmt: skip


def misread(text: str) -> str:
    """Return UTF-8 as a program shows it that takes it for cp1252."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("text", TRUE)
def test_utf8_read_as_cp1252_is_found_and_given_back(text: str) -> None:
    broken = misread(text)
    assert is_garbled(broken) is (broken != text)
    assert repair(broken) == (text if broken != text else None)


@pytest.mark.parametrize("text", ["서울 시청", "홍길동 기자", "한강을 걷는 시민"])
def test_cp949_read_as_latin1_is_found_and_given_back(text: str) -> None:
    assert repair(text.encode("cp949").decode("latin-1")) == text


@pytest.mark.parametrize(
    "text",
    [
        *TRUE, "AÇÃO E REAÇÃO", "«MAÇÃ»", "“Zoë…” sings", "Beyoncé—and Chloë…", "lunedì…”", "ÄÖÜäöüß", "„CAFÉ“",
        "déjà vu «é»", "±50°C", "l’été à Curaçao", "Ān ō", "ÀÉÈ", "Þór",
    ],
)  # fmt: skip
def test_foreign_letters_are_left_alone(text: str) -> None:
    assert not is_garbled(text)
    assert repair(text) is None


@given(st.text(max_size=60))
def test_repairing_never_raises_and_is_final(text: str) -> None:
    once = repair(text)
    if once is not None:
        assert "\ufffd" not in once
    is_garbled(text)
    is_placeholder(text)


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=30))
def test_hangul_is_never_garbled_and_comes_back_when_it_was_misread(text: str) -> None:
    assert not is_garbled(text)
    assert repair(misread(text)) == text


@pytest.mark.parametrize(
    "caption",
    ["DSC_0417.JPG", "IMG_2031", "P1020304", "20261124_153000", "SONY DSC", "Untitled-1.psd", "KakaoTalk_20261124_1530",
     "스크린샷 2026-11-24", "화면 캡처 2026-11-24 153000", "PYH2026112400010.jpg", "NISI20261124_0001", "사진 설명",
     "0f8fad5b-d9cb-469f-a165-70867728950e", "Screenshot 2026-11-24 at 10.00.00"],
)  # fmt: skip
def test_a_file_name_or_default_is_no_caption(caption: str) -> None:
    assert is_placeholder(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "Seoul",
        "KF-21",
        "COVID-19",
        "Kim Min-su",
        "서울",
        "눈 내린 한라산",
        "2S5 howitzer",
        "The Sony booth",
        "D-100",
        "",
    ],
)
def test_a_short_caption_is_no_file_name(caption: str) -> None:
    assert not is_placeholder(caption)


def test_only_known_variables_are_template_tokens() -> None:
    assert template_token("{{City}} wakes up") == "{{City}}"
    assert template_token("{이름} 시장이 인사하고 있다") == "{이름}"
    assert template_token("{sic} {…} {} {1, 2}") == ""


def test_a_bare_tk_is_a_region() -> None:
    assert to_come("TK voters") == ""
    assert to_come("대구·경북(TK) 유권자") == ""
    assert to_come("The mayor, age TK, waves") == "age TK"
    assert to_come("TKTK waves") == "TKTK"
