"""The Duplicates page in Chromium, by keyboard alone: told apart, edited, taken, undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from photodesk.desk import Desk
from photodesk.library import decisions
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def opened(page: Page) -> Locator:
    """Go to the page by the menu, and wait until it is drawn."""
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Duplicates").click()
    groups = page.locator(".group")
    expect(page.locator(".summary")).to_contain_text("photos")
    return groups


def test_a_pair_is_told_apart_and_brought_back_with_the_keyboard_alone(page: Page, served: Served) -> None:
    groups = opened(page)
    expect(groups).to_have_count(1)
    expect(groups.first).to_be_focused()
    expect(groups.first).to_contain_text("2 pictures carry the same caption")
    expect(groups.first.locator(".member")).to_have_count(2)
    expect(groups.first.locator("mark")).to_have_count(0)
    page.keyboard.press("n")
    expect(groups).to_have_count(0)
    expect(page.locator(".clear")).to_contain_text("Nothing stands twice among 10 photos.")
    expect(page.locator(".summary")).to_contain_text("1 pair told apart, the last by")
    with Desk.open(served.demo.folder) as desk:
        (held,) = decisions.holding(desk.store.engine)
        assert (sorted(held.pair), bool(held.user), bool(held.at)) == ([2, 3], True, True)
    page.get_by_role("link", name="Desk").click()
    expect(page.locator(".cell").first).to_be_visible()
    opened(page)
    expect(page.locator(".summary")).to_contain_text("1 pair told apart")
    expect(groups).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(groups).to_have_count(1)


def test_keep_this_caption_and_edit_the_other_marks_what_differs(page: Page, served: Served) -> None:
    groups = opened(page)
    expect(groups.first).to_be_focused()
    page.keyboard.press("c")
    field = page.get_by_role("textbox", name="Caption of A7_02_nagasaki_boats.jpg")
    expect(field).to_be_focused()
    before = field.input_value()
    page.keyboard.press("Escape")
    expect(groups.first).to_be_focused()
    page.keyboard.press("c")
    page.keyboard.press("n")  # a letter of the caption, not a decision
    expect(field).to_have_value(f"{before}n")
    field.fill(before.replace("19th-century", "nineteenth-century"))
    field.evaluate(
        """field => field.dispatchEvent(new KeyboardEvent('keydown', {
          key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229, bubbles: true, composed: true,
        }))"""
    )
    expect(field).to_be_visible()  # the Enter that commits a Hangul syllable saves nothing
    page.keyboard.press("Control+Enter")
    expect(page.locator(".status")).to_contain_text("Saved in the desk")
    with Desk.open(served.demo.folder) as desk:
        assert "nineteenth-century" in desk.store.get(2).metadata.caption
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".status")).to_have_text("Taken back.")
    with Desk.open(served.demo.folder) as desk:
        assert desk.store.get(2).metadata.caption == before


def test_a_near_pair_shows_its_words_and_t_takes_one_caption_for_both(page: Page, served: Served) -> None:
    with Desk.open(served.demo.folder) as desk:
        kept = desk.store.get(2).metadata.caption
        desk.edit(3, {"caption": kept.replace("photograph", "photgraph")})
    groups = opened(page)
    expect(groups.first).to_contain_text("nearly the same caption")
    expect(groups.first.locator("mark")).to_have_text(["photgraph", "photograph"])
    expect(groups.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(groups.first.locator(".member.chosen .name")).to_contain_text("A7_02_nagasaki_boats.jpg")
    page.keyboard.press("t")
    expect(page.locator(".status")).to_contain_text("taken for 1 other")
    with Desk.open(served.demo.folder) as desk:
        assert desk.store.get(3).metadata.caption == kept
    page.keyboard.press("u")
    expect(groups.first.locator("mark")).to_have_text(["photgraph", "photograph"])


def test_enter_opens_the_chosen_picture(page: Page) -> None:
    groups = opened(page)
    expect(groups.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h2.name")).to_have_text("A7_03_alps.jpg")


def test_a_pair_told_apart_comes_back_only_when_a_text_changes(page: Page, served: Served) -> None:
    with Desk.open(served.demo.folder) as desk:
        caption = desk.store.get(2).metadata.caption
        desk.tell_apart([2, 3])
    groups = opened(page)
    expect(page.locator(".summary")).to_contain_text("0 groups among 10 photos · 1 pair told apart")
    with Desk.open(served.demo.folder) as desk:
        desk.edit(3, {"caption": caption.replace("belongs", "bleongs")})
    page.reload()
    expect(groups).to_have_count(1)
    expect(groups.first).to_contain_text('misprint: "bleongs" / "belongs"')
    expect(page.locator(".summary")).not_to_contain_text("told apart")
