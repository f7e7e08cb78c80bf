"""The credit picker: parts, house form with its reason, the registry, what was used before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photodesk.desk import Desk, crediting
from photodesk.errors import UsageError
from photodesk.library.store import Arrival, Standing
from photodesk.model import Metadata

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Photos of Yonhap's wire and of the staff."""
    said = (
        (Metadata(caption="한강.", credit_line="Yonhap"), "Yonhap"),
        (Metadata(caption="Snow.", credit_line="AP-Yonhap"), "Yonhap"),
        (Metadata(caption="Rain.", credit_line="AP-Yonhap"), ""),
        (Metadata(caption="Sun."), "staff"),
    )
    with Desk.open(tmp_path / "desk", user="kim", clock=lambda: NOW) as made:
        made.store.add(
            [
                (
                    Arrival(Path(f"/p/{n}.jpg"), "jpeg", 3, 2, f"f{n}", f"p{n}", one, source_label=label),
                    Standing("ready"),
                )
                for n, (one, label) in enumerate(said, start=1)
            ],
            at=NOW,
        )
        yield made


def test_a_typed_credit_is_taken_apart_with_its_house_form(desk: Desk) -> None:
    seen = crediting.preview(desk, "(AP Photo/Lee Jin-man, Pool)", 2)
    assert dict(seen.parts) == {"agency": "AP", "photographer": "Lee Jin-man", "marked": "pool"}
    assert (seen.house_form, seen.certain) == ("AP-Yonhap", True)
    assert crediting.preview(desk, "로이터=연합뉴스").house_form == "Reuters-Yonhap"


def test_an_agency_credit_is_certain_only_where_the_relay_handed_it_over(desk: Desk) -> None:
    assert crediting.preview(desk, "(AP Photo/Lee Jin-man)", 2).certain
    assert not crediting.preview(desk, "(AP Photo/Lee Jin-man)", 3).certain


def test_a_credit_that_the_house_does_not_print_says_why(desk: Desk) -> None:
    barred = crediting.preview(desk, "REUTERS/KCNA", 1)
    assert barred.house_form is None
    assert "KCNA" in barred.why


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_credit_has_no_parts(desk: Desk, text: str) -> None:
    assert crediting.preview(desk, text, 1) == crediting.CreditPreview((), None, "", certain=False)


def test_a_photo_that_is_gone_is_no_error_while_somebody_types(desk: Desk) -> None:
    assert crediting.preview(desk, "Yonhap", 99).house_form == "Yonhap"


def test_agencies_are_found_by_english_and_korean_names(desk: Desk) -> None:
    by_credit = {choice.credit: choice for choice in crediting.choices(desk)}
    assert {"AP-Yonhap", "Yonhap", "Reuters-Yonhap", "Getty Images", "News1"} <= set(by_credit)
    assert "로이터" in by_credit["Reuters-Yonhap"].words
    assert by_credit["Yonhap"].name == "Yonhap News Agency · 연합뉴스"
    assert not [one for one in crediting.choices(desk) if not one.credit]


def test_used_credits_are_ours_first_then_everybodys_then_the_most_frequent(desk: Desk) -> None:
    assert crediting.used(desk) == ("AP-Yonhap", "Yonhap")
    desk.as_user("lee").edit(4, {"credit_line": "Newsis"})
    desk.edit(4, {"credit_line": "Korea Times photo by Shim Hyun-chul"})
    desk.as_user("lee").edit(4, {"credit_line": "News1"})
    assert crediting.used(desk) == (
        "Korea Times photo by Shim Hyun-chul", "News1", "Newsis", "AP-Yonhap", "Yonhap",
    )  # fmt: skip


def test_one_credit_is_put_on_a_selection_as_one_batch(desk: Desk) -> None:
    proposal = crediting.put(desk, " AP-Yonhap ", [1, 2, 4])
    assert [item.photo_id for item in proposal.items if item.changes] == [1, 4]
    batch = desk.apply(proposal)
    assert batch is not None
    assert {desk.store.get(n).metadata.credit_line for n in (1, 2, 4)} == {"AP-Yonhap"}
    desk.undo(batch)
    assert desk.store.get(4).metadata.credit_line == ""
    with pytest.raises(UsageError, match="which credit"):
        crediting.put(desk, " ", [1])


def test_a_credit_that_stands_can_be_kept(desk: Desk) -> None:
    proposal = crediting.put(desk, "Newsis", [1, 2, 4], keep=True)
    assert [item.photo_id for item in proposal.items if item.changes] == [4]
