"""ZIPs of press offices: Korean names right, nothing leads out, nothing larger than it may be."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photodesk.desk import Desk, background, inbox, working, zips
from photodesk.errors import UsageError


def picture(shade: int = 1) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").rotate(shade * 11).resize((60 + shade, 40)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def packed(path: Path, members: dict[str, bytes], encoding: str = "utf-8", *, flagged: bool = False) -> Path:
    """A ZIP whose names stand in any encoding, marked as UTF-8 or not, as packers elsewhere write it."""
    bodies, directory = b"", b""
    for text, data in members.items():
        name, flags = text.encode(encoding), 0x800 if flagged else 0
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        body = squeeze.compress(data) + squeeze.flush()
        common = struct.pack(
            "<HHHHHIIIHH", 20, flags, 8, 0, 0x5879, zlib.crc32(data), len(body), len(data), len(name), 0
        )
        directory += (
            b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(bodies)) + name
        )
        bodies += b"PK\3\4" + common + name + body
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(bodies), 0)
    path.write_bytes(bodies + directory + b"PK\5\6" + end)
    return path


def names(desk: Desk, path: Path) -> list[str]:
    return [one.name for one in zips.unzip(desk, path, source_label="handout").pictures]


@pytest.mark.parametrize(("encoding", "flagged"), [("cp949", False), ("utf-8", False), ("utf-8", True)])
def test_korean_names_are_right_whoever_packed_them(
    empty_desk: Desk, tmp_path: Path, encoding: str, flagged: bool
) -> None:
    members = {
        "인제군/빙어축제 개막.jpg": picture(1),
        "똠방각하.JPG": picture(2),
        "readme.txt": b"no picture",
    }
    path = packed(tmp_path / "인제군.zip", members, encoding, flagged=flagged)
    assert names(empty_desk, path) == ["똠방각하.JPG", "빙어축제 개막.jpg"]


def test_names_of_macos_are_composed_and_its_litter_is_passed_over(empty_desk: Desk, tmp_path: Path) -> None:
    members = {
        "한강.jpg": picture(1),
        "__MACOSX/._한강.jpg": b"litter",
        ".DS_Store": b"x",
        "./b.jpg": picture(2),
    }
    assert names(empty_desk, packed(tmp_path / "a.zip", members)) == ["b.jpg", "한강.jpg"]


def test_an_accented_letter_is_no_syllable(empty_desk: Desk, tmp_path: Path) -> None:
    assert names(empty_desk, packed(tmp_path / "a.zip", {"für Elise.jpg": picture()}, "cp437")) == [
        "für Elise.jpg"
    ]


@given(
    st.lists(
        st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=12),
        min_size=1,
        max_size=5,
    )
)
def test_any_hangul_of_cp949_is_read_back(words: list[str]) -> None:
    raw = [f"{word}.jpg".encode("cp949", "ignore") for word in words]
    assert zips._encoding(raw) in ("cp949", "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/x.jpg",
        "/etc/x.jpg",
        "a/../../x.jpg",
        "C:\\x.jpg",
        "..\\x.jpg",
        "\\\\host\\x.jpg",
        "c:x.jpg",
    ],
)
def test_a_name_that_leads_out_is_refused_and_nothing_is_unpacked(
    empty_desk: Desk, tmp_path: Path, name: str
) -> None:
    path = packed(tmp_path / "a.zip", {"good.jpg": picture(), name: picture(2)})
    with pytest.raises(UsageError, match="leads out of it"):
        zips.unzip(empty_desk, path)
    assert list(tmp_path.rglob("*.jpg")) == []


def test_a_link_and_a_zip_in_the_zip_are_passed_over(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("link.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("inner.zip", b"PK\3\4")
        file.writestr("good.jpg", picture())
    opened = zips.unzip(empty_desk, path)
    assert [one.name for one in opened.pictures] == ["good.jpg"]
    assert opened.passed_over == 2
    assert not opened.pictures[0].is_symlink()


def test_a_bomb_is_not_opened(empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "_SMALL_BYTES", 1_000_000)
    path = packed(tmp_path / "bomb.zip", {"a.jpg": bytes(30_000_000)})
    with pytest.raises(UsageError, match="unpacks to 30,000,000 bytes, too much"):
        zips.unzip(empty_desk, path)


def test_a_size_that_lies_is_found_out(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MAX_PHOTO_BYTES", 100_000)
    path = packed(tmp_path / "a.zip", {"good.jpg": picture(), "a.jpg": bytes(300_000)})
    with pytest.raises(UsageError, match=r"a\.jpg: larger than 0 MB in the ZIP"):
        zips.unzip(empty_desk, path)
    assert list((empty_desk.folder / inbox.FOLDER).iterdir()) == []


def test_too_many_files_are_refused(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MAX_FILES", 2)
    path = packed(tmp_path / "a.zip", {f"{n}.jpg": picture(n) for n in range(3)})
    with pytest.raises(UsageError, match="3 files are too many"):
        zips.unzip(empty_desk, path)


def _encrypted(data: bytes) -> bytes:
    out = bytearray(data)
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        out[data.find(signature) + at] |= 1
    return bytes(out)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: b"words", "damaged ZIP"),
        (lambda data: data[: len(data) // 2], "damaged ZIP"),
        (lambda data: data[:60] + bytes(30) + data[90:], "damaged ZIP"),
        (_encrypted, "encrypted"),
    ],
)
def test_what_does_not_open_says_why_and_leaves_nothing(
    empty_desk: Desk, tmp_path: Path, damage: Callable[[bytes], bytes], words: str
) -> None:
    path = packed(tmp_path / "a.zip", {"good.jpg": picture()})
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(UsageError, match=words) as refused:
        zips.unzip(empty_desk, path)
    assert "\n" not in str(refused.value)
    assert list(empty_desk.folder.rglob("*.jpg")) == []


def test_two_of_one_name_in_two_folders_are_both_there(empty_desk: Desk, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"1/사진.jpg": picture(1), "2/사진.jpg": picture(2)})
    assert names(empty_desk, path) == ["사진-2.jpg", "사진.jpg"]


def test_a_zip_that_is_opened_again_gives_the_same_files(empty_desk: Desk, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.jpg": picture()})
    first = zips.unzip(empty_desk, path)
    assert zips.unzip(empty_desk, path) == first


def test_what_a_kill_left_half_unpacked_goes(empty_desk: Desk, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.jpg": picture()})
    drop = zips.unzip(empty_desk, path).pictures[0].parent
    half = drop.with_name(f".{drop.name}.0123.part")
    drop.rename(half)
    assert background.left_in_inbox(empty_desk) == ()
    assert [one.name for one in zips.unzip(empty_desk, path, source_label="handout").pictures] == ["a.jpg"]
    assert not half.exists()
    assert background.left_in_inbox(empty_desk) == ((drop / "a.jpg", "handout"),)


def test_a_dropped_zip_comes_onto_the_desk_with_its_label(empty_desk: Desk, tmp_path: Path) -> None:
    data = packed(tmp_path / "a.zip", {"한강.jpg": picture(1), "b.jpg": picture(2)}, "cp949").read_bytes()
    with inbox.Upload(empty_desk, "인제군.zip", drop="0123456789abcdef", size=len(data)) as upload:
        upload.write(data)
        dropped = upload.finish()
    job = background.take_in(empty_desk, dropped.path, source_label="handout")
    assert working.wait(empty_desk, job, timeout_s=30)
    assert working.one(empty_desk, job).message == "2 photos taken in"
    assert {record.name for record in empty_desk.find("source:handout").photos} == {"한강.jpg", "b.jpg"}
    assert background.left_in_inbox(empty_desk) == ()


def test_a_dropped_zip_that_does_not_open_is_said(empty_desk: Desk) -> None:
    with inbox.Upload(empty_desk, "a.zip", drop="0123456789abcdef") as upload:
        upload.write(b"no zip at all")
        dropped = upload.finish()
    job = background.take_in(empty_desk, dropped.path)
    assert working.wait(empty_desk, job, timeout_s=30)
    assert "a.zip: damaged ZIP" in working.one(empty_desk, job).message
    assert background.left_in_inbox(empty_desk) == ()
