"""A photo on a page stands as the page judges it: its badges, its status, the rail's counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from photodesk.desk import Desk, present
from photodesk.desk import page_verdicts as page_verdicts_of
from photodesk.desk.demo import Demo
from photodesk.desk.gating import Gate, gate
from photodesk.desk.page_verdicts import page_verdicts
from photodesk.model import Severity
from tests.demos import copied


@pytest.fixture
def desk(tmp_path: Path, demo_made: Demo) -> Iterator[Desk]:
    """The demo: ten photos on page A7, some stopped there only."""
    demo = copied(demo_made, tmp_path / "demo")
    now = present()
    with Desk.open(demo.folder, user="tester", clock=lambda: now) as opened:
        yield opened


def ready(desk: Desk) -> set[int]:
    page_verdicts(desk)
    return set(desk.ids("is:ready"))


def test_ready_on_the_rail_is_what_the_page_lets_pass(desk: Desk) -> None:
    found = page_verdicts(desk)
    clear = {i for i, findings in found.items() if all(f.severity < Severity.warning for f in findings)}
    assert set(found) == set(range(1, 11))
    assert set(desk.ids("is:ready")) == clear
    assert desk.counts()["is:ready"] == len(clear) < 8
    assert all(desk.store.get(photo_id).status == "ready" for photo_id in clear)


def test_two_pictures_of_a_page_with_one_caption_carry_its_badge_on_every_sheet(desk: Desk) -> None:
    found = page_verdicts(desk)
    twice = [i for i, findings in found.items() if any(f.code == "DUP-003" for f in findings)]
    assert len(twice) == 2
    assert all("DUP" in desk.store.get(photo_id).badges for photo_id in twice)


def test_a_photo_that_leaves_its_page_stands_on_its_own_again(desk: Desk) -> None:
    twice = [i for i, findings in page_verdicts(desk).items() if any(f.code == "DUP-003" for f in findings)]
    assert not set(twice) & ready(desk)
    desk.take_off_page("A7", twice[:1])
    assert set(twice) <= ready(desk)
    assert twice[0] not in page_verdicts(desk)


def test_an_edit_is_judged_by_the_page_at_the_next_look(desk: Desk) -> None:
    first, second = (
        i for i, findings in page_verdicts(desk).items() if any(f.code == "DUP-003" for f in findings)
    )
    desk.edit(second, {"caption": "Ferries leave a pier in Yeouido, Seoul, Monday. 여의도 선착장."})
    assert {first, second} <= ready(desk)
    desk.edit(second, {"caption": desk.store.get(first).metadata.caption})
    assert not {first, second} & ready(desk)


def test_nothing_changed_is_judged_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = page_verdicts(desk)
    monkeypatch.setattr("photodesk.desk.page_verdicts.gate", lambda *_: pytest.fail("judged again"))
    assert page_verdicts(desk) == found


def test_time_that_passes_is_looked_at_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page_verdicts(desk)
    looked: list[str] = []

    def look(desk: Desk, name: str) -> Gate:
        looked.append(name)
        return gate(desk, name)

    monkeypatch.setattr(page_verdicts_of, "gate", look)
    later = desk.clock() + timedelta(minutes=page_verdicts_of.LOOK_EVERY_MIN)
    desk.clock = lambda: later
    page_verdicts(desk)
    page_verdicts(desk)
    assert looked == ["A7"]


def test_a_photo_taken_off_by_another_program_stands_on_its_own_again(desk: Desk) -> None:
    twice = [i for i, findings in page_verdicts(desk).items() if any(f.code == "DUP-003" for f in findings)]
    with Desk.open(desk.folder, clock=desk.clock) as other:  # knows nothing of what was judged here
        other.take_off_page("A7", twice)
        assert set(twice) <= set(other.ids("is:ready"))


def test_a_photo_on_two_pages_has_the_findings_of_both(desk: Desk) -> None:
    clear = min(ready(desk))
    desk.new_page("B1", on=date(2026, 11, 25))
    stopped = next(i for i, f in page_verdicts(desk).items() if any(x.code == "DUP-003" for x in f))
    desk.put_on_page("B1", [clear, stopped])
    desk.edit(stopped, {"caption": desk.store.get(clear).metadata.caption})
    assert any(f.code == "DUP-003" for f in page_verdicts(desk)[clear])


def test_a_desk_without_a_page_has_no_verdicts(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "empty") as empty:
        assert page_verdicts(empty) == {}
