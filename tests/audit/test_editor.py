"""The night editor's own stories: the gate is silent when all is well and stops what must not be printed."""

from __future__ import annotations

from datetime import date

import pytest

from photodesk.audit import Context, check
from photodesk.audit.context import PrintedArticle, Twin
from photodesk.audit.example import example
from photodesk.language.article import read_article
from photodesk.model import Finding, Metadata, Photo, Severity, Use
from photodesk.settings import Audit, Settings

HOWITZER = (
    "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward Russian "
    "positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by Ukraine's 24th "
    "Mechanised Brigade press service."
)
ATACMS = (
    "U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, Tuesday, in this image "
    "captured from a video posted by a Telegram channel affiliated with the Ukrainian military."
)
NOV_20 = Use(date(2024, 11, 20), ("print", "web"))
TONIGHT = Use(date(2026, 11, 25), ("print", "web"))
SAFE_TO_SEE = "Described for those who cannot see it"


def wire(key: str, caption: str, credit_line: str = "AP-Yonhap", **values: object) -> Photo:
    said = {"alt_text": SAFE_TO_SEE, "caption": caption, "credit_line": credit_line, **values}
    return Photo(key, metadata=Metadata(**said), source_label="wire")  # type: ignore[arg-type]


def stops(found: tuple[Finding, ...], key: str) -> list[str]:
    return [f.code for f in found if f.key == key and f.severity is Severity.error]


def test_ordinary_ap_yonhap_picture_raises_nothing() -> None:
    photos = [wire("1", HOWITZER), wire("2", "A woman feeds pigeons in Kyiv, Ukraine, Monday.", "AP-Yonhap")]
    assert check(photos, Context(NOV_20)) == ()


def test_the_seeds_two_pictures_raise_notes_only() -> None:
    photos = [
        Photo("1", metadata=Metadata(caption=HOWITZER, credit_line="AP-Yonhap")),
        Photo("2", metadata=Metadata(caption=ATACMS, credit_line="AP-Yonhap")),
    ]
    found = check(photos, Context(NOV_20))
    assert [(f.key, f.code, f.severity.name) for f in found] == [
        ("1", "ACC-001", "info"),
        ("2", "ACC-001", "info"),
        ("2", "CAP-017", "info"),
    ]
    assert "which account or channel" in found[2].message


@pytest.mark.parametrize("caption", [HOWITZER, ATACMS])
def test_the_seeds_pictures_stay_silent_with_their_dates_and_source(caption: str) -> None:
    taken = "2024-11-18T12:00:00+02:00" if caption is HOWITZER else "2024-11-19T03:00:00+02:00"
    photo = wire("1", caption, date_created=taken, source="Yonhap", country="Ukraine", category="I")
    assert [f.code for f in check([photo], Context(NOV_20)) if f.code != "CAP-017"] == []


def test_when_every_caption_of_the_article_is_doubled_it_is_the_template() -> None:
    text = "\n\n".join(
        ["Seoul walks fine line", f"{HOWITZER} AP-Yonhap", f"{HOWITZER} AP-Yonhap",
         "South Korea is facing a dilemma over military aid to Ukraine, according to analysts, Wednesday.",
         f"{ATACMS} AP-Yonhap", f"{ATACMS} AP-Yonhap"]
    )  # fmt: skip
    article = PrintedArticle("seed.txt", read_article(text), {"1": 0, "2": 1})
    photos = [wire("1", HOWITZER), wire("2", ATACMS)]
    found = check(photos, Context(NOV_20, article=article))
    assert [(f.key, f.code) for f in found if f.severity > Severity.info or f.code.startswith("PAG")] == [
        ("seed.txt", "PAG-002")
    ]


def test_south_korea_out_stops_us_but_north_korea_out_does_not() -> None:
    caption = "A ferry sails past an island off Incheon, South Korea, Tuesday, Nov. 24, 2026."
    south = wire("1", caption, "AP", source="AP", instructions="SOUTH KOREA OUT")
    north = wire("2", caption, "AP-Yonhap", instructions="NORTH KOREA OUT")
    assert stops(check([south], Context(TONIGHT), moment="intake"), "1") == ["RGT-004"]
    assert check([north], Context(TONIGHT)) == ()


def test_yonhaps_copy_of_a_barred_picture_is_offered() -> None:
    south = wire(
        "1", "A ferry sails off Incheon, Tuesday, Nov. 24, 2026.", "AP", instructions="SOUTH KOREA OUT"
    )
    twins = {"1": (Twin("PYH1", "picture", credit_line="Yonhap", source_label="Yonhap"),)}
    found = check([south], Context(TONIGHT, twins=twins), rules=["RGT-004"])
    assert found[0].message == (
        "Not for us: SOUTH KOREA OUT (AP). Yonhap has the same frame: use it (U) or drop it (X)."
    )
    assert found[0].others == ("PYH1",)


def test_embargo_on_russian_oil_is_no_embargo() -> None:
    caption = (
        "Tankers wait off Ulsan, Tuesday, Nov. 24, 2026, after the EU embargo on Russian oil until 2027."
    )
    assert check([wire("1", caption, headline="EU embargo on Russian oil")], Context(TONIGHT)) == ()


def test_korean_won_is_not_past_tense() -> None:
    photo = example(
        caption="The Korean won falls on a board of a bank in Seoul, Tuesday, Nov. 24, 2026."
    ).photo
    settings = Settings(audit=Audit(severities={"CAP-003": "warning"}))
    assert check([photo], Context(TONIGHT, settings)) == ()


def test_photographer_kim_sora_is_no_ai() -> None:
    photo = example(creator=("Kim Sora",), credit_line="Korea Times photo by Kim Sora").photo
    assert check([photo], Context(TONIGHT)) == ()


@pytest.mark.parametrize(
    "caption",
    [
        "Voters of the TK region line up in Daegu, Tuesday, Nov. 24, 2026.",
        "Bong Joon-ho, director of <Parasite>, greets fans in Seoul, Tuesday, Nov. 24, 2026.",
        "Families of victims, of whom 12 died, weep in Hwaseong, Tuesday, Nov. 24, 2026.",
        "한미연합훈련에 참가한 장병들이 24일 포천에서 사격하고 있다.",
        "유럽연합 대표단이 24일 서울 국회를 찾아 인사하고 있다.",
    ],
)
def test_what_only_looks_wrong_stays_quiet(caption: str) -> None:
    photo = example(caption=caption, city="").photo
    assert check([photo], Context(TONIGHT)) == ()


def test_city_hall_handout_under_staff_byline_is_stopped() -> None:
    photo = example(
        caption="Children pick strawberries at a farm in Nonsan, Tuesday, Nov. 24, 2026, in this photo "
        "provided by Nonsan City.",
        source="",
    ).photo
    found = check([photo], Context(TONIGHT))
    assert stops(found, "A7/1") == ["CRD-010"]
    assert found[0].suggestion == "Courtesy of Nonsan City"


def test_one_caption_on_two_pictures_of_a_page_stops_both() -> None:
    caption = "This 19th-century photograph is free for anyone to print."
    photos = [wire(str(n), caption, "Courtesy of the J. Paul Getty Museum") for n in (1, 2)]
    found = check(photos, Context(TONIGHT))
    assert stops(found, "1") == stops(found, "2") == ["DUP-003"]
    assert found[0].message == "Pictures 1 and 2 on this page carry the same caption. Edit 2 (Enter)."


def test_twelve_frames_of_a_wire_with_one_caption_are_one_note_in_the_desk() -> None:
    caption = "Kim Min-su waves at Incheon airport, west of Seoul, Tuesday, Nov. 24, 2026."
    photos = [wire(str(n), caption) for n in range(12)]
    found = check(photos, Context(TONIGHT, one_page=False))
    assert [(f.key, f.code, f.severity.name) for f in found] == [("0", "DUP-003", "info")]


def page_a7() -> list[Photo]:
    """The ten pictures of shift (iii)."""
    caption = "This 19th-century photograph belongs to a museum and is free for anyone to print."
    return [
        wire("1", "A ferry sails past an island off Incheon, Tuesday, Nov. 24, 2026.", "AP", source="AP",
             instructions="SOUTH KOREA OUT"),
        wire("2", caption, "Courtesy of the J. Paul Getty Museum"),
        wire("3", caption, "Courtesy of the J. Paul Getty Museum"),
        wire("4", "A trolleybus runs along a street in Pyongyang, Monday, Nov. 23, 2026.", "Yonhap",
             source="KCNA", instructions="For Use Only in the Republic of Korea. No Redistribution."),
        wire("5", "Visitors walk under lanterns in Gangneung, Monday, Nov. 23, 2026.", "Yonhap",
             source="Yonhap", creator_job_title="HO", instructions="HANDOUT PHOTO. EDITORIAL USE ONLY"),
        example(key="6", credit_line="", source="").photo,
        wire("7", "A robot arm waters flowers in a rooftop garden in Seoul, Tuesday.", "Korea Times graphic",
             digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"),
        example(key="8", source="", caption="Children pick strawberries in Nonsan, Tuesday, Nov. 24, 2026, "
                "in this photo provided by Nonsan City.").photo,
        wire("9", HOWITZER),
        wire("10", ATACMS),
    ]  # fmt: skip


def test_page_a7_has_eight_stops_and_two_pictures_that_may_go() -> None:
    found = check(page_a7(), Context(TONIGHT))
    stopped = {key: stops(found, key) for key in map(str, range(1, 11))}
    assert stopped == {
        "1": ["RGT-004"], "2": ["DUP-003"], "3": ["DUP-003"], "4": ["CRD-008"],
        "5": ["CRD-009"], "6": ["CRD-001"], "7": ["AI-002"], "8": ["CRD-010"], "9": [], "10": [],
    }  # fmt: skip
    assert [f.code for f in found if f.key in ("9", "10") and f.severity > Severity.info] == []


def test_relayed_wire_pictures_as_they_arrive_are_no_sea_of_red() -> None:
    photos = [
        wire(str(n), f"Soldier {n} stands near Kyiv, Ukraine, Monday, Nov. 23, 2026. (AP Photo/Name {n})",
             "", source="Yonhap", instructions="EDITORIAL USE ONLY; JAPAN OUT")
        for n in range(24)
    ]  # fmt: skip
    at_intake = check(photos, Context(TONIGHT, one_page=False), moment="intake")
    in_the_desk = check(photos, Context(TONIGHT, one_page=False), moment="edit")
    assert at_intake == ()
    assert {(f.code, f.severity.name) for f in in_the_desk} == {("CRD-003", "info")}
