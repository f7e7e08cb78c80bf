"""The demo in Chromium: read, edit, fix, embed, with mouse and keyboard."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from photodesk import photofile
from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

SAVED = "Saved in the desk, not yet in the file."
EMBEDDED = "In the file."


def cell(page: Page, slot: int) -> Locator:
    """The cell of a picture of the page, by its slot (1..10)."""
    return page.locator(".cell").nth(slot - 1)


def choose(page: Page, slot: int) -> None:
    cell(page, slot).click()
    expect(page.locator("h2.name")).to_have_text(PICTURES[slot - 1].name)
    expect(page).to_have_url(re.compile(rf"photo={slot}$"))


def caption(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Caption", exact=True)


def credit(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Credit", exact=True)


def finding(page: Page, code: str) -> Locator:
    return page.locator(f".finding[data-code='{code}']")


def test_each_picture_shows_its_caption_its_credit_and_what_stops_it(page: Page) -> None:
    for slot, picture in enumerate(PICTURES, start=1):
        expect(cell(page, slot).locator(".caption")).to_have_text(picture.says.caption)
        expect(cell(page, slot).locator(".credit")).to_have_text(picture.says.credit_line or "No credit")
    expect(cell(page, 1).locator(".badge.stop")).to_have_text("BLK")
    expect(cell(page, 9).locator(".badge")).to_have_count(0)
    expect(page.get_by_text("10 pictures", exact=False).first).to_be_visible()


def test_thumbnails_come_over_our_route_and_are_painted(page: Page) -> None:
    images = page.locator(".cell img")
    expect(images).to_have_count(10)
    page.wait_for_function(
        """() => {
          const roots = [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean);
          const sheet = roots.map(root => root.querySelector('.sheet')).find(Boolean);
          return [...sheet.querySelectorAll('img')].every(i => i.complete && i.naturalWidth > 0 && i.alt);
        }"""
    )
    assert all("/api/thumb/" in str(images.nth(n).get_attribute("src")) for n in range(10))


def test_a_restriction_that_hits_us_stands_red_above_the_caption(page: Page) -> None:
    choose(page, 1)
    expect(page.locator(".strip.stop .said")).to_have_text("SOUTH KOREA OUT — not for us")
    expect(finding(page, "RGT-004")).to_be_visible()
    choose(page, 9)
    expect(page.locator(".strip:not(.outside)")).to_be_hidden()


def test_fix_edit_and_embed_until_the_finding_is_gone_and_the_file_says_it(
    page: Page, served: Served, exiftool: str
) -> None:
    choose(page, 6)
    expect(finding(page, "CRD-001")).to_be_visible()
    finding(page, "CRD-001").get_by_role("button", name="Fix").click()
    expect(finding(page, "CRD-001")).to_have_count(0)
    expect(credit(page)).to_have_value("Korea Times photo by Shim Hyun-chul")
    expect(page.locator(".status")).to_have_text(SAVED)

    words = "Commuters cross the Han River (한강) in Seoul, Tuesday, Nov. 24, 2026."
    caption(page).fill(words)
    expect(page.locator(".status")).to_have_text("Not saved yet.")
    page.get_by_role("button", name="Embed").click()
    expect(page.locator(".status")).to_have_text(EMBEDDED)
    expect(cell(page, 6).locator(".caption")).to_have_text(words)

    path = served.demo.photos / PICTURES[5].name
    assert photofile.read(path).metadata.caption == words
    out = subprocess.run([exiftool, "-j", "-G1", str(path)], capture_output=True, check=True, text=True)
    (document,) = json.loads(out.stdout)
    assert document["IFD0:ImageDescription"] == document["XMP-dc:Description"] == words
    assert document["IPTC:Caption-Abstract"] == words
    assert document["XMP-photoshop:Credit"] == "Korea Times photo by Shim Hyun-chul"


def test_another_caption_for_one_of_two_clears_both(page: Page) -> None:
    choose(page, 3)
    expect(finding(page, "DUP-003")).to_be_visible()
    finding(page, "DUP-003").get_by_role("button", name="Go to").click()
    expect(page.locator("h2.name")).to_have_text(PICTURES[1].name)
    choose(page, 3)
    caption(page).fill("Snow covers peaks in the French Alps in this photograph by Adolphe Braun, 1865-1870.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(finding(page, "DUP-003")).to_have_count(0)
    expect(cell(page, 2).locator(".badge", has_text="DUP")).to_have_count(0)
    expect(page.locator(".status")).to_have_text(SAVED)


def test_the_keyboard_alone_walks_writes_and_moves_on_with_the_caret_in_the_caption(page: Page) -> None:
    page.keyboard.press("End")
    expect(page.locator("h2.name")).to_have_text(PICTURES[9].name)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h2.name")).to_have_text(PICTURES[7].name)
    page.keyboard.press("Enter")
    expect(caption(page)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("아이들이 딸기를 따고 있다.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(PICTURES[8].name)
    expect(caption(page)).to_be_focused()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("h2.name")).to_have_text(PICTURES[7].name)
    expect(caption(page)).to_have_value("아이들이 딸기를 따고 있다.")
    expect(page.locator(".status")).to_have_text(SAVED)
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    expect(page.locator("h2.name")).to_have_text(PICTURES[0].name)


def test_the_enter_that_commits_a_hangul_syllable_neither_saves_nor_moves(page: Page) -> None:
    choose(page, 5)
    caption(page).focus()
    page.keyboard.press("End")
    input_method = page.context.new_cdp_session(page)
    input_method.send("Input.imeSetComposition", {"text": "강", "selectionStart": 1, "selectionEnd": 1})
    caption(page).evaluate(
        """field => field.dispatchEvent(new KeyboardEvent('keydown', {
          key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229, bubbles: true, composed: true,
        }))"""
    )
    expect(page.locator("h2.name")).to_have_text(PICTURES[4].name)
    expect(page.locator(".status")).to_have_text("Not saved yet.")
    input_method.send("Input.insertText", {"text": "강릉"})
    expect(caption(page)).to_have_value(f"{PICTURES[4].says.caption}강릉")


def test_a_reload_keeps_what_was_typed(page: Page) -> None:
    choose(page, 4)
    caption(page).fill("A draft that nobody saved.")
    page.reload()
    expect(page.locator("h2.name")).to_have_text(PICTURES[3].name)
    expect(caption(page)).to_have_value("A draft that nobody saved.")
    expect(page.locator(".status")).to_have_text("Not saved yet.")


def test_the_counter_counts_bytes_as_iim_does(page: Page) -> None:
    choose(page, 9)
    credit(page).fill("연합뉴스")
    expect(page.locator(".field", has=credit(page)).locator(".counter")).to_have_text("12 / 32")
    credit(page).fill("가나다라마바사아자차카")
    expect(page.locator(".counter.over")).to_have_text("33 / 32")


def test_two_windows_on_one_photo_lose_no_text(page: Page, served: Served, chromium: Browser) -> None:
    context = chromium.new_context()
    other = context.new_page()
    other.goto(served.url)
    expect(other.locator(".cell")).to_have_count(10)
    choose(other, 7)
    choose(page, 7)
    caption(other).fill("Lee's text.")
    caption(page).fill("Kim's text.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".status")).to_have_text(SAVED)
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".status")).to_contain_text("Kim's text.")
    expect(caption(other)).to_have_value("Lee's text.")
    other.get_by_role("button", name="Save", exact=True).click()  # having read it, Lee insists
    expect(other.locator(".status")).to_have_text(SAVED)
    context.close()


def test_a_second_save_does_not_wait_for_the_first(page: Page) -> None:
    choose(page, 10)
    for text in ("One.", "One. Two.", "One. Two. Three."):
        caption(page).fill(text)
        page.keyboard.press("Control+Enter")  # the last picture: saves and stays
    expect(page.locator(".status")).to_have_text(SAVED)
    expect(cell(page, 10).locator(".caption")).to_have_text("One. Two. Three.")


def test_the_rail_shows_only_what_is_asked_for_and_the_address_says_so(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Wire"), exact=False).first.click()
    expect(page).to_have_url(re.compile(r"filter=source%3Awire"))
    expect(page.locator(".cell")).to_have_count(4)
    expect(page.locator(".cell").filter(has_text="A7_02_nagasaki_boats.jpg")).to_have_count(0)
    page.get_by_role("button", name=re.compile("All photos")).click()
    expect(page.locator(".cell")).to_have_count(10)
    page.get_by_role("button", name="A7", exact=False).last.click()
    expect(page.locator(".st-key-page_heading")).to_contain_text("Page A7")


def test_the_gate_lists_what_stands_against_the_page_and_fixes_it_with_one_key(page: Page) -> None:
    page.get_by_role("link", name="Page").click()
    rows = page.locator(".row")
    expect(rows.first).to_be_visible()
    severities = rows.evaluate_all("rows => rows.map(row => row.classList[1])")
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    expect(page.locator(".row.info")).to_have_count(0)  # notes are folded
    fixable = page.locator(".row[data-fix]").first
    expect(fixable).to_be_visible()
    key, code = fixable.get_attribute("data-key"), fixable.get_attribute("data-code")
    fixable.focus()
    page.keyboard.press("f")
    expect(page.locator(f".row[data-key='{key}'][data-code='{code}']")).to_have_count(0)
    expect(page.locator(".row:focus")).to_have_count(1)  # the keyboard stands on the next one


def test_a_row_of_the_gate_opens_its_picture(page: Page) -> None:
    page.get_by_role("link", name="Page").click()
    page.locator(".row[data-code='RGT-004']").focus()
    page.keyboard.press("o")
    expect(page.locator("h2.name")).to_have_text(PICTURES[0].name)
    expect(page.locator(".cell.focused .name")).to_have_text(PICTURES[0].name)


def test_a_picture_that_is_not_for_us_is_dropped_with_x_and_put_back(page: Page) -> None:
    choose(page, 1)
    page.keyboard.press("x")
    expect(page.locator(".cell")).to_have_count(9)
    expect(page.locator("h2.name")).to_have_text(PICTURES[1].name)
    page.get_by_role("button", name=f"Put {PICTURES[0].name} back").click()
    expect(page.locator(".cell")).to_have_count(10)
    expect(page.locator(".cell .name").last).to_have_text(PICTURES[0].name)


def test_a_page_opened_by_its_address_asks_for_nothing_that_is_not_there(page: Page, served: Served) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for address in ("caption", "page", "import", "table", "history", "duplicates", "article", "settings"):
        page.goto(f"{served.url}{address}")
        expect(page.get_by_role("link", name="Desk")).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert missing == []
