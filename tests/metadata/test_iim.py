"""IIM blocks: read whatever wires send, change nothing but what is ours."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import BlockRefused
from photodesk.metadata import iim
from photodesk.metadata.charset import UTF8_DECLARATION


def dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def places(payload: bytes) -> list[tuple[int, int]]:
    return [one.place for one in iim.parse(payload)[0]]


def test_texts_are_read_in_file_order() -> None:
    payload = dataset(2, 25, "서울".encode()) + dataset(2, 120, b"Caption") + dataset(2, 25, "한강".encode())
    tags = iim.read(payload)
    assert tags.values == {"2:025": ("서울", "한강"), "2:120": ("Caption",)}
    assert (tags.charset, tags.declared, tags.unreadable) == ("utf-8", "none", False)


def test_nothing_gives_nothing() -> None:
    assert iim.read(b"").values == {}
    assert iim.graft(b"", {}) == b""
    assert iim.graft(b"", {"2:120": ()}) == b""


def test_a_new_block_says_its_version_and_character_set_first() -> None:
    payload = iim.graft(b"", {"2:110": ("AP-Yonhap",), "2:120": ("한강",)})
    assert places(payload) == [(1, 0), (1, 90), (2, 0), (2, 110), (2, 120)]
    assert iim.parse(payload)[0][1].value == UTF8_DECLARATION
    assert iim.read(payload).declared == "utf-8"


def test_every_text_of_a_cp949_block_becomes_utf8_though_only_one_is_edited() -> None:
    payload = (
        dataset(2, 0, b"\x00\x02")
        + dataset(2, 90, "서울".encode("cp949"))
        + dataset(2, 120, "한강 다리".encode("cp949"))
        + dataset(2, 80, "홍길동".encode("cp949"))
    )
    fresh = iim.graft(payload, {"2:120": ("새 사진 설명",)})
    tags = iim.read(fresh)
    assert tags.values == {"2:090": ("서울",), "2:120": ("새 사진 설명",), "2:080": ("홍길동",)}
    assert iim.parse(fresh)[0][0].place == (1, 0)
    assert next(one.value for one in iim.parse(fresh)[0] if one.place == (2, 0)) == b"\x00\x02"


def test_binary_datasets_are_never_recoded() -> None:
    rasterised, preview, news = b"\xbc\xad" * 40, b"\xff\xd8\xff\xe0", b"\xb0\xa1\xb0\xa2"
    payload = (
        dataset(2, 0, b"\x00\xc4")
        + dataset(2, 90, "서울 시청".encode("cp949"))
        + dataset(2, 125, rasterised)
        + dataset(2, 202, preview)
        + dataset(3, 10, news)
        + dataset(8, 10, b"\xbc\xad")
    )
    kept = {one.place: one.value for one in iim.parse(iim.graft(payload, {"2:105": ("제목",)}))[0]}
    assert kept[2, 125] == rasterised
    assert kept[2, 202] == preview
    assert kept[3, 10] == news
    assert kept[8, 10] == b"\xbc\xad"
    assert kept[2, 0] == b"\x00\xc4"
    assert kept[2, 90].decode() == "서울 시청"


def test_a_changed_text_keeps_its_place_and_the_rest_keep_their_order() -> None:
    payload = b"".join(dataset(2, number, str(number).encode()) for number in (120, 5, 110, 25, 200, 25, 90))
    fresh = iim.graft(payload, {"2:110": ("AP-Yonhap",), "2:025": ("a", "b", "c")})
    assert places(fresh)[-9:] == [
        (2, 0), (2, 120), (2, 5), (2, 110), (2, 25), (2, 25), (2, 25), (2, 200), (2, 90)
    ]  # fmt: skip


def test_removing_the_last_text_leaves_no_block() -> None:
    payload = iim.graft(b"", {"2:120": ("한강",), "2:025": ("a", "b")})
    assert iim.graft(payload, {"2:120": (), "2:025": ()}) == b""


def test_extended_lengths_are_read_and_written() -> None:
    caption = "가" * 12_000
    payload = iim.graft(b"", {"2:120": (caption,)})
    assert b"\x1c\x02\x78\x80\x04" in payload
    assert iim.read(payload).values["2:120"] == (caption,)
    odd = b"\x1c\x02\x78\x80\x02\x00\x03abc"
    assert iim.read(odd).values["2:120"] == ("abc",)
    assert iim.graft(odd, {"2:090": ("Seoul",)}).endswith(odd)


def test_zeros_behind_the_block_stay() -> None:
    payload = dataset(2, 120, b"old") + b"\0\0\0"
    fresh = iim.graft(payload, {"2:120": ("new",)})
    assert fresh.endswith(b"new\0\0\0")
    assert iim.read(payload).notes == ()


def test_a_block_cut_inside_a_text_of_ours_is_refused() -> None:
    payload = dataset(2, 105, b"Headline") + b"\x1c\x02\x78\x00\xffold caption that"
    assert [note.code for note in iim.read(payload).notes] == ["iim_broken"]
    with pytest.raises(BlockRefused, match="sidecar") as error:
        iim.graft(payload, {"2:105": ("new",)})
    assert error.value.code == "iim_broken"


def test_junk_behind_the_block_is_kept_and_noted() -> None:
    payload = dataset(2, 120, b"old") + b"JUNK"
    assert iim.read(payload).values == {"2:120": ("old",)}
    assert iim.graft(payload, {"2:120": ("new",)}).endswith(b"newJUNK")


def test_a_latin1_designation_becomes_utf8() -> None:
    payload = (
        dataset(1, 90, b"\x1b.A") + dataset(2, 120, "café São".encode("latin-1")) + dataset(2, 105, b"x")
    )
    fresh = iim.graft(payload, {"2:105": ("제목",)})
    assert iim.parse(fresh)[0][1].value == UTF8_DECLARATION
    assert iim.read(fresh).values == {"2:120": ("café São",), "2:105": ("제목",)}


def test_a_declaration_that_is_wrong_is_noted_and_mended() -> None:
    payload = dataset(1, 90, UTF8_DECLARATION) + dataset(2, 120, "서울 시청".encode("cp949"))
    tags = iim.read(payload)
    assert (tags.charset, tags.declared) == ("cp949", "utf-8")
    assert [note.code for note in tags.notes] == ["iim_charset"]
    assert iim.read(iim.graft(payload, {"2:105": ("a",)})).values["2:120"] == ("서울 시청",)


def test_a_byline_cut_inside_a_syllable_loses_only_the_broken_bytes() -> None:
    payload = dataset(2, 80, "코리아타임스사진기자홍길동입니다".encode()[:32])
    assert iim.read(payload).values["2:080"] == ("코리아타임스사진기자",)
    fresh = iim.graft(payload, {"2:105": ("제목",)})
    assert (
        next(one.value for one in iim.parse(fresh)[0] if one.place == (2, 80)).decode()
        == "코리아타임스사진기자"
    )


def test_bytes_without_meaning_are_reported() -> None:
    assert iim.read(dataset(2, 120, b"a\x81b")).unreadable


def test_several_blocks_give_the_first_and_what_only_the_others_have() -> None:
    first = dataset(2, 120, "첫 설명".encode()) + dataset(2, 25, b"a")
    second = (
        dataset(2, 120, "둘째".encode("cp949"))
        + dataset(2, 90, "서울".encode("cp949"))
        + dataset(1, 90, b"\x1b.A")
    )
    merged = iim.merge([b"", first, second])
    tags = iim.read(merged)
    assert tags.values["2:120"] == ("첫 설명",)
    assert places(merged)[0] == (1, 90)
    assert iim.merge([]) == b""
    assert iim.merge([first]) == first


TEXTS = st.lists(st.text(min_size=1, max_size=30).filter(str.isprintable), min_size=1, max_size=3)


@given(st.dictionaries(st.sampled_from(["2:120", "2:025", "2:090", "2:110"]), TEXTS.map(tuple), max_size=4))
def test_what_is_grafted_reads_back_and_grafted_again_gives_the_same_bytes(
    changes: dict[str, tuple[str, ...]],
) -> None:
    payload = iim.graft(b"", changes)
    assert dict(iim.read(payload).values) == changes
    assert iim.graft(payload, changes) == payload


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_apart_and_joined_again(payload: bytes) -> None:
    datasets, rest = iim.parse(payload)
    assert b"".join(one.raw for one in datasets) + rest == payload
    iim.read(payload)


def test_mutated_blocks_never_raise_and_never_lose_a_foreign_dataset() -> None:
    source = random.Random(20261124)
    whole = iim.graft(
        dataset(2, 90, "서울".encode("cp949")) + dataset(3, 10, b"\x00\x01") + dataset(2, 202, bytes(40)),
        {"2:120": ("한강 다리를 건너는 시민들",), "2:025": ("서울", "한강")},
    )
    refused = 0
    for _ in range(3000):
        payload = bytearray(whole)
        for _ in range(source.randint(1, 4)):
            at = source.randrange(len(payload))
            choice = source.randrange(3)
            if choice == 0:
                payload[at] = source.randrange(256)
            elif choice == 1:
                del payload[at : at + source.randint(1, 9)]
            else:
                payload[at:at] = source.randbytes(source.randint(1, 9))
        before = [one for one in iim.parse(bytes(payload))[0] if not one.is_text and one.record != 1]
        iim.read(bytes(payload))
        try:
            fresh = iim.graft(bytes(payload), {"2:120": ("새 설명",)})
        except BlockRefused:
            refused += 1
            continue
        after = iim.parse(fresh)[0]
        assert [one for one in before if one in after] == before
        assert "새 설명" in iim.read(fresh).values["2:120"]
        assert iim.graft(fresh, {"2:120": ("새 설명",)}) == fresh
    assert 0 < refused < 3000
