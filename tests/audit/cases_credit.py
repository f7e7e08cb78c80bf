"""Photos that a credit rule must leave alone, and photos that it must find, by rule."""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

from datetime import date
from typing import Any

from photodesk.audit.context import Twin
from photodesk.audit.example import Example, example
from photodesk.model import Use

e = example
WIRE: dict[str, Any] = {"source_label": "wire", "source": "Yonhap", "creator": (), "copyright_notice": ""}
WIRE_BARE: dict[str, Any] = {**WIRE, "source": ""}
NORTH: dict[str, Any] = {**WIRE, "city": "Pyongyang", "country": "North Korea", "country_code": "PRK"}
ONLY_HERE = "For Use Only in the Republic of Korea. No Redistribution."

LEAVE_ALONE: dict[str, tuple[Example, ...]] = {
    "CRD-001": (
        e(),
        e(credit_line="연합뉴스", **WIRE),
        e(credit_line="", **WIRE),
        e(credit_line="", creator=("Yonhap",), source=""),
        e(caption="Commuters cross the Han River in Seoul, Tuesday, Nov. 24, 2026. AP-Yonhap", credit_line="", **WIRE_BARE),
        e(caption="시민들이 24일 서울 한강을 건너고 있다. / 연합뉴스", credit_line="", **WIRE_BARE),
    ),
    "CRD-002": (
        e(),
        e(credit_line="AP-Yonhap", **WIRE),
        e(credit_line="사진공동취재단", **WIRE),
        e(credit_line="Screenshot from KBS", **WIRE),
        e(credit_line="KCNA-Yonhap", **WIRE),
        e(credit_line="AI-generated image by ChatGPT", creator=()),
        e(credit_line="", creator=()),
    ),
    "CRD-003": (
        e(),
        e(caption="Yonhap news agency reports from Seoul, as readers look on, Tuesday, Nov. 24, 2026."),
        e(caption="연합뉴스 배재만 기자의 사진으로 꾸민 전시를 시민들이 24일 서울에서 보고 있다."),
        e(caption="Director Bong Joon-ho (left) greets fans in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="한미연합훈련에 참가한 장병들이 24일 포천에서 사격하고 있다."),
        e(caption="Officials of the EU and the AA wave in Seoul, Tuesday, Nov. 24, 2026."),
    ),
    "CRD-004": (
        e(creator=("Shim Hyun-chul",)),
        e(creator=("심현철",)),
        e(creator=("Wong Maye-E",)),
        e(creator=("Debajyoti Chakraborty", "Kim Sora")),
        e(creator=("KIM JAE-HWAN",)),
        e(creator=()),
    ),
    "CRD-005": (
        e(creator=("Ahn Young-joon",)),
        e(creator=("김독자",)),
        e(credit_line="Yonhap", **WIRE),
        e(credit_line="Pool photo (Yonhap)", **WIRE),
        e(creator=("Stan Poole",)),
        e(credit_line="", creator=()),
    ),
    "CRD-006": (
        e(credit_line="KCNA-Yonhap", instructions="MANDATORY CREDIT: KCNA VIA KNS", **WIRE),
        e(credit_line="AP-Yonhap", instructions="SOUTH KOREA OUT, CREDIT MANDATORY", **WIRE),
        e(credit_line="PA", instructions="Photo credit should read Martin Rickett/PA Wire.", **WIRE),
        e(credit_line="Jose Breton/NurPhoto/Shutterstock", creator=("Jose Breton",), source="",
          instructions="Mandatory Credit: Photo by Jose Breton/NurPhoto/Shutterstock (16507315bs)"),
        e(credit_line="Kyodo-Yonhap", instructions="MANDATORY CREDIT KYODO NEWS", **WIRE),
        e(caption="A credit union opens in Seoul, Tuesday, Nov. 24, 2026. A mandatory test follows."),
        e(credit_line="연합뉴스", instructions="크레딧 필수: 연합뉴스", **WIRE),
    ),
    "CRD-007": (
        e(),
        e(credit_line="AP-Yonhap", **WIRE),
        e(credit_line="Courtesy of Inje County", creator=()),
        e(credit_line="KCNA via AP", **WIRE),
        e(credit_line="사진=경계현 사장 소셜미디어 캡쳐", creator=(), source=""),
        e(credit_line="Screenshot from KBS", creator=()),
        e(credit_line="AFP PHOTO/ John Stanmeyer - VII Photo Agency", source="", creator=(),
          instructions='MANDATORY CREDIT "AFP PHOTO/ John Stanmeyer - VII Photo Agency"'),
        e(credit_line="Newsis", source="Newsis", creator=(), source_label="wire"),
        e(credit_line="", **WIRE),
    ),
    "CRD-008": (
        e(caption="Kim Jong-un inspects a factory in this photo released by the North's Korean Central News Agency, "
                  "Tuesday, Nov. 24, 2026.", credit_line="KCNA-Yonhap", **NORTH),
        e(caption="People dance in this photo from the North’s Korean Central News Agency, Tuesday, Nov. 24, 2026.",
          credit_line="Yonhap", instructions=ONLY_HERE, **NORTH),
        e(caption="김정은 국무위원장이 공장을 현지지도하고 있다고 조선중앙통신이 24일 보도했다.",
          credit_line="Yonhap", instructions=ONLY_HERE, **NORTH),
        e(caption="North Korean soldiers wave along the Yalu River near Sinuiju, Tuesday, Nov. 24, 2026.",
          credit_line="Reuters-Yonhap", **NORTH),
        e(caption="People in Seoul watch a news program on a North Korean launch, Tuesday, Nov. 24, 2026.",
          credit_line="Yonhap", **WIRE),
        e(caption="The Workers' Party daily Rodong Sinmun stands on a shelf in Seoul, Tuesday, Nov. 24, 2026."),
        e(caption="판문점에서 김정은 국무위원장이 문재인 대통령과 악수하고 있다.", credit_line="Joint Press Corps",
          **WIRE),
        e(caption="A woman carries a flower in Pyongyang, Tuesday, Nov. 24, 2026.", credit_line="Reuters-Yonhap",
          **NORTH),
    ),
    "CRD-009": (
        e(caption="Visitors walk in Nonsan, Tuesday, Nov. 24, 2026, in this photo provided by Nonsan City.",
          credit_line="Yonhap", **{**WIRE, "source_label": "handout"}),
        e(credit_line="Courtesy of Nonsan City", creator_job_title="HO", **WIRE),
        e(credit_line="인제군 제공", **{**WIRE, "source_label": "handout"}),
        e(credit_line="Yonhap", creator_job_title="STF", **WIRE),
        e(caption="Activists hand out handouts to commuters in Seoul, Tuesday, Nov. 24, 2026.",
          credit_line="Yonhap", **WIRE),
        e(caption="봉사자들이 24일 서울에서 도시락을 제공하고 있다.", credit_line="Yonhap", **WIRE),
        e(caption="Kim Jong-un waves in this photo released by KCNA, Tuesday, Nov. 24, 2026.",
          credit_line="KCNA-Yonhap", instructions="HANDOUT PHOTO", **NORTH),
    ),
    "CRD-010": (
        e(),
        e(caption="봉사자들이 24일 서울에서 무료 급식을 제공하고 있다."),
        e(caption="Volunteers serve meals provided by Nonsan City to the elderly in Nonsan, Tuesday, Nov. 24, 2026."),
        e(caption="Police walk with a suspect captured in Busan, Tuesday, Nov. 24, 2026."),
        e(caption="Children pick strawberries in Nonsan, Tuesday, in this photo provided by Nonsan City.",
          credit_line="Courtesy of Nonsan City", source_label="handout", source=""),
        e(twins={"A7/1": (Twin("77", "picture", source_label="staff"),)}),
        e(caption="Activists hold handouts in Seoul, Tuesday, Nov. 24, 2026."),
    ),
    "CRD-011": (
        e(caption="Commuters cross the Han River, Tuesday. (AP Photo/Ahn Young-joon)", credit_line="AP-Yonhap", **WIRE),
        e(caption="시민들이 24일 서울 한강을 건너고 있다. AP연합뉴스", credit_line="AP-Yonhap", **WIRE),
        e(credit_line="ⓒ 로이터=뉴스1 ⓒ News1 류정민 특파원", **{**WIRE, "source": "News1"}),
        e(credit_line="AP-Yonhap", **WIRE),
        e(caption="유럽연합 대표와 뉴시스 기자가 24일 서울에서 인사하고 있다.", credit_line="Yonhap", **WIRE),
        e(credit_line="Pool photo (Yonhap)", **WIRE),
        e(caption="A rocket rises in Florida, Tuesday, Nov. 24, 2026. (NASA via AP)", credit_line="AP-Yonhap", **WIRE),
        e(caption="Soldiers march in Kyiv, Tuesday. (Presidential Office/Handout via REUTERS)",
          credit_line="Reuters-Yonhap", **WIRE),
        e(credit_line="유럽연합 제공 뉴시스", **{**WIRE, "source": "Newsis"}),
        e(credit_line="유럽연합 제공=뉴시스", **{**WIRE, "source": "Newsis"}),
        e(credit_line="한미연합사령부 제공/뉴스1", **{**WIRE, "source": "News1"}),
        e(credit_line="대한적십자사연합회=뉴시스", **{**WIRE, "source": "Newsis"}),
        e(credit_line="Yonhap News Agency", **WIRE),
    ),
    "CRD-012": (
        e(credit_line="AP-Yonhap", **WIRE),
        e(credit_line="Anders Wiklund, TT News Agency via AP", **WIRE),
        e(credit_line="Photograph: Joy Saha/Zuma Press Wire/Shutterstock", **WIRE),
        e(credit_line="로이터=뉴스1", **{**WIRE, "source": "News1"}),
        e(credit_line="Fot. PAP/EPA/ANGELO CARCONI", **WIRE),
        e(credit_line="Yonhap", name="PYH2026112400010.jpg", **WIRE),
        e(credit_line="Newsis", name="NISI20261124_0001.jpg", **{**WIRE, "source": "Newsis"}),
        e(credit_line="Courtesy of KAIST", name="PYH2026112400010.jpg", **WIRE),
    ),
    "CRD-013": (
        e(credit_line="Reuters-Yonhap", **WIRE),
        e(credit_line="Courtesy of Kyoto City", creator=()),
        e(credit_line="Courtesy of Chosen Foundation", creator=()),
        e(credit_line="연합뉴스", **WIRE),
        e(credit_line="Korea Times photo by Shim Hyun-chul"),
        e(credit_line="Getty Images", creator=(), source=""),
    ),
}  # fmt: skip
"""Rule -> photos on which it must not fire."""

FOUND: tuple[tuple[str, str, str, Example], ...] = (
    ("CRD-001", "error", "Name who made", e(credit_line="", creator=(), source="", source_label="")),
    ("CRD-001", "error", "It arrived from Newsis", e(credit_line="", creator=(), source="", source_label="뉴시스")),
    ("CRD-001", "error", "whose picture", e(credit_line="", creator=("Jane Doe",), source="", source_label="")),
    ("CRD-001", "error", "Shim Hyun-chul → Korea Times photo", e(credit_line="", creator=("Shim Hyun-chul",), source="")),
    ("CRD-002", "info", "Take it over", e(creator=())),
    ("CRD-002", "info", "photographer", e(creator=(), credit_line="Courtesy of Inje County", source="")),
    ("CRD-003", "warning", "Move it", e(caption="시민들이 24일 서울 한강을 건너고 있다. 연합뉴스", credit_line="", **WIRE)),
    ("CRD-003", "warning", "AP Photo/Ahn Young-joon", e(credit_line="AP-Yonhap", caption="Commuters cross the Han River "
     "in Seoul, Tuesday, Nov. 24, 2026. (AP Photo/Ahn Young-joon)", **WIRE)),
    ("CRD-004", "info", "is an agency", e(creator=("연합뉴스",), credit_line="Yonhap", source="Yonhap")),
    ("CRD-004", "warning", "Jane Doe", e(creator=("Photo by Jane Doe/AP",), credit_line="AP-Yonhap", source="Yonhap")),
    ("CRD-004", "warning", "no name", e(creator=("http://www.example.kr",))),
    ("CRD-005", "info", "STRINGER", e(creator=("STRINGER",), credit_line="AP-Yonhap", source="Yonhap")),
    ("CRD-005", "warning", "Handout", e(credit_line="Handout", creator=(), source="", source_label="")),
    ("CRD-006", "error", "KCNA VIA KNS", e(credit_line="AFP", instructions="MANDATORY CREDIT: KCNA VIA KNS", **WIRE)),
    ("CRD-007", "warning", "AP-Yonhap", e(credit_line="AP=연합뉴스", **WIRE)),
    ("CRD-007", "warning", "Courtesy of Inje County", e(credit_line="인제군 제공", creator=(), source="",
                                                       source_label="handout")),
    ("CRD-008", "error", "by its instructions", e(caption="A trolleybus runs in Pyongyang, Tuesday, Nov. 24, 2026.",
                                                  credit_line="Yonhap", instructions=ONLY_HERE, **NORTH)),
    ("CRD-008", "error", "by its source", e(caption="A trolleybus runs in Pyongyang, Tuesday, Nov. 24, 2026.",
                                            credit_line="Yonhap", **{**NORTH, "source": "KCNA"})),
    ("CRD-008", "error", "by its instructions", e(caption="Kim Jong-un looks at shells provided to the army in this photo "
     "taken Tuesday, Nov. 24, 2026.", credit_line="Yonhap", instructions=ONLY_HERE, **NORTH)),
    ("CRD-008", "error", "not for syndication", e(
        caption="Kim Jong-un waves in this photo released by KCNA, Tuesday, Nov. 24, 2026.", credit_line="KCNA-Yonhap",
        use=Use(date(2026, 11, 25), ("print", "syndication")), **NORTH)),
    ("CRD-008", "warning", "no other camera", e(caption="Kim Jong-un inspects a factory, Tuesday, Nov. 24, 2026.",
                                                credit_line="Yonhap", **NORTH)),
    ("CRD-009", "error", "Courtesy of Nonsan City", e(credit_line="Yonhap", creator_job_title="HO", creator=(),
                                                      source="논산시", source_label="handout")),
    ("CRD-009", "error", "HANDOUT PHOTO", e(credit_line="Yonhap", instructions="HANDOUT PHOTO. EDITORIAL USE ONLY",
                                            **WIRE)),
    ("CRD-009", "warning", "NOT FOR SALE", e(credit_line="Yonhap", instructions="(PHOTO NOT FOR SALE)", **WIRE)),
    ("CRD-009", "warning", "arrived as a handout", e(credit_line="Yonhap", **{**WIRE, "source_label": "handout"})),
    ("CRD-010", "error", "Courtesy of Nonsan City?", e(caption="24일 논산 딸기 농장에서 아이들이 딸기를 따고 있다. 논산시 제공",
                                                       source_label="staff")),
    ("CRD-010", "error", "The same frame came as Yonhap", e(twins={"A7/1": (Twin("9", "picture", source_label="Yonhap"),)})),
    ("CRD-010", "error", 'Job title "HO"', e(creator_job_title="HO")),
    ("CRD-011", "error", "Newsis", e(credit_line="AP-Yonhap Newsis", **WIRE)),
    ("CRD-011", "error", "Newsis and Yonhap", e(credit_line="AP-Yonhap … Newsis", **WIRE)),
    ("CRD-011", "error", "News1 and Yonhap", e(credit_line="Yonhap / News 1", **WIRE)),
    ("CRD-011", "error", "News1 and Yonhap", e(credit_line="사진=뉴스1 제공 연합뉴스", **WIRE)),
    ("CRD-011", "error", "Newsis and Yonhap", e(credit_line="로이터연합뉴스/뉴시스", **WIRE)),
    ("CRD-011", "error", "AP/뉴시스", e(caption="시민들이 24일 서울 한강을 건너고 있다. AP/뉴시스", credit_line="AP-Yonhap", **WIRE)),
    ("CRD-011", "error", "Reuters", e(caption="Commuters cross the Han River, Tuesday. (Reuters-Yonhap)",
                                      credit_line="AP-Yonhap", **WIRE)),
    ("CRD-012", "warning", "is a file of Yonhap", e(credit_line="Newsis", name="PYH2026112400010.jpg",
                                                     **{**WIRE, "source": "Newsis"})),
    ("CRD-012", "warning", "barred to us through Reuters", e(credit_line="KCNA via REUTERS", **NORTH)),
    ("CRD-012", "warning", "does not hand on", e(credit_line="Kyodo-TASS", **WIRE)),
    ("CRD-013", "warning", "Reuters", e(credit_line="RETUERS", **WIRE)),
)  # fmt: skip
"""Photos that a rule must find, with severity and words of its message."""
