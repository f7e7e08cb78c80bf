"""The house-form table of the desk, row by row, and the laws of formatting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language.credit import HouseForm, format_credit, parse_credit, same_parties
from photodesk.model import Origin
from photodesk.settings import House
from photodesk.tables.agencies import AGENCIES

HOUSE = House()


def form(text: str, *, origin: Origin = "unknown", source_label: str = "", house: House = HOUSE) -> HouseForm:
    return format_credit(parse_credit(text), house, origin=origin, source_label=source_label)


TABLE: list[tuple[str, str]] = [
    ("AP-Yonhap", "AP-Yonhap"),
    ("(AP Photo/Han Sang-min)", "AP-Yonhap"),
    ("AP=연합뉴스", "AP-Yonhap"),
    ("AP연합뉴스", "AP-Yonhap"),
    ("Yonhap/AP", "AP-Yonhap"),
    ("Ukraine's 24th Mechanised Brigade via AP", "AP-Yonhap"),
    ("AFP 연합뉴스", "AFP-Yonhap"),
    ("로이터=연합뉴스", "Reuters-Yonhap"),
    ("REUTERS/Han Sang-min", "Reuters-Yonhap"),
    ("EPA연합뉴스", "EPA-Yonhap"),
    ("EPA-EFE/KANG HYUN-CHUL", "EPA-Yonhap"),
    ("신화=연합뉴스", "Xinhua-Yonhap"),
    ("UPI=연합뉴스", "UPI-Yonhap"),
    ("타스=연합뉴스", "TASS-Yonhap"),
    ("교도=연합뉴스", "Kyodo-Yonhap"),
    ("/ Yonhap", "Yonhap"),
    ("(Yonhap)", "Yonhap"),
    ("연합뉴스 배재만 기자", "Yonhap"),
    ("(Pool photo) (Yonhap)", "Yonhap"),
    ("평양 조선중앙통신=연합뉴스", "KCNA-Yonhap"),
    ("노동신문=뉴스1", "Rodong Sinmun-News1"),
    ("사진=뉴시스", "Newsis"),
    ("AP/뉴시스", "AP-Newsis"),
    ("ⓒ 로이터=뉴스1 ⓒ News1 한상민", "Reuters-News1"),
    ("사진공동취재단", "Joint Press Corps"),
    ("[사진-판문점 사진공동취재단]", "Joint Press Corps"),
    ("Korea Times photo by Shim Hyun-chul", "Korea Times photo by Shim Hyun-chul"),
    ("심현철 기자", "Korea Times photo by Shim Hyun-chul"),
    ("코리아타임스 심현철 기자", "Korea Times photo by Shim Hyun-chul"),
    ("인제군 제공", "Courtesy of Inje County"),
    ("사진 제공=대통령실", "Courtesy of the presidential office"),
    ("/ Courtesy of Samsung Electronics", "Courtesy of Samsung Electronics"),
    ("(Photo by Han Sang-min/Getty Images)", "Getty Images"),
    ("게티이미지뱅크", "gettyimagesbank"),
    ("Imagno/Getty Images", "Courtesy of Imagno/Getty Images"),
    ("KBS 방송화면 캡처", "Screenshot from KBS"),
    ("조선중앙TV 화면", "Screenshot from KCTV"),
    ("Screenshot from Telegram channel Baza", "Screenshot from Telegram channel Baza"),
    ("AI, ChatGPT", "AI-generated image by ChatGPT"),
    ("AP Photo/Han Sang-min, Pool, File", "AP-Yonhap"),
    ("독자 제공", "Courtesy of a reader"),
    ("Photo by Yonhap/EPA", "Yonhap"),
    ("Phoot by Yonhap/EPA", "Yonhap"),
    ("Korea Times file", "Korea Times file"),
    ("ZUMA Press=연합뉴스", "ZUMA-Yonhap"),
    ("Seo Min-a/AFP/Getty Images", "AFP/Getty Images"),
    ("REUTERS/NTSB/Handout", "Reuters-Yonhap"),
    ("TT News Agency via AP", "AP-Yonhap"),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_the_house_form_is_the_tables(row: tuple[str, str]) -> None:
    assert form(row[0]).text == row[1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("REUTERS/KCNA", "take Yonhap's"),
        ("(KCNA/KNS via AP)", "take Yonhap's"),
        ("AFP PHOTO/KCNA VIA KNS", "take Yonhap's"),
        ("Korea Times photo", "without a name"),
        ("Korea Times", "without a name"),
        ("텔레그램 캡처", "name the channel"),
        ("Telegram screenshot", "name the channel"),
        ("Captured from YouTube", "name the channel"),
        ("홍길동 기자", "staff table"),
        ("코리아타임스 홍길동 기자", "staff table"),
        ("가나다군 제공", "no English name"),
        ("시사저널=한상민 기자", "no English name"),
        ("", "no credit"),
        ("Pool photo", "agency that moved it"),
    ],
)
def test_there_is_no_house_form_and_the_reason_is_said(text: str, why: str) -> None:
    found = form(text)
    assert found.text is None
    assert why in found.why or "English name" in found.why
    assert not found.certain


def test_ap_photo_becomes_ap_yonhap_for_certain_only_if_it_came_through_yonhap() -> None:
    assert form("(AP Photo/Han Sang-min)", source_label="Yonhap").certain
    assert form("(AP Photo/Han Sang-min)", source_label="연합뉴스").certain
    assert not form("(AP Photo/Han Sang-min)").certain
    assert not form("(AP Photo/Han Sang-min)", source_label="wire").certain
    assert "Newsis" in form("(AP Photo/Han Sang-min)", source_label="Newsis").why
    assert form("AP=연합뉴스").certain
    assert form("AP-Yonhap").certain


def test_another_papers_picture_is_never_ours() -> None:
    found = form("한상민 기자 sangmin@hani.co.kr")
    assert found.text == "Courtesy of The Hankyoreh"
    assert not found.certain


def test_an_unknown_photographer_is_ours_only_when_something_says_so() -> None:
    assert not form("Photo by Han Sang-min").certain
    assert form("Photo by Han Sang-min", origin="staff").certain
    assert form("Korea Times photo by Han Sang-min").certain


def test_no_korean_stands_in_an_english_credit() -> None:
    for text in ("가나다군 제공", "사진=JYP엔터테인먼트 인스타그램", "홍길동 기자", "나다일보 제공"):
        found = form(text).text
        assert found is None or not re.search("[가-힣]", found)


def test_a_file_picture_asks_the_caption_to_say_so() -> None:
    found = form("AP Photo/Han Sang-min, File", source_label="Yonhap")
    assert found.text == "AP-Yonhap"
    assert "file photo" in found.why


def test_the_house_decides_relays_and_names() -> None:
    house = House(
        name="Busan Daily",
        aliases=("부산데일리",),
        relays={"AP": "Newsis"},
        staff={"한상민": "Han Sang-min"},
        organizations={"가나다군": "Ganada County"},
        state_media_relay="News1",
    )
    assert form("AP Photo/Seo Min-a", house=house).text == "AP-Newsis"
    assert form("Reuters", house=house).text == "Reuters"
    assert form("부산데일리 한상민 기자", house=house).text == "Busan Daily photo by Han Sang-min"
    assert form("가나다군 제공", house=house).text == "Courtesy of Ganada County"
    assert form("KCNA", house=house).text == "KCNA-News1"
    assert "take News1's" in form("KCNA via AP", house=house).why


def test_an_ai_picture_names_its_tool_and_never_a_photographer() -> None:
    assert form("Seo Min-a/AP", origin="ai").text == "AI-generated image"
    assert form("AI-generated image by Midjourney").text == "AI-generated image by Midjourney"


def every_printed_form() -> list[str]:
    forms = {text for text in (form(row[0]).text for row in TABLE) if text is not None}
    for agency in AGENCIES:
        for alias in agency.aliases:
            for text in (
                alias,
                f"Seo Min-a/{alias}",
                f"{alias}=연합뉴스",
                f"{alias}/뉴시스",
                f"Courtesy of {alias}",
            ):
                found = form(text).text
                if found is not None:
                    forms.add(found)
    return sorted(forms)


def test_formatting_is_stable_for_every_agency_and_row() -> None:
    forms = every_printed_form()
    assert len(forms) > 200
    for text in forms:
        assert form(text).text == text, text


def test_a_printed_form_parses_to_all_the_parties_that_it_prints() -> None:
    for text in every_printed_form():
        credit = parse_credit(text)
        named = (
            credit.agency,
            *credit.distributors,
            credit.organization,
            credit.photographer,
            *credit.parties,
        )
        said = " ".join(named).casefold()
        names = re.sub(r"Courtesy of|photo by|Screenshot from|AI-generated image by", "", text)
        for word in re.findall(r"[A-Z][\w.'-]+", names):
            assert word.split("-")[0].casefold() in said, (text, word)


PIECES = [
    "AP", "Yonhap", "연합뉴스", "KCNA", "Getty Images", "Seo Min-a", "한상민 기자", "Pool", "File", "Handout",
    "Nonsan City", "논산시 제공", "Courtesy of ", "Photo by ", "사진=", "KBS 캡처", "Shutterstock", "via",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from(["/", "=", "-", ", ", " "]))
def test_formatting_is_stable_for_any_credit(pieces: list[str], joint: str) -> None:
    found = form(joint.join(pieces)).text
    if found is not None:
        assert form(found).text == found


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("AP-Yonhap", "AP=연합뉴스", True),
        ("AP-Yonhap", "(AP Photo/Han Sang-min)", True),
        ("Yonhap", "(서울=연합뉴스) 한상민 기자", True),
        ("KCNA via REUTERS", "Reuters/KCNA", True),
        ("Courtesy of the White House", "White House Photo", True),
        ("Korea Times photo by Han Sang-min", "The Korea Times", True),
        ("AP-Yonhap", "Newsis", False),
        ("AP-Yonhap", "AP-Newsis", False),
        ("Yonhap", "AP-Yonhap", False),
        ("Courtesy of Nonsan City", "Courtesy of Inje County", False),
        ("한상민 기자", "서민아 기자", False),
        ("Korea Times photo by Han Sang-min", "Yonhap", False),
    ],
)
def test_two_credits_name_the_same_parties_or_not(first: str, second: str, same: bool) -> None:
    a, b = parse_credit(first), parse_credit(second)
    assert same_parties(a, b) is same
    assert same_parties(b, a) is same
