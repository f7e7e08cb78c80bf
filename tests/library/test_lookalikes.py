"""Photos that look the same, found by the quarters of their hashes."""

from __future__ import annotations

import random
from pathlib import Path

from photodesk.library.lookalikes import _BY_QUARTER, looking_like
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.library.conftest import NOW


def _add(store: Store, hashes: list[int | None]) -> tuple[int, ...]:
    items = [
        (
            Arrival(Path(f"/{n}.jpg"), "jpeg", 4, 3, f"f{n}", f"p{n}", Metadata(), perceptual_hash=value),
            Standing(),
        )
        for n, value in enumerate(hashes)
    ]
    return store.add(items, at=NOW)


def _turned(value: int, bits: int, chance: random.Random) -> int:
    for bit in chance.sample(range(64), bits):
        value ^= 1 << bit
    return value


# The highest bit is the sign in the database; all ones are the number -1 there.
_ASKED = ((1 << 64) - 1, 0xF0F0_F0F0_F0F0_F0F0, 0x0123_4567_89AB_CDEF)


def test_every_photo_within_the_distance_is_found_and_none_beyond(store: Store) -> None:
    chance = random.Random(4)
    hashes = [_turned(one, bits, chance) for one in _ASKED for bits in range(36)]
    ids = _add(store, [*hashes, None, 0])
    for max_distance in (0, 3, 4, 6, 8, 11, 12, 30):
        for one in _ASKED:
            apart = [
                ((one ^ value).bit_count(), photo_id) for photo_id, value in zip(ids, hashes, strict=False)
            ]
            wanted = sorted(item for item in apart if item[0] <= max_distance)
            found = looking_like(store.engine, [one, 0], max_distance=max_distance)
            assert found == tuple((photo_id, bits) for bits, photo_id in wanted)


def test_a_photo_like_two_of_those_asked_for_has_its_least_distance(store: Store) -> None:
    (photo_id,) = _add(store, [0b111])
    assert looking_like(store.engine, [0b011, 0b111000], max_distance=6) == ((photo_id, 1),)


def test_plain_areas_are_like_nothing(store: Store) -> None:
    _add(store, [0, 1, None])
    assert looking_like(store.engine, [0], max_distance=6) == ()
    assert looking_like(store.engine, [1], max_distance=6) == ((2, 0),)


def test_the_database_looks_hashes_up_and_reads_no_other_photo(store: Store) -> None:
    with store.engine.connect() as connection:
        for place, query in enumerate(_BY_QUARTER):
            plain = query.params(values=[5]).compile(store.engine, compile_kwargs={"literal_binds": True})
            if store.engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            explain = "EXPLAIN QUERY PLAN" if store.engine.dialect.name == "sqlite" else "EXPLAIN"
            plan = connection.exec_driver_sql(f"{explain} {plain}").all()
            assert f"photos_by_quarter_{place}" in str(plan)
