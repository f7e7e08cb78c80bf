"""The fixed lists hold the current terms and know the withdrawn ones."""

from __future__ import annotations

import pytest

from photodesk.tables.fields import BY_ID
from photodesk.tables.vocabularies import DIGITAL_SOURCE_TYPE, TERMS, find, terms


def test_every_list_belongs_to_a_field() -> None:
    assert {term.vocabulary for term in TERMS} <= set(BY_ID)


def test_every_term_is_labelled_in_both_languages_and_found_by_its_own_uri() -> None:
    for term in TERMS:
        assert term.label
        assert any("가" <= letter <= "힣" for letter in term.label_ko), term.uri
        assert find(term.vocabulary, term.uri) is term
        assert find(term.vocabulary, term.name) is term


@pytest.mark.parametrize(
    "value",
    [
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture/",
        " digitalCapture ",
        "DIGITALCAPTURE",
    ],
)
def test_the_last_segment_decides(value: str) -> None:
    found = find("digital_source_type", value)
    assert found is not None
    assert found.group == "photo"


@pytest.mark.parametrize("value", ["", "AI", "photo", DIGITAL_SOURCE_TYPE, "digitalCaptures", "사진"])
def test_what_the_list_does_not_hold_is_not_found(value: str) -> None:
    assert find("digital_source_type", value) is None


def test_a_term_of_one_list_is_none_of_another() -> None:
    assert find("data_mining", "digitalCapture") is None
    assert find("digital_source_type", "MR-NON") is None
    assert find("caption", "digitalCapture") is None


def test_withdrawn_terms_are_known_but_not_offered() -> None:
    offered = terms("digital_source_type")
    withdrawn = [term for term in terms("digital_source_type", retired=True) if term.retired]
    assert [term.name for term in withdrawn] == ["minorHumanEdits", "digitalArt", "softwareImage"]
    assert not set(withdrawn) & set(offered)
    for term in withdrawn:
        assert {successor.name for successor in offered} >= set(term.instead)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("trainedAlgorithmicMedia", "AI-full"),
        ("compositeWithTrainedAlgorithmicMedia", "AI-part"),
        ("compositeSynthetic", "AI-part"),
        ("humanEdits", "edited-photo"),
        ("screenCapture", "screen"),
        ("algorithmicMedia", "synthetic-no-training"),
    ],
)
def test_the_audit_group_tells_ai_from_photographs(name: str, group: str) -> None:
    found = find("digital_source_type", name)
    assert found is not None
    assert found.group == group


def test_an_unknown_list_offers_nothing() -> None:
    assert terms("caption") == ()
