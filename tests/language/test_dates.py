"""Dates and weekdays in English, Korean and numbers, and what only looks like one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language import dates as date_language
from photodesk.language.dates import PrintedDate, dates

Case = tuple[str, str, int, int, int, int | None]
"""text, printed date, year, month, day, weekday (0 Monday)."""

ONE: list[Case] = [
    ("Shoppers walk in Seoul, Monday, Nov. 23, 2026.", "Monday, Nov. 23, 2026", 2026, 11, 23, 0),
    ("Shoppers walk in Seoul, Monday Nov. 23 2026.", "Monday Nov. 23 2026", 2026, 11, 23, 0),
    ("on November 23, 2026.", "November 23, 2026", 2026, 11, 23, None),
    ("on Nov. 23", "Nov. 23", 0, 11, 23, None),
    ("Nov. 3rd, 2026", "Nov. 3rd, 2026", 2026, 11, 3, None),
    ("on 23 November 2026", "23 November 2026", 2026, 11, 23, None),
    ("on Monday 23 November", "Monday 23 November", 0, 11, 23, 0),
    ("in May 2016.", "May 2016", 2016, 5, 0, None),
    ("on Mon., Nov. 23", "Mon., Nov. 23", 0, 11, 23, 0),
    ("Dec. 3 (Tuesday)", "Dec. 3 (Tuesday)", 0, 12, 3, 1),
    ("Police stand guard, Friday.", "Friday", 0, 0, 0, 4),
    ("Tuesday's election", "Tuesday", 0, 0, 0, 1),
    ("taken 2026-11-23 at noon", "2026-11-23", 2026, 11, 23, None),
    ("시민들이 걷고 있다. 2026.11.23.", "2026.11.23", 2026, 11, 23, None),
    ("taken 11/23/2026", "11/23/2026", 2026, 11, 23, None),
    ("taken 23/11/2026", "23/11/2026", 2026, 11, 23, None),
    ("taken 03/04/2026", "03/04/2026", 2026, 0, 0, None),
    ("2024년 12월 3일 밤", "2024년 12월 3일", 2024, 12, 3, None),
    ("12월 3일(화) 밤", "12월 3일(화)", 0, 12, 3, 1),
    ("12월 3일 화요일 밤", "12월 3일 화요일", 0, 12, 3, 1),
    ("24일(월) 오전", "24일(월)", 0, 0, 24, 0),
    ("13일(현지시간) 훈련", "13일", 0, 0, 13, None),
    ("오는 24일까지 열린다", "24일", 0, 0, 24, None),
    ("월요일 아침", "월요일", 0, 0, 0, 0),
    ("지난해 5월", "5월", 0, 5, 0, None),
    ("in the summer of 1988", "1988", 1988, 0, 0, None),
    ("2002년 월드컵", "2002년", 2002, 0, 0, None),
]


@pytest.mark.parametrize("case", ONE, ids=lambda case: case[0])
def test_one_printed_date_is_read_with_its_parts(case: Case) -> None:
    text, printed, year, month, day, weekday = case
    found = dates(text)
    assert [d.text for d in found] == [printed]
    first = found[0]
    assert (first.year, first.month, first.day, first.weekday) == (year, month, day, weekday)
    assert text[first.start : first.end].strip() == printed


@pytest.mark.parametrize(
    "text",
    ["3일간 열린 축제", "10일 만에 재개", "100일 기념", "일일 교사", "35일", "축제는 3일째다", "1인당 3만 원",
     "월드컵", "일요시사", "Black Friday sales begin", "Good Friday prayers", "a March for peace",
     "she may 3 times", "The sun sets. He sat.", "Marching on", "a 152mm howitzer", "2S5 guns",
     "the 436th Turtle Marathon", "2000 soldiers march", "1,988 people", "the 1990s", "at 16:30",
     "12.5 percent", "Junes Kim", "Decor", "section 2.11", ""],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text) == ()


def test_several_dates_come_in_order() -> None:
    found = dates(
        "In this Wednesday, Aug. 30, 2017 photo, Kim walks. The statement came Monday Sept. 4, 2017."
    )
    assert [(d.month, d.day, d.weekday) for d in found] == [(8, 30, 2), (9, 4, 0)]


def test_the_year_of_the_photo_serves_where_none_is_printed() -> None:
    found = dates("Shoppers walk in Seoul, Monday, Nov. 23.", year=2026)[0]
    assert found.date == date(2026, 11, 23)
    assert not found.year_printed
    assert dates("Nov. 23, 2024", year=2026)[0].year == 2024


def test_a_weekday_that_the_calendar_denies_is_told() -> None:
    assert dates("Monday, Nov. 23, 2026")[0].weekday_agrees is True
    assert dates("Monday, Nov. 24, 2026")[0].weekday_agrees is False
    assert dates("Monday, Nov. 24")[0].weekday_agrees is None
    assert dates("11월 24일(월)", year=2026)[0].weekday_agrees is False
    assert dates("Monday")[0].weekday_agrees is None


def test_days_that_do_not_exist_are_told() -> None:
    assert not dates("Nov. 31, 2026")[0].exists
    assert dates("Nov. 31, 2026")[0].date is None
    assert not dates("Feb. 29, 2026")[0].exists
    assert dates("Feb. 29")[0].exists
    assert dates("Friday")[0].exists


def test_a_bare_weekday_is_known_as_such() -> None:
    assert dates("Friday")[0].is_bare_weekday
    assert not dates("Friday, Nov. 27")[0].is_bare_weekday
    assert PrintedDate("Friday", 0, 6, year=2026, weekday=4).is_bare_weekday


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
AP = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    weekday = DAYS[day.weekday()]
    korean = "월화수목금토일"[day.weekday()]
    for text in (
        f"{weekday}, {AP[day.month - 1]} {day.day}, {day.year}",
        f"{weekday}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
        f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.year}년 {day.month}월 {day.day}일({korean})",
        f"{day.isoformat()}",
        f"{day.year}.{day.month:02}.{day.day:02}.",
    ):
        found = dates(f"x {text} y")
        assert [d.date for d in found] == [day], text
        assert found[0].weekday_agrees in (True, None)
    wrong = DAYS[(day + timedelta(days=1)).weekday()]
    assert dates(f"{wrong}, {AP[day.month - 1]} {day.day}, {day.year}")[0].weekday_agrees is False


@given(st.text(alphabet="0123456789 .,/-()년월일요Nov. MayMonday\n", max_size=120))
def test_reading_dates_never_raises_and_ranges_fit(text: str) -> None:
    end = 0
    for printed in dates(text):
        assert printed.start >= end
        end = printed.end
        assert text[printed.start : printed.end].strip() == printed.text


_PIECES = st.sampled_from(
    ["Monday", "Mon.", "Nov. 24", "24", "the ", "24 May", "2026", "24일", "월요일", "(월)", " ", ", ",
     "11월", "2026년", "3/4/2026", "2026-11-24", "of ", "일요일", "Black Friday", "s", ".", "x", "th", "\n",
     "Sunday's", "Mayor"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_looking_only_where_a_date_may_begin_overlooks_none(text: str) -> None:
    everywhere = (
        date_language._printed(match, {name: said for name, said in match.groupdict().items() if said}, None)
        for match in date_language._DATE.finditer(text)
    )
    assert dates(text) == tuple(printed for printed in everywhere if printed is not None)
