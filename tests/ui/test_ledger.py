"""Each operation once: whoever asks, however often, whatever breaks off."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from photodesk.errors import UsageError
from photodesk.ui.ledger import Ledger


def test_threads_that_come_at_once_apply_it_once_and_all_get_the_answer() -> None:
    ledger, barrier = Ledger(), Barrier(8)
    done: list[int] = []

    def apply() -> int:
        done.append(1)
        return len(done)

    def ask(_: int) -> int:
        barrier.wait(timeout=10)
        return int(ledger.once("a", apply))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [1] * 8


def test_a_refusal_is_remembered_and_not_tried_again() -> None:
    ledger = Ledger()
    tried: list[int] = []

    def refuse() -> None:
        tried.append(1)
        raise UsageError("no")

    for _ in range(2):
        with pytest.raises(UsageError, match="no"):
            ledger.once("a", refuse)
    assert len(tried) == 1


def test_what_was_broken_off_is_applied_again() -> None:
    class Stop(BaseException):
        """As Streamlit stops a script."""

    def stop() -> None:
        raise Stop

    ledger = Ledger()
    with pytest.raises(Stop):
        ledger.once("a", stop)
    assert ledger.get("a") is None
    assert ledger.once("a", lambda: "done") == "done"


def test_it_forgets_the_oldest_first() -> None:
    ledger = Ledger(kept=2)
    for name in ("a", "b", "c"):
        ledger.once(name, name.upper)
    assert [ledger.get(name) for name in ("a", "b", "c")] == [None, "B", "C"]
