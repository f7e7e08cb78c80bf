"""Where a desk is: which database remembers its photos, and which folder holds its files.

A desk in a folder has both there. A desk in PostgreSQL is named by its URL; receipts, journals,
thumbnails, drops and photodesk.toml stand in a folder beside it: the one that `?files=` names, or
one for this database among the user's data. Machines that share a database share that folder too,
or each can only restore what it wrote itself.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from photodesk.errors import UsageError


@dataclass(frozen=True, slots=True)
class Address:
    """One desk: its database (a URL, or the folder that holds it) and the folder of its files."""

    database: str | Path
    folder: Path


def address(where: Path | str = "") -> Address:
    """Return where a desk is.

    Args:
        where: a folder, or a database URL (`postgresql://` takes psycopg); "" is $PHOTODESK_DESK,
            else the platform's place for a user's data.

    Raises:
        UsageError: a URL without host or database.

    Example:
        >>> at = address("postgresql+psycopg://desk@db.example/photos?files=/srv/photodesk")
        >>> at.database, str(at.folder)
        ('postgresql+psycopg://desk@db.example/photos', '/srv/photodesk')
        >>> address("/srv/desk").database == address("/srv/desk").folder
        True
    """
    where = where or os.environ.get("PHOTODESK_DESK", "") or _users_data()
    if not isinstance(where, str) or "://" not in where:
        folder = Path(where).expanduser()
        return Address(folder, folder)
    parts = urlsplit(where)
    if not parts.path.strip("/"):
        raise UsageError(
            f"{parts.scheme}://…: names no database; write postgresql+psycopg://NAME@HOST/DATABASE"
        )
    asked = parse_qsl(parts.query, keep_blank_values=True)
    files = next((value for key, value in asked if key == "files"), "")
    scheme = "postgresql+psycopg" if parts.scheme in ("postgresql", "postgres") else parts.scheme
    kept = urlencode([(key, value) for key, value in asked if key != "files"])
    database = urlunsplit((scheme, parts.netloc, parts.path, kept, ""))
    if scheme == "sqlite":  # urlunsplit drops slashes that SQLite's URLs need
        database = where.partition("?")[0]
    if files:
        return Address(database, Path(files).expanduser())
    name = re.sub(r"\W+", "-", f"{parts.hostname or 'local'} {parts.port or ''} {parts.path}").strip("-")
    return Address(database, _users_data() / "desks" / name)


def _users_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("photodesk", appauthor=False)


__all__ = ["Address", "address"]
