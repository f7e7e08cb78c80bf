"""Which pictures look alike: what a hash survives, how many are scanned, how they are grouped."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance

from photodesk.duplicates.pictures import distance, groups, pack, perceptual_hash, scan

_HASH = st.integers(min_value=0, max_value=2**64 - 1)


def _scene(seed: int) -> Image.Image:
    """Return a picture with a sky, hills, a sun and houses, other for every seed."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (360, 240), tuple(int(v) for v in rng.integers(120, 255, 3)))
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = (int(v) for v in rng.integers(0, (340, 220)))
        w, h = (int(v) for v in rng.integers(20, 120, 2))
        shade = tuple(int(v) for v in rng.integers(0, 255, 3))
        shape = draw.ellipse if rng.random() < 0.5 else draw.rectangle
        shape((x, y, x + w, y + h), fill=shade)
    return image


def _recompressed(image: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue()))


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_resized_recompressed_or_brighter_looks_alike(seed: int) -> None:
    image = _scene(seed)
    value = perceptual_hash(image)
    assert distance(value, perceptual_hash(image.resize((180, 120)))) <= 6
    assert distance(value, perceptual_hash(_recompressed(image, 40))) <= 6
    assert distance(value, perceptual_hash(ImageEnhance.Brightness(image).enhance(1.1))) <= 8
    assert distance(value, perceptual_hash(image.convert("L"))) <= 4


def test_other_scenes_look_unlike() -> None:
    values = [perceptual_hash(_scene(seed)) for seed in range(12)]
    assert min(distance(a, b) for i, a in enumerate(values) for b in values[:i]) > 8


def test_a_plain_area_hashes_to_nothing_and_joins_no_group() -> None:
    plain = perceptual_hash(Image.new("RGB", (80, 60), "navy"))
    assert plain == 0
    assert groups([("a", plain), ("b", plain)], max_distance=6) == ()


@given(_HASH, _HASH)
def test_distance_counts_differing_bits(a: int, b: int) -> None:
    assert distance(a, b) == bin(a ^ b).count("1") == distance(b, a)
    assert distance(a, a) == 0


@given(st.lists(_HASH, max_size=40), _HASH, st.integers(0, 64))
def test_the_scan_finds_all_within_the_distance_nearest_first(
    hashes: list[int], query: int, most: int
) -> None:
    found = scan(pack(hashes), query, max_distance=most).tolist()
    assert sorted(found) == [i for i, value in enumerate(hashes) if distance(value, query) <= most]
    far = [distance(hashes[i], query) for i in found]
    assert far == sorted(far)


def test_pictures_are_grouped_through_each_other_and_say_how_tightly() -> None:
    items = [("a", 0b1111), ("b", 1 << 50), ("c", 0b1110), ("d", 0b1100), ("e", 0b1111), ("f", 3 << 50)]
    found = groups(items, max_distance=1)
    assert [[m.key for m in group.members] for group in found] == [["a", "c", "d", "e"], ["b", "f"]]
    assert [[m.link for m in group.members] for group in found] == [
        ["exact", "near", "near", "exact"],
        ["near"] * 2,
    ]
    assert all(group.kind == "picture" and group.score == 1 - 1 / 64 for group in found)
    assert groups([("a", 5), ("b", 5)], max_distance=0)[0].score == 1.0
    assert groups([], max_distance=6) == ()
