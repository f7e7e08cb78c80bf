"""Desks to work on: an empty one, and the reporter's with 25 photos and a sheet in CP949."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from photodesk.desk import Desk, background
from photodesk.settings import Settings
from tests.desk.reporter_sheet import Reporter, make_reporter


@pytest.fixture(autouse=True)
def _no_lingering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests drop one photo at a time and need not wait for more."""
    monkeypatch.setattr(background, "LINGER_S", 0.0)


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without a photo."""
    with Desk.open(tmp_path / "desk", settings=Settings(), user="tester") as desk:
        yield desk


@pytest.fixture(scope="session")
def reporter_made(tmp_path_factory: pytest.TempPathFactory) -> Reporter:
    """Made once; tests work on copies."""
    return make_reporter(tmp_path_factory.mktemp("reporter") / "made")


@pytest.fixture
def reporter(reporter_made: Reporter, tmp_path: Path) -> Iterator[Desk]:
    """The reporter's desk, a fresh copy of it; the photos are shared and not written."""
    shutil.copytree(reporter_made.folder, tmp_path / "reporter")
    with Desk.open(tmp_path / "reporter", settings=Settings(), user="night desk") as desk:
        yield desk
