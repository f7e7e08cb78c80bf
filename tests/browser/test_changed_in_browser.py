"""Files changed outside, in Chromium: the strip, the way to both sides, the gate and its two keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from photodesk import photofile
from photodesk.desk import Desk, outside
from photodesk.desk.demo import PICTURES, WRITTEN_AT
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

HERE, THERE = "Soldiers fire a howitzer.", "Gunners of the brigade fire a howitzer. 포병"


@pytest.fixture
def desk(served: Served) -> Iterator[Desk]:
    """The served desk from the side: pictures 9 and 10 were changed here and outside."""
    with Desk.open(served.demo.folder, user="Kim") as opened:
        for number in (9, 10):
            opened.edit(number, {"caption": f"{HERE} {number}"})
            photofile.embed(
                opened.store.get(number).path, {"caption": f"{THERE} {number}"}, metadata_date=WRITTEN_AT
            )
            outside.look(opened, opened.store.get(number))
        yield opened


def test_a_change_outside_is_told_found_and_decided_with_the_keyboard_and_stops_its_page(
    page: Page, desk: Desk, screenshots: Path | None
) -> None:
    page.reload()
    page.locator(".cell", has_text=PICTURES[8].name).click()
    strip = page.locator(".strip.outside")
    expect(strip).to_contain_text("Changed outside: Caption")
    expect(page.locator(".rail")).to_contain_text("Changed outside")
    expect(page.locator(".cell", has_text=PICTURES[8].name)).to_contain_text("CHG")
    if screenshots is not None:
        page.screenshot(path=screenshots / "changed_strip.png")
    page.keyboard.press("Alt+d")
    item = page.get_by_role("listitem", name=PICTURES[8].name)
    expect(item).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("listitem", name=PICTURES[8].name)).to_have_count(0)
    assert desk.store.get(9).metadata.caption == f"{HERE} 9"

    page.get_by_role("link", name="Page", exact=True).click()
    row = page.locator(".row", has_text="CHG-001")
    expect(row).to_contain_text(f"It now says “{THERE} 10”")
    expect(row.get_by_role("button", name="Waive")).to_have_count(0)
    if screenshots is not None:
        page.screenshot(path=screenshots / "changed_gate.png")
    row.click()
    page.keyboard.press("t")
    expect(row).to_have_count(0)
    expect(page.locator(".gate .status")).to_contain_text("their words taken")
    assert desk.store.get(10).metadata.caption == f"{THERE} 10"
    page.keyboard.press("z")
    expect(page.locator(".gate .status")).to_contain_text("Taken back.")
    assert desk.store.get(10).metadata.caption == f"{HERE} 10"
