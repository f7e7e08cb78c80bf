"""Undo gives back every value exactly, whatever happened before, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from photodesk.desk import Desk
from photodesk.library import history, pages, search
from photodesk.library.schema import photos
from photodesk.library.store import Store
from photodesk.settings import Settings
from tests.library.conftest import NOW, save
from tests.library.undo_machine import machine, marks_agree

Add = Callable[..., int]


def test_whatever_is_done_and_undone_every_value_is_as_a_simple_model_says(
    where: str, tmp_path: Path
) -> None:
    address = f"{where}?files={tmp_path}"
    run_state_machine_as_test(
        machine(lambda: Desk.open(address, settings=Settings(), user="kim", clock=lambda: NOW)),
        settings=settings(
            max_examples=6, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_an_undo_and_its_mark_on_the_batch_are_one_act(where: str, tmp_path: Path) -> None:
    with Desk.open(f"{where}?files={tmp_path}", clock=lambda: NOW) as desk:
        photo_id = _one(desk.store)
        batch_id = save(desk.store, photo_id, caption="첫눈")
        undone = desk.undo(batch_id)
        marked = {batch.id: batch.undone_by for batch in history.recent(desk.store.engine)}
        assert marked == {batch_id: undone.batch_id, undone.batch_id: 0}
        assert desk.store.get(photo_id).metadata.caption == ""


def test_marks_follow_pages_sending_and_removal(store: Store, add: Add) -> None:
    first, second, third = add("wire"), add("staff", date_created="2026-11-24"), add(caption="눈")
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    pages.put(store.engine, "A7", [first, second])
    pages.swap(store.engine, "A7", first, third)
    marks_agree(store)
    pages.send(store.engine, "A7", [third], at=NOW)
    store.mark([first], flag="reject", rating=4)
    store.remove([second])
    marks_agree(store)


def test_marks_stand_in_blocks_far_apart(store: Store, add: Add) -> None:
    add(caption="눈")
    far = sa.insert(photos).values(
        id=20_000, path="/far.jpg", name="far.jpg", format="jpeg", width=4, height=3, file_hash="f",
        picture_hash="p", arrived_at="2026-11-24", metadata={}, flag="pick",
    )  # fmt: skip
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.execute(far)
    marks_agree(store)
    assert search.find(store.engine, "missing:caption").ids == (20_000,)
    assert search.find(store.engine, offset=1).ids == (1,)


def _one(store: Store) -> int:
    from tests.library.conftest import adder

    return adder(store)(credit_line="AP")
