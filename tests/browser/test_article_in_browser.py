"""The Article page in Chromium: the demo's article pasted, its captions marked, compared, copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def opened(page: Page) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Article").click()
    expect(page.get_by_role("textbox", name="The article, text or HTML")).to_be_visible()


def paste(page: Page, text: str) -> None:
    """Paste as a person does: through the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.get_by_role("textbox", name="The article, text or HTML").focus()
    page.keyboard.press("Control+V")


def test_the_demo_article_is_pasted_read_compared_and_copied(page: Page, served: Served) -> None:
    opened(page)
    paste(page, served.demo.article.read_text(encoding="utf-8"))
    expect(page.locator("h2.says")).to_have_text("2 captions, each printed twice · 2 match a photo")
    expect(page.locator(".text .caption")).to_have_count(4)
    expect(page.locator(".text .caption.again")).to_have_count(2)
    expect(page.locator(".finding .code")).to_have_text(["PAG-001", "PAG-001", "PAG-002"])
    second = page.locator(".item").nth(1)
    expect(second.locator("mark")).to_have_text(
        ["Courtesy of Nonsan City", "Korea Times photo by Shim Hyun-chul"]
    )
    second.get_by_role("button", name="Show").click()
    expect(page.locator(".text .caption.shown")).to_have_count(2)
    second.get_by_role("button", name="Copy caption").click()
    expect(page.locator(".article .status")).to_have_text("Caption copied.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.endswith("Korea Times photo by Shim Hyun-chul")
    page.get_by_role("button", name="Copy captions for the page").click()
    expect(page.locator(".article .status")).to_have_text("Captions copied.")
    assert len(page.evaluate("() => navigator.clipboard.readText()").split("\n\n")) == 10


def test_the_text_is_still_there_after_another_page_and_opens_its_picture(page: Page, served: Served) -> None:
    opened(page)
    paste(page, served.demo.article.read_text(encoding="utf-8"))
    expect(page.locator(".item")).to_have_count(2)
    page.get_by_role("button", name="Tonight").click()
    expect(page.get_by_role("button", name="Tonight")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("h2.says")).to_contain_text("2 match a photo")
    page.locator(".item").nth(1).get_by_role("button", name="Open").click()
    expect(page.locator("h2.name")).to_have_text("A7_08_strawberries.jpg")
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Article").click()
    expect(page.locator(".item")).to_have_count(2)
    page.get_by_role("button", name="Paste another").click()
    field = page.get_by_role("textbox", name="The article, text or HTML")
    field.fill(
        "<figure><img src='x.jpg' alt='눈'><figcaption>눈이 내린 한옥마을. 연합뉴스</figcaption></figure>"
    )
    field.press("Control+Enter")
    expect(page.locator(".item")).to_have_count(1)
    expect(page.locator(".item")).to_contain_text("No photo here matches.")
    expect(page.locator(".item .house")).to_have_text("→ Yonhap")
