"""Captions kept under the signs of an older PhotoDesk are found again after a renewal, and only then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from photodesk.duplicates import postings
from photodesk.library import sign_renewal
from photodesk.library.schema import caption_signs, sign_scheme
from photodesk.library.store import Store
from tests.library.conftest import save

KOREAN = "24일 서울 광화문광장에서 시민들이 첫눈을 맞으며 걷고 있다. 연합뉴스"
ENGLISH = "Commuters walk through heavy snow at Gwanghwamun Square in Seoul, Tuesday. Yonhap"


def _kept(store: Store) -> dict[int, set[int]]:
    kept: dict[int, set[int]] = {}
    with store.engine.connect() as connection:
        for sign, photo_id in connection.execute(sa.select(caption_signs)):
            kept.setdefault(photo_id, set()).add(sign)
    return kept


def _as_an_older_one_left_it(store: Store, *stale: int) -> None:
    """Keep some photos under signs that nobody makes any more."""
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.execute(sign_scheme.update().values(scheme=postings.SCHEME - 1, renewed_above=0))
        for photo_id in stale:
            connection.execute(caption_signs.delete().where(caption_signs.c.photo_id == photo_id))
            connection.execute(caption_signs.insert().values(sign=photo_id, photo_id=photo_id))


def _like(store: Store, caption: str) -> list[int]:
    return [record.id for record, _ in store.like_caption(caption, threshold=0.9)]


def test_a_caption_of_an_older_desk_is_found_by_its_like_once_its_signs_are_renewed(
    store: Store, add: Callable[..., int]
) -> None:
    photos = [add(caption=caption) for caption in (KOREAN, ENGLISH, "", "남산 전경")]
    before = _kept(store)
    _as_an_older_one_left_it(store, photos[0], photos[3])
    assert _like(store, KOREAN.replace("첫눈을 맞으며", "첫눈을 맟으며")) == []
    assert sign_renewal.is_due(store.engine)
    assert [sign_renewal.renew(store.engine, limit=2) for _ in range(4)] == [2, 2, 0, 0]
    assert not sign_renewal.is_due(store.engine)
    assert _kept(store) == before
    assert _like(store, KOREAN.replace("첫눈을 맞으며", "첫눈을 맟으며")) == [photos[0]]


def test_a_desk_whose_signs_are_todays_is_left_alone(store: Store, add: Callable[..., int]) -> None:
    assert not sign_renewal.is_due(store.engine)
    add(caption=KOREAN)
    before = _kept(store)
    assert not sign_renewal.is_due(store.engine)
    assert sign_renewal.renew(store.engine) == 0
    assert _kept(store) == before


def test_the_newest_come_first_and_another_process_goes_on_where_one_stopped(
    store: Store, add: Callable[..., int]
) -> None:
    photos = [add(caption=f"Snow falls on village number {number}.") for number in range(5)]
    _as_an_older_one_left_it(store, *photos)
    sign_renewal.renew(store.engine, limit=2)
    assert {photo_id for photo_id, some in _kept(store).items() if some != {photo_id}} == set(photos[3:])
    other = Store(store.engine)
    while sign_renewal.renew(other.engine, limit=2):
        pass
    assert all(some != {photo_id} for photo_id, some in _kept(store).items())


def test_a_caption_that_is_saved_meanwhile_keeps_the_signs_of_its_saver(
    store: Store, add: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [add(caption=KOREAN), add(caption=ENGLISH)]
    _as_an_older_one_left_it(store, *photos)
    read = postings.signs

    def saved_while_it_is_read(caption: str) -> tuple[int, ...]:
        if caption == ENGLISH and store.get(photos[1]).metadata.caption == ENGLISH:
            save(store, photos[1], caption="Rain falls on Busan Station, Monday.")
        return read(caption)

    monkeypatch.setattr(postings, "signs", saved_while_it_is_read)
    while sign_renewal.renew(store.engine):
        pass
    monkeypatch.undo()
    assert _like(store, ENGLISH) == []
    assert _like(store, "Rain falls on Busan Station, Monday.") == [photos[1]]
    assert _like(store, KOREAN) == [photos[0]]


def test_a_photo_that_is_removed_meanwhile_gets_no_signs(
    store: Store, add: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = add(caption=KOREAN)
    _as_an_older_one_left_it(store, photo_id)
    read = postings.signs

    def removed_while_it_is_read(caption: str) -> tuple[int, ...]:
        store.remove([photo_id])
        return read(caption)

    monkeypatch.setattr(postings, "signs", removed_while_it_is_read)
    sign_renewal.renew(store.engine)
    assert _kept(store) == {}
    assert not sign_renewal.is_due(store.engine)
