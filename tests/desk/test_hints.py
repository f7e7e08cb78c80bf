"""What the rules say of words that are not saved yet."""

from __future__ import annotations

import pytest

from photodesk.desk import Desk
from photodesk.desk.hints import hints
from photodesk.errors import TextError, UsageError


def first(desk: Desk) -> int:
    return desk.ids("")[0]


def test_a_caption_that_only_repeats_the_typed_headline_is_told_before_it_is_saved(reporter: Desk) -> None:
    photo = first(reporter)
    words = "Vendors sort cabbages at a market in Daejeon, Tuesday, Nov. 24, 2026"
    (found,) = [
        f for f in hints(reporter, photo, {"headline": words, "caption": f"{words}."}) if f.code == "CAP-016"
    ]
    assert found.field == "caption"
    assert "headline" in found.message
    assert reporter.store.get(photo).metadata.headline == ""
    reporter.edit(photo, {"caption": words})
    assert [f.code for f in hints(reporter, photo, {"headline": words})] == ["CAP-016"]


@pytest.mark.parametrize("headline", ["Cabbages are in", "김장 시장", ""])
def test_a_headline_of_its_own_gives_no_hint(reporter: Desk, headline: str) -> None:
    words = "Vendors sort cabbages at a market in Daejeon, Tuesday, Nov. 24, 2026."
    found = hints(reporter, first(reporter), {"headline": headline, "caption": words})
    assert "CAP-016" not in [one.code for one in found]


def test_what_stands_already_is_not_said_again(reporter: Desk) -> None:
    photo = first(reporter)
    words = {"headline": "김장철 시장이 붐빈다", "caption": "김장철 시장이 붐빈다"}
    assert "CAP-016" in [one.code for one in hints(reporter, photo, words)]
    reporter.edit(photo, words)
    assert "CAP-016" not in [one.code for one in hints(reporter, photo, words)]


def test_a_field_that_was_emptied_is_no_hint(reporter: Desk) -> None:
    photo = first(reporter)
    reporter.edit(photo, {"caption": "배추를 나르고 있다."})
    assert hints(reporter, photo, {"caption": "", "credit_line": ""}) == ()


def test_a_photo_that_is_gone_and_a_text_that_no_file_may_carry_are_refused(reporter: Desk) -> None:
    with pytest.raises(UsageError, match="not on this desk"):
        hints(reporter, 10**9, {"caption": "한강"})
    with pytest.raises(TextError):
        hints(reporter, first(reporter), {"caption": "한\x00강"})
