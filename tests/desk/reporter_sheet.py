"""The reporter's sheet of EDITOR.md, shift (ii): 25 rows in CP949, 4 wrong names, 2 conflicts."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.settings import Settings

HEADINGS = ("파일명", "사진설명", "크레딧")
WRONG = {7: "IMG_2005 (1).jpg", 12: "DSC_2010.jpg", 18: "한강_마지막.jpg", 23: "IMG 2021.JPG"}
"""Rows whose names no photo bears, as the reporter wrote them; the photos are IMG_2005.jpg and so on."""
CONFLICTS = (4, 9)
"""Rows whose photos say something else already."""
CREDITS_IN_CAPTION = (3, 15)
EQUAL = (20, 21)
REPORT = (
    "captions.csv: CP949, comma, 25 rows. 19 ready · 2 differ from the file · 4 name no file. "
    "Nothing written yet."
)
PLACES = ("한강", "Gangneung", "Busan", "광화문", "Suwon")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Where the desk, its 25 photos and the sheet stand."""

    folder: Path
    photos: Path
    sheet: Path


def photo_name(row: int) -> str:
    """The photo that a row means: rows 2 to 26 are photos IMG_2000.jpg to IMG_2024.jpg."""
    return f"IMG_{1998 + row}.jpg"


def caption(row: int) -> str:
    """A caption of the sheet."""
    number = EQUAL[0] if row in EQUAL else row
    place = PLACES[number % len(PLACES)]
    return f"Volunteers carry box {number} of kimchi in {place}, Tuesday, Nov. 24, 2026."


def sheet_bytes() -> bytes:
    """The sheet as Korean Excel saves it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in range(2, 27):
        says, credit = caption(row), "Korea Times photo by Shim Hyun-chul"
        if row in CREDITS_IN_CAPTION:
            says, credit = f"{says} 연합뉴스", ""
        writer.writerow((WRONG.get(row, photo_name(row)), says, credit))
    return out.getvalue().encode("cp949")


def make_reporter(folder: Path) -> Reporter:
    """Make a desk with 25 tiny photos, two of which carry captions already, and the sheet beside it."""
    reporter = Reporter(folder / "desk", folder / "photos", folder / "captions.csv")
    reporter.folder.mkdir(parents=True)
    reporter.photos.mkdir()
    for row in range(2, 27):
        path = reporter.photos / photo_name(row)
        Image.new("RGB", (96, 64), (40 + row * 7, 120, 200 - row * 5)).save(path, quality=80)
        if row in CONFLICTS:
            photofile.embed(path, {"caption": "A caption that the desk wrote."}, metadata_date="2026-11-24")
    reporter.sheet.write_bytes(sheet_bytes())
    with Desk.open(reporter.folder, settings=Settings(), user="night desk") as desk:
        desk.ingest([reporter.photos], source_label="staff")
    return reporter
