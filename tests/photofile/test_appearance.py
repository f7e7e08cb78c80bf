"""Colour, profile and own thumbnail of a picture file, as the rules about the picture ask for them."""

from __future__ import annotations

import io
from pathlib import Path

import piexif
import pytest
from PIL import Image, ImageCms

from photodesk.audit import Context, check
from photodesk.audit.example import GOOD_USE
from photodesk.desk import intake
from photodesk.errors import DamagedPicture
from photodesk.photofile.appearance import appearance
from photodesk.settings import Settings

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
GRADIENT = Image.linear_gradient("L").resize((600, 400)).convert("RGB")


def bytes_of(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def with_thumbnail(path: Path, picture: Image.Image, thumbnail: Image.Image, orientation: int = 1) -> Path:
    """Write a JPEG that carries this thumbnail in its EXIF block."""
    block = {"0th": {piexif.ImageIFD.Orientation: orientation}, "1st": {}, "thumbnail": bytes_of(thumbnail)}
    picture.save(path, "JPEG", quality=90, exif=piexif.dump(block))
    return path


def boxed(image: Image.Image) -> Image.Image:
    """Return a thumbnail of 4:3 with black bars, as cameras write it for a picture of 3:2."""
    ground = Image.new("RGB", (160, 120))
    ground.paste(image.resize((160, 106)), (0, 7))
    return ground


@pytest.mark.parametrize(("mode", "colour"), [("RGB", "rgb"), ("L", "grey"), ("CMYK", "cmyk")])
def test_the_colour_is_that_of_the_file(tmp_path: Path, mode: str, colour: str) -> None:
    path = tmp_path / "사진.jpg"
    GRADIENT.convert(mode).save(path)
    assert (appearance(path).colour, appearance(path).profile) == (colour, "")


def test_a_profile_is_called_by_its_own_name(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.jpg", tmp_path / "broken.jpg"
    GRADIENT.save(good, icc_profile=SRGB)
    GRADIENT.save(broken, icc_profile=b"no profile at all")
    assert "sRGB" in appearance(good).profile
    assert appearance(broken).profile == "unnamed"


def test_a_picture_without_a_thumbnail_has_none(tmp_path: Path) -> None:
    GRADIENT.save(tmp_path / "a.png")
    GRADIENT.save(tmp_path / "a.jpg")
    assert appearance(tmp_path / "a.png").thumbnail is None
    assert appearance(tmp_path / "a.jpg").thumbnail is None


def test_the_bars_of_a_cameras_thumbnail_are_cut_and_a_dark_night_is_not(tmp_path: Path) -> None:
    bars = appearance(with_thumbnail(tmp_path / "bars.jpg", GRADIENT, boxed(GRADIENT.rotate(180)))).thumbnail
    assert bars is not None
    assert bars.width == 160
    assert 104 <= bars.height <= 108
    night = Image.new("RGB", (640, 480))
    night.paste(Image.new("RGB", (60, 40), "white"), (300, 200))
    dark = appearance(with_thumbnail(tmp_path / "night.jpg", night, night.resize((160, 120)))).thumbnail
    assert dark is not None
    assert dark.size == (160, 120)


def test_a_turned_pictures_thumbnail_is_turned_with_it(tmp_path: Path) -> None:
    path = with_thumbnail(tmp_path / "turned.jpg", GRADIENT, GRADIENT.resize((150, 100)), orientation=6)
    shown = appearance(path).thumbnail
    assert shown is not None
    assert shown.size == (100, 150)


def test_what_is_no_picture_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(DamagedPicture, match=r"a\.jpg"):
        appearance(path)


def test_the_rules_see_a_forgotten_thumbnail_and_leave_a_cameras_own_alone(tmp_path: Path) -> None:
    mandelbrot = Image.effect_mandelbrot((600, 400), (-2, -1.2, 1, 1.2), 60).convert("RGB")
    fresh = with_thumbnail(tmp_path / "fresh.jpg", mandelbrot, boxed(mandelbrot))
    crop = mandelbrot.crop((0, 0, 300, 400))
    stale = with_thumbnail(tmp_path / "stale.jpg", crop, boxed(mandelbrot))

    read = intake.read([fresh, stale], settings=Settings())
    photos = intake.photos_of(read.photos, pictures=True)
    found = check(photos, Context(GOOD_USE, pictures_known=True), moment="file", rules=["IMG-003"])
    assert [Path(finding.key).name for finding in found] == ["stale.jpg"]
