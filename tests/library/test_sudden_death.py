"""A tenth of the soak: kills at any instant lose nothing, and a crowd of writers loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import soak_desk

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")


def test_killed_at_any_instant_the_desk_holds_every_act_it_answered_and_none_by_half(
    where: str, tmp_path: Path
) -> None:
    assert soak_desk.soak_kills(8, 1, tmp_path, f"{where}?files={tmp_path / 'files'}") == []


def test_eight_writers_at_once_lose_no_save_and_are_told_nothing_of_locks(where: str, tmp_path: Path) -> None:
    harms, saves = soak_desk.soak_writers(60, tmp_path, f"{where}?files={tmp_path / 'files'}", rounds=12)
    assert (harms, saves) == ([], soak_desk.WRITERS * 12)
