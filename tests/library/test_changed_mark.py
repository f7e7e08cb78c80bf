"""is:changed, in both databases: photos with a difference that nobody settled, counted like other lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from photodesk.library import arrivals, marks, search
from photodesk.library.schema import differences
from photodesk.library.store import Arrival, Store
from photodesk.model import Metadata
from tests.library.undo_machine import marks_agree

NOW = datetime(2026, 11, 24, 21, 40, tzinfo=UTC)


def note(store: Store, photo: int, kind: arrivals.Kind = "outside") -> arrivals.Difference:
    said = Metadata(caption="밖에서 고친 설명")
    arrival = Arrival(Path(f"/photos/{photo}.jpg"), "jpeg", 40, 30, f"x{photo}", f"p{photo}", said)
    return arrivals.note(store.engine, photo, arrival, kind=kind, base=Metadata(), at=NOW)


def found(store: Store) -> tuple[int, ...]:
    marks_agree(store)
    hits = search.find(store.engine, "is:changed")
    assert search.counts(store.engine)["is:changed"] == hits.total == len(hits.ids)
    return hits.ids


def test_a_photo_is_changed_from_its_first_open_difference_to_its_last(
    store: Store, add: Callable[..., int]
) -> None:
    first, second, third = add(caption="한강"), add(), add()
    assert found(store) == ()
    outside, correction = note(store, first), note(store, first, "correction")
    note(store, third)
    assert found(store) == (third, first)
    assert search.find(store.engine, "-is:changed").ids == (second,)
    assert search.find(store.engine, "is:changed 한강").ids == (first,)
    arrivals.settle(store.engine, outside.id, user="Kim", at=NOW)
    assert found(store) == (third, first)
    arrivals.settle(store.engine, correction.id, user="Kim", at=NOW)
    assert found(store) == (third,)
    store.remove([third])
    assert found(store) == ()


def test_a_difference_that_only_gets_newer_words_is_one_still(
    store: Store, add: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = add()
    noted = note(store, photo)
    touched: list[int] = []
    monkeypatch.setattr(marks, "_write", lambda *_: touched.append(1))
    arrivals.rebase(store.engine, noted.id, replace(noted.base, caption="눈"))
    note(store, photo)
    assert touched == []
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(differences)).scalar_one() == 1
