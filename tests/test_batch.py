"""Long work gives the same results in the same order wherever it runs, and survives its workers."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from photodesk import batch
from photodesk.errors import PhotoDeskError, UsageError
from tests.cluster import local_cluster


def _twice(number: int) -> int:
    return number * 2


def _dies_once(number: int, *, folder: Path, at: int) -> int:
    """Leave a mark for each run; the first run of item `at` takes its whole process along."""
    with (folder / f"{number}.runs").open("a") as runs:
        runs.write("x")
    if number == at:
        try:
            (folder / "died").touch(exist_ok=False)
        except FileExistsError:
            return number
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _always_dies(number: int) -> int:
    os._exit(1)


def _slow(number: int, *, folder: Path) -> int:
    time.sleep(0.01)
    (folder / str(number)).touch()
    return number


@pytest.mark.parametrize("workers", [None, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_results_come_in_the_order_of_the_items(workers: int | None, count: int) -> None:
    assert list(batch.run(_twice, range(count), workers=workers)) == [2 * n for n in range(count)]


def test_any_executor_will_do_and_stays_open() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(batch.run(_twice, range(100), workers=pool)) == list(range(0, 200, 2))
        assert pool.submit(_twice, 4).result() == 8


def test_progress_counts_every_item_once() -> None:
    seen: list[tuple[int, int]] = []
    list(batch.run(_twice, range(40), workers=2, on_progress=lambda *counts: seen.append(counts)))
    assert seen == [(n, 40) for n in range(1, 41)]


def test_a_dead_worker_costs_a_retry_and_no_item(tmp_path: Path) -> None:
    work = partial(_dies_once, folder=tmp_path, at=57)
    assert list(batch.run(work, range(120), workers=2)) == list(range(120))
    assert (tmp_path / "died").exists(), "no worker was killed: nothing was tested"


def test_work_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhotoDeskError, match="died 3 times on items 1 to 40: run with --workers 1"):
        list(batch.run(_always_dies, range(40), workers=2))


def test_closing_the_results_cancels_what_has_not_begun(tmp_path: Path) -> None:
    results = batch.run(partial(_slow, folder=tmp_path), range(2000), workers=2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.iterdir())) < 500


def test_an_error_of_progress_stops_the_run(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        list(batch.run(partial(_slow, folder=tmp_path), range(100), workers=1, on_progress=stop))
    assert len(list(tmp_path.iterdir())) == 5


class Recorded(Executor):
    """Runs each batch when it is handed over, and remembers how many items it had."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def submit(self, fn: Callable[..., object], /, *args: Any, **kwargs: object) -> Future[Any]:
        self.sizes.append(len(args[-1]))
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@pytest.mark.parametrize(
    ("item_s", "sizes"),
    [
        # Reading headers: half a second each were 2,000, so they shrink from the start, to 0.03 s.
        (1 / 4096, [16, 16, 16, 1325, 1104, 920, 767, 639, 532, 444, 370, 308, 257, 214, 178, 149, 124, 122]),
        # Copies for the web: four in half a second, and no fewer than sixteen.
        (0.125, [16] * 18),
    ],
)
def test_a_batch_for_dask_is_worth_its_errand_and_the_last_ones_shrink(
    monkeypatch: pytest.MonkeyPatch, item_s: float, sizes: list[int]
) -> None:
    clock = [0.0]

    def work(number: int) -> int:
        clock[0] += item_s
        return -number

    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    executor, items = Recorded(), range(8000)
    results = batch._on_executor(executor, work, items, workers=2, batches=batch._FOR_DASK, packed=True)
    assert list(results) == [-number for number in items]
    assert executor.sizes[:18] == sizes
    assert sum(executor.sizes) == 8000


def test_results_come_back_from_dask_as_plain_bytes() -> None:
    packed = batch._run_packed(_twice, [1, 2])
    assert type(packed) is bytes
    assert pickle.loads(packed)[0] == [2, 4]


@pytest.mark.parametrize("library", [object(), None])
def test_a_c_library_without_a_switch_for_freed_memory_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, library: object
) -> None:
    def loaded(name: None) -> object:
        if library is None:
            raise OSError("no such library")
        return library

    monkeypatch.setattr(ctypes, "CDLL", loaded)
    batch._keep_freed_memory.cache_clear()
    assert batch._run_packed(_twice, [1])
    batch._keep_freed_memory.cache_clear()


@pytest.mark.parametrize("text", ["0", "-1", "two", "", "http://host:8786", "tcp://", "٣"])
def test_a_wrong_number_of_workers_is_said(text: str) -> None:
    with pytest.raises(UsageError, match=r"tcp://10\.0\.0\.5:8786"):
        batch.parse_workers(text)


def test_no_scheduler_at_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_CONNECT_S", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers there"):
        list(batch.run(_twice, [1], workers="tcp://127.0.0.1:9"))


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install -e '.[cluster]'")
    with local_cluster(2) as address:
        yield address


def test_a_dask_cluster_gives_the_same_results(scheduler: str) -> None:
    assert list(batch.run(_twice, range(500), workers=scheduler)) == list(range(0, 1000, 2))


def test_a_dask_worker_killed_in_mid_run_costs_no_item(scheduler: str, tmp_path: Path) -> None:
    work = partial(_dies_once, folder=tmp_path, at=123)
    assert list(batch.run(work, range(300), workers=scheduler)) == list(range(300))
    assert (tmp_path / "died").exists(), "no worker was killed: nothing was tested"
