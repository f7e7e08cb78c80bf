"""Which dates of a caption are missing, wrong or too old: rules CAP-004 to CAP-007 and CAP-014."""

from __future__ import annotations

import re
from datetime import date, timedelta

from photodesk.audit.caption import HEADSHOT
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.quick_look import TIME
from photodesk.audit.reading import WEEKDAYS, Reading, day_in_words
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.caption import PrintedDate
from photodesk.model import Severity

_NEWS_KINDS = frozenset({"staff", "agency", "agency-distributed"})
_DRAWN = frozenset({"illustration", "graphic"})


@rule(
    "CAP-004",
    "No date in the caption",
    severity=Severity.info,
    when="page",
    bad=example(caption="Firefighters battle a blaze at a warehouse in Incheon.", city="Incheon"),
    good=example(
        caption="Firefighters battle a blaze at a warehouse in Incheon, Tuesday, Nov. 24, 2026.",
        city="Incheon",
    ),
)
def no_date(photo: Reading, context: Context) -> Found:
    """When a picture was taken is one of the three parts a caption cannot do without.

    Asked for on a news page, a note elsewhere; never of stock, courtesy and screen pictures,
    headshots and drawings.

    Source: AP and Reuters caption practice.
    """
    if not photo.caption or photo.prints_own_day or photo.dates:
        return None
    kind = photo.credit.kind
    if kind in ("stock", "courtesy", "screenshot") or photo.origin in ("stock", "screenshot", "ai"):
        return None
    term = photo.source_type
    if HEADSHOT in photo.metadata.scene_code or (term is not None and term.group in _DRAWN):
        return None
    if len(photo.caption) < 60 and len(photo.caption.split()) < 4:
        return None  # CAP-001 asks for the whole
    news = context.use.news is True and kind in _NEWS_KINDS and photo.origin in ("staff", "agency", "unknown")
    taken = photo.created.day
    return Hit(
        f"No date in the caption{f'; taken {_weekday(taken)}' if taken else ''}. Add it (Enter).",
        "caption",
        Severity.warning if news else None,
        suggestion=_weekday(taken) if taken else "",
    )


def _weekday(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day_in_words(day)}"


# --- which dates are the picture's own ----------------------------------------------------

_NOT_THE_SCENE = re.compile(
    r"(?:\b(?:since|until|till|through|from|by|before|after|every|each|last|next|the|of|to|for|following|early"
    r"|anniversary|about|on a|scheduled|Good|Black|Cyber|Bloody|Ash|Palm|Easter|Holy|Super|Saturday|marking)"
    r"|[(\[]|매주|지난|다음|오는)\s*$"
)
_NOT_THE_SCENE_AFTER = re.compile(
    r"\s*(?:['’]s\b|,?\s*(?:-\s*)?(?:election|Night|Agreement|Revolution|Movement)\b|부터|까지|이후|마다)"
)
_EVENT = re.compile(
    r"\b(?:anniversary|commemorat\w*|memorial|marks? the|remember\w*|since)\b|주년|주기|기념|추모"
)


def _near(printed: PrintedDate, around: date) -> date | None:
    """Return the day a printed date means: its own year, else the one that brings it closest."""
    if not (printed.month and printed.day):
        return None
    if printed.year_printed:
        return printed.date
    days: list[date] = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            days.append(date(year, printed.month, printed.day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - around), default=None)


def _is_scene(photo: Reading, printed: PrintedDate) -> bool:
    """Tell whether a date may be the picture's own: not "since Monday" or "the Nov. 3 vote"."""
    caption = photo.caption
    before, after = (
        caption[max(0, printed.start - 24) : printed.start],
        caption[printed.end : printed.end + 16],
    )
    return not _NOT_THE_SCENE.search(before) and not _NOT_THE_SCENE_AFTER.match(after)


def _scene(photo: Reading) -> tuple[PrintedDate, ...]:
    """Return the dates of the first sentence that may be the picture's own."""
    length = len(photo.first_sentence)
    return tuple(p for p in photo.dates if p.start < length and _is_scene(photo, p))


def _is_bare(printed: PrintedDate) -> bool:
    return printed.weekday is not None and not printed.day


def _days_apart(weekday: int, other: int) -> int:
    apart = abs(weekday - other) % 7
    return min(apart, 7 - apart)


@rule(
    "CAP-005",
    "Weekday does not match the date",
    severity=Severity.error,
    when="edit",
    bad=example(caption="Visitors look at a lantern parade in Busan, Monday, Nov. 24, 2026.", city="Busan"),
    good=example(caption="Visitors look at a lantern parade in Busan, Tuesday, Nov. 24, 2026.", city="Busan"),
)
def weekday_disagrees(photo: Reading, context: Context) -> Found:
    """A weekday beside the wrong date shows every reader that nobody checked.

    The year comes from the capture date when none is printed. A bare weekday is asked about when it
    is days away from the day of capture.

    Source: AP caption practice.
    """
    if photo.prints_own_day or not photo.dates:
        return None
    taken = photo.created.day
    for printed in photo.dates:
        if printed.weekday is None or not printed.day:
            continue
        day = printed.date if printed.year_printed else _meant(printed, taken)
        if day is not None and day.weekday() != printed.weekday:
            right = WEEKDAYS[day.weekday()]
            return Hit(
                f"{day_in_words(day)}, is a {right}, not a {WEEKDAYS[printed.weekday]}. "
                "Check the day and the date (Enter).",
                "caption",
                suggestion=f"{right}, {day_in_words(day)}",
            )
    if taken is None or photo.is_file or photo.credit.kind not in _NEWS_KINDS:
        return None
    bare = [p for p in _scene(photo) if p.weekday is not None]
    if not bare or any(p.day or _days_apart(p.weekday or 0, taken.weekday()) <= 1 for p in bare):
        return None
    return Hit(
        f"The caption says {WEEKDAYS[bare[0].weekday or 0]}, the picture was taken {_weekday(taken)}. "
        "Which is right (Enter)?",
        "caption",
        Severity.warning,
    )


def _meant(printed: PrintedDate, taken: date | None) -> date | None:
    """Return the day of a date without year, or without month as in 24일(월)."""
    if taken is None:
        return None
    if printed.month:
        return _near(printed, taken)
    for back in range(-15, 16):
        day = taken + timedelta(days=back)
        if day.day == printed.day:
            return day
    return None


@rule(
    "CAP-006",
    "Weekday missing on a recent picture",
    severity=Severity.info,
    when="page",
    off=True,
    bad=example(caption="Shoppers walk in Seoul's Myeongdong, Nov. 24, 2026."),
    good=example(caption="Shoppers walk in Seoul's Myeongdong, Tuesday, Nov. 24, 2026."),
)
def weekday_missing(photo: Reading, context: Context) -> Found:
    """AP style names the weekday while the picture is at most two weeks old.

    Source: AP caption practice.
    """
    taken = photo.created.day
    if taken is None or not 0 <= (context.use.on - taken).days <= 14:
        return None
    if not photo.dates or any(p.weekday is not None for p in photo.dates):
        return None
    return Hit(
        f"The picture is recent: add the weekday, {WEEKDAYS[taken.weekday()]} (Enter).",
        "caption",
        suggestion=_weekday(taken),
    )


_HANDED_ON = re.compile(
    r"\b(?:released|provided|posted|distributed|handout|courtesy|obtained|broadcast|captured)\b|제공|공개|배포|캡처|캡쳐"
)
_SAVED_LATER = frozenset({"handout", "screenshot", "pool", "state-media", "reader", "stock", "ai"})
_SCANS = frozenset({"negativeFilm", "positiveFilm", "print"})


@rule(
    "CAP-007",
    "Caption date differs from date_created",
    severity=Severity.warning,
    when="edit",
    bad=example(caption="Commuters cross the Han River on foot in Seoul, Friday, Nov. 20, 2026."),
    good=example(
        caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026.",
        date_created="2026-11-24T23:50:00+09:00",
    ),
)
def date_disagrees(photo: Reading, context: Context) -> Found:
    """The caption and the camera name different days: one of them is wrong.

    A day apart is a matter of zones. Never for supplied, captured and file pictures, whose camera
    date tells when somebody saved them.

    Source: AP and Reuters caption practice.
    """
    taken = photo.created.day
    if taken is None or photo.prints_own_day or not photo.dates:
        return None
    term = photo.source_type
    if not any(printed.month and printed.day for printed in photo.dates):
        return None
    if (term is not None and term.name in _SCANS) or _HANDED_ON.search(photo.caption):
        return None
    days = {taken, photo.created.day_in(context.zone) or taken}
    said = [day for printed in _scene(photo) if (day := _near(printed, taken)) is not None]
    if not said or any(abs((day - own).days) <= 1 for day in said for own in days):
        return None
    if photo.is_file or photo.origin in _SAVED_LATER or _EVENT.search(photo.first_sentence):
        return None
    return Hit(
        f"The caption says {day_in_words(said[0])}, the camera {day_in_words(taken)}. Which (Enter)?",
        "caption",
    )


_NOT_NEWS = frozenset({"handout", "screenshot", "stock", "ai", "reader"})
_MARKED_OLD = re.compile(
    r"\bfile\b(?=\s+(?:photo|picture|image|-))|(?-i:\bFILE\b)|\barchives?\b|\bundated\b|자료\s*사진|연합뉴스\s*자료|\[자료",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had)\b|\b\w{3,}ed\b(?=\s+(?:in|at|on|to|by|the|a)\b)|[았었였했]다")


@rule(
    "CAP-014",
    "File photo not labelled",
    severity=Severity.warning,
    when="page",
    bad=example(
        caption="The Samsung headquarters stands in Seoul.", date_created="2025-03-02T10:00:00+09:00"
    ),
    good=example(
        caption="This file photo taken March 2, 2025, shows the Samsung headquarters in Seoul.",
        date_created="2025-03-02T10:00:00+09:00",
    ),
)
def old_picture(photo: Reading, context: Context) -> Found:
    """An old picture that looks like today's news misleads; AP and Reuters mark it as a file photo.

    An error when the words make it today's: present tense with a bare weekday or without a date.

    Source: AP News Values; AP file captions.
    """
    taken = photo.created.day
    if taken is None or not photo.caption:
        return None
    age = (context.use.on - taken).days
    limits = context.settings.audit
    if age <= limits.weekday_days and age <= limits.file_photo_days:
        return None
    if photo.credit.kind not in _NEWS_KINDS or photo.origin in _NOT_NEWS:
        return None
    bare = [p for p in _scene(photo) if _is_bare(p)]
    dated = [p for p in photo.dates if p.month or p.year]
    if age <= limits.file_photo_days:
        if not bare or dated or photo.is_file:
            return None
        return Hit(
            f"{WEEKDAYS[bare[0].weekday or 0]} of which week? The picture was taken {day_in_words(taken)}. "
            "Print the date (Enter).",
            "caption",
            suggestion=day_in_words(taken),
        )
    if photo.is_file or _MARKED_OLD.search(photo.caption):
        return None
    if any(_same_day(p, taken) for p in dated):
        return None
    todays = not dated and not _PAST.search(photo.first_sentence)
    return Hit(
        f"Taken {day_in_words(taken)}, {age} days before this page. Say that it is a file photo (Enter).",
        "caption",
        Severity.error if todays else None,
        suggestion=f"file photo taken {day_in_words(taken)}",
    )


def _same_day(printed: PrintedDate, taken: date) -> bool:
    """Tell whether a printed date, or month and year, is the day of capture."""
    if not printed.day:
        return printed.year == taken.year and printed.month in (0, taken.month)
    day = _near(printed, taken)
    return day is not None and abs((day - taken).days) <= 1


_KOREAN_TIME_WORD = re.compile("오늘|어제|내일")
_TIME_WORD = re.compile(
    r"(?<![\w-])(?:today|yesterday|tomorrow|tonight|last night|this morning)(?!['’]s\b)(?![\w-])"
    r"|(?<![\uac00-\ud7a3])(?:오늘|어제|내일)(?=[\s,.]|은 |는 |도 |부터|까지|밤|낮|오전|오후|아침|저녁|$)"
)
_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)|<[^>]*>|《[^》]*》|〈[^〉]*〉|「[^」]*」"
)


@rule(
    "CAP-011",
    "Relative time word",
    severity=Severity.warning,
    when="edit",
    bad=example(caption="The president visits a market in Daegu yesterday, Nov. 23, 2026.", city="Daegu",
                date_created="2026-11-23"),
    good=example(caption="The president visits a market in Daegu, Monday, Nov. 23, 2026.", city="Daegu",
                 date_created="2026-11-23"),
)  # fmt: skip
def relative_time(photo: Reading, context: Context) -> Found:
    """The word "yesterday" is wrong as soon as the picture is used on another day or read in an archive.

    Not in quotes, not in names (USA Today), and not where the house prints such words.

    Source: AP caption practice; The Record's stylebook.
    """
    caption = photo.caption
    if not context.settings.audit.relative_time_words:
        return None
    if TIME.isdisjoint(photo.words) and (caption.isascii() or not _KOREAN_TIME_WORD.search(caption)):
        return None
    match = _TIME_WORD.search(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), caption))
    if match is None or caption[match.end() : match.end() + 1] == "(":  # 오늘(24일) says the day
        return None
    return Hit(f'"{match[0]}" is wrong the day after. Name the day (Enter).', "caption")
