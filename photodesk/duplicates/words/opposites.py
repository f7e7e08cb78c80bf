"""Words that exclude each other: left and right, opens and closes, first and second, 개막 and 폐막."""

from __future__ import annotations

from photodesk.duplicates.words.spellings import lines

CONTRASTS: tuple[frozenset[str], ...] = tuple(
    frozenset(line)
    for line in lines("""
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
