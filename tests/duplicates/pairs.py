"""Labelled pairs of captions, written for these tests: what a desk takes for one caption and what not.

Every line of a block is one pair, the two captions parted by " || ". The name of the block says
why they are exact, near or distinct. Most distinct pairs are traps: one template, another fact.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from photodesk.model import Sameness


class Pair(NamedTuple):
    """Two captions, the label a desk gives them, and the trait they stand for."""

    a: str
    b: str
    label: Sameness
    trait: str


_EXACT = {
    "credit of the wire against credit of the relay": """
Fishermen haul in nets of anchovies off Namhae, South Gyeongsang Province, May 9, 2025. REUTERS/Kim Soo-hyeon || Fishermen haul in nets of anchovies off Namhae, South Gyeongsang Province, May 9, 2025. Reuters-Yonhap
A crane lifts a section of a bridge over the Tisza River in Szeged, Hungary. (AP Photo/Denes Erdos) || A crane lifts a section of a bridge over the Tisza River in Szeged, Hungary. AP-Yonhap
Snow covers the roofs of Jeonju Hanok Village, Friday. Yonhap || Snow covers the roofs of Jeonju Hanok Village, Friday. (Yonhap)
Snow covers the roofs of Jeonju Hanok Village, Friday. / Yonhap || Snow covers the roofs of Jeonju Hanok Village, Friday.
Volunteers pack kimchi for families in need at Jamsil Stadium, Tuesday. / Korea Times photo by Bae Eun-mi || Volunteers pack kimchi for families in need at Jamsil Stadium, Tuesday.
Volunteers pack kimchi for families in need at Jamsil Stadium, Tuesday. Courtesy of Songpa District || Volunteers pack kimchi for families in need at Jamsil Stadium, Tuesday.
남해 앞바다에서 어민들이 멸치 그물을 걷어 올리고 있다. 연합뉴스 || 남해 앞바다에서 어민들이 멸치 그물을 걷어 올리고 있다.
헝가리 세게드에서 기중기가 다리 상판을 들어 올리고 있다. 로이터=연합뉴스 || 헝가리 세게드에서 기중기가 다리 상판을 들어 올리고 있다. Reuters-Yonhap
헝가리 세게드에서 기중기가 다리 상판을 들어 올리고 있다. AP=연합뉴스 || 헝가리 세게드에서 기중기가 다리 상판을 들어 올리고 있다. AP연합뉴스
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. AFP-Yonhap || Musicians rehearse before a concert at Lotte Concert Hall, Seoul. Yonhap/AFP
해경 함정이 독도 앞바다를 순찰하고 있다. 해양경찰청 제공 || 해경 함정이 독도 앞바다를 순찰하고 있다.
""",
    "blanks": """
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. ||   Musicians rehearse before a  concert at Lotte Concert Hall, Seoul.
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. || Musicians\u00a0rehearse before a concert at\u00a0Lotte Concert Hall, Seoul.
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. || \u200bMusicians rehearse before a con\u00adcert at Lotte Concert Hall, Seoul.\ufeff
한복을 입은 관광객들이 경복궁 앞을 지나고 있다. || \u3000한복을 입은 관광객들이\u00a0경복궁 앞을  지나고 있다.
한복을 입은 관광객들이 경복궁 앞을 지나고 있다. || \u200b한복을 입은 관광객들이 경복궁 앞을 지나고 있다.
Musicians rehearse, before a concert, at Lotte Concert Hall. || Musicians rehearse ,before a concert,at Lotte Concert Hall .
""",
    "quotes and dashes": """
The "Moonlight Tour" of Changdeokgung opens to visitors, Thursday. || The “Moonlight Tour” of Changdeokgung opens to visitors, Thursday.
Korea's first lunar orbiter is on show in Daejeon. || Korea’s first lunar orbiter is on show in Daejeon.
'빛의 길' 전시가 열린 광주에서 관람객이 작품을 보고 있다. || ‘빛의 길’ 전시가 열린 광주에서 관람객이 작품을 보고 있다.
'빛의 길' 전시가 열린 광주에서 관람객이 작품을 보고 있다. || "빛의 길" 전시가 열린 광주에서 관람객이 작품을 보고 있다.
Lisbon, Portugal – A tram climbs a hill in Alfama. || Lisbon, Portugal - A tram climbs a hill in Alfama.
Lisbon, Portugal — A tram climbs a hill in Alfama. || Lisbon, Portugal -- A tram climbs a hill in Alfama.
A mask of the Goryeo Kingdom (918—1392) is on show. || A mask of the Goryeo Kingdom (918–1392) is on show.
""",
    "entities": """
Korea&#x27;s first lunar orbiter is on show in Daejeon. || Korea's first lunar orbiter is on show in Daejeon.
Fans wait for the band &quot;Seventeen&quot; at Incheon airport. || Fans wait for the band "Seventeen" at Incheon airport.
Staff of Lee &amp; Ko arrive at court. || Staff of Lee & Ko arrive at court.
""",
    "case and full stop": """
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. || MUSICIANS REHEARSE BEFORE A CONCERT AT LOTTE CONCERT HALL, SEOUL.
Musicians rehearse before a concert at Lotte Concert Hall, Seoul. || Musicians rehearse before a concert at Lotte Concert Hall, Seoul
한복을 입은 관광객들이 경복궁 앞을 지나고 있다. || 한복을 입은 관광객들이 경복궁 앞을 지나고 있다
KIM JONG UN VISITS A FACTORY IN WONSAN. || Kim Jong Un visits a factory in Wonsan
""",
    "Unicode forms": """
Zürich's lake promenade is crowded on Saturday. || Zu\u0308rich's lake promenade is crowded on Saturday.
경복궁 || \u1100\u1167\u11bc\u1107\u1169\u11a8\u1100\u116e\u11bc
""",
    "printed twice": """
Snow covers the roofs of Jeonju Hanok Village, Friday. Yonhap || Snow covers the roofs of Jeonju Hanok Village, Friday. Yonhap Snow covers the roofs of Jeonju Hanok Village, Friday. Yonhap
남해 앞바다에서 어민들이 멸치 그물을 걷어 올리고 있다. 연합뉴스 || 남해 앞바다에서 어민들이 멸치 그물을 걷어 올리고 있다. 연합뉴스 남해 앞바다에서 어민들이 멸치 그물을 걷어 올리고 있다. 연합뉴스
""",
}

_NEAR = {
    "misprint": """
Snow covers the roofs of Jeonju Hanok Village, Friday. || Snow covres the roofs of Jeonju Hanok Village, Friday.
Snow covers the roofs of Jeonju Hanok Village, Friday. || Snow covers teh roofs of Jeonju Hanok Village, Friday.
Protesters hold up placards during a rally in downtown Warsaw. || Protesters hold up placards durng a rally in downtown Warsaw.
Protesters hold up placards during a rally in downtown Warsaw. || Protesters hold up plackards during a rally in downtown Warsaw.
Firefighters battle a blaze at a warehouse in Icheon, Gyeonggi Province. || Firefigthers battle a blaze at a warehouse in Icheon, Gyeonggi Province.
The government complex in Sejong is lit up at night. || The goverment complex in Sejong is lit up at night.
South Korean soldiers patrol the fence near Paju. || Sotuh Korean soldiers patrol the fence near Paju.
A vendor sells roasted sweet potatoes in Daegu, Wednesday. || A vendor sells roasted sweet potatos in Daegu, Wednesday.
Researchers launch a weather balloon from Antarctica. || Reserchers launch a weather balloon from Antarctica.
Pyongyang residents wait for a trolleybus near Kim Il Sung Square. || Pyonyang residents wait for a trolleybus near Kim Il Sung Square.
Philippine President Ferdinand Marcos Jr. waves from a balcony in Manila. || Philippine Presdient Ferdinand Marcos Jr. waves from a balcony in Manila.
A ferry leaves the port of Mokpo on October 5. || A ferry leaves the port of Mokpo on Ocotber 5.
우크라이나 병사들이 참호를 파고 있다. || 우크라니아 병사들이 참호를 파고 있다.
우크라이나 병사들이 참호를 파고 있다. || 우크라이너 병사들이 참호를 파고 있다.
대통령이 국무회의를 주재하고 있다. || 대통렁이 국무회의를 주재하고 있다.
서울 여의도에서 시민들이 벚꽃을 보고 있다. || 서을 여의도에서 시민들이 벚꽃을 보고 있다.
서울 여의도에서 시민들이 벚꽃을 보고 있다. || 서울 여의도에서 시민들이 벚꼿을 보고 있다.
소방대원들이 이천 물류창고에서 불을 끄고 있다. || 소방대원들이 이천 물류창고에서 불을 끄고 잇다.
국회에서 열린 기자회견에서 유족들이 눈물을 흘리고 있다. || 국회에서 열린 기자회견에서 유족들이 눈물을 흘리고 있디.
""",
    "reworded": """
A woman walks past a mural in Gamcheon Culture Village, Busan. || A woman is walking past a mural in Gamcheon Culture Village, Busan.
Children look at a model of the Nuri rocket in Goheung. || Children watch a model of the Nuri rocket in Goheung.
Farmers take part in a harvest festival in Gimje, North Jeolla Province. || Farmers participate in a harvest festival in Gimje, North Jeolla Province.
The two foreign ministers talk with reporters in Jakarta. || The two foreign ministers speak with reporters in Jakarta.
Stalls stand near the entrance of Namdaemun Market. || Stalls stand close to the entrance of Namdaemun Market.
Members of the boy band pose for a photo at Gimpo airport. || Members of the boy band pose for the camera at Gimpo airport.
The mayor holds a press conference at City Hall. || The mayor holds a news conference at City Hall.
Visitors wait in line in front of a bakery in Daejeon. || Visitors queue in front of a bakery in Daejeon.
Residents take a rest under a bridge along the Cheonggye Stream. || Residents are resting under a bridge along the Cheonggye Stream.
Supporters cheer for the home team at Suwon World Cup Stadium. || Supporters are cheering on the home team at Suwon World Cup Stadium.
A worker fixes a power line in Sokcho after the typhoon. || A worker repairs a power line in Sokcho following the typhoon.
Students attend an entrance ceremony at a school in Gunsan. || Students take part in an entrance ceremony at a school in Gunsan.
Bronze bells are displayed at a museum in Jincheon. || Bronze bells are on display at a museum in Jincheon.
The prime minister delivers a speech at the National Assembly. || The prime minister gives a speech at the National Assembly.
Kim Min-seok crosses the finish line in Harbin. || Kim Min-seok crossed the finish line in Harbin.
관람객들이 부산모터쇼에서 신차를 살펴보고 있다. || 관람객들이 부산모터쇼에서 신차를 둘러보고 있다.
두 장관이 회담에 앞서 이야기를 나누고 있다. || 두 장관이 회담에 앞서 대화를 나누고 있다.
두 장관이 회담에 앞서 악수하고 있다. || 두 장관이 회담에 앞서 악수를 나누고 있다.
유족들이 국회 앞에서 기자회견을 하고 있다. || 유족들이 국회 앞에서 기자회견을 열고 있다.
어린이들이 분수대에서 더위를 식히고 있다. || 어린이들이 분수대에서 더위를 식히는 모습.
주민들이 마을회관에서 투표하고 있다. || 주민들이 마을회관에서 투표를 하고 있다.
참가자들이 시청 앞에서 시위를 벌이고 있다. || 참가자들이 시청 앞에서 시위를 하고 있다.
소방관들이 산불 현장에서 잔불을 정리하고 있다. || 소방관들이 산불 현장에서 잔불을 정리했다.
시민들이 한강공원을 산책하고 있다. || 시민들이 한강공원을 걷고 있다.
""",
    "date for weekday": """
A diver feeds sharks at an aquarium in Yeosu, Sunday. || A diver feeds sharks at an aquarium in Yeosu, Nov. 10.
A diver feeds sharks at an aquarium in Yeosu, Sunday. || A diver feeds sharks at an aquarium in Yeosu, Sunday, Nov. 10, 2024.
A diver feeds sharks at an aquarium in Yeosu, Nov. 10. || A diver feeds sharks at an aquarium in Yeosu, November 10, 2024.
A diver feeds sharks at an aquarium in Yeosu, 10 November 2024. || A diver feeds sharks at an aquarium in Yeosu, Nov. 10, 2024.
A diver feeds sharks at an aquarium in Yeosu, 2024-11-10. || A diver feeds sharks at an aquarium in Yeosu, Nov. 10, 2024.
A diver feeds sharks at an aquarium in Yeosu, Sunday. || A diver feeds sharks at an aquarium in Yeosu.
On Sunday, a diver feeds sharks at an aquarium in Yeosu. || A diver feeds sharks at an aquarium in Yeosu on Sunday.
여수 아쿠아리움에서 10일 잠수사가 먹이를 주고 있다. || 여수 아쿠아리움에서 11월 10일 잠수사가 먹이를 주고 있다.
여수 아쿠아리움에서 10일 오후 잠수사가 먹이를 주고 있다. || 여수 아쿠아리움에서 10일 잠수사가 먹이를 주고 있다.
10일(현지시간) 발리에서 관광객들이 일몰을 보고 있다. || 10일 발리에서 관광객들이 일몰을 보고 있다.
여수 아쿠아리움에서 일요일 잠수사가 먹이를 주고 있다. || 여수 아쿠아리움에서 10일 잠수사가 먹이를 주고 있다.
""",
    "file mark": """
A submarine docks at Jinhae naval base in March 2019. || FILE - A submarine docks at Jinhae naval base in March 2019.
A submarine docks at Jinhae naval base in March 2019. || FILE PHOTO: A submarine docks at Jinhae naval base in March 2019.
A submarine docks at Jinhae naval base in March 2019. || (FILE) A submarine docks at Jinhae naval base in March 2019.
A submarine docks at Jinhae naval base in March 2019. || A submarine docks at Jinhae naval base in March 2019 in this file photo.
잠수함이 진해 해군기지에 정박해 있다. || [자료사진] 잠수함이 진해 해군기지에 정박해 있다.
잠수함이 진해 해군기지에 정박해 있다. || 잠수함이 진해 해군기지에 정박해 있다. (자료사진)
잠수함이 진해 해군기지에 정박해 있다. || 잠수함이 진해 해군기지에 정박해 있다. 자료사진
""",
    "cut off": """
Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual lantern festival opens with a parade. || Thousands of lanterns are lit along the Cheonggye Stream in central Seoul...more
Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual lantern festival opens with a parade. || Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual lan…
Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual lantern festival opens with a parade. || Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual...
Thousands of lanterns are lit along the Cheonggye Stream in central Seoul as the annual lantern festival opens with a parade. || Thousands of lanterns are lit along the Cheonggye Stream in central
Officials of the district and volunteers of three churches hand out blankets and hot soup to residents who spent the night in a school gymnasium in Gangneung after the wildfire. || Officials of the district and volunteers of three churches hand out blankets and hot soup to residents who spent the night in a sch
청계천 일대에 등불 수천 개가 켜진 가운데 시민들이 개막 행렬을 따라 천천히 걷고 있다. || 청계천 일대에 등불 수천 개가 켜진 가운데 시민들이...
""",
    "sentence left out": """
Rice is harvested by combine in Cheorwon, Gangwon Province. The county expects a good crop despite the long rains. || Rice is harvested by combine in Cheorwon, Gangwon Province.
Rice is harvested by combine in Cheorwon, Gangwon Province. Gov. Kim Jin-tae visited the fields on Monday. The county expects a good crop. || Rice is harvested by combine in Cheorwon, Gangwon Province. The county expects a good crop.
철원에서 콤바인이 벼를 베고 있다. 군은 올해 풍년을 기대하고 있다. || 철원에서 콤바인이 벼를 베고 있다.
""",
    "sides written out": """
Hana Bank Chairman Ham Young-joo (R) shakes hands with Gov. Kim (L) in Seoul. || Hana Bank Chairman Ham Young-joo, right, shakes hands with Gov. Kim, left, in Seoul.
Novak Djokovic (2nd L) laughs with ball kids in Belgrade. || Novak Djokovic, second left, laughs with ball kids in Belgrade.
Actor Jung Ho-yeon (C) arrives in Cannes. || Actor Jung Ho-yeon, center, arrives in Cannes.
(L-R) Ann Lee, Bo Park and Cha Yun sing in Daegu. || (L to R) Ann Lee, Bo Park and Cha Yun sing in Daegu.
함영주 회장(오른쪽)이 김 지사와 악수하고 있다. || 함영주 회장(사진 오른쪽)이 김 지사와 악수하고 있다.
""",
    "place put in front or added": """
A tram climbs a hill in the Alfama quarter || Lisbon, Portugal. A tram climbs a hill in the Alfama quarter
A tram climbs a hill in the Alfama quarter || Lisbon, Portugal: a tram climbs a hill in the Alfama quarter
A tram climbs a hill in the Alfama quarter || LISBON, Portugal — A tram climbs a hill in the Alfama quarter
A tram climbs a hill in the Alfama quarter || A tram climbs a hill in the Alfama quarter in Lisbon, Portugal
A tram climbs a hill in the Alfama quarter, Lisbon || A tram climbs a hill in the Alfama quarter, Lisbon, Portugal
Workers in Hualien clear rubble from a collapsed hotel || Workers clear rubble from a collapsed hotel
시민들이 벚꽃길을 걷고 있다. || 경남 창원. 시민들이 벚꽃길을 걷고 있다.
시민들이 벚꽃길을 걷고 있다. || 시민들이 창원에서 벚꽃길을 걷고 있다.
""",
    "supplier left out": """
A patrol ship sails off Dokdo, Tuesday, in this photo provided by the Coast Guard. || A patrol ship sails off Dokdo, Tuesday.
The crater is seen in this handout photo released by the Interior Ministry on June 3. || The crater is seen on June 3.
A robot serves coffee in Seongnam, in this undated photo. || A robot serves coffee in Seongnam.
""",
    "spelling": """
Smoke rises over Kiev after a drone attack. || Smoke rises over Kyiv after a drone attack.
Rescuers search a building in Adana, Turkey. || Rescuers search a building in Adana, Türkiye.
Ukrainian President Volodymyr Zelensky greets mayors in Odessa. || Ukrainian President Volodymyr Zelenskyy greets mayors in Odesa.
Players of Busan train in gray and red colors. || Players of Busan train in grey and red colours.
A Maori dancer performs in Rotorua. || A Māori dancer performs in Rotorua.
North Korean leader Kim Jong-un inspects a shipyard in Nampo. || North Korean leader Kim Jong Un inspects a shipyard in Nampo.
Golfer Kim Min-su lines up a putt in Incheon. || Golfer Kim Min-soo lines up a putt in Incheon.
Cellist Lee Seung-hyun bows after a recital. || Cellist Yi Seung-hyeon bows after a recital.
A two-meter cake is cut at the theater in Daejeon. || A two-metre cake is cut at the theatre in Daejeon.
The U.S. delegation leaves Osan Air Base. || The US delegation leaves Osan Air Base.
Two boys ride bicycles in Ilsan. || 2 boys ride bicycles in Ilsan.
키예프 상공에 연기가 피어오르고 있다. || 키이우 상공에 연기가 피어오르고 있다.
터키 아다나에서 구조대원들이 건물을 수색하고 있다. || 튀르키예 아다나에서 구조대원들이 건물을 수색하고 있다.
유튜브 화면을 캡쳐한 사진. 시민들이 대피하고 있다. || 유튜브 화면을 캡처한 사진. 시민들이 대피하고 있다.
할로윈을 앞둔 이태원 거리가 붐비고 있다. || 핼러윈을 앞둔 이태원 거리가 붐비고 있다.
시민들이 드니프로 강에서 수영하고 있다. || 시민들이 드니프로강에서 수영하고 있다.
시민들이 광화문 광장에서 공연을 보고 있다. || 시민들이 광화문광장에서 공연을 보고 있다.
""",
    "small changes": """
A man sells chestnuts in Seoul, Monday. || A man sells roasted chestnuts in Seoul, Monday.
The mayor greets children at a nursery in Gwangmyeong. || Mayor greets the children at nursery in Gwangmyeong.
Cyclists ride along the Nakdong River in Andong. || Cyclists ride along Nakdong River, in Andong.
Divers search the reservoir in Gwangju for a missing boy. || Divers search a reservoir at Gwangju for the missing boy.
이재용 삼성전자 회장이 법원에 출석하고 있다. || 이재용 삼성전자 회장이 법원으로 출석하고 있다.
시민이 우산을 쓰고 광장을 지나고 있다. || 시민들이 우산을 쓰고 광장을 지나고 있다.
""",
}

_DISTINCT = {
    "another person": """
Defense Minister Kim Yong-hyun salutes troops in Yanggu. || Defense Minister Shin Won-sik salutes troops in Yanggu.
Singer IU greets fans at Incheon International Airport. || Singer Taeyeon greets fans at Incheon International Airport.
Golfer Kim Min-su lines up a putt in Incheon. || Golfer Kim Min-ji lines up a putt in Incheon.
Golfer Kim Min-su lines up a putt in Incheon. || Golfer Kim Min-ju lines up a putt in Incheon.
Cellist Lee Seung-hyun bows after a recital. || Cellist Lee Seung-hyung bows after a recital.
North Korean leader Kim Jong-un inspects a shipyard in Nampo. || North Korean leader Kim Jong-il inspects a shipyard in Nampo.
Novak Djokovic returns a shot to Carlos Alcaraz in Paris. || Novak Djokovic returns a shot to Jannik Sinner in Paris.
Mario Gomez celebrates with fans in Stuttgart. || Maria Gomez celebrates with fans in Stuttgart.
Dustin Johnson tees off in Augusta. || Dustin Johnston tees off in Augusta.
Senator Mark Warner speaks to reporters. || Senator Mark Kelly speaks to reporters.
Lee Jae-myung, left, talks with Han Duck-soo in Seoul. || Han Duck-soo, left, talks with Lee Jae-myung in Seoul.
Kim, left, and Lee shake hands. || Lee, left, and Kim shake hands.
Hwang Hee-chan controls the ball in Wolverhampton. || Hwang In-beom controls the ball in Wolverhampton.
김민수 의원이 본회의장에서 발언하고 있다. || 김민주 의원이 본회의장에서 발언하고 있다.
김민수 의원이 본회의장에서 발언하고 있다. || 박민수 의원이 본회의장에서 발언하고 있다.
김민수 의원이 본회의장에서 발언하고 있다. || 김민서 의원이 본회의장에서 발언하고 있다.
이재명 대표가 최고위원회의에서 모두발언을 하고 있다. || 한동훈 대표가 최고위원회의에서 모두발언을 하고 있다.
가수 아이유가 인천국제공항에서 손을 흔들고 있다. || 가수 태연이 인천국제공항에서 손을 흔들고 있다.
윤석열 대통령이 바이든 대통령과 악수하고 있다. || 윤석열 대통령이 기시다 총리와 악수하고 있다.
볼로디미르 젤렌스키 우크라이나 대통령이 연설하고 있다. || 페트로 포로셴코 우크라이나 대통령이 연설하고 있다.
김정은 국무위원장이 공장을 시찰하고 있다. || 김정일 국방위원장이 공장을 시찰하고 있다.
이강인이 슛을 하고 있다. || 이재성이 슛을 하고 있다.
""",
    "another number": """
Runners set off at the 25th Gyeongju Marathon. || Runners set off at the 26th Gyeongju Marathon.
Some 3,000 people gather for a vigil in Itaewon. || Some 30,000 people gather for a vigil in Itaewon.
A woman, 84, receives a vaccine in Daegu. || A woman, 85, receives a vaccine in Daegu.
An 84-year-old woman receives a vaccine in Daegu. || A 94-year-old woman receives a vaccine in Daegu.
LG unveils a 97-inch OLED TV in Las Vegas. || LG unveils an 83-inch OLED TV in Las Vegas.
A KF-16 fighter takes off from Chungju. || A KF-21 fighter takes off from Chungju.
Three hikers rest on Mount Halla, Jeju. || Four hikers rest on Mount Halla, Jeju.
South Korea beat China 2-1 in Ulsan. || South Korea beat China 3-1 in Ulsan.
South Korea draw 2-1 with China at halftime in Ulsan. || South Korea draw 1-2 with China at halftime in Ulsan.
The won opened at 1,395.5 to the dollar in Seoul. || The won opened at 1,402.5 to the dollar in Seoul.
제25회 경주마라톤 참가자들이 출발하고 있다. || 제26회 경주마라톤 참가자들이 출발하고 있다.
한국이 중국을 2-1로 이긴 뒤 선수들이 기뻐하고 있다. || 한국이 중국을 3-1로 이긴 뒤 선수들이 기뻐하고 있다.
84세 할머니가 백신을 맞고 있다. || 85세 할머니가 백신을 맞고 있다.
서울 지하철 2호선 승강장이 붐비고 있다. || 서울 지하철 9호선 승강장이 붐비고 있다.
남성 세 명이 눈을 치우고 있다. || 남성 네 명이 눈을 치우고 있다.
""",
    "another date": """
A diver feeds sharks at an aquarium in Yeosu, Nov. 10. || A diver feeds sharks at an aquarium in Yeosu, Nov. 11.
A diver feeds sharks at an aquarium in Yeosu, Sunday. || A diver feeds sharks at an aquarium in Yeosu, Monday.
A diver feeds sharks at an aquarium in Yeosu, Nov. 10, 2024. || A diver feeds sharks at an aquarium in Yeosu, Nov. 10, 2023.
A diver feeds sharks at an aquarium in Yeosu, May 2019. || A diver feeds sharks at an aquarium in Yeosu, June 2019.
A diver feeds sharks at an aquarium in Yeosu, yesterday. || A diver feeds sharks at an aquarium in Yeosu, today.
Commuters wait at Seoul Station on Monday morning. || Commuters wait at Seoul Station on Monday evening.
여수 아쿠아리움에서 17일 잠수사가 먹이를 주고 있다. || 여수 아쿠아리움에서 18일 잠수사가 먹이를 주고 있다.
여수 아쿠아리움에서 5월 17일 잠수사가 먹이를 주고 있다. || 여수 아쿠아리움에서 6월 17일 잠수사가 먹이를 주고 있다.
17일 오전 서울역이 귀성객으로 붐비고 있다. || 17일 오후 서울역이 귀성객으로 붐비고 있다.
2023년 서울 여의도 불꽃축제를 시민들이 보고 있다. || 2024년 서울 여의도 불꽃축제를 시민들이 보고 있다.
""",
    "another place": """
A vendor sells roasted sweet potatoes in Daegu, Wednesday. || A vendor sells roasted sweet potatoes in Gumi, Wednesday.
Smoke rises over Kharkiv after a drone attack. || Smoke rises over Kherson after a drone attack.
Shoppers crowd Myeong-dong in central Seoul. || Shoppers crowd Hongdae in western Seoul.
The flag of Iran flies in Vienna. || The flag of Iraq flies in Vienna.
Voters line up in Austria, Sunday. || Voters line up in Australia, Sunday.
Soldiers clear snow in Chuncheon, Gangwon Province. || Soldiers clear snow in Cheongju, Gangwon Province.
Fukuoka, Japan. A swimmer dives into a pool || Doha, Qatar. A swimmer dives into a pool
Rescuers work at a collapsed mine in Bonghwa, North Gyeongsang Province. || Rescuers work at a collapsed mine in Taebaek, Gangwon Province.
부산 해운대해수욕장에서 피서객들이 물놀이를 하고 있다. || 강릉 경포해수욕장에서 피서객들이 물놀이를 하고 있다.
서울 여의도에서 시민들이 벚꽃을 보고 있다. || 서울 잠실에서 시민들이 벚꽃을 보고 있다.
수원시에서 주민들이 투표하고 있다. || 수성구에서 주민들이 투표하고 있다.
한국 대표팀이 입장하고 있다. || 북한 대표팀이 입장하고 있다.
하르키우에서 연기가 피어오르고 있다. || 헤르손에서 연기가 피어오르고 있다.
""",
    "another side or order": """
Actor Jung Ho-yeon, left, arrives in Cannes with a friend. || Actor Jung Ho-yeon, right, arrives in Cannes with a friend.
Actor Jung Ho-yeon (L) arrives in Cannes with a friend. || Actor Jung Ho-yeon (C) arrives in Cannes with a friend.
Novak Djokovic (2nd L) laughs with ball kids in Belgrade. || Novak Djokovic (2nd R) laughs with ball kids in Belgrade.
Kim Hye-seong, third from left, poses with fans. || Kim Hye-seong, fourth from left, poses with fans.
함영주 회장(왼쪽)이 김 지사와 악수하고 있다. || 함영주 회장(오른쪽)이 김 지사와 악수하고 있다.
앞줄 왼쪽부터 김 장관, 이 장관이 앉아 있다. || 뒷줄 왼쪽부터 김 장관, 이 장관이 앉아 있다.
함영주 회장(가운데)이 기념사를 하고 있다. || 함영주 회장(왼쪽 두 번째)이 기념사를 하고 있다.
""",
    "opposite word": """
The market opens in Suwon on Friday. || The market closes in Suwon on Friday.
President Yoon arrives at Seoul Air Base. || President Yoon departs from Seoul Air Base.
The Bears celebrate after they win the Korean Series. || The Bears react after they lose the Korean Series.
Players warm up before the match in Jeonju. || Players greet fans after the match in Jeonju.
Kim scores in the first half in Jeonju. || Kim scores in the second half in Jeonju.
Dancers perform at the opening ceremony in Hangzhou. || Dancers perform at the closing ceremony in Hangzhou.
Lawmakers vote for the impeachment bill in Seoul. || Lawmakers vote against the impeachment bill in Seoul.
Park is released from a prison in Uiwang. || Park is held in a prison in Uiwang.
Koreans celebrate the victory in Doha. || Koreans mourn the defeat in Doha.
The minister denies the report in Sejong. || The minister confirms the report in Sejong.
A man with a mask enters the court. || A man without a mask enters the court.
항저우 아시안게임 개막식에서 선수단이 입장하고 있다. || 항저우 아시안게임 폐막식에서 선수단이 입장하고 있다.
대통령이 서울공항에 도착하고 있다. || 대통령이 서울공항에서 출발하고 있다.
두산 선수들이 승리한 뒤 인사하고 있다. || 두산 선수들이 패배한 뒤 인사하고 있다.
전반전에 손흥민이 골을 넣고 있다. || 후반전에 손흥민이 골을 넣고 있다.
의원들이 탄핵안에 찬성 표를 던지고 있다. || 의원들이 탄핵안에 반대 표를 던지고 있다.
""",
    "another subject": """
A boy feeds pigeons in Insa-dong, Seoul. || A girl feeds pigeons in Insa-dong, Seoul.
Men carry a coffin in Rafah, southern Gaza Strip. || Women carry a coffin in Rafah, southern Gaza Strip.
A nurse treats a patient in Mariupol. || A doctor treats a patient in Mariupol.
A soldier guards a checkpoint in Paju. || Soldiers guard a checkpoint in Paju.
His mother waits outside the court in Suwon. || His father waits outside the court in Suwon.
A Ukrainian tank moves along a road in Donetsk region. || A Russian tank moves along a road in Donetsk region.
A gold medal is shown in Paris. || A silver medal is shown in Paris.
A cat sleeps on a car in Busan. || A dog sleeps on a car in Busan.
소년이 인사동에서 비둘기에게 먹이를 주고 있다. || 소녀가 인사동에서 비둘기에게 먹이를 주고 있다.
간호사가 환자를 돌보고 있다. || 의사가 환자를 돌보고 있다.
금메달을 딴 안세영이 시상대에서 웃고 있다. || 은메달을 딴 안세영이 시상대에서 웃고 있다.
여당 의원들이 규탄대회를 열고 있다. || 야당 의원들이 규탄대회를 열고 있다.
""",
    "another act": """
Figure skater Cha Jun-hwan performs in Boston. || Figure skater Cha Jun-hwan waits for his score in Boston.
A woman walks along a beach in Gangneung. || A woman sits on a beach in Gangneung.
Protesters march in Tbilisi, Georgia. || Protesters clash with police in Tbilisi, Georgia.
Kim Yuna smiles at an event in Seoul. || Kim Yuna cries at an event in Seoul.
A fisherman mends nets in Yeosu. || A fisherman dries squid in Yeosu.
Visitors try makgeolli at a festival in Pocheon. || Visitors look at paintings at a festival in Pocheon.
A girl sings a song in Pyongyang, April 2018. || A girl plays a violin in Pyongyang, April 2018.
The president signs a bill in the Oval Office. || The president vetoes a bill in the Oval Office.
국회의장이 개회사를 하고 있다. || 국회의장이 의사봉을 두드리고 있다.
시민들이 한강에서 수영하고 있다. || 시민들이 한강에서 낚시하고 있다.
대표가 회의에 참석하고 있다. || 대표가 회의를 마치고 나오고 있다.
배우가 레드카펫을 걷고 있다. || 배우가 팬들에게 사인하고 있다.
관람객이 그림을 보고 있다. || 관람객이 그림을 그리고 있다.
""",
    "two pictures of one event": """
Rescuers carry a survivor out of a collapsed building in Hatay, Feb. 9, 2023. || A woman weeps beside a collapsed building in Hatay, Feb. 9, 2023.
Commuters cross the Han River on Subway Line 2, Monday. The line carries two million people a day. || A guard watches the platform of Subway Line 2, Monday. The line carries two million people a day.
A robot dog walks through a booth at CES in Las Vegas, Jan. 8. || A visitor touches a car at CES in Las Vegas, Jan. 8.
North Korean workers unload coal in Nampo, Sept. 2012. || North Korean workers board a bus in Nampo, Sept. 2012.
Fans of the Lions wave flags at Daegu Samsung Lions Park. || Players of the Lions bow to fans at Daegu Samsung Lions Park.
Ahn Se-young returns a shuttlecock during the final in Paris. || Ahn Se-young kisses her medal after the final in Paris.
Ahn Se-young and her coach celebrate after the final in Paris. || Ahn Se-young celebrates after the final in Paris with her family.
경찰이 국회 앞을 통제하고 있다. || 시민들이 국회 앞에서 촛불을 들고 있다.
우원식 국회의장이 개막식에서 축사를 하고 있다. || 우원식 국회의장이 개막식에서 테이프를 자르고 있다.
배추를 수확하는 해남 농민들. || 배추를 나르는 해남 농민들.
산불로 폐허가 된 마을을 주민이 바라보고 있다. || 산불로 폐허가 된 마을에서 주민이 물건을 찾고 있다.
설악산에 첫눈이 내렸다. 등산객들이 정상에서 사진을 찍고 있다. || 설악산에 첫눈이 내렸다. 등산객들이 산장에서 쉬고 있다.
""",
    "denial": """
The store is open on Sunday in Mapo, Seoul. || The store is not open on Sunday in Mapo, Seoul.
No casualties were reported after the crash in Yongin. || Casualties were reported after the crash in Yongin.
노조가 협상에 참석하고 있다. || 노조가 협상에 참석하지 않고 있다.
""",
    "nothing in common": """
Snow covers the roofs of Jeonju Hanok Village, Friday. || A ferry leaves the port of Mokpo on October 5.
한복을 입은 관광객들이 경복궁 앞을 지나고 있다. || Snow covers the roofs of Jeonju Hanok Village, Friday.
Kim Min-su || Lee Ji-eun
""",
}


def pairs_of(label: Sameness, blocks: Mapping[str, str]) -> Iterator[Pair]:
    """Yield the pairs of the blocks, one a line."""
    for trait, block in blocks.items():
        for line in block.strip("\n").split("\n"):
            a, _, b = line.partition(" || ")
            yield Pair(a, b, label, trait)


PAIRS = (*pairs_of("exact", _EXACT), *pairs_of("near", _NEAR), *pairs_of("distinct", _DISTINCT))
