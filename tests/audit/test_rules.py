"""Every rule keeps its promise: it finds its bad example and leaves alone what is in order."""

from __future__ import annotations

import pytest

from photodesk.audit.context import MOMENTS
from photodesk.audit.example import Example, example
from photodesk.audit.rule import RULES, Rule, apply, check_example
from photodesk.model import Severity, When
from photodesk.text import is_korean
from tests.audit import cases_caption, cases_credit, cases_picture, cases_rights

E, W, N, OFF = "error", "warning", "info", "off"

PINNED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # code: default severity, moment from which it speaks, what it hides
    "CAP-001": (E, "page", ()), "CAP-002": (E, "edit", ()), "CAP-003": (OFF, "edit", ()),
    "CAP-004": (N, "page", ()), "CAP-005": (E, "edit", ()), "CAP-006": (OFF, "page", ()),
    "CAP-007": (W, "edit", ()), "CAP-008": (N, "page", ()), "CAP-009": (N, "edit", ()),
    "CAP-010": (OFF, "edit", ()), "CAP-011": (W, "edit", ()), "CAP-012": (N, "edit", ()),
    "CAP-013": (OFF, "edit", ()), "CAP-014": (W, "page", ()), "CAP-016": (N, "edit", ()),
    "CAP-017": (N, "edit", ()), "CRD-001": (E, "page", ("CRD-002",)), "CRD-002": (E, "page", ()),
    "CRD-003": (W, "edit", ("CRD-001",)), "CRD-004": (W, "edit", ()), "CRD-005": (W, "edit", ()),
    "CRD-006": (E, "page", ()), "CRD-007": (W, "page", ()), "CRD-008": (W, "page", ()),
    "CRD-009": (W, "page", ("CRD-005",)), "CRD-010": (E, "page", ("CRD-007",)), "CRD-011": (E, "edit", ()),
    "CRD-012": (W, "edit", ()), "CRD-013": (W, "edit", ()), "RGT-001": (OFF, "page", ()),
    "RGT-002": (E, "intake", ()), "RGT-003": (E, "page", ()), "RGT-004": (E, "intake", ()),
    "RGT-005": (E, "page", ()), "RGT-006": (OFF, "page", ()), "RGT-007": (E, "intake", ("*",)),
    "DUP-001": (W, "page", ()), "DUP-002": (W, "page", ()), "DUP-003": (W, "page", ()),
    "DUP-004": (E, "edit", ()), "DUP-005": (N, "page", ()), "MET-001": (N, "edit", ()),
    "MET-002": (OFF, "file", ()), "MET-003": (N, "edit", ()), "MET-004": (W, "edit", ()),
    "MET-005": (N, "file", ()), "MET-006": (N, "edit", ()), "ACC-001": (N, "page", ()),
    "ACC-002": (N, "page", ()), "ACC-003": (W, "edit", ()), "ACC-004": (N, "edit", ()),
    "IMG-001": (N, "page", ()), "IMG-002": (W, "file", ()), "IMG-003": (N, "file", ()),
    "AI-001": (W, "page", ()), "AI-002": (E, "page", ("AI-001", "AI-003")), "AI-003": (E, "edit", ()),
    "AI-004": (W, "page", ()), "AI-005": (N, "file", ()), "PAG-001": (W, "page", ()),
    "PAG-002": (N, "page", ()), "PAG-003": (E, "page", ()), "PAG-004": (W, "page", ()),
}  # fmt: skip
"""What the newsroom agreed on; a change here is a change of the house's rules."""

FIXED = ("CAP-002", "CRD-001", "CRD-003", "CRD-004", "CRD-007", "DUP-004", "MET-001", "MET-003", "ACC-003")
"""Rules whose fix is certain; applied to the bad example it gives the good one."""

LEAVE_ALONE: dict[str, tuple[Example, ...]] = {
    **cases_caption.LEAVE_ALONE, **cases_credit.LEAVE_ALONE,
    **cases_rights.LEAVE_ALONE, **cases_picture.LEAVE_ALONE,
}  # fmt: skip
FOUND = (*cases_caption.FOUND, *cases_credit.FOUND, *cases_rights.FOUND, *cases_picture.FOUND)

every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=code) for code, rule in RULES.items()])


def test_the_rules_are_those_the_newsroom_agreed_on() -> None:
    said = {code: (rule.level_name, rule.when, rule.hides) for code, rule in RULES.items()}
    assert said == PINNED


@every_rule
def test_a_rule_has_a_reason_a_source_and_a_title_of_its_own(rule: Rule) -> None:
    assert len(rule.reason.split()) > 7
    assert rule.reason.endswith((".", "?"))
    assert rule.source
    assert sum(other.title == rule.title for other in RULES.values()) == 1


@every_rule
def test_a_rule_fires_on_its_bad_example(rule: Rule) -> None:
    found = check_example(rule.bad, only=rule.code)
    assert [finding.code for finding in found][:1] == [rule.code]
    assert found[0].title == rule.title
    assert found[0].message.endswith((".", "?", ")"))
    assert len(found[0].message) < 260


@every_rule
def test_a_rule_does_not_fire_on_its_good_example(rule: Rule) -> None:
    assert check_example(rule.good, only=rule.code) == ()


@every_rule
def test_nothing_as_heavy_fires_on_the_examples_of_a_rule(rule: Rule) -> None:
    weight = check_example(rule.bad, only=rule.code)[0].severity
    for shown in (rule.bad, rule.good):
        others = [f for f in check_example(shown) if f.severity >= weight and f.code != rule.code]
        assert others == []


@every_rule
def test_a_rule_is_silent_before_its_moment(rule: Rule) -> None:
    earlier = MOMENTS.index(rule.when) - 1
    if earlier >= 0:
        assert rule.code not in {f.code for f in check_example(rule.bad, moment=MOMENTS[earlier])}


@pytest.mark.parametrize("code", FIXED)
def test_a_certain_fix_turns_the_bad_example_into_the_good_one(code: str) -> None:
    rule = RULES[code]
    finding = check_example(rule.bad, only=code)[0]
    assert finding.fix
    fixed = apply(rule.bad.photo, finding.fix)
    assert fixed.metadata == rule.good.photo.metadata
    assert check_example(Example(fixed, rule.bad.others, rule.bad.context), only=code) == ()


@every_rule
def test_a_fix_says_what_stands_there_now_and_why(rule: Rule) -> None:
    for shown in (rule.bad, *(photo for code, _, _, photo in FOUND if code == rule.code)):
        for finding in check_example(shown, only=rule.code):
            for change in finding.fix:
                assert change.why
                if rule.code != "MET-001":  # there the other block says something else
                    assert change.before == shown.photo.metadata.get(change.field)


@every_rule
def test_a_certain_fix_cures_what_it_was_offered_for(rule: Rule) -> None:
    for shown in (rule.bad, *(photo for code, _, _, photo in FOUND if code == rule.code)):
        for finding in check_example(shown, only=rule.code):
            if finding.fix:
                fixed = Example(apply(shown.photo, finding.fix), shown.others, shown.context)
                assert check_example(fixed, only=rule.code) == ()


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_rule_fires_on_the_good_photo(moment: When) -> None:
    assert check_example(example(), moment=moment) == ()


@every_rule
def test_off_rules_are_silent_until_the_settings_switch_them_on(rule: Rule) -> None:
    fired = rule.code in {finding.code for finding in check_example(rule.bad)}
    assert fired is not rule.off


@pytest.mark.parametrize(
    ("code", "photo"),
    [
        pytest.param(code, photo, id=f"{code}-{number}")
        for code, photos in LEAVE_ALONE.items()
        for number, photo in enumerate(photos)
    ],
)
def test_a_rule_leaves_alone_what_is_in_order(code: str, photo: Example) -> None:
    assert check_example(photo, only=code) == ()


def test_every_rule_has_five_cases_to_leave_alone_and_one_in_korean() -> None:
    assert set(LEAVE_ALONE) == set(RULES)
    for code, photos in LEAVE_ALONE.items():
        assert len(photos) >= 5, code
        assert any(_speaks_korean(photo) for photo in photos), code


def _speaks_korean(photo: Example) -> bool:
    return any(is_korean(value) or max(value, default="") >= "\uac00" for _, value in photo.describe())


@pytest.mark.parametrize(
    ("code", "severity", "words", "photo"),
    [pytest.param(*case, id=f"{case[0]}-{case[2]}") for case in FOUND],
)
def test_a_rule_finds_what_is_wrong(code: str, severity: str, words: str, photo: Example) -> None:
    found = check_example(photo, only=code)
    assert found
    assert found[0].severity is Severity[severity]
    assert words in found[0].message
