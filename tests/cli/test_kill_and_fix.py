"""The commands kill and page fix, end to end."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import CommandLine

HAN = "Commuters cross the Han River (한강) in Seoul, Tuesday, Nov. 24, 2026."


def test_kill_lists_photos_pages_copies_and_renditions_and_stops_the_page(cli: CommandLine) -> None:
    path = cli.photo("a.jpg", caption=HAN, credit_line="AFP-Yonhap", supplier_image_id="AFP20261124001")
    (photo_id,) = cli.json("ingest", cli.photos)["added"]
    cli.run("page", "new", "A7", "--date", "2026-11-24")
    cli.run("page", "add", "A7", str(photo_id))
    cli.run("rendition", path, "--to", cli.folder / "web")
    assert cli.json("page", "send", "A7")["sent"] == [photo_id]
    killed = cli.json("kill", "--ref", "AFP20261124001", "--notice", "AFP: 사진 취소", code=1)
    assert list(killed) == ["ref", "notice", "photos", "pages", "copies", "alike"]
    assert killed["photos"] == [{"id": photo_id, "path": str(path), "found_by": "number"}]
    (place,) = killed["pages"]
    assert (place["page"], place["slot"], place["id"]) == ("A7", 1, photo_id)
    assert place["sent"]
    assert {copy["kind"] for copy in killed["copies"]} >= {"rendition"}
    (finding,) = cli.json("page", "audit", "A7")["findings"]
    assert (finding["code"], finding["severity"]) == ("RGT-007", "error")
    assert "AFP: 사진 취소" in finding["message"]
    (listed,) = cli.json("kill", "--list")
    assert (listed["ref"], listed["lifted_at"]) == ("AFP20261124001", None)
    cli.run("kill", "--ref", "AFP20261124001", "--lift")
    assert not [f for f in cli.json("page", "audit", "A7")["findings"] if f["code"] == "RGT-007"]


def test_page_audit_shows_which_finding_has_a_certain_fix_and_page_fix_applies_all_at_once(
    cli: CommandLine,
) -> None:
    cli.photo("a.jpg", caption=f"{HAN} {HAN}", credit_line="AP-Yonhap", source="Yonhap")
    cli.photo("b.jpg", caption="눈이 내린 전주 한옥마을.", credit_line="Yonhap", source="Yonhap")
    ids = sorted(cli.json("ingest", cli.photos)["added"])
    cli.run("page", "new", "A7", "--date", "2026-11-24")
    cli.run("page", "add", "A7", *map(str, ids))
    fixes = {f["code"]: f["fix"] for f in cli.json("page", "audit", "A7", code=1)["findings"]}
    assert [(fix["field"], fix["to"]) for fix in fixes["DUP-004"]] == [("caption", HAN)]
    assert "photodesk page fix A7" in cli.run("page", "audit", "A7", code=1)
    assert cli.json("page", "fix", "A7", "--dry-run")["batch"] is None
    fixed = cli.json("page", "fix", "A7")
    assert [(change["id"], change["field"], change["to"]) for change in fixed["changes"]] == [
        (ids[0], "caption", HAN)
    ]
    assert "DUP-004" not in [f["code"] for f in cli.json("page", "audit", "A7")["findings"]]
    cli.run("undo", fixed["batch"])
    assert "DUP-004" in [f["code"] for f in cli.json("page", "audit", "A7", code=1)["findings"]]


def test_kill_without_a_number_is_wrong_use(cli: CommandLine, fails: Callable[..., str]) -> None:
    assert "--ref" in fails("kill", code=2)
    assert "no photo has this id" in fails("kill", "--ref", "7", code=2)
