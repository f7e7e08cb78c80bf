"""The same XMP packet with other values of ours: spans of bytes replaced, all else left standing.

An XML library gives back other bytes for almost every real packet, so nothing is written
out again: the tree tells where our properties stand, only these spans are exchanged, and the
result is read again before it is handed out.
Standards: ISO 16684-1 (XMP); CODEC, JPEG 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from photodesk.errors import BlockRefused
from photodesk.metadata.xmp_elements import URIS, description, element, escaped, quoted, raw_name, tidied
from photodesk.metadata.xmp_merge import merge
from photodesk.metadata.xmp_packet import Packet, padding
from photodesk.metadata.xmp_tree import RDF, IllFormed, Node, attributes, start_tag
from photodesk.metadata.xmp_values import KINDS, known, read, value_of
from photodesk.model import XmpValue

_EMPTY_PACKET = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    b' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    b" </rdf:RDF>\n"
    b"</x:xmpmeta>\n"
    b'<?xpacket end="w"?>'
)
_NEW_PADDING_BYTES = 2_000
"""White space of a new packet, for later edits in place (ISO 16684-1 asks for 2 to 4 KB)."""
_LEAST_PADDING_BYTES = 100
"""Less white space than this before the packet's end is layout, not room."""


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

    Source: CODEC, JPEG 3.

    Example:
        >>> changes = {"photoshop:Credit": "AP-Yonhap"}
        >>> packet = graft((), changes, metadata_date="2026-11-24", max_bytes=65_000)
        >>> read([packet]).values["photoshop:Credit"]
        'AP-Yonhap'
        >>> graft([packet], changes, metadata_date="2026-11-25", max_bytes=65_000) == packet
        True
    """
    filled = [packet for packet in packets if packet.strip(b"\0 \t\r\n")]
    try:
        parsed = [Packet.of(packet) for packet in filled]
        packet = merge(parsed) if parsed else None
        todo = _todo(packet, changes, extended)
        if not todo and len(filled) < 2:
            return filled[0] if filled else b""
        if packet is not None and packet.tree.has_named_nodes:
            raise BlockRefused("xmp_named_nodes", "the XMP packet uses rdf:nodeID: use a sidecar")
        before = packet or _empty_packet()
        if packet is None and all(value is None for value in todo.values()):
            return b""
        if todo:
            todo["xmp:MetadataDate"] = metadata_date
        fresh = _fitted(*_edited(before, todo), len(parsed[0].head) if parsed else 0, max_bytes)
        _prove(before, Packet.of(fresh), todo)
        return fresh
    except IllFormed as error:
        raise BlockRefused("xmp_broken", f"the XMP packet is broken ({error}): use a sidecar") from None


@lru_cache(maxsize=1)
def _empty_packet() -> Packet:
    return Packet.of(_EMPTY_PACKET)


def _todo(
    packet: Packet | None, changes: Mapping[str, XmpValue | None], extended: Sequence[bytes]
) -> dict[str, XmpValue | None]:
    """The changes that are any, in a fixed order."""
    heads = [packet.head] if packet is not None else []
    present = read(heads, extended=extended).values
    outside = read(extended).values if extended else {}
    todo: dict[str, XmpValue | None] = {}
    for key in sorted(changes):
        value = tidied(key, changes[key])
        if present.get(key) == value and not (packet is not None and _differs_from_itself(packet, key)):
            continue
        if key in outside:
            raise BlockRefused("xmp_extended", f"{key} stands in extended XMP: use a sidecar")
        todo[key] = value
    return todo


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one of our properties stands: as an element, or as an attribute of `description`."""

    description: Node
    element: Node | None
    attribute: str = ""
    text: str = ""

    def value(self, key: str) -> XmpValue:
        """What it says there."""
        node = self.element
        if node is None:
            node = Node("", {}, None, 0)
            node.texts.append(self.text)
        return value_of(node, key, KINDS[key])


def _places(packet: Packet, key: str) -> list[_Place]:
    """Every place of one property, those under its right name first."""
    right: list[_Place] = []
    wrong: list[_Place] = []
    right_name = _right_name(key)
    for node in packet.tree.descriptions:
        for name, text in node.attributes.items():
            if known(name) == key:
                place = _Place(node, None, packet.raw_attribute(node, name), text)
                (right if name == right_name else wrong).append(place)
        for child in node.children:
            if known(child.name) == key:
                place = _Place(node, child)
                is_right = child.name == right_name and ":" in raw_name(packet.head, child)
                (right if is_right else wrong).append(place)
    return [*right, *wrong]


def _differs_from_itself(packet: Packet, key: str) -> bool:
    """Whether a property stands several times and not always with one value."""
    values = [place.value(key) for place in _places(packet, key)]
    return any(value != values[0] for value in values[1:])


def _edited(packet: Packet, changes: Mapping[str, XmpValue | None]) -> tuple[bytes, int, bytes]:
    """Return head, end of its root element and rest with all changes; padding is not yet fitted."""
    packet.begin()
    loose: dict[str, XmpValue] = {}
    for key, value in changes.items():
        places = _places(packet, key)
        home = _reusable(packet, places, key, value) if value is not None else None
        for place in places:
            if place is not home:
                _remove(packet, place)
        if value is not None and home is not None:
            _replace(packet, home, key, value)
        elif value is not None and not _appended(packet, key, value):
            loose[key] = value
    if loose:
        _append_description(packet, loose)
    return *packet.edited(), _without_our_remains(packet.rest)


def _reusable(packet: Packet, places: list[_Place], key: str, value: XmpValue) -> _Place | None:
    """The first place under the right name that can hold the value."""
    prefix, _, local = key.partition(":")
    for place in places:
        if place.element is None:
            own, _, name = place.attribute.partition(":")
            if isinstance(value, str) and name == local and place.description.uri(own) == URIS[prefix]:
                return place
        elif place.element.name == _right_name(key) and ":" in raw_name(packet.head, place.element):
            return place
    return None


def _right_name(key: str) -> str:
    prefix, _, local = key.partition(":")
    return f"{URIS[prefix]} {local}"


def _remove(packet: Packet, place: _Place) -> None:
    if place.element is None:
        start, _, end = attributes(packet.head, place.description)[place.attribute]
        packet.replace(start, end + 1, b"")
        return
    start = len(packet.head[: place.element.start].rstrip())
    if packet.head[start - 1 : start] != b">":
        start = place.element.start
    packet.replace(start, place.element.end, b"")


def _replace(packet: Packet, place: _Place, key: str, value: XmpValue) -> None:
    if place.element is None:
        _, start, end = attributes(packet.head, place.description)[place.attribute]
        packet.replace(start, end, quoted(str(value)).encode("utf-8", "surrogatepass"))
        return
    node = place.element
    opened, empty = start_tag(packet.head, node)
    if isinstance(value, str) and not (empty or node.attributes or node.children):
        packet.replace(opened, node.close, escaped(value))
    else:
        prefix = raw_name(packet.head, node).partition(":")[0]
        packet.replace(node.start, node.end, element(packet.head, node, prefix, key, value, node))


def _appended(packet: Packet, key: str, value: XmpValue) -> bool:
    """Put a new property into the last description that knows its prefix; False if none does."""
    uri = URIS[key.partition(":")[0]]
    for home in reversed(packet.tree.descriptions):
        if prefix := home.prefix(uri):
            packet.append(home, element(packet.head, home, prefix, key, value))
            return True
    return False


def _append_description(packet: Packet, loose: Mapping[str, XmpValue]) -> None:
    """Put properties whose prefixes no description knows into a new one."""
    prefixes = tuple(dict.fromkeys(key.partition(":")[0] for key in loose))
    scope = Node("", {}, packet.rdf, 0)
    scope.namespaces = {prefix: URIS[prefix] for prefix in prefixes}
    lines = [element(packet.head, scope, key.partition(":")[0], key, value) for key, value in loose.items()]
    rdf = packet.rdf.prefix(RDF) or "rdf"
    packet.append(packet.rdf, description(rdf, packet.about, lines, prefixes))


def _without_our_remains(rest: bytes) -> bytes:
    """Drop what stands behind the packet's end if it holds one of our fields: old text, still readable."""
    if rest.strip(b"\0 \r\n\t") and any(f":{key.partition(':')[2]}".encode() in rest for key in KINDS):
        return b""
    return rest


def _prove(before: Packet, after: Packet, changes: Mapping[str, XmpValue | None]) -> None:
    """Check that our values read back and that nothing else changed.

    Raises:
        BlockRefused: one of them does not hold.
    """
    values = read([after.head]).values
    for key, value in changes.items():
        if values.get(key) != value:
            raise BlockRefused("xmp_proof", f"{key} did not read back from the new XMP: use a sidecar")
    was = [node for node in before.properties() if known(node.name) not in changes]
    kept = [node for node in after.properties() if known(node.name) not in changes]
    if len(kept) != len(was) or not all(map(Node.same, kept, was)):
        raise BlockRefused("xmp_proof", "another XMP property would have changed: use a sidecar")


def _fitted(head: bytes, root_end: int, rest: bytes, old_bytes: int, max_bytes: int) -> bytes:
    """Return the packet with padding taken or given so that its length stays, where it can."""
    start, end = padding(head, root_end)
    if not old_bytes:
        spare = max_bytes - len(head) - len(rest)
        head = head[:end] + _white_space(min(_NEW_PADDING_BYTES, spare)) + head[end:]
    elif len(head) > old_bytes and end > start:
        kept = max(1, end - start - (len(head) - old_bytes))
        head = head[: start + kept] + head[end:]
    elif len(head) < old_bytes and end - start >= _LEAST_PADDING_BYTES:
        head = head[:end] + _white_space(old_bytes - len(head)) + head[end:]
    size = len(head) + len(rest)
    if size > max_bytes:
        raise BlockRefused("xmp_full", f"XMP would have {size:,} bytes and {max_bytes:,} fit: shorten a text")
    return head + rest


def _white_space(length: int) -> bytes:
    """White space of exactly that length, in lines of 100."""
    if length <= 0:
        return b""
    lines = b" " * 99 + b"\n"
    return (lines * (length // 100 + 1))[-length:]
