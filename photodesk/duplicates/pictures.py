"""Which pictures look the same? A 64-bit perceptual hash of a decoded thumbnail, and a scan over many.

The hash is the sign of the 64 lowest frequencies of a 32 x 32 grey thumbnail: it survives resizing,
recompression and brightness (2 to 8 of 64 bits), not a crop of a tenth.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE = 32
_LOW = 8

Hashes = NDArray[np.uint64]
"""Perceptual hashes of many pictures, shape (n,)."""


def perceptual_hash(image: Image.Image) -> int:
    """Return the 64-bit perceptual hash of a picture; a plain area hashes to 0.

    Example:
        >>> picture = Image.effect_mandelbrot((200, 120), (-2, -1.2, 1, 1.2), 50)
        >>> distance(perceptual_hash(picture), perceptual_hash(picture.resize((90, 54)))) <= 4
        True
    """
    grey = image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    pixels = np.asarray(grey, dtype=np.float64)
    waves = _waves()
    low = (waves @ pixels @ waves.T).ravel()
    low[0] = 0.0  # the mean says nothing of the picture
    bits = low > np.median(low[1:])
    if np.ptp(pixels) < 2:
        return 0
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


@lru_cache(maxsize=1)
def _waves() -> NDArray[np.float64]:
    """The lowest rows of the discrete cosine transform, shape (8, 32)."""
    rows = np.arange(_LOW)[:, None]
    columns = np.arange(_SIDE)[None, :]
    return np.cos(np.pi * rows * (2 * columns + 1) / (2 * _SIDE))


def distance(a: int, b: int) -> int:
    """Return in how many of 64 bits two hashes differ.

    Example:
        >>> distance(0b1011, 0b0010)
        2
    """
    return (a ^ b).bit_count()


def pack(hashes: Sequence[int]) -> Hashes:
    """Return hashes as an array that `scan` takes."""
    return np.array(hashes, dtype=np.uint64)


def scan(hashes: Hashes, query: int, *, max_distance: int) -> NDArray[np.intp]:
    """Return the positions of all hashes within a distance of the query, the nearest first.

    Args:
        hashes: shape (n,). max_distance: 0 to 64 bits.

    Example:
        >>> scan(pack([7, 6, 255]), 7, max_distance=1).tolist()
        [0, 1]
    """
    differing = np.bitwise_count(hashes ^ np.uint64(query))
    near = np.flatnonzero(differing <= max_distance)
    return near[np.argsort(differing[near], kind="stable")]
