"""Which words of a reading are dates and places."""

from __future__ import annotations

from collections.abc import Sequence

from photodesk.duplicates import korean, words
from photodesk.duplicates.keys import plain
from photodesk.duplicates.known import PLACE_WORDS
from photodesk.duplicates.reading import Reading


def is_place(word: str) -> bool:
    """Tell whether a printed word is the name of a country or news city, or a Korean place by its ending.

    Example:
        >>> is_place("seoul"), is_place("종로구에서"), is_place("김민수"), is_place("bakery")
        (True, True, False, False)
    """
    if korean.is_hangul(word):
        base = korean.stem(word)
        if base in PLACE_WORDS:
            return True
        return len(base) > 2 and base.endswith(words.PLACE_ENDINGS) and not korean.is_person_like(base)
    return all(plain(part) in PLACE_WORDS for part in word.split())


def dates_of(reading: Reading, rest: Sequence[int]) -> dict[str, str] | None:
    """Return the parts of the date that the words state, or None when they say anything else."""
    parts: dict[str, str] = {}
    for k in rest:
        part = date_part(reading, k)
        if part is None:
            return None
        if part[0]:
            parts[part[0]] = part[1]
    return parts or None


_COUNTERS_OF_DATES = {"년": "year", "월": "month", "일": "day", "시": "time", "분": "minute", "년도": "year"}


def date_part(reading: Reading, k: int) -> tuple[str, str] | None:
    """Return (part of a date, value) for one word, ("", "") for a filler, None for any other word."""
    kind, key, printed = reading.kinds[k], reading.keys[k], reading.printed[k]
    if kind == "month":
        return "month", key[6:]
    if kind == "weekday":
        return "weekday", key[8:]
    if kind == "day":
        return "relative", key[4:]
    if kind == "daypart":
        return "half", key[5:]
    if kind == "number":
        digits = key[1:].rstrip("년월일시분도")
        counter = key[1 + len(digits) :]
        if counter in _COUNTERS_OF_DATES and digits.isdigit():
            return _COUNTERS_OF_DATES[counter], digits
        if digits != key[1:] or not digits:
            return None
        if len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20"):
            return "year", digits
        if ":" in digits:
            return "time", digits
        near_month = (k and reading.kinds[k - 1] == "month") or (
            k + 1 < len(reading.keys) and reading.kinds[k + 1] == "month"
        )
        return ("day", digits) if near_month and len(digits) <= 2 else None
    return ("", "") if printed in words.DATE_WORDS or korean.stem(printed) in words.DATE_WORDS else None
