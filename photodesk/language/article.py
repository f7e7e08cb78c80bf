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

from collections import Counter
from dataclasses import dataclass, field

from photodesk.language.article_glue import key
from photodesk.language.article_html import Page, is_html, read_html
from photodesk.language.article_reading import Group, Reading, pasted
from photodesk.language.article_text import MAX_CHARS, Copy
from photodesk.language.caption import split_caption
from photodesk.language.page_lines import file_name
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
    page = read_html(text) if is_html(text) else pasted(text)
    reading = Reading(page).read()
    captions = tuple(_caption(page, group) for group in reading.captions)
    return Article(
        tuple(caption for caption in captions if caption.caption),
        reading.title,
        reading.byline,
        reading.body,
        tuple(reading.file_names),
        len(page.pictures),
        page.text,
    )


def _caption(page: Page, group: Group) -> ArticleCaption:
    fullest = group.fullest
    credit = group.credit
    picture = _picture(page, group)
    verdict, alt = ("", "") if picture is None else _alt(picture, fullest, credit)
    times = len(group.copies)
    image = next((copy.image for copy in group.copies if copy.image), picture.name if picture else "")
    return ArticleCaption(
        fullest.caption, credit.text, times, verdict, alt, image, credit,
        tuple(_printed(page, copy) for copy in group.copies),
        tuple((copy.start, copy.end) for copy in group.copies if copy.start >= 0),
    )  # fmt: skip


def _printed(page: Page, copy: Copy) -> str:
    if copy.start >= 0:
        return page.text[copy.start : copy.end].strip()
    return page.blocks[copy.block].text


def _picture(page: Page, group: Group) -> Picture | None:
    figures = Counter(copy.figure for copy in group.copies if copy.figure >= 0)
    if not figures:
        return None
    figure = figures.most_common(1)[0][0]
    return next((picture for picture in page.pictures if picture.figure == figure), None)


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
