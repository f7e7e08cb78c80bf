"""What XMP packets say of our fields: the tree of a packet read as values.

A property may stand as attribute or element, twice, in any description, under any prefix or a
known wrong URI, and as another type than the standard gives it: all are read.
Standards: ISO 16684-1 (XMP), IPTC Photo Metadata 2025.1, PLUS LDF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from photodesk.metadata.xmp_packet import MAX_KEPT_BYTES, as_utf8, divide
from photodesk.metadata.xmp_tree import LANG, IllFormed, Node, parse, short_name
from photodesk.model import LangAlt, MemberValue, Note, Structure, XmpValue
from photodesk.tables.fields import FIELDS, NAMESPACES, Kind

COPIES: dict[str, Kind] = {
    "tiff:ImageDescription": "alt",
    "tiff:Artist": "text",
    "tiff:Copyright": "alt",
    "exif:UserComment": "alt",
    "exif:DateTimeOriginal": "date",
    "lr:hierarchicalSubject": "bag",
    "MicrosoftPhoto:LastKeywordXMP": "bag",
    "MicrosoftPhoto:LastKeywordIPTC": "bag",
    "MicrosoftPhoto:Rating": "text",
    "GettyImagesGIFT:Personality": "bag",
}
"""Properties in which other programs repeat our fields, and their types (RECONCILE 3.8)."""

_IDS = ("DocumentID", "OriginalDocumentID", "InstanceID")
KINDS: dict[str, Kind] = {
    **{field.xmp: field.kind for field in FIELDS if field.xmp},
    **COPIES,
    **{f"xmpMM:{name}": "text" for name in _IDS},
    "xmp:MetadataDate": "date",
}
"""Property -> type, of all that are read."""

MEMBERS: dict[str, tuple[str, ...]] = {field.xmp: field.members for field in FIELDS if field.members}
_FOREIGN_MEMBERS = {"Identifier": "xmp:Identifier"}
"""Members that stand in another namespace than their structure (IPTC Extension, Entity)."""

_CONTAINERS = {"rdf:Bag": "bag", "rdf:Seq": "seq", "rdf:Alt": "alt"}
_NO_MEMBERS = frozenset(
    ("", "rdf:resource", "rdf:about", "rdf:parseType", "rdf:ID", "rdf:value", "rdf:nodeID", "rdf:datatype")
)
"""Attributes that are no member of a structure; "" stands for xml:lang and foreign ones."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
_ROOT = re.compile(r"<[A-Za-z_][^\s/>]*")


@dataclass(frozen=True, slots=True)
class XmpTags:
    """The properties of one file's XMP that PhotoDesk knows.

    Attributes:
        values: property "dc:description" -> value, of the type the field table gives it:
            text, list, language alternatives, structures. Also stale copies such as
            "tiff:ImageDescription" (`COPIES`) and "xmp:MetadataDate". Empty ones are not there.
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

    Of a broken packet what stands before the flaw is read, bad bytes and characters mended, with
    a note. Of several packets the first wins; lists and languages are united.

    Args:
        packets: XMP packets in file order, without the container's header; the first wins.
        extended: reassembled extended XMP (JPEG), read after the packets.

    Source: ISO 16684-1, 7.4 to 7.9; CODEC, JPEG 3.

    Example:
        >>> packet = b'''<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        ...  xmlns:ps="http://ns.adobe.com/photoshop/1.0/"><rdf:Description ps:Credit="AP"/></rdf:RDF>'''
        >>> read([packet]).values
        {'photoshop:Credit': 'AP'}
    """
    values: dict[str, XmpValue] = {}
    types: dict[str, str] = {}
    notes: list[Note] = []
    for packet in (*packets, *extended):
        properties, seen = (_kept_properties if len(packet) <= MAX_KEPT_BYTES else _properties)(packet)
        notes += seen
        for key, kind, node in properties:
            found = kind_found(node)
            value = value_of(node, key, kind)
            if not value:
                continue
            if found != _plain(kind):
                types.setdefault(key, found)
            if key in values:
                united = unite(values[key], value, kind)
                if united == values[key] != value:
                    notes.append(
                        Note("xmp_twice", f"{key} stands twice with different values: the first is read")
                    )
                values[key] = united
            else:
                values[key] = value
    ids = {name: str(values[f"xmpMM:{name}"]) for name in _IDS if f"xmpMM:{name}" in values}
    return XmpTags(values, types, ids, str(values.get("xmp:CreatorTool", "")), tuple(dict.fromkeys(notes)))


@lru_cache(maxsize=4096)
def known(name: str) -> str:
    """Return the property ("dc:creator") that an expanded name means, "" when we do not read it.

    Getty has sent dc:Rights: the case of the first letter does not count.

    Example:
        >>> known("http://purl.org/dc/elements/1.1/ Rights")
        'dc:rights'
    """
    key = short_name(name)
    if key in KINDS:
        return key
    prefix, _, local = key.partition(":")
    other = f"{prefix}:{local[:1].swapcase()}{local[1:]}"
    return other if other in KINDS else ""


def value_of(node: Node, key: str, kind: Kind) -> XmpValue:
    """Read a property element as the type the table gives it; "" or () when it says nothing."""
    if kind == "alt":
        return _languages(node)
    if kind in ("bag", "seq"):
        return tuple(text for text in map(_text, _items(node)) if text.strip())
    if kind in ("text", "date"):
        text = _single(node)
        return text if text.strip() else ""
    structures = tuple(one for one in (_structure(item, key) for item in _items(node)) if one)
    return structures[:1] if kind == "struct" else structures


def unite(first: XmpValue, second: XmpValue, kind: Kind) -> XmpValue:
    """Join two values of one property: lists and languages are united, of two texts the first stays."""
    if kind in ("text", "date", "struct") or isinstance(first, str) or isinstance(second, str):
        return first
    if kind == "alt":
        languages = {language.casefold() for language, _ in cast(LangAlt, first)}
        return cast(LangAlt, first) + tuple(
            pair for pair in cast(LangAlt, second) if pair[0].casefold() not in languages
        )
    return tuple(dict.fromkeys((*first, *second)))


def kind_found(node: Node) -> str:
    """Name the type an element really has: text, bag, seq, alt, struct, struct_bag, struct_seq."""
    for child in node.children:
        container = _CONTAINERS.get(short_name(child.name))
        if container:
            return f"struct_{container}" if any(map(_is_structure, child.children)) else container
    return "struct" if _is_structure(node) else "text"


def is_item(node: Node) -> bool:
    """Whether an element is an item of a list: rdf:li, or rdf:_1 as RDF writes it too."""
    name = short_name(node.name)
    return name == "rdf:li" or name.startswith("rdf:_")


def member_name(name: str, key: str) -> str:
    """Return the member of a structure, as in `Field.members`, that an expanded name means, or ""."""
    return _members(key).get(short_name(name), ("", ""))[0]


def member_property(member: str, key: str) -> str:
    """Return "prefix:Name" of a member as it is written: "exif:GPSLatitude", "xmp:Identifier"."""
    if ":" in member:
        return member
    return _FOREIGN_MEMBERS.get(member, f"{key.partition(':')[0]}:{member}")


def member_kind(member: str, key: str) -> Kind:
    """Return the type of a structure's member: text, bag or alt."""
    return next((kind for name, kind in _members(key).values() if name == member), "text")


def member_order(key: str) -> dict[str, int]:
    """Return member -> its rank in the field table."""
    names = dict.fromkeys(name for name, _ in _members(key).values())
    return {name: rank for rank, name in enumerate(names)}


@lru_cache(maxsize=64)
def _members(key: str) -> dict[str, tuple[str, Kind]]:
    members: dict[str, tuple[str, Kind]] = {}
    for entry in MEMBERS.get(key, ()):
        name, kind = entry, "text"
        for suffix in ("bag", "alt"):
            if entry.endswith(f":{suffix}"):
                name, kind = entry.removesuffix(f":{suffix}"), suffix
        members[member_property(name, key)] = (name, cast(Kind, kind))
    for name, kind in tuple(members.values()):
        # Some writers put xmp:Identifier into the structure's own namespace.
        members.setdefault(f"{key.partition(':')[0]}:{name}", (name, kind))
    return members


def _plain(kind: Kind) -> str:
    return "text" if kind == "date" else kind


def _properties(packet: bytes) -> tuple[tuple[tuple[str, Kind, Node], ...], tuple[Note, ...]]:
    """Every property of a packet that we know, attributes as elements; and what the reader saw."""
    notes: list[Note] = []
    try:
        head, _ = divide(as_utf8(packet))
    except IllFormed as error:
        return (), (Note("xmp_broken", f"XMP cannot be read: {error}"),)
    tree = parse(head, wanted=known)
    if b":nodeID" in head:
        tree = parse(head)
        tree.gather_named_nodes()
    if tree.flaw and not tree.root_end:
        notes.append(Note("xmp_broken", f"XMP is not well-formed ({tree.flaw}): read as far as it goes"))
        if "DTD" not in tree.flaw:
            mended = parse(_mended(head), wanted=known)
            if len(mended.descriptions) >= len(tree.descriptions):
                tree = mended
    found = []
    for description in tree.descriptions:
        for name, value in description.attributes.items():
            if key := known(name):
                node = Node(name, {}, None, 0)
                node.texts.append(value)
                found.append((key, KINDS[key], node))
        named = ((known(child.name), child) for child in description.children)
        found += [(key, KINDS[key], child) for key, child in named if key]
    return tuple(found), tuple(notes)


_kept_properties = lru_cache(maxsize=4)(_properties)
"""A packet that was just written is read again by the proof."""


def _mended(head: bytes) -> bytes:
    """Make readable what is usually wrong: bytes of another encoding, control characters, bare "&"."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        text = re.sub(
            "[\udc80-\udcff]",
            lambda bad: bytes([ord(bad[0]) - 0xDC00]).decode("cp1252", "replace"),
            head.decode("utf-8", "surrogateescape"),
        )
    text = _BARE_AMPERSAND.sub("&amp;", _NOT_XML.sub("", text))
    root = _ROOT.search(text)
    if root is not None:
        undeclared = "".join(
            f' xmlns:{prefix}="{uri}"'
            for prefix, uri in NAMESPACES.items()
            if f"xmlns:{prefix}=" not in text and f"{prefix}:" in text
        )
        text = text[: root.end()] + undeclared + text[root.end() :]
    return text.encode("utf-8")


def _items(node: Node) -> list[Node]:
    """The items of a list, or the element itself where it is none."""
    for child in node.children:
        if short_name(child.name) in _CONTAINERS:
            return [item for item in child.children if is_item(item)]
    return [node]


def _text(node: Node) -> str:
    """The text of an element that holds no list: its own, its rdf:value, or the URI it points to."""
    if not node.children:
        if node.texts:
            return node.text
        for name, value in node.attributes.items():
            if short_name(name) in ("rdf:resource", "rdf:value"):
                return value
        return ""
    for child in node.children:
        name = short_name(child.name)
        if name == "rdf:value":
            return child.text
        if name == "rdf:Description":
            return _text(child)
    return node.text if node.text.strip() else ""


def _single(node: Node) -> str:
    """One text, of whatever an element holds: x-default of languages, several items joined."""
    kind = kind_found(node)
    if kind == "alt":
        languages = dict(_languages(node))
        return languages.get("x-default") or next(iter(languages.values()), "")
    if kind in ("bag", "seq"):
        return "; ".join(text.strip() for text in map(_text, _items(node)) if text.strip())
    return _text(node)


def _languages(node: Node) -> LangAlt:
    """(language, text) pairs; text without a language counts as the default, several are joined."""
    languages: dict[str, str] = {}
    names: dict[str, str] = {}
    for item in _items(node):
        text = _text(item)
        if not text.strip():
            continue
        language = item.attributes.get(LANG, "").strip() or "x-default"
        folded = language.casefold()
        if folded not in names:
            names[folded] = "x-default" if folded == "x-default" else language
            languages[folded] = text
        elif LANG not in item.attributes:
            languages[folded] += f"; {text}"
    return tuple((names[folded], text) for folded, text in languages.items())


def _is_structure(node: Node) -> bool:
    if any(short_name(name) not in _NO_MEMBERS for name in node.attributes):
        return True
    return any(
        short_name(child.name) not in _CONTAINERS and short_name(child.name) != "rdf:value"
        for child in node.children
    )


def _structure(node: Node, key: str) -> Structure:
    """The members of a structure in table order; members that the table lacks are passed over."""
    inner = [node, *(child for child in node.children if short_name(child.name) == "rdf:Description")]
    members = _members(key)
    found: dict[str, MemberValue] = {}
    for holder in inner:
        for name, text in holder.attributes.items():
            member, _ = members.get(short_name(name), ("", ""))
            if member and text.strip():
                attribute = Node(name, {}, None, 0)
                attribute.texts.append(text)
                found.setdefault(member, cast(MemberValue, value_of(attribute, "", member_kind(member, key))))
        for child in holder.children:
            member, kind = members.get(short_name(child.name), ("", "text"))
            if member and (value := value_of(child, "", kind)):
                found.setdefault(member, cast(MemberValue, value))
    return tuple((name, found[name]) for name in member_order(key) if name in found)
