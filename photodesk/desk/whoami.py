"""Whose name edits carry on a desk that nobody signs in to: asked once, kept beside the desk.

Until somebody says it, edits carry the name that the machine knows its user by, often no person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photodesk.desk.roles import needs
from photodesk.errors import TextError, UsageError
from photodesk.text import check, collapse

if TYPE_CHECKING:
    from photodesk.desk import Desk

FILE = "name.txt"
"""File in the desk's folder that keeps the name."""
MOST_LETTERS = 40


def kept_name(desk: Desk) -> str:
    """Return the name that somebody gave on this desk; "" when it was never asked or the file is gone."""
    try:
        return collapse((desk.folder / FILE).read_text(encoding="utf-8"))[:MOST_LETTERS]
    except (OSError, UnicodeDecodeError):
        return ""


@needs("editor")
def keep_name(desk: Desk, name: str) -> str:
    """Let edits on this desk carry a name from now on, and remember it; return it as it is kept.

    Raises:
        UsageError: no name, or one that is too long; or people sign in here, each with their own.
    """
    if desk.role:
        raise UsageError("people sign in here: edits carry the name they sign in with")
    try:
        clean = collapse(check(name))
    except TextError as error:
        raise UsageError(f"your name: {error}") from None
    if not clean or len(clean) > MOST_LETTERS:
        raise UsageError(f"your name: write 1 to {MOST_LETTERS} letters")
    (desk.folder / FILE).write_text(f"{clean}\n", encoding="utf-8")
    desk.user = clean
    return clean
