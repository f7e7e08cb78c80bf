"""Wordings of one act or thing: talk, speak, have conversation; 관람, 둘러보, 구경.

One a line, separated by "|". English entries stand in base form (the reader stems both sides), Korean ones
without particle and ending.
"""

from __future__ import annotations

from photodesk.duplicates.words.spellings import lines

SAME: tuple[tuple[str, ...], ...] = lines("""
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
walk | stroll | make their way | make his way | make her way | take walk | take stroll | go for walk | go for stroll | saunter
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
above | over
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
flee | escape | evacuate | run away | run from
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
뒤 | 후
투구 | 공을 던지
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
