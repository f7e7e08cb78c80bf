"""The Settings page: the house style as it stands, the rules' levels, photodesk.toml to edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from photodesk.desk import house, whoami
from photodesk.errors import PhotoDeskError, SettingsError
from photodesk.settings import Settings
from photodesk.ui import state

TEXT = "settings_text"
SAID = "settings_said"
NAME = "settings_name"


def draw() -> None:
    """Draw the page."""
    desk = state.desk()
    try:
        text = house.text_of(desk)
    except SettingsError as error:
        st.error(str(error))
        text = ""
    with st.container(key="page_heading", horizontal=True, vertical_alignment="center"):
        st.markdown("**Settings**", width="content")
        st.caption(f"{desk.folder / house.NAME}", width="content")
        st.html(
            '<nav class="pd-look" aria-label="Look">Look: <a href="/look/dark">dark</a> '
            '<a href="/look/light">light</a> <a href="/look/system">as the system</a></nav>', width="content",
        )  # fmt: skip
    left, right = st.columns([1, 1.15], gap="large")
    with left, st.container(height=760, border=False, key="settings_shown"):
        if not desk.role:  # where people sign in, edits carry the name they sign in with
            st.session_state[NAME] = desk.user
            st.text_input("Your name, as history has it", key=NAME, max_chars=40, on_change=_name)
        _house(desk.settings)
        _rules(desk.settings)
    with right:
        st.session_state.setdefault(TEXT, text)
        st.text_area("photodesk.toml", key=TEXT, height=640, on_change=_forget)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Save", type="primary", on_click=_save, key="settings_save")
            st.button("Check", on_click=_check, key="settings_check")
            st.button("As it is kept", on_click=_reload, key="settings_reload")
            if said := st.session_state.get(SAID):
                kind, words = said
                st.markdown(f":{'green' if kind == 'ok' else 'red'}[{_plain(words)}]", width="stretch")


def _plain(words: str) -> str:
    """Return a line in which Markdown finds nothing to read."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!$~:<>|" else letter for letter in words)


def _name() -> None:
    try:
        kept = whoami.keep_name(state.desk(), st.session_state[NAME])
        st.session_state[SAID] = ("ok", f"From now on edits carry the name {kept}.")
    except PhotoDeskError as error:
        st.session_state[SAID] = ("wrong", str(error))


def _forget() -> None:
    st.session_state.pop(SAID, None)


def _check() -> None:
    try:
        house.check(st.session_state[TEXT])
    except SettingsError as error:
        st.session_state[SAID] = ("wrong", str(error))
    else:
        st.session_state[SAID] = ("ok", "This can be kept.")


def _save() -> None:
    desk = state.desk()
    try:
        house.save(desk, st.session_state[TEXT])
    except SettingsError as error:
        st.session_state[SAID] = ("wrong", str(error))
        return
    house.judge_again(desk)
    st.session_state[SAID] = ("ok", "Kept. All photos are judged by it now.")


def _reload() -> None:
    st.session_state[TEXT] = house.text_of(state.desk())
    st.session_state.pop(SAID, None)


def _house(settings: Settings) -> None:
    st.markdown("###### House style")
    shown = settings.house
    _table(
        ("", ""),
        [
            ("Staff credit", f"{shown.name} photo by NAME"),
            ("Also called", ", ".join(shown.aliases) or "–"),
            ("Dates", {"ap": "Nov. 24, 2026", "iso": "2026-11-24", "off": "as they come"}[shown.date_form]),
            ("State media of the North", f"through {shown.state_media_relay}"),
            ("Barred", ", ".join(shown.barred) or "–"),
            ("We publish in", ", ".join(settings.publisher.territory)),
            ("Media", ", ".join(settings.publisher.media)),
            ("Alt text", settings.audit.alt_text),
        ],
    )
    st.markdown("###### Relays: whose pictures reach us through whom")
    by_relay: dict[str, list[str]] = {}
    for agency, relay in shown.relays.items():
        by_relay.setdefault(relay, []).append(agency)
    _table(("Through", "Agencies"), [(relay, ", ".join(names)) for relay, names in by_relay.items()])
    for title, pairs in (("Staff", shown.staff), ("Organisations", shown.organizations)):
        if pairs:
            st.markdown(f"###### {title}: as written, as printed")
            _table(("Written", "Printed"), list(_pairs(pairs)))
    if shown.spellings:
        st.markdown("###### Spellings")
        _table(("Instead of", "House"), list(_pairs(shown.spellings)))


def _pairs(mapping: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(mapping.items())


def _rules(settings: Settings) -> None:
    levels = house.levels(settings)
    changed = [rule for rule in levels if rule["here"] != rule["default"]]
    st.markdown("###### Rules that speak louder or softer here")
    if changed:
        rows = [(rule["code"], rule["title"], f"{rule['default']} → {rule['here']}") for rule in changed]
        _table(("Rule", "What", "Level"), rows)
    else:
        st.caption("None: every rule has its own level. Under [audit.severities] write for example")
        st.code('"ACC-001" = "warning"', language="toml")
    with st.expander(f"All {len(levels)} rules"):
        _table(("Rule", "What", "Level"), [(rule["code"], rule["title"], rule["here"]) for rule in levels])


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Draw a quiet table; what stands in it is data, never Markdown or HTML."""
    import pandas as pd

    names = [heading or " " * (at + 1) for at, heading in enumerate(headings)]
    st.dataframe(
        pd.DataFrame(rows, columns=names), hide_index=True, width="stretch", row_height=30,
        height="content" if len(rows) < 14 else 420,
    )  # fmt: skip
