"""Which operations of the browser are done: each is applied once, whoever asks, however often.

Streamlit starts a new run of a page while the callback of the old one is still at work, and stops
a callback at any access to its state; so the same outbox may be at hand in two threads at once,
and an answer put into `session_state` may be lost. What is done is therefore kept here, for the
process, outside of Streamlit's state.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from photodesk.errors import PhotoDeskError

KEPT = 10_000
"""Operations that are remembered: far more than browsers can have waiting."""


@dataclass(slots=True)
class _Entry:
    settled: Event = field(default_factory=Event)
    result: Any = None
    refusal: PhotoDeskError | None = None
    abandoned: bool = False


class Ledger:
    """What became of operations, by their ids.

    Example:
        >>> ledger = Ledger()
        >>> ledger.once("a", lambda: "Saved."), ledger.once("a", lambda: "Saved twice?")
        ('Saved.', 'Saved.')
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._lock = Lock()
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def once(self, operation_id: str, apply: Callable[[], Any]) -> Any:
        """Apply an operation, or return what became of it; wait while another thread is at it.

        A refusal (PhotoDeskError) is remembered as well. Whatever else breaks it off, such as
        Streamlit's stop, leaves it undone, so that it is applied again.
        """
        while True:
            with self._lock:
                entry = self._entries.get(operation_id)
                ours = entry is None
                if entry is None:
                    entry = self._entries[operation_id] = _Entry()
                    while len(self._entries) > self._kept:
                        self._entries.popitem(last=False)
            if ours:
                self._apply(operation_id, entry, apply)
            else:
                entry.settled.wait()
                if entry.abandoned:
                    continue
            if entry.refusal is not None:
                raise entry.refusal
            return entry.result

    def get(self, operation_id: str) -> Any:
        """Return what became of an operation, or None when it is unknown, refused or under way."""
        with self._lock:
            entry = self._entries.get(operation_id)
        return entry.result if entry is not None else None

    def _apply(self, operation_id: str, entry: _Entry, apply: Callable[[], Any]) -> None:
        try:
            entry.result = apply()
        except PhotoDeskError as error:
            entry.refusal = error
        except BaseException:
            entry.abandoned = True
            with self._lock:
                self._entries.pop(operation_id, None)
            raise
        finally:
            entry.settled.set()


LEDGER = Ledger()
"""The process's own."""
