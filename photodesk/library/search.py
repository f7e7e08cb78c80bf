"""Finding photos: the query language, and one page of results at a time.

`credit:AP missing:caption is:blocked date:2026-11 source:handout "Chasiv Yar"`: words and phrases
are looked up in caption (in every language), headline, credit, creator, keywords, places and file
name; a word of three letters and more matches at a word's beginning, a shorter one is a whole word,
and Hangul or Hanja match anywhere from two letters on. A minus before a condition or a word turns it
round.

What the rail, a source, a month, a rating or a page says is answered from bits (`marks`), words
from the index (`words`); a query of both walks the index and tests the bits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from photodesk.errors import UsageError
from photodesk.library import marks, words
from photodesk.library.schema import pages, photos, slots
from photodesk.library.words import Term

_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}.*)?)?", re.DOTALL)

KEYS = ("caption", "creator", "credit", "date", "file", "is", "missing", "page", "rating", "source")
IS = (
    "blocked", "changed", "desk", "duplicate", "embedded", "page", "picked", "ready", "rejected", "sent",
    "tonight", "unrated",
)  # fmt: skip
MOST_COUNTED = 10_000
"""Hits of a word are counted no further than this; lines of the rail and their mixtures to the end."""
_FIRST_WALKED, _MOST_WALKED = 1_000, 3_000
"""Entries of the word index that a page of a mixed query looks at first, and before it stops to count."""
_ALL_AT_ONCE = 20_000
_FEW = 200


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of results: ids newest first, and how many there are in all.

    Attributes:
        more: there are more than `total`; it was counted no further.
    """

    ids: tuple[int, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on photos that is no word of the index: a key, its value, turned round or not."""

    key: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: conditions, what the word index must hold, and what it must not.

    `nothing`: a wanted word has no letter; the query finds no photo.
    """

    conditions: tuple[Condition, ...] = ()
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[tuple[Term, ...], ...] = ()
    nothing: bool = False


def parse(text: str) -> Query:
    """Parse a query of the search language; "" finds everything.

    Raises:
        UsageError: an unknown key, or a value that its key does not know.
    """
    conditions: list[Condition] = []
    wanted: list[Term] = []
    unwanted: list[tuple[Term, ...]] = []
    nothing = False
    for minus, key, phrase, word in _TOKEN.findall(text):
        value = phrase or word
        if not value:
            continue
        if key and key not in _BY_WORDS:
            _check(key, value)
            conditions.append(Condition(key, value, bool(minus)))
            continue
        asked = words.terms(value, key)
        if minus:
            unwanted += [asked] if asked else []
        elif asked:
            wanted += asked
        else:
            nothing = True
    return Query(tuple(conditions), tuple(wanted), tuple(unwanted), nothing)


_BY_WORDS = ("caption", "credit", "creator")


def _check(key: str, value: str) -> None:
    if key not in KEYS:
        raise UsageError(f"{key}: no such search key; there are {', '.join(KEYS)}")
    if key == "is" and value not in IS:
        raise UsageError(f"is:{value}: knows {', '.join(IS)}")
    if key == "missing" and f"missing:{value}" not in marks.LINES:
        known = (line.partition(":")[2] for line in marks.LINES if line.startswith("missing:"))
        raise UsageError(f"missing:{value}: looks for {', '.join(known)}")
    if key == "rating" and not (value.isascii() and value.isdigit()):
        raise UsageError(f"rating:{value}: write a number from 0 to 5")


# --- conditions as sets of photos ---------------------------------------------------------


def _chosen(connection: Connection, conditions: Sequence[Condition]) -> int | None:
    """Return the photos that fulfil the conditions as a set of bits; None when there is no condition."""
    if not conditions:
        return None
    found = -1
    for condition in conditions:
        bits = _fulfilling(connection, condition)
        found &= ~bits if condition.negated else bits
    return found if found >= 0 else found & marks.bearing(connection, "")


def _fulfilling(connection: Connection, condition: Condition) -> int:
    key, value = condition.key, condition.value
    if key == "is" and value == "embedded":
        return marks.bearing(connection, "") & ~marks.bearing(connection, "is:desk")
    if key == "is" and value == "unrated":
        return marks.bearing(connection, "") & ~_rated(connection, 1)
    if key == "rating":
        return _rated(connection, int(value)) if int(value) else marks.bearing(connection, "")
    if key == "date" and len(value) <= len("2026-11"):
        return marks.bearing_from(connection, f"date:{value}")
    if key == "date":
        day = sa.select(photos.c.id).where(
            photos.c.date_created >= value, photos.c.date_created < value + "\U0010ffff"
        )
        return marks.of_ids(connection.execute(day).scalars())
    if key == "file":
        return marks.of_ids(words.named(connection, value))
    if key == "page":
        on = (
            sa.select(slots.c.photo_id)
            .join(pages, pages.c.id == slots.c.page_id)
            .where(pages.c.name == value)
        )
        return marks.of_ids(connection.execute(on).scalars())
    return marks.bearing(connection, f"{key}:{value}")


_MOST_STARS = 9


def _rated(connection: Connection, least: int) -> int:
    return marks.bearing(connection, *(f"rating:{stars}" for stars in range(least, _MOST_STARS + 1)))


# --- one page of results ------------------------------------------------------------------


def find(engine: Engine, text: str = "", *, offset: int = 0, limit: int = 60, after: int = 0) -> Hits:
    """Return one page of the photos that a query finds, newest first, and their number.

    Args:
        offset: results to pass over. limit: results to return, at most 10,000.
        after: id of the photo that was shown last: only older ones are returned, however far down;
            quicker than `offset` for words, and nothing is shown twice when photos come in meanwhile.

    Returns:
        `total` is exact for conditions and counts words as far as `MOST_COUNTED`; `more` tells.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    query = parse(text)
    limit = min(limit, 10_000)
    with engine.connect() as connection:
        bits = _chosen(connection, query.conditions)
        if query.nothing:
            return Hits((), 0)
        if query.wanted:
            asked = words.expression(connection, query.wanted, query.unwanted)
            if bits is None:
                return _of_words(connection, asked, offset=offset, limit=limit, after=after)
            return _of_both(connection, asked, bits, offset=offset, limit=limit, after=after)
        if bits is None:
            bits = marks.bearing(connection, "")
        if query.unwanted:
            return _of_less(connection, bits, query.unwanted, offset=offset, limit=limit, after=after)
        total = bits.bit_count()
        if after:
            bits &= (1 << after) - 1
        return Hits(marks.newest(bits, offset=offset, limit=limit), total)


def _without(connection: Connection, bits: int | None, query: Query) -> int:
    """Return the set less the photos with words that are not wanted; None is all photos."""
    found = marks.bearing(connection, "") if bits is None else bits
    for terms in query.unwanted:
        asked = words.expression(connection, terms)
        for part in words.ids_below(connection, asked, words.ALL_IDS, first=_ALL_AT_ONCE):
            found &= ~marks.of_ids(part)
    return found


def _of_words(connection: Connection, asked: str, *, offset: int, limit: int, after: int) -> Hits:
    ids = tuple(words.newest(connection, asked, below=after or words.ALL_IDS, limit=limit, offset=offset))
    if len(ids) < limit and (ids or not offset) and not after:
        return Hits(ids, offset + len(ids))  # the last page has counted them all
    total = words.count(connection, asked, most=MOST_COUNTED + 1)
    more = total > MOST_COUNTED
    return Hits(ids, max(min(total, MOST_COUNTED), offset + len(ids)) if more else total, more)


def _of_both(connection: Connection, asked: str, bits: int, *, offset: int, limit: int, after: int) -> Hits:
    """Walk the word index newest first and keep what stands in the set."""
    if bits.bit_count() <= _FEW:
        among = words.among(connection, asked, marks.newest(bits, limit=_FEW))
        shown = [photo_id for photo_id in among if not after or photo_id < after]
        return Hits(tuple(shown[offset : offset + limit]), len(among))
    data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    lowest = (bits & -bits).bit_length() - 1

    def parts(below: int) -> Iterator[tuple[int, list[int]]]:
        below = min(below, bits.bit_length())
        for part in words.ids_below(connection, asked, below, first=_FIRST_WALKED):
            yield len(part), [photo_id for photo_id in part if data[photo_id >> 3] >> (photo_id & 7) & 1]
            if part[-1] <= lowest:
                return

    return _walked(parts, offset=offset, limit=limit, after=after)


def _of_less(
    connection: Connection,
    bits: int,
    unwanted: Sequence[Sequence[Term]],
    *,
    offset: int,
    limit: int,
    after: int,
) -> Hits:
    """Walk the set newest first and leave out the photos with words that are not wanted."""
    groups = [words.expression(connection, terms) for terms in unwanted]

    def parts(below: int) -> Iterator[tuple[int, list[int]]]:
        left, size = bits & ((1 << min(below, bits.bit_length())) - 1), _FIRST_WALKED
        while left:
            part = marks.newest(left, limit=size)
            gone = {
                photo_id
                for asked in groups
                for photo_id in words.between(connection, asked, part[-1], part[0])
            }
            yield len(part), [photo_id for photo_id in part if photo_id not in gone]
            left &= (1 << part[-1]) - 1
            size *= 2

    return _walked(parts, offset=offset, limit=limit, after=after)


def _walked(
    parts: Callable[[int], Iterator[tuple[int, list[int]]]], *, offset: int, limit: int, after: int
) -> Hits:
    """Return one page of what a walk finds, and how many it found before it stopped to count.

    Args:
        parts: gives (entries looked at, ids found) part by part below an id, newest first.
    """
    ids: list[int] = []
    total = walked = 0
    more = False

    def take(hits: list[int]) -> None:
        nonlocal offset
        ids.extend(hits[offset : offset + limit - len(ids)])
        offset = max(0, offset - len(hits))

    for seen, hits in parts(words.ALL_IDS):
        walked += seen
        total += len(hits)
        if not after:
            take(hits)
        if walked >= _MOST_WALKED and (total >= limit if after else len(ids) == limit):
            more = True
            break
    for _, hits in parts(after) if after else ():
        take(hits)
        if len(ids) == limit:
            break
    return Hits(tuple(ids), total, more)


def paths(engine: Engine, text: str = "") -> tuple[tuple[int, str], ...]:
    """Return (id, path) of every photo that a query finds, newest first, however many there are.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    query = parse(text)
    chosen = sa.select(photos.c.id, photos.c.path).order_by(photos.c.id.desc())
    with engine.connect() as connection:
        if query == Query():
            return tuple((photo_id, path) for photo_id, path in connection.execute(chosen))
        ids = _every(connection, query)
        found: list[tuple[int, str]] = []
        for start in range(0, len(ids), 500):
            part = chosen.where(photos.c.id.in_(ids[start : start + 500]))
            found += [(photo_id, path) for photo_id, path in connection.execute(part)]
        return tuple(found)


def _every(connection: Connection, query: Query) -> tuple[int, ...]:
    if query.nothing:
        return ()
    bits = _chosen(connection, query.conditions)
    if query.wanted:
        asked = words.expression(connection, query.wanted, query.unwanted)
        held = 0
        for part in words.ids_below(connection, asked, words.ALL_IDS, first=_ALL_AT_ONCE):
            held |= marks.of_ids(part)
        bits = held if bits is None else bits & held
    else:
        bits = _without(connection, bits, query)
    return marks.newest(bits, limit=bits.bit_count())


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

    Keys: "" (all), those of `marks.LINES`, "source:LABEL" for each label there is, and "page:NAME"
    for each page, the newest first.
    """
    with engine.connect() as connection:
        borne = marks.counts(connection)
        found = {mark: borne.get(mark, 0) for mark in ("", *marks.LINES)}
        for mark, count in borne.items():
            key, _, value = mark.partition(":")
            if key == "source":
                found[line(key, value)] = count
        on_pages = (
            sa.select(pages.c.name, sa.func.count(slots.c.photo_id))
            .outerjoin(slots, slots.c.page_id == pages.c.id)
            .group_by(pages.c.id)
            .order_by(pages.c.use_date.desc(), pages.c.id.desc())
        )
        found |= {line("page", name): count for name, count in connection.execute(on_pages)}
    return found
