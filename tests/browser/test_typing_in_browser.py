"""Typing: headline, credit picker, code replacements, captions that stand already, a selection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from photodesk.desk import Desk, codes, templates
from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(served: Served) -> Iterator[Desk]:
    """The served desk from the side; what a test changed is taken back."""
    with Desk.open(served.demo.folder, user="Kim") as opened:
        before = {n: opened.store.get(n).metadata for n in range(1, 11)}
        yield opened
        for number, said in before.items():
            now = opened.store.get(number).metadata
            changed = {name: said.get(name) for name, value in said.items() if now.get(name) != value}
            changed |= {name: said.get(name) for name, value in now.items() if said.get(name) != value}
            if changed:
                opened.edit(number, changed)


def caption(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Caption", exact=True)


def credit(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Credit", exact=True)


def choose(page: Page, number: int) -> None:
    page.locator(".cell", has_text=PICTURES[number - 1].name).click()
    expect(page.locator("h2.name")).to_have_text(PICTURES[number - 1].name)


def compose(page: Page, *texts: str) -> None:
    keys = page.context.new_cdp_session(page)
    for text in texts:
        keys.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
    keys.send("Input.insertText", {"text": texts[-1]})


# --- credits -------------------------------------------------------------------------------------


def test_an_agency_is_found_by_its_korean_name_and_taken_with_the_keyboard(page: Page, desk: Desk) -> None:
    choose(page, 10)
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+c")
    expect(credit(page)).to_be_focused()
    page.keyboard.press("Control+a")
    compose(page, "ㄹ", "로", "롱", "로이", "로이ㅌ", "로이터")
    option = page.get_by_role("option", name="Reuters-Yonhap")
    expect(option).to_contain_text("로이터")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(credit(page)).to_have_value("Reuters-Yonhap")
    expect(page.locator(".choices")).to_be_hidden()
    expect(page.locator(".slots")).to_contain_text("agency Reuters through Yonhap")
    page.keyboard.press("Enter")  # nothing marked: it saves, as in every field of one line
    expect(page.locator(".status")).to_have_text("Saved in the desk, not yet in the file.")
    assert desk.store.get(10).metadata.credit_line == "Reuters-Yonhap"


def test_a_typed_credit_shows_its_parts_and_its_house_form_one_key_away(page: Page) -> None:
    choose(page, 9)
    credit(page).fill("(AP Photo/Efrem Lukatsky, Pool)")
    slots = page.locator(".slots")
    expect(slots).to_contain_text("photographer Efrem Lukatsky")
    expect(slots).to_contain_text("marked pool")
    page.keyboard.press("Alt+h")
    expect(credit(page)).to_have_value("AP-Yonhap")
    expect(slots.locator(".house-form")).to_have_count(0)
    credit(page).fill("REUTERS/KCNA")
    expect(slots).to_contain_text("No house form")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name=re.compile("^Photos"))).to_be_focused()
    credit(page).fill(PICTURES[8].says.credit_line)


def test_the_credit_used_last_is_one_key_away_for_one_photo_and_for_a_selection(
    page: Page, desk: Desk
) -> None:
    choose(page, 5)
    credit(page).fill("Newsis")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(PICTURES[5].name)
    page.keyboard.press("Alt+l")
    expect(credit(page)).to_have_value("Newsis")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+L")
    dialog = page.get_by_role("dialog", name="Apply credit")
    expect(dialog.locator("ins")).to_have_text(["Newsis", "Newsis"])
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("Apply credit on 2 photos.")
    assert [desk.store.get(n).metadata.credit_line for n in (5, 6, 7, 8)] == ["Newsis"] * 4
    page.keyboard.press("Control+z")
    expect(page.locator(".notice")).to_contain_text("Taken back on 2 photos.")
    assert desk.store.get(8).metadata.credit_line == PICTURES[7].says.credit_line


def test_one_credit_is_applied_to_a_selection_and_a_credit_that_stands_is_kept(
    page: Page, desk: Desk, screenshots: Path | None
) -> None:
    choose(page, 6)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Apply credit")
    expect(dialog).to_contain_text("To 3 photos.")
    page.keyboard.type("joint press")
    expect(dialog.get_by_role("option", name="Joint Press Corps")).to_be_visible()
    if screenshots is not None:
        page.screenshot(path=screenshots / "apply_credit.png")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("textbox", name="Credit for all")).to_have_value("Joint Press Corps")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.veil ins")).to_have_text(["Joint Press Corps", "Joint Press Corps"])
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("Apply credit on 2 photos.")
    assert desk.store.get(7).metadata.credit_line == "Joint Press Corps"
    assert desk.store.get(8).metadata.credit_line == PICTURES[7].says.credit_line
    page.keyboard.press("Control+z")
    expect(page.locator(".notice")).to_contain_text("Taken back on 2 photos.")


# --- code replacements, captions that stand already ------------------------------------------------


def test_codes_are_written_out_while_typing_but_never_inside_a_composition(page: Page, desk: Desk) -> None:
    codes.add(desk, "derby.txt", "gs8\tKi Sung-yueng\t기성용\n한\tHan Kang\n".encode())
    page.reload()
    choose(page, 9)
    caption(page).fill("")
    page.keyboard.type("=gs8= and ")
    expect(caption(page)).to_have_value("Ki Sung-yueng and ")
    page.keyboard.type(r"\gs8#2\ ")
    expect(caption(page)).to_have_value("Ki Sung-yueng and 기성용 ")
    page.keyboard.type("=no= a=b=c ")
    expect(caption(page)).to_have_value("Ki Sung-yueng and 기성용 =no= a=b=c ")
    caption(page).fill("")
    keys = page.context.new_cdp_session(page)
    page.keyboard.type("=")
    keys.send("Input.imeSetComposition", {"text": "한=", "selectionStart": 2, "selectionEnd": 2})
    expect(caption(page)).to_have_value("=한=")  # the syllable is not settled yet
    keys.send("Input.insertText", {"text": "한="})
    expect(caption(page)).to_have_value("Han Kang")
    page.keyboard.press("Control+z")
    expect(caption(page)).not_to_have_value("Han Kang")
    caption(page).fill(PICTURES[8].says.caption)
    codes.remove(desk, "derby.txt")


def test_a_caption_that_stands_already_is_shown_while_it_is_typed(page: Page) -> None:
    choose(page, 9)
    expect(page.locator(".likes")).to_be_hidden()
    caption(page).fill(PICTURES[3].says.caption)
    like = page.locator(".likes").get_by_role("button")
    expect(like).to_contain_text(f"Same caption: {PICTURES[3].name}")
    caption(page).fill("Something that nobody has written before about 여의도.")
    expect(page.locator(".likes")).to_be_hidden()
    caption(page).fill(PICTURES[3].says.caption)
    like.click()
    expect(page.locator("h2.name")).to_have_text(PICTURES[3].name)
    expect(page.locator(".likes")).to_be_hidden()
    choose(page, 9)
    caption(page).fill(PICTURES[8].says.caption)


def test_a_photo_without_caption_is_never_told_to_be_fine(page: Page, desk: Desk) -> None:
    desk.take_off_page("A7", [10])
    desk.edit(10, {"caption": ""})
    page.goto(page.url.split("?")[0] + "?filter=missing:caption")
    expect(page.locator("h2.name")).to_have_text(PICTURES[9].name)
    expect(page.locator(".findings")).to_contain_text("To do: caption.")
    expect(page.locator(".findings")).not_to_contain_text("Nothing found")
    desk.put_on_page("A7", [10])


# --- looking ---------------------------------------------------------------------------------------


def test_z_opens_the_loupe_at_one_to_one_and_the_keyboard_comes_back(page: Page) -> None:
    choose(page, 1)
    page.keyboard.press("z")
    loupe = page.get_by_role("dialog", name="Loupe")
    expect(loupe.locator(".words")).to_have_text(re.compile(r"A7_01_ferry\.jpg · 1500 × 1000 · \d\d %"))
    page.keyboard.press("Enter")
    expect(loupe.locator(".words")).to_contain_text("100 %")
    assert loupe.locator("img").evaluate("image => image.clientWidth") == 1500
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(loupe.locator(".words")).to_contain_text(PICTURES[1].name)
    page.keyboard.press("Escape")
    expect(loupe).to_be_hidden()
    expect(page.locator("h2.name")).to_have_text(PICTURES[1].name)
    expect(page.get_by_role("listbox", name=re.compile("^Photos"))).to_be_focused()
    caption(page).focus()
    page.keyboard.press("z")
    expect(loupe).to_be_hidden()  # in a text it is a letter
    caption(page).fill(PICTURES[1].says.caption)


def test_the_size_of_the_thumbnails_is_kept(page: Page) -> None:
    sheet = page.locator(".sheet")
    sizes = page.get_by_role("group", name="Size of the thumbnails")
    expect(sheet).to_have_attribute("data-size", "L")
    for size in "SML":
        sizes.get_by_role("button", name=size).click()
        expect(sheet).to_have_attribute("data-size", size)
    sizes.get_by_role("button", name="S").click()
    page.reload()
    expect(sheet).to_have_attribute("data-size", "S")
    expect(page.locator(".words").first).to_be_hidden()


def test_question_mark_lists_every_key_and_esc_gives_the_keyboard_back(page: Page) -> None:
    choose(page, 2)
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keys")
    for words in ("House credits over the chosen photos", "save and go on to the next photo", "loupe"):
        expect(help_.get_by_text(words).first).to_be_visible()
    page.keyboard.press("x")  # behind the help nothing is dropped
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    expect(page.get_by_role("listbox", name=re.compile("^Photos"))).to_be_focused()
    expect(page.locator(".cell")).to_have_count(10)
    caption(page).focus()
    page.keyboard.press("F1")
    expect(help_).to_be_visible()
    page.keyboard.press("F1")
    expect(caption(page)).to_be_focused()


def test_hangul_mode_presses_keys_by_their_place_and_a_composition_presses_none(page: Page) -> None:
    choose(page, 2)
    press = """(sheet, more) => sheet.dispatchEvent(new KeyboardEvent('keydown', {
      bubbles: true, composed: true, cancelable: true, code: 'KeyP', ...more }))"""
    sheet = page.locator(".sheet")
    sheet.evaluate(press, {"key": "ㅔ", "isComposing": True})
    sheet.evaluate(press, {"key": "Process", "keyCode": 229})
    expect(page.locator(".cell .pick")).to_have_count(0)
    sheet.evaluate(press, {"key": "ㅔ"})
    expect(page.locator(".cell .pick")).to_have_count(1)
    page.keyboard.press("p")
    expect(page.locator(".cell .pick")).to_have_count(0)


def test_a_name_is_asked_once_and_edits_carry_it(page: Page, desk: Desk) -> None:
    name = page.get_by_role("textbox", name="Your name")
    expect(page.locator(".who")).to_contain_text("And yours?")
    name.click()
    compose(page, "ㅅ", "시", "심")
    name.press("Enter")
    expect(page.locator(".notice")).to_contain_text("From now on edits carry the name 심.")
    expect(page.locator(".who")).to_contain_text("Your edits carry the name")
    choose(page, 9)
    credit(page).fill("Newsis")
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_have_text("Saved in the desk, not yet in the file.")
    assert desk.history(9)[0].user == "심"
    page.reload()
    expect(name).to_have_value("심")


# --- acts over a selection -------------------------------------------------------------------------


def test_a_template_is_made_put_on_a_selection_and_taken_back_with_the_keyboard(
    page: Page, desk: Desk, screenshots: Path | None
) -> None:
    choose(page, 9)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="Templates")
    expect(dialog.get_by_role("textbox", name="Name of the template")).to_be_focused()
    page.keyboard.type("밤 브리핑")
    dialog.get_by_role("textbox", name="Headline: words").fill("{number}: {name} {label}")
    dialog.get_by_role("textbox", name="City: words").fill("{citty}")
    page.keyboard.press("Control+s")
    expect(dialog.locator(".said")).to_contain_text("{citty}: no such variable; did you mean {city}?")
    dialog.get_by_role("textbox", name="City: words").fill("Kyiv")
    page.keyboard.press("Control+s")
    expect(dialog.locator(".said")).to_contain_text("Template 밤 브리핑 is kept.")
    assert [one.name for one in templates.every(desk)] == ["밤 브리핑"]
    if screenshots is not None:
        page.screenshot(path=screenshots / "template.png")
    page.keyboard.press("Control+Enter")
    difference = page.get_by_role("dialog", name="Template 밤 브리핑")
    expect(difference.locator("ins").first).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("Template 밤 브리핑 on 2 photos.")
    assert desk.store.get(9).metadata.city == "Kyiv"
    assert desk.store.get(10).metadata.headline.startswith("2: ")
    page.keyboard.press("Control+z")
    expect(page.locator(".notice")).to_contain_text("Taken back on 2 photos.")
    assert desk.store.get(9).metadata.city == PICTURES[8].says.city
    page.keyboard.press("t")
    expect(dialog.get_by_role("option", name="밤 브리핑")).to_be_focused()
    dialog.get_by_role("button", name="Delete").click()
    expect(dialog.get_by_role("option", name="밤 브리핑")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name=re.compile("^Photos"))).to_be_focused()


def test_find_and_replace_shows_the_difference_and_a_wrong_pattern_in_words(page: Page, desk: Desk) -> None:
    choose(page, 5)
    page.keyboard.press("Control+a")
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog", name="Find and replace")
    expect(dialog.get_by_role("textbox", name="Find")).to_be_focused()
    page.keyboard.type("South Korea")
    page.keyboard.press("Tab")
    page.keyboard.type("Korea")
    page.keyboard.press("Enter")
    difference = page.locator("dialog.veil")
    expect(difference).to_contain_text("replaced once")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("Find and replace on")
    assert desk.batches(limit=1)[0].kind == "find and replace"
    page.keyboard.press("Control+z")
    expect(page.locator(".notice")).to_contain_text("Taken back on")
    page.keyboard.press("r")
    expect(dialog.get_by_role("textbox", name="Find")).to_have_value("South Korea")
    page.keyboard.type("(")
    dialog.get_by_role("checkbox", name="Pattern (regex)").check()
    dialog.get_by_role("textbox", name="Find").press("Enter")
    expect(page.locator(".notice.refused")).to_contain_text("no pattern")
    expect(difference).to_be_hidden()


def test_shift_r_writes_codes_out_or_says_that_there_are_none(page: Page, desk: Desk) -> None:
    choose(page, 9)
    page.keyboard.press("Shift+R")
    expect(page.locator(".notice.refused")).to_contain_text("no code replacements yet")
    codes.add(desk, "derby.txt", b"gs8\tKi Sung-yueng\n")
    desk.edit(9, {"caption": "=gs8= scores."})
    page.keyboard.press("Shift+R")
    expect(page.get_by_role("dialog", name="Code replacements").locator("ins")).to_have_text(
        "Ki Sung-yueng scores."
    )
    page.keyboard.press("Escape")
    codes.remove(desk, "derby.txt")


def test_shift_a_puts_the_chosen_on_another_page(page: Page, desk: Desk) -> None:
    choose(page, 9)
    page.keyboard.press("Shift+A")
    page.get_by_role("combobox", name="Page").fill("C1")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("1 photo on page C1.")
    choose(page, 10)
    page.keyboard.press("Shift+A")
    expect(page.get_by_role("combobox", name="Page")).to_have_value("C1")
    page.get_by_role("combobox", name="Page").fill("C2")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("1 photo on page C2.")
    assert (desk.page("C1").photo_ids, desk.page("C2").photo_ids) == ((9,), (10,))
    desk.take_off_page("C1", [9])
    desk.take_off_page("C2", [10])


def test_a_page_and_the_rail_say_the_same_of_what_is_ready(page: Page) -> None:
    stopped = int(
        (page.locator(".st-key-page_heading").text_content() or "").partition(" stopped")[0].split()[-1]
    )
    ready = page.get_by_role("navigation", name="Which photos").get_by_role(
        "button", name=re.compile("^Ready")
    )
    expect(ready.locator(".amount")).to_have_text(str(10 - stopped))
    ready.click()
    expect(page.locator(".cell")).to_have_count(10 - stopped)
    expect(page.locator(".badge.stop")).to_have_count(0)


# --- the headline ---------------------------------------------------------------------------------


def test_a_headline_is_typed_judged_saved_and_undone_with_the_keyboard(page: Page, desk: Desk) -> None:
    choose(page, 9)
    words = desk.store.get(9).metadata.caption.rstrip(".")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+t")
    headline = page.get_by_role("textbox", name="Headline", exact=True)
    expect(headline).to_be_focused()
    page.keyboard.type(words)
    hint = page.get_by_role("status", name="What the rules say to Caption")
    expect(hint).to_contain_text("The caption only repeats the headline.")
    page.keyboard.press("Control+a")
    compose(page, "ㅎ", "하", "한", "한강")
    expect(hint).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_have_text("Saved in the desk, not yet in the file.")
    assert desk.store.get(9).metadata.headline == "한강"
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(headline).to_have_value("")
    assert desk.store.get(9).metadata.headline == ""


# --- a caption in two languages ---------------------------------------------------------------------


def test_a_korean_caption_is_written_beside_the_english_one_and_kept(page: Page, desk: Desk) -> None:
    choose(page, 9)
    korean = page.get_by_role("textbox", name="Korean caption", exact=True)
    expect(korean).to_be_hidden()
    page.wait_for_url("**photo=9*")  # the desk knows which photo is in hand
    page.get_by_role("link", name="Caption").click()
    expect(page.locator(".captioning h2.name")).to_have_text(PICTURES[8].name)
    expect(caption(page)).to_be_focused()
    page.keyboard.press("Alt+k")
    expect(korean).to_be_focused()
    compose(page, "ㄱ", "구", "군", "군인")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h2.name")).to_have_text(PICTURES[9].name)
    page.keyboard.press("Control+Shift+Enter")
    expect(korean).to_have_value("군인")
    expect(page.locator(".status")).to_have_text("Saved in the desk, not yet in the file.")
    assert desk.store.get(9).metadata.get("caption@ko") == "군인"
    assert desk.ids("군인") == (9,)
    page.get_by_role("link", name="Desk").click()
    expect(page.locator(".cell")).to_have_count(10)
    choose(page, 9)
    expect(korean).to_have_value("군인")
