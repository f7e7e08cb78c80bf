"""The Settings page: the house style as it stands, the rules' levels, photodesk.toml to edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from photodesk.desk import house, whoami
from photodesk.errors import PhotoDeskError, SettingsError
from photodesk.settings import Settings
from photodesk.ui import state
from photodesk.ui.strings import LANGUAGES, filled, language, rule_name, t

TEXT = "settings_text"
SAID = "settings_said"
NAME = "settings_name"
LANGUAGE = "settings_language"

_LOOKS = (
    '<nav class="pd-look" aria-label="{{settings.look}}">{{settings.look}}: '
    '<a href="/look/dark">{{settings.dark}}</a> <a href="/look/light">{{settings.light}}</a> '
    '<a href="/look/system">{{settings.system}}</a></nav>'
)


def draw() -> None:
    """Draw the page."""
    desk = state.desk()
    try:
        text = house.text_of(desk)
    except SettingsError as error:
        st.error(str(error))
        text = ""
    with st.container(key="page_heading", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{t('settings.title')}**", width="content")
        st.caption(f"{desk.folder / house.NAME}", width="content")
        st.html(filled(_LOOKS), width="content")
    left, right = st.columns([1, 1.15], gap="large")
    with left, st.container(height=760, border=False, key="settings_shown"):
        if not desk.role:  # where people sign in, edits carry the name they sign in with
            st.session_state[NAME] = desk.user
            st.text_input(t("settings.your_name"), key=NAME, max_chars=40, on_change=_name)
        st.session_state[LANGUAGE] = language()
        st.selectbox(
            t("settings.language"), list(LANGUAGES), key=LANGUAGE, format_func=LANGUAGES.__getitem__,
            help=t("settings.language_help"), on_change=_speak,
        )  # fmt: skip
        _house(desk.settings)
        _rules(desk.settings)
    with right:
        st.session_state.setdefault(TEXT, text)
        st.text_area("photodesk.toml", key=TEXT, height=640, on_change=_forget)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(t("settings.save"), type="primary", on_click=_save, key="settings_save")
            st.button(t("settings.check"), on_click=_check, key="settings_check")
            st.button(t("settings.as_kept"), on_click=_reload, key="settings_reload")
            if said := st.session_state.get(SAID):
                kind, words = said
                st.markdown(f":{'green' if kind == 'ok' else 'red'}[{_plain(words)}]", width="stretch")


def _plain(words: str) -> str:
    """Return a line in which Markdown finds nothing to read."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!$~:<>|" else letter for letter in words)


def _name() -> None:
    try:
        kept = whoami.keep_name(state.desk(), st.session_state[NAME])
        st.session_state[SAID] = ("ok", t("rail.from_now_on", name=kept))
    except PhotoDeskError as error:
        st.session_state[SAID] = ("wrong", str(error))


def _speak() -> None:
    """Keep the language that was chosen, in photodesk.toml, and show that text of it."""
    desk = state.desk()
    try:
        text = house.with_value(house.text_of(desk), "screen", "language", st.session_state[LANGUAGE])
        house.save(desk, text)
    except PhotoDeskError as error:
        st.session_state[SAID] = ("wrong", str(error))
        return
    _reload()


def _forget() -> None:
    st.session_state.pop(SAID, None)


def _check() -> None:
    try:
        house.check(st.session_state[TEXT])
    except SettingsError as error:
        st.session_state[SAID] = ("wrong", str(error))
    else:
        st.session_state[SAID] = ("ok", t("settings.can_be_kept"))


def _save() -> None:
    desk = state.desk()
    try:
        house.save(desk, st.session_state[TEXT])
    except SettingsError as error:
        st.session_state[SAID] = ("wrong", str(error))
        return
    house.judge_again(desk)
    st.session_state[SAID] = ("ok", t("settings.kept"))


def _reload() -> None:
    st.session_state[TEXT] = house.text_of(state.desk())
    st.session_state.pop(SAID, None)


def _house(settings: Settings) -> None:
    st.markdown(f"###### {t('settings.house_style')}")
    shown = settings.house
    dates = {"ap": "Nov. 24, 2026", "iso": "2026-11-24", "off": t("settings.as_they_come")}
    required = settings.audit.alt_text == "required"
    _table(
        ("", ""),
        [
            (t("settings.staff_credit"), t("settings.staff_form", house=shown.name)),
            (t("settings.also_called"), ", ".join(shown.aliases) or "–"),
            (t("settings.dates"), dates[shown.date_form]),
            (t("settings.state_media"), t("settings.through", agency=shown.state_media_relay)),
            (t("settings.barred"), ", ".join(shown.barred) or "–"),
            (t("settings.publish_in"), ", ".join(settings.publisher.territory)),
            (t("settings.media"), ", ".join(settings.publisher.media)),
            (t("settings.alt_text"), t("settings.required") if required else t("settings.optional")),
        ],
    )
    st.markdown(f"###### {t('settings.relays')}")
    by_relay: dict[str, list[str]] = {}
    for agency, relay in shown.relays.items():
        by_relay.setdefault(relay, []).append(agency)
    _table(
        (t("settings.column_through"), t("settings.column_agencies")),
        [(relay, ", ".join(names)) for relay, names in by_relay.items()],
    )
    written = (t("settings.column_written"), t("settings.column_printed"))
    for title, pairs in (
        (t("settings.staff"), shown.staff),
        (t("settings.organizations"), shown.organizations),
    ):
        if pairs:
            st.markdown(f"###### {title}")
            _table(written, list(_pairs(pairs)))
    if shown.spellings:
        st.markdown(f"###### {t('settings.spellings')}")
        _table((t("settings.column_instead"), t("settings.column_house")), list(_pairs(shown.spellings)))


def _pairs(mapping: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(mapping.items())


def _rules(settings: Settings) -> None:
    levels = house.levels(settings)
    changed = [rule for rule in levels if rule["here"] != rule["default"]]
    headings = (t("settings.column_rule"), t("settings.column_what"), t("settings.column_level"))
    words = {
        "error": t("settings.error"),
        "warning": t("settings.warning"),
        "info": t("settings.info"),
        "off": t("settings.off"),
    }
    st.markdown(f"###### {t('settings.louder')}")
    if changed:
        _table(
            headings,
            [(*_named(rule), f"{words[rule['default']]} → {words[rule['here']]}") for rule in changed],
        )
    else:
        st.caption(t("settings.none_changed"))
        st.code('"ACC-001" = "warning"', language="toml")
    with st.expander(t("settings.all_rules", n=len(levels))):
        _table(headings, [(*_named(rule), words[rule["here"]]) for rule in levels])


def _named(rule: Mapping[str, str]) -> tuple[str, str]:
    return rule["code"], rule_name(rule["code"], rule["title"])


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Draw a quiet table; what stands in it is data, never Markdown or HTML."""
    import pandas as pd

    names = [heading or " " * (at + 1) for at, heading in enumerate(headings)]
    st.dataframe(
        pd.DataFrame(rows, columns=names), hide_index=True, width="stretch", row_height=30,
        height="content" if len(rows) < 14 else 420,
    )  # fmt: skip
