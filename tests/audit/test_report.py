"""The report in every form, with captions and file names that mean harm."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from photodesk.audit import RULES, Context, check, report, report_page
from photodesk.audit.example import GOOD_USE, example
from photodesk.audit.report import Report, Waived
from photodesk.model import Finding, Severity

SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
ODD = ('=cmd|" /C calc"!A0.jpg', "../../<b>서울</b> \x1b[31m\u202egpj.exe", 'a\nb,"c".jpg')


class Unread(NamedTuple):
    """A file that could not be read."""

    path: Path
    error: str


def finding(key: str, severity: Severity = Severity.error, message: str = "No caption (Enter).") -> Finding:
    return Finding(key, "CAP-001", severity, "caption", "Caption missing", message, suggestion="=1+1")


FULL = Report(
    photos=("a.jpg", "b.jpg", "c.jpg", *ODD),
    findings=(
        finding("a.jpg", message=f"{SCRIPT} 서울"),
        finding(ODD[0], Severity.warning),
        finding(ODD[1], Severity.info),
        finding(ODD[2], Severity.info),
    ),
    not_checked=("DUP-002",),
    failed=(Unread(Path("broken<1>.jpg"), "no picture & no sense"),),
    waived=(Waived(finding("b.jpg"), "Kim <b>Chief</b>", "the only picture", responsible=True),),
    title="Page A7",
)


def test_json_has_the_keys_of_the_contract() -> None:
    said = report.document(FULL)
    assert list(said)[:5] == ["photos", "counts", "findings", "not_checked", "failed"]
    assert said["photos"] == 6
    assert said["counts"] == {"error": 1, "warning": 1, "info": 2}
    assert list(said["findings"][0]) == [
        "path",
        "code",
        "severity",
        "field",
        "title",
        "message",
        "suggestion",
    ]
    assert said["not_checked"] == ["DUP-002"]
    assert said["failed"] == [{"path": "broken<1>.jpg", "error": "no picture & no sense"}]
    assert said["waived"][0]["who"] == "Kim <b>Chief</b>"
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said


def test_an_empty_report_says_so_in_every_form() -> None:
    empty = Report(photos=("a.jpg",))
    assert report.text(empty) == "1 photo: nothing to say"
    assert report.document(empty)["findings"] == []
    assert "waived" not in report.document(empty)
    assert "Nothing to say (1)" in report_page.html(empty)


def test_text_leads_with_the_count_and_the_heaviest() -> None:
    lines = report.text(FULL).splitlines()
    assert lines[0] == "Page A7: 6 photos: 1 error, 1 warning, 2 notes"
    assert lines[1] == "STOP  CAP-001  a.jpg"
    assert any(
        line.startswith("WAIVED  CAP-001  b.jpg  (Kim <b>Chief</b>, on own responsibility") for line in lines
    )
    assert lines[-1].endswith("DUP-002")


def test_text_steers_no_terminal_and_keeps_to_its_width() -> None:
    said = report.text(FULL)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert all(len(line) <= 80 for line in said.splitlines() if line.startswith("      "))


def test_csv_holds_no_formula_and_no_broken_row() -> None:
    rows = list(csv.DictReader(io.StringIO(report.csv(FULL))))
    assert len(rows) == len(FULL.findings)
    assert rows[1]["path"] == f"'{ODD[0]}"
    assert rows[0]["suggestion"] == "'=1+1"
    for row in rows:
        assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@x", "\t=1", " =1", "|x", "%x", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(value: str) -> None:
    assert report.cell(value).startswith("'")


@pytest.mark.parametrize("value", ["AP-Yonhap", "서울", "", "1 = 1", "a-b"])
def test_an_ordinary_cell_stays_as_it_is(value: str) -> None:
    assert report.cell(value) == value


def test_junit_is_well_formed_and_counts_what_stops() -> None:
    root = ElementTree.fromstring(report.junit(FULL))
    suite = root[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("7", "1", "1")
    assert len(suite.findall("testcase")) == 7
    assert [case.get("name") for case in suite if case.find("failure") is not None] == ["a.jpg"]
    assert SCRIPT in (suite.findall("testcase")[0].find("failure").get("message") or "")  # type: ignore[union-attr]


def test_junit_fails_from_the_severity_that_is_asked_for() -> None:
    assert 'failures="2"' in report.junit(FULL, fail_on=Severity.warning)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    return parser.tags


def test_html_runs_and_loads_nothing() -> None:
    page = report_page.html(FULL, thumbnails={"a.jpg": b"\xff\xd8\xff\xe0thumb", "b.jpg": b"<svg onload=x>"})
    tags = tags_of(page)
    assert "script" not in {tag for tag, _ in tags}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    images = [attributes.get("src") or "" for tag, attributes in tags if tag == "img"]
    assert images == ["data:image/jpeg;base64,/9j/4HRodW1i"]
    assert not any(tag in ("link", "iframe", "object", "b") for tag, _ in tags)
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page


def test_html_counts_filters_and_marks_what_was_let_pass() -> None:
    page = report_page.html(FULL)
    for words in (
        "All (4)",
        "Stops and warnings (2)",
        "Stops (1)",
        "on own responsibility",
        "DUP-002",
        "서울",
    ):
        assert words in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert (
        page.index('class="photo error ')
        < page.index('class="photo warning ')
        < page.index('class="photo info ')
    )


def test_html_of_a_thousand_findings_is_made_at_once() -> None:
    many = Report(tuple(map(str, range(1000))), tuple(finding(str(n)) for n in range(1000)))
    assert report_page.html(many).count('<tr class="photo') == 1000


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_has_a_page_with_its_reason_and_examples(code: str) -> None:
    rule = RULES[code]
    said = report.rule_document(rule)
    assert said["says"]
    assert said["bad"]
    assert json.dumps(said)
    page = report.rule_text(rule)
    assert page.startswith(f"{code}  {rule.title}")
    assert "Source: " in page
    assert all(len(line) <= 110 for line in page.splitlines())


def test_what_check_finds_goes_into_the_report_as_it_is() -> None:
    photo = example(caption=SCRIPT).photo
    found = check([photo], Context(GOOD_USE))
    page = report_page.html(Report((photo.key,), found))
    assert "<script" not in page
