"""Page A7 cleared and sent on the Page screen, by keyboard, and read by exiftool afterwards."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from photodesk.desk.demo import PICTURES
from tests.browser.conftest import Served
from tests.browser.test_gate_in_browser import open_gate, row, settled

pytestmark = pytest.mark.browser

ALPS = "Snow covers peaks in the French Alps in this photograph taken by Adolphe Braun between 1865 and 1870."
NAMES = [picture.name for picture in PICTURES]


@dataclass
class Keyboard:
    """Presses keys and counts them; a text that somebody writes counts as the one paste it could be."""

    page: Page
    count: int = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def write(self, text: str) -> None:
        self.page.keyboard.insert_text(text)
        self.count += 1


def said_by(exiftool: str, paths: list[Path]) -> list[dict[str, Any]]:
    command = [exiftool, "-j", "-G1", "-charset", "iptc=utf8", *map(str, paths)]
    answer: list[dict[str, Any]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return answer


@pytest.mark.referee
def test_the_page_is_cleared_and_sent_in_25_keystrokes_and_exiftool_reads_its_files(
    page: Page, served: Served, exiftool: str
) -> None:
    open_gate(page)
    expect(page.locator(".tile.stopped b")).to_have_text("8")
    keys = Keyboard(page)
    expect(row(page, "RGT-004", 1)).to_be_focused()  # the keyboard is at work as soon as the page opens
    keys.press("x")  # 1: SOUTH KOREA OUT
    expect(page.locator(".row[data-code='DUP-003']")).to_be_focused()
    keys.press("Enter")  # 2 and 3: one caption for two
    expect(page.get_by_role("textbox", name="Caption", exact=True)).to_be_focused()
    keys.press("Control+a")
    keys.write(ALPS)
    keys.press("Control+Enter")
    expect(row(page, "CRD-008", 4)).to_be_focused()
    keys.press("f")  # 4: KCNA
    expect(row(page, "CRD-009", 5)).to_be_focused()
    keys.press("Enter")  # 5: a city's handout
    expect(page.get_by_role("textbox", name="Credit", exact=True)).to_be_focused()
    keys.write("Courtesy of Gangneung City")
    keys.press("Control+Enter")
    keys.press("f")  # 6: staff
    keys.press("f")  # 7: AI
    keys.press("f")  # 8: Nonsan City
    settled(page)
    expect(page.locator(".row.error")).to_have_count(0)
    expect(page.locator(".send")).to_contain_text("(9 ready)")
    keys.press("s")
    keys.press("Enter")
    out = page.get_by_role("region", name="What was sent")
    expect(out.locator("li")).to_have_count(9, timeout=60_000)
    assert keys.count <= 25, keys.count
    expect(page.locator(".tile.sent b")).to_have_text("9")
    expect(page.locator(".slot.sent")).to_have_count(9)
    expect(page.locator(".gate .status")).to_contain_text("All words are in their files.")

    folder = served.demo.folder / "sent" / "A7_2026-11-25"
    copies = sorted(path for path in folder.iterdir())
    assert [path.name for path in copies] == [
        "A7_01_boats-in-river-nagasaki.jpg", "A7_02_alpine-landscape.jpg", "A7_03_trolleybus.jpg",
        "A7_04_lanterns.jpg", "A7_05_한강-bridge.jpg", "A7_06_rooftop-garden.jpg", "A7_07_strawberries.jpg",
        "A7_08_howitzer.jpg", "A7_09_atacms.jpg",
    ]  # fmt: skip
    originals = [served.demo.photos / name for name in NAMES[1:]]
    credits_ = [
        "Courtesy of the Getty Museum", "Courtesy of the Getty Museum", "KCNA-Yonhap",
        "Courtesy of Gangneung City", "Korea Times photo by Shim Hyun-chul", "AI-generated image",
        "Courtesy of Nonsan City", "AP-Yonhap", "AP-Yonhap",
    ]  # fmt: skip
    for files in (originals, copies):
        said = said_by(exiftool, files)
        assert [one["XMP-photoshop:Credit"] for one in said] == credits_
        assert said[1]["IPTC:Caption-Abstract"] == said[1]["XMP-dc:Description"] == ALPS
        assert said[1]["XMP-dc:Creator"] == "Adolphe Braun"
    (dropped,) = said_by(exiftool, [served.demo.photos / NAMES[0]])
    assert dropped["XMP-photoshop:Credit"] == "AP"  # nobody wrote into it
    with page.expect_download() as coming:
        out.get_by_role("link", name="A7_02_alpine-landscape.jpg").click()
    assert coming.value.path().read_bytes() == copies[1].read_bytes()
