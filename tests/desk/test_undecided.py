"""What waits for a decision stops a page: a file changed outside, a correction of its sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.desk import Desk, outside
from photodesk.desk.demo import WRITTEN_AT
from photodesk.desk.undecided import CORRECTION, OUTSIDE
from photodesk.errors import UsageError
from photodesk.model import Finding, Value
from photodesk.settings import Settings
from tests.browser.made_photos import made_photo

CAPTION = "Commuters walk across a bridge over the Han River in Seoul, Tuesday, Nov. 24, 2026."
NOW = datetime.fromisoformat("2026-11-24T21:40:00+09:00")
NEWER = "Commuters walk across Mapo Bridge in Seoul, Tuesday, Nov. 24, 2026."


@dataclass
class Clock:
    """A clock that goes on by a second at every look."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a page A7 of one Yonhap picture."""
    with Desk.open(tmp_path / "desk", settings=Settings(), user="Kim", clock=Clock(NOW)) as opened:
        says: dict[str, Value] = {
            "caption": CAPTION, "credit_line": "Yonhap", "source": "Yonhap", "alt_text": "People on a bridge",
            "creator": ("Kim Min-su",),
        }  # fmt: skip
        path = made_photo(tmp_path / "in" / "PYH2026.jpg", 5, says)
        opened.ingest([path], source_label="wire")
        opened.new_page("A7", on=date(2026, 11, 25), targets=("web",))
        opened.put_on_page("A7", [1])
        yield opened


def say(path: Path, **said: str) -> None:
    photofile.embed(path, dict(said), metadata_date=WRITTEN_AT)


def change_outside(desk: Desk) -> None:
    """Somebody outside and somebody here change the caption."""
    record = desk.store.get(1)
    desk.edit(1, {"caption": CAPTION.replace("bridge", "long bridge")})
    say(record.path, caption=NEWER)
    outside.look(desk, desk.store.get(1))


def correct(desk: Desk, caption: str = NEWER) -> None:
    """The agency sends the same picture with another caption."""
    path = desk.store.get(1).path
    copy = path.with_name(f"again{len(list(path.parent.iterdir()))}.jpg")
    copy.write_bytes(path.read_bytes())
    say(copy, caption=caption)
    desk.ingest([copy], source_label="wire")


def stops(desk: Desk) -> list[Finding]:
    return [one for one in desk.gate("A7").findings if one.code in (OUTSIDE, CORRECTION)]


def test_a_page_where_nothing_waits_is_not_stopped(desk: Desk) -> None:
    assert desk.gate("A7").stopped == ()


def test_a_file_changed_outside_stops_its_page_until_somebody_decides(desk: Desk) -> None:
    change_outside(desk)
    (found,) = stops(desk)
    assert (found.code, found.field) == (OUTSIDE, "caption")
    assert found.message == f"Changed outside: caption. It now says “{NEWER}”: take it (T) or keep ours (K)."
    assert desk.gate("A7").stopped == (1,)
    assert desk.send("A7").sent == ()
    desk.settle(desk.differences()[0].id, "ours")
    assert stops(desk) == []
    assert desk.send("A7").sent == (1,)


def test_the_file_that_waits_is_not_written_so_it_cannot_be_waived(desk: Desk) -> None:
    change_outside(desk)
    with pytest.raises(UsageError, match="T takes its words, K keeps ours"):
        desk.waive(1, OUTSIDE, reason="no time", page="A7")


def test_a_correction_stops_its_page_and_may_be_waived_until_the_next_one(desk: Desk) -> None:
    correct(desk)
    (found,) = stops(desk)
    assert found.code == CORRECTION
    assert found.message.startswith(
        "Corrected by its sender: caption. It now says “Commuters walk across Mapo"
    )
    desk.waive(1, CORRECTION, reason="the desk called Yonhap", page="A7")
    judged = desk.gate("A7")
    assert judged.stopped == ()
    assert [(finding.code, waiver.reason) for finding, waiver in judged.waived] == [
        (CORRECTION, "the desk called Yonhap")
    ]
    correct(desk, "Commuters walk across Yanghwa Bridge in Seoul, Tuesday, Nov. 24, 2026.")
    assert [one.code for one in stops(desk)] == [CORRECTION]


def test_a_correction_with_an_empty_field_says_so(desk: Desk) -> None:
    correct(desk, "")
    assert "It is empty there: take it (T)" in stops(desk)[0].message


def test_what_was_sent_is_stopped_no_more(desk: Desk) -> None:
    assert desk.send("A7").sent == (1,)
    correct(desk)
    assert stops(desk) == []
    assert desk.ids("is:changed") == (1,)
