"""One packet out of several: lists and languages united, of two texts the first stays.

Some cameras and catalogues leave a second XMP packet; readers then differ in which they
believe. Source: CODEC, JPEG 3.
"""

from __future__ import annotations

from photodesk.metadata.xmp_elements import BOXES, carried, description
from photodesk.metadata.xmp_packet import Packet
from photodesk.metadata.xmp_tree import LANG, RDF, IllFormed, Node, short_name
from photodesk.metadata.xmp_values import kind_found


def merge(packets: list[Packet]) -> Packet:
    """Return the first packet with what only the later ones say.

    Raises:
        IllFormed: they cannot be joined without losing a property.
    """
    merged = packets[0]
    for other in packets[1:]:
        merged = _joined(merged, other)
        names = {node.name for node in merged.properties()}
        if not names.issuperset(node.name for node in other.properties()):
            raise IllFormed("two packets cannot be joined")
    return merged


def _joined(packet: Packet, other: Packet) -> Packet:
    present: dict[str, Node] = {}
    for node in packet.properties():
        present.setdefault(node.name, node)
    packet.begin()
    lines = []
    for node in other.properties():
        mine = present.get(node.name)
        if mine is None:
            lines.append(carried(other.head, node))
        elif mine.end and node.end:
            _unite(packet, mine, other, node)
    if lines:
        rdf = packet.rdf.prefix(RDF) or "rdf"
        packet.append(packet.rdf, description(rdf, packet.about, lines))
    return packet.applied(packet.rest)


def _unite(packet: Packet, mine: Node, other: Packet, theirs: Node) -> None:
    """Append the items of a list, or the languages, that only the other packet has."""
    kind = kind_found(mine)
    if kind != kind_found(theirs) or kind.removeprefix("struct_") not in ("bag", "seq", "alt"):
        return
    box, other_box = _box(mine), _box(theirs)
    here = list(box.children)
    for item in other_box.children:
        if kind == "alt":
            language = item.attributes.get(LANG, "").casefold()
            is_known = any(one.attributes.get(LANG, "").casefold() == language for one in here)
        else:
            is_known = any(one.same(item) for one in here)
        if not is_known:
            packet.append(box, carried(other.head, item))
            here.append(item)


def _box(node: Node) -> Node:
    return next(child for child in node.children if short_name(child.name) in BOXES)
