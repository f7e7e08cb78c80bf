"""Long work that outlives the browser window that asked for it: started, watched, cancelled, ended.

Each job is one plain thread of this process; how far it is stands in the library, so that a
reload finds it again and a restart can say that it was interrupted.

Example:
    >>> import tempfile
    >>> from photodesk.desk import Desk
    >>> with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
    ...     job_id = start(desk, "count", "Counting", lambda progress, cancelled: "3 counted")
    ...     wait(desk, job_id, timeout_s=10)
    ...     shown(desk)[0].message
    True
    '3 counted'
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from photodesk import batch
from photodesk.desk.roles import needs
from photodesk.errors import PhotoDeskError, UsageError
from photodesk.library import jobs
from photodesk.library.jobs import Job

if TYPE_CHECKING:
    from photodesk.desk import Desk

Work = Callable[[batch.Progress, Callable[[], bool]], str]
"""Long work: reports (done, total), asks whether it was cancelled, and returns what it did in one line."""

_NOTED_EVERY_S = 0.3
"""The library learns of progress at most this often: a job writes photos, not its own progress."""
_RATE_OVER_S = 5.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """A job as a person sees it.

    Attributes:
        id, kind, title, user: which job it is. `state`: running, done, cancelled, failed, interrupted.
        done, total: items; total is 0 while it is not known.
        rate: items a second over the last seconds, 0.0 when not running.
        message: what it did, or why it ended. `started_at`, `ended_at`: ISO moments.
        cancelling: True when it was asked to stop and has not yet.
    """

    id: int
    kind: str
    title: str
    user: str
    state: str
    done: int
    total: int
    rate: float
    message: str
    started_at: str
    ended_at: str
    cancelling: bool = False


@dataclass(slots=True)
class _Running:
    """What this process knows of a job that the library does not."""

    thread: Thread | None = None
    stop: Event = field(default_factory=Event)
    leaving: bool = False
    done: int = 0
    total: int = 0
    noted_at: float = 0.0
    marks: list[tuple[float, int]] = field(default_factory=list)


_lock = Lock()
_running: dict[tuple[str, int], _Running] = {}


def start(desk: Desk, kind: str, title: str, function: Work, *, total: int = 0) -> int:
    """Begin long work in a thread of its own and return the job's id at once.

    Args:
        kind: one word for the machine: ingest, embed, import.
        title: what it does, as the screen says it: "Taking in photos".
        function: the work; an exception ends the job as failed, with its one line.
        total: items, where they are known before it begins.
    """
    job_id = jobs.start(
        desk.store.engine, kind=kind, title=title, user=desk.user, total=total, at=desk.clock()
    )
    running = _Running(total=total)
    running.thread = Thread(
        target=_work, args=(desk, job_id, running, function), name=f"job {job_id}", daemon=True
    )
    with _lock:
        _running[_key(desk, job_id)] = running
    running.thread.start()
    return job_id


@needs("editor")
def cancel(desk: Desk, job_id: int) -> None:
    """Ask a job to stop; what it has done stays.

    Raises:
        UsageError: no such job runs (any more).
    """
    running = _running.get(_key(desk, job_id))
    if running is None:
        raise UsageError(f"job {job_id}: not running; nothing to cancel")
    running.stop.set()


def wait(desk: Desk, job_id: int, *, timeout_s: float) -> bool:
    """Wait for a job to end, and tell whether it did; quick ones need no progress on screen."""
    running = _running.get(_key(desk, job_id))
    if running is None or running.thread is None:
        return True
    running.thread.join(timeout_s)
    return not running.thread.is_alive()


def any_running(desk: Desk) -> bool:
    """Tell whether this process works on something for this desk."""
    address = _address(desk)
    with _lock:
        return any(where == address for where, _ in _running)


def shown(desk: Desk, *, limit: int = 20) -> tuple[Standing, ...]:
    """Return the newest jobs as they stand, the newest first."""
    return tuple(_standing(desk, job) for job in jobs.recent(desk.store.engine, limit=limit))


def one(desk: Desk, job_id: int) -> Standing:
    """Return one job as it stands.

    Raises:
        UsageError: there is no such job.
    """
    job = jobs.get(desk.store.engine, job_id)
    if job is None:
        raise UsageError(f"job {job_id}: never began on this desk")
    return _standing(desk, job)


def recover(desk: Desk) -> int:
    """Mark what a stopped server left running as interrupted; return how many jobs there were.

    For the process that begins to serve a desk: jobs of its own are left alone.
    """
    if any_running(desk):
        return 0
    return jobs.interrupt_running(desk.store.engine, at=desk.clock())


def leave(desk: Desk, *, timeout_s: float) -> None:
    """Stop the desk's jobs because its server stops; they are marked as interrupted."""
    address = _address(desk)
    with _lock:
        left = [running for (where, _), running in _running.items() if where == address]
    for running in left:
        running.leaving = True
        running.stop.set()
    until = time.monotonic() + timeout_s
    for running in left:
        if running.thread is not None:
            running.thread.join(max(0.0, until - time.monotonic()))


def _work(desk: Desk, job_id: int, running: _Running, function: Work) -> None:
    def progress(done: int, total: int) -> None:
        running.done, running.total = done, total
        now = time.monotonic()
        running.marks = [*(m for m in running.marks if now - m[0] < _RATE_OVER_S), (now, done)]
        if now - running.noted_at >= _NOTED_EVERY_S:
            running.noted_at = now
            jobs.advance(desk.store.engine, job_id, done=done, total=total)

    try:
        message = function(progress, running.stop.is_set)
        state = "done"
        if running.stop.is_set() and (running.total == 0 or running.done < running.total):
            state = "interrupted" if running.leaving else "cancelled"
    except PhotoDeskError as error:
        state, message = "failed", str(error)
    except Exception as error:  # noqa: BLE001 - a thread's last resort: the person must be told
        _log.exception("job %s failed", job_id)
        state, message = "failed", f"stopped by a fault of PhotoDesk ({type(error).__name__}: {error})"
    try:
        if running.total:
            jobs.advance(desk.store.engine, job_id, done=running.done, total=running.total)
        jobs.end(desk.store.engine, job_id, state=state, message=message, at=desk.clock())
    finally:
        with _lock:
            _running.pop(_key(desk, job_id), None)


def _standing(desk: Desk, job: Job) -> Standing:
    running = _running.get(_key(desk, job.id))
    done, total, rate, cancelling = job.done, job.total, 0.0, False
    if running is not None and job.state == "running":
        done, total = running.done, running.total or job.total
        cancelling = running.stop.is_set()
        marks = running.marks
        if len(marks) > 1 and marks[-1][0] > marks[0][0]:
            rate = (marks[-1][1] - marks[0][1]) / (marks[-1][0] - marks[0][0])
    return Standing(
        job.id, job.kind, job.title, job.user, job.state, done, total, rate, job.message, job.started_at,
        job.ended_at, cancelling,
    )  # fmt: skip


def _address(desk: Desk) -> str:
    return str(desk.store.engine.url)


def _key(desk: Desk, job_id: int) -> tuple[str, int]:
    return _address(desk), job_id
