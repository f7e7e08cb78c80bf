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
from photodesk.library.schema import pages, photos, slots, tallies
from photodesk.model import Metadata

_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+")
_CJK_RUN = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}")

KEYS = ("caption", "creator", "credit", "date", "file", "is", "missing", "page", "rating", "source")
IS = (
    "blocked", "desk", "duplicate", "embedded", "page", "picked", "ready", "rejected", "sent", "tonight",
    "unrated",
)  # fmt: skip
_ON_PAGE = photos.c.id.in_(sa.select(slots.c.photo_id))
_EMBEDDED = photos.c.embedded_revision == photos.c.revision


def _rows(condition: str) -> sa.ColumnElement[bool]:
    """A condition word for word: SQLite uses a partial index only where it reads the index's own words."""
    return sa.text(f"({condition})")  # type: ignore[return-value]


LINES: dict[str, sa.ColumnElement[bool]] = {
    "is:blocked": _rows("photos.status = 'blocked'"),
    "is:desk": _rows("photos.embedded_revision <> photos.revision"),
    "is:duplicate": _rows("photos.twins > 0"),
    "is:picked": _rows("photos.flag = 'pick'"),
    "is:ready": _rows("photos.status = 'ready'"),
    "is:rejected": _rows("photos.flag = 'reject'"),
    "is:sent": _rows("photos.sent_at <> ''"),
    "is:tonight": _rows("photos.sent_at = '' AND photos.flag <> 'reject'"),
    "missing:caption": _rows("photos.caption = ''"),
    "missing:credit": _rows("photos.credit_line = ''"),
}
"""Queries of the rail whose photos `tallies` counts."""


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
    """A parsed query: conditions on columns, words for the index, and the tally that counts it, or None."""

    conditions: tuple[sa.ColumnElement[bool], ...]
    words: tuple[str, ...]
    tally: tuple[str, str] | None = None


def parse(text: str) -> Query:
    """Parse a query of the search language; "" finds everything.

    Raises:
        UsageError: an unknown key, or a value that its key does not know.
    """
    conditions: list[sa.ColumnElement[bool]] = []
    words: list[str] = []
    tally: tuple[str, str] | None = ("", "")
    for minus, key, phrase, word in _TOKEN.findall(text):
        value = phrase or word
        if not value:
            continue
        first = not conditions and not words and not minus
        tally = _tally(key, value) if first else None
        if not key:
            words.append(value)
            continue
        condition = _condition(key, value)
        conditions.append(_negated(condition) if minus else condition)
    return Query(tuple(conditions), tuple(words), tally)


def _negated(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    if isinstance(condition, sa.TextClause):
        return sa.text(f"NOT {condition.text}")
    return sa.not_(condition)


def _tally(key: str, value: str) -> tuple[str, str] | None:
    if f"{key}:{value}" in LINES:
        return f"{key}:{value}", ""
    return (key, value) if key in ("source", "credit") else None


def _condition(key: str, value: str) -> sa.ColumnElement[bool]:
    if f"{key}:{value}" in LINES:
        return LINES[f"{key}:{value}"]
    if key == "missing":
        known = (line.partition(":")[2] for line in LINES if line.startswith("missing:"))
        raise UsageError(f"missing:{value}: looks for {', '.join(known)}")
    if key == "is":
        return _is(value)
    if key == "credit":
        return photos.c.credit_line.in_(sa.select(tallies.c.value).where(*_credits(value)))
    if key == "caption":
        return sa.and_(photos.c.caption.icontains(value, autoescape=True), *_indexed(value))
    if key == "file":
        return photos.c.name.icontains(value, autoescape=True)
    if key == "creator":
        creators = sa.cast(photos.c.metadata["creator"], sa.Text)
        return sa.and_(creators.icontains(value, autoescape=True), *_indexed(value))
    if key == "source":
        return photos.c.source_label == value
    if key == "date":
        return sa.and_(photos.c.date_created >= value, photos.c.date_created < value + "\U0010ffff")
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


def _credits(value: str) -> tuple[sa.ColumnElement[bool], ...]:
    """Conditions on the tallies that hold for the credit lines with these letters."""
    return tallies.c.kind == "credit", tallies.c.value.icontains(value, autoescape=True)


def _indexed(value: str) -> tuple[sa.ColumnElement[bool], ...]:
    """What the word index says of a text that a field must hold: it spares reading every photo."""
    if len(value) < 2 or not (expression := match_expression([value])):
        return ()
    return (photos.c.id.in_(_matching(expression)),)


def _is(value: str) -> sa.ColumnElement[bool]:
    conditions: dict[str, sa.ColumnElement[bool]] = {
        "embedded": _EMBEDDED,
        "page": _ON_PAGE,
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
    with engine.connect() as connection:
        page = _select(query).offset(offset).limit(min(limit, 10_000))
        ids = tuple(connection.execute(page).scalars())
        if len(ids) < limit and (ids or not offset):
            return Hits(ids, offset + len(ids))  # the last page has counted them all
        return Hits(ids, _total(connection, query))


def paths(engine: Engine, text: str = "") -> tuple[tuple[int, str], ...]:
    """Return (id, path) of every photo that a query finds, newest first, however many there are.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    found = _select(parse(text)).order_by(None).subquery()
    chosen = sa.select(photos.c.id, photos.c.path).where(photos.c.id.in_(sa.select(found)))
    with engine.connect() as connection:
        rows = connection.execute(chosen.order_by(photos.c.id.desc()))
        return tuple((photo_id, path) for photo_id, path in rows)


def named(engine: Engine, names: Sequence[str]) -> frozenset[str]:
    """Return those of these file names that some photo of the desk bears, letter for letter."""
    found: set[str] = set()
    with engine.connect() as connection:
        for start in range(0, len(names), 500):
            part = list(names[start : start + 500])
            found.update(
                connection.execute(sa.select(photos.c.name).where(photos.c.name.in_(part))).scalars()
            )
    return frozenset(found)


def _select(query: Query) -> sa.Select[Any]:
    expression = match_expression(query.words)
    if expression and not query.conditions:
        rowid = sa.literal_column("rowid", sa.Integer)
        return sa.select(rowid).select_from(sa.text("photo_search")).where(_MATCH).order_by(
            rowid.desc()
        ).params(words=expression)  # fmt: skip
    chosen = sa.select(photos.c.id).where(*query.conditions).order_by(photos.c.id.desc())
    if expression:
        return chosen.where(photos.c.id.in_(_matching(expression)))
    return chosen.where(sa.false()) if query.words else chosen


_MATCH = sa.text("photo_search MATCH :words")


def _matching(expression: str) -> Any:
    hits = sa.text("SELECT rowid FROM photo_search WHERE photo_search MATCH :words").bindparams(
        sa.bindparam("words", expression, unique=True)
    )
    return hits.columns(sa.column("rowid", sa.Integer))


def _total(connection: Connection, query: Query) -> int:
    if query.tally is None:
        everything = _select(query).order_by(None).subquery()
        return int(connection.execute(sa.select(sa.func.count()).select_from(everything)).scalar_one())
    kind, value = query.tally
    of_kind = _credits(value) if kind == "credit" else (tallies.c.kind == kind, tallies.c.value == value)
    counted = sa.select(sa.func.coalesce(sa.func.sum(tallies.c.photos), 0)).where(*of_kind)
    return int(connection.execute(counted).scalar_one())


def line(key: str, value: str) -> str:
    """Return the query for one key and value, quoted where it must be.

    Example:
        >>> line("source", "wire"), line("page", "A7 late")
        ('source:wire', 'page:"A7 late"')
    """
    value = value.replace('"', " ")
    return f'{key}:"{value}"' if not value or re.search(r"\s", value) else f"{key}:{value}"


def counts(engine: Engine) -> dict[str, int]:
    """Return how many photos each line of the rail holds, by its query.

    Keys: "" (all), those of `LINES`, "is:page", "source:LABEL" for each label there is, and
    "page:NAME" for each page, the newest first.
    """
    with engine.connect() as connection:
        rows = connection.execute(
            sa.select(tallies).where(tallies.c.kind != "credit").order_by(tallies.c.kind, tallies.c.value)
        ).all()
        found = {kind: count for kind, _, count in rows if kind != "source"}
        found["is:page"] = connection.execute(
            sa.select(sa.func.count(sa.distinct(slots.c.photo_id)))
        ).scalar_one()
        found |= {line("source", value): count for kind, value, count in rows if kind == "source" and value}
        on_pages = (
            sa.select(pages.c.name, sa.func.count(slots.c.photo_id))
            .outerjoin(slots, slots.c.page_id == pages.c.id)
            .group_by(pages.c.id)
            .order_by(pages.c.use_date.desc(), pages.c.id.desc())
        )
        found |= {line("page", name): count for name, count in connection.execute(on_pages)}
    return found
