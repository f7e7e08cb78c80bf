"""Traits of published captions that once led the splitter astray; every caption here is invented."""

from __future__ import annotations

import pytest

from photodesk.language.caption import split_caption
from photodesk.language.credit import parse_credit

Trait = tuple[str, str, str]
"""(printed, caption, credit)."""

BRACKETS_NEAR_THE_START: tuple[Trait, ...] = tuple(
    (f"{sentence} {credit}", sentence, credit)
    for sentence in (
        "9일(현지시간) 주민들이 구호품을 나르고 있다.",
        "9일(현지시각) 주민들이 구호품을 나르고 있다.",
        "3월 9일(이하 현지 시간) 주민들이 구호품을 나르고 있다.",
        "박모(41)씨가 9일 오전 대구의 한 시장에서 과일을 고르고 있다.",
        "결승에서 한서준(27·수원)이 두 팔을 들고 있다.",
        "‘봄의 소리’ 공연을 마친 단원들이 인사하고 있다.",
        "국제해사기구(IMO)가 공개한 항로를 주민들이 보고 있다. 항로는 12곳으로 늘었다.",
        "장관은 “예산은 충분하다”고 말했다.",
    )
    for credit in (
        "ⓒ 로이터=뉴스1",
        "AP=연합뉴스",
        "로이터연합뉴스",
        "/AFP 연합뉴스",
        "사진=뉴시스",
        "민가람 기자",
    )
)


@pytest.mark.parametrize("trait", BRACKETS_NEAR_THE_START, ids=lambda trait: trait[0][:30] + trait[2])
def test_a_bracket_age_or_quotation_near_the_start_begins_no_credit(trait: Trait) -> None:
    raw, caption, credit = trait
    printed = split_caption(raw)
    assert (printed.caption, printed.credit.text) == (caption, credit.removeprefix("/"))


OTHERS: tuple[Trait, ...] = (
    # a marker before the bracket
    ("Priests lead a rite. / Pool photo (Yonhap)", "Priests lead a rite.", "Pool photo (Yonhap)"),
    ("Priests lead a rite. Pool photo (Yonhap)", "Priests lead a rite.", "Pool photo (Yonhap)"),
    ("Priests lead a rite / File photo (Yonhap)", "Priests lead a rite", "File photo (Yonhap)"),
    # initials
    (
        "Minister K.L. Moran. / Fot. PAP/EPA/JAN NOWAK / POOL",
        "Minister K.L. Moran.",
        "Fot. PAP/EPA/JAN NOWAK / POOL",
    ),
    ("Minister K.L. Moran. Fot. PAP/Jan Nowak", "Minister K.L. Moran.", "Fot. PAP/Jan Nowak"),
    ("Elms bloom in Washington, D.C. AFP-Yonhap", "Elms bloom in Washington, D.C.", "AFP-Yonhap"),
    ("Elms bloom. (Photo by Ada C. O’Dell)", "Elms bloom.", "Photo by Ada C. O’Dell"),
    # a mail address that was cut, glued, or stands behind the date
    (
        "시민들이 전시를 보고 있다. /민가람 기자 garam77@",
        "시민들이 전시를 보고 있다.",
        "민가람 기자 garam77@",
    ),
    ("시민들이 전시를 보고 있다.민가람 기자 garam77@", "시민들이 전시를 보고 있다.", "민가람 기자 garam77@"),
    (
        "시민들이 걷고 있다.\n민가람 기자garam@seoul.co.kr",
        "시민들이 걷고 있다.",
        "민가람 기자garam@seoul.co.kr",
    ),
    (
        "[대구=뉴시스] 민가람 기자 = 시민들이 걷고 있다. 2024.03.09.garam@newsis.com",
        "시민들이 걷고 있다. 2024.03.09.",
        "[대구=뉴시스] 민가람 기자",
    ),
    # credit in front
    (
        "출처=해양연구소(KORI)8일(현지시간) 항로가 표시돼 있다.",
        "8일(현지시간) 항로가 표시돼 있다.",
        "출처=해양연구소(KORI)",
    ),
    ("사진=연합뉴스 8일 오후 시민들이 걷고 있다.", "8일 오후 시민들이 걷고 있다.", "사진=연합뉴스"),
    (
        "Image source, ADA COLE/Reuters\nImage caption,\nElms bloom.",
        "Elms bloom.",
        "Image source, ADA COLE/Reuters",
    ),
    (
        "MBC 방송 캡처\n\n‘봄의 소리’ 촬영이 웃음을 안겼다.",
        "‘봄의 소리’ 촬영이 웃음을 안겼다.",
        "MBC 방송 캡처",
    ),
    # nothing between caption and a stock house
    ("A nurse checks a patient gettyimagesbank", "A nurse checks a patient", "gettyimagesbank"),
    ("Prices rose by 0.7% gettyimagesbank", "Prices rose by 0.7%", "gettyimagesbank"),
    # the last line alone is the credit
    ("‘봄의 소리’ 달력 촬영\n\nMBC 방송 캡처", "‘봄의 소리’ 달력 촬영", "MBC 방송 캡처"),
    # the next sentence glued on, or the page's date
    ("Elms bloom. Reuters-YonhapSix-hour tours are sold out.", "Elms bloom.", "Reuters-Yonhap"),
    ("Elms bloom. AP-Yonhap Visitors came by bus.", "Elms bloom.", "AP-Yonhap"),
    (
        "Elms bloom. Korea Times photo by Seo Min-aMembers of the Club",
        "Elms bloom.",
        "Korea Times photo by Seo Min-a",
    ),
    ("시민들이 걷고 있다.\nⓒ연합뉴스2021.05.04", "시민들이 걷고 있다.", "ⓒ연합뉴스"),
    ("시민들이 걷고 있다.\nⓒ연합뉴스/AP2021.05.04", "시민들이 걷고 있다.", "ⓒ연합뉴스/AP"),
    (
        "Elms bloom in Ise, Japan. May 26. © REUTERS/ ADA COLE",
        "Elms bloom in Ise, Japan. May 26.",
        "© REUTERS/ ADA COLE",
    ),
    ("Elms bloom. Photo courtesy KCNA.", "Elms bloom.", "Photo courtesy KCNA"),
    ("Elms bloom. (Yonhap)\n(END)", "Elms bloom.", "Yonhap"),
    ("Elms bloom. (Yonhap)\n\n(END)\n(C) Yonhap News Agency. All Rights Reserved", "Elms bloom.", "Yonhap"),
    # papers
    ("Elms bloom. (Seo Min-a/The Korea Herald)", "Elms bloom.", "Seo Min-a/The Korea Herald"),
    ("Elms bloom.\n\nAda Cole/The Washington Post", "Elms bloom.", "Ada Cole/The Washington Post"),
    (
        "Elms bloom. (Ada Cole/Special to The Lowell Times)",
        "Elms bloom.",
        "Ada Cole/Special to The Lowell Times",
    ),
    ("Elms bloom. (Photo provided to Lowell County)", "Elms bloom.", "Photo provided to Lowell County"),
    ("시민들이 걷고 있다. 사진 통일연구소", "시민들이 걷고 있다.", "사진 통일연구소"),
)


@pytest.mark.parametrize("trait", OTHERS, ids=lambda trait: trait[0][-50:])
def test_the_credit_is_found_whatever_stands_beside_it(trait: Trait) -> None:
    raw, caption, credit = trait
    printed = split_caption(raw)
    assert (printed.caption, printed.credit.text) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "The photographer sells his prints on Shutterstock",
        "The picture was bought from gettyimagesbank",
        "A new office for Adobe Stock",
        "Kim Min-su met The Washington Post",
        "The reporter writes for The Korea Herald",
        "Kim Min-su, a columnist of the Herald",
        "장관은 19일(현지시간) 기자들과 만났다.",
        "사진 속 인물은 김모(31)씨다.",
        "주민들이 산을 오르고 있다. 사진 왼쪽은 이장이다.",
        "주민들이 산을 오르고 있다. 2024.03.09.",
        "Senator J.D. Moran. He spoke in Washington, D.C.",
        "AFP Children is a charity of the agency.",
        "문의는 garam77@ 계정으로 하면 된다.",
    ],
)
def test_a_sentence_with_such_words_has_no_credit(text: str) -> None:
    printed = split_caption(text)
    assert (printed.caption, printed.credit.kind) == (text, "none")


@pytest.mark.parametrize(
    ("printed", "kind", "agency", "distributor", "photographer", "organization"),
    [
        ("Pool photo (Yonhap)", "pool", "Yonhap", "", "", ""),
        ("스푸트니크·AFP·연합뉴스", "agency-distributed", "Sputnik", "Yonhap", "", ""),
        ("AP·로이터연합뉴스", "agency-distributed", "AP", "Yonhap", "", ""),
        ("키이우타스연합뉴스", "agency-distributed", "TASS", "Yonhap", "", ""),
        ("ⓒ 김가람", "staff", "", "", "김가람", ""),
        ("Ada Cole/SWNS.com", "agency", "SWNS", "", "Ada Cole", ""),
        ("Foto: TASR/STA", "agency-distributed", "TASR", "STA", "", ""),
        ("U.S. Army photo by Mr. John Cole", "handout", "", "", "John Cole", "U.S. Army"),
        ("Photo by Ada Cole for The Washington Post", "staff", "", "", "Ada Cole", "The Washington Post"),
        ("Seo Min-a/The Korea Herald", "staff", "", "", "Seo Min-a", "The Korea Herald"),
        ("글=김가람 기자 garam@joongang.co.kr 사진=청와대사진기자단", "pool", "", "", "", "청와대사진기자단"),
        ("사진 REUTERS·글 김가람 기자 garam@hani.co.kr", "agency", "Reuters", "", "", ""),
        ("NASA, ESA and J. Cole/via REUTERS", "handout", "Reuters", "", "", "NASA, ESA and J. Cole"),
    ],
)
def test_a_published_form_names_its_parties(
    printed: str, kind: str, agency: str, distributor: str, photographer: str, organization: str
) -> None:
    credit = parse_credit(printed)
    found = (credit.kind, credit.agency, credit.distributor, credit.photographer, credit.organization)
    assert found == (kind, agency, distributor, photographer, organization)


def test_the_supplier_stands_behind_the_day_of_release() -> None:
    caption = "Athletes run, in this photo released the next day by the North's Korean Central News Agency."
    assert split_caption(f"{caption} (Yonhap)").credit.organization == "Korean Central News Agency"
