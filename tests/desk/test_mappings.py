"""What a desk remembers of the headings of sheets."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from photodesk.desk import mappings
from photodesk.errors import UsageError

NOW = datetime(2026, 11, 24, 21, 30)


def remember(folder: Path, headings: list[str], mapping: dict[str, str], name: str = "a.csv") -> None:
    mappings.remember(folder, headings, mapping, name=name, user="kim", at=NOW)


def test_the_same_headings_in_another_order_and_spelling_are_the_same_form(tmp_path: Path) -> None:
    remember(tmp_path, ["사진번호", "내용", "비고"], {"사진번호": "file", "내용": "caption"})
    found = mappings.find(tmp_path, ["내 용", "비고", "\ufeff사진번호"])
    assert found is not None
    assert found.mapping == {"사진번호": "file", "내용": "caption"}
    assert found.origin == "a.csv, 2026-11-24, kim"


def test_the_leftover_sheet_with_its_why_is_the_same_form(tmp_path: Path) -> None:
    remember(tmp_path, ["사진번호", "내용"], {"사진번호": "file", "내용": "caption"})
    assert mappings.find(tmp_path, ["사진번호", "내용", "왜"]) is not None


@pytest.mark.parametrize("headings", [["사진번호"], ["사진번호", "내용", "크레딧"], [], [""]])
def test_other_headings_are_another_form(tmp_path: Path, headings: list[str]) -> None:
    remember(tmp_path, ["사진번호", "내용"], {"내용": "caption"})
    assert mappings.find(tmp_path, headings) is None


def test_what_was_said_last_holds(tmp_path: Path) -> None:
    remember(tmp_path, ["file", "text"], {"text": "caption"})
    remember(tmp_path, ["file", "text"], {"text": "headline"}, name="b.csv")
    found = mappings.find(tmp_path, ["file", "text"])
    assert found is not None
    assert (found.mapping, found.name) == ({"text": "headline"}, "b.csv")


def test_a_form_is_forgotten_and_the_others_stay(tmp_path: Path) -> None:
    remember(tmp_path, ["file", "text"], {"text": "caption"})
    remember(tmp_path, ["file", "words"], {"words": "caption"})
    assert mappings.forget(tmp_path, ["text", "file"])
    assert not mappings.forget(tmp_path, ["text", "file"])
    assert mappings.find(tmp_path, ["file", "text"]) is None
    assert mappings.find(tmp_path, ["file", "words"]) is not None


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '[{"headings": 1}]', "\udcff"])
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "mappings.json").write_bytes(damaged.encode("utf-8", "surrogateescape"))
    assert mappings.find(tmp_path, ["file"]) is None
    remember(tmp_path, ["file", "text"], {"text": "caption"})
    assert mappings.find(tmp_path, ["file", "text"]) is not None


def test_a_field_that_this_version_does_not_know_is_asked_again(tmp_path: Path) -> None:
    remember(tmp_path, ["file", "text", "mood"], {"text": "caption", "mood": "-"})
    path = tmp_path / "mappings.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"-"', '"mood_of_the_day"'), encoding="utf-8")
    found = mappings.find(tmp_path, ["file", "text", "mood"])
    assert found is not None
    assert found.mapping == {"text": "caption"}


def test_only_the_newest_forms_are_kept(tmp_path: Path) -> None:
    for number in range(205):
        remember(tmp_path, ["file", f"text {number}"], {f"text {number}": "caption"})
    assert len(json.loads((tmp_path / "mappings.json").read_bytes())) == 200
    assert mappings.find(tmp_path, ["file", "text 0"]) is None
    assert mappings.find(tmp_path, ["file", "text 204"]) is not None


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="the headings are not remembered"):
        remember(place, ["file"], {"file": "file"})
