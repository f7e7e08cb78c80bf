"""The Changed page: what waits, decided in the browser's words; and what the strip says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route

from photodesk import photofile
from photodesk.desk import Desk, watching
from photodesk.desk.watching import Watch, Watching
from photodesk.errors import UsageError
from photodesk.ui import changes_outside, dock, state
from tests.ui import test_uploads
from tests.ui.test_pages import run

SNOW, OURS, THEIRS = "한강에 눈이 내린다.", "Snow falls on the Han.", "Snow falls in Seoul."


@pytest.fixture
def differing(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one photo of which both sides changed the caption and only the file the city."""
    path = tmp_path / "photos" / "한강.jpg"
    path.parent.mkdir()
    Image.linear_gradient("L").resize((96, 64)).convert("RGB").save(path)
    photofile.embed(path, {"caption": SNOW}, metadata_date="2026-11-24")
    with Desk.open(tmp_path / "desk", user="night desk") as desk:
        (photo_id,) = desk.ingest([path], source_label="staff").added
        desk.edit(photo_id, {"caption": OURS})
        photofile.embed(path, {"caption": THEIRS, "city": "Seoul"}, metadata_date="2026-11-24")
        desk.ingest([path])
        state.use_desk(desk)
        yield desk
        state.use_desk(None)


def test_the_view_has_both_sides_and_what_they_began_with(differing: Desk) -> None:
    (one,) = changes_outside.view(differing)
    assert (one["photo"], one["name"], one["says"], one["side"]) == (
        1,
        "한강.jpg",
        "changed outside",
        "in the file",
    )
    assert one["fields"] == [
        {"field": "caption", "label": "Caption", "base": SNOW, "theirs": THEIRS, "ours": OURS, "both": True}
    ]


@pytest.mark.parametrize(
    ("take", "stands", "says"),
    [("theirs", THEIRS, "Taken into the desk"), ("ours", OURS, "Kept as the desk has it")],
)
def test_a_decision_is_done_once_and_said(differing: Desk, take: str, stands: str, says: str) -> None:
    (one,) = changes_outside.view(differing)
    operation = {"id": "op-1", "do": "settle", "key": str(one["id"]), "take": take, "fields": []}
    assert changes_outside.apply(differing, operation).startswith(says)
    assert differing.store.get(1).metadata.caption == stands
    assert changes_outside.view(differing) == []
    with pytest.raises(UsageError, match="settled by night desk"):
        changes_outside.apply(differing, {**operation, "id": "op-2"})


@pytest.mark.parametrize("wrong", [{"do": "undo"}, {"take": "both"}, {"take": ""}])
def test_what_the_page_never_sends_is_refused(differing: Desk, wrong: dict[str, str]) -> None:
    (one,) = changes_outside.view(differing)
    operation = {"id": "x", "do": "settle", "key": str(one["id"]), "take": "theirs", "fields": [], **wrong}
    with pytest.raises(ValueError, match=r".*"):
        changes_outside.apply(differing, operation)


def test_the_route_gives_what_waits_on_a_photo(differing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Starlette(routes=[Route("/api/differences", changes_outside.differences)])
    monkeypatch.setattr(test_uploads, "app", app)
    (one,) = json.loads(test_uploads.ask("GET", "/api/differences", query="photo=1").body)["waiting"]
    assert one["fields"][0]["theirs"] == THEIRS
    assert json.loads(test_uploads.ask("GET", "/api/differences", query="photo=7").body) == {"waiting": []}
    assert len(json.loads(test_uploads.ask("GET", "/api/differences", query="").body)["waiting"]) == 1
    for wrong in ("photo=x", "photo=-1", "photo=٣", "photo=99999999999999999999"):
        assert test_uploads.ask("GET", "/api/differences", query=wrong).status == 404


def test_the_strip_says_what_waits_until_it_is_dismissed(differing: Desk) -> None:
    (notice,) = dock.notices(differing, set())
    assert (notice["title"], notice["offer"]) == ("1 file says something else", "Look at it")
    assert dock.notices(differing, {notice["id"]}) == []
    differing.settle(1, "ours")
    assert dock.notices(differing, set()) == []


def test_the_strip_says_which_folder_cannot_be_watched(differing: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    looking = Watching(differing, [Watch("wire", folder)], poll_s=60)
    folder.rmdir()
    looking.round()
    watching._watching[str(differing.folder.absolute())] = looking
    try:
        titles = [notice["title"] for notice in dock.notices(differing, set())]
    finally:
        looking.stop()
    assert titles == ["1 file says something else", "Folder wire cannot be watched"]


def test_the_page_draws_with_and_without_something_to_decide(differing: Desk) -> None:
    assert not run().exception
    differing.settle(1, "theirs")
    assert not run().exception
