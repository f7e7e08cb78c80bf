"""Is a picture file there to its end, or is somebody still copying it?

Each format says where it ends: JPEG by its EOI, PNG by IEND, WebP, BMP and the box formats by
lengths, TIFF by where its strips lie. A camera's RAW file says it nowhere.
"""

from __future__ import annotations

import os
from pathlib import Path

from photodesk.errors import FileError
from photodesk.metadata.containers import Source
from photodesk.photofile import reading


def is_whole(path: Path | str) -> bool:
    """Tell whether a picture file goes to its end; True where the format does not say.

    Example:
        >>> from photodesk.bundled import bundled
        >>> is_whole(bundled("assets/sample_photos/rocket.jpg"))
        True
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            source = Source(file, path, os.fstat(file.fileno()).st_size)
            kind = reading.format_of(source)
            if kind in ("heic", "avif", "jp2"):
                return _boxes_end(source)
            if kind == "gif":
                return source[len(source) - 64 :].rstrip(b"\0")[-1:] == b";"
            if kind == "bmp":
                return int.from_bytes(source[2:6], "little") <= len(source)
            reading.container(kind).check(source)
    except (FileError, OSError):
        return False
    return True


def _boxes_end(source: Source) -> bool:
    """Tell whether the top-level boxes end within the file; a box of size 0 goes to the end of it.

    Source: ISO/IEC 14496-12, 4.2.
    """
    if source[4:8] not in (b"ftyp", b"jP  "):
        return source[len(source) - 2 :] == b"\xff\xd9"  # a bare JPEG 2000 codestream
    at = 0
    while at < len(source):
        head = source[at : at + 16]
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if size == 0:
            return True
        if size < 8:
            return False
        at += size
    return at == len(source)
