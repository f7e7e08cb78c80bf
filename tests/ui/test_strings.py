"""Every word on screen stands in the catalogue once, in English and in Korean, and none stands elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from photodesk import ui
from photodesk.audit import RULES
from photodesk.bundled import bundled
from photodesk.ui import strings
from photodesk.ui.strings import LANGUAGES, Text, catalogue, t

UI = Path(ui.__file__).parent
PAGES = sorted(
    [*UI.rglob("*.html"), *(bundled(f"assets/{name}.html") for name in ("door", "sign_in", "sign_out"))]
)
SCRIPTS = sorted(UI.rglob("*.js"))
MODULES = sorted(UI.rglob("*.py"))
PLACE = re.compile(r"\{(\w+)\}")
ENGLISH, KOREAN = catalogue("en"), catalogue("ko")
FRONT = (
    "common", "rail", "keys", "picker", "sheet", "sheet_keys", "acts", "listing", "heading", "pages",
    "stands", "gate", "dates", "fields", "difference", "import", "drop", "duplicates", "door", "jobs",
    "inspector", "inspector_keys", "loupe", "badges", "answers",
)  # fmt: skip
"""Tables of the pages in front (desk, caption, page, import, duplicates), and of the door."""


def forms(text: Text) -> list[str]:
    """Return the wordings of a text."""
    return [text] if isinstance(text, str) else [text["one"], text["other"]]


def asked() -> Iterator[tuple[str, str]]:
    """Give every key that is asked for, with the file that asks."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
                key = node.args[0]
                assert isinstance(key, ast.Constant), (
                    f"{path.name}:{node.lineno} asks for a key that is not written out"
                )
                yield str(key.value), path.name
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from ((key, path.name) for key in re.findall(r"\{\{([\w.]+)\}\}", node.value))
    for path in SCRIPTS:
        code, found = read_script(path.read_text(encoding="utf-8"))
        for key in re.findall(r"(?<!const )\bt(?:Parts)?\((?!key, values\))(?=(.{1,8}))", code):
            place = re.match(r"⟦(\d+)⟧", key)
            assert place, f"{path.name} asks for a key that is not written out: {key}"
            yield found[int(place[1])], path.name
    for path in PAGES:
        yield from (
            (key, path.name) for key in re.findall(r"\{\{([\w.]+)\}\}", path.read_text(encoding="utf-8"))
        )


# --- the catalogue ------------------------------------------------------------------------------


def test_every_key_that_is_asked_for_stands_in_the_catalogue() -> None:
    assert [(key, file) for key, file in asked() if key not in ENGLISH] == []


def test_every_text_of_the_catalogue_is_asked_for() -> None:
    assert sorted(ENGLISH.keys() - {key for key, _ in asked()}) == []


def test_korean_has_nothing_but_what_english_has_and_names_of_rules() -> None:
    others = {key for key in KOREAN if not key.startswith("rules.")} - ENGLISH.keys()
    assert others == set()
    assert {key.removeprefix("rules.") for key in KOREAN if key.startswith("rules.")} == set(RULES)


def test_the_pages_in_front_are_korean_to_the_last_word() -> None:
    assert [key for key in ENGLISH if key.partition(".")[0] in FRONT and key not in KOREAN] == []


def test_a_translation_has_the_places_of_the_english_text() -> None:
    def places(key: str, texts: Mapping[str, Text]) -> list[set[str]]:
        return [set(PLACE.findall(text)) for text in forms(texts[key])]

    for key in KOREAN.keys() & ENGLISH.keys():
        needed = set.intersection(*places(key, ENGLISH)) - OPTIONAL.get(key, set())
        known = set.union(*places(key, ENGLISH))
        assert all(needed <= said <= known for said in places(key, KOREAN)), key
    assert not any(places(key, KOREAN)[0] for key in KOREAN if key.startswith("rules."))


OPTIONAL = {"import.field": {"other"}}
"""Places that a Korean text need not have: beside a Korean name its Korean name is not said twice."""


def test_a_particle_never_hangs_on_a_value() -> None:
    # 을 or 를, 이 or 가, 은 or 는: which one is right depends on the value's last sound.
    hanging = re.compile(r"\{\w+\}[”’)]?(을|를|이|가|은|는|와|과|로|으로|이라|라)(?![가-힣])")
    found = {key: text for key, said in KOREAN.items() for text in forms(said) if hanging.search(text)}
    assert found == {}


def test_a_text_with_two_forms_says_how_many() -> None:
    for code in LANGUAGES:
        for key, text in catalogue(code).items():
            if isinstance(text, str):
                continue
            assert set(text) == {"one", "other"}, key
            assert "n" in PLACE.findall(text["other"]) or text["one"] != text["other"], key


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_empty_or_has_a_stray_space(code: str) -> None:
    for key, said in catalogue(code).items():
        for text in forms(said):
            assert text.strip() == text != "", key


def test_korean_is_spoken_when_the_desk_says_so_and_english_where_it_is_silent() -> None:
    try:
        strings.follow(lambda: "ko")
        assert strings.language() == "ko"
        assert t("common.photos", n=12_000) == "사진 12,000장"
        assert strings.rule_name("CRD-001", "Credit line missing") == "크레딧 없음"
    finally:
        strings.follow(None)
    assert t("common.photos", n=1) == "1 photo"
    assert strings.text_of("rail.tonight", "en") == "Tonight"


def test_a_value_that_looks_like_a_place_stays_as_it_is() -> None:
    assert t("common.page", page="{page}") == "Page {page}"


def test_texts_are_escaped_in_html() -> None:
    assert strings.filled("<p>{{inspector.save_next}}</p>", "en") == "<p>Save &amp; next</p>"


def test_a_script_is_given_the_texts_that_it_asks_for_and_no_others() -> None:
    given = strings.for_script('make("b", t("rail.tonight")); tParts("common.photos", { n })', "ko")
    assert given == (
        'const LANGUAGE = "ko";\n'
        'const STRINGS = {"common.photos": "사진 {n}장", "rail.tonight": "오늘 밤"};\n'
    )


# --- no word stands elsewhere -----------------------------------------------------------------------


class Shown(HTMLParser):
    """Collects what a person reads in a piece of HTML: text, and attributes that are shown or read aloud."""

    READ = ("title", "placeholder", "alt", "aria-label")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("img", "input", "meta", "link", "br"):
            self._inside.append(tag)
        self.found += [value for name, value in attrs if name in self.READ and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "kbd" not in self._inside and "style" not in self._inside:
            self.found.append(data.strip())


HTML_ALLOWED = {"S", "M", "L", "A7", "×", "?", "PhotoDesk", "$title · PhotoDesk"}
"""Sizes, signs, the example of a page's name, our own name."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_html_holds_no_words_of_its_own(path: Path) -> None:
    read = Shown(path.read_text(encoding="utf-8")).found
    words = {text for text in read if re.search(r"[^\W\d_]", re.sub(r"\{\{[\w.]+\}\}|\$\w+", "", text))}
    assert words - HTML_ALLOWED == set()


def read_script(code: str) -> tuple[str, list[str]]:
    """Return a script without comments whose strings are numbered places (⟦0⟧), and the strings.

    What stands for a value in a template is code again; in the template itself it is "…".
    """
    out: list[str] = []
    found: list[str] = []
    templates: list[tuple[list[str], int]] = []  # text so far, and how many braces are open within a value
    at = 0
    while at < len(code):
        two, one = code[at : at + 2], code[at]
        if two == "//":
            at = (code.find("\n", at) + len(code)) % len(code)
        elif two == "/*":
            at = code.index("*/", at) + 2
        elif one == "/" and re.search(r"(^|[(,=:\[!&|?{};\n]|return)\s*$", "".join(out[-12:])):
            end = re.compile(r"/(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n\[]|\\.)+/\w*").match(code, at)
            assert end
            out.append("/re/")
            at = end.end()
        elif one in "\"'":
            end = re.compile(r"""(["'])((?:(?!\1)[^\\]|\\.)*)\1""").match(code, at)
            assert end
            out.append(f"⟦{len(found)}⟧")
            found.append(end[2])
            at = end.end()
        elif one == "`" or (templates and templates[-1][1] == 0 and one == "}"):
            if one == "`":
                templates.append(([], 0))
            text = templates[-1][0]
            at += 1
            while code[at] != "`" and code[at : at + 2] != "${":
                text.append(code[at : at + 2] if code[at] == "\\" else code[at])
                at += 2 if code[at] == "\\" else 1
            if code[at] == "`":
                templates.pop()
                out.append(f"⟦{len(found)}⟧")
                found.append("".join(text))
                at += 1
            else:
                text.append("…")
                out.append(" (")
                at += 2
        else:
            if templates and one in "{}":
                text, depth = templates[-1]
                templates[-1] = (text, depth + (1 if one == "{" else -1))
            out.append(one)
            at += 1
    return "".join(out), found


def test_a_script_is_read_as_a_browser_reads_it() -> None:
    code = 'a = `x ${b ? `y ${c({ d: "e" })}` : "f"} z`; // "g"\nh = "/*i*/"; j = k / 2; l = /"/.test(m);'
    assert sorted(read_script(code)[1]) == ["/*i*/", "e", "f", "x … z", "y …"]


# Where a script puts words before a person: an element's text, what it is called, a row of keys …
SAID = (
    r"\.(?:textContent|title|placeholder|alt)\s*=([^;]*);",
    r"\b(?:does|bar|text|message|words):\s*([^,}]*)",
    r"(?<!classList)\.(?:append|replaceChildren|refuse|say|tell)\(([^;]*?)\);",
    r"\b(?:make|element|part)\(⟦\d+⟧, (?:⟦\d+⟧|[^,()]+), ([^;]*?)\)",
    r"\bbutton\((⟦\d+⟧), \(",
    r"\bbutton\(⟦\d+⟧, (⟦\d+⟧)",
    r"\bnew Keys\((⟦\d+⟧)",
    r"\|\| (⟦\d+⟧)",
)
# … and where for the browser: selectors, classes, names of states and of what it keeps.
UNSAID = (
    r"\b(?:querySelector(?:All)?|matches|closest|get|set|toggle|add|remove|contains)(?:\?\.)?\((⟦\d+⟧)",
    r"\b(?:store|stored|tell|Outbox|getAttribute|execCommand|toLocaleString|createElement)\((⟦\d+⟧)",
    r"\b(?:addEventListener|input|tick|dialog)\((⟦\d+⟧)",
    r"\bsettle\(one, (⟦\d+⟧)",
    r"\bclassName\s*=([^;]*);",
    r"\b(?:make|element|part)\((⟦\d+⟧)(?:, ([^,()]*(?:\([^()]*\)[^,()]*)*))?",
    r"\bbutton\(([^,()]*), (?!\()",
    r"\b(?:do|kind|from|take|block|inline|sheet|query): (⟦\d+⟧)",
    r"[=!]== (⟦\d+⟧)",
    r"(⟦\d+⟧)(?=:)",
)
SENTENCE = re.compile(r"[A-Z][a-z]+\b|[a-z]{2,}[,.:;] \S|[a-z]{2,}\.$| [a-z]+ …$")
NAMES = re.compile(
    r"(?:Arrow|Page)(?:Up|Down|Left|Right)|Home|End|Delete|Backspace|Escape|Files"
    r"|photodesk.*|[.#<&/\[(].*|[a-z-]+ …",
    re.S,
)
"""Names of keys and of a browser's events; addresses, markup and classes."""
KEYCAPS = re.compile(r"(?:(?:Ctrl|Alt|Shift|Esc|Enter|Space|PgDn|PgUp|F\d+|[A-Z\d⇧⏎←→↑↓?–/…])(?:[ +]|$))*")
"""Names of keys, as they stand on them."""
SCRIPT_ALLOWED = {"page:A7  date:2026-11  source:wire", "is:tonight", "photo", "sheet"}
"""An example in the search's own language; a filter; the two sides of an import, as Python knows them."""


def words_of(script: str) -> set[str]:
    """Return the strings of a script that a person would read."""
    code, found = read_script(script)

    def places(*patterns: str) -> set[int]:
        hits = (
            hit for pattern in patterns for one in re.finditer(pattern, code) for hit in one.groups() if hit
        )
        return {int(place) for hit in hits for place in re.findall(r"⟦(\d+)⟧", hit)}

    said, unsaid = places(*SAID), places(r"\bt(?:Parts)?\((⟦\d+⟧)", *UNSAID)
    for name in places(r"\bsetAttribute\((⟦\d+⟧)"):
        value = places(rf"\bsetAttribute\(⟦{name}⟧, ([^;]*?)\)")
        if found[name] in Shown.READ:
            said |= value
        else:
            unsaid |= value
    return {
        text
        for at, text in enumerate(found)
        if at not in unsaid
        and (at in said or SENTENCE.search(text))
        and re.search(r"[A-Za-z]{2,}", text)
        and not (NAMES.fullmatch(text) or KEYCAPS.fullmatch(text) or text in SCRIPT_ALLOWED)
    }


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    assert words_of(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ('made.textContent = found ? name : "nothing";', "nothing"),
        ('list.setAttribute("aria-label", "Photos here");', "Photos here"),
        ('row.append(make("b", "why", `${count} more`));', "… more"),
        ('{ keys: ["F"], does: "take the fix", bar: "fix" }', "fix"),
        ('box.append(button("primary", "Waive", "W", () => this.waive()));', "Waive"),
        ('this.said = { ok: false, message: "Not saved yet." };', "Not saved yet."),
        ('image.alt = record.alt || "picture";', "picture"),
    ],
)
def test_a_word_that_a_script_keeps_to_itself_is_found(script: str, word: str) -> None:
    assert word in words_of(script)


@pytest.mark.parametrize(
    "script",
    [
        'made.textContent = t("common.nothing");',
        'this.get(".rows button").classList.toggle("chosen", on);',
        'const item = make("li", row.open ? "row open" : "row", t("gate.edit"));',
        'this.outbox.put({ do: "take back", key });',
        'if (event.key === "ArrowDown") this.tell("open", key);',
    ],
)
def test_what_is_written_for_the_browser_is_left_alone(script: str) -> None:
    assert words_of(script) == set()


def docstrings(tree: ast.Module) -> set[int]:
    """Return the ids of the nodes that document something, and of strings that stand alone."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


ANSWERS = ("JSONResponse", "_refused")
"""What an address of ours answers to a program: an error, in English like every error from below."""
STARTING = ("server.py", "sessions.py", "sign_in.py")
"""What these refuse is told on the command line, before there is a screen."""
PYTHON_ALLOWED: dict[str, set[str]] = {
    # What stands in history is kept in one language, like the errors and findings that it quotes.
    "duplicates.py": {
        "same caption", "caption of photo ", "one of two captions", " for its like", "as photo ",
    },
    # Names of operations, of verdicts and of a credit's parts, as the layers below and the scripts know them.
    "gate_view.py": {"put back", "end waiver"},
    "article.py": {"near caption"},
    # Credits as they are printed, and names that are the same everywhere.
    "records.py": {" photo by ", "Name"},
    "placeholder.py": {"Photoshop", "pip install 'photodesk[heif]'"},
    "strings/__init__.py": {"English", "rules."},
    # Told on the command line, or written into files and answers for programs.
    "server.py": {
        "Everybody signs in. Without a TLS proxy in front, passwords travel readable on this network.",
        "   Ctrl-C stops it.", "PhotoDesk is at ",
    },
    "sessions.py": {"photodesk session"},
    "sign_in.py": {"signed out"},
    "theme.py": {"# Generated from assets/theme.toml: python -m photodesk.ui.theme"},
    "typing_routes.py": {": the file is gone", "did you mean"},
}  # fmt: skip
"""Strings that look like words on screen and are none, or may stay English, with the reason."""
FOR_BROWSERS = re.compile(r"\s*[<:=(/}'].*|[\w-]+(, [\w=-]+)+|attachment;.*", re.S)
"""Markup, styles, scripts, addresses and headers."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_modules_hold_no_words_of_their_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = docstrings(tree)
    for node in ast.walk(tree):
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        refusal = isinstance(node, ast.Raise) and str(path.relative_to(UI)) in STARTING
        if called in ("t", *ANSWERS) or refusal:
            silent |= {id(one) for one in ast.walk(node)}
    found = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in silent
        and re.search(r"[A-Z][a-z]+ [a-z]|[a-z]{2,}[,.:;]? [a-z]{2,}|^[A-Z][a-z]{2,}\.?$|[.!?…]$", node.value)
        and re.search(r"[A-Za-z]{2,}", node.value)
        and not FOR_BROWSERS.fullmatch(node.value)
    }
    assert found - PYTHON_ALLOWED.get(str(path.relative_to(UI)), set()) == set()
