"""Where long work runs: here, in several processes or on a Dask cluster, with the same results.

Work is a pure function of one item, so that an item may be run again: a worker that dies costs
a retry, never a lost or doubled item.
"""

from __future__ import annotations

import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from photodesk.errors import PhotoDeskError, UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")

Workers = int | str | Executor | None
"""How many processes; or the address of a Dask scheduler, such as `tcp://10.0.0.5:8786`; or any
executor of `concurrent.futures`; None decides: here for little work, else a process a core."""

Progress = Callable[[int, int], None]
"""Called with (done, total)."""

_AHEAD = 3
"""Batches under way for each worker: one runs, one waits beside it, one is on its way."""


@dataclass(frozen=True, slots=True)
class _Batches:
    """How items are put together: so many that working on them hides what handing them over costs.

    Attributes:
        smallest, largest: items. `usual_s`: how long a batch is to take, in seconds; `least_s`: how
            long also one of the last ones, which shrink so that no worker waits for another.
    """

    smallest: int
    largest: int
    usual_s: float
    least_s: float


_FOR_PROCESSES = _Batches(smallest=4, largest=256, usual_s=0.1, least_s=0.0)
"""Handing over costs 0.1 ms."""
_FOR_DASK = _Batches(smallest=16, largest=2048, usual_s=0.5, least_s=0.03)
"""Handing over costs 3 ms, in client, scheduler and worker together."""
_WORTH_PROCESSES = 256
_MAX_DEATHS = 3
_CONNECT_S = 10


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: Workers = None,
    on_progress: Progress | None = None,
) -> Iterator[Result]:
    """Yield `function(item)` for every item, in the items' order, as results come in.

    Closing the iterator, or an error of `on_progress`, cancels what has not begun.

    Args:
        function: a top-level function (or a `partial` of one); it returns failures as values and
            does not raise them. Where it has a method `all`, that is given many items at once and
            yields their results in order: work that can go on while the disk is busy.
        items: what to work on; each must be picklable unless the work runs here.
        workers: number of processes (1 runs here), a Dask scheduler's address (its workers must
            see the same files and have PhotoDesk installed), or an executor, which is not shut
            down; None decides: here below 256 items, else one process a core.
        on_progress: called after each item.

    Raises:
        PhotoDeskError: workers died three times on the same batch.
        UsageError: no Dask scheduler answers at the address, or Dask is not installed.

    Example:
        >>> list(run(len, ["Seoul", "서울"]))
        [5, 2]
        >>> from concurrent.futures import ThreadPoolExecutor
        >>> with ThreadPoolExecutor(2) as pool:
        ...     list(run(len, ["Seoul", "서울"], workers=pool))
        [5, 2]
    """
    if workers is None:
        workers = (os.cpu_count() or 1) if len(items) >= _WORTH_PROCESSES else 1
    if isinstance(workers, str):
        results = _on_dask(function, items, workers)
    elif isinstance(workers, Executor):
        results = _on_executor(workers, function, items, workers=os.cpu_count() or 1)
    elif workers > 1 and len(items) > 1:
        results = _in_processes(function, items, workers)
    else:
        results = _here(function, items)
    with closing(results):
        for done, result in enumerate(results, start=1):
            if on_progress is not None:
                on_progress(done, len(items))
            yield result


def parse_workers(text: str) -> int | str:
    """Read a `--workers` option: a number of processes, or a Dask scheduler's address.

    Raises:
        UsageError: it is neither.

    Example:
        >>> parse_workers("4"), parse_workers("tcp://10.0.0.5:8786")
        (4, 'tcp://10.0.0.5:8786')
    """
    if "://" in text:
        scheme, _, rest = text.partition("://")
        if scheme in ("tcp", "tls", "ws", "wss") and rest:
            return text
    elif text.isascii() and text.isdigit() and int(text) >= 1:
        return int(text)
    raise UsageError(
        f"workers {text}: give a number of processes, 1 or more, or a Dask scheduler's address "
        "such as tcp://10.0.0.5:8786"
    )


def _here(function: Callable[[Item], Result], items: Sequence[Item]) -> Generator[Result, None, None]:
    yield from _each(function, items)


def _each(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    together: Callable[[Sequence[Item]], Iterator[Result]] | None = getattr(function, "all", None)
    return map(function, items) if together is None else together(items)


def _run_batch(function: Callable[[Item], Result], batch: Sequence[Item]) -> tuple[list[Result], float]:
    """Return the batch's results and how long they took, in seconds."""
    began = time.perf_counter()
    results = list(_each(function, batch))
    return results, time.perf_counter() - began


@lru_cache(maxsize=1)
def _keep_freed_memory() -> None:
    """Let this process keep the memory it frees for the next file, as every other process does.

    Dask's nanny tells malloc to give it back at once (MALLOC_TRIM_THRESHOLD_), which then costs a
    fifth of the time of an embed in fresh pages. Where the C library has no such switch nothing changes.

    Source: mallopt(3); the values are those that glibc itself grows to.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, 32 << 20)
        library.mallopt(_TRIM_THRESHOLD, 64 << 20)


_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3


def _run_packed(function: Callable[[Item], Result], batch: Sequence[Item]) -> bytes:
    """Return what `_run_batch` does as bytes, which Dask hands on without a look at each result."""
    _keep_freed_memory()
    return pickle.dumps(_run_batch(function, batch), protocol=pickle.HIGHEST_PROTOCOL)


def _on_executor(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int,
    batches: _Batches = _FOR_PROCESSES,
    packed: bool = False,
    done: Callable[[int], object] = int,
) -> Generator[Result, None, None]:
    """Keep a few batches for each worker under way, so that results are streamed and memory is bounded.

    Batches begin small; how long the first one took tells how large the others are. `done` is
    called after each batch with the number of its items.
    """
    under_way: deque[tuple[Future[Any], int]] = deque()
    run_batch: Callable[..., Any] = _run_packed if packed else _run_batch
    ahead = _AHEAD * workers
    size = smallest = batches.smallest
    next_item = 0

    def submit(most: int) -> None:
        nonlocal next_item
        while len(under_way) < most and next_item < len(items):
            count = min(size, max(smallest, (len(items) - next_item) // ahead))
            batch = items[next_item : next_item + count]
            next_item += len(batch)
            under_way.append((executor.submit(run_batch, function, batch), len(batch)))

    try:
        submit(workers + 1)
        while under_way:
            future, count = under_way[0]
            said = future.result()
            # Only our own workers answer here; Dask itself unpickles all that it is sent.
            results, seconds = pickle.loads(said) if packed else said  # noqa: S301
            under_way.popleft()
            if seconds > 0:
                in_a_second = count / seconds
                smallest = min(batches.largest, max(batches.smallest, int(batches.least_s * in_a_second)))
                size = min(batches.largest, max(smallest, int(batches.usual_s * in_a_second)))
            submit(ahead)
            done(count)
            yield from results
    finally:
        for future, _ in under_way:
            future.cancel()


def _in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Generator[Result, None, None]:
    # Loaded here: most commands never need processes.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("spawn")
    first, deaths = 0, 0

    def done(count: int) -> None:
        nonlocal first, deaths
        first, deaths = first + count, 0

    while first < len(items):
        pool = ProcessPoolExecutor(min(workers, len(items) - first), mp_context=context)
        try:
            yield from _on_executor(pool, function, items[first:], workers=workers, done=done)
        except BrokenProcessPool:
            deaths += 1
            if deaths >= _MAX_DEATHS:
                last = min(len(items), first + _FOR_PROCESSES.largest)
                raise _workers_died(deaths, first + 1, last) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _on_dask(
    function: Callable[[Item], Result], items: Sequence[Item], address: str
) -> Generator[Result, None, None]:
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise UsageError(
            f"--workers {address}: Dask is not installed; pip install 'photodesk[cluster]'"
        ) from None
    try:
        # Dask says no types.
        client: Any = cast("Any", Client)(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--workers {address}: no Dask scheduler answers there ({type(error).__name__}); "
            "start one with `dask scheduler`, then workers with `dask worker ADDRESS --nthreads 1`"
        ) from None
    first = 0

    def done(count: int) -> None:
        nonlocal first
        first += count

    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise UsageError(
                f"--workers {address}: the scheduler has no workers; "
                f"start some with `dask worker {address} --nthreads 1`"
            )
        # pure=False: the same file read twice is read twice.
        executor = client.get_executor(pure=False, retries=_MAX_DEATHS)
        try:
            yield from _on_executor(
                executor, function, items, workers=threads, batches=_FOR_DASK, packed=True, done=done
            )
        except KilledWorker:
            raise _workers_died(_MAX_DEATHS, first + 1, min(len(items), first + _FOR_DASK.largest)) from None


def _workers_died(deaths: int, first: int, last: int) -> PhotoDeskError:
    return PhotoDeskError(
        f"worker processes died {deaths} times on items {first} to {last}: run with --workers 1 to see which"
    )
