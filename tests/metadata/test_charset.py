"""The character set of IIM texts: Korean, Latin and Windows bytes told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.metadata.charset import UTF8_DECLARATION, decode, detect
from photodesk.model import Charset

KOREAN = [
    "서울",
    "홍길동 기자",
    "김(왼쪽)과 이(오른쪽)",
    "“인용” 서울=연합뉴스",
    "韓國 大統領 방문",
    "뷁 똠방각하 햏",
    "한강 다리를 건너는 시민들이 2026년 11월 24일 우산을 쓰고 있다.",
    "KF-21 시제기가 경남 사천에서 이륙하고 있다. AP=연합뉴스",
]
LATIN = [
    "São Paulo",
    "café",
    "AÇÃO E REAÇÃO",
    "±50°C",
    "ÄÖÜäöüß",
    "Ñandú über Ångström",
    "À la une",
    "FRANÇA É CAMPEÃ",
    "ÖÄÜ ÄÖÜ ÜÖÄ",
    "© 2026 AP",
    "Ærø Østerbro Ålborg",
    "AÐALHEIÐUR ÞÓRÐARDÓTTIR",
]
WINDOWS = ["“quoted” – dash", "Curaçao à l’été", "Škoda’s “año” €50", "the Army’s café"]


@pytest.mark.parametrize("text", ["서울 시청", "Kim Min-jun 김민준", "café", "🎌", "“AP”"])
def test_utf8_is_known_without_a_declaration(text: str) -> None:
    decision = detect([text.encode()])
    assert decision.charset == "utf-8"
    assert not decision.declared_wrong


@pytest.mark.parametrize("text", KOREAN)
def test_korean_desks_write_cp949_without_a_word(text: str) -> None:
    raw = text.encode("cp949")
    assert detect([raw]).charset == "cp949"
    assert decode(raw, "cp949") == (text, True)


@pytest.mark.parametrize("text", LATIN)
def test_accented_latin_is_not_korean_though_it_decodes_as_such(text: str) -> None:
    raw = text.encode("latin-1")
    assert detect([raw]).charset == "latin-1"
    assert decode(raw, "latin-1") == (text, True)


@pytest.mark.parametrize("text", WINDOWS)
def test_curly_quotes_and_dashes_give_away_cp1252(text: str) -> None:
    raw = text.encode("cp1252")
    assert detect([raw]).charset == "cp1252"
    assert decode(raw, "cp1252") == (text, True)


def test_plain_letters_are_ascii() -> None:
    assert detect([b"Seoul", b"AP-Yonhap", b""]).charset == "ascii"
    assert detect([]).charset == "ascii"


def test_one_korean_value_among_ascii_decides_for_the_file() -> None:
    assert detect([b"Seoul", "서울 시청 앞".encode("cp949"), b"AP"]).charset == "cp949"


def test_one_value_that_is_no_cp949_makes_the_file_not_korean() -> None:
    assert detect(["서울 시청".encode("cp949"), b"caf\xe9 \xff\xff"]).charset != "cp949"


def test_a_single_syllable_is_not_enough_for_korean() -> None:
    assert detect(["김".encode("cp949")]).charset == "latin-1"


def test_city_bytes_bc_ad_bf_ef_are_seoul() -> None:
    raw = bytes.fromhex("bcadbfef")
    assert decode(raw, detect([raw]).charset) == ("서울", True)


def test_byline_cut_inside_a_syllable_at_its_limit_is_still_utf8() -> None:
    raw = "코리아타임스사진기자홍길동입니다".encode()[:32]
    assert detect([raw], limits=[32]).charset == "utf-8"
    assert decode(raw, "utf-8") == ("코리아타임스사진기자", True)


def test_a_cut_far_from_the_limit_is_no_utf8() -> None:
    raw = "코리아타임스사진기자홍길동입니다".encode()[:32]
    assert detect([raw], limits=[64]).charset != "utf-8"
    assert detect([raw]).charset != "utf-8"


def test_latin_text_that_ends_in_an_accent_is_no_cut_utf8() -> None:
    assert detect([b"caf\xc3"], limits=[5]).charset == "latin-1"


def test_declared_utf8_is_believed_when_it_holds() -> None:
    decision = detect(["서울".encode()], declared=UTF8_DECLARATION)
    assert (decision.charset, decision.basis, decision.declared_wrong) == ("utf-8", "declared", False)


def test_declared_utf8_that_does_not_hold_is_reported() -> None:
    decision = detect(["서울 시청".encode("cp949")], declared=UTF8_DECLARATION)
    assert (decision.charset, decision.declared_wrong) == ("cp949", True)


@pytest.mark.parametrize("escape", [b"\x1b-A", b"\x1b.A", b"\x1b,A", b"\x1b/A"])
def test_the_rare_latin_designations_are_followed(escape: bytes) -> None:
    assert detect(["서울".encode("cp949")], declared=escape).charset == "latin-1"


def test_japanese_designation_means_euc_jp() -> None:
    raw = "東京".encode("euc_jp")
    assert detect([raw], declared=b"\x1b$)B").charset == "euc-jp"
    assert decode(raw, "euc-jp") == ("東京", True)


def test_an_unknown_designation_is_guessed_past() -> None:
    assert detect(["서울 시청".encode("cp949")], declared=b"\x1b(X").charset == "cp949"


def test_bytes_without_meaning_are_reported_as_lost() -> None:
    assert decode(b"a\x81b", "latin-1") == ("a\x81b", False)
    assert decode(b"\xff\xfe", "utf-8")[1] is False


@given(st.lists(st.binary(max_size=40), max_size=5), st.one_of(st.none(), st.binary(max_size=6)))
def test_any_bytes_get_a_decision_and_decode(values: list[bytes], declared: bytes | None) -> None:
    decision = detect(values, declared=declared, limits=[32] * len(values))
    for value in values:
        text, _ = decode(value, decision.charset)
        assert isinstance(text, str)


@given(st.text(min_size=1, max_size=40), st.sampled_from(["utf-8", "cp949", "cp1252", "latin-1"]))
def test_what_a_charset_can_hold_comes_back(text: str, charset: Charset) -> None:
    try:
        raw = text.encode(charset)
    except UnicodeEncodeError:
        return
    assert decode(raw, charset)[0] == text
