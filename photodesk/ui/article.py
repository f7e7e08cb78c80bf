"""What the browser is told of a pasted article: its captions in the text, and each against its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from photodesk.desk import Desk, articles
from photodesk.desk.captions import parse_printed
from photodesk.duplicates.captions import same_caption
from photodesk.duplicates.marking import marked
from photodesk.exchange.figure import caption_and_credit, figure_html, page_caption
from photodesk.language.article import Article, ArticleCaption
from photodesk.language.article_match import Match
from photodesk.library.store import Record
from photodesk.settings import Settings
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t

SHOWN_CHARS = 120_000
"""So much of the article's text is shown; all of it is read."""
SHOWN_PAGES = 6


def view(desk: Desk, text: str, page: str = "") -> dict[str, Any]:
    """Return what the Article page shows.

    Args:
        text: the pasted article; "" shows the page's own captions only.
        page: name of the page that prints it; "" compares with tonight's photos.

    Raises:
        UsageError: there is no such page.
    """
    found = articles.on_desk(desk, text, page=page)
    article, matches = found.result.article, found.result.matches
    captions = [
        _caption(number, caption, matches[number], found.records, desk.settings)
        for number, caption in enumerate(article.captions)
    ]
    return {
        "chars": len(text),
        "page": page,
        "pages": [one.name for one in desk.pages()[:SHOWN_PAGES]],
        "says": _says(article, matches) if text.strip() else "",
        "text": _marked_text(article),
        "captions": captions,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.name,
                "message": finding.message,
                "name": found.records[finding.key].name if finding.key in found.records else "",
            }
            for finding in found.result.findings
        ],
        "copies": [_copy(record) for record in found.records.values()] if page else [],
    }


def _says(article: Article, matches: Sequence[Match]) -> str:
    """Return the article in one line: "2 captions, each printed twice · 2 match a photo"."""
    count = len(article.captions)
    if not count:
        return t("article.none")
    times = {caption.times for caption in article.captions}
    parts = [t("article.n_captions", n=count)]
    if len(times) == 1 and (often := times.pop()) > 1:
        parts = [t("article.printed_once_each", n=count, times=_often(often))]
    matched = sum(1 for match in matches if match.key)
    ties = sum(1 for match in matches if match.ties)
    parts.append(t("article.matched", n=matched) if matched else t("article.none_matches"))
    if ties:
        parts.append(t("article.n_ties", n=ties))
    return " · ".join(parts)


def _often(times: int) -> str:
    return {1: t("article.once"), 2: t("article.twice")}.get(times, t("article.times", n=times))


def _found_by(by: str) -> str:
    return {
        "name": t("article.by_name"),
        "caption": t("article.by_caption"),
        "near caption": t("article.by_near"),
        "picture": t("article.by_picture"),
    }.get(by, by)


def _marked_text(article: Article) -> list[list[Any]]:
    """Return the text in stretches: [text, number of the caption from 1 (0 is none), which copy]."""
    spans = sorted(
        (start, end, number, copy)
        for number, caption in enumerate(article.captions, start=1)
        for copy, (start, end) in enumerate(caption.spans, start=1)
    )
    text = article.text[:SHOWN_CHARS]
    found: list[list[Any]] = []
    at = 0
    for start, end, number, copy in spans:
        if start < at or start >= len(text):
            continue
        if at < start:
            found.append([text[at:start], 0, 0])
        found.append([text[start:end], number, copy])
        at = min(end, len(text))
    if at < len(text):
        found.append([text[at:], 0, 0])
    if len(article.text) > SHOWN_CHARS:
        found.append([f"\n{t('article.more_read', n=len(article.text) - SHOWN_CHARS)}", 0, 0])
    return found


def _caption(
    number: int, caption: ArticleCaption, match: Match, records: Mapping[str, Record], settings: Settings
) -> dict[str, Any]:
    printed = caption.printed[0] if caption.printed else f"{caption.caption} {caption.credit}".strip()
    parsed = parse_printed(printed, settings)
    shown: dict[str, Any] = {
        "number": number + 1,
        "caption": caption.caption,
        "credit": caption.credit,
        "times": _often(caption.times),
        "twice": caption.times > 1,
        "kind": caption.kind,
        "house": parsed.house_form or "",
        "house_why": parsed.why,
        "alt": caption.alt,
        "alt_text": caption.alt_text,
        "image": caption.image,
        "ties": [_photo(records[key]) for key in match.ties if key in records],
        "match": None,
    }
    if match.key in records:
        shown["match"] = _compared(caption, match, records[match.key])
    return shown


def _photo(record: Record) -> dict[str, Any]:
    return {
        "key": str(record.id),
        "name": record.name,
        "thumb": thumb_url(record),
        "alt": record.metadata.alt_text or record.name,
    }


def _compared(caption: ArticleCaption, match: Match, record: Record) -> dict[str, Any]:
    """Return the page's words beside the file's, the differing ones marked."""
    says, credit = caption_and_credit(record.metadata)
    on_page, in_file = marked(caption.caption, says)
    page_credit, file_credit = marked(caption.credit, credit)
    verdict = same_caption(caption.caption, says)
    return {
        **_photo(record),
        **_copy(record),
        "by": _found_by(match.by),
        "page": [list(stretch) for stretch in on_page],
        "page_credit": [list(stretch) for stretch in page_credit],
        "file": [list(stretch) for stretch in in_file],
        "file_credit": [list(stretch) for stretch in file_credit],
        "same": not any(s.differs for s in (*on_page, *in_file, *page_credit, *file_credit)),
        "why": "" if verdict.label == "exact" else verdict.why,
    }


def _copy(record: Record) -> dict[str, Any]:
    """Return what is copied for the page: caption with credit, and the figure."""
    metadata = record.metadata
    figure = figure_html(metadata, record.name, width_px=record.width, height_px=record.height)
    return {"name": record.name, "page_caption": page_caption(metadata), "figure": figure}
