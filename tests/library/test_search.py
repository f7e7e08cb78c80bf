"""The search language: what it finds and what it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from photodesk.errors import UsageError
from photodesk.library import pages, search
from photodesk.library.opening import open_database
from photodesk.library.store import Store
from tests.library.conftest import KINDS, NOW, adder, database, save

Add = Callable[..., int]


@pytest.fixture
def desk(store: Store, add: Add) -> Store:
    """A desk with the four photos, to change."""
    fill(add)
    return store


@pytest.fixture(scope="module", params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A desk with the four photos, to look at."""
    with database(request, request.param, tmp_path_factory.mktemp("archive")) as url:
        store = Store(open_database(url))
        fill(adder(store))
        yield store
        store.engine.dispose()


def fill(add: Add) -> None:
    """Add four photos: 1 AP wire, 2 Korean staff, 3 without caption, 4 without credit."""
    add("wire", caption="Servicemen fire toward Chasiv Yar.", credit_line="AP-Yonhap",
        date_created="2026-11-23")  # fmt: skip
    add("staff", caption="남서울역 앞에서 시민들이 걷고 있다.",
        credit_line="Korea Times photo by Shim Hyun-chul", creator=("Shim Hyun-chul",),
        date_created="2026-11-24T09:30:00+09:00")  # fmt: skip
    add("handout", status="caption", credit_line="Courtesy of Inje County")
    add("wire", status="credit", caption="A fisherman mends nets in Café São Paulo.", keywords=("harbour",))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [4, 3, 2, 1]),
        ("credit:AP", [1]),
        ("credit:yonhap", [1]),
        ("missing:caption", [3]),
        ("missing:credit", [4]),
        ("-missing:credit", [3, 2, 1]),
        ("-is:tonight", []),
        ("is:tonight -is:ready", [4, 3]),
        ("credit:AP caption:chasiv creator:shim", []),
        ("caption:서울 creator:shim", [2]),
        ("caption:chas", [1]),
        ("caption:%", []),
        ("date:2026-11-24 source:staff", [2]),
        ('"Chasiv Yar"', [1]),
        ('"Yar Chasiv"', []),
        ("chas", [1]),
        ("hasiv", []),
        ("서울", [2]),
        ("서울역", [2]),
        ("부산", []),
        ("cafe sao", [4]),
        ("harbour", [4]),
        ("source:wire", [4, 1]),
        ("source:wire credit:AP", [1]),
        ("creator:shim", [2]),
        ("date:2026-11", [2, 1]),
        ("date:2026-11-24", [2]),
        ("file:3.jpg", [3]),
        ("is:ready", [2, 1]),
        ("is:sent", []),
        ("is:tonight", [4, 3, 2, 1]),
        ("%", []),
        ('"', [4, 3, 2, 1]),
        ("credit:%", []),
    ],
)
def test_a_query_finds_these_newest_first(archive: Store, query: str, ids: list[int]) -> None:
    hits = search.find(archive.engine, query)
    assert (list(hits.ids), hits.total) == (ids, len(ids))


def test_an_unknown_key_names_those_there_are(archive: Store) -> None:
    with pytest.raises(UsageError, match="kredit: no such search key; there are caption, creator, credit"):
        search.find(archive.engine, "kredit:AP")


@pytest.mark.parametrize("query", ["is:nice", "missing:soul", "rating:many"])
def test_a_value_that_its_key_does_not_know_is_refused(archive: Store, query: str) -> None:
    with pytest.raises(UsageError, match=query):
        search.find(archive.engine, query)


def test_an_edit_is_found_by_its_new_words_and_no_longer_by_the_old(desk: Store) -> None:
    save(desk, 1, caption="Commuters cross the Han River.")
    assert search.find(desk.engine, "commuters").ids == (1,)
    assert search.find(desk.engine, "chasiv").ids == ()


def test_photos_on_a_page_are_found_by_its_name(desk: Store) -> None:
    pages.create(desk.engine, "A7", on=NOW.date(), targets=("print",))
    pages.put(desk.engine, "A7", [2, 1])
    assert search.find(desk.engine, "page:A7").ids == (2, 1)
    assert search.find(desk.engine, "is:page").ids == (2, 1)


def test_counts_agree_with_what_their_queries_find(desk: Store) -> None:
    desk.mark([1], flag="pick")
    desk.mark([3], flag="reject")
    counts = search.counts(desk.engine)
    assert counts["is:picked"] == 1
    assert counts["is:tonight"] == 3
    for query, count in counts.items():
        assert search.find(desk.engine, query).total == count, query


def test_counts_are_kept_through_edits_marks_pages_and_removal(desk: Store) -> None:
    pages.create(desk.engine, "A7 late", on=NOW.date(), targets=("print",))
    pages.put(desk.engine, "A7 late", [2, 1])
    save(desk, 3, caption="남서울역 앞에서 시민들이 걷고 있다.")
    desk.mark([2, 4], sent_at="2026-11-24T15:00:00+00:00")
    desk.mark([1], embedded_revision=1, flag="reject")
    save(desk, 4, credit_line="Yonhap", caption="")
    desk.remove([1])
    counts = search.counts(desk.engine)
    assert {key: n for key, n in counts.items() if n} == {
        "": 3, "is:desk": 2, "is:duplicate": 2, "is:page": 1, "is:ready": 3, "is:sent": 2,
        "is:tonight": 1, "missing:caption": 1, "source:handout": 1, "source:staff": 1, "source:wire": 1,
        'page:"A7 late"': 1,
    }  # fmt: skip
    for query, count in counts.items():
        hits = search.find(desk.engine, query)
        assert len(hits.ids) == hits.total == count, query
    for credit in ("credit:AP", "credit:yonhap", "credit:korea"):
        hits = search.find(desk.engine, credit, limit=1)
        assert hits.total == len(search.find(desk.engine, credit).ids), credit


def test_one_page_of_results_knows_the_total(desk: Store) -> None:
    hits = search.find(desk.engine, offset=1, limit=2)
    assert (hits.ids, hits.total) == ((3, 2), 4)


def test_paths_are_those_of_every_photo_that_a_query_finds_newest_first(desk: Store) -> None:
    for query in ("", "source:wire", "서울", "is:tonight -is:ready", "부산"):
        found = search.paths(desk.engine, query)
        assert [photo_id for photo_id, _ in found] == list(search.find(desk.engine, query).ids)
        assert [path for _, path in found] == [str(desk.get(photo_id).path) for photo_id, _ in found]
    with pytest.raises(UsageError):
        search.paths(desk.engine, "colour:red")


def test_names_are_looked_up_letter_for_letter(desk: Store) -> None:
    assert search.named(desk.engine, ["3.jpg", "3.JPG", "33.jpg"]) == {"3.jpg"}
    assert search.named(desk.engine, []) == frozenset()
    assert search.named(desk.engine, [f"{n}.jpg" for n in range(2_000)]) == {f"{n}.jpg" for n in range(1, 5)}
