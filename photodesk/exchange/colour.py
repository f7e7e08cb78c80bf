"""Which colours do a picture's numbers mean? ICC profiles of RGB spaces, made from their definitions.

Cameras set to Adobe RGB often write no profile: the Exif interoperability index "R03" alone says
so (DCF 2.0, 4.7). Such a picture is dull and brownish wherever that is not read.

Standards: ICC.1:2001-04 (version 2.4: matrix and curve profiles, which every reader knows), Adobe
RGB (1998) Color Image Encoding 2005-05, DCF 2.0 (CIPA DC-009).
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Sequence

_Triple = Sequence[float]

_D50 = (0.9642, 1.0, 0.8249)
_ADOBE_RGB_GAMMA = 563 / 256
_ADOBE_RGB_PRIMARIES = (
    (0.60974, 0.31111, 0.01947),
    (0.20528, 0.62567, 0.06087),
    (0.14919, 0.06322, 0.74457),
)
"""XYZ of red, green and blue, adapted to D50 (Adobe RGB (1998), annex A.2)."""


@functools.lru_cache(maxsize=1)
def adobe_rgb() -> bytes:
    """Return a profile of Adobe RGB (1998).

    Example:
        >>> adobe_rgb()[36:40], len(adobe_rgb())
        (b'acsp', 496)
    """
    return matrix_profile("Compatible with Adobe RGB (1998)", _ADOBE_RGB_PRIMARIES, _ADOBE_RGB_GAMMA)


def matrix_profile(description: str, primaries: Sequence[_Triple], gamma: float) -> bytes:
    """Return an ICC display profile of three primaries and one gamma.

    Args:
        description: its name, in ASCII.
        primaries: XYZ of red, green and blue, each 0 to 1, adapted to D50.
        gamma: exponent of the curve, 1.0 to 3.0.

    Source: ICC.1:2001-04, sections 6.1 (header), 6.3.1.2 (required tags), 6.5.3 and 6.5.17.
    """
    text = description.encode("ascii") + b"\0"
    name = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
    rights = b"text" + bytes(4) + b"No copyright, use freely\0"
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    red, green, blue = (_xyz(primary) for primary in primaries)
    bodies = {
        b"desc": name, b"cprt": rights, b"wtpt": _xyz(_D50), b"rXYZ": red, b"gXYZ": green, b"bXYZ": blue,
        b"rTRC": curve,
    }  # fmt: skip
    start = 128 + 4 + 12 * (len(bodies) + 2)
    data = b""
    places: dict[bytes, tuple[int, int]] = {}
    for tag, body in bodies.items():
        places[tag] = (start + len(data), len(body))
        data += body + bytes(-len(body) % 4)
    places[b"gTRC"] = places[b"bTRC"] = places[b"rTRC"]
    table = struct.pack(">I", len(places))
    table += b"".join(tag + struct.pack(">II", *place) for tag, place in places.items())
    return _header(128 + len(table) + len(data)) + table + data


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    return (
        struct.pack(">I", size) + bytes(4) + b"\x02\x40\0\0" + b"mntrRGB XYZ " + made + b"acsp" + bytes(28)
        + _numbers(_D50) + bytes(48)
    )  # fmt: skip


def _xyz(triple: _Triple) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(triple)


def _numbers(triple: _Triple) -> bytes:
    """Return numbers as s15Fixed16."""
    return struct.pack(">3i", *(round(number * 65_536) for number in triple))
