"""Words on screen: what, why, key."""

from __future__ import annotations

import re

import pytest

from photodesk.audit.context import Context, Twin
from photodesk.audit.example import GOOD_USE, Example, example
from photodesk.audit.rule import RULES, check, check_example

KEYS = re.compile(r"\((?:F|U|X|Enter|Alt\+A)\)")

GIVEN: tuple[tuple[str, str, Example], ...] = (
    (
        "RGT-004",
        "Not for us: SOUTH KOREA OUT (AP). Yonhap has the same frame: use it (U) or drop it (X).",
        example(
            credit_line="AP",
            source="AP",
            creator=(),
            source_label="wire",
            instructions="SOUTH KOREA OUT",
            twins={"A7/1": (Twin("88", "picture", credit_line="Yonhap", source_label="Yonhap"),)},
        ),
    ),
    (
        "CRD-010",
        (
            'Says "provided by Nonsan City" but is credited to a staff photographer. '
            "Courtesy of Nonsan City? (F)"
        ),
        example(
            caption="Children pick strawberries in Nonsan, Tuesday, in this photo provided by Nonsan City."
        ),
    ),
    (
        "CRD-007",
        'Credit "(AP Photo/E. Maloletka)" → AP-Yonhap (F). Photographer stays in the by-line.',
        example(
            credit_line="(AP Photo/E. Maloletka)",
            source="Yonhap",
            source_label="wire",
            creator=("E. Maloletka",),
        ),
    ),
    (
        "CRD-001",
        "No credit. By-line says Shim Hyun-chul → Korea Times photo by Shim Hyun-chul (F).",
        example(credit_line="", source=""),
    ),
)
"""Messages that the photo editor wrote herself."""


@pytest.mark.parametrize(("code", "message", "photo"), [pytest.param(*case, id=case[0]) for case in GIVEN])
def test_a_message_is_the_editors_own_words(code: str, message: str, photo: Example) -> None:
    assert [finding.message for finding in check_example(photo, only=code)] == [message]


def test_two_pictures_with_one_caption_are_named_by_their_place_on_the_page() -> None:
    page = (
        example(key="A7/1", caption="Fishermen mend nets in Sokcho, Tuesday, Nov. 24, 2026.").photo,
        example(key="A7/2").photo,
        example(key="A7/3", date_created="2026-11-24T12:00:00+09:00").photo,
    )
    found = check(page, Context(GOOD_USE), rules=["DUP-003"])
    assert [(f.key, f.others) for f in found] == [("A7/2", ("A7/3",)), ("A7/3", ("A7/2",))]
    assert {f.message for f in found} == {
        "Pictures 2 and 3 on this page carry the same caption. Edit 3 (Enter)."
    }


@pytest.mark.parametrize("code", list(RULES))
def test_a_message_is_one_line_and_names_a_key_or_what_to_do(code: str) -> None:
    message = check_example(RULES[code].bad, only=code)[0].message
    assert "\n" not in message
    assert KEYS.search(message) or re.search(r"\b(?:Send|Save|Saving|Clear|Tell|Ask|Use|get|say)\b", message)
