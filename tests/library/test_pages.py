"""Pages, their slots, and waivers that end when the text changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from photodesk.errors import UsageError
from photodesk.library import jobs, pages
from photodesk.library.store import Store
from tests.library.conftest import NOW

Add = Callable[..., int]


def test_slots_keep_the_order_in_which_photos_were_put(store: Store, add: Add) -> None:
    ids = [add() for _ in range(3)]
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print", "web"))
    pages.put(store.engine, "A7", [ids[2], ids[0]])
    page = pages.put(store.engine, "A7", [ids[0], ids[1]])
    assert page.photo_ids == (ids[2], ids[0], ids[1])
    assert pages.take_off(store.engine, "A7", [ids[0]]).photo_ids == (ids[2], ids[1])


def test_a_page_name_is_taken_once(store: Store) -> None:
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    with pytest.raises(UsageError, match="page A7: exists already"):
        pages.create(store.engine, "A7", on=NOW.date(), targets=("web",))
    with pytest.raises(UsageError, match="no such page; photodesk page new B1"):
        pages.get(store.engine, "B1")


def test_a_page_is_sent_when_its_last_photo_went_out(store: Store, add: Add) -> None:
    first, second = add(), add()
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    pages.put(store.engine, "A7", [first, second])
    pages.send(store.engine, "A7", [first], at=NOW)
    assert (pages.get(store.engine, "A7").sent, pages.get(store.engine, "A7").sent_at) == ((first,), "")
    assert store.get(first).sent_at
    assert not store.get(second).sent_at
    pages.send(store.engine, "A7", [second], at=NOW)
    assert pages.get(store.engine, "A7").sent_at


def test_no_photo_is_sent_twice_by_two_people_and_what_breaks_leaves_all_unsent(
    store: Store, add: Add
) -> None:
    first, second = add(), add()
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    pages.put(store.engine, "A7", [first, second])

    def full_disk() -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        pages.send(store.engine, "A7", [first, second], at=NOW, appear=full_disk)
    assert pages.get(store.engine, "A7").sent == ()
    assert not store.get(first).sent_at
    pages.send(store.engine, "A7", [first], at=NOW)
    appeared: list[str] = []
    with pytest.raises(UsageError, match="somebody else meanwhile"):
        pages.send(store.engine, "A7", [first, second], at=NOW, appear=lambda: appeared.append("twice"))
    assert appeared == []
    assert pages.get(store.engine, "A7").sent == (first,)
    pages.send(store.engine, "A7", [first, second], at=NOW, again=True)
    assert pages.get(store.engine, "A7").sent == (first, second)


def test_slots_are_put_in_another_order_and_only_what_stands_there(store: Store, add: Add) -> None:
    ids = [add() for _ in range(3)]
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    pages.put(store.engine, "A7", ids)
    assert pages.arrange(store.engine, "A7", [ids[2], ids[0], ids[1]]).photo_ids == (ids[2], ids[0], ids[1])
    for wrong in ([ids[0], ids[1]], [*ids, ids[0]], [ids[0], ids[1], 99]):
        with pytest.raises(UsageError, match="changed meanwhile"):
            pages.arrange(store.engine, "A7", wrong)
    assert pages.get(store.engine, "A7").photo_ids == (ids[2], ids[0], ids[1])


def test_a_waiver_needs_words(store: Store, add: Add) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        pages.waive(
            store.engine, add(), "DUP-003", page="A7", reason=" ", user="kim", responsibility=False, at=NOW,
            metadata=store.get(1).metadata,
        )  # fmt: skip


def test_what_a_stopped_server_left_running_is_marked_interrupted(store: Store) -> None:
    job = jobs.start(store.engine, kind="ingest", title="wire", user="kim", total=10, at=NOW)
    jobs.advance(store.engine, job, done=4, total=10)
    assert jobs.interrupt(store.engine, [job], at=NOW) == 1
    (found,) = jobs.recent(store.engine)
    assert (found.state, found.done, found.total) == ("interrupted", 4, 10)
    assert jobs.interrupt(store.engine, [job], at=NOW) == 0
