"""Which captions and credits a published article prints, from pasted text or HTML.

Finds captions by their credits and by standing two or three times, counts the copies, and reads
what figures, captions, alt and title attributes say. A sentence of the body, a headline, a
by-line, a file name or a block of related links is never a caption; when unsure, it is none.

Example:
    >>> block = "People cross a bridge, Monday. AP-Yonhap"
    >>> article = read_article(f"Snow in Seoul\\n\\n{block}\\n\\n{block}")
    >>> [(c.caption, c.credit, c.times) for c in article.captions]
    [('People cross a bridge, Monday.', 'AP-Yonhap', 2)]
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from photodesk.language.article_html import Page, is_html, read_html
from photodesk.language.article_text import (
    MAX_CHARS,
    Block,
    Copy,
    copies,
    doubled_copies,
    is_pictured,
    key,
    reads_as_caption,
)
from photodesk.language.caption import split_caption
from photodesk.language.page_lines import file_name, is_byline, is_page_word, opens_related
from photodesk.language.page_pictures import Picture
from photodesk.model import Credit

AltVerdict = str
"""How an alt text stands to its caption: "same as figcaption", "caption without credit", "caption cut",
"file name", "missing", "other text"; "" when the article is no HTML or the caption has no picture."""


@dataclass(frozen=True, slots=True)
class ArticleCaption:
    """One caption of an article, all its copies together.

    Attributes:
        caption: the words without credit, of the fullest copy.
        credit: the credit as printed, or "". `parsed`: the same, taken apart.
        times: how many copies stand in the article, alt and title attributes that repeat it included.
        alt: how the picture's alt text stands to the caption (`AltVerdict`). `alt_text`: the alt text.
        image: file name of the picture, where the page names one.
        printed: the copies as they stand, credit and restrictions included.
        spans: (start, end) of the copies in `Article.text`; attributes have none.
    """

    caption: str
    credit: str
    times: int = 1
    alt: AltVerdict = ""
    alt_text: str = ""
    image: str = ""
    parsed: Credit = field(default_factory=Credit)
    printed: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def kind(self) -> str:
        """Class of the printed credit (`model.CreditKind`)."""
        return self.parsed.kind

    @property
    def agency(self) -> str:
        """Who made the picture, or ""."""
        return self.parsed.agency

    @property
    def distributor(self) -> str:
        """The last relay, or ""."""
        return self.parsed.distributor


@dataclass(frozen=True, slots=True)
class Article:
    """What an article prints.

    Attributes:
        captions: in order of their first copy.
        title: the headline, or "". `byline`: who wrote it, or "".
        body: paragraphs of the body, in order.
        file_names: picture file names that stand in the text as if they were captions.
        pictures: how many pictures an HTML page shows; 0 for pasted text.
        text: the text that spans refer to.
    """

    captions: tuple[ArticleCaption, ...] = ()
    title: str = ""
    byline: str = ""
    body: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    pictures: int = 0
    text: str = ""


def read_article(text_or_html: str) -> Article:
    """Read the captions, credits and the rest of an article.

    Args:
        text_or_html: pasted text, or HTML; the first 400,000 characters are read.

    Returns:
        The article; no captions when it has none. Never raises on any text.

    Example:
        >>> html = '<figure><img src="snow.jpg" alt="Snow"><figcaption>Snow falls. Yonhap</figcaption>'
        >>> found = read_article(html).captions[0]
        >>> found.caption, found.credit, found.times, found.alt, found.image
        ('Snow falls.', 'Yonhap', 1, 'other text', 'snow.jpg')
    """
    text = text_or_html[:MAX_CHARS].replace("\r\n", "\n").replace("\r", "\n")
    page = read_html(text) if is_html(text) else _pasted(text)
    return _Reading(page).article()


_LIST_HEADING = re.compile(r"\s*\d{1,3}[.)]\s+\S[^.!?]{2,140}$")
_LABEL = re.compile(r"(?:Photo|PHOTO|Image|사진)\s*:\s*")
_SAME_LABEL = re.compile(r"((?:Photo|PHOTO|Image|사진)\s*:).{3,80}\n\1", re.DOTALL)
_LINE = re.compile(r"[^\n]+")


def _pasted(text: str) -> Page:
    page = Page(text)
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        line = line.strip(" \t\u00a0\u3000\ufeff")
        if line:
            page.blocks.append(Block(line, start, "heading" if _LIST_HEADING.fullmatch(line) else "text"))
    return page


@dataclass(slots=True)
class _Group:
    """Copies of one caption, in order."""

    copies: list[Copy] = field(default_factory=list)

    @property
    def fullest(self) -> Copy:
        whole = [copy for copy in self.copies if not copy.cut] or self.copies
        printed = [copy for copy in whole if copy.role in ("text", "caption")] or whole
        longest = max(len(copy.key) for copy in printed)
        return next(copy for copy in printed if len(copy.key) == longest)

    @property
    def credit(self) -> Credit:
        return next((copy.credit for copy in self.copies if copy.credit.text), Credit())


class _Reading:
    """One pass over a page's blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.groups: list[_Group] = []
        self.plain: set[int] = set()  # blocks that are body or page words
        self.file_names: list[str] = []
        self.byline = ""
        self.title = page.title
        self.title_block = -1
        self.related: set[int] = set()
        self.leftover: dict[int, str] = {}
        self.ahead: dict[int, Credit] = {}  # credits that stood on the line above

    def article(self) -> Article:
        self._sort_blocks()
        groups = self._group(self._all_copies())
        last = max(
            (n for n, b in enumerate(self.page.blocks) if b.start >= 0 and n not in self.plain), default=-1
        )
        chosen = [group for group in groups if self._is_caption(group, last)]
        captions = tuple(self._caption(group) for group in chosen)
        return Article(
            tuple(caption for caption in captions if caption.caption),
            self.title,
            self.byline,
            self._body(chosen),
            tuple(self.file_names),
            len(self.page.pictures),
            self.page.text,
        )

    # --- blocks

    def _sort_blocks(self) -> None:
        """Set aside what is no article text: page words, file names, by-lines, links to other articles."""
        related = False
        for number, block in enumerate(self.page.blocks):
            text = block.text
            if block.role in ("alt", "title", "caption"):
                if file_name(text) or is_page_word(text):
                    self.plain.add(number)
                    if block.role == "caption" and file_name(text):
                        self.file_names.append(file_name(text))
                continue
            if file_name(text):
                self.file_names.append(file_name(text))
                self.plain.add(number)
                continue
            if opens_related(text):
                related = True
            elif related and len(text) > 100 and text[-1] in '.”"’다)':
                related = False
            if related:
                self.related.add(number)
                self.plain.add(number)
            elif is_page_word(text):
                self.plain.add(number)
            elif is_byline(text):
                self.byline = self.byline or text
                self.plain.add(number)
            elif block.role == "heading" or (self.title and key(text) == key(self.title)):
                self.title = self.title or text
                self.plain.add(number)
            elif not self.title and self._may_be_title(number):
                self.title = text
                self.title_block = number
                self.plain.add(number)

    def _may_be_title(self, number: int) -> bool:
        """Tell whether the first words of a pasted article are its headline, not a caption."""
        block = self.page.blocks[number]
        if len(block.text) > 200 or split_caption(block.text).credit.text:
            return False
        following = [b for b in self.page.blocks[number + 1 : number + 3] if not is_page_word(b.text)]
        again = bool(following) and key(following[0].text) == key(block.text)
        return not (again and block.text[-1] in ".다")

    def _all_copies(self) -> list[Copy]:
        found: list[Copy] = []
        name = ""
        for number, block in enumerate(self.page.blocks):
            if number in self.plain:
                printed_name = file_name(block.text)
                name = printed_name or (name if is_page_word(block.text) else "")
                continue
            twice = doubled_copies(block, number)
            if twice:
                found.extend(self._named(twice, name))
                name = ""
                continue
            if number in self.ahead:
                caption = _LABEL.sub("", block.text)
                found.append(
                    Copy(caption, self.ahead[number], block.start, block.start + len(block.text), number)
                )
                continue
            pieces, left = copies(block, number, marked=bool(name))
            if len(pieces) == 1 and not pieces[0].caption:
                self._attach(found, pieces[0], block)
                continue
            found.extend(self._named(pieces, name))
            if left:
                self.leftover[number] = block.text[left[0][0] : left[0][1]]
            name = ""
        return found

    def _named(self, pieces: list[Copy], name: str) -> list[Copy]:
        return [replace(copy, image=name) if name and not copy.image else copy for copy in pieces]

    def _attach(self, found: list[Copy], credit: Copy, block: Block) -> None:
        """Give a credit that stands on a line of its own to the words above it."""
        self.plain.add(credit.block)
        previous = found[-1] if found else None
        following = self.page.blocks[credit.block + 1 : credit.block + 2]
        if following and _SAME_LABEL.match(f"{block.text}\n{following[0].text}"):
            self.ahead[credit.block + 1] = credit.credit
            return
        if previous is None or previous.credit.text or previous.block < credit.block - 1:
            return
        if is_byline(block.text) or (credit.credit.kind == "staff" and not _labelled(credit.credit.text)):
            return
        whole = replace(previous, credit=credit.credit, end=credit.end if previous.start >= 0 else -1)
        last = not any(n > credit.block and n not in self.plain for n in range(len(self.page.blocks)))
        apart = previous.start >= 0 and "\n" in self.page.text[previous.end : block.start].strip(" \t\r")[1:]
        if previous.role == "caption" or (
            reads_as_caption(whole, last=last) and (not apart or is_pictured(whole))
        ):
            found[-1] = whole

    # --- groups

    def _group(self, found: list[Copy]) -> list[_Group]:
        by_key: dict[str, _Group] = {}
        groups: list[_Group] = []
        for copy in found:
            group = by_key.get(copy.key) or self._near(copy, groups)
            if group is None:
                group = _Group()
                groups.append(group)
            group.copies.append(copy)
            if copy.key:
                by_key.setdefault(copy.key, group)
        return groups

    def _near(self, copy: Copy, groups: list[_Group]) -> _Group | None:
        """Return the group of which a copy is a cut or extended version: "...more", an added place."""
        for group in reversed(groups[-4:]):
            other = group.copies[-1]
            shorter, longer = sorted((copy.key, other.key), key=len)
            enough = 20 if not (copy.cut or other.cut) else 12 if shorter.isascii() else 8
            if len(shorter) < enough or not longer.startswith(shorter):
                continue
            near = abs(copy.block - other.block) <= 3 or (copy.figure >= 0 and copy.figure == other.figure)
            if near and (copy.cut or other.cut or len(shorter) >= 0.6 * len(longer)):
                return group
        return None

    def _is_caption(self, group: _Group, last: int) -> bool:
        first = group.copies[0]
        if not group.fullest.key:
            return False
        if any(copy.role == "caption" for copy in group.copies):
            return True
        visible = [copy for copy in group.copies if copy.role == "text"]
        if not visible:
            # Words on a picture alone: a caption only when a credit ends them.
            return bool(group.credit.text) and not first.head
        credited = [copy for copy in group.copies if copy.credit.text and not copy.head]
        if credited and len(group.copies) > 1:
            return not is_byline(first.caption)
        if credited:
            number = credited[0].block
            return reads_as_caption(credited[0], last=number >= last and number not in self.leftover)
        if len(group.copies) > 1:
            return self._stands_twice(group)
        return first.marked and self._opens_like_caption(first)

    def _stands_twice(self, group: _Group) -> bool:
        """Tell whether words without credit are a caption because they stand twice in a row."""
        first, second = group.copies[0], group.copies[1]
        if first.head and not is_pictured(first):
            return False
        if first.figure >= 0 and any(
            copy.figure == first.figure and copy.role in ("alt", "title") for copy in group.copies
        ):
            return True
        between = [n for n in range(first.block + 1, second.block) if n not in self.plain]
        words = len(first.caption.split())
        if between or words < 4 or (words < 8 and not _ends_sentence(first.caption)):
            return False
        return _ends_sentence(first.caption) or not self._in_list(first.block)

    def _in_list(self, number: int) -> bool:
        """Tell whether lines of that kind stand around it in a row, as in a list of links."""
        row = {key(self.page.blocks[number].text)}
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(self.page.blocks) and len(row) < 4:
                block = self.page.blocks[at]
                if block.role != "text" or _ends_sentence(block.text):
                    break
                if at not in self.plain:
                    row.add(key(block.text))
                at += step
        return len(row) > 2

    def _opens_like_caption(self, copy: Copy) -> bool:
        text = self.page.blocks[copy.block].text
        if len(text) > 400:
            return False
        if text[0] in "▲△▶▷◀◁":
            return sum(text.count(mark) for mark in "▲△▶▷◀◁") == 1 and len(copy.key) >= 8
        return bool(re.match(r"FILE(?: PHOTO)?\s*[-–—:]|\[?자료\s?사진", text))

    # --- results

    def _caption(self, group: _Group) -> ArticleCaption:
        fullest = group.fullest
        credit = group.credit
        picture = self._picture(group)
        verdict, alt = ("", "") if picture is None else _alt(picture, fullest, credit)
        times = len(group.copies)
        image = next((copy.image for copy in group.copies if copy.image), picture.name if picture else "")
        return ArticleCaption(
            fullest.caption, credit.text, times, verdict, alt, image, credit,
            tuple(self._printed(copy) for copy in group.copies),
            tuple((copy.start, copy.end) for copy in group.copies if copy.start >= 0),
        )  # fmt: skip

    def _printed(self, copy: Copy) -> str:
        if copy.start >= 0:
            return self.page.text[copy.start : copy.end].strip()
        return self.page.blocks[copy.block].text

    def _picture(self, group: _Group) -> Picture | None:
        figures = Counter(copy.figure for copy in group.copies if copy.figure >= 0)
        if not figures:
            return None
        figure = figures.most_common(1)[0][0]
        return next((picture for picture in self.page.pictures if picture.figure == figure), None)

    def _body(self, chosen: list[_Group]) -> tuple[str, ...]:
        taken = {copy.block for group in chosen for copy in group.copies}
        body: list[str] = []
        for number, block in enumerate(self.page.blocks):
            if number in self.plain or block.role != "text":
                continue
            if number not in taken:
                body.append(block.text)
            elif number in self.leftover:
                body.append(self.leftover[number].strip())
        return tuple(body)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("”\"’')]")[-1:] in (".", "!", "?", "…") or text.rstrip().endswith("다")


def _labelled(credit: str) -> bool:
    return (
        bool(re.match(r"(?:Photo|Korea Times photo|사진|[ⓒ©]|출처|Fot|Foto|\(|\[)", credit)) or "/" in credit
    )


def _alt(picture: Picture, caption: Copy, credit: Credit) -> tuple[AltVerdict, str]:
    alt = " ".join((picture.alt or "").split())
    if not alt:
        return "missing", ""
    if file_name(alt) or (picture.name and alt in (picture.name, picture.name.rsplit(".", 1)[0])):
        return "file name", alt
    printed = split_caption(alt)
    told = key(printed.caption)
    if told == caption.key:
        same = not credit.text or bool(printed.credit.text)
        return ("same as figcaption" if same else "caption without credit"), alt
    if len(told) >= 20 and (caption.key.startswith(told) or told.startswith(caption.key)):
        return "caption cut", alt
    return "other text", alt
