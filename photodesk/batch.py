"""Where long work runs: in this process or in several, with the same results in the same order.

Work is a pure function of one item, so that an item may be run again: a worker that dies costs
a retry, never a lost or doubled item.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from photodesk.errors import PhotoDeskError

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 16
_WORTH_PROCESSES = 256
_MAX_DEATHS = 3

Progress = Callable[[int, int], None]
"""Called with (done, total)."""


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int | None = None,
    on_progress: Progress | None = None,
) -> Iterator[Result]:
    """Yield `function(item)` for every item, in the items' order.

    Args:
        function: a top-level function; it returns failures as values and does not raise them.
        items: what to work on; each must be picklable when processes are used.
        workers: number of processes; 1 runs here, None decides: here below 256 items, else one a core.
        on_progress: called after each item.

    Raises:
        PhotoDeskError: worker processes died three times on the same batch.

    Example:
        >>> list(run(len, ["Seoul", "서울"]))
        [5, 2]
    """
    if workers is None:
        workers = (os.cpu_count() or 1) if len(items) >= _WORTH_PROCESSES else 1
    results = (
        _run_in_processes(function, items, workers)
        if workers > 1 and len(items) > 1
        else map(function, items)
    )
    for done, result in enumerate(results, start=1):
        if on_progress is not None:
            on_progress(done, len(items))
        yield result


def _run_batch(function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    return [function(item) for item in batch]


def _run_in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    """Keep a few batches per worker under way, so that results are streamed and memory is bounded."""
    # Loaded here: most commands never need processes.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("spawn")
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    first, deaths = 0, 0
    while first < len(batches):
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            waiting = iter(batches[first:])
            under_way: list[Future[list[Result]]] = [
                pool.submit(_run_batch, function, batch) for batch in islice(waiting, workers * 3)
            ]
            try:
                while under_way:
                    results = under_way[0].result()
                    under_way.pop(0)
                    under_way += [pool.submit(_run_batch, function, batch) for batch in islice(waiting, 1)]
                    first, deaths = first + 1, 0
                    yield from results
            except BrokenProcessPool:
                deaths += 1
                if deaths >= _MAX_DEATHS:
                    raise PhotoDeskError(
                        f"worker processes died {deaths} times on items {first * _BATCH + 1} to "
                        f"{min(len(items), (first + 1) * _BATCH)}: run with --workers 1 to see which"
                    ) from None
