"""What the desk remembers of its photos."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import UsageError
from photodesk.library import history, pages, twins
from photodesk.library.facts import pack_facts, unpack_facts
from photodesk.library.opening import open_database
from photodesk.library.schema import HEAD, tables
from photodesk.library.store import Act, StaleRevision, Standing, Store, Update
from photodesk.library.values import pack, unpack
from photodesk.model import Conflict, Metadata, Note, Tags
from photodesk.tables.fields import EDITABLE
from tests.library.conftest import NOW, save

Add = Callable[..., int]


@pytest.mark.filterwarnings(
    "ignore:Skipped unsupported reflection:sqlalchemy.exc.SAWarning",
    "ignore:autogenerate skipping metadata-specified expression-based index:UserWarning",
)
def test_migrations_make_the_tables_that_the_code_describes(store: Store) -> None:
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), tables)
    own = (
        "photo_words",
        "photo_names",
        "photo_terms",
        "ix_photos_caption_fold",
        "photos_by_letters",
        "photos_by_quarter",  # of expressions, which SQLAlchemy does not read: see test_lookalikes
    )  # each database keeps its index in its own form
    assert [d for d in found if not str(d[1].name).startswith(own)] == []


def test_a_database_of_a_newer_photodesk_is_refused_with_its_revision(store: Store) -> None:
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UsageError, match=f"newer PhotoDesk.*9999.*{HEAD}.*update PhotoDesk"):
        open_database(store.engine.url.render_as_string(hide_password=False))


def test_a_photo_comes_back_as_it_was_added(store: Store, add: Add) -> None:
    photo_id = add(source_label="wire", caption="한강을 건너는 시민들", creator=("김민수", "Lee; Ji-eun"))
    record = store.get(photo_id)
    assert record.metadata == Metadata(caption="한강을 건너는 시민들", creator=("김민수", "Lee; Ji-eun"))
    assert (record.source_label, record.revision, record.state) == ("wire", 1, "file")


def test_an_unknown_id_says_how_to_find_one(store: Store) -> None:
    with pytest.raises(UsageError, match="photo 7: not on this desk; photodesk find"):
        store.get(7)


def test_a_save_raises_the_revision_and_stands_in_the_history(store: Store, add: Add) -> None:
    photo_id = add(caption="Old.")
    save(store, photo_id, user="lee", caption="New.")
    record = store.get(photo_id)
    (past,) = history.of_photo(store.engine, photo_id)
    assert (record.metadata.caption, record.revision, record.state) == ("New.", 2, "desk")
    assert (past.user, past.field, past.before, past.after, past.revision) == (
        "lee", "caption", "Old.", "New.", 2,
    )  # fmt: skip


def test_saving_on_an_old_revision_is_refused_with_what_stands_there(store: Store, add: Add) -> None:
    photo_id = add(caption="Old.")
    save(store, photo_id, caption="Kim's.")
    update = Update(photo_id, 1, {"caption": "Lee's."}, Standing(), Metadata(caption="Lee's."))
    with pytest.raises(StaleRevision) as caught:
        store.apply(Act("edit", "lee", NOW), [update])
    assert caught.value.record.metadata.caption == "Kim's."
    assert store.get(photo_id).metadata.caption == "Kim's."


def test_a_batch_with_one_stale_photo_changes_none(store: Store, add: Add) -> None:
    first, second = add(caption="1"), add(caption="2")
    save(store, second, caption="2b")
    updates = [Update(i, 1, {"caption": "x"}, Standing(), Metadata(caption="x")) for i in (first, second)]
    with pytest.raises(StaleRevision):
        store.apply(Act("import", "lee", NOW), updates)
    assert store.get(first).metadata.caption == "1"
    assert history.recent(store.engine)[0].kind == "edit"


def test_an_operation_sent_twice_is_applied_once(store: Store, add: Add) -> None:
    photo_id = add(caption="Old.")
    first = save(store, photo_id, operation="browser-1", caption="New.")
    again = save(store, photo_id, operation="browser-1", caption="New.")
    assert again == first
    assert store.get(photo_id).revision == 2


def test_twins_are_counted_when_a_caption_becomes_equal_and_when_it_parts(store: Store, add: Add) -> None:
    first = add(caption="Visitors cross the square in Seoul.")
    second = add(caption="“Visitors” cross the square")
    assert store.get(first).twins == 0
    save(store, second, caption="visitors cross the square in Seoul")
    assert [store.get(i).twins for i in (first, second)] == [1, 1]
    save(store, second, caption="Commuters.")
    assert [store.get(i).twins for i in (first, second)] == [0, 0]


def test_twins_of_a_caption_that_a_whole_archive_carries_are_counted_so_far_only(
    store: Store, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "MOST", 3)
    ids = [add(caption="Visitors cross the square.") for _ in range(6)]
    assert [store.get(i).twins for i in ids] == [3] * 6
    save(store, ids[0], caption="Commuters.")
    save(store, ids[1], caption="Snow.")
    assert [store.get(i).twins for i in ids] == [0, 0, 3, 3, 3, 3]
    store.remove([ids[2]])
    assert [store.get(i).twins for i in ids[3:]] == [2, 2, 2]
    save(store, ids[0], caption="Visitors cross the square.")
    assert [store.get(i).twins for i in (ids[0], *ids[3:])] == [3] * 4


def test_photos_without_caption_are_no_twins(store: Store, add: Add) -> None:
    assert [store.get(i).twins for i in (add(), add())] == [0, 0]


def test_removing_a_photo_takes_it_from_search_and_from_its_twins(store: Store, add: Add) -> None:
    first, second = add(caption="Seoul Station."), add(caption="Seoul Station.")
    store.remove([second])
    assert store.get(first).twins == 0
    assert store.many([first, second]) == (store.get(first),)


def test_eight_writers_lose_no_save(store: Store, add: Add) -> None:
    photo_ids = [add(caption="0") for _ in range(4)]

    def raise_number(photo_id: int) -> None:
        for _ in range(20):
            while True:
                record = store.get(photo_id)
                number = str(int(record.metadata.caption) + 1)
                try:
                    update = Update(
                        photo_id, record.revision, {"caption": number}, Standing(), Metadata(caption=number)
                    )
                    store.apply(Act("edit", "kim", NOW), [update])
                    break
                except StaleRevision:
                    continue

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(raise_number, photo_ids * 2))
    assert [store.get(i).metadata.caption for i in photo_ids] == ["40"] * 4


def test_editors_who_put_the_same_photos_on_a_page_at_once_fill_each_slot_once(
    store: Store, add: Add
) -> None:
    ids = [add() for _ in range(6)]
    pages.create(store.engine, "A7", on=NOW.date(), targets=("print",))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: pages.put(store.engine, "A7", ids), range(4)))
    assert pages.get(store.engine, "A7").photo_ids == tuple(ids)


def test_facts_of_a_file_come_back_equal() -> None:
    tags = Tags(
        exif={"Artist": "김민수"},
        iim={"2:120": ("캡션",)},
        xmp={
            "dc:description": (("x-default", "캡션"), ("ko", "캡션")),
            "dc:subject": ("a", "b"),
            "plus:Licensor": ((("LicensorName", "Yonhap"), ("X", ("a",))),),
        },
        digest="match",
        iim_charset="cp949",
        software=("Photoshop",),
        notes=(Note("exif_full", "full"),),
    )
    conflicts = (Conflict("caption", "xmp", "캡션", iim="다른"),)
    assert unpack_facts(pack_facts(tags, conflicts)) == (tags, conflicts)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.data())
def test_metadata_of_any_kind_come_back_equal(data: st.DataObject) -> None:
    values: dict[str, object] = {}
    for field in data.draw(st.lists(st.sampled_from(EDITABLE), max_size=6, unique=True)):
        if field.is_structure:
            member = st.one_of(
                texts,
                st.lists(texts, min_size=1, max_size=2).map(tuple),
                st.dictionaries(texts, texts, min_size=1, max_size=2).map(lambda d: tuple(d.items())),
            )
            names = [m.partition(":")[0] for m in field.members]
            structure = st.dictionaries(st.sampled_from(names), member, min_size=1, max_size=2)
            values[field.id] = data.draw(
                st.lists(structure.map(lambda d: tuple(d.items())), min_size=1, max_size=2).map(tuple)
            )
        elif field.is_list:
            values[field.id] = data.draw(st.lists(texts, min_size=1, max_size=3).map(tuple))
        else:
            values[field.id] = data.draw(texts)
    metadata = Metadata(**values)  # type: ignore[arg-type]
    assert unpack(pack(metadata)) == metadata


def test_a_removed_photo_leaves_no_words_in_the_history_but_who_changed_what_and_when(
    store: Store, add: Add
) -> None:
    gone, stays = add(caption="김민수 씨가 한강을 건너고 있다."), add(caption="눈")
    batch = save(store, gone, caption="시민이 한강을 건너고 있다.", city="서울")
    save(store, stays, caption="비")
    store.remove([gone])
    past = history.of_batch(store.engine, batch)
    assert [(one.field, one.before, one.after, one.user) for one in past] == [
        ("caption", "", "", "kim"),
        ("city", "", "", "kim"),
    ]
    assert [one.after for one in history.of_photo(store.engine, stays)] == ["비"]
    (head,) = [one for one in history.recent(store.engine) if one.id == batch]
    assert (head.photos, head.changes) == (1, 2)
