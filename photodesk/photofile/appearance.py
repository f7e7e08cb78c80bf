"""What a picture file holds besides its words that a page must know: colour, profile, its own thumbnail."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

from photodesk.photofile.pictures import opened_image, own_thumbnails, upright

_COLOURS = {"CMYK": "cmyk", "L": "grey", "LA": "grey", "1": "grey", "I": "grey", "I;16": "grey", "F": "grey"}

_BLACK = 24
"""Light (0 to 255) up to which a pixel of a JPEG's black bar goes."""
_SHAPE = 0.04
"""How far the shapes of a small thumbnail and its picture may differ."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a picture looks to other programs.

    Attributes:
        colour: "rgb", "cmyk", "grey" or "lab".
        profile: name of the ICC profile; "" when it carries none.
        thumbnail: the first thumbnail of its EXIF block, upright and without the black bars with which
            cameras fill theirs up to 4:3; None when it has none.
    """

    colour: str
    profile: str
    thumbnail: Image.Image | None


def appearance(path: Path) -> Appearance:
    """Return colour, profile and own thumbnail of a picture; its pixels are not decoded.

    Raises:
        DamagedPicture: its header cannot be read. FileError: it cannot be opened.
    """
    with opened_image(path) as image:
        colour = _COLOURS.get(image.mode, "lab" if image.mode == "LAB" else "rgb")
        profile = image.info.get("icc_profile") or b""
    own = next(
        (
            upright(_without_bars(thumbnail, width / height), turn)
            for thumbnail, width, height, turn in own_thumbnails(path)
            if width and height
        ),
        None,
    )
    return Appearance(colour, _named(profile), own)


def _without_bars(image: Image.Image, shape: float) -> Image.Image:
    """Cut black bars off where what is left has the picture's shape: a dark night is no bar.

    Args:
        shape: width of the picture divided by its height.
    """
    lit = image.convert("L").point(lambda light: 255 if light > _BLACK else 0).getbbox()
    if lit is None:
        return image
    left, top, right, bottom = lit
    across, down = min(left, image.width - right), min(top, image.height - bottom)
    cut = image.crop((across, down, image.width - across, image.height - down))
    return cut if abs(cut.width / cut.height / shape - 1) < _SHAPE else image


def _named(profile: bytes) -> str:
    """Return the name that a profile gives itself; "unnamed" for one that cannot be read."""
    if not profile:
        return ""
    try:
        described = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return "unnamed"
    return described.strip() or "unnamed"
