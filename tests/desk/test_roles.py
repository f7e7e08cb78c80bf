"""A role is kept in the desk itself: a face that shows a button too many lets nobody do more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photodesk.desk import Desk, background, codes, gating, house, inbox, publishing, roles, templates
from photodesk.desk.changing import Proposal
from photodesk.errors import NotAllowed, UsageError
from photodesk.library import pages

LOOKS = {
    "open", "close", "as_user", "settings", "find", "ids", "counts", "history", "batches", "changes_of",
    "house_credits", "wire_to_house", "fix", "duplicates", "like_caption", "plan_sheet", "page", "pages",
    "gate", "kills", "draw", "differences", "look_again",
}  # fmt: skip
"""What a viewer may ask of a desk: it changes nothing that anybody wrote."""


def test_every_act_of_a_desk_says_whom_it_needs_or_only_looks() -> None:
    for name, act in vars(Desk).items():
        if not name.startswith("_") and name not in LOOKS:
            assert getattr(act, "needs", "") in roles.ROLES, name


ACTS: dict[str, Callable[[Desk], Any]] = {
    "ingest": lambda desk: desk.ingest([]),
    "remove": lambda desk: desk.remove([1]),
    "edit": lambda desk: desk.edit(1, {"caption": "x"}),
    "apply": lambda desk: desk.apply(Proposal("fix", "", ())),
    "undo": lambda desk: desk.undo(1),
    "flag": lambda desk: desk.flag([1], "pick"),
    "embed": lambda desk: desk.embed([1]),
    "new page": lambda desk: desk.new_page("B1", on=date(2026, 11, 25)),
    "arrange": lambda desk: desk.arrange_page("A7", [1]),
    "waive": lambda desk: desk.waive(1, "DUP-003", reason="two frames", page="A7"),
    "waive past the desk": lambda desk: gating.waive(desk, 1, "DUP-003", reason="two frames", page="A7"),
    "take a waiver back": lambda desk: desk.end_waiver(1, "DUP-003", page="A7"),
    "kill": lambda desk: desk.kill("id:1"),
    "send": lambda desk: desk.send("A7"),
    "send as a job": lambda desk: publishing.send_in_background(desk, "A7"),
    "embed as a job": lambda desk: background.embed_all(desk, [1]),
    "take in": lambda desk: background.take_in(desk, Path("a.jpg")),
    "upload": lambda desk: inbox.Upload(desk, "a.jpg", drop="0123456789abcdef"),
    "save a template": lambda desk: templates.save(desk, templates.Template("x", ())),
    "add codes": lambda desk: codes.add(desk, "x.txt", b"a\tb"),
    "settings": lambda desk: house.save(desk, ""),
}


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 48), "navy").save(path)
    empty_desk.ingest([path])
    empty_desk.new_page("A7", on=date(2026, 11, 25))
    empty_desk.put_on_page("A7", [1])
    return empty_desk


@pytest.mark.parametrize("act", ACTS)
def test_a_viewer_looks_and_changes_nothing(desk: Desk, act: str) -> None:
    before = (desk.store.get(1), desk.pages(), desk.batches(), desk.kills())
    viewer = desk.as_user("Lee", role="viewer")
    with pytest.raises(NotAllowed, match=r"^Lee may look and not change here; an admin gives the role"):
        ACTS[act](viewer)
    assert (desk.store.get(1), desk.pages(), desk.batches(), desk.kills()) == before
    assert viewer.find().total == 1
    assert viewer.gate("A7").records


def test_an_editor_changes_photos_and_not_the_settings(desk: Desk) -> None:
    editor = desk.as_user("김민수", role="editor")
    editor.edit(1, {"caption": "눈이 내린다."})
    (past,) = desk.history(1)
    assert past.user == "김민수"
    with pytest.raises(NotAllowed, match="김민수 may change photos and pages, not more"):
        house.save(editor, "")
    with pytest.raises(NotAllowed, match="gives the role admin"):
        editor.backup(desk.folder / "copy.db")


@pytest.mark.parametrize("code", gating.CHIEF_CODES)
def test_rights_pass_by_the_chief_or_on_somebody_s_own_responsibility(desk: Desk, code: str) -> None:
    editor = desk.as_user("Kim", role="editor")
    with pytest.raises(UsageError, match="only the chief lets this pass"):
        editor.waive(1, code, reason="AP said yes", page="A7")
    editor.waive(1, code, reason="AP said yes", page="A7", responsibility=True)
    desk.as_user("Park", role="chief").waive(1, code, reason="AP said yes", page="A7")
    own, chief = pages.waivers_of(desk.store.engine, [1])
    assert (own.user, own.responsibility) == ("Kim", True)
    assert (chief.user, chief.responsibility) == ("Park", False)


def test_whoever_sits_at_the_machine_may_do_everything_but_is_not_known_as_chief(desk: Desk) -> None:
    assert all(roles.allows(desk, role) for role in roles.ROLES)
    with pytest.raises(UsageError, match="only the chief"):
        desk.waive(1, "RGT-004", reason="AP said yes", page="A7")


def test_settings_that_an_admin_changes_hold_for_everybody_on_the_desk(desk: Desk) -> None:
    editor = desk.as_user("Kim", role="editor")
    house.save(desk.as_user("Choi", role="admin"), '[house]\nname = "The Daily"\n')
    assert desk.settings.house.name == editor.settings.house.name == "The Daily"
