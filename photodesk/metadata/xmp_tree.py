"""Where things stand in the XML of an XMP packet: a tree of byte spans.

Namespace-aware and bounded: expat, no DTD, no entities, depth 200, 8 MB. Nothing is judged here;
`xmp_values` reads meaning out of the tree, `xmp_splice` replaces spans of it.
Standards: XML 1.0, XML Namespaces 1.0; ISO 16684-1 (XMP), section 7 (RDF/XML).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from photodesk.tables.fields import NAMESPACES

MAX_BYTES = 8_000_000
MAX_DEPTH = 200
MAX_ELEMENTS = 250_000

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LANG = "http://www.w3.org/XML/1998/namespace lang"
NODE_ID = f"{RDF} nodeID"

OTHER_NAMESPACES: dict[str, str] = {
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "GettyImagesGIFT": "http://xmp.gettyimages.com/gift/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
}
"""Prefix -> URI of vocabularies that hold copies of our fields."""

_WRONG_URIS = {
    "ns.adobe.com/xmp/1.0": "xmp",
    "ns.adobe.com/xmp/1.0/rights": "xmpRights",
    "iptc.org/std/iptc4xmpext/2008-02-19": "Iptc4xmpExt",
    "iptc.org/std/iptc4xmpext/1.0/xmlns": "Iptc4xmpExt",
    "iptc.org/std/iptc4xmpcore/1.0": "Iptc4xmpCore",
    "xmlns.useplus.org/ldf/xmp/1.0": "plus",
    "ns.microsoft.com/photo/1.2": "MicrosoftPhoto",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "www.w3.org/tr/rec-rdf-syntax": "rdf",
}
"""URIs seen in files where another is meant, without scheme and final slash."""

_START_TAG = re.compile(rb"<[^\s/>]+((?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def _fold_uri(uri: str) -> str:
    return uri.strip().lower().removeprefix("http://").removeprefix("https://").rstrip("/#")


_PREFIXES = {_fold_uri(uri): prefix for prefix, uri in (NAMESPACES | OTHER_NAMESPACES).items()} | _WRONG_URIS


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """Return "prefix:Name" by our own prefixes for an expanded name; "" for foreign ones.

    Example:
        >>> short_name("https://purl.org/dc/elements/1.1 creator")
        'dc:creator'
    """
    uri, _, local = name.rpartition(" ")
    prefix = _PREFIXES.get(_fold_uri(uri), "")
    return f"{prefix}:{local}" if prefix else ""


class IllFormed(ValueError):
    """The packet is not well-formed, too deep, too big, or has a DTD."""


_NONE: Mapping[str, str] = {}


class Node:
    """One element: its expanded name, attributes, text, children and byte span.

    `start` is the offset of "<", `close` that of "</" (or the end of an empty tag), `end` the
    offset behind the element. `namespaces` are those declared on this very element.
    """

    __slots__ = ("attributes", "children", "close", "end", "name", "namespaces", "parent", "start", "texts")

    def __init__(self, name: str, attributes: dict[str, str], parent: Node | None, start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Node] = []
        self.texts: list[str] = []
        self.namespaces: Mapping[str, str] = _NONE
        self.start = start
        self.close = self.end = start

    @property
    def text(self) -> str:
        """All character data directly inside the element."""
        return "".join(self.texts)

    def same(self, other: Node) -> bool:
        """Whether two elements say the same; where they stand and white space between tags do not count."""
        if self.name != other.name or self.attributes != other.attributes:
            return False
        if len(self.children) != len(other.children):
            return False
        if self.children:
            if self.text.strip() != other.text.strip():
                return False
        elif self.text != other.text:
            return False
        return all(mine.same(theirs) for mine, theirs in zip(self.children, other.children, strict=True))

    def uri(self, prefix: str) -> str:
        """The namespace that a prefix is bound to here, or ""."""
        node: Node | None = self
        while node is not None:
            if prefix in node.namespaces:
                return node.namespaces[prefix]
            node = node.parent
        return ""

    def prefix(self, uri: str) -> str:
        """A prefix that stands for the namespace here, or ""; never the default namespace."""
        node: Node | None = self
        while node is not None:
            for prefix, bound in node.namespaces.items():
                if bound == uri and prefix and self.uri(prefix) == uri:
                    return prefix
            node = node.parent
        return ""


@dataclass(slots=True)
class Tree:
    """A parsed packet.

    Attributes:
        rdf: the rdf:RDF element, None when there is none.
        root_end: offset behind the root element.
        flaw: what stopped the parser, "" when it came to the end.
    """

    rdf: Node | None = None
    root_end: int = 0
    flaw: str = ""

    @property
    def descriptions(self) -> list[Node]:
        """The node elements (rdf:Description) that carry properties."""
        return self.rdf.children if self.rdf is not None else []

    @property
    def has_named_nodes(self) -> bool:
        """Whether parts stand elsewhere under a name (rdf:nodeID), which RDF has and XMP has not."""
        return any(
            NODE_ID in node.attributes or any(NODE_ID in child.attributes for child in node.children)
            for node in self.descriptions
        )

    def gather_named_nodes(self) -> None:
        """Put what stands under a name where the name is used; it says nothing of the picture by itself.

        For reading only: spans no longer hold. Names inside of what stands under a name are left.
        """
        named = {d.attributes[NODE_ID]: d for d in self.descriptions if NODE_ID in d.attributes}
        if self.rdf is None or not named:
            return
        self.rdf.children = [d for d in self.rdf.children if NODE_ID not in d.attributes]
        waiting = list(self.rdf.children)
        while waiting:
            node = waiting.pop()
            waiting += node.children
            meant = named.get(node.attributes.get(NODE_ID, ""))
            if meant is not None and not node.children:
                node.children = [meant]


def parse(head: bytes, *, wanted: Callable[[str], object] | None = None) -> Tree:
    """Parse a packet in UTF-8; never raises on bad XML.

    Args:
        head: the packet up to its end (`divide`).
        wanted: which properties to build, by expanded name; None builds every element and records
            namespaces and spans for splicing.

    Returns:
        The tree up to the first flaw, which it names.
    """
    if len(head) > MAX_BYTES:
        return Tree(flaw=f"more than {MAX_BYTES // 1_000_000} MB")
    builder = _Surveying(head) if wanted is None else _Reading(wanted)
    try:
        builder.expat.Parse(head, True)
    except expat.ExpatError as error:
        builder.tree.flaw = f"{expat.ErrorString(error.code)} in line {error.lineno}"
    except IllFormed as error:
        builder.tree.flaw = str(error)
    return builder.tree


def attributes(head: bytes, node: Node) -> dict[str, tuple[int, int, int]]:
    """Return where the attributes of an element stand.

    Returns:
        Raw name -> (start of the white space before it, start of its value, end of its value).
    """
    tag = _START_TAG.match(head, node.start)
    if tag is None:
        return {}
    return {
        found[1].decode("utf-8"): (found.start(), *found.span(2 if found[2] is not None else 3))
        for found in _ATTRIBUTE.finditer(head, tag.start(1), tag.end(1))
    }


def start_tag(head: bytes, node: Node) -> tuple[int, bool]:
    """Return the offset behind the start tag and whether it is an empty-element tag."""
    tag = _START_TAG.match(head, node.start)
    if tag is None:
        raise IllFormed("start tag not found")
    return tag.end(), bool(tag[2])


class _Parser:
    """What both ways of parsing share: expat, its limits, and the way to rdf:RDF."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.depth = 0
        self.elements = 0
        self.rdf_depth = 0
        self.node: Node | None = None
        self.expat: Any = expat.ParserCreate("UTF-8", " ")
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self.start
        self.expat.EndElementHandler = self.end
        self.expat.StartDoctypeDeclHandler = self.refuse
        self.expat.EntityDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise IllFormed("the packet has a DTD")

    def deeper(self) -> int:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            raise IllFormed(f"elements are nested deeper than {MAX_DEPTH}")
        if self.elements > MAX_ELEMENTS:
            raise IllFormed(f"more than {MAX_ELEMENTS} elements")
        return self.depth

    def characters(self, text: str) -> None:
        if self.node is not None:
            self.node.texts.append(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError


class _Reading(_Parser):
    """Builds only the properties that are wanted; text elsewhere never reaches Python."""

    def __init__(self, wanted: Callable[[str], object]) -> None:
        super().__init__()
        self.wanted = wanted

    def start(self, name: str, attributes: dict[str, str]) -> None:
        depth = self.deeper()
        node = self.node
        if node is not None:
            self.node = child = Node(name, attributes, node, 0)
            node.children.append(child)
        elif not self.rdf_depth:
            if self.tree.rdf is None and short_name(name) == "rdf:RDF":
                self.rdf_depth = depth
                self.tree.rdf = Node(name, attributes, None, 0)
        elif depth == self.rdf_depth + 1:
            self.tree.descriptions.append(Node(name, attributes, None, 0))
        elif depth == self.rdf_depth + 2 and self.wanted(name):
            self.node = Node(name, attributes, None, 0)
            self.tree.descriptions[-1].children.append(self.node)
            self.expat.CharacterDataHandler = self.characters

    def end(self, name: str) -> None:  # noqa: ARG002
        self.depth -= 1
        if self.node is not None:
            self.node = self.node.parent
            if self.node is None:
                self.expat.CharacterDataHandler = None
        elif self.depth < self.rdf_depth:
            self.rdf_depth = 0
        if not self.depth:
            self.tree.root_end = 1


class _Surveying(_Parser):
    """Builds every element with its span and the namespaces it declares."""

    def __init__(self, head: bytes) -> None:
        super().__init__()
        self.head = head
        self.declared: dict[str, str] = {}
        self.expat.StartNamespaceDeclHandler = self.declare
        self.expat.CharacterDataHandler = self.characters

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self.declared[prefix or ""] = uri or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.deeper()
        node = Node(name, attributes, self.node, self.expat.CurrentByteIndex)
        if self.declared:
            node.namespaces, self.declared = self.declared, {}
        if self.node is not None:
            self.node.children.append(node)
        if self.tree.rdf is None and short_name(name) == "rdf:RDF":
            self.tree.rdf = node
        self.node = node

    def end(self, name: str) -> None:  # noqa: ARG002
        node = self.node
        assert node is not None
        at = node.close = self.expat.CurrentByteIndex
        # expat stands behind an empty tag, but before the "</" of a full one.
        empty = not node.children and not node.texts and self.head[at - 2 : at] == b"/>"
        node.end = at if empty else self.head.index(b">", at) + 1
        self.node = node.parent
        self.depth -= 1
        if not self.depth:
            self.tree.root_end = node.end
