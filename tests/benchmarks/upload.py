"""How much memory does the server take for 200 dropped photos of 5 MB, and how fast are they in?

    python tests/benchmarks/upload.py [--photos 200] [--mb 5]

Serves a desk of its own, sends the photos over PUT /api/upload as the drop zone does (three at a
time), waits until the desk has taken all of them in, and reads the server's memory meanwhile.
"""

from __future__ import annotations

import argparse
import http.client
import io
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from photodesk.desk import Desk
from tests.benchmarks.timing import say

SERVE = """
import sys
from pathlib import Path
from photodesk.ui.server import serve
from tests.benchmarks.timing import say
serve(Path(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), open_browser=False,
      announce=lambda line: print(line, flush=True))
"""
AT_ONCE = 3
LIMIT_MB = 150


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def photo(number: int, size: int) -> bytes:
    """Return a distinct JPEG of about this size; what is behind the picture is noise."""
    out = io.BytesIO()
    Image.new("RGB", (3000, 2000), (number % 256, number // 256, 90)).save(out, "JPEG", quality=85)
    filler = random.Random(number).randbytes(65_000)
    data = out.getvalue()
    comments = b""
    while len(data) + len(comments) < size:
        comments += b"\xff\xfe" + (len(filler) + 2).to_bytes(2, "big") + filler
    return data[:2] + comments + data[2:]


def send(port: int, number: int, size: int) -> None:
    """Upload one photo."""
    data = photo(number, size)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    headers = {"Origin": f"http://127.0.0.1:{port}", "X-PhotoDesk": "1"}
    connection.request("PUT", f"/api/upload/IMG_{number:04}.jpg?drop=00000000deadbeef", data, headers)
    answer = connection.getresponse()
    assert answer.status == 201, (answer.status, answer.read())
    connection.close()


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--mb", type=float, default=5.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="photodesk-upload-") as folder:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, folder, str(port)], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        server.stdout.readline()
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60).close()
        send(port, 99_999, 50_000)  # what is loaded once is not the uploads' doing
        wait_for(folder, 1)
        before, peak, done = resident_mb(server.pid), 0.0, threading.Event()

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.05):
                peak = max(peak, resident_mb(server.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        start = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda n: send(port, n, int(asked.mb * 1e6)), range(asked.photos)))
        sent = time.perf_counter() - start
        wait_for(folder, asked.photos + 1)
        taken = time.perf_counter() - start
        done.set()
        watcher.join()
        server.send_signal(signal.SIGINT)
        server.wait(30)
    figures = {
        "photos": asked.photos,
        "mb_each": asked.mb,
        "memory_before_mb": round(before),
        "memory_peak_mb": round(peak),
        "grown_mb": round(peak - before),
        "limit_mb": LIMIT_MB,
        "sent_s": round(sent, 1),
        "on_the_desk_s": round(taken, 1),
    }
    print(json.dumps(figures))
    say(
        f"memory grown by {asked.photos} uploads of {asked.mb:g} MB", figures["grown_mb"], "MB",
        reach=f"under {LIMIT_MB} MB",
    )  # fmt: skip
    if figures["grown_mb"] >= LIMIT_MB:
        raise SystemExit(f"grown by {figures['grown_mb']} MB, allowed are {LIMIT_MB}")


def wait_for(folder: str, photos: int) -> None:
    """Wait until the desk has taken in so many photos."""
    with Desk.open(folder) as desk:
        until = time.monotonic() + 300
        while desk.counts()[""] < photos:
            assert time.monotonic() < until, f"{desk.counts()['']} of {photos} photos after 300 s"
            time.sleep(0.2)


if __name__ == "__main__":
    main()
