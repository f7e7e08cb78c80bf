"""What the printed article says against the pictures' own words: rules PAG-001 to PAG-004."""

from __future__ import annotations

import re

from photodesk import text
from photodesk.audit import needs
from photodesk.audit.context import Context, PrintedArticle
from photodesk.audit.credit import compatible
from photodesk.audit.example import example
from photodesk.audit.reading import Reading, parse_credit
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.article import Article, ArticleCaption
from photodesk.language.restriction import restrictions_in
from photodesk.model import Severity

_CAPTION = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."
_CREDIT = "Korea Times photo by Shim Hyun-chul"
_PIGEONS = "A child feeds pigeons in front of City Hall in Seoul, Tuesday, Nov. 24, 2026."


def _article(*captions: ArticleCaption, matched: bool = False) -> PrintedArticle:
    return PrintedArticle("article.txt", Article(captions), {"A7/1": 0} if matched else {})


def _printed(caption: str, credit: str, times: int = 1, tail: str = "") -> ArticleCaption:
    """Return a caption as an article prints it, so many times, with what stands behind the credit."""
    block = f"{caption} {credit}{tail}"
    spans = tuple((n * (len(block) + 2), n * (len(block) + 2) + len(block)) for n in range(times))
    return ArticleCaption(
        caption, credit, times, parsed=parse_credit(credit), printed=(block,) * times, spans=spans
    )


def _copies(caption: ArticleCaption) -> int:
    """Return how often a reader sees the caption: alt and title attributes are not seen."""
    return max(1, len(caption.spans))


def _opening(caption: str, max_chars: int = 50) -> str:
    caption = text.collapse(caption)
    return caption if len(caption) <= max_chars else caption[: max_chars - 1].rstrip() + "…"


@rule(
    "PAG-001",
    "Page caption differs from the file",
    severity=Severity.warning,
    when="page",
    needs=needs.article,
    bad=example(
        article=_article(_printed("Commuters cross the Han River by bus, Tuesday.", _CREDIT), matched=True)
    ),
    good=example(article=_article(_printed(_CAPTION, _CREDIT), matched=True)),
)
def page_differs(photo: Reading, context: Context) -> Found:
    """Somebody edited the page and not the file, or the file and not the page: one is out of date.

    Source: published pages compared with their files.
    """
    article = context.article
    number = article.matched.get(photo.photo.key) if article is not None else None
    if article is None or number is None or number >= len(article.article.captions):
        return None
    printed = article.article.captions[number]
    if text.fold(printed.caption) != photo.folded_caption:
        return Hit(
            f'The page prints "{_opening(printed.caption)}", the file says "{_opening(photo.caption)}". '
            "Which is right (Enter)?",
            "caption",
        )
    own = photo.metadata.credit_line
    if text.fold(printed.credit) == text.fold(own):
        return None
    if printed.credit and own and compatible(parse_credit(printed.credit), parse_credit(own)):
        return None
    return Hit(
        f"The page credits {_quoted(printed.credit)}, the file {_quoted(own)}. Which (Enter)?",
        "credit_line",
    )


@rule(
    "PAG-002",
    "The page template doubles every caption",
    severity=Severity.info,
    when="page",
    scope="page",
    bad=example(article=_article(_printed(_CAPTION, _CREDIT, times=2))),
    good=example(article=_article(_printed(_CAPTION, _CREDIT))),
)
def template_doubles(photo: Reading, context: Context) -> Found:
    """When every caption stands twice, no editor did it: the template prints alt text and caption.

    One note for the page; when only some stand twice it is PAG-004.

    Source: the seed article, a page of The Korea Times.
    """
    captions = context.article.article.captions if context.article is not None else ()
    if not captions or any(_copies(caption) < 2 for caption in captions):
        return None
    times = min(_copies(caption) for caption in captions)
    often = "twice" if times == 2 else f"{times} times"
    return Hit(f"Every caption of the page stands {often}: the page template does it. Tell the web desk.")


_CREDIT_SHOULD = re.compile(r"photo credit should read", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FILE_NAME = re.compile(r"(?<!\S)[\w()-]+\.(?:jpe?g|png|webp|gif|tiff?|heic)\b", re.IGNORECASE)


@rule(
    "PAG-003",
    "Restriction or tag printed",
    severity=Severity.error,
    when="page",
    scope="page",
    bad=example(article=_article(_printed(_PIGEONS, "AP Photo/Lee Jin-man", tail=" KOREA OUT"))),
    good=example(article=_article(_printed(_PIGEONS, "AP-Yonhap"))),
)
def restriction_printed(photo: Reading, context: Context) -> Found:
    """Notes for the desk are not for the reader; KOREA OUT in print in Korea confesses the breach.

    Source: published pages.
    """
    if context.article is None:
        return None
    article = context.article.article
    hits = []
    for caption in article.captions:
        printed = caption.printed or (f"{caption.caption} {caption.credit}".strip(),)
        if said := next((found for copy in printed if (found := _not_for_print(copy, caption))), ""):
            hits.append(
                Hit(f'"{said}" is printed under "{_opening(caption.caption)}". Cut it (Enter).', "caption")
            )
    hits.extend(
        Hit(f'The file name "{name}" is printed as a caption. Cut it (Enter).')
        for name in dict.fromkeys(article.file_names)
    )
    return tuple(hits) or None


def _not_for_print(copy: str, caption: ArticleCaption) -> str:
    """Return the first words of a printed copy that no reader should see, or ""."""
    behind = copy.removeprefix(caption.caption) if caption.caption else ""
    for found in (
        *restrictions_in(copy, field="caption"),
        # What stands behind the sentence is no prose: there a note needs no bracket.
        *(
            restrictions_in(behind.replace(caption.credit, ""), field="instructions")
            if behind != copy
            else ()
        ),
    ):
        if not found.printable:
            return found.phrase
    match = _CREDIT_SHOULD.search(copy) or _MAIL.search(copy) or _FILE_NAME.search(copy)
    return match[0] if match else ""


@rule(
    "PAG-004",
    "Caption printed twice",
    severity=Severity.warning,
    when="page",
    scope="page",
    bad=example(article=_article(_printed(_CAPTION, _CREDIT, times=2), _printed(_PIGEONS, "Yonhap"))),
    good=example(article=_article(_printed(_CAPTION, _CREDIT), _printed(_PIGEONS, "Yonhap"))),
)
def caption_printed_twice(photo: Reading, context: Context) -> Found:
    """A caption that a reader sees twice was pasted twice.

    Alt text of the same figure is not seen and does not count.

    Source: the seed article, a page of The Korea Times.
    """
    captions = context.article.article.captions if context.article is not None else ()
    twice = [caption for caption in captions if _copies(caption) > 1]
    if len(twice) == len(captions):
        return None  # PAG-002: the template does it
    return (
        tuple(
            Hit(
                f'"{_opening(caption.caption)}" stands {_copies(caption)} times on the page. Cut it (Enter).',
                "caption",
            )
            for caption in twice
        )
        or None
    )


def _quoted(credit: str) -> str:
    return f'"{credit}"' if credit else "nobody"
