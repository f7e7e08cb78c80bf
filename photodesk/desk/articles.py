"""A pasted article against the photos of the desk: what the page prints, and what the files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photodesk.desk.auditing import ArticleResult, judge_article
from photodesk.desk.standing import as_judged
from photodesk.library import pages, search
from photodesk.library.store import Record
from photodesk.model import Use

if TYPE_CHECKING:
    from photodesk.desk import Desk

NAME = "article"
"""Key of the findings about the pasted article as a whole."""
TONIGHT = "is:tonight"
MOST_PHOTOS = 2000
"""So many photos of tonight are compared with an article."""


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """An article read and judged, and the photos that it was compared with, by key."""

    result: ArticleResult
    records: Mapping[str, Record]


def on_desk(desk: Desk, text: str, *, page: str = "") -> DeskArticle:
    """Read a pasted article, match it to the photos of a page (or tonight's), and judge it.

    Args:
        text: the article, text or HTML. page: the page that prints it; "" compares with tonight's.

    Raises:
        UsageError: there is no such page.
    """
    now = desk.clock()
    if page:
        use_page = pages.get(desk.store.engine, page)
        ids = use_page.photo_ids
        use = Use(on=use_page.on, targets=use_page.targets)
    else:
        ids = search.find(desk.store.engine, TONIGHT, limit=MOST_PHOTOS).ids
        use = Use(on=now.date(), targets=desk.settings.publisher.media)
    records = {str(record.id): record for record in desk.store.many(ids)}
    photos = [as_judged(desk, record) for record in records.values()]
    result = judge_article(text, name=NAME, photos=photos, settings=desk.settings, use=use, now=now)
    return DeskArticle(result, records)
