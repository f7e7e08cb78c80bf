"""What axe finds on every page, dark and light; a narrow window, 200 % zoom and reduced motion."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

PAGES = {
    "": ".cell",
    "caption": "textarea",
    "page": ".row",
    "import": ".import",
    "table": "[data-testid='stDataFrame']",
    "duplicates": ".duplicates",
    "article": "textarea",
    "history": ".history",
    "settings": ".pd-look",
}
"""Address of each page, and what stands on it once it is drawn."""

STREAMLIT_S_OWN = {
    "stDataFrame": "the grid's canvas",
}
"""Parts that Streamlit draws and we cannot mend, with what they are."""


def serious(page: Page) -> list[str]:
    """Return what axe calls serious or critical, one line each, with where it stands."""
    found: dict[str, Any] = Axe().run(page).response
    lines = []
    for violation in found["violations"]:
        if violation["impact"] not in ("serious", "critical"):
            continue
        lines += [
            f"{violation['id']}: {node['target'][-1]} {node['html'][:160]} {node['failureSummary'][:200]}"
            for node in violation["nodes"]
            if not any(part in node["html"] for part in STREAMLIT_S_OWN)
        ]
    return lines


def drawn(page: Page, served: Served, path: str) -> None:
    page.goto(served.url + path)
    expect(page.locator(PAGES[path]).first).to_be_visible()
    expect(page.locator("[data-testid='stSkeleton']")).to_have_count(0)


EVERY = """
  const every = (root) => [...root.querySelectorAll('*')]
    .flatMap((e) => [e, ...(e.shadowRoot ? every(e.shadowRoot) : [])]);
"""
BEYOND = f"""() => {{
  {EVERY}
  const wide = document.documentElement.clientWidth;
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  const within = (e) => e && (scrolls(e) || within(e.parentElement ?? e.getRootNode().host));
  return every(document)
    .filter((e) => e.matches('button, input, textarea, select, a'))
    .filter((e) => e.checkVisibility({{visibilityProperty: true}}))
    .filter((e) => {{
      const box = e.getBoundingClientRect();
      return box.width > 1 && (box.right > wide + 1 || box.left < -1) && !within(e);
    }})
    .map((e) => (e.getAttribute('aria-label') || e.textContent || e.name || e.tagName).trim().slice(0, 60));
}}"""
"""Buttons and fields that nobody can reach: outside of the window's width, and nothing scrolls to them."""
MOVING = f"""() => {{
  {EVERY}
  const ours = (e) => e.getRootNode() instanceof ShadowRoot || e.closest('[class*=st-key]');
  return every(document).filter(ours)
    .filter((e) => {{
      const style = getComputedStyle(e);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0.001;
    }})
    .map((e) => e.className?.toString().slice(0, 60));
}}"""


SIZES = ((1440, 900), (1024, 768), (720, 450))
"""The last is what 200 % zoom leaves of the first."""


@pytest.mark.parametrize("look", ["dark", "light"])
def test_axe_finds_nothing_serious_on_any_page_and_nothing_is_cut_in_a_narrow_window(
    page: Page, served: Served, look: str
) -> None:
    page.goto(f"{served.url}look/{look}")
    expect(page.locator(f"html[data-look='{look}']")).to_have_count(1)
    found = []
    for path in PAGES:
        drawn(page, served, path)
        found += [f"{path or 'desk'}: {line}" for line in serious(page)]
        for width, height in SIZES if look == "dark" else ():
            page.set_viewport_size({"width": width, "height": height})
            found += [f"{path or 'desk'} at {width}: {what} is cut" for what in page.evaluate(BEYOND)]
        page.set_viewport_size({"width": 1440, "height": 900})
    assert found == [], "\n".join(found)


def test_light_is_light_and_the_choice_holds_after_a_reload(page: Page, served: Served) -> None:
    page.goto(f"{served.url}settings")
    page.get_by_role("link", name="light").click()
    expect(page.locator("html[data-look='light']")).to_have_count(1)
    page.goto(served.url)
    expect(page.locator(".cell")).to_have_count(10)
    app = page.locator(".stApp")  # Streamlit draws in its own colours until ours are read
    expect(app).to_have_css("background-color", "rgb(243, 243, 244)")
    page.goto(f"{served.url}look/dark")
    expect(page.locator("html[data-look='dark']")).to_have_count(1)
    expect(app).to_have_css("background-color", "rgb(28, 28, 29)")


def test_nothing_moves_for_whoever_asked_for_less_motion(page: Page, served: Served) -> None:
    page.emulate_media(reduced_motion="reduce")
    drawn(page, served, "page")
    assert page.evaluate(MOVING) == []
