"""Every field knows its places, its names and its limits."""

from __future__ import annotations

import dataclasses
import re

import pytest

from photodesk.model import Metadata
from photodesk.tables.fields import (
    BY_ID,
    CORE,
    EDITABLE,
    FIELDS,
    FILE_HEADINGS,
    NAMESPACES,
    Field,
    field_for_heading,
    fold_heading,
    is_file_heading,
)

HANGUL = re.compile(r"[가-힣]")


@pytest.mark.parametrize("field", CORE, ids=lambda field: field.id)
def test_every_core_field_has_places_both_labels_help_and_a_source(field: Field) -> None:
    assert field.xmp or field.iim
    assert field.label
    assert HANGUL.search(field.label_ko)
    assert field.help.endswith(".")
    assert field.source


def test_ids_are_unique_snake_case_and_complete() -> None:
    assert len(BY_ID) == len(FIELDS)
    assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", field.id) for field in FIELDS)
    assert len(FIELDS) >= 67


def test_metadata_has_exactly_the_editable_fields_of_the_table_in_its_order() -> None:
    names = [field.name for field in dataclasses.fields(Metadata) if field.name != "alternatives"]
    assert sorted(names) == sorted(field.id for field in EDITABLE)
    empty = Metadata()
    for field in EDITABLE:
        value = empty.get(field.id)
        assert value == (() if field.is_list or field.is_structure else ""), field.id


def test_every_xmp_property_has_a_known_namespace_and_only_one_field() -> None:
    properties = [field.xmp for field in FIELDS if field.xmp]
    assert len(properties) == len(set(properties))
    for name in properties:
        prefix, colon, local = name.partition(":")
        assert prefix in NAMESPACES
        assert colon
        assert local
    for field in FIELDS:
        for member in field.members:
            prefix, colon, kind = member.partition(":")
            assert not colon or kind in ("bag", "alt", "seq") or prefix in NAMESPACES, member


def test_every_iim_dataset_is_three_digits_has_a_limit_and_one_field() -> None:
    datasets = [dataset for field in FIELDS for dataset in field.iim]
    assert len(datasets) == len(set(datasets))
    for field in FIELDS:
        assert all(re.fullmatch(r"[12]:\d{3}", dataset) for dataset in field.iim), field.id
        assert (field.iim_max_bytes is not None) == bool(field.iim), field.id
        assert field.iim or not field.iim_repeatable


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        ("caption", 2000), ("headline", 256), ("instructions", 256), ("copyright_notice", 128), ("title", 64),
        ("keywords", 64), ("country", 64), ("creator", 32), ("credit_line", 32), ("source", 32), ("city", 32),
        ("province_state", 32), ("sublocation", 32), ("job_id", 32), ("caption_writer", 32),
        ("country_code", 3),
    ],
)  # fmt: skip
def test_byte_limits_are_those_of_iim(field: str, limit: int) -> None:
    assert BY_ID[field].iim_max_bytes == limit


def test_dates_name_the_date_before_the_time() -> None:
    for field in FIELDS:
        if field.kind == "date" and len(field.iim) == 2:
            day, time = (int(dataset[2:]) for dataset in field.iim)
            assert day < time, field.id


def test_structures_name_their_members_and_nothing_else_does() -> None:
    for field in FIELDS:
        assert bool(field.members) == field.is_structure, field.id


@pytest.mark.parametrize("field", [f for f in FIELDS if f.tier != "technical"], ids=lambda field: field.id)
def test_a_field_is_found_by_its_id_its_labels_and_its_headings(field: Field) -> None:
    found = field_for_heading(field.id)
    assert found is field
    for heading in field.headings:
        assert field_for_heading(heading) is field, heading
    for spelling in (field.label, field.label_ko):
        assert field_for_heading(spelling) is not None, spelling


def test_headings_are_unambiguous() -> None:
    owner: dict[str, str] = {}
    for field in FIELDS:
        if field.tier == "technical":
            continue
        for heading in (field.id, *field.headings):
            assert owner.setdefault(fold_heading(heading), field.id) == field.id, heading
    for heading in FILE_HEADINGS:
        assert is_file_heading(heading)
        assert field_for_heading(heading) is None, heading


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("사진설명", "caption"), (" Caption ", "caption"), ("\ufeffcaption", "caption"),
        ("Caption_Writer", "caption_writer"), ("By-line", "creator"), ("크레딧", "credit_line"),
        ("대체 텍스트", "alt_text"), ("촬영일", "date_created"), ("OriginalTransmissionReference", "job_id"),
    ],
)  # fmt: skip
def test_a_heading_is_folded(heading: str, field: str) -> None:
    found = field_for_heading(heading)
    assert found is not None
    assert found.id == field


@pytest.mark.parametrize("heading", ["", "비고", "notes", "caption 2", "photo", "파일명", "captions"])
def test_an_unknown_heading_is_never_guessed(heading: str) -> None:
    assert field_for_heading(heading) is None
