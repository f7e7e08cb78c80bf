"""What becomes of the acts that the browser sends: many files as a job, templates, the other copy."""

from __future__ import annotations

import time
from typing import Any

import pytest

from photodesk import photofile
from photodesk.desk import Desk, templates, working
from photodesk.desk.demo import WRITTEN_AT
from photodesk.ui import differing, operations, records, state
from tests.browser.made_photos import made_photo

CITY = {"field": "city", "mode": "replace", "text": "Jeonju"}


def act(desk: Desk, page: str = "", **operation: Any) -> dict[str, Any]:
    (answer,) = operations.answer(desk, [{"id": "op", "key": "", **operation}], [], page=page)
    return dict(answer)


def ended(desk: Desk) -> working.Standing:
    while working.any_running(desk):
        time.sleep(0.01)
    return working.shown(desk, limit=1)[0]


def test_many_files_are_written_by_a_job_and_one_at_once(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.edit(number, {"headline": f"한강 {number}"})
    one = act(desk, do="embed", key="1")
    assert (one["ok"], one["message"]) == (True, "In the file.")
    (answer,) = operations.answer(desk, [{"id": "op2", "do": "embed", "key": "2", "keys": ["2", "3"]}], [])
    assert answer["message"] == "Writing 2 files …"
    job = ended(desk)
    assert (job.state, job.message) == ("done", "2 files written")
    assert photofile.read(desk.store.get(3).path).metadata.headline == "한강 3"


def test_a_headline_is_saved_undone_and_told_as_the_file_has_it(desk: Desk) -> None:
    before = desk.store.get(9)
    values = {"headline": "한강 다리 통제"}
    saved = act(desk, do="save", key="9", revision=before.revision, values=values)
    assert saved["ok"]
    assert desk.store.get(9).metadata.headline == "한강 다리 통제"
    (seen,) = state.seen(desk, [desk.store.get(9)])
    told = records.record(seen, ())
    assert (told["values"]["headline"], told["in_file"]["headline"]) == ("한강 다리 통제", "")
    desk.undo(desk.batches()[0].id)
    assert desk.store.get(9).metadata == before.metadata


def test_a_template_is_kept_and_deleted_and_a_wrong_one_refused_in_words(desk: Desk) -> None:
    lines = [{"field": "city", "mode": "fill", "text": "Seoul"}]
    kept = act(desk, do="keep-template", name=" 브리핑 ", lines=lines)
    assert (kept["message"], kept["name"]) == ("Template 브리핑 is kept.", "브리핑")
    (wrong,) = operations.answer(
        desk, [{"id": "w", "do": "keep-template", "key": "", "name": "x", "lines": []}], []
    )
    assert (wrong["ok"], wrong["message"]) == (False, "template x: tick at least one field")
    (gone,) = operations.answer(desk, [{"id": "d", "do": "delete-template", "key": "", "name": "브리핑"}], [])
    assert gone["ok"]
    assert templates.every(desk) == ()


def test_the_other_copy_takes_the_place_on_the_page_and_none_is_told(desk: Desk) -> None:
    path = desk.store.get(1).path
    copy = path.with_name("PYH1.jpg")
    copy.write_bytes(path.read_bytes())
    photofile.embed(
        copy, {"credit_line": "Yonhap", "source": "Yonhap", "instructions": ""}, metadata_date=WRITTEN_AT
    )
    (added,) = desk.ingest([copy], source_label="Yonhap").added
    used = act(desk, "A7", do="use", key="1")
    assert used["message"] == "PYH1.jpg stands in its place."
    assert desk.page("A7").photo_ids[0] == added
    (none,) = operations.answer(desk, [{"id": "n", "do": "use", "key": "9"}], [], page="A7")
    assert (none["ok"], "no other copy" in none["message"]) == (False, True)


@pytest.mark.parametrize(
    ("ask", "kind", "changed"),
    [
        ({"kind": "house"}, "house credits", None),
        ({"kind": "wire"}, "wire to house", None),
        ({"kind": "credit", "credit": "Newsis"}, "credit", 2),
        ({"kind": "credit"}, "credit", None),
        (
            {"kind": "template", "name": "", "lines": [CITY]},
            "template",
            2,
        ),
        (
            {
                "kind": "replace",
                "search": {
                    "find": "Ukrain", "put": "UKR", "fields": ["caption"],
                    "pattern": False, "match_case": True, "whole_words": False,
                },
            },
            "find and replace",
            2,
        ),
    ],
)  # fmt: skip
def test_every_act_over_a_selection_is_a_difference(
    desk: Desk, ask: dict[str, Any], kind: str, changed: int | None
) -> None:
    proposal = differing.proposed(desk, ask, [9, 10])
    assert proposal.kind == kind
    assert [item.photo_id for item in proposal.items] == [9, 10]
    assert changed is None or proposal.count == changed


def test_a_difference_names_the_act_and_shows_lists_as_they_are_typed(desk: Desk) -> None:
    lines = [{"field": "creator", "mode": "replace", "text": "Kim Min-su; Lee Ji-eun"}]
    ask = {"id": "t", "kind": "template", "name": "Night", "lines": lines, "keys": ["9"]}
    asked = {"token": "t", "kind": "template", "ask": ask, "proposal": differing.proposed(desk, ask, [9])}
    view = differing.view(desk, asked)
    assert view["title"] == "Template Night"
    assert view["photos"][0]["changes"][0]["after"] == "Kim Min-su; Lee Ji-eun"


def test_made_photos_are_unlike_each_other(desk: Desk) -> None:
    paths = [made_photo(desk.folder / "made" / f"{n}.jpg", n, {"headline": "x"}) for n in range(8)]
    assert len({photofile.picture_hash(path) for path in paths}) == 8
