"""Two app processes at one desk: jobs are seen, stopped and found dead from the other one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from photodesk import batch
from photodesk.desk import Desk, house, working
from photodesk.settings import Settings
from tests.library.conftest import KINDS, database, server  # noqa: F401 - fixtures

WORK = """
import sys, time
from photodesk.desk import Desk, house, working
from photodesk.settings import Settings

def count(progress, cancelled):
    for done in range(10_000):
        progress(done, 10_000)
        time.sleep(0.01)
        if cancelled():
            break
    return f"{done} counted"

with Desk.open(sys.argv[1], settings=Settings(), user="lee") as desk:
    job_id = working.start(desk, "embed", "Writing captions", count, total=10_000)
    print(job_id, flush=True)
    working.wait(desk, job_id, timeout_s=60)
"""


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A desk in a folder, and one in PostgreSQL."""
    with database(request, request.param, tmp_path) as url:
        yield str(tmp_path) if request.param == "sqlite" else f"{url}?files={tmp_path}"


def a_second(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
    """Work that takes a second."""
    progress(0, 1)
    time.sleep(1)
    return f"{cancelled()}"


@contextmanager
def another_process(where: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process of its own that works on the desk, and the id of its job."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, where], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def state_of(desk: Desk, job_id: int, wanted: str) -> str:
    """Wait up to half a minute for a state; return the last one seen."""
    for _ in range(300):
        state = working.one(desk, job_id).state
        if state == wanted:
            break
        working.shown(desk)
        time.sleep(0.1)
    return state


def test_a_job_of_another_process_is_seen_left_alone_and_stopped(where: str) -> None:
    with another_process(where) as (_, job_id), Desk.open(where, settings=Settings(), user="kim") as desk:
        assert working.any_running(desk)
        assert working.recover(desk) == 0
        assert working.one(desk, job_id).state == "running"
        working.cancel(desk, job_id)
        assert working.one(desk, job_id).cancelling
        assert state_of(desk, job_id, "cancelled") == "cancelled"


def test_a_job_whose_process_was_killed_is_marked_from_the_other(where: str) -> None:
    with (
        another_process(where) as (process, job_id),
        Desk.open(where, settings=Settings(), user="kim") as desk,
    ):
        assert working.one(desk, job_id).state == "running"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert state_of(desk, job_id, "interrupted") == "interrupted"
        assert not working.any_running(desk)


def test_a_silent_process_on_another_machine_is_taken_for_dead(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(where, settings=Settings(), user="kim") as desk:
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(working, "RUNNER", "other-host:1:abcd")
            elsewhere.setattr(working, "_say_alive", lambda desk: None)
            job_id = working.start(desk, "embed", "Writing captions", a_second)
        assert working.recover(desk) == 0, "it was heard of a moment ago"
        monkeypatch.setattr(working, "_SILENT_S", -1.0)
        assert working.recover(desk) == 1
        assert working.one(desk, job_id).state == "interrupted"
        working.wait(desk, job_id, timeout_s=10)


def test_settings_that_one_process_keeps_hold_in_the_other(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as ours, Desk.open(tmp_path / "desk") as theirs:
        house.save(theirs, '[house]\nname = "The Night Herald"\n')
        assert ours.settings.house.name == "Korea Times"
        assert ours.look_again()
        assert ours.settings.house.name == "The Night Herald"
        assert not ours.look_again(), "nothing is new"


def test_settings_with_a_slip_are_passed_over_until_they_are_right(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        own = tmp_path / "desk" / "photodesk.toml"
        own.write_text("[house\n", encoding="utf-8")
        assert not desk.look_again()
        assert desk.settings.house.name == "Korea Times"
        own.write_text('[house]\nname = "야간신문"\n', encoding="utf-8")
        assert desk.look_again()
        assert desk.settings.house.name == "야간신문"


def test_settings_of_the_command_line_hold_whatever_the_file_says(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", settings=Settings()) as desk:
        (tmp_path / "desk" / "photodesk.toml").write_text('[house]\nname = "야간신문"\n', encoding="utf-8")
        assert not desk.look_again()
        assert desk.settings.house.name == "Korea Times"
