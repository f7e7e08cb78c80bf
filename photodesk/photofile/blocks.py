"""Metadata blocks for a picture that does not exist yet: EXIF and XMP as an encoder takes them."""

from __future__ import annotations

from photodesk.metadata import exif, reconcile, xmp
from photodesk.model import Metadata, Tags
from photodesk.photofile.reading import short_former
from photodesk.settings import Settings

_MAX_BYTES = 60_000


def blocks(metadata: Metadata, *, settings: Settings, metadata_date: str) -> tuple[bytes, bytes]:
    """Return (EXIF block, XMP packet) that say this; b"" where there is nothing to say.

    For formats whose files are not grafted (AVIF): the encoder puts the blocks in.

    Example:
        >>> block, packet = blocks(Metadata(caption="비"), settings=Settings(), metadata_date="2026-11-24")
        >>> block[:2] in (b"II", b"MM"), "비".encode() in packet
        (True, True)
    """
    said = tuple(name for name, _ in metadata.items())
    if not said:
        return b"", b""
    target = reconcile.spread(
        metadata, Tags(), changed=said, limits=settings.metadata.iim_limits,
        short_form=short_former(settings.house),
    )  # fmt: skip
    block = exif.graft(None, dict(target.exif), max_bytes=_MAX_BYTES).block if target.exif else b""
    packet = xmp.graft((), dict(target.xmp), metadata_date=metadata_date, max_bytes=_MAX_BYTES)
    return bytes(block), packet
