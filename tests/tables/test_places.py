"""Countries and cities by every name the desk uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from photodesk.tables.places import (
    BY_ALPHA2,
    BY_ALPHA3,
    CITIES,
    COUNTRIES,
    REGIONS,
    find_adjective,
    find_city,
    find_country,
    fold_place,
    spellings,
    territory,
)

ISO_3166 = Path("/usr/share/zoneinfo/iso3166.tab")
"""The time-zone database's own list of ISO 3166 codes, where the machine has it."""


def test_codes_are_unique_and_well_formed() -> None:
    assert len(BY_ALPHA2) == len(BY_ALPHA3) == len(COUNTRIES) == 249
    for country in COUNTRIES:
        assert country.alpha2.isupper()
        assert len(country.alpha2) == 2
        assert country.alpha3.isupper()
        assert len(country.alpha3) == 3
        assert country.korean, country.name
        assert all("가" <= name[0] <= "힣" for name in country.korean), country.name


@pytest.mark.skipif(not ISO_3166.is_file(), reason="no time-zone database on this machine")
def test_the_codes_are_those_of_the_time_zone_database() -> None:
    lines = ISO_3166.read_text(encoding="utf-8").splitlines()
    named = dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))
    assert set(named) == set(BY_ALPHA2)
    known = {code: find_country(name) for code, name in named.items()}
    assert all(country is BY_ALPHA2[code] for code, country in known.items() if country is not None)
    # It writes "Congo (Rep.)" and "Caribbean NL"; the desk does not.
    assert sum(country is not None for country in known.values()) > 230


def test_no_name_means_two_countries() -> None:
    seen: dict[str, str] = {}
    for country in COUNTRIES:
        for name in country.spellings:
            assert seen.setdefault(fold_place(name), country.alpha2) == country.alpha2, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("South Korea", "KR"), ("Korea", "KR"), ("S. Korea", "KR"), ("ROK", "KR"),
        ("KOR", "KR"), ("한국", "KR"),
        ("North Korea", "KP"), ("DPRK", "KP"), ("북한", "KP"), ("the Netherlands", "NL"), ("U.K.", "GB"),
        ("Britain", "GB"), ("USA", "US"), ("미국", "US"), ("튀르키예", "TR"), ("터키", "TR"), ("Burma", "MM"),
        ("Hong Kong", "HK"), ("Taiwan", "TW"), ("UAE", "AE"), ("Côte d’Ivoire", "CI"), ("JP", "JP"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_names(name: str, code: str) -> None:
    found = find_country(name)
    assert found is not None
    assert found.alpha2 == code


@pytest.mark.parametrize("name", ["", "Atlantis", "jp", "usa today", "won", "Seoul", "조선", "국내"])
def test_what_is_no_country_is_not_found(name: str) -> None:
    assert find_country(name) is None


def test_georgia_guinea_and_the_congos_stay_apart() -> None:
    assert territory("Guinea") == ("GN",)
    assert territory("Equatorial Guinea") == ("GQ",)
    assert territory("DR Congo") == ("CD",)
    assert territory("Congo") == ("CG",)
    assert territory("South Sudan") == ("SS",)
    assert territory("South Africa") == ("ZA",)


def test_regions_hold_real_codes_and_both_koreas_are_two() -> None:
    for name, codes in REGIONS.items():
        assert codes, name
        assert set(codes) <= set(BY_ALPHA2), name
        assert len(set(codes)) == len(codes), name
    assert territory("Both Koreas") == ("KP", "KR")
    assert "KR" in territory("Asia")
    assert "GB" not in territory("EU")
    assert "GB" in territory("Europe")
    assert len(territory("EU")) == 27


def test_an_adjective_leads_to_its_country() -> None:
    korean, north, dutch = find_adjective("Korean"), find_adjective("North Korean"), find_adjective("Dutch")
    assert korean is not None
    assert north is not None
    assert dutch is not None
    assert (korean.alpha2, north.alpha2, dutch.alpha2) == ("KR", "KP", "NL")
    assert find_adjective("Korea") is None


def test_cities_stand_in_real_countries_and_are_found_in_both_languages() -> None:
    for city in CITIES:
        assert city.country in BY_ALPHA2, city.name
        for name in city.spellings:
            assert find_city(name) is city, name
    assert find_city("Atlantis") is None


def test_spellings_of_a_place_hold_the_other_language_and_the_adjective() -> None:
    assert "서울" in spellings("Seoul")
    assert "Seoul" in spellings("서울")
    assert {"South Korean", "한국"} <= set(spellings("South Korea"))
    assert spellings("Ganghwa") == ("Ganghwa",)
