"""Which dates and weekdays a caption prints, in English, Korean and numbers.

"Monday, Nov. 24, 2026", "24 November 2026", "May 2016", "2026-11-24", "2026.11.24.", "11월 24일",
"24일(월)", "Tuesday", "2016". What only looks like a date is left alone: "3일간" (three days), "Mon" and
"May" as words, "Black Friday", "2000 soldiers".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS_KO = "월화수목금토일"

_M = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust"
    r"|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_W_SHORT = rf"(?:{_W}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?)"
_Y = r"(?:1[89]|20)\d\d"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d)"

_DATE = re.compile(
    rf"""(?<![\w.])(?:
      (?:(?P<w1>{_W_SHORT}),?\s+(?:on\s+)?)?(?P<m1>{_M})\s*(?P<d1>{_D})(?:\s*\((?P<v1>{_W_SHORT})\))?(?:,?\s*(?P<y1>{_Y})\b)?
     |(?:(?P<w2>{_W_SHORT}),?\s+)?(?:the\s+)?(?P<d2>{_D})\s+(?:of\s+)?(?P<m2>{_M})(?![a-z])(?:,?\s+(?P<y2>{_Y})\b)?
     |(?P<m3>{_M}),?\s+(?:of\s+)?(?P<y3>{_Y})\b
     |(?P<y4>{_Y})(?P<s4>[-./])\s?(?P<m4>1[0-2]|0?[1-9])(?P=s4)\s?(?P<d4>3[01]|[12]\d|0?[1-9])(?!\d)(?:\.?\s?\((?P<w4>[월화수목금토일])\))?
     |(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>{_Y})\b
     |(?P<w6>{_W})s?\b
     |(?:(?P<y7>{_Y})년\s*)?(?P<m7>1[0-2]|0?[1-9])월\s*(?P<d7>3[01]|[12]\d|0?[1-9])일(?!간|째|\s?동안|\s?만에|\s?연속)
        (?:\s?\((?P<w7>[월화수목금토일])(?:요일)?\)|\s?(?P<x7>[월화수목금토일])요일)?
     |(?:(?P<y8>{_Y})년\s*)?(?P<m8>1[0-2]|0?[1-9])월(?![가-힣]?\d)
     |(?P<d9>3[01]|[12]\d|0?[1-9])일(?!간|째|차|치|장|\s?동안|\s?만에|\s?연속|\s?내내|\s?이상|\s?이내|\s?가량|\s?정도|\s?일정)
        (?:\s?\((?P<w9>[월화수목금토일])(?:요일)?\)|\s?(?P<x9>[월화수목금토일])요일)?
     |(?P<w10>[월화수목금토일])요일
     |(?P<y11>{_Y})년?(?!s\b|[\w.]*\d|-\d|,\d)(?!\s?(?:people|soldiers|troops|won|dollars|euros|km|kilomet|met[er]|miles|feet|tons|students|workers|participants|members|visitors|명|원|개|만|억|톤|미터|m\b|cm))
    )""",
    re.VERBOSE,
)  # fmt: skip
_FEAST = re.compile(
    r"(?:Black|Good|Super|Ash|Palm|Cyber|Fat|Bloody|Easter|Holy|Boxing|Giving|Shrove|Maundy|Ruby"
    r"|Casual)\s+$"
)
_HINT = re.compile(r"\d|day|요일")
_START = re.compile(
    r"\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|the\s|[월화수목금토일]요"
)
"""How every date begins: the long pattern is tried only there."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed.

    Attributes:
        text: as printed. `start`, `end`: its place in the text (end is exclusive).
        year, month, day: what stands there; 0 when it does not. The year may be the one given to
            `dates`: `year_printed` tells.
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
        """The calendar date; None when a part is not known or there is no such day."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day (a leap day counts when the year is not known)."""
        if not (self.month and self.day):
            return True
        try:
            date(self.year or 2024, self.month, self.day)
        except ValueError:
            return False
        return True

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether weekday and calendar agree; None when either is not known."""
        day = self.date
        if day is None or self.weekday is None:
            return None
        return day.weekday() == self.weekday

    @property
    def is_bare_weekday(self) -> bool:
        """Whether only a weekday stands there."""
        return self.weekday is not None and not (self.month or self.day or self.year_printed)


def dates(text: str, *, year: int | None = None) -> tuple[PrintedDate, ...]:
    """Return the dates printed in a text, in order; partial dates and bare weekdays too.

    Args:
        text: a caption.
        year: the year to take for dates that print none (from date_created), or None.

    Returns:
        What stands there; empty when nothing does. A date like 03/04/2026 that Americans and
        Europeans read differently gives the year alone.

    Example:
        >>> found = dates("Shoppers walk in Seoul, Monday, Nov. 24, 2026.")[0]
        >>> found.text, found.weekday, found.date.isoformat(), found.weekday_agrees
        ('Monday, Nov. 24, 2026', 0, '2026-11-24', False)
        >>> [(d.text, d.day, d.weekday) for d in dates("24일(월) 서울에서 3일간 열린다.")]
        [('24일(월)', 24, 0)]
    """
    if _HINT.search(text) is None:
        return ()
    found: list[PrintedDate] = []
    end = 0
    for start in _START.finditer(text):
        match = _DATE.match(text, start.start()) if start.start() >= end else None
        if match is None:
            continue
        end = match.end()
        groups = {name: value for name, value in match.groupdict().items() if value}
        printed = _printed(match, groups, year)
        if printed is not None:
            found.append(printed)
    return tuple(found)


def _printed(match: re.Match[str], groups: dict[str, str], year: int | None) -> PrintedDate | None:
    get = {name[0]: value for name, value in groups.items() if name[0] in "ymdwvx"}
    weekday = _weekday(get.get("w") or get.get("v") or get.get("x") or "")
    month = _month(get.get("m", ""))
    day = int(re.match(r"\d+", get["d"])[0]) if "d" in get else 0  # type: ignore[index]
    if "a5" in groups:
        first, second = int(groups["a5"]), int(groups["b5"])
        if 12 < first <= 31 and 1 <= second <= 12:
            month, day = second, first
        elif 12 < second <= 31 and 1 <= first <= 12:
            month, day = first, second
        elif not (1 <= first <= 12 and 1 <= second <= 12):
            return None
    printed_year = int(get["y"]) if "y" in get else 0
    if "w6" in groups and _FEAST.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    return PrintedDate(
        text=match[0].strip(),
        start=match.start(),
        end=match.end(),
        year=printed_year or (year or 0),
        month=month,
        day=day,
        weekday=weekday,
        year_printed=bool(printed_year),
    )


def _month(text: str) -> int:
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3].casefold()) + 1


def _weekday(text: str) -> int | None:
    if not text:
        return None
    if text[0] in _WEEKDAYS_KO:
        return _WEEKDAYS_KO.index(text[0])
    return _WEEKDAYS.index(text[:3].casefold())
