"""Operations of a component: once each, all answered, in order."""

from __future__ import annotations

from photodesk.errors import UsageError
from photodesk.ui import outbox


def test_an_outbox_that_comes_twice_is_applied_once() -> None:
    seen: list[str] = []

    def apply(operation: outbox.Operation) -> str:
        seen.append(str(operation["id"]))
        return "Done."

    first = outbox.answered([{"id": "a", "key": "1"}], [], apply)
    outbox.answered([{"id": "a", "key": "1"}, {"id": "b", "key": "1"}], first, apply)
    assert seen == ["a", "b"]


def test_a_refusal_is_an_answer_and_spares_the_next() -> None:
    def apply(operation: outbox.Operation) -> str:
        if operation["id"] == "a":
            raise UsageError("not now")
        return "Done."

    answers = outbox.answered([{"id": "a", "key": "1"}, {"id": "b", "key": "1"}], [], apply)
    assert [(answer["ok"], answer["message"]) for answer in answers] == [(False, "not now"), (True, "Done.")]


def test_a_page_of_another_version_is_told_to_reload() -> None:
    def apply(operation: outbox.Operation) -> str:
        return str(operation["what_it_does_not_have"])

    (answer,) = outbox.answered([{"id": "a"}], [], apply)
    assert not answer["ok"]
    assert "reload" in answer["message"]


def test_answers_do_not_grow_for_ever() -> None:
    operations = [{"id": str(number), "key": "1"} for number in range(500)]
    assert len(outbox.answered(operations, [], lambda operation: "")) == outbox.KEPT_ANSWERS
