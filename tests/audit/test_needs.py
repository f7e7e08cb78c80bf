"""A rule that is passed over for what a photo lacks would have said nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from photodesk.audit import rule as engine
from photodesk.audit.context import Context
from photodesk.audit.example import GOOD_PHOTO, GOOD_USE, Example, example
from photodesk.audit.needs import article, conflicts, copies, has, restrictions, terms
from photodesk.audit.reading import Reading, judged_tags
from photodesk.audit.rule import RULES, Rule, check, check_example
from photodesk.model import Finding, Photo
from photodesk.settings import Audit, Settings
from tests.audit import cases_caption, cases_credit, cases_picture, cases_rights

CASES = (cases_caption, cases_credit, cases_picture, cases_rights)
SHOWN: tuple[Example, ...] = (
    *(shown for rule in RULES.values() for shown in (rule.bad, rule.good)),
    *(shown for cases in CASES for many in cases.LEAVE_ALONE.values() for shown in many),
    *(shown for cases in CASES for _, _, _, shown in cases.FOUND),
)
EVERY_RULE_ON = Settings(audit=Audit(severities=dict.fromkeys(RULES, "warning")))


def asked_of_every_photo(rules: Sequence[Rule]) -> tuple[object, ...]:
    """Group rules as if none needed anything."""
    return ((None, tuple((one, one.judge) for one in rules)),)


def test_asking_only_the_rules_whose_need_is_met_changes_no_finding() -> None:
    def judged() -> list[tuple[Finding, ...]]:
        return [check_example(shown) for shown in SHOWN]

    quick = judged()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_by_need", asked_of_every_photo)
        assert judged() == quick


def test_on_one_page_of_all_examples_the_needs_change_no_finding() -> None:
    photos = list({photo.key: photo for shown in SHOWN for photo in shown.photos}.values())
    context = Context(GOOD_USE, EVERY_RULE_ON, kills={"PYH2026112400010": "withdrawn"}, pictures_known=True)
    quick = check(photos, context, moment="file")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_by_need", asked_of_every_photo)
        assert check(photos, context, moment="file") == quick


def test_the_rules_look_at_no_more_of_the_raw_blocks_than_an_archive_keeps() -> None:
    photos = list({photo.key: photo for shown in SHOWN for photo in shown.photos}.values())
    photos += [replace(shown.photo, key=f"{n}") for n, shown in enumerate(SHOWN)]
    context = Context(GOOD_USE, EVERY_RULE_ON, pictures_known=True, one_page=False)
    kept = [replace(photo, tags=judged_tags(photo.tags)) for photo in photos]
    skip = ("DUP-005",)
    assert check(kept, context, moment="file", skip=skip) == check(photos, context, moment="file", skip=skip)


@pytest.mark.parametrize(
    ("met", "lacking"),
    [
        (example(alt_text="사람들이 다리를 건넌다", city=""), example(alt_text="", city="")),
        (example(alt_text="", city="서울"), example(alt_text="", city="")),
    ],
)
def test_a_need_of_fields_is_met_by_any_of_them(met: Example, lacking: Example) -> None:
    need = has("alt_text", "city")
    assert need(Reading(met.photo, Settings()), Context(GOOD_USE))
    assert not need(Reading(lacking.photo, Settings()), Context(GOOD_USE))


def test_one_need_is_asked_once_for_all_its_rules() -> None:
    assert has("alt_text") is has("alt_text")
    groups = engine._by_need([RULES["ACC-002"], RULES["CAP-001"], RULES["ACC-003"]])
    assert [[one.code for one, _ in judges] for _, judges in groups] == [["ACC-002", "ACC-003"], ["CAP-001"]]


def test_an_ordinary_photo_lacks_everything_that_few_photos_have() -> None:
    photo, context = Reading(GOOD_PHOTO, Settings()), Context(GOOD_USE)
    assert not any(need(photo, context) for need in (article, conflicts, copies, restrictions, terms))


def test_a_kill_on_the_desk_is_asked_about_even_when_the_photo_says_nothing() -> None:
    photo = Photo("1", "PYH2026112400010.jpg")
    context = Context(GOOD_USE, kills={"PYH2026112400010": "withdrawn by Yonhap"})
    assert [finding.code for finding in check([photo], context, moment="intake")] == ["RGT-007"]
