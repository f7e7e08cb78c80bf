"""The pages of the browser desk; each module draws one with its `draw()`."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from photodesk.ui.strings import t


def all_pages() -> list[StreamlitPage]:
    """Return the pages in the order of the navigation."""
    return [page for pages in menu().values() for page in pages]


def menu() -> dict[str, list[StreamlitPage]]:
    """Return the navigation: the pages in front, then those in a quiet menu."""
    from photodesk.ui.pages import article, desk, duplicates, history, page, settings, table

    front = [
        st.Page(desk.draw, title=t("pages.desk"), icon=":material/grid_view:", url_path="desk", default=True),
        caption_page(),
        st.Page(page.draw, title=t("pages.page"), icon=":material/fact_check:", url_path="page"),
        import_page(),
    ]
    more = [
        st.Page(table.draw, title=t("pages.table"), icon=":material/table_rows:", url_path="table"),
        st.Page(
            duplicates.draw,
            title=t("pages.duplicates"),
            icon=":material/content_copy:",
            url_path="duplicates",
        ),
        st.Page(article.draw, title=t("pages.article"), icon=":material/article:", url_path="article"),
        changed_page(),
        st.Page(history.draw, title=t("pages.history"), icon=":material/history:", url_path="history"),
        st.Page(settings.draw, title=t("pages.settings"), icon=":material/tune:", url_path="settings"),
    ]
    return {"": front, t("pages.more"): more}


def caption_page() -> StreamlitPage:
    """Return the page that shows one photo large with its words."""
    from photodesk.ui.pages import caption

    return st.Page(caption.draw, title=t("pages.caption"), icon=":material/edit_note:", url_path="caption")


def changed_page() -> StreamlitPage:
    """Return the page that shows what files say otherwise than the desk."""
    from photodesk.ui.pages import changed

    return st.Page(changed.draw, title=t("pages.changed"), icon=":material/difference:", url_path="changed")


def import_page() -> StreamlitPage:
    """Return the page that a dropped sheet opens."""
    from photodesk.ui.pages import import_sheet

    return st.Page(
        import_sheet.draw, title=t("pages.import"), icon=":material/table_view:", url_path="import"
    )
