"""Moments in EXIF, IIM and XMP: precision kept, zones never invented."""

from __future__ import annotations

import pytest
from hypothesis import given

from photodesk.metadata import dates
from photodesk.metadata.dates import Moment, difference_s, from_exif, from_iim, parse, same
from tests.metadata import strategies


def known(text: str) -> Moment:
    moment = parse(text)
    assert moment is not None
    return moment


def test_we12_a_moment_with_fraction_and_offset_in_all_three_forms() -> None:
    moment = known("2026-11-24T09:30:15.25+09:00")
    assert moment.exif == "2026:11:24 09:30:15"
    assert (moment.fraction, moment.offset) == ("25", "+09:00")
    assert moment.iim == ("20261124", "093015+0900")
    assert moment.text == "2026-11-24T09:30:15.25+09:00"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026", "2026"),
        ("2026-11", "2026-11"),
        ("2026-11-24", "2026-11-24"),
        ("2026:11:24", "2026-11-24"),
        ("2026:11:24 09:30:15", "2026-11-24T09:30:15"),
        ("2026-11-24T09:30", "2026-11-24T09:30:00"),
        ("2026-11-24T09:30Z", "2026-11-24T09:30:00+00:00"),
        ("2026-11-24T09:30:15.250+0900", "2026-11-24T09:30:15.250+09:00"),
        ("2026-00-00", "2026"),
        ("2026:11:00 00:00:00", "2026-11"),
        ("2026:11:24   :  :  ", "2026-11-24"),
        ("2026:11:     :  :  ", "2026-11"),
        ("20261124", "2026-11-24"),
        (" 2026-11-24 ", "2026-11-24"),
    ],
)
def test_every_precision_is_kept(text: str, kept: str) -> None:
    assert known(text).text == kept


@pytest.mark.parametrize(
    "text",
    [
        "", "    :  :     :  :  ", "0000:00:00 00:00:00", "2026-13-01", "2026-02-30", "2025-02-29",
        "24 Nov 2026", "어제", "11/24/2026", "2026-11-24T25:00:00", "2026-11-24T09:61:00",
        "２０２６-11-24", "2026-11-24T09:30:15 KST", "20261", "9" * 400,
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse(text) is None


def test_leap_day_is_a_day() -> None:
    assert known("2024-02-29").text == "2024-02-29"


def test_exif_offset_that_no_place_has_is_unknown() -> None:
    moment = from_exif("2026:11:24 09:30:15", "", "+47:00")
    assert moment is not None
    assert moment.offset == ""


def test_exif_without_offset_keeps_its_zone_unknown() -> None:
    moment = from_exif("2026:11:24 09:30:15")
    assert moment is not None
    assert moment.text == "2026-11-24T09:30:15"
    assert moment.iim == ("20261124", "")


def test_fraction_that_is_no_number_is_dropped() -> None:
    moment = from_exif("2026:11:24 09:30:15", "ab", " ")
    assert moment is not None
    assert moment.fraction == ""


def test_iim_month_or_day_00_is_partial_and_takes_no_time() -> None:
    for stored, kept in (("20261100", "2026-11"), ("20260000", "2026")):
        moment = from_iim(stored, "093015+0900")
        assert moment is not None
        assert moment.text == kept


@pytest.mark.parametrize("time", ["", "junk", "093015+", "250000+0900"])
def test_iim_time_that_is_none_leaves_the_day(time: str) -> None:
    moment = from_iim("20261124", time)
    assert moment is not None
    assert moment.text == "2026-11-24"


def test_iim_time_without_zone_has_no_offset() -> None:
    moment = from_iim("20261124", "093015")
    assert moment is not None
    assert moment.text == "2026-11-24T09:30:15"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2026-11-24", "2026-11-24T23:59:59+09:00"),
        ("2026-11", "2026-11-24"),
        ("2026-11-24T09:30:15+09:00", "2026-11-24T00:30:15Z"),
        ("2026-11-24T09:30:15", "2026-11-24T09:30:15+09:00"),
        ("2026-11-24T09:30:15.9", "2026-11-24T09:30:16"),
        ("2026-12-31T23:59:59.5", "2027-01-01T00:00:00"),
    ],
)
def test_moments_that_agree_as_far_as_they_are_known(a: str, b: str) -> None:
    assert same(known(a), known(b))
    assert same(known(b), known(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2026-11-24", "2026-11-25T00:00:00"),
        ("2026", "2025-11-24"),
        ("2026-11-24T09:30:15+09:00", "2026-11-24T09:30:15Z"),
        ("2026-11-24T09:30:15", "2026-11-24T09:30:17"),
    ],
)
def test_moments_that_do_not_agree(a: str, b: str) -> None:
    assert not same(known(a), known(b))


def test_a_day_apart_is_a_day_in_seconds() -> None:
    assert difference_s(known("2026-11-24"), known("2026-11-25")) == 86_400
    assert difference_s(known("0001-01-01T00:00:00+14:00"), known("0001-01-01T00:00:00-11:00")) == 90_000


@given(strategies.dates())
def test_a_date_reads_back_as_it_was_written(text: str) -> None:
    assert known(text).text == text


@given(strategies.dates())
def test_exif_gives_back_all_that_it_can_hold(text: str) -> None:
    moment = known(text)
    again = from_exif(moment.exif, moment.fraction, moment.offset)
    assert again == moment


@given(strategies.dates(with_zone=True))
def test_iim_gives_back_all_that_it_can_hold(text: str) -> None:
    moment = known(text)
    assert from_iim(*moment.iim) == moment


@given(strategies.dates(), strategies.dates())
def test_difference_is_the_same_both_ways(a: str, b: str) -> None:
    assert difference_s(known(a), known(b)) == difference_s(known(b), known(a))
    assert difference_s(known(a), known(a)) == 0


def test_the_tolerance_is_one_second() -> None:
    assert dates.TOLERANCE_S == 1.0
