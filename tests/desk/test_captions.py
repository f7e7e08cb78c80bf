"""The captions of a page, to paste under its pictures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.desk.captions import as_text, page_captions
from photodesk.errors import UsageError

SAID = {
    "한강.jpg": {"caption": "시민들이 한강을 걷고 있다. 연합뉴스"},
    "rain.jpg": {"caption": "Rain falls in Busan.", "credit_line": "AP-Yonhap"},
    "out.jpg": {"caption": "Snow falls in Sapporo. KOREA OUT", "credit_line": "AFP-Yonhap"},
    "bare.jpg": {},
}


@pytest.fixture
def page(empty_desk: Desk, tmp_path: Path) -> Desk:
    """A desk with page A7: four photos in this order."""
    empty_desk.new_page("A7", on=date(2026, 11, 25))
    for number, (name, said) in enumerate(SAID.items()):
        path = tmp_path / name
        Image.new("RGB", (40, 30), (60 * number, 90, 90)).save(path)
        photofile.embed(path, dict(said), metadata_date="2026-11-24")
        empty_desk.put_on_page("A7", empty_desk.ingest([path]).added)
    return empty_desk


def test_captions_come_in_slot_order_with_the_credit_apart(page: Desk) -> None:
    found = page_captions(page, "A7")
    assert [(one.slot, one.name) for one in found] == list(enumerate(SAID, start=1))
    assert (found[0].caption, found[0].credit) == ("시민들이 한강을 걷고 있다.", "연합뉴스")
    assert found[1].text == "Rain falls in Busan. AP-Yonhap"
    assert (found[3].caption, found[3].credit) == ("", "")


def test_a_restriction_is_never_pasted_under_a_picture(page: Desk) -> None:
    assert "OUT" not in as_text(page_captions(page, "A7"))


def test_the_text_to_paste_has_a_line_for_each_picture_that_has_words(page: Desk) -> None:
    assert as_text(page_captions(page, "A7")).split("\n\n") == [
        "시민들이 한강을 걷고 있다. 연합뉴스",
        "Rain falls in Busan. AP-Yonhap",
        "Snow falls in Sapporo. AFP-Yonhap",
    ]


def test_a_page_that_there_is_not_is_said(page: Desk) -> None:
    with pytest.raises(UsageError):
        page_captions(page, "B1")
