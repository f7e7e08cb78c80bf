"""Which dates and weekdays a caption prints, in English, Korean and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed.

    Attributes:
        text: as printed. `start`, `end`: its place in the text (end is exclusive).
        year, month, day: the parts that stand there (or the `year` given to `dates`); 0 when not.
        weekday: 0 (Monday) to 6 (Sunday), or None when none stands there.
        year_printed: whether the year stands in the text.
    """

    text: str
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
    year_printed: bool = False

    @property
    def date(self) -> date | None:
        """The calendar date, when year, month and day are known and exist."""
        raise NotImplementedError

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether calendar and weekday agree; None when one of them is not known."""
        raise NotImplementedError


def dates(text: str, *, year: int | None = None) -> tuple[PrintedDate, ...]:
    """Return the dates printed in a text, in order; bare weekdays too."""
    raise NotImplementedError
