"""The desk in Chromium: filters, sheets, marks, differences, the caption page, two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from photodesk.desk import Desk
from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served
from tests.browser.made_photos import made_photo

pytestmark = pytest.mark.browser

SAVED = "Saved in the desk, not yet in the file."


@pytest.fixture
def desk(served: Served) -> Iterator[Desk]:
    """The served desk from the side, as another program sees it."""
    with Desk.open(served.demo.folder, user="Kim") as opened:
        yield opened


def caption(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Caption", exact=True)


def credit(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Credit", exact=True)


def search(page: Page, query: str) -> None:
    page.get_by_role("searchbox", name="Search").fill(query)
    page.get_by_role("searchbox", name="Search").press("Enter")


def rail(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Which photos").get_by_role(
        "button", name=re.compile(f"^{name}")
    )


def test_a_search_finds_and_its_mistakes_are_told_in_words(page: Page) -> None:
    search(page, "credit:AP missing:caption")
    expect(page.locator(".empty")).to_contain_text("Nothing found")
    search(page, '"Chasiv Yar"')
    expect(page.locator(".cell .name")).to_have_text([PICTURES[8].name])
    search(page, "한강")
    expect(page.locator(".cell .name")).to_have_text([PICTURES[5].name])
    search(page, "kredit:AP")
    expect(page.get_by_role("alert")).to_contain_text(
        "kredit: no such search key; there are caption, creator"
    )
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator(".cell")).to_have_count(10)
    expect(page).to_have_url(re.compile("filter=is%3Atonight"))


def test_a_search_shows_what_it_finds_while_it_is_typed_and_keeps_the_caret(page: Page) -> None:
    box = page.get_by_role("searchbox", name="Search")
    page.locator(".sheet").focus()
    page.keyboard.press("/")
    page.keyboard.type("Chas")
    expect(page.locator(".cell .name")).to_have_text([PICTURES[8].name])
    expect(box).to_be_focused()
    expect(page).to_have_url(re.compile("filter=Chas"))
    expect(box).to_have_value("Chas")
    page.keyboard.type("qqq kredit:A")  # finds nothing, is no query yet: nothing changes
    expect(box).to_have_value("Chasqqq kredit:A")
    expect(page.get_by_role("alert").first).to_be_hidden()
    expect(page.locator(".cell .name")).to_have_text([PICTURES[8].name])
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("kredit: no such search key")
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator(".cell")).to_have_count(10)


def test_a_reload_in_the_middle_keeps_filter_photo_and_draft(page: Page) -> None:
    rail(page, "Wire").click()
    expect(page.locator(".cell")).to_have_count(4)
    page.locator(".cell", has_text=PICTURES[3].name).click()
    caption(page).fill("A draft in the middle of 한강.")
    expect(page).to_have_url(re.compile("photo=4"))
    page.reload()
    expect(page.locator(".cell")).to_have_count(4)
    expect(page.locator("h2.name")).to_have_text(PICTURES[3].name)
    expect(caption(page)).to_have_value("A draft in the middle of 한강.")
    caption(page).fill(PICTURES[3].says.caption)


def test_marks_are_painted_at_once_and_stand_on_the_desk(page: Page, desk: Desk) -> None:
    rail(page, "Tonight").click()
    expect(page.locator(".cell").first).to_contain_text(PICTURES[9].name)
    page.locator(".cell").nth(0).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("p")
    page.keyboard.press("4")
    expect(page.locator(".cell .pick")).to_have_count(2)
    expect(page.locator(".cell .stars").first).to_have_text("★★★★")
    expect(rail(page, "Picked")).to_contain_text("2")
    assert [(desk.store.get(n).flag, desk.store.get(n).rating) for n in (10, 9, 8)] == [
        ("pick", 4), ("pick", 4), ("", 0),
    ]  # fmt: skip
    page.keyboard.press("p")
    page.keyboard.press("0")
    expect(rail(page, "Picked")).to_contain_text("0")
    page.keyboard.press("x")
    expect(rail(page, "Tonight")).to_contain_text("8")
    assert desk.store.get(10).flag == "reject"
    desk.flag([9, 10], "")


def test_a_puts_the_chosen_on_a_page_and_asks_for_its_name_once(page: Page, desk: Desk) -> None:
    rail(page, "Tonight").click()
    expect(page.locator(".cell").first).to_contain_text(PICTURES[9].name)
    page.locator(".cell").nth(0).click()
    page.keyboard.press("a")
    page.get_by_role("combobox", name="Page").fill("B3")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("1 photo on page B3.")
    page.locator(".cell").nth(2).click()
    page.keyboard.press("a")
    expect(rail(page, "B3")).to_contain_text("2")
    assert desk.page("B3").photo_ids == (10, 8)
    desk.take_off_page("B3", [8, 10])


def test_house_credits_over_a_selection_show_a_difference_apply_as_one_and_are_undone(
    page: Page, desk: Desk, screenshots: Path | None
) -> None:
    before = {n: desk.store.get(n).metadata for n in range(1, 11)}
    desk.edit(9, {"credit_line": "(AP Photo/Efrem Lukatsky)"})
    desk.edit(10, {"credit_line": "AP연합뉴스"})
    desk.edit(4, {"credit_line": "로이터=연합뉴스"})
    rail(page, "All photos").click()
    expect(page.locator(".cell").first).to_contain_text(PICTURES[9].name)
    page.locator(".cell").nth(0).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Shift+K")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("House credits")
    expect(dialog.locator("ins").filter(has_text="Reuters-Yonhap")).to_be_visible()
    expect(dialog).to_contain_text("Nothing written yet.")
    if screenshots is not None:
        page.screenshot(path=screenshots / "house_credits.png")
    dialog.locator(f"input[aria-label='Change {PICTURES[9].name}']").uncheck()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("House credits on")
    assert desk.store.get(4).metadata.credit_line == "Reuters-Yonhap"
    assert desk.store.get(10).metadata.credit_line == "AP연합뉴스"  # unticked
    batches = desk.batches(limit=1)
    assert batches[0].kind == "house credits"
    page.keyboard.press("Control+z")
    expect(page.locator(".notice")).to_contain_text("Taken back on")
    assert desk.store.get(4).metadata.credit_line == "로이터=연합뉴스"
    assert desk.batches(limit=1)[0].kind == "undo"
    for number, said in before.items():
        desk.edit(number, {"credit_line": said.credit_line, "creator": said.creator, "source": said.source})


def test_wire_to_house_with_nothing_to_change_says_so(page: Page, desk: Desk) -> None:
    page.locator(".cell", has_text=PICTURES[8].name).click()
    page.keyboard.press("Control+h")
    expect(page.locator(".notice")).to_contain_text("Wire → house: nothing to change on 1 photo.")
    desk.edit(
        9, {"caption": "CHASIV YAR, Ukraine - Servicemen fire a howitzer, Monday. (AP Photo/Efrem Lukatsky)"}
    )
    page.keyboard.press("Control+h")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Caption")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert desk.store.get(9).metadata.caption.startswith("CHASIV YAR")
    desk.edit(9, {"caption": PICTURES[8].says.caption})


def test_twelve_photos_are_captioned_and_credited_with_the_keyboard_alone(
    chromium: Browser, served: Served, desk: Desk, tmp_path: Path, screenshots: Path | None
) -> None:
    for number in range(12):
        made_photo(tmp_path / f"new_{number:02}.jpg", number, {"headline": f"Number {number}"})
    added = desk.ingest(sorted(tmp_path.iterdir()), source_label="staff").added
    assert len(added) == 12
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{served.url}caption?filter=missing:caption")
    expect(caption(page)).to_be_focused()
    expect(page.locator("h2.name")).to_have_text("new_11.jpg")
    expect(page.locator(".inspector .where")).to_have_text("1 of 12 · Caption missing")
    for number in range(11, -1, -1):
        expect(page.locator("h2.name")).to_have_text(f"new_{number:02}.jpg")
        page.keyboard.type(f"시민 {number} crosses the Han River.")
        page.keyboard.press("Tab")
        expect(credit(page)).to_be_focused()
        page.keyboard.type("Yonhap")
        if number == 6 and screenshots is not None:
            page.wait_for_load_state("networkidle")
            page.screenshot(path=screenshots / "caption.png")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Control+Enter")
        expect(caption(page)).to_be_focused()
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.includes('outbox:inspector'))")
    said = [desk.store.get(photo_id).metadata for photo_id in added]
    assert [one.caption for one in said] == [f"시민 {n} crosses the Han River." for n in range(12)]
    assert {one.credit_line for one in said} == {"Yonhap"}
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("h2.name")).to_have_text("new_01.jpg")
    expect(page.locator(".film [aria-selected='true']")).to_have_count(1)
    page.context.close()
    desk.remove(added)


def test_hangul_is_composed_on_the_caption_page_and_enter_commits_it_without_saving(
    chromium: Browser, served: Served
) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{served.url}caption?filter=page:A7&photo=9")
    expect(caption(page)).to_be_focused()
    expect(page.locator("h2.name")).to_have_text(PICTURES[8].name)
    page.keyboard.press("Control+End")
    keys = page.context.new_cdp_session(page)
    for text in ("ㅅ", "서", "서ㅇ", "서우", "서울"):
        keys.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
    caption(page).evaluate(
        """field => field.dispatchEvent(new KeyboardEvent('keydown', {
          key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229, bubbles: true, composed: true,
        }))"""
    )
    expect(page.locator("h2.name")).to_have_text(PICTURES[8].name)
    keys.send("Input.insertText", {"text": "서울"})
    expect(caption(page)).to_have_value(f"{PICTURES[8].says.caption}서울")
    expect(page.locator(".status")).to_have_text("Not saved yet.")
    page.context.close()


def test_the_wires_original_is_shown_and_one_key_restores_it(
    chromium: Browser, served: Served, desk: Desk
) -> None:
    desk.edit(10, {"caption": "Shortened."})
    page = chromium.new_context().new_page()
    page.goto(f"{served.url}caption?filter=page:A7&photo=10")
    expect(caption(page)).to_have_value("Shortened.")
    expect(page.locator(".original:visible").first).to_contain_text(PICTURES[9].says.caption)
    page.keyboard.press("Alt+o")
    expect(caption(page)).to_have_value(PICTURES[9].says.caption)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".status")).to_have_text(SAVED)
    page.context.close()
    assert desk.store.get(10).metadata.caption == PICTURES[9].says.caption


def test_two_people_on_one_photo_see_both_texts_and_lose_none(page: Page, desk: Desk) -> None:
    page.locator(".cell", has_text=PICTURES[4].name).click()
    caption(page).fill("Lee's lanterns.")
    desk.edit(5, {"caption": "Kim's lanterns."})
    page.get_by_role("button", name="Save", exact=True).click()
    theirs = page.locator(".theirs")
    expect(theirs).to_contain_text(re.compile(r"Kim changed this \d+ s ago"))
    expect(theirs).to_contain_text("Kim's lanterns.")
    expect(caption(page)).to_have_value("Lee's lanterns.")
    assert desk.store.get(5).metadata.caption == "Kim's lanterns."
    theirs.get_by_role("button", name="Keep mine").click()
    expect(page.locator(".status")).to_have_text(SAVED)
    expect(theirs).to_be_hidden()
    assert desk.store.get(5).metadata == PICTURES[4].says.replace(caption="Lee's lanterns.")
    caption(page).fill("Lee again.")
    desk.edit(5, {"caption": PICTURES[4].says.caption})
    page.get_by_role("button", name="Save", exact=True).click()
    theirs.get_by_role("button", name="Take theirs").click()
    expect(caption(page)).to_have_value(PICTURES[4].says.caption)
    expect(theirs).to_be_hidden()


def test_the_caption_page_opens_from_the_sheet_and_keeps_the_filter(
    chromium: Browser, served: Served
) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{served.url}?filter=source:handout")
    expect(page.locator(".cell")).to_have_count(4)
    page.locator(".cell").nth(1).click()
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".inspector .where")).to_have_text("2 of 4 · source:handout")
    expect(page.locator(".film button")).to_have_count(4)
    page.get_by_role("link", name="Desk").click()
    expect(page.locator(".cell")).to_have_count(4)
    page.context.close()


def test_an_empty_list_says_what_to_do_next(page: Page) -> None:
    rail(page, "Sent").click()
    expect(page.locator(".empty")).to_contain_text("Nothing sent yet.")
