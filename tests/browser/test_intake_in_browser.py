"""Intake in Chromium: dropped photos cancelled and gone on with, watched folders, changes decided by key."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from photodesk import photofile
from photodesk.desk import Desk
from tests.browser.app_process import serve_gated_intake, serving

pytestmark = pytest.mark.browser

PHOTOS = 200


@dataclass(frozen=True, slots=True)
class ServedIntake:
    """An empty desk with a watched folder, and the address where it answers."""

    place: Path
    url: str

    @property
    def folder(self) -> Path:
        return self.place / "desk"

    @property
    def gate(self) -> Path:
        return self.place / "gate"

    def total(self) -> int:
        with Desk.open(self.folder) as desk:
            return desk.find("", limit=1).total


@pytest.fixture
def served_intake(tmp_path: Path) -> Iterator[ServedIntake]:
    """A fresh desk for each test."""
    (tmp_path / "wire").mkdir()
    with serving(tmp_path / "desk", serve_gated_intake) as (url, _):
        yield ServedIntake(tmp_path, url)


@pytest.fixture
def intake_page(chromium: Browser, served_intake: ServedIntake) -> Iterator[Page]:
    """The empty desk in a window; nothing may be asked outside, nothing may go wrong unseen."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    page = context.new_page()
    wrong: list[str] = []
    ours = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob):")
    page.on("request", lambda request: None if ours.match(request.url) else wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served_intake.url)
    expect(page.get_by_role("button", name="Add photos …")).to_be_visible()
    yield page
    context.close()
    assert wrong == []


def jpeg(number: int, size: tuple[int, int] = (96, 64)) -> bytes:
    out = io.BytesIO()
    shade = (number * 37 % 256, number * 91 % 256, number % 256)
    Image.new("RGB", size, shade).save(out, "JPEG")
    return out.getvalue()


def old(path: Path) -> None:
    """Let a file look as if it had been finished a while ago."""
    os.utime(path, (1_700_000_000, 1_700_000_000))


def test_two_hundred_dropped_photos_are_cancelled_and_gone_on_with_over_a_reload(
    intake_page: Page, served_intake: ServedIntake
) -> None:
    page = intake_page
    served_intake.gate.touch()
    files: list[FilePayload] = [
        {"name": f"한강_{number:03}.jpg", "mimeType": "image/jpeg", "buffer": jpeg(number)}
        for number in range(PHOTOS)
    ]
    page.locator("input.files").set_input_files(files)
    running = page.locator(".job.running")
    expect(running).to_contain_text("Taking in photos")
    expect(page.locator(".uploading")).to_be_hidden()
    page.reload()
    expect(running.locator(".count")).to_have_text(re.compile(r"^\d+ / \d+$"))
    running.get_by_role("button", name="Cancel: Taking in photos").click()
    expect(running.locator(".more")).to_have_text("Stopping …")
    served_intake.gate.unlink()
    cancelled = page.locator(".job.cancelled")
    offer = cancelled.get_by_role("button", name=re.compile(r"^Take in the \d+ that wait$"))
    expect(offer).to_be_visible()
    before = served_intake.total()
    assert 0 < before < PHOTOS
    expect(offer).to_have_text(f"Take in the {PHOTOS - before} that wait")
    offer.click()
    expect(page.locator(".job .more").filter(has_text="photos taken in").last).to_contain_text(
        f"{PHOTOS - before} photos taken in"
    )
    assert served_intake.total() == PHOTOS
    expect(page.locator(".cell")).to_have_count(60)
    expect(page.locator(".cell img").first).to_have_js_property("naturalWidth", 96)


def test_what_lands_in_a_watched_folder_is_seen_without_a_key(
    intake_page: Page, served_intake: ServedIntake
) -> None:
    expect(intake_page.locator(".cell")).to_have_count(0)
    path = served_intake.place / "wire" / "PYH2026112400010001300.jpg"
    path.write_bytes(jpeg(1))
    old(path)
    expect(intake_page.locator(".cell .name")).to_have_text(["PYH2026112400010001300.jpg"])


def test_a_change_outside_is_decided_with_one_key(intake_page: Page, served_intake: ServedIntake) -> None:
    page, path = intake_page, served_intake.place / "wire" / "한강.jpg"
    path.write_bytes(jpeg(3))
    photofile.embed(path, {"caption": "한강에 눈이 내린다."}, metadata_date="2026-11-24")
    old(path)
    expect(page.locator(".cell .name")).to_have_text(["한강.jpg"])
    with Desk.open(served_intake.folder, user="Kim") as desk:
        (record,) = desk.find().photos
        desk.edit(record.id, {"caption": "Snow falls on the Han River."})
    photofile.embed(path, {"caption": "Heavy snow falls on the Han River."}, metadata_date="2026-11-24")
    old(path)
    notice = page.locator(".job").filter(has_text="1 file says something else")
    notice.get_by_role("button", name="Look at it").click()
    item = page.get_by_role("listitem", name="한강.jpg: changed outside")
    expect(item.locator("mark")).to_have_text(["Heavy", "snow", "Snow"])
    expect(item).to_contain_text("Both began with: 한강에 눈이 내린다.")
    item.focus()
    page.keyboard.press("t")
    expect(page.locator(".changed .status")).to_contain_text("Taken into the desk, as batch b")
    expect(page.locator(".changed .empty")).to_be_visible()
    expect(notice).to_have_count(0)
    with Desk.open(served_intake.folder) as desk:
        record = desk.store.get(record.id)
        assert (record.metadata.caption, record.state) == ("Heavy snow falls on the Han River.", "file")
