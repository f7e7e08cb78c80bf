"""When two containers say the same: cut, shortened, coded, and when they do not."""

from __future__ import annotations

import pytest
from hypothesis import given

from photodesk import text as texts
from photodesk.metadata.agreement import (
    agree,
    alpha3,
    cut_name,
    is_contradiction,
    is_placeholder,
    norm,
    same,
    subject_code,
)
from photodesk.model import Value
from photodesk.tables.fields import BY_ID
from tests.metadata import strategies

LONG = "코리아타임스사진기자홍길동입니다"
CREDIT = "Korea Times photo by Shim Hyun-chul"


def test_norm_drops_nuls_outer_space_and_carriage_returns() -> None:
    assert norm("\0 서울\r\n시청\r \0\0") == "서울\n시청"
    assert norm("e\u0301") == "é"
    assert norm(" \0 ") == ""


@pytest.mark.parametrize(
    "text",
    [
        "OLYMPUS DIGITAL CAMERA", "OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "MINOLTA DIGITAL CAMERA",
        "KONICA MINOLTA DIGITAL CAMERA", "SAMSUNG DIGITAL CAMERA", "SANYO DIGITAL CAMERA", "DCF 1.0",
        "KODAK Digital Still Camera", "Minolta DSC", r"DCIM\100MEDIA\DJI_0042.JPG",
        "", "   ", "000 00", "?? ???",
    ],
)  # fmt: skip
def test_what_cameras_write_counts_as_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sony DSC plant workers leave for lunch", "A digital camera on sale in Seoul", "2000", "0.5", "왜?",
        "Samsung Electronics", "Kodak", "Nikon", "DSC rally", "?!",
    ],
)  # fmt: skip
def test_captions_about_cameras_are_captions(text: str) -> None:
    assert not is_placeholder(text)


def test_we06_byline_with_a_blank_is_cut_before_its_last_word() -> None:
    assert cut_name("코리아타임스 사진기자 홍길동입니다", 32) == "코리아타임스 사진기자"
    assert len("코리아타임스 사진기자".encode()) == 31


def test_we07_byline_without_a_blank_is_cut_on_a_syllable() -> None:
    assert cut_name(LONG, 32) == "코리아타임스사진기자"


def test_a_blank_in_the_first_half_is_no_place_to_cut() -> None:
    assert cut_name("Li Konstantinopolitanskyenkovich-Smith", 32) == "Li Konstantinopolitanskyenkovich"


@pytest.mark.parametrize("name", ["Shim Hyun-chul", "홍길동", ""])
def test_short_names_are_not_cut(name: str) -> None:
    assert cut_name(name, 32) == name


@pytest.mark.parametrize(
    ("full", "copy", "limit"),
    [
        ("a  b\n c", "a b c", None),
        ("서울\r\n", "서울", None),
        (LONG, "코리아타임스사진기자", 32),
        (LONG, "코리아타임스사진기자..", 32),
        ("x" * 40, "x" * 32, 32),
        ("Jean-Baptiste de la Fontainebleau-Armagnac", "Jean-Baptiste de la", 32),
        ("가" * 700, "가" * 666, 2000),
    ],
)
def test_copies_that_say_the_same(full: str, copy: str, limit: int | None) -> None:
    assert same(full, copy, limit)


@pytest.mark.parametrize(
    ("full", "copy", "limit"),
    [
        ("AP-Yonhap", "AP", 32),
        ("AP", "AP-Yonhap", 32),
        (LONG, "코리아타임스사진기자.", 32),
        (LONG, "코리아타임스", 32),
        ("x" * 40, "x" * 31, 32),
        ("x" * 40, "x" * 32, None),
        ("x" * 40, "y" * 32, 32),
        ("Seoul", "", 32),
        ("", "Seoul", 32),
    ],
)
def test_copies_that_say_something_else(full: str, copy: str, limit: int | None) -> None:
    assert not same(full, copy, limit)


@given(strategies.PLAIN)
def test_a_text_is_the_same_as_its_own_cut(text: str) -> None:
    for limit in (3, 32, 64):
        cut = texts.cut(norm(text), limit)
        assert same(text, cut, limit) or not cut
        assert same(text, cut_name(norm(text), limit), limit) or not cut_name(norm(text), limit)


@pytest.mark.parametrize(
    ("field", "full", "copy"),
    [
        ("keywords", ("Seoul", "한강"), ("한강", "SEOUL")),
        ("subject_code", ("11006005",), ("IPTC:11006005:::",)),
        ("subject_code", ("http://cv.iptc.org/newscodes/subjectcode/11006005",), ("11006005",)),
        ("intellectual_genre", "Actuality", "000:Actuality"),
        ("country_code", "KR", "KOR"),
        ("country_code", "kor", "KOR"),
        ("digital_source_type", "https://cv.iptc.org/newscodes/digitalsourcetype/print/", "print"),
        ("data_mining", "http://ns.useplus.org/ldf/vocab/DMI-ALLOWED", "DMI-ALLOWED"),
        ("date_created", "2026-11-24", "2026-11-24T09:30:15+09:00"),
        ("date_created", "2026-11-24T09:30:15+09:00", "2026-11-24T09:30:15+00:00"),
        ("creator", ("Kim", "Lee"), ("Kim; Lee",)),
        ("creator", (LONG,), ("코리아타임스사진기자",)),
        ("credit_line", CREDIT, "Korea Times"),
    ],
)
def test_fields_that_agree_in_other_dress(field: str, full: Value, copy: Value) -> None:
    row = BY_ID[field]
    assert agree(row, full, copy, row.iim_max_bytes)
    assert not is_contradiction(row, full, copy, row.iim_max_bytes)


@pytest.mark.parametrize(
    ("field", "full", "copy"),
    [
        ("keywords", ("Seoul",), ("Seoul", "한강")),
        ("subject_code", ("11006005",), ("11006006",)),
        ("intellectual_genre", "Actuality", "000:Feature"),
        ("country_code", "KR", "PRK"),
        ("date_created", "2026-11-24T09:30:15+09:00", "2026-11-24T09:30:15+01:00"),
        ("creator", ("Kim",), ("Lee",)),
        ("credit_line", "AP-Yonhap", "AP"),
        ("credit_line", "Korea Times", CREDIT),
        ("credit_line", "Korea Timesman photo by Shim Hyun-chul", "Korea Times"),
        ("caption", "Seoul", "Busan"),
    ],
)
def test_fields_that_do_not_agree(field: str, full: Value, copy: Value) -> None:
    row = BY_ID[field]
    assert not agree(row, full, copy, row.iim_max_bytes)
    assert is_contradiction(row, full, copy, row.iim_max_bytes)


def test_a_list_that_stops_early_is_no_contradiction_but_not_the_same_either() -> None:
    row = BY_ID["creator"]
    assert not agree(row, ("Kim", "Lee"), ("Kim",), 32)
    assert not is_contradiction(row, ("Kim", "Lee"), ("Kim",), 32)


def test_the_registry_tells_which_short_form_a_credit_has() -> None:
    row = BY_ID["credit_line"]
    line = "Photo courtesy of the Ministry of National Defense"
    assert not agree(row, line, "MND", 32)
    assert agree(row, line, "MND", 32, lambda _: "MND")
    assert not agree(row, "Courtesy of MND", "MND", 32, lambda _: "MND")


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("IPTC:11006005:politics:government:", "11006005"),
        ("iptc:11006005", "11006005"),
        ("medtop:20000717", "medtop:20000717"),
        ("IPTC:1ref2017.1", "1ref2017.1"),
        ("IPTC:", "IPTC"),
        ("politics", "politics"),
        (
            "http://cv.iptc.org/newscodes/mediatopic/20000717",
            "http://cv.iptc.org/newscodes/mediatopic/20000717",
        ),
    ],
)
def test_subject_codes_are_taken_out_of_their_reference(reference: str, code: str) -> None:
    assert subject_code(reference) == code
    assert subject_code(code) == code


def test_two_letter_country_codes_become_three_letters_where_they_are_known() -> None:
    assert [alpha3(code) for code in ("KR", "kp", "UA", "XX", "KOR", "")] == [
        "KOR",
        "PRK",
        "UKR",
        "XX",
        "KOR",
        "",
    ]
