"""What goes when a photo leaves the desk: its row, its thumbnail, and the copy that only the desk has.

NO ARCHIVE and personal data mean that nothing of the picture stays behind: the history keeps who
changed which field and when, without the words. Receipts of what was printed stay. The file that somebody
keeps in a folder of their own is not ours to delete; a copy that was dropped into the browser is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk.desk import thumbs
from photodesk.desk.inbox import FOLDER
from photodesk.library import arrivals

if TYPE_CHECKING:
    from photodesk.desk import Desk


def remove(desk: Desk, ids: Sequence[int]) -> None:
    """Take photos off the desk, with the thumbnails that no other photo shows, and our own copies."""
    gone = arrivals.pictures_of(desk.store.engine, ids)
    desk.store.remove(ids)
    still = arrivals.still_shown(desk.store.engine, {picture_hash for _, picture_hash in gone})
    inbox = desk.folder.absolute() / FOLDER
    for path, picture_hash in gone:
        if picture_hash not in still:
            thumbs.forget(desk.folder, picture_hash)
        if Path(path).is_relative_to(inbox):
            Path(path).unlink(missing_ok=True)
