"""Long work that survives a reload of the browser: what runs, how far, and how it ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library.records import stamp
from photodesk.library.schema import jobs


@dataclass(frozen=True, slots=True)
class Job:
    """One job.

    Attributes:
        state: running, done, cancelled, failed or interrupted.
        runner: the process that does it. seen_at: when that was last alive, an ISO moment.
        stop_asked: 1 when somebody asked it to stop, in whichever process.
    """

    id: int
    kind: str
    title: str
    user: str
    state: str
    done: int
    total: int
    started_at: str
    ended_at: str
    message: str
    runner: str
    seen_at: str
    stop_asked: int


def start(
    engine: Engine, *, kind: str, title: str, user: str, total: int, at: datetime, runner: str = ""
) -> int:
    """Note that a job has begun and return its id; `runner` is the process that does it."""
    with engine.execution_options(writing=True).begin() as connection:
        result = connection.execute(
            jobs.insert().values(
                kind=kind,
                title=title,
                user=user,
                state="running",
                total=total,
                started_at=stamp(at),
                runner=runner,
                seen_at=stamp(at),
            )
        )
        return int(result.inserted_primary_key[0])  # type: ignore[index]


def advance(engine: Engine, job_id: int, *, done: int, total: int) -> None:
    """Note how far a job is."""
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(jobs.update().where(jobs.c.id == job_id).values(done=done, total=total))


def end(engine: Engine, job_id: int, *, state: str, message: str, at: datetime) -> None:
    """Note how a job ended."""
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            jobs.update().where(jobs.c.id == job_id).values(state=state, message=message, ended_at=stamp(at))
        )


def alive(engine: Engine, runner: str, *, at: datetime) -> frozenset[int]:
    """Note that a process is at its jobs; return the ids of those that somebody asked to stop."""
    with engine.execution_options(writing=True).begin() as connection:
        rows = connection.execute(
            jobs.update()
            .where(jobs.c.runner == runner, jobs.c.state == "running")
            .values(seen_at=stamp(at))
            .returning(jobs.c.id, jobs.c.stop_asked)
        )
        return frozenset(row.id for row in rows if row.stop_asked)


def ask_to_stop(engine: Engine, job_id: int) -> bool:
    """Ask a running job to stop, whichever process is at it; False when it does not run."""
    with engine.execution_options(writing=True).begin() as connection:
        return bool(
            connection.execute(
                jobs.update().where(jobs.c.id == job_id, jobs.c.state == "running").values(stop_asked=1)
            ).rowcount
        )


def running(engine: Engine) -> tuple[Job, ...]:
    """Return the jobs that run, in whichever process."""
    with engine.connect() as connection:
        return tuple(
            Job(*row) for row in connection.execute(sa.select(jobs).where(jobs.c.state == "running"))
        )


def interrupt(engine: Engine, job_ids: Collection[int], *, at: datetime) -> int:
    """Mark what a stopped process left running as interrupted; return how many there were."""
    if not job_ids:
        return 0
    with engine.execution_options(writing=True).begin() as connection:
        result = connection.execute(
            jobs.update()
            .where(jobs.c.state == "running", jobs.c.id.in_(job_ids))
            .values(state="interrupted", message="the desk was restarted; start it again", ended_at=stamp(at))
        )
        return result.rowcount


def recent(engine: Engine, *, limit: int = 20) -> tuple[Job, ...]:
    """Return the newest jobs, the newest first."""
    with engine.connect() as connection:
        rows = connection.execute(sa.select(jobs).order_by(jobs.c.id.desc()).limit(limit))
        return tuple(Job(*row) for row in rows)


def get(engine: Engine, job_id: int) -> Job | None:
    """Return one job, or None."""
    with engine.connect() as connection:
        row = connection.execute(sa.select(jobs).where(jobs.c.id == job_id)).first()
        return Job(*row) if row else None
