"""EXIF: read within bounds, grafted without moving a byte."""

from __future__ import annotations

import contextlib
import struct

import piexif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photodesk.errors import BlockRefused
from photodesk.metadata import exif, exif_proof, ifd, ifd_graft
from tests.metadata.pictures import CAPTION, MAKER_NOTE, NAMES, Value, block, picture

ROOM = 65_527
OLD = "Old caption that was withdrawn at night"
THUMBNAIL = picture(size=(16, 12))


def camera(order: str = "<", caption: str = OLD, **more: Value) -> bytes:
    """A block as a camera writes it: MakerNote, thumbnail, and a caption."""
    main: dict[int, Value] = {0x010E: caption, 0x010F: "Canon", 0x0112: 1}
    main |= {NAMES[name]: value for name, value in more.items()}
    details: dict[int, Value] = {0x9003: "2026:11:24 09:30:15", 0x927C: MAKER_NOTE}
    return block(main, exif=details, thumbnail=THUMBNAIL, order=order)


def graft(data: bytes | None, **changes: str | None) -> bytes:
    """The block after one graft."""
    return exif.graft(data, changes, max_bytes=ROOM).block


def entries(data: bytes) -> dict[tuple[str, int], tuple[int, bytes]]:
    """Every entry of every directory with offset and value."""
    structure = ifd.read_structure(data)
    assert structure is not None
    return {(d.name, e.tag): (e.offset, ifd.value(data, e)) for d in structure.directories for e in d.entries}


# --- reading ----------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_are_read(order: str) -> None:
    tags = exif.read(camera(order))
    assert tags.values["ImageDescription"] == OLD
    assert tags.values["Make"] == "Canon"
    assert tags.values["Orientation"] == "1"
    assert tags.values["DateTimeOriginal"] == "2026:11:24 09:30:15"
    assert tags.notes == ()


def test_thumbnail_is_found_where_it_stands() -> None:
    data = camera()
    at, size = exif.read(data).thumbnail or (0, 0)
    assert data[at : at + size] == THUMBNAIL


@pytest.mark.parametrize(
    ("raw", "charset", "expected"),
    [
        ("서울 시청".encode(), "ascii", "서울 시청"),
        ("서울 시청".encode("cp949"), "ascii", "서울 시청"),
        ("서울".encode("cp949"), "cp949", "서울"),
        ("São Paulo".encode("latin-1"), "ascii", "São Paulo"),
        ("“quoted”".encode("cp1252"), "cp1252", "“quoted”"),
        ("한강공원".encode()[:-1], "ascii", "한강공"),
        ("caf\xe9".encode("latin-1"), "utf-8", "café"),
    ],
)
def test_text_is_utf8_else_the_files_charset_else_what_it_looks_like(
    raw: bytes, charset: str, expected: str
) -> None:
    assert exif.decode(raw, charset) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "order", "expected"),
    [
        (b"ASCII\0\0\0plain words", "<", "plain words"),
        (b"UNICODE\0" + "한강".encode("utf-16-le"), "<", "한강"),
        (b"UNICODE\0" + "한강".encode("utf-16-be"), ">", "한강"),
        (b"UNICODE\0" + "Bridge 한강".encode("utf-16-be"), "<", "Bridge 한강"),
        (b"UNICODE\0" + "\ufeff서울".encode("utf-16-be"), "<", "서울"),
        (bytes(8) + "서울 시청".encode(), "<", "서울 시청"),
        (b"JIS\0\0\0\0\0" + "東京".encode("iso2022_jp"), "<", "東京"),
        (b"ASCII\0\0\0" + b"\0" * 40, "<", ""),
        (b"ASCII\0\0\0" + b" " * 40, "<", ""),
        (b"no charset code here", "<", "no charset code here"),
    ],
)
def test_user_comment_honours_its_charset_code(raw: bytes, order: str, expected: str) -> None:
    data = block({0x010F: "x"}, exif={0x9286: raw}, order=order)
    assert exif.read(data).values.get("UserComment", "") == expected


def test_windows_texts_are_utf16() -> None:
    data = block({0x9C9C: "설명".encode("utf-16-le") + b"\0\0"})
    assert exif.read(data).values["XPComment"] == "설명"


def test_copyright_may_hold_photographer_and_editor() -> None:
    data = block({0x8298: b"Kim\0Yonhap\0"})
    assert exif.read(data).values["Copyright"] == "Kim; Yonhap"


def test_caption_ends_at_its_first_nul() -> None:
    assert exif.read(block({0x010E: b"Caption\0rubbish"})).values["ImageDescription"] == "Caption"
    assert "ImageDescription" not in exif.read(block({0x010E: b"\0rubbish"})).values


def test_exif_3_text_type_is_read() -> None:
    data = bytearray(block({0x010E: "한강"}))
    data[12:14] = struct.pack("<H", 129)
    assert exif.read(bytes(data)).values["ImageDescription"] == "한강"


@pytest.mark.parametrize("data", [b"", b"II", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\2", b"not a block"])
def test_a_block_without_directory_is_noted(data: bytes) -> None:
    tags = exif.read(data)
    assert tags.values == {}
    assert [note.code for note in tags.notes] == ["exif_damaged"]


@given(st.binary(max_size=400), st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
@settings(max_examples=200, deadline=None)
def test_hostile_bytes_never_raise(rest: bytes, head: bytes) -> None:
    data = head + rest
    exif.read(data)
    ifd.read_structure(data)
    with contextlib.suppress(BlockRefused):
        exif.graft(data, {"ImageDescription": CAPTION}, max_bytes=ROOM)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_camera_block_never_raises(data: st.DataObject) -> None:
    damaged = bytearray(camera())
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    exif.read(bytes(damaged))
    with contextlib.suppress(BlockRefused):
        exif.graft(bytes(damaged), {"ImageDescription": CAPTION, "UserComment": None}, max_bytes=ROOM)


# --- grafting ---------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["<", ">"])
def test_graft_moves_no_old_byte(order: str) -> None:
    old = camera(order)
    new = graft(old, ImageDescription=CAPTION, Artist="심현철")
    differing = [i for i in range(len(old)) if old[i] != new[i]]
    where = old.index(OLD.encode())
    assert all(4 <= i < 8 or where <= i < where + len(OLD) for i in differing)
    assert exif.read(new).values["ImageDescription"] == CAPTION
    assert exif.read(new).values["Artist"] == "심현철"


@pytest.mark.parametrize("order", ["<", ">"])
def test_maker_note_stays_at_its_offset_byte_for_byte(order: str) -> None:
    old = camera(order)
    new = graft(
        old, ImageDescription=CAPTION, DateTimeOriginal="2026:11:23 10:00:00", OffsetTimeOriginal="+09:00"
    )
    assert entries(new)["Exif", 0x927C] == entries(old)["Exif", 0x927C]
    assert exif.read(new).values["OffsetTimeOriginal"] == "+09:00"
    assert exif.read(new).thumbnail == exif.read(old).thumbnail


def test_entries_keep_their_order_and_ours_stand_where_they_sort() -> None:
    structure = ifd.read_structure(graft(camera(), Artist="Kim", Copyright="© Yonhap"))
    assert structure is not None
    assert [e.tag for e in structure.directories[0].entries] == [0x10E, 0x10F, 0x112, 0x13B, 0x8298, 0x8769]


def test_withdrawn_caption_is_not_left_readable() -> None:
    assert b"withdrawn" not in graft(camera(), ImageDescription="New")
    assert b"withdrawn" not in graft(camera(), ImageDescription=None)
    assert "ImageDescription" not in exif.read(graft(camera(), ImageDescription=None)).values


def test_short_value_inside_its_entry_is_blanked_too() -> None:
    old = camera(caption="AP")
    assert b"AP\0" in old
    assert b"AP\0" not in graft(old, ImageDescription="Yonhap and more")


def test_value_that_another_entry_shares_stays() -> None:
    old = bytearray(block({0x010E: OLD, 0x013B: "placeholder placeholder placeholder"}))
    old[22:34] = (
        struct.pack("<HHI", 0x013B, 2, len(OLD) + 1) + old[18:22]
    )  # Artist points to the caption's bytes
    new = graft(bytes(old), ImageDescription="New")
    assert exif.read(new).values["Artist"] == OLD


def test_caption_in_the_thumbnails_directory_goes_with_the_old_one() -> None:
    old = block({0x010E: OLD}, second={0x010E: OLD, 0x0103: 6})
    new = graft(old, ImageDescription="New")
    assert b"withdrawn" not in new
    other = block({0x010E: OLD}, second={0x010E: "Thumbnail by Kim", 0x0103: 6})
    assert b"Thumbnail by Kim" in graft(other, ImageDescription="New")


def test_capture_time_in_ifd0_follows_the_one_in_exif() -> None:
    stamp = "2026:11:24 09:30:15"
    old = block({0x010F: "NIKON", 0x9003: stamp}, exif={0x9003: stamp})
    assert ("IFD0", 0x9003) not in entries(graft(old, DateTimeOriginal="2025:01:01 00:00:00"))
    other = block({0x010F: "NIKON", 0x9003: "2020:02:02 02:02:02"}, exif={0x9003: stamp})
    assert ("IFD0", 0x9003) in entries(graft(other, DateTimeOriginal="2025:01:01 00:00:00"))


def test_ten_saves_do_not_grow() -> None:
    data = graft(camera(), ImageDescription="caption 0", Artist="심현철")
    size = len(data)
    for number in range(1, 11):
        data = graft(data, ImageDescription=f"caption {number % 10}")
        assert len(data) == size
        assert exif.read(data).values["Artist"] == "심현철"
    assert exif_proof.foreign_bytes(data) == len(camera())


def test_second_save_blanks_what_the_first_wrote() -> None:
    data = graft(graft(camera(), ImageDescription="embargoed words"), ImageDescription="free words")
    assert b"embargoed" not in data


def test_tail_that_somebody_changed_is_left_alone() -> None:
    first = bytearray(graft(camera(), ImageDescription="first words"))
    first[-60] ^= 1
    second = graft(bytes(first), Artist="Kim")
    assert exif_proof.foreign_bytes(second) == len(first)
    assert second[8 : len(first)] == bytes(first[8:])


def test_equal_value_changes_nothing() -> None:
    old = camera()
    assert graft(old, ImageDescription=OLD, Artist=None) == old


def test_picture_without_exif_gets_a_block_that_piexif_reads() -> None:
    new = graft(None, ImageDescription=CAPTION, Artist="심현철", DateTimeOriginal="2026:11:24 09:30:15")
    read = piexif.load(b"Exif\0\0" + new)
    assert read["0th"][piexif.ImageIFD.ImageDescription].decode() == CAPTION
    assert read["0th"][piexif.ImageIFD.Artist].decode() == "심현철"
    assert read["Exif"][piexif.ExifIFD.DateTimeOriginal] == b"2026:11:24 09:30:15"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
    st.sampled_from(["<", ">"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_piexif_reads_every_caption_back(caption: str, order: str, has_thumbnail: bool) -> None:
    old = block(
        {0x010E: OLD, 0x010F: "Canon"},
        exif={0x927C: MAKER_NOTE},
        thumbnail=THUMBNAIL if has_thumbnail else b"",
        order=order,
    )
    new = graft(old, ImageDescription=caption)
    read = piexif.load(b"Exif\0\0" + new)
    assert read["0th"][piexif.ImageIFD.ImageDescription].rstrip(b"\0").decode() == caption.rstrip("\0")
    assert read["Exif"][piexif.ExifIFD.MakerNote] == MAKER_NOTE
    assert read["thumbnail"] == (THUMBNAIL if has_thumbnail else None)
    assert exif_proof.what_else_changed(old, new, frozenset({"ImageDescription"})) == ()


def test_thumbnail_that_runs_past_the_block_keeps_its_bytes() -> None:
    whole = camera()
    cut, following = whole[:-20], whole[-20:] + b"what stood behind"
    new = exif.graft(cut, {"ImageDescription": CAPTION}, following=following, max_bytes=ROOM).block
    at, size = exif.read(new).thumbnail or (0, 0)
    assert new[at : at + size] == THUMBNAIL
    again = exif.graft(new, {"ImageDescription": "Second"}, following=b"other bytes", max_bytes=ROOM).block
    assert again[at : at + size] == THUMBNAIL


def test_pointer_behind_the_block_finds_what_it_found() -> None:
    data = bytearray(block({0x010E: OLD, 0x9999: bytes(8)}))
    where = data.index(struct.pack("<H", 0x9999))
    data[where + 8 : where + 12] = struct.pack("<I", len(data) + 4)
    following = b"0123ABCDEFGH...."
    new = exif.graft(bytes(data), {"ImageDescription": "x"}, following=following, max_bytes=ROOM).block
    assert new[len(data) + 4 : len(data) + 12] == b"ABCDEFGH"


def test_full_block_blanks_the_old_caption_in_place() -> None:
    old = camera()
    grafted = exif.graft(old, {"ImageDescription": CAPTION * 3, "Artist": "Kim"}, max_bytes=len(old) + 20)
    assert [note.code for note in grafted.notes] == ["exif_full"]
    assert len(grafted.block) == len(old)
    assert exif.read(grafted.block).values.get("ImageDescription", "") == ""
    assert exif_proof.what_else_changed(old, grafted.block, frozenset({"ImageDescription"})) == ()


def test_anchored_block_takes_what_fits_in_place() -> None:
    old = camera()
    grafted = exif.graft(old, {"ImageDescription": "New, shorter"}, anchored=True, max_bytes=ROOM)
    assert [note.code for note in grafted.notes] == ["exif_anchored"]
    assert exif.read(grafted.block).values["ImageDescription"] == "New, shorter"
    assert len(grafted.block) == len(old)


def test_directory_that_leads_back_to_itself_is_refused() -> None:
    data = bytearray(block({0x010E: OLD}))
    data[22:26] = struct.pack("<I", 8)
    with pytest.raises(BlockRefused) as refused:
        graft(bytes(data), ImageDescription="x")
    assert refused.value.code == "exif_damaged"


def test_stray_gps_pointer_is_no_reason_to_refuse() -> None:
    data = block({0x010E: OLD, 0x8825: 8})
    assert exif.read(graft(data, ImageDescription="x")).values["ImageDescription"] == "x"


def test_bad_entry_is_carried_as_it_is() -> None:
    data = bytearray(camera(Artist="Kim Min-su"))
    where = data.index(struct.pack("<HH", 0x010F, 2))
    data[where + 4 : where + 8] = struct.pack("<I", 0x7FFFFFFF)  # a count of two thousand million
    new = graft(bytes(data), ImageDescription=CAPTION)
    structure = ifd.read_structure(new)
    assert structure is not None
    broken = structure.directories[0].find(0x010F)
    assert broken is not None
    assert broken.number == 0x7FFFFFFF
    assert exif_proof.what_else_changed(bytes(data), new, frozenset({"ImageDescription"})) == ()


def test_every_change_that_was_not_asked_for_is_seen() -> None:
    old = camera(Artist="Kim Min-su")
    new = bytearray(graft(old, ImageDescription=CAPTION))
    assert exif_proof.what_else_changed(old, bytes(new), frozenset({"ImageDescription"})) == ()
    assert exif_proof.what_else_changed(old, bytes(new), frozenset({"Artist"})) != ()
    new[new.index(MAKER_NOTE) + 30] ^= 1
    assert exif_proof.what_else_changed(old, bytes(new), frozenset({"ImageDescription"})) != ()
    moved = graft(camera(Artist="Kim Min-su"), ImageDescription=CAPTION, Artist=None)
    assert exif_proof.what_else_changed(old, moved, frozenset({"ImageDescription"})) != ()


def test_big_tiff_structures_are_grafted_too() -> None:
    head = b"II+\0\x08\0\0\0" + struct.pack("<Q", 16)
    table = struct.pack("<Q", 1) + struct.pack("<HHQ8s", 0x010F, 2, 4, b"Kim\0") + bytes(8)
    data = head + table
    grafting = exif.graft_file(data, {}, {"ImageDescription": CAPTION})
    new = grafting.apply(data)
    assert exif.read(new).values == {"Make": "Kim", "ImageDescription": CAPTION}
    assert ifd_graft.own_tail(new) is not None


def test_interop_pointer_that_hits_the_first_directory_is_no_tangle() -> None:
    # Kodak DCS Pro Back: its Interop pointer is 8, where IFD0 stands.
    data = block({0x010E: "Old caption"}, exif={0x9003: "2026:11:24 09:30:15", 0xA005: 8})
    new = exif.graft(data, {"ImageDescription": "한강"}, max_bytes=65_000).block
    assert exif.read(new).values["ImageDescription"] == "한강"
    structure = ifd.read_structure(new)
    assert structure is not None
    assert not structure.tangled
    assert exif.graft(new, {"ImageDescription": "다리"}, max_bytes=65_000).block != new
