"""Copies of the demo: making one takes a third of a second, and most tests need not watch it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from photodesk.desk.demo import Demo


def copied(made: Demo, folder: Path) -> Demo:
    """Copy a demo that no desk has open to a folder that is not there yet; its photos are its own."""
    old = made.folder.parent
    shutil.copytree(old, folder)
    with closing(sqlite3.connect(folder / made.folder.name / "desk.db")) as desk, desk:
        for table in ("photos", "arrivals"):
            desk.execute(f"UPDATE {table} SET path = ? || substr(path, ?)", (str(folder), len(str(old)) + 1))
    return Demo(
        *(folder / part.relative_to(old) for part in (made.folder, made.photos, made.sheet, made.article))
    )
