"""Long work that survives a reload of the browser: what runs, how far, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.library.schema import jobs
from photodesk.library.store import stamp


@dataclass(frozen=True, slots=True)
class Job:
    """One job: `state` is running, done, cancelled, failed or interrupted."""

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


def start(engine: Engine, *, kind: str, title: str, user: str, total: int, at: datetime) -> int:
    """Note that a job has begun and return its id."""
    with engine.execution_options(writing=True).begin() as connection:
        result = connection.execute(
            jobs.insert().values(
                kind=kind, title=title, user=user, state="running", total=total, started_at=stamp(at)
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


def interrupt_running(engine: Engine, *, at: datetime) -> int:
    """Mark what a stopped server left running as interrupted; return how many there were."""
    with engine.execution_options(writing=True).begin() as connection:
        result = connection.execute(
            jobs.update()
            .where(jobs.c.state == "running")
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
