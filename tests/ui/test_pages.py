"""The pages without a browser: they draw, and say what to do when there is nothing to draw."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from photodesk.bundled import bundled
from photodesk.desk import Desk
from photodesk.ui import state


def run(**address: str) -> AppTest:
    app = AppTest.from_file(str(bundled("app.py")), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return app


def test_the_desk_page_draws_the_page_and_how_it_stands(desk: Desk) -> None:
    app = run()
    assert not app.exception
    assert "**Page A7**" in [one.value for one in app.markdown]
    captions = [one.value for one in app.caption]
    assert "Wednesday, Nov. 25, 2026 · print, web" in captions
    assert any(text.startswith("10 pictures, ") and "stopped" in text for text in captions)


@pytest.mark.parametrize(
    "address", [{"photo": "999"}, {"photo": "x"}, {"filter": "nonsense"}, {"page": "B99"}, {"filter": "desk"}]
)
def test_an_address_that_names_nothing_still_draws(desk: Desk, address: dict[str, str]) -> None:
    assert not run(**address).exception


@pytest.mark.parametrize("query", ["kredit:AP", "is:nice", 'page:"B 9"', "page:B99", "%", "서울", ""])
def test_any_filter_in_the_address_draws(desk: Desk, query: str) -> None:
    assert not run(filter=query).exception
    assert not run(filter=query, sheet="99", photo="3").exception


def test_an_empty_desk_draws_and_has_no_page(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "empty") as empty:
        state.use_desk(empty)
        try:
            app = run()
            assert not app.exception
            assert [one.value for one in app.markdown if "Page" in one.value] == []
        finally:
            state.use_desk(None)


def test_a_desk_without_a_page_shows_its_photos(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "fresh") as fresh:
        fresh.ingest([desk.store.get(9).path], source_label="wire")
        state.use_desk(fresh)
        view = state.view(fresh)
        assert (view.page, [seen.photo.name for seen in view.photos]) == ("", ["A7_09_howitzer.jpg"])
        assert not run().exception


def _settings() -> None:
    from photodesk.ui.pages import settings

    settings.draw()


def test_the_language_is_chosen_in_settings_and_kept_in_the_file(desk: Desk) -> None:
    app = AppTest.from_function(_settings, default_timeout=30).run()
    assert app.selectbox(key="settings_language").value == "en"
    app.selectbox(key="settings_language").set_value("ko").run()
    assert not app.exception
    assert desk.settings.screen.language == "ko"
    kept = (desk.folder / "photodesk.toml").read_text(encoding="utf-8")
    assert 'language = "ko"' in kept
    assert app.text_area(key="settings_text").value == kept
    assert app.button(key="settings_save").label == "저장"


def test_the_name_that_edits_carry_is_changed_in_settings(desk: Desk) -> None:
    app = AppTest.from_function(_settings, default_timeout=30).run()
    assert app.text_input(key="settings_name").value == "tester"
    app.text_input(key="settings_name").set_value(" 이수진 ").run()
    assert not app.exception
    assert (desk.user, app.text_input(key="settings_name").value) == ("이수진", "이수진")
    app.text_input(key="settings_name").set_value("").run()
    assert any("your name" in one.value for one in app.markdown)
    assert desk.user == "이수진"
