"""Which photos bear which mark, as bits: every line of the rail and any mixture of them in a moment.

A mark is a query of one word: `is:ready`, `missing:credit`, `source:wire`, `rating:3`, `date:2026-11`;
"" is borne by every photo. A row of `marks` holds the bits of 4,096 photo ids. Triggers note
whose marks may have changed; `keep` brings the bits up to date before the transaction commits, so
that bits, counts and photos never disagree.

A set of photos is one whole number: bit N is photo N.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from photodesk.library.schema import differences, marks, photos, slots, tallies, touched

BLOCK = 4096
"""Photo ids in one row of bits."""
_BYTES = BLOCK // 8
_AT_ONCE = 5_000

LINES = (
    "is:blocked", "is:changed", "is:desk", "is:duplicate", "is:page", "is:picked", "is:ready", "is:rejected",
    "is:sent", "is:tonight", "missing:caption", "missing:credit",
)  # fmt: skip
"""Marks that every desk has, also when no photo bears them."""

_TOUCHED = sa.select(touched.c.photo_id).order_by(touched.c.photo_id).limit(_AT_ONCE)
_STANDING = sa.select(
    photos.c.id, photos.c.status, photos.c.flag, photos.c.sent_at, photos.c.twins,
    photos.c.revision != photos.c.embedded_revision, photos.c.caption == "", photos.c.credit_line == "",
    photos.c.source_label, photos.c.rating, sa.func.substr(photos.c.date_created, 1, 7),
    sa.exists().where(slots.c.photo_id == photos.c.id),
    sa.exists().where(differences.c.photo_id == photos.c.id, differences.c.settled_at == ""),
).where(photos.c.id.in_(sa.bindparam("ids", expanding=True)))  # fmt: skip


def _borne(row: Any) -> Iterator[str]:
    """Return the marks of one row of `_STANDING`."""
    _, status, flag, sent_at, twins, desk, no_caption, no_credit, source, rating, month, page, changed = row
    yield ""
    if status in ("blocked", "ready"):
        yield f"is:{status}"
    if flag == "pick":
        yield "is:picked"
    if flag == "reject":
        yield "is:rejected"
    elif not sent_at:
        yield "is:tonight"
    if sent_at:
        yield "is:sent"
    if twins > 0:
        yield "is:duplicate"
    if desk:
        yield "is:desk"
    if page:
        yield "is:page"
    if changed:
        yield "is:changed"
    if no_caption:
        yield "missing:caption"
    if no_credit:
        yield "missing:credit"
    if source:
        yield f"source:{source}"
    if rating:
        yield f"rating:{rating}"
    if month:
        yield f"date:{month}"


def keep(connection: Connection) -> None:
    """Bring bits and counts of the touched photos up to date, in the transaction that touched them."""
    # Two questions, not one: PostgreSQL does not know that the table of touched photos is small.
    while ids := connection.execute(_TOUCHED).scalars().all():
        blocks: dict[int, tuple[int, dict[str, int]]] = {}
        for photo_id in ids:
            block, place = divmod(photo_id, BLOCK)
            among, bits = blocks.get(block, (0, {}))
            blocks[block] = (among | 1 << place, bits)
        for row in connection.execute(_STANDING, {"ids": ids}):
            block, place = divmod(row.id, BLOCK)
            bits = blocks[block][1]
            for mark in _borne(row):
                bits[mark] = bits.get(mark, 0) | 1 << place
        _write(connection, blocks)
        connection.execute(_DONE, {"last": ids[-1]})
        if len(ids) < _AT_ONCE:
            return


_DONE = touched.delete().where(touched.c.photo_id <= sa.bindparam("last"))


def _write(connection: Connection, blocks: dict[int, tuple[int, dict[str, int]]]) -> None:
    changed: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    apart: dict[str, int] = {}
    for block, (among, bits) in blocks.items():
        held = {
            mark: int.from_bytes(data, "little") for mark, data in connection.execute(_HELD, {"block": block})
        }
        for mark in {**held, **bits}:
            before = held.get(mark, 0)
            after = before & ~among | bits.get(mark, 0)
            if after == before:
                continue
            apart[mark] = apart.get(mark, 0) + after.bit_count() - before.bit_count()
            key = {"of": mark, "at": block}
            if after:
                changed.append({**key, "now": after.to_bytes((after.bit_length() + 7) // 8, "little")})
            else:
                gone.append(key)
    if gone:
        connection.execute(_DROP, gone)
    if changed:
        connection.execute(_PUT, changed)
    counts = [{"of": mark, "more": number} for mark, number in apart.items() if number]
    if counts:
        connection.execute(_COUNT, counts)


_HELD = sa.select(marks.c.mark, marks.c.bits).where(marks.c.block == sa.bindparam("block"))
_DROP = marks.delete().where(marks.c.mark == sa.bindparam("of"), marks.c.block == sa.bindparam("at"))
_PUT = sa.text(
    "INSERT INTO marks (mark, block, bits) VALUES (:of, :at, :now) "
    "ON CONFLICT (mark, block) DO UPDATE SET bits = excluded.bits"
)
_COUNT = sa.text(
    "INSERT INTO tallies (mark, photos) VALUES (:of, :more) "
    "ON CONFLICT (mark) DO UPDATE SET photos = tallies.photos + excluded.photos"
)


# --- sets of photos -----------------------------------------------------------------------


def bearing(connection: Connection, *wanted: str) -> int:
    """Return the photos that bear one of these marks."""
    query = sa.select(marks.c.block, marks.c.bits).where(marks.c.mark == sa.bindparam("of"))
    found = 0
    for mark in wanted:
        found |= _joined(connection.execute(query, {"of": mark}))
    return found


def bearing_from(connection: Connection, first: str) -> int:
    """Return the photos that bear a mark that begins with these letters."""
    query = sa.select(marks.c.block, marks.c.bits).where(
        marks.c.mark >= first, marks.c.mark < first + "\U0010ffff"
    )
    blocks: dict[int, int] = {}
    for block, bits in connection.execute(query):
        blocks[block] = blocks.get(block, 0) | int.from_bytes(bits, "little")
    return _joined((block, bits.to_bytes(_BYTES, "little")) for block, bits in blocks.items())


def _joined(rows: Iterable[Any]) -> int:
    parts: dict[int, bytes] = dict(map(tuple, rows))
    if not parts:
        return 0
    blocks = (parts.get(block, b"") for block in range(max(parts) + 1))
    return int.from_bytes(b"".join(bits.ljust(_BYTES, b"\0") for bits in blocks), "little")


def of_ids(ids: Iterable[int]) -> int:
    """Return the set of these photos.

    Example:
        >>> bin(of_ids([1, 3]))
        '0b1010'
    """
    blocks: dict[int, int] = {}
    for photo_id in ids:
        block, place = divmod(photo_id, BLOCK)
        blocks[block] = blocks.get(block, 0) | 1 << place
    return _joined((block, bits.to_bytes(_BYTES, "little")) for block, bits in blocks.items())


def newest(among: int, *, offset: int = 0, limit: int) -> tuple[int, ...]:
    """Return ids of a set, the highest first, after passing over `offset` of them.

    Example:
        >>> newest(of_ids([2, 5, 5_000, 9_000]), offset=1, limit=2)
        (5000, 5)
    """
    data = among.to_bytes((among.bit_length() + 8 * _BYTES - 1) // (8 * _BYTES) * _BYTES, "little")
    found: list[int] = []
    for block in range(len(data) // _BYTES - 1, -1, -1):
        bits = int.from_bytes(data[block * _BYTES : (block + 1) * _BYTES], "little")
        if offset and (count := bits.bit_count()) <= offset:
            offset -= count
            continue
        while bits and len(found) < limit:
            place = bits.bit_length() - 1
            bits ^= 1 << place
            if offset:
                offset -= 1
            else:
                found.append(block * BLOCK + place)
        if len(found) >= limit:
            break
    return tuple(found)


def counts(connection: Connection) -> dict[str, int]:
    """Return how many photos bear each mark; those that none bears any more are left out."""
    rows = connection.execute(sa.select(tallies).where(tallies.c.photos > 0).order_by(tallies.c.mark))
    return {row.mark: row.photos for row in rows}
