"""Photoshop resources: IIM and digest exchanged, everything else where it was."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import BlockRefused
from photodesk.metadata import iim, photoshop
from tests.metadata import jpegs


def resource(
    number: int, data: bytes, *, signature: bytes = b"8BIM", name: bytes = b"", pad: bool = True
) -> bytes:
    title = bytes([len(name)]) + name
    title += b"\0" * (len(title) % 2)
    padding = b"\0" * (len(data) % 2) if pad else b""
    return signature + number.to_bytes(2, "big") + title + len(data).to_bytes(4, "big") + data + padding


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


CAPTION = iim.graft(b"", {"2:120": ("한강",)})


def test_no_blocks_no_iim() -> None:
    assert photoshop.read(()) == photoshop.Resources()
    assert photoshop.graft((), {}) == ()
    assert photoshop.graft((), {"2:120": ()}) == ()


@pytest.mark.parametrize(
    ("blocks", "state"),
    [
        ([resource(0x03ED, b"resolution")], "no_iim"),
        ([resource(0x0404, b"")], "no_iim"),
        ([resource(0x0404, CAPTION)], "absent"),
        ([resource(0x0404, CAPTION) + resource(0x0425, md5(CAPTION))], "match"),
        ([resource(0x0425, md5(CAPTION)), resource(0x0404, CAPTION)], "match"),
        ([resource(0x0404, CAPTION) + resource(0x0425, bytes(16))], "mismatch"),
        ([resource(0x0404, CAPTION) + resource(0x0425, b"short")], "absent"),
    ],
)
def test_state_of_the_digest(blocks: list[bytes], state: str) -> None:
    assert photoshop.read(blocks).digest == state


def test_resources_may_run_over_several_segments() -> None:
    whole = resource(0x0404, CAPTION) + resource(0x0425, md5(CAPTION))
    found = photoshop.read([whole[:20], whole[20:45], whole[45:]])
    assert (found.iim_payload, found.digest) == (CAPTION, "match")


def test_two_iim_blocks_are_reported_and_the_first_that_says_something_is_read() -> None:
    second = iim.graft(b"", {"2:120": ("second",), "2:090": ("Seoul",)})
    found = photoshop.read([resource(0x0404, b"") + resource(0x0404, CAPTION) + resource(0x0404, second)])
    assert found.iim_payload == CAPTION
    assert [note.code for note in found.notes] == ["iim_twice"]


def test_two_iim_blocks_become_one_in_the_first_place() -> None:
    second = iim.graft(b"", {"2:120": ("second",), "2:090": ("Seoul",)})
    before = [resource(0x0404, CAPTION) + resource(0x03ED, b"ab"), resource(0x0404, second)]
    fresh = photoshop.graft(before, {"2:110": ("AP-Yonhap",)})
    resources, rest = photoshop.parse(b"".join(fresh))
    assert [one.number for one in resources] == [0x0404, 0x0425, 0x03ED]
    assert rest == b""
    assert iim.read(resources[0].data).values == {
        "2:120": ("한강",), "2:090": ("Seoul",), "2:110": ("AP-Yonhap",)
    }  # fmt: skip


def test_every_other_resource_stands_as_it_stood() -> None:
    others = [
        resource(0x03ED, b"\0\x48\0\1\0\1\0\x48\0\1\0\1"),
        resource(0x040A, b"\1"),
        resource(0x07D0, b"path", name=b"Path 1"),
        resource(0x0BB7, b"odd", name=b"two"),
    ]
    before = [others[0] + others[1] + resource(0x0404, CAPTION) + others[2] + others[3]]
    after = b"".join(photoshop.graft(before, {"2:120": ("새 설명",)}))
    raws = [one.raw for one in photoshop.parse(after)[0] if one.number not in (0x0404, 0x0425)]
    assert raws == others
    assert photoshop.read([after]).copyright_flag is True


def test_a_writer_that_does_not_pad_is_read_and_kept() -> None:
    odd = resource(0x040B, b"url", pad=False)
    before = [odd + resource(0x0404, CAPTION)]
    assert photoshop.read(before).iim_payload == CAPTION
    assert b"".join(photoshop.graft(before, {"2:090": ("서울",)})).startswith(odd)


@pytest.mark.parametrize("foreign", [b"PHUT", b"AgHg", b"DCSR", b"MeSa"])
def test_iim_goes_before_resources_with_another_signature(foreign: bytes) -> None:
    other = resource(0x0001, b"data", signature=foreign)
    for before in ([other], [other + resource(0x0404, CAPTION) + resource(0x0425, bytes(16))]):
        resources, _ = photoshop.parse(b"".join(photoshop.graft(before, {"2:120": ("새",)})))
        assert [one.signature for one in resources] == [b"8BIM", b"8BIM", foreign]
        assert photoshop.read([b"".join(one.raw for one in resources)]).digest == "match"


def test_the_digest_is_always_fresh_after_a_write() -> None:
    before = [resource(0x0404, CAPTION) + resource(0x0425, bytes(16)) + resource(0x0425, bytes(16))]
    after = photoshop.graft(before, {"2:120": ("새 설명",)})
    assert photoshop.read(after).digest == "match"
    assert sum(one.number == 0x0425 for one in photoshop.parse(b"".join(after))[0]) == 1


def test_we16_clearing_all_iim_leaves_neither_block_nor_digest() -> None:
    blocks = photoshop.graft([resource(0x03ED, b"keep")], {"2:120": ("한강",), "2:025": ("a", "b")})
    left = photoshop.graft(blocks, {"2:120": (), "2:025": ()})
    assert [one.number for one in photoshop.parse(b"".join(left))[0]] == [0x03ED]
    alone = photoshop.graft((), {"2:120": ("한강",)})
    assert photoshop.graft(alone, {"2:120": ()}) == ()


def test_more_than_one_segment_is_split_between_resources_where_they_fit() -> None:
    before = [resource(0x0BB7, bytes(40_000)), resource(0x0BB8, bytes(40_000))]
    after = photoshop.graft(before, {"2:120": ("한강",)})
    assert [len(block) <= photoshop.MAX_BLOCK_BYTES for block in after] == [True, True]
    assert photoshop.parse(after[0])[1] == b""
    huge = photoshop.graft([resource(0x0BB7, bytes(100_000))], {"2:120": ("한강",)})
    assert all(len(block) <= photoshop.MAX_BLOCK_BYTES for block in huge)
    assert photoshop.read(huge).digest == "match"


def test_resources_cut_off_in_the_middle_are_refused() -> None:
    broken = (resource(0x0404, CAPTION) + resource(0x03ED, bytes(50)))[:-20]
    assert [note.code for note in photoshop.read([broken]).notes] == ["photoshop_broken"]
    with pytest.raises(BlockRefused, match="sidecar"):
        photoshop.graft([broken], {"2:120": ("x",)})


def test_grafting_again_gives_the_same_bytes() -> None:
    before = [resource(0x03ED, b"ab") + resource(0x0404, CAPTION) + resource(0x0001, b"c", signature=b"PHUT")]
    once = photoshop.graft(before, {"2:120": ("새 설명",), "2:110": ("AP-Yonhap",)})
    assert photoshop.graft(once, {"2:120": ("새 설명",), "2:110": ("AP-Yonhap",)}) == once


@given(st.lists(st.binary(max_size=200), max_size=3))
def test_any_bytes_are_read(blocks: list[bytes]) -> None:
    photoshop.read(blocks)
    resources, rest = photoshop.parse(b"".join(blocks))
    assert b"".join(one.raw for one in resources) + rest == b"".join(blocks)


def test_mutated_resources_never_raise_and_lose_nothing() -> None:
    source = random.Random(20261124)
    whole = (
        resource(0x03ED, b"resolution") + resource(0x0404, CAPTION) + resource(0x0425, md5(CAPTION))
        + resource(0x040A, b"\0") + resource(1, b"foreign", signature=b"AgHg")
    )  # fmt: skip
    for _ in range(2000):
        data = bytearray(whole)
        for _ in range(source.randint(1, 3)):
            at = source.randrange(len(data))
            data[at : at + source.randint(0, 4)] = source.randbytes(source.randint(0, 4))
        photoshop.read([bytes(data)])
        before = [
            one.raw for one in photoshop.parse(bytes(data))[0] if not (one.holds(0x0404) or one.holds(0x0425))
        ]
        try:
            after = photoshop.graft([bytes(data)], {"2:120": ("새 설명",)})
        except BlockRefused:
            continue
        assert photoshop.read(after).digest == "match"
        assert before == [
            one.raw
            for one in photoshop.parse(b"".join(after))[0]
            if not (one.holds(0x0404) or one.holds(0x0425))
        ]


@pytest.mark.referee
def test_exiftool_reads_our_iim_and_finds_the_digest_right(exiftool: str, tmp_path: Path) -> None:
    path = tmp_path / "한강.jpg"
    changes = {"2:120": ("한강 다리를 건너는 시민들",), "2:025": ("서울", "한강"), "2:110": ("AP-Yonhap",)}
    path.write_bytes(jpegs.wrap(iim_blocks=photoshop.graft((), changes)))
    found = jpegs.read_by_exiftool(exiftool, path, "-IPTC:all", "-Photoshop:all", "-File:CurrentIPTCDigest")
    assert found["IPTC:Caption-Abstract"] == "한강 다리를 건너는 시민들"
    assert found["IPTC:Keywords"] == ["서울", "한강"]
    assert found["IPTC:CodedCharacterSet"] == "UTF8"
    assert found["Photoshop:IPTCDigest"] == found["File:CurrentIPTCDigest"]
    assert "ExifTool:Warning" not in found


@pytest.mark.referee
def test_we04_exiftool_shows_hangul_only_after_our_declaration(
    exiftool: str, exiv2: str, tmp_path: Path
) -> None:
    path = tmp_path / "cafe.jpg"
    path.write_bytes(jpegs.PICTURE)
    jpegs.run(exiv2, "-M", "set Iptc.Application2.Caption 서울 café", str(path))
    assert jpegs.read_by_exiftool(exiftool, path)["IPTC:Caption-Abstract"] == "ì„œìš¸ cafÃ©"
    blocks = jpegs.segments(path.read_bytes(), 0xED, photoshop.HEADER)
    tags = iim.read(photoshop.read(blocks).iim_payload)
    assert (tags.charset, tags.values["2:120"]) == ("utf-8", ("서울 café",))
    path.write_bytes(jpegs.wrap(iim_blocks=photoshop.graft(blocks, {"2:105": ("제목",)})))
    assert jpegs.read_by_exiftool(exiftool, path)["IPTC:Caption-Abstract"] == "서울 café"
    assert "서울 café" in jpegs.run(exiv2, "-pi", str(path))


@pytest.mark.referee
def test_we02_exiv2_edits_iim_and_leaves_the_digest_stale(exiftool: str, exiv2: str, tmp_path: Path) -> None:
    path = tmp_path / "stale.jpg"
    path.write_bytes(jpegs.PICTURE)
    jpegs.run(
        exiftool, "-q", "-overwrite_original", "-IPTC:Caption-Abstract=old caption",
        "-XMP-dc:Description=old caption", "-IPTCDigest=new", str(path),
    )  # fmt: skip
    assert photoshop.read(jpegs.segments(path.read_bytes(), 0xED, photoshop.HEADER)).digest == "match"
    jpegs.run(exiv2, "-M", "set Iptc.Application2.Caption new caption", str(path))
    assert photoshop.read(jpegs.segments(path.read_bytes(), 0xED, photoshop.HEADER)).digest == "mismatch"
