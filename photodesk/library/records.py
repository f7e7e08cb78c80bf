"""What one photo is to the desk: as it arrives, stands, is kept and is changed; and its database rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Row

from photodesk.errors import UsageError
from photodesk.library.values import pack, unpack
from photodesk.model import Conflict, Finding, Metadata, Tags, Value
from photodesk.text import fold


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that comes in, read and judged.

    Attributes:
        path, format, width, height: of the file. `damage`: why it does not decode, or "".
        file_hash, picture_hash, perceptual_hash: of its bytes, its picture data, its thumbnail.
        source_label: how it arrives ("wire", "handout", "staff", …).
        metadata, tags, conflicts: what it says.
    """

    path: Path
    format: str
    width: int
    height: int
    file_hash: str
    picture_hash: str
    metadata: Metadata
    perceptual_hash: int | None = None
    damage: str = ""
    source_label: str = ""
    tags: Tags = field(default_factory=Tags)
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a photo stands: the rail's `status` word, badge letters, and the findings behind them."""

    status: str = ""
    badges: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One photo of the desk with its current values."""

    id: int
    path: Path
    name: str
    format: str
    width: int
    height: int
    file_hash: str
    picture_hash: str
    perceptual_hash: int | None
    damage: str
    source_label: str
    arrived_at: str
    metadata: Metadata
    revision: int
    embedded_revision: int
    flag: str
    rating: int
    status: str
    badges: tuple[str, ...]
    twins: int
    sent_at: str
    thumb_version: int
    on_page: bool = False

    @property
    def state(self) -> str:
        """Where its words stand: sent, page, file or desk (the furthest that is true)."""
        if self.sent_at:
            return "sent"
        if self.on_page:
            return "page"
        return "file" if self.embedded_revision == self.revision else "desk"


@dataclass(frozen=True, slots=True)
class Update:
    """New values for one photo, on the revision they were made from."""

    photo_id: int
    revision: int
    values: Mapping[str, Value]
    standing: Standing
    metadata: Metadata
    why: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what, when: the head of a batch.

    Attributes:
        operation: the browser's own id of it, or "".
        undoes: the batch that it takes back, 0 for none.
    """

    kind: str
    user: str
    at: datetime
    why: str = ""
    operation: str = ""
    undoes: int = 0


class StaleRevision(UsageError):
    """Somebody saved in between; `record` is what stands there now."""

    def __init__(self, record: Record, given: int) -> None:
        super().__init__(
            f"photo {record.id}: revision {given} is old, it is at {record.revision} now; "
            "look at the difference and save again"
        )
        self.record = record
        self.given = given


def stamp(at: datetime) -> str:
    """Return a moment as it stands in the database: ISO 8601 in UTC, which sorts.

    Example:
        >>> from datetime import UTC
        >>> stamp(datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
        '2026-11-24T09:30:00.000000+00:00'
    """
    from datetime import UTC

    return at.astimezone(UTC).isoformat(timespec="microseconds")


def signed(value: int | None) -> int | None:
    """Return a 64-bit hash as databases keep it (signed)."""
    return value - (1 << 64) if value is not None and value >= 1 << 63 else value


def photo_columns(arrival: Arrival, standing: Standing, at: datetime) -> dict[str, Any]:
    """Return the row of a photo that arrives."""
    return {
        "path": str(arrival.path),
        "name": arrival.path.name,
        "format": arrival.format,
        "width": arrival.width,
        "height": arrival.height,
        "file_hash": arrival.file_hash,
        "picture_hash": arrival.picture_hash,
        "perceptual_hash": signed(arrival.perceptual_hash),
        "damage": arrival.damage,
        "source_label": arrival.source_label,
        "arrived_at": stamp(at),
        **said_columns(arrival.metadata),
        **standing_columns(standing),
    }


def arrival_columns(photo_id: int, arrival: Arrival, at: datetime) -> dict[str, Any]:
    """Return the row of its arrival: the file, and what it said then."""
    return {
        "photo_id": photo_id,
        "path": str(arrival.path),
        "file_hash": arrival.file_hash,
        "source_label": arrival.source_label,
        "said": pack(arrival.metadata),
        "arrived_at": stamp(at),
    }


def said_columns(metadata: Metadata) -> dict[str, Any]:
    """Return the columns of a photo's row that its metadata fill."""
    return {
        "metadata": pack(metadata),
        "caption": metadata.caption,
        "caption_fold": fold(metadata.caption),
        "credit_line": metadata.credit_line,
        "date_created": metadata.date_created,
    }


def standing_columns(standing: Standing) -> dict[str, Any]:
    """Return the columns of a photo's row that its standing fills."""
    return {"status": standing.status, "badges": " ".join(standing.badges)}


def record_of(row: Row[Any], on_page: bool) -> Record:
    """Return the photo of a row of `photos`."""
    return Record(
        id=row.id,
        path=Path(row.path),
        name=row.name,
        format=row.format,
        width=row.width,
        height=row.height,
        file_hash=row.file_hash,
        picture_hash=row.picture_hash,
        perceptual_hash=None if row.perceptual_hash is None else row.perceptual_hash % (1 << 64),
        damage=row.damage,
        source_label=row.source_label,
        arrived_at=row.arrived_at,
        metadata=unpack(row.metadata),
        revision=row.revision,
        embedded_revision=row.embedded_revision,
        flag=row.flag,
        rating=row.rating,
        status=row.status,
        badges=tuple(row.badges.split()),
        twins=row.twins,
        sent_at=row.sent_at,
        thumb_version=row.thumb_version,
        on_page=on_page,
    )


def finding_of(row: Row[Any]) -> Finding:
    """Return the finding of a row of `findings`."""
    from photodesk.model import Severity

    return Finding(
        key=str(row.photo_id),
        code=row.code,
        severity=Severity(row.severity),
        field=row.field,
        title=row.title,
        message=row.message,
        suggestion=row.suggestion,
    )
