"""Delimiters, quotes and line breaks as spreadsheets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import TableError
from photodesk.exchange.headings import known_headings
from photodesk.exchange.records import DELIMITERS, read_records


def _write(rows: list[list[str]], delimiter: str, line_break: str) -> str:
    """Write as spreadsheets do: quoted where a cell holds the delimiter, a quote or a line break."""
    special = {delimiter, '"', "\r", "\n"}
    return "".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' if special & set(cell) else cell for cell in row)
        + line_break
        for row in rows
    )


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", list(DELIMITERS))
@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abc한강_.JPG", min_size=1),
            st.text(alphabet="가나다 “”'\",;|\t\n\r😀=é.", min_size=1),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_delimiter_and_line_break_reads_back(
    delimiter: str, line_break: str, rows: list[tuple[str, str]]
) -> None:
    written = [["파일명", "사진설명"], *map(list, rows)]
    read = read_records(_write(written, delimiter, line_break), name="a.csv", known_headings=known_headings)
    assert read.delimiter == delimiter
    assert [list(row) for row in read.rows] == written


def test_commas_in_captions_do_not_beat_the_tab() -> None:
    text = "파일명\t사진설명\na.jpg\t서울, 한강, 24일, 시민\nb.jpg\t가, 나, 다, 라\n"
    assert read_records(text, name="a.tsv", known_headings=known_headings).delimiter == "\t"


def test_a_table_without_known_headings_is_split_where_its_rows_are_even() -> None:
    text = "a;b;label\nOne, two, three;One, two;near\nRain;Sun, wind;distinct\n"
    assert read_records(text, name="a.csv").delimiter == ";"


def test_a_single_column_keeps_commas_that_nobody_quoted() -> None:
    read = read_records("caption\nSeoul, Nov. 24, 2026\nRain; wind\n", name="a.csv")
    assert read.rows == (("caption",), ("Seoul, Nov. 24, 2026",), ("Rain; wind",))
    assert read.delimiter == ""


def test_blank_lines_count_as_rows() -> None:
    rows = read_records("file,caption\n\n\na.jpg,x\n", name="a.csv").rows
    assert rows[3] == ("a.jpg", "x")


def test_the_first_line_that_names_the_delimiter_is_no_row() -> None:
    read = read_records("sep=;\r\nfile;caption\r\na.jpg;x, y\r\n", name="a.csv")
    assert (read.delimiter, read.rows[0]) == (";", ("file", "caption"))


def test_blanks_before_quotes_are_no_text() -> None:
    rows = read_records('"file", "caption"\n"a.jpg", "Rain, wind"\n', name="a.csv").rows
    assert rows[1] == ("a.jpg", "Rain, wind")


def test_an_inch_mark_inside_a_cell_is_only_an_inch_mark() -> None:
    assert read_records('file,caption\na.jpg,a 5" gun\n', name="a.csv").rows[1] == ("a.jpg", 'a 5" gun')


def test_google_sheets_does_not_quote_tabs() -> None:
    text = 'file\tcaption\na.jpg\t"Day of the Sun" in Pyongyang\nb.jpg\tx\n'
    assert read_records(text, name="a.tsv").rows[1][1] == '"Day of the Sun" in Pyongyang'


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ('file,caption\na.jpg,x\nb.jpg,"never closed\nc.jpg,y\n', 3, "never closed"),
        ('file,caption\na.jpg,"Day" of the Sun\n', 2, "behind a closing quotation mark"),
        ('file,caption\na.jpg,"' + "x" * 140_000 + '"\n', 2, "longer than 131,072 characters"),
    ],
)
def test_broken_quotes_are_refused_with_their_row(text: str, row: int, words: str) -> None:
    with pytest.raises(TableError, match=words) as caught:
        read_records(text, name="a.csv")
    assert caught.value.row == row


@given(st.text(max_size=300))
def test_any_text_gives_rows_or_one_clear_error(text: str) -> None:
    try:
        read_records(text, name="a.csv", known_headings=known_headings)
    except TableError as error:
        assert error.row is not None  # noqa: PT017 - either outcome is right
