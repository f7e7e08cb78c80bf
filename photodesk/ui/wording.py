"""Words made of several texts of the catalogue: a field's name, a day, how a page stands."""

from __future__ import annotations

from datetime import date, datetime

from photodesk.desk.gating import Counts
from photodesk.tables.fields import field_named
from photodesk.ui.strings import language, t


def label_of(field: str) -> str:
    """Return a field's name as the desk's screens say it.

    Example:
        >>> label_of("alt_text"), label_of("headline"), label_of("caption@ko")
        ('Alt text', 'Headline', 'Korean caption')
    """
    ours = {
        "caption": t("fields.caption"),
        "credit_line": t("fields.credit_line"),
        "alt_text": t("fields.alt_text"),
    }
    if field in ours:
        return ours[field]
    named = field_named(field)
    if language() != "ko":
        return named.label
    base = field.partition("@")[0]
    return named.label_ko.replace(field_named(base).label_ko, ours[base]) if base in ours else named.label_ko


def day_words(day: date) -> str:
    """Return a page's day as its heading says it.

    Example:
        >>> day_words(date(2026, 11, 25)), day_words(date(2026, 5, 4))
        ('Wednesday, Nov. 25, 2026', 'Monday, May 4, 2026')
    """
    return t(
        "dates.day",
        weekday=t("dates.weekdays").split()[day.weekday()],
        month=t("dates.months").split()[day.month - 1],
        day=day.day,
        year=str(day.year),
    )


def moment(at: str, now: datetime) -> str:
    """Return a moment as the list shows it: today's as a time, others with their day.

    Example:
        >>> now = datetime.fromisoformat("2026-11-24T23:40:00+09:00")
        >>> moment("2026-11-24T14:31:00+00:00", now), moment("2026-11-23T09:00:00+09:00", now)
        ('23:31', 'Nov. 23, 09:00')
        >>> moment("some day", now)
        'some day'
    """
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return at
    clock = f"{then:%H:%M}"
    if then.date() == now.date():
        return clock
    if then.year != now.year:
        return f"{then:%Y-%m-%d} {clock}"
    return t("dates.day_and_time", month=t("dates.months").split()[then.month - 1], day=then.day, time=clock)


def stands(counts: Counts) -> str:
    """Return how a page stands in one line, as `Counts.words` says it in English.

    Example:
        >>> stands(Counts(photos=10, stopped=8, ready=2))
        '10 pictures, 8 stopped, 2 ready'
    """
    if not counts.photos:
        return t("stands.no_pictures")
    parts = (
        (counts.photos, t("stands.pictures", n=counts.photos)),
        (counts.stopped, t("stands.stopped", n=counts.stopped)),
        (counts.look, t("stands.look", n=counts.look)),
        (counts.ready, t("stands.ready", n=counts.ready)),
        (counts.sent, t("stands.sent", n=counts.sent)),
    )
    return ", ".join(words for count, words in parts if count)
