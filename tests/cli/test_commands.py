"""The command contract (CLI.md): JSON keys, exit codes, options that hold everywhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from photodesk import __version__
from tests.cli.conftest import CommandLine

Fails = Callable[..., str]

HAN = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."


def test_version(cli: CommandLine) -> None:
    assert cli.run("--version") == f"photodesk {__version__}\n"


def test_read_gives_the_keys_of_the_contract(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption="한강", credit_line="AP-Yonhap")
    found = cli.json("read", photo)
    assert list(found) == ["photos", "failed"]
    (said,) = found["photos"]
    assert list(said) == ["path", "format", "width", "height", "fields", "conflicts", "notes"]
    assert (said["format"], said["width"], said["height"]) == ("jpeg", 160, 120)
    assert said["fields"] == {"caption": "한강", "credit_line": "AP-Yonhap"}


def test_explain_adds_every_containers_value(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption="한강")
    (row,) = cli.json("read", photo, "--explain")["photos"][0]["explain"]
    assert (row["field"], row["exif"], row["iptc"], row["xmp"]) == ("caption", "한강", "한강", "한강")
    assert "all agree" in cli.run("read", photo, "--explain")


def test_options_that_hold_everywhere_may_stand_behind_the_command(cli: CommandLine) -> None:
    photo, other = cli.photo("a.jpg"), cli.folder / "other-desk"
    found = cli.json("write", photo, "--set", "caption=Rain.", "--desk", other, "--workers", "1", "--quiet")
    assert Path(found["receipt"]).parent.parent == other


def test_a_list_field_set_twice_gets_its_items_in_order(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    cli.run("write", photo, "--set", "creator=Kim Min-su", "--set", "creator=이지은")
    cli.run("write", photo, "--append", "keywords=비", "--append", "keywords=Seoul")
    said = cli.json("read", photo)["photos"][0]["fields"]
    assert (said["creator"], said["keywords"]) == (["Kim Min-su", "이지은"], ["비", "Seoul"])
    cli.run("write", photo, "--clear", "keywords")
    assert "keywords" not in cli.json("read", photo)["photos"][0]["fields"]


def test_a_dry_run_writes_nothing_and_a_second_equal_write_neither(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    before = photo.read_bytes()
    planned = cli.json("write", photo, "--set", "caption=Rain.", "--dry-run")
    assert planned["written"][0]["changes"] == [{"field": "caption", "from": "", "to": "Rain."}]
    assert (photo.read_bytes(), planned["receipt"]) == (before, None)
    cli.run("write", photo, "--set", "caption=Rain.")
    once = photo.read_bytes()
    again = cli.json("write", photo, "--set", "caption=Rain.")
    assert (again["written"], again["unchanged"], again["receipt"]) == ([], [str(photo)], None)
    assert photo.read_bytes() == once


def test_receipts_and_journals_never_stand_among_the_photos(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg")
    found = cli.json("write", photo, "--set", "caption=Rain.", "--journal", cli.folder / "j")
    assert Path(found["receipt"]).is_relative_to(cli.folder / "j")
    assert [p.name for p in cli.photos.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 0), ("warning", 0), ("info", 1)])
def test_fail_on_decides_the_exit_code(cli: CommandLine, fail_on: str, code: int) -> None:
    photo = cli.photo("a.jpg", caption=HAN, credit_line="Yonhap", city="Seoul")
    cli.run("audit", photo, "--date", "2026-11-24", "--fail-on", fail_on, code=code)


def test_audit_gives_the_keys_of_the_contract_in_every_format(cli: CommandLine) -> None:
    photo = cli.photo("<script>.jpg", caption="=1+1")
    found = cli.json("audit", photo, "--date", "2026-11-24", code=1)
    assert list(found)[:5] == ["photos", "counts", "findings", "not_checked", "failed"]
    assert list(found["findings"][0]) == [
        "path", "code", "severity", "field", "title", "message", "suggestion",
    ]  # fmt: skip
    use = ("audit", photo, "--date", "2026-11-24", "--format")
    assert "CRD-001" in cli.run(*use, "csv", code=1)
    assert "<testsuite" in cli.run(*use, "junit", code=1)
    page = cli.run(*use, "html", code=1)
    assert "<script>.jpg" not in page
    assert "data:image/jpeg;base64," in page
    assert all(len(line) <= 80 or str(photo) in line for line in cli.run(*use, "text", code=1).splitlines())


def test_north_korea_out_is_not_ours_and_skip_silences_a_rule(cli: CommandLine) -> None:
    said = {"caption": HAN, "credit_line": "AP-Yonhap"}
    north = cli.photo("n.jpg", instructions="NORTH KOREA OUT", **said)
    south = cli.photo("s.jpg", instructions="SOUTH KOREA OUT", **said)
    use = ("--date", "2026-11-24")
    assert cli.json("audit", north, *use)["counts"]["error"] == 0
    assert [f["code"] for f in cli.json("audit", south, *use, "--rule", "RGT-004", code=1)["findings"]] == [
        "RGT-004"
    ]
    assert cli.json("audit", south, *use, "--skip", "RGT-004")["counts"]["error"] == 0


def test_dupes_among_files_and_among_rows(cli: CommandLine) -> None:
    first = cli.photo("a.jpg", caption="Rain falls in Seoul, Monday.", credit_line="Yonhap")
    second = cli.photo("b.jpg", caption="“Rain” falls in Seoul, Monday")
    third = cli.photo("c.jpg", caption="Rain falls in Seoul, Monday. AP-Yonhap")
    cli.photo("d.jpg", caption="Rain falls in Busan, Monday.")
    found = cli.json("dupes", cli.photos, code=1)
    assert found["items"] == 4
    (group,) = found["groups"]
    assert [m["path"] for m in group["members"]] in (
        [str(first), str(third)],
        [str(first), str(second), str(third)],
    )
    assert list(group["members"][0]) == ["path", "caption", "credit_line", "link"]
    table = cli.folder / "t.csv"
    table.write_text("caption\nRain falls in Seoul.\nSnow.\nRain falls in  Seoul\n", encoding="utf-8")
    (group,) = cli.json("dupes", table, code=1)["groups"]
    assert (group["kind"], [m["row"] for m in group["members"]]) == ("exact", [2, 4])


def test_credit_of_a_table_keeps_the_rows_order(cli: CommandLine) -> None:
    table = cli.folder / "t.csv"
    table.write_text("raw\nRain. AP-Yonhap\nSnow.\n눈. 연합뉴스\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(cli.run("credit", "--table", table))))
    assert [(r["caption"], r["credit"], r["agency"]) for r in rows] == [
        ("Rain.", "AP-Yonhap", "AP"), ("Snow.", "", ""), ("눈.", "연합뉴스", "Yonhap"),
    ]  # fmt: skip


def test_credit_gives_the_keys_of_the_contract(cli: CommandLine) -> None:
    found = cli.json("credit", "Rain falls in Seoul. / Yonhap")
    assert list(found) == [
        "caption", "credit", "kind", "agency", "distributor", "distributors", "photographer", "organization",
        "origin", "house_form", "why", "markers", "restrictions",
    ]  # fmt: skip
    assert cli.json("credit", "No credit here.")["house_form"] is None


def test_same_caption_tells_a_variant_from_a_copy(cli: CommandLine) -> None:
    assert cli.json("same-caption", "Rain falls.", "rain falls")["label"] == "exact"
    left, right = "Kim Min-su, left, bows in Seoul.", "Kim Min-su, right, bows in Seoul."
    found = cli.json("same-caption", left, right)
    assert found["label"] == "distinct"
    assert found["why"].startswith("variant:")
    table = cli.folder / "t.csv"
    table.write_text(f'a,b\n"{left}","{left}"\n', encoding="utf-8")
    assert cli.run("same-caption", "--table", table).splitlines()[0] == "label,score,why"


def test_tidy_moves_the_sign_off_and_is_revertible(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption=f"{HAN} (AP Photo/Ahn Young-joon)", source="Yonhap")
    before = photo.read_bytes()
    done = cli.json("tidy", photo)
    said = cli.json("read", photo)["photos"][0]["fields"]
    assert (said["caption"], said["credit_line"]) == (HAN, "AP-Yonhap")
    cli.run("restore-file", done["receipt"])
    assert photo.read_bytes() == before


def test_rules_lists_all_and_shows_one(cli: CommandLine) -> None:
    assert len(cli.json("rules")) == 63
    assert cli.json("rules", "rgt-004")[0]["code"] == "RGT-004"
    assert "Source:" in cli.run("rules", "CAP-005")


def test_a_round_trip_sheet_reads_back_as_the_same(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption='한강 "인용", 둘째 줄', credit_line="AP-Yonhap")
    for name in ("t.csv", "t.xlsx"):
        cli.run("export-table", photo, "--to", cli.folder / name)
        back = cli.json("import", cli.folder / name, cli.photos)
        assert {change["action"] for change in back["changes"]} == {"same"}


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
def test_a_web_copy_carries_rights_and_nothing_private(cli: CommandLine, form: str) -> None:
    photo = cli.photo("a.jpg", caption="한강", credit_line="AP-Yonhap", creator="김민수",
                      instructions="SOUTH KOREA OUT", copyright_notice="(c) AP")  # fmt: skip
    (made,) = cli.json("rendition", photo, "--to", cli.folder / "web", "--as", form)["renditions"]
    said = cli.json("read", made["rendition"])["photos"][0]["fields"]
    assert said == {
        "caption": "한강", "creator": ["김민수"], "credit_line": "AP-Yonhap", "copyright_notice": "(c) AP",
    }  # fmt: skip
    assert cli.json("check-rendition", photo, made["rendition"])["lost"] == []


def test_a_copy_without_credit_fails_the_check(cli: CommandLine) -> None:
    photo, bare = cli.photo("a.jpg", credit_line="AP-Yonhap"), cli.photo("bare.jpg")
    (loss,) = cli.json("check-rendition", photo, bare, code=1)["lost"]
    assert (loss["field"], loss["how"]) == ("credit_line", "gone")


def test_a_figure_keeps_the_credit_apart_from_the_caption(cli: CommandLine) -> None:
    photo = cli.photo("a.jpg", caption="Rain <falls>.", credit_line="AP-Yonhap", alt_text="Umbrellas")
    (made,) = cli.json("figure", photo, "--schema-org")["figures"]
    assert 'alt="Umbrellas"' in made
    assert "Rain &lt;falls&gt;." in made
    assert '"creditText": "AP-Yonhap"' in made


def test_the_desk_remembers_edits_and_takes_them_back(cli: CommandLine, fails: Fails) -> None:
    cli.photo("a.jpg", caption="Old.")
    (photo_id,) = cli.json("ingest", cli.photos, "--source", "wire")["added"]
    assert cli.json("ingest", cli.photos)["known"]
    edited = cli.json("edit", str(photo_id), "--set", "caption=새 캡션")
    assert (edited["state"], edited["revision"]) == ("desk", 2)
    said = fails("edit", str(photo_id), "--set", "caption=Late.", "--revision", "1", code=2)
    assert "caption: 새 캡션 (there) · Late. (yours)" in said
    (past,) = cli.json("history", str(photo_id))
    assert (past["from"], past["to"]) == ("Old.", "새 캡션")
    cli.run("undo", edited["batch"])
    (found,) = cli.json("find", "")
    assert (found["fields"]["caption"], found["source"]) == ("Old.", "wire")


def test_a_page_is_judged_waived_and_sent(cli: CommandLine, fails: Fails) -> None:
    cli.photo("a.jpg", caption=HAN, credit_line="AP-Yonhap", instructions="SOUTH KOREA OUT")
    cli.photo("b.jpg", caption="A ferry sails off Incheon, Tuesday, Nov. 24, 2026.", credit_line="Yonhap")
    barred, free = sorted(cli.json("ingest", cli.photos)["added"])
    cli.run("page", "new", "A7", "--date", "2026-11-24")
    cli.run("page", "add", "A7", str(barred), str(free))
    judged = cli.json("page", "audit", "A7", code=1)
    assert (judged["stopped"], judged["ready"]) == ([barred], [free])
    sent = cli.json("page", "send", "A7", code=1)
    assert (sent["sent"], sent["stopped"]) == ([free], [barred])
    said = fails("waive", str(barred), "RGT-004", "--reason", "the desk has the rights", code=2)
    assert "only the chief" in said
    cli.run("waive", str(barred), "RGT-004", "--reason", "the desk has the rights", "--on-my-responsibility")
    cli.run("waive", str(barred), "RGT-004", "--end")
    assert cli.json("page", "audit", "A7", code=1)["stopped"] == [barred]
    assert "not waived" in fails("waive", str(barred), "RGT-004", "--end", code=2)
    cli.run("waive", str(barred), "RGT-004", "--reason", "the desk has the rights", "--on-my-responsibility")
    sent = cli.json("page", "send", "A7")
    assert sent["sent"] == [barred]
    assert "on_own_responsibility" in Path(sent["receipt"]).read_text(encoding="utf-8")
    assert cli.json("find", "is:sent")


def test_a_backup_is_restored(cli: CommandLine) -> None:
    cli.photo("a.jpg", caption="Old.")
    (photo_id,) = cli.json("ingest", cli.photos)["added"]
    cli.run("backup", cli.folder / "copy.db")
    cli.run("edit", str(photo_id), "--set", "caption=New.")
    cli.run("restore", cli.folder / "copy.db")
    assert cli.json("find", "")[0]["fields"]["caption"] == "Old."
