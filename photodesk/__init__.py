"""PhotoDesk: captions and credits for a newspaper's photo desk.

What a script needs, one function each; everything else is `Desk` and the modules it names.

Example:
    >>> import photodesk
    >>> photodesk.parse_credit("AP=연합뉴스").agency
    'AP'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.model import Credit, DuplicateGroup, Finding, PhotoFile, Target, Value
    from photodesk.photofile import Written
    from photodesk.settings import Settings

__version__ = "0.1.0"
__all__ = ["Desk", "__version__", "audit", "find_duplicates", "parse_credit", "read", "write"]


def __getattr__(name: str) -> object:
    """Load the desk, and with it the database, only when it is asked for."""
    if name == "Desk":
        from photodesk.desk import Desk

        return Desk
    raise AttributeError(f"module 'photodesk' has no attribute {name!r}")


def read(path: Path | str, *, settings: Settings | None = None) -> PhotoFile:
    """Return what a picture file says: EXIF, IIM and XMP, reconciled.

    Raises:
        NotAPicture, DamagedPicture, FileError: as their messages say.

    Example:
        >>> import photodesk
        >>> from photodesk.bundled import bundled
        >>> photodesk.read(bundled("assets/sample_photos/rocket.jpg")).width
        640
    """
    from photodesk import photofile
    from photodesk.settings import Settings

    chosen = settings or Settings()
    return photofile.read(path, policy=chosen.metadata.policy, house=chosen.house)


def write(
    path: Path | str,
    values: Mapping[str, Value],
    *,
    journal: Path | None = None,
    settings: Settings | None = None,
    at: datetime | None = None,
) -> Written:
    """Graft field values into a picture file: atomic, proven, nothing else in it changed.

    Args:
        values: field id -> text, or tuple of texts for a list; "" or () clears the field.
        journal: folder for the bytes that give the original back; None keeps none.
        at: the moment that becomes xmp:MetadataDate; None is now.

    Raises:
        UnknownField, TextError: a value that does not suit its field. FileError: why it was refused.

    Example:
        >>> import photodesk, shutil, tempfile
        >>> from photodesk.bundled import bundled
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     photo = shutil.copy(bundled("assets/sample_photos/rocket.jpg"), folder)
        ...     _ = photodesk.write(photo, {"caption": "발사 장면", "credit_line": "AP-Yonhap"})
        ...     photodesk.read(photo).metadata.credit_line
        'AP-Yonhap'
    """
    from photodesk import photofile
    from photodesk.settings import Settings

    moment = at or datetime.now().astimezone()
    return photofile.embed(
        path, values, settings=settings or Settings(), journal=journal,
        metadata_date=moment.isoformat(timespec="seconds"),
    )  # fmt: skip


def audit(
    paths: Iterable[Path | str],
    *,
    on: date,
    targets: Sequence[Target] = ("print", "web"),
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """Judge files as one page for a day and its targets; the heaviest findings first.

    Raises:
        UsageError: a path does not exist.

    Example:
        >>> import photodesk
        >>> from photodesk.bundled import bundled
        >>> found = photodesk.audit([bundled("assets/sample_photos/rocket.jpg")], on=date(2026, 11, 24))
        >>> [finding.code for finding in found][:2]
        ['CAP-001', 'CRD-001']
    """
    from photodesk.desk import auditing
    from photodesk.model import Use
    from photodesk.settings import Settings

    result = auditing.audit_files(
        [Path(path) for path in paths], settings=settings or Settings(), use=Use(on, tuple(targets)),
        now=datetime.now().astimezone(),
    )  # fmt: skip
    return result.report.findings


def find_duplicates(captions: Mapping[str, str], *, threshold: float = 0.9) -> tuple[DuplicateGroup, ...]:
    """Group captions, given by key, that are the same or nearly so; the groups are disjoint.

    Example:
        >>> import photodesk
        >>> photodesk.find_duplicates({"a": "Rain in Seoul.", "b": "rain in  Seoul"})[0].kind
        'exact'
    """
    from photodesk.duplicates import index

    return index.groups(captions.items(), threshold=threshold)


def parse_credit(text: str) -> Credit:
    """Return who made, relayed and supplied a picture, by its credit as printed.

    Example:
        >>> import photodesk
        >>> credit = photodesk.parse_credit("(AP Photo/Ahn Young-joon)")
        >>> credit.agency, credit.photographer
        ('AP', 'Ahn Young-joon')
    """
    from photodesk.language.credit import parse_credit as parse

    return parse(text)
