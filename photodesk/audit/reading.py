"""What the rules read off one photo, each thing parsed once and only when a rule asks for it.

Example:
    >>> from photodesk.audit.example import GOOD_PHOTO
    >>> reading = Reading(GOOD_PHOTO, Settings())
    >>> reading.credit.kind, reading.credit.photographer, reading.created.day
    ('staff', 'Shim Hyun-chul', datetime.date(2026, 11, 24))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property, lru_cache

from photodesk import text
from photodesk.language import caption as caption_language
from photodesk.language import credit as credit_language
from photodesk.language import restriction as restriction_language
from photodesk.language.restriction import Restriction
from photodesk.model import Credit, Metadata, Origin, Photo, PrintedCaption
from photodesk.settings import Settings
from photodesk.tables import vocabularies
from photodesk.tables.restrictions import Kind

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the metadata, as far as it is known.

    Attributes:
        year: 0 when nothing could be read.
        day: the day in the picture's own zone, or None when only year or month is known.
        instant: the moment, aware when the offset is known; None without a time of day.
    """

    year: int = 0
    day: date | None = None
    instant: datetime | None = None

    def day_in(self, zone: object) -> date | None:
        """Return the day in another zone; `day` when the offset is unknown."""
        if self.instant is not None and self.instant.tzinfo is not None:
            return self.instant.astimezone(zone).date()  # type: ignore[arg-type]
        return self.day


UNKNOWN_MOMENT = Moment()


@lru_cache(maxsize=1024)
def parse_moment(value: str) -> Moment:
    """Read an ISO 8601 date as the metadata hold it; what cannot be read is unknown.

    Example:
        >>> parse_moment("2026-11-24T23:50+09:00").day
        datetime.date(2026, 11, 24)
        >>> parse_moment("2026-11").day is None, parse_moment("2026-11").year
        (True, 2026)
        >>> parse_moment("2026-02-30") == UNKNOWN_MOMENT
        True
    """
    match = _ISO.fullmatch(value.strip())
    if match is None:
        return UNKNOWN_MOMENT
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if day is None:
            return Moment(int(year))
        if hour is None:
            return Moment(int(year), date(int(year), int(month), int(day)))
        instant = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59))
        if offset == "Z":
            instant = instant.replace(tzinfo=timezone.utc)  # noqa: UP017
        elif offset is not None:
            digits = offset[1:].replace(":", "")
            minutes = int(digits[:2]) * 60 + int(digits[2:])
            sign = -1 if offset[0] == "-" else 1
            instant = instant.replace(tzinfo=timezone(timedelta(minutes=sign * minutes)))
        return Moment(int(year), instant.date(), instant)
    except (ValueError, OverflowError):
        return UNKNOWN_MOMENT


parse_credit = lru_cache(maxsize=4096)(credit_language.parse_credit)
"""`language.credit.parse_credit`, remembered: a night's pictures share a few dozen credits."""

_SENTENCE_END = re.compile(
    r"(?<![ .(][A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bNo)(?<!\bGen)(?<!\bSen)(?<!\bRep)"
    r"(?<!\bGov)(?<!\bMrs)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\bMt)"
    r"(?<!\bLt)(?<!\bCol)(?<!\bCapt)(?<!\bSgt)(?<!\bMaj)(?<!\bAdm)(?<!\bProf)(?<!\bRev)(?<!\bJr)(?<!\bSr)"
    r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9\uac00-\ud7a3])"
)


def first_sentence(caption: str) -> str:
    """Return the first sentence of a caption, with its full stop.

    Example:
        >>> first_sentence("Sen. J.D. Vance waves, Monday, Nov. 24. He won.")
        'Sen. J.D. Vance waves, Monday, Nov. 24.'
        >>> first_sentence("눈이 내린다. 시민이 걷는다.")
        '눈이 내린다.'
    """
    match = _SENTENCE_END.search(caption)
    return caption[: match.end()].rstrip() if match else caption


class Reading:
    """One photo as its rules read it: the parsed parts are kept, so no rule parses again.

    Attributes:
        photo: the photo. `metadata`: what it says. `settings`: the desk's.
    """

    def __init__(self, photo: Photo, settings: Settings) -> None:
        self.photo = photo
        self.metadata: Metadata = photo.metadata
        self.settings = settings

    @cached_property
    def printed(self) -> PrintedCaption:
        """The caption field taken apart: the sentences, and a credit that stands in it."""
        caption = self.metadata.caption
        return caption_language.split_caption(caption) if caption else PrintedCaption("", Credit())

    @property
    def caption(self) -> str:
        """The caption without a credit."""
        return self.printed.caption

    @cached_property
    def doubled(self) -> str | None:
        """The single block of a caption that stands twice in its field, or None."""
        return caption_language.doubled(self.metadata.caption) if self.metadata.caption else None

    @cached_property
    def folded_caption(self) -> str:
        """The caption in the form in which two are compared."""
        return text.fold(self.caption)

    @cached_property
    def first_sentence(self) -> str:
        """The caption's first sentence."""
        return first_sentence(self.caption)

    @cached_property
    def is_korean(self) -> bool:
        """Whether the caption is Korean."""
        return not self.caption.isascii() and text.is_korean(self.caption)

    @cached_property
    def field_credit(self) -> Credit:
        """The credit line, parsed."""
        return parse_credit(self.metadata.credit_line) if self.metadata.credit_line else Credit()

    @cached_property
    def credit(self) -> Credit:
        """The credit that would be printed: the credit line, else the caption's own."""
        return self.field_credit if self.metadata.credit_line else self.printed.credit

    @cached_property
    def origin(self) -> Origin:
        """Where the picture comes from, by caption, metadata and credit."""
        photo = self.photo
        return credit_language.origin(
            self.caption, self.metadata, self.credit, name=photo.name, source_label=photo.source_label
        )

    @cached_property
    def house_form(self) -> credit_language.HouseForm:
        """The credit as this house prints it."""
        return credit_language.format_credit(
            self.credit, self.settings.house, origin=self.origin, source_label=self.photo.source_label
        )

    @cached_property
    def dates(self) -> tuple[caption_language.PrintedDate, ...]:
        """Dates and weekdays printed in the caption, in order."""
        return caption_language.dates(self.caption)

    @cached_property
    def created(self) -> Moment:
        """When the picture was taken, as far as it is known."""
        value = self.metadata.date_created
        return parse_moment(value) if value else UNKNOWN_MOMENT

    @cached_property
    def provided_by(self) -> str:
        """Who supplied the picture as the sentence says it, or ""."""
        return caption_language.provided_by(self.caption) if self.caption else ""

    @cached_property
    def captured_from(self) -> str:
        """What a screen picture was captured from as the sentence says it, or ""."""
        return caption_language.captured_from(self.caption) if self.caption else ""

    @cached_property
    def is_file(self) -> bool:
        """Whether caption or credit say that it is a file photo."""
        return "file" in self.credit.markers or caption_language.is_file_caption(self.caption)

    @cached_property
    def source_type(self) -> vocabularies.Term | None:
        """The term of the digital source type, or None when it is empty or unknown."""
        value = self.metadata.digital_source_type
        return vocabularies.find("digital_source_type", value) if value else None

    @cached_property
    def restrictions(self) -> tuple[Restriction, ...]:
        """What the texts forbid, demand or warn of."""
        return restriction_language.restrictions(self.metadata)

    def restricted(self, *kinds: Kind) -> tuple[Restriction, ...]:
        """Return the restrictions of these kinds."""
        return tuple(found for found in self.restrictions if found.kind in kinds)
