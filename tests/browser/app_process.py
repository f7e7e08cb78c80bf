"""A desk served in a process of its own, which is forked from one that has imported the app already.

Importing takes a second of processor time, and every few tests want a fresh server. What is served,
and how it ends (SIGINT, exit code 0), is the same as with `photodesk serve`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from unittest import mock

Serve = Callable[[str, int, Connection], object]
"""Serves a desk (its folder or URL) on a port until SIGINT, and sends the lines that are announced."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["photodesk.ui.server", "tests.browser.app_process"])
_UP_S, _DOWN_S = 60, 30


def serve_desk(where: str, port: int, words: Connection) -> None:
    """Serve as `photodesk serve` does on this machine."""
    from photodesk.ui.server import serve

    serve(where, host="127.0.0.1", port=port, open_browser=False, announce=words.send)


def serve_with_sign_in(where: str, port: int, words: Connection) -> None:
    """Serve as `photodesk serve --sign-in` does."""
    from photodesk.ui.server import serve

    serve(where, host="127.0.0.1", port=port, open_browser=False, announce=words.send, sign_in=True)


def serve_gated_intake(where: str, port: int, words: Connection) -> None:
    """Serve with a watched folder `wire` beside the desk; while a file `gate` stands there, forty come in."""
    from photodesk.desk import ingesting
    from photodesk.desk.watching import Watch
    from photodesk.ui.server import serve

    folder = Path(where)
    arrive: Callable[..., object] = vars(ingesting)["arrive"]
    taken: list[Path] = []

    def gated(path: Path, **how: object) -> object:
        while len(taken) >= 40 and (folder.parent / "gate").exists():
            time.sleep(0.02)
        taken.append(path)
        return arrive(path, **how)

    watches = [Watch("wire", folder.parent / "wire")]
    with mock.patch.object(ingesting, "arrive", gated):
        serve(folder, host="127.0.0.1", port=port, open_browser=False, announce=words.send, watches=watches)


@contextmanager
def serving(where: Path | str, serve: Serve = serve_desk) -> Iterator[tuple[str, Connection]]:
    """Serve a desk; give its address and what it announces further, and stop it as Ctrl-C does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words, theirs = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=serve, args=(str(where), port, theirs))
    process.start()
    theirs.close()
    assert process.pid is not None
    url = f"http://127.0.0.1:{port}/"
    try:
        assert words.poll(_UP_S), "nothing was announced"
        assert words.recv().startswith("PhotoDesk is at ")  # the socket listens from here on
        with urllib.request.urlopen(f"{url}healthz", timeout=_UP_S):
            yield url, words
        os.kill(process.pid, signal.SIGINT)
        process.join(_DOWN_S)
        assert process.exitcode == 0
    finally:
        process.kill()
        process.join()
        process.close()
        words.close()
