"""The Page screen: fix, waive, drop, undo, arrange, copy; each by its key."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from photodesk.desk import Desk
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def row(page: Page, code: str, key: int) -> Any:
    return page.locator(f".row[data-code='{code}'][data-key='{key}']")


def open_gate(page: Page) -> None:
    page.get_by_role("link", name="Page").click()
    expect(page.locator(".row.error").first).to_be_visible()


def settled(page: Page) -> None:
    expect(page.locator(".row.waits")).to_have_count(0)
    expect(page.locator(".gate .status .says")).not_to_have_text("Working …")


def test_a_waiver_needs_a_reason_and_for_rights_somebody_s_responsibility(page: Page) -> None:
    open_gate(page)
    row(page, "RGT-004", 1).focus()
    page.keyboard.press("w")
    reason = page.get_by_role("textbox", name="Reason")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet")).to_contain_text("needs a reason")
    reason.fill("AP said yes by phone")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet")).to_contain_text("Only the chief lets this pass")
    page.get_by_role("checkbox", name=re.compile("On my responsibility")).check()
    page.keyboard.press("Enter")
    expect(row(page, "RGT-004", 1)).to_have_count(0)
    passed = page.get_by_role("region", name="Waived")
    expect(passed.locator("li.red")).to_have_text(
        re.compile(r"RGT-004.*AP said yes by phone.*responsibility")
    )
    expect(page.locator(".tile.stopped b")).to_have_text("7")
    passed.get_by_role("button", name="Take back").click()
    expect(row(page, "RGT-004", 1)).to_have_count(1)


def test_a_waiver_of_one_cause_covers_every_picture_of_it(page: Page) -> None:
    open_gate(page)
    row(page, "DUP-003", 3).focus()
    page.keyboard.press("w")
    page.get_by_role("textbox", name="Reason").fill("자료사진 두 장, 같은 설명")
    page.keyboard.press("Enter")
    expect(page.locator(".row[data-code='DUP-003']")).to_have_count(0)
    expect(page.get_by_role("region", name="Waived")).to_contain_text("자료사진 두 장")
    expect(page.locator(".slot.ready")).to_have_count(4)


def test_certain_fixes_are_looked_at_as_a_difference_and_undone_at_once(page: Page, served: Served) -> None:
    open_gate(page)
    page.keyboard.press("Shift+F")
    expect(page.get_by_role("heading", name="Certain fixes")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(row(page, "CRD-001", 6)).to_have_count(0)
    expect(page.locator(".gate .status")).to_contain_text("Certain fixes on 1 photo.")
    with Desk.open(served.demo.folder) as desk:
        assert desk.store.get(6).metadata.credit_line == "Korea Times photo by Shim Hyun-chul"
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "CRD-001", 6)).to_have_count(1)
    with Desk.open(served.demo.folder) as desk:
        assert desk.store.get(6).metadata.credit_line == ""


def test_a_fix_and_a_drop_are_taken_back_with_one_key(page: Page) -> None:
    open_gate(page)
    row(page, "CRD-010", 8).focus()
    page.keyboard.press("f")
    expect(row(page, "CRD-010", 8)).to_have_count(0)
    expect(page.locator(".gate .status")).to_contain_text("Courtesy of Nonsan City")
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "CRD-010", 8)).to_have_count(1)
    row(page, "CRD-009", 5).focus()
    page.keyboard.press("x")
    expect(page.locator(".slot")).to_have_count(9)
    settled(page)
    page.keyboard.press("z")
    expect(page.locator(".slot")).to_have_count(10)
    expect(page.locator(".slot").nth(4)).to_have_attribute("data-key", "5")


def test_slots_change_places_by_keyboard_and_by_mouse(page: Page, served: Served) -> None:
    open_gate(page)
    first = page.locator(".slot").first
    first.focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(".slot").nth(1)).to_have_attribute("data-key", "1")
    settled(page)
    page.locator(".slot").nth(9).drag_to(page.locator(".slot").nth(0))
    expect(page.locator(".slot").first).to_have_attribute("data-key", "10")
    settled(page)
    page.goto(served.url)
    open_gate(page)
    expect(page.locator(".slot").first).to_have_attribute("data-key", "10")
    with Desk.open(served.demo.folder) as desk:
        assert desk.page("A7").photo_ids == (10, 2, 1, 3, 4, 5, 6, 7, 8, 9)
        desk.arrange_page("A7", range(1, 11))


def test_captions_of_the_page_are_copied_in_the_order_of_its_slots(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_gate(page)
    page.get_by_role("button", name="Copy captions").click()
    expect(page.locator(".gate .status")).to_contain_text("10 captions copied")
    copied = str(page.evaluate("navigator.clipboard.readText()")).split("\n\n")
    assert len(copied) == 10
    assert copied[0].startswith("A ferry sails past an island")
    assert copied[8].endswith("press service. AP-Yonhap")


def test_a_composed_hangul_syllable_in_a_caption_presses_no_key(page: Page) -> None:
    open_gate(page)
    row(page, "CRD-009", 5).focus()
    page.keyboard.press("Enter")
    caption = page.get_by_role("textbox", name="Caption", exact=True)
    caption.fill("")
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "눈", "selectionStart": 1, "selectionEnd": 1})
    keys.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    expect(caption).to_be_focused()
    keys.send("Input.insertText", {"text": "눈"})
    expect(caption).to_have_value("눈")
    page.keyboard.press("Escape")
    expect(row(page, "CRD-009", 5)).to_be_focused()
