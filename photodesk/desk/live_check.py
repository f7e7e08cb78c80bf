"""Making ready what an editor is told while typing: which photos already carry this caption.

The first such question would wait for the tables that captions are read with (a fifth of a second). A
thread loads them once the server is up and, after an update of PhotoDesk, renews the signs that captions
are found by, the newest photos first, a little at a time.
"""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from photodesk.errors import PhotoDeskError

if TYPE_CHECKING:
    from photodesk.desk import Desk

AFTER_S = 1.5
"""The first page is drawn before the tables are loaded; nobody types a caption sooner."""
_BETWEEN_S = 0.1
"""Between two parts of the renewal others get their turn."""
_AGAIN_S = 30.0
_READ_FIRST = (
    "Kim Min-su, left, speaks to reporters in Seoul, Nov. 24, 2026. Yonhap",
    "24일 서울 광화문광장에서 시민들이 눈을 맞으며 걷고 있다. 연합뉴스",
)


class LiveCheck:
    """The thread that makes the check ready, until it is done or told to stop."""

    def __init__(self, desk: Desk, *, after_s: float = AFTER_S) -> None:
        """Prepare; `start` begins."""
        self._desk = desk
        self._after_s = after_s
        self._stop = Event()
        self._thread = Thread(target=self._run, name="live check", daemon=True)

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def wait(self, *, timeout_s: float) -> bool:
        """Wait until all is ready, and tell whether it is."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def stop(self, *, timeout_s: float = 5.0) -> None:
        """Stop; what is left of the renewal is done after the next start."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        if self._stop.wait(self._after_s):
            return
        load()
        pause = _BETWEEN_S
        while not self._stop.is_set():
            try:
                if not renew_signs(self._desk):
                    return
                pause = _BETWEEN_S
            except PhotoDeskError:  # the disk is full, the server went away: editors are told when they save
                pause = _AGAIN_S
            self._stop.wait(pause)


def load() -> None:
    """Load everything that the check reads captions with, so that the first question is as quick as any."""
    from photodesk.duplicates import postings

    kept = postings.Memory()
    for caption in _READ_FIRST:
        postings.keep(kept, caption, caption)
        # The same in other words: what compares words letter by letter is loaded too.
        postings.find(kept, caption.replace("speaks", "spaeks").replace("걷고", "거닐고"))


def renew_signs(desk: Desk) -> int:
    """Renew the signs of the next few hundred captions; return how many were looked at, 0 for none left."""
    from photodesk.library import sign_renewal

    return sign_renewal.renew(desk.store.engine) if sign_renewal.is_due(desk.store.engine) else 0
