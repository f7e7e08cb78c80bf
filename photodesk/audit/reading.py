"""What the rules read off one photo, each thing parsed once and only when a rule asks for it.

Example:
    >>> from photodesk.audit.example import GOOD_PHOTO
    >>> reading = Reading(GOOD_PHOTO, Settings())
    >>> reading.credit.kind, reading.credit.photographer, reading.created.day
    ('staff', 'Shim Hyun-chul', datetime.date(2026, 11, 24))
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, Generic, TypeVar

from photodesk import text
from photodesk.audit.quick_look import is_plain, may_name_supplier, words_of
from photodesk.audit.restricting import asked_restrictions
from photodesk.language import caption as caption_language
from photodesk.language import credit as credit_language
from photodesk.language.restriction import Restriction
from photodesk.model import Credit, Metadata, Origin, Photo, PrintedCaption, Tags
from photodesk.settings import Settings
from photodesk.tables import agencies, vocabularies
from photodesk.tables.restrictions import Kind

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?"
)


_WHOLE_CHARS = len("2026-11-24T23:50:00+09:00")


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
    if len(value) == _WHOLE_CHARS and value[10] == "T" and value[19] in "+-":
        # As nearly all are written, and a hundred thousand differ: the library's reader is the quicker.
        with contextlib.suppress(ValueError):
            instant = datetime.fromisoformat(value)
            return Moment(instant.year, instant.date(), instant)
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


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@lru_cache(maxsize=1024)
def day_in_words(day: date) -> str:
    """Return a day as captions and messages write it.

    Example:
        >>> day_in_words(date(2026, 11, 4))
        'Nov. 4, 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


parse_credit = lru_cache(maxsize=4096)(credit_language.parse_credit)
"""`language.credit.parse_credit`, remembered: a night's pictures share a few dozen credits."""

_SENTENCE_END = re.compile(r"""[.!?]["'”’)]*\s+(?=["'“‘(]?[A-Z0-9\uac00-\ud7a3])""")
_ABBREVIATIONS = frozenset(
    {
        "Mr", "Ms", "Mrs", "Dr", "St", "vs", "No", "Gen", "Sen", "Rep", "Gov", "Jan", "Feb", "Aug", "Sept",
        "Sep", "Oct", "Nov", "Dec", "Mt", "Lt", "Col", "Capt", "Sgt", "Maj", "Adm", "Prof", "Rev", "Jr", "Sr",
        "Inc", "Corp", "Ltd", "Co", "Cmdr", "Pfc", "Cpl", "Ave", "Blvd", "Mon", "Tue", "Wed", "Thu", "Fri",
        "Sat", "Sun",
    }
)  # fmt: skip


def first_sentence(caption: str) -> str:
    """Return the first sentence of a caption, with its full stop.

    Example:
        >>> first_sentence("Sen. J.D. Vance waves, Monday, Nov. 24. He won.")
        'Sen. J.D. Vance waves, Monday, Nov. 24.'
        >>> first_sentence("눈이 내린다. 시민이 걷는다.")
        '눈이 내린다.'
    """
    for match in _SENTENCE_END.finditer(caption):
        word = caption[: match.start()].rpartition(" ")[2].lstrip("\"'“‘(")
        if caption[match.start()] == "." and (word in _ABBREVIATIONS or _is_initials(word)):
            continue
        return caption[: match.end()].rstrip()
    return caption


def _is_initials(word: str) -> bool:
    """Tell whether a word is "J", "J.D" or "U.S": a full stop behind it ends no sentence."""
    return all(len(part) == 1 and part.isupper() for part in word.split("."))


def _may_repeat(caption: str) -> bool:
    """Tell whether a caption may hold one block twice: some stretch of its beginning comes again.

    Copies differ by a blank or an accent at most, so of three stretches one is the same.
    """
    lower = caption.lower()
    return len(caption) >= 20 and (
        lower.find(lower[1:8], 8) >= 0
        or lower.find(lower[9:16], 16) >= 0
        or lower.find(lower[17:24], 24) >= 0
    )


_RIGHTS_LINKS = ("EmbdEncRightsExpr", "LinkedEncRightsExpr")


def judged_tags(tags: Tags) -> Tags:
    """Return of a file's raw blocks what rules look at: a hundred thousand files fit into memory.

    Example:
        >>> judged_tags(Tags(exif={"Make": "Canon", "Orientation": "6"}, iim={"2:120": ("Seoul",)})).exif
        {'Orientation': '6'}
    """
    return replace(
        tags,
        exif={name: text for name, text in tags.exif.items() if name in _JUDGED_EXIF},
        iim={},
        xmp={name: value for name, value in tags.xmp.items() if name.endswith(_RIGHTS_LINKS)},
        xmp_types={},
        notes=(),
    )


_JUDGED_EXIF = frozenset(
    {"Orientation", "ColorSpace", "XPTitle", "XPComment", "XPSubject", "XPAuthor", "XPKeywords"}
)

NO_CREDIT = Credit()

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801  reads as the decorator it is
    """A property worked out when first asked for and then kept in the object.

    What functools.cached_property does, without its lock, which costs more than most readings.
    """

    def __init__(self, read: Callable[[Any], _T]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    def __get__(self, instance: Any, owner: type[Any]) -> _T:
        value = self._read(instance)
        instance.__dict__[self._name] = value
        return value


_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
_Forms = dict[tuple[str, Origin, str], credit_language.HouseForm]


class Reading:
    """One photo as its rules read it: the parsed parts are kept, so no rule parses again.

    Attributes:
        photo: the photo. `metadata`: what it says. `settings`: the desk's.
    """

    def __init__(self, photo: Photo, settings: Settings, forms: _Forms | None = None) -> None:
        """Remember the photo; nothing is parsed yet.

        Args:
            photo: the photo. `settings`: the desk's.
            forms: house forms of credits already met, shared by the photos of one run.
        """
        self.photo = photo
        self._forms: _Forms = {} if forms is None else forms
        self.metadata: Metadata = photo.metadata
        self.settings = settings

    @lazy
    def printed(self) -> PrintedCaption:
        """The caption field taken apart: the sentences, and a credit that stands in it."""
        caption = self.metadata.caption
        if not caption or is_plain(caption, self.words):
            return PrintedCaption(caption, NO_CREDIT)
        return caption_language.split_caption(caption)

    @lazy
    def words(self) -> frozenset[str]:
        """The telling words of the caption field, for a glance."""
        return words_of(self.metadata.caption)

    @lazy
    def caption(self) -> str:
        """The caption without a credit."""
        return self.printed.caption

    @lazy
    def doubled(self) -> str | None:
        """The single block of a caption that stands twice in its field, or None."""
        caption = self.metadata.caption
        return caption_language.doubled(caption) if _may_repeat(caption) else None

    @lazy
    def letters(self) -> str:
        """The caption's letters and digits in one case: what captions of equal fold have in common."""
        caption = self.caption
        folded = caption.lower() if caption.isascii() and "&" not in caption else text.fold(caption)
        return folded.translate(_NO_LETTERS)

    @lazy
    def folded_caption(self) -> str:
        """The caption in the form in which two are compared."""
        return text.fold(self.caption)

    @lazy
    def first_sentence(self) -> str:
        """The caption's first sentence."""
        return first_sentence(self.caption)

    @lazy
    def is_korean(self) -> bool:
        """Whether the caption is Korean."""
        return not self.caption.isascii() and text.is_korean(self.caption)

    @lazy
    def field_credit(self) -> Credit:
        """The credit line, parsed."""
        return parse_credit(self.metadata.credit_line) if self.metadata.credit_line else NO_CREDIT

    @lazy
    def credit(self) -> Credit:
        """The credit that would be printed: the credit line, else the caption's own."""
        return self.field_credit if self.metadata.credit_line else self.printed.credit

    @lazy
    def origin(self) -> Origin:
        """Where the picture comes from, by caption, metadata and credit."""
        photo = self.photo
        return credit_language.origin(
            self.caption, self.metadata, self.credit, name=photo.name, source_label=photo.source_label,
            supplier=self.provided_by, screen=self.captured_from,
        )  # fmt: skip

    @lazy
    def house_form(self) -> credit_language.HouseForm:
        """The credit as this house prints it."""
        return self._form(self.origin)

    @property
    def is_house_form(self) -> bool:
        """Whether the credit line already is what this house prints, wherever the picture comes from."""
        form = self._form("unknown")
        return form.certain and form.text == self.metadata.credit_line

    def _form(self, origin: Origin) -> credit_language.HouseForm:
        key = (self.credit.text, origin, self.handed_by)
        form = self._forms.get(key)
        if form is None:
            form = credit_language.format_credit(
                self.credit, self.settings.house, origin=origin, source_label=self.handed_by
            )
            self._forms[key] = form
        return form

    @lazy
    def handed_by(self) -> str:
        """Who handed the picture to us: the agency that the arrival label or Source names, else the label."""
        label, source = self.photo.source_label, self.metadata.source
        if source and (not label or agencies.find(label) is None) and agencies.find(source) is not None:
            return source
        return label

    @lazy
    def dates(self) -> tuple[caption_language.PrintedDate, ...]:
        """Dates and weekdays printed in the caption, in order."""
        return caption_language.dates(self.caption)

    @lazy
    def created(self) -> Moment:
        """When the picture was taken, as far as it is known."""
        value = self.metadata.date_created
        return parse_moment(value) if value else UNKNOWN_MOMENT

    @lazy
    def prints_own_day(self) -> bool:
        """Whether the caption's only weekday stands in the full date of the day of capture.

        The ordinary case, told apart without reading the dates: then none is missing or wrong.
        """
        day = self.created.day
        if day is None or self.caption.count("day") != 1:
            return False
        return f"{WEEKDAYS[day.weekday()]}, {day_in_words(day)}" in self.caption

    @lazy
    def provided_by(self) -> str:
        """Who supplied the picture as the sentence says it, or ""."""
        caption = self.caption
        return caption_language.provided_by(caption) if may_name_supplier(caption, self.words) else ""

    @lazy
    def captured_from(self) -> str:
        """What a screen picture was captured from as the sentence says it, or ""."""
        caption = self.caption
        return caption_language.captured_from(caption) if may_name_supplier(caption, self.words) else ""

    @lazy
    def is_file(self) -> bool:
        """Whether caption or credit say that it is a file photo."""
        marked = (*self.credit.markers, *self.printed.credit.markers)
        return "file" in marked or caption_language.is_file_caption(self.metadata.caption)

    @lazy
    def source_type(self) -> vocabularies.Term | None:
        """The term of the digital source type, or None when it is empty or unknown."""
        value = self.metadata.digital_source_type
        return vocabularies.find("digital_source_type", value) if value else None

    @lazy
    def restrictions(self) -> tuple[Restriction, ...]:
        """What the texts forbid, demand or warn of, as far as rules ask about it."""
        return asked_restrictions(self.metadata, self.words, self.created.day)

    def restricted(self, *kinds: Kind) -> tuple[Restriction, ...]:
        """Return the restrictions of these kinds."""
        if not self.restrictions:
            return ()
        return tuple(found for found in self.restrictions if found.kind in kinds)
