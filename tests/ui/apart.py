"""A coroutine run in a thread of its own: the browser tests keep an event loop running in this one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_apart(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end; what it raises is raised here."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, work).result(60)
