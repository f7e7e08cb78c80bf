"""Bare credits: every label, joint, order and language. Own wording throughout."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language.credit import parse_credit, parse_trimmed, short_form
from photodesk.language.parties import read, trim
from photodesk.settings import House

Case = tuple[str, str, str, str, str, str]
"""credit, kind, agency, distributor, photographer, organization ("*": not judged)."""

WIRES: list[Case] = [
    ("AP", "agency", "AP", "", "", ""),
    ("(AP)", "agency", "AP", "", "", ""),
    ("AP Photo", "agency", "AP", "", "", ""),
    ("AP Photo/Han Sang-min", "agency", "AP", "", "Han Sang-min", ""),
    ("Photo: AP / Han Sang-min", "agency", "AP", "", "Han Sang-min", ""),
    ("Han Sang-min/AP Photo", "agency", "AP", "", "Han Sang-min", ""),
    ("AP-Han Sang-min", "agency", "AP", "", "Han Sang-min", ""),
    ("REUTERS/Park Ji-ho", "agency", "Reuters", "", "Park Ji-ho", ""),
    ("REUTERS / Park Ji-ho", "agency", "Reuters", "", "Park Ji-ho", ""),
    ("© REUTERS/Park Ji-ho", "agency", "Reuters", "", "Park Ji-ho", ""),
    ("REUTERS/Suhartono", "agency", "Reuters", "", "Suhartono", ""),
    ("REUTERS/Stringer", "agency", "Reuters", "", "", ""),
    ("STR/AFP", "agency", "AFP", "", "", ""),
    ("AFP PHOTO/ANNA LOEB", "agency", "AFP", "", "ANNA LOEB", ""),
    ("AFP PHOTO / Anna LOEB", "agency", "AFP", "", "Anna LOEB", ""),
    ("Photo by Lee Sang-ho/Xinhua", "agency", "Xinhua", "", "Lee Sang-ho", ""),
    ("Xinhua/Zhao Ming", "agency", "Xinhua", "", "Zhao Ming", ""),
    ("Photograph: Ana Đurić/EPA", "agency", "EPA", "", "Ana Đurić", ""),
    ("EPA-EFE/KANG HYUN-CHUL", "agency", "EPA", "", "KANG HYUN-CHUL", ""),
    ("Photo by Keiko Mori/UPI", "agency", "UPI", "", "Keiko Mori", ""),
    ("Foto: Jana Novak/dpa", "agency", "dpa", "", "Jana Novak", ""),
    ("Fot. Anna Lis/PAP", "agency", "PAP", "", "Anna Lis", ""),
    ("FOTO TASR - Jana Novak", "agency", "TASR", "", "Jana Novak", ""),
    ("J. Edgar van der Berg/Getty Images", "agency", "Getty Images", "", "J. Edgar van der Berg", ""),
    ("Han Min-ji/Getty Images AsiaPac", "agency", "Getty Images", "", "Han Min-ji", ""),
    ("Photo by AFLO", "agency", "AFLO", "", "", ""),
    ("Yonhap News", "agency", "Yonhap", "", "", ""),
    ("© 2024 The Associated Press. All rights reserved.", "agency", "AP", "", "", ""),
    ("Name-USA TODAY Sports", "agency", "USA TODAY Sports", "", "*", "*"),
    ("연합뉴스", "agency", "Yonhap", "", "", ""),
    ("사진=연합", "agency", "Yonhap", "", "", ""),
    ("연합뉴스 한상민 기자", "agency", "Yonhap", "", "한상민", ""),
    ("(서울=연합뉴스) 한상민 기자", "agency", "Yonhap", "", "한상민", ""),
    ("뉴스1 © News1 한상민 기자", "agency", "News1", "", "한상민", ""),
    ("사진제공=뉴시스", "agency", "Newsis", "", "", ""),
    ("뉴시스 제공", "agency", "Newsis", "", "", ""),
    ("共同", "agency", "Kyodo", "", "", ""),
]

RELAYED: list[Case] = [
    ("AP-Yonhap", "agency-distributed", "AP", "Yonhap", "", ""),
    ("Yonhap/AP", "agency-distributed", "AP", "Yonhap", "", ""),
    ("AP/YONHAP", "agency-distributed", "AP", "Yonhap", "", ""),
    ("REUTERS/YONHAP", "agency-distributed", "Reuters", "Yonhap", "", ""),
    ("AP via Yonhap", "agency-distributed", "AP", "Yonhap", "", ""),
    ("EPA-EFE-Yonhap", "agency-distributed", "EPA", "Yonhap", "", ""),
    ("AP=연합뉴스", "agency-distributed", "AP", "Yonhap", "", ""),
    ("AP연합", "agency-distributed", "AP", "Yonhap", "", ""),
    ("AFP 연합뉴스", "agency-distributed", "AFP", "Yonhap", "", ""),
    ("로이터연합뉴스", "agency-distributed", "Reuters", "Yonhap", "", ""),
    ("AP·연합뉴스", "agency-distributed", "AP", "Yonhap", "", ""),
    ("평양 조선중앙통신=연합뉴스", "agency-distributed", "KCNA", "Yonhap", "", ""),
    ("워싱턴=AP/뉴시스", "agency-distributed", "AP", "Newsis", "", ""),
    ("노동신문=뉴스1", "agency-distributed", "Rodong Sinmun", "News1", "", ""),
    ("AFPBBNews=뉴스1", "agency-distributed", "AFP", "News1", "", ""),
    ("ⓒ 로이터=뉴스1 ⓒ News1 한상민 특파원", "agency-distributed", "Reuters", "News1", "", ""),
    ("ⓒ AFP=뉴스1 ⓒ News1", "agency-distributed", "AFP", "News1", "", ""),
    ("REUTERS/KCNA", "agency-distributed", "KCNA", "Reuters", "", ""),
    ("KCNA via REUTERS", "agency-distributed", "KCNA", "Reuters", "", ""),
    ("KCNA/via REUTERS", "agency-distributed", "KCNA", "Reuters", "", ""),
    ("Photo by Reuters/KCNA", "agency-distributed", "KCNA", "Reuters", "", ""),
    ("AFP PHOTO/KCNA VIA KNS", "agency-distributed", "KCNA", "AFP", "", ""),
    ("Korean Central News Agency/Korea News Service via AP", "agency-distributed", "KCNA", "AP", "", ""),
    ("AP Photo/Yonhap", "agency-distributed", "Yonhap", "AP", "", ""),
    ("AP Photo/Yonhap, Seo Min-a", "agency-distributed", "Yonhap", "AP", "Seo Min-a", ""),
    ("Seo Min-a/Yonhap via REUTERS", "agency-distributed", "Yonhap", "Reuters", "Seo Min-a", ""),
    ("Photo by Yonhap/EPA", "agency-distributed", "Yonhap", "EPA", "", ""),
    ("Phoot by Yonhap/EPA", "agency-distributed", "Yonhap", "EPA", "", ""),
    ("Photograph: YONHAP/EPA", "agency-distributed", "Yonhap", "EPA", "", ""),
    ("REUTERS/Yonhap", "agency-distributed", "Yonhap", "Reuters", "", ""),
    ("REUTERS/Kyodo", "agency-distributed", "Kyodo", "Reuters", "", ""),
    ("Kyodo News via AP", "agency-distributed", "Kyodo", "AP", "", ""),
    ("REUTERS/China Daily", "agency-distributed", "China Daily", "Reuters", "", ""),
    ("Photograph: Seo Min-a/AFP/Getty Images", "agency-distributed", "AFP", "Getty Images", "Seo Min-a", ""),
    ("Ali Veli/Anadolu via Getty Images", "agency-distributed", "Anadolu", "Getty Images", "Ali Veli", ""),
    ("Li Na/NurPhoto/Shutterstock", "agency-distributed", "NurPhoto", "Shutterstock", "Li Na", ""),
    ("Photo by Imaginechina/Rex Shutterstock", "agency-distributed", "Imaginechina", "Shutterstock", "", ""),
    ("Eva Berg, TT News Agency via AP", "agency-distributed", "TT", "AP", "Eva Berg", ""),
    ("Fot. PAP/EPA/LUCA ROSSI", "agency-distributed", "EPA", "PAP", "LUCA ROSSI", ""),
    ("Foto: SITA/AP", "agency-distributed", "AP", "SITA", "", ""),
    ("ČTK/AP/Seo Min-a", "agency-distributed", "AP", "CTK", "Seo Min-a", ""),
    ("Lehtikuva/AP", "agency-distributed", "Lehtikuva", "AP", "", ""),
    ("AFP-JIJI", "agency-distributed", "AFP", "Jiji", "", ""),
    ("Reza Karimi/WANA via REUTERS", "agency-distributed", "WANA", "Reuters", "Reza Karimi", ""),
    ("조선중앙TV=연합뉴스", "agency-distributed", "KCTV", "Yonhap", "", ""),
]

SUPPLIED: list[Case] = [
    ("Courtesy of Nonsan City", "courtesy", "", "", "", "Nonsan City"),
    ("Photo courtesy of the artist", "courtesy", "", "", "", "the artist"),
    ("Photo provided by LG Display", "courtesy", "", "", "", "LG Display"),
    ("Courtesy of tvN", "courtesy", "", "", "", "tvN"),
    ("Courtesy of Imagno/Getty Images", "courtesy", "Getty Images", "", "", "Imagno"),
    ("논산시 제공", "courtesy", "", "", "", "논산시"),
    ("사진 제공=대통령실", "courtesy", "", "", "", "대통령실"),
    ("사진=LG전자 뉴스룸", "courtesy", "", "", "", "LG전자 뉴스룸"),
    ("사진=현대차", "courtesy", "", "", "", "현대차"),
    ("ⓒ MBC", "courtesy", "", "", "", "MBC"),
    ("독자 제공", "courtesy", "", "", "", "독자"),
    ("서울시, 경기도 제공", "courtesy", "", "", "", "서울시, 경기도"),
    ("국방부 제공=연합뉴스", "courtesy", "Yonhap", "", "", "국방부"),
    ("REUTERS/NOAA/Handout", "handout", "Reuters", "", "", "NOAA"),
    ("REUTERS/Maxar/Handout", "handout", "Reuters", "", "", "Maxar"),
    ("Norwegian Coast Guard/Handout via Reuters", "handout", "Reuters", "", "", "Norwegian Coast Guard"),
    ("South Korean Defense Ministry via AP", "handout", "AP", "", "", "South Korean Defense Ministry"),
    (
        "Ukrainian 24th Mechanised brigade via AP",
        "handout",
        "AP",
        "",
        "",
        "Ukrainian 24th Mechanised brigade",
    ),
    ("Satellite image ©2023 Maxar Technologies via AP", "handout", "AP", "", "", "Maxar Technologies"),
    ("U.S. Army photo by Sgt. Ann Lee", "handout", "", "", "Ann Lee", "U.S. Army"),
    ("Official White House Photo by Ann Lee", "handout", "", "", "Ann Lee", "White House"),
    ("U.S. Forces Korea via AP", "handout", "AP", "", "", "U.S. Forces Korea"),
    ("Photograph: Handout", "handout", "", "", "", ""),
    ("Pool photo (Yonhap)", "pool", "Yonhap", "", "", ""),
    ("AP Photo/Han Sang-min, Pool, File", "pool", "AP", "", "Han Sang-min", ""),
    ("Eri Sato/Pool via REUTERS/File Photo", "pool", "Reuters", "", "Eri Sato", ""),
    ("REUTERS/Blue House/Pool", "pool", "Reuters", "", "", "Blue House"),
    ("Photo by Ivan Petrov/Sputnik/Pool/AFP", "pool", "Sputnik", "AFP", "Ivan Petrov", ""),
    ("Ivan Petrov, Sputnik, Kremlin Pool Photo via AP", "pool", "Sputnik", "AP", "Ivan Petrov", "Kremlin"),
    ("Photo by Han Sang-min - Pool/Getty Images", "pool", "Getty Images", "", "Han Sang-min", ""),
    ("KIM SEO-YUN, pool", "pool", "", "", "KIM SEO-YUN", ""),
    ("Joint Press Corps", "pool", "", "", "", "Joint Press Corps"),
    ("사진공동취재단", "pool", "", "", "", "사진공동취재단"),
    ("사진-판문점 사진공동취재단", "pool", "", "", "", "판문점 사진공동취재단"),
    ("제주사진기자단/뉴스1", "pool", "News1", "", "", "제주사진기자단"),
    ("공동취재사진", "pool", "", "", "", ""),
]

SCREENS: list[Case] = [
    ("Captured from YouTube", "screenshot", "", "", "", "YouTube"),
    ("Captured from KCTV-Yonhap", "screenshot", "Yonhap", "", "", "KCTV"),
    ("Screenshot from the mayor's Facebook", "screenshot", "", "", "", "the mayor's Facebook"),
    ("YouTube screenshot", "screenshot", "", "", "", "YouTube"),
    ("Screen grab from Telegram channel Baza", "screenshot", "", "", "", "Telegram channel Baza"),
    ("KBS 방송화면 캡처", "screenshot", "", "", "", "KBS"),
    ("tvN '놀라운 토요일' 방송화면 캡처", "screenshot", "", "", "", "tvN '놀라운 토요일'"),
    ("사진=유튜브 채널 '모두의 뉴스' 캡처", "screenshot", "", "", "", "유튜브 채널 '모두의 뉴스'"),
    ("사진=한상민 의원 페이스북 갈무리", "screenshot", "", "", "", "한상민 의원 페이스북"),
    ("사진=JYP엔터테인먼트 인스타그램", "screenshot", "", "", "", "JYP엔터테인먼트 인스타그램"),
    ("X(옛 트위터) 캡처", "screenshot", "", "", "", "X(옛 트위터)"),
    ("조선중앙TV 화면", "screenshot", "", "", "", "조선중앙TV"),
    ("조선중앙TV 캡처=연합뉴스", "screenshot", "Yonhap", "", "", "조선중앙TV"),
]

STOCK_AND_FILE: list[Case] = [
    ("gettyimagesbank", "stock", "gettyimagesBANK", "", "", ""),
    ("사진=게티이미지뱅크", "stock", "gettyimagesBANK", "", "", ""),
    ("클립아트코리아 제공", "stock", "Clipart Korea", "", "", ""),
    ("Photo: Shutterstock.com", "stock", "Shutterstock", "", "", ""),
    ("Photo by Shutterstock (16501234bs)", "stock", "Shutterstock", "", "", ""),
    ("Image source=Getty Images Bank", "stock", "gettyimagesBANK", "", "", ""),
    ("Alamy Stock Photo", "stock", "Alamy", "", "", ""),
    ("Photo: VCG", "stock", "VCG", "", "", ""),
    ("Photograph: Ann Lee/ITV/Shutterstock", "agency", "Shutterstock", "", "Ann Lee", "ITV"),
    ("VCG via Getty Images", "agency-distributed", "VCG", "Getty Images", "", ""),
    ("AP Photo/Han Sang-min, File", "file", "AP", "", "Han Sang-min", ""),
    ("REUTERS/Park Ji-ho/File Photo", "file", "Reuters", "", "Park Ji-ho", ""),
    ("File Photo by Keiko Mori/UPI", "file", "UPI", "", "Keiko Mori", ""),
    ("Yonhap file photo", "file", "Yonhap", "", "", ""),
    ("AP-Yonhap file", "file", "AP", "Yonhap", "", ""),
    ("연합뉴스 자료사진", "file", "Yonhap", "", "", ""),
    ("Korea Times file", "file", "", "", "", "The Korea Times"),
    ("동아일보DB", "file", "", "", "", "동아일보"),
    ("한경DB", "file", "", "", "", "한경"),
]

STAFF: list[Case] = [
    ("Korea Times photo by Han Sang-min", "staff", "", "", "Han Sang-min", "The Korea Times"),
    ("Korea Times photos by Han Sang-min and Seo Min-a", "staff", "", "", "Han Sang-min and Seo Min-a", "*"),
    ("Photograph: Ann Lee/The Guardian", "staff", "", "", "Ann Lee", "The Guardian"),
    ("Ann Lee for the Observer", "staff", "", "", "Ann Lee", "the Observer"),
    ("JOONGANG ILBO", "staff", "", "", "", "JoongAng Ilbo"),
    ("한상민 기자", "staff", "", "", "한상민", ""),
    ("한상민 선임기자", "staff", "", "", "한상민", ""),
    ("한상민·서민아 기자", "staff", "", "", "한상민·서민아", ""),
    ("한상민 기자 sangmin@hani.co.kr", "staff", "", "", "한상민", "한겨레"),
    ("한상민 기자 sangmin@donga.com", "staff", "", "", "한상민", "동아일보"),
    ("한국일보 한상민 기자", "staff", "", "", "한상민", "한국일보"),
    ("한상민 한국일보 기자", "staff", "", "", "한상민", "한국일보"),
    ("시사저널=한상민 기자(han@sisa.kr)", "staff", "", "", "한상민", "시사저널"),
    ("더팩트ㅣ국회=한상민 기자", "staff", "", "", "한상민", "더팩트"),
    ("부산=한상민 기자", "staff", "", "", "한상민", ""),
    ("바르샤바/한상민 기자", "staff", "", "", "한상민", "한겨레"),
    ("한상민 파리 특파원", "staff", "", "", "한상민", ""),
    ("ⓒ오마이뉴스 한상민", "staff", "", "", "한상민", "오마이뉴스"),
]

ALL = WIRES + RELAYED + SUPPLIED + SCREENS + STOCK_AND_FILE + STAFF


@pytest.mark.parametrize("case", ALL, ids=lambda case: case[0])
def test_a_credit_says_who_made_relayed_and_supplied_the_picture(case: Case) -> None:
    credit = parse_credit(case[0])
    got = (credit.kind, credit.agency, credit.distributor, credit.photographer, credit.organization)
    assert [g for g, e in zip(got, case[1:], strict=True) if e != "*"] == [e for e in case[1:] if e != "*"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "///", "( )", "a man walks down the street", "Monday", "사진은 기사와 무관합니다", "\0", "—"],
)
def test_what_is_no_credit_has_kind_none(text: str) -> None:
    assert parse_credit(text).kind == "none"


def test_hyphens_inside_names_are_no_joints() -> None:
    for name in ("Lee Sang-ho", "Kim Kyung-Hoon", "Jean-Marc Pool-Dupont", "Seo Min-a", "Dita Al-Hassan"):
        assert parse_credit(f"{name}/AP").photographer == name
        assert parse_credit(f"REUTERS/{name}").photographer == name


def test_photographer_kim_sora_is_no_ai() -> None:
    assert "ai" not in parse_credit("Kim Sora").markers
    assert "ai" not in parse_credit("AP Photo/Kim Sora").markers
    assert "ai" in parse_credit("Sora").markers


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("AI-generated image by ChatGPT", "ChatGPT"), ("AI, ChatGPT", "ChatGPT"),
        ("챗GPT로 생성한 이미지", "ChatGPT"),
        ("AI 생성 이미지", ""), ("Image generated by Midjourney", "Midjourney"), ("이미지=챗GPT", "ChatGPT"),
    ],
)  # fmt: skip
def test_a_generated_picture_is_marked_with_its_tool(text: str, tool: str) -> None:
    credit = parse_credit(text)
    assert "ai" in credit.markers
    assert credit.organization == tool


def test_park_is_a_name_and_park_service_is_none() -> None:
    assert parse_credit("Park Ji-ho/AP").photographer == "Park Ji-ho"
    assert parse_credit("National Park Service via AP").organization == "National Park Service"


def test_korea_out_beside_a_pair_makes_it_yonhaps() -> None:
    assert parse_trimmed("EPA/YONHAP").agency == "EPA"
    assert parse_trimmed("EPA/YONHAP", ("SOUTH KOREA OUT",)).agency == "Yonhap"
    assert parse_trimmed("KCNA/AP", ("KOREA OUT",)).agency == "KCNA"


def test_markers_and_parties_are_kept_in_printed_order() -> None:
    credit = parse_credit("AP Photo/Han Sang-min, Pool, File")
    assert credit.markers == ("pool", "file")
    assert credit.parties == ("AP Photo", "Han Sang-min")
    assert parse_credit("REUTERS/Handout").markers == ("handout",)
    assert parse_credit("Li Na/NurPhoto via Getty Images").distributors == ("Getty Images",)


def test_a_misspelt_agency_is_suggested_and_not_assumed() -> None:
    credit = parse_credit("Photo by Han Sang-min/RETUERS")
    assert credit.suggestion == "Reuters"
    assert credit.agency == ""
    assert parse_credit("Photo by Han Sang-min/Kyoto").suggestion == ""


def test_the_credit_keeps_its_label_words_and_loses_only_brackets_and_separators() -> None:
    assert parse_credit(" / Photo by Han Sang-min/AP. ").text == "Photo by Han Sang-min/AP"
    assert parse_credit("(Pool photo) (Yonhap)").text == "Pool photo (Yonhap)"
    assert parse_credit("【서울=뉴시스】").text == "서울=뉴시스"
    assert parse_credit("Courtesy of Hyosung Co.").text == "Courtesy of Hyosung Co."


def test_decomposed_hangul_reads_like_composed() -> None:
    assert parse_credit(unicodedata.normalize("NFD", "AP=연합뉴스")).distributor == "Yonhap"


@given(st.text(max_size=400))
def test_parsing_never_raises_and_loses_no_letter(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    credit = parse_credit(text)
    assert [c for c in credit.text if c.isalnum()] == [c for c in text if c.isalnum()]


HEAP = [
    "AP", "Yonhap", "연합뉴스", "/", "=", "-", " via ", ", ", "(", ")", "Pool", "File", "Photo by ",
    "Kim Min-a", " 기자", "제공", "사진=", "ⓒ ", "REUTERS", "Handout", " ", "캡처", "Courtesy of ",
    "@a.kr", ".", "AI",
]  # fmt: skip


@given(st.lists(st.sampled_from(HEAP), max_size=14))
def test_any_heap_of_credit_words_parses_and_parses_again(pieces: list[str]) -> None:
    text = "".join(pieces)
    credit = parse_credit(text)
    assert credit == parse_credit(text)
    assert parse_credit(credit.text).text == credit.text == trim(credit.text)


@pytest.mark.parametrize(
    "text", ["/" * 5000, "(" * 5000, "A-" * 5000, "가 " * 5000, "AP-" * 100, "a@" * 4000, "제공" * 2000]
)
def test_hostile_credits_are_read_quickly_and_declined(text: str) -> None:
    assert parse_credit(text).kind in ("none", "courtesy", "agency", "agency-distributed")
    assert len(read(trim(text)).parts) < 200


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("AP-Yonhap", "AP-Yonhap"),
        ("Korea Times photo by Shim Hyun-chul", "Korea Times"),
        ("Korea Times photo by Shim", "Korea Times photo by Shim"),
        ("Courtesy of Ministry of National Defense", ""),
        ("Courtesy of the National Museum of Korea/Getty Images", "Getty Images"),
        ("", ""),
    ],
)
def test_iim_holds_the_short_form_of_a_credit_over_32_bytes(line: str, short: str) -> None:
    assert short_form(line, House()) == short
    assert len(short.encode()) <= 32
