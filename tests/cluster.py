"""A Dask scheduler and its workers on this machine, as a newsroom would start them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

_REPOSITORY = Path(__file__).parents[1]


@contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    """Start a scheduler and so many single-threaded worker processes on loopback; give the address."""
    from distributed import Client

    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "scheduler.json")
        where = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
        commands = (
            ["dask_scheduler", *where, "--port", "0"],
            [
                "dask_worker",
                *where,
                "--nworkers",
                str(workers),
                "--nthreads",
                "1",
                "--local-directory",
                place,
            ],
        )
        running = [
            # A session of its own, so that a nanny and its worker end together.
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{command[0]}", *command[1:]],
                env=os.environ | {"PYTHONWARNINGS": "", "PYTHONPATH": str(_REPOSITORY)},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )
            for command in commands
        ]  # fmt: skip
        try:
            # Dask says no types.
            connect = cast("Any", Client)
            with connect(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=60)
                yield client.scheduler.address
        finally:
            for process in running:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(30)
