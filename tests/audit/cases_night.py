"""Sixty ordinary pictures of one night, in Korean and English, that an editor expects to pass in silence.

Wires, handouts, staff, sports, courts, disasters, North Korea, obituaries; each sits beside a trap of
EDITOR.md: words that look like a restriction, an embargo, an agency, a date, an AI or a past tense.
"""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

from typing import Any

WIRE: dict[str, Any] = {"source_label": "wire", "source": "Yonhap"}
STAFF: dict[str, Any] = {"source_label": "staff", "creator": ("Shim Hyun-chul",)}
HANDOUT: dict[str, Any] = {"source_label": "handout"}
BYLINE = "Korea Times photo by Shim Hyun-chul"

NIGHT: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # --- words of restrictions in prose -----------------------------------------------------
    ("Drivers queue at a gas station in Warsaw, Poland, Tuesday, Nov. 24, 2026, as the EU embargo on Russian oil tightens.", "AP-Yonhap", WIRE),
    ("Visitors leave a concert hall in Busan, Tuesday, Nov. 24, 2026, after tickets for the BTS show sold out.", "Yonhap", WIRE),
    ("A trader watches the Korean won weaken against the dollar at a bank in Seoul, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    ("Protesters hold placards reading \"KOREA OUT OF THE PACT\" in Sydney, Australia, Tuesday, Nov. 24, 2026.", "Reuters-Yonhap", WIRE),
    ("Lee Kang-in is carried out with an injury during a match against Japan in Suwon, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("Shoppers walk past a \"No sales tax today\" sign in Seattle, Monday, Nov. 23, 2026.", "AP-Yonhap", WIRE),
    ("Pickets block the gate of a TV station in Seoul, Tuesday, Nov. 24, 2026, during a strike over the ban on night work.", BYLINE, STAFF),
    ("Voters of the TK region line up at a polling place in Daegu, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("Bong Joon-ho, director of <Parasite>, waves on a red carpet in Busan, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("A library archive opens to the public in Sejong, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("A kill switch for drones is shown to reporters at a defense fair in Goyang, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    ("Customs officers inspect goods that may not be exported to North Korea, in Dandong, China, Tuesday, Nov. 24, 2026.", "EPA-Yonhap", WIRE),
    ("유럽연합 정상들이 24일 브뤼셀에서 러시아산 원유 엠바고를 논의하고 있다.", "AP-Yonhap", WIRE),
    ("한미연합훈련에 참가한 장병들이 24일 경기 포천시에서 사격 훈련을 하고 있다.", "Yonhap", WIRE),
    ("시민들이 24일 서울 광화문광장에서 일회용품 사용 금지를 촉구하는 집회를 열고 있다.", BYLINE, STAFF),
    ("흡연 금지 표지판이 24일 서울 중구의 한 거리에 붙어 있다.", BYLINE, STAFF),
    ("주차 불가 안내문이 24일 부산 해운대구 해변에 세워져 있다.", "Yonhap", WIRE),
    ("대출 사용 제한에 항의하는 시민들이 24일 서울 여의도에서 피켓을 들고 있다.", "Yonhap", WIRE),
    # --- people and names that look like something else -------------------------------------
    ("Photographer Kim Sora speaks at the opening of her show in Gwangju, Tuesday, Nov. 24, 2026.", "Courtesy of Gwangju Museum of Art", HANDOUT),
    ("Ai Weiwei talks to visitors beside his work in Seoul, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    ("May Day rally organizers shake hands at a union office in Ulsan, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("Gemini, a panda cub, climbs a tree at Everland in Yongin, Tuesday, Nov. 24, 2026.", "Courtesy of Everland", HANDOUT),
    ("Pope Leo XIV greets families of victims of the Jeju Air crash in Muan, Tuesday, Nov. 24, 2026.", "AFP-Yonhap", WIRE),
    ("Park Chan-ho, left, and Yang Hyeon-jong hold bats at a charity game in Gwangju, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("손흥민이 24일 로스앤젤레스에서 열린 경기에서 골을 넣은 뒤 기뻐하고 있다.", "AP-Yonhap", WIRE),
    ("배우 송강호(왼쪽)와 이병헌이 24일 서울에서 열린 시사회에서 인사하고 있다.", "Newsis", {"source_label": "wire", "source": "Newsis"}),
    ("가수 '오늘'이 24일 서울 잠실에서 열린 콘서트에서 노래하고 있다.", "Yonhap", WIRE),
    ("USA Today editors visit the newsroom of The Korea Times in Seoul, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    # --- sports and courts -------------------------------------------------------------------
    ("Kiwoom Heroes pitcher An Woo-jin throws during a game against the LG Twins in Seoul, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("An Se-young returns a shot in the women's singles final in Shenzhen, China, Sunday, Nov. 22, 2026.", "Xinhua-Yonhap", WIRE),
    ("Former President Yoon Suk Yeol enters a courtroom in Seoul, Tuesday, Nov. 24, 2026.", "Joint Press Corps", WIRE),
    ("A prison van carrying the suspect leaves a police station in Incheon, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("Runners start the Chuncheon Marathon in Chuncheon, Sunday, Nov. 22, 2026.", "Yonhap", WIRE),
    ("Kim Ji-won wins the women's 500 meters at the national championships in Gangneung, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("법원 직원이 24일 서울중앙지법에서 선고 공판 방청권을 나눠주고 있다.", "Yonhap", WIRE),
    ("선수들이 22일 강원 춘천시에서 열린 마라톤대회에서 출발하고 있다.", "Yonhap", WIRE),
    # --- disasters, memorials ------------------------------------------------------------------
    ("Smoke rises from a battery plant in Hwaseong, Tuesday, Nov. 24, 2026, after a fire that killed 3 people, police said.", "Yonhap", WIRE),
    ("Relatives mourn at a memorial altar for the 159 people killed in the Itaewon crowd crush, in Seoul, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    ("Rescuers search for the missing after a landslide in Sancheong, Tuesday, Nov. 24, 2026, according to officials.", "Yonhap", WIRE),
    ("A damaged school stands in Kharkiv, Ukraine, Monday, Nov. 23, 2026, in this photo provided by the Ukrainian Emergency Service.", "AP-Yonhap", WIRE),
    ("A howitzer fires toward Russian positions in the Donetsk region, Ukraine, Monday, Nov. 23, 2026, in this photo provided by Ukraine's 24th Mechanized Brigade.", "AP-Yonhap", WIRE),
    ("유가족들이 24일 전남 무안국제공항 합동분향소에서 헌화하고 있다.", "Yonhap", WIRE),
    ("소방대원들이 24일 경북 의성군 산불 현장에서 잔불을 끄고 있다.", "Courtesy of Gyeongbuk Fire Service", HANDOUT),
    # --- handouts, screens -------------------------------------------------------------------
    ("Students harvest cabbages on a farm in Pyeongchang, Tuesday, Nov. 24, 2026, in this photo provided by Pyeongchang County.", "Courtesy of Pyeongchang County", HANDOUT),
    ("Samsung Electronics' Galaxy phones are shown in this photo provided by the company, Tuesday, Nov. 24, 2026.", "Courtesy of Samsung Electronics", HANDOUT),
    ("The president speaks on television in this image captured from KBS, Tuesday, Nov. 24, 2026.", "Screenshot from KBS", {"source_label": ""}),
    ("A missile is launched from Ukraine in this image captured from the Telegram channel Astra, Monday, Nov. 23, 2026.", "AP-Yonhap", WIRE),
    ("인제군 주민들이 24일 강원 인제군에서 황태를 널고 있다.", "Courtesy of Inje County", HANDOUT),
    ("이재명 대통령이 24일 서울 용산 대통령실에서 국무회의를 주재하고 있다.", "Courtesy of the presidential office", HANDOUT),
    # --- North Korea --------------------------------------------------------------------------
    ("North Korean leader Kim Jong-un inspects a munitions factory, Monday, Nov. 23, 2026, in this photo released by the North's official Korean Central News Agency.", "KCNA-Yonhap", WIRE),
    ("A North Korean guard post is seen from an observatory in Paju, Tuesday, Nov. 24, 2026.", BYLINE, STAFF),
    ("North Korean defectors rally near the Chinese Embassy in Seoul, Tuesday, Nov. 24, 2026.", "Yonhap", WIRE),
    ("김정은 북한 국무위원장이 23일 군수공장을 시찰하고 있다. 조선중앙통신이 24일 공개한 사진이다.", "KCNA-Yonhap", WIRE),
    ("파주 오두산 통일전망대에서 24일 바라본 북한 개풍군 마을이 조용하다.", "Yonhap", WIRE),
    # --- obituaries, old pictures, stock -----------------------------------------------------
    ("This file photo taken March 4, 2011, shows the late actor Lee Soon-jae at an award ceremony in Seoul.", "Yonhap", {**WIRE, "date_created": "2011-03-04"}),
    ("This undated file photo shows the late poet Kim Nam-jo.", "Courtesy of the bereaved family", {**HANDOUT, "date_created": ""}),
    ("[자료사진] 고 이순재 배우가 생전에 무대에서 인사하고 있다.", "Yonhap", {**WIRE, "date_created": "2011-03-04"}),
    ("Kim Min-su", "Courtesy of Kim Min-su", {**HANDOUT, "width": 400, "height": 500}),
    ("Coins and banknotes lie on a desk.", "gettyimagesbank", {"source_label": ""}),
    ("An AI-generated image shows a robot reading a newspaper in Seoul.", "AI-generated image by ChatGPT",
     {"source_label": "", "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}),
)  # fmt: skip
"""Caption, credit line, and what else the file says."""
