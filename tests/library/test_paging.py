"""Pages of long results: every photo once, newest first, however the walk is cut into parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from photodesk.library import search
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.library.conftest import NOW

# Every second photo says snow, every third Seoul; every fifth is picked.
QUERIES: dict[str, Callable[[int], object]] = {
    "snow": lambda n: n % 2 == 0,
    "is:picked snow": lambda n: n % 5 == 0 and n % 2 == 0,
    "is:picked snow -서울": lambda n: n % 5 == 0 and n % 2 == 0 and n % 3,
    "-snow": lambda n: n % 2,
    "is:picked -서울": lambda n: n % 5 == 0 and n % 3,
    "-snow -서울": lambda n: n % 2 and n % 3,
    '-"snow falls"': lambda n: n % 2,
    "-hail": lambda n: True,
    "is:picked -snow -hail": lambda n: n % 5 == 0 and n % 2,
}


@pytest.fixture
def many(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A desk of 90 photos, whose results are walked in small parts and not counted to the end."""
    monkeypatch.setattr(search, "_FIRST_WALKED", 2)
    monkeypatch.setattr(search, "_MOST_WALKED", 7)
    monkeypatch.setattr(search, "_FEW", 1)
    items = []
    for n in range(1, 91):
        caption = f"{'Snow falls.' if n % 2 == 0 else 'Rain.'} {'남서울역' if n % 3 == 0 else '부산역'}"
        arrival = Arrival(Path(f"/{n}.jpg"), "jpeg", 4, 3, f"f{n}", f"p{n}", Metadata(caption=caption))
        items.append((arrival, Standing()))
    ids = store.add(items, at=NOW)
    assert ids == tuple(range(1, 91))
    store.mark(ids[4::5], flag="pick")
    return store


def test_pages_follow_each_other_by_offset_and_by_the_last_photo_shown(many: Store) -> None:
    for query, said in QUERIES.items():
        wanted = [n for n in range(90, 0, -1) if said(n)]
        by_offset: list[int] = []
        by_last: list[int] = []
        while ids := search.find(many.engine, query, offset=len(by_offset), limit=4).ids:
            by_offset += ids
        while ids := search.find(many.engine, query, after=(by_last or [0])[-1], limit=4).ids:
            by_last += ids
        assert by_offset == wanted, query
        assert by_last == wanted, query
        assert [photo_id for photo_id, _ in search.paths(many.engine, query)] == wanted, query


def test_results_that_are_not_counted_to_the_end_say_so(many: Store) -> None:
    for query, said in QUERIES.items():
        count = sum(bool(said(n)) for n in range(1, 91))
        for given in ({"limit": 4}, {"limit": 4, "after": 40}, {"limit": 4, "offset": 4}):
            hits = search.find(many.engine, query, **given)
            assert hits.total == count or (hits.more and len(hits.ids) <= hits.total <= count), (query, given)
        every = search.find(many.engine, query, limit=91)
        assert (every.total, every.more) == (count, False), query
