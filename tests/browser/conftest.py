"""A demo that is served, and Chromium to look at it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from photodesk.desk.demo import Demo
from tests.browser.app_process import serving
from tests.demos import copied

SERVE = """
import sys
from pathlib import Path
from photodesk.ui.server import serve
serve(Path(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), open_browser=False,
      announce=lambda line: print(line, flush=True))
"""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


expect.set_options(timeout=20_000)  # a busy machine draws late; what never comes still fails


@dataclass(frozen=True, slots=True)
class Served:
    """A demo and the address where it answers."""

    demo: Demo
    url: str


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: chromium); the browser tests drive it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, demo_made: Demo) -> Iterator[Served]:
    """A fresh demo for each module of tests."""
    demo = copied(demo_made, tmp_path_factory.mktemp("served") / "demo")
    with serving(demo.folder) as (url, _):
        yield Served(demo, url)


def _said(message: ConsoleMessage) -> str:
    return f"{message.text} {message.location.get('url', '')}".strip()


@pytest.fixture(scope="session")
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile, which keeps Streamlit's scripts compiled; `page` empties it of all else."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    yield context
    context.close()


def _emptied(profile: BrowserContext, url: str) -> None:
    """Leave nothing of earlier tests in the profile but its cache."""
    for left in profile.pages:
        left.close()
    profile.clear_cookies()
    profile.clear_permissions()
    page = profile.new_page()
    page.goto(f"{url}healthz")
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def page(profile: BrowserContext, served: Served) -> Iterator[Page]:
    """The desk in a window of 1440 x 900; nothing may be asked outside, nothing may go wrong unseen."""
    _emptied(profile, served.url)
    page = profile.new_page()
    outside: list[str] = []
    wrong: list[str] = []
    ours = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob):")
    kept_in_memory: list[str] = []  # Streamlit's media store forgets between runs, and holds memory
    page.on("request", lambda request: None if ours.match(request.url) else outside.append(request.url))
    page.on(
        "request", lambda r: kept_in_memory.append(r.url) if urlsplit(r.url).path[:7] == "/media/" else None
    )
    page.on("websocket", lambda socket: None if ours.match(socket.url) else outside.append(socket.url))
    page.on("console", lambda message: wrong.append(_said(message)) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served.url)
    expect(page.locator(".cell")).to_have_count(10)
    yield page
    page.close()
    assert outside == []
    assert kept_in_memory == []
    assert wrong == []


@pytest.fixture
def screenshots() -> Path | None:
    """Folder for screenshots ($PHOTODESK_SCREENSHOTS), or None when nobody wants any."""
    folder = os.environ.get("PHOTODESK_SCREENSHOTS", "")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
