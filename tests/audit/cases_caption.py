"""Photos that a caption rule must leave alone, and photos that it must find, by rule."""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

from datetime import date
from typing import Any

from photodesk.audit.example import Example, example
from photodesk.model import Use
from photodesk.settings import Audit, Settings

e = example
WIRE: dict[str, Any] = {"source_label": "wire", "source": "Yonhap", "creator": (), "copyright_notice": ""}

LEAVE_ALONE: dict[str, tuple[Example, ...]] = {
    "CAP-001": (
        e(caption="시민들이 24일 서울 한강 다리를 걸어서 건너고 있다."),
        e(caption="Kim Min-su", width=420, height=600),
        e(caption="김민수 서울시장", person_shown=("김민수 서울시장",), width=3000, height=2000),
        e(caption="Winter sunrise", credit_line="gettyimagesbank", creator=(), source=""),
        e(caption="Price curve", credit_line="Graphic by Cho Ha-neul", source=""),
        e(caption="눈 내린 한라산", credit_line="연합뉴스", **WIRE),
        e(caption="Prime Minister Chung Se-kyun", width=0, height=0),
    ),
    "CAP-002": (
        e(caption="Voters of the TK region line up in Daegu, Tuesday, Nov. 24, 2026.", city="Daegu"),
        e(caption="Bong Joon-ho, director of <Parasite>, greets fans in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="A guard hides the name on a tag reading [NAME] in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="봉준호 감독의 영화 <기생충>을 본 관객들이 24일 서울 극장을 나서고 있다."),
        e(caption="Zoë Kravitz waves to fans of “Beyoncé…” at a café in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="AÇÃO E REAÇÃO is shown at São Paulo’s «MAÇÃ» gallery, Tuesday, Nov. 24, 2026."),
        e(caption="The temperature reads 25°C ± 2 in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="F-35A, KF-21 and F-16K jets fly over Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="Writer Park Ha-neul signs {sic} copies in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="李在明 大統領과 시민들이 24일 서울에서 “새해”를 맞고 있다."),
    ),
    "CAP-003": (
        e(caption="The Korean won falls against the dollar on a board in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="FILE - Mayor Kim Min-su spoke at a forum in Seoul, Nov. 24, 2025."),
        e(caption="Mayor Kim Min-su speaks in Seoul, Tuesday, Nov. 24, 2026. He took office in July."),
        e(caption="김민수 시장이 24일 서울에서 열린 포럼에서 연설했다."),
        e(caption="Visitors look at a boat built by sailors who won the race, in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="People walk past a shop that was damaged in a fire in Seoul, Tuesday, Nov. 24, 2026."),
    ),
    "CAP-004": (
        e(caption="Commuters cross the Han River on foot in Seoul, Tuesday."),
        e(caption="Women work in a silk mill in Pyongyang, April 2012.", credit_line="Reuters-Yonhap", **WIRE),
        e(caption="시민들이 24일 서울 한강 다리를 걸어서 건너고 있다."),
        e(caption="2025.09.23. 서울 한강 다리를 건너는 시민들의 모습."),
        e(caption="A winter sunrise over a city with a long bridge", credit_line="gettyimagesbank", creator=()),
        e(caption="A new phone shown by its maker in Seoul", credit_line="Courtesy of Samsung Electronics", creator=()),
        e(caption="Mayor Kim Min-su of the city of Seoul", scene_code=("010100",)),
        e(caption="Two men walk through a park in a still from a drama", credit_line="Screenshot from KBS", creator=()),
        e(caption="Kim Min-su", width=420, height=600),
    ),
    "CAP-005": (
        e(caption="Visitors look at lanterns in Busan, Tuesday, Nov. 24, 2026.", city="Busan"),
        e(caption="시민들이 24일(화) 부산에서 등불을 보고 있다.", city="Busan"),
        e(caption="Shoppers crowd a mall on Black Friday in Seoul, Nov. 24, 2026."),
        e(caption="Voters line up for next Saturday's election in Seoul, Nov. 24, 2026."),
        e(caption="People light candles in Seoul, Monday, at the end of a week.", date_created="2026-11-24"),
        e(caption="Fans wait since Friday for a concert in Seoul, Nov. 24, 2026."),
        e(caption="Revellers see in the year in Seoul, Thursday, Dec. 31.", date_created="2027-01-01T00:05:00+09:00",
          use=Use(on=date(2027, 1, 2))),
        e(caption="This file photo taken Friday, Nov. 20, 2026, shows the National Assembly in Seoul."),
    ),
    "CAP-006": (
        e(caption="Shoppers walk in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="Shoppers walk in Seoul, March 3, 2026.", date_created="2026-03-03"),
        e(caption="Shoppers walk in Seoul.", date_created="2026-11-24"),
        e(caption="Shoppers walk in Seoul, Nov. 24, 2026.", date_created=""),
        e(caption="시민들이 24일(화) 서울 명동을 걷고 있다."),
    ),
    "CAP-007": (
        e(caption="Commuters cross the Han River in Seoul, Monday, Nov. 23, 2026."),
        e(caption="People mark the anniversary of the April 16, 2014, ferry disaster in Seoul."),
        e(caption="A rocket rises in this photo released by the North on Nov. 20, 2026.", credit_line="KCNA-Yonhap",
          **WIRE),
        e(caption="This file photo taken Nov. 3, 2019, shows the Blue House in Seoul."),
        e(caption="시민들이 23일 서울 한강 다리를 걸어서 건너고 있다."),
        e(caption="Children play in Seoul, Nov. 20, 1988.", date_created="2026-11-24",
          digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm"),
        e(caption="Workers put up posters for the Dec. 19, 2026, vote in Seoul."),
        e(caption="Runners start in New York, Monday, Nov. 23, 2026.", city="New York", country="United States",
          date_created="2026-11-24T00:30:00+09:00"),
    ),
    "CAP-008": (
        e(caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="South Korean soldiers march, Tuesday, Nov. 24, 2026."),
        e(caption="시민들이 24일 서울 광화문광장을 걷고 있다."),
        e(caption="눈을 치우는 시민들. 24일 광화문광장에서.", country="대한민국"),
        e(caption="Missiles are fired from an undisclosed location, Tuesday, Nov. 24, 2026."),
        e(caption="A man sells chestnuts, Tuesday, Nov. 24, 2026.", city="", country="", country_code=""),
        e(caption="A man sells chestnuts near Gwanghwamun, Tuesday, Nov. 24, 2026."),
        e(caption="Pusan fishermen mend nets, Tuesday, Nov. 24, 2026.", city="Busan"),
    ),
    "CAP-009": (
        e(caption="Kim Min-su, left, and Lee Ji-eun shake hands.", person_shown=("Kim Min-su", "Lee Ji-eun")),
        e(caption="Kim Min-su greets Lee Ji-eun in Seoul.", person_shown=("Kim Min-su", "Lee Ji-eun")),
        e(caption="Kim Min-su waves and Lee Ji-eun claps in Seoul.", person_shown=("Kim Min-su", "Lee Ji-eun")),
        e(caption="김민수(왼쪽)와 이지은이 서울에서 악수하고 있다.", person_shown=("김민수", "이지은")),
        e(caption="Kim Min-su and his dog walk in Seoul.", person_shown=("Kim Min-su",)),
        e(caption="Kim Min-su (R) and Lee Ji-eun shake hands.", person_shown=("Kim Min-su", "Lee Ji-eun")),
    ),
    "CAP-010": (
        e(caption="Kim Min-su shakes hands with Lee Ji-eun.", person_shown=("Kim Min-su", "Lee Ji-eun")),
        e(caption="KIM MIN SU bows in Seoul.", person_shown=("Kim Min-su",)),
        e(caption="김민수와 이지은이 악수하고 있다.", person_shown=("김민수", "이지은")),
        e(caption="A man bows.", alt_text="Kim Min-su in a grey suit", person_shown=("Kim Min-su",)),
        e(caption="Guests are, from left, Kim Min-su; Lee Ji-eun.", person_shown=("Kim Min-su", "Lee Ji-eun")),
        e(caption="", person_shown=("Kim Min-su",)),
    ),
    "CAP-011": (
        e(caption="A man reads USA Today in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="The host of the Tonight Show waves in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption='A banner reads "No tomorrow without peace" in Seoul, Tuesday, Nov. 24, 2026.'),
        e(caption="Commuters live in today's Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="시민들이 오늘날의 서울을 담은 사진을 24일 보고 있다."),
        e(caption="시민들이 오늘(24일) 서울 광장을 걷고 있다."),
        e(caption="시민들이 24일 서울에서 '내일은 없다' 공연을 보고 있다."),
        e(caption="Shoppers walk in Seoul today.", settings=Settings(audit=Audit(relative_time_words=False))),
    ),
    "CAP-012": (
        e(caption="Families of victims weep in Hwaseong, where 12 people died, Tuesday, Nov. 24, 2026."),
        e(caption="Mourners bow at a memorial for 12 people killed in a fire, in Hwaseong, Tuesday."),
        e(caption="Smoke rises where 12 people died, police said, in Hwaseong, Tuesday, Nov. 24, 2026."),
        e(caption="화성의 공장에서 12명이 숨졌다고 소방당국이 밝혔다. 24일 화성."),
        e(caption="Smoke rises where 12 people died, in Hwaseong.", date_created="2026-10-01"),
        e(caption="Smoke rises where 12 people died, in Hwaseong.", date_created=""),
        e(caption="유족들이 24일 12명이 숨진 화성 공장 앞에서 분향하고 있다."),
        e(caption="Players wear black for a coach who died, in Seoul, Tuesday, Nov. 24, 2026."),
    ),
    "CAP-013": (
        e(caption="The coach stands on the touchline in Suwon, Tuesday, Nov. 24, 2026."),
        e(caption="Fans cheer in Suwon, Tuesday. The club hopes for a title."),
        e(caption="The Hope, a ferry, leaves Incheon, Tuesday, Nov. 24, 2026."),
        e(caption="감독이 24일 수원에서 경기를 보고 있다."),
        e(caption="Dreamers march in Seoul, Tuesday, Nov. 24, 2026."),
    ),
    "CAP-014": (
        e(caption="This file photo taken March 2, 2025, shows Samsung headquarters in Seoul.", date_created="2025-03-02"),
        e(caption="FILE - Samsung headquarters stands in Seoul.", date_created="2025-03-02"),
        e(caption="삼성전자 본사 전경. [자료사진]", date_created="2025-03-02"),
        e(caption="Samsung headquarters is seen in Seoul, March 2, 2025.", date_created="2025-03-02"),
        e(caption="Samsung headquarters stands in Seoul.", date_created="2026-11-01"),
        e(caption="Women work in a mill in Pyongyang, March 2025.", date_created="2025-03-02"),
        e(caption="A phone stands on a table in Seoul.", date_created="2025-03-02",
          credit_line="Courtesy of Samsung Electronics", creator=()),
        e(caption="A phone stands on a table in Seoul.", date_created=""),
        e(caption="An undated photo shows Samsung headquarters in Seoul.", date_created="2025-03-02"),
    ),
    "CAP-016": (
        e(headline="Cherry festival", caption="Families walk under cherry trees in Seoul, Tuesday, Nov. 24, 2026."),
        e(headline="", title="", caption="Cherry festival opens in Seoul, Tuesday, Nov. 24, 2026."),
        e(title="PYH20261124", caption="Families walk under cherry trees in Seoul, Tuesday, Nov. 24, 2026."),
        e(headline="벚꽃 축제", caption="시민들이 24일 서울 여의도에서 벚꽃 축제를 즐기고 있다."),
        e(headline="Cherry festival opens", caption="", title="Cherry festival opens"),
    ),
    "CAP-017": (
        e(caption="A fire burns in this image captured from the YouTube channel of KTV, in Seoul, Tuesday."),
        e(caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="A man looks at a Telegram channel on his phone in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="24일 서울 시민이 텔레그램 채널을 보고 있다."),
        e(caption="Soldiers captured from the enemy walk in Kursk, Tuesday, Nov. 24, 2026."),
        e(caption="This photo, captured from North Korea's Central TV, shows a hotel in Pyongyang, Tuesday."),
    ),
}  # fmt: skip
"""Rule -> photos on which it must not fire."""

FOUND: tuple[tuple[str, str, str, Example], ...] = (
    # code, severity, words of the message, photo
    ("CAP-001", "error", "only a credit", e(caption="(AP Photo/Ahn Young-joon)", credit_line="AP-Yonhap", **WIRE)),
    ("CAP-001", "warning", '"Seoul"', e(caption="Seoul")),
    ("CAP-001", "warning", "서울역", e(caption="서울역")),
    ("CAP-002", "error", "OLYMPUS DIGITAL CAMERA", e(caption="OLYMPUS DIGITAL CAMERA")),
    ("CAP-002", "error", "IMG_2031", e(caption="IMG_2031.JPG")),
    ("CAP-002", "error", "KakaoTalk", e(caption="KakaoTalk_20261124_153000123")),
    ("CAP-002", "error", "{name}", e(caption="{name} speaks in Seoul, Tuesday, Nov. 24, 2026.")),
    ("CAP-002", "error", "서울 시청", e(caption="ì„œìš¸ ì‹œì²\u00ad")),
    ("CAP-002", "error", "Broken characters", e(caption="People walk in Seoul\ufffds center, Tuesday, Nov. 24, 2026.")),
    ("CAP-002", "warning", "name TK", e(caption="Mayor name TK speaks in Seoul, Tuesday, Nov. 24, 2026.")),
    ("CAP-004", "warning", "No date", e(caption="Firefighters battle a blaze at a warehouse in Incheon.",
                                        city="Incheon", use=Use(on=date(2026, 11, 25), news=True))),
    ("CAP-005", "error", "is a Tuesday, not a Monday", e(caption="부산 시민들이 24일(월) 등불을 보고 있다.")),
    ("CAP-005", "error", "not a Friday", e(caption="Lanterns hang in Busan, Friday, Nov. 24.", city="Busan")),
    ("CAP-005", "warning", "the picture was taken", e(caption="Lanterns hang over a street in Busan, Friday.")),
    ("CAP-011", "warning", "어제", e(caption="대통령이 어제 대구 시장을 찾아 상인들과 인사하고 있다.")),
    ("CAP-012", "info", "12명이 숨", e(caption="화성의 공장에서 불이 나 12명이 숨진 24일 연기가 치솟고 있다.")),
    ("CAP-014", "error", "file photo", e(caption="Samsung headquarters stands in Seoul.", date_created="2025-03-02")),
    ("CAP-014", "warning", "file photo", e(caption="Samsung headquarters was lit up in Seoul.",
                                           date_created="2025-03-02")),
    ("CAP-014", "warning", "Monday of which week", e(caption="People walk in Seoul, Monday.",
                                                     date_created="2026-11-09T10:00:00+09:00")),
    ("CAP-016", "info", "title", e(title="Snow in Seoul, Nov. 24, 2026", caption="Snow in Seoul, Nov. 24, 2026.")),
)  # fmt: skip
"""Photos that a rule must find, with severity and words of its message."""
