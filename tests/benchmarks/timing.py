"""Runs that take turns, so that a busy machine slows all of them alike, and how a figure is said.

A figure stands on a line of its own; `python -m tests.benchmarks` gathers the figures of all
benchmarks from the file that $PHOTODESK_FIGURES names.
"""

from __future__ import annotations

import json
import math
import os
import re
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, TypeVar

Prepared = TypeVar("Prepared")

_REACH = re.compile(
    r"(?P<way>under|at most|at least|within|<=|>=)? ?(?P<number>\d[\d.,]*)(/(?P<over>\d+))?(?P<rest>.*)"
)


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
        reach: what the issue asks for: of the figure "under 5 s" or "at least 100", of its ratio to
            the peer's "<= 1/25", "within 3 x" or "at least 0.9 of the pool". "" when nothing is asked.

    Example:
        >>> Figure("a save", 4.2, "ms", reach="under 5 ms").met
        True
        >>> Figure("read", 0.12, "ms", "exiftool -j", 3.0, reach="<= 1/25").met
        False
    """

    what: str
    value: float
    unit: str
    beside: str = ""
    peer: float = math.nan
    reach: str = ""

    @property
    def ratio(self) -> float:
        """Our figure over the peer's; not a number when there is no peer."""
        return self.value / self.peer

    @property
    def met(self) -> bool | None:
        """Whether it reaches what is asked for; None when nothing is asked."""
        if not self.reach:
            return None
        told = _REACH.match(self.reach)
        assert told is not None, f"{self.what}: nobody can read the reach {self.reach!r}"
        limit = float(told["number"].replace(",", "")) / float(told["over"] or 1)
        of_peer = told["way"] in ("<=", ">=", "within") or told["rest"].startswith((" of ", " x"))
        held = self.ratio if of_peer else self.value
        if told["way"] in ("at least", ">="):
            return held >= limit
        return held < limit if told["way"] == "under" else held <= limit

    @property
    def line(self) -> str:
        """The figure as a line for people."""
        parts = [f"{self.what:44} {short(self.value):>9} {self.unit}"]
        if self.beside:
            parts.append(f"{self.beside} {short(self.peer)}, ratio {self.ratio:.2f}")
        if self.reach:
            parts.append(f"reach {self.reach}: {'met' if self.met else 'NOT met'}")
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What one thing costs at one size: "rules", 2.8, "s"."""

    what: str
    value: float
    unit: str


class Costs(Protocol):
    """What a subject costs at a size: the same costs in the same order at every size."""

    def __call__(self, count: int, /) -> list[Cost]:
        """Do the work on so many items."""
        ...


@dataclass(frozen=True, slots=True)
class Growth:
    """One cost at several sizes, which rise.

    Example:
        >>> Growth("rules", "s", (1_000, 10_000, 100_000), (0.2, 1.0, 10.0)).exponent
        1.0
    """

    what: str
    unit: str
    sizes: tuple[int, ...]
    values: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The k of cost = c * n ** k between the two largest sizes; 0 where nothing was measured."""
        (n, m), (a, b) = self.sizes[-2:], self.values[-2:]
        return math.log(b / a) / math.log(m / n) if a > 0 and b > 0 else 0.0

    def at(self, count: float) -> float:
        """The cost at a size that was not measured, by the exponent; it does not fall as the work grows.

        Example:
            >>> Growth("rules", "s", (10_000, 100_000), (1.0, 10.0)).at(10_000_000)
            1000.0
        """
        return self.values[-1] * math.pow(count / self.sizes[-1], max(0.0, self.exponent))
