"""Korea's provinces, cities, counties and districts, with the names their offices use in English.

Most handouts on a Korean page come from one of them: 의성군 제공, 부산 해운대구청 제공, 강릉소방서 제공.
A body that no rule here names has no English name, rather than an invented one.

Source: Ministry of the Interior and Safety, list of local governments (226 basic, 17 regional);
the English names on the governments' own sites, Revised Romanization.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["city", "county", "district"]
_SUFFIX: dict[Kind, str] = {"city": "시", "county": "군", "district": "구"}
_NOUN: dict[Kind, str] = {"city": "City", "county": "County", "district": "District"}


@dataclass(frozen=True, slots=True)
class Region:
    """A province or metropolitan city.

    Attributes:
        korean: every Korean spelling, the short one first: 경북, 경상북도.
        english: as its government writes itself: North Gyeongsang Province, Busan City.
        police: the English name of its police agency; "" where it has several.
    """

    korean: tuple[str, ...]
    english: str
    police: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, county or district: 의성 (의성군), Uiseong County."""

    stem: str
    english_stem: str
    kind: Kind
    region: Region

    @property
    def korean(self) -> str:
        """The name with its suffix: 의성군."""
        return self.stem + _SUFFIX[self.kind]

    @property
    def english(self) -> str:
        """The name with its noun: Uiseong County."""
        return f"{self.english_stem} {_NOUN[self.kind]}"


def _r(korean: str, english: str, police: str, **places: str) -> tuple[Region, tuple[Municipality, ...]]:
    region = Region(tuple(korean.split()), english, police)
    found = []
    for kind in ("city", "county", "district"):
        for pair in places.get(kind, "").split():
            stem, _, name = pair.partition(":")
            found.append(Municipality(stem, name, kind, region))
    return region, tuple(found)


_METRO = "{} Metropolitan Police Agency"
_PROVINCIAL = "{} Provincial Police Agency"

_TABLE = (
    _r(
        "서울 서울시 서울특별시", "Seoul Metropolitan Government", _METRO.format("Seoul"),
        district="종로:Jongno 중:Jung 용산:Yongsan 성동:Seongdong 광진:Gwangjin 동대문:Dongdaemun 중랑:Jungnang "
        "성북:Seongbuk 강북:Gangbuk 도봉:Dobong 노원:Nowon 은평:Eunpyeong 서대문:Seodaemun 마포:Mapo "
        "양천:Yangcheon 강서:Gangseo 구로:Guro 금천:Geumcheon 영등포:Yeongdeungpo 동작:Dongjak 관악:Gwanak "
        "서초:Seocho 강남:Gangnam 송파:Songpa 강동:Gangdong",
    ),
    _r(
        "부산 부산시 부산광역시", "Busan City", _METRO.format("Busan"),
        district="중:Jung 서:Seo 동:Dong 영도:Yeongdo 부산진:Busanjin 동래:Dongnae 남:Nam 북:Buk "
        "해운대:Haeundae 사하:Saha 금정:Geumjeong 강서:Gangseo 연제:Yeonje 수영:Suyeong 사상:Sasang",
        county="기장:Gijang",
    ),
    _r(
        "대구 대구시 대구광역시", "Daegu City", _METRO.format("Daegu"),
        district="중:Jung 동:Dong 서:Seo 남:Nam 북:Buk 수성:Suseong 달서:Dalseo",
        county="달성:Dalseong 군위:Gunwi",
    ),
    _r(
        "인천 인천시 인천광역시", "Incheon City", _METRO.format("Incheon"),
        district="중:Jung 동:Dong 미추홀:Michuhol 연수:Yeonsu 남동:Namdong 부평:Bupyeong 계양:Gyeyang 서:Seo",
        county="강화:Ganghwa 옹진:Ongjin",
    ),
    _r(
        "광주 광주시 광주광역시", "Gwangju City", _METRO.format("Gwangju"),
        district="동:Dong 서:Seo 남:Nam 북:Buk 광산:Gwangsan",
    ),
    _r(
        "대전 대전시 대전광역시", "Daejeon City", _METRO.format("Daejeon"),
        district="동:Dong 중:Jung 서:Seo 유성:Yuseong 대덕:Daedeok",
    ),
    _r(
        "울산 울산시 울산광역시", "Ulsan City", _METRO.format("Ulsan"),
        district="중:Jung 남:Nam 동:Dong 북:Buk",
        county="울주:Ulju",
    ),
    _r("세종 세종시 세종특별자치시", "Sejong City", "Sejong Police Agency"),
    _r(
        "경기 경기도", "Gyeonggi Province", "",
        city="수원:Suwon 성남:Seongnam 의정부:Uijeongbu 안양:Anyang 부천:Bucheon 광명:Gwangmyeong "
        "평택:Pyeongtaek 동두천:Dongducheon 안산:Ansan 고양:Goyang 과천:Gwacheon 구리:Guri 남양주:Namyangju "
        "오산:Osan 시흥:Siheung 군포:Gunpo 의왕:Uiwang 하남:Hanam 용인:Yongin 파주:Paju 이천:Icheon "
        "안성:Anseong 김포:Gimpo 화성:Hwaseong 광주:Gwangju 양주:Yangju 포천:Pocheon 여주:Yeoju",
        county="연천:Yeoncheon 가평:Gapyeong 양평:Yangpyeong",
    ),
    _r(
        "강원 강원도 강원특별자치도", "Gangwon Province", _PROVINCIAL.format("Gangwon"),
        city="춘천:Chuncheon 원주:Wonju 강릉:Gangneung 동해:Donghae 태백:Taebaek 속초:Sokcho 삼척:Samcheok",
        county="홍천:Hongcheon 횡성:Hoengseong 영월:Yeongwol 평창:Pyeongchang 정선:Jeongseon 철원:Cheorwon "
        "화천:Hwacheon 양구:Yanggu 인제:Inje 고성:Goseong 양양:Yangyang",
    ),
    _r(
        "충북 충북도 충청북도", "North Chungcheong Province", _PROVINCIAL.format("Chungbuk"),
        city="청주:Cheongju 충주:Chungju 제천:Jecheon",
        county="보은:Boeun 옥천:Okcheon 영동:Yeongdong 증평:Jeungpyeong 진천:Jincheon 괴산:Goesan 음성:Eumseong "
        "단양:Danyang",
    ),
    _r(
        "충남 충남도 충청남도", "South Chungcheong Province", _PROVINCIAL.format("Chungnam"),
        city="천안:Cheonan 공주:Gongju 보령:Boryeong 아산:Asan 서산:Seosan 논산:Nonsan 계룡:Gyeryong 당진:Dangjin",
        county="금산:Geumsan 부여:Buyeo 서천:Seocheon 청양:Cheongyang 홍성:Hongseong 예산:Yesan 태안:Taean",
    ),
    _r(
        "전북 전북도 전라북도 전북특별자치도", "North Jeolla Province", _PROVINCIAL.format("Jeonbuk"),
        city="전주:Jeonju 군산:Gunsan 익산:Iksan 정읍:Jeongeup 남원:Namwon 김제:Gimje",
        county="완주:Wanju 진안:Jinan 무주:Muju 장수:Jangsu 임실:Imsil 순창:Sunchang 고창:Gochang 부안:Buan",
    ),
    _r(
        "전남 전남도 전라남도", "South Jeolla Province", _PROVINCIAL.format("Jeonnam"),
        city="목포:Mokpo 여수:Yeosu 순천:Suncheon 나주:Naju 광양:Gwangyang",
        county="담양:Damyang 곡성:Gokseong 구례:Gurye 고흥:Goheung 보성:Boseong 화순:Hwasun 장흥:Jangheung "
        "강진:Gangjin 해남:Haenam 영암:Yeongam 무안:Muan 함평:Hampyeong 영광:Yeonggwang 장성:Jangseong "
        "완도:Wando 진도:Jindo 신안:Sinan",
    ),
    _r(
        "경북 경북도 경상북도", "North Gyeongsang Province", _PROVINCIAL.format("Gyeongbuk"),
        city="포항:Pohang 경주:Gyeongju 김천:Gimcheon 안동:Andong 구미:Gumi 영주:Yeongju 영천:Yeongcheon "
        "상주:Sangju 문경:Mungyeong 경산:Gyeongsan",
        county="의성:Uiseong 청송:Cheongsong 영양:Yeongyang 영덕:Yeongdeok 청도:Cheongdo 고령:Goryeong "
        "성주:Seongju 칠곡:Chilgok 예천:Yecheon 봉화:Bonghwa 울진:Uljin 울릉:Ulleung",
    ),
    _r(
        "경남 경남도 경상남도", "South Gyeongsang Province", _PROVINCIAL.format("Gyeongnam"),
        city="창원:Changwon 진주:Jinju 통영:Tongyeong 사천:Sacheon 김해:Gimhae 밀양:Miryang 거제:Geoje "
        "양산:Yangsan",
        county="의령:Uiryeong 함안:Haman 창녕:Changnyeong 고성:Goseong 남해:Namhae 하동:Hadong 산청:Sancheong "
        "함양:Hamyang 거창:Geochang 합천:Hapcheon",
    ),
    _r(
        "제주 제주도 제주특별자치도", "Jeju Province", "Jeju Provincial Police Agency",
        city="제주:Jeju 서귀포:Seogwipo",
    ),
)  # fmt: skip

REGIONS: tuple[Region, ...] = tuple(region for region, _ in _TABLE)
MUNICIPALITIES: tuple[Municipality, ...] = tuple(place for _, places in _TABLE for place in places)

_REGION_NAMES = {name: region for region in REGIONS for name in region.korean}
_BY_NAME: dict[str, list[Municipality]] = {}
for _place in MUNICIPALITIES:
    _BY_NAME.setdefault(_place.korean, []).append(_place)
_BY_STEM: dict[str, list[Municipality]] = {}
for _place in MUNICIPALITIES:
    _BY_STEM.setdefault(_place.stem, []).append(_place)

_OFFICE = re.compile(
    r"(?:(?P<region>[가-힣]{2,7}) )?(?P<place>[가-힣]{1,5}?)(?P<body>청|의회|소방서|경찰서|보건소)?"
)
_HALVES = {"경기남부경찰청": "Nambu", "경기북부경찰청": "Bukbu"}
_STATIONS = {"소방서": "Fire Station", "경찰서": "Police Station"}
_OFFICES = {"의회": "Council", "보건소": "Public Health Center"}


def english_name(korean: str) -> str:
    """Return the English name of a local government or of its police and fire services.

    Args:
        korean: as a credit prints it: 의성군, 논산시청, 부산 해운대구, 강릉소방서, 충북경찰청.

    Returns:
        "" when the name is none of these, or fits several places with different English names.

    Example:
        >>> english_name("의성군"), english_name("논산시청"), english_name("부산 해운대구청")
        ('Uiseong County', 'Nonsan City', 'Haeundae District')
        >>> english_name("강릉소방서"), english_name("충북경찰청"), english_name("전라남도")
        ('Gangneung Fire Station', 'Chungbuk Provincial Police Agency', 'South Jeolla Province')
        >>> english_name("국방부"), english_name("김민수")
        ('', '')
    """
    region = _REGION_NAMES.get(korean) or _REGION_NAMES.get(korean.removesuffix("청"))
    if region is not None:
        return region.english
    if korean in _HALVES:
        return f"Gyeonggi {_HALVES[korean]} Provincial Police Agency"
    if korean.endswith("경찰청"):
        region = _REGION_NAMES.get(korean.removesuffix("경찰청"))
        return region.police if region is not None else ""
    match = _OFFICE.fullmatch(korean)
    if match is None:
        return ""
    within = _REGION_NAMES.get(match["region"] or "")
    if match["region"] and within is None:
        return ""
    body = match["body"] or ""
    table = _BY_STEM if body in _STATIONS else _BY_NAME
    places = [place for place in table.get(match["place"], ()) if within is None or place.region is within]
    if body in _STATIONS:
        names = {f"{place.english_stem} {_STATIONS[body]}" for place in places}
    else:
        names = {f"{place.english} {_OFFICES.get(body, '')}".rstrip() for place in places}
    return names.pop() if len(names) == 1 else ""


def names_municipality(korean: str) -> bool:
    """Tell whether a word is a Korean city, county or district, with its suffix or without.

    Example:
        >>> names_municipality("의성"), names_municipality("의성군"), names_municipality("강남")
        (True, True, True)
        >>> names_municipality("중"), names_municipality("국방부")
        (False, False)
    """
    return korean in _BY_NAME or (len(korean) > 1 and korean in _BY_STEM)
