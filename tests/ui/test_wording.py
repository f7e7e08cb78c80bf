"""Words made of several texts say the same as the command line in English, and read as Korean in Korean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import HTMLResponse

from photodesk.desk.gating import Counts
from photodesk.desk.sheets import SheetPlan
from photodesk.exchange.captions_table import read_sheet
from photodesk.exchange.matching import Matched, Matching
from photodesk.exchange.plan import plan_changes
from photodesk.tables.fields import EDITABLE
from photodesk.ui import sheet_import, sign_in, strings, wording
from tests.ui.test_front import answer

amounts = st.integers(min_value=0, max_value=40)


@pytest.fixture
def korean() -> Iterator[None]:
    """Speak Korean for one test."""
    strings.follow(lambda: "ko")
    yield
    strings.follow(None)


@given(stopped=amounts, look=amounts, ready=amounts, sent=amounts)
def test_how_a_page_stands_is_said_as_the_command_says_it(
    stopped: int, look: int, ready: int, sent: int
) -> None:
    counts = Counts(photos=stopped + look + ready + sent, stopped=stopped, look=look, ready=ready, sent=sent)
    assert wording.stands(counts) == counts.words


def test_how_a_page_stands_in_korean(korean: None) -> None:
    assert wording.stands(Counts(photos=10, stopped=8, ready=2)) == "사진 10장, 출고 불가 8, 준비 2"
    assert wording.stands(Counts()) == "사진 없음"


def test_a_day_in_korean(korean: None) -> None:
    assert wording.day_words(date(2026, 11, 25)) == "2026년 11월 25일 수요일"
    now = datetime.fromisoformat("2026-11-24T23:40:00+09:00")
    assert wording.moment("2026-11-23T09:00:00+09:00", now) == "11월 23일 09:00"


def test_a_field_has_one_name_on_all_screens(korean: None) -> None:
    assert [wording.label_of(name) for name in ("caption", "credit_line", "headline")] == [
        "캡션",
        "크레딧",
        "제목",
    ]
    assert wording.label_of("caption@ko") == "캡션(한국어)"
    assert all(wording.label_of(field.id) for field in EDITABLE)


def _plan(text: str, file: str) -> SheetPlan:
    sheet = read_sheet(text.encode("cp949"), name=file)
    matching = Matching((Matched(sheet.rows[0], "a.jpg"),), (), (), ())
    return cast(SheetPlan, SimpleNamespace(sheet=sheet, matching=matching, plan=plan_changes((), {})))


@pytest.mark.parametrize(
    "text",
    ["파일명,캡션\na.jpg,한강\n", "파일명;캡션\na.jpg;한강\nb.jpg;남산\n", "파일명\t캡션\na.jpg\t한강\n"],
)
def test_a_sheet_is_described_as_the_command_describes_it(text: str) -> None:
    plan = _plan(text, "captions.csv")
    assert sheet_import.summary(plan) == SheetPlan.summary.fget(plan)  # type: ignore[attr-defined]


def test_a_sheet_is_described_in_korean(korean: None) -> None:
    plan = _plan("파일명,캡션\na.jpg,한강\n", "captions.csv")
    assert sheet_import.summary(plan) == "captions.csv: CP949, 쉼표, 1행. 준비 1."


def test_the_door_speaks_the_language_of_the_desk(korean: None) -> None:
    shown = bytes(sign_in.page("/", name="<김>", says="<b>").body).decode()
    assert '<html lang="ko"' in shown
    assert "비밀번호" in shown
    assert "&lt;b&gt;" in shown
    assert "{{" not in shown
    left = bytes(sign_in.page("/", name="<김>", leave=True).body).decode()
    assert "&lt;김&gt; 이름으로 로그인했습니다." in left
    assert "Password" not in shown + left


def test_a_page_says_its_language_before_a_script_runs(korean: None) -> None:
    _, body = answer(HTMLResponse('<html lang="en"><head></head></html>'))
    assert body.decode().startswith('<html lang="ko">')
