"""Thumbnails made in the background: the photos of the desk that were taken in and not decoded yet.

Decoding is nearly all the work of taking a photo in, so it comes after: photos are on the desk
and can be captioned while their thumbnails are made. Each is made once, in a process of its own
where there are many; whatever stops it, the next start goes on where it ended.
"""

from __future__ import annotations

import importlib
import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk import thumbs
from photodesk.desk.thumbs import Drawn
from photodesk.library import arrivals

if TYPE_CHECKING:
    from photodesk.desk import Desk

_KEPT_AT_ONCE = 64
_DRAWN_AT_ONCE = 4
"""Photos of one errand while others still come in: a tenth of a second of a processor."""
_ERRANDS_AHEAD = 3
"""Errands under way for each process: one runs, two wait beside it."""
WORTH_PROCESSES = 96
"""Fewer are drawn sooner by threads than processes start."""


def draw(
    desk: Desk,
    ids: Collection[int] | None = None,
    *,
    pool: Executor | None = None,
    on_progress: batch.Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Make the thumbnails that are not made yet, of these photos or of all; return how many were made.

    Args:
        pool: processes that are started already (`processes`); None starts some where it is worth it.
        cancelled: asked after each; True leaves the rest for another time.
    """
    waiting = arrivals.not_drawn(desk.store.engine, ids)
    made: list[Drawn] = []
    count = 0
    with closing(_drawn(waiting, desk.folder.absolute(), pool)) as results:
        for done, one in enumerate(results, start=1):
            if one is not None:
                made.append(one)
                count += not one[2]
            if len(made) >= _KEPT_AT_ONCE:
                arrivals.drawn(desk.store.engine, made)
                made = []
            if on_progress is not None:
                on_progress(done, len(waiting))
            if cancelled():
                break
    arrivals.drawn(desk.store.engine, made)
    return count


def _drawn(
    waiting: Sequence[tuple[int, str, str]], folder: Path, pool: Executor | None
) -> Generator[Drawn | None, None, None]:
    from concurrent.futures.process import BrokenProcessPool

    one = partial(thumbs.draw, folder=folder)
    done = 0
    if len(waiting) >= WORTH_PROCESSES:
        try:
            with processes(len(waiting)) if pool is None else nullcontext(pool) as ready:
                for result in batch.run(one, waiting, workers=ready):
                    done += 1
                    yield result
        except BrokenProcessPool:  # a picture that kills its decoder must not take the server along
            pass
    if done < len(waiting):
        with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
            yield from batch.run(one, waiting[done:], workers=threads)


class Meanwhile:
    """Draws the first photos in processes while the others still come in; `draw` does the rest.

    Taking in keeps one processor half busy; the rest of the machine would wait.
    """

    def __init__(self, desk: Desk, pool: Executor | None) -> None:
        """Begin with nothing to draw.

        Args:
            pool: processes that are started already (`processes`); None leaves all to `draw`.
        """
        self._desk, self._pool = desk, pool
        self._waiting: deque[int] = deque()
        self._under_way: deque[Future[list[Drawn | None]]] = deque()

    def add(self, ids: Collection[int]) -> None:
        """Draw these photos too as processes become free; keep what they have drawn until now."""
        if self._pool is None:
            return
        self._waiting += ids
        self._keep(wait=False)
        room = _ERRANDS_AHEAD * (os.cpu_count() or 1) - len(self._under_way)
        count = min(len(self._waiting), room * _DRAWN_AT_ONCE)
        if count <= 0:
            return
        photos = arrivals.not_drawn(self._desk.store.engine, [self._waiting.popleft() for _ in range(count)])
        one = partial(thumbs.draw, folder=self._desk.folder.absolute())
        try:
            for start in range(0, len(photos), _DRAWN_AT_ONCE):
                part = photos[start : start + _DRAWN_AT_ONCE]
                self._under_way.append(self._pool.submit(_all, one, part))
        except RuntimeError:  # a process died; `draw` knows what to do
            self._pool = None

    def finish(self) -> None:
        """Keep what the processes draw at this moment."""
        self._keep(wait=True)

    def _keep(self, *, wait: bool) -> None:
        made: list[Drawn] = []
        while self._under_way and (wait or self._under_way[0].done()):
            future = self._under_way.popleft()
            # What a dead process did not draw is still not drawn, and `draw` finds it.
            if future.exception() is None:
                made += [one for one in future.result() if one is not None]
        arrivals.drawn(self._desk.store.engine, made)


def _all(
    one: Callable[[tuple[int, str, str]], Drawn | None], photos: Sequence[tuple[int, str, str]]
) -> list[Drawn | None]:
    return [one(photo) for photo in photos]


@contextmanager
def processes(photos: int) -> Iterator[Executor | None]:
    """Start processes for so many photos, so that they are ready when they are needed; None for a few."""
    if photos < WORTH_PROCESSES:
        yield None
        return
    # Loaded here: a desk that takes in a few photos starts none.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, initializer=_begin) as pool:
        pool.submit(_begin)
        yield pool


def _begin() -> None:
    """Load what decodes, and let Ctrl-C stop the server, which stops us: no worker has a word to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    importlib.import_module("photodesk.photofile.pictures")
    importlib.import_module("photodesk.duplicates.pictures")
