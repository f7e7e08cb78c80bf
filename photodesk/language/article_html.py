"""What an HTML page prints, as blocks: headings, paragraphs, captions and the texts on its pictures.

Knows figures, the caption classes of content systems, WordPress shortcodes and wp-caption boxes,
lazily loaded pictures, picture/srcset, pictures in small tables, data-caption and schema.org
ImageObject. Links to other articles, menus, scripts and forms are passed over. Markup that is
broken is read as browsers read it.

Standards: HTML Living Standard (figure, alt, srcset); schema.org ImageObject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from photodesk.language.article_text import MAX_CHARS, Block
from photodesk.language.page_lines import file_name, is_page_word
from photodesk.language.page_nodes import (
    BLOCKS,
    MAX_DEPTH,
    PICTURES,
    SKIPPED,
    WHITE,
    caption_and_credit,
    children,
    figure_texts,
    has_block,
    has_picture,
    is_caption,
    is_picture_box,
    is_picture_table,
    lines_of,
    passed_over,
    squeeze,
    with_credit,
    words_of,
)
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
            page.blocks.append(Block(with_credit(caption, credit), -1, "caption", figure, name, credit))
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
        lines = lines_of(text)
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
                    text = squeeze(value)
                    self.page.blocks.append(Block(text, -1, role, picture.figure, picture.name))  # type: ignore[arg-type]
        self.open = []

    # --- input

    def _element(self, node: LexborNode, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        run: list[str] = []
        for child in children(node):
            tag = child.tag or ""
            if tag == "-text":
                run.append(WHITE.sub(" ", child.text_content or ""))
            elif tag == "br":
                run.append("\n")
            elif tag in SKIPPED or tag.startswith("-") or passed_over(child):
                continue
            elif tag in PICTURES:
                self._flush_run(run)
                self._picture(child, follows_figure=False)
            elif tag == "figure" or is_picture_box(child) or (tag == "table" and is_picture_table(child)):
                self._flush_run(run)
                self._figure(child, depth + 1)
            elif tag in BLOCKS or has_block(child):
                self._flush_run(run)
                if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                    self._heading(child)
                elif is_caption(child) and not has_picture(child):
                    self._caption(child)
                else:
                    self._element(child, depth + 1)
                    self._flush_run(run)
            elif is_caption(child) and self.open and not has_picture(child):
                self._flush_run(run)
                self._caption(child)
            else:
                run.append(words_of(child))
        self._flush_run(run)

    def _flush_run(self, run: list[str]) -> None:
        text = "".join(run)
        run.clear()
        if not text.strip():
            return
        self._emit(text, picture=self.open[-1] if self.open else None)
        if len(squeeze(text)) > 20 and not is_page_word(text) and not file_name(text):
            # Running text parts a picture from captions further down.
            self._flush_pictures()

    def _heading(self, node: LexborNode) -> None:
        self._flush_pictures()
        self._emit(squeeze(words_of(node)), "heading")

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
        text, credit = caption_and_credit(node)
        picture = self.open[-1] if self.open else None
        if not text and not credit:
            return
        self._emit(with_credit(text, credit), "caption", picture, credit)
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
        texts, credit = figure_texts(node)
        picture = pictures[0] if pictures else Picture("", figure=self.figures)
        if not texts and pictures:
            told = next((p.data for p in pictures if p.data), "")
            texts = [told] if told else []
        for number, text in enumerate(texts):
            self._emit(
                with_credit(text, credit if number == 0 else ""),
                "caption",
                picture,
                credit if number == 0 else "",
            )
        if not texts and credit:
            self._emit(credit, "caption", picture, credit)
        if texts or not pictures:
            self._flush_pictures()
