"""What was dropped on the desk: where an uploaded file stands, and how it comes there unbroken.

A file is written as `.part` and renamed at its end, so that nobody ever takes half a picture in.
Each drop has a folder of its own: file names stay what the sheet of the reporter calls them.
"""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from photodesk.desk.roles import require
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk

FOLDER = "inbox"
MAX_PHOTO_BYTES = 512 * 1024 * 1024
MAX_SHEET_BYTES = 64 * 1024 * 1024
"""Larger than any sheet of captions; a workbook with pictures in it is read for its cells only."""
SHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")

LABEL_FILE = ".source"
"""File beside the photos of a drop that says how they came, for an intake that is broken off."""
KEPT_FREE_BYTES = 256 * 1024 * 1024
"""Space that an upload leaves on the disk: the database and the journal need some to work at all."""
_MAX_NAME_BYTES = 200
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_ID = re.compile(r"[0-9a-f]{8,32}")


def safe_name(name: str) -> str:
    r"""Return a file name as any system may bear it; Hangul is composed, folders are cut off.

    Raises:
        UsageError: nothing is left of it.

    Example:
        >>> safe_name("C:\\fotos\\한강:1.jpg"), safe_name("../../etc/passwd")
        ('한강-1.jpg', 'passwd')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = _NOT_IN_NAMES.sub("-", last).strip().lstrip(".").rstrip(". ")
    if not clean:
        raise UsageError(f"{name!r}: no file name; rename the file and drop it again")
    stem, dot, suffix = clean.rpartition(".")
    if not dot:
        stem, suffix = clean, ""
    suffix = f".{suffix[:16]}" if dot else ""
    room = _MAX_NAME_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore") + suffix


def is_sheet(name: str) -> bool:
    """Tell whether a file's name is a sheet's."""
    return name.lower().endswith(SHEETS)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file that has arrived whole: its drop's id, and where it stands."""

    drop: str
    path: Path


class Upload:
    """A file on its way in: write chunks, then `finish`; leaving without it removes what came.

    Example:
        >>> import tempfile
        >>> from photodesk.desk import Desk
        >>> with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
        ...     with Upload(desk, "한강.jpg", drop="0123456789abcdef", size=3) as upload:
        ...         upload.write(b"abc")
        ...         upload.finish().path.name
        '한강.jpg'
    """

    def __init__(self, desk: Desk, name: str, *, drop: str, size: int | None = None) -> None:
        """Prepare the place.

        Args:
            name: the file's name as the browser gives it. drop: id of the drop it belongs to.
            size: bytes to come, where they are known.

        Raises:
            UsageError: the name or id is none, the file is too large, or the disk is full.
            NotAllowed: a viewer sends it.
        """
        require(desk, "editor")
        if not _ID.fullmatch(drop):
            raise UsageError("this drop has no proper id; reload the page and drop the files again")
        self.name = safe_name(name)
        self.drop = drop
        self.max_bytes = MAX_SHEET_BYTES if is_sheet(self.name) else MAX_PHOTO_BYTES
        self.written = 0
        self._check_size(size or 0)
        self.folder = desk.folder.absolute() / FOLDER / drop
        self.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.folder).free
        if free < (size or 0) + KEPT_FREE_BYTES:
            raise UsageError(f"{self.name}: the disk of the desk is full; free some space and drop it again")
        self.part = self.folder / f".{secrets.token_hex(6)}.part"
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._file = self.part.open("xb")
        return self

    def write(self, chunk: bytes) -> None:
        """Write the next bytes.

        Raises:
            UsageError: more came than is allowed.
        """
        self._check_size(self.written + len(chunk))
        assert self._file is not None
        self._file.write(chunk)
        self.written += len(chunk)

    def _check_size(self, size: int) -> None:
        if size > self.max_bytes:
            raise UsageError(f"{self.name}: larger than {self.max_bytes // 1024 // 1024} MB; not taken")

    def finish(self) -> Dropped:
        """Give the file its name; another one of that name in the same drop keeps it.

        Raises:
            UsageError: it is empty.
        """
        assert self._file is not None
        if not self.written:
            raise UsageError(f"{self.name}: the file is empty")
        self._file.close()
        target, number = self.folder / self.name, 2
        while True:
            try:
                target.hardlink_to(self.part)  # fails where the name is taken, even a moment ago
                break
            except FileExistsError:
                target = self.folder / f"{Path(self.name).stem}-{number}{Path(self.name).suffix}"
                number += 1
            except OSError:  # a file system without hard links
                self.part.replace(target)
                break
        return Dropped(self.drop, target)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()
        self.part.unlink(missing_ok=True)
