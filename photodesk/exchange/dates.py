"""Which date does a sheet's cell mean? Dates as people and spreadsheets write them, to ISO 8601.

What a cell leaves open is never guessed: "3/4/2026" is read only when its column shows which
number is the month, two-digit years only beside a month's name, and no year is ever added.
The result may be partial ("2026", "2026-11", "2026-11-24"), as in `model.Metadata`.

Standards: ISO 8601 as narrowed by the W3C date-time note; XMP Part 1, 8.2.1.1 Date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Order = Literal["dmy", "mdy", ""]
"""Which number stands first where the year stands last; "" when nothing shows it."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?|[월화수목금토일](?:요일)?"
_WEEKDAY_FIRST = re.compile(rf"^(?:{_WEEKDAY})\s*,?\s+(?=\S)", re.IGNORECASE)
_WEEKDAY_IN_BRACKETS = re.compile(rf"\s*[(（]\s*(?:{_WEEKDAY})\s*[)）]\s*", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"\s+[월화수목금토일]요일(?=\s|$)")

_SEP = r"\s*[-./:]\s*"
_YEAR_FIRST = re.compile(rf"^(\d{{4}}){_SEP}(\d{{1,2}})(?:{_SEP}(\d{{1,2}}))?\.?(?=$|[\sT])")
_KOREAN = re.compile(r"^(\d{4})\s*년(?:\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?)?(?=$|\s)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?=$|[\sT])")
_YEAR_LAST = re.compile(r"^(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})\.?(?=$|[\sT,])")
_DAY_NAME = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?=$|[\sT,])", re.I
)
_NAME_DAY = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?=$|[\sT,])", re.I)
_NAME_YEAR = re.compile(r"^([a-z]{3,9})\.?,?[\s-]+(\d{4})$", re.I)
_YEAR = re.compile(r"^(\d{4})$")
_TIME = re.compile(
    r"^(?:[T,]\s*|at\s+)?(?P<before>오전|오후|am|pm)?\s*"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>[.,]\d{1,9})?)?"
    r"|시(?:\s*(?P<ko_minute>\d{1,2})\s*분(?:\s*(?P<ko_second>\d{1,2})\s*초)?)?)"
    r"\s*(?P<after>a\.?m\.?|p\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|KST|JST|[+-]\d{2}:?\d{2})?$",
    re.I,
)
_ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "KST": "+09:00", "JST": "+09:00"}
_EXCEL_DAY = re.compile(r"^[2-7]\d{4}(?:\.\d+)?$")
_MAX_CHARS = 60
_EXCEL_PIVOT = 30
"""Excel reads a two-digit year below 30 as 20xx, from 30 on as 19xx."""


def iso_date(cell: str, order: Order = "") -> tuple[str, str]:
    """Return the ISO form of a date cell, or why it has none.

    Args:
        cell: the cell's text.
        order: what `date_order` found for its column; decides "3/4/2026".

    Returns:
        (ISO date, "") or ("", reason); the ISO date keeps the cell's precision, seconds are
        written as soon as there is a time.

    Source: XMP Part 1, 8.2.1.1; RECONCILE 2.7.

    Example:
        >>> iso_date("2026. 11. 24. 오후 3:05"), iso_date("Nov. 24, 2026"), iso_date("2026년 11월")
        (('2026-11-24T15:05:00', ''), ('2026-11-24', ''), ('2026-11', ''))
        >>> iso_date("3/4/2026")
        ('', 'day or month first? write it as 2026-03-04 or 2026-04-03')
    """
    if len(cell) > _MAX_CHARS:
        return "", f"{cell.strip()[:20]!r}… is no date that can be read: write it as 2026-11-24"
    text = _WEEKDAY_IN_BRACKETS.sub(" ", cell.strip()).strip()
    text = _WEEKDAY_FIRST.sub("", _WEEKDAY_AFTER.sub("", text))
    parts, rest, reason = _day(text, order)
    if reason:
        return "", reason
    if parts is None:
        return "", _unread(cell.strip())
    year, month, day = parts
    if not 1 <= year <= 9999 or month > 12 or (day and not month):
        return "", f"{cell.strip()!r} is no date of the calendar"
    if day:
        try:
            date(year, month, day)
        except ValueError:
            return "", f"{cell.strip()!r} is no date of the calendar"
    iso = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    rest = rest.strip()
    if not rest:
        return iso, ""
    clock = _clock(rest)
    if clock is None or not day:
        return "", f"{rest!r} after the date is no time: write it as {iso[:10]}T09:30:00"
    return f"{iso}T{clock}", ""


def date_order(cells: Iterable[str]) -> Order:
    """Tell from a whole column which number is the month where the year stands last.

    Args:
        cells: the column's cells.

    Returns:
        "dmy" or "mdy" when some cell proves it and none proves the other; else "".

    Example:
        >>> date_order(["3/4/2026", "24/3/2026"]), date_order(["3/4/2026"])
        ('dmy', '')
    """
    proven: set[Order] = set()
    for cell in cells:
        found = _YEAR_LAST.match(cell.strip()) if len(cell) <= _MAX_CHARS else None
        if found:
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                proven.add("dmy")
            elif second > 12 >= first:
                proven.add("mdy")
    return proven.pop() if len(proven) == 1 else ""


def same_date(one: str, other: str) -> bool:
    """Tell whether two ISO dates agree, compared at the coarser precision.

    With both zones known the instants count, otherwise the wall time; one second is tolerated.

    Source: RECONCILE 2.7, Equality.

    Example:
        >>> same_date("2026-11-24", "2026-11-24T09:30:15+09:00"), same_date("2026-11", "2026-12-01")
        (True, False)
    """
    if one == other:
        return True
    if len(one) <= 10 or len(other) <= 10:
        length = min(len(one), len(other), 10)
        return one[:length] == other[:length]
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return False
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=UTC), second.replace(tzinfo=UTC)
    return abs(first - second) <= timedelta(seconds=1)


_Parts = tuple[int, int, int]


def _day(text: str, order: Order) -> tuple[_Parts | None, str, str]:
    """Read the day at the start: ((year, month, day), rest, reason why it cannot be read)."""
    for pattern in (_YEAR_FIRST, _KOREAN, _COMPACT):
        if found := pattern.match(text):
            year, month, day = (int(part or 0) for part in found.groups())
            return (year, month, day), text[found.end() :], ""
    if found := _YEAR_LAST.match(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        rest = text[found.end() :]
        if first == second or (first > 12 >= second) or (order == "dmy" and second <= 12):
            return (year, second, first), rest, ""
        if (second > 12 >= first) or (order == "mdy" and first <= 12):
            return (year, first, second), rest, ""
        if first <= 12 and second <= 12:
            one, other = f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"
            return None, "", f"day or month first? write it as {one} or {other}"
        return None, "", f"{text!r} is no date of the calendar"
    if (found := _DAY_NAME.match(text)) and found[2].lower() in _MONTHS:
        year = int(found[3])
        if len(found[3]) == 2:
            year += 2000 if year < _EXCEL_PIVOT else 1900
        return (year, _MONTHS[found[2].lower()], int(found[1])), text[found.end() :], ""
    if (found := _NAME_DAY.match(text)) and found[1].lower() in _MONTHS:
        return (int(found[3]), _MONTHS[found[1].lower()], int(found[2])), text[found.end() :], ""
    if (found := _NAME_YEAR.match(text)) and found[1].lower() in _MONTHS:
        return (int(found[2]), _MONTHS[found[1].lower()], 0), "", ""
    if found := _YEAR.match(text):
        return (int(found[1]), 0, 0), "", ""
    return None, "", ""


def _clock(text: str) -> str | None:
    """Read a time of day with its zone: "오후 3:05 KST" is "15:05:00+09:00"."""
    found = _TIME.match(text)
    if found is None:
        return None
    hour = int(found["hour"])
    minute = int(found["minute"] or found["ko_minute"] or 0)
    second = int(found["second"] or found["ko_second"] or 0)
    half = (found["before"] or found["after"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in ("오후", "pm") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    fraction = (found["fraction"] or "").replace(",", ".")
    zone = (found["zone"] or "").upper()
    zone = _ZONES.get(zone, zone)
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    if zone and (int(zone[1:3]) > 14 or int(zone[4:6]) > 59):
        return None
    return f"{hour:02}:{minute:02}:{second:02}{fraction}{zone}"


def _unread(cell: str) -> str:
    if _EXCEL_DAY.match(cell):
        day = date(1899, 12, 30) + timedelta(days=int(float(cell)))
        return f"{cell} may be a spreadsheet's day number of {day.isoformat()}: format the column as a date"
    return f"{cell!r} is no date that can be read: write it as 2026-11-24"
