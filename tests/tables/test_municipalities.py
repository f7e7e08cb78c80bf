"""Korea's local governments: all of them, each with one English name."""

from __future__ import annotations

from collections import Counter

import pytest

from photodesk.tables.municipalities import MUNICIPALITIES, REGIONS, english_name, names_municipality


def test_the_table_holds_every_local_government() -> None:
    """226 basic governments and Jeju's two administrative cities; 17 regions."""
    assert Counter(place.kind for place in MUNICIPALITIES) == {"city": 77, "county": 82, "district": 69}
    assert len(REGIONS) == 17
    keys = [(place.korean, place.region.korean) for place in MUNICIPALITIES]
    assert len(set(keys)) == len(keys)


def test_every_row_is_hangul_and_latin() -> None:
    for place in MUNICIPALITIES:
        assert all("가" <= letter <= "힣" for letter in place.stem), place
        assert place.english_stem.isascii(), place
        assert place.english_stem.istitle(), place


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("의성군", "Uiseong County"),
        ("의성군청", "Uiseong County"),
        ("경북 의성군", "Uiseong County"),
        ("태백시", "Taebaek City"),
        ("중구", "Jung District"),
        ("부산 해운대구", "Haeundae District"),
        ("전남도", "South Jeolla Province"),
        ("전라남도", "South Jeolla Province"),
        ("부산시", "Busan City"),
        ("서울시청", "Seoul Metropolitan Government"),
        ("강릉소방서", "Gangneung Fire Station"),
        ("서울 종로경찰서", "Jongno Police Station"),
        ("충북경찰청", "Chungbuk Provincial Police Agency"),
        ("경기남부경찰청", "Gyeonggi Nambu Provincial Police Agency"),
        ("해남군의회", "Haenam County Council"),
        ("경기 광주시", "Gwangju City"),
    ],
)
def test_a_local_government_has_its_own_english_name(korean: str, english: str) -> None:
    assert english_name(korean) == english


@pytest.mark.parametrize(
    "korean",
    [
        "", "국방부", "김민수", "경찰청", "경기경찰청", "부산 의성군", "없는군", "의성", "군", "삼성전자",
        "서울역", "강릉소방", "의성군 주민", "시청",
    ],
)  # fmt: skip
def test_what_is_no_local_government_gets_no_invented_name(korean: str) -> None:
    assert english_name(korean) == ""


def test_single_letters_are_no_places() -> None:
    assert not any(names_municipality(stem) for stem in ("중", "동", "서", "남", "북"))
