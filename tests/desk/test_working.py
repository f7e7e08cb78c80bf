"""Long work: counted, cancelled, failed in words, interrupted by a restart."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from photodesk import batch
from photodesk.desk import Desk, working
from photodesk.errors import UsageError
from photodesk.library import jobs


def test_a_job_reports_how_far_it_is_and_ends_with_its_line(empty_desk: Desk) -> None:
    seen, go = threading.Event(), threading.Event()

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        progress(184, 512)
        seen.set()
        assert go.wait(10)
        progress(512, 512)
        return "512 files written"

    job_id = working.start(empty_desk, "embed", "Writing captions", work)
    assert seen.wait(10)
    running = working.one(empty_desk, job_id)
    assert (running.state, running.done, running.total) == ("running", 184, 512)
    assert working.any_running(empty_desk)
    assert not working.wait(empty_desk, job_id, timeout_s=0)
    go.set()
    assert working.wait(empty_desk, job_id, timeout_s=10)
    ended = working.one(empty_desk, job_id)
    assert (ended.state, ended.done, ended.total) == ("done", 512, 512)
    assert ended.message == "512 files written"
    assert ended.ended_at
    assert not working.any_running(empty_desk)


def test_a_cancelled_job_says_what_it_had_done(empty_desk: Desk) -> None:
    started = threading.Event()

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        progress(3, 10)
        started.set()
        while not cancelled():
            pass
        return "3 photos taken in"

    job_id = working.start(empty_desk, "ingest", "Taking in photos", work)
    assert started.wait(10)
    working.cancel(empty_desk, job_id)
    assert working.wait(empty_desk, job_id, timeout_s=10)
    ended = working.one(empty_desk, job_id)
    assert (ended.state, ended.message) == ("cancelled", "3 photos taken in")


def test_a_job_that_ended_cannot_be_cancelled(empty_desk: Desk) -> None:
    job_id = working.start(empty_desk, "count", "Counting", lambda progress, cancelled: "")
    working.wait(empty_desk, job_id, timeout_s=10)
    with pytest.raises(UsageError, match="not running"):
        working.cancel(empty_desk, job_id)


def test_an_error_ends_the_job_as_failed_with_its_one_line(empty_desk: Desk) -> None:
    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        raise UsageError("the folder is gone; mount it again")

    job_id = working.start(empty_desk, "ingest", "Taking in photos", work)
    working.wait(empty_desk, job_id, timeout_s=10)
    ended = working.one(empty_desk, job_id)
    assert (ended.state, ended.message) == ("failed", "the folder is gone; mount it again")


def test_a_fault_of_ours_is_told_and_does_not_hang_the_job(empty_desk: Desk) -> None:
    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        raise ZeroDivisionError("by nothing")

    job_id = working.start(empty_desk, "ingest", "Taking in photos", work)
    working.wait(empty_desk, job_id, timeout_s=10)
    assert working.one(empty_desk, job_id).state == "failed"
    assert "ZeroDivisionError" in working.one(empty_desk, job_id).message


def test_what_a_stopped_server_left_running_is_marked_as_interrupted(empty_desk: Desk) -> None:
    left = jobs.start(
        empty_desk.store.engine, kind="embed", title="Writing captions", user="kim", total=512,
        at=empty_desk.clock(),
    )  # fmt: skip
    assert working.recover(empty_desk) == 1
    assert working.one(empty_desk, left).state == "interrupted"
    assert "restarted" in working.one(empty_desk, left).message
    assert working.recover(empty_desk) == 0


def test_a_second_look_at_the_desk_does_not_interrupt_what_runs_here(empty_desk: Desk) -> None:
    go = threading.Event()

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        assert go.wait(10)
        return ""

    job_id = working.start(empty_desk, "embed", "Writing captions", work)
    assert working.recover(empty_desk) == 0
    assert working.one(empty_desk, job_id).state == "running"
    go.set()
    working.wait(empty_desk, job_id, timeout_s=10)


def test_a_server_that_leaves_stops_its_jobs_and_says_so(empty_desk: Desk) -> None:
    started = threading.Event()

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        progress(1, 2)
        started.set()
        while not cancelled():
            pass
        return "1 file written"

    job_id = working.start(empty_desk, "embed", "Writing captions", work)
    assert started.wait(10)
    working.leave(empty_desk, timeout_s=10)
    assert working.one(empty_desk, job_id).state == "interrupted"


def test_progress_is_written_seldom_however_often_it_is_told(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    real = jobs.advance

    def counted(engine: object, job_id: int, *, done: int, total: int) -> None:
        written.append(done)
        real(empty_desk.store.engine, job_id, done=done, total=total)

    monkeypatch.setattr(jobs, "advance", counted)

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        for done in range(2_000):
            progress(done + 1, 2_000)
        return ""

    job_id = working.start(empty_desk, "embed", "Writing captions", work)
    working.wait(empty_desk, job_id, timeout_s=30)
    assert written[-1] == 2_000
    assert len(written) < 100
