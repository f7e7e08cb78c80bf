"""Which encoding is a sheet in? Every form that newsrooms send, and those that must be refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import TableError, UsageError
from photodesk.exchange.encoding import decode_sheet, encode_sheet, find_encoding, lacking

KOREAN = "파일명,사진설명\r\nIMG_2031.JPG,시민들이 24일 서울 한강공원에서 산책하고 있다.\r\n"
ENGLISH = "filename,caption\r\na.jpg,Commuters cross the Han River.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (KOREAN.encode("utf-8"), "utf-8"),
        (KOREAN.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + KOREAN.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + KOREAN.encode("utf-16-be"), "utf-16-be"),
        (KOREAN.encode("utf-16-le"), "utf-16-le"),
        (KOREAN.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + KOREAN.encode("utf-32-le"), "utf-32-le"),
        (KOREAN.encode("cp949"), "cp949"),
        (KOREAN.encode("euc-kr"), "cp949"),
    ],
)
def test_korean_sheets_are_read_in_every_encoding(data: bytes, encoding: str) -> None:
    decoded = decode_sheet(data, name="a.csv")
    assert (decoded.text, decoded.encoding) == (KOREAN, encoding)


def test_syllables_beyond_ks_x_1001_are_still_cp949() -> None:
    text = KOREAN + "b.jpg,펲시콜라 뷁 똠방각하 햏\r\n"
    assert decode_sheet(text.encode("cp949"), name="a.csv").text == text


def test_english_with_an_apostrophe_of_windows_is_not_korean() -> None:
    # 0x92 0x74 is a valid pair of CP949, a syllable that nobody writes.
    text = "filename,caption\r\na.jpg,Seoul’s mayor doesn’t walk; it’s the crowd’s day\r\n"
    data = text.encode("cp1252")
    data.decode("cp949")
    assert decode_sheet(data, name="a.csv") == decode_sheet(data, name="a.csv", encoding="cp1252")
    assert decode_sheet(data, name="a.csv").text == text


@pytest.mark.parametrize(
    "caption",
    [
        "Le défilé de la Fête nationale à Séoul, où l’été s’achève",
        "Ein Mädchen überquert die Straße in Köln",
        "El niño del barrio de Ñuñoa, «mañana»",
        "“Visitors” — at the café…",
    ],
)
def test_western_sheets_are_cp1252(caption: str) -> None:
    text = f"filename,caption\r\na.jpg,{caption}\r\n"
    decoded = decode_sheet(text.encode("cp1252"), name="a.csv")
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


def test_plain_ascii_is_utf_8() -> None:
    assert decode_sheet(ENGLISH.encode(), name="a.csv").encoding == "utf-8"


def test_one_broken_byte_in_korean_utf_8_names_its_place_and_is_not_read_as_cp949() -> None:
    data = KOREAN.encode() + "b.jpg,한강\r\n".encode()[:-3] + b"\r\nc.jpg,x\r\n"
    with pytest.raises(TableError) as caught:
        decode_sheet(data, name="a.csv")
    assert (caught.value.row, caught.value.column) == (3, "사진설명")
    assert "row 3, column 사진설명, character 2: byte 0xEA is not UTF-8" in str(caught.value)


def test_one_broken_byte_in_cp949_is_not_read_as_cp1252() -> None:
    data = KOREAN.encode("cp949").replace("서울".encode("cp949"), b"\xbc\xff\xbf\xef", 1)
    with pytest.raises(TableError, match=r"row 2, column 사진설명, character 10: byte 0xBC is not CP949"):
        decode_sheet(data, name="a.csv")


def test_a_row_pasted_in_another_encoding_is_refused_with_its_row() -> None:
    data = (KOREAN * 30).encode() + "한강 산책\r\n".encode("cp949")
    with pytest.raises(TableError) as caught:
        decode_sheet(data, name="a.csv")
    assert caught.value.row == 61


def test_a_sheet_cut_off_in_mid_character_is_refused() -> None:
    with pytest.raises(TableError, match="UTF-16"):
        decode_sheet(codecs.BOM_UTF16_LE + KOREAN.encode("utf-16-le")[:-1], name="a.csv")
    with pytest.raises(TableError, match="UTF-16"):
        decode_sheet(ENGLISH.encode("utf-16-le")[:-1], name="a.csv")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("ファイル名,キャプション\r\na.jpg,ソウルの漢江を散歩する市民たち\r\n", "shift_jis"),
        ("文件名,说明\r\na.jpg,市民们二十四日在首尔汉江公园散步的照片\r\n", "gb18030"),
        ("файл,подпись\r\na.jpg,Жители Сеула гуляют у реки Ханган во вторник\r\n", "cp1251"),
    ],
)
def test_encodings_beyond_the_ladder_ask_instead_of_inventing_letters(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    with pytest.raises(TableError, match="--encoding"):
        decode_sheet(data, name="a.csv")
    assert decode_sheet(data, name="a.csv", encoding=encoding).text == text


def test_an_encoding_that_is_named_overrules_the_ladder_but_still_loses_nothing() -> None:
    data = KOREAN.encode("cp949")
    assert decode_sheet(data, name="a.csv", encoding="EUC-KR").encoding == "cp949"
    with pytest.raises(TableError, match="byte 0xC6 is not UTF-8"):
        decode_sheet(data, name="a.csv", encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-9", "base64", "rot13", "코드"])
def test_an_unknown_encoding_is_wrong_use(encoding: str) -> None:
    with pytest.raises(UsageError, match="no encoding is called"):
        find_encoding(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp949"])
@given(st.lists(st.text(alphabet="서울한강가나다라 .,abc“”\n", min_size=1), min_size=1, max_size=20))
def test_what_is_encoded_decodes_to_the_same_text(encoding: str, captions: list[str]) -> None:
    text = "파일명,사진설명\r\n" + "\r\n".join(captions)
    decoded = decode_sheet(encode_sheet(text, encoding), name="a.csv")
    assert decoded.text == text
    assert encode_sheet(decoded.text, decoded.encoding, decoded.bom) == encode_sheet(text, encoding)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_without_replacement_or_one_clear_error(data: bytes) -> None:
    try:
        text = decode_sheet(data, name="a.csv").text
    except TableError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert "\ufffd" not in text or any(
            mark in data for mark in (b"\xef\xbf\xbd", b"\xfd\xff", b"\xff\xfd")
        )


def test_what_an_encoding_lacks_is_named() -> None:
    assert lacking("한강 café 😀 — “끝”", "cp949") == "é😀—"
    assert lacking("한강 café 😀 — “끝”", "utf-8") == ""
