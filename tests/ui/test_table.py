"""The Table page: what the editor holds, and the page itself in Streamlit's own test harness."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from photodesk.desk import Desk
from photodesk.ui.pages import table


def test_the_table_shows_lists_as_text_and_its_index_is_the_photo(desk: Desk) -> None:
    records = desk.find("page:A7").photos
    shown = table.frame(records)
    assert list(shown.index) == [record.id for record in records]
    assert "Felice Beato" in set(shown["creator"])


def test_what_was_typed_becomes_field_values_by_photo(desk: Desk) -> None:
    records = desk.find("page:A7").photos
    widget = {"edited_rows": {"0": {"caption": " 한강 ", "creator": "Kim Min-su; Lee Ji-eun", "file": "x"}}}
    assert table.edits_of(records, widget) == {
        records[0].id: {"caption": "한강", "creator": ("Kim Min-su", "Lee Ji-eun")}
    }


def test_an_emptied_cell_is_empty_and_no_edit_is_none(desk: Desk) -> None:
    records = desk.find("page:A7").photos
    assert table.edits_of(records, {"edited_rows": {"0": {"caption": None}}}) == {
        records[0].id: {"caption": ""}
    }
    assert table.edits_of(records, {}) == {}


def page() -> None:
    from photodesk.ui.pages import table

    table.draw()


def settings_page() -> None:
    from photodesk.ui.pages import settings

    settings.draw()


def test_the_page_draws_the_newest_page_of_the_desk(desk: Desk) -> None:
    shown = AppTest.from_function(page, default_timeout=30).run()
    assert not shown.exception
    assert shown.text_input(key="table_search").value == "page:A7"
    assert any("10 of 10" in caption.value for caption in shown.caption)


def test_a_search_that_cannot_be_is_said_in_words(desk: Desk) -> None:
    shown = AppTest.from_function(page, default_timeout=30).run()
    shown.text_input(key="table_search").set_value("colour:red").run()
    assert not shown.exception
    assert any("no such search key" in caption.value for caption in shown.caption)


def test_settings_are_checked_and_kept(desk: Desk) -> None:
    shown = AppTest.from_function(settings_page, default_timeout=30).run()
    assert not shown.exception
    shown.text_area(key="settings_text").set_value("[house]\ncolour = 1").run()
    shown.button(key="settings_save").click().run()
    assert not shown.exception
    assert any("colour" in line.value for line in shown.markdown)
    assert not (desk.folder / "photodesk.toml").exists()
    shown.text_area(key="settings_text").set_value('[house]\nname = "한국일보"\n').run()
    shown.button(key="settings_save").click().run()
    assert not shown.exception
    assert desk.settings.house.name == "한국일보"
