"""A demo desk for the browser's Python side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photodesk.desk import Desk
from photodesk.desk.demo import make_demo
from photodesk.ui import operations, state
from photodesk.ui.ledger import Ledger


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, served to pages and routes."""
    demo = make_demo(tmp_path / "demo")
    with Desk.open(demo.folder, user="tester") as opened:
        state.use_desk(opened)
        yield opened
        state.use_desk(None)


@pytest.fixture(autouse=True)
def _fresh_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test number its operations from the start."""
    monkeypatch.setattr(operations, "LEDGER", Ledger())
