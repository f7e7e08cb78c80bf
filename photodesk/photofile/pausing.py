"""Work that pauses while the disk is busy, and how many such works go on at once in one process.

Writing a photo waits for the disk about as long as it computes. A work is a generator that yields
where it would wait; `overlapped` goes on with the next photo meanwhile.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Generic, TypeVar

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work that pauses while the disk makes its bytes last, so that other work can go on meanwhile."""

_DISK_THREADS = 2
"""Two, so that photos and journals reach the disk in few commits of the file system."""


@lru_cache(maxsize=1)
def disk(process: int) -> ThreadPoolExecutor:
    """Return the threads that wait for the disk, made when first asked for.

    Args:
        process: the id of this process; a forked one has threads of its own.
    """
    return ThreadPoolExecutor(_DISK_THREADS, f"disk-{process}")


def finished(steps: Steps[Result]) -> Result:
    """Take work to its end without a pause.

    Example:
        >>> def work():
        ...     yield
        ...     return "done"
        >>> finished(work())
        'done'
    """
    return _UnderWay(steps).finish()


def overlapped(works: Iterable[Steps[Result]], *, ahead: int = 3) -> Iterator[Result]:
    """Yield the results of many works in their order, each going on while the disk is at the others.

    Args:
        works: each handles its own errors; one that raises ends them all.
        ahead: how many may be begun and not finished at once; each holds two files open.

    Example:
        >>> def work(number):
        ...     yield
        ...     return number
        >>> list(overlapped(work(number) for number in range(5)))
        [0, 1, 2, 3, 4]
    """
    waiting: deque[_UnderWay[Result]] = deque()
    try:
        for steps in works:
            before = waiting[-1] if waiting else None
            waiting.append(_UnderWay(steps))
            waiting[-1].advance()
            if before is not None:
                before.advance()
            if len(waiting) > ahead:
                yield waiting.popleft().finish()
        while waiting:
            yield waiting.popleft().finish()
    finally:
        for work in waiting:
            work.steps.close()


class _UnderWay(Generic[Result]):
    """A work and, once it has ended, its result."""

    __slots__ = ("_results", "steps")

    def __init__(self, steps: Steps[Result]) -> None:
        self.steps = steps
        self._results: list[Result] = []

    def advance(self) -> None:
        """Go on to the next pause, if it has not ended."""
        if not self._results:
            try:
                next(self.steps)
            except StopIteration as end:
                self._results.append(end.value)

    def finish(self) -> Result:
        """Go on to the end, and return the result."""
        while not self._results:
            self.advance()
        return self._results[0]
