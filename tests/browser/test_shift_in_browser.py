"""EDITOR.md §2 (i) with a count of the keys: relayed pictures to house form, twelve captions, many sheets."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from photodesk.desk import Desk
from photodesk.model import Value
from tests.browser.app_process import serving
from tests.browser.made_photos import made_photo

pytestmark = pytest.mark.browser

CREDITS = (
    "(AP Photo/Lee Jin-man)",
    "로이터=연합뉴스",
    "AFP연합뉴스",
    "EPA-EFE/JEON HEON-KYUN",
    "AP=연합뉴스",
    "Yonhap/AP",
)
HOUSE = ("AP-Yonhap", "Reuters-Yonhap", "AFP-Yonhap", "EPA-Yonhap", "AP-Yonhap", "AP-Yonhap")
PLACES = ("a bridge", "a market", "a stadium", "a station", "a palace", "a park")
PEOPLE = ("Commuters", "Farmers", "Students", "Nurses")


@dataclass
class Keyboard:
    """A keyboard that counts: one for each key or chord; words that are written count apart."""

    page: Page
    pressed: list[str] = field(default_factory=list)

    def press(self, chord: str) -> None:
        self.pressed.append(chord)
        self.page.keyboard.press(chord)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)


@dataclass(frozen=True)
class Night:
    """A desk in a fresh night: where it is served, its folder, the relayed pictures' ids."""

    url: str
    folder: Path
    relayed: tuple[int, ...]


def relayed(number: int) -> dict[str, Value]:
    """What a relayed picture says when it lands: dateline, wire date, sign-off or stored credit."""
    who, where = PEOPLE[number // 6], PLACES[number % 6]
    day = f"November {number % 20 + 1}, 2026"
    words = f"{who} walk past {where} in district {number} of Seoul, South Korea, {day}."
    credit = CREDITS[number % 6]
    if number % 6 == 0:
        return {"caption": f"SEOUL, South Korea - {words} {credit}", "source": "Yonhap"}
    return {"caption": words, "credit_line": credit, "source": "Yonhap"}


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    """24 relayed pictures with words, then 40 of the staff without."""
    folder = tmp_path_factory.mktemp("night")
    wire = [made_photo(folder / "wire" / f"w{n:02}.jpg", n, relayed(n)) for n in range(24)]
    staff = [
        made_photo(folder / "staff" / f"s{n:02}.jpg", 100 + n, {"headline": f"No. {n}"}) for n in range(40)
    ]
    with Desk.open(folder / "desk", user="night desk") as desk:
        ids = desk.ingest(wire, source_label="Yonhap").added
        assert len(ids) == 24
        assert len(desk.ingest(staff, source_label="staff").added) == 40
    with serving(folder / "desk") as (url, _):
        yield Night(url, folder / "desk", ids)


@pytest.fixture
def page(chromium: Browser, night: Night) -> Iterator[Page]:
    """A window on the night's desk; no script may go wrong."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.context.close()
    assert wrong == []


def says(path: Path) -> dict[str, str]:
    """What exiftool reads of a file."""
    told = subprocess.run(
        ["exiftool", "-j", "-IPTC:Credit", "-XMP-dc:Description", "-XMP-photoshop:Credit", str(path)],
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = json.loads(told.stdout)[0]
    return found


def test_twenty_four_relayed_pictures_are_credited_cleaned_and_embedded_in_ten_keys(
    page: Page, night: Night, screenshots: Path | None
) -> None:
    page.goto(f"{night.url}?filter=source:Yonhap")
    expect(page.locator(".cell")).to_have_count(24)
    expect(page.locator("h2.name")).to_have_text("w23.jpg")
    keyboard = Keyboard(page)
    keyboard.press("Control+a")
    keyboard.press("Control+h")
    difference = page.get_by_role("dialog", name="Wire → house")
    expect(difference.locator(".count")).to_have_text("24 of 24 change. Nothing written yet.")
    if screenshots is not None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=screenshots / "wire_to_house.png")
    keyboard.press("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("Wire → house on 24 photos.")
    with Desk.open(night.folder) as desk:
        records = desk.store.many(night.relayed)
        assert [record.metadata.credit_line for record in records] == [HOUSE[n % 6] for n in range(24)]
        assert [r.name for r in records if "(AP" in r.metadata.caption or "SEOUL" in r.metadata.caption] == []
        assert all(f"Nov. {n % 20 + 1}, 2026" in r.metadata.caption for n, r in enumerate(records))
        assert len(desk.batches()) == 1
    keyboard.press("Control+a")
    keyboard.press("Control+s")
    expect(page.locator(".dot.desk")).to_have_count(0, timeout=60_000)  # a job writes them
    assert len(keyboard.pressed) <= 10
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl); it reads the files")
    first, other = (says(records[n].path) for n in (0, 3))
    assert (first["Credit"], other["Credit"]) == ("AP-Yonhap", "EPA-Yonhap")
    assert first["Description"] == records[0].metadata.caption


def test_twelve_photos_are_captioned_and_credited_with_two_keys_each_besides_the_words(
    page: Page, night: Night
) -> None:
    page.goto(f"{night.url}caption?filter=missing:caption")
    caption = page.get_by_role("textbox", name="Caption", exact=True)
    credit = page.get_by_role("textbox", name="Credit", exact=True)
    expect(caption).to_be_focused()
    keyboard = Keyboard(page)
    for number in range(39, 27, -1):
        expect(page.locator("h2.name")).to_have_text(f"s{number:02}.jpg")
        keyboard.write(f"시민 {number} crosses the Han River in Seoul.")
        if number == 39:
            keyboard.press("Alt+c")
            keyboard.write("Korea Times photo by Shim Hyun-chul")
        else:
            keyboard.press("Alt+l")
            expect(credit).to_have_value("Korea Times photo by Shim Hyun-chul")
        keyboard.press("Control+Enter")
        if number > 28:
            # The next photo begins in its caption, wherever the last one ended.
            expect(caption).to_be_focused()
    assert len(keyboard.pressed) == 24
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.includes('outbox:inspector'))")
    with Desk.open(night.folder) as desk:
        done = desk.find("credit:Hyun-chul", limit=60).photos
        assert [record.metadata.caption for record in done] == [
            f"시민 {n} crosses the Han River in Seoul." for n in range(39, 27, -1)
        ]


def test_next_and_previous_sheet_by_button_and_key(page: Page, night: Night) -> None:
    page.goto(f"{night.url}?filter=is:tonight")
    cells = page.locator(".cell")
    expect(cells).to_have_count(60)
    page.get_by_role("button", name="Next ›").click()
    expect(cells).to_have_count(4)
    expect(page.locator(".where.number").first).to_have_text("Page 2 / 2")
    expect(page.locator("h2.name")).to_have_text("w03.jpg")
    page.get_by_role("button", name="‹ Prev").click()
    expect(cells).to_have_count(60)
    page.locator(".sheet").focus()
    page.keyboard.press("PageDown")
    expect(cells).to_have_count(4)
    page.keyboard.press("PageDown")  # there is no third
    page.keyboard.press("PageUp")
    expect(cells).to_have_count(60)
    expect(page.locator("h2.name")).to_have_text("s39.jpg")
    expect(page).to_have_url(re.compile(r"[?&]sheet=1(&|$)"))  # painted sooner than Python hears
    page.reload()
    expect(cells).to_have_count(60)


def test_a_filter_that_was_never_shown_is_painted_before_the_page_has_run(page: Page, night: Night) -> None:
    page.goto(f"{night.url}?filter=is:tonight")
    expect(page.locator(".cell")).to_have_count(60)
    with page.expect_request("**/api/sheet?filter=source%3AYonhap&sheet=1"):
        page.get_by_role("navigation", name="Which photos").get_by_role("button", name="Yonhap").click()
    expect(page.locator(".cell")).to_have_count(24)
    expect(page.locator(".frame .search input")).to_have_value("")
    expect(page).to_have_url(re.compile("filter=source%3AYonhap"))
    expect(page.locator("h2.name")).to_have_text("w23.jpg")


def test_u_puts_the_other_copy_of_a_frame_in_its_place(page: Page, night: Night) -> None:
    with Desk.open(night.folder) as desk:
        first = desk.store.get(night.relayed[0])
        copy = made_photo(
            first.path.with_name("yonhap.jpg"), 0, {"caption": "The same frame.", "credit_line": "Yonhap"}
        )
        (added,) = desk.ingest([copy], source_label="Yonhap").added
        desk.new_page("A1", on=desk.clock().date())
        desk.put_on_page("A1", [first.id])
        page.goto(f"{night.url}?filter=page:A1")
        expect(page.locator("h2.name")).to_have_text("w00.jpg")
        page.locator(".sheet").focus()
        page.keyboard.press("u")
        expect(page.locator(".notice")).to_contain_text("yonhap.jpg stands in its place.")
        expect(page.locator(".cell .name")).to_have_text(["yonhap.jpg"])
        assert desk.page("A1").photo_ids == (added,)
        desk.take_off_page("A1", [added])
        desk.remove([added])
