"""Long work that outlives the browser window that asked for it: started, watched, cancelled, ended.

Each job is one plain thread of one process; how far it is stands in the library, so that a reload
finds it again, in whichever process that serves the desk. A process says every two seconds that it
is alive; a job whose process has been silent for long is marked as interrupted.

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
import os
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
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
_ALIVE_EVERY_S = 2.0
_SILENT_S = 20.0
"""A process that has not said for so long that it is alive is taken for dead."""

RUNNER = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
"""This process, as jobs name it."""

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
        desk.store.engine, kind=kind, title=title, user=desk.user, total=total, at=desk.clock(), runner=RUNNER
    )
    running = _Running(total=total)
    running.thread = Thread(
        target=_work, args=(desk, job_id, running, function), name=f"job {job_id}", daemon=True
    )
    with _lock:
        first = not any(where == _address(desk) for where, _ in _running)
        _running[_key(desk, job_id)] = running
    running.thread.start()
    if first:
        Thread(target=_say_alive, args=(desk,), name="alive", daemon=True).start()
    return job_id


@needs("editor")
def cancel(desk: Desk, job_id: int) -> None:
    """Ask a job to stop, whichever process is at it; what it has done stays.

    Raises:
        UsageError: no such job runs (any more).
    """
    running = _running.get(_key(desk, job_id))
    if running is not None:
        running.stop.set()
    elif not jobs.ask_to_stop(desk.store.engine, job_id):
        raise UsageError(f"job {job_id}: not running; nothing to cancel")


def wait(desk: Desk, job_id: int, *, timeout_s: float) -> bool:
    """Wait for a job to end, and tell whether it did; quick ones need no progress on screen."""
    running = _running.get(_key(desk, job_id))
    if running is None or running.thread is None:
        return True
    running.thread.join(timeout_s)
    return not running.thread.is_alive()


def any_running(desk: Desk) -> bool:
    """Tell whether any process works on something for this desk."""
    return any(job.runner == RUNNER or not _is_silent(desk, job) for job in jobs.running(desk.store.engine))


def shown(desk: Desk, *, limit: int = 20) -> tuple[Standing, ...]:
    """Return the newest jobs as they stand, the newest first."""
    recover(desk)
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

    A job whose process is alive, this one or another, is left alone.
    """
    left = [job.id for job in jobs.running(desk.store.engine) if _is_silent(desk, job)]
    return jobs.interrupt(desk.store.engine, left, at=desk.clock())


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


def _say_alive(desk: Desk) -> None:
    """Say that this process is at its jobs, and hear who was asked to stop, as long as any runs."""
    pause = Event()
    while True:
        with _lock:
            at_work = {
                job_id: running for (where, job_id), running in _running.items() if where == _address(desk)
            }
        if not at_work:
            return
        try:
            for job_id in jobs.alive(desk.store.engine, RUNNER, at=desk.clock()):
                if job_id in at_work:
                    at_work[job_id].stop.set()
        except Exception:  # noqa: BLE001 - the database may be away for a moment; the work goes on
            _log.warning("cannot say that jobs are alive", exc_info=True)
        pause.wait(_ALIVE_EVERY_S)


def _is_silent(desk: Desk, job: Job) -> bool:
    """Tell whether the process at a job is gone: by its number on this machine, else by its silence."""
    if job.runner == RUNNER:
        return _key(desk, job.id) not in _running
    if not job.runner:
        return True  # of a server that did not say who it was
    host, _, rest = job.runner.partition(":")
    number = rest.partition(":")[0]
    if host == socket.gethostname() and number.isdigit() and not _process_lives(int(number)):
        return True
    seen = datetime.fromisoformat(job.seen_at) if job.seen_at else None
    return seen is None or (desk.clock() - seen).total_seconds() > _SILENT_S


def _process_lives(number: int) -> bool:
    if os.name == "nt":
        return True  # there its silence tells
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


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
    done, total, rate, cancelling = job.done, job.total, 0.0, bool(job.stop_asked)
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
