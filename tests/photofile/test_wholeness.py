"""Whether a picture file goes to its end: cut anywhere in its data it does not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from tests.photofile.photos import camera_jpeg, put
from tests.photofile.test_previews import HEIC


def saved(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 200), 50).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF", "JPEG2000", "heic", "camera"]
)
def test_a_picture_is_whole_and_cut_off_it_is_not(kind: str, tmp_path: Path) -> None:
    data = {"heic": HEIC, "camera": camera_jpeg()}.get(kind) or saved(kind)
    assert photofile.is_whole(put(tmp_path, "whole", data))
    for part in (0.5, 0.7, 0.9):
        assert not photofile.is_whole(put(tmp_path, "cut", data[: int(len(data) * part)]))


def test_a_jpeg_with_a_film_behind_it_is_whole(tmp_path: Path) -> None:
    assert photofile.is_whole(put(tmp_path, "motion.jpg", saved("JPEG") + bytes(300_000)))


@pytest.mark.parametrize("data", [b"", b"words", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_not_whole(data: bytes, tmp_path: Path) -> None:
    assert not photofile.is_whole(put(tmp_path, "a.jpg", data))
    assert not photofile.is_whole(tmp_path / "gone.jpg")
