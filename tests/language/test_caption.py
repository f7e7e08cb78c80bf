"""Captions and their credits: every separator and order, both languages, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language.caption import doubled, is_file_caption, positions, split_caption
from photodesk.model import PrintedCaption
from photodesk.tables.agencies import AGENCIES, find

ENGLISH = "Workers clear snow from a street in Daegu, Tuesday."
TITLE = "A winter market in Daegu"
KOREAN = "23일 오전 서울 종로구 거리에서 시민들이 출근하고 있다."
KOREAN_TITLE = "겨울비 내리는 광화문광장"

LATIN_SEPARATORS = (
    (" ", ""),
    (" / ", ""),
    ("/ ", ""),
    (" /", ""),
    (" (", ")"),
    (" [", "]"),
    ("\n", ""),
    ("  ", ""),
)
KOREAN_SEPARATORS = (
    (" ", ""), (" / ", ""), ("/", ""), (" (", ")"), (" [", "]"), ("\n", ""), (" <", ">"), ("\n\n", ""),
)  # fmt: skip


def parts(printed: PrintedCaption) -> tuple[str, str, str, str]:
    credit = printed.credit
    return printed.caption, credit.text, credit.agency, credit.distributor


def test_every_alias_of_every_agency_is_split_off_behind_every_separator() -> None:
    wrong: list[str] = []
    count = 0
    for agency in AGENCIES:
        for alias in agency.aliases:
            # a word without capitals may be prose where nothing but a blank stands before it
            separators = LATIN_SEPARATORS if alias.isascii() else KOREAN_SEPARATORS
            caption = ENGLISH if alias.isascii() else KOREAN
            for before, after in separators:
                printed = split_caption(f"{caption}{before}{alias}{after}")
                count += 1
                if (printed.caption, printed.credit.text) != (caption, alias.removeprefix("© ")):
                    if alias[0] == "©" and printed.credit.text == alias:
                        continue
                    wrong.append(
                        f"{before!r}{alias}{after}: {printed.caption[-20:]!r} | {printed.credit.text!r}"
                    )
    assert not wrong, f"{len(wrong)} of {count}: {wrong[:20]}"


def test_every_wire_is_understood_before_every_korean_relay_with_every_joint() -> None:
    wrong: list[str] = []
    for agency in AGENCIES:
        if agency.kind not in ("wire", "state media") or agency.country == "KR":
            continue
        for alias in agency.aliases:
            for relay, short in (
                ("Yonhap", "Yonhap"),
                ("연합뉴스", "Yonhap"),
                ("뉴시스", "Newsis"),
                ("뉴스1", "News1"),
            ):
                joints = ("-", "/") if relay.isascii() else ("=", "/", " ", "·", "")
                for joint in joints:
                    text = f"{alias}{joint}{relay}"
                    if (
                        relay.isascii()
                        and joint == "/"
                        and (alias.endswith(("hoto", "HOTO")) or alias == "REUTERS")
                    ):
                        continue  # AP Photo/Yonhap: the wire's own sign-off says that Yonhap made it
                    printed = split_caption(f"{KOREAN} {text}")
                    if parts(printed) != (KOREAN, text, agency.short, short):
                        wrong.append(f"{text}: {parts(printed)[1:]}")
    assert not wrong, f"{len(wrong)}: {wrong[:20]}"


def test_every_wire_is_understood_with_a_photographer_and_every_label() -> None:
    wrong: list[str] = []
    for agency in AGENCIES:
        if agency.kind not in ("wire", "state media", "photo agency", "stock"):
            continue
        for alias in agency.aliases:
            if not alias.isascii() or alias[0] == "©" or "." in alias:
                continue
            for name in ("Seo Min-a", "Ana van der Berg", "KANG HO-YUN"):
                for form in (
                    "{n}/{a}",
                    "Photo by {n}/{a}",
                    "Photograph: {n}/{a}",
                    "Photo: {n}/{a}",
                    "{n} via {a}",
                ):
                    text = form.format(n=name, a=alias)
                    printed = split_caption(f"{ENGLISH} ({text})")
                    credit = printed.credit
                    if (printed.caption, credit.text, credit.agency, credit.photographer) != (
                        ENGLISH, text, agency.short, name
                    ):  # fmt: skip
                        wrong.append(f"{text}: {credit.text!r} {credit.agency!r} {credit.photographer!r}")
    assert not wrong, f"{len(wrong)}: {wrong[:20]}"


SEED = (
    "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward "
    "Russian positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by "
    "Ukraine's 24th Mechanised Brigade press service. AP-Yonhap"
)
SPLITS: list[tuple[str, str, str]] = [
    # the seed's two captions
    (SEED, "press service.", "AP-Yonhap"),
    # English separators
    (f"{ENGLISH} Korea Times photo by Seo Min-a", "Tuesday.", "Korea Times photo by Seo Min-a"),
    (f"{ENGLISH}/ Courtesy of Daegu City", "Tuesday.", "Courtesy of Daegu City"),
    (f"{ENGLISH}Yonhap", "Tuesday.", "Yonhap"),
    (f"{ENGLISH}dpa-Yonhap", "Tuesday.", "dpa-Yonhap"),
    (f"{ENGLISH} (AP Photo/Han Sang-min, Pool, File)", "Tuesday.", "AP Photo/Han Sang-min, Pool, File"),
    (f"{ENGLISH} (Pool photo) (Yonhap)", "Tuesday.", "Pool photo (Yonhap)"),
    (f"{ENGLISH} Pool photo", "Tuesday.", "Pool photo"),
    (f"{ENGLISH} (Yonhap).", "Tuesday.", "Yonhap"),
    (f"{ENGLISH} - Reuters/Park Ji-ho", "Tuesday.", "Reuters/Park Ji-ho"),
    (f"{TITLE} / Yonhap", "Daegu", "Yonhap"),
    (f"{TITLE} AP-Yonhap", "Daegu", "AP-Yonhap"),
    (f"{TITLE} Yonhap", "Daegu", "Yonhap"),
    (f"{TITLE} Photograph: Seo Min-a/Reuters", "Daegu", "Photograph: Seo Min-a/Reuters"),
    (f"{TITLE} in 2015 AFP PHOTO/ANNA LOEB", "2015", "AFP PHOTO/ANNA LOEB"),
    (f"{TITLE} in 2015 Anna Loeb/Reuters", "2015", "Anna Loeb/Reuters"),
    (f"{TITLE}/ Courtesy of Daegu City", "Daegu", "Courtesy of Daegu City"),
    (f"{TITLE} Courtesy of Daegu City", "Daegu", "Courtesy of Daegu City"),
    (f"{TITLE} gettyimagesbank", "Daegu", "gettyimagesbank"),
    (f"{ENGLISH} [SAMSUNG ELECTRONICS]", "Tuesday.", "SAMSUNG ELECTRONICS"),
    (f"{ENGLISH} [PARK MIN-SU]", "Tuesday.", "PARK MIN-SU"),
    (f"{ENGLISH} (Ministry of Defense)", "Tuesday.", "Ministry of Defense"),
    ("Premier Jana Novak.Foto: SITA/AP.", "Novak.", "Foto: SITA/AP"),
    # restrictions beside the credit
    (f"{ENGLISH} (AP Photo/Yonhap, Seo Min-a)  KOREA OUT", "Tuesday.", "AP Photo/Yonhap, Seo Min-a"),
    (f"{ENGLISH} (PHOTO NOT FOR SALE) (Yonhap)", "Tuesday.", "Yonhap"),
    (f"{ENGLISH} (For Use Only in the Republic of Korea. No Redistribution) (Yonhap)", "Tuesday.", "Yonhap"),
    (
        f"{ENGLISH} NTSB/Handout via Reuters ATTENTION EDITORS - EDITORIAL USE ONLY.",
        "Tuesday.",
        "NTSB/Handout via Reuters",
    ),
    (f"{ENGLISH} REUTERS/Park Ji-ho TPX IMAGES OF THE DAY", "Tuesday.", "REUTERS/Park Ji-ho"),
    (f"{ENGLISH} EPA/YONHAP SOUTH KOREA OUT", "Tuesday.", "EPA/YONHAP"),
    (f"{ENGLISH} (AP Photo/Han Sang-min) **FILE**", "Tuesday.", "AP Photo/Han Sang-min"),
    (f"{ENGLISH} File Photo by Keiko Mori/UPI | License Photo", "Tuesday.", "File Photo by Keiko Mori/UPI"),
    (f"{KOREAN} [국방부 제공. 재판매 및 DB 금지]", "있다.", "국방부 제공"),
    # the next sentence glued on
    (
        f"{ENGLISH} Korea Times photo by Seo Min-aThe city said Monday it was ready.",
        "Tuesday.",
        "Korea Times photo by Seo Min-a",
    ),
    (f"{ENGLISH} AP-YonhapBy Han Sang-minWinter has come.", "Tuesday.", "AP-Yonhap"),
    (f"{ENGLISH} YonhapCherry trees stand bare.", "Tuesday.", "Yonhap"),
    # Korean
    (f"{KOREAN} AP연합뉴스", "있다.", "AP연합뉴스"),
    (f"{KOREAN}연합뉴스", "있다.", "연합뉴스"),
    (f"{KOREAN} /로이터 연합뉴스", "있다.", "로이터 연합뉴스"),
    (f"{KOREAN} 연합", "있다.", "연합"),
    (f"{KOREAN} /국방부", "있다.", "국방부"),
    (f"{KOREAN} [사진 LG전자]", "있다.", "사진 LG전자"),
    (f"{KOREAN} ⓒ AFP=뉴스1 ⓒ News1", "있다.", "ⓒ AFP=뉴스1 ⓒ News1"),
    (f"{KOREAN} 2024.11.19/뉴스1 © News1 한상민 기자", "2024.11.19", "뉴스1 © News1 한상민 기자"),
    (f"{KOREAN} 키이우/한상민 기자 han@hani.co.kr", "있다.", "키이우/한상민 기자 han@hani.co.kr"),
    (f"{KOREAN} 시사저널=한상민 기자(han@sisa.kr)", "있다.", "시사저널=한상민 기자(han@sisa.kr)"),
    (f"{KOREAN_TITLE} / 한상민 기자", "광화문광장", "한상민 기자"),
    (f"{KOREAN_TITLE} / 논산시 제공", "광화문광장", "논산시 제공"),
    (f"{KOREAN_TITLE} / AP", "광화문광장", "AP"),
    (f"{KOREAN_TITLE} 로이터=연합뉴스", "광화문광장", "로이터=연합뉴스"),
    (f"{KOREAN_TITLE} 사진=JYP엔터테인먼트 인스타그램", "광화문광장", "사진=JYP엔터테인먼트 인스타그램"),
    ("손흥민 연합뉴스", "손흥민", "연합뉴스"),
    ("손흥민/뉴스1", "손흥민", "뉴스1"),
    (f"▲ {KOREAN} [사진-판문점 사진공동취재단]", "있다.", "사진-판문점 사진공동취재단"),
    (f"{KOREAN} 손흥민 인스타그램", "있다.", "손흥민 인스타그램"),
    # the credit first
    (f"(서울=연합뉴스) 한상민 기자 = {KOREAN}", "있다.", "(서울=연합뉴스) 한상민 기자"),
    (
        f"(서울=연합뉴스) 한상민 기자 = {KOREAN} 2024.11.19 scoop@yna.co.kr",
        "2024.11.19",
        "(서울=연합뉴스) 한상민 기자",
    ),
    (f"[더팩트ㅣ국회=한상민 기자] {KOREAN}", "있다.", "더팩트ㅣ국회=한상민 기자"),
    (f"[AP/뉴시스] {KOREAN}", "있다.", "AP/뉴시스"),
    (f"Photo: AP / Han Sang-min\n\nPhoto: {ENGLISH}", "Tuesday.", "Photo: AP / Han Sang-min"),
]


@pytest.mark.parametrize("case", SPLITS, ids=lambda case: case[0][-40:])
def test_the_credit_is_split_off_and_the_caption_ends_where_it_should(case: tuple[str, str, str]) -> None:
    raw, ending, credit = case
    printed = split_caption(raw)
    assert printed.credit.text == credit
    assert printed.caption.endswith(ending)
    assert not printed.caption.startswith(("▲", "(서울", "[", "Photo:"))


@pytest.mark.parametrize(
    "credit",
    [
        "AP-Yonhap",
        "REUTERS/Park Ji-ho",
        "연합뉴스",
        "논산시 제공",
        "한상민 기자",
        "(Pool photo) (Yonhap)",
        "Courtesy of tvN",
    ],
)
def test_a_bare_credit_leaves_no_caption(credit: str) -> None:
    printed = split_caption(credit)
    assert printed.caption == ""
    assert printed.credit.kind != "none"


ALONE = [
    "The minister gives an interview to Yonhap.",
    "A reporter for Reuters and AP, left, walks.",
    "Yonhap news agency reported Monday that Kim left.",
    "The North's official KCNA news agency",
    "South Korea's Yonhap News Agency headquarters in Seoul",
    "A man reads a copy of The Korea Times.",
    "The Korea Times building in Seoul",
    "The Hankook Ilbo, a sister paper of The Korea Times",
    "A copy of the Chosun Ilbo, a Korean daily, is displayed in Seoul.",
    "The head of the Environmental Protection Agency (EPA)",
    "Soldiers of the Armed Forces of the Philippines (AFP)",
    "Members of the People's Action Party (PAP)",
    "He lives in Harrisburg (PA)",
    "Alcoholics Anonymous (AA)",
    "A toy runs on AA batteries",
    "Visitors enjoy a spa",
    "A scene from the film Sputnik",
    "The suspect was captured from a hideout.",
    "Seoul / Busan",
    "Park Jin/Lee Su-ji win the doubles",
    "Ambassador Kim, left, and Lee (R)",
    "Kim, left, and Lee shake hands (Seoul, 2024)",
    "Reuters / Wednesday, December 17, 2014",
    "In this photo provided by the Army, soldiers march.",
    "A woman takes photos by the river.",
    "Photo: a man walks down a street in Seoul in the rain.",
    'A sign reads "Courtesy is free."',
    "A screen shows the value of the Korean won.",
    "The AP office",
    "The [`util.isDate()`] API is deprecated.",
    "She works for Bloomberg Philanthropies.",
    "The EU embargo on Russian oil takes effect.",
    "유럽연합 정상들이 회의를 하고 있다.",
    "한미연합훈련에 참가한 장병들",
    "국제연합 총회 모습",
    "연합뉴스 배재만 기자의 사진으로 공개됐다.",
    "조선중앙통신이 보도했다.",
    "서울 시내 한 대형마트의 모습",
    "윤석열 대통령과 이재명 대표가 악수하고 있다",
    "(왼쪽부터) 김철수 의원, 이영희 의원, 박민수 의원",
    "김철수(왼쪽) 의원과 이영희 의원",
    "한겨레 신문을 읽는 시민",
    "KBS 사옥 전경",
    "MBC 노조가 집회를 하고 있다.",
    "기자회견 하는 김철수 기자",
    "대화하는 홍길동 기자",
    "질문하는 기자들",
    "사진은 기사와 무관함",
    "무료로 음식을 제공하는 봉사자들",
    "화면을 보는 시민들",
    "서울 지하철 2호선(사진)",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_that_mentions_an_agency_is_no_credit(text: str) -> None:
    printed = split_caption(text)
    assert printed.credit.kind == "none"
    assert printed.credit.text == ""
    assert printed.caption == text


def test_the_sentence_names_the_supplier_of_a_relayed_picture() -> None:
    printed = split_caption(
        "Fishermen land in Nonsan, Monday, in this photo provided by Nonsan City. AP-Yonhap"
    )
    assert printed.credit.organization == "Nonsan City"
    assert printed.credit.kind == "agency-distributed"


def test_a_file_mark_at_either_end_makes_it_a_file_picture() -> None:
    assert split_caption(f"FILE PHOTO: {ENGLISH} REUTERS/Park Ji-ho").credit.kind == "file"
    assert split_caption(f"{ENGLISH} (AP Photo/Han Sang-min) **FILE**").credit.kind == "file"
    assert split_caption(f"{ENGLISH} REUTERS/Park Ji-ho").credit.kind == "agency"


def test_restrictions_beside_the_credit_are_kept_as_data() -> None:
    printed = split_caption(f"{ENGLISH} (AP Photo/Yonhap, Seo Min-a) KOREA OUT")
    assert printed.credit.restrictions == ("KOREA OUT",)
    assert (printed.credit.agency, printed.credit.distributor) == ("Yonhap", "AP")
    printed = split_caption(f"{ENGLISH} (PHOTO NOT FOR SALE) (Yonhap)")
    assert "PHOTO NOT FOR SALE" in printed.credit.restrictions[0]


@pytest.mark.parametrize("credit", ["RETUERS/Park Ji-ho", "Park Ji-ho/Reutres", "AP-Yonahp"])
def test_a_misspelt_agency_is_split_off_and_suggested(credit: str) -> None:
    printed = split_caption(f"{ENGLISH} {credit}")
    assert printed.credit.text == credit
    assert printed.credit.suggestion in ("Reuters", "Yonhap")
    assert split_caption(f"{ENGLISH} Kyoto/Park Ji-ho").credit.kind == "none"


def test_unclosed_brackets_and_trailing_blanks_do_no_harm() -> None:
    assert split_caption(f"{ENGLISH} [Yonhap] \n").credit.text == "Yonhap"
    assert split_caption("").caption == ""
    assert split_caption("   \n ").credit.kind == "none"


@given(st.text(max_size=500))
def test_splitting_never_raises_and_invents_no_letter(text: str) -> None:
    printed = split_caption(text)
    letters = [c for c in printed.caption + printed.credit.text if c.isalnum()]
    assert len(letters) <= len([c for c in text if c.isalnum()]) + 2  # NFC may compose and decompose


@given(
    st.sampled_from(["AP-Yonhap", "(Yonhap)", "/ Yonhap", "REUTERS/Park Ji-ho", "연합뉴스", "[AP=연합뉴스]"]),
    st.integers(1, 6),
)
def test_a_longer_caption_does_not_change_the_credit(credit: str, times: int) -> None:
    caption = " ".join([ENGLISH] * times)
    printed = split_caption(f"{caption} {credit}")
    assert printed.caption == caption
    assert printed.credit.agency in ("AP", "Yonhap", "Reuters")


@pytest.mark.parametrize(
    "text", ["(" * 3000, " / " * 3000, "a. A" * 3000, "NO SALES " * 2000, " " * 20000, "가다. 나" * 3000]
)
def test_hostile_captions_are_read_quickly(text: str) -> None:
    split_caption(text)
    doubled(text)


# --- doubled captions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "block"),
    [
        (f"{ENGLISH} AP-Yonhap {ENGLISH} AP-Yonhap", f"{ENGLISH} AP-Yonhap"),
        (f"{ENGLISH}\n{ENGLISH} AP-Yonhap", f"{ENGLISH} AP-Yonhap"),
        (f"{ENGLISH} {ENGLISH}", ENGLISH),
        (f"{ENGLISH}{ENGLISH}", ENGLISH),
        (f"{ENGLISH} / Yonhap\n\n{ENGLISH} / Yonhap\n\n{ENGLISH} / Yonhap", f"{ENGLISH} / Yonhap"),
        (f"{KOREAN_TITLE} / 논산시 제공\n{KOREAN_TITLE} / 논산시 제공", f"{KOREAN_TITLE} / 논산시 제공"),
        (f"{ENGLISH} REUTERS/Park Ji-ho {ENGLISH} REUTERS/Park Ji-ho", f"{ENGLISH} REUTERS/Park Ji-ho"),
        ("Workers’ tents stand in Seoul. Workers' tents stand in Seoul.", "Workers’ tents stand in Seoul."),
    ],
)
def test_a_caption_that_stands_twice_gives_its_single_block(text: str, block: str) -> None:
    assert doubled(text) == block


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        f"{ENGLISH} AP-Yonhap",
        "A man walks in Seoul. A man walks in Busan.",
        "Kim, left, and Lee shake hands. Kim, right, and Lee shake hands.",
        "The market opens. The market opens at 9 and closes at 5.",
        "New York, New York",
        "Seoul Seoul",
        "",
        "23일 서울에서 열린다. 23일 부산에서 열린다.",
        f"{ENGLISH} AP-Yonhap {ENGLISH} Newsis",
    ],
)
def test_sentences_that_only_begin_alike_are_no_double(text: str) -> None:
    assert doubled(text) is None


WORDS = [
    "a",
    "man",
    "woman",
    "walks",
    "in",
    "Seoul",
    "Busan",
    "near",
    "the",
    "market",
    "서울",
    "시민",
    "거리",
]


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=20))
def test_any_block_set_twice_is_found(words: list[str]) -> None:
    block = " ".join(words) + "."
    found = doubled(f"{block} {block}")
    assert found is not None
    assert block.startswith(found)


# --- file marks and positions -----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["FILE - Kim speaks.", "FILE PHOTO: Kim speaks.", "(FILES) Kim speaks.", "(File) Kim speaks.",
     "In this March 3, 2024, file photo, Kim speaks.", "Kim speaks. **FILE**", "[자료사진] 서울시청",
     "서울시청 자료사진", "This undated photo shows Kim."],
)  # fmt: skip
def test_captions_that_say_file_photo(text: str) -> None:
    assert is_file_caption(text)


@pytest.mark.parametrize(
    "text",
    ["Police file a report.", "A profile photo hangs.", "Files lie on a desk.", "The file is closed.",
     "자료를 읽는 학생", "Rank and file members march.", "Single file: photo fans queue"],
)  # fmt: skip
def test_captions_that_only_hold_the_word_file(text: str) -> None:
    assert not is_file_caption(text)


def test_positions_are_read_in_both_languages() -> None:
    assert positions("Kim, left, and Lee, right, shake hands.") == ("left", "right")
    assert positions("(From L to R) Kim, Lee and Park") != ()
    assert positions("Kim (2nd from R) looks at a model.") == ("(2nd from R)",)
    assert positions("are, from left, Kim; Lee") == ("from left",)
    assert positions("문재인 대통령(왼쪽)과 김 위원장(오른쪽)") == ("왼쪽", "오른쪽")
    assert positions("Kim left Seoul and turned right.") == ()
    assert positions("The left is divided.") == ()


def test_the_registry_names_every_agency_of_a_split_caption() -> None:
    for credit in ("AP-Yonhap", "Xinhua-Yonhap", "UPI-Yonhap", "TASS-Yonhap", "gettyimagesbank", "Newsis"):
        assert find(split_caption(f"{ENGLISH} / {credit}").credit.agency) is not None
