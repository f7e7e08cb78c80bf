"""What the desk's notes forbid, and what only sounds like it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodesk.language.caption import split_caption
from photodesk.language.restriction import FIELDS, Restriction, restrictions, restrictions_in
from photodesk.model import Metadata
from photodesk.tables.restrictions import FORMS, KINDS, Form

NEAR = date(2026, 11, 24)
KST = timezone(timedelta(hours=9))


def notes(text: str) -> tuple[Restriction, ...]:
    return restrictions_in(text, field="instructions", near=NEAR)


def kinds(text: str, field: str = "instructions") -> list[str]:
    found = restrictions_in(text, field=field, near=NEAR)  # type: ignore[arg-type]
    return [restriction.kind for restriction in found]


def closes(text: str, *territory: str) -> bool:
    return any(r.closes(territory or ("KR",)) for r in notes(text))


# --- the table ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example[:40])
def test_every_form_is_found_in_its_own_example(form: Form) -> None:
    found = notes(form.example)
    assert any(r.kind == form.kind or r.kind in ("medium-out", "medium-only") for r in found), found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example[:40])
def test_no_form_speaks_from_the_middle_of_a_sentence(form: Form) -> None:
    text = f"a banner over the street reads {form.example.lower()} and nobody minds it."
    assert not [r for r in restrictions_in(text, field="caption") if r.kind != "tag"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example[:40])
def test_every_example_in_brackets_at_the_end_of_a_caption_is_found(form: Form) -> None:
    found = restrictions_in(
        f"Kim Min-su speaks in Seoul, Tuesday. ({form.example})", field="caption", near=NEAR
    )
    assert found, form


def test_every_kind_has_a_form() -> None:
    assert {form.kind for form in FORMS} == set(KINDS)


# --- territory ------------------------------------------------------------------------------------

HITS_KOREA = [
    "KOREA OUT",
    "SOUTH KOREA OUT",
    "SOUTH KOREA OUT.",
    "South Korea out",
    "S. KOREA OUT",
    "S.KOREA OUT",
    "ROK OUT",
    "KOR OUT",
    "REPUBLIC OF KOREA OUT",
    "SOUTH  KOREA  OUT",
    "SOUTH KOREA OUT, JAPAN OUT",
    "JAPAN OUT, SOUTH KOREA OUT",
    "JAPAN, SOUTH KOREA OUT",
    "JAPAN AND SOUTH KOREA OUT",
    "JAPAN/KOREA/CHINA OUT",
    "JAPAN OUT KOREA OUT",
    "MANDATORY CREDIT; KOREA OUT; NO SALES",
    "CREDIT MANDATORY/KOREA OUT",
    "KOREA OUT MANDATORY CREDIT",
    "KOREA OUT - NO ARCHIVES",
    "(KOREA OUT)",
    "*** KOREA OUT ***",
    "ATTENTION EDITORS - KOREA OUT",
    "Restrictions: South Korea out",
    "NO USE IN SOUTH KOREA",
    "NO USE SOUTH KOREA",
    "No Use in Korea",
    "NO USE IN JAPAN, SOUTH KOREA OR CHINA",
    "NOT FOR USE IN KOREA",
    "Not for publication in South Korea.",
    "NOT AVAILABLE IN SOUTH KOREA",
    "DO NOT USE IN KOREA",
    "NO ACCESS SOUTH KOREA",
    "NO ACCESS SOUTH KOREA/JAPAN",
    "NO KOREAN MEDIA",
    "SOUTH KOREAN MEDIA OUT",
    "World rights except South Korea",
    "WORLDWIDE RIGHTS EXCLUDING KOREA",
    "ALL RIGHTS EXCEPT JAPAN AND SOUTH KOREA",
    "ASIA OUT",
    "BOTH KOREAS OUT",
    "KOREA OUT EXCEPT YONHAP",
    "KOREA OUT UNTIL NOV. 30, 2026",
    "JAPAN ONLY",
    "FOR USE IN JAPAN ONLY",
    "NORTH AMERICA USE ONLY",
    "USE LIMITED TO THE UNITED KINGDOM",
    "한국 내 사용 금지",
    "국내 사용 불가",
    "한국 제외",
    "일본에서만 사용 가능",
]

SPARES_KOREA = [
    "NORTH KOREA OUT",
    "N. KOREA OUT",
    "N.KOREA OUT",
    "DPRK OUT",
    "NORTH KOREAN MEDIA OUT",
    "PRK OUT",
    "JAPAN OUT",
    "UK & IRELAND OUT",
    "UK OUT",
    "EU OUT",
    "NO ACCESS INDIA/US",
    "NO ACCESS N.AMERICA/INTERNET",
    "CHINA OUT; TAIWAN OUT",
    "World rights except Japan",
    "FOR USE IN SOUTH KOREA ONLY",
    "For Use Only in the Republic of Korea. No Redistribution",
    "국내에서만 사용가능. 재배포 금지",
    "해외 배포 금지",
    "일본 내 사용 금지",
    "SEOUL, SOUTH KOREA, JAPAN OUT",
    "Shot in Seoul, South Korea. JAPAN OUT",
    "NO COMMERCIAL OR EDITORIAL SALES IN SOUTH KOREA",
    "NOT FOR SALE IN KOREA",
    "THE KOREAN WON",
    "Photographed on the way out of Korea",
    "Korea outpaces Japan",
    "South Korea out of the World Cup",
    "SOUTH KOREA OUTLOOK",
    "Korea, out of breath",
    "북한 사용 금지",
]


@pytest.mark.parametrize("text", HITS_KOREA)
def test_a_phrase_that_names_our_territory_stops_us(text: str) -> None:
    assert closes(text)


@pytest.mark.parametrize("text", SPARES_KOREA)
def test_a_phrase_that_names_another_territory_does_not(text: str) -> None:
    assert not closes(text)


def test_south_korea_out_stops_us_but_north_korea_out_does_not() -> None:
    assert closes("SOUTH KOREA OUT")
    assert not closes("NORTH KOREA OUT")
    assert notes("NORTH KOREA OUT")[0].territory == ("KP",)


def test_a_list_of_countries_is_one_phrase() -> None:
    (found,) = notes("UK & IRELAND OUT")
    assert (found.kind, found.territory, found.phrase) == ("territory-out", ("GB", "IE"), "UK & IRELAND OUT")


def test_a_list_may_mix_countries_and_media() -> None:
    found = notes("NO ACCESS N.AMERICA/INTERNET")
    assert [(r.kind, r.territory, r.medium) for r in found] == [
        ("territory-out", ("CA", "MX", "US"), ""),
        ("medium-out", (), "internet"),
    ]


def test_sales_phrases_name_the_territory_but_do_not_close_it() -> None:
    (found,) = notes("NO COMMERCIAL OR EDITORIAL SALES IN SOUTH KOREA.")
    assert (found.kind, found.territory, found.closes(["KR"])) == ("no-sales-territory", ("KR",), False)


def test_the_bilingual_korea_only_note_frees_korea_and_closes_japan() -> None:
    found = notes(
        "[국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Korea. No Redistribution]"
    )
    assert [r.kind for r in found] == [
        "territory-only", "no-redistribution", "territory-only", "no-redistribution",
    ]  # fmt: skip
    assert not any(r.closes(["KR"]) for r in found)
    assert any(r.closes(["JP"]) for r in found)


# --- media, sales, archive --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("NO INTERNET", {"web"}),
        ("INTERNET OUT", {"web"}),
        ("ONLINE OUT", {"web"}),
        ("NO WEB USE", {"web"}),
        ("TV OUT", {"video"}),
        ("MAGS OUT", {"magazine"}),
        ("NO MAGAZINES", {"magazine"}),
        ("TV OUT, MAGS OUT", {"video", "magazine"}),
        ("NO TV, INTERNET OR MAGAZINES", {"video", "web", "magazine"}),
        ("NO SALES", {"syndication"}),
        ("No Resale", {"syndication"}),
        ("NO THIRD-PARTY SALES", {"syndication"}),
        ("PHOTO NOT FOR SALE", {"syndication"}),
        ("FOR BROADCAST USE ONLY", {"print", "web", "syndication", "magazine"}),
        ("PRINT ONLY", {"web", "syndication", "video"}),
        ("인터넷 사용 금지", {"web"}),
        ("판매 금지", {"syndication"}),
        ("EDITORIAL USE ONLY", set()),
        ("NO ARCHIVES", set()),
        ("JAPAN OUT", set()),
    ],
)
def test_a_phrase_closes_the_targets_it_names(text: str, targets: set[str]) -> None:
    assert {target for r in notes(text) for target in r.closed_targets} == targets


def test_days_of_an_archive_limit_are_read() -> None:
    assert [(r.kind, r.days) for r in notes("NO ARCHIVE AFTER 14 DAYS")] == [("no-archive", 14)]
    assert [(r.kind, r.days) for r in notes("FOR USE WITHIN FOURTEEN (14) DAYS")] == [("time-limit", 14)]


# --- mandatory credit -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("MANDATORY CREDIT", ""),
        ("CREDIT MANDATORY", ""),
        ("JAPAN OUT, MANDATORY CREDIT", ""),
        ("MANDATORY CREDIT, JAPAN OUT", ""),
        ("MANDATORY CREDIT: KCNA VIA KNS", "KCNA VIA KNS"),
        ("MANDATORY CREDIT KYODO", "KYODO"),
        ("MANDATORY CREDIT: KYODO, JAPAN OUT", "KYODO"),
        ("MANDATORY CREDIT KYODO NEWS / JAPAN OUT", "KYODO NEWS"),
        ('MANDATORY CREDIT "AFP PHOTO/ Jo Doe - VII Photo" - NO SALES', "AFP PHOTO/ Jo Doe - VII Photo"),
        ("Photo credit should read Jane Roe/PA Wire.", "Jane Roe/PA Wire"),
        ("Mandatory Credit: Photo by Roe/Shutterstock (165a)", "Photo by Roe/Shutterstock (165a)"),
        ("MANDATORY COURTESY: Hanok Enterprises", "Hanok Enterprises"),
        ('THIS IMAGE IS SOURCED FROM AND MUST BE BYLINED "RIVERFOTOS.COM"', "RIVERFOTOS.COM"),
        ("Must credit: NASA/JPL-Caltech", "NASA/JPL-Caltech"),
        ("출처 표기 필수: 국립중앙박물관", "국립중앙박물관"),
    ],
)  # fmt: skip
def test_the_party_of_a_mandatory_credit_is_read(text: str, party: str) -> None:
    found = [r for r in notes(text) if r.kind == "mandatory-credit"]
    assert [r.party for r in found] == [party]


# --- embargo ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("EMBARGOED UNTIL 6 A.M. KST NOV. 25, 2026", datetime(2026, 11, 25, 6, tzinfo=KST)),
        ("EMBARGOED TILL 0001 GMT NOV 25", datetime(2026, 11, 25, 0, 1, tzinfo=UTC)),
        ("EMBARGO UNTIL 2026-11-25T06:00+09:00", datetime(2026, 11, 25, 6, tzinfo=KST)),
        ("STRICTLY EMBARGOED UNTIL 25 November 2026", date(2026, 11, 25)),
        ("Not for publication before Nov. 25, 2026", date(2026, 11, 25)),
        ("엠바고: 2026년 11월 25일 06시", datetime(2026, 11, 25, 6)),
        ("엠바고 11월 25일 오전 6시", datetime(2026, 11, 25, 6)),
        ("11월 25일 조간용 엠바고", date(2026, 11, 25)),
        ("EMBARGOED", None),
        ("EMBARGOED UNTIL ...", None),
        ("EMBARGOED UNTIL FURTHER NOTICE", None),
        ("EMBARGOED UNTIL 6 A.M. CST NOV. 25, 2026", None),
        ("EMBARGOED UNTIL 11/12/2026", None),
        ("엠바고", None),
    ],
)
def test_an_embargo_tells_when_it_ends_or_that_nobody_can_read_it(
    text: str, until: datetime | date | None
) -> None:
    found = [r for r in notes(text) if r.kind == "embargo"]
    assert [r.until for r in found] == [until]


def test_a_date_without_year_is_not_guessed_when_the_day_of_the_picture_is_unknown() -> None:
    (found,) = restrictions_in("EMBARGOED UNTIL NOV. 25", field="instructions")
    assert found.until is None


def test_embargo_on_russian_oil_is_no_embargo() -> None:
    for field in FIELDS:
        assert not restrictions_in("The EU embargo on Russian oil takes effect, Monday.", field=field)


# --- kill and correction --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["MANDATORY KILL", "PHOTO KILL", "KILL", "KILL: Han River", "WITHDRAWN", "[사진 취소] 한강 불꽃축제",
     "(전송취소) 국무회의", "사진 전송 취소", "<사진취소>", "[긴급 사진취소] 회담"],
)  # fmt: skip
@pytest.mark.parametrize("field", ["headline", "title", "instructions"])
def test_a_kill_is_heard_in_headline_title_and_instructions(text: str, field: str) -> None:
    assert "kill" in kinds(text, field)


@pytest.mark.parametrize(
    "text",
    ["CORRECTION", "CORRECTION: Han River", "CORRECTS NAME OF PHOTOGRAPHER", "[정정] 코스피 마감",
     "[수정] 한강", "정정: 촬영자 이름", "사진설명 정정"],
)  # fmt: skip
@pytest.mark.parametrize("field", ["headline", "title", "instructions"])
def test_a_correction_is_heard_in_headline_title_and_instructions(text: str, field: str) -> None:
    assert kinds(text, field) == ["correction"]


# --- leave it alone -----------------------------------------------------------------------------------

QUIET_NOTES = [
    "",
    "Britain out of the EU",
    "the EU embargo on Russian oil",
    "Embargo on Russian oil agreed",
    "Oil embargo deepens",
    "Tickets sold out",
    "SOLD OUT",
    "WAY OUT",
    "TIME OUT",
    "KNOCK OUT",
    "LIGHTS OUT",
    "The Korean won weakens",
    "Korean won",
    "Kim out, Lee in",
    "Shot on film; develop and return",
    "No restrictions",
    "None",
    "Call the desk",
    "See caption",
    "Contact: photo desk, 02-724-2114",
    "Fee applies to be agreed with John",
    "For immediate release",
    "Kim Sora",
    "Outdoor use",
    "KOREA OUTDOOR FAIR",
    "Available now",
    "Delivered by FTP",
    "Adobe Photoshop 25.0",
    "FBMD01000ac0030000",
    "SAMSUNG DIGITAL CAMERA",
    "Uploaded from phone",
    "No flash",
    "No one was hurt",
    "No Koreans were hurt",
    "Not for the faint-hearted",
    "Credit to the whole team",
    "Credits roll",
    "Only in Seoul",
    "Seoul only looks quiet",
    "Use as lead",
    "Use on page A7",
    "Print run of 200,000",
    "Web first",
    "사용 승인",
    "한국 대표팀 일본 대표팀",
    "사진 교체 완료",
    "자료 조사 중",
    "정정당당",
    "수정구",
    "공급 취소된 계약",
]

QUIET_CAPTIONS = [
    'Protesters hold a placard that reads "JAPAN OUT" in front of the embassy in Seoul, Tuesday.',
    "A shop sign says NO SALES in Myeongdong, Seoul, Tuesday.",
    "Protesters chant “Korea out!” in front of the stadium, Tuesday.",
    "Dealers work at a bank in Seoul as the Korean won falls, Tuesday.",
    "Britain out of the EU: supporters cheer in London, Friday.",
    "The EU embargo on Russian oil begins, Monday.",
    "The United States lifts its embargo until spring, officials say.",
    "Fans find tickets sold out in Seoul, Tuesday.",
    "A firefighter looks for a way out of the building in Incheon, Tuesday.",
    "South Korea out-played Japan in Busan, Tuesday.",
    "Kim Min-jae of South Korea, out with an injury, watches in Munich, Saturday.",
    "With North Korea out of the talks, envoys meet in Geneva, Tuesday.",
    "Soldiers kill time before a parade in Seoul, Tuesday.",
    "Eight were killed in the fire, police said.",
    "The correction of the map is shown at a museum in Seoul, Tuesday.",
    "Correction officers stand guard in Uiwang, Tuesday.",
    "Children play at a pool in Seoul, Tuesday.",
    "Swimmers dive into a pool. Photo day draws a crowd.",
    "In this file photo taken March 2, 2025, the headquarters stands in Seoul.",
    "A file is handed to prosecutors in Seoul, Tuesday.",
    "A handout is given to voters in Seoul, Tuesday.",
    "The withdrawn bill lies on a desk at the National Assembly, Tuesday.",
    "An editorial use of the archive is discussed at a forum, Tuesday.",
    "The archive of the palace opens in Seoul, Tuesday.",
    "The mandatory credit course ends at the university, Tuesday.",
    "Students get credit for volunteering in Seoul, Tuesday.",
    "The magazine is out in Seoul, Tuesday.",
    "TV crews wait out the rain in Seoul, Tuesday.",
    "Internet outage hits Seoul, Tuesday.",
    "The UN says NATO and the EU are out of options.",
    "A woman uses AI at work in Seoul, Tuesday.",
    "Kim Sora plays the cello in Seoul, Tuesday.",
    'The film "Kill Bill" is shown in Seoul, Tuesday.',
    "U.S. President Donald Trump speaks in Washington, Tuesday. (AP Photo/Evan Vucci)",
    "Kim Jong-un visits a farm, in this photo provided by the North's KCNA, Tuesday. Yonhap",
    "Visitors look at a map of the Korean Peninsula in Paju, Tuesday. / Korea Times photo by Shim Hyun-chul",
    "POLICE LINE DO NOT CROSS tape hangs in Seoul, Tuesday.",
    'The sign "NO ENTRY" stands at the border in Paju, Tuesday.',
    "KOREA beat JAPAN 3-1 in Busan, Tuesday.",
    "People buy lottery tickets. No sales were made after noon.",
    "정부가 엠바고를 깬 언론사에 유감을 표했다.",
    "정부는 재배포 금지 조치를 검토하고 있다고 밝혔다.",
    "무단 전재를 막는 법안이 국회를 통과했다.",
    "배우 정수정이 칸 영화제에 참석해 포즈를 취하고 있다.",
    "국내에서만 사용되는 장비를 군 관계자가 살펴보고 있다.",
    "공연 취소로 환불을 기다리는 관객들이 줄을 서 있다.",
    "수영장에서 시민들이 더위를 식히고 있다. 연합뉴스",
    "자료를 살펴보는 의원들. 연합뉴스",
    "한미 연합훈련에 참가한 장병들이 이동하고 있다. 연합뉴스",
    "유럽연합이 러시아산 원유 금수 조치를 시행했다. EPA=연합뉴스",
]

QUIET_HEADLINES = [
    "Britain out of the EU",
    "Germany out, Japan through",
    "KOREA OUT OF WORLD CUP",
    "Japan out in group stage",
    "EU embargo on Russian oil begins",
    "Embargo lifted on beef",
    "Oil embargo until spring, EU says",
    "Fires kill 12 in Hwaseong",
    "Kill Bill star in Seoul",
    "TIME TO KILL",
    "Kim withdrawn from squad",
    "Market correction worries investors",
    "Corrections staff strike",
    "Pool opens in Yeouido",
    "Filing deadline nears",
    "No sales tax for books",
    "Handouts for small shops",
    "수정, 칸 영화제 참석",
    "정수정 공항 출국",
    "공연 취소에 팬들 분노",
    "정정당당한 승부",
    "엠바고 파기 논란",
    "예산안 수정 합의",
    "국내 사용 늘어",
]


@pytest.mark.parametrize("text", QUIET_NOTES)
def test_ordinary_notes_restrict_nothing(text: str) -> None:
    assert not restrictions_in(text, field="instructions", near=NEAR)


@pytest.mark.parametrize("text", QUIET_CAPTIONS)
def test_prose_restricts_nothing(text: str) -> None:
    assert not restrictions_in(text, field="caption", near=NEAR)


@pytest.mark.parametrize("text", QUIET_HEADLINES)
@pytest.mark.parametrize("field", ["headline", "title"])
def test_headlines_restrict_nothing(text: str, field: str) -> None:
    assert not kinds(text, field)


# --- captions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim speaks in Seoul, South Korea. (AP Photo/Lee) KOREA OUT", ["territory-out"]),
        ("Kim speaks. (AP Photo/Lee) SOUTH KOREA OUT, NO SALES", ["territory-out", "no-sales"]),
        ("Kim speaks in Seoul, Tuesday. (KOREA OUT) (Yonhap)", ["territory-out"]),
        ("김 장관이 말하고 있다. 연합뉴스 KOREA OUT", ["territory-out"]),
        ("Kim speaks. (PHOTO NOT FOR SALE) (Yonhap)", ["no-sales"]),
        ("Kim speaks. (Pool photo) (Yonhap)", ["pool"]),
        ("FILE - In this March 2, 2025, file photo, Kim speaks. (AP Photo/Lee, File)", ["file-photo"]),
        ("FILE PHOTO: Kim speaks in Seoul. REUTERS/Lee/File Photo", ["file-photo"]),
        ("Kim speaks. (Lee, TT News Agency via AP) **FILE**", ["file-photo"]),
        ("[자료사진] 한강을 건너는 시민들", ["file-photo"]),
        ("EDS NOTE: GRAPHIC CONTENT - A man lies on a stretcher in Gaza.", ["content-warning"]),
        ("CORRECTS NAME OF PHOTOGRAPHER - Protesters march in Seoul.", ["correction"]),
        ("TOPSHOT - Protesters march in Seoul.", ["tag"]),
        ("Protesters march. (AP Photo/Lee) APTOPIX", ["tag"]),
        ("Kim speaks. (Photo credit should read JANE ROE/AFP/Getty Images)", ["mandatory-credit"]),
        ("Editorial use only\nMandatory Credit: Photo by J. Roe/Shutterstock (16507315bs)\nKim speaks.",
         ["editorial-only", "mandatory-credit"]),
        ("Court of Seoul/Handout via Reuters ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY.",
         ["third-party-supplied"]),
        ("Court of Seoul/Handout via Reuters THIS IMAGE WAS PROVIDED BY A THIRD PARTY. EDITORIAL USE ONLY.",
         ["third-party-supplied", "editorial-only"]),
        ("저작권자 ⓒ 한강일보, 무단 전재-재배포, AI 학습 및 활용 금지",
         ["rights-notice", "no-redistribution", "no-ai-training"]),
        ("[국내에서만 사용가능. 재배포 금지. For Use Only in the Republic of Korea. No Redistribution]",
         ["territory-only", "no-redistribution", "territory-only", "no-redistribution"]),
    ],
)  # fmt: skip
def test_a_caption_speaks_in_its_tail_its_brackets_and_its_marked_head(
    text: str, expected: list[str]
) -> None:
    assert kinds(text, "caption") == expected


def test_the_phrase_and_its_place_are_given() -> None:
    text = "Kim speaks in Seoul, Tuesday. SOUTH KOREA OUT."
    (found,) = restrictions_in(text, field="caption")
    assert (found.phrase, found.field) == ("SOUTH KOREA OUT", "caption")
    assert text[found.start : found.end] == found.phrase


def test_all_fields_of_a_photo_are_read() -> None:
    metadata = Metadata(
        caption="Kim speaks in Seoul. NO SALES",
        headline="[사진 취소] 한강",
        instructions="SOUTH KOREA OUT",
        usage_terms="Editorial use only",
        date_created="2026-11-24",
    )
    assert [(r.field, r.kind) for r in restrictions(metadata)] == [
        ("instructions", "territory-out"),
        ("usage_terms", "editorial-only"),
        ("headline", "kill"),
        ("caption", "no-sales"),
    ]


def test_the_day_of_the_picture_gives_an_embargo_its_year() -> None:
    metadata = Metadata(instructions="EMBARGOED UNTIL JAN. 2", date_created="2026-12-30T10:00:00+09:00")
    assert restrictions(metadata)[0].until == date(2027, 1, 2)


# --- any text ------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["KOREA OUT", "NO SALES", "EMBARGOED UNTIL", "Nov. 25", "(", ")", "[", "]", '"', "“", ",", ".", " - ",
     "\n", "/", "MANDATORY CREDIT:", "AP", "한국", "사용 금지", "엠바고", "FILE", "-", "  ", "and", "Kim",
     "NO", "IN", "11월 25일", "ATTENTION EDITORS", "무단", "*", "\ufffd", "é", "\u0000"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=200), st.sampled_from(FIELDS))
def test_no_text_breaks_the_reader_and_every_phrase_stands_where_it_says(text: str, field: str) -> None:
    found = restrictions_in(text, field=field)  # type: ignore[arg-type]
    clean = normalize("NFC", text)
    for restriction in found:
        assert clean[restriction.start : restriction.end] == restriction.phrase
    spans = sorted({(r.start, r.end) for r in found})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_hostile_note_is_read_to_its_limit() -> None:
    assert len(notes("NO SALES, " * 5000)) == 800
    notes("(" * 20000)
    notes("KOREA, " * 3000)
    notes("무단 " * 5000)


@pytest.mark.parametrize(
    ("note", "phrase"),
    [
        ("AP Photo/Lee Jin-man KOREA OUT", "KOREA OUT"),
        ("AP Photo/Ahn Young-joon SOUTH KOREA OUT", "SOUTH KOREA OUT"),
        ("AP PHOTO/LEE JIN-MAN KOREA OUT", "KOREA OUT"),
        ("EPA/YONHAP SOUTH KOREA OUT", "SOUTH KOREA OUT"),
        ("EPA-EFE/KIM CHUL-SOO SOUTH KOREA OUT", "SOUTH KOREA OUT"),
        ("KYODO NEWS JAPAN OUT", "JAPAN OUT"),
        ("AFP PHOTO / STR KOREA OUT", "KOREA OUT"),
        ("연합뉴스 KOREA OUT", "KOREA OUT"),
        ("SOUTH KOREA OUT AFP PHOTO/YONHAP", "SOUTH KOREA OUT"),
        ("Copyright 2026 AFP KOREA OUT", "KOREA OUT"),
        ("(c) 2026 Kyodo News JAPAN OUT", "JAPAN OUT"),
        ("EPA/YONHAP NORTH KOREA OUT", "NORTH KOREA OUT"),
    ],
)
def test_a_territory_behind_or_before_a_credit_is_read_without_brackets(note: str, phrase: str) -> None:
    found = [one for one in restrictions_in(note, field="instructions") if one.kind == "territory-out"]
    assert [one.phrase for one in found] == [phrase]


@pytest.mark.parametrize(
    "name", ["Lee Jin-man", "Ahn Young-joon", "Kim Kyung-hoon", "Park Chan-yeon", "Jean"]
)
def test_a_name_that_ends_in_n_is_not_the_north(name: str) -> None:
    for text in (f"{name} KOREA OUT", f"Visitors walk in Seoul, Monday. Photo by {name} KOREA OUT"):
        assert any(one.closes(["KR"]) for one in restrictions_in(text, field="instructions")), text


@pytest.mark.parametrize(
    "note",
    [
        "N. KOREA OUT", "N KOREA OUT", "EPA/KCNA NORTH KOREA OUT", "SAMSUNG SOUTH KOREA OUT OF THE RUNNING",
        "KOREA OUT OF THE WORLD CUP", "WAR IN SOUTH KOREA OUTLASTS US ALL", "AP SEOUL BUREAU OUT OF OFFICE",
        "유럽연합 밖", "한국 출구",
    ],
)  # fmt: skip
def test_capitals_that_close_nothing_here_are_left_alone(note: str) -> None:
    assert not any(one.closes(["KR"]) for one in restrictions_in(note, field="instructions"))


@pytest.mark.parametrize(
    "caption",
    [
        'Protesters hold placards reading "KOREA OUT OF THE PACT" in Sydney, Australia, Tuesday.',
        "A banner reading “NO INTERNET, NO LIFE” hangs in Seoul, Tuesday.",
        "The sign 'JAPAN OUT' hangs over a street in Seoul, Tuesday.",
        "시민들이 24일 서울에서 “재판매 금지” 손팻말을 들고 있다.",
    ],
)
def test_a_placard_in_quotes_stays_in_the_caption(caption: str) -> None:
    assert split_caption(caption).caption == caption
    printed = split_caption(f"{caption} (AP Photo/Kim Min-su) NO SALES")
    assert (printed.caption, printed.credit.restrictions) == (caption, ("NO SALES",))


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("긴급 사진 삭제 요청", "kill"), ("사진 취소 바람", "kill"),
        ("사용기한 2026년 11월 20일까지", "time-limit"),
        ("유효기간: 2026.11.20", "time-limit"), ("11월 20일 이후 사용 금지", "time-limit"),
    ],
)  # fmt: skip
def test_korean_notes_of_kills_and_of_the_end_of_use_are_read(note: str, kind: str) -> None:
    assert [one.kind for one in restrictions_in(note, field="instructions")] == [kind]


@pytest.mark.parametrize(
    "text",
    ["전시 기간 11월 20일까지", "기간: 11월 20일까지", "행사는 20일 이후 열린다.", "사진 삭제를 요청한 시민"],
)
def test_korean_dates_of_exhibitions_end_no_use(text: str) -> None:
    assert restrictions_in(f"시민들이 걷고 있다. {text}", field="caption") == ()
