"""What the rules read off a photo."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from photodesk.audit.example import example
from photodesk.audit.reading import UNKNOWN_MOMENT, Reading, first_sentence, parse_moment
from photodesk.model import Metadata, Photo
from photodesk.settings import Settings

SEOUL = ZoneInfo("Asia/Seoul")


def read(**changes: object) -> Reading:
    return Reading(example(**changes).photo, Settings())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-11-24T23:50+09:00", date(2026, 11, 24)),
        ("2026-11-24T23:50:10.25Z", date(2026, 11, 24)),
        ("2026-11-24T23:59:60", date(2026, 11, 24)),
        ("2026-11", None),
        ("2026-02-30", None),
        ("24 Nov 2026", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(text: str, day: date | None) -> None:
    assert parse_moment(text).day == day


def test_a_moment_has_another_day_in_another_zone() -> None:
    moment = parse_moment("2026-11-24T20:00:00Z")
    assert moment.day == date(2026, 11, 24)
    assert moment.day_in(SEOUL) == date(2026, 11, 25)
    assert parse_moment("2026-11-24T20:00:00").day_in(SEOUL) == date(2026, 11, 24)
    assert parse_moment("no date") is UNKNOWN_MOMENT


@pytest.mark.parametrize(
    ("caption", "first"),
    [
        (
            "Gen. Park An-su answers on Dec. 5, 2024. He was named.",
            "Gen. Park An-su answers on Dec. 5, 2024.",
        ),
        ("U.S. soldiers march. They rest.", "U.S. soldiers march."),
        ("“Go!” fans shout. They win.", "“Go!” fans shout."),
        ("눈이 내린다. 시민이 걷는다.", "눈이 내린다."),
        ("One sentence without an end", "One sentence without an end"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_at_its_full_stop(caption: str, first: str) -> None:
    assert first_sentence(caption) == first


def test_a_caption_is_read_without_its_credit() -> None:
    reading = read(
        caption="Commuters cross the Han River in Seoul, Tuesday. (AP Photo/Lee Jin-man)", credit_line=""
    )
    assert reading.caption == "Commuters cross the Han River in Seoul, Tuesday."
    assert reading.credit.agency == "AP"


def test_who_handed_it_to_us_is_the_agency_that_label_or_source_names() -> None:
    assert read(source="Yonhap", source_label="wire").handed_by == "Yonhap"
    assert read(source="Yonhap", source_label="Newsis").handed_by == "Newsis"
    assert read(source="Inje County", source_label="handout").handed_by == "handout"


def test_a_file_mark_beside_the_caption_counts() -> None:
    assert read(caption="삼성전자 본사 전경. [자료사진]").is_file
    assert not read(caption="Lawyers file a suit in Seoul, Tuesday, Nov. 24, 2026.").is_file


def test_the_ordinary_date_is_told_at_a_glance() -> None:
    assert read().prints_own_day
    assert not read(caption="Commuters cross the Han River in Seoul, Monday, Nov. 24, 2026.").prints_own_day
    assert not read(date_created="").prints_own_day


def test_a_photo_that_says_nothing_reads_as_nothing() -> None:
    reading = Reading(Photo("x", metadata=Metadata()), Settings())
    assert (reading.caption, reading.credit.kind, reading.dates, reading.restrictions) == ("", "none", (), ())
    assert reading.doubled is None
