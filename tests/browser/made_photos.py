"""Small pictures with words in them, for desks that the browser's tests fill."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

from photodesk import photofile
from photodesk.desk.demo import WRITTEN_AT
from photodesk.model import Value


def made_photo(path: Path, number: int, says: Mapping[str, Value]) -> Path:
    """Make a JPEG unlike those of other numbers, whose metadata says these things."""
    image = Image.new("RGB", (96, 64), ((number * 37) % 256, (number * 91) % 256, (number * 53) % 256))
    draw = ImageDraw.Draw(image)
    for place in range(8):
        if number >> place & 1:
            draw.rectangle((place * 12, 0, place * 12 + 8, 63), fill=(240, 240, 240))
    draw.ellipse((number % 60, number * 7 % 40, number % 60 + 24, number * 7 % 40 + 20), fill=(20, 20, 40))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG", quality=85)
    photofile.embed(path, says, metadata_date=WRITTEN_AT)
    return path
