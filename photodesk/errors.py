"""Every error that PhotoDesk raises on purpose.

```
PhotoDeskError
├── UsageError             wrong use: unknown field, bad mapping, missing path (exit code 2)
│   ├── UnknownField
│   ├── NotAllowed         the user's role does not go so far
│   └── SettingsError      photodesk.toml does not say what it may
├── Cancelled              a person stopped long work before it was done
├── TextError              a value that no file may carry: control character, too long (exit code 2)
├── TableError             a sheet that cannot be read: encoding, heading, row (exit code 2)
├── BlockRefused           one metadata block cannot be edited without harm; photofile names the file
├── FileError              one file could not be read or written (exit code 3)
│   ├── NotAPicture        no picture format that PhotoDesk knows
│   ├── DamagedPicture     structurally broken: writing would make it worse
│   ├── WriteUnsupported   the format takes no embedded metadata here
│   ├── CredentialsProtected  Content Credentials (C2PA) would be broken
│   ├── HardLinked         several names share the file
│   ├── ChangedMeanwhile   somebody else wrote the file while we did
│   ├── NotWritable        permission, read-only folder, disk full
│   │   └── BeingWritten   another PhotoDesk is at the file
│   ├── TooLarge           the finished block does not fit its container
│   └── ProofFailed        the written copy did not read back as it must: original untouched
└── RestoreRefused         a file is no longer what we wrote (exit code 3)
```

Each message is one line: what, where, what to do. Bad *data* is a finding, not an error;
an error means that this item, or the job, cannot go on.
"""

from __future__ import annotations

from pathlib import Path


class PhotoDeskError(Exception):
    """Base of all of them; `str(error)` is the one line for a person."""


class UsageError(PhotoDeskError):
    """The call itself is wrong; nothing was done."""


class UnknownField(UsageError):
    """A field id or heading that no field has."""


class SettingsError(UsageError):
    """The settings file has an unknown key or a value out of range."""


class NotAllowed(UsageError):
    """The user's role does not go so far; nothing was done."""


class Cancelled(PhotoDeskError):
    """A person stopped long work before it was done; the message says what stays."""


class TextError(PhotoDeskError):
    """A text that must not go into a file.

    Attributes:
        field: id of the field the text was meant for, or "".
        position: index of the offending character (0-based), or None.
    """

    def __init__(self, message: str, *, field: str = "", position: int | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.position = position


class TableError(PhotoDeskError):
    """A sheet that cannot be used.

    Attributes:
        row: the sheet's own row number (heading row is 1), or None.
        column: heading or column number as text, or "".
    """

    def __init__(self, message: str, *, row: int | None = None, column: str = "") -> None:
        super().__init__(message)
        self.row = row
        self.column = column


class BlockRefused(PhotoDeskError):
    """One metadata block (EXIF, IIM, XMP) cannot be edited without harm; a sidecar can hold the values.

    Raised where only bytes are known; `photofile` turns it into a `FileError` with the path.

    Attributes:
        code: stable word, e.g. "xmp_broken", "xmp_full", "xmp_extended", "iim_broken".
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class FileError(PhotoDeskError):
    """One file could not be read or written.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path | str, message: str) -> None:
        super().__init__(message)
        self.path = Path(path)


class NotAPicture(FileError):
    """The bytes are no picture format that PhotoDesk knows."""


class DamagedPicture(FileError):
    """The picture is structurally broken, so nothing is written into it."""


class WriteUnsupported(FileError):
    """The format or this one file takes no embedded metadata; a sidecar can."""


class CredentialsProtected(FileError):
    """The file carries Content Credentials (C2PA) that any edit would break."""


class HardLinked(FileError):
    """The file has several names (hard links); replacing one would part them."""


class ChangedMeanwhile(FileError):
    """The file changed between reading and replacing; nothing was written."""


class NotWritable(FileError):
    """The file or its folder cannot be written: permission, disk full."""


class BeingWritten(NotWritable):
    """Another PhotoDesk, or an earlier step of this one, is writing the file: it is locked."""


class TooLarge(FileError):
    """A finished metadata block does not fit its container."""


class ProofFailed(FileError):
    """The written copy did not prove itself; the original is untouched."""


class RestoreRefused(FileError):
    """The file is no longer what PhotoDesk wrote, so it is not restored."""
