"""Captions and credits out of articles of many makes; none of the page's other words."""

# ruff: noqa: E501  (captions and markup stand on one line, as pages print them)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodesk.language.article import Article, read_article


def found(text: str) -> list[tuple[str, str, int]]:
    return [(c.caption, c.credit, c.times) for c in read_article(text).captions]


def told(html: str) -> list[tuple[str, str, int, str]]:
    return [(c.caption, c.credit, c.times, c.alt) for c in read_article(html).captions]


HOWITZER = (
    "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward Russian"
    " positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by Ukraine's 24th"
    " Mechanised Brigade press service."
)
ATACMS = (
    "U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, Tuesday, in this image"
    " captured from a video posted by a Telegram channel affiliated with the Ukrainian military."
)

SEED = f"""South Korea weighs its answer

{HOWITZER} AP-Yonhap

{HOWITZER} AP-Yonhap

Delegation expected to visit Seoul soon
By Lee Hyo-jin

South Korea is facing an increasingly complex dilemma over whether to provide aid, according to analysts, Wednesday.

Mike Waltz, the pick for national security adviser, called it “another step in the escalation ladder” and warned of more during an interview with Fox News. He also mentioned that "South Korea is now saying it may get engaged."

{ATACMS} AP-Yonhap

{ATACMS} AP-Yonhap

“As allies, the two countries can exchange weapons if needed,” an official at the presidential office said, Tuesday. “However, no decisions have been made.”

Top 10 Stories

LETTER

Sign up for eNewsletter"""


def test_the_seed_has_exactly_two_captions_each_printed_twice() -> None:
    article = read_article(SEED)
    assert [(c.caption, c.credit, c.times) for c in article.captions] == [
        (HOWITZER, "AP-Yonhap", 2),
        (ATACMS, "AP-Yonhap", 2),
    ]
    assert [(c.kind, c.agency, c.distributor) for c in article.captions] == [
        ("agency-distributed", "AP", "Yonhap")
    ] * 2
    assert article.title == "South Korea weighs its answer"
    assert article.byline == "By Lee Hyo-jin"
    assert len(article.body) == 4


def test_spans_point_at_the_printed_copies() -> None:
    article = read_article(SEED)
    for caption in article.captions:
        assert len(caption.spans) == 2
        for (start, end), printed in zip(caption.spans, caption.printed, strict=True):
            assert article.text[start:end].strip() == printed == f"{caption.caption} AP-Yonhap"


# --- pasted text -----------------------------------------------------------------------------------------

PASTED: dict[str, tuple[str, list[tuple[str, str, int]]]] = {
    "a list of photo news with numbers and three separators": (
        """search close
Fri, March 5, 2021 | 09:12
  1. Tulips in bloom
    Visitors take pictures of tulips at a park in Yongin, Gyeonggi Province, Thursday. The festival runs until May 2. / Yonhap
    Visitors take pictures of tulips at a park in Yongin, Gyeonggi Province, Thursday. The festival runs until May 2. / Yonhap
  2. New library opens
    Hanbit University President Park Mi-ran, left, cuts a ribbon with guests in Cheongju, Thursday, to open a library; the building holds 400,000 books./ Courtesy of Hanbit University
  3. Bell returns
    A bronze bell goes on view at a temple in Gyeongju, Thursday. It came home from an overseas collector./ Yonhap
""",
        [
            ("Visitors take pictures of tulips at a park in Yongin, Gyeonggi Province, Thursday. The festival runs until May 2.", "Yonhap", 2),
            ("Hanbit University President Park Mi-ran, left, cuts a ribbon with guests in Cheongju, Thursday, to open a library; the building holds 400,000 books.", "Courtesy of Hanbit University", 1),
            ("A bronze bell goes on view at a temple in Gyeongju, Thursday. It came home from an overseas collector.", "Yonhap", 1),
        ],
    ),
    "a credit glued to the first words of the body": (
        """Mayor opens riverside path [VIDEO]
  1. Mayor opens riverside path [VIDEO]
    Mayor Han Ji-woo, center, walks along a new path by the Han River in Seoul, Monday, as officials follow her. Korea Times photo by Shim Hyun-chulThe mayor opened a path of 12 kilometers along the river Monday, saying that the city would add three more before winter.Residents welcomed the plan.Han said she walked the path twice before."I liked the bend near the bridge," Han said.
""",
        [("Mayor Han Ji-woo, center, walks along a new path by the Han River in Seoul, Monday, as officials follow her.", "Korea Times photo by Shim Hyun-chul", 1)],
    ),
    "a doubled caption glued to the by-line": (
        """Cherry blossoms come early
Visitors walk under cherry trees in Jinhae, South Gyeongsang Province, Sunday. AFP-Yonhap
Visitors walk under cherry trees in Jinhae, South Gyeongsang Province, Sunday. AFP-YonhapBy Park Ha-neulSpring has come a week early this year, weather officials said.
""",
        [("Visitors walk under cherry trees in Jinhae, South Gyeongsang Province, Sunday.", "AFP-Yonhap", 2)],
    ),
    "a Korean week in pictures": (
        """[이번 주] 사진으로 보는 한 주 (3.6~11)

송고시간2023-03-11 09:30

(서울=연합뉴스) 봄이 왔습니다. 남녘에는 매화가 활짝 피었습니다. 섬진강 변에는 상춘객의 발길이 이어집니다.

매화 향기 맡는 상춘객들 / 광양시 제공
매화 향기 맡는 상춘객들 / 광양시 제공

한강에도 봄기운이 돕니다. 시민들은 겉옷을 벗고 걷습니다.

봄볕 즐기는 시민들 / 이도윤 기자
봄볕 즐기는 시민들 / 이도윤 기자

해외에서도 소식이 왔습니다.

눈 덮인 알프스 / AFP
""",
        [("매화 향기 맡는 상춘객들", "광양시 제공", 2), ("봄볕 즐기는 시민들", "이도윤 기자", 2), ("눈 덮인 알프스", "AFP", 1)],
    ),
    "Korean captions without credit that stand twice": (
        """산불 그 후, 마을에 가다

잿더미 위에서 다시 짓는 집

울진=박서연 기자(사진), 최민호 기자

3월 4일 시작된 산불은 열흘 동안 이어졌다. 주민 300여 명이 집을 잃었고 아직 임시 거처에서 지내고 있다.

3월 20일 경북 울진군 북면의 불탄 집터에서 한 주민이 그릇을 고르고 있다.

3월 20일 경북 울진군 북면의 불탄 집터에서 한 주민이 그릇을 고르고 있다.

4월 2일 임시 주택 단지에서 아이들이 공을 차고 있다.

4월 2일 임시 주택 단지에서 아이들이 공을 차고 있다.
""",
        [("3월 20일 경북 울진군 북면의 불탄 집터에서 한 주민이 그릇을 고르고 있다.", "", 2), ("4월 2일 임시 주택 단지에서 아이들이 공을 차고 있다.", "", 2)],
    ),
    "a gallery in which every caption stands three times": (
        """Pictures | Mon Jan 12, 2015 | 3:05pm GMT

Snow on the border

Soldiers clear snow from a road near the border in Cheorwon, January 11, 2015. REUTERS/Lee Jae-Won

Soldiers clear snow from a road near the border in Cheorwon, January 11, 2015. REUTERS/Lee Jae-Won

Reuters / Sunday, January 11, 2015
Soldiers clear snow from a road near the border in Cheorwon, January 11, 2015. REUTERS/Lee Jae-Won
Close
1 / 12
A farmer feeds cows after snowfall near Hwacheon, January 10, 2015. REUTERS/Lee Jae-Won

A farmer feeds cows after snowfall near Hwacheon, January...more

Reuters / Saturday, January 10, 2015
A farmer feeds cows after snowfall near Hwacheon, January 10, 2015. REUTERS/Lee Jae-Won
Close
2 / 12
""",
        [
            ("Soldiers clear snow from a road near the border in Cheorwon, January 11, 2015.", "REUTERS/Lee Jae-Won", 3),
            ("A farmer feeds cows after snowfall near Hwacheon, January 10, 2015.", "REUTERS/Lee Jae-Won", 3),
        ],
    ),
    "file names printed as captions": (
        """Kim Ha-neul

Latest Stories

South_Korea_Election_20417.jpg-8e11c.jpg

South_Korea_Election_20417.jpg-8e11c.jpg

In this April 3, 2022, file photo, candidate Kim Ha-neul greets supporters in Daejeon, South Korea. Kim entered the race in March. (AP Photo/Ahn Young-joon, Pool, File)

south_korea_election_11902.jpg

south_korea_election_11902.jpg

Supporters of Kim wave flags in Daejeon, South Korea, Saturday, April 9, 2022. (AP Photo/Lee Jin-man)
""",
        [
            ("In this April 3, 2022, file photo, candidate Kim Ha-neul greets supporters in Daejeon, South Korea. Kim entered the race in March.", "AP Photo/Ahn Young-joon, Pool, File", 1),
            ("Supporters of Kim wave flags in Daejeon, South Korea, Saturday, April 9, 2022.", "AP Photo/Lee Jin-man", 1),
        ],
    ),
    "copies that differ by a blank, a quotation mark and a lost accent": (
        """Art of the lakes

Visitors look at “The Māori Canoe” at a museum in Daegu, Tuesday. / Courtesy of Daegu Art Museum

Visitors look at "The Maori Canoe" at a museum in Daegu , Tuesday. / Courtesy of Daegu Art Museum

The museum expects 100,000 visitors by the end of the year, its director said.
""",
        [("Visitors look at “The Māori Canoe” at a museum in Daegu, Tuesday.", "Courtesy of Daegu Art Museum", 2)],
    ),
    "one copy names the place, the other does not": (
        """Air raid drill held across the island

People take cover inside a basement shelter during an air raid drill

People take cover inside a basement shelter during an air raid drill in Hualien, Taiwan

The drill lasted 30 minutes. Officials said that it went well and that the next one would be held in spring.
""",
        [("People take cover inside a basement shelter during an air raid drill in Hualien, Taiwan", "", 2)],
    ),
    "Korean captions with a triangle, the second without credit": (
        """국회, 예산안 처리

▲김 의장이 24일 국회 본회의장에서 의사봉을 두드리고 있다. 사진공동취재단

여야는 24일 예산안에 합의했다. 김 의장은 “늦었지만 다행”이라고 말했다.

▲ 본회의장을 나서는 의원들.

본회의는 자정을 넘겨 끝났다. 한지민 기자 jimin@example.kr
""",
        [("김 의장이 24일 국회 본회의장에서 의사봉을 두드리고 있다.", "사진공동취재단", 1), ("본회의장을 나서는 의원들.", "", 1)],
    ),
    "a credit on a line of its own": (
        """강물에서 찾은 전화기

한 등산객이 강물에서 건진 전화기를 들어 보이고 있다.
(사진=삼성전자 뉴스룸)

전화기는 열흘 만에 다시 켜졌다고 그는 말했다.
""",
        [("한 등산객이 강물에서 건진 전화기를 들어 보이고 있다.", "사진=삼성전자 뉴스룸", 1)],
    ),
    "a gallery with labels and no full stops": (
        """Best photos of the day

Goalkeepers warm up before a match in Marseille Photograph: Jean Petit/AFP/Getty Images

A man feeds pigeons in a square Photograph: Ana Silva/EPA

The queen bee of a rooftop hive Photograph: Shutterstock
""",
        [
            ("Goalkeepers warm up before a match in Marseille", "Photograph: Jean Petit/AFP/Getty Images", 1),
            ("A man feeds pigeons in a square", "Photograph: Ana Silva/EPA", 1),
            ("The queen bee of a rooftop hive", "Photograph: Shutterstock", 1),
        ],
    ),
    "a relayed picture in a Korean paper": (
        """북한, 미사일 발사

김정은 북한 국무위원장이 발사를 참관하고 있다. 평양 조선중앙통신=연합뉴스

합동참모본부는 24일 “탄도미사일 한 발을 탐지했다”고 밝혔다.

일본 해상보안청 관계자가 브리핑하고 있다. [교도=연합뉴스]

정부는 국가안전보장회의를 소집했다고 대통령실 관계자는 전했다. 연합뉴스
""",
        [("김정은 북한 국무위원장이 발사를 참관하고 있다.", "평양 조선중앙통신=연합뉴스", 1), ("일본 해상보안청 관계자가 브리핑하고 있다.", "교도=연합뉴스", 1)],
    ),
    "a chain of captions that lost its line breaks": (
        """Market day [PHOTOS]
A vendor weighs mackerel at a market in Pohang, Saturday. Korea Times photo by Shim Hyun-chulLee Mi-ja, 71, who has sold seaweed for 40 years, counts change at the same market. She opens at five. Korea Times photo by Shim Hyun-chulA boat returns to the port with its lights on. AFP-YonhapTwo children share a rice cake, Saturday. Photo by Kim Min-su/AP Photo
""",
        [
            ("A vendor weighs mackerel at a market in Pohang, Saturday.", "Korea Times photo by Shim Hyun-chul", 1),
            ("Lee Mi-ja, 71, who has sold seaweed for 40 years, counts change at the same market. She opens at five.", "Korea Times photo by Shim Hyun-chul", 1),
            ("A boat returns to the port with its lights on.", "AFP-Yonhap", 1),
            ("Two children share a rice cake, Saturday.", "Photo by Kim Min-su/AP Photo", 1),
        ],
    ),
    "captions between sentences of the body, all in one line": (
        """Lanterns over the stream
    Paper lanterns hang over a stream in Jinju, South Gyeongsang Province, Oct. 9. Reuters-YonhapBy Park Ha-neulThe festival returned after two years. Visitors came from every province, and hotels were full before noon on the first day of the week, the city reported in its bulletin. Few had expected that, and shops ran out of candles.A girl lights a lantern for her grandmother in Jinju, Oct. 10. YonhapCandles were brought from Busan by truck. The festival ends next week.
""",
        [
            ("Paper lanterns hang over a stream in Jinju, South Gyeongsang Province, Oct. 9.", "Reuters-Yonhap", 1),
            ("A girl lights a lantern for her grandmother in Jinju, Oct. 10.", "Yonhap", 1),
        ],
    ),
    "Korean captions glued to the next date": (
        """2023년 3월 4일 울진의 한 주민이 불탄 집터를 바라보고 있다. ⓒ AFP=뉴스12023년 3월 5일 소방대원들이 잔불을 끄고 있다. ⓒ AFP=뉴스1 2023년 3월 6일 임시 거처에서 아이들이 잠들어 있다. ⓒ 로이터=뉴스1 ⓒ News1 이도윤 기자3월 7일 교민들이 성금을 전달하고 있다. ⓒ 로이터=뉴스1
""",
        [
            ("2023년 3월 4일 울진의 한 주민이 불탄 집터를 바라보고 있다.", "ⓒ AFP=뉴스1", 1),
            ("2023년 3월 5일 소방대원들이 잔불을 끄고 있다.", "ⓒ AFP=뉴스1", 1),
            ("2023년 3월 6일 임시 거처에서 아이들이 잠들어 있다.", "ⓒ 로이터=뉴스1 ⓒ News1 이도윤 기자", 1),
            ("3월 7일 교민들이 성금을 전달하고 있다.", "ⓒ 로이터=뉴스1", 1),
        ],
    ),
    "a place and an agency on the line below, twice": (
        """우크라이나 동부의 한 마을에서 병사가 24일 아이들에게 사탕을 나눠 주고 있다.
하르키우/AFP 연합뉴스
우크라이나 동부의 한 마을에서 병사가 24일 아이들에게 사탕을 나눠 주고 있다.
하르키우/AFP 연합뉴스
신문을 구독해 주십시오. 구독신청 하기
""",
        [("우크라이나 동부의 한 마을에서 병사가 24일 아이들에게 사탕을 나눠 주고 있다.", "하르키우/AFP 연합뉴스", 2)],
    ),
    "a photo page whose credit stands in front": (
        """강변에 모인 시민들

기사등록 2024/03/05 09:09:07

[르비우=AP/뉴시스] 4일(현지시간) 우크라이나 르비우의 강변에서 시민들이 노래를 부르고 있다. 2024.03.05.
""",
        [("4일(현지시간) 우크라이나 르비우의 강변에서 시민들이 노래를 부르고 있다. 2024.03.05.", "르비우=AP/뉴시스", 1)],
    ),
    "a credit line with a date glued on": (
        """차창 밖을 내다보는 주민들

24일(현지시간) 버스에서 한 여성과 아이가 차창 밖을 내다보고 있다. 2024.2.24

ⓒ연합뉴스/AP2024.02.25

독자의견
""",
        [("24일(현지시간) 버스에서 한 여성과 아이가 차창 밖을 내다보고 있다. 2024.2.24", "ⓒ연합뉴스/AP", 1)],
    ),
    "a blog's pictures of the day, the last one at the end": (
        """Picture of the Day: Ice Fishing

Ice fishing in Inje

Visitors fish through the ice of a lake in Inje, Gangwon Province, on Jan. 13, 2024. The festival drew half a million people. (Yonhap)

Picture of the Day: Union Strikes Again

Strike in Ulsan

Union members at a plant in Ulsan, 414 km southeast of Seoul, stage a partial strike for higher wages on Dec. 5, 2023. (Yonhap)
""",
        [
            ("Visitors fish through the ice of a lake in Inje, Gangwon Province, on Jan. 13, 2024. The festival drew half a million people.", "Yonhap", 1),
            ("Union members at a plant in Ulsan, 414 km southeast of Seoul, stage a partial strike for higher wages on Dec. 5, 2023.", "Yonhap", 1),
        ],
    ),
    "a gallery that names photographer and place above": (
        """ date 2016-05-13 Edition:
United Kingdom

Editor's choice

Photographer
Ana Silva
Location
LISBON, PORTUGAL
Reuters / Friday, May 13, 2016

A tram climbs a hill in Lisbon, Portugal, May 13, 2016. REUTERS/Ana Silva

Reuters / Friday, May 13, 2016
A tram climbs a hill in Lisbon, Portugal, May 13, 2016. REUTERS/Ana Silva
Close
1 / 24
""",
        [("A tram climbs a hill in Lisbon, Portugal, May 13, 2016.", "REUTERS/Ana Silva", 2)],
    ),
    "a mark for the archive behind the credit, and galleries below": (
        """Skip to content
Advertisement

The secretary testifies during a hearing on Capitol Hill in Washington, Monday, Oct. 30, 2017. (AP Photo/Jane Roe) ** FILE **

The secretary testifies during a hearing on Capitol Hill in Washington, Monday, Oct. 30, 2017. (AP Photo/Jane Roe) ** FILE **

Featured Photo Galleries

01-Army parade.png

Parade celebrates 250 years

Cheers rang out Saturday from a crowd of thousands as soldiers marched through the city.
""",
        [("The secretary testifies during a hearing on Capitol Hill in Washington, Monday, Oct. 30, 2017.", "AP Photo/Jane Roe", 2)],
    ),
    "a caption that stands twice in one line": (
        """Market opens

Shoppers look at fish at a market in Busan, Tuesday. AP-Yonhap Shoppers look at fish at a market in Busan, Tuesday. AP-Yonhap

Prices fell by 3 percent from last week, the market said.
""",
        [("Shoppers look at fish at a market in Busan, Tuesday.", "AP-Yonhap", 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PASTED)
def test_pasted_articles(name: str) -> None:
    text, expected = PASTED[name]
    assert found(text) == expected


def test_an_agency_that_begins_a_sentence_is_no_credit_of_the_one_before() -> None:
    text = "신문을 읽는 노동자들\n북한 노동자들이 17일 신문을 읽고 있다. 노동신문은 이튿날에도 크게 다뤘다.\n평양 AFP 연합뉴스\n"
    assert found(text) == [
        ("북한 노동자들이 17일 신문을 읽고 있다. 노동신문은 이튿날에도 크게 다뤘다.", "평양 AFP 연합뉴스", 1)
    ]


def test_a_credit_without_words_is_not_given_to_the_paragraph_above() -> None:
    text = "공장 가동\n\n회사는 24일 공장을 다시 돌린다고 밝혔다.\n\n▲ [사진=뉴시스]\n\n회사는 100억 원을 투자한다고 밝혔다.\n"
    assert found(text) == []


def test_names_of_files_are_kept_with_the_caption_below() -> None:
    article = read_article(PASTED["file names printed as captions"][0])
    assert [c.image for c in article.captions] == [
        "South_Korea_Election_20417.jpg-8e11c.jpg",
        "south_korea_election_11902.jpg",
    ]
    assert len(article.file_names) == 4


# --- what is no caption -----------------------------------------------------------------------------------

NO_CAPTIONS = {
    "nothing": "",
    "blank lines": "\n\n \n",
    "a headline that stands twice": "Snow covers Seoul\nSnow covers Seoul\nBy Lee Hyo-jin\n\nIt snowed all night, the weather office said.\n",
    "a wire story": (
        "Exports rise 3 pct\n\nSEOUL, Nov. 24 (Yonhap) -- South Korea's exports rose 3 percent in October, data showed Tuesday.\n\n"
        "“Chips led the growth,” a ministry official said. (Yonhap)\n"
    ),
    "a Korean wire story": (
        "10월 수출 3% 증가\n\n(서울=연합뉴스) 홍길동 기자 = 10월 수출이 작년보다 3% 늘었다고 산업부가 24일 밝혔다.\n\n"
        "산업부 관계자는 “반도체가 이끌었다”고 말했다. 연합뉴스\n\nhong@example.kr\n"
    ),
    "a reporter's sign-off": "시장 열려\n\n시장이 24일 문을 열었다. 상인들은 손님이 늘기를 바란다고 말했다. 김하늘 기자 sky@example.kr\n",
    "by-lines": "Snow in Seoul\nBy Lee Hyo-jin and Park Ha-neul\n\n김우정 기자\n서울=최민호 기자\n\nIt snowed.\n",
    "agencies inside sentences": (
        "Talks resume\n\nThe Yonhap news agency reported Monday that talks would resume.\n\n"
        "The North's official KCNA news agency said nothing.\n\n유럽연합은 24일 성명을 냈다.\n"
    ),
    "a block of related links that stand twice": (
        "Snow in Seoul\n\nIt snowed all night in the capital, the weather office said Tuesday morning.\n\nRelated stories\n\n"
        "City adds night buses for winter\n\nCity adds night buses for winter\n\nRiver freezes a week early this year\n\n"
        "River freezes a week early this year\n\nTop 10 Stories\n\nSign up for eNewsletter\n\nSign up for eNewsletter\n"
    ),
    "file names alone": "korea_snow_1.jpg\n\nkorea_snow_1.jpg\n",
    "page words that stand twice": "Share\nShare\nPrint\nPrint\n1 / 45\n1 / 45\nClose\nClose\n",
    "a quotation that stands far apart": (
        "Mayor speaks\n\n“We will plant one thousand trees this year.”\n\nThe mayor spoke in front of the city hall on Monday.\n\n"
        "Residents asked for benches, too, and for water.\n\n“We will plant one thousand trees this year.”\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_CAPTIONS)
def test_articles_without_captions_have_none(name: str) -> None:
    assert found(NO_CAPTIONS[name]) == []


def test_a_body_sentence_is_never_taken_for_a_caption_when_its_neighbour_is_one() -> None:
    article = read_article(PASTED["a relayed picture in a Korean paper"][0])
    assert len(article.body) == 2


# --- HTML ---------------------------------------------------------------------------------------------------

BRIDGE = "Commuters cross a bridge over the Han River in Seoul, Tuesday."
FARM = "Children pick strawberries at a farm in Nonsan, South Chungcheong Province, Tuesday."
BODY = "<p>The two cities expect more visitors than last year, according to officials, Tuesday.</p>"
KO = "한강 다리를 건너는 시민들"

PAGES: dict[str, tuple[str, list[tuple[str, str, int, str]]]] = {
    "figures with every kind of alt": (
        f"""<!DOCTYPE html><html><head><title>Winter</title></head><body><article><h1>Winter programs</h1>
        <p class="byline">By Park Ha-neul</p>
        <figure class="photo"><img src="images/p1.jpg" alt="{BRIDGE} AP-Yonhap"><figcaption>{BRIDGE} AP-Yonhap</figcaption></figure>{BODY}
        <figure><img src="images/p2.jpg" alt="{FARM}"><figcaption>{FARM} <span class="credit">Courtesy of Nonsan City</span></figcaption></figure>
        <figure><img src="images/p3.jpg" alt="p3.jpg"><figcaption>Snow falls on a palace in Seoul, Tuesday. Yonhap</figcaption></figure>
        <figure><img src="images/p4.jpg"><figcaption>Snow falls on a temple in Gyeongju, Tuesday. / Yonhap</figcaption></figure>
        <figure><img src="images/p5.jpg" alt="Rows of red berries under a plastic roof"><figcaption>Berries ripen in Nonsan, Tuesday. Yonhap</figcaption></figure>
        </article></body></html>""",
        [
            (BRIDGE, "AP-Yonhap", 2, "same as figcaption"),
            (FARM, "Courtesy of Nonsan City", 2, "caption without credit"),
            ("Snow falls on a palace in Seoul, Tuesday.", "Yonhap", 1, "file name"),
            ("Snow falls on a temple in Gyeongju, Tuesday.", "Yonhap", 1, "missing"),
            ("Berries ripen in Nonsan, Tuesday.", "Yonhap", 1, "other text"),
        ],
    ),
    "Korean boxes with a caption paragraph below": (
        f"""<html lang="ko"><body><h1>사진으로 보는 한 주</h1><p>(서울=연합뉴스) 봄이 왔습니다.</p>
        <div class="imgbox"><img src="images/photo_1.jpg" alt="{KO} / 서울시 제공"></div><p class="caption">{KO} / 서울시 제공</p>
        <p>남녘에는 꽃이 피었습니다. 시민들은 걷습니다.</p>
        <div class="imgbox"><img src="images/photo_2.jpg" alt="photo_2.jpg"></div><p class="caption">꽃구경 나온 가족 / 이도윤 기자</p>
        </body></html>""",
        [(KO, "서울시 제공", 2, "same as figcaption"), ("꽃구경 나온 가족", "이도윤 기자", 1, "file name")],
    ),
    "a WordPress box": (
        f"""<div class="entry-content"><div id="attachment_7" class="wp-caption alignnone" style="width: 600px">
        <a href="x.jpg"><img class="size-full" src="/wp-content/uploads/2026/11/bridge.jpg" alt="bridge" width="600" height="400" /></a>
        <p class="wp-caption-text">{BRIDGE} (Yonhap)</p></div>{BODY}</div>""",
        [(BRIDGE, "Yonhap", 1, "file name")],
    ),
    "a WordPress shortcode left in the page": (
        f"""<p>[caption id="attachment_7" align="alignright" width="300"]<img src="bridge.jpg" alt="" /> {BRIDGE} (Yonhap)[/caption]</p>{BODY}""",
        [(BRIDGE, "Yonhap", 1, "missing")],
    ),
    "a lazily loaded picture in a picture element with noscript": (
        f"""<figure><picture><source srcset="b-800.webp 800w, b-1600.webp 1600w" type="image/webp">
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://img.example.kr/2026/11/bridge.jpg?w=800" class="lazyload" alt="{BRIDGE}">
        </picture><noscript><img src="bridge.jpg" alt="{BRIDGE}"></noscript>
        <figcaption><p>{BRIDGE}</p><span class="photo-credit">[Yonhap]</span></figcaption></figure>{BODY}""",
        [(BRIDGE, "Yonhap", 2, "caption without credit")],
    ),
    "a picture in a small table": (
        f"""<table class="img_table"><tbody><tr><td><img src="bridge.jpg"></td></tr><tr><td>{BRIDGE} (Yonhap)</td></tr></tbody></table>{BODY}""",
        [(BRIDGE, "Yonhap", 1, "missing")],
    ),
    "a caption in a data attribute only": (
        f"""<div class="gallery"><img src="bridge.jpg" data-caption="&lt;p&gt;{BRIDGE} Yonhap&lt;/p&gt;" alt="Bridge at dusk"></div>{BODY}""",
        [(BRIDGE, "Yonhap", 1, "other text")],
    ),
    "linked data only": (
        """<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Winter",
        "image":[{"@type":"ImageObject","url":"https://img.example.kr/bridge.jpg","caption":"BRIDGE","creditText":"AP-Yonhap"}]}</script></head>
        <body><h1>Winter</h1><p><img src="https://img.example.kr/bridge.jpg"></p>BODY</body></html>""".replace("BRIDGE", BRIDGE).replace("BODY", BODY),
        [(BRIDGE, "AP-Yonhap", 1, "missing")],
    ),
    "title attribute and caption": (
        f"""<figure><img src="bridge.jpg" alt="" title="{BRIDGE} Yonhap"><figcaption>{BRIDGE} Yonhap</figcaption></figure>{BODY}""",
        [(BRIDGE, "Yonhap", 2, "missing")],
    ),
    "a caption in the running text below its picture": (
        f"""<div id="body"><p><img src="bridge.jpg"></p><p>{BRIDGE} / Korea Times photo by Shim Hyun-chul</p>{BODY}
        <img src="farm.jpg"><br>{FARM} AP-Yonhap<br><br>The farm has 12 greenhouses, its owner said.<br></div>""",
        [(BRIDGE, "Korea Times photo by Shim Hyun-chul", 1, "missing"), (FARM, "AP-Yonhap", 1, "missing")],
    ),
    "a Korean portal's em caption": (
        """<div id="dic_area"><span class="end_photo_org"><div class="nbd_im_w"><img id="img1" data-src="https://img.example.kr/0001.jpg" alt=""></div>
        <em class="img_desc">24일 서울 한강 다리를 시민들이 건너고 있다. 연합뉴스</em></span>시민들은 24일 일찍 집을 나섰다. 기온은 영하 3도였다.<br><br>
        기상청은 추위가 이어지겠다고 밝혔다.</div>""",
        [("24일 서울 한강 다리를 시민들이 건너고 있다.", "연합뉴스", 1, "missing")],
    ),
    "a gallery of nested figures with cite": (
        f"""<figure class="gallery"><figure><img src="a.jpg" alt="{BRIDGE}"><figcaption>{BRIDGE} <cite>Yonhap</cite></figcaption></figure>
        <figure><img src="b.jpg" alt="x"><figcaption>{FARM}<br><small class="source">Photo: AP / Kim Min-su</small></figcaption></figure></figure>""",
        [(BRIDGE, "Yonhap", 2, "caption without credit"), (FARM, "Photo: AP / Kim Min-su", 1, "other text")],
    ),
    "a definition list and a credit beside the caption": (
        f"""<dl class="photo_box"><dt><img src="a.jpg"></dt><dd class="photo_caption">{BRIDGE}</dd><dd class="photo_credit">AFP=연합뉴스</dd></dl>{BODY}""",
        [(BRIDGE, "AFP=연합뉴스", 1, "missing")],
    ),
    "an AMP page": (
        f"""<figure><amp-img src="bridge.jpg" width="800" height="500" alt="{BRIDGE} Yonhap"></amp-img><figcaption>{BRIDGE} Yonhap</figcaption></figure>""",
        [(BRIDGE, "Yonhap", 2, "same as figcaption")],
    ),
    "entities and a caption printed again as a paragraph": (
        """<figure><img src="a.jpg"><figcaption>Ukraine&#x27;s &quot;Iron&quot; brigade fires near Chasiv&nbsp;Yar, Monday. AP-Yonhap</figcaption></figure>
        <p>Ukraine's "Iron" brigade fires near Chasiv Yar, Monday. AP-Yonhap</p>""" + BODY,
        [('Ukraine\'s "Iron" brigade fires near Chasiv Yar, Monday.', "AP-Yonhap", 2, "missing")],
    ),
    "a caption without credit in a figure": (
        f"""<figure><img src="a.jpg" alt="a.jpg"><figcaption>{BRIDGE}</figcaption></figure>{BODY}""",
        [(BRIDGE, "", 1, "file name")],
    ),
    "an alt text with a credit and no caption": (
        f"""<p><img src="a.jpg" alt="{BRIDGE} AP-Yonhap"></p>{BODY}""",
        [(BRIDGE, "AP-Yonhap", 1, "same as figcaption")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    html, expected = PAGES[name]
    assert told(html) == expected


def test_the_pictures_name_is_found_behind_lazy_loading_and_addresses() -> None:
    names = {
        "a lazily loaded picture in a picture element with noscript": "bridge.jpg",
        "a Korean portal's em caption": "0001.jpg",
        "a WordPress box": "bridge.jpg",
        "linked data only": "bridge.jpg",
    }
    for name, image in names.items():
        assert [c.image for c in read_article(PAGES[name][0]).captions] == [image], name


NO_PAGE_CAPTIONS = {
    "thumbnails of related articles": f"""<h1>Winter</h1>{BODY}<div class="related-news"><ul>
        <li><a href="1"><img src="t1.jpg" alt="City adds night buses"><span class="title">City adds night buses</span></a></li>
        <li><a href="2"><img src="t2.jpg" alt="River freezes early"><span class="title">River freezes early</span></a></li></ul></div>""",
    "an alt text of its own and no caption": f"""<h1>Winter</h1><p><img src="a.jpg" alt="A long bridge at dusk, seen from the river bank"></p>{BODY}""",
    "a spacer and an icon": """<p><img src="spacer.gif" width="1" height="1" alt="AP-Yonhap"><img src="icon.png" width="16" height="16" alt="share"></p>""",
    "a figure whose caption is a file name": """<figure><img src="a.jpg"><figcaption>DSC_0042.JPG</figcaption></figure>""",
    "a headline in figure-like markup": f"""<h1>Winter programs open</h1><h2>Winter programs open</h2>{BODY}""",
    "scripts and templates": """<script>var caption = "Snow. AP-Yonhap";</script><template><figure><figcaption>Snow. Yonhap</figcaption></figure></template><p>x</p>""",
    "a hidden figure": f"""<figure hidden><img src="a.jpg"><figcaption>{BRIDGE} Yonhap</figcaption></figure>{BODY}""",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_PAGE_CAPTIONS)
def test_pages_without_captions_have_none(name: str) -> None:
    assert told(NO_PAGE_CAPTIONS[name]) == []


def test_a_page_knows_its_title_byline_body_and_pictures() -> None:
    article = read_article(PAGES["figures with every kind of alt"][0])
    assert (article.title, article.byline, article.pictures) == ("Winter programs", "By Park Ha-neul", 5)
    assert article.body == (
        "The two cities expect more visitors than last year, according to officials, Tuesday.",
    )


# --- any text --------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    ["<figure>", "</figure>", "<img src='a.jpg' alt='x'>", "<figcaption>", "</figcaption>", "<p>", "</p>", "<table>",
     "Snow falls in Seoul, Monday. AP-Yonhap", "연합뉴스", "\n", " / ", "▲", "By Lee Hyo-jin", "a.jpg", "...more", "&lt;",
     "<br>", "<!--", "[caption]", "[/caption]", "<script type='application/ld+json'>{", "</script>", "1 / 45", "“", "."]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    article = read_article(text)
    for caption in article.captions:
        assert caption.caption
        assert caption.times >= 1
        for start, end in caption.spans:
            assert 0 <= start < end <= len(article.text) + 1


def test_hostile_pages_are_read_to_their_limits() -> None:
    assert isinstance(read_article("<div>" * 5000 + "x"), Article)
    assert isinstance(read_article("<figure>" * 2000), Article)
    assert isinstance(read_article("Snow falls. AP-Yonhap " * 3000), Article)
    assert isinstance(read_article("(" * 50000), Article)
