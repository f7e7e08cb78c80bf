"""Every benchmark in one command, as one table.

    python -m tests.benchmarks [NAME…] [--output TABLE.md]

Each benchmark runs alone, in a process of its own; its peers run in the same process, taking
turns, so that ratios hold on a busy machine and absolute figures on a quiet one. The load average
before the first and after the last is printed. `growth` comes last: how each cost grows.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import growth
from tests.benchmarks.timing import Figure, Growth, short

BENCHMARKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "codec": ((), ("--all-cores", "--rounds", "3")),
    "audit": ((), ("--files", "10000")),
    "duplicates": (("--captions", "100000", "--workers", "2", "--peers"),),
    "exchange": ((),),
    "ingest": ((),),
    "library": (("100000",),),
    "batch": ((),),
    "upload": ((),),
    "browser": ((),),
}
"""Benchmark -> the arguments of each of its runs."""
LIBRARIES = ("pillow", "piexif", "streamlit", "pandas", "sqlalchemy", "numpy", "rapidfuzz")


def main() -> None:
    """Run the benchmarks and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    known = (*BENCHMARKS, "growth")
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(known))
    parser.add_argument("--output", type=Path, help="also write the table as Markdown")
    options = parser.parse_args()
    if unknown := set(options.names) - set(known):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    before = os.getloadavg()[0]
    figures: list[Figure] = []
    grown: list[Growth] = []
    for name in options.names or known:
        began = time.perf_counter()
        print(f"\n== {name}", flush=True)
        if name == "growth":
            grown = growth.all_measured()
        for arguments in BENCHMARKS.get(name, ()):
            figures += run(name, arguments)
        print(f"== {name}: {time.perf_counter() - began:.0f} s", flush=True)
    table = markdown(figures, load=(before, os.getloadavg()[0]))
    if grown:
        table += f"\n{growth.markdown(grown)}"
    print(f"\n{table}")
    if options.output:
        options.output.write_text(table, encoding="utf-8")


def run(name: str, arguments: tuple[str, ...]) -> list[Figure]:
    """Run one benchmark; return its figures. A failure is printed and spares the others."""
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place, "figures.jsonl")
        ended = subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments],
            env=os.environ | {"PHOTODESK_FIGURES": str(kept)},
            check=False,
        )
        if ended.returncode:
            print(f"{name} ended with exit code {ended.returncode}", file=sys.stderr)
        if not kept.exists():
            return []
        return [Figure(**json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()]


def markdown(figures: list[Figure], *, load: tuple[float, float]) -> str:
    """Return the figures as a table, under the machine and the versions they were measured with."""
    lines = [
        f"{time.strftime('%Y-%m-%d')}, {machine()}, load {load[0]:.1f} before and {load[1]:.1f} after.",
        f"{versions()}.",
        "",
        "| Measured | PhotoDesk | Beside it, same run | Ratio | Reach | Met |",
        "| --- | ---: | ---: | ---: | --- | --- |",
    ]
    for figure in figures:
        peer = f"{figure.beside} {short(figure.peer)} {figure.unit}" if figure.beside else ""
        ratio = f"{figure.ratio:.2f}" if figure.beside else ""
        met = {None: "", True: "yes", False: "NO"}[figure.met]
        lines.append(
            f"| {figure.what} | {short(figure.value)} {figure.unit} | {peer} | {ratio} "
            f"| {figure.reach} | {met} |"
        )
    return "\n".join(lines) + "\n"


def machine() -> str:
    """Say what this runs on: processor, cores, memory."""
    processor = platform.processor() or platform.machine()
    memory = 0.0
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                processor = line.partition(":")[2].strip()
                break
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (OSError, ValueError):
        pass
    return f"{os.cpu_count()} cores ({processor}), {memory:.0f} GiB"


def versions() -> str:
    """Say which versions were measured, the peers' among them."""
    told = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in LIBRARIES)]
    for command, flag in (("exiftool", "-ver"), ("exiv2", "--version"), ("chromium", "--version")):
        if shutil.which(command):
            out = subprocess.run([command, flag], capture_output=True, text=True, check=False).stdout
            first = out.splitlines()[0] if out else ""
            told.append(
                f"{command} {first.removeprefix(command).removeprefix('Chromium').split(' built')[0].strip()}"
            )
    return ", ".join(told)


if __name__ == "__main__":
    main()
