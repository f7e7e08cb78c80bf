"""Sheets on their way out, and back in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodesk.errors import UnknownField, UsageError
from photodesk.exchange.captions_table import Sheet, read_sheet
from photodesk.exchange.matching import Matching, match_rows
from photodesk.exchange.plan import Plan, plan_changes
from photodesk.exchange.reasons import reasons
from photodesk.exchange.sheet_out import leftover_sheet, round_trip_sheet, round_trip_workbook
from photodesk.exchange.sheet_rows import Problem, Row
from photodesk.model import Metadata
from photodesk.tables.fields import EDITABLE
from photodesk.text import is_korean, normalise

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("한강 “”'\"=+-@;,\t\n😀é—[U+00E9]"), st.characters(categories=["L", "N", "P"])
    ),
    min_size=1,
    max_size=25,
).map(normalise)
USABLE = TEXTS.filter(lambda text: text not in ("", "-", "–", "—"))
PHOTOS = st.builds(
    Metadata,
    caption=USABLE,
    credit_line=USABLE,
    creator=st.lists(USABLE, max_size=3, unique=True).map(tuple),
    keywords=st.lists(USABLE, max_size=3, unique=True).map(tuple),
    date_created=st.sampled_from(("", "2026", "2026-11", "2026-11-24", "2026-11-24T09:30:15.25+09:00")),
)


def _read_back(sheet: Sheet) -> list[Metadata]:
    assert sheet.problems == ()
    return [Metadata().replace(**row.values) for row in sheet.rows]


@settings(max_examples=60)
@given(
    st.lists(PHOTOS, min_size=1, max_size=4),
    st.sampled_from(("utf-8-sig", "utf-8", "utf-16-le", "cp949", "cp1252")),
    st.sampled_from(",;\t|"),
    st.booleans(),
)
def test_every_photo_reads_back_equal_from_any_form(
    photos: list[Metadata], encoding: str, delimiter: str, korean: bool
) -> None:
    rows = [(f"IMG_{i}.jpg", photo) for i, photo in enumerate(photos)]
    out = round_trip_sheet(rows, encoding=encoding, delimiter=delimiter, korean=False)
    assert _read_back(read_sheet(out.data, name="a.csv", encoding=encoding)) == photos
    if encoding.startswith("utf"):
        assert out.losses == ()
        in_korean = round_trip_sheet(rows, encoding=encoding, delimiter=delimiter, korean=korean)
        assert _read_back(read_sheet(in_korean.data, name="a.csv")) == photos


@settings(max_examples=8)  # a process of its own reads each workbook
@given(st.lists(PHOTOS, min_size=10, max_size=40), st.booleans())
def test_every_photo_reads_back_equal_from_a_workbook(photos: list[Metadata], korean: bool) -> None:
    data = round_trip_workbook([(f"IMG_{i}.jpg", photo) for i, photo in enumerate(photos)], korean=korean)
    assert _read_back(read_sheet(data, name="a.xlsx")) == photos


def test_what_looks_like_an_escape_of_excel_reads_back_equal() -> None:
    captions = (
        "_x0041_",
        "a_x000D_b",
        "_x005F_",
        "00123",
        "1E5",
        "TRUE",
        "#N/A",
        "<b>&amp;</b>",
        "[U+1F600]",
    )
    data = round_trip_workbook([(f"{i}.jpg", Metadata(caption=text)) for i, text in enumerate(captions)])
    assert tuple(photo.caption for photo in _read_back(read_sheet(data, name="a.xlsx"))) == captions


def test_a_photo_reads_back_equal_from_a_workbook() -> None:
    photos = [
        Metadata(caption="=합계\n둘째 줄 😀", creator=("심현철", "Kim, A; B"), date_created="2026-11-24"),
        Metadata(caption="'=x", keywords=("00123", "+82"), job_id="00123"),
    ]
    for korean in (False, True):
        data = round_trip_workbook([(f"{i}.jpg", p) for i, p in enumerate(photos)], korean=korean)
        assert _read_back(read_sheet(data, name="a.xlsx")) == photos


def test_the_round_trip_sheet_opens_in_excel_and_has_the_usual_columns() -> None:
    out = round_trip_sheet([("a.jpg", Metadata(caption="한강", event_name="축제"))])
    head = out.data.split(b"\r\n")[0]
    assert head.startswith(b"\xef\xbb\xbfFilename,Caption,Headline,Credit Line,Creator,")
    assert head.endswith(b",Event Name")


def test_what_cp949_cannot_hold_is_reported_with_its_place() -> None:
    out = round_trip_sheet(
        [("a.jpg", Metadata(caption="한강 😀")), ("b.jpg", Metadata(creator=("Zoë", "Élise")))],
        encoding="CP949",
        korean=True,
    )
    assert [(loss.row, loss.column, loss.characters) for loss in out.losses] == [
        (2, "사진 설명", "😀"),
        (3, "촬영자", "ëÉ"),
    ]
    assert "Zo[U+00EB]; [U+00C9]lise" in out.data.decode("cp949")


def test_every_field_that_a_cell_can_carry_makes_the_round_trip() -> None:
    for field in EDITABLE:
        if field.is_structure:
            with pytest.raises(UnknownField, match="one cell cannot carry"):
                round_trip_sheet([], fields=[field.id])
            continue
        value = ("한강", "서울") if field.is_list else "2026-11-24" if field.kind == "date" else "한강"
        photo = Metadata().replace(**{field.id: value})
        for korean in (False, True):
            out = round_trip_sheet([("a.jpg", photo)], fields=[field.id], korean=korean)
            assert _read_back(read_sheet(out.data, name="a.csv")) == [photo], field.id


def test_unknown_fields_and_encodings_are_wrong_use() -> None:
    with pytest.raises(UnknownField):
        round_trip_sheet([], fields=["captions"])
    with pytest.raises(UnknownField):
        round_trip_sheet([], fields=["iptc_digest"])
    with pytest.raises(UsageError):
        round_trip_sheet([], encoding="hangul")


FORMS = list(itertools.product(("utf-8", "utf-8-sig", "utf-16-le", "cp949"), ",;\t|"))


@pytest.mark.parametrize(("encoding", "delimiter"), FORMS)
def test_the_leftover_has_the_sheets_own_form(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("파일명", "비고", "사진설명")) + "\r\n"
    text += delimiter.join(("a.jpg", "=1+1", '"그는 ""가자""고 했다\n둘째 줄"')) + "\r\n"
    text += delimiter.join(("b.jpg", "", "산책")) + "\r\n"
    data = text.encode(encoding)
    sheet = read_sheet(data, name="a.csv", encoding=encoding)
    back = leftover_sheet(sheet, {2: "왜냐하면 한강.jpg 😀"})
    again = read_sheet(back, name="rest.csv", encoding=encoding)
    assert (again.encoding, again.bom, again.delimiter) == (sheet.encoding, sheet.bom, sheet.delimiter)
    assert again.headings == ("파일명", "비고", "사진설명", "왜")
    assert again.rows[0].values == sheet.rows[0].values
    assert again.rows[0].cells[1] == "'=1+1"
    assert again.rows[0].cells[3].startswith("왜냐하면 한강.jpg ")
    assert len(again.rows) == 1
    assert leftover_sheet(again, {2: "다시"}).decode(encoding).count("왜") == 1


def test_an_english_sheet_gets_an_english_why() -> None:
    sheet = read_sheet("filename,caption\r\na.jpg,Café\r\n".encode("cp1252"), name="a.csv")
    matching = match_rows(sheet.rows, [("한강.jpg", "한강.jpg")])
    why = reasons(sheet, matching, plan_changes((), {}), {})
    assert leftover_sheet(sheet, why).decode("cp1252") == (
        "filename,caption,why\r\na.jpg,Café,no photo is called a.jpg\r\n"
    )


def test_the_leftover_of_a_workbook_is_a_workbook() -> None:
    data = round_trip_workbook([("a.jpg", Metadata(caption="=한강"))], fields=["caption"], korean=True)
    sheet = read_sheet(data, name="a.xlsx")
    again = read_sheet(leftover_sheet(sheet, {2: "없음"}), name="rest.xlsx")
    assert again.rows[0].cells == ("a.jpg", "=한강", "없음")
    assert again.rows[0].values == sheet.rows[0].values


def test_every_kind_of_row_that_stays_behind_says_why() -> None:
    text = "file,caption,credit,date\n"
    text += "a.jpg,Rain. AP,뉴시스,\n"  # two credits
    text += "a1.jpg,Rain, heavy,AP,x\n"  # shifted
    text += "b.jpg,Sun.,,\nB,Sun.,,\n"  # one photo twice
    text += ",Wind.,,\n"  # no name
    text += "c.jpg,Snow.,,어제\n"  # a bad date
    sheet = read_sheet(text.encode(), name="a.csv")
    photos = {name: Metadata() for name in ("a.jpg", "b.jpg", "c.jpg")}
    rows = [row for row in sheet.rows if row.number not in sheet.held]
    matching = match_rows(rows, [(name, name) for name in photos])
    plan = plan_changes(matching.matched, photos)
    why = reasons(sheet, matching, plan, {})
    assert list(why) == [2, 3, 4, 5, 6, 7]
    assert why[2] == "the caption ends with AP, the credit column says 뉴시스"
    assert "more cells than headings" in why[3]
    assert why[4] == "row 5 names this photo too"
    assert why[6] == "the row names no file"
    assert why[7].startswith("date: '어제' is no date")


def test_the_author_of_a_korean_sheet_is_answered_in_korean_whatever_is_wrong() -> None:
    text = "파일명,사진설명,캡션,크레딧,촬영일\n"
    text += "a.jpg,비. AP,,뉴시스,\n"  # two credits
    text += "a1.jpg,비, 바람, 눈,AP,x\n"  # shifted
    text += "b.jpg,해,,,\nB,해,,,\n"  # one photo twice
    text += ",바람,,,\n"  # no name
    text += "c.jpg,눈,,,어제\n"  # a bad date
    text += "d.jpg,강,바다,,\n"  # two columns that differ
    text += "e.jpg,\ufffd,,,\n"  # a lost letter
    text += "f.jpg,상동,,,\n"  # as above
    text += "2E+13,밤,,,\nz.jpg,밤,,,\n"  # a number, a wrong name
    sheet = read_sheet(text.encode(), name="a.csv")
    photos = {f"{letter}.jpg": Metadata(headline="x") for letter in "abcdef"}
    rows = [row for row in sheet.rows if row.number not in sheet.held]
    matching = match_rows(rows, [(name, name) for name in photos])
    plan = plan_changes(matching.matched, photos)
    why = reasons(sheet, matching, plan, {name: name for name in photos})
    assert list(why) == list(range(2, 13))
    labels = [*sheet.headings, *photos, "AP", "2E+13", "z.jpg"]
    for row, said in why.items():
        for label in labels:
            said = said.replace(label, "")
        assert is_korean(said), (row, said)
        assert not any(char.isascii() and char.isalpha() for char in said), (row, said)


def test_rows_that_were_all_taken_leave_nothing_over() -> None:
    row = Row(2, "a.jpg", {}, ("a.jpg", "x"))
    about = Problem(None, "", "about the whole sheet")
    headings = ("file", "caption")
    sheet = Sheet("a.csv", "csv", "utf-8", b"", ",", headings, headings, {}, (), (row,), (about,))
    assert reasons(sheet, Matching((), (), (), ()), Plan(()), {}) == {}
    assert leftover_sheet(sheet, {}) == b"file,caption,why\r\n"
