"""Operations that a component's outbox holds: each applied once, each answered.

The browser sends its whole outbox again until every operation has its answer; the ledger keeps
the answers, so that a second drawing does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from photodesk.errors import PhotoDeskError
from photodesk.ui.ledger import LEDGER
from photodesk.ui.strings import t

KEPT_ANSWERS = 200
"""Answers that a session keeps: more than a browser can have waiting."""

Operation = Mapping[str, Any]

Apply = Callable[[Operation], str | Mapping[str, Any]]


def answered(
    operations: Sequence[Operation],
    answers: Sequence[Mapping[str, Any]],
    apply: Apply,
) -> list[Mapping[str, Any]]:
    """Apply what has no answer yet, in order, and return all answers, the newest last.

    Args:
        apply: does one operation and returns the line for the person, or that as "message" with more
            that the component is to know; an error is an answer too.

    Example:
        >>> done = answered([{"id": "a", "key": "7"}], [], lambda operation: "Done.")
        >>> done
        [{'id': 'a', 'key': '7', 'ok': True, 'message': 'Done.'}]
        >>> answered([{"id": "a", "key": "7"}], done, lambda operation: "Done twice?") == done
        True
    """
    given = list(answers)
    known = {answer["id"] for answer in given}
    for operation in operations:
        if operation["id"] in known:
            continue
        one: dict[str, Any] = {"id": operation["id"], "key": str(operation.get("key", "")), "ok": True}
        try:
            said = apply(operation)
            one |= {"message": said} if isinstance(said, str) else said
        except PhotoDeskError as error:
            one |= {"ok": False, "message": str(error)}
        except (KeyError, ValueError, TypeError):
            one |= {"ok": False, "message": t("common.reload")}
        known.add(operation["id"])
        given.append(one)
    return given[-KEPT_ANSWERS:]


def take(component: str, apply: Apply) -> None:
    """Apply what a component's outbox holds; call it in the callback and again before drawing.

    Streamlit may stop a callback at any access to its state, does not call it again for the same
    outbox, and may start the next run while the callback is still at work: the ledger sees to it
    that each operation is applied once.
    """
    for operation in _outbox(component):
        LEDGER.once(str(operation["id"]), partial(_one, operation, apply))


def answers(component: str) -> list[Mapping[str, Any]]:
    """Return the answers that a component is told: those of the operations in its outbox."""
    known = (LEDGER.get(str(operation["id"])) for operation in _outbox(component))
    return [answer for answer in known if answer is not None]


def _outbox(component: str) -> Sequence[Operation]:
    return (st.session_state.get(component) or {}).get("outbox") or ()


def _one(operation: Operation, apply: Apply) -> Mapping[str, Any]:
    return answered([operation], [], apply)[0]
