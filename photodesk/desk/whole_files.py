"""How does a file that goes out come to its place? Whole, and what stood there before is kept.

A sheet that a person has worked on since must not vanish under one of the same name.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from photodesk.errors import UsageError

_MOST_KEPT = 1_000


def check_place(path: Path, option: str) -> None:
    """See that a file can be written there, before any work is done for it.

    Args:
        path: where it is to go. option: the option that names it, for the message.

    Raises:
        UsageError: it is a folder, or stands in none.
    """
    if path.is_dir():
        raise UsageError(f"{path}: a folder; add a file name to {option}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no such folder; make it, or choose another {option}")


def write_whole(path: Path, data: bytes, option: str) -> Path | None:
    """Write a file under a name of its own, then rename it.

    Args:
        path: where it is to go. option: the option that names it, for the message.

    Returns:
        Where a file of this name with other content was put (`name-1.csv`), or None.

    Raises:
        UsageError: it cannot be written; what stood there still stands.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     place = Path(folder, "captions.csv")
        ...     first, again = write_whole(place, b"a", "--to"), write_whole(place, b"a", "--to")
        ...     other = write_whole(place, b"b", "--to")
        ...     first, again, other.name, other.read_bytes()
        (None, None, 'captions-1.csv', b'a')
    """
    part = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(data)
        kept = _keep_former(path, data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another {option}") from None
    return kept


def _keep_former(path: Path, data: bytes) -> Path | None:
    """Put a file that is not empty and says something else beside its successor."""
    if not path.is_file() or path.stat().st_size == 0 or path.read_bytes() == data:
        return None
    for number in range(1, _MOST_KEPT):
        beside = path.with_name(f"{path.stem}-{number}{path.suffix}")
        if not beside.exists():
            try:
                beside.hardlink_to(path)  # so that the name is never without its file
            except OSError:  # a stick or a share knows no links
                path.rename(beside)
            return beside
    raise UsageError(f"{path}: a thousand older ones stand beside it; choose another name")
