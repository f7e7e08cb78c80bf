"""The words on screen, in the language of the desk: one catalogue a language, `en.toml` and `ko.toml` here.

A key is table.name. Python asks `t("rail.tonight")`; JavaScript of a component asks the same way
(components/strings.js), its HTML and that of assets/ writes {{rail.tonight}}. In a text {name} stands
for a value; a text with two forms has one for {n} = 1 and one for any other number.

English is complete; what another language lacks is said in English. So is what the command line says
as well and hence comes from below: errors, and the messages of the audit. The audit's rules have their
English names in themselves; the other languages name them in [rules].
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path

LANGUAGES = {"en": "English", "ko": "한국어"}
"""Code (BCP 47) of each language -> its own name; the first is the one that is complete."""

Text = str | Mapping[str, str]

_PLACE = re.compile(r"\{(\w+)\}")
_IN_HTML = re.compile(r"\{\{([\w.]+)\}\}")
_IN_SCRIPT = re.compile(r'\bt(?:Parts)?\(\s*"([\w.-]+)"')

_follows: Callable[[], str] = lambda: "en"  # noqa: E731 - replaced by `follow`


def follow(tells: Callable[[], str] | None) -> None:
    """Speak the language that this tells from now on, asked each time; None speaks English."""
    global _follows
    _follows = tells or (lambda: "en")


def language() -> str:
    """Return the code of the language that is spoken.

    Example:
        >>> language()
        'en'
    """
    return _follows()


@cache
def catalogue(code: str) -> Mapping[str, Text]:
    """Return the texts of a language by key, as its own file has them.

    Example:
        >>> catalogue("ko")["rail.tonight"]
        '오늘 밤'
    """
    tables = tomllib.loads((Path(__file__).parent / f"{code}.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}": text for table, texts in tables.items() for name, text in texts.items()}


def text_of(key: str, code: str) -> Text:
    """Return a text as the catalogue has it, the English one where the language lacks it.

    Raises:
        KeyError: there is no such key.
    """
    english = catalogue("en")[key]
    return catalogue(code).get(key, english)


def t(key: str, **values: str | int) -> str:
    """Return a text with its values, in the language that is spoken.

    Args:
        values: what stands in its places; whole numbers are written with thousands apart.

    Example:
        >>> t("common.photos", n=1), t("common.photos", n=12000)
        ('1 photo', '12,000 photos')
    """
    text = text_of(key, language())
    if not isinstance(text, str):
        text = text["one" if values.get("n") == 1 else "other"]
    return _PLACE.sub(lambda place: _shown(values[place[1]]) if place[1] in values else place[0], text)


def _shown(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def rule_name(code: str, title: str) -> str:
    """Return what a rule of the audit is called; its own English title where the language has no name for it.

    Example:
        >>> rule_name("CRD-001", "Credit line missing")
        'Credit line missing'
    """
    name = catalogue(language()).get(f"rules.{code}", title)
    assert isinstance(name, str)
    return name


def filled(html: str, code: str = "") -> str:
    """Return HTML with its texts, in a language or the one that is spoken.

    Example:
        >>> filled("<h2>{{rail.tonight}}</h2>", "ko")
        '<h2>오늘 밤</h2>'
    """

    def put(place: re.Match[str]) -> str:
        text = text_of(place[1], code or language())
        assert isinstance(text, str)  # HTML knows no number
        return escape(text)

    return _IN_HTML.sub(put, html)


def for_script(script: str, code: str) -> str:
    """Return what goes before a script that asks for texts: those that it asks for, by key."""
    keys = sorted(set(_IN_SCRIPT.findall(script)))
    texts = {key: text_of(key, code) for key in keys}
    return f"const LANGUAGE = {json.dumps(code)};\nconst STRINGS = {json.dumps(texts, ensure_ascii=False)};\n"
