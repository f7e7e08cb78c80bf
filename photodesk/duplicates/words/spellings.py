"""Spellings of one name or word: Kyiv and Kiev, center and centre, 캡처 and 캡쳐.

One thing a line, its spellings separated by "|"; the first is what the others are read as.
"""

from __future__ import annotations


def lines(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a list, each as its entries."""
    return tuple(
        tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines() if line.strip()
    )


SPELLINGS: tuple[tuple[str, ...], ...] = lines("""
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
international | int'l
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
