"""Finding photos: the query language, the word index, and one page of results at a time.

`credit:AP missing:caption is:blocked date:2026-11 source:handout "Chasiv Yar"`: words and phrases
are looked up in caption, headline, credit, creator, keywords and file name; a word matches at a
word's beginning, and Hangul or Hanja anywhere from two letters on (neighbouring pairs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from photodesk.errors import UsageError
from photodesk.library.schema import pages, photos, slots
from photodesk.model import Metadata

_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+")
_CJK_RUN = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}")

KEYS = ("caption", "creator", "credit", "date", "file", "is", "missing", "page", "rating", "source")
IS = (
    "blocked", "desk", "duplicate", "embedded", "page", "picked", "ready", "rejected", "sent", "tonight",
    "unrated",
)  # fmt: skip
MISSING = {"caption": photos.c.caption == "", "credit": photos.c.credit_line == ""}


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of results: ids newest first, and how many there are in all."""

    ids: tuple[int, ...]
    total: int


def index(connection: Connection, photo_id: int, name: str, metadata: Metadata) -> None:
    """Put a photo's words into the index, replacing what was there."""
    text = " ".join(
        (
            name, metadata.caption, metadata.headline, metadata.title, metadata.credit_line, metadata.source,
            *metadata.creator, *metadata.keywords, *metadata.person_shown, metadata.city, metadata.country,
            metadata.event_name, metadata.job_id, metadata.instructions,
        )
    )  # fmt: skip
    connection.exec_driver_sql("DELETE FROM photo_search WHERE rowid = ?", (photo_id,))
    connection.exec_driver_sql(
        "INSERT INTO photo_search (rowid, words, pairs) VALUES (?, ?, ?)",
        (photo_id, text, " ".join(pairs(text))),
    )


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take photos out of the index."""
    for photo_id in ids:
        connection.exec_driver_sql("DELETE FROM photo_search WHERE rowid = ?", (photo_id,))


def pairs(text: str) -> list[str]:
    """Return the neighbouring letter pairs of Hangul and Hanja, by which they are found in mid-word.

    Example:
        >>> pairs("남서울역 AP")
        ['남서', '서울', '울역']
    """
    return [run[i : i + 2] for run in _CJK_RUN.findall(text) for i in range(len(run) - 1)]


def match_expression(words: Sequence[str]) -> str:
    """Return the FTS5 expression for words and phrases, all of which must be there.

    Example:
        >>> match_expression(["Chasiv Yar", "서울"])
        '(words : "Chasiv Yar" *) AND (pairs : "서울")'
    """
    parts: list[str] = []
    for word in words:
        runs = _CJK_RUN.findall(word)
        if runs and _CJK_RUN.fullmatch(word):
            parts += [f'(pairs : "{" ".join(run[i : i + 2] for i in range(len(run) - 1))}")' for run in runs]
        else:
            plain = " ".join(_WORD.findall(word))
            if plain:
                parts.append(f'(words : "{plain}" *)')
    return " AND ".join(parts)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: conditions on columns, and words for the index."""

    conditions: tuple[sa.ColumnElement[bool], ...]
    words: tuple[str, ...]


def parse(text: str) -> Query:
    """Parse a query of the search language; "" finds everything.

    Raises:
        UsageError: an unknown key, or a value that its key does not know.
    """
    conditions: list[sa.ColumnElement[bool]] = []
    words: list[str] = []
    for minus, key, phrase, word in _TOKEN.findall(text):
        value = phrase or word
        if not value:
            continue
        if not key:
            words.append(value)
            continue
        condition = _condition(key, value)
        conditions.append(sa.not_(condition) if minus else condition)
    return Query(tuple(conditions), tuple(words))


def _condition(key: str, value: str) -> sa.ColumnElement[bool]:
    if key == "missing":
        if value not in MISSING:
            raise UsageError(f"missing:{value}: looks for {', '.join(MISSING)}")
        return MISSING[value]
    if key == "is":
        return _is(value)
    if key == "credit":
        return photos.c.credit_line.icontains(value, autoescape=True)
    if key == "caption":
        return photos.c.caption.icontains(value, autoescape=True)
    if key == "file":
        return photos.c.name.icontains(value, autoescape=True)
    if key == "creator":
        return sa.cast(photos.c.metadata["creator"], sa.Text).icontains(value, autoescape=True)
    if key == "source":
        return photos.c.source_label == value
    if key == "date":
        return photos.c.date_created.startswith(value, autoescape=True)
    if key == "rating":
        if not value.isdigit():
            raise UsageError(f"rating:{value}: write a number from 0 to 5")
        return photos.c.rating >= int(value)
    if key == "page":
        on = (
            sa.select(slots.c.photo_id)
            .join(pages, pages.c.id == slots.c.page_id)
            .where(pages.c.name == value)
        )
        return photos.c.id.in_(on)
    raise UsageError(f"{key}: no such search key; there are {', '.join(KEYS)}")


def _is(value: str) -> sa.ColumnElement[bool]:
    on_page = photos.c.id.in_(sa.select(slots.c.photo_id))
    conditions: dict[str, sa.ColumnElement[bool]] = {
        "blocked": photos.c.status == "blocked",
        "desk": photos.c.embedded_revision != photos.c.revision,
        "duplicate": photos.c.twins > 0,
        "embedded": photos.c.embedded_revision == photos.c.revision,
        "page": on_page,
        "picked": photos.c.flag == "pick",
        "ready": photos.c.status == "ready",
        "rejected": photos.c.flag == "reject",
        "sent": photos.c.sent_at != "",
        "tonight": sa.and_(photos.c.sent_at == "", photos.c.flag != "reject"),
        "unrated": photos.c.rating == 0,
    }
    if value not in conditions:
        raise UsageError(f"is:{value}: knows {', '.join(IS)}")
    return conditions[value]


def find(engine: Engine, text: str = "", *, offset: int = 0, limit: int = 60) -> Hits:
    """Return one page of the photos that a query finds, newest first, and their number.

    Args:
        offset: results to pass over. limit: results to return, at most 10,000.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    query = parse(text)
    chosen = _select(query)
    with engine.connect() as connection:
        total = connection.execute(sa.select(sa.func.count()).select_from(chosen.subquery())).scalar_one()
        page = chosen.order_by(photos.c.id.desc()).offset(offset).limit(min(limit, 10_000))
        return Hits(tuple(connection.execute(page).scalars()), total)


def _select(query: Query) -> sa.Select[Any]:
    chosen = sa.select(photos.c.id).where(*query.conditions)
    expression = match_expression(query.words)
    if expression:
        hits = sa.text("SELECT rowid FROM photo_search WHERE photo_search MATCH :words").bindparams(
            words=expression
        )
        chosen = chosen.where(photos.c.id.in_(hits.columns(sa.column("rowid", sa.Integer))))
    elif query.words:
        chosen = chosen.where(sa.false())
    return chosen


def counts(engine: Engine) -> dict[str, int]:
    """Return how many photos each line of the rail holds, by its query.

    Keys: "" (all), "is:tonight", "is:picked", "is:page", "is:sent", "is:duplicate", "missing:caption",
    "missing:credit", "is:blocked", "is:ready", and "source:LABEL" for each label there is.
    """
    names = ("is:tonight", "is:picked", "is:page", "is:sent", "is:duplicate", "is:blocked", "is:ready",
             "missing:caption", "missing:credit")  # fmt: skip
    columns = [
        sa.func.coalesce(sa.func.sum(sa.case((_condition(*name.split(":")), 1), else_=0)), 0).label(name)
        for name in names
    ]
    with engine.connect() as connection:
        row = connection.execute(sa.select(sa.func.count().label("all"), *columns).select_from(photos)).one()
        labels = connection.execute(
            sa.select(photos.c.source_label, sa.func.count())
            .group_by(photos.c.source_label)
            .order_by(photos.c.source_label)
        )
        found = {"": int(row[0]), **{name: int(value) for name, value in zip(names, row[1:], strict=True)}}
        found.update({f"source:{label}": int(count) for label, count in labels if label})
    return found
