"""Page A7 cleared in the browser by keyboard: every stop cured or dropped, every word in its file."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from photodesk import photofile
from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

ALPS = "Snow covers peaks in the French Alps in this photograph taken by Adolphe Braun between 1865 and 1870."


def at(page: Page, name: str) -> None:
    """Choose a picture by its name."""
    page.locator(".cell", has_text=name).click()
    expect(page.locator("h2.name")).to_have_text(name)


def test_the_page_is_cleared_and_every_file_says_what_the_desk_says(page: Page, served: Served) -> None:
    names = [picture.name for picture in PICTURES]
    credit = page.get_by_role("textbox", name="Credit", exact=True)
    caption = page.get_by_role("textbox", name="Caption", exact=True)
    at(page, names[0])
    page.keyboard.press("x")
    expect(page.locator(".cell")).to_have_count(9)
    at(page, names[2])
    caption.fill(ALPS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(names[3])
    credit.fill("KCNA-Yonhap")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(names[4])
    credit.fill("Courtesy of Gangneung City")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(names[5])
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(credit).to_have_value("Korea Times photo by Shim Hyun-chul")
    at(page, names[6])
    credit.fill("AI-generated image")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(names[7])
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(credit).to_have_value("Courtesy of Nonsan City")

    expect(page.locator(".badge.stop")).to_have_count(0)
    expect(page.locator(".st-key-page_heading")).not_to_contain_text("stopped")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+s")
    expect(page.locator(".dot.desk")).to_have_count(0, timeout=20_000)  # nine files, each proven
    expect(page.get_by_role("button", name=re.compile("Not yet in the file"))).to_contain_text("0")

    said = {path.name: photofile.read(path).metadata for path in served.demo.photos.iterdir()}
    assert said[names[2]].caption == ALPS
    assert said[names[2]].creator == ("Adolphe Braun",)
    assert [said[name].credit_line for name in names[3:]] == [
        "KCNA-Yonhap",
        "Courtesy of Gangneung City",
        "Korea Times photo by Shim Hyun-chul",
        "AI-generated image",
        "Courtesy of Nonsan City",
        "AP-Yonhap",
        "AP-Yonhap",
    ]
    assert said[names[0]].credit_line == "AP"  # dropped: nobody wrote into it
