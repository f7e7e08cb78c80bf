"""A worker that dies in the middle of a batch: every file once on the receipt, whoever wrote it."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from photodesk import batch, photofile
from photodesk.bundled import bundled
from photodesk.desk import embedding, receipts
from photodesk.model import Metadata, Value
from photodesk.settings import Settings

AT = datetime(2026, 11, 24, 22, 10, tzinfo=UTC)


@dataclass(frozen=True)
class CaptionOf:
    """The caption that one file is to get; one of them takes its worker along, once."""

    number: int
    deadly: Path | None = None

    def __call__(self, metadata: Metadata) -> dict[str, Value]:
        if self.deadly is not None:
            try:
                self.deadly.touch(exist_ok=False)
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return {"caption": f"시민들이 한강 다리 {self.number}번을 건너고 있다."}


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """40 small photos."""
    folder = tmp_path / "photos"
    folder.mkdir()
    files = [folder / f"{number:02}.jpg" for number in range(40)]
    for file in files:
        shutil.copyfile(bundled("assets/sample_photos/rocket.jpg"), file)
    return files


def test_what_a_dead_worker_wrote_stands_on_the_receipt(photos: list[Path], tmp_path: Path) -> None:
    originals = {str(file): photofile.file_hash(file) for file in photos}
    death = tmp_path / "death"
    jobs: list[tuple[Path, embedding.Wanted]] = [
        (file, CaptionOf(number, death if number in (11, 27) else None)) for number, file in enumerate(photos)
    ]
    result = embedding.embed_all(
        jobs, kind="write", folder=tmp_path / "desk", settings=Settings(), at=AT, workers=2
    )
    assert death.exists(), "no worker died: nothing was tested"
    assert result.refused == ()
    assert result.unchanged == ()
    assert sorted(item.path for item in result.written) == photos
    for item in result.written:
        (change,) = item.changes
        assert (change.field, change.before) == ("caption", "")
        assert change.after == f"시민들이 한강 다리 {int(item.path.stem)}번을 건너고 있다."
    assert result.receipt is not None
    assert len(json.loads(result.receipt.read_text())["files"]) == 40
    assert len(receipts.restore(result.receipt).restored) == 40
    assert {str(file): photofile.file_hash(file) for file in photos} == originals


def test_a_result_that_was_lost_with_its_worker_is_told_by_the_journal(
    photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(function: Any, items: Sequence[Any], **how: Any) -> Iterator[Any]:
        """Do the first three items, lose what they gave, and do all of them."""
        list(map(function, items[:3]))
        return map(function, items)

    monkeypatch.setattr(batch, "run", twice)
    before = photofile.file_hash(photos[0])
    jobs: list[tuple[Path, embedding.Wanted]] = [
        (file, CaptionOf(number)) for number, file in enumerate(photos[:5])
    ]
    result = embedding.embed_all(jobs, kind="write", folder=tmp_path / "desk", settings=Settings(), at=AT)
    assert (len(result.written), result.unchanged) == (5, ())
    assert {change.field for item in result.written for change in item.changes} == {"caption"}
    first = next(item for item in result.written if item.path == photos[0])
    assert (first.before_hash, first.after_hash) == (before, photofile.file_hash(photos[0]))
    assert result.receipt is not None
    assert len(receipts.restore(result.receipt).restored) == 5
    assert photofile.file_hash(photos[0]) == before


def test_a_file_that_said_it_all_before_stays_unchanged(photos: list[Path], tmp_path: Path) -> None:
    jobs: list[tuple[Path, embedding.Wanted]] = [
        (file, CaptionOf(number)) for number, file in enumerate(photos[:4])
    ]
    for _ in range(2):
        result = embedding.embed_all(
            jobs, kind="write", folder=tmp_path / "desk", settings=Settings(), at=AT, workers=1
        )
    assert list(result.unchanged) == photos[:4]
    assert result.receipt is None
