"""Dates as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.exchange.dates import date_order, iso_date, same_date


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2026", "2026"),
        ("2026-11", "2026-11"),
        ("2026-11-24", "2026-11-24"),
        ("2026-1-5", "2026-01-05"),
        ("2026.11.24", "2026-11-24"),
        ("2026. 11. 24.", "2026-11-24"),
        ("2026. 11. 24", "2026-11-24"),
        ("2026/11/24", "2026-11-24"),
        ("20261124", "2026-11-24"),
        ("2026년 11월 24일", "2026-11-24"),
        ("2026년11월24일", "2026-11-24"),
        ("2026년 11월", "2026-11"),
        ("2026년", "2026"),
        ("2026-11-24(화)", "2026-11-24"),
        ("2026.11.24 (화) 14:30", "2026-11-24T14:30:00"),
        ("2026년 11월 24일 화요일", "2026-11-24"),
        ("2026년 11월 24일(화) 오전 9시 30분", "2026-11-24T09:30:00"),
        ("2026년 11월 24일 오후 2시", "2026-11-24T14:00:00"),
        ("2026-11-24 오후 3:05:00", "2026-11-24T15:05:00"),
        ("2026-11-24 오전 12:05", "2026-11-24T00:05:00"),
        ("2026-11-24 오후 12:05", "2026-11-24T12:05:00"),
        ("2026-11-24T09:30:15.25+09:00", "2026-11-24T09:30:15.25+09:00"),
        ("2026-11-24T09:30:15Z", "2026-11-24T09:30:15+00:00"),
        ("2026-11-24 09:30 KST", "2026-11-24T09:30:00+09:00"),
        ("2026-11-24 09:30:15+0900", "2026-11-24T09:30:15+09:00"),
        ("2026:11:24 09:30:15", "2026-11-24T09:30:15"),
        ("2026:11:24", "2026-11-24"),
        ("2026:11:00", "2026-11"),
        ("24/11/2026", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("24.11.2026", "2026-11-24"),
        ("11/24/2026 2:30 PM", "2026-11-24T14:30:00"),
        ("5/5/2026", "2026-05-05"),
        ("24 November 2026", "2026-11-24"),
        ("24-Nov-26", "2026-11-24"),
        ("24-Nov-85", "1985-11-24"),
        ("Nov. 24, 2026", "2026-11-24"),
        ("November 24, 2026", "2026-11-24"),
        ("November 24th, 2026 at 9:30 a.m.", "2026-11-24T09:30:00"),
        ("Tuesday, Nov. 24, 2026", "2026-11-24"),
        ("Tue Nov 24 2026", "2026-11-24"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("November 2026", "2026-11"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_dates_are_read(cell: str, iso: str) -> None:
    assert iso_date(cell) == (iso, "")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("3/4/2026", "day or month first"),
        ("26.11.24", "no date that can be read"),
        ("11월 24일", "no date that can be read"),
        ("Tuesday", "no date that can be read"),
        ("어제", "no date that can be read"),
        ("2026-02-30", "no date of the calendar"),
        ("2026-13-01", "no date of the calendar"),
        ("0000:00:00 00:00:00", "no date of the calendar"),
        ("31/31/2026", "no date of the calendar"),
        ("2026-11-24 25:00", "no time"),
        ("2026-11-24 저녁", "no time"),
        ("2026-11 09:30", "no time"),
        ("46350", "day number of 2026-11-24"),
        ("24 Foo 2026", "no date that can be read"),
        ("2026-11-24 / 2026-11-25", "no time"),
        (" " * 100_000 + "x", "no date that can be read"),
    ],
)
def test_what_a_cell_leaves_open_is_not_guessed(cell: str, words: str) -> None:
    iso, reason = iso_date(cell)
    assert iso == ""
    assert words in reason


def test_a_column_shows_which_number_is_the_month() -> None:
    assert date_order(["3/4/2026", "13/4/2026", "비고"]) == "dmy"
    assert date_order(["3/4/2026", "4/13/2026"]) == "mdy"
    assert date_order(["13/4/2026", "4/13/2026"]) == ""
    assert iso_date("3/4/2026", "dmy") == ("2026-04-03", "")
    assert iso_date("3/4/2026", "mdy") == ("2026-03-04", "")


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_iso_dates_stay_as_they_are(day: date) -> None:
    assert iso_date(day.isoformat()) == (day.isoformat(), "")


@given(st.text(max_size=80))
def test_any_text_gives_a_date_or_a_reason(text: str) -> None:
    iso, reason = iso_date(text)
    assert bool(iso) != bool(reason)
    if iso:
        assert iso_date(iso) == (iso, "")


def test_dates_agree_at_the_coarser_precision() -> None:
    assert same_date("2026-11-24", "2026-11-24T09:30:15")
    assert same_date("2026", "2026-11-24")
    assert same_date("2026-11-24T09:30:15+09:00", "2026-11-24T00:30:15+00:00")
    assert same_date("2026-11-24T09:30:15+09:00", "2026-11-24T09:30:15")
    assert not same_date("2026-11-24T09:30:15", "2026-11-24T09:32:15")
    assert not same_date("2026-11-24", "2026-11-23T23:59:59")
