"""Small pictures and hand-made EXIF blocks to try the codec on."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

from photodesk.metadata.containers import Source, Splice

Value = str | bytes | int | Sequence[int]

CAPTION = "한강 다리를 건너는 시민들. Commuters cross the Han River."
MAKER_NOTE = b"NoteMaker\0" + bytes(range(200))
NAMES = {
    "ImageDescription": 0x010E, "Make": 0x010F, "Orientation": 0x0112, "Artist": 0x013B, "Copyright": 0x8298,
    "XPComment": 0x9C9C, "MakerNote": 0x927C, "UserComment": 0x9286, "DateTimeOriginal": 0x9003,
}  # fmt: skip
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"


def picture(kind: str = "JPEG", size: tuple[int, int] = (32, 24), **options: object) -> bytes:
    """A picture with a gradient, as Pillow saves it, without metadata."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def noise() -> bytes:
    """A JPEG of more than 64 KB."""
    out = io.BytesIO()
    Image.effect_noise((400, 400), 90).save(out, "JPEG", quality=95)
    return out.getvalue()


def entry(order: str, tag: int, value: Value, kind: int = 0) -> tuple[int, int, int, bytes]:
    """One entry as (tag, type, count, value bytes): str is ASCII, bytes UNDEFINED, numbers LONG."""
    if isinstance(value, str):
        data = value.encode() + b"\0"
        return tag, kind or 2, len(data), data
    if isinstance(value, bytes):
        return tag, kind or 7, len(value), value
    numbers = [value] if isinstance(value, int) else list(value)
    form = {3: "H", 4: "I"}[kind or 4]
    return tag, kind or 4, len(numbers), struct.pack(f"{order}{len(numbers)}{form}", *numbers)


def block(
    main: Mapping[int, Value],
    *,
    exif: Mapping[int, Value] | None = None,
    thumbnail: bytes = b"",
    second: Mapping[int, Value] | None = None,
    order: str = "<",
) -> bytes:
    """An EXIF block: IFD0, Exif directory, IFD1 with a thumbnail, values behind each directory."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    out = bytearray(head)

    def directory(entries: list[tuple[int, int, int, bytes]], following: bool) -> int:
        """Append a directory and its values; the place of its next-pointer is returned."""
        values_at = len(out) + 2 + 12 * len(entries) + 4
        table, values = bytearray(struct.pack(order + "H", len(entries))), bytearray()
        for tag, kind, count, data in entries:
            field = data.ljust(4, b"\0")
            if len(data) > 4:
                field = struct.pack(order + "I", values_at + len(values))
                values.extend(data + bytes(len(data) % 2))
            table.extend(struct.pack(order + "HHI", tag, kind, count) + field)
        pointer = len(out) + len(table)
        out.extend(
            table + (struct.pack(order + "I", values_at + len(values)) if following else bytes(4)) + values
        )
        return pointer

    entries = [entry(order, tag, value) for tag, value in sorted(main.items())]
    if exif is not None:
        entries = sorted([*entries, entry(order, 0x8769, 0)])
    has_second = bool(thumbnail) or second is not None
    pointer = directory(entries, following=False)
    if exif is not None:
        place = 8 + 2 + 12 * [e[0] for e in entries].index(0x8769) + 8
        out[place : place + 4] = struct.pack(order + "I", len(out))
        directory([entry(order, tag, value) for tag, value in sorted(exif.items())], following=False)
    if has_second:
        out[pointer : pointer + 4] = struct.pack(order + "I", len(out))
        more = dict(second or {})
        if thumbnail:
            more |= {0x0201: 0, 0x0202: len(thumbnail)}
        rows = [entry(order, tag, value) for tag, value in sorted(more.items())]
        start = len(out)
        directory(rows, following=False)
        if thumbnail:
            place = start + 2 + 12 * [row[0] for row in rows].index(0x0201) + 8
            out[place : place + 4] = struct.pack(order + "I", len(out))
            out.extend(thumbnail)
    return bytes(out)


def segment(marker: int, payload: bytes) -> bytes:
    """One JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def exif_segment(data: bytes) -> bytes:
    """An APP1 segment with an EXIF block."""
    return segment(0xE1, b"Exif\0\0" + data)


def jpeg(*segments: bytes, trailer: bytes = b"", body: bytes = b"") -> bytes:
    """A JPEG with these segments right behind SOI; without JFIF unless one of them is."""
    plain = body or picture()
    end = 4 + int.from_bytes(plain[4:6], "big")  # Pillow's JFIF segment goes
    return plain[:2] + b"".join(segments) + plain[end:] + trailer


def xmp_segment(packet: bytes) -> bytes:
    """An APP1 segment with an XMP packet."""
    return segment(0xE1, XMP_HEADER + packet)


def packet(properties: str, namespaces: str = "") -> bytes:
    """An XMP packet around rdf:Description content."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" {namespaces}>{properties}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def source(data: bytes, name: str = "x.jpg") -> Source:
    """Bytes as an opened file."""
    return Source(io.BytesIO(data), Path(name), len(data))


def spliced(data: bytes, splices: Sequence[Splice]) -> bytes:
    """The bytes that splices make of a file."""
    out, at = bytearray(), 0
    for splice in splices:
        out += data[at : splice.at] + splice.new
        at = splice.at + splice.size
    return bytes(out + data[at:])
