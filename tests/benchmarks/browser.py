"""How fast the desk answers in Chromium: sheets painted, searches, selections, saves, the first page.

    python -m tests.benchmarks.browser [PHOTOS]
    python -m tests.benchmarks.browser --minutes 10 [PHOTOS]

Generated photos (10,000 unless told) on a few dozen small pictures; a real server, a real browser.
With --minutes three people work at once for so long, and the server's memory is watched (`three_users`).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.duplicates import pictures
from tests.benchmarks import library, three_users
from tests.benchmarks.timing import say
from tests.browser.conftest import ARGUMENTS, SERVE

PICTURES = 36

IN_PAGE = """
window.pd = {
  find(selector) {
    const all = [...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean);
    return [document, ...all].map((root) => root.querySelector(selector)).find(Boolean) ?? null;
  },
  frame: () => new Promise((done) => requestAnimationFrame(done)),
  keys: () => [...(pd.find('.sheet')?.children ?? [])].map((cell) => cell.dataset.key).join(),
  painted() {
    const sheet = pd.find('.sheet');
    const images = sheet ? [...sheet.querySelectorAll('img')] : [];
    return sheet?.getAttribute('aria-busy') !== 'true' && images.length >= 60
      && images.every((image) => image.complete && image.naturalWidth > 0);
  },
  async sheet(act) {
    const before = pd.keys();
    const begin = performance.now();
    act();
    while (pd.keys() === before || !pd.painted()) {
      if (performance.now() - begin > 8000) return -1;
      await pd.frame();
    }
    await pd.frame();
    return performance.now() - begin;
  },
  painted_all() {
    const sheet = pd.find('.sheet');
    const images = sheet ? [...sheet.querySelectorAll('img')] : [];
    return sheet?.getAttribute('aria-busy') !== 'true' && images.length > 0
      && images.every((image) => image.complete && image.naturalWidth > 0);
  },
  // Type as a person does and tell how long after the last key what was found stood there, painted.
  async search(query, pause) {
    const box = pd.find('.search input');
    const before = pd.keys();
    box.focus();
    box.value = '';
    let last = 0;
    for (const letter of query) {
      box.value += letter;
      last = performance.now();
      const typed = { bubbles: true, composed: true, inputType: 'insertText', data: letter };
      box.dispatchEvent(new InputEvent('input', typed));
      await new Promise((done) => setTimeout(done, pause));
    }
    while (pd.keys() === before || !pd.painted_all()) {
      if (performance.now() - last > 8000) return -1;
      await pd.frame();
    }
    await pd.frame();
    return performance.now() - last;
  },
  press(target, key, more = {}) {
    const said = { key, bubbles: true, composed: true, cancelable: true, ...more };
    target.dispatchEvent(new KeyboardEvent('keydown', said));
  },
};
"""


def make(folder: Path, count: int) -> None:
    """Make the desk: a few dozen pictures, linked under as many names as there are photos."""
    chance = random.Random(3)
    own = folder / "pictures"
    own.mkdir()
    files, hashes = [], []
    for number in range(PICTURES):
        image = Image.new("RGB", (900, 600), tuple(chance.randrange(40, 220) for _ in range(3)))
        draw = ImageDraw.Draw(image)
        for _ in range(60):
            x, y = chance.randrange(900), chance.randrange(600)
            color = tuple(chance.randrange(256) for _ in range(3))
            draw.ellipse((x, y, x + chance.randrange(20, 260), y + chance.randrange(20, 200)), fill=color)
        path = own / f"picture{number:02}.jpg"
        image.save(path, quality=88)
        files.append(path)
        seen = pictures.perceptual_hash(photofile.decoded(path, max_edge=256))
        hashes.append((photofile.picture_hash(path), seen))  # else the server begins to draw them all
    with Desk.open(folder / "desk") as desk:
        items = []
        for number, (arrival, standing) in enumerate(library.photos(count, tuple(files))):
            os.link(files[number % PICTURES], arrival.path)
            picture, seen = hashes[number % PICTURES]
            items.append((replace(arrival, picture_hash=picture, perceptual_hash=seen), standing))
        library.fill(desk.store, iter(items))


def said(name: str, taken: list[float], aim: str) -> None:
    """Print one line."""
    lost = sum(one < 0 for one in taken)
    held = [one for one in taken if one >= 0]
    print(f"{library.said(name, held)}   n {len(held)}   reach {aim}{f'   LOST {lost}' if lost else ''}")
    say(f"{name}, p50", statistics.median(held), "ms", reach="" if aim == "-" else f"at most {aim}")


@contextmanager
def served(count: int) -> Iterator[tuple[str, Path, int]]:
    """Serve a desk of so many photos; give its address, its folder, and the server's process id."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, count)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder / "desk"), str(port)], stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None
            process.stdout.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60):
                pass
            yield f"http://127.0.0.1:{port}/", folder / "desk", process.pid
        finally:
            process.terminate()
            process.wait()


def main(count: int) -> None:
    """Measure and print."""
    with served(count) as (url, folder, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=three_users.chromium(), args=ARGUMENTS)
        measure(browser, url, folder)
        browser.close()


def watch(count: int, minutes: float) -> None:
    """Let three people work for so long and print what the server held."""
    with served(count) as (url, folder, process):
        with Desk.open(folder, user="desk") as desk:
            desk.new_page("A7", on=desk.clock().date())
            desk.put_on_page("A7", desk.ids("", limit=10))
        asyncio.run(three_users.work(url, process, minutes))


def opened(browser: Any, url: str) -> tuple[Page, float]:
    """Open the desk in a fresh profile; return the page and the milliseconds until 60 images stand."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(IN_PAGE)
    page.goto(url, wait_until="commit")
    page.wait_for_function("pd.painted()", timeout=60_000)
    return page, float(page.evaluate("performance.now()"))


def click(page: Page, query: str, hovers: int) -> float:
    """Click a line of the rail, which the mouse reached so many ms before; return the ms until painted."""
    button = f"pd.find('.rail button[data-filter=\"{query}\"]')"
    if hovers:
        page.evaluate(f"{button}.dispatchEvent(new PointerEvent('pointerenter'))")
        page.wait_for_timeout(hovers)
    taken = float(page.evaluate(f"() => pd.sheet(() => {button}.click())"))
    page.wait_for_timeout(500)
    return taken


def measure(browser: Any, url: str, folder: Path) -> None:
    """Run the measurements one after another and print them."""
    first = []
    for _ in range(4):
        page, taken = opened(browser, f"{url}?filter=is:tonight")
        first.append(taken)
        if len(first) < 4:
            page.context.close()
    said("first page, 60 thumbnails", first[1:], f"2000 ms (the first of all: {first[0]:.0f})")

    filters = ("is:ready", "source:wire", "is:sent", "is:duplicate", "missing:credit", "source:staff", "",
               "is:picked", "source:handout", "missing:caption", "is:blocked", "is:tonight")  # fmt: skip
    for name, hovers in (("rail click, nothing fetched before", 0), ("rail click seen before", 0)):
        said(name, [click(page, query, hovers) for query in filters], "200 ms")
    page.context.close()
    page, _ = opened(browser, f"{url}?filter=is:tonight")
    page.wait_for_timeout(1000)
    said("rail click 150 ms after the mouse came", [click(page, query, 150) for query in filters], "200 ms")

    typed = ("Lagos", "딸기", "credit:Reuters", "Kyiv people", "-Seoul snow", "source:handout Jeju",
             "is:ready Lima", "Paris", "Incheon", "AP", "Chasiv Yar", "date:2026-11 Busan")  # fmt: skip
    searches = []
    for _ in range(3):
        for query in typed:
            searches.append(float(page.evaluate("([query, pause]) => pd.search(query, pause)", [query, 60])))
            page.wait_for_timeout(300)
    said("search, from the last key until painted", searches, "400 ms")
    if len(painted := [one for one in searches if one >= 0]) > 1:
        say("search, from the last key until painted, p95", statistics.quantiles(painted, n=20)[-1], "ms")
    page.context.close()
    page, _ = opened(browser, f"{url}?filter=is:tonight")
    page.wait_for_timeout(1000)

    turns: list[float] = []
    for _ in range(15):
        page.wait_for_timeout(400)
        turns.append(page.evaluate("() => pd.sheet(() => pd.find('.turn .after').click())"))
    said("next sheet", turns, "200 ms")
    turns = []
    for _ in range(10):
        page.wait_for_timeout(400)
        turns.append(page.evaluate("() => pd.sheet(() => pd.find('.turn .before').click())"))
    said("previous sheet", turns, "200 ms")

    selections, frames = [], []
    for number in range(60):
        key = "ArrowRight" if number % 60 < 50 else "ArrowUp"
        more = "{ shiftKey: true }" if number % 3 == 0 else "{}"
        both = page.evaluate(
            f"""async () => {{
              const sheet = pd.find('.sheet');
              await pd.frame();
              const begin = performance.now();
              pd.press(sheet, '{key}', {more});
              sheet.getBoundingClientRect();
              const laid = performance.now() - begin;
              await pd.frame();
              return [laid, performance.now() - begin];
            }}"""
        )
        selections.append(both[0])
        frames.append(both[1])
    said("selection, styled and laid out", selections, "10 ms")
    said("selection, to the next frame", frames, "-")

    page.goto(f"{url}caption?filter=is:tonight", wait_until="commit")
    page.wait_for_function(
        "pd.find('.film [aria-selected=true]') && pd.find('#field-caption')", timeout=60_000
    )
    page.wait_for_timeout(800)
    saves = page.evaluate(
        """async () => {
          const taken = [];
          for (let n = 0; n < 50; n++) {
            const field = pd.find('#field-caption');
            field.focus();
            const before = pd.find('h2.name').textContent;
            field.value = `Rapid save number ${n} of fifty in Seoul.`;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const begin = performance.now();
            pd.press(field, 'Enter', { ctrlKey: true });
            pd.find('.inspector').getBoundingClientRect();
            const caret = field.getRootNode().activeElement === field;
            const moved = pd.find('h2.name').textContent !== before && caret;
            taken.push(moved ? performance.now() - begin : -1);
            await new Promise((done) => setTimeout(done, 8));
          }
          return taken;
        }"""
    )
    said("save and next, caret in the caption", saves, "20 ms")
    page.wait_for_function(
        "Object.keys(localStorage).every((key) => !key.endsWith('outbox:inspector'))", timeout=60_000
    )
    with Desk.open(folder) as desk:
        held = desk.find('"Rapid save number"', limit=100)
        texts = {record.metadata.caption for record in held.photos}
    wanted = {f"Rapid save number {n} of fifty in Seoul." for n in range(50)}
    say("50 rapid saves, 8 ms apart: lost", len(wanted - texts), "saves", reach="0")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("photos", nargs="?", type=int, default=10_000)
    arguments.add_argument("--minutes", type=float, default=0, help="let three people work for so long")
    chosen = arguments.parse_args()
    if chosen.minutes:
        watch(chosen.photos, chosen.minutes)
    else:
        main(chosen.photos)
