"""Labelled pairs of captions by beat: sports, weather, economy, politics, courts, weddings, mixed languages.

They were written on 2026-11-24, after `pairs` and `fresh_pairs`, and judged once before anything was
mended: of 104 pairs precision 1.000, recall 0.875, exact/near/distinct 0.923. Those of the blocks "second
sight" were written after what that taught, and judged once again: of 63 pairs precision 1.000, recall
0.786, exact/near/distinct 0.905. From then on both are only tests.
"""

# ruff: noqa: E501
from __future__ import annotations

from tests.duplicates.pairs import Pair, pairs_of

_EXACT = {
    "credit": """
SSG Landers' Choi Jeong hits a two-run homer in the bottom of the seventh inning against the LG Twins at Munhak Baseball Stadium. Yonhap || SSG Landers' Choi Jeong hits a two-run homer in the bottom of the seventh inning against the LG Twins at Munhak Baseball Stadium. / Newsis
An electronic board at Hana Bank in central Seoul shows the KOSPI closing at 3,952.18 points, Friday. Yonhap || An electronic board at Hana Bank in central Seoul shows the KOSPI closing at 3,952.18 points, Friday. (Yonhap)
Former First Lady Kim Keon Hee leaves the Seoul Central District Court in Seocho District, Wednesday. Korea Times photo by Wang Tae-seok || Former First Lady Kim Keon Hee leaves the Seoul Central District Court in Seocho District, Wednesday.
The bride and groom bow to their parents at a traditional wedding in Namsangol Hanok Village. Courtesy of Korea House || The bride and groom bow to their parents at a traditional wedding in Namsangol Hanok Village.
서울 전역에 대설주의보가 내려진 27일 시민들이 우산을 쓰고 출근길을 재촉하고 있다. 뉴스1 || 서울 전역에 대설주의보가 내려진 27일 시민들이 우산을 쓰고 출근길을 재촉하고 있다. 연합뉴스
25일 서울 중구 하나은행 딜링룸 전광판에 코스피 종가가 표시돼 있다. (서울=연합뉴스) || 25일 서울 중구 하나은행 딜링룸 전광판에 코스피 종가가 표시돼 있다.
더불어민주당 정청래 대표가 24일 국회에서 열린 최고위원회의에서 발언하고 있다. 국회사진기자단 || 더불어민주당 정청래 대표가 24일 국회에서 열린 최고위원회의에서 발언하고 있다. 뉴시스
손흥민이 LAFC와의 경기에서 프리킥을 차고 있다. AP=연합뉴스 || 손흥민이 LAFC와의 경기에서 프리킥을 차고 있다. LA=AP 뉴시스
""",
    "form": """
T1's Lee "Faker" Sang-hyeok lifts the trophy at the LoL World Championship in Chengdu, China. || T1’s Lee ‘Faker’ Sang-hyeok lifts the trophy at the LoL World Championship in Chengdu, China
Brent crude rose 2.4% to $71.30 a barrel &mdash; its highest since June. || Brent crude rose 2.4% to $71.30 a barrel — its highest since June.
KBO리그 한국시리즈 5차전 LG와 한화의 경기. LG 오스틴이 안타를 치고 있다. || KBO리그  한국시리즈 5차전 LG와 한화의 경기. LG 오스틴이 안타를 치고 있다
윤석열 전 대통령이 서울중앙지법에서 열린 ‘내란 우두머리 혐의’ 공판에 출석하고 있다. || 윤석열 전 대통령이 서울중앙지법에서 열린 '내란 우두머리 혐의' 공판에 출석하고 있다.
Snow covers the roofs of Bukchon Hanok Village. Yonhap\u2028Snow covers the roofs of Bukchon Hanok Village. Yonhap || Snow covers the roofs of Bukchon Hanok Village. Yonhap
""",
}

_NEAR = {
    "misprint": """
Goalkeeper Jo Hyeon-woo dives to save a penalty during the AFC Champions League Elite match in Ulsan. || Goalkeeper Jo Hyeon-woo dives to save a penatly during the AFC Champions League Elite match in Ulsan.
Shortstop Kim Ha-seong slides into second base during a game against the Los Angeles Dodgers. || Shortstop Kim Ha-seong slides into secnd base during a game against the Los Angeles Dodgers.
Currency dealers work in front of monitors showing the won-dollar exchange rate. || Currency dealers work in front of monitors showing the won-dollar exhange rate.
Prosecutors carry boxes of seized documents out of the headquarters of Kakao in Pangyo. || Prosecuters carry boxes of seized documents out of the headquarters of Kakao in Pangyo.
Satellite imagery shows Typhoon Kong-rey approaching Taiwan. || Sattelite imagery shows Typhoon Kong-rey approaching Taiwan.
Newlyweds exchange rings during a mass wedding at CheongShim Peace World Center in Gapyeong. || Newlyweds exchange rings during a mass weding at CheongShim Peace World Center in Gapyeong.
수도권에 한파특보가 내려진 가운데 한강이 얼어붙어 있다. || 수도권에 한파특보가 내려진 가운데 한강이 얼어붇어 있다.
여야 원내대표가 국회의장 주재 회동에서 악수하고 있다. || 여야 원내대표가 국회의장 주제 회동에서 악수하고 있다.
이재용 삼성전자 회장이 항소심 선고 공판에 출석하기 위해 법정으로 향하고 있다. || 이재용 삼성전자 회장이 항소심 선고 공판에 출석하기 위해 법정으로 향하고있다.
한국은행이 기준금리를 동결한 가운데 이창용 총재가 기자간담회를 하고 있다. || 한국은행이 기준금리를 동결한 가운데 이창용 총재가 기자간단회를 하고 있다.
""",
    "reworded": """
Fans cheer during the opening game of the KBO season at Jamsil Baseball Stadium in Seoul. || Fans cheer at the opening game of the KBO season at Jamsil Baseball Stadium in Seoul.
Pedestrians walk through heavy snow in front of Seoul City Hall. || Pedestrians make their way through heavy snow in front of Seoul City Hall.
A trader monitors stock prices at the Korea Exchange in Busan. || A trader is monitoring stock prices at the Korea Exchange in Busan.
An elderly couple renews their vows at a wedding hall in Suwon. || An elderly couple renew their vows at a wedding hall in Suwon.
The defendant is escorted by guards into a courtroom at the Suwon District Court. || The defendant is escorted into a courtroom by guards at the Suwon District Court.
Residents evacuate their homes as a wildfire spreads in Uiseong County. || Residents leave their homes as a wildfire spreads in Uiseong County.
Lawmakers of the ruling party leave the plenary hall before the vote. || Ruling party lawmakers leave the plenary hall before the vote.
삼성 라이온즈 구자욱이 홈런을 친 뒤 동료들과 기뻐하고 있다. || 삼성 라이온즈 구자욱이 홈런을 친 후 동료들과 기뻐하고 있다.
국민의힘 의원들이 국회 로텐더홀에서 규탄대회를 하고 있다. || 국민의힘 의원들이 국회 로텐더홀에서 규탄대회를 열고 있다.
폭우로 침수된 도로에서 소방대원들이 배수 작업을 하고 있다. || 폭우로 침수된 도로에서 소방대원들이 배수작업을 벌이고 있다.
신랑과 신부가 합동결혼식에서 맞절을 하고 있다. || 신랑과 신부가 합동결혼식에서 맞절하고 있다.
증권사 직원이 코스피 지수를 확인하고 있다. || 증권사 직원이 코스피 지수를 확인하는 모습.
""",
    "names spelled otherwise": """
Lee Jae-myung speaks at a press conference at Cheong Wa Dae. || Lee Jae Myung speaks at a press conference at Cheong Wa Dae.
Shohei Ohtani of the Los Angeles Dodgers pitches at Gocheok Sky Dome in Seoul. || Shohei Otani of the Los Angeles Dodgers pitches at Gocheok Sky Dome in Seoul.
Striker Hwang Hee-chan warms up before a Premier League match at Molineux. || Striker Hwang Heechan warms up before a Premier League match at Molineux.
오타니 쇼헤이가 고척스카이돔에서 타격 훈련을 하고 있다. || 오타니 쇼헤이가 고척 스카이돔에서 타격 훈련을 하고 있다.
""",
    "dates, sides, file marks, cuts, places": """
Heavy rain floods an underpass in Osong, Saturday. || Heavy rain floods an underpass in Osong, July 15.
The bride, right, and groom leave St. George's Chapel at Windsor Castle on May 19, 2018. || The bride (R) and groom leave St. George's Chapel at Windsor Castle, May 19, 2018.
Chief Justice Jo Hee-de enters the courtroom at the Supreme Court in Seoul. || FILE PHOTO: Chief Justice Jo Hee-de enters the courtroom at the Supreme Court in Seoul.
조희대 대법원장이 대법정에 입장하고 있다. 연합뉴스 || 조희대 대법원장이 대법정에 입장하고 있다. 연합뉴스 자료사진
Container ships are docked at the port of Busan. Exports rose 5.8 percent in October from a year earlier, the trade ministry said. || Container ships are docked at the port of Busan.
Container ships are docked at the port of Busan. Exports rose 5.8 percent in October from a year earlier, the trade ministry said. || Container ships are docked at the port of Busan. Exports rose 5.8 percent in Octob...
컨테이너선이 부산항에 정박해 있다. 10월 수출은 지난해 같은 달보다 5.8% 늘었다. || 컨테이너선이 부산항에 정박해 있다.
Snow piles up on persimmons. || Snow piles up on persimmons in Cheongdo, North Gyeongsang Province.
Gwangju, South Korea. An Se-young returns a shot during the women's singles final. || An Se-young returns a shot during the women's singles final.
An Se-young returns a shot during the women's singles final. || An Se-young of South Korea returns a shot during the women's singles final.
Flames rise from a warehouse in Icheon, in this photo provided by the Gyeonggi fire authorities. || Flames rise from a warehouse in Icheon.
27일 오전 서울 종로구 일대에 눈이 쌓여 있다. || 27일 서울 종로구 일대에 눈이 쌓여 있다.
지난 27일 서울 종로구 일대에 눈이 쌓여 있다. || 27일 서울 종로구 일대에 눈이 쌓여 있다.
""",
    "two languages": """
BTS 멤버 RM이 APEC CEO 서밋에서 기조연설을 하고 있다. || BTS 멤버 RM이 APEC CEO 써밋에서 기조연설을 하고 있다.
A banner reading "대한민국 만세" hangs at the Jamsil stadium. || A banner reading '대한민국 만세' hangs at the Jamsil stadium in Seoul.
SK하이닉스 직원이 HBM4 웨이퍼를 점검하고 있다. || SK하이닉스 직원이 HBM4 웨이퍼를 살펴보고 있다.
젠슨 황 엔비디아 CEO가 GTC 2026에서 연설하고 있다. || 젠슨 황 엔비디아 최고경영자(CEO)가 GTC 2026에서 연설하고 있다.
""",
    "second sight": """
Kim Yeon-koung spikes the ball during the V-League final at Samsan World Gymnasium in Incheon. || Kim Yeon-koung spikes the ball in the V-League final at Samsan World Gymnasium in Incheon.
Olympic champion Hwang Dae-heon skates during the 1,500-meter short track final. || Olympic champion Hwang Dae-heon skates during the 1,500-metre short track final.
A tennager scores the winning goal for Suwon Samsung Bluewings. || A teenager scores the winning goal for Suwon Samsung Bluewings.
Commuters walk in the rain with umbrellas near Seoul Station. || Commuters with umbrellas walk in the rain near Seoul Station.
A man shovels snow in front of his shop in Pyeongchang. || A man is shoveling snow in front of his shop in Pyeongchang.
Lightning strikes above Lotte World Tower in Jamsil. || Lightning strikes over Lotte World Tower in Jamsil.
Dealers work at KB Kookmin Bank in Yeouido, Seoul, on Thursday. || Dealers at work at KB Kookmin Bank in Yeouido, Seoul, on Thursday.
Acting President Han Duck-soo presides over a Cabinet meeting at the government complex in Seoul. || Acting President Han Duck-soo presides over a Cabinet meeting at the goverment complex in Seoul.
Acting President Han Duck-soo presides over a Cabinet meeting at the government complex in Seoul. || Acting President Han Duck-soo presides over a cabinet meeting at the government complex in Seoul on Tuesday.
The suspect is taken to the Gwangju District Court for a hearing on his arrest warrant. || The suspect is taken for a hearing on his arrest warrant to the Gwangju District Court.
A judge reads the verdict at the International Criminal Court in The Hague. || A judge reads a verdict at the International Criminal Court in the Hague.
The couple poses for wedding photos along Seoul's Deoksu Palace wall. || The couple pose for wedding photos along Seoul's Deoksu Palace wall.
Bridesmaids throw confetti over the newlyweds. || Bridesmaids throw confeti over the newlyweds.
한화 이글스 류현진이 6회초 역투하고 있다. || 한화이글스 류현진이 6회초 역투하고 있다.
김연아가 올림픽공원에서 열린 아이스쇼에서 연기를 펼치고 있다. || 김연아가 올림픽공원에서 열린 아이스쇼에서 연기하고 있다.
태풍이 북상하는 가운데 서귀포 앞바다에 거센 파도가 일고 있다. || 태풍이 북상하고 있는 가운데 서귀포 앞바다에 거센 파도가 일고 있다.
한덕수 전 국무총리가 서울중앙지법 법정에 들어서고 있다. || 한덕수 전 국무총리가 서울중앙지법 법정에 입장하고 있다.
시민들이 한강공원에서 더위를 식히고 있다. || 시민들이 한강공원에서 더위를 피하고 있다.
코스닥 지수가 전광판에 표시되고 있다. || 코스닥 지수가 전광판에 표시돼 있다.
정의선 현대차그룹 회장이 기자들의 질문에 답하고 있다. || 정의선 현대차그룹 회장이 취재진의 질문에 답하고 있다.
여야 의원들이 본회의장에서 언쟁을 벌이고 있다. || 여야 의원들이 본회의장에서 언쟁하고 있다.
서울 도심에 폭우가 쏟아지고 있다. 연합뉴스 || 서울 도심에 폭우가 쏟아지고 있다. 연합뉴스 자료사진
KBO 올스타전에서 키움 안우진이 투구하고 있다. || KBO 올스타전에서 키움 안우진이 공을 던지고 있다.
LG전자 직원이 AI 로봇을 시연하고 있다. || LG 전자 직원이 AI 로봇을 시연하고 있다.
Members of girl group NewJeans arrive at Incheon International Airport. || Members of girl group NewJeans arrive at Incheon Int'l Airport.
President Lee Jae-myung, left, and Prime Minister Kim Min-seok talk before a meeting. || President Lee Jae-myung (left) and Prime Minister Kim Min-seok talk before a meeting.
The mercury drops to minus 15 C in Chuncheon. || The mercury drops to minus 15 degrees Celsius in Chuncheon.
Kim Ha-seong (7) of the Atlanta Braves bats in the second inning. || Kim Ha-seong of the Atlanta Braves bats in the second inning.
""",
}

_DISTINCT = {
    "score or figure": """
South Korea beat Japan 3-1 in the final of the Asian Cup in Doha. || South Korea beat Japan 3-2 in the final of the Asian Cup in Doha.
LG가 한화를 8-2로 꺾고 한국시리즈 1차전에서 승리했다. || LG가 한화를 8-5로 꺾고 한국시리즈 1차전에서 승리했다.
LG가 한화를 8-2로 꺾고 한국시리즈 1차전에서 승리했다. || LG가 한화를 8-2로 꺾고 한국시리즈 3차전에서 승리했다.
The KOSPI closes at 3,952.18 points at Hana Bank in Seoul. || The KOSPI closes at 3,925.81 points at Hana Bank in Seoul.
코스피가 4,000선을 돌파한 가운데 딜러들이 환호하고 있다. || 코스피가 5,000선을 돌파한 가운데 딜러들이 환호하고 있다.
The temperature falls to minus 12 degrees Celsius in Cheorwon. || The temperature falls to minus 17 degrees Celsius in Cheorwon.
The Bank of Korea cut its key rate by 0.25 percentage point to 2.50 percent. || The Bank of Korea cut its key rate by 0.25 percentage point to 2.25 percent.
Choi Jeong hits his 500th career home run at Munhak. || Choi Jeong hits his 499th career home run at Munhak.
The defendant was sentenced to seven years in prison at the Incheon District Court. || The defendant was sentenced to nine years in prison at the Incheon District Court.
원·달러 환율이 1,470원을 넘어선 24일 딜러가 업무를 보고 있다. || 원·달러 환율이 1,480원을 넘어선 24일 딜러가 업무를 보고 있다.
""",
    "who or which side": """
Pitcher Won Tae-in throws in the first inning against the Kia Tigers in Daegu. || Pitcher Choi Won-tae throws in the first inning against the Kia Tigers in Daegu.
Pitcher Won Tae-in throws in the first inning against the Kia Tigers in Daegu. || Pitcher Won Tae-in throws in the first inning against the NC Dinos in Daegu.
Ahn Se-young of South Korea returns a shot to Chen Yufei of China. || Chen Yufei of China returns a shot to Ahn Se-young of South Korea.
The plaintiff's lawyer speaks to reporters outside the Supreme Court. || The defendant's lawyer speaks to reporters outside the Supreme Court.
The bride walks down the aisle at Myeongdong Cathedral. || The groom walks down the aisle at Myeongdong Cathedral.
국민의힘 장동혁 대표가 최고위원회의에서 발언하고 있다. || 국민의힘 송언석 원내대표가 최고위원회의에서 발언하고 있다.
더불어민주당 의원들이 본회의장에서 퇴장하고 있다. || 국민의힘 의원들이 본회의장에서 퇴장하고 있다.
신부가 하객들에게 인사하고 있다. || 신랑이 하객들에게 인사하고 있다.
롯데 자이언츠 전준우가 안타를 치고 있다. || 롯데 자이언츠 전민재가 안타를 치고 있다.
두산 선수들이 연장 10회 끝내기 안타에 환호하고 있다. || 키움 선수들이 연장 10회 끝내기 안타에 환호하고 있다.
Samsung Electronics' booth at CES 2026 in Las Vegas || LG Electronics' booth at CES 2026 in Las Vegas
Voters cast ballots for the mayoral by-election in Gangseo District. || Voters cast ballots for the mayoral by-election in Gangdong District.
""",
    "when or where": """
Heavy snow falls on Gwanghwamun Square in central Seoul, Nov. 27, 2024. || Heavy snow falls on Gwanghwamun Square in central Seoul, Nov. 28, 2024.
Beachgoers crowd Haeundae Beach in Busan as a heat wave advisory is in place. || Beachgoers crowd Gwangalli Beach in Busan as a heat wave advisory is in place.
첫눈이 내린 27일 서울 남산에서 시민들이 눈을 즐기고 있다. || 첫눈이 내린 27일 서울 북악산에서 시민들이 눈을 즐기고 있다.
A dealer works at Hana Bank's trading room in Seoul on Monday morning. || A dealer works at Hana Bank's trading room in Seoul on Monday afternoon.
윤 전 대통령이 1심 선고 공판에 출석하고 있다. || 윤 전 대통령이 2심 선고 공판에 출석하고 있다.
The Seoul Western District Court issues an arrest warrant for the former minister. || The Seoul Eastern District Court issues an arrest warrant for the former minister.
전반 12분 손흥민이 골을 넣고 있다. || 후반 12분 손흥민이 골을 넣고 있다.
Runners start the 2025 JTBC Seoul Marathon near World Cup Stadium. || Runners start the 2024 JTBC Seoul Marathon near World Cup Stadium.
광주 서석고에서 수험생들이 수능을 앞두고 막바지 공부를 하고 있다. || 광주 동신고에서 수험생들이 수능을 앞두고 막바지 공부를 하고 있다.
""",
    "what": """
Oil prices rise on fears of a supply cut. || Oil prices fall on fears of a supply cut.
The court rejects an arrest warrant for the former intelligence chief. || The court issues an arrest warrant for the former intelligence chief.
The court acquits the chairman of stock manipulation. || The court convicts the chairman of stock manipulation.
Kim Min-jae heads the ball during a Bundesliga match in Munich. || Kim Min-jae kicks the ball during a Bundesliga match in Munich.
An umpire calls the runner out at home plate. || An umpire calls the runner safe at home plate.
The couple cut their wedding cake at the Grand Hyatt. || The couple dance at their wedding at the Grand Hyatt.
재판부가 검찰의 구속영장을 발부했다. || 재판부가 검찰의 구속영장을 기각했다.
코스피가 외국인 매수에 힘입어 상승 마감했다. || 코스피가 외국인 매도에 밀려 하락 마감했다.
여야가 예산안에 합의했다고 원내대표들이 발표하고 있다. || 여야가 예산안에 합의하지 못했다고 원내대표들이 발표하고 있다.
눈이 내리는 서울 광화문광장에서 시민들이 걷고 있다. || 비가 내리는 서울 광화문광장에서 시민들이 걷고 있다.
A snow plow clears a road in Gangneung. || A snow plow is stuck on a road in Gangneung.
Residents welcome the ruling outside the Constitutional Court. || Residents denounce the ruling outside the Constitutional Court.
Iga Swiatek serves to Aryna Sabalenka in the women's singles semifinal. || Iga Swiatek serves to Aryna Sabalenka in the women's singles final.
SK하이닉스의 HBM3E 실물이 전시돼 있다. || SK하이닉스의 HBM4 실물이 전시돼 있다.
젠슨 황 엔비디아 CEO와 이재용 삼성전자 회장이 치킨집에서 건배하고 있다. || 젠슨 황 엔비디아 CEO와 정의선 현대차그룹 회장이 치킨집에서 건배하고 있다.
The Nasdaq index is shown on a screen at the New York Stock Exchange. || The Dow Jones index is shown on a screen at the New York Stock Exchange.
Yang Hyeon-jong of the Kia Tigers reacts after giving up a home run. || Yang Hyeon-jong of the Kia Tigers reacts after striking out a batter.
""",
    "second sight": """
Kim Yeon-koung spikes the ball during the V-League final at Samsan World Gymnasium in Incheon. || Kim Yeon-koung blocks the ball during the V-League final at Samsan World Gymnasium in Incheon.
Hwang Dae-heon skates during the 1,500-meter short track final. || Hwang Dae-heon skates during the 1,000-meter short track final.
Doosan Bears beat Kiwoom Heroes 7-3 at Jamsil. || Kiwoom Heroes beat Doosan Bears 7-3 at Jamsil.
Manchester City lead 2-0 at half-time at the Etihad. || Manchester City lead 2-0 at full-time at the Etihad.
Commuters walk in the rain near Seoul Station. || Commuters walk in the rain near Yongsan Station.
Lightning strikes Lotte World Tower in Jamsil. || Fog shrouds Lotte World Tower in Jamsil.
A dry spell is forecast for the weekend in Gangwon. || A cold spell is forecast for the weekend in Gangwon.
The won closed at 1,471.3 against the dollar. || The won opened at 1,471.3 against the dollar.
The dollar strengthens against the won. || The dollar weakens against the won.
Exports rose for the fifth straight month. || Exports fell for the fifth straight month.
Samsung shares hit a 52-week high. || Samsung shares hit a 52-week low.
The Supreme Court upholds the ruling. || The Supreme Court overturns the ruling.
The prosecution demands a 10-year prison term. || The prosecution demands a 15-year prison term.
The suspect is taken to the Gwangju District Court. || The suspect leaves the Gwangju District Court.
The witness testifies behind closed doors. || The defendant testifies behind closed doors.
The bride's father gives a speech. || The groom's father gives a speech.
The couple's first wedding anniversary || The couple's tenth wedding anniversary
류현진이 6회초 역투하고 있다. || 류현진이 6회말 역투하고 있다.
류현진이 6회초 역투하고 있다. || 류현진이 5회초 역투하고 있다.
류현진이 역투하고 있다. || 문동주가 역투하고 있다.
한국이 일본에 2대1로 이겼다. || 한국이 일본에 1대2로 졌다.
서울에 한파주의보가 내려졌다. || 서울에 한파경보가 내려졌다.
코스피가 2% 오른 채 마감했다. || 코스피가 2% 내린 채 마감했다.
한덕수 전 국무총리가 법정에 들어서고 있다. || 한덕수 전 국무총리가 법정을 나서고 있다.
검찰이 징역 15년을 구형했다. || 법원이 징역 15년을 선고했다.
여당 의원들이 표결에 참여하고 있다. || 야당 의원들이 표결에 참여하고 있다.
법안이 본회의에서 가결됐다. || 법안이 본회의에서 부결됐다.
이재명 대통령이 국무회의를 주재하고 있다. || 김민석 총리가 국무회의를 주재하고 있다.
정청래 대표(왼쪽)와 장동혁 대표가 악수하고 있다. || 장동혁 대표(왼쪽)와 정청래 대표가 악수하고 있다.
SK하이닉스 주가가 사상 최고가를 기록했다. || SK스퀘어 주가가 사상 최고가를 기록했다.
NewJeans members arrive at Incheon International Airport. || NewJeans members leave Incheon International Airport.
Apple's iPhone 17 goes on sale in Seoul. || Apple's iPhone 16 goes on sale in Seoul.
President Lee Jae-myung, left, and Prime Minister Kim Min-seok talk. || Prime Minister Kim Min-seok, left, and President Lee Jae-myung talk.
김하성이 2루타를 치고 있다. || 김하성이 3루타를 치고 있다.
수험생들이 시험장에 들어가고 있다. || 수험생들이 시험장을 나오고 있다.
""",
}

BEATS: tuple[Pair, ...] = (
    *pairs_of("exact", _EXACT),
    *pairs_of("near", _NEAR),
    *pairs_of("distinct", _DISTINCT),
)

OVERLOOKED: frozenset[str] = frozenset(
    {
        "Residents leave their homes as a wildfire spreads in Uiseong County.",
        "Ruling party lawmakers leave the plenary hall before the vote.",
        "Commuters with umbrellas walk in the rain near Seoul Station.",
        "The mercury drops to minus 15 degrees Celsius in Chuncheon.",
    }
)
"""The second captions of near pairs that are still judged distinct: turned round, or a wording we do not know."""
