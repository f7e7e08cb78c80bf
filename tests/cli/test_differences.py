"""Files that say something else, at the command line: ingest reports them, differences shows and decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

SNOW, OURS, THEIRS = "한강에 눈이 내린다.", "Snow falls on the Han.", "Snow falls in Seoul."


def taken(cli: CommandLine, path: Path, *label: str) -> int:
    (photo_id,) = cli.json("ingest", path, *label)["added"]
    return int(photo_id)


def test_ingest_takes_over_what_only_the_file_changed(cli: CommandLine) -> None:
    path = cli.photo("a.jpg", caption=SNOW)
    photo_id = taken(cli, path)
    cli.run("write", path, "--set", "city=Seoul")
    result = cli.json("ingest", cli.photos)
    assert (result["changed_outside"], result["merged"], result["corrected"]) == ([str(path)], [photo_id], [])
    (found,) = cli.json("find", "")
    assert found["fields"]["city"] == "Seoul"
    assert cli.run("differences") == "No file says something else than the desk.\n"


@pytest.mark.parametrize(("side", "stands"), [("theirs", THEIRS), ("ours", OURS)])
def test_differences_shows_both_sides_and_decides(cli: CommandLine, side: str, stands: str) -> None:
    path = cli.photo("a.jpg", caption=SNOW, city="Seoul")
    photo_id = taken(cli, path)
    cli.run("edit", str(photo_id), "--set", f"caption={OURS}")
    cli.run("write", path, "--set", f"caption={THEIRS}")
    assert "1 to decide with photodesk differences" in cli.run("ingest", path)
    (one,) = cli.json("differences", code=1)["differences"]
    assert (one["id"], one["path"], one["kind"]) == (photo_id, str(path), "outside")
    assert one["fields"] == [{"field": "caption", "base": SNOW, "theirs": THEIRS, "ours": OURS, "both": True}]
    text = cli.run("differences", str(photo_id), code=1)
    assert f"was     {SNOW}" in text
    refused = cli.json("embed", code=3)["refused"]
    assert "changed outside, and on the desk too (caption)" in refused[0]["error"]
    assert cli.json("differences", str(photo_id), "--take", side)["differences"] == []
    (found,) = cli.json("find", "")
    assert found["fields"]["caption"] == stands
    cli.run("embed")
    assert cli.json("read", path)["photos"][0]["fields"]["caption"] == stands


def test_a_correction_is_reported_and_taken(cli: CommandLine) -> None:
    first = cli.photo("PYH2026112400010.jpg", caption=SNOW)
    photo_id = taken(cli, first, "--source", "wire")
    again = cli.folder / "again" / first.name
    again.parent.mkdir()
    again.write_bytes(first.read_bytes())
    cli.run("write", again, "--set", f"caption={THEIRS}")
    assert cli.json("ingest", again, "--source", "wire")["corrected"] == [photo_id]
    assert "correction from its sender" in cli.run("differences", code=1)
    batches = cli.json("differences", str(photo_id), "--take", "theirs", "--field", "caption")["batches"]
    cli.run("undo", batches[0])
    assert cli.json("find", "")[0]["fields"]["caption"] == SNOW


def test_a_file_name_suggests_its_supplier(cli: CommandLine) -> None:
    (suggested,) = cli.json("ingest", cli.photo("NISI20261124_0001234567_web.jpg"))["suggested"]
    assert suggested == {
        "id": 1, "supplier": "Newsis", "maker": "", "supplier_image_id": "NISI20261124_0001234567",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["differences", "--take", "theirs"], "decides for one photo"),
        (["differences", "1", "--field", "caption"], "goes with --take"),
        (["differences", "99"], "not on this desk"),
        (["serve", "--watch", "wire"], "write LABEL=FOLDER"),
        (["serve", "--watch", "wire=/no/such/folder"], "is no folder"),
        (["serve", "--watch", "wire=.", "--watch", "staff=."], "one label for one folder"),
    ],
)
def test_wrong_use_says_what_to_do(fails: Callable[..., str], words: list[str], says: str) -> None:
    assert says in fails(*words, code=2)


def test_nothing_waits_is_said(cli: CommandLine, fails: Callable[..., str]) -> None:
    photo_id = taken(cli, cli.photo("a.jpg"))
    assert "nothing waits there" in fails("differences", str(photo_id), "--take", "ours", code=2)
