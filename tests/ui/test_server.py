"""How the desk is served: this machine only, one clear line for a busy port, a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from photodesk.bundled import bundled
from photodesk.errors import UsageError
from photodesk.ui import server

SERVE = """
import sys
from pathlib import Path
from photodesk.ui.server import serve
serve(Path(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), open_browser=False,
      announce=lambda line: print(line, flush=True))
print("ended", flush=True)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1])
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} never answered")


def test_a_busy_port_is_one_line_that_names_it_and_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=rf"port {port} is in use; .*--port"):
            server.serve(tmp_path, host="127.0.0.1", port=port, open_browser=False, announce=print)
    assert list(tmp_path.iterdir()) == []  # nothing was opened yet


def test_it_serves_announces_refuses_strangers_and_ends_cleanly_on_ctrl_c(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(tmp_path / "desk"), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            assert page.status == 200
        rebound = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(rebound, timeout=5)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert out.splitlines() == [f"PhotoDesk is at http://127.0.0.1:{port}/   Ctrl-C stops it.", "ended"]
    assert errors == ""
    assert process.returncode == 0


def test_streamlit_run_works_too_with_our_routes(tmp_path: Path) -> None:
    port = free_port()
    app = bundled("app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    environment = {**os.environ, "PHOTODESK_DESK": str(tmp_path / "desk")}
    process = subprocess.Popen(
        command, cwd=app.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        finally:
            process.kill()
