"""What a rule may know besides the photo: the use, the settings, the page and the desk's look-ups.

The desk fills the context; no rule looks anywhere else, so the same photo in the same context
always gets the same findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, tzinfo
from functools import lru_cache
from typing import Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from photodesk.audit.neighbours import Neighbours
from photodesk.errors import SettingsError
from photodesk.language.article import Article
from photodesk.model import Use, When
from photodesk.settings import Settings

MOMENTS: tuple[When, ...] = get_args(When)
"""The moments in their order: intake, edit, page, file."""

LinkKind = Literal["file", "picture", "near picture", "supplier id", "image id", "document id", "caption"]
"""What links two photos."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A photo outside the page that is linked to one on it; the desk looks it up.

    Attributes:
        key: its key. `link`: what they share.
        caption, credit_line, source_label: what it says and how it arrived.
        used: where it was printed, as "page A3, Nov. 20"; "" when it was not.
    """

    key: str
    link: LinkKind
    caption: str = ""
    credit_line: str = ""
    source_label: str = ""
    used: str = ""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """The article that prints the photos.

    Attributes:
        name: file name or address; findings about the article carry it as their key.
        article: what was read from it.
        matched: photo key -> number (from 0) of its caption in `article.captions`.
    """

    name: str
    article: Article
    matched: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may know besides the photo. The desk fills it; no rule looks elsewhere.

    Attributes:
        use: the planned use: its day stands for today at intake.
        settings: the desk's settings.
        now: the present moment with its zone, or None when only the day matters.
        neighbours: the other photos of the page (`check` prepares them).
        twins: photo key -> linked photos outside the page.
        kills: what a withdrawn picture is known by (`rights.known_by`) -> text of its kill notice.
        told_apart: pairs of keys of which a person said that their captions are no duplicates.
        approvals: keys of photos whose generative edit somebody approved with a note.
        article: the article that prints the photos, or None.
        pictures_known: whether picture hashes and pixels were computed.
        one_page: False when the photos are no page but an archive or a desk's whole intake.
        moment: the moment that is judged (`check` sets it).
    """

    use: Use
    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None
    neighbours: Neighbours = field(default_factory=Neighbours)
    twins: Mapping[str, tuple[Twin, ...]] = field(default_factory=dict)
    kills: Mapping[str, str] = field(default_factory=dict)
    told_apart: frozenset[frozenset[str]] = frozenset()
    approvals: frozenset[str] = frozenset()
    article: PrintedArticle | None = None
    pictures_known: bool = False
    one_page: bool = True
    moment: When = "page"

    @property
    def zone(self) -> tzinfo:
        """The desk's time zone.

        Raises:
            SettingsError: `publisher.timezone` names no zone.
        """
        return desk_zone(self.settings.publisher.timezone)

    @property
    def at(self) -> datetime:
        """The moment of use with its zone: as planned, else now at intake, else the day's end."""
        if self.use.at is not None:
            return self.use.at if self.use.at.tzinfo else self.use.at.replace(tzinfo=self.zone)
        if self.now is not None and MOMENTS.index(self.moment) < MOMENTS.index("page"):
            return self.now if self.now.tzinfo else self.now.replace(tzinfo=self.zone)
        return datetime.combine(self.use.on, time(23, 59, 59), self.zone)


@lru_cache(maxsize=8)
def desk_zone(name: str) -> tzinfo:
    """Return the time zone of an IANA name.

    Raises:
        SettingsError: no zone has that name.

    Example:
        >>> str(desk_zone("Asia/Seoul"))
        'Asia/Seoul'
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(f"publisher.timezone: no time zone is called {name!r}; try Asia/Seoul") from None
