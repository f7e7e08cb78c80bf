"""Small words, words about the picture itself, words of places: what is read apart from the content."""

from __future__ import annotations

FUNCTION: frozenset[str] = frozenset(
    "a an the is are was were be been being am has have had do does did will would can could may might shall should "
    "that which who whom whose this these those it its their there here 's "
    "in at on of for with to by from during as and or but into onto upon while when where than so "
    "his her he she they them him hers also see seen toward among amid "
    "있 하 되 이 그 저 수 것 등 및 또 또는 제 한 중 겸 위해 위한 대한 대해 관련 관한 통해 따라 의 를 을 은 는 가 와 과 "
    "에 에서 으로 로 모습 벌이 갖 나누 펼치 실시 취하 가지 치르 받 씨 그리고 함께 하나 위하 대하 통하 따르".split()
)
"""Words that carry grammar more than content; a difference in them alone is harmless unless a contrast."""


FILE_MARK: frozenset[str] = frozenset(
    "file photo filephoto 자료 자료사진 사진 자료화면 자료제공 archive pic picture image".split()
)


FRAME: frozenset[str] = frozenset(
    "photo image picture frame handout undated undat video footage still grab screengrab screenshot show "
    "provid provide releas release tak take captur capture obtain distribut distribute mad made post supply suppli "
    "suppl courtesy view see seen general aerial made-available avail 사진 모습 제공 캡처 배포 공개 장면 전경".split()
)
"""Words that speak of the picture itself."""


PICTURE_NOUNS: frozenset[str] = frozenset(
    "photo image picture frame video footage still handout screengrab screenshot 사진 제공 캡처 영상".split()
)
"""Nouns that begin or end a phrase about who supplied the picture."""


PLACE_ENDINGS: tuple[str, ...] = tuple(
    "시 군 구 읍 면 동 리 역 도 섬 산 강 천 항 광장 공원 공항 시장 대학교 병원 센터 호텔 회관 경기장 체육관 국회 시청 도청 구청 군청 해수욕장 해변 마을 거리 "
    "터미널 박물관 미술관 전시장 극장 아파트 일대 인근 앞 지역 지방".split()
)
"""How Korean words for places end."""


PLACE_NOUNS: frozenset[str] = frozenset(
    "city town village province county district region state capital island prefecture suburb northern southern eastern "
    "western central downtown north south east west northwest northeast southwest southeast square park street river "
    "kilometer mile area near outskirt coast coastal border port nearby".split()
)
"""Common nouns and adjectives of a place phrase."""


ABBREVIATIONS: frozenset[str] = frozenset(
    "mr mrs ms dr prof gen lt col capt sgt maj adm sen rep gov rev st mt jr sr no vs jan feb mar apr jun jul aug sep sept "
    "oct nov dec inc co corp ltd dept ave blvd rd fig vol c ca approx".split()
)
"""Words after which a full stop does not end the sentence."""
