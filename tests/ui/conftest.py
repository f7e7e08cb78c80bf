"""A demo desk for the browser's Python side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photodesk.desk import Desk
from photodesk.desk.demo import Demo
from photodesk.ui import operations, state
from photodesk.ui.ledger import Ledger
from tests.demos import copied


@pytest.fixture
def desk(tmp_path: Path, demo_made: Demo) -> Iterator[Desk]:
    """The demo's desk, served to pages and routes."""
    demo = copied(demo_made, tmp_path / "demo")
    with Desk.open(demo.folder, user="tester") as opened:
        state.use_desk(opened)
        yield opened
        state.use_desk(None)


@pytest.fixture(autouse=True)
def _fresh_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test number its operations from the start."""
    monkeypatch.setattr(operations, "LEDGER", Ledger())
