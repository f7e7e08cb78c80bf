"""How a value of ours is written as XML: elements in the prefixes of the place they go to.

Standards: ISO 16684-1 (XMP), 7.4 to 7.9; XML 1.0 (escaping).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from photodesk.metadata.xmp_tree import LANG, OTHER_NAMESPACES, RDF, Node, short_name
from photodesk.metadata.xmp_values import (
    KINDS,
    is_item,
    member_kind,
    member_name,
    member_order,
    member_property,
    value_of,
)
from photodesk.model import LangAlt, MemberValue, Structure, XmpValue
from photodesk.tables.fields import NAMESPACES

URIS = NAMESPACES | OTHER_NAMESPACES
"""Prefix -> URI of every namespace in which we write."""

BOXES = ("rdf:Bag", "rdf:Seq", "rdf:Alt")


def tidied(key: str, value: XmpValue | None) -> XmpValue | None:
    """Return a value as it reads back: no blank items, x-default first, members in table order.

    None stands for "nothing": blank text, an empty list.

    Example:
        >>> tidied("dc:description", (("ko-KR", "한강"),))
        (('x-default', '한강'), ('ko-KR', '한강'))
    """
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    kind = KINDS[key]
    if kind == "alt":
        pairs = tuple(pair for pair in cast(LangAlt, value) if pair[1].strip())
        return with_default(pairs) if pairs else None
    if kind.startswith("struct"):
        order = member_order(key)
        structures = tuple(
            tuple(
                sorted(
                    ((name, inside) for name, inside in map(_tidied_member, one) if inside),
                    key=lambda pair: order.get(pair[0], len(order)),
                )
            )
            for one in cast(tuple[Structure, ...], value)
        )
        return tuple(one for one in structures if one) or None
    return tuple(text for text in cast(tuple[str, ...], value) if text.strip()) or None


def _tidied_member(member: tuple[str, MemberValue]) -> tuple[str, MemberValue]:
    name, value = member
    if isinstance(value, str):
        return name, value if value.strip() else ""
    if value and isinstance(value[0], tuple):
        pairs = tuple(pair for pair in value if pair[1].strip())
        return name, with_default(pairs) if pairs else ()
    return name, tuple(text for text in cast(tuple[str, ...], value) if text.strip())


def with_default(pairs: LangAlt) -> LangAlt:
    """Language alternatives with x-default first; without one most readers see nothing (WE-15)."""
    default = next((text for language, text in pairs if language.casefold() == "x-default"), pairs[0][1])
    return (("x-default", default), *(pair for pair in pairs if pair[0].casefold() != "x-default"))


def element(
    head: bytes, scope: Node, prefix: str, key: str, value: XmpValue, old: Node | None = None
) -> bytes:
    """Return one property as an XML element.

    Args:
        head: the packet, for what goes along from the old element.
        scope: where the element will stand: the prefixes bound there are used.
        prefix: the property's own prefix at that place.
        old: the element that it replaces: namespaces declared on it, and members of its
            structures that the field table does not know, are kept.
    """
    name = f"{prefix}:{key.partition(':')[2]}"
    declared = dict(old.namespaces) if old is not None else {}
    if isinstance(value, str):
        return _tag(name, escaped(value), _declared(declared))
    rdf = scope.prefix(RDF)
    if not rdf:
        rdf, declared["rdf"] = "rdf", RDF
    kind = KINDS[key]
    more = ""
    if kind == "alt":
        body = _languages(rdf, cast(LangAlt, value))
    elif kind.startswith("struct"):
        bodies = [
            b"".join(_member(scope, rdf, key, member, inside, declared) for member, inside in one) + kept
            for one, kept in _with_unknown(head, cast(tuple[Structure, ...], value), old, key)
        ]
        more = f' {rdf}:parseType="Resource"'
        if kind == "struct":
            body = bodies[0]
        else:
            items = b"".join(_tag(f"{rdf}:li", inside, more) for inside in bodies)
            body = _tag(f"{rdf}:{'Bag' if kind == 'struct_bag' else 'Seq'}", items)
            more = ""
    else:
        body = _list(rdf, kind, cast(tuple[str, ...], value))
    return _tag(name, body, _declared(declared) + more)


def description(rdf: str, about: str, lines: Iterable[bytes], prefixes: Iterable[str] = ()) -> bytes:
    """Return a new rdf:Description around some property elements."""
    declared = _declared({prefix: URIS[prefix] for prefix in prefixes})
    inside = b"".join(b"\n   " + line for line in lines) + b"\n  "
    return _tag(f"{rdf}:Description", inside, f' {rdf}:about="{quoted(about)}"{declared}')


def carried(head: bytes, node: Node, within: Node | None = None) -> bytes:
    """Return an element of this packet's bytes, fit to stand elsewhere.

    Prefixes that are bound between `within` (None: the root) and the element are declared on it.
    A node that stands for an attribute (no span) becomes an element.
    """
    if not node.end:
        uri, _, local = node.name.rpartition(" ")
        prefix = node.prefix(uri) or "n"  # XMP toolkits want one prefix for a namespace throughout
        return _tag(f"{prefix}:{local}", escaped(node.text), f' xmlns:{prefix}="{quoted(uri)}"')
    raw = head[node.start : node.end]
    bound: dict[str, str] = {}
    scope = node.parent
    while scope is not None and scope is not within:
        bound = {**scope.namespaces, **bound}
        scope = scope.parent
    needed = {
        prefix: uri
        for prefix, uri in bound.items()
        if prefix not in node.namespaces and (not prefix or f"{prefix}:".encode() in raw)
    }
    name = raw_name(head, node).encode()
    return b"<" + name + _declared(needed).encode() + raw[1 + len(name) :]


def raw_name(head: bytes, node: Node) -> str:
    """Return an element's name as it is spelt, with its prefix."""
    end = node.start + 1
    while head[end : end + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">"):
        end += 1
    return head[node.start + 1 : end].decode("utf-8")


def escaped(text: str) -> bytes:
    """Return character data: markup and carriage returns as references.

    Example:
        >>> escaped("Kim & Lee <AP>")
        b'Kim &amp; Lee &lt;AP&gt;'
    """
    for char, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#xD;")):
        text = text.replace(char, reference)
    return text.encode("utf-8", "surrogatepass")


def quoted(text: str) -> str:
    """Return an attribute value; line breaks as references, because XML turns them into blanks.

    Example:
        >>> quoted('a "b"' + chr(10))
        'a &quot;b&quot;&#xA;'
    """
    for char, reference in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        ('"', "&quot;"),
        ("'", "&#39;"),
        ("\n", "&#xA;"),
        ("\t", "&#x9;"),
        ("\r", "&#xD;"),
    ):
        text = text.replace(char, reference)
    return text


def _tag(name: str, body: bytes, attributes: str = "") -> bytes:
    return f"<{name}{attributes}>".encode() + body + f"</{name}>".encode()


def _declared(namespaces: dict[str, str]) -> str:
    return "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{quoted(uri)}"' for prefix, uri in namespaces.items()
    )


def _list(rdf: str, kind: str, texts: Iterable[str]) -> bytes:
    items = b"".join(_tag(f"{rdf}:li", escaped(text)) for text in texts)
    return _tag(f"{rdf}:{'Seq' if kind == 'seq' else 'Bag'}", items)


def _languages(rdf: str, pairs: LangAlt) -> bytes:
    items = b"".join(
        _tag(f"{rdf}:li", escaped(text), f' xml:lang="{quoted(language)}"') for language, text in pairs
    )
    return _tag(f"{rdf}:Alt", items)


def _member(
    scope: Node, rdf: str, key: str, member: str, value: MemberValue, declared: dict[str, str]
) -> bytes:
    own, _, local = member_property(member, key).partition(":")
    prefix = scope.prefix(URIS[own])
    if not prefix:
        prefix, declared[own] = own, URIS[own]
    kind = member_kind(member, key)
    if isinstance(value, str):
        body = escaped(value)
    elif kind == "alt":
        body = _languages(rdf, cast(LangAlt, value))
    else:
        body = _list(rdf, kind, cast(tuple[str, ...], value))
    return _tag(f"{prefix}:{local}", body)


def _with_unknown(
    head: bytes, structures: tuple[Structure, ...], old: Node | None, key: str
) -> list[tuple[Structure, bytes]]:
    """Pair each structure with the unknown members of its twin: the equal old one, else that of its place."""
    twins = _unknown_members(head, old, key) if old is not None else []
    paired = []
    for index, structure in enumerate(structures):
        kept = next((raw for known, raw in twins if known == structure), None)
        if kept is None:
            kept = twins[index][1] if index < len(twins) else b""
        paired.append((structure, kept))
    return paired


def _unknown_members(head: bytes, old: Node, key: str) -> list[tuple[Structure, bytes]]:
    """For each old structure the part we know and, as raw bytes, the members that the table lacks."""
    box = next((child for child in old.children if short_name(child.name) in BOXES), None)
    found = []
    for item in [one for one in box.children if is_item(one)] if box is not None else [old]:
        raw = b""
        for holder in (item, *(one for one in item.children if short_name(one.name) == "rdf:Description")):
            for name, text in holder.attributes.items():
                if " " in name and name != LANG and not _is_known(name, key):
                    stray = Node(name, {}, holder, 0)
                    stray.texts.append(text)
                    raw += carried(head, stray)
            raw += b"".join(
                carried(head, child, old) for child in holder.children if not _is_known(child.name, key)
            )
        known = value_of(item, key, "struct")
        found.append((cast(Structure, known[0]) if known else (), raw))
    return found


def _is_known(name: str, key: str) -> bool:
    return bool(member_name(name, key)) or short_name(name).startswith("rdf:")
