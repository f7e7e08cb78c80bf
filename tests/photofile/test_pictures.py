"""Pixels: thumbnails the right way up, and hashes that no caption changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.errors import DamagedPicture, NotAPicture
from tests.metadata.pictures import block, exif_segment, jpeg, picture
from tests.photofile.photos import camera_jpeg, embed, put


def two_halves(size: tuple[int, int]) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The image in a format."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def colour_at(data: bytes, x: float, y: float) -> str:
    """The colour at a place between 0 and 1."""
    with Image.open(io.BytesIO(data)) as image:
        pixel = image.convert("RGB").getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))
    assert isinstance(pixel, tuple)
    return "red" if pixel[0] > pixel[2] else "blue"


def test_thumbnail_is_upright(tmp_path: Path) -> None:
    data = jpeg(exif_segment(block({0x0112: 6})), body=saved(two_halves((400, 200))))
    thumbnail = photofile.thumbnail(put(tmp_path, "a.jpg", data), 100)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (50, 100)
    assert colour_at(thumbnail, 0.5, 0.1) == "red"
    assert colour_at(thumbnail, 0.5, 0.9) == "blue"


def test_embedded_thumbnail_serves_small_sizes_and_is_turned(tmp_path: Path) -> None:
    small = saved(two_halves((160, 80)))
    green = saved(Image.new("RGB", (400, 200), "green"))
    data = jpeg(exif_segment(block({0x0112: 6}, thumbnail=small)), body=green)
    path = put(tmp_path, "a.jpg", data)
    thumbnail = photofile.thumbnail(path, 100)
    assert colour_at(thumbnail, 0.5, 0.1) == "red"
    with Image.open(io.BytesIO(photofile.thumbnail(path, 200))) as image:
        assert image.convert("RGB").getpixel((50, 100))[1] > 100  # type: ignore[index]


def test_thumbnail_of_another_crop_is_not_taken(tmp_path: Path) -> None:
    letterboxed = saved(two_halves((160, 120)))
    green = saved(Image.new("RGB", (400, 200), "green"))
    path = put(tmp_path, "a.jpg", jpeg(exif_segment(block({0x0112: 1}, thumbnail=letterboxed)), body=green))
    with Image.open(io.BytesIO(photofile.thumbnail(path, 100))) as image:
        assert image.size == (100, 50)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "I;16"),
        ("TIFF", "CMYK"),
        ("GIF", "P"),
        ("WEBP", "RGB"),
        ("AVIF", "RGB"),
        ("JPEG", "L"),
    ],
)
def test_every_format_and_mode_gives_a_jpeg(kind: str, mode: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a", saved(Image.new(mode, (300, 200)), kind))
    with Image.open(io.BytesIO(photofile.thumbnail(path, 64))) as image:
        assert image.format == "JPEG"
        assert max(image.size) == 64


def test_preview_of_a_raw_file_serves_as_its_picture(tmp_path: Path) -> None:
    preview = saved(two_halves((640, 320)))
    data = block({0x0100: 6000, 0x0101: 3000, 0x0112: 6, 0xC612: b"\1\4\0\0"}, thumbnail=preview)
    thumbnail = photofile.thumbnail(put(tmp_path, "a.dng", data), 100)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (50, 100)
    assert colour_at(thumbnail, 0.5, 0.1) == "red"


def test_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    path = put(tmp_path, "a.png", picture("PNG", size=(20, 10)))
    with Image.open(io.BytesIO(photofile.thumbnail(path, 256))) as image:
        assert image.size == (20, 10)


@pytest.mark.parametrize("data", [b"words", picture()[:60], picture("PNG")[:70]])
def test_what_does_not_decode_is_one_clear_error(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(DamagedPicture) as refused:
        photofile.thumbnail(put(tmp_path, "a.jpg", data))
    assert "\n" not in str(refused.value)


def test_decompression_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from photodesk.photofile import pictures

    monkeypatch.setattr(pictures, "MAX_PIXELS", 100)
    with pytest.raises(DamagedPicture) as refused:
        photofile.thumbnail(put(tmp_path, "a.png", picture("PNG")))
    assert "pixels" in str(refused.value)


def test_decoded_picture_is_upright_for_the_perceptual_hash(tmp_path: Path) -> None:
    data = jpeg(exif_segment(block({0x0112: 8})), body=saved(two_halves((400, 200))))
    image = photofile.decoded(put(tmp_path, "a.jpg", data), max_edge=64)
    assert image.height > image.width


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "camera"])
def test_picture_hash_knows_the_picture_whatever_is_embedded(kind: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a", camera_jpeg() if kind == "camera" else picture(kind))
    before = photofile.picture_hash(path)
    embed(path)
    assert photofile.picture_hash(path) == before
    other = put(tmp_path, "b", picture("JPEG" if kind == "camera" else kind, size=(33, 24)))
    assert photofile.picture_hash(other) != before


def test_two_copies_of_one_frame_are_linked_by_their_hash(tmp_path: Path) -> None:
    wire = put(tmp_path, "wire.jpg", camera_jpeg("Caption of AP"))
    relay = put(tmp_path, "relay.jpg", picture() + b"trailer of the relay")
    assert photofile.picture_hash(wire) == photofile.picture_hash(relay)
    assert photofile.file_hash(wire) != photofile.file_hash(relay)


def test_hash_of_no_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture):
        photofile.picture_hash(put(tmp_path, "a.jpg", b"words"))
