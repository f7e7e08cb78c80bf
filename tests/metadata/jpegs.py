"""A tiny JPEG around metadata blocks, and what referees read out of it."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from photodesk.metadata import photoshop

XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
PICTURE = base64.b64decode(
    "/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////"
    "wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQR"
    "BRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZn"
    "aGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo"
    "6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q=="
)
"""A grey JPEG of one pixel without any metadata."""


def wrap(*, iim_blocks: Sequence[bytes] = (), packet: bytes = b"") -> bytes:
    """Put Photoshop resources and an XMP packet into the JPEG."""
    segments = []
    if packet:
        segments.append((0xE1, XMP_HEADER + packet))
    segments += [(0xED, photoshop.HEADER + block) for block in iim_blocks]
    head = b"".join(
        b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2, "big") + body for marker, body in segments
    )
    return PICTURE[:2] + head + PICTURE[2:]


def segments(data: bytes, marker: int, header: bytes) -> list[bytes]:
    """The payloads of one kind of segment, without their header."""
    found = []
    position = 2
    while data[position] == 0xFF and data[position + 1] not in (0xDA, 0xD9):
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        body = data[position + 4 : position + 2 + length]
        if data[position + 1] == marker and body.startswith(header):
            found.append(body[len(header) :])
        position += 2 + length
    return found


def read_by_exiftool(exiftool: str, path: Path, *options: str) -> dict[str, Any]:
    """What exiftool reads, by group and tag."""
    done = subprocess.run(
        [exiftool, "-json", "-G1", "-struct", *options, str(path)], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)[0]
    return found


def run(*command: str) -> str:
    """Run a referee and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
