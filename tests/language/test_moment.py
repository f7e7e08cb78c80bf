"""When an embargo ends, in the words desks use; what is unclear is not guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodesk.language.moment import moment_at

NEAR = date(2026, 11, 24)
KST = timezone(timedelta(hours=9))
SIX = datetime(2026, 11, 25, 6, tzinfo=KST)


@pytest.mark.parametrize(
    "text",
    [
        "6 a.m. KST Nov. 25, 2026",
        "6am KST, 25 November 2026",
        "0600 KST Nov 25 2026",
        "06:00 KST on Nov. 25, 2026",
        "Nov. 25, 2026 at 0600 (KST)",
        "Wednesday, Nov. 25, 2026, 6:00 a.m. KST",
        "2026-11-25 06:00 KST",
        "2026-11-25T06:00:00+09:00",
        "20261125T0600+0900",
        "0600hrs KST 25 Nov 2026",
        "KST 0600 Nov 25, 2026",
        "25.11.2026 06:00 GMT+9",
        "2026년 11월 25일 오전 6시(KST)",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    found = moment_at(text)
    assert found is not None
    assert found[0] == len(text)
    assert found[1] == SIX


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov. 25", date(2026, 11, 25)),
        ("November 25th", date(2026, 11, 25)),
        ("25 Nov", date(2026, 11, 25)),
        ("11월 25일", date(2026, 11, 25)),
        ("25일", date(2026, 11, 25)),
        ("25일자 조간", date(2026, 11, 25)),
        ("2일", date(2026, 12, 2)),
        ("Jan. 2", date(2027, 1, 2)),
        ("25/11/2026", date(2026, 11, 25)),
        ("2026.11.25", date(2026, 11, 25)),
        ("11월 25일(수) 18시 30분", datetime(2026, 11, 25, 18, 30)),
        ("25일 오후 6시 반", datetime(2026, 11, 25, 18, 30)),
        ("25일 정오", datetime(2026, 11, 25, 12)),
        ("noon Nov. 25", datetime(2026, 11, 25, 12)),
        ("12 a.m. Nov. 25", datetime(2026, 11, 25, 0)),
        ("00:01 HRS GMT TUESDAY NOVEMBER 24", datetime(2026, 11, 24, 0, 1, tzinfo=UTC)),
        ("2030 GMT Nov. 25", datetime(2026, 11, 25, 20, 30, tzinfo=UTC)),
        ("Thursday 0600 GMT", datetime(2026, 11, 26, 6, tzinfo=UTC)),
        ("Tuesday", date(2026, 11, 24)),
    ],
)
def test_the_day_nearby_fills_what_is_not_said(text: str, expected: date) -> None:
    found = moment_at(text, near=NEAR)
    assert found is not None
    assert found[1] == expected


def test_eastern_time_knows_summer() -> None:
    winter = moment_at("6 p.m. ET Nov. 25, 2026")
    summer = moment_at("6 p.m. ET July 25, 2026")
    assert winter is not None
    assert summer is not None
    assert isinstance(winter[1], datetime)
    assert isinstance(summer[1], datetime)
    assert (winter[1].utcoffset(), summer[1].utcoffset()) == (timedelta(hours=-5), timedelta(hours=-4))


@pytest.mark.parametrize(
    "text",
    [
        "11/12/2026",
        "6 a.m. CST Nov. 25, 2026",
        "6 a.m. IST Nov. 25, 2026",
        "6 a.m. local time Nov. 25, 2026",
        "11월 25일 06시 현지시간",
        "midnight Nov. 25, 2026",
        "25일 자정",
        "Feb. 30, 2026",
        "6 p.m.",
    ],
)
def test_what_two_people_could_read_in_two_ways_is_seen_but_not_read(text: str) -> None:
    found = moment_at(text, near=NEAR)
    assert found is not None
    assert found[1] is None


@pytest.mark.parametrize("text", ["Nov. 25", "25일", "Tuesday 0600 GMT"])
def test_without_a_day_nearby_no_year_is_guessed(text: str) -> None:
    found = moment_at(text)
    assert found is not None
    assert found[1] is None


@pytest.mark.parametrize(
    "text",
    ["", "further notice", "Russian oil", "the EU", "May", "2026", "KST", "won", "조간", "notice", "12"],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_at(text, near=NEAR) is None


def test_reading_stops_where_the_moment_ends() -> None:
    text = "HOLD UNTIL Nov. 25, 2026 AND CALL THE DESK"
    found = moment_at(text, 10)
    assert found is not None
    assert text[: found[0]] == "HOLD UNTIL Nov. 25, 2026"


_PIECES = st.sampled_from(
    ["Nov.", "25", ",", "2026", "6", "a.m.", "KST", "0600", "11월", "25일", "오전", "6시", "(", ")",
     "+0900", "/", "-", "Tuesday", "noon", "GMT+9", "99", "99999", "31", "Feb.", "ET", "\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=10).map(" ".join) | st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = moment_at(text, near=NEAR)
    assert found is None or 0 < found[0] <= len(text)
