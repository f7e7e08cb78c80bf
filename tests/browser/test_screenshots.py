"""How a fresh demo looks, in a small window and in Korean too; $PHOTODESK_SCREENSHOTS keeps the pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def keep(page: Page, folder: Path | None, name: str) -> None:
    """Write a screenshot when somebody wants it."""
    if folder is not None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / name)


CUT = """() => {
  const words = "button, h1, h2, label, select, [role=tab], .status, nav a";
  const scrolls = ".slots, .film, .members";
  const bars = ".actions, header, .tools, .bar";
  const cut = [];
  const look = (root) => root.querySelectorAll("*").forEach((one) => {
    if (one.shadowRoot) look(one.shadowRoot);
    const box = one.getBoundingClientRect();
    if (!one.matches(words) || !box.width || !one.checkVisibility() || one.closest(scrolls)) return;
    const edge = one.parentElement.closest(bars)?.getBoundingClientRect().right ?? innerWidth;
    const inside = !one.matches("button") || one.scrollWidth <= one.clientWidth + 1;
    const says = `${one.className}: ${one.textContent.trim()}`;
    if (box.right > Math.min(innerWidth, edge) + 1 || !inside) cut.push(says);
  });
  look(document);
  return cut;
}"""
"""What stands beyond the edge of the window or of its bar, or has more words than room; not what scrolls."""


def no_fault(page: Page) -> None:
    """Nothing went wrong, nothing is still to be drawn, and no word is cut."""
    expect(page.locator("[data-testid='stException'], [data-testid='stSkeleton']")).to_have_count(0)
    wide = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1], "the page scrolls sideways"
    assert page.evaluate(CUT) == []


def small_too(page: Page, folder: Path | None, name: str) -> None:
    """Look at the page in a window of 1024 x 768 as well."""
    page.set_viewport_size({"width": 1024, "height": 768})
    no_fault(page)
    keep(page, folder, f"{name}_1024.png")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_the_desk_shows_an_ap_yonhap_caption_without_scrolling(page: Page, screenshots: Path | None) -> None:
    page.get_by_role("textbox", name="Your name").fill("Kim")
    page.get_by_role("textbox", name="Your name").press("Enter")
    expect(page.locator(".notice")).to_contain_text("edits carry the name Kim")
    page.reload()
    page.locator(".cell").nth(8).click()
    expect(page.get_by_role("textbox", name="Credit", exact=True)).to_have_value("AP-Yonhap")
    expect(page.get_by_role("textbox", name="Caption", exact=True)).to_have_value(PICTURES[8].says.caption)
    for part in (
        page.locator(".cell").nth(9),
        page.locator(".bar"),
        page.get_by_role("button", name="Embed"),
    ):
        expect(part).to_be_in_viewport(ratio=1)
    keep(page, screenshots, "desk.png")
    small_too(page, screenshots, "desk")


def test_the_gate_shows_every_stop_without_scrolling(page: Page, screenshots: Path | None) -> None:
    page.get_by_role("link", name="Page").click()
    stops = page.locator(".row.error")
    expect(stops.first).to_be_visible()
    expect(stops.last).to_be_in_viewport(ratio=1)
    keep(page, screenshots, "page.png")
    small_too(page, screenshots, "page")


def test_a_window_half_as_wide_still_shows_sheet_and_inspector(page: Page) -> None:
    page.set_viewport_size({"width": 720, "height": 900})  # what 200 % zoom leaves of 1440
    page.locator(".cell").first.click()
    expect(page.get_by_role("textbox", name="Caption", exact=True)).to_have_value(PICTURES[0].says.caption)
    expect(page.get_by_role("textbox", name="Caption", exact=True)).to_be_visible()
    no_fault(page)


DRAWN = {
    "caption": "textarea",
    "table": "[data-testid='stDataFrame']",
    "duplicates": ".duplicates .group",
    "history": ".history .batch, .history [role=option]",
    "settings": ".pd-look",
}
"""Address of each page, and what stands on it once it is drawn."""


def test_every_page_is_drawn_at_the_size_of_a_laptop(
    page: Page, served: Served, screenshots: Path | None
) -> None:
    page.locator(".cell").nth(9).click()
    page.get_by_role("textbox", name="Alt text", exact=True).fill("로켓이 밤하늘로 솟아오른다.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".status")).to_have_text("Saved in the desk, not yet in the file.")
    page.locator(".cell").nth(8).click()  # the page that follows shows the picture that is at work
    for address, mark in DRAWN.items():
        page.goto(f"{served.url}{address}{'?photo=9' if address == 'caption' else ''}")
        expect(page.locator(mark).first).to_be_visible()
        no_fault(page)
        keep(page, screenshots, f"{address}.png")
        if address == "caption":
            small_too(page, screenshots, address)
    page.goto(f"{served.url}import")
    page.locator("input.files").set_input_files(served.demo.sheet)
    expect(page.locator(".report")).to_contain_text("CP949")
    no_fault(page)
    keep(page, screenshots, "import.png")
    page.goto(f"{served.url}article")
    page.get_by_role("textbox", name="The article, text or HTML").fill(
        served.demo.article.read_text(encoding="utf-8")
    )
    page.get_by_role("button", name="Read").click()
    expect(page.locator("h2.says")).to_contain_text("each printed twice")
    no_fault(page)
    keep(page, screenshots, "article.png")


def test_korean_is_chosen_in_settings_and_fits_the_pages_in_front(
    page: Page, served: Served, screenshots: Path | None
) -> None:
    page.goto(f"{served.url}settings")
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="한국어").click()
    try:
        expect(page.get_by_role("button", name="저장", exact=True)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "ko")
        for address, mark, words in (
            ("?photo=9", ".cell", "오늘 밤"),
            ("caption?photo=9", "textarea", "저장 후 다음"),
            ("page", ".row", "예외 처리"),
        ):
            page.goto(f"{served.url}{address}")
            expect(page.locator(mark).first).to_be_visible()
            expect(page.get_by_role("button", name=words).first).to_be_visible()
            expect(page.locator("html")).to_have_attribute("lang", "ko")
            no_fault(page)
            name = address.partition("?")[0] or "desk"
            keep(page, screenshots, f"{name}_ko.png")
            page.set_viewport_size({"width": 1024, "height": 768})
            no_fault(page)
            page.set_viewport_size({"width": 1440, "height": 900})
    finally:
        (served.demo.folder / "photodesk.toml").write_text("", encoding="utf-8")
