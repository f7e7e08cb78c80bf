"""Captions kept under their signs in SQL answer as those kept in memory do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.engine import Connection

from photodesk.duplicates.postings import Memory, drop, find, keep, signs
from photodesk.library.postings import CaptionSigns
from photodesk.library.store import Store

Add = Callable[..., int]

CAPTIONS = (
    "Smoke rises over Kyiv after a drone attack, Monday, Nov. 23, 2026. AP-Yonhap",
    "Smoke rises over Kiev after a drone attack, Monday, Nov. 23, 2026.",
    "A ferry leaves the harbor of Incheon for Jeju, Tuesday. Yonhap",
    "A ferry leaves the harbor of Incheon for Jeju, Tuesday",
    "한강 다리를 건너는 시민들의 모습. 24일 서울. 연합뉴스",
    "24일 오전 서울 한강 다리를 시민들이 건너고 있다.",
    "눈",
    "",
)


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with store.engine.execution_options(writing=True).connect() as opened:
        yield opened


def test_sql_and_memory_find_the_same(store: Store, add: Add, connection: Connection) -> None:
    ids = [add(caption=caption) for caption in CAPTIONS]
    memory = Memory()
    for photo_id, caption in zip(ids, CAPTIONS, strict=True):
        keep(memory, str(photo_id), caption)
    kept = CaptionSigns(connection)
    for caption in CAPTIONS:
        assert find(kept, caption) == find(memory, caption)
    assert [match.key for match in find(kept, CAPTIONS[0])] == ["1", "2"]


def test_a_sign_that_too_many_hold_is_left_out_and_the_likest_come_first(
    store: Store, add: Add, connection: Connection
) -> None:
    for number in range(10, 16):
        add(caption=f"A ferry leaves the harbor of Incheon for island {number}.")
    kept = CaptionSigns(connection)
    asked = signs("A ferry leaves the harbor of Incheon for island 13.")
    assert kept.candidates(asked, longest=1000, limit=3)[0].key == "4"
    assert len(kept.candidates(asked, longest=1000, limit=3)) == 3
    assert {held.key for held in kept.candidates(asked, longest=5, limit=10)} == {"4"}
    assert kept.candidates((), longest=5, limit=10) == []


def test_who_shares_a_rare_sign_comes_first_as_in_memory(add: Add, connection: Connection) -> None:
    ids = [str(add(caption="눈")) for _ in range(9)]
    memory, kept = Memory(), CaptionSigns(connection)
    for number, photo_id in enumerate(ids, start=1):
        held = [7] if number == 9 else [2, 3, number]
        memory.add(photo_id, "눈", held)
        kept.add(photo_id, "눈", held)
    for longest in (1, 3, 8, 100):
        asked = [7, 2, 3, 4]
        expected = [one.key for one in memory.candidates(asked, longest=longest, limit=4)]
        assert [one.key for one in kept.candidates(asked, longest=longest, limit=4)] == expected
    assert memory.candidates([7, 2, 3], longest=100, limit=1)[0].key == ids[6]


def test_dropped_captions_are_not_found(store: Store, add: Add, connection: Connection) -> None:
    add(caption=CAPTIONS[0])
    kept = CaptionSigns(connection)
    drop(kept, "1")
    drop(kept, "99")
    assert find(kept, CAPTIONS[0]) == ()
