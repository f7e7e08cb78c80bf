"""A place in front of an agency is where the picture was taken, not who supplied it."""

from __future__ import annotations

import pytest

from photodesk.language.credit import format_credit, parse_credit
from photodesk.settings import House


@pytest.mark.parametrize(
    ("text", "agency", "distributor"),
    [
        ("의성=연합뉴스", "Yonhap", ""),
        ("의성/연합뉴스", "Yonhap", ""),
        ("강남구/뉴시스", "Newsis", ""),
        ("구리=연합뉴스", "Yonhap", ""),
        ("칸유니스=AP/뉴시스", "AP", "Newsis"),
        ("칸유니스/로이터 연합뉴스", "Reuters", "Yonhap"),
    ],
)
def test_a_place_in_front_of_an_agency_is_no_supplier(text: str, agency: str, distributor: str) -> None:
    credit = parse_credit(text)
    assert (credit.agency, credit.distributor, credit.organization) == (agency, distributor, "")


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("국방부/연합뉴스", "국방부"),
        ("우크라이나군/AP 연합뉴스", "우크라이나군"),
        ("사진=인제군", "인제군"),
        ("의성군 제공", "의성군"),
        ("국회사진기자단=연합뉴스", "국회사진기자단"),
    ],
)
def test_a_body_in_front_of_an_agency_stays_the_supplier(text: str, organization: str) -> None:
    assert parse_credit(text).organization == organization


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("의성군 제공", "Courtesy of Uiseong County"),
        ("강릉소방서 제공", "Courtesy of Gangneung Fire Station"),
        ("부산 해운대구 제공", "Courtesy of Haeundae District"),
    ],
)
def test_a_handout_of_a_local_government_has_a_house_form(text: str, printed: str) -> None:
    form = format_credit(parse_credit(text), House())
    assert form.text == printed
    assert form.certain


def test_a_body_without_an_english_name_is_a_question_not_a_guess() -> None:
    form = format_credit(parse_credit("한국도로공사 제공"), House())
    assert form.text is None
    assert "한국도로공사" in form.why


def test_a_picture_of_imagn_through_reuters_keeps_its_photographer() -> None:
    credit = parse_credit("Mandatory Credit: Lena Brook-Imagn Images Reuters-Yonhap")
    assert credit.photographer == "Lena Brook"
    assert credit.agency == "USA TODAY Sports"
    assert credit.distributors == ("Reuters", "Yonhap")
