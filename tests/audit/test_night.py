"""One night's ordinary pictures pass the gate in silence, whatever words they hold."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from photodesk.audit import Context, check
from photodesk.model import Finding, Metadata, Photo, Severity, Use
from photodesk.text import is_korean
from tests.audit.cases_night import NIGHT

USE = Use(on=date(2026, 11, 25), targets=("print", "web"))
_METADATA = frozenset(field.name for field in fields(Metadata))


def photo_of(number: int) -> Photo:
    """Return a picture of the night, taken on the day that its caption prints."""
    caption, credit, said = NIGHT[number]
    day = next((d for d in (22, 23) if f"Nov. {d}" in caption or f"{d}일" in caption), 24)
    usual: dict[str, Any] = {
        "date_created": f"2026-11-{day}T10:{number % 60:02}:00+09:00", "width": 4000, "height": 2667,
    }  # fmt: skip
    values = usual | said
    metadata = {name: value for name, value in values.items() if name in _METADATA}
    rest = {name: value for name, value in values.items() if name not in _METADATA}
    return Photo(str(number), metadata=Metadata(caption=caption, credit_line=credit, **metadata), **rest)


def asked(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return what an editor would have to look at."""
    return [(f.code, f.message) for f in findings if f.severity > Severity.info]


@pytest.mark.parametrize("number", range(len(NIGHT)))
def test_an_ordinary_picture_of_the_night_raises_nothing_above_a_note(number: int) -> None:
    assert asked(check([photo_of(number)], Context(USE))) == []


def test_the_night_as_one_page_raises_nothing_above_a_note() -> None:
    assert asked(check([photo_of(number) for number in range(len(NIGHT))], Context(USE))) == []


def test_the_night_is_sixty_pictures_a_third_of_them_korean() -> None:
    assert len(NIGHT) == 60
    assert sum(is_korean(caption) for caption, _, _ in NIGHT) >= 18


@pytest.mark.parametrize(
    ("number", "instructions"),
    [(0, "KOREA OUT"), (3, "SOUTH KOREA OUT"), (24, "AP Photo/Lee Jin-man KOREA OUT")],
)
def test_the_same_picture_is_stopped_when_its_instructions_bar_it(number: int, instructions: str) -> None:
    photo = photo_of(number)
    foreign = Photo(
        photo.key, metadata=photo.metadata.replace(instructions=instructions, source="AP"), source_label="AP"
    )
    assert [code for code, _ in asked(check([foreign], Context(USE)))][:1] == ["RGT-004"]
