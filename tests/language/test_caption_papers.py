"""How papers and agencies sign, form by form, behind every separator. Names are invented."""

from __future__ import annotations

import pytest

from photodesk.language.caption import split_caption

Form = tuple[str, str, str, str, str, str]
"""credit, kind, agency, distributor, photographer, organization ("*": not judged)."""

ENGLISH = "Workers clear snow from a street in Daegu, Tuesday."
KOREAN = "23일 오전 서울 종로구 거리에서 시민들이 출근하고 있다."
AD = "agency-distributed"

DASHES = ("- ", " -", " – ", "–", "‑", " − ", "—", ", ", " ")
LABELS = (
    "Photo: ", "Photo : ", "Photo/", "Photo - ", "Photo Credit: ", "Image: ", "Picture: ", "Credit: ",
    "© ", "ⓒ",
)  # fmt: skip
AP_YONHAP = (
    "AP=연합", "AP연합", "사진=AP연합", "연합뉴스/AP", "ⓒ AP=연합뉴스", "ⓒ 연합뉴스/AP",
    "사진=AP/연합뉴스 제공",
)  # fmt: skip

ENGLISH_FORMS: list[Form] = [
    # unusual joints
    *((f"AP{joint}Yonhap", AD, "AP", "Yonhap", "", "") for joint in DASHES),
    # labels
    *((f"{label}Yonhap", "agency", "Yonhap", "", "", "") for label in LABELS),
    ("CREDIT: Reuters/Park Ji-ho", "agency", "Reuters", "", "Park Ji-ho", ""),
    ("Korea Times graphic by Han Sang-min", "staff", "", "", "Han Sang-min", "The Korea Times"),
    ("Korea Times/Han Sang-min", "staff", "", "", "Han Sang-min", "The Korea Times"),
    ("Korea Times file", "file", "", "", "", "The Korea Times"),
    ("Korea Times file photo", "file", "", "", "", "The Korea Times"),
    ("Photo by Han Sang-min, The Korea Herald", "staff", "", "", "Han Sang-min", "The Korea Herald"),
    ("Courtesy of CJ ENM", "courtesy", "", "", "", "CJ ENM"),
    ("Courtesy of the singer's Instagram", "courtesy", "", "", "", "the singer's Instagram"),
    ("Captured from YouTube", "screenshot", "", "", "", "YouTube"),
    ("Captured from JTBC", "screenshot", "", "", "", "JTBC"),
    ("Screenshot from Naver", "screenshot", "", "", "", "Naver"),
    ("Screen capture from KCTV", "screenshot", "", "", "", "KCTV"),
    ("gettyimagesbank", "stock", "gettyimagesBANK", "", "", ""),
    ("Getty Images Bank", "stock", "gettyimagesBANK", "", "", ""),
    ("Newsis", "agency", "Newsis", "", "", ""),
    ("Newsis file", "file", "Newsis", "", "", ""),
    ("Joint Press Corps", "pool", "", "", "", "Joint Press Corps"),
    # wires among themselves
    ("AFP-Yonhap", AD, "AFP", "Yonhap", "", ""),
    ("UPI-Yonhap", AD, "UPI", "Yonhap", "", ""),
    ("TASS-Yonhap", AD, "TASS", "Yonhap", "", ""),
    ("Xinhua-Yonhap", AD, "Xinhua", "Yonhap", "", ""),
    ("KCNA-Yonhap", AD, "KCNA", "Yonhap", "", ""),
    ("ZUMA-Yonhap", AD, "ZUMA Press", "Yonhap", "", ""),
    ("USA TODAY-Yonhap", AD, "USA TODAY Sports", "Yonhap", "", ""),
    ("AP-Newsis", AD, "AP", "Newsis", "", ""),
    ("Reuters-News1", AD, "Reuters", "News1", "", ""),
    ("Yonhap-AFP", AD, "AFP", "Yonhap", "", ""),
    ("Photo by STR / KCNA VIA KNS / AFP", AD, "KCNA", "AFP", "", ""),
    ("ANADOLU AGENCY VIA GETTY IMAGES", AD, "Anadolu", "Getty Images", "", ""),
    ("KCNA via KNS/AFP via Getty Images", AD, "KCNA", "Getty Images", "", ""),
    ("Han Min-ji / AFP - Getty Images", AD, "AFP", "Getty Images", "Han Min-ji", ""),
    ("Han Min-ji/Bloomberg via Getty Images", AD, "Bloomberg", "Getty Images", "Han Min-ji", ""),
    ("Han Min-ji-Reuters", "agency", "Reuters", "", "Han Min-ji", ""),
    ("EPA/KCNA", AD, "KCNA", "EPA", "", ""),
    ("KEYSTONE/EPA/HAN MIN-JI", AD, "EPA", "Keystone", "HAN MIN-JI", ""),
    ("朝鮮通信=共同", AD, "KCNA", "Kyodo", "", ""),
    ("Photograph: Abaca/Rex/Shutterstock", "agency-distributed", "Abaca", "Shutterstock", "", ""),
    ("Photograph: Everett Collection/Alamy", "agency", "Alamy", "", "", "Everett Collection"),
    ("Photograph: NASA", "courtesy", "", "", "", "NASA"),
    ("Photograph: Courtesy of the artist", "courtesy", "", "", "", "the artist"),
    ("Photograph: US Navy/Reuters", "handout", "Reuters", "", "", "US Navy"),
    ("Cheong Wa Dae via AP", "handout", "AP", "", "", "Cheong Wa Dae"),
    ("Planet Labs PBC via AP", "handout", "AP", "", "", "Planet Labs PBC"),
    ("AFP PHOTO / DEFENCE MINISTRY / HANDOUT", "handout", "AFP", "", "", "DEFENCE MINISTRY"),
]  # fmt: skip

KOREAN_FORMS: list[Form] = [
    # relays
    *((f"AP{joint}뉴시스", AD, "AP", "Newsis", "", "") for joint in ("/", "=", " ", "·")),
    *((form, AD, "AP", "Yonhap", "", "") for form in AP_YONHAP),
    ("뉴스1·로이터", AD, "Reuters", "News1", "", ""),
    ("로이터=News1", AD, "Reuters", "News1", "", ""),
    ("AFPBBNews=뉴스1", AD, "AFP", "News1", "", ""),
    ("AFP·게티이미지코리아", AD, "AFP", "Getty Images", "", ""),
    ("베이징=신화 뉴시스", AD, "Xinhua", "Newsis", "", ""),
    ("평양 노동신문=뉴스1", AD, "Rodong Sinmun", "News1", "", ""),
    ("키이우 로이터=연합뉴스", AD, "Reuters", "Yonhap", "", ""),
    ("평양=조선중앙통신", "agency", "KCNA", "", "", ""),
    ("서울=뉴시스", "agency", "Newsis", "", "", ""),
    # files, pools, screens
    ("AP/연합뉴스 자료사진", "file", "AP", "Yonhap", "", ""),
    ("서울신문 DB", "file", "", "", "", "서울신문"),
    ("사진ㅣ스타투데이DB", "file", "", "", "", "스타투데이"),
    ("한겨레 자료사진", "file", "", "", "", "한겨레"),
    ("사진=공동취재단", "pool", "", "", "", "공동취재단"),
    ("평양=사진공동취재단", "pool", "", "", "", "사진공동취재단"),
    ("국회사진기자단=연합뉴스", "pool", "Yonhap", "", "", "국회사진기자단"),
    ("대통령실통신사진기자단", "pool", "", "", "", "대통령실통신사진기자단"),
    ("사진=네이버 지도 캡처", "screenshot", "", "", "", "네이버 지도"),
    ("KBS 유튜브 화면 갈무리", "screenshot", "", "", "", "KBS 유튜브"),
    ("JTBC 뉴스룸 화면 캡처", "screenshot", "", "", "", "JTBC 뉴스룸"),
    ("사진출처=MBC 뉴스 캡처", "screenshot", "", "", "", "MBC"),
    ("온라인 커뮤니티 캡처", "screenshot", "", "", "", "온라인 커뮤니티"),
    # suppliers
    ("㈜한빛 제공", "courtesy", "", "", "", "㈜한빛"),
    ("사진제공|tvN", "courtesy", "", "", "", "tvN"),
    ("제공=서울시", "courtesy", "", "", "", "서울시"),
    ("사진=인제군", "courtesy", "", "", "", "인제군"),
    ("출처: 현대차", "courtesy", "", "", "", "현대차"),
    ("자료=통계청", "courtesy", "", "", "", "통계청"),
    ("국방부제공", "courtesy", "", "", "", "국방부"),
    ("사진 = 넷플릭스", "courtesy", "", "", "", "넷플릭스"),
    # staff
    ("한상민 한빛닷컴 기자", "staff", "", "", "한상민", "한빛닷컴"),
    ("사진=한상민 한빛경제 기자", "staff", "", "", "한상민", "한빛경제"),
    ("한빛일보 한상민 기자", "staff", "", "", "한상민", "한빛일보"),
    ("한빛스포츠=한상민 기자", "staff", "", "", "한상민", "한빛스포츠"),
    ("글·사진=한상민 기자", "staff", "", "", "한상민", ""),
    ("그래픽=한상민 기자", "staff", "", "", "한상민", ""),
    ("한상민기자", "staff", "", "", "한상민", ""),
    ("한상민 사진기자", "staff", "", "", "한상민", ""),
    ("한상민 인턴기자", "staff", "", "", "한상민", ""),
    ("워싱턴=한상민 특파원", "staff", "", "", "한상민", ""),
    ("한상민 기자 sangmin@chosun.com", "staff", "", "", "한상민", "조선일보"),
]  # fmt: skip


def judged(printed_caption: str, text: str, form: Form, got: tuple[str, ...]) -> list[str]:
    wrong = []
    if printed_caption not in (ENGLISH, KOREAN):
        wrong.append(f"caption {printed_caption[-30:]!r}")
    for name, g, e in zip(
        ("credit", "kind", "agency", "distributor", "photographer", "organization"), got, form, strict=True
    ):
        if e != "*" and g != e:
            wrong.append(f"{name} {g!r} for {e!r}")
    return [f"{text[-40:]!r}: {', '.join(wrong)}"] if wrong else []


def check(form: Form, caption: str, separators: tuple[tuple[str, str], ...]) -> list[str]:
    wrong: list[str] = []
    for before, after in separators:
        text = f"{caption}{before}{form[0]}{after}"
        printed = split_caption(text)
        credit = printed.credit
        parties = (credit.agency, credit.distributor, credit.photographer, credit.organization)
        got = (credit.text, credit.kind, *parties)
        wrong += judged(printed.caption, text, form, got)
    return wrong


@pytest.mark.parametrize("form", ENGLISH_FORMS, ids=lambda form: form[0])
def test_an_english_form_is_read_behind_every_separator(form: Form) -> None:
    assert not check(form, ENGLISH, ((" ", ""), (" (", ")"), ("\n", ""), (" / ", ""), (" [", "]")))


@pytest.mark.parametrize("form", KOREAN_FORMS, ids=lambda form: form[0])
def test_a_korean_form_is_read_behind_every_separator(form: Form) -> None:
    separators = ((" ", ""), (" [", "]"), ("\n", ""), (" / ", ""), ("/", ""), (" <", ">"), (" (", ")"))
    assert not check(form, KOREAN, separators)


KOREA_ONLY = "[국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Korea. No Redistribution]"

DATELINES: list[tuple[str, str, str, str]] = [
    ("(인천=연합뉴스) 한상민 기자 = {c} 2024.11.20\nhan02@yna.co.kr", "{c} 2024.11.20", "Yonhap", "한상민"),
    ("[서울=뉴시스] 한상민 기자 = {c} 2024.11.20. photo@newsis.com", "{c} 2024.11.20.", "Newsis", "한상민"),
    ("[서울=뉴시스]{c}", "{c}", "Newsis", ""),
    ("【서울=뉴시스】한상민 기자 = {c}", "{c}", "Newsis", "한상민"),
    ("(서울=뉴스1) 한상민 기자 = {c}", "{c}", "News1", "한상민"),
    ("(워싱턴 로이터=연합뉴스) {c}", "{c}", "Reuters", ""),
    ("[베이징=신화/뉴시스] {c}", "{c}", "Xinhua", ""),
    ("[한빛스포츠 한상민 기자] {c}", "{c}", "", "한상민"),
    ("[OSEN=고척, 한상민 기자] {c}", "{c}", "", "한상민"),
    (f"(평양 조선중앙통신=연합뉴스) {{c}} {KOREA_ONLY} photo@yna.co.kr", "{c}", "KCNA", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", DATELINES, ids=lambda case: case[0][:24])
def test_a_dateline_holds_the_credit_and_the_caption_follows(case: tuple[str, str, str, str]) -> None:
    printed = split_caption(case[0].replace("{c}", KOREAN))
    assert printed.caption == case[1].replace("{c}", KOREAN)
    assert (printed.credit.agency, printed.credit.photographer) == case[2:]


def test_titles_of_films_and_people_keep_their_words() -> None:
    for raw, caption in (
        ('A scene from "Squid Game" / Courtesy of Netflix', 'A scene from "Squid Game"'),
        ('A scene from "Squid Game." Courtesy of Netflix', 'A scene from "Squid Game."'),
        ("A scene from “Squid Game” Courtesy of Netflix", "A scene from “Squid Game”"),
        ("Son Heung-min / AP-Yonhap", "Son Heung-min"),
        ("National Museum of Korea / Yonhap", "National Museum of Korea"),
        ("Han Sang-min, CEO of Hanbit / Courtesy of Hanbit", "Han Sang-min, CEO of Hanbit"),
        (
            "Son scores in London, Sunday (local time). AFP-Yonhap",
            "Son scores in London, Sunday (local time).",
        ),
        ("Son scores in London, Sunday (local time) AFP-Yonhap", "Son scores in London, Sunday (local time)"),
    ):
        assert split_caption(raw).caption == caption


def test_a_restriction_with_a_mandatory_credit_behind_it_is_no_second_credit() -> None:
    printed = split_caption(
        f"{ENGLISH} (Photo by Handout / DEFENCE MINISTRY / AFP) / RESTRICTED TO EDITORIAL USE - "
        'MANDATORY CREDIT "AFP PHOTO / DEFENCE MINISTRY" - NO MARKETING NO ADVERTISING CAMPAIGNS'
    )
    assert printed.credit.text == "Photo by Handout / DEFENCE MINISTRY / AFP"
    assert printed.credit.restrictions[0].startswith("RESTRICTED TO EDITORIAL USE")
