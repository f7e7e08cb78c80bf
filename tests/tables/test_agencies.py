from __future__ import annotations

import re

import pytest

from photodesk.tables.agencies import AGENCIES, Agency, find, key, knows_relay, lookup, misspelt

SHORTS = {agency.short for agency in AGENCIES}


def aliases() -> list[tuple[str, Agency]]:
    return [
        (alias, agency) for agency in AGENCIES for alias in (agency.canonical, agency.short, *agency.aliases)
    ]


def test_the_registry_has_the_eighty_five_parties_of_the_reference() -> None:
    assert len(AGENCIES) >= 85
    assert len(SHORTS) == len(AGENCIES)


def test_every_name_finds_its_agency_and_no_name_stands_in_two_entries() -> None:
    seen: dict[str, str] = {}
    for alias, agency in aliases():
        assert seen.setdefault(key(alias), agency.short) == agency.short, alias
        assert find(alias) is agency
        assert lookup(alias) is agency


def test_no_alias_is_a_pair_of_two_parties() -> None:
    for alias, agency in aliases():
        if alias == "EPA-EFE":  # the agency's own name from 2017 to 2023
            continue
        parties = {
            found.short for half in re.split(r"[/=-]", alias) if (found := find(half.strip())) is not None
        }
        assert parties <= {agency.short}, f"{alias} parses as {parties}"


def test_relays_and_resold_wires_are_names_of_the_registry() -> None:
    for agency in AGENCIES:
        for name in (*agency.via, *agency.resells):
            assert name in SHORTS, f"{agency.short}: {name}"
            assert name != agency.short


def test_every_country_is_an_iso_code_of_two_letters() -> None:
    assert all(re.fullmatch("[A-Z]{2}", agency.country) for agency in AGENCIES)


@pytest.mark.parametrize("name", ["연합뉴스", "연합", "YONHAP", "yonhap", "Yonhap News", "YNA"])
def test_yonhap_has_many_names(name: str) -> None:
    agency = find(name)
    assert agency is not None
    assert agency.short == "Yonhap"


@pytest.mark.parametrize(
    "name",
    ["aa", "pa", "cp", "tt", "spa", "Spa", "rex", "Pa", "sita", "ap photo by", "유럽연합", "한미연합", ""],
)
def test_ordinary_words_are_no_agencies(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize("name", ["dpa-Yonhap", "AFP/Getty", "AP=연합뉴스", "AP연합뉴스", "REUTERS/KCNA"])
def test_a_pair_is_no_agency(name: str) -> None:
    assert find(name) is None


def test_names_are_found_decomposed_and_with_odd_blanks() -> None:
    import unicodedata

    found = find(unicodedata.normalize("NFD", "연합뉴스"))
    assert found is not None
    assert found.short == "Yonhap"
    spaced = find("Getty   Images")
    assert spaced is not None
    assert spaced.short == "Getty Images"


@pytest.mark.parametrize(
    ("made", "relay", "known"),
    [
        ("AP", "Yonhap", True), ("AP", "Newsis", True), ("Reuters", "News1", True),
        ("AFP", "Getty Images", True),
        ("KCNA", "Yonhap", True), ("Rodong Sinmun", "News1", True), ("TT", "AP", True),
        ("ZUMA Press", "Yonhap", True),
        ("KCNA", "AP", False), ("KCNA", "Reuters", False), ("AP", "News1", False), ("Yonhap", "AP", False),
        ("Newsis", "Yonhap", False), ("nobody", "Yonhap", False), ("AP", "nobody", False),
    ],
)  # fmt: skip
def test_the_registry_knows_who_brings_whose_pictures_to_korea(made: str, relay: str, known: bool) -> None:
    assert knows_relay(made, relay) is known


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("RETUERS", "Reuters"), ("Reuers", "Reuters"), ("Reutres", "Reuters"), ("Yonahp", "Yonhap"),
        ("Yonhapp", "Yonhap"), ("Yonhop", "Yonhap"), ("Xinuha", "Xinhua"), ("Newisis", "Newsis"),
        ("Getty Imags", "Getty Images"), ("Shutterstok", "Shutterstock"), ("Sptunik", "Sputnik"),
        ("Bloomburg", "Bloomberg"), ("Assoicated Press", "AP"), ("gettyimagebank", "gettyimagesBANK"),
        ("Korea Tmies", "Korea Times"), ("Hankyorhe", "Hankyoreh"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_suggests_the_agency(name: str, short: str) -> None:
    agency = misspelt(name)
    assert agency is not None
    assert agency.short == short


ORDINARY = """
Kyoto Routers Router Reuter Chosen Choson Image Images Imago Imagno Ankara Belgian Returns Readers Corbyn
Alamo Jungang Kyogo Bernard Xinhai Bloomsburg Yonah Betty Newest News Photo Press Pool Handout Samsung Seoul
Busan Minister Ministry Courtesy Tuesday Kremlin Pentagon Netflix Universal Paramount Hyundai Kim Park Choi
"""


@pytest.mark.parametrize("name", ORDINARY.split())
def test_ordinary_words_names_and_places_are_no_slips(name: str) -> None:
    assert misspelt(name) is None


@pytest.mark.parametrize("name", ["Reuters", "연합뉴스", "AP", "", "x" * 500, "AFPP"])
def test_right_names_and_short_or_endless_ones_suggest_nothing(name: str) -> None:
    assert misspelt(name) is None
