"""Runs that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
