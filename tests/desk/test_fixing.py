"""The certain fixes of a page, as one difference and one undo; waivers and who may give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.desk.demo import Demo
from photodesk.errors import UsageError
from photodesk.library.store import StaleRevision
from tests.demos import copied

HAN = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."
Put = Callable[..., int]


@pytest.fixture
def put(empty_desk: Desk, tmp_path: Path) -> Put:
    """Put one photo that says these things on page A7; returns its id."""
    empty_desk.new_page("A7", on=date(2026, 11, 24), targets=("print", "web"))
    count = iter(range(1, 100))

    def photo(label: str = "wire", **said: object) -> int:
        number = next(count)
        path = tmp_path / f"{number}.jpg"
        Image.new("RGB", (64 + number, 48), (number * 20, 90, 40)).save(path)
        photofile.embed(path, said, metadata_date="2026-11-24")  # type: ignore[arg-type]
        (photo_id,) = empty_desk.ingest([path], source_label=label).added
        empty_desk.put_on_page("A7", [photo_id])
        return photo_id

    return photo


@pytest.fixture
def demo(tmp_path: Path, demo_made: Demo) -> Iterator[Desk]:
    """The demo's desk."""
    with Desk.open(copied(demo_made, tmp_path / "demo").folder, user="tester") as desk:
        yield desk


def says(desk: Desk, photo_id: int) -> tuple[str, str]:
    metadata = desk.store.get(photo_id).metadata
    return metadata.caption, metadata.credit_line


def test_fixes_of_a_page_are_one_difference_and_one_undo(demo: Desk) -> None:
    before = {record.id: record.metadata for record in demo.gate("A7").records}
    proposal = demo.fix("A7")
    assert proposal.count >= 1
    assert all(change.why and change.before != change.after for i in proposal.items for change in i.changes)
    batch = demo.apply(proposal)
    assert batch is not None
    assert demo.fix("A7").count == 0
    left = {(f.key, f.code) for f in demo.gate("A7").findings if f.fix}
    assert left == set()
    demo.undo(batch)
    assert {record.id: record.metadata for record in demo.gate("A7").records} == before


def test_fixes_follow_each_other_on_one_field(empty_desk: Desk, put: Put) -> None:
    block = f"{HAN} (AP Photo/Ahn Young-joon)"
    photo_id = put(caption=f"{block} {block}", source="Yonhap")
    (item,) = empty_desk.fix("A7").items
    assert len({change.field for change in item.changes}) == len(item.changes)
    empty_desk.apply(empty_desk.fix("A7"))
    assert says(empty_desk, photo_id) == (HAN, "AP-Yonhap")


def test_garbled_hangul_is_repaired(empty_desk: Desk, put: Put) -> None:
    text = "화요일 서울 광화문 광장에서 시민들이 걷고 있다."
    photo_id = put(caption=text.encode("cp949").decode("latin-1"), credit_line="Yonhap", source="Yonhap")
    empty_desk.apply(empty_desk.fix("A7"))
    assert says(empty_desk, photo_id)[0] == text


def test_a_sound_page_offers_nothing(empty_desk: Desk, put: Put) -> None:
    put(caption=HAN, credit_line="AP-Yonhap", source="Yonhap")
    assert empty_desk.fix("A7").items == ()
    assert empty_desk.apply(empty_desk.fix("A7")) is None


def test_what_was_waived_is_not_fixed(empty_desk: Desk, put: Put) -> None:
    photo_id = put(caption=f"{HAN} {HAN}", credit_line="AP-Yonhap", source="Yonhap")
    assert "DUP-004" in [finding.code for finding in empty_desk.gate("A7").findings]
    empty_desk.waive(photo_id, "DUP-004", reason="the caption quotes itself", page="A7")
    assert [change for item in empty_desk.fix("A7").items for change in item.changes] == []


def test_photos_on_their_own_are_fixed_without_a_page(empty_desk: Desk, put: Put) -> None:
    photo_id = put(caption=f"{HAN} {HAN}", credit_line="AP-Yonhap", source="Yonhap")
    proposal = empty_desk.fix(ids=[photo_id])
    assert [item.photo_id for item in proposal.items] == [photo_id]
    assert "DUP-004" in proposal.items[0].changes[0].why


def test_a_photo_that_was_saved_meanwhile_is_not_fixed_over(empty_desk: Desk, put: Put) -> None:
    photo_id = put(caption=f"{HAN} {HAN}", credit_line="AP-Yonhap", source="Yonhap")
    proposal = empty_desk.fix("A7")
    empty_desk.edit(photo_id, {"caption": "한 사람이 고쳤다."})
    with pytest.raises(StaleRevision):
        empty_desk.apply(proposal)
    assert says(empty_desk, photo_id)[0] == "한 사람이 고쳤다."


@pytest.mark.parametrize(
    ("field", "text"),
    [("caption", f"{HAN} 한강"), ("credit_line", "Yonhap"), ("instructions", "EDITORIAL USE ONLY")],
)
def test_a_waiver_ends_when_the_text_changes_and_holds_when_another_field_does(
    empty_desk: Desk, put: Put, field: str, text: str
) -> None:
    photo_id = put(caption=HAN)
    empty_desk.waive(photo_id, "CRD-001", reason="the credit stands on the page itself", page="A7")
    assert [finding.code for finding, _ in empty_desk.gate("A7").waived] == ["CRD-001"]
    empty_desk.edit(photo_id, {"city": "Seoul", "keywords": ("한강",)})
    assert [finding.code for finding, _ in empty_desk.gate("A7").waived] == ["CRD-001"]
    empty_desk.edit(photo_id, {field: text})
    assert empty_desk.gate("A7").waived == ()


def test_a_waiver_for_one_page_does_not_hold_on_another(empty_desk: Desk, put: Put) -> None:
    photo_id = put(caption=HAN)
    empty_desk.new_page("B2", on=date(2026, 11, 24), targets=("print",))
    empty_desk.put_on_page("B2", [photo_id])
    empty_desk.waive(photo_id, "CRD-001", reason="the credit stands on the page itself", page="A7")
    assert empty_desk.gate("A7").stopped == ()
    assert empty_desk.gate("B2").stopped == (photo_id,)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("RGT-002", {"instructions": "EMBARGOED UNTIL 2026-12-31"}),
        ("RGT-004", {"instructions": "SOUTH KOREA OUT"}),
        ("RGT-007", {"instructions": "사진 취소"}),
    ],
)
def test_law_and_contract_need_the_chief_or_own_responsibility(
    empty_desk: Desk, put: Put, code: str, said: dict[str, str]
) -> None:
    photo_id = put(caption=HAN, credit_line="AP", source="AP", **said)
    assert code in [finding.code for finding in empty_desk.gate("A7").findings]
    with pytest.raises(UsageError, match="only the chief"):
        empty_desk.waive(photo_id, code, reason="the desk has the rights", page="A7")
    empty_desk.waive(photo_id, code, reason="the desk has the rights", page="A7", responsibility=True)
    ((finding, waiver),) = [pair for pair in empty_desk.gate("A7").waived if pair[0].code == code]
    assert (finding.key, waiver.responsibility, waiver.user) == (str(photo_id), True, "tester")
