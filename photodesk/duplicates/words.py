"""Which words of captions say the same, which exclude each other, which are merely known.

The discriminator (`captions`) takes two captions for one only if every difference is explained.
These are the explanations that need a list: spellings of one name or word, wordings of one act,
sets whose members exclude each other, and the vocabulary of captions. A word that is known is no
misprint of another known word: "march" is not a misspelt "match"; "mrach" is.

One entry a line; words of a line are separated by "|". English entries stand in base form (the
reader stems both sides), Korean ones without particle and ending.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines() if line.strip()
    )


SPELLINGS: tuple[tuple[str, ...], ...] = _lines("""
united states | united states of america | u.s | u.s.a | usa | 미국 | 美
united kingdom | u.k | uk
united nations | u.n | un | 유엔
european union | e.u | eu | 유럽연합
united arab emirates | u.a.e | uae
north korea | n korea | n.k | nk | dprk | d.p.r.k | democratic people republic of korea
south korea | s korea | rok | r.o.k | republic of korea
cheong wa dae | blue house
world war ii | world war two | second world war | wwii
world war i | world war one | first world war | wwi
kyiv | kiev | kyyiv
kharkiv | kharkov
odesa | odessa
lviv | lvov | lwow
chornobyl | chernobyl
zaporizhzhia | zaporizhia | zaporizhzhya | zaporozhye
dnipro | dnepr | dnieper | dnipropetrovsk
luhansk | lugansk
mykolaiv | nikolaev | mykolayiv
chernihiv | chernigov
turkiye | turkey
czechia | czech republic
myanmar | burma
beijing | peking
mumbai | bombay
kolkata | calcutta
chennai | madras
bengaluru | bangalore
yangon | rangoon
naypyitaw | naypyidaw
ho chi minh city | saigon
ulaanbaatar | ulan bator
macau | macao
eswatini | swaziland
ivory coast | cote d'ivoire
timor leste | east timor
cabo verde | cape verde
tehran | teheran
kathmandu | katmandu
astana | nur sultan
khan younis | khan yunis
hong kong | hongkong
viet nam | vietnam
sri lanka | srilanka
st petersburg | saint petersburg
washington d.c | washington dc | washington
new york | new york city | nyc
mexico city | ciudad de mexico
busan | pusan
daegu | taegu
daejeon | taejon
incheon | inchon
gwangju | kwangju
gangneung | kangnung
gyeongju | kyongju
gimpo | kimpo
gimhae | kimhae
geumgang | kumgang | geumgangsan
jeju | cheju
jeonju | chonju
cheongju | chongju
chuncheon | chunchon
gyeonggi | kyonggi | kyunggi
gangwon | kangwon
gyeongsang | kyongsang
jeolla | cholla
chungcheong | chungchong
kaesong | gaeseong
panmunjom | panmunjeom
rason | naseon | nason
yalu | amnok
imjin | rimjin
paektu | baekdu | paekdu
namsan | nam san | mt nam
dokdo | tokdo
zelensky | zelenskyy | zelenskiy | zelenskyi | zelenski
gorbachev | gorbachov | gorbatchev
khrushchev | khruschev
tchaikovsky | chaikovsky
mohammed | muhammad | mohammad | mohamed | muhammed | mohamad
hussein | hussain | husain | husayn
ahmed | ahmad
abdullah | abdallah
gaddafi | gadhafi | qaddafi | kadhafi
osama | usama
quran | koran
hezbollah | hizbullah | hizbollah | hezbullah
al qaida | al qaeda | al-qaida | al-qaeda
shiite | shia | shi'ite
houthi | huthi
ramadan | ramadhan
hanukkah | chanukah
president elect | president-elect
syngman rhee | rhee syngman
youtube | you tube
covid 19 | covid | coronavirus
t shirt | tee shirt | tshirt
percent | per cent | pct | % | 퍼센트
kilometer | kilometre | km | ㎞ | 킬로미터 | 킬로
meter | metre | 미터
centimeter | centimetre | cm | ㎝ | 센티미터
millimeter | millimetre | mm | ㎜ | 밀리미터
kilogram | kilogramme | kg | ㎏ | 킬로그램
liter | litre | 리터
ton | tonne
mile per hour | mph
o'clock | oclock
color | colour
honor | honour
labor | labour
harbor | harbour
neighbor | neighbour
favor | favour
armor | armour
behavior | behaviour
rumor | rumour
humor | humour
vapor | vapour
parlor | parlour
candor | candour
splendor | splendour
endeavor | endeavour
savior | saviour
glamor | glamour
odor | odour
vigor | vigour
center | centre
theater | theatre
fiber | fibre
saber | sabre
somber | sombre
specter | spectre
caliber | calibre
luster | lustre
maneuver | manoeuvre
defense | defence
offense | offence
license | licence
practice | practise
organize | organise
organizer | organiser
organization | organisation
recognize | recognise
apologize | apologise
criticize | criticise
symbolize | symbolise
mobilize | mobilise
realize | realise
analyze | analyse
paralyze | paralyse
catalog | catalogue
dialog | dialogue
traveler | traveller
traveling | travelling
canceled | cancelled
labeled | labelled
modeling | modelling
signaling | signalling
jewelry | jewellery
program | programme
gray | grey
plow | plough
draft | draught
curb | kerb
pajamas | pyjamas
airplane | aeroplane
aluminum | aluminium
mustache | moustache
skeptical | sceptical
enroll | enrol
fulfill | fulfil
adviser | advisor
protester | protestor
convener | convenor
judgment | judgement
aging | ageing
likable | likeable
ax | axe
whiskey | whisky
yogurt | yoghurt
donut | doughnut
barbecue | barbeque | bbq
kimchi | gimchi | kimchee
taekwondo | tae kwon do
bibimbap | bibimbab | bibimpap
hanbok | hanbog
makgeolli | makkoli | makgoli
gochujang | kochujang
kimbap | gimbap
k pop | kpop
e mail | email
web site | website
air strike | airstrike
base ball | baseball
cease fire | ceasefire
news paper | newspaper
work shop | workshop
week end | weekend
world wide | worldwide
on line | online
lock down | lockdown
mister | mr
doctor | dr
professor | prof
general | gen
lieutenant | lt
colonel | col
captain | capt
sergeant | sgt
major | maj
admiral | adm
senator | sen
representative | rep
governor | gov
reverend | rev
mount | mt
saint | st
avenue | ave
road | rd
versus | vs
et cetera | etc
and | &
okay | ok
vice president | vp
chief executive officer | ceo
member of parliament | mp
television | tv
키이우 | 키예프
하르키우 | 하리코프
르비우 | 리비우 | 리비프
자포리자 | 자포리지아 | 자포로지예 | 자포리지야
드니프로 | 드네프르 | 드니프르
체르노빌 | 체르노빌리 | 초르노빌
루한스크 | 루간스크
미콜라이우 | 니콜라예프
바흐무트 | 바하무트
튀르키예 | 터키 | 튀르키에
조지아 | 그루지야
미얀마 | 버마
몽골 | 몽고
태국 | 타이
호주 | 오스트레일리아
대만 | 타이완
벨라루스 | 벨로루시
베이징 | 북경
상하이 | 상해
도쿄 | 동경 | 토쿄
교토 | 쿄토
호찌민 | 호치민
타이베이 | 타이페이
쿠알라룸푸르 | 콸라룸푸르
베네치아 | 베니스
피렌체 | 플로렌스
로스앤젤레스 | 로스엔젤레스 | 로스엔젤러스 | la
라스베이거스 | 라스베가스
시애틀 | 시에틀
애틀랜타 | 아틀란타 | 애틀란타
올랜도 | 올란도
젤렌스키 | 젤린스키
푸틴 | 푸찐
시진핑 | 습근평
마오쩌둥 | 모택동
덩샤오핑 | 등소평
네타냐후 | 네타냐우
에르도안 | 에르도간
캡처 | 캡쳐
콘텐츠 | 컨텐츠
메시지 | 메세지
배터리 | 밧데리
슈퍼 | 수퍼
디지털 | 디지탈
로켓 | 로케트
초콜릿 | 초콜렛 | 쵸콜릿
액세서리 | 악세사리 | 악세서리
케이크 | 케익
주스 | 쥬스
텔레비전 | 텔레비젼 | tv | 티브이
비전 | 비젼
앙코르 | 앵콜
파이팅 | 화이팅
플래카드 | 플랭카드 | 프랭카드
팸플릿 | 팜플렛 | 팜플릿
리더십 | 리더쉽
워크숍 | 워크샵
센터 | 쎈터
카페 | 까페
커피숍 | 커피샵
스태프 | 스탭
알코올 | 알콜
가톨릭 | 카톨릭
컬러 | 칼라
서비스 | 써비스
핼러윈 | 할로윈 | 헬러윈
크리스마스 | 성탄절 | 크리스머스
타깃 | 타겟
콩쿠르 | 콩쿨
에어컨 | 에어콘
리모컨 | 리모콘
컨퍼런스 | 콘퍼런스
심포지엄 | 심포지움
페스티벌 | 페스티발
챔피언 | 챔피온
콤플렉스 | 컴플렉스
로봇 | 로보트
코로나19 | 코로나
현지시간 | 현지시각 | 현지 시간 | 현지 시각
""")
"""Spellings of one thing; the first is what the others are read as."""

SAME: tuple[tuple[str, ...], ...] = _lines("""
talk | speak | chat | converse | address | deliver speech | give speech | make speech | deliver address | give address | have conversation | hold conversation | engage in conversation
look | watch | gaze | stare | observe | view | browse | take look | have look | look on
take part | participate | join | attend | be present | partake | be in attendance
shake hand | exchange handshake | clasp hand
welcome | greet
pose | pose for photo | pose for picture | pose for photograph | pose for camera | pose for image | pose for snapshot | pose for shot | strike pose | pose for photographer | pose for commemorative photo
photo | photograph | picture | snapshot | snap
photograph | take photo | take picture | take photo of | take picture of
take photo | take picture | take photograph | take snapshot | snap photo | snap picture | take photo of | take picture of
near | close to | next to | beside | adjacent to | alongside | not far from | in vicinity of | nearby
show | display | exhibit | on display | put on display | on show | put on show | on exhibit
walk | stroll | take walk | take stroll | go for walk | go for stroll | saunter
walk past | walk by | pass by | pass | go past | go by
cross | walk across | go across
hold up | raise | lift | lift up
press conference | news conference | media conference | press briefing | news briefing | presser
arrive | reach | come to | get to
enter | walk into | go into | step into
leave for | head to | head for | depart for | set off for | set out for | go to | travel to | make way to
leave | depart | exit | walk out of | go out of
visit | pay visit | make visit | tour
wait | await | wait for
buy | purchase
sell | offer for sale
try | sample | taste | try out
listen | hear
sit | seat | take seat
rest | take rest | take break | relax | unwind
perform | give performance | put on performance | stage performance
celebrate | mark | commemorate
gather | assemble | congregate
protest | demonstrate | demonstration | stage protest | hold protest | stage rally | hold rally | rally | stage demonstration | hold demonstration
protester | demonstrator
police | police officer | policeman | policemen
firefighter | fire fighter | fireman | firemen
child | kid
children | kids
resident | local | inhabitant
student | pupil
employee | staffer | staff member | staff
soldier | troop | serviceman | servicemen | service member
doctor | physician
car | vehicle | automobile
plane | airplane | air plane | aircraft
ship | vessel
movie | film
soccer | football
game | match
store | shop
house | home | residence
road | street
rain | rainfall
snow | snowfall
fire | blaze
crash | accident
injure | wound | hurt
help | aid | assist
begin | start | kick off | commence | get under way | get underway
end | finish | conclude | wrap up
after | following
before | prior to | ahead of
during | in course of | at time of
under | beneath | underneath
about | around | some | approximately | roughly
more than | over
because of | due to | owing to | on account of
in front of | outside
urge | call for | call on | demand | appeal for
meet | meet with | hold meeting with | have meeting with
discuss | talk about
smile | grin | beam
cry | weep | shed tear
hug | embrace
clap | applaud
cheer | root for | cheer on
shout | chant
extinguish | put out | douse
win | victory | triumph
pray | offer prayer | say prayer
pay tribute | pay respect | pay homage
lay flower | offer flower | place flower | leave flower
wear | dress in | clad in | don
inspect | examine | check | look over | look around
clean | clean up | tidy up
clear | remove | take away
repair | fix | mend
build | construct
prepare | get ready | make preparation
answer | respond | reply | respond to | reply to | take question
ask | inquire
compete | vie
beat | defeat
train | practice | work out
drill | exercise
exhibition | exposition
summit | summit meeting | summit talks
enjoy | have fun | take delight
cool off | cool down | beat heat
take cover | seek shelter | take shelter
flee | escape | run away | run from
search | look for | search for | hunt for
vote | cast vote | cast ballot
big | large | huge
small | little | tiny
elderly | old
many | lot of | lots of | numerous | plenty of
central | downtown
press | media
reporter | journalist
lawmaker | legislator
wave | wave hand
fish | go fishing
swim | go swimming | take swim
ski | go skiing
shop for | go shopping
hit | strike
launch | test-fire | test fire
work | toil
release | unveil
sign | ink
clash | scuffle
rubble | debris
also | too
still | yet
while | as | when
toward | towards
among | amongst
amid | amidst
next year | coming year
be on way | be en route
lead | guide
line up | queue | queue up | stand in line | wait in line
관람 | 둘러보 | 구경 | 살펴보 | 돌아보 | 감상 | 보
대화 | 이야기 | 얘기 | 담소 | 환담
답변 | 답 | 대답
발언 | 말
참석 | 참가 | 참여 | 자리를 함께
열리 | 개최 | 진행 | 치러지
향하 | 이동
입장 | 들어서 | 들어가 | 들어오
퇴장 | 나오 | 나서 | 빠져나오
떠나 | 출발
산책 | 거닐 | 걷 | 걸어가 | 걸
기념촬영 | 기념 촬영 | 기념사진을 찍 | 기념사진을 촬영 | 포즈를 취하 | 사진을 찍 | 사진을 촬영 | 사진촬영 | 사진 촬영 | 포즈
점검 | 살피 | 살펴보 | 둘러보
설명 | 소개
시위 | 집회 | 집회를 열
악수 | 악수를 나누 | 손을 맞잡
인사 | 인사를 나누
박수 | 박수를 치 | 박수를 보내
쉬 | 휴식을 취하 | 휴식
더위를 식히 | 더위를 피하 | 무더위를 식히
즐기 | 만끽
헌화 | 꽃을 바치 | 꽃을 놓
기도 | 기도를 올리
투표 | 한 표를 행사 | 투표권을 행사
촉구 | 요구
경신 | 갱신
바라보 | 쳐다보 | 지켜보 | 보
막 | 막아서 | 저지
훈련 | 연습
불을 끄 | 진화 작업 | 진화 | 불길을 잡
회의 | 회의를 열
간담회 | 간담회를 열
구매 | 구입
시작 | 개시 | 막을 올리
웃 | 미소를 짓 | 미소짓 | 웃음을 짓
눈물을 흘리 | 눈물
손을 흔들 | 손을 들어 인사
체험 | 체험해보 | 경험
의논 | 논의 | 협의
건네 | 전달 | 전하
공연 | 공연을 펼치 | 무대를 선보이 | 공연을 선보이
기자회견 | 기자 회견 | 회견 | 기자회견을 열 | 회견을 열
취재진 | 기자
질의 | 질문
준비 | 채비
줄을 서 | 줄을 서서 기다리 | 줄지어 서
어린이 | 아이 | 아동
노동자 | 근로자
""")
"""Wordings of one act or thing. Deliberately short of doubtful pairs: strike is not shell."""

CONTRASTS: tuple[frozenset[str], ...] = tuple(
    frozenset(line)
    for line in _lines("""
left | right | center | middle
top | bottom
front | back | rear
upper | lower
above | below
first | last | second | third | final | semifinal | quarterfinal
north | south | east | west | northern | southern | eastern | western | northeast | northwest | southeast | southwest
man | woman | boy | girl | men | women | boys | girls | child | children
he | she
his | her
him | her
himself | herself
male | female
father | mother | parent | parents | son | daughter | brother | sister
husband | wife
king | queen | prince | princess
actor | actress
win | lose | won | lost
winner | loser
victory | defeat
open | close
opening | closing
begin | end
start | finish
arrive | leave | depart
arrival | departure
enter | exit | leave
before | after
ahead | behind
up | down
in | out
into | out
inside | outside
over | under
with | without
for | against
from | to
day | night
morning | afternoon | evening | night | dawn | dusk | noon | midnight
sunrise | sunset
dawn | dusk
yesterday | today | tomorrow
spring | summer | autumn | fall | winter
home | away
attack | defend
buy | sell
give | take
push | pull
old | new
old | young
hot | cold
high | low
rise | fall
increase | decrease
accept | reject
support | oppose
former | current | incumbent | new
ruling | opposition
red | blue | white | black | green | yellow
gold | silver | bronze
single | double
all | none | some
more | less | fewer
many | few
alive | dead
killed | injured
guilty | innocent
land | sea | air
domestic | foreign
남측 | 북측
남한 | 북한
왼쪽 | 오른쪽 | 가운데 | 좌측 | 우측 | 중앙
앞줄 | 뒷줄
앞 | 뒤
위 | 아래
상단 | 하단
오전 | 오후 | 새벽 | 아침 | 저녁 | 밤 | 낮 | 정오
어제 | 오늘 | 내일
전날 | 이날 | 다음날
남성 | 여성
남자 | 여자
소년 | 소녀
아버지 | 어머니 | 부모
아들 | 딸
형 | 동생
남편 | 아내 | 부인
승리 | 패배
이기 | 지
개막 | 폐막
개막식 | 폐막식
시작 | 종료 | 마무리
입장 | 퇴장
입국 | 출국
도착 | 출발
출근 | 퇴근
찬성 | 반대
여당 | 야당
전반 | 후반
전반전 | 후반전
홈 | 원정
공격 | 수비
금메달 | 은메달 | 동메달
결승 | 준결승 | 준준결승 | 예선
초등학교 | 중학교 | 고등학교 | 대학교
축사 | 인사말 | 개회사 | 폐회사 | 격려사 | 기념사 | 환영사
상행 | 하행
동쪽 | 서쪽 | 남쪽 | 북쪽
동부 | 서부 | 남부 | 북부
봄 | 여름 | 가을 | 겨울
""")
)
"""Sets whose members exclude each other; a pair of them is never a misprint or a rewording."""

SIDES: frozenset[str] = frozenset(
    "left right center middle top bottom front back rear row above below upper lower 왼쪽 오른쪽 가운데 좌측 우측 중앙 "
    "앞줄 뒷줄 뒤 위 아래 상단 하단 앞 좌 우".split()
)
"""Where somebody stands in the picture."""

NEGATIONS: frozenset[str] = frozenset(
    "not no never without none neither nor cannot fail refuse deny unable n't 않 안 못 아니 없 불참 거부 취소".split()
)

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

MONTHS: dict[str, str] = {
    name: str(number)
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS: dict[str, str] = {
    name: str(number)
    for number, names in enumerate(
        (
            "monday mon 월요일", "tuesday tue tues 화요일", "wednesday wed 수요일", "thursday thu thur thurs 목요일",
            "friday fri 금요일", "saturday sat 토요일", "sunday sun 일요일",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

RELATIVE_DAYS: dict[str, str] = {
    "today": "0", "yesterday": "-1", "tomorrow": "1", "tonight": "0", "오늘": "0", "어제": "-1", "내일": "1",
    "이날": "0", "전날": "-1", "다음날": "1",
}  # fmt: skip

DAY_PARTS: dict[str, str] = {
    "morning": "am", "afternoon": "pm", "evening": "evening", "night": "night", "noon": "noon", "dawn": "dawn",
    "dusk": "dusk", "midnight": "midnight", "a.m": "am", "p.m": "pm", "am": "am", "pm": "pm", "오전": "am", "오후": "pm", "새벽": "dawn",
    "아침": "morning", "저녁": "evening", "밤": "night", "정오": "noon", "낮": "day",
}  # fmt: skip

DATE_WORDS: frozenset[str] = frozenset(
    "local time kst gmt early late last next this on of in the 지난 현지 현지시간 현지시각 현지시 시간 시각 이하 오는 올해 작년 지난해 현지".split()
)
"""Words that belong to a date without fixing it."""

NUMBER_WORDS: dict[str, str] = {
    word: str(number)
    for number, words in enumerate(
        (
            "zero", "one", "two 두 둘", "three 세 셋", "four 네 넷", "five 다섯", "six 여섯", "seven 일곱", "eight 여덟",
            "nine 아홉", "ten 열", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen", "twenty",
        )
    )
    for word in words.split()
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000", "dozen": "12",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
    "첫": "1", "첫째": "1", "둘째": "2", "셋째": "3", "두번째": "2", "세번째": "3",
}  # fmt: skip

ABBREVIATIONS: frozenset[str] = frozenset(
    "mr mrs ms dr prof gen lt col capt sgt maj adm sen rep gov rev st mt jr sr no vs jan feb mar apr jun jul aug sep sept "
    "oct nov dec inc co corp ltd dept ave blvd rd fig vol c ca approx".split()
)
"""Words after which a full stop does not end the sentence."""

IRREGULAR: dict[str, str] = {
    form: words.split()[0]
    for words in (
        "sit sat sitting", "stand stood", "speak spoke spoken", "hold held", "shake shook shaken", "run ran running",
        "wear wore worn", "make made making", "take took taken taking", "give gave given giving", "drive drove driven driving",
        "ride rode ridden riding", "fly flew flown flies", "throw threw thrown", "win won winning", "lose lost losing",
        "meet met", "eat ate eaten", "drink drank drunk", "sing sang sung", "swim swam swum swimming", "write wrote written writing",
        "read reading", "sell sold", "buy bought", "bring brought", "catch caught", "teach taught", "fight fought",
        "build built", "send sent", "spend spent", "feel felt", "sleep slept", "keep kept", "sweep swept",
        "see saw seen seeing", "come came coming", "become became", "begin began begun beginning", "go went gone goes",
        "fall fell fallen", "rise rose risen rising", "lie lay lain lying", "hang hung", "ring rang rung", "draw drew drawn",
        "grow grew grown", "know knew known", "show shown", "break broke broken", "choose chose chosen choosing",
        "hide hid hidden", "bear bore borne", "get got gotten getting", "say said", "pay paid", "tell told", "find found",
        "put putting", "cut cutting", "hit hitting", "leave leaves leaving", "shoot shot", "feed fed", "lead led",
        "light lit", "dig dug digging", "bend bent", "kneel knelt", "tie tying tied", "try tried tries trying", "cry cried cries",
        "carry carried carries", "use using used uses", "pose posing posed poses", "vie vying vied vies", "die dying died dies",
    )
    for form in words.split()
}  # fmt: skip

UNSTEMMED: frozenset[str] = frozenset(
    "this his was has is as us its gas bus news series species press cross class glass grass dress boss less always "
    "perhaps during evening morning building ceiling wedding king ring wing string spring thing something nothing anything "
    "red bed need speed seed feed indeed hundred sacred wicked naked united president's congress business address princess "
    "campus virus status focus bonus chorus census olympics politics sports athletics gymnastics economics physics "
    "across press progress process access success witness fitness illness wilderness mattress goddess".split()
)

KNOWN_ENGLISH: frozenset[str] = frozenset(
    """
about above abroad accept access accident according account accuse across act action activist activity
actor actress add address administration admiral adult advance affect after afternoon again against age
agency agent ago agree agreement aid aim air airport airline album alert alive all allegation alliance
allow ally almost along alongside already also although always ambassador ambulance american amid among
amount amusement ancient and angry animal anniversary announce annual another answer antique any
apartment appeal appear applaud application appoint appointment apply approach april area argue arm army
around arrange arrest arrival arrive art article artist ash ask aspect assemble assembly assistant
associate association athlete athletic attack attempt attend attention attorney attract auction audience
august aunt author authority auto autumn available avenue average avoid award away awkward baby back
background bad bag bake baker ball balloon ballot ban band bank banner bar barber bare bark barn
barricade base baseball basement basic basket basketball bat bath bathe battle battery bay beach beam
bear beard beat beautiful bed bee beef beer before begin behind bell belt bench bend beside best bet
better between beverage bicycle bid big bike bill bird birth birthday black blast blaze block blood
blossom blow blue board boat body bomb bomber bone book boom boost boot booth border born boss both
bottle bottom bow bowl box boxer boy branch brave bread break breakfast breath breed bride bridge brief
bright bring broad broadcast broke brother brown brush bucket budget build building bull bullet burial
burn bury bus bush business busy butter button buy cab cabin cabinet cable cake call camera camp
campaign campus can cancel cancer candidate candle cannon canoe cap capital captain car card care cargo
carp carpet carriage carry cart case cash cast castle cat catch cause cave ceiling celebrate celebration
cell cemetery center central century ceremony chain chair chairman champion championship chance change
chant chapel character charge charity chart chase chat cheap cheat check cheer cheese chef cherry chest
chestnut chicken chief child children chili chime chimney choice choir choose church cigarette circle
citizen city civic civil claim clash class clean clear clerk click cliff climate climb clinic clock
close cloth clothes clothing cloud club clue coach coal coast coat coffee coffin coin cold collapse
collar colleague collect collection college collide collision colonel color column combat come comedian
comfort command commander comment commission committee common community company compare compete
competition complain complete complex computer concern concert condition conduct conductor confer
conference confirm conflict congress connect consider construct construction contact contain contest
continue contract control convention conversation convoy cook cool cooperate copper copy core corn
corner corruption cost costume cottage cotton couch council count counter counterpart country county
couple courage course court cover cow cowboy crack craft crane crash crazy cream create crew cricket
crime crisis crop cross crowd crown cruise crush cry culture cup cure curl currency current curtain
curve custom customer cut cute cycle cyclist dad daily dam damage dance dancer danger dare dark data
date daughter dawn day dead deal dear death debate debris decade decide decision deck declare decorate
decrease deep deer defeat defend defense degree delay delegate delegation delicate deliver demand
democracy democratic demonstrate demonstration demonstrator denounce dentist deny depart department
departure deploy deputy desert design desk destroy detain detective develop development device devotee
die diet differ dig dine dinner diplomat direct director dirt dirty disabled disaster disc discuss
discussion disease dish display distance district disturb dive diver divide division dock doctor
document dog doll dolphin dome domestic donate donation donkey door double down downtown dozen draft
drag drama draw drawing dream dress drift drill drink drive driver drone drop drought drug drum dry duck
duel dump dust duty each eagle ear early earn earth earthquake ease east eastern easy eat economic
economy edge edit editor education effect effort egg eight elder elderly elect election electric
electricity elementary elephant eleven embassy embrace emerge emergency emotion emperor empire employ
employee empress empty encourage end enemy energy engine engineer enjoy enter entertain entertainer
entire entrance entry environment equal equipment era escape escort event evening every evidence exam
examine example exchange excited exercise exhibit exhibition exit expand expect expensive experience
expert explain explode exploration explosion export express extend extra extreme eye face facility fact
factory fail fair faith fall fallen false family famous fan far fare farewell farm farmer fashion fast
father fear feast feature february federal fee feed feel female fence ferry festival few fiber field
fierce fight fighter figure file fill film final finance find fine finger finish fire firefighter
fireman firework firm first fish fisher fisherman fist fit five fix flag flame flash flat flee fleet
flight float flock flood floor flour flower flu fly foam fog fold folk follow food foot football force
foreign foreigner forest fork form formal formation former fort forum forward foundation founder
fountain four frame free freedom freeze freight fresh friday friend friendly front frost frozen fruit
fuel full fun function funeral furniture future gain gallery game gap garage garbage garden gas gate
gather general generation gentle ghost giant gift ginseng girl give glad glass global glove goal goat
god gold golden golf good goods govern government governor grab grade graduate graduation grain grand
grandfather grandmother grape graph grass grave gravel gray great green greet grief grill ground group
grow growth guard guest guide guilty guitar gun guy gym hail hair half hall halt hammer hand handle
handout hang happen happy harbor hard harvest hat hate have hawk head headquarters health hear hearing
heart heat heavy helicopter helmet help hero herself hide high highway hike hiker hill himself hip hire
historic history hit hold holder hole holiday holy home honor hood hook hop hope horn horse hose
hospital host hostage hot hotel hour house household housing howitzer hug huge human hundred hunger
hungry hunt hunter hurricane hurt husband ice idea idol illegal illness image immigrant impact import
important impose improve inaugurate inauguration incident include increase independence independent
indoor industrial industry infant infection inform information injure injury inside inspect install
institute instruct instrument interest interior international interview into introduce invade invasion
invest investigate investigation investor invite iron island issue item ivory jacket jail january jar
jet jewel job jog join joint joke journalist journey joy judge juice july jump june jungle junior jury
justice keep kettle key kick kid kill killer kind king kiss kitchen kite knee kneel knife knock know
label labor laboratory lack lady lake lamb lamp land landing landmark landslide lane language lantern
large laser last late later latest laugh launch laundry law lawmaker lawn lawyer lay layer lead leader
leaf league lean leap learn leather leave lecture left leg legal legend legislator lend length lesson
letter level liberal liberty library license lid lie life lift light lighter lightning like limit line
liner link lion lip liquid list listen literature little live lively load loan lobby local location lock
long look lord lose loss lost lot loud lounge love lovely lover low lower lucky luggage lunch luxury
machine magazine magic mail main major make male mall man manage manager manner manual many map marathon
marble march mare margin marine mark market marriage marry mask mass master mat match mate material
matter mayor maze meal mean measure meat medal media medic medical medicine meet meeting member memorial
memory men mend menu merchant message metal method metro middle midnight might migrant mild mile
military milk mill mine miner mineral minister ministry minor minority minute mirror miss missile
mission mist mix mob mobile model modern mom monday money monitor monk monkey month monument mood moon
moral more morning mortar mosque most mother motion motor motorcycle mount mountain mourn mourner mouse
mouth move movement movie mud multiple murder muscle museum music musical musician must mystery nail
naked name narrow nation national native natural nature naval navy near neck need negotiate negotiation
neighbor nest net network never new news newspaper next night nine noble noise noon normal north
northern nose note notice november nuclear number nurse nut oak oath object observe obtain occasion
occupy occur ocean october odd offer office officer official often oil old olive olympic one onion
online only open opening opera operate operation opponent opportunity oppose opposition orange orchestra
order organ organization organize organizer orphan other our out outdoor outside oven over owner oxygen
pack package pact page paint painter painting pair palace pale palm pan panel panic paper parade
paradise parcel parent park parking parliament part participant participate participation partner party
pass passage passenger passport past pastor patch path patient patrol pattern pause pay peace peach peak
pearl peer pen penalty pencil people pepper perform performance performer period permit person personal
personnel petition phone photo photograph photographer piano pick picture pie piece pier pig pile pill
pilot pin pine pink pipe pistol pit pitch pitcher place plain plan plane planet plant plaque plastic
plate platform play player plaza plead please pledge plenty plot plow plug plum pocket podium poem poet
point poison pole police policeman policy polish political politician politics poll pollution pond pony
pool poor pop popular population port portrait pose position post poster pot potato pottery pound pour
poverty powder power practice praise pray prayer preach prefecture prepare presence present presidency
president presidential press pressure pretty preview price priest primary prime prince princess
principal print prior prison prisoner private prize probe problem procession produce product profit
program progress project promise promote proof property prosecution prosecutor protect protest protester
proud prove provide province provincial public publish pull pump pumpkin punch pupil puppet puppy
purchase pure purple purpose push quake qualify quality quarter queen question queue quick quiet quilt
quit race racer racket radar radiation radio rage raid rail railroad railway rain rainbow raise rally
range rank rare rat rate ray reach react reaction read reader ready real rear reason rebel rebuild
recall receive recent reception receptionist recipe record recover recycle red reduce referee refugee
refuse region register regret regular reign reject relate relation relative relax release relief
religious remain remark remember remote remove rent repair repeat replace reply report reporter
represent representative republic republican request rescue rescuer research reservoir resident resign
resistance resort resource respect respond response rest restaurant restore result retail retire return
reunion reveal review revolution reward rhythm rice rich ride rider rifle right ring riot ripe rise
rising risk rival river road roar roast rob robot rock rocket role roll roof room root rope rose rough
round route row royal rubber rubble rugby ruin rule ruler ruling rumor run runner running rural rush
rust sack sacred sad safe safety sail sailor saint salad sale salmon salt salute same sanction sand
satellite saturday sauce save saw scale scandal scar scare scarf scatter scene school science scientist
score scorer scream screen sculpture sea seafood seal search season seat second secret secretary section
sector secure security see seed seek seem select self sell senate senator send senior sense sentence
sentry separate september series serious servant serve service servicemen session set settle seven
severe sew shade shadow shake shame shape share shark sharp shave shed sheep sheet shelf shell shelter
shield shift shine ship shirt shock shoe shoot shop shopper shore short shot shoulder shout shovel show
shower shrine shut shuttle sick side siege sight sign signal silence silent silk silver similar simple
singer single sink sister sit site situation six size skate skater skating ski skier skill skin skirt
sky slave sled sleep sleeve slice slide slight slip slope slow small smart smash smell smile smoke
smooth snack snake snap snow snowfall soap soccer social society soft soil soldier sole solid solo some
son song soon sort soul sound soup source south southern souvenir space spare spark speak speaker
special spectator speech speed spell spend sphere spice spill spirit splash split sponsor sport spot
spouse spray spread spring sprint squad square squid stab stable stadium staff stage stain stair stall
stamp stand star stare start state statement station statue status stay steal steam steel steep steer
stem step stick still stock stone stop storage store storm story stove straight strain strange stranger
strategic straw stream street strength stress stretch stretcher strike string strip stroll strong
structure struggle student studio study style subject submarine suburb subway succeed success sue suffer
sugar suggest suit suitcase summer summit sun sunday sunflower sunny sunrise sunset supplier supply
support supporter supreme surface surgeon surgery surround survey survive survivor suspect suspend swamp
swear sweat sweep sweet swim swimmer swing switch sword symbol sympathy system table tackle tail take
tale talk tall tank tap tape target task taste tax taxi tea teach teacher team tear teen teenager
telephone television tell temperature temple tennis tension tent term terminal terrace terror terrorist
test text textile thank thaw theater theme thick thief thin thing think thirsty thousand thread threat
threaten three throat throne through throw thunder thursday tick ticket tide tie tiger tile time tin tip
tire title toast today together toilet tomb tomorrow tone tongue tool tooth top torch tornado touch tour
tourism tourist tournament tow toward tower town toy trace track tractor trade trader tradition
traditional traffic tragedy trail trailer train trainer training tram transport trap trash travel tray
treasure treat treatment treaty tree tremble trench trend trial tribe tribute trick trip trolley troop
trophy trouble trousers trout truck true trumpet trunk trust truth try tsunami tube tuesday tunnel turn
turtle twelve twin two type typhoon umbrella uncle under underground uniform union unit university
unveil upper upset urban urge use vaccine valley valuable value van vegetable vehicle vendor venue
verdict vessel veteran vice victim victory video view villa village violence violent violin virus visit
visitor voice volcano volleyball volunteer vote voter voyage wade wage wagon wait waiter wake walk wall
war ward warehouse warm warn warning warship wash waste watch water wave way weak wealth weapon wear
weather weave wedding wednesday weed week weekend weep weigh weight welcome welfare well west western
wet whale wheat wheel wheelchair while whip whistle white whole wide widow wife wild wildfire wildlife
will win wind window wine wing winner winter wipe wire wise wish witness woman women wonder wood wooden
wool word work worker workshop world worm worry worship wound wreath wreck wrestle wrestler wrist write
writer wrong yacht yard year yellow yesterday yield young youngster youth zone zoo boys girls fell hell
toll bail pail took gave pave tore sore bore wore moat neat peat lark pike fame tame vast mast vest pest
hush sank
""".split()
)
"""Common words of captions in base form."""

KNOWN_NAMES: frozenset[str] = frozenset(
    """
park lee kim choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song hong moon son yang bae
baek ryu nam james john robert michael william david richard joseph thomas charles daniel matthew
anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank
gregory raymond alexander patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter
zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah
lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy
eugene randy vincent mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha
katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce
victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline
martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella
julia grace denise amber doris marilyn danielle beverly charlotte natalie theresa diana brittany kayla
alexis lori marie marin marina martina mario paula carla carlo carlos daniela alexandra alexandre stefan
stefano roberta roberto antonio antonia francesco francesca claudia claudio smith johnson williams brown
jones miller davis garcia rodriguez wilson martinez anderson taylor hernandez moore martin jackson
thompson white lopez gonzalez harris clark lewis robinson walker perez hall young allen sanchez wright
king green baker adams nelson hill ramirez campbell mitchell roberts carter phillips evans turner torres
parker collins edwards stewart flores morris nguyen murphy rivera cook rogers morgan peterson cooper
reed bailey bell gomez howard ward cox diaz richardson wood watson brooks bennett gray reyes cruz hughes
price myers long foster sanders ross morales powell sullivan russell ortiz jenkins gutierrez perry
butler barnes fisher henderson coleman simmons patterson reynolds hamilton graham gonzales ramos wallace
griffin west cole hayes chavez gibson bryant ellis stevens murray ford marshall owens harrison ruiz
kennedy wells alvarez woods mendoza castillo olson webb washington tucker freeman burns vasquez snyder
simpson crawford jimenez porter mason shaw gordon wagner hunter romero hicks dixon hunt palmer robertson
black holmes stone meyer boyd mills johnston johnstone petersen pedersen andersen andersson hansen
hanson jensen jansen janssen larsen larson olsen nielsen nilsson thomson davies stephens stephenson
stevenson philips edwardson robins robinsons roberson richards watkins wilkins trump biden obama bush
clinton pence putin macron merkel scholz merz starmer sunak truss may cameron blair kishida abe suga
ishiba takaichi jinping modi erdogan netanyahu zelensky lavrov blinken rubio vance musk
""".split()
)
"""First names and surnames that are one letter away from others: never misprints of each other."""

SURNAMES_KOREAN: frozenset[str] = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모탁국라"
)
DOUBLE_SURNAMES_KOREAN: frozenset[str] = frozenset("남궁 황보 제갈 선우 독고 사공 서문".split())

TITLES_KOREAN: frozenset[str] = frozenset(
    "대통령 총리 국무총리 장관 차관 의원 국회의장 의장 대표 원내대표 당대표 위원장 국무위원장 총비서 회장 부회장 사장 부사장 대표이사 이사장 "
    "시장 지사 도지사 구청장 군수 교육감 총장 청장 처장 실장 국장 과장 본부장 감독 코치 선수 기자 교수 박사 변호사 검사 판사 대법관 특사 대사 "
    "총재 주석 국왕 여왕 왕자 공주 교황 추기경 신부 목사 스님 배우 가수 감독관 사령관 참모총장 대장 중장 소장 대령 씨 군 양 후보 당선인 전".split()
)

KNOWN_KOREAN: frozenset[str] = frozenset(
    """
대통령 총리 국무총리 장관 차관 의원 국회의장 의장 대표 원내대표 당대표 위원장 국무위원장 총비서 회장
부회장 사장 부사장 대표이사 이사장 시장 지사 도지사 구청장 군수 교육감 총장 청장 처장 실장 국장 과장
본부장 감독 코치 선수 기자 교수 박사 변호사 검사 판사 대법관 특사 대사 총재 주석 국왕 여왕 왕자 공주
교황 추기경 신부 목사 스님 배우 가수 사령관 참모총장 대장 중장 소장 대령 후보 당선인 국회 본회의
본회의장 국정감사 대정부질문 정부 여당 야당 국민의힘 더불어민주당 민주당 청와대 대통령실 대법원
헌법재판소 법원 검찰 경찰 소방 군인 장병 병사 시민 주민 국민 관광객 관람객 방문객 어린이 학생 대학생
고등학생 중학생 초등학생 노동자 근로자 농민 상인 직원 관계자 참가자 참석자 지지자 시위대 소방대원
구조대원 의료진 의사 간호사 환자 유족 유가족 피해자 생존자 가족 부부 아버지 어머니 아들 딸 남성 여성
남자 여자 소년 소녀 아이 노인 청년 외국인 난민 취재진 기자회견 회견 행사 행사장 개막식 폐막식 개회식
폐회식 기념식 시상식 취임식 졸업식 입학식 결혼식 장례식 영결식 추모식 준공식 착공식 개소식 출범식 발대식
회의 회담 정상회담 간담회 토론회 공청회 전시 전시회 전시장 전시관 박람회 공연 공연장 축제 대회 경기
경기장 결승 결승전 준결승 예선 올림픽 월드컵 선수권 마라톤 축구 야구 농구 배구 수영 스키 스케이트 태권도
양궁 골프 체조 유도 펜싱 서울 부산 대구 인천 광주 대전 울산 세종 경기도 강원도 충청북도 충청남도
전라북도 전라남도 경상북도 경상남도 제주 제주도 종로구 중구 용산구 강남구 서초구 송파구 영등포구 마포구
여의도 광화문 광화문광장 광장 시청 구청 도청 공원 한강 청계천 남산 북한산 설악산 한라산 지리산 해수욕장
해변 바다 강 산 호수 공항 인천국제공항 김포공항 역 서울역 지하철 버스 기차 열차 택시 자동차 차량 비행기
항공기 여객기 전투기 헬기 헬리콥터 선박 여객선 어선 잠수함 항공모함 미사일 로켓 위성 탱크 전차 자주포
드론 도로 고속도로 거리 골목 백화점 마트 상가 상점 가게 식당 카페 호텔 병원 학교 대학교 초등학교
고등학교 중학교 도서관 박물관 미술관 극장 영화관 교회 성당 사찰 절 아파트 주택 건물 빌딩 사무실 공장
현장 사고 화재 산불 지진 태풍 폭우 폭설 홍수 한파 폭염 더위 추위 날씨 비 눈 바람 안개 미세먼지 봄 여름
가을 겨울 오전 오후 아침 저녁 새벽 밤 낮 오늘 어제 내일 이날 지난해 올해 월요일 화요일 수요일 목요일
금요일 토요일 일요일 한국 미국 중국 일본 러시아 우크라이나 북한 영국 프랑스 독일 이탈리아 스페인 캐나다
호주 인도 베트남 태국 필리핀 인도네시아 이스라엘 팔레스타인 이란 이라크 시리아 유럽 아시아 아프리카 중동
평양 개성 판문점 군사분계선 비무장지대 휴전선 남북 북미 한미 한일 한중 정상 외교 국방 국방부 외교부
통일부 교육부 법무부 행정안전부 보건복지부 환경부 기획재정부 한국은행 삼성전자 현대자동차 엘지전자
연합뉴스 뉴시스 사진 제공 자료 자료사진 캡처 화면 모습 장면 전경 얼굴 손 머리 어깨 마스크 우산 꽃 국화
촛불 태극기 깃발 현수막 피켓 구호 사진전 작품 그림 조각 동상 탑 비석 묘소 묘역 현충원 국립현충원 추모
헌화 분향 묵념 참배 조문 애도 기도 악수 인사 인사말 축사 발언 연설 답변 질문 질의 설명 소개 발표 브리핑
토론 논의 협의 합의 서명 체결 조인 환영 환송 영접 배웅 입장 퇴장 출발 도착 출국 입국 귀국 이동 방문 참석
참가 참여 관람 구경 산책 운동 훈련 연습 준비 점검 검역 방역 소독 접종 백신 치료 수술 구조 수색 진화 복구
청소 정리 철거 건설 공사 생산 제조 판매 구매 구입 쇼핑 투표 개표 선거 유세 지지 촉구 요구 항의 반대 찬성
규탄 시위 집회 행진 파업 농성 단식 삭발 체포 구속 석방 재판 선고 판결 수사 조사 압수수색 출석 소환 기소
탄핵 계엄 사퇴 취임 임명 지명 당선 낙선 승리 패배 우승 준우승 금메달 은메달 동메달 득점 골 홈런 안타
투구 타격 수비 공격 응원 박수 환호 미소 눈물 포옹 대화 이야기 얘기 담소 환담 기념촬영 촬영 포즈 체험
공개 설치 개막 폐막 개장 폐장 개통 개관 준공 착공 출시 앞서 가운데 왼쪽 오른쪽 뒤 앞 옆 위 아래 첫
마지막 최근 현재 예정 계획 진행 개최 시작 종료 마무리 기념 축하 수도 도시 마을 지역 전국 세계 국제 국립
공동 특별 긴급 비상 임시 공식 합동 연합 단체 협회 재단 위원회 조합 노조 연맹 시간 시각 현지시간 현지시각
소셜미디어 인터넷 휴대전화 스마트폰 컴퓨터 로봇 인공지능 반도체 배터리 전기차 수소 에너지 원전 발전소
태양광 풍력 석유 가스 쌀 배추 김치 김장 고추 사과 배 귤 딸기 수박 감 곶감 벼 보리 밀 콩 감자 고구마 양파
마늘 생선 오징어 명태 고등어 굴 김 소 돼지 닭 오리 개 고양이 호랑이 곰 판다
트럼프 바이든 오바마 클린턴 부시 푸틴 시진핑 젤렌스키 네타냐후 에르도안 마크롱 메르켈 숄츠 메르츠 스타머 수낵 존슨 멜로니 산체스 모디 아베 기시다 이시바 다카이치 루비오 밴스 블링컨
라브로프 왕이 왕진핑 하메네이 룰라 밀레이 마두로 두테르테 마르코스 구테흐스 교종 레오 프란치스코 키이우 하르키우 헤르손 르비우 오데사 드니프로 도네츠크 루한스크 자포리자 크림반도 크림
돈바스 마리우폴 바흐무트 쿠르스크 모스크바 상트페테르부르크 민스크 바르샤바 베를린 뮌헨 프랑크푸르트 함부르크 파리 런던 로마 밀라노 베네치아 마드리드 바르셀로나 리스본 아테네 이스탄불
앙카라 테헤란 바그다드 다마스쿠스 예루살렘 텔아비브 가자 가자지구 라파 칸유니스 라말라 서안 베이루트 레바논 카이로 이집트 리비아 수단 에티오피아 케냐 나이로비 나이지리아 남아프리카공화국
워싱턴 뉴욕 로스앤젤레스 시카고 보스턴 애틀랜타 시애틀 샌프란시스코 라스베이거스 휴스턴 댈러스 마이애미 하와이 호놀룰루 플로리다 텍사스 캘리포니아 미네소타 도쿄 오사카 교토 후쿠오카 삿포로
나고야 히로시마 나가사키 요코하마 베이징 상하이 선전 광저우 충칭 청두 우한 홍콩 마카오 타이베이 대만 하노이 호찌민 다낭 방콕 치앙마이 마닐라 자카르타 발리 싱가포르 쿠알라룸푸르
말레이시아 캄보디아 프놈펜 라오스 미얀마 네팔 카트만두 뉴델리 뭄바이 파키스탄 카라치 방글라데시 스리랑카 몽골 울란바토르 카자흐스탄 우즈베키스탄 아르메니아 조지아 튀르키예 사우디아라비아
아랍에미리트 두바이 카타르 도하 쿠웨이트 요르단 예멘 멕시코 브라질 아르헨티나 칠레 페루 콜롬비아 베네수엘라 쿠바 파나마 벨기에 브뤼셀 네덜란드 암스테르담 스위스 제네바 오스트리아 빈
헝가리 부다페스트 체코 프라하 폴란드 루마니아 불가리아 그리스 핀란드 헬싱키 스웨덴 스톡홀름 노르웨이 오슬로 덴마크 코펜하겐 아이슬란드 아일랜드 더블린 스코틀랜드 포르투갈 뉴질랜드 시드니
멜버른 남극 북극 성남 용인 고양 일산 파주 김포 부천 안양 안산 평택 화성 이천 여주 양평 가평 포천 연천 동두천 의정부 남양주 구리 하남 광명 시흥 오산 안성 춘천 원주 강릉 동해 속초
삼척 태백 정선 평창 홍천 철원 화천 양구 인제 고성 양양 청주 충주 제천 음성 진천 괴산 단양 천안 아산 서산 당진 보령 논산 부여 태안 전주 군산 익산 정읍 남원 김제 무주 목포 여수
순천 나주 광양 담양 곡성 구례 고흥 보성 해남 영암 무안 함평 완도 진도 신안 포항 경주 김천 안동 구미 영주 영천 상주 문경 경산 의성 청송 영양 영덕 울진 울릉도 독도 창원 진주 통영
사천 김해 밀양 거제 양산 하동 남해 산청 함양 거창 합천 서귀포 성산일출봉 백령도 연평도 강화도 영종도 송도 잠실 명동 홍대 이태원 성수동 종로 동대문 남대문 신촌 강남역 용산역 청량리
노량진 여의도공원 서울광장 서울숲 올림픽공원 월드컵공원 북촌 경복궁 창덕궁 덕수궁 창경궁 종묘 남산타워 롯데월드타워 코엑스 고척돔 잠실야구장 인터뷰 콘서트 콘텐츠 페스티벌 포럼 심포지엄
세미나 컨퍼런스 워크숍 캠페인 프로그램 프로젝트 이벤트 서비스 시스템 센터 스튜디오 스타디움 그라운드 마운드 라운드 트랙 코트 아이돌 그룹 멤버 팬 팬미팅 레드카펫 시사회 제작보고회
쇼케이스 뮤지컬 오페라 발레 오케스트라 피아니스트 바이올리니스트 지휘자 작곡가 화가 작가 소설가 시인 영화감독 모델 드라마 영화 영화제 음악 음반 노래 무용 연극 만화 웹툰 게임 방송 뉴스
신문 잡지 책 서점 출판 만찬 오찬 조찬 리셉션 국빈 순방 환담장 회담장 집무실 관저 청사 의사당 총회 이사회 국무회의 최고위원회의 의원총회 비상대책위원회 선거대책위원회 원내대책회의
전당대회 경선 유세장 투표소 투표용지 투표함 개표소 사전투표 지방선거 대선 총선 보궐선거 공천 출마 출구조사 지지율 여론조사 내각 개각 인사청문회 청문회 국정조사 특검 특별검사 특검법
거부권 상임위원회 법제사법위원회 예산결산특별위원회 국회의사당 소통관 로텐더홀 구속영장 영장실질심사 구치소 교도소 검찰청 경찰서 경찰청 소방서 소방청 해양경찰 해경 해군 공군 육군 해병대
특전사 예비군 훈련병 신병 부대 사단 기지 함정 구축함 호위함 이지스함 상륙함 항모 전략폭격기 폭격기 수송기 무인기 정찰위성 탄도미사일 순항미사일 대륙간탄도미사일 발사 발사대 열병식 핵실험
핵무기 제재 도발 휴전 종전 침공 공습 포격 폭격 폭발 폭발물 테러 인질 대피 대피소 피란 피란민 이재민 희생자 사망자 부상자 실종자 생존 잔해 붕괴 파괴 파손 침수 범람 산사태 강풍 돌풍
우박 가뭄 장마 장맛비 소나기 첫눈 단풍 벚꽃 매화 개나리 진달래 유채꽃 코스모스 억새 갈대 연꽃 장미 튤립 해바라기 나무 숲 들판 논 밭 과수원 농가 농장 비닐하우스 어시장 수산시장
전통시장 재래시장 경매 수확 모내기 추수 김장철 명절 설날 추석 연휴 귀성 귀성객 귀경길 성묘 차례 세배 한복 윷놀이 씨름 강강술래 줄다리기 불꽃 불꽃놀이 불꽃축제 빛축제 등불 연등 연등회
부처님오신날 크리스마스 성탄절 트리 산타 새해 해맞이 해돋이 일출 일몰 노을 보름달 월식 일식 유성우 은하수 야경 조명 분수 물놀이 물놀이장 수영장 워터파크 놀이공원 놀이터 동물원 식물원
수족관 캠핑장 등산객 등산로 산행 낚시 서핑 요트 카누 조정 사이클 자전거 오토바이 킥보드 승용차 승합차 트럭 화물차 구급차 소방차 경찰차 순찰차 견인차 굴착기 크레인 지게차 정류장 승강장
대합실 매표소 터미널 휴게소 톨게이트 터널 교량 대교 다리 육교 횡단보도 신호등 교차로 차도 정체 통제 운행 결항 지연 이륙 착륙 활주로 계류장 출국장 입국장 면세점 여권 수하물 승객
승무원 기장 조종사 우주인 우주선 우주센터 누리호 다누리 인공위성 망원경 천문대 연구원 연구소 연구진 과학자 교육 수업 교실 강의실 시험 수능 수험생 입시 학부모 교사 교장 총학생회 동아리
기숙사 캠퍼스 어린이집 유치원 보육교사 돌봄 저출산 고령화 복지 연금 보험 의료 의대 의대생 전공의 전문의 간호조무사 응급실 중환자실 수술실 병동 병상 약국 약사 감염 확진자 격리
선별진료소 진단검사 거리두기 손소독제 물가 금리 환율 주가 증시 코스피 코스닥 지수 딜러 딜링룸 은행 증권 대출 부동산 분양 전세 월세 재건축 재개발 입주 청약 세금 예산 수출 수입 무역
관세 협상 협정 투자 기업 대기업 중소기업 소상공인 자영업자 창업 채용 취업 구직자 채용박람회 면접 임금 최저임금 근무 출근 퇴근 출근길 퇴근길 직장인 관광 여행 여행객 휴가 휴가철 피서
피서객 인파 행렬 대기 대기줄 줄 맞이 환송식 환영식 서명식 조인식 전달식 수여식 위촉식 임명식 이취임식 기공식 제막식 봉헌식 미사 예배 법회 합동분향소 분향소 빈소 영정 운구 안장 안장식
추념식 추념사 기념사 개회사 폐회사 축하공연 모두발언 대국민담화 담화 담화문 성명 성명서 입장문 결의문 결의대회 규탄대회 총파업 천막 천막농성 점거 해산 충돌 몸싸움 대치 연행 진압 물대포
최루탄 바리케이드 철조망 장벽 국경 검문소 검문 순찰 경계 경비 경호 경호원 보안 보안검색 폐쇄 봉쇄 해제 재개 중단 연기 취소 철회 돌입 타결 결렬 발효 시행 적용 확대 축소 강화 완화
개선 개편 도입 폐지 신설 이전 확충 증가 감소 상승 하락 급등 급락 사상 최고 최저 최대 최소 최초 최장 기록 경신 갱신 달성 돌파 성공 실패 승인 허가 거부 기각 인용 파면 복귀 은퇴
영입 이적 계약 방출 부상 교체 선발 구원 등판 완투 완봉 삼진 도루 득점왕 타점 만루홈런 끝내기 연장전 승부차기 페널티킥 프리킥 코너킥 헤딩 슈팅 패스 드리블 골키퍼 수비수 공격수
미드필더 주장 감독대행 심판 관중 관중석 응원단 치어리더
""".split()
)
"""Common words of Korean captions without particles."""

ROMANISED: tuple[tuple[str, ...], ...] = tuple(
    tuple(line)
    for line in (entry.split() for entry in """
가 ga ka
강 gang kang
건 geon gun kun keon
경 gyeong kyung kyeong kyong gyung
계 gye kye
고 go ko koh
관 gwan kwan
광 gwang kwang
교 gyo kyo
구 gu koo ku goo
국 guk kuk kook gook
권 gwon kwon
규 gyu kyu kyoo
균 gyun kyun
근 geun keun kun
금 geum keum kum
기 gi ki kee
길 gil kil
김 gim kim
나 na ra nah
남 nam
노 noh no roh ro
단 dan tan
대 dae tae
덕 deok duk duck dok
도 do doh
동 dong tong
두 du doo
득 deuk duk
란 ran
람 ram
래 rae lae
량 ryang lyang
령 ryeong ryung
록 rok
룡 ryong yong
류 ryu yu yoo ryoo you
리 ri lee rhee yi
린 rin lin
림 rim lim
만 man
명 myeong myung myoung
모 mo
무 mu moo
문 mun moon
미 mi mee
민 min
박 bak park pak
배 bae pae
백 baek paik paek baik
범 beom bum
변 byeon byun
병 byeong byung pyong
보 bo
복 bok
봉 bong
부 bu boo
빈 bin been
삼 sam
상 sang
서 seo suh
석 seok suk sok seuk
선 seon sun
설 seol sul
섭 seop sup sub seob
성 seong sung
세 se
소 so
손 son sohn
솔 sol sohl
송 song
수 su soo
숙 suk sook
순 sun soon
숭 sung soong
승 seung sung
시 si shi
식 sik shik
신 sin shin
심 sim shim
아 a ah
안 an ahn
애 ae
양 yang
언 eon un
엄 eom um uhm
여 yeo yuh
연 yeon yun youn
열 yeol yul
염 yeom yum
엽 yeop yup
영 yeong young yung yong
예 ye yeh
오 o oh
옥 ok
용 yong ryong
우 u woo wu
욱 uk wook
운 un woon
웅 ung woong
원 won
유 yu yoo you
윤 yun yoon youn
율 yul yool
은 eun un
을 eul ul
의 ui eui
이 i lee yi rhee ri
인 in
일 il
임 im lim yim
자 ja
작 jak
장 jang chang
재 jae
전 jeon jun chun
정 jeong jung chung jong joung
제 je
조 jo cho
종 jong chong
주 ju joo chu
준 jun joon chun
중 jung joong
지 ji jee
진 jin chin
찬 chan
창 chang
채 chae
천 cheon chun
철 cheol chul chol
청 cheong chung
초 cho
최 choi choe
추 chu choo
춘 chun choon
충 chung choong
치 chi
탁 tak
태 tae
택 taek
표 pyo
필 pil
하 ha hah
학 hak
한 han hahn
해 hae
향 hyang
허 heo hur huh
헌 heon hun
혁 hyeok hyuk
현 hyeon hyun hyon
형 hyeong hyung
혜 hye hyeh
호 ho
홍 hong
화 hwa
환 hwan
황 hwang
효 hyo
훈 hun hoon
휘 hwi
흥 heung hung
희 hui hee heui
""".strip().splitlines())
)  # fmt: skip
"""A Hangul syllable of names and the ways it is romanised. "Hyun" and "hyung" are two syllables."""
