"""What an HTML page prints, as blocks: headings, paragraphs, captions and the texts on its pictures.

Knows figures, the caption classes of content systems, WordPress shortcodes and wp-caption boxes,
lazily loaded pictures, picture/srcset, pictures in small tables, data-caption and schema.org
ImageObject. Links to other articles, menus, scripts and forms are passed over. Markup that is
broken is read as browsers read it.

Standards: HTML Living Standard (figure, alt, srcset); schema.org ImageObject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from photodesk.language.article_text import MAX_CHARS, Block
from photodesk.language.page_lines import file_name, is_page_word
from photodesk.language.page_pictures import Picture, linked_captions, picture_of, pictures_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|main|article|section|div|p|figure|figcaption|img|amp-img|picture"
    r"|table|td|span|br|h[1-6]|ul|li|a)\b[^<>]*>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.IGNORECASE | re.DOTALL)
_SHORTCODE_PICTURE = re.compile(
    r"((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)", re.IGNORECASE | re.DOTALL
)

_SKIPPED = frozenset(
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
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "body", "html", "figure", "figcaption", "table",
    "tbody", "tr", "td", "th", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "aside", "dl", "dt", "dd", "center", "pre", "picture", "caption", "hr", "address"
))  # fmt: skip
_PICTURES = frozenset(["img", "amp-img"])
_MAX_DEPTH = 200


def is_html(text: str) -> bool:
    """Tell whether a text is markup rather than pasted words.

    Example:
        >>> is_html("<p>Snow falls.</p>"), is_html("<저작권자 ⓒ 연합뉴스> a < b")
        (True, False)
    """
    return bool(_MARKUP.search(text[:MAX_CHARS]))


@dataclass(slots=True)
class Page:
    """What a page prints.

    Attributes:
        text: its visible words, blocks parted by line breaks; indices of blocks refer to it.
        blocks: in document order; attributes follow the picture they stand on.
        pictures: for each picture, in order: its name, whether it has an alt attribute, and the alt.
        title: the page's headline, or "".
    """

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    title: str = ""


def read_html(html: str) -> Page:
    """Read a page's blocks.

    Args:
        html: any markup; broken markup is repaired as browsers do; its first 400,000 characters count.

    Example:
        >>> page = read_html('<figure><img src="a/snow.jpg" alt="Snow"><figcaption>Snow falls.</figcaption>')
        >>> [(block.role, block.text, block.image) for block in page.blocks]
        [('caption', 'Snow falls.', 'snow.jpg'), ('alt', 'Snow', 'snow.jpg')]
    """
    from selectolax.lexbor import LexborHTMLParser

    html = _SHORTCODE.sub(_from_shortcode, html[:MAX_CHARS])
    tree = LexborHTMLParser(html)
    page = Page()
    root = tree.body or tree.root
    if root is None:
        return page
    _Walk(page).walk(root)
    if not any(block.role == "caption" for block in page.blocks):
        for caption, credit, name in linked_captions(tree):
            figure = next((p.figure for p in page.pictures if name and p.name == name), -1)
            page.blocks.append(Block(_one(caption, credit), -1, "caption", figure, name, credit))
    heading = next((b.text for b in page.blocks if b.role == "heading"), "")
    title = tree.css_first("title")
    page.title = heading or (title.text().strip() if title is not None else "")
    return page


def _from_shortcode(match: re.Match[str]) -> str:
    inside = _SHORTCODE_PICTURE.match(match[1].strip())
    if inside is None:
        return match[0]
    return f"<figure>{inside[1]}<figcaption>{inside[2].strip()}</figcaption></figure>"


class _Walk:
    """One pass through the tree, in document order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parts: list[str] = []
        self.length = 0
        self.figures = 0
        self.open: list[Picture] = []  # pictures whose caption may still come

    def walk(self, root: LexborNode) -> None:
        self._element(root, 0)
        self._flush_pictures()
        self.page.text = "".join(self.parts)

    # --- output

    def _emit(self, text: str, role: Any = "text", picture: Picture | None = None, credit: str = "") -> None:
        lines = _lines(text)
        for line in ["\n".join(lines)] if role == "caption" and lines else lines:
            start = self.length
            self.parts.append(line + "\n")
            self.length += len(line) + 1
            self.page.blocks.append(
                Block(
                    line,
                    start,
                    role,
                    picture.figure if picture else -1,
                    picture.name if picture else "",
                    credit,
                )
            )

    def _flush_pictures(self) -> None:
        """Put the attributes of the pictures behind what was printed with them."""
        for picture in self.open:
            for role, value in (("alt", picture.alt), ("title", picture.title)):
                if value and value.strip():
                    text = _squeeze(value)
                    self.page.blocks.append(Block(text, -1, role, picture.figure, picture.name))  # type: ignore[arg-type]
        self.open = []

    # --- input

    def _element(self, node: LexborNode, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        run: list[str] = []
        for child in _children(node):
            tag = child.tag or ""
            if tag == "-text":
                run.append(_WHITE.sub(" ", child.text_content or ""))
            elif tag == "br":
                run.append("\n")
            elif tag in _SKIPPED or tag.startswith("-") or _passed_over(child):
                continue
            elif tag in _PICTURES:
                self._flush_run(run)
                self._picture(child, follows_figure=False)
            elif tag == "figure" or _is_picture_box(child) or (tag == "table" and _is_picture_table(child)):
                self._flush_run(run)
                self._figure(child, depth + 1)
            elif tag in _BLOCKS or _has_block(child):
                self._flush_run(run)
                if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                    self._heading(child)
                elif _is_caption(child) and not _has_picture(child):
                    self._caption(child)
                else:
                    self._element(child, depth + 1)
                    self._flush_run(run)
            elif _is_caption(child) and self.open and not _has_picture(child):
                self._flush_run(run)
                self._caption(child)
            else:
                run.append(_text(child))
        self._flush_run(run)

    def _flush_run(self, run: list[str]) -> None:
        text = "".join(run)
        run.clear()
        if not text.strip():
            return
        self._emit(text, picture=self.open[-1] if self.open else None)
        if len(_squeeze(text)) > 20 and not is_page_word(text) and not file_name(text):
            # Running text parts a picture from captions further down.
            self._flush_pictures()

    def _heading(self, node: LexborNode) -> None:
        self._flush_pictures()
        self._emit(_squeeze(_text(node)), "heading")

    def _picture(self, node: LexborNode, *, follows_figure: bool) -> Picture | None:
        picture = picture_of(node)
        if picture is None:
            return None
        if not follows_figure:
            self.figures += 1
        picture.figure = self.figures
        self.page.pictures.append(picture)
        self.open.append(picture)
        return picture

    def _caption(self, node: LexborNode) -> None:
        text, credit = _caption_and_credit(node)
        picture = self.open[-1] if self.open else None
        if not text and not credit:
            return
        self._emit(_one(text, credit), "caption", picture, credit)
        self._flush_pictures()

    def _figure(self, node: LexborNode, depth: int) -> None:
        """Read a figure, a picture box or a picture table: its pictures, then the words with them."""
        self._flush_pictures()
        nested = [child for child in node.css("figure") if child.mem_id != node.mem_id]
        if nested:
            self._element(node, depth)
            return
        pictures = pictures_of(node)
        self.figures += 1
        for picture in pictures:
            picture.figure = self.figures
            self.page.pictures.append(picture)
        self.open = list(pictures)
        texts, credit = _figure_texts(node)
        picture = pictures[0] if pictures else Picture("", figure=self.figures)
        if not texts and pictures:
            told = next((p.data for p in pictures if p.data), "")
            texts = [told] if told else []
        for number, text in enumerate(texts):
            self._emit(
                _one(text, credit if number == 0 else ""), "caption", picture, credit if number == 0 else ""
            )
        if not texts and credit:
            self._emit(credit, "caption", picture, credit)
        if texts or not pictures:
            self._flush_pictures()


# --- one node ------------------------------------------------------------------------------------------


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _class(node: LexborNode) -> str:
    attributes = node.attributes
    return " ".join(attributes.get(name) or "" for name in ("class", "id", "itemprop")).strip()


def _passed_over(node: LexborNode) -> bool:
    if "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true":
        return True
    return bool(_SKIPPED_CLASS.search(_class(node))) and not (
        node.tag == "figure" or _CREDIT_CLASS.search(_class(node))
    )


def _is_caption(node: LexborNode) -> bool:
    names = _class(node)
    return node.tag == "figcaption" or bool(
        names
        and _CAPTION_CLASS.search(names)
        and not _NOT_CAPTION_CLASS.search(names)
        and node.tag not in ("body", "main", "article", "section")
    )


def _has_picture(node: LexborNode) -> bool:
    return node.css_first("img, amp-img") is not None


def _has_block(node: LexborNode) -> bool:
    return (
        node.css_first("p, div, figure, img, amp-img, table, ul, ol, h1, h2, h3, h4, figcaption") is not None
    )


def _is_picture_box(node: LexborNode) -> bool:
    """Tell whether an element holds pictures and a few words, and says by its class that it is for them."""
    if node.tag not in ("div", "span", "dl", "li", "p", "section", "a", "center", "picture"):
        return False
    if not _has_picture(node) or node.css_first("figure, h1, h2, table, video") is not None:
        return False
    names = _class(node)
    if not (names and _PICTURE_CLASS.search(names)) and node.tag != "center":
        return False
    own = [child for child in node.css("p, figcaption, div, span, dd, em, strong") if _is_caption(child)]
    words = _squeeze(_text(node))
    pictures = len(node.css("img, amp-img"))
    return pictures == 1 and (bool(own) or len(words) < 700) and len(node.css("p")) <= 3


def _is_picture_table(node: LexborNode) -> bool:
    return (
        len(node.css("img, amp-img")) == 1
        and len(node.css("td, th")) <= 4
        and len(_squeeze(_text(node))) < 900
    )


def _figure_texts(node: LexborNode) -> tuple[list[str], str]:
    """Return the captions printed in a figure, usually one, and what a credit element says."""
    captions = [
        child
        for child in node.css("*")
        if child.mem_id != node.mem_id and _is_caption(child) and not _has_picture(child)
    ]
    outer = [child for child in captions if not any(_inside(child, other) for other in captions)]
    texts: list[str] = []
    credit = ""
    for child in outer:
        text, told = _caption_and_credit(child)
        if (
            _CREDIT_CLASS.search(_class(child))
            and _squeeze(text) != ""
            and child.tag != "figcaption"
            and len(outer) > 1
        ):
            credit = credit or _squeeze(text)
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
        credit = next((_squeeze(_text(c)) for c in beside if _squeeze(_text(c)) and not _has_picture(c)), "")
    if not outer:
        text, told = _caption_and_credit(node)
        credit = credit or told
        texts = [line for line in [_squeeze_lines(text)] if line and not is_page_word(line)]
    return list(dict.fromkeys(texts)), credit


def _inside(node: LexborNode, other: LexborNode) -> bool:
    if node.mem_id == other.mem_id:
        return False
    parent = node.parent
    for _ in range(_MAX_DEPTH):
        if parent is None:
            return False
        if parent.mem_id == other.mem_id:
            return True
        parent = parent.parent
    return False


def _caption_and_credit(node: LexborNode) -> tuple[str, str]:
    """Return a caption element's text without its credit element, and that element's text."""
    told: list[str] = []

    def text(current: LexborNode, depth: int) -> str:
        out: list[str] = []
        for child in _children(current):
            tag = child.tag or ""
            if tag == "-text":
                out.append(_WHITE.sub(" ", child.text_content or ""))
            elif tag == "br":
                out.append("\n")
            elif tag in _SKIPPED or tag.startswith("-") or depth > _MAX_DEPTH:
                continue
            elif _CREDIT_CLASS.search(_class(child)) or tag == "cite":
                words = _squeeze(_text(child))
                if words:
                    told.append(words)
                    out.append(" ")
            else:
                inner = text(child, depth + 1)
                out.append(f"\n{inner}\n" if tag in _BLOCKS else inner)
        return "".join(out)

    body = _squeeze_lines(text(node, 0))
    return body, " ".join(dict.fromkeys(told))


def _one(text: str, credit: str) -> str:
    """Join a caption and the credit printed beside it."""
    if not credit or credit in text:
        return text or credit
    return f"{text} / {credit}" if text and text[-1] not in "/|" else f"{text} {credit}".strip()


def _text(node: LexborNode, depth: int = 0) -> str:
    """Return an element's text; a line break stands for <br> and for the edge of a block."""
    out: list[str] = []
    for child in _children(node):
        tag = child.tag or ""
        if tag == "-text":
            out.append(_WHITE.sub(" ", child.text_content or ""))
        elif tag == "br":
            out.append("\n")
        elif tag in _SKIPPED or tag.startswith("-") or depth > _MAX_DEPTH:
            continue
        else:
            inner = _text(child, depth + 1)
            out.append(f"\n{inner}\n" if tag in _BLOCKS else inner)
    return "".join(out)


_WHITE = re.compile(r"\s+")
_BLANK_RUN = re.compile(r"[ \t\r\f\v\u00a0\u3000]+")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _squeeze_lines(text: str) -> str:
    return "\n".join(line for line in (_squeeze(part) for part in text.split("\n")) if line)


def _lines(text: str) -> list[str]:
    return [line for line in (_BLANK_RUN.sub(" ", part).strip() for part in text.split("\n")) if line]
