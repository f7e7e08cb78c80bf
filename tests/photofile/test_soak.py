"""A tenth of the soak, with a fixed seed: hostile bytes and sudden death do no harm."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import soak


def test_mutants_end_in_a_photo_or_in_one_clear_error(tmp_path: Path) -> None:
    harms, outcomes = soak.soak_mutants(soak.own_pictures(), 200, 7, tmp_path)
    assert harms == []
    assert sum(outcomes.values()) == 200
    assert any(outcome.startswith("written") for outcome in outcomes)
    assert any(outcome.startswith("not ") for outcome in outcomes)


def test_killed_batches_leave_whole_files_and_nothing_else(tmp_path: Path) -> None:
    assert soak.soak_kills(8, 7, tmp_path) == []
