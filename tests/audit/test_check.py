"""The engine: moments, one cause one finding, severities of the house, order, what was not checked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.audit import RULES, Context, active, check, not_checked
from photodesk.audit.context import MOMENTS, desk_zone
from photodesk.audit.example import GOOD_PHOTO, GOOD_USE, example
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.errors import SettingsError, UsageError
from photodesk.model import Metadata, Photo, Severity, Use
from photodesk.settings import Audit, Publisher, Settings, parse

CONTEXT = Context(GOOD_USE)
KILLED = example(
    key="A7/9",
    caption="",
    credit_line="",
    creator=(),
    source="",
    source_label="wire",
    instructions="MANDATORY KILL",
).photo
BARE = Photo("bare.jpg")


def codes(photo: Photo, **options: Any) -> list[str]:
    return [f.code for f in check([photo], CONTEXT, **options)]


def test_nothing_is_said_of_a_page_without_photos() -> None:
    assert check([], CONTEXT) == ()


def test_a_photo_that_says_nothing_is_stopped_for_caption_and_credit() -> None:
    found = check([BARE], CONTEXT)
    assert [f.code for f in found if f.severity is Severity.error] == ["CAP-001", "CRD-001"]


def test_a_missing_caption_is_no_error_at_intake() -> None:
    assert codes(BARE, moment="intake") == []
    assert codes(BARE, moment="edit") == []


def test_a_moment_runs_its_own_rules_and_those_before_it() -> None:
    by_moment = {moment: {r.code for r in active(Settings(), moment=moment)} for moment in MOMENTS}
    assert by_moment["intake"] < by_moment["edit"] < by_moment["page"] < by_moment["file"]
    assert "MET-005" not in by_moment["page"]


def test_a_killed_picture_has_one_finding_whatever_else_is_wrong() -> None:
    assert codes(KILLED) == ["RGT-007"]


def test_a_correction_does_not_hide_that_the_picture_is_not_for_us() -> None:
    photo = example(
        instructions="CORRECTS NAME OF PHOTOGRAPHER; SOUTH KOREA OUT", credit_line="AP", source="",
        creator=(), source_label="wire",
    ).photo  # fmt: skip
    found = codes(photo)
    assert found[:2] == ["RGT-004", "RGT-007"]
    assert "CRD-007" not in found


def test_a_missing_credit_hides_the_missing_byline() -> None:
    photo = example(credit_line="", creator=(), source="", source_label="").photo
    assert [code for code in codes(photo) if code.startswith("CRD")] == ["CRD-001"]


def test_a_finding_hides_only_those_of_its_own_photo() -> None:
    bare = example(key="A7/2", caption="", date_created="").photo
    assert {f.key for f in check([KILLED, bare], CONTEXT)} == {"A7/9", "A7/2"}


def test_findings_stand_the_heaviest_first_then_by_page_then_by_code() -> None:
    first = example(key="A7/1", alt_text="").photo
    second = example(key="A7/2", caption="", alt_text="").photo
    third = example(key="A7/3", caption="Visitors walk in Busan, Monday, Nov. 24, 2026.", city="Busan").photo
    found = [(f.severity.name, f.key, f.code) for f in check([first, second, third], CONTEXT)]
    assert found == [
        ("error", "A7/2", "CAP-001"),
        ("error", "A7/3", "CAP-005"),
        ("info", "A7/1", "ACC-001"),
        ("info", "A7/2", "ACC-001"),
    ]


def test_the_settings_give_a_rule_another_severity() -> None:
    settings = parse('[audit.severities]\nACC-001 = "error"\n')
    found = check([example(alt_text="").photo], Context(GOOD_USE, settings))
    assert [(f.code, f.severity) for f in found] == [("ACC-001", Severity.error)]


def test_the_settings_switch_a_rule_off_and_an_off_rule_on() -> None:
    settings = Settings(audit=Audit(severities={"ACC-001": "off", "RGT-001": "warning"}))
    photo = example(alt_text="", copyright_notice="").photo
    found = check([photo], Context(GOOD_USE, settings))
    assert [(f.code, f.severity) for f in found] == [("RGT-001", Severity.warning)]


def test_a_severity_for_an_unknown_code_is_refused() -> None:
    settings = Settings(audit=Audit(severities={"CRD-099": "error"}))
    with pytest.raises(SettingsError, match="CRD-099"):
        check([], Context(GOOD_USE, settings))


@pytest.mark.parametrize("option", ["rules", "skip"])
def test_an_unknown_code_is_wrong_use(option: str) -> None:
    with pytest.raises(UsageError, match="CRD-099"):
        codes(BARE, **{option: ["CRD-099"]})


def test_only_the_rules_asked_for_run() -> None:
    assert codes(BARE, rules=["CAP-001"]) == ["CAP-001"]
    assert "CAP-001" not in codes(BARE, skip=["CAP-001"])


def test_a_code_is_registered_once() -> None:
    def judge(photo: Reading, context: Context) -> Found:
        """Say why this is here at all. Source: this test."""
        return None

    with pytest.raises(ValueError, match="twice"):
        rule("CAP-001", "Again", severity=Severity.info, when="edit", bad=example(), good=example())(judge)


def test_a_rule_without_a_reason_is_refused() -> None:
    def judge(photo: Reading, context: Context) -> Found:
        return Hit("?")

    with pytest.raises(ValueError, match="reason"):
        rule("XYZ-001", "Bare", severity=Severity.info, when="edit", bad=example(), good=example())(judge)
    assert "XYZ-001" not in RULES


def test_rules_that_need_pixels_are_said_to_be_unchecked_without_them() -> None:
    running = active(Settings(), moment="file")
    assert not_checked(CONTEXT, running) == ("DUP-001", "DUP-002", "IMG-002", "IMG-003")
    assert not_checked(Context(GOOD_USE, pictures_known=True), running) == ()


def test_the_same_photos_always_get_the_same_findings() -> None:
    photos = [BARE, KILLED, example(key="A7/2", alt_text="").photo]
    assert check(photos, CONTEXT) == check(photos, CONTEXT)


def test_a_page_rule_speaks_once_under_the_articles_name() -> None:
    shown = RULES["PAG-002"].bad
    article = shown.context["article"]
    found = check([GOOD_PHOTO], Context(GOOD_USE, article=article))
    assert [(f.key, f.code) for f in found] == [("article.txt", "PAG-002")]
    assert [f.code for f in check([], Context(GOOD_USE, article=article))] == ["PAG-002"]


def test_without_a_time_the_use_lasts_to_the_end_of_its_day_in_the_desks_zone() -> None:
    context = Context(Use(date(2026, 11, 25)))
    assert context.at.isoformat() == "2026-11-25T23:59:59+09:00"
    naive = Context(Use(date(2026, 11, 25), at=datetime(2026, 11, 25, 6)))
    assert naive.at.isoformat() == "2026-11-25T06:00:00+09:00"


def test_an_unknown_time_zone_is_refused_with_its_setting() -> None:
    assert desk_zone("Europe/Kyiv") is not None
    context = Context(GOOD_USE, Settings(publisher=Publisher(timezone="Asia/Seoull")))
    with pytest.raises(SettingsError, match=r"publisher\.timezone"):
        check([example(release_date_time="2026-12-01T06:00:00").photo], context)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ufffd",
        "a" * 60_000,
        "(" * 5_000,
        "가" * 20_000,
        "{{{{name}}}}",
        "<script>",
        "1" * 9_000,
    ],
)
def test_no_text_makes_a_rule_raise(text: str) -> None:
    metadata = Metadata(
        caption=text, credit_line=text[:400], headline=text[:400], instructions=text[:2_000],
        alt_text=text[:2_000], creator=(text[:100],), source=text[:100], date_created=text[:40],
        digital_source_type=text[:40],
        release_date_time=text[:40], expiration_date_time=text[:40],
    )  # fmt: skip
    for finding in check([Photo("x", metadata=metadata)], CONTEXT, moment="file"):
        assert finding.code in RULES


_WORDS = st.sampled_from(
    ["Kim Jong-un", "KOREA OUT", "(AP Photo/Lee)", "연합뉴스", "제공", "24일(월)", "Monday,",
     "Nov. 24, 2026.",
     "FILE -",
     "yesterday", "killed", "12", "{name}", "TKTK", "ì„œ", "AI", "/", "(", ")", "\n", "Courtesy of",
     "photo by", "©"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=10).map(" ".join))


@given(caption=_TEXTS, credit_line=_TEXTS, instructions=_TEXTS, creator=_TEXTS, alt_text=_TEXTS)
def test_whatever_a_photo_says_the_audit_answers_and_a_fix_is_a_change(
    caption: str, credit_line: str, instructions: str, creator: str, alt_text: str
) -> None:
    metadata = Metadata(
        caption=caption, credit_line=credit_line, instructions=instructions, creator=(creator,),
        alt_text=alt_text, date_created="2026-11-24T09:00:00+09:00",
    )  # fmt: skip
    photo = Photo("x", metadata=metadata)
    for finding in check([photo], CONTEXT, moment="file"):
        assert finding.message
        for change in finding.fix:
            assert change.before == metadata.get(change.field)
            assert change.after != change.before
