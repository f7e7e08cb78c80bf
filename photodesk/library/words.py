"""The word index: which photos hold a word, in which field, newest first, in SQLite and PostgreSQL alike.

Texts are cut into words here, so that both databases find the same: letters and digits, folded,
accents off; Hangul and Hanja apart from Latin, and once more as neighbouring pairs (남서울역 is
남서 서울 울역), by which two syllables are found in mid-word. A word of three letters and more
matches at a word's beginning; one or two letters are a whole word (AP is not Appleby).

SQLite keeps the words in an FTS5 table with a column a field, PostgreSQL in a tsvector whose
weights A to D are the fields.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from photodesk.library.schema import photos
from photodesk.library.values import unpack
from photodesk.model import Metadata

COLUMNS = {"caption": "A", "credit": "B", "creator": "C", "file": "D", "other": "D"}
"""Fields that a query may name, and PostgreSQL's weight of each; file and other are never named."""

_CJK = "\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(f"[{_CJK}]")
_ACCENT = re.compile("[\u0300-\u036f]+")
_MOST_TOKENS = 5_000
_LONGEST = 100
_SHORTEST_PREFIX = 3
_MOST_BEGUN = 8
_AT_ONCE = 1_000
ALL_IDS = 2**31
"""Above every photo's id."""


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    Example:
        >>> tokens("São Paulo: AP연합뉴스 2026-11-24")
        ['sao', 'paulo', 'ap', '연합뉴스', '2026', '11', '24']
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))
    return [token[:_LONGEST] for token in _TOKEN.findall(text)]


def pairs(text: str) -> list[str]:
    """Return the neighbouring letter pairs of Hangul and Hanja, by which they are found in mid-word.

    Example:
        >>> pairs("남서울역 AP")
        ['남서', '서울', '울역']
    """
    return [pair for token in tokens(text) if _IS_CJK.match(token) for pair in _pairs(token)]


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def texts_of(name: str, metadata: Metadata) -> dict[str, list[str]]:
    """Return the words of one photo by column: its fields' words, then the pairs of their Hangul."""
    others = metadata.alternatives
    said = {
        "caption": [metadata.caption, *(text for of, _, text in others if of == "caption")],
        "credit": [metadata.credit_line],
        "creator": metadata.creator,
        "file": [name],
        "other": (
            metadata.supplier_image_id, metadata.job_id, metadata.title, metadata.digital_image_guid,
            metadata.headline, metadata.source, *metadata.keywords, *metadata.person_shown,
            metadata.city, metadata.country, metadata.event_name, metadata.instructions,
            *(text for of, _, text in others if of != "caption"),
        ),
    }  # fmt: skip
    found = {}
    for column, texts in said.items():
        words = [token for text in texts if text for token in tokens(text)]
        runs = [token for token in words if len(token) > 2 and _IS_CJK.match(token)]
        found[column] = (words + [pair for run in runs for pair in _pairs(run)])[:_MOST_TOKENS]
    return found


# --- what is asked ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other, the last perhaps only begun; `column` is "" for any field."""

    words: tuple[str, ...]
    begun: bool
    column: str = ""


def terms(text: str, column: str = "") -> tuple[Term, ...]:
    """Return what a word or phrase of a query asks for: every term must be there.

    Example:
        >>> terms("Chasiv Yar"), terms("AP"), terms("서울역")
        ((Term(words=('chasiv', 'yar'), begun=True, column=''),), (Term(words=('ap',), begun=False, column=''),), (Term(words=('서울', '울역'), begun=False, column=''),))
    """  # noqa: E501
    found: list[Term] = []
    phrase: list[str] = []
    for token in tokens(text):
        if _IS_CJK.match(token) and len(token) > 1:
            found.append(Term(tuple(_pairs(token)), begun=False, column=column))
        else:
            phrase.append(token)
    if phrase:
        last = phrase[-1]
        begun = len(last) >= _SHORTEST_PREFIX or bool(_IS_CJK.match(last))
        found.append(Term(tuple(phrase), begun, column))
    return tuple(found)


def expression(
    connection: Connection, wanted: Sequence[Term], unwanted: Sequence[Sequence[Term]] = ()
) -> str:
    """Return the query for this database's word index: all that is wanted, and no unwanted group whole.

    Args:
        wanted: at least one term. unwanted: groups of terms, such as those of one phrase.
    """
    if connection.dialect.name == "sqlite":
        all_of = partial(_all_of, connection)
        return f"({all_of(wanted)})" + "".join(f" NOT ({all_of(terms)})" for terms in unwanted)
    parts = [_tsquery(term) for term in wanted]
    parts += [f"!({' & '.join(map(_tsquery, terms))})" for terms in unwanted]
    return " & ".join(parts)


def phrase(connection: Connection, text: str) -> str:
    """Return the query for photos that hold all words of a text one after the other; "" without any word."""
    held = tuple(tokens(text))
    return expression(connection, [Term(held, begun=False)]) if held else ""


def _all_of(connection: Connection, terms: Sequence[Term]) -> str:
    return " AND ".join(f"({_fts5(connection, term)})" for term in terms)


def _fts5(connection: Connection, term: Term) -> str:
    *before, last = term.words
    begun = _begun(connection, last) if term.begun else [last]
    if begun:
        phrases = " OR ".join(f'"{" ".join([*before, word])}"' for word in begun)
    else:
        phrases = f'"{" ".join(term.words)}" *'
    return f"{term.column} : ({phrases})" if term.column else phrases


def _begun(connection: Connection, first: str) -> list[str]:
    """Return the few words of the index that begin so, or none when there are many.

    FTS5 gathers every hit of a begun word before it gives the first; of whole words it reads only
    as many as are asked for.
    """
    found: list[str] = []
    at = first
    while len(found) <= _MOST_BEGUN:
        row = connection.exec_driver_sql(
            "SELECT term FROM photo_terms WHERE term >= ? LIMIT 1", (at,)
        ).first()
        if row is None or not row[0].startswith(first):
            return found or [first]
        found.append(row[0])
        at = row[0] + "\x01"
    return []


def _tsquery(term: Term) -> str:
    weight = COLUMNS[term.column] if term.column else ""
    lexemes = [f"'{word}'{f':{weight}' if weight else ''}" for word in term.words[:-1]]
    tail = weight + ("*" if term.begun else "")
    lexemes.append(f"'{term.words[-1]}'{f':{tail}' if tail else ''}")
    return f"({' <-> '.join(lexemes)})"


def newest(connection: Connection, query: str, *, below: int, limit: int, offset: int = 0) -> list[int]:
    """Return the newest photos before id `below` that the index finds, the highest id first."""
    found = connection.execute(
        _NEWEST[connection.dialect.name], {"query": query, "below": below, "limit": limit, "offset": offset}
    )
    return list(found.scalars())


def count(connection: Connection, query: str, *, most: int) -> int:
    """Return how many photos the index finds, counting no further than `most`."""
    counted = _COUNT[connection.dialect.name]
    return int(connection.execute(counted, {"query": query, "most": most}).scalar_one())


_NEWEST = {
    "sqlite": sa.text(
        "SELECT rowid FROM photo_words WHERE photo_words MATCH :query AND rowid < :below "
        "ORDER BY rowid DESC LIMIT :limit OFFSET :offset"
    ),
    "postgresql": sa.text(
        "SELECT photo_id FROM photo_words WHERE words @@ CAST(:query AS tsquery) AND photo_id < :below "
        "ORDER BY photo_id DESC LIMIT :limit OFFSET :offset"
    ),
}
_COUNT = {
    "sqlite": sa.text(
        "SELECT count(*) FROM (SELECT 1 FROM photo_words WHERE photo_words MATCH :query LIMIT :most)"
    ),
    "postgresql": sa.text(
        "SELECT count(*) FROM (SELECT 1 FROM photo_words WHERE words @@ CAST(:query AS tsquery) "
        "LIMIT :most) AS hits"
    ),
}


def ids_below(
    connection: Connection, query: str, below: int, *, first: int, most: int = 20_000
) -> Iterator[list[int]]:
    """Yield what the index finds before id `below`, newest first, in parts of `first` to `most`."""
    size = first
    while True:
        part = newest(connection, query, below=below, limit=size)
        if part:
            yield part
        if len(part) < size:
            return
        below, size = part[-1], min(size * 2, most)


def between(connection: Connection, query: str, lowest: int, highest: int) -> list[int]:
    """Return the photos from one id to another, both included, that the index finds, in no order."""
    asked = _BETWEEN[connection.dialect.name]
    return list(connection.execute(asked, {"query": query, "low": lowest, "high": highest}).scalars())


_BETWEEN = {
    "sqlite": sa.text(
        "SELECT rowid FROM photo_words WHERE photo_words MATCH :query AND rowid BETWEEN :low AND :high"
    ),
    "postgresql": sa.text(
        "SELECT photo_id FROM photo_words "
        "WHERE words @@ CAST(:query AS tsquery) AND photo_id BETWEEN :low AND :high"
    ),
}


def among(connection: Connection, query: str, ids: Sequence[int]) -> list[int]:
    """Return those of a few photos that the index finds, the highest id first."""
    asked = _AMONG[connection.dialect.name].bindparams(sa.bindparam("ids", expanding=True))
    return list(connection.execute(asked, {"query": query, "ids": list(ids)}).scalars())


_AMONG = {
    "sqlite": sa.text(
        "SELECT rowid FROM photo_words WHERE photo_words MATCH :query AND rowid IN :ids ORDER BY rowid DESC"
    ),
    "postgresql": sa.text(
        "SELECT photo_id FROM photo_words WHERE words @@ CAST(:query AS tsquery) AND photo_id IN :ids "
        "ORDER BY photo_id DESC"
    ),
}


def named(connection: Connection, part: str) -> list[int]:
    """Return the photos with these letters anywhere in their file name, in no order."""
    part = unicodedata.normalize("NFC", part)
    if connection.dialect.name == "sqlite" and len(part) > 2:
        quoted = part.replace('"', '""')
        hits = connection.exec_driver_sql("SELECT rowid FROM photo_names(?)", (f'"{quoted}"',))
        return list(hits.scalars())
    like = photos.c.name.icontains(part, autoescape=True)
    return list(connection.execute(sa.select(photos.c.id).where(like)).scalars())


# --- keeping it ---------------------------------------------------------------------------


def index(connection: Connection, items: Iterable[tuple[int, str, Metadata]], *, new: bool) -> None:
    """Put the words of photos into the index: (id, file name, metadata).

    Args:
        new: the photos were never in it; otherwise their words replace those before.
    """
    rows = [(photo_id, name, texts_of(name, metadata)) for photo_id, name, metadata in items]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        if not new:
            connection.exec_driver_sql("DELETE FROM photo_words WHERE rowid = ?", [(row[0],) for row in rows])
        connection.exec_driver_sql(
            "INSERT INTO photo_words (rowid, caption, credit, creator, file, other) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(row[0], *(" ".join(row[2][column]) for column in COLUMNS)) for row in rows],
        )
        if new:
            connection.exec_driver_sql(
                "INSERT INTO photo_names (rowid, name) VALUES (?, ?)",
                [(row[0], unicodedata.normalize("NFC", row[1])) for row in rows],
            )
        return
    connection.execute(_PUT, [{"of": row[0], "words": _tsvector(row[2])} for row in rows])


_PUT = sa.text(
    "INSERT INTO photo_words (photo_id, words) VALUES (:of, CAST(:words AS tsvector)) "
    "ON CONFLICT (photo_id) DO UPDATE SET words = excluded.words"
)


def _tsvector(columns: dict[str, list[str]]) -> str:
    """Return the words of one photo as PostgreSQL reads a tsvector: a gap of one between the columns."""
    at = 0
    places: dict[str, list[str]] = {}
    for column, words in columns.items():
        for word in words:
            at += 1
            places.setdefault(word, []).append(f"{min(at, 16_383)}{COLUMNS[column]}")
        at += 1
    return " ".join(f"'{word}':{','.join(held[:255])}" for word, held in places.items())


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take photos out of the index; PostgreSQL drops them with the photo."""
    if connection.dialect.name == "sqlite" and ids:
        rows = [(photo_id,) for photo_id in ids]
        connection.exec_driver_sql("DELETE FROM photo_words WHERE rowid = ?", rows)
        connection.exec_driver_sql("DELETE FROM photo_names WHERE rowid = ?", rows)


def fill(connection: Connection) -> None:
    """Index every photo where the index is empty: after a migration made it anew."""
    if connection.exec_driver_sql("SELECT 1 FROM photo_words LIMIT 1").first() is not None:
        return
    # SQLite's index of names may be there still, and full.
    new = (
        connection.dialect.name != "sqlite"
        or connection.exec_driver_sql("SELECT 1 FROM photo_names LIMIT 1").first() is None
    )
    for part in _all(connection):
        index(connection, part, new=new)


def _all(connection: Connection) -> Iterator[list[tuple[int, str, Metadata]]]:
    last = 0
    query = (
        sa.select(photos.c.id, photos.c.name, photos.c.metadata)
        .where(photos.c.id > sa.bindparam("last"))
        .order_by(photos.c.id)
        .limit(_AT_ONCE)
    )
    while rows := connection.execute(query, {"last": last}).all():
        yield [(row.id, row.name, unpack(row.metadata)) for row in rows]
        last = rows[-1].id
