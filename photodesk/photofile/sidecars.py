"""XMP sidecars: values beside a picture whose format, or whose owner, takes none inside.

`IMG_1.xmp` stands beside a camera's RAW as Adobe writes it, `name.ext.xmp` beside everything
else; both are read. What a sidecar says was written later than the picture, so it wins.

Standards: XMP part 3 section 1.1 (external storage).
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from photodesk.metadata import reconcile, xmp
from photodesk.model import Conflict, Format, Metadata, Note, Tags

MAX_BYTES = 8_000_000


def path_for(path: Path, kind: Format) -> Path:
    """Return where the sidecar of a picture is written.

    Example:
        >>> path_for(Path("IMG_1.CR2"), "raw").name, path_for(Path("a.heic"), "heic").name
        ('IMG_1.xmp', 'a.heic.xmp')
    """
    return path.with_suffix(".xmp") if kind == "raw" else path.with_name(f"{path.name}.xmp")


def find(path: Path, kind: Format) -> Path | None:
    """Return the sidecar that a picture has, or None.

    `IMG_1.xmp` beside `IMG_1.JPG` belongs to the RAW of that name where there is one.
    """
    names = [f"{path.name}.xmp"]
    if kind == "raw":
        names += [f"{path.stem}.xmp", f"{path.stem}.XMP"]
    for name in names:
        try:
            if path.with_name(name).is_file():
                return path.with_name(name)
        except OSError:  # a name too long for its folder
            continue
    return None


def packet_of(side: Path) -> bytes:
    """Return the bytes of a sidecar, b"" when it cannot be read or is far too long."""
    try:
        if side.stat().st_size > MAX_BYTES:
            return b""
        return side.read_bytes()
    except OSError:
        return b""


def overlay(
    side: Path, metadata: Metadata, conflicts: tuple[Conflict, ...]
) -> tuple[Metadata, tuple[Conflict, ...], tuple[Note, ...]]:
    """Return the values with those of the sidecar over them, and what its reader saw."""
    packet = packet_of(side)
    if not packet:
        return metadata, conflicts, (Note("sidecar_unreadable", f"the sidecar {side.name} cannot be read"),)
    told = xmp.read((packet,))
    values = reconcile.believe(Tags(xmp=told.values)).metadata
    said = dict(values.items())
    others = tuple(a for a in metadata.alternatives if a[0] not in said) + values.alternatives
    merged = dataclasses.replace(metadata.replace(**said), alternatives=others)
    return merged, tuple(c for c in conflicts if c.field not in said), told.notes
