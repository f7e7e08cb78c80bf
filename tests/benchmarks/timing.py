"""Runs that take turns, so that a busy machine slows all of them alike, and how a figure is said.

A figure stands on a line of its own; `python -m tests.benchmarks` gathers the figures of all
benchmarks from the file that $PHOTODESK_FIGURES names.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

Prepared = TypeVar("Prepared")


@dataclass(frozen=True, slots=True)
class Seconds:
    """What the rounds took, in seconds."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.rounds)


def alternate(
    runs: Mapping[str, Callable[[Prepared], object]], *, prepare: Callable[[], Prepared], rounds: int
) -> dict[str, Seconds]:
    """Time every run once a round, on what `prepare` makes anew for it (not timed)."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            prepared = prepare()
            start = time.perf_counter()
            run(prepared)
            took[name].append(time.perf_counter() - start)
    return {name: Seconds(tuple(times)) for name, times in took.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, with what stood beside it in the same run.

    Attributes:
        what: what was measured: "read 200 photos' headers".
        value, unit: our figure.
        beside: the peer's name, "" when there is none. peer: its figure, in the same unit.
        reach: what the issue asks for: "25 x faster", "under 5 s".
    """

    what: str
    value: float
    unit: str
    beside: str = ""
    peer: float = math.nan
    reach: str = ""

    @property
    def line(self) -> str:
        """The figure as a line for people."""
        parts = [f"{self.what:44} {short(self.value):>9} {self.unit}"]
        if self.beside:
            parts.append(f"{self.beside} {short(self.peer)}, ratio {self.value / self.peer:.2f}")
        if self.reach:
            parts.append(f"reach {self.reach}")
        return "   ".join(parts)


def say(
    what: str, value: float, unit: str, *, beside: str = "", peer: float = math.nan, reach: str = ""
) -> None:
    """Print a figure, and keep it for `python -m tests.benchmarks`."""
    figure = Figure(what, value, unit, beside, peer, reach)
    print(figure.line, flush=True)
    if place := os.environ.get("PHOTODESK_FIGURES"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(figure), ensure_ascii=False) + "\n")


def short(value: float) -> str:
    """Write a number with three digits that say something.

    Example:
        >>> short(12345.6), short(3.14159), short(0.0123)
        ('12,346', '3.14', '0.0123')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the exponent k of cost = c * n ** k, by least squares on the logarithms.

    Example:
        >>> round(growth([1000, 10_000, 100_000], [0.1, 1.0, 10.0]), 3)
        1.0
    """
    x, y = [math.log(n) for n in sizes], [math.log(t) for t in seconds]
    return statistics.linear_regression(x, y).slope
