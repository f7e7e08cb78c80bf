"""Which moment a desk note names: "0600 KST Nov. 25, 2026", "11월 25일 오전 6시".

Reads dates, times and zones in any order, English and Korean. What two people could read in two
ways (11/12, a bare CST, "local time") is no moment: the caller says so rather than guess.

Standards: ISO 8601 for the numeric forms; offsets of the zone names as wires use them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSETS: dict[str, float] = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "KST": 9, "JST": 9, "HKT": 8, "SGT": 8, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Zone name -> hours from UTC. CST (Chicago, China) and IST (India, Israel, Ireland) are left out."""

_CITY_ZONES = {
    "seoul": "Asia/Seoul", "korea": "Asia/Seoul", "korean": "Asia/Seoul", "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo", "beijing": "Asia/Shanghai", "london": "Europe/London", "uk": "Europe/London",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin", "moscow": "Europe/Moscow",
    "new york": "America/New_York", "eastern": "America/New_York", "et": "America/New_York",
    "pacific": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "한국": "Asia/Seoul", "서울": "Asia/Seoul", "일본": "Asia/Tokyo", "미 동부": "America/New_York",
}  # fmt: skip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KO_DAYS = "월화수목금토일"

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PRESS = r"(?:자)?(?:\s*(?:조간|석간|지면)(?:용)?)?"
"""Behind a Korean day: whose paper of that day may print it."""
_I = re.IGNORECASE


def _p(kind: str, *pieces: str, flags: re.RegexFlag = _I) -> tuple[str, re.Pattern[str]]:
    return kind, re.compile("".join(pieces), flags)


_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    _p(
        "iso",
        r"(?P<year>20\d\d)-(?P<mon>\d\d)-(?P<day>\d\d)",
        r"(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:\.\d+)?)?)?(?!\d)",
    ),
    _p(
        "iso",
        r"(?P<year>20\d\d)(?P<mon>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?)?(?!\d)",
    ),
    _p(
        "date",
        r"(?P<year>20\d\d)\s*[./년]\s*(?P<mon>\d{1,2})\s*[./월]\s*(?P<day>\d{1,2})(?!\d)\s*(?:일자?|\.)?",
    ),
    _p("date", r"(?P<mon>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일", _PRESS),
    _p("date", _MONTH, r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+", _YEAR, ")?"),
    _p("date", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-]*(?:of\s+)?", _MONTH, r"(?:[\s,\-]*", _YEAR, ")?"),
    _p("date", r"(?P<day>\d{1,2})\.(?P<mon>\d{1,2})\.(?P<year>20\d\d)(?!\d)"),
    _p("slash", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>20\d\d)(?!\d)"),
    _p("koday", r"(?:오는\s*)?(?P<day>\d{1,2})\s*일", _PRESS, r"(?![가-힣])"),
    _p("koday", r"(?:오는\s*)?(?P<day>\d{1,2})\s*일(?=\s*(?:오전|오후|정오|자정|이후|부터|까지|\d))"),
    _p(
        "time",
        r"(?P<half>오전|오후|새벽|아침|저녁|밤)\s*(?P<hour>\d{1,2})\s*(?:시|:)",
        r"\s*(?:(?P<minute>\d{1,2})\s*분?|(?P<khalf>반))?",
    ),
    _p("time", r"(?P<hour>\d{1,2})\s*시\s*(?:(?P<minute>\d{1,2})\s*분|(?P<khalf>반))?"),
    _p("time", r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)"),
    _p(
        "time",
        r"(?P<hour>\d{1,2})(?::|[.h](?=\d\d\b))(?P<minute>\d\d)(?::\d\d)?(?!\d)(?:\s*(?:hrs?|hours)\b)?",
    ),
    _p("four", r"(?P<hour>\d\d)(?P<minute>\d\d)(?!\d)(?P<hrs>\s*(?:hrs?|hours|h)\b)?"),
    _p("word", r"(?P<word>noon|midnight|midday|정오|자정)"),
    _p("offset", r"(?:GMT|UTC)?\s*(?P<sign>[+\-])(?P<oh>\d{1,2})(?::?(?P<om>\d\d))?(?!\d)"),
    _p("zone", r"\(?(?P<zone>[A-Z]{2,4}|Z)\b\)?", flags=re.RegexFlag(0)),
    _p(
        "city",
        r"\(?(?P<city>seoul|korean?|tokyo|japan|beijing|london|uk|paris|berlin|moscow|new york|eastern",
        r"|pacific|한국|서울|일본|미 동부)\s*(?:standard\s+|daylight\s+)?(?:time|시간|시각|기준)\)?",
    ),
    _p("vague", r"\(?(?:local time|현지\s*시[간각])\)?"),
    _p(
        "weekday",
        r"(?P<wd>mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?",
        r"|sat(?:urday)?|sun(?:day)?)\b\.?",
    ),
    _p("weekday", r"\(?(?P<kwd>[월화수목금토일])(?:요일|\))"),
)
_ZONE_WORD = re.compile(r"\s*\(?([A-Z]{1,4})\b")
_JOIN = re.compile(r"[\s,]*(?:(?:on|at|the|of|from)\b\s*)?", _I)
_BARE_ZONES = frozenset({*_OFFSETS, "ET", "PT", "CST", "IST", "LT"})


@dataclass(slots=True)
class _Reading:
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    weekday: int | None = None
    zone: tzinfo | None = None
    unclear: bool = False


def moment_at(
    text: str, start: int = 0, *, near: date | None = None
) -> tuple[int, datetime | date | None] | None:
    """Read the moment that begins at a position of the text.

    Args:
        text: any text.
        start: index to read from; white space and commas before the moment are passed over.
        near: day around which a date without year, or a weekday, is meant; without it such a
            moment stays unread.

    Returns:
        The index after the moment, and the moment: a datetime when a time is given (aware when its
        zone is), a date when only a day is, None when it can be read in more than one way.
        None when no moment begins there.

    Example:
        >>> moment_at("0600 KST Nov. 25, 2026")[1].isoformat()
        '2026-11-25T06:00:00+09:00'
        >>> moment_at("11월 25일 오전 6시", near=date(2026, 11, 24))[1].isoformat()
        '2026-11-25T06:00:00'
        >>> moment_at("11/12/2026"), moment_at("Russian oil")
        ((10, None), None)
    """
    reading = _Reading()
    seen: set[str] = set()
    end = start
    position = start
    for _ in range(12):
        joined = _JOIN.match(text, position)
        position = joined.end() if joined else position
        step = _part_at(text, position, reading, seen)
        if step is None:
            break
        position = end = step
    if not seen & {"date", "weekday", "time"}:
        return None
    return end, _settle(reading, near)


def _part_at(text: str, position: int, reading: _Reading, seen: set[str]) -> int | None:
    for kind, pattern in _PARTS:
        group = _GROUPS[kind]
        if group in seen:
            continue
        match = pattern.match(text, position)
        if match is None or not match.group().strip():
            continue
        if (
            group == "zone"
            and "time" not in seen
            and not text[match.end() : match.end() + 2].lstrip()[:1].isdigit()
        ):
            continue
        if not _take(kind, match, reading):
            continue
        seen.add(group)
        if kind == "iso" and match["hour"] is not None:
            seen.add("time")
        return match.end()
    return None


_GROUPS = {
    "iso": "date", "date": "date", "slash": "date", "koday": "date", "time": "time", "four": "time",
    "word": "time", "offset": "zone", "zone": "zone", "city": "zone", "vague": "zone", "weekday": "weekday",
}  # fmt: skip


def _take(kind: str, match: re.Match[str], reading: _Reading) -> bool:
    """Enter one part; False when it is not what it looks like."""
    groups = match.groupdict()
    if kind in ("iso", "date"):
        if groups.get("month"):
            reading.month = _MONTHS.index(groups["month"][:3].lower()) + 1
        else:
            reading.month = int(groups["mon"])
        reading.day = int(groups["day"])
        reading.year = int(groups["year"]) if groups.get("year") else None
        if kind == "iso" and groups["hour"] is not None:
            reading.hour, reading.minute = int(groups["hour"]), int(groups["minute"])
        return 1 <= reading.month <= 12 and 1 <= reading.day <= 31
    if kind == "slash":
        first, second = int(groups["a"]), int(groups["b"])
        reading.year = int(groups["year"])
        if first > 12 >= second:
            reading.day, reading.month = first, second
        elif second > 12 >= first or first == second:
            reading.month, reading.day = first, second
        else:
            reading.unclear = True
        return True
    if kind == "koday":
        reading.day = int(groups["day"] or groups["day2"])
        return 1 <= reading.day <= 31
    if kind in ("time", "four"):
        return _take_time(kind, match, reading)
    if kind == "word":
        # Midnight may begin or end the day it is named with.
        reading.hour = 12
        reading.unclear |= groups["word"].lower() in ("midnight", "자정")
        return True
    if kind == "weekday":
        reading.weekday = (
            _KO_DAYS.index(groups["kwd"]) if groups.get("kwd") else _DAYS.index(groups["wd"][:3].lower())
        )
        return True
    return _take_zone(kind, groups, reading)


def _zone_follows(match: re.Match[str]) -> bool:
    word = _ZONE_WORD.match(match.string, match.end())
    return bool(word and word[1] in _BARE_ZONES)


def _take_time(kind: str, match: re.Match[str], reading: _Reading) -> bool:
    groups = match.groupdict()
    hour, minute = int(groups["hour"] or 0), int(groups["minute"] or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    if groups.get("khalf"):
        minute = 30
    if half in ("pm", "오후", "저녁", "밤") and hour < 12:
        hour += 12
    elif half in ("am", "오전", "새벽", "아침") and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        return False
    # "2026" is a year unless "hrs" or a zone says that it is 20:26.
    if kind == "four" and hour in (19, 20) and not groups.get("hrs") and not _zone_follows(match):
        return False
    if hour > 23 or minute > 59:
        return False
    reading.hour, reading.minute = hour, minute
    return True


def _take_zone(kind: str, groups: dict[str, str | None], reading: _Reading) -> bool:
    if kind == "vague":
        reading.unclear = True
        return True
    if kind == "offset":
        hours, minutes = int(groups["oh"] or 0), int(groups["om"] or 0)
        if hours > 14 or minutes > 59:
            return False
        delta = timedelta(hours=hours, minutes=minutes)
        reading.zone = timezone(-delta if groups["sign"] == "-" else delta)
        return True
    name = (groups.get("zone") or groups.get("city") or "").upper()
    if kind == "zone" and name not in _BARE_ZONES:
        return False
    if name in _OFFSETS:
        reading.zone = timezone(timedelta(hours=_OFFSETS[name]))
        return True
    try:
        reading.zone = ZoneInfo(_CITY_ZONES[name.lower()])
    except (KeyError, ZoneInfoNotFoundError):
        reading.unclear = True
    return True


def _settle(reading: _Reading, near: date | None) -> datetime | date | None:
    if reading.unclear:
        return None
    day = _day(reading, near)
    if day is None or reading.hour is None:
        return day
    return datetime.combine(day, time(reading.hour, reading.minute), tzinfo=reading.zone)


def _day(reading: _Reading, near: date | None) -> date | None:
    if reading.day is None:
        if reading.weekday is None or near is None:
            return None
        return near + timedelta(days=(reading.weekday - near.weekday()) % 7)
    if reading.year is not None and reading.month is not None:
        return _calendar(reading.year, reading.month, reading.day)
    if near is None:
        return None
    if reading.month is not None:
        choices = [_calendar(near.year + step, reading.month, reading.day) for step in (-1, 0, 1)]
    else:
        months = [near.year * 12 + near.month - 1 + step for step in (-1, 0, 1)]
        choices = [_calendar(m // 12, m % 12 + 1, reading.day) for m in months]
    days = [choice for choice in choices if choice is not None]
    return min(days, key=lambda choice: abs((choice - near).days), default=None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
