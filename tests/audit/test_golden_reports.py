"""The report of one bad night in every form, as committed; and nothing in it does harm."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from photodesk.model import Severity
from tests.audit.golden_page import FOLDER, FORMS, FORMULA, ODD_NAME, SCRIPT, judged


@pytest.mark.parametrize("name", FORMS)
def test_a_report_reads_as_it_was_agreed(name: str) -> None:
    agreed = (FOLDER / name).read_text(encoding="utf-8")
    assert FORMS[name](judged()) == agreed, "see tests/audit/golden_page.py to write it anew"


def golden(name: str) -> str:
    """Return a committed report, as its bytes say it."""
    return (FOLDER / name).read_bytes().decode("utf-8")


class _Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_for_a_browser_shows_a_script_and_runs_none() -> None:
    page = _Page()
    page.feed(golden("report.html"))
    assert SCRIPT in page.text
    assert not {"script", "iframe", "object", "embed", "link", "base", "form", "a", "b"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    sources = [value for name, value in page.attributes if name in ("src", "href")]
    assert [source.partition(",")[0] for source in sources] == ["data:image/jpeg;base64"]
    assert "\u202e" not in golden("report.html")
    assert "default-src 'none'" in golden("report.html")


def test_the_page_for_a_browser_filters_by_weight_and_by_problem_without_a_script() -> None:
    said = golden("report.html")
    codes = {finding.code for finding in judged().findings}
    for code in codes:
        assert f'id="is-{code}"' in said
        assert f"#is-{code}:checked ~ .photos .photo:not(.has-{code})" in said
    for words in ("Cleared", "Stopped", 'for="only-error"', 'for="only-warning"', "@media print"):
        assert words in said


def test_no_cell_of_the_sheet_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(golden("report.csv"))))
    assert len(rows) == len(judged().findings) + 1
    assert {len(row) for row in rows} == {7}
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@", "|", "%")]


def test_the_json_is_one_document_in_the_words_of_the_photos() -> None:
    said = json.loads(golden("report.json"))
    assert {finding["path"] for finding in said["findings"]} >= {ODD_NAME, "A7/4.jpg"}
    assert FORMULA in golden("report.json").replace('\\"', '"')
    assert said["waived"][0]["on_my_responsibility"] is True
    assert said["counts"]["error"] == sum(f.severity is Severity.error for f in judged().findings)


def test_the_junit_is_well_formed_and_fails_what_stops() -> None:
    suite = ElementTree.fromstring(golden("report.xml"))[0]
    stopped = {finding.key for finding in judged().findings if finding.severity is Severity.error}
    assert suite.get("failures") == str(len(stopped))
    assert not suite.findall(".//script")


def test_the_text_steers_no_terminal() -> None:
    assert "\x1b" not in golden("report.txt")
    assert "\u202e" not in golden("report.txt")
    assert golden("report.txt").startswith("Page A7: 8 photos: ")
