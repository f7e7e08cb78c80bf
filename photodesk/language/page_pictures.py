"""What a page's pictures say of themselves: name, alt, title, data attributes, schema.org.

Knows lazily loaded pictures, picture/srcset and noscript copies; a spacer, an icon and a tracking
pixel are no picture.

Standards: HTML Living Standard (img, srcset); schema.org ImageObject.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(slots=True)
class Picture:
    """One picture of a page.

    Attributes:
        name: last part of its address. `alt`: None when it has no such attribute.
        title, data: what its title attribute and its data attributes say.
        figure: number of the figure it stands in, or -1.
    """

    name: str
    alt: str | None = None
    title: str = ""
    data: str = ""
    figure: int = -1


_TAG = re.compile(r"<[^<>]{0,200}>")
_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "data-img",
    "data-image",
    "src",
)
_TOLD = (
    "data-caption",
    "data-desc",
    "data-description",
    "data-summary",
    "data-title",
    "data-image-caption",
    "data-image-description",
)


def pictures_of(node: LexborNode) -> list[Picture]:
    """Return a figure's pictures, each once: noscript and small screens repeat them."""
    shown = [tag for tag in node.css("img, amp-img") if not _within_noscript(tag)] or node.css("img, amp-img")
    pictures: dict[str, Picture] = {}
    for tag in shown:
        picture = picture_of(tag)
        if picture is not None:
            pictures.setdefault(picture.alt or picture.name, picture)
    return list(pictures.values())


def _within_noscript(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(6):
        if parent is None:
            return False
        if parent.tag == "noscript":
            return True
        parent = parent.parent
    return False


def picture_of(node: LexborNode) -> Picture | None:
    """Return the picture of an img element; None for a spacer, an icon or a tracking pixel."""
    attributes = node.attributes
    address = ""
    for name in _SOURCES:
        value = attributes.get(name) or ""
        if (
            value
            and not value.startswith("data:")
            and not re.search(r"(?:blank|spacer|pixel|transparent|placeholder|loading)\.\w{3,4}", value)
        ):
            address = value
            break
    if not address:
        address = _from_srcset(attributes.get("data-srcset") or attributes.get("srcset") or _source_set(node))
    size = [attributes.get(name) or "" for name in ("width", "height")]
    if any(value.isdigit() and int(value) < 40 for value in size):
        return None
    if not address and not attributes.get("alt") and not attributes.get("src"):
        return None
    told = next((attributes.get(name) or "" for name in _TOLD if attributes.get(name)), "")
    alt = attributes.get("alt") if "alt" in attributes else None
    return Picture(
        _name(address),
        alt if alt is not None or "alt" not in attributes else "",
        attributes.get("title") or "",
        plain(told),
    )


def _source_set(node: LexborNode) -> str:
    parent = node.parent
    if parent is None or parent.tag != "picture":
        return ""
    source = parent.css_first("source")
    return (
        (source.attributes.get("srcset") or source.attributes.get("data-srcset") or "")
        if source is not None
        else ""
    )


def _from_srcset(value: str) -> str:
    """Return the first address of a srcset."""
    return value.strip().split(",")[0].split()[0] if value.strip() else ""


def _name(address: str) -> str:
    """Return the last part of an address: "photo_1.jpg"."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return unquote(path.rstrip("/").rsplit("/", 1)[-1])


def plain(text: str) -> str:
    """Return a text without tags, white space collapsed."""
    return " ".join(_TAG.sub(" ", text).split())


def linked_captions(tree: LexborHTMLParser) -> list[tuple[str, str, str]]:
    """Return (caption, credit, picture name) of the schema.org ImageObjects that a page describes."""
    found: list[tuple[str, str, str]] = []
    for script in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        for image in _image_objects(data):
            caption = plain(str(image.get("caption") or image.get("description") or ""))
            if caption:
                address = str(image.get("contentUrl") or image.get("url") or "")
                found.append((caption, plain(_credit_of(image)), _name(address)))
    return found


def _image_objects(data: object) -> Iterator[dict[str, Any]]:
    stack: list[object] = [data]
    for _ in range(2000):
        if not stack:
            return
        current = stack.pop(0)
        if isinstance(current, list):
            stack[:0] = current
        elif isinstance(current, dict):
            kind = current.get("@type")
            if kind == "ImageObject" or (isinstance(kind, list) and "ImageObject" in kind):
                yield current
            else:
                stack[:0] = [v for v in current.values() if isinstance(v, dict | list)]


def _credit_of(image: dict[str, Any]) -> str:
    for name in ("creditText", "copyrightNotice", "creator", "author", "provider"):
        value = image.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return ""
