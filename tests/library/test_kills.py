"""Which photos carry an agency's number."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from photodesk.library import kills, words
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.library.conftest import NOW, save

Add = Callable[..., int]


def _named(store: Store, name: str, **said: str) -> int:
    arrival = Arrival(Path("/in") / name, "jpeg", 4, 3, name, name, Metadata(**said))  # type: ignore[arg-type]
    return store.add([(arrival, Standing())], at=NOW)[0]


@pytest.mark.parametrize("field", ["supplier_image_id", "job_id", "title"])
def test_a_number_is_found_in_each_field_in_which_agencies_put_it(store: Store, add: Add, field: str) -> None:
    photo_id = add(caption="Snow.", **{field: "AP26328-123/가"})
    add(caption="Snow.", **{field: "AP26328-1234/가"})
    add(caption="AP26328-123/가 in a caption names no picture.")
    assert kills.photos_numbered(store.engine, "ap26328-123/가") == (photo_id,)


NAMES = (
    ("PYH2026112400010", "pyh2026112400010.JPG"),
    ("PYH2026112400011.jpg", "PYH2026112400011.jpg"),
    ("pyh_1%", "PYH_1%.jpg"),
    ("a", "a.b.jpg"),
    ("c.d", "c.d.jpg"),
    ("남서울역", "남서울역.jpg"),
    ("서울역", unicodedata.normalize("NFD", "서울역.jpg")),
    ("ÉTÉ", "été.jpg"),
    ("--", "--.jpg"),
    ("_", "_.jpg"),
)


def test_a_number_is_a_file_name_with_its_ending_and_without(store: Store) -> None:
    ids = {name: _named(store, name) for _, name in NAMES}
    for ref, name in NAMES:
        _named(store, f"x{name}", caption=ref)
    assert {ref: kills.photos_numbered(store.engine, ref) for ref, _ in NAMES} == {
        ref: (ids[name],) for ref, name in NAMES
    }


def test_a_part_of_a_number_is_another_number(store: Store) -> None:
    _named(store, "PYH2026112400010.jpg", title="PYH2026112400010", supplier_image_id="PYH 2026")
    _named(store, "서울역.jpg", job_id="서울역 1")
    for ref in ("PYH20261124", "2026112400010", "PYH", "서울", "1", "nothing", ".jpg", ""):
        assert kills.photos_numbered(store.engine, ref) == (), ref


def test_a_number_that_many_photos_carry_is_found_in_all_of_them(
    store: Store, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills, "_AT_ONCE", 3)
    ids = tuple(add(job_id="ASSIGNMENT 7") for _ in range(8))
    assert kills.photos_numbered(store.engine, "Assignment 7") == ids


def test_a_number_given_later_is_found_and_the_one_before_no_more(store: Store, add: Add) -> None:
    photo_id = add(supplier_image_id="AP0001")
    save(store, photo_id, supplier_image_id="AP0002")
    assert kills.photos_numbered(store.engine, "AP0001") == ()
    assert kills.photos_numbered(store.engine, "AP0002") == (photo_id,)


def test_photos_are_linked_by_picture_agencys_id_and_image_id(store: Store, add: Add) -> None:
    guid = "1f9c2b7a-77aa"
    one = add(supplier_image_id="AP26328123")
    other = add(digital_image_guid=guid)
    third = add(digital_image_guid="AP26328123", caption=guid)
    assert kills.photos_marked(store.engine, ["ap26328123", ""], [guid, ""]) == (one, other)
    assert kills.photos_marked(store.engine, [store.get(third).picture_hash]) == (third,)
    assert kills.photos_marked(store.engine, [], []) == ()


def test_a_number_without_a_letter_or_digit_has_no_words(store: Store) -> None:
    with store.engine.connect() as connection:
        assert words.phrase(connection, "-- _") == ""
