"""Which photos the desk shows: filters, sheets of sixty, the queue of the caption desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from photodesk.desk import Desk
from photodesk.library.store import Arrival, Standing
from photodesk.model import Metadata
from photodesk.ui import listing, records, routes, state

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Desk]:
    """A desk of 130 photos, each third without a caption."""
    with Desk.open(tmp_path / "full", user="kim") as made:
        made.store.add(
            [
                (
                    Arrival(
                        Path(f"/photos/{n:03}.jpg"), "jpeg", 300, 200, f"f{n}", f"p{n}",
                        Metadata(caption="" if n % 3 == 0 else f"Photo {n} of 서울.", credit_line="Yonhap"),
                    ),
                    Standing("ready"),
                )
                for n in range(130)
            ],
            at=NOW,
        )  # fmt: skip
        yield made


def ask_sheet(query: str) -> Response:
    return routes.sheet(Request({"type": "http", "query_string": query.encode(), "headers": []}))


def test_a_sheet_has_sixty_photos_the_newest_first(full: Desk) -> None:
    first = listing.listing(full, "")
    assert (first.total, first.sheets, len(first.view.photos)) == (130, 3, 60)
    assert first.view.photos[0].photo.name == "129.jpg"
    second = listing.listing(full, "", 2)
    assert [one["name"] for one in listing.cells(second)] == [f"{n:03}.jpg" for n in range(69, 9, -1)]


def test_the_browser_fetches_the_next_sheet_early_over_our_route(full: Desk) -> None:
    state.use_desk(full)
    try:
        answer = json.loads(bytes(ask_sheet("filter=missing:credit&sheet=2").body))
        assert answer == {"number": 1, "total": 0, "photos": []}
        answer = json.loads(bytes(ask_sheet("filter=&sheet=3").body))
        assert (answer["number"], answer["total"], len(answer["photos"])) == (3, 130, 10)
        assert ask_sheet("filter=&sheet=x").status_code == 404
    finally:
        state.use_desk(None)


def test_a_number_past_the_end_gives_the_last_sheet(full: Desk) -> None:
    last = listing.listing(full, "", 99)
    assert (last.number, len(last.view.photos)) == (3, 10)
    assert listing.listing(full, "nothingfound", 5).number == 1


def test_a_wrong_query_is_told_in_words_and_finds_nothing(full: Desk) -> None:
    wrong = listing.listing(full, "kredit:AP")
    assert wrong.error.startswith("kredit: no such search key")
    assert wrong.view.photos == ()
    assert listing.queue(full, "kredit:AP") == ()


def test_a_page_is_shown_as_the_gate_judges_it_in_the_order_of_its_slots(desk: Desk) -> None:
    shown = listing.listing(desk, "page:A7")
    assert [one.key for one in listing.on_sheet(shown)] == [str(n) for n in range(1, 11)]
    assert any(found.code == "DUP-003" for found in shown.view.of("2"))


def test_a_page_that_is_not_there_is_an_error_in_words(desk: Desk) -> None:
    assert "no such page" in listing.listing(desk, "page:B99").error


def test_the_demo_opens_at_its_page_and_another_desk_at_tonight(desk: Desk, full: Desk) -> None:
    assert listing.opening(desk) == "page:A7"
    assert listing.opening(full) == "is:tonight"
    full.new_page("A 3", on=NOW.date())
    full.put_on_page("A 3", [1])
    assert listing.opening(full) == "is:tonight"  # the others wait


def test_the_queue_is_everything_that_the_filter_finds_in_its_order(full: Desk) -> None:
    ids = listing.queue(full, "missing:caption")
    assert len(ids) == 44
    assert list(ids) == sorted(ids, reverse=True)


def test_the_window_of_the_queue_holds_the_photo_in_hand_at_both_ends() -> None:
    ids = tuple(range(1, 201))
    assert listing.window(ids, 1)[0] == 1
    assert listing.window(ids, 200)[-1] == 200
    assert 100 in listing.window(ids, 100)
    assert listing.window(ids, 999) == listing.window(ids, 1)
    assert listing.window((), 5) == ()


@pytest.mark.parametrize("query", [line for line, _, _ in (*records.photo_lines(), *records.status_lines())])
def test_every_empty_line_of_the_rail_says_what_to_do(query: str) -> None:
    assert listing.nothing(query, empty=False).endswith(".")
    assert "photodesk ingest FOLDER" in listing.nothing(query, empty=True)
