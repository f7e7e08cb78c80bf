"""Names of people: Latin ones a letter apart, Korean surnames and titles, how Hangul is romanised."""

from __future__ import annotations

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
