"""What the browser is told of photos."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.desk.gating import standing
from photodesk.model import Change, Finding, Metadata, Photo, Severity
from photodesk.settings import Settings
from photodesk.ui import records
from photodesk.ui.records import Seen

EMPTY = Metadata()


def finding(code: str, severity: Severity, **more: object) -> Finding:
    values = {"field": "credit_line", "title": "Title", "message": "Message.", **more}
    return Finding(key="7", code=code, severity=severity, **values)  # type: ignore[arg-type]


def seen(metadata: Metadata = EMPTY, *, embedded: bool = True, in_file: Metadata | None = None) -> Seen:
    photo = Photo(key="7", name="서울.jpg", metadata=metadata, width=1500, height=1000, embedded=embedded)
    return Seen(photo, revision=3, in_file=metadata if in_file is None else in_file, version="abc")


STOP = finding("CRD-001", Severity.error)
WARNING = finding("CRD-007", Severity.warning)
NOTE = finding("ACC-001", Severity.info)


@pytest.mark.parametrize(
    ("findings", "stands"),
    [((), "ready"), ((NOTE,), "ready"), ((WARNING,), "look"), ((WARNING, STOP), "stopped")],
)
def test_a_photo_stands_where_its_heaviest_finding_puts_it(
    findings: tuple[Finding, ...], stands: str
) -> None:
    assert standing(findings) == stands


def test_notes_give_no_badge() -> None:
    assert records.badges((NOTE,)) == []


def test_a_kind_has_one_badge_and_its_stop_wins_over_its_warning() -> None:
    shown = records.badges((WARNING, STOP, NOTE))
    assert [(badge["text"], badge["stop"]) for badge in shown] == [("CRD", True)]
    assert shown[0]["title"].startswith("Stop: credit")


def test_a_territory_stop_is_blk_and_a_territory_warning_is_rgt() -> None:
    assert records.badges((finding("RGT-004", Severity.error),))[0]["text"] == "BLK"
    assert records.badges((finding("RGT-004", Severity.warning),))[0]["text"] == "RGT"


def test_a_rule_of_a_kind_that_nobody_knows_still_has_a_badge() -> None:
    assert [badge["text"] for badge in records.badges((finding("ZZZ-001", Severity.error),))] == ["!"]


def test_the_strip_is_red_only_when_the_restriction_hits_us() -> None:
    japan = Metadata(instructions="JAPAN OUT")
    assert records.strip(japan, ()) == {"text": "JAPAN OUT", "stop": False, "copy": ""}
    korea = Metadata(instructions="SOUTH KOREA OUT")
    hit = records.strip(korea, (finding("RGT-004", Severity.error),))
    assert hit == {"text": "SOUTH KOREA OUT — not for us", "stop": True, "copy": ""}


def test_the_strip_and_the_finding_offer_the_other_copy_of_the_frame() -> None:
    words = "Not for us: SOUTH KOREA OUT (AP). Yonhap has the same frame: use it (U) or drop it (X)."
    hit = finding("RGT-004", Severity.error, message=words, suggestion="use Yonhap's copy", others=("7",))
    assert records.strip(Metadata(instructions="SOUTH KOREA OUT"), (hit,))["copy"] == "Yonhap copy"
    assert [(one["do"], one["key"]) for one in records.offers(hit)] == [("use", "U"), ("drop", "X")]
    words = "Take Yonhap's copy (U) or drop it (X)."
    barred = finding("CRD-008", Severity.error, message=words, others=("7",))
    assert records.copy_of((barred,)) == "Yonhap copy"
    unsaid = finding("CRD-008", Severity.error, message="Use it (U).", others=("7",))
    assert records.copy_of((unsaid,)) == "Other copy"


def test_a_copy_that_is_not_on_the_desk_is_not_offered() -> None:
    none = finding("CRD-008", Severity.error, message="Take Yonhap's copy (U) or drop it (X).")
    assert records.copy_of((none,)) == ""
    assert [one["do"] for one in records.offers(none)] == ["drop"]


def test_a_stop_for_another_reason_leaves_the_strip_grey() -> None:
    assert records.strip(Metadata(instructions="JAPAN OUT"), (STOP,))["stop"] is False


def test_no_instructions_no_strip() -> None:
    assert records.strip(Metadata(), ())["text"] == ""


def test_the_state_is_said_in_the_words_of_the_screen() -> None:
    assert records.state_words(seen(embedded=False)) == "Saved in the desk, not yet in the file."
    assert records.state_words(seen()) == "In the file."


def test_a_record_names_only_the_fields_that_the_file_says_otherwise() -> None:
    now = Metadata(caption="새 설명", credit_line="AP-Yonhap")
    record = records.record(seen(now, embedded=False, in_file=Metadata(credit_line="AP-Yonhap")), ())
    assert record["in_file"] == {"caption": ""}
    assert record["values"]["caption"] == "새 설명"


def test_the_heaviest_finding_stands_first_in_the_record() -> None:
    record = records.record(seen(), (NOTE, WARNING, STOP))
    assert [one["severity"] for one in record["findings"]] == ["error", "warning", "info"]


def test_a_certain_fix_is_offered_as_fix_and_says_what_it_does() -> None:
    certain = finding("CRD-001", Severity.error, fix=(Change("credit_line", "AP", "AP-Yonhap"),))
    assert records.offers(certain) == [
        {"do": "fix", "label": "Fix", "key": "F", "does": "Credit: AP → AP-Yonhap"}
    ]
    assert records.taken(certain) == {"credit_line": "AP-Yonhap"}


def test_a_proposal_with_f_is_offered_as_use() -> None:
    asked = finding(
        "CRD-010", Severity.error, message="Courtesy of 논산시? (F)", suggestion="Courtesy of 논산시"
    )
    assert [(one["label"], one["does"]) for one in records.offers(asked)] == [
        ("Use", "Credit: Courtesy of 논산시")
    ]


@pytest.mark.parametrize(
    ("message", "field", "suggestion"),
    [
        (
            "Name who supplied it (Enter).",
            "credit_line",
            "Courtesy of Nonsan City",
        ),  # asks for thought, not for F
        (
            "Say who released it, or credit KCNA-Yonhap (F).",
            "caption",
            "KCNA-Yonhap",
        ),  # would eat the caption
        ("Not for us: drop it (F).", "", "use Yonhap's copy"),
        ("Something (F).", "credit_line", ""),
    ],
)
def test_nothing_is_offered_that_a_key_could_spoil(message: str, field: str, suggestion: str) -> None:
    unsure = finding("CRD-008", Severity.error, message=message, field=field, suggestion=suggestion)
    assert records.taken(unsure) == {}
    assert records.offers(unsure) == []


def test_a_picture_that_may_be_dropped_says_so_on_a_button() -> None:
    closed = finding("RGT-004", Severity.error, message="Not for us: drop it (X).", field="instructions")
    assert [one["do"] for one in records.offers(closed)] == ["drop"]


def test_the_address_of_a_thumbnail_changes_with_the_picture_not_with_its_words() -> None:
    assert records.thumb_url(seen(Metadata(caption="a"))) == records.thumb_url(seen(Metadata(caption="b")))
    assert records.thumb_url(seen()).endswith("?v=abc")


def test_the_rail_has_a_line_for_every_count_and_none_for_empty_groups() -> None:
    groups = records.rail({"": 3, "is:tonight": 2, "missing:credit": 1})
    assert [group["title"] for group in groups] == ["Photos", "Status"]  # nobody said how they came
    counts = {row["filter"]: row["count"] for group in groups for row in group["rows"]}
    assert (counts[""], counts["is:tonight"], counts["missing:credit"], counts["is:sent"]) == (3, 2, 1, 0)


def test_sources_and_pages_stand_on_the_rail_by_their_names() -> None:
    groups = records.rail({"": 1, "source:wire": 1, 'page:"A7 late"': 1})
    assert [(row["label"], row["filter"]) for group in groups[2:] for row in group["rows"]] == [
        ("Wire", "source:wire"), ("A7 late", 'page:"A7 late"'),
    ]  # fmt: skip


def test_a_missing_caption_is_work_to_do_and_no_fault() -> None:
    shown = records.cell(seen(Metadata(credit_line="AP-Yonhap")), ())
    assert (shown["dot"], shown["badges"]) == ("work", [])
    assert shown["state"].endswith("To do: caption.")


def test_a_caption_that_others_carry_has_a_badge_even_off_the_page() -> None:
    twin = Seen(Photo(key="7", name="a.jpg"), 1, Metadata(), "x", twins=2)
    assert [badge["title"] for badge in records.cell(twin, ())["badges"]] == [
        "2 other photos carry this caption"
    ]
    assert len(records.cell(twin, (finding("DUP-003", Severity.error),))["badges"]) == 1


def test_the_wires_original_is_told_only_where_it_says_otherwise() -> None:
    said = Metadata(caption="한강 (서울=연합뉴스)", credit_line="AP-Yonhap")
    photo = Photo(key="7", name="a.jpg", metadata=Metadata(caption="한강", credit_line="AP-Yonhap"))
    told = records.record(Seen(photo, 2, photo.metadata, "x", original=said), ())
    assert told["original"] == {"caption": "한강 (서울=연합뉴스)"}


def test_the_headline_counts_one_picture_as_one() -> None:
    assert records.headline((seen(),), {}) == "1 picture, 1 ready"
    assert records.headline((seen(), seen()), {"7": (STOP,)}) == "2 pictures, 2 stopped"


@pytest.mark.parametrize("taken", ["2026", "2026-11-24", "gestern"])
def test_a_partial_or_odd_date_is_shown_as_it_is(taken: str) -> None:
    assert records.facts(Photo(key="7", metadata=Metadata(date_created=taken)))[0] == taken


def test_the_form_has_the_limits_of_the_table() -> None:
    limits = {field["id"]: (field["limit"], field["unit"]) for field in records.form(Settings())}
    assert limits["caption"] == (2000, "bytes")
    assert limits["credit_line"] == limits["creator"] == (32, "bytes")
    assert limits["alt_text"] == (250, "characters")


@given(st.lists(st.text(alphabet="가나다 Kim-'.", min_size=1).map(str.strip).filter(bool)))
def test_a_list_of_names_survives_the_text_field(names: list[str]) -> None:
    assert records.value_of("creator", records.text_of(tuple(names))) == tuple(names)


@given(st.text())
def test_a_typed_text_is_never_refused_here(text: str) -> None:
    assert isinstance(records.value_of("caption", text), str)
    assert isinstance(records.value_of("creator", text), tuple)


def test_what_was_changed_outside_is_told_by_the_names_of_its_fields() -> None:
    waits = (("outside", ("caption", "credit_line")), ("correction", ("caption@ko",)))
    told = records.record(replace(seen(), changed=waits), ())
    assert told["changed"] == "Changed outside: Caption, Credit · Corrected by its sender: Korean caption"
    assert records.record(seen(), ())["changed"] == ""


def test_the_rail_has_a_line_for_changed_files_only_when_there_are_any() -> None:
    def lines(**counts: int) -> list[str]:
        given = {name.replace("_", ":"): count for name, count in counts.items()}
        return [row["filter"] for group in records.rail(given) for row in group["rows"]]

    assert "is:changed" not in lines(is_changed=0)
    assert "is:changed" in lines(is_changed=1)


def test_the_two_sides_are_offered_at_the_gate_but_not_among_the_inspectors_findings() -> None:
    words = "Changed outside: caption. It now says “눈”: take it (T) or keep ours (K)."
    waits = finding("CHG-001", Severity.error, message=words)
    assert [one["key"] for one in records.offers(waits)] == ["T", "K"]
    assert records.record(seen(), (waits,))["findings"][0]["offers"] == []
