"""Which field does a heading name?"""

from __future__ import annotations

import shlex

import pytest

from photodesk.errors import TableError, UnknownField, UsageError
from photodesk.exchange.headings import (
    FILE,
    ColumnMissing,
    field_of_heading,
    map_columns,
    map_option,
    parse_mapping,
)
from photodesk.tables.fields import EDITABLE, FILE_HEADINGS


def test_every_spelling_of_the_field_table_is_known() -> None:
    for field in EDITABLE:
        if not field.is_structure:
            for heading in (field.id, field.label, *field.headings):
                assert field_of_heading(heading), heading
            assert field_of_heading(field.id) == field.id
    for heading in FILE_HEADINGS:
        assert field_of_heading(heading) == FILE


def test_headings_of_exports_name_their_own_field() -> None:
    for field in EDITABLE:
        if not field.is_structure:
            assert field_of_heading(field.label) == field.id
            assert field_of_heading(field.label_ko) == field.id


@pytest.mark.parametrize(
    ("heading", "field_id"),
    [
        ("SourceFile", FILE),
        ("System:FileName", FILE),
        ("XMP-dc:Description", "caption"),
        ("XMP:Description", "caption"),
        ("IPTC:Caption-Abstract", "caption"),
        ("Caption-Abstract", "caption"),
        ("IFD0:ImageDescription", "caption"),
        ("EXIF:ImageDescription", "caption"),
        ("MWG:Description", "caption"),
        ("IPTC:By-line", "creator"),
        ("XMP-dc:Creator", "creator"),
        ("IFD0:Artist", "creator"),
        ("By-lineTitle", "creator_job_title"),
        ("XMP-photoshop:AuthorsPosition", "creator_job_title"),
        ("XMP-photoshop:Credit", "credit_line"),
        ("IPTC:OriginalTransmissionReference", "job_id"),
        ("IPTC:Country-PrimaryLocationName", "country"),
        ("IPTC:Country-PrimaryLocationCode", "country_code"),
        ("XMP-iptcCore:Location", "sublocation"),
        ("XMP-iptcCore:AltTextAccessibility", "alt_text"),
        ("XMP-iptcExt:PersonInImage", "person_shown"),
        ("XMP-iptcExt:DigitalImageGUID", "digital_image_guid"),
        ("ExifIFD:DateTimeOriginal", "date_created"),
        ("XMP-xmpRights:UsageTerms", "usage_terms"),
        ("IPTC:Writer-Editor", "caption_writer"),
        ("Photographer's Title", "creator_job_title"),
        ("{caption}", "caption"),
        ("캡션 *", "caption"),
        ("사진설명:", "caption"),
        ("\ufeff파일명", FILE),
        ("사진 파일", FILE),
        ("출처", "credit_line"),
        ("사진기자", "creator"),
        ("CREDIT_LINE", "credit_line"),
    ],
)
def test_people_exiftool_and_photo_mechanic_are_understood(heading: str, field_id: str) -> None:
    assert field_of_heading(heading) == field_id


@pytest.mark.parametrize(
    "heading",
    ["비고", "번호", "Notes", "caption length", "사진설명(영문)", "Description-ko-KR", "File:FileSize",
     "Directory", "Composite:ImageSize", "Contact", "연락처", "licensor", "내용", "", "x" * 5_000],
)  # fmt: skip
def test_other_headings_are_never_guessed(heading: str) -> None:
    assert field_of_heading(heading) == ""


def test_unknown_headings_are_reported() -> None:
    columns = map_columns(["파일명", "비고", "캡션", "", "번호"])
    assert columns.fields == (FILE, "", "caption", "", "")
    assert columns.unmapped == ("비고", "번호")


def test_our_own_columns_are_neither_read_nor_reported() -> None:
    assert map_columns(["filename", "caption", "why"]).unmapped == ()


def test_an_image_column_beside_the_file_name_is_no_second_name() -> None:
    assert map_columns(["Image", "Filename", "Caption"]).fields == ("", FILE, "caption")
    assert map_columns(["Image", "Caption"]).fields == (FILE, "caption")


def test_a_choice_by_hand_goes_before_the_spelling() -> None:
    columns = map_columns(["파일명", "제목", "캡션", "내용"], {"내용": "caption", "제목": "-"})
    assert columns.fields == (FILE, "", "", "caption")
    assert columns.unmapped == ("캡션",)


def test_a_mapping_to_an_unknown_field_says_which_was_meant() -> None:
    with pytest.raises(UnknownField, match=r"'captoin'.*did you mean caption\?"):
        map_columns(["파일명", "내용"], {"내용": "captoin"})
    with pytest.raises(UnknownField, match=r"did you mean credit_line\?"):
        parse_mapping(["제공=credit"])
    with pytest.raises(UnknownField, match="one cell cannot carry"):
        parse_mapping(["x=licensor"])
    with pytest.raises(UnknownField):
        parse_mapping(["x=iptc_digest"])


def test_a_mapping_of_a_heading_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"no column is headed '본문' \(found: 파일명, 내용\)"):
        map_columns(["파일명", "내용"], {"본문": "caption"})


@pytest.mark.parametrize("argument", ["caption", "=caption", "내용=", " = "])
def test_a_mapping_without_its_halves_is_wrong_use(argument: str) -> None:
    with pytest.raises(UsageError, match="HEADING=FIELD"):
        parse_mapping([argument])


def test_a_heading_may_hold_an_equals_sign() -> None:
    assert parse_mapping(["사진=설명=caption"]) == {"사진=설명": "caption"}


def test_a_sheet_without_a_file_column_says_what_was_found_and_what_to_do() -> None:
    with pytest.raises(TableError) as caught:
        map_columns(["번호", "사진설명", "크레딧"], name="captions.csv")
    assert str(caught.value) == (
        "captions.csv: no column names the picture file (found: 번호, 사진설명, 크레딧): "
        'head it "filename" or "파일명", or say --map HEADING=file'
    )


def test_a_sheet_without_any_field_says_what_was_found_and_what_to_do() -> None:
    with pytest.raises(TableError, match=r"no column holds a caption .*\(found: 파일명, 내용\)"):
        map_columns(["파일명", "내용"], name="captions.csv")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("FILE NAME(파일명)", "file"), ("파일명 (File name)", "file"), ("Caption / 사진설명", "caption"),
        ("사진설명\nCaption", "caption"), ("크레딧(필수)", "credit_line"), ("[Caption]", "caption"),
        ("Caption (required)", "caption"), ("Photo by", "creator"), ("사진 제공", "credit_line"),
        ("이미지 파일명", "file"), ("Image file", "file"),
    ],
)  # fmt: skip
def test_a_heading_in_two_languages_names_one_field(heading: str, field: str) -> None:
    assert field_of_heading(heading) == field


@pytest.mark.parametrize(
    "heading",
    [
        "Caption (English)", "사진설명(영문)", "Caption / Headline", "제목/설명", "Credit (internal)",
        "(필수)", "()", "/",
        "Caption (do not use)", "파일명 또는 제목", "Photo by whom and when", "기자",
    ],
)  # fmt: skip
def test_a_heading_that_says_two_things_or_something_more_is_not_guessed(heading: str) -> None:
    assert field_of_heading(heading) == ""


@pytest.mark.parametrize(
    ("headings", "row", "words"),
    [
        (["a.jpg", "한강"], ["b.jpg", "비"], "the first row holds no headings but a photo (a.jpg, 한강)"),
        (["사진번호", "내용"], ["IMG_1.JPG", "비"], 'head “사진번호” "filename", or say --map 사진번호=file'),
        (["Photo no.", "text"], ["1.tif", "비"], 'say --map "Photo no.=file"'),
        (["번호", "내용"], ["1", "비"], 'head it "filename" or "파일명", or say --map HEADING=file'),
        (["x" * 200, "내용"], ["1", "비"], "x" * 39 + "…"),
    ],
)  # fmt: skip
def test_a_missing_file_column_is_said_with_what_to_do(
    headings: list[str], row: list[str], words: str
) -> None:
    with pytest.raises(ColumnMissing) as caught:
        map_columns(headings, name="a.csv", rows=[row])
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_option_for_the_command_line_is_one_word_of_the_shell() -> None:
    for heading in ("내용", "Cut line", 'say "hi"', "a$b", "a`b", "back\\slash", "a=b"):
        assert shlex.split(f"--map {map_option(heading, 'caption')}") == ["--map", f"{heading}=caption"]
