"""Three people at one desk for some minutes: does the server's memory stay flat?

`python -m tests.benchmarks.browser --minutes 10` runs it. Each has a browser context of their own
and does at random what people do: looks through sheets, searches, edits and saves, judges a page,
drops a sheet, looks for duplicates, reloads, leaves and comes back. Every 10 s the server's
resident memory is read.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import Error as BrowserError

from tests.benchmarks.timing import say
from tests.browser.conftest import ARGUMENTS

EVERY_S = 10
WAIT_MS = 40_000
WORDS = ("Lagos", "Seoul", "Kyiv", "한강", "Paris", "credit:AP", "missing:caption", "Jeju people", "-Busan")
FILTERS = ("is:tonight", "is:ready", "source:wire", "missing:credit", "", "source:staff", "is:duplicate")
SHEET = "filename,caption,credit\n" + "".join(
    f"{n:06}_picture{n % 36:02}.jpg,Rain {n}.,Yonhap\n" for n in range(40)
)

Act = Callable[["Person"], Awaitable[None]]


def chromium() -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def resident_mb(process: int) -> float:
    """Return what a process holds in memory, in MB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise ProcessLookupError(process)


def slope(samples: list[tuple[float, float]]) -> float:
    """Return how fast a figure grows over time, by least squares.

    Args:
        samples: (seconds, MB).

    Returns:
        MB a minute; 0 for less than two moments.
    """
    if len({moment for moment, _ in samples}) < 2:
        return 0.0
    middle = sum(moment for moment, _ in samples) / len(samples)
    mean = sum(held for _, held in samples) / len(samples)
    above = sum((moment - middle) * (held - mean) for moment, held in samples)
    return 60 * above / sum((moment - middle) ** 2 for moment, _ in samples)


class Person:
    """One person with a browser window."""

    def __init__(self, browser: Browser, url: str, number: int) -> None:
        self.browser = browser
        self.url = url
        self.number = number
        self.chance = random.Random(number)
        self.did: Counter[str] = Counter()
        self.page: Page | None = None

    @property
    def at(self) -> Page:
        """The window."""
        assert self.page is not None
        return self.page

    async def arrive(self) -> None:
        """Open the desk in a fresh context."""
        if self.page is not None:
            await self.page.context.close()
        context = await self.browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        context.set_default_timeout(WAIT_MS)
        self.page = await context.new_page()
        await self.page.goto(f"{self.url}?filter=is:tonight")
        await self.page.locator(".cell").first.wait_for()

    async def back(self) -> None:
        """Arrive, however often it takes: the measuring machine may be busy."""
        for _ in range(5):
            with suppress(BrowserError):
                await self.arrive()
                return

    async def to(self, name: str) -> None:
        """Go to a page of the navigation."""
        if name in ("Desk", "Caption", "Page", "Import"):
            await self.at.get_by_role("link", name=name, exact=True).click()
        else:
            await self.at.goto(f"{self.url}{name.lower()}")

    async def desk(self) -> None:
        """Go to the contact sheet."""
        await self.to("Desk")
        await self.at.locator(".cell").first.wait_for()

    async def work(self, until: float) -> None:
        """Act until the time is over; what fails is counted, and the person comes back."""
        await self.back()
        while time.monotonic() < until:
            act = self.chance.choice(ACTS)
            try:
                await act(self)
                self.did[act.__name__] += 1
            except (BrowserError, TimeoutError) as error:
                self.did["failed"] += 1
                if folder := os.environ.get("PHOTODESK_SCREENSHOTS", ""):
                    await self.at.screenshot(
                        path=Path(folder) / f"failed-{self.number}-{self.did['failed']}.png"
                    )
                print(f"person {self.number}, {act.__name__}: {str(error).splitlines()[0]}", flush=True)
                await self.back()
            await asyncio.sleep(self.chance.uniform(0.1, 0.6))
        await self.at.context.close()


async def browse(person: Person) -> None:
    """Choose a filter and turn some sheets."""
    await person.desk()
    query = person.chance.choice(FILTERS)
    await person.at.locator(f'.rail button[data-filter="{query}"]').click()
    for _ in range(3):
        await person.at.locator(".turn .after").click()
        await asyncio.sleep(0.3)


async def search(person: Person) -> None:
    """Type a search and leave it again."""
    await person.desk()
    await person.at.locator(".search input").click()
    await person.at.keyboard.type(person.chance.choice(WORDS), delay=50)
    await asyncio.sleep(0.8)
    await person.at.keyboard.press("Escape")


async def edit(person: Person) -> None:
    """Write captions on the contact sheet, one after the other."""
    await person.desk()
    await person.at.locator(".cell").first.click()
    await person.at.keyboard.press("Enter")
    for _ in range(4):
        await person.at.keyboard.press("Control+a")
        await person.at.keyboard.type(f"한강 Rain falls, {person.number} {person.chance.random()}.")
        await person.at.keyboard.press("Control+Enter")
        await asyncio.sleep(0.2)


async def captions(person: Person) -> None:
    """Write captions on the caption page."""
    await person.to("Caption")
    caption = person.at.get_by_role("textbox", name="Caption", exact=True)
    for _ in range(4):
        await caption.fill(f"Snow falls on Seoul, {person.number} {person.chance.random()}.")
        await person.at.keyboard.press("Control+Enter")
        await asyncio.sleep(0.2)


async def audit(person: Person) -> None:
    """Judge the page, and look through its notes."""
    await person.to("Page")
    await person.at.locator(".slot").first.wait_for()
    await person.at.keyboard.press("n")
    await asyncio.sleep(0.5)


async def drop_sheet(person: Person) -> None:
    """Drop a sheet and look at the difference."""
    await person.to("Import")
    name = f"rain {person.number}-{person.did['drop_sheet']}.csv"  # its own: the one before is still there
    sheet = {"name": name, "mimeType": "text/csv", "buffer": SHEET.encode()}
    await person.at.locator('input[type="file"]').first.set_input_files(sheet)  # type: ignore[arg-type]
    await person.at.get_by_text(f"{name}:").first.wait_for()


async def duplicates(person: Person) -> None:
    """Look for what stands twice."""
    await person.to("Duplicates")
    await person.at.locator(".scopes button").first.wait_for()


async def history(person: Person) -> None:
    """Look who changed what."""
    await person.to("History")
    await asyncio.sleep(1)


async def reload(person: Person) -> None:
    """Reload the window."""
    await person.at.reload()
    await asyncio.sleep(1)


async def leave(person: Person) -> None:
    """Close the window and come back in another."""
    await person.arrive()


ACTS: tuple[Act, ...] = (
    browse, browse, search, search, edit, edit, captions, audit, drop_sheet, duplicates, history, reload,
    leave,
)  # fmt: skip


async def work(url: str, process: int, minutes: float) -> None:
    """Let three people work and print what the server held."""
    begin = time.monotonic()
    until = begin + 60 * minutes
    samples: list[tuple[float, float]] = []

    async def sample() -> None:
        while time.monotonic() < until:
            samples.append((time.monotonic() - begin, resident_mb(process)))
            print(f"{samples[-1][0]:6.0f} s  {samples[-1][1]:6.1f} MB", flush=True)
            await asyncio.sleep(EVERY_S)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        people = [Person(browser, url, number) for number in range(1, 4)]
        await asyncio.gather(sample(), *(person.work(until) for person in people))
        await browser.close()
    did = sum((person.did for person in people), Counter[str]())
    failed = did.pop("failed", 0)
    print(", ".join(f"{name} {times}" for name, times in sorted(did.items())))
    settled = [one for one in samples if one[0] >= samples[-1][0] / 3]
    say(
        "server's memory with 3 people at work, at most",
        max(held for _, held in samples),
        "MB",
        reach="at most 400 MB",
    )
    say("it grows, after the first third, by", slope(settled), "MB a minute", reach="at most 2 MB a minute")
    say(f"acts of {sum(did.values()) + failed} that failed", failed, "acts", reach="at most 0")
