"""The look and the limits: one source, no outside host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit import config

from photodesk.bundled import bundled
from photodesk.ui import theme

COMPONENTS = Path(theme.__file__).parent / "components"


def test_the_config_file_beside_app_is_the_generated_one() -> None:
    written = (bundled("app.py").parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert written == theme.config_toml(), "run: python -m photodesk.ui.theme"


@pytest.mark.parametrize("name", theme.options())
def test_this_streamlit_knows_the_option(name: str) -> None:
    assert name in config._config_options_template


def test_nothing_is_reported_to_anybody() -> None:
    assert theme.options()["browser.gatherUsageStats"] is False
    assert theme.options()["server.address"] == "127.0.0.1"


def test_the_font_stack_knows_hangul_on_every_system() -> None:
    for font in ("Pretendard", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR"):
        assert font in theme.options()["theme.font"]
    assert f"--pd-font: {theme.options()['theme.font']}" in theme.tokens_css()


def test_no_file_that_the_browser_gets_names_an_outside_host() -> None:
    files = [bundled("app.py"), bundled("assets/theme.toml"), bundled("assets/desk.css")]
    files += [path for path in COMPONENTS.rglob("*") if path.suffix in (".html", ".css", ".js")]
    for path in files:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"https?://|url\(|@import|page_icon=\":material", text), path


def test_every_token_that_css_uses_is_defined() -> None:
    defined = set(re.findall(r"(--pd-[a-z]+):", theme.tokens_css()))
    for path in [bundled("assets/desk.css"), *COMPONENTS.rglob("*.css")]:
        used = set(re.findall(r"var\((--pd-[a-z]+)", path.read_text(encoding="utf-8")))
        assert used <= defined, path


def test_light_has_every_colour_of_dark() -> None:
    sizes = {"radius", "font"}
    assert set(theme._theme()["tokens"]) - sizes == set(theme._theme()["light"])


def test_no_component_has_a_colour_of_its_own() -> None:
    for path in COMPONENTS.rglob("*.css"):
        own = re.findall(r"(?<!&)#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8"))
        assert set(own) <= {"#fff", "#665298"}, path  # white on a filled badge, and that fill
