"""The table of restriction phrases keeps its own promises."""

from __future__ import annotations

from typing import get_args

from photodesk.language.forms import forms_for
from photodesk.model import Target
from photodesk.tables.places import BY_ALPHA2
from photodesk.tables.restrictions import (
    FORMS,
    KINDS,
    LABELS,
    MEDIA,
    MEDIUM_TARGETS,
    TERRITORY_CODES,
    Kind,
    Level,
    Medium,
)


def test_every_kind_is_explained_in_both_languages() -> None:
    assert set(KINDS) == set(get_args(Kind))
    for kind, facts in KINDS.items():
        assert facts.kind == kind
        assert facts.label
        assert any("가" <= letter <= "힣" for letter in facts.label_ko), kind
        assert facts.meaning.endswith(".")


def test_every_form_has_a_kind_a_level_and_an_example_of_its_own() -> None:
    assert {form.level for form in FORMS} <= set(get_args(Level))
    assert {form.kind for form in FORMS} == set(KINDS)
    examples = [form.example for form in FORMS]
    assert len(examples) == len(set(examples))
    assert len({(form.kind, form.form) for form in FORMS}) == len(FORMS)


def test_every_form_compiles_and_is_reachable() -> None:
    for form in FORMS:
        chosen = forms_for(form.example)
        assert chosen is not None, form.example
        tried = [*(c for forms in chosen.by_opening.values() for c in forms), *chosen.anywhere]
        assert form in [compiled.form for compiled in tried], form.example


def test_what_must_never_be_printed_is_marked_so() -> None:
    printable = {kind for kind, facts in KINDS.items() if facts.printable}
    assert printable == {"third-party-supplied", "unverified", "pool", "file-photo"}


def test_media_and_codes_point_to_something() -> None:
    assert set(MEDIA) == set(MEDIUM_TARGETS) == set(get_args(Medium))
    assert {target for targets in MEDIUM_TARGETS.values() for target in targets} <= set(get_args(Target))
    assert set(TERRITORY_CODES.values()) <= set(BY_ALPHA2)
    names = [name.casefold() for spellings in MEDIA.values() for name in spellings]
    assert len(names) == len(set(names)), "one name, one medium"


def test_implied_territories_are_real_codes() -> None:
    assert {code for form in FORMS for code in form.territory} == {"KR"}
    assert all("국내" in form.form or "해외" in form.form for form in FORMS if form.territory)


def test_labels_are_in_small_letters_and_unique() -> None:
    assert list(LABELS) == [label.lower() for label in LABELS]
    assert len(LABELS) == len(set(LABELS))
