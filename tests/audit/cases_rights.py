"""Photos that a rights or duplicate rule must leave alone, and photos that it must find, by rule."""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from photodesk.audit.context import Twin
from photodesk.audit.example import Example, example
from photodesk.model import Use
from photodesk.settings import Audit, Publisher, Settings

e = example
WIRE: dict[str, Any] = {
    "source_label": "wire",
    "source": "",
    "creator": (),
    "copyright_notice": "",
    "credit_line": "AP-Yonhap",
}
YONHAP: dict[str, Any] = {**WIRE, "source": "Yonhap"}
SYNDICATED = Use(date(2026, 11, 25), ("print", "syndication"))
OTHER_CAPTION = "Fishermen mend nets at a harbor in Sokcho, Tuesday, Nov. 24, 2026."


def second(**changes: Any) -> Example:
    """Return another picture of the page, taken two hours later."""
    return example(**{"key": "A7/2", "date_created": "2026-11-24T09:41:00+09:00", **changes})


def at(text: str) -> Use:
    """Return a use at a moment."""
    moment = datetime.fromisoformat(text)
    return Use(moment.date(), at=moment)


LEAVE_ALONE: dict[str, tuple[Example, ...]] = {
    "RGT-001": (
        e(),
        e(copyright_notice="ⓒ 코리아타임스"),
        e(**WIRE),
        e(copyright_notice="", credit_line="Courtesy of Inje County", creator=()),
        e(copyright_notice="", credit_line="gettyimagesbank", creator=()),
        e(copyright_notice="", copyright_owner=((("CopyrightOwnerName", "The Korea Times"),),)),
    ),
    "RGT-002": (
        e(caption="Protesters call for an embargo on Russian oil in Seoul, Tuesday, Nov. 24, 2026."),
        e(headline="EU embargo on Russian oil until 2027", **WIRE),
        e(instructions="EMBARGOED UNTIL 0600 KST Nov. 24, 2026", **WIRE),
        e(release_date_time="2026-11-25T06:00:00+09:00", use=at("2026-11-25T06:00:00+09:00")),
        e(release_date_time="2026-11-20"),
        e(caption="시민들이 24일 서울에서 러시아산 원유 엠바고를 요구하고 있다."),
        e(instructions="NO EMBARGO", **WIRE),
    ),
    "RGT-003": (
        e(expiration_date_time="2026-11-25T00:00:00+09:00"),
        e(creator_job_title="HONS", date_created="2026-11-20", **WIRE),
        e(instructions="NO ARCHIVES", date_created="2026-11-24", **WIRE),
        e(instructions="편집 주의: 얼굴 가림", **WIRE),
        e(caption="The National Archives opens in Seoul, Tuesday, Nov. 24, 2026. No archives were lost."),
        e(instructions="NO ARCHIVES", date_created="2026-10-01", settings=Settings(audit=Audit(hons_days=100)), **WIRE),
    ),
    "RGT-004": (
        e(instructions="NORTH KOREA OUT", **WIRE),
        e(instructions="JAPAN OUT, MANDATORY CREDIT", **WIRE),
        e(instructions="KOREA OUT", **YONHAP),
        e(instructions="SOUTH KOREA OUT", **{**WIRE, "source_label": "연합뉴스"}),
        e(caption="South Korea, out of the World Cup, leaves for home, Tuesday, Nov. 24, 2026."),
        e(caption="The Korean won is out of favor in Seoul, Tuesday, Nov. 24, 2026."),
        e(instructions="For Use Only in the Republic of Korea. No Redistribution.", **YONHAP),
        e(instructions="SOUTH KOREA OUT", settings=Settings(publisher=Publisher(territory=("JP",))), **WIRE),
        e(caption="유럽연합 대표단이 24일 서울에서 한국을 떠나고 있다."),
    ),
    "RGT-005": (
        e(instructions="NO SALES", **WIRE),
        e(instructions="TV OUT, MAGS OUT", **WIRE),
        e(instructions="NO INTERNET", use=Use(date(2026, 11, 25), ("print",)), **WIRE),
        e(caption="Sales are out at an internet shop in Seoul, Tuesday, Nov. 24, 2026.", use=SYNDICATED),
        e(instructions="JAPAN OUT", use=SYNDICATED, **WIRE),
        e(caption="시민들이 24일 서울에서 인터넷 판매 행사를 보고 있다.", use=SYNDICATED),
    ),
    "RGT-006": (
        e(data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"),
        e(data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-SEECONSTRAINT", other_constraints="학습 금지"),
        e(data_mining=""),
        e(other_constraints="No training"),
        e(data_mining="http://ns.useplus.org/ldf/vocab/DMI-ALLOWED"),
    ),
    "RGT-007": (
        e(headline="Police kill gunman in Daegu", **WIRE),
        e(headline="TROOPS KILL TEN IN RAID", **WIRE),
        e(headline="Troops withdrawn from Kursk", **WIRE),
        e(caption="Kim Su-jeong corrects a pupil's homework in Seoul, Tuesday, Nov. 24, 2026."),
        e(headline="정정당당한 승부", caption="배우 수정이 24일 서울에서 팬들과 인사하고 있다.", **WIRE),
        e(headline="헌법 수정 논의", caption="공연 취소를 알리는 안내문이 24일 서울 극장에 붙어 있다.", **WIRE),
        e(supplier_image_id="2643c588", kills={"1f00aa12": "PHOTO KILL"}, **WIRE),
    ),
    "DUP-001": (
        e(picture_hash="a1", others=(second(picture_hash="b2", caption=OTHER_CAPTION),)),
        e(picture_hash="", others=(second(picture_hash="", caption=OTHER_CAPTION),)),
        e(supplier_image_id="1", others=(second(supplier_image_id="1", caption=OTHER_CAPTION),)),
        e(twins={"A7/1": (Twin("5", "caption", used="page A3"),)}),
        e(twins={"A7/1": (Twin("5", "picture", credit_line="뉴시스"),)}),
        e(twins={"A7/2": (Twin("5", "picture", credit_line="Korea Times photo by Shim Hyun-chul"),)}),
    ),
    "DUP-002": (
        e(perceptual_hash=1, others=(second(perceptual_hash=1, caption=OTHER_CAPTION),)),
        e(perceptual_hash=0, others=(second(perceptual_hash=2**40 - 1, caption=OTHER_CAPTION, credit_line="Newsis"),)),
        e(credit_line="사진공동취재단", perceptual_hash=1, creator=(), source="",
          others=(second(perceptual_hash=1, caption=OTHER_CAPTION, credit_line="Newsis"),)),
        e(credit_line="AP", perceptual_hash=1, creator=(), source="AP", source_label="wire",
          others=(second(perceptual_hash=1, caption=OTHER_CAPTION, credit_line="AP=연합뉴스"),)),
        e(twins={"A7/1": (Twin("5", "picture", credit_line="Korea Times photo by Shim Hyun-chul"),)}),
        e(caption="아이들이 24일 딸기를 따고 있다. (논산시 제공)", credit_line="Yonhap", creator=(), perceptual_hash=1,
          others=(second(perceptual_hash=1, caption=OTHER_CAPTION, credit_line="연합뉴스"),)),
    ),
    "DUP-003": (
        e(others=(second(caption=OTHER_CAPTION),)),
        e(picture_hash="a1", others=(second(picture_hash="a1"),)),
        e(perceptual_hash=7, others=(second(perceptual_hash=6),)),
        e(others=(second(date_created="2026-11-24T07:41:59+09:00"),)),
        e(caption="", others=(second(caption=""),)),
        e(caption="시민들이 24일 서울 한강을 건너고 있다.", others=(second(caption="시민들이 24일 부산 바다를 보고 있다."),)),
    ),
    "DUP-004": (
        e(),
        e(caption="Kim greets Lee in Seoul, Tuesday. Lee greets Kim in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="시민들이 24일 서울 한강 다리를 건너고 있다. 시민들이 서울 광장을 걷고 있다."),
        e(caption="Row, row, row your boat is sung on the Han River in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="Seoul, Seoul"),
        e(caption="Visitors look at Seoul, left, and visitors look at Busan, right, Tuesday, Nov. 24, 2026."),
    ),
    "DUP-005": (
        e(others=(second(caption=OTHER_CAPTION),)),
        e(caption="김민수(왼쪽)와 이지은이 24일 서울에서 악수하고 있다.",
          others=(second(caption="이지은(왼쪽)과 김민수가 24일 서울에서 악수하고 있다."),)),
        e(caption="Kim Min-su scores in Seoul, Tuesday.", others=(second(caption="Lee Ji-eun scores in Seoul, Tuesday."),)),
        e(caption="Buses stand in Seoul, Tuesday.", others=(second(caption="Buses stand in Busan, Tuesday."),)),
        e(caption="A total of 12 boats leave Sokcho, Tuesday.",
          others=(second(caption="A total of 21 boats leave Sokcho, Tuesday."),)),
        e(others=(second(),)),
        e(caption="A man sells chestnuts in Seoul, Tuesday.", told_apart=frozenset({frozenset({"A7/1", "A7/2"})}),
          others=(second(caption="A man sells roasted chestnuts in Seoul, Tuesday."),)),
    ),
}  # fmt: skip
"""Rule -> photos on which it must not fire."""

FOUND: tuple[tuple[str, str, str, Example], ...] = (
    ("RGT-001", "info", "(c) 2026 The Korea Times", e(copyright_notice="")),
    ("RGT-002", "error", "Nov. 25, 2026, 06:00", e(release_date_time="2026-11-24T21:00:00Z",
                                                    use=at("2026-11-24T20:00:00+09:00"))),
    ("RGT-002", "error", "Embargo until", e(instructions="EMBARGOED UNTIL 0600 KST Dec. 1, 2026", **WIRE)),
    ("RGT-002", "error", "엠바고", e(instructions="엠바고: 2026년 12월 1일 06시", **WIRE)),
    ("RGT-002", "warning", "without a date", e(instructions="EMBARGOED MATERIAL", **WIRE)),
    ("RGT-002", "warning", "At what time", e(release_date_time="2026-11-25T06:00:00+09:00")),
    ("RGT-003", "warning", "HONS", e(creator_job_title="HONS", date_created="2026-11-01",
                                      use=Use(date(2026, 11, 24)), **WIRE)),
    ("RGT-003", "warning", "NO ARCHIVES", e(instructions="NO ARCHIVES", date_created="2026-10-01", **WIRE)),
    ("RGT-004", "error", "Not for us: KOREA OUT (AP).", e(instructions="KOREA OUT", **WIRE)),
    ("RGT-004", "error", "SOUTH KOREA OUT", e(caption="Ferries sail off Incheon, Tuesday, Nov. 24, 2026. (AP Photo/Lee "
                                                      "Jin-man) SOUTH KOREA OUT", **WIRE)),
    ("RGT-004", "warning", "not to be sold", e(instructions="NO COMMERCIAL OR EDITORIAL SALES IN SOUTH KOREA.", **WIRE)),
    ("RGT-005", "error", "not for the web", e(instructions="NO INTERNET", **WIRE)),
    ("RGT-005", "error", "not for syndication", e(instructions="재배포 금지", use=SYNDICATED, **WIRE)),
    ("RGT-006", "info", "EmbdEncRightsExpr", e(data_mining="DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR")),
    ("RGT-007", "error", "사진 취소", e(headline="[사진 취소] 서울 한강", **WIRE)),
    ("RGT-007", "error", "PHOTO KILL", e(supplier_image_id="2643c588", kills={"2643c588": "PHOTO KILL"}, **WIRE)),
    ("RGT-007", "error", "전송 취소", e(job_id="PYH2026112400010", kills={"PYH2026112400010": "전송 취소"}, **WIRE)),
    ("RGT-007", "warning", "CORRECTS NAME", e(instructions="CORRECTS NAME OF PHOTOGRAPHER", **WIRE)),
    ("DUP-001", "warning", "page A3, Nov. 20", e(twins={"A7/1": (Twin("5", "picture", used="page A3, Nov. 20"),)})),
    ("DUP-001", "error", "Pictures 1 and 2", e(supplier_image_id="2643c588f0",
                                                others=(second(supplier_image_id="2643c588f0", caption=OTHER_CAPTION),))),
    ("DUP-002", "warning", "The archive has", e(twins={"A7/1": (Twin("5", "near picture", credit_line="뉴시스"),)})),
    ("DUP-003", "error", "Pictures 1, 2 and 3", e(others=(second(), second(key="A7/3", date_created="")))),
    ("DUP-003", "error", "Pictures 1 and 2", e(caption="시민들이 24일 서울 한강을 건너고 있다.",
                                               others=(second(caption="시민들이 24일 서울 한강을 건너고 있다. 연합뉴스"),))),
    ("DUP-003", "info", "2 frames", e(one_page=False, others=(second(),))),
    ("DUP-004", "error", "stands twice", e(caption="시민들이 24일 서울 한강 다리를 건너고 있다. 시민들이 24일 서울 한강 다리를 건너고 있다.")),
)  # fmt: skip
"""Photos that a rule must find, with severity and words of its message."""
