"""When SQLite's log of saves is written back into the database: beside the editors' saves, not in one.

A save is a few pages at the end of the log. Left to itself, the save that fills the log writes all of
it back and waits for the disk twice; an editor would wait with it. Here a thread does so a moment
after a save, on a connection of its own, which keeps no other from reading or writing. What a power
failure may lose shrinks to that moment.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path

_MOMENT_S = 0.25
_IDLE_S = 2.0
"""The thread ends when nothing was saved for so long; the next save starts one."""


class Checkpoints:
    """Writes back the log of one database after saves, until it is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._saved = threading.Event()
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def soon(self) -> None:
        """Write the log back in a moment; called after a save."""
        with self._lock:
            self._saved.set()
            if self._thread is None:
                self._closed.clear()
                self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Wait for the thread to end; a later save starts another."""
        with self._lock:
            thread = self._thread
            self._closed.set()
            self._saved.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        again = True
        while again:
            # A database that cannot be opened or written is told to the next editor who saves, not here.
            with contextlib.suppress(sqlite3.Error):
                self._write_back()
            with self._lock:
                again = self._saved.is_set() and not self._closed.is_set()
                if not again:
                    self._thread = None

    def _write_back(self) -> None:
        self._saved.clear()
        if self._closed.wait(_MOMENT_S):
            return
        own = f"{self._path.absolute().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(own, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            while self._saved.wait(_IDLE_S) and not self._closed.is_set():
                self._saved.clear()
                if self._closed.wait(_MOMENT_S):
                    return
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
