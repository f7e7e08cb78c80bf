"""What this process and all that it started take: processor time and memory, as Linux counts them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_PROC = Path("/proc")
_LOOKED_EVERY_S = 0.2


def ours() -> tuple[int, ...]:
    """Return this process and all below it that are alive, by number."""
    below: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                below.setdefault(int(_stat(entry)[1]), []).append(int(entry.name))
    found = [os.getpid()]
    for number in found:
        found += below.get(number, [])
    return tuple(found)


def _stat(process: Path) -> list[str]:
    """Return the fields of a process from its state on; its name may hold anything."""
    return (process / "stat").read_text().rpartition(")")[2].split()


def processor_s() -> float:
    """Return the processor seconds of all our processes that are alive."""
    ticks = 0
    for number in ours():
        with suppress(OSError):
            fields = _stat(_PROC / str(number))
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mb() -> float:
    """Return the memory that our processes hold now, what they share counted once."""
    held = 0
    for number in ours():
        with suppress(OSError):
            for line in (_PROC / str(number) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    held += int(line.split()[1])
    return held / 1024


@dataclass(slots=True)
class Peak:
    """The most memory that our processes held at once, in MB."""

    mb: float = 0.0


@contextmanager
def watched() -> Iterator[Peak]:
    """Look five times a second at how much memory our processes hold."""
    peak, over = Peak(), Event()

    def look() -> None:
        while not over.wait(_LOOKED_EVERY_S):
            peak.mb = max(peak.mb, memory_mb())

    looking = Thread(target=look, daemon=True)
    looking.start()
    try:
        yield peak
    finally:
        over.set()
        looking.join()
        peak.mb = max(peak.mb, memory_mb())
