"""What an element of a page is: a caption, a credit, a box for a picture, or nothing an article prints.

Class names are those of the content systems seen; an element's text is read as a browser shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from photodesk.language.page_lines import is_page_word

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "svg",
        "head",
        "object",
        "dialog",
    ]
)
_SKIPPED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|popular|most-?(?:read|viewed)|ranking?|sns|share|sharing"
    r"|social|breadcrumbs?|menu|nav|navbar"
    r"|footer|comments?|newsletter|promo|advert\w*|ads?|banner|sidebar|also-?read|read-?more"
    r"|more-?news|tags?|copyright-?notice)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"caption|cutline|(?:img|image|photo|pic|picture|figure|media)[\w]*?[-_]?(?:desc|txt|text|info"
    r"|title|explain|summary|cap|legend)"
    r"|(?:txt|desc|text)[-_](?:img|image|photo|pic|caption|desc)|^desc$|imgtxt|photo-?line|사진설명"
    r"|legend|credit-?line",
    re.IGNORECASE,
)
_NOT_CAPTION_CLASS = re.compile(
    r"caption[-_]?(?:wrap|box|area|container|img|image|btn|button|toggle)|with-?caption"
    r"|^wp-caption(?:\s|$)|has-?caption",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(
    r"credit|(?:^|[\s_-])source(?:$|[\s_-])|copyright|photographer|(?:img|image|photo|pic|caption"
    r"|media)[\w-]*(?:byline|author|by|source)|attribution|제공|출처",
    re.IGNORECASE,
)
_PICTURE_CLASS = re.compile(
    r"img|image|photo|pic|figure|media|thumb|visual|wp-caption|article_?photo|slide|gallery", re.IGNORECASE
)
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "body", "html", "figure", "figcaption", "table",
    "tbody", "tr", "td", "th", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "aside", "dl", "dt", "dd", "center", "pre", "picture", "caption", "hr", "address"
))  # fmt: skip
PICTURES = frozenset(["img", "amp-img"])
MAX_DEPTH = 200
WHITE = re.compile(r"\s+")


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the child nodes in order, texts included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _class(node: LexborNode) -> str:
    attributes = node.attributes
    return " ".join(attributes.get(name) or "" for name in ("class", "id", "itemprop")).strip()


def passed_over(node: LexborNode) -> bool:
    """Tell whether an element is no part of the article: hidden, or a menu, links, sharing by its class."""
    if "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true":
        return True
    return bool(_SKIPPED_CLASS.search(_class(node))) and not (
        node.tag == "figure" or _CREDIT_CLASS.search(_class(node))
    )


def is_caption(node: LexborNode) -> bool:
    """Tell whether an element is a caption: by its tag or by its class."""
    names = _class(node)
    return node.tag == "figcaption" or bool(
        names
        and _CAPTION_CLASS.search(names)
        and not _NOT_CAPTION_CLASS.search(names)
        and node.tag not in ("body", "main", "article", "section")
    )


def has_picture(node: LexborNode) -> bool:
    """Tell whether a picture stands in an element."""
    return node.css_first("img, amp-img") is not None


def has_block(node: LexborNode) -> bool:
    """Tell whether an element holds blocks, whatever its own tag."""
    return (
        node.css_first("p, div, figure, img, amp-img, table, ul, ol, h1, h2, h3, h4, figcaption") is not None
    )


def is_picture_box(node: LexborNode) -> bool:
    """Tell whether an element holds pictures and a few words, and says by its class that it is for them."""
    if node.tag not in ("div", "span", "dl", "li", "p", "section", "a", "center", "picture"):
        return False
    if not has_picture(node) or node.css_first("figure, h1, h2, table, video") is not None:
        return False
    names = _class(node)
    if not (names and _PICTURE_CLASS.search(names)) and node.tag != "center":
        return False
    own = [child for child in node.css("p, figcaption, div, span, dd, em, strong") if is_caption(child)]
    words = squeeze(words_of(node))
    pictures = len(node.css("img, amp-img"))
    return pictures == 1 and (bool(own) or len(words) < 700) and len(node.css("p")) <= 3


def is_picture_table(node: LexborNode) -> bool:
    """Tell whether a table is only the frame of one picture and its caption."""
    return (
        len(node.css("img, amp-img")) == 1
        and len(node.css("td, th")) <= 4
        and len(squeeze(words_of(node))) < 900
    )


def figure_texts(node: LexborNode) -> tuple[list[str], str]:
    """Return the captions printed in a figure, usually one, and what a credit element says."""
    captions = [
        child
        for child in node.css("*")
        if child.mem_id != node.mem_id and is_caption(child) and not has_picture(child)
    ]
    outer = [child for child in captions if not any(_inside(child, other) for other in captions)]
    texts: list[str] = []
    credit = ""
    for child in outer:
        text, told = caption_and_credit(child)
        if (
            _CREDIT_CLASS.search(_class(child))
            and squeeze(text) != ""
            and child.tag != "figcaption"
            and len(outer) > 1
        ):
            credit = credit or squeeze(text)
            continue
        credit = credit or told
        if text:
            texts.append(text)
    if not credit:
        beside = [
            c
            for c in node.css("*")
            if _CREDIT_CLASS.search(_class(c))
            and not any(_inside(c, o) or c.mem_id == o.mem_id for o in outer)
        ]
        credit = next(
            (squeeze(words_of(c)) for c in beside if squeeze(words_of(c)) and not has_picture(c)), ""
        )
    if not outer:
        text, told = caption_and_credit(node)
        credit = credit or told
        texts = [line for line in [_squeeze_lines(text)] if line and not is_page_word(line)]
    return list(dict.fromkeys(texts)), credit


def _inside(node: LexborNode, other: LexborNode) -> bool:
    if node.mem_id == other.mem_id:
        return False
    parent = node.parent
    for _ in range(MAX_DEPTH):
        if parent is None:
            return False
        if parent.mem_id == other.mem_id:
            return True
        parent = parent.parent
    return False


def caption_and_credit(node: LexborNode) -> tuple[str, str]:
    """Return a caption element's text without its credit element, and that element's text."""
    told: list[str] = []

    def own_words(current: LexborNode, depth: int) -> str:
        out: list[str] = []
        for child in children(current):
            tag = child.tag or ""
            if tag == "-text":
                out.append(WHITE.sub(" ", child.text_content or ""))
            elif tag == "br":
                out.append("\n")
            elif tag in SKIPPED or tag.startswith("-") or depth > MAX_DEPTH:
                continue
            elif _CREDIT_CLASS.search(_class(child)) or tag == "cite":
                words = squeeze(words_of(child))
                if words:
                    told.append(words)
                    out.append(" ")
            else:
                inner = own_words(child, depth + 1)
                out.append(f"\n{inner}\n" if tag in BLOCKS else inner)
        return "".join(out)

    body = _squeeze_lines(own_words(node, 0))
    return body, " ".join(dict.fromkeys(told))


def with_credit(text: str, credit: str) -> str:
    """Join a caption and the credit printed beside it."""
    if not credit or credit in text:
        return text or credit
    return f"{text} / {credit}" if text and text[-1] not in "/|" else f"{text} {credit}".strip()


def words_of(node: LexborNode, depth: int = 0) -> str:
    """Return an element's text; a line break stands for <br> and for the edge of a block."""
    out: list[str] = []
    for child in children(node):
        tag = child.tag or ""
        if tag == "-text":
            out.append(WHITE.sub(" ", child.text_content or ""))
        elif tag == "br":
            out.append("\n")
        elif tag in SKIPPED or tag.startswith("-") or depth > MAX_DEPTH:
            continue
        else:
            inner = words_of(child, depth + 1)
            out.append(f"\n{inner}\n" if tag in BLOCKS else inner)
    return "".join(out)


_BLANK_RUN = re.compile(r"[ \t\r\f\v\u00a0\u3000]+")


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one blank."""
    return " ".join(text.split())


def _squeeze_lines(text: str) -> str:
    return "\n".join(line for line in (squeeze(part) for part in text.split("\n")) if line)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold words."""
    return [line for line in (_BLANK_RUN.sub(" ", part).strip() for part in text.split("\n")) if line]
