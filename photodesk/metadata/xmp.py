"""What XMP packets say of our fields.

Reading only; `xmp_splice` writes. Standards: ISO 16684-1 (XMP), RDF/XML as XMP uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from photodesk.model import Note, XmpValue


@dataclass(frozen=True, slots=True)
class XmpTags:
    """The properties of one file's XMP that PhotoDesk knows.

    Attributes:
        values: property "dc:description" -> value, of the type the field table gives it:
            text, list, language alternatives, structures. Also stale copies such as
            "tiff:ImageDescription" (`COPIES`) and "xmp:MetadataDate".
        types: property -> type found, where it differs from the table.
        document_ids: "DocumentID", "OriginalDocumentID", "InstanceID" -> id.
        creator_tool: xmp:CreatorTool, or "".
        notes: what the reader saw.
    """

    values: Mapping[str, XmpValue] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    document_ids: Mapping[str, str] = field(default_factory=dict)
    creator_tool: str = ""
    notes: tuple[Note, ...] = ()


def read(packets: Sequence[bytes], *, extended: Sequence[bytes] = ()) -> XmpTags:
    """Read every property of the field table; never raises.

    Args:
        packets: XMP packets in file order, without the container's header; the first wins.
        extended: reassembled extended XMP (JPEG), read after the packets.
    """
    raise NotImplementedError


def graft(
    packets: Sequence[bytes],
    changes: Mapping[str, XmpValue | None],
    *,
    metadata_date: str,
    max_bytes: int,
    extended: Sequence[bytes] = (),
) -> bytes:
    """Return one packet in which our properties have other values and every other byte stands.

    Args:
        packets: XMP packets in file order, without the container's header; () makes a new one.
        changes: property -> its whole new value, None removes it. Values that already stand
            so are no change.
        metadata_date: ISO 8601 with offset, written to xmp:MetadataDate if a value changes.
        max_bytes: the most the packet may have.
        extended: reassembled extended XMP; it is never edited.

    Returns:
        The packet; b"" when there was none and nothing is to be written.

    Raises:
        BlockRefused: ill-formed packet, a property of `changes` in the extended XMP,
            or more than `max_bytes`.
    """
    raise NotImplementedError
