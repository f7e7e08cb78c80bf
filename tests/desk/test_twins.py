"""Equal captions among the rows of a sheet: the same groups wherever they are judged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from photodesk.desk import twins
from photodesk.settings import Settings
from tests.benchmarks.made_captions import made


def sheet_of(tmp_path: Path, count: int) -> Path:
    path = tmp_path / "captions.csv"
    lines = [f'"{caption.replace(chr(34), chr(34) * 2)}"' for caption in made(count, 11).texts]
    path.write_text("\n".join(["caption", *lines]), encoding="utf-8")
    return path


def test_many_captions_are_judged_by_workers_with_the_same_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet_of(tmp_path, 600)
    here = twins.find_duplicates([path], settings=Settings())
    assert len(here.groups) > 100
    monkeypatch.setattr(twins, "WORTH_SPREADING", 100)
    with ThreadPoolExecutor(2) as pool:
        assert twins.find_duplicates([path], settings=Settings(), workers=pool).groups == here.groups
        assert pool._threads  # they had work
