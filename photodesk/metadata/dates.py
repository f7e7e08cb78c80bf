"""How a moment is written in EXIF, IIM and XMP, at the precision that is known.

A date may be a year, a month, a day or a moment; without an offset the zone is unknown, and
none is ever invented. Standards: Exif 3.0 (DateTimeOriginal, SubSec, OffsetTime), IPTC-IIM 4.2
(2:55, 2:60), ISO 8601 as XMP uses it (ISO 16684-1, 8.2.1.2); RECONCILE 2.7 and 3.5.

Example:
    >>> moment = parse("2026-11-24T09:30:15.25+09:00")
    >>> moment.exif, moment.fraction, moment.offset, moment.iim
    ('2026:11:24 09:30:15', '25', '+09:00', ('20261124', '093015+0900'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY_S = 86_400.0
TOLERANCE_S = 1.0
"""Moments closer than this are the same: containers round differently."""

_DATE = r"(?P<year>\d{4})(?:[-:/.](?P<month>\d{1,2}|\s{1,2})(?:[-:/.](?P<day>\d{1,2}|\s{1,2})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
_OFFSET = r"(?P<offset>Z|z|[+-]\d{2}:?\d{2})?"
_TEXT = re.compile(rf"\s*{_DATE}(?:[T ]\s*(?:{_TIME}\s*{_OFFSET})?[\s:]*)?)?)?\s*", re.ASCII)
_IIM_DATE = re.compile(r"\s*(\d{4})[-:/.]?(\d{2})[-:/.]?(\d{2})\s*", re.ASCII)
_IIM_TIME = re.compile(r"\s*(\d{2}):?(\d{2}):?(\d{2})\s*(Z|[+-]\d{2}:?\d{2})?\s*", re.ASCII)
_MAX_OFFSET_MINUTES = 15 * 60
_LAST_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as far as it is known.

    Attributes:
        day: "2026", "2026-11" or "2026-11-24".
        time: "09:30:15", or "" when only the day is known.
        fraction: digits behind the seconds, or "".
        offset: "+09:00", or "" when the zone is unknown.
    """

    day: str
    time: str = ""
    fraction: str = ""
    offset: str = ""

    @property
    def text(self) -> str:
        """ISO 8601, as XMP and `Metadata` hold it."""
        if not self.time:
            return self.day
        return f"{self.day}T{self.time}{'.' if self.fraction else ''}{self.fraction}{self.offset}"

    @property
    def exif(self) -> str:
        """The 19 characters of an EXIF date; what is unknown is blank, as Exif asks."""
        year, month, day = (*self.day.split("-"), "  ", "  ")[:3]
        return f"{year}:{month}:{day} {self.time or '  :  :  '}"

    @property
    def iim(self) -> tuple[str, str]:
        """IIM date and time; unknown month and day are 00, the time is "" without an offset."""
        digits = self.day.replace("-", "").ljust(8, "0")
        if not self.time or not self.offset:
            return digits, ""
        return digits, (self.time + self.offset).replace(":", "")


def parse(text: str) -> Moment | None:
    """Read a date as XMP, a sheet or EXIF writes it; None when it is none.

    Month or day that are 00 or blank are unknown, and with them the time.

    Example:
        >>> parse("2026-11").text, parse("2026:11:24 09:30:15").text, parse("24 Nov 2026")
        ('2026-11', '2026-11-24T09:30:15', None)
    """
    found = _TEXT.fullmatch(text)
    if found is None:
        return from_iim(text)
    day = _day(found["year"], found["month"] or "", found["day"] or "")
    if day is None:
        return None
    if len(day) < 10 or found["hour"] is None:
        return Moment(day)
    time = _time(found["hour"], found["minute"], found["second"] or "00")
    if time is None:
        return None
    return Moment(day, time, found["fraction"] or "", _offset(found["offset"] or ""))


def from_exif(text: str, fraction: str = "", offset: str = "") -> Moment | None:
    """Read the EXIF trio of date, SubSec and OffsetTime; blank and zero values are None.

    Example:
        >>> from_exif("2026:11:24 09:30:15", "25 ", "+09:00").text
        '2026-11-24T09:30:15.25+09:00'
        >>> from_exif("0000:00:00 00:00:00") is None
        True
    """
    moment = parse(text)
    if moment is None or not moment.time:
        return moment
    digits = fraction.strip()
    return Moment(
        moment.day,
        moment.time,
        digits if digits.isdecimal() and digits.isascii() else moment.fraction,
        _offset(offset.strip()) or moment.offset,
    )


def from_iim(day: str, time: str = "") -> Moment | None:
    """Read IIM date CCYYMMDD and time HHMMSS±HHMM; a partial date takes no time.

    Example:
        >>> from_iim("20261124", "093015+0900").text, from_iim("20261100", "093015+0900").text
        ('2026-11-24T09:30:15+09:00', '2026-11')
    """
    found = _IIM_DATE.fullmatch(day)
    known = _day(found[1], found[2], found[3]) if found else None
    if known is None:
        return None
    clock = _IIM_TIME.fullmatch(time) if len(known) == 10 else None
    hours = _time(clock[1], clock[2], clock[3]) if clock else None
    if clock is None or hours is None:
        return Moment(known)
    return Moment(known, hours, "", _offset(clock[4] or ""))


def same(a: Moment, b: Moment, *, tolerance_s: float = TOLERANCE_S) -> bool:
    """Tell whether two moments agree as far as both are known.

    Example:
        >>> same(parse("2026-11-24"), parse("2026-11-24T23:59:59+09:00"))
        True
        >>> same(parse("2026-11-24T09:30:15+09:00"), parse("2026-11-24T00:30:15Z"))
        True
    """
    return difference_s(a, b) <= tolerance_s


def difference_s(a: Moment, b: Moment) -> float:
    """Return how many seconds apart two moments are, at the coarser precision of the two.

    With both offsets known instants are compared, else wall clocks.
    """
    if a.time and b.time:
        zones_known = bool(a.offset and b.offset)
        return abs(_seconds(a, zones_known) - _seconds(b, zones_known))
    length = min(len(a.day), len(b.day))
    if a.day[:length] == b.day[:length]:
        return 0.0
    return abs(_seconds(a, False) - _seconds(b, False)) or _DAY_S


def _day(year: str, month: str, day: str) -> str | None:
    """The known part of a date, None when it is impossible or all zero."""
    if year == "0000":
        return None
    if not month.strip() or int(month) == 0:
        return year
    if int(month) > 12:
        return None
    if not day.strip() or int(day) == 0:
        return f"{year}-{int(month):02d}"
    if int(day) > _LAST_OF_MONTH[int(month) - 1]:
        return None
    if int(month) == 2 and int(day) == 29 and not _is_leap(int(year)):
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _time(hour: str, minute: str, second: str) -> str | None:
    if int(hour) > 23 or int(minute) > 59 or int(second) > 60:
        return None
    return f"{int(hour):02d}:{minute}:{second}"


def _offset(text: str) -> str:
    """An offset as "+09:00"; "" when it is none that a place on earth has."""
    if text in ("Z", "z"):
        return "+00:00"
    digits = text[1:].replace(":", "")
    if text[:1] not in ("+", "-") or len(digits) != 4 or not (digits.isascii() and digits.isdecimal()):
        return ""
    if int(digits[2:]) > 59 or int(digits[:2]) * 60 + int(digits[2:]) > _MAX_OFFSET_MINUTES:
        return ""
    return f"{text[0]}{digits[:2]}:{digits[2:]}"


def _seconds(moment: Moment, in_utc: bool) -> float:
    """Seconds since the first day of the calendar, on the wall clock or in UTC."""
    year, month, day = (*moment.day.split("-"), "1", "1")[:3]
    hour, minute, second = (moment.time or "0:0:0").split(":")
    seconds = date(int(year), int(month), int(day)).toordinal() * _DAY_S
    seconds += int(hour) * 3600 + int(minute) * 60 + int(second)
    if moment.fraction:
        seconds += float(f"0.{moment.fraction}")
    if in_utc:
        hours, minutes = moment.offset[1:].split(":")
        shift = int(hours) * 3600 + int(minutes) * 60
        seconds -= -shift if moment.offset[0] == "-" else shift
    return seconds
