"""Captions edited as a sheet: what changed, what looks shifted, what others changed meanwhile."""

from __future__ import annotations

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, table_edits
from photodesk.errors import UsageError
from photodesk.library.store import Record
from photodesk.model import Value

CAPTION = "Ferries leave Incheon (인천), Tuesday, Nov. 24, 2026."
CREDIT = "Korea Times photo by Shim Hyun-chul"


@pytest.fixture
def photo(empty_desk: Desk) -> Record:
    """A photo with a caption and a credit."""
    path = empty_desk.folder.parent / "IMG_1.jpg"
    Image.new("RGB", (64, 48), "red").save(path)
    photofile.embed(
        path,
        {"caption": CAPTION, "credit_line": CREDIT, "creator": ("Shim Hyun-chul",)},
        metadata_date="2026-11-24",
    )
    (added,) = empty_desk.ingest([path]).added
    return empty_desk.store.get(added)


def cells(desk: Desk, photo: Record, **typed: Value) -> tuple[table_edits.Cell, ...]:
    return table_edits.changed_cells(desk, [photo], {photo.id: typed})


def test_equal_cells_are_no_change(empty_desk: Desk, photo: Record) -> None:
    assert cells(empty_desk, photo, caption=CAPTION, creator=("Shim Hyun-chul",)) == ()


def test_an_ordinary_edit_raises_no_doubt(empty_desk: Desk, photo: Record) -> None:
    (cell,) = cells(empty_desk, photo, caption="배가 인천을 떠나고 있다.")
    assert (cell.before, cell.after, cell.doubt, cell.now) == (CAPTION, "배가 인천을 떠나고 있다.", "", None)


@pytest.mark.parametrize(
    "credit",
    [
        "AP-Yonhap",
        "연합뉴스",
        "Courtesy of Inje County",
        "인제군 제공",
        "Courtesy of Samsung Electronics Co.",
    ],
)
def test_an_ordinary_credit_raises_no_doubt(empty_desk: Desk, photo: Record, credit: str) -> None:
    (cell,) = cells(empty_desk, photo, credit_line=credit)
    assert cell.doubt == ""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("creator", ("심현철 기자",)), ("creator", ("Kim Min-su", "Lee Ji-eun")),
        ("creator", ("김강민·심현철",)),
        ("creator", ("Jean-Baptiste Alphonse Karr de la Motte",)), ("headline", "한강 산책"),
        ("headline", "Rain in Seoul"), ("alt_text", "A wet street."), ("alt_text", "붉은 등불이 걸려 있다."),
        ("caption", "Ferries leave. AP-Yonhap"), ("caption", "The file a.jpg was lost."), ("caption", "비."),
    ],
)  # fmt: skip
def test_ordinary_words_raise_no_doubt(empty_desk: Desk, photo: Record, field: str, text: Value) -> None:
    (cell,) = cells(empty_desk, photo, **{field: text})
    assert cell.doubt == ""


def test_captions_one_row_off_are_said(empty_desk: Desk, photo: Record) -> None:
    path = empty_desk.folder.parent / "IMG_2.jpg"
    Image.new("RGB", (64, 48), "blue").save(path)
    (added,) = empty_desk.ingest([path]).added
    other = empty_desk.store.get(added)
    (cell,) = table_edits.changed_cells(empty_desk, [photo, other], {other.id: {"caption": CAPTION}})
    assert cell.doubt == "is the caption of IMG_1.jpg: pasted one row off?"


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("caption", CREDIT, "what stood under Credit"),
        ("caption", "AP-Yonhap", "reads like a credit"),
        ("caption", "IMG_2031.jpg", "reads like a file name"),
        ("credit_line", CAPTION, "what stood under"),
        ("credit_line", "x" * 91, "reads like a caption"),
        ("creator", (CREDIT,), "what stood under Credit"),
        ("credit_line", "Commuters cross the Han River, Monday.", "reads like a caption"),
        ("credit_line", "시민들이 한강을 걷고 있다.", "reads like a caption"),
        ("caption", "", "empties it"),
        ("alt_text", "AP-Yonhap", "reads like a credit"),
        ("creator", ("AP-Yonhap",), "reads like a credit"),
        ("creator", ("Courtesy of Inje County",), "reads like a credit"),
        ("creator", ("시민들이 한강을 걷고 있다.",), "reads like a caption"),
        ("creator", ("Commuters cross the Han River, Monday.",), "reads like a caption"),
        ("headline", "한강_산책.JPG", "reads like a file name"),
        ("caption", "사진설명", "heading of Caption"),
        ("credit_line", "크레딧", "heading of Credit"),
        ("caption", "파일명", "heading of the file"),
        ("caption", "〃", "means as above"),
        ("caption", "????", "letters were lost"),
    ],
)
def test_a_paste_one_column_off_is_said(
    empty_desk: Desk, photo: Record, field: str, text: Value, says: str
) -> None:
    (cell,) = cells(empty_desk, photo, **{field: text})
    assert says in cell.doubt
    assert not cell.wrong


def test_a_value_that_no_file_may_carry_cannot_be_saved(empty_desk: Desk, photo: Record) -> None:
    (cell,) = cells(empty_desk, photo, caption="bell \x07")
    assert cell.wrong
    with pytest.raises(UsageError, match=r"IMG_1\.jpg"):
        table_edits.proposal_of(empty_desk, [cell])


def test_what_others_changed_meanwhile_is_shown_and_left_unless_wanted(
    empty_desk: Desk, photo: Record
) -> None:
    empty_desk.edit(photo.id, {"caption": "Lee's text."})
    (cell,) = cells(empty_desk, photo, caption="Kim's text.")
    assert cell.now == "Lee's text."
    assert table_edits.proposal_of(empty_desk, [cell]).count == 0
    empty_desk.apply(table_edits.proposal_of(empty_desk, [cell], over_others=True))
    assert empty_desk.store.get(photo.id).metadata.caption == "Kim's text."


def test_a_change_of_another_field_meanwhile_is_no_conflict(empty_desk: Desk, photo: Record) -> None:
    empty_desk.edit(photo.id, {"credit_line": "AP-Yonhap"})
    (cell,) = cells(empty_desk, photo, caption="Kim's text.")
    assert cell.now is None
    empty_desk.apply(table_edits.proposal_of(empty_desk, [cell]))
    said = empty_desk.store.get(photo.id).metadata
    assert (said.caption, said.credit_line) == ("Kim's text.", "AP-Yonhap")


def test_a_photo_that_left_the_desk_cannot_be_saved(empty_desk: Desk, photo: Record) -> None:
    empty_desk.remove([photo.id])
    (cell,) = cells(empty_desk, photo, caption="Kim's text.")
    assert cell.wrong
