"""JPEG: walked like libjpeg, changed only where our values stand."""

from __future__ import annotations

import itertools
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import BlockRefused, DamagedPicture
from photodesk.metadata import containers, exif, iim, photoshop, xmp
from photodesk.metadata.containers import Wanted, jpeg, jpeg_segments
from tests.metadata.pictures import (
    CAPTION,
    MAKER_NOTE,
    XMP_HEADER,
    block,
    exif_segment,
    noise,
    packet,
    picture,
    segment,
    source,
    spliced,
    xmp_segment,
)
from tests.metadata.pictures import jpeg as make

OLD = "Old caption that was withdrawn"
PLAIN = picture()
JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(40))
ADOBE = segment(0xEE, b"Adobe\0d\0\0\0\0\0\0")
DATE = "2026-11-24T09:00:00+09:00"


def resources(caption: str = OLD) -> bytes:
    """An APP13 segment that says the caption."""
    return segment(0xED, photoshop.HEADER + photoshop.graft((), {"2:120": (caption,)})[0])


def wanted(caption: str = CAPTION, **stale: str) -> Wanted:
    """The caption in all three places."""
    return Wanted(
        exif={"ImageDescription": caption},
        iim={"2:120": (caption,)},
        xmp={"dc:description": (("x-default", caption),)},
        stale=stale,
        metadata_date=DATE,
    )


def write(data: bytes, want: Wanted | None = None) -> bytes:
    """The file after one write, which must be stable under a second one."""
    want = want or wanted()
    new = spliced(data, jpeg.plan(source(data), want).splices)
    assert jpeg.plan(source(new), want).splices == ()
    return new


def caption_of(data: bytes) -> tuple[str, tuple[str, ...], object]:
    """The caption in EXIF, IIM and XMP."""
    found = jpeg.read(source(data))
    return (
        exif.read(found.exif or b"").values.get("ImageDescription", ""),
        iim.read(photoshop.read(found.photoshop).iim_payload).values.get("2:120", ()),
        xmp.read(found.xmp).values.get("dc:description", ()),
    )


SAID = (CAPTION, (CAPTION,), (("x-default", CAPTION),))


def kinds(data: bytes) -> list[str]:
    """Marker and first letters of every segment, in file order."""
    return [
        f"{s.marker:02X} {data[s.body : s.body + 4].decode('latin-1')}".rstrip("\0 ")
        for s in jpeg_segments.walk(source(data)).segments
        if s.marker >= 0xE0
    ]


def test_size_and_caption_are_read_from_the_header() -> None:
    data = make(JFIF, exif_segment(block({0x010E: OLD})), xmp_segment(packet("")))
    found = jpeg.read(source(data))
    assert (found.width, found.height) == (32, 24)
    assert data[found.exif_at : found.exif_at + 2] == b"II"


def test_new_segments_stand_behind_jfif_and_before_all_others() -> None:
    data = make(JFIF, ICC, ADOBE)
    new = write(data)
    assert kinds(new) == ["E0 JFIF", "E1 Exif", "E1 http", "ED Phot", "E2 ICC_", "EE Adob"]
    assert caption_of(new) == SAID


def test_other_segments_are_copied_verbatim_and_in_order() -> None:
    strange = segment(0xE7, b"Something of a camera" + bytes(range(256)))
    comment = segment(0xFE, b"Processed by somebody")
    data = make(
        ICC,
        strange,
        exif_segment(block({0x010E: OLD})),
        comment,
        resources(),
        ADOBE,
        JFIF,
        xmp_segment(packet("")),
    )
    new = write(data)
    assert kinds(new) == [
        "E2 ICC_",
        "E7 Some",
        "E1 Exif",
        "FE Proc",
        "ED Phot",
        "EE Adob",
        "E0 JFIF",
        "E1 http",
    ]
    assert all(piece in new for piece in (strange, comment, ICC, ADOBE, JFIF))
    assert caption_of(new) == SAID
    assert new.endswith(data[data.index(b"\xff\xda") :])


@pytest.mark.parametrize(
    "oddity",
    [
        b"\xff" * 5,
        b"\x12\x34junk between segments",
        b"\xff\xe5\0\0",
        b"\xff\xe5\0\1",
        b"\xff\x01",
        b"\xff\0\0",
    ],
    ids=["fill bytes", "junk", "length 0", "length 1", "TEM", "stuffed byte"],
)
def test_oddities_between_segments_are_walked_over_and_kept(oddity: bytes) -> None:
    data = make(JFIF, oddity, exif_segment(block({0x010E: OLD})), oddity, resources())
    new = write(data)
    assert new.count(oddity) >= 2
    assert caption_of(new) == SAID


def test_app0_behind_app1_stays_there() -> None:
    new = write(make(exif_segment(block({0x010E: OLD})), JFIF))
    assert kinds(new)[0] == "E1 Exif"
    assert "E0 JFIF" in kinds(new)


def test_of_several_exif_segments_only_true_continuations_are_joined() -> None:
    whole = block({0x010E: OLD}, exif={0x927C: MAKER_NOTE * 300})
    assert len(whole) > 60_000
    first, second = whole[:40_000], whole[40_000:]
    joined = make(exif_segment(first), exif_segment(second), ICC)
    assert jpeg.read(source(joined)).exif == whole
    new = write(joined)
    assert caption_of(new) == SAID
    assert (jpeg.read(source(new)).exif or b"")[100:50_000] == whole[100:50_000]
    other = exif_segment(block({0x010E: "Another block"}))
    beside = make(exif_segment(block({0x010E: OLD})), other)
    found = jpeg.read(source(beside))
    assert exif.read(found.exif or b"").values["ImageDescription"] == OLD
    assert [note.code for note in found.notes] == ["exif_repeated"]
    assert other in write(beside)


def test_full_exif_leaves_no_old_caption_and_says_so() -> None:
    data = make(exif_segment(block({0x010E: OLD}, exif={0x927C: bytes(65_300)})))
    planned = jpeg.plan(source(data), wanted(CAPTION * 4))
    assert [note.code for note in planned.notes] == ["exif_full"]
    new = spliced(data, planned.splices)
    assert OLD.encode() not in new
    assert caption_of(new)[0] == ""
    assert caption_of(new)[1] == (CAPTION * 4,)


def test_damaged_exif_that_says_nothing_of_ours_is_left_as_it_is() -> None:
    damaged = exif_segment(b"II*\0\xf0\xff\xff\0" + bytes(30))
    planned = jpeg.plan(source(make(damaged)), wanted())
    assert [note.code for note in planned.notes] == ["exif_damaged"]
    new = spliced(make(damaged), planned.splices)
    assert damaged in new
    assert caption_of(new)[1:] == SAID[1:]


def test_damaged_exif_with_an_old_caption_is_refused() -> None:
    looped = bytearray(block({0x010E: OLD}))
    looped[22:26] = struct.pack("<I", 8)
    with pytest.raises(BlockRefused):
        jpeg.plan(source(make(exif_segment(bytes(looped)))), wanted())


def test_second_packet_and_second_resources_become_one() -> None:
    data = make(
        xmp_segment(packet("<dc:title>x</dc:title>")),
        resources(),
        xmp_segment(packet("<photoshop:City>Seoul</photoshop:City>")),
        segment(0xED, photoshop.HEADER + b"8BIM\x04\x0a\0\0\0\0\0\1\1\0"),
    )
    new = write(data)
    found = jpeg.read(source(new))
    assert len(found.xmp) == 1
    assert xmp.read(found.xmp).values["photoshop:City"] == "Seoul"
    assert photoshop.read(found.photoshop).copyright_flag is True
    assert photoshop.read(found.photoshop).digest == "match"


def test_packet_under_another_header_is_read_and_brought_home() -> None:
    odd = segment(0xE1, b"http://ns.adobe.com/xap/1.0/" + packet("<photoshop:City>Seoul</photoshop:City>"))
    new = write(make(odd))
    assert new.count(XMP_HEADER) == 1
    assert xmp.read(jpeg.read(source(new)).xmp).values["photoshop:City"] == "Seoul"


def _extended(part: bytes) -> list[bytes]:
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">I", len(part))
    half = len(part) // 2
    return [
        xmp_segment(packet(f'<xmpNote:HasExtendedXMP xmlns:xmpNote="http://ns.adobe.com/xmp/note/">'
                           f"{guid.decode()}</xmpNote:HasExtendedXMP>")),
        segment(0xE1, head + struct.pack(">I", half) + part[half:]),
        segment(0xE1, head + struct.pack(">I", 0) + part[:half]),
    ]  # fmt: skip


def test_extended_xmp_is_put_together_and_never_edited() -> None:
    inside = packet("<photoshop:City>Seoul</photoshop:City>")
    data = make(*_extended(inside))
    assert jpeg.read(source(data)).extended_xmp == (inside,)
    new = write(data)
    assert jpeg.read(source(new)).extended_xmp == (inside,)
    assert caption_of(new) == SAID


def test_our_property_inside_extended_xmp_is_refused() -> None:
    data = make(*_extended(packet("<dc:description>Old</dc:description>")))
    with pytest.raises(BlockRefused) as refused:
        jpeg.plan(source(data), wanted())
    assert refused.value.code == "xmp_extended"


def test_comment_that_says_the_old_caption_goes_and_another_stays() -> None:
    old, other = segment(0xFE, OLD.encode()), segment(0xFE, b"Photo desk, third edition")
    part = segment(0xFE, f"Printed: {OLD} (page 7)".encode())
    want = wanted(**{OLD: CAPTION})
    new = write(make(old, other), want)
    assert old not in new
    assert other in new
    planned = jpeg.plan(source(make(part)), want)
    assert [note.code for note in planned.notes] == ["stale_kept"]
    assert part in spliced(make(part), planned.splices)


# --- what points behind the picture -----------------------------------------------------


def _mpf(order: str, *entries: tuple[int, int]) -> bytes:
    body = (b"II" if order == "<" else b"MM") + struct.pack(order + "HIH", 42, 8, 1)
    body += struct.pack(order + "HHII", 0xB002, 7, 16 * len(entries), 26) + bytes(4)
    for size, offset in entries:
        body += struct.pack(order + "IIIHH", 0, size, offset, 0, 0)
    return segment(0xE2, b"MPF\0" + body)


def _mpf_entries(data: bytes, order: str) -> list[bytes]:
    """The first bytes of every picture that the index points to."""
    header = data.index(b"MPF\0") + 4
    found = []
    at = header + 26
    while at < header + 26 + 32:
        size, offset = struct.unpack(order + "II", data[at + 4 : at + 12])
        start = header + offset if offset else 0
        found.append(data[start : start + size])
        at += 16
    return found


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_behind", [False, True])
def test_multi_picture_index_stays_true(order: str, is_behind: bool) -> None:
    second = picture(size=(16, 16))

    def build(size: int, offset: int) -> bytes:
        index = _mpf(order, (size, 0), (len(second), offset))
        parts = [resources(), xmp_segment(packet(""))]
        return make(exif_segment(block({0x010E: OLD})), *([index, *parts] if is_behind else [*parts, index]))

    first = build(0, 0)
    first = build(len(first), len(first) - first.index(b"MPF\0") - 4)
    data = first + second
    assert _mpf_entries(data, order) == [first, second]
    new = write(data)
    assert _mpf_entries(new, order) == [new[: -len(second)], second]
    assert caption_of(new) == SAID


def test_preview_behind_the_picture_keeps_its_distance_from_exif() -> None:
    big = noise()
    preview = picture(size=(16, 16), quality=30)

    def build(offset: int, *parts: bytes) -> bytes:
        data = block({0x010E: OLD}, exif={0x927C: b"MLT0" + struct.pack("<I", offset) + bytes(60)})
        return make(JFIF, exif_segment(data), *parts, body=big)

    first = build(0)
    data = build(len(first) - 30) + preview
    planned = jpeg.plan(source(data), wanted("Short"))
    assert [n.code for n in planned.notes] == ["exif_anchored"]
    new = write(data, wanted("Short"))
    at = jpeg.read(source(new)).exif_at
    assert new[at + len(first) - 30 :] == preview
    assert kinds(new)[:4] == ["E0 JFIF", "E1 http", "ED Phot", "E1 Exif"]
    assert caption_of(new) == ("Short", ("Short",), (("x-default", "Short"),))
    behind = build(len(first) - 30 + len(resources()), resources()) + preview
    with pytest.raises(BlockRefused) as refused:
        jpeg.plan(source(behind), wanted(CAPTION * 5))
    assert refused.value.code == "exif_anchored"
    shrunk = spliced(behind, jpeg.plan(source(behind), wanted("Tiny")).splices)
    at = jpeg.read(source(shrunk)).exif_at
    assert shrunk[at + len(first) - 30 + len(resources()) :] == preview
    assert caption_of(shrunk)[1] == ("Tiny",)


def test_preview_found_by_file_offset_refuses_growth() -> None:
    big = noise()

    def build(offset: int) -> bytes:
        note = b"STMN100" + struct.pack("<I", offset) + bytes(60)
        return make(exif_segment(block({0x010E: OLD}, exif={0x927C: note})), body=big)

    data = build(len(build(0))) + picture(size=(16, 16))
    with pytest.raises(BlockRefused) as refused:
        jpeg.plan(source(data), wanted())
    assert refused.value.code == "exif_anchored"


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_file_offset_in_a_samsung_note_follows_its_preview(order: str) -> None:
    big, preview = noise(), picture(size=(16, 16))

    def build(offset: int) -> bytes:
        note = b"STMN0100" + struct.pack(order + "I", offset) + bytes(60)
        return make(exif_segment(block({0x010E: OLD}, exif={0x927C: note}, order=order)), body=big)

    def preview_of(data: bytes) -> bytes:
        at = data.index(b"STMN0100") + 8
        start: int = struct.unpack(order + "I", data[at : at + 4])[0]
        return data[start:]

    data = build(len(build(0))) + preview
    assert preview_of(data) == preview
    new = write(data)
    assert preview_of(new) == preview
    assert caption_of(new) == SAID
    assert write(new) == new
    shorter = write(new, wanted("Short"))
    assert preview_of(shorter) == preview
    assert jpeg.pointed(source(data)) == jpeg.pointed(source(new)) == jpeg.pointed(source(shorter))
    # A number that no longer hits its preview is a harm that the proof finds.
    at = new.index(b"STMN0100") + 8
    assert jpeg.pointed(source(new[:at] + bytes(4) + new[at + 4 :])) != jpeg.pointed(source(data))


def test_trailer_that_nobody_points_at_is_no_anchor() -> None:
    trailer = picture(size=(16, 16)) + b"SEFT trailer of a motion photo" * 40
    data = make(exif_segment(block({0x010E: OLD}, exif={0x927C: MAKER_NOTE}))) + trailer
    new = write(data)
    assert new.endswith(trailer)
    assert caption_of(new) == SAID


@pytest.mark.parametrize("order", [">", "<"])
def test_trailer_of_an_old_archive_keeps_its_offsets_true(order: str) -> None:
    mark = b"AXS!" if order == ">" else b"AXS*"
    plain = make(exif_segment(block({0x010E: OLD})))
    text = b"Caption of the archive"
    start = len(plain) + len(text)
    trailer = text + mark + struct.pack(order + "HHI", 1, 1, 0)
    trailer += b"TEXT" + struct.pack(order + "II", len(text), len(plain))
    trailer += mark + struct.pack(order + "II", start, 0)
    new = write(plain + trailer)
    start = struct.unpack(order + "I", new[-8:-4])[0]
    assert new[start : start + 4] == mark
    at = struct.unpack(order + "I", new[start + 20 : start + 24])[0]
    assert new[at : at + len(text)] == text
    assert "iim_elsewhere" in [n.code for n in jpeg.plan(source(plain + trailer), wanted()).notes]


# --- refusals and damage ----------------------------------------------------------------


def test_content_credentials_are_seen_and_other_jumbf_is_none() -> None:
    credential = segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x30jumdc2pa" + bytes(40))
    panorama = segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x30jumdxml " + bytes(40))
    assert jpeg.read(source(make(credential))).has_c2pa
    assert not jpeg.read(source(make(panorama))).has_c2pa


def test_sound_pictures_pass_the_check() -> None:
    for data in (PLAIN, picture(progressive=True), picture(size=(1, 1)), PLAIN + b"trailer", PLAIN + PLAIN):
        jpeg.check(source(data))


@pytest.mark.parametrize("cut", [3, 40, -1, -2, -60])
def test_cut_picture_is_refused_with_one_line(cut: int) -> None:
    with pytest.raises(DamagedPicture) as refused:
        jpeg.check(source(PLAIN[:cut]))
    assert "\n" not in str(refused.value)
    assert "damaged JPEG" in str(refused.value)


def test_header_without_frame_has_no_size() -> None:
    with pytest.raises(DamagedPicture):
        jpeg.read(source(b"\xff\xd8" + JFIF + b"\xff\xd9"))


def test_picture_data_are_the_same_whatever_the_metadata_say() -> None:
    data = make(JFIF, exif_segment(block({0x010E: OLD})), ICC)
    new = write(data) + b"trailer"
    old_parts = [data[a:b] for a, b in jpeg.picture(source(data))]
    assert [new[a:b] for a, b in jpeg.picture(source(new))] == old_parts


def test_endless_junk_ends() -> None:
    jpeg_segments.walk(source(b"\xff\xd8" + b"\xff\xe0\0\2" * 30_000))
    jpeg_segments.walk(source(b"\xff\xd8" + b"\x00" * 300_000))
    assert jpeg_segments.walk(source(b"\xff\xd8" + b"\xff" * 3_000)).sos is None


# --- where the picture ends -------------------------------------------------------------

SCAN = st.lists(st.sampled_from([b"\xff", b"\xd9", b"\0", b"\xff\0", b"\xff\xd0", b"picture"]), max_size=30)


@given(SCAN)
def test_numpy_finds_the_same_end_as_the_pattern(parts: list[bytes]) -> None:
    scan = b"".join(parts)
    end = scan.find(b"\xff\xd9") + 2 if b"\xff\xd9" in scan else 0
    assert jpeg._end_by_numpy(memoryview(scan)) == end


@pytest.mark.parametrize("pieces_before", [0, jpeg._MANY_PIECES])
@pytest.mark.parametrize("length", [*range(-4, 5), 70])
@pytest.mark.parametrize("hold", [False, True])
def test_the_end_is_found_across_pieces_however_many_were_looked_through(
    pieces_before: int, length: int, hold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jpeg, "_pieces_before", itertools.count(pieces_before))
    monkeypatch.setattr(containers, "PIECE_BYTES", 64)
    scan = PLAIN[:-2] + b"\0" * (64 - len(PLAIN) % 64 + length)
    data = source(scan + b"\xff\xd9" + b"trailer \xff\xd9")
    if hold:
        data.hold()
    sos = jpeg_segments.walk(data).sos
    assert sos is not None
    assert jpeg._picture_end(data, sos) == len(scan) + 2
    data.release()
