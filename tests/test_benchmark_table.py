"""The benchmarks' table: what is said to be met is met, and growth is reckoned as the README says."""

from __future__ import annotations

import math

import pytest

from tests.benchmarks.__main__ import markdown
from tests.benchmarks.at_scale import lasting, straight
from tests.benchmarks.codec import _REACH
from tests.benchmarks.timing import Figure, Growth


@pytest.mark.parametrize(
    ("value", "peer", "reach", "met"),
    [
        (4.9, math.nan, "under 5 s", True),
        (5.0, math.nan, "under 5 s", False),
        (75.0, math.nan, "at least 75", True),
        (74.9, math.nan, "at least 75", False),
        (200.0, math.nan, "at most 200 ms", True),
        (2_001.0, math.nan, "at most 2000 ms (the first of all: 512)", False),
        (0.0, math.nan, "0", True),
        (1.0, math.nan, "0", False),
        (0.12, 3.0, "<= 1/25", True),
        (0.13, 3.0, "<= 1/25", False),
        (1.1, 1.0, "<= 1.1", True),
        (2.9, 1.0, "within 3 x", True),
        (3.1, 1.0, "within 3 x", False),
        (900.0, 1_000.0, "at least 0.9 of the pool", True),
        (899.0, 1_000.0, "at least 0.9 of the pool", False),
    ],
)
def test_a_reach_is_of_the_figure_or_of_its_ratio(value: float, peer: float, reach: str, met: bool) -> None:
    assert Figure("a", value, "s", "" if math.isnan(peer) else "peer", peer, reach).met is met


def test_nothing_asked_is_neither_met_nor_missed() -> None:
    assert Figure("a", 1.0, "s").met is None


def test_what_nobody_can_read_is_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError, match="nobody can read the reach 'fast'"):
        assert Figure("a", 1.0, "s", reach="fast").met


@pytest.mark.parametrize("reach", sorted(_REACH.values()))
def test_every_reach_of_the_codec_is_one_of_the_ratio(reach: str) -> None:
    assert Figure("a", 0.001, "ms", "peer", 1.0, reach).met is True
    assert Figure("a", 1_000.0, "ms", "peer", 1.0, reach).met is False


def test_the_table_says_yes_and_no() -> None:
    figures = [Figure("읽기", 1.0, "s", reach="under 2 s"), Figure("쓰기", 3.0, "s", "peer", 1.0, "<= 1.5")]
    table = markdown(figures, load=(0.1, 0.2))
    assert "| 읽기 | 1 s |  |  | under 2 s | yes |" in table
    assert "| 쓰기 | 3 s | peer 1 s | 3.00 | <= 1.5 | NO |" in table


def test_a_cost_goes_on_by_the_exponent_of_the_two_largest_sizes_and_never_falls() -> None:
    square = Growth("pairs", "s", (10, 100, 1_000), (5.0, 1.0, 100.0))
    assert square.exponent == pytest.approx(2.0)
    assert square.at(10_000) == pytest.approx(10_000.0)
    assert Growth("counts", "ms", (10, 100), (2.0, 1.0)).at(1e8) == 1.0


def test_memory_goes_on_in_a_straight_line() -> None:
    assert straight(Growth("memory", "MB", (100, 200), (150.0, 200.0)), 1_000) == 600.0


@pytest.mark.parametrize(("seconds", "said"), [(119, "119 s"), (600, "10 min"), (48_240, "13.4 h")])
def test_times_are_said_in_the_unit_that_fits(seconds: float, said: str) -> None:
    assert lasting(seconds) == said
