"""Shift (ii) in Chromium: the reporter's CP949 sheet, dropped, paired, applied, sent back, undone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.exchange.captions_table import read_sheet
from tests.browser.app_process import serving
from tests.desk.reporter_sheet import CONFLICTS, HEADINGS, REPORT, WRONG, Reporter, make_reporter, photo_name

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class ServedReporter:
    """The reporter's desk and the address where it answers."""

    made: Reporter
    url: str

    def captions(self) -> dict[str, str]:
        """What the desk says now, by file name."""
        with Desk.open(self.made.folder) as desk:
            return {r.name: r.metadata.caption for r in desk.find("", limit=1000).photos}


@pytest.fixture
def served_reporter(tmp_path: Path) -> Iterator[ServedReporter]:
    """A fresh desk for each test."""
    made = make_reporter(tmp_path / "reporter")
    with serving(made.folder) as (url, _):
        yield ServedReporter(made, url)


@pytest.fixture
def desk_page(chromium: Browser, served_reporter: ServedReporter) -> Iterator[Page]:
    """The desk in a window of 1440 x 900; nothing may be asked outside, nothing may go wrong unseen."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-US", accept_downloads=True
    )
    page = context.new_page()
    outside: list[str] = []
    wrong: list[str] = []
    ours = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob):")
    page.on("request", lambda request: None if ours.match(request.url) else outside.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served_reporter.url)
    expect(page.get_by_role("button", name="Add photos …")).to_be_visible()
    yield page
    context.close()
    assert outside == []
    assert wrong == []


def put(page: Page, *files: Path) -> None:
    """Hand files to the drop zone."""
    page.locator("input.files").set_input_files(list(files))


def shot(page: Page, screenshots: Path | None, name: str) -> None:
    if screenshots is not None:
        page.wait_for_timeout(400)
        page.screenshot(path=screenshots / f"{name}.png")


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def report(page: Page) -> str:
    return page.locator(".report").inner_text()


def test_the_reporters_sheet_from_drop_to_undo(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    put(page, served_reporter.made.sheet)
    expect(page.locator(".report")).to_have_text(REPORT)
    expect(page).to_have_url(re.compile(r"/import\?sheet=[0-9a-f]+"))
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}
    shot(page, screenshots, "import_difference")

    tab(page, "Sheet")
    expect(page.get_by_role("combobox", name="Encoding")).to_have_value("auto")
    expect(page.get_by_role("combobox", name="Encoding").locator("option").first).to_have_text(
        "CP949, found by itself"
    )
    expect(page.get_by_role("combobox", name=f"Column {HEADINGS[0]} is")).to_have_value("file")
    expect(page.get_by_role("combobox", name=f"Column {HEADINGS[1]} is")).to_have_value("caption")
    expect(page.get_by_text("Rows 20 and 21 carry the same caption.")).to_be_visible()
    expect(page.locator(".splits tr")).to_have_count(2)
    shot(page, screenshots, "import_sheet")

    tab(page, "Wrong names")
    expect(page.locator(".wrong")).to_have_count(4)
    expect(page.locator(".wrong[aria-selected=true] .name")).to_have_text(WRONG[7])
    expect(page.locator(".card").first).to_contain_text("Best guess")
    expect(page.locator(".card").first).to_contain_text(photo_name(7))
    shot(page, screenshots, "import_names")
    page.locator(".card").first.click()
    expect(page.locator(".wrong.paired")).to_have_count(1)
    expect(page.locator(".report")).to_contain_text("20 ready · 2 differ from the file · 3 name no file.")
    expect(page.locator(".wrong[aria-selected=true] .name")).to_have_text(WRONG[12])

    tab(page, "Difference")
    page.get_by_role("checkbox", name="Take row 2", exact=True).uncheck()
    expect(page.locator("button.apply")).to_contain_text("21 photos")

    page.locator("button.apply").click()
    expect(page.locator(".report")).to_contain_text(
        "21 photos changed in the desk, batch b1. 6 rows stay open."
    )
    shot(page, screenshots, "import_leftover")
    said = served_reporter.captions()
    assert said[photo_name(7)].startswith("Volunteers carry box 7")
    assert said[photo_name(2)] == ""
    assert said[photo_name(CONFLICTS[0])] == "A caption that the desk wrote."

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Leftover sheet (6)").click()
    assert waiting.value.suggested_filename == "captions_leftover.csv"
    left = read_sheet(Path(waiting.value.path()).read_bytes(), name="rest.csv")
    assert left.encoding == "cp949"
    assert left.headings == (*HEADINGS, "왜")
    assert len(left.rows) == 6

    page.reload()
    expect(page.locator(".report")).to_contain_text("batch b1")
    page.get_by_role("button", name="Undo the import").click()
    expect(page.locator(".report")).to_contain_text("Nothing written yet.")
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}


def test_decisions_outlive_a_reload_and_wrong_encodings_have_a_way_back(
    desk_page: Page, served_reporter: ServedReporter
) -> None:
    page = desk_page
    put(page, served_reporter.made.sheet)
    expect(page.locator(".report")).to_have_text(REPORT)
    tab(page, "Difference")
    page.get_by_role("group", name="Who wins: Caption").get_by_role("button", name="take the sheet's").click()
    expect(page.locator(".report")).to_contain_text("21 ready · 4 name no file.")
    page.reload()
    expect(page.locator(".report")).to_contain_text("21 ready · 4 name no file.")
    tab(page, "Sheet")
    page.get_by_role("combobox", name="Encoding").select_option("utf-8")
    expect(page.locator(".broken")).to_contain_text("captions.csv: ")
    page.get_by_role("button", name="Read it afresh").click()
    expect(page.locator(".report")).to_have_text(REPORT)


def form(folder: Path, name: str, *captions: str) -> Path:
    """A sheet whose headings nobody knows, about the photos of rows 2, 3 and so on."""
    path = folder / name
    rows = [f"{photo_name(row)},{caption}" for row, caption in enumerate(captions, start=2)]
    path.write_bytes("\r\n".join(("사진번호,내용", *rows, "")).encode("cp949"))
    return path


def test_a_form_is_explained_once_remembered_and_written_into_the_files(
    desk_page: Page, served_reporter: ServedReporter, tmp_path: Path, screenshots: Path | None
) -> None:
    page = desk_page
    with Desk.open(served_reporter.made.folder) as desk:
        rejected = next(r.id for r in desk.find("", limit=100).photos if r.name == photo_name(3))
        desk.flag([rejected], "reject")
    put(page, form(tmp_path, "form.csv", "배추를 씻고 있다.", "배추를 나르고 있다."))
    expect(page.locator(".broken")).to_contain_text("no column names the picture file")
    shot(page, screenshots, "import_columns")
    page.get_by_role("combobox", name="Column 사진번호 is").select_option("file")
    expect(page.locator(".broken")).to_contain_text("no column holds a caption")
    page.get_by_role("combobox", name="Column 내용 is").select_option("caption")
    expect(page.locator(".report")).to_contain_text("1 ready · 1 names no file.")

    tab(page, "Difference")
    expect(page.get_by_role("combobox", name="Compare with")).to_have_value("is:tonight")
    page.locator(".pane:not([hidden])").get_by_role("button", name="Compare with all of the desk").click()
    expect(page.locator(".report")).to_contain_text("2 ready.")
    expect(page.get_by_role("combobox", name="Compare with")).to_have_value("")
    page.locator("button.apply").click()
    expect(page.locator(".report")).to_contain_text("2 photos changed in the desk")
    page.get_by_role("button", name="Write into 2 files").click()
    expect(page.get_by_role("button", name="Write into")).to_have_count(0)
    written = [photofile.read(served_reporter.made.photos / photo_name(row)).metadata for row in (2, 3)]
    assert [metadata.caption for metadata in written] == ["배추를 씻고 있다.", "배추를 나르고 있다."]

    put(page, form(tmp_path, "form 2.csv", "배추를 절이고 있다."))
    expect(page.locator(".report")).to_contain_text(
        "form 2.csv: CP949, comma, 1 row. 0 ready · 1 differs from the file."
    )
    page.get_by_role("combobox", name="Compare with").select_option("?")
    page.get_by_role("searchbox", name="Compare with the photos of a search").fill("file:IMG_2001")
    page.keyboard.press("Enter")
    expect(page.locator(".report")).to_contain_text("1 names no file.")
    tab(page, "Sheet")
    expect(page.get_by_text("Columns as remembered from form.csv, ")).to_be_visible()
    page.get_by_role("button", name="Forget them").click()
    expect(page.locator(".broken")).to_contain_text("no column names the picture file")


def test_a_wrong_name_is_paired_with_the_keyboard_alone(
    desk_page: Page, served_reporter: ServedReporter
) -> None:
    page = desk_page
    put(page, served_reporter.made.sheet)
    expect(page.locator(".report")).to_have_text(REPORT)
    page.get_by_role("tab", name="Difference").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".wrong[aria-selected=true]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".wrong[aria-selected=true] .name")).to_have_text(WRONG[12])
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong.paired .name")).to_have_text(WRONG[12])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".report")).to_contain_text("22 photos changed in the desk")


def test_dropped_photos_are_taken_in_and_the_strip_says_so(
    desk_page: Page, served_reporter: ServedReporter, tmp_path: Path, screenshots: Path | None
) -> None:
    page = desk_page
    files = []
    for number in range(12):
        path = tmp_path / f"새 사진 {number}.jpg"
        Image.new("RGB", (640, 480), (number * 20, 90, 90)).save(path)
        files.append(path)
    broken = tmp_path / "no picture.jpg"
    broken.write_bytes(b"this is text")
    put(page, *files, broken)
    expect(page.locator(".job")).to_contain_text("12 photos taken in, 1 refused (no picture.jpg: ")
    shot(page, screenshots, "job_strip")
    assert {path.name for path in files} <= set(served_reporter.captions())


def test_photos_dropped_on_the_window_carry_the_source_that_is_chosen(
    desk_page: Page, served_reporter: ServedReporter
) -> None:
    page = desk_page
    picture = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(picture, "JPEG")
    page.get_by_role("combobox", name="from").select_option("handout")
    transfer = page.evaluate_handle(
        """(bytes) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(bytes)], "끌어온 사진.jpg", { type: "image/jpeg" }));
          return transfer;
        }""",
        list(picture.getvalue()),
    )
    page.dispatch_event("body", "dragenter", {"dataTransfer": transfer})
    expect(page.locator(".veil")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})
    expect(page.locator(".veil")).to_be_hidden()
    expect(page.locator(".job")).to_contain_text("1 photo taken in")
    with Desk.open(served_reporter.made.folder) as desk:
        assert [r.name for r in desk.find("source:handout").photos] == ["끌어온 사진.jpg"]


def test_a_caption_is_data_never_markup(desk_page: Page, served_reporter: ServedReporter) -> None:
    page = desk_page
    evil = "<img src=x onerror=window.caught=1><b>한강</b>"
    sheet = f'파일명,사진설명\r\n{photo_name(2)},"{evil}"\r\nno.jpg,"{evil}"\r\n'.encode("cp949")
    page.locator("input.files").set_input_files(
        FilePayload(name="<b>captions.csv", mimeType="text/csv", buffer=sheet)
    )
    expect(page.locator(".report")).to_contain_text("1 ready · 1 names no file.")
    expect(page.locator(".diff ins").first).to_have_text(evil)
    tab(page, "Wrong names")
    expect(page.locator(".wrong .caption")).to_have_text(evil)
    page.locator("button.apply").click()
    expect(page.locator(".report")).to_contain_text("1 photo changed in the desk")
    assert page.evaluate("window.caught") is None
    assert served_reporter.captions()[photo_name(2)] == evil


def test_history_shows_the_import_and_takes_it_back(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    put(page, served_reporter.made.sheet)
    expect(page.locator(".report")).to_have_text(REPORT)
    page.locator("button.apply").click()
    expect(page.locator(".report")).to_contain_text("batch b1")
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="History").click()
    expect(page.locator(".batch")).to_have_count(1)
    expect(page.locator("h2")).to_contain_text("b1 · Import by ")
    shot(page, screenshots, "history")
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.locator(".batch")).to_have_count(2)
    expect(page.locator(".batch.undone")).to_have_count(1)
    expect(page.locator(".status")).to_contain_text("Taken back on 21 photos, as batch b2.")
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}


def test_the_table_saves_what_was_typed_as_one_batch(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Table").click()
    grid = page.locator(".dvn-scroller").first
    expect(grid).to_be_visible()
    grid.click(position={"x": 420, "y": 64})  # the first row's caption
    page.keyboard.press("Enter")
    expect(page.locator("textarea.gdg-input")).to_be_focused()
    page.keyboard.type("배추를 나르고 있다.", delay=40)  # as a hand types: the grid takes each letter in
    expect(page.locator("textarea.gdg-input")).to_have_value("배추를 나르고 있다.")
    page.keyboard.press("Enter")
    expect(page.locator("textarea.gdg-input")).to_have_count(0)
    expect(page.get_by_text("1 change on 1 photo")).to_be_visible()
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}
    shot(page, screenshots, "table")
    page.get_by_role("button", name="Save as one batch").click()
    expect(page.get_by_text("Saved on 1 photo in the desk")).to_be_visible()
    assert "배추를 나르고 있다." in served_reporter.captions().values()


def open_table(page: Page) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Table").click()
    expect(page.locator(".dvn-scroller").first).to_be_visible()


def paste(page: Page, column_px: int, *rows: tuple[str, ...]) -> None:
    """Paste rows as a spreadsheet hands them over, with the cursor on the first row at this column."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = "\n".join("\t".join(row) for row in rows)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.locator(".dvn-scroller").first.click(position={"x": column_px, "y": 64})
    page.keyboard.press("Control+V")


CAPTION_PX, CREDIT_PX = 420, 840


def test_a_paste_from_a_spreadsheet_is_seen_before_it_is_saved_and_taken_back(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    open_table(page)
    paste(page, CAPTION_PX, ("배추를 씻고 있다.", "연합뉴스"), ("Cabbages are washed.", "AP-Yonhap"))
    expect(page.get_by_text("4 changes on 2 photos")).to_be_visible()
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}
    shot(page, screenshots, "table_paste")
    page.get_by_role("button", name="Save as one batch").click()
    expect(page.get_by_text("Saved on 2 photos in the desk")).to_be_visible()
    assert {"배추를 씻고 있다.", "Cabbages are washed."} <= set(served_reporter.captions().values())
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("Taken back on 2 photos.")).to_be_visible()
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}


def test_a_paste_one_column_off_waits_until_it_was_looked_at(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    open_table(page)
    caption = "Volunteers wash cabbages for kimchi in front of the city hall in Suwon, Tuesday, Nov. 24."
    paste(page, CREDIT_PX, (caption, "AP-Yonhap"))
    expect(page.get_by_text("2 changes on 1 photo")).to_be_visible()
    expect(page.get_by_role("button", name="Save as one batch")).to_be_disabled()
    expect(page.get_by_text("I have looked at the 2 marked")).to_be_visible()
    shot(page, screenshots, "table_shifted")
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("2 changes on 1 photo")).to_be_hidden()
    assert set(served_reporter.captions().values()) == {"", "A caption that the desk wrote."}


def test_settings_are_edited_as_text(
    desk_page: Page, served_reporter: ServedReporter, screenshots: Path | None
) -> None:
    page = desk_page
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Settings").click()
    field = page.get_by_role("textbox", name="photodesk.toml")
    expect(field).to_have_value(re.compile("territory"))
    shot(page, screenshots, "settings")
    field.fill("[house]\ncolour = 1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("photodesk.toml: Object contains unknown field")).to_be_visible()
    field.fill('[house]\nname = "한국일보"')
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept. All photos are judged by it now.")).to_be_visible()
    kept = served_reporter.made.folder / "photodesk.toml"
    assert kept.read_text(encoding="utf-8") == '[house]\nname = "한국일보"'
