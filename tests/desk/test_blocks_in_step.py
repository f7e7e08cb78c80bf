"""Saving a photo makes its file say one thing: what MET-001 and MET-005 promise on their (F)."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, embedding
from photodesk.desk.editing import Edit
from photodesk.settings import Settings

FORMER, NOW = "작년 첫눈이 내린 덕수궁.", "25일 서울 덕수궁에 첫눈이 내리고 있다."


@pytest.fixture
def apart(tmp_path: Path, exiftool: str) -> Path:
    """A picture whose IIM and Windows texts still hold last year's caption."""
    path = tmp_path / "snow.jpg"
    Image.new("RGB", (64, 48), "grey").save(path)
    said = [f"-XPComment={FORMER}", f"-IPTC:Caption-Abstract={FORMER}", f"-XMP-dc:Description={NOW}"]
    said += ["-XPTitle=A title of my own", "-CodedCharacterSet=UTF8"]
    subprocess.run([exiftool, "-q", "-overwrite_original", *said, str(path)], check=True)
    return path


def said_by(exiftool: str, path: Path) -> dict[str, str]:
    """Return what an independent reader finds."""
    tags = ("XPComment", "XPTitle", "IPTC:Caption-Abstract", "XMP-dc:Description")
    shown = subprocess.run(
        [exiftool, "-s", *(f"-{tag}" for tag in tags), str(path)], capture_output=True, text=True, check=True
    )
    pairs = (line.split(":", 1) for line in shown.stdout.splitlines())
    return {name.strip(): value.strip() for name, value in pairs}


def test_saving_writes_one_caption_into_every_block_and_clears_windows_former_copy(
    empty_desk: Desk, apart: Path, exiftool: str
) -> None:
    empty_desk.ingest([apart])
    assert {conflict.field for conflict in photofile.read(apart).conflicts} == {"caption"}
    result = empty_desk.embed([1])
    assert [item.path for item in result.written] == [apart]
    told = said_by(exiftool, apart)
    assert told == {"XPTitle": "A title of my own", "Caption-Abstract": NOW, "Description": NOW}
    assert photofile.read(apart).conflicts == ()


def test_writing_a_text_that_one_block_says_already_brings_the_others_in_step(
    apart: Path, tmp_path: Path, exiftool: str
) -> None:
    result = embedding.write(
        [apart], [Edit("caption", "set", NOW)], folder=tmp_path / "receipts", settings=Settings(),
        at=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )  # fmt: skip
    assert [item.path for item in result.written] == [apart]
    assert said_by(exiftool, apart)["Caption-Abstract"] == NOW
    other = embedding.write(
        [apart], [Edit("city", "set", "서울")], folder=tmp_path / "receipts", settings=Settings(),
        at=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )  # fmt: skip
    assert [change.field for item in other.written for change in item.changes] == ["city"]


def test_what_is_in_step_already_is_not_written_again(empty_desk: Desk, apart: Path) -> None:
    empty_desk.ingest([apart])
    empty_desk.embed([1])
    before = apart.read_bytes()
    result = empty_desk.embed([1])
    assert (result.written, result.unchanged) == ((), (apart,))
    assert apart.read_bytes() == before
