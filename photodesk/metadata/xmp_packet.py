"""What an XMP packet is made of: its XML in UTF-8, padding, end, remains, and edits to it.

Standards: ISO 16684-1 (XMP), 7.3 (packets).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import lru_cache

from photodesk.metadata.xmp_tree import (
    LANG,
    RDF,
    IllFormed,
    Node,
    Tree,
    attributes,
    parse,
    short_name,
    start_tag,
)

_END = re.compile(rb"<\?xpacket\s+end\s*=\s*(?:'[rw]'|\"[rw]\")\s*\?>")
MAX_KEPT_BYTES = 1 << 16
"""Packets up to this size, which is the most that a JPEG takes, are kept as parsed for their next reader."""
_ENCODING = re.compile(rb"^\s*<\?xml\s[^>]*?encoding\s*=\s*['\"]([A-Za-z0-9._-]+)['\"][^>]*\?>")


def as_utf8(packet: bytes) -> bytes:
    """Return the packet in UTF-8; UTF-16, UTF-32 and declared encodings are recoded.

    Raises:
        IllFormed: the bytes are not in the encoding they say.

    Example:
        >>> as_utf8("<a>서울</a>".encode("utf-16-be")).decode()
        '<a>서울</a>'
    """
    codec = ""
    head = packet[:4]
    if head == b"\0\0\0<" or head.startswith(b"\0\0\xfe\xff"):
        codec = "utf-32-be"
    elif head == b"<\0\0\0" or head.startswith(b"\xff\xfe\0\0"):
        codec = "utf-32-le"
    elif head[:2] in (b"\0<", codecs.BOM_UTF16_BE):
        codec = "utf-16-be"
    elif head[:2] in (b"<\0", codecs.BOM_UTF16_LE):
        codec = "utf-16-le"
    elif declared := _ENCODING.match(packet):
        codec = declared[1].decode("ascii").lower()
        if codec in ("utf-8", "utf8"):
            return packet
    if not codec:
        return packet.removeprefix(codecs.BOM_UTF8)
    if len(packet) % 2 and codec.startswith("utf-16"):
        packet = packet[:-1]
    try:
        recoded = packet.decode(codec).removeprefix("\ufeff").encode("utf-8")
    except (UnicodeError, LookupError):
        raise IllFormed(f"the packet is not in {codec}, as it says") from None
    if declared := _ENCODING.match(recoded):
        recoded = recoded[: declared.start(1)] + b"UTF-8" + recoded[declared.end(1) :]
    return recoded


def divide(packet: bytes) -> tuple[bytes, bytes]:
    """Part a UTF-8 packet from what stands behind its end, left over from an older, longer one.

    Example:
        >>> divide(b"<x/><?xpacket end='w'?>:Credit>AP")
        (b"<x/><?xpacket end='w'?>", b':Credit>AP')
    """
    end = _END.search(packet)
    if end is not None:
        return packet[: end.end()], packet[end.end() :]
    head = packet.rstrip(b"\0")
    return head, packet[len(head) :]


def _surveyed(head: bytes) -> Tree:
    """Return where everything stands; a packet that was just written is looked at twice, parsed once."""
    return _survey(head) if len(head) <= MAX_KEPT_BYTES else parse(head)


_survey = lru_cache(maxsize=4)(parse)


def padding(head: bytes, root_end: int) -> tuple[int, int]:
    """Return the span of white space between the root element and the packet's end; empty without one."""
    end = _END.search(head, root_end)
    if end is None:
        return len(head), len(head)
    stop = end.start()
    return root_end + len(head[root_end:stop].rstrip()), stop


@dataclass(slots=True)
class Packet:
    """One packet in UTF-8 and the edits collected for it.

    Attributes:
        head: the bytes up to its end. `rest`: what stands behind its end.
        tree: where everything stands in `head`.
    """

    head: bytes
    tree: Tree
    rest: bytes = b""
    _edits: list[tuple[int, int, bytes]] = field(default_factory=list)
    _appended: dict[int, tuple[Node, list[bytes]]] = field(default_factory=dict)

    @classmethod
    def of(cls, packet: bytes) -> Packet:
        """Parse a packet in any encoding.

        Raises:
            IllFormed: it is not well-formed, or holds no rdf:RDF.
        """
        head, rest = divide(as_utf8(packet))
        tree = _surveyed(head)
        if tree.flaw and tree.root_end:
            head, rest = head[: tree.root_end], head[tree.root_end :] + rest
            tree = _surveyed(head)
        if tree.flaw:
            raise IllFormed(tree.flaw)
        if tree.rdf is None:
            raise IllFormed("no rdf:RDF in it")
        return cls(head, tree, rest)

    @property
    def rdf(self) -> Node:
        """The rdf:RDF element."""
        assert self.tree.rdf is not None
        return self.tree.rdf

    @property
    def about(self) -> str:
        """What the descriptions are about; the same in all of one packet, usually ""."""
        return next((node.attributes.get(f"{RDF} about", "") for node in self.tree.descriptions), "")

    def properties(self) -> list[Node]:
        """Every property, those that stand as attributes as elements without a span."""
        found = []
        for description in self.tree.descriptions:
            for name, text in description.attributes.items():
                if " " in name and name != LANG and not short_name(name).startswith("rdf:"):
                    node = Node(name, {}, description, 0)
                    node.texts.append(text)
                    found.append(node)
            found += description.children
        return found

    def raw_attribute(self, node: Node, name: str) -> str:
        """Return an attribute's name as it is spelt, from its expanded name."""
        uri, _, local = name.rpartition(" ")
        for raw in attributes(self.head, node):
            prefix, _, rest = raw.partition(":")
            if rest == local and node.uri(prefix) == uri:
                return raw
        raise IllFormed(f"attribute {local} not found")

    def begin(self) -> None:
        """Forget the edits collected so far."""
        self._edits, self._appended = [], {}

    def replace(self, start: int, end: int, text: bytes) -> None:
        """Collect an edit: other bytes for a span of `head`."""
        self._edits.append((start, end, text))

    def append(self, node: Node, line: bytes) -> None:
        """Collect an edit: one more element at the end of `node`, indented like its last child."""
        self._appended.setdefault(id(node), (node, []))[1].append(line)

    def applied(self, rest: bytes) -> Packet:
        """Return the packet with all edits made and `rest` behind it, parsed again.

        Raises:
            IllFormed: edits overlap, or the result is not well-formed.
        """
        head, _ = self.edited()
        fresh = Packet.of(head)
        fresh.rest = rest
        return fresh

    def edited(self) -> tuple[bytes, int]:
        """Return the head with all edits made, and where its root element ends.

        Raises:
            IllFormed: edits overlap.
        """
        for node, lines in self._appended.values():
            self._append(node, lines)
        pieces = []
        position = 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < position:
                raise IllFormed("properties overlap")
            pieces += [self.head[position:start], text]
            position = end
        pieces.append(self.head[position:])
        head = b"".join(pieces)
        return head, self.tree.root_end + len(head) - len(self.head)

    def _append(self, node: Node, lines: list[bytes]) -> None:
        opened, empty = start_tag(self.head, node)
        shallow = node is self.tree.rdf
        lead = b"\n  " if shallow else b"\n   "
        if node.children:
            last = node.children[-1]
            before = self.head[opened : last.start]
            lead = before[len(before.rstrip()) :]
            self.replace(last.end, last.end, b"".join(lead + line for line in lines))
        elif empty:
            slash = self.head.rindex(b"/", node.start, opened)
            name = self.head[node.start + 1 : opened].split(None, 1)[0].rstrip(b"/>")
            text = b"".join(lead + line for line in lines)
            self.replace(slash, opened, b">" + text + lead[:-1] + b"</" + name + b">")
        else:
            self.replace(opened, opened, b"".join(lead + line for line in lines))
