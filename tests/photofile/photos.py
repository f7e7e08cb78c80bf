"""Photos on disk to read and embed."""

from __future__ import annotations

from pathlib import Path

from photodesk import photofile
from photodesk.metadata import iim, photoshop
from photodesk.model import Metadata, Value
from photodesk.photofile import Written
from tests.metadata.pictures import (
    MAKER_NOTE,
    block,
    exif_segment,
    jpeg,
    packet,
    picture,
    segment,
    xmp_segment,
)

DATE = "2026-11-24T09:00:00+09:00"
OLD = "Old caption that was withdrawn"
CAPTION = "한강 다리를 건너는 시민들. Commuters cross the Han River in Seoul, “Tuesday”."
VALUES: dict[str, Value] = {
    "caption": CAPTION,
    "creator": ("심현철",),
    "credit_line": "Korea Times photo by Shim Hyun-chul",
    "copyright_notice": "© 2026 The Korea Times",
}


def camera_jpeg(caption: str = OLD) -> bytes:
    """A JPEG as a camera and a wire leave it: MakerNote, thumbnail, IIM, XMP, odd segment, trailer."""
    data = block(
        {0x010E: caption, 0x010F: "Acme", 0x0112: 1, 0x013B: "Wire photographer"},
        exif={0x9003: "2026:11:24 09:30:15", 0x927C: MAKER_NOTE},
        thumbnail=picture(size=(16, 12)),
    )
    resources = photoshop.graft(
        (), {"2:120": (caption,), "2:025": ("river", "bridge"), "2:103": ("PYH2026",)}
    )
    return jpeg(
        exif_segment(data),
        xmp_segment(
            packet(
                f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt>'
                "</dc:description>"
                "<photoshop:City>Seoul</photoshop:City><own:Rating>7</own:Rating>",
                'xmlns:own="http://example.org/own/"',
            )
        ),
        segment(0xED, photoshop.HEADER + resources[0]),
        segment(0xE9, b"Acme lens data" + bytes(60)),
        trailer=b"SEFT trailer of a phone",
    )


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a photo into a folder."""
    path = folder / name
    path.write_bytes(data)
    return path


def embed(path: Path, values: dict[str, Value] | None = None, **options: object) -> Written:
    """Embed with the fixed date."""
    return photofile.embed(path, VALUES if values is None else values, metadata_date=DATE, **options)  # type: ignore[arg-type]


def said(path: Path) -> Metadata:
    """What a photo says."""
    return photofile.read(path).metadata


def strays(folder: Path) -> list[str]:
    """Names of temporary files in a folder."""
    return [p.name for p in folder.iterdir() if p.name.endswith(".part")]


def iim_block(values: dict[str, tuple[str, ...]]) -> bytes:
    """An IIM block."""
    return iim.graft(b"", values)
