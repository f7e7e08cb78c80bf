"""A made archive of captions: events, their copies as desks copy them, and their variants on one template.

Every caption carries the number of its event. Copies of one event differ as real copies do (credit,
quotes, case, misprint, wording, file mark, place in front, date for weekday, sentence dropped, cut);
events of one template differ in facts. Deterministic by seed.
"""

# ruff: noqa: E501, SIM905
from __future__ import annotations

import random
import re
from dataclasses import dataclass

_ENGLISH = (
    "{who} {verb} {thing} at {venue} in {city}, {day}. {third}",
    "{people} {verb_p} {thing} during {event} in {city}, {country}, {date}. {third}",
    "{title} {name}, {side}, shakes hands with {title2} {name2} before talks in {city}, {date}. {third}",
    "{title} {name} speaks to reporters after {event} at {venue} in {city}, {day}, as {context}. {third}",
    "{people} walk past {thing} on display at {venue}, {city}, {date}. {second} {third}",
    "{name} of {country} competes in the {round} of the {sport} event at the {year} {games} in {city}, {date}. {third}",
    "{name}, {age}, holds {thing} at {poss} home in {city}, {country}, {day}. {second} {third}",
    "Firefighters battle a blaze at {venue} in {city}, {date}. {number} people were taken to hospitals. {second} {third}",
    "A view of {venue} in {city}, {country}, {date}, in this photo provided by {org}.",
    '{people} hold placards reading "{slogan}" in front of {venue} in {city}, {day}. {second} {third}',
    "{org} CEO {name}, {side}, introduces {thing} during {event} at {venue}, {city}, {date}. {third}",
    "{number} {people_l} take part in {event} in {city}, {country}, {date}. {second} {third}",
    "{who} looks at {thing} in {city}'s {venue}, {day}, after {context}. {third}",
    "{team} players celebrate after beating {team2} {score} at {venue} in {city}, {date}. {third}",
    "From left, {name}, {name2} and {name3} pose for a photo during {event} in {city}, {day}. {third}",
    "{country} soldiers patrol near {venue} in {city}, {country}, {date}. {second} {third}",
    "{title} {name} inspects {thing} at {venue} in this undated photo released by {org} on {date}. {third}",
    "Rescuers search for survivors at {venue} in {city}, {country}, {date}, after {context}. {third}",
    "{people} wait in line for {thing} at {venue}, {city}, {day}. {second} {third}",
    "{name} performs on stage during {event} at {venue} in {city}, {country}, {date}. {third}",
    "The {number}th {event} opens at {venue} in {city} on {date} with {number2} participants. {second} {third}",
    "{who} rides a bicycle past {venue} in {city}, {country}, {day}, as {context}. {third}",
    "Cars are stuck near {venue} in {city}, {date}, as {context}. {second} {third}",
    "{title} {name}, second from {side}, cuts a ribbon at {event} in {city}, {date}. {third}",
)
_KOREAN = (
    "{kname} {ktitle}가 {kday} {kcity} {kvenue}에서 열린 {kevent}에서 {kact}하고 있다. {kthird}",
    "{kpeople}이 {kday} {kcity} {kvenue}에서 {kthing} {kact}하고 있다. {ksecond} {kthird}",
    "{kday} 오전 {kcity} {kvenue}에서 {kpeople}이 제{number}회 {kevent} 준비를 하고 있다. {kthird}",
    "{kname} {ktitle}(왼쪽)가 {kday} {kcity} {kvenue}에서 {kname2} {ktitle2}와 악수하고 있다. {kthird}",
    "{kcity} {kvenue} 인근에서 {kday} {number}명이 참가한 {kevent}가 열리고 있다. {ksecond} {kthird}",
    "{kname} {ktitle}가 {kday} {kcity} {kvenue}을 찾아 {kthing} 점검하고 있다. {kthird}",
)

_FIRST_EN = (
    "James Anna Peter Maria Carlos Elena Thomas Laura Victor Sofia Andre Helen Marco Julia Stefan Nina Oscar Clara Hugo Irene "
    "Felix Martha Ivan Olga Jorge Paula Simon Vera Louis Alice Bruno Diana Karim Leila Omar Fatima Arjun Priya Kenji Yuki"
).split()
_LAST_EN = (
    "Anderson Bauer Costa Dimitrov Eriksen Fischer Garcia Hoffman Ivanov Jensen Kowalski Lindgren Moretti Novak Olsen Petrov "
    "Quigley Rossi Schneider Tanaka Ueda Vasquez Wagner Xavier Yamamoto Zimmerman Abbott Brandt Castillo Delgado Ellison "
    "Fontaine Greenberg Hartmann Iglesias Jacobsen Kaplan Lombardi Mbeki Nguyen Okafor Palmer Ramirez Santos Takahashi"
).split()
_SYLLABLES = "Min Ji Seo Hyun Young Soo Jin Woo Kyung Hee Dong Sang Tae Eun Yoon Chan Ho Jae Sun Mi Na Ra Kyu Won".split()
_SURNAMES = (
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong".split()
)
_K_SURNAMES = "김이박최정강조윤장임한오서신권황안송유홍"
_K_SYLLABLES = "민지서현영수진우경희동상태은윤찬호재선미나라규원준혁빈솔"

_POOLS: dict[str, tuple[str, ...]] = {
    key: tuple(value.split("|"))
    for key, value in {
        "who": "A vendor|A visitor|A worker|A student|A tourist|A farmer|A nurse|A child|A woman|A man|A cyclist|A volunteer|A fisherman|A monk|A painter|A chef|A soldier|A dancer",
        "verb": "prepares|arranges|cleans|carries|paints|repairs|photographs|inspects|unloads|sells|admires|examines",
        "people": "Visitors|Shoppers|Students|Tourists|Workers|Protesters|Volunteers|Residents|Fans|Farmers|Commuters|Families|Pilgrims|Worshippers|Migrants|Activists",
        "people_l": "runners|cyclists|students|volunteers|dancers|musicians|farmers|swimmers|chefs|designers",
        "verb_p": "prepare|arrange|clean|carry|paint|photograph|inspect|unload|admire|examine",
        "thing": "lanterns|a giant balloon|handmade masks|an electric car|a humanoid robot|dried persimmons|kimchi jars|wooden boats|silk robes|antique clocks|stone statues|wind turbines|a model rocket|paper flowers|bronze bells|rice cakes|folding phones|fishing nets|tea bowls|old maps|solar panels|ginseng roots|a dragon kite|porcelain vases",
        "venue": "City Hall|Central Station|the National Museum|Riverside Park|the Convention Center|Grand Hotel|the Olympic Stadium|Harbor Bridge|the Old Market|the Supreme Court|the Parliament building|the Botanical Garden|Liberty Square|the Art Gallery|the International Airport|the Fish Market|St. Mary's Cathedral|the Central Library|Victory Park|the Science Center|the Opera House|the Steel Plant|the Trade Fair|the Children's Hospital",
        "city": "Seoul|Busan|Incheon|Daegu|Gwangju|Daejeon|Ulsan|Suwon|Jeju|Gangneung|Tokyo|Osaka|Kyoto|Beijing|Shanghai|Hong Kong|Taipei|Hanoi|Bangkok|Manila|Jakarta|Singapore|New Delhi|Mumbai|Kyiv|Lviv|Kharkiv|Moscow|Warsaw|Berlin|Paris|London|Madrid|Rome|Athens|Vienna|Prague|Lisbon|Oslo|Stockholm|Helsinki|Cairo|Nairobi|Lagos|Accra|Lima|Bogota|Santiago|Chicago|Boston|Seattle|Denver|Toronto|Sydney",
        "country": "South Korea|Japan|China|Vietnam|Thailand|India|Ukraine|Poland|Germany|France|Spain|Italy|Greece|Austria|Portugal|Norway|Sweden|Finland|Egypt|Kenya|Nigeria|Peru|Chile|Canada|Australia|Brazil|Mexico",
        "event": "a peace rally|the spring festival|the annual lantern parade|a charity auction|a memorial service|the book fair|an opening ceremony|a press preview|the trade summit|a rescue drill|the harvest festival|a fashion show|the film festival|a job fair|the flower exhibition|a cooking contest|the marathon|a graduation ceremony|the motor show|a groundbreaking ceremony",
        "title": "President|Prime Minister|Foreign Minister|Defense Minister|Mayor|Governor|Senator|Ambassador|Bishop|General|Professor|Coach",
        "side": "left|right|center",
        "context": "heavy snow hit the region|temperatures dropped below zero|a strike entered its second week|talks on a cease-fire stalled|prices kept rising|a typhoon approached the coast|fine dust covered the capital|the government eased travel rules|a powerful earthquake struck|voters went to the polls",
        "second": "The event runs until the end of the month.|Organizers expect more visitors over the weekend.|The city plans to expand the program next year.|Police said there were no casualties.|It was the first such gathering since the pandemic.|The exhibition was organized with a local museum.|Officials are investigating the cause.|Thousands of people attended last year.|The forecast calls for more rain on the weekend.||||",
        "third": "The ceremony brought together residents, officials and guests from more than a dozen countries.|It marks the first time in a decade that the site has been opened to the public.|Local media say the government will announce further measures later this week.|The two sides agreed to continue consultations at the working level in the coming months.||||",
        "kthird": "주최 측은 올해 참가자가 지난해보다 크게 늘어날 것으로 내다봤다.|정부는 이번 주 안에 추가 대책을 발표할 예정이다.|||",
        "round": "final|semifinal|quarterfinal|first round|second round|preliminary round",
        "sport": "women's 10m platform|men's 100m|women's free skate|men's 15km cross-country|women's archery|men's sabre|women's golf|men's 200m butterfly|women's badminton|men's judo",
        "games": "Winter Olympics|Summer Olympics|Asian Games|World Championships|World Cup",
        "poss": "his|her",
        "org": "the Navy|the Coast Guard|Samsung Electronics|Hyundai Motor|the Korean Red Cross|the city government|the presidential office|the Forest Service|LG Electronics|the Ministry of Health|the state news agency|the fire department",
        "slogan": "No more war|Save our rivers|Justice now|Stop the dam|Protect jobs|Peace for all|Clean air|Free the press",
        "team": "Korea|Japan|the Tigers|the Bears|Real Madrid|Arsenal|the Lions|Brazil|Ajax|the Twins",
        "team2": "Germany|Spain|the Giants|the Eagles|Barcelona|Chelsea|the Heroes|Mexico|Porto|the Wolves",
        "kcity": "서울 종로구|서울 중구|서울 영등포구|서울 송파구|부산 해운대구|부산 남구|인천 연수구|대구 수성구|광주 북구|대전 유성구|울산 남구|경기 수원시|경기 고양시|강원 춘천시|강원 강릉시|충북 청주시|전북 전주시|전남 여수시|경북 포항시|경남 창원시|제주 서귀포시",
        "kvenue": "광화문광장|시청 앞|국회 본회의장|국립중앙박물관|코엑스|세종문화회관|올림픽공원|월드컵경기장|국제공항|전통시장|해수욕장|대학교|예술의전당|종합병원|물류센터|컨벤션센터|체육관|도서관|법원|항만",
        "kevent": "사진전 개막식|국제도서전|불꽃축제|신년 기자간담회|추모 문화제|채용박람회|마라톤대회|김장 나눔 행사|국제영화제|꽃박람회|합동 훈련|착공식|졸업식|전통문화 체험전",
        "kact": "축사|관람|점검|설명|발언|기도|준비|체험|청소|응원",
        "kpeople": "시민들|관광객들|학생들|어린이들|직원들|봉사자들|주민들|참가자들|소방대원들|관람객들",
        "kthing": "전시된 작품을|대형 연등을|전기차를|로봇을|곶감을|김치를|도자기를|한복을|모형 로켓을|꽃길을",
        "ktitle": "국회의장|원내대표|시장|도지사|장관|교육감|대표|총리|구청장|위원장",
        "ktitle2": "대사|총장|회장|사장|의원|감독|사령관|청장",
        "ksecond": "행사는 이달 말까지 이어진다.|시는 내년에 행사를 확대할 계획이다.|이날 최고기온은 30도까지 올랐다.|경찰은 정확한 원인을 조사하고 있다.|||",
    }.items()
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")
_CREDITS_EN = ("AP-Yonhap", "Reuters-Yonhap", "AFP-Yonhap", "Yonhap", "EPA-Yonhap")
_CREDITS_KO = ("연합뉴스", "AP=연합뉴스", "로이터=연합뉴스")
_REWORDINGS = (
    ("during", "at"), ("near", "close to"), ("looks at", "watches"), ("take part in", "participate in"),
    ("walk past", "are walking past"), ("speaks to", "talks to"), ("in front of", "outside"),
    ("관람하고", "둘러보고"), ("준비를 하고", "준비하고"), ("점검하고", "살펴보고"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A made archive: `texts[i]` belongs to event `events[i]`."""

    texts: list[str]
    events: list[int]


def made(count: int, seed: int = 1) -> Made:
    """Return `count` captions in random order, about 23% of them exact copies of others."""
    rng = random.Random(seed)
    texts: list[str] = []
    events: list[int] = []
    event = 0
    while len(texts) < count:
        korean = rng.random() < 0.12
        facts = _facts(rng)
        first = " ".join(rng.choice(_KOREAN if korean else _ENGLISH).format_map(facts).split())
        credit = rng.choice(_CREDITS_KO if korean else _CREDITS_EN)
        texts.append(f"{first} {credit}" if rng.random() < 0.7 else first)
        events.append(event)
        for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 1, 2, 3, 3))):
            text = _copy(rng, first, korean)
            if rng.random() < 0.7 and not text.endswith("...more"):
                text = f"{text} {credit if rng.random() < 0.8 else rng.choice(_CREDITS_KO if korean else _CREDITS_EN)}"
            texts.append(text)
            events.append(event)
        event += 1
    order = list(range(len(texts)))
    rng.shuffle(order)
    order = order[:count]
    return Made([texts[i] for i in order], [events[i] for i in order])


def _facts(rng: random.Random) -> dict[str, str]:
    facts = {key: rng.choice(pool) for key, pool in _POOLS.items()}
    for key in ("name", "name2", "name3"):
        if rng.random() < 0.5:
            facts[key] = f"{rng.choice(_FIRST_EN)} {rng.choice(_LAST_EN)}"
        else:
            facts[key] = f"{rng.choice(_SURNAMES)} {rng.choice(_SYLLABLES)}-{rng.choice(_SYLLABLES).lower()}"
    for key in ("kname", "kname2"):
        facts[key] = rng.choice(_K_SURNAMES) + rng.choice(_K_SYLLABLES) + rng.choice(_K_SYLLABLES)
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(2005, 2026)
    facts |= {
        "title2": rng.choice(_POOLS["title"]),
        "day": rng.choice(_WEEKDAYS),
        "date": f"{month} {day}, {year}",
        "year": str(year),
        "age": str(rng.randint(18, 99)),
        "number": str(rng.randint(2, 99)),
        "number2": f"{rng.randint(1, 30)},{rng.randint(0, 999):03d}",
        "score": f"{rng.randint(0, 5)}-{rng.randint(0, 5)}",
        "kday": f"{rng.randint(1, 28)}일",
    }
    return facts


def _copy(rng: random.Random, text: str, korean: bool) -> str:
    """Return the caption as another desk copied it."""
    kind = rng.random()
    if kind < 0.6:
        return text
    if kind < 0.62:
        return text.rstrip(".")
    if kind < 0.67:
        return text.replace('"', "“").replace("'", "’").replace(" ", "\u00a0", 1)
    if kind < 0.80:
        return _misprint(rng, text)
    if kind < 0.87:
        for old, new in rng.sample(_REWORDINGS, len(_REWORDINGS)):
            if old in text:
                return text.replace(old, new, 1)
        return _misprint(rng, text)
    if kind < 0.92:
        return ("[자료사진] " if korean else "FILE - ") + text
    if kind < 0.95:
        return ("대전 서구. " if korean else "Geneva, Switzerland. ") + text
    stop = re.search(r"(?<!St)\. ", text)
    if kind < 0.98 and stop:
        return text[: stop.start() + 1]
    words = text.split(" ")
    return " ".join(words[: max(6, len(words) * 3 // 5)]) + "...more"


def _misprint(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) // 4, len(text) - 2)
    while not (text[at].isalpha() and text[at + 1].isalpha()):
        at = rng.randrange(1, len(text) - 2)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :] if kind == 1 else text[: at + 1] + text[at:]
