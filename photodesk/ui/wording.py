"""Words made of several texts of the catalogue: a day, how a page stands."""

from __future__ import annotations

from datetime import date

from photodesk.desk.gating import Counts
from photodesk.ui.strings import t


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
