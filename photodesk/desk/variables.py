"""What {date}, {city} or {filename} in a template stands for on a photo.

A variable is a name in braces, with a form behind a colon where there are several: {date:ko} is
2026년 11월 24일. Any field of `tables.fields` is a variable of its own: {headline}, {creator}.
"{{" and "}}" are braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Literal

from photodesk.errors import UsageError
from photodesk.library.store import Record
from photodesk.metadata import dates
from photodesk.model import Value
from photodesk.tables.fields import BY_ID

DateForm = Literal["ap", "iso", "off"]
_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|([{}])")
_AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_KO = "월화수목금토일"

FORMS: dict[str, tuple[str, ...]] = {
    "date": ("", "ko", "iso"),
    "today": ("", "ko", "iso"),
    "weekday": ("", "ko"),
    "time": ("", "ko", "iso"),
}
"""Variables that have forms besides their own; the first is the house's English one."""

NAMES: dict[str, str] = {
    "date": "day the picture was taken: Nov. 24, 2026; {date:ko} 2026년 11월 24일; {date:iso} 2026-11-24",
    "today": "this day, in the same forms",
    "weekday": "weekday of the picture: Tuesday; {weekday:ko} 화요일",
    "time": "time of the picture: 11:40 p.m.; {time:ko} 오후 11시 40분; {time:iso} 23:40",
    "filename": "file name with its ending",
    "name": "file name without its ending",
    "number": "place in the selection, from 1; {number:3} is 001",
    "label": "how it arrived: wire, handout, staff",
    "user": "who applies the template",
}
"""Variables besides the fields, and what they stand for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template's text on one photo, and the variables that are empty there, as written."""

    text: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What variables may know besides the photo.

    Attributes:
        now: the moment, with its offset. `number`: the photo's place in the selection, from 1.
        user: who is at work. `form`: the house's form of dates.
    """

    now: datetime
    number: int = 1
    user: str = ""
    form: DateForm = "ap"


def fill(text: str, record: Record, scene: Scene) -> Filled:
    """Return a text with its variables filled in from a photo.

    Raises:
        UsageError: a variable that is not known, or a brace without its pair.
    """
    missing: list[str] = []

    def value(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        said = _value(match[1], record, scene)
        if not said:
            missing.append(match[0])
        return said

    check(text)
    return Filled(_PART.sub(value, text), tuple(dict.fromkeys(missing)))


def check(text: str) -> None:
    """Check that a text's variables are known.

    Raises:
        UsageError: says which is not, and the nearest that is.

    Example:
        >>> check("{city}, {date:ko} {{sic}}")
        >>> check("{citty}")
        Traceback (most recent call last):
        ...
        photodesk.errors.UsageError: {citty}: no such variable; did you mean {city}?
    """
    for match in _PART.finditer(text):
        if match[2]:
            raise UsageError(f"“{match[2]}” stands alone in “{text}”; write {match[2] * 2} for a brace")
        if match[1] is not None:
            _check_one(match[1])


def _check_one(written: str) -> None:
    name, colon, form = written.partition(":")
    if name == "number" and (not colon or (form.isdecimal() and 1 <= int(form) <= 9)):
        return
    if name in FORMS and form in FORMS[name] and bool(colon) == bool(form):
        return
    if name in FORMS:
        known = ", ".join(f"{{{name}{':' if one else ''}{one}}}" for one in FORMS[name])
        raise UsageError(f"{{{written}}}: no such form; there are {known}")
    if not colon and (name in NAMES or (name in BY_ID and not BY_ID[name].is_structure)):
        return
    import difflib

    near = difflib.get_close_matches(name, [*NAMES, *BY_ID], n=1, cutoff=0.6)
    hint = f"did you mean {{{near[0]}}}?" if near else f"there are {', '.join(NAMES)} and every field"
    raise UsageError(f"{{{written}}}: no such variable; {hint}")


def _value(written: str, record: Record, scene: Scene) -> str:
    name, _, form = written.partition(":")
    taken = dates.parse(record.metadata.date_created)
    day = date.fromisoformat(taken.day) if taken and len(taken.day) == 10 else None
    simple: dict[str, Callable[[], str]] = {
        "date": lambda: day_text(day, form, scene.form) if day else "",
        "today": lambda: day_text(scene.now.date(), form, scene.form),
        "weekday": lambda: weekday(day, form) if day else "",
        "time": lambda: clock(time.fromisoformat(taken.time), form) if taken and taken.time else "",
        "filename": lambda: record.name,
        "name": lambda: PurePath(record.name).stem,
        "number": lambda: f"{scene.number:0{form or 1}}",
        "label": lambda: record.source_label,
        "user": lambda: scene.user,
    }
    if name in simple:
        return simple[name]()
    return ", ".join(_texts(record.metadata.get(name)))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
        return
    yield from (item for item in value if isinstance(item, str))


def day_text(day: date, form: str, house: DateForm) -> str:
    """Return a day in a form: "" as the house writes English dates, ko, iso.

    Example:
        >>> day_text(date(2026, 9, 3), "", "ap"), day_text(date(2026, 9, 3), "ko", "ap")
        ('Sept. 3, 2026', '2026년 9월 3일')
    """
    if form == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    if form == "iso" or house == "iso":
        return day.isoformat()
    return f"{_AP_MONTHS[day.month - 1]} {day.day}, {day.year}"


def weekday(day: date, form: str) -> str:
    """Return a day's weekday in English, or in Korean.

    Example:
        >>> weekday(date(2026, 11, 24), ""), weekday(date(2026, 11, 24), "ko")
        ('Tuesday', '화요일')
    """
    return f"{_WEEKDAYS_KO[day.weekday()]}요일" if form == "ko" else _WEEKDAYS[day.weekday()]


def clock(moment: time, form: str) -> str:
    """Return a time of day as the AP writes it, in Korean, or as 23:40.

    Example:
        >>> clock(time(23, 40), ""), clock(time(12, 0), ""), clock(time(0, 5), "ko")
        ('11:40 p.m.', 'noon', '오전 12시 5분')
    """
    hour, minute = moment.hour % 12 or 12, moment.minute
    if form == "iso":
        return f"{moment.hour:02}:{minute:02}"
    if form == "ko":
        return f"{'오전' if moment.hour < 12 else '오후'} {hour}시{f' {minute}분' if minute else ''}"
    if not minute and moment.hour in (0, 12):
        return "noon" if moment.hour else "midnight"
    return f"{hour}{f':{minute:02}' if minute else ''} {'a.m.' if moment.hour < 12 else 'p.m.'}"
