"""What shows for files that Pillow alone cannot decode: RAW shows its largest preview, HEIC itself."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photodesk import photofile
from photodesk.errors import DamagedPicture
from photodesk.photofile import pictures, previews
from tests.metadata.pictures import block, exif_segment, jpeg
from tests.photofile.photos import put
from tests.photofile.test_pictures import colour_at, saved, two_halves

HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<0003(ZDn*}000000000XXk=`10000000000aA{+7000000000000000000004"
    "sdC7Z2$lO00031001IsY;R)#0000)KmY*%0RR9100CwI0RR9100000^Z)<=BWY=FW&i*H00031000$fZf0cy000000RRAKc4"
    "ILB0002OX>f9I0001_X>en20001ZXm(>m0RwOV0000000000Jn#Vg{rLC*01pEo0096PKmiN^|NjGU00093kN^M!00093Jh}"
    "ovApijYD?$MQ18@KU0|1Z!00RI30{}dr3J46ATd5?bxwsGzFdzT`0{|cZ00RIaA^-"
    "sZ2SfqEa<F1R0000KX>)L8000000003%0002U0000GaA|mH000000|*ER0000MX>e^}0000000001009Gm0)qem0Q_xaVRQf"
    "h0PrXQuM;8JKz-(@aMS<(CX|2uI_HP!<<io5y^!u}v$kS%|Nq@Lu)od97ylkF{tN&8DWZ-"
    "Y`z!ziM56*JZ72W$YJ)>mrKnVfg5wuv5CB`8Mg&yQu>a;FHAv!2qmm{=;0jUyzLz~N0cM499TbemTmSXGqW}(I227Ix0LK6f"
    "s~In#L~!r_U|f8d0Jn8M6ZOV-"
    "|DfCZ<<oucWjS_NSf~EOs6Qz9&n4TRx4`g!|8@{i00095a>@z70009300RI30{{R60BzV296SHm7au-"
    "XjoO+PAN<5dsT@g^Z~y=U0009300RI3KHv"
)
"""Red on the left, blue on the right, 320 x 200, drawn for this test and encoded with heif-enc."""

LOSSLESS = b"\xff\xd8\xff\xc3\x00\x0e\x0e\x0f\xa0\x17\x70\x02\x00\x11\x00\x01\x11\x00\xff\xda" + bytes(50)
"""How a CR2 or DNG begins its sensor data: lossless JPEG, 6000 x 4000, which no viewer shows."""


def box(kind: bytes, body: bytes) -> bytes:
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def cr3(*inside: bytes) -> bytes:
    uuid = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    metadata = box(b"uuid", uuid + box(b"CMT1", block({0x0112: 6})))
    return box(b"ftyp", b"crx \0\0\0\1crx ") + box(b"moov", metadata) + box(b"mdat", b"".join(inside))


def raf(preview: bytes) -> bytes:
    at = 160
    head = b"FUJIFILMCCD-RAW 0201FF383501X-T3".ljust(84, b"\0")
    return (head + at.to_bytes(4, "big") + len(preview).to_bytes(4, "big")).ljust(at, b"\0") + preview


def test_a_canon_raw_shows_the_larger_of_its_previews_turned_as_the_camera_says(tmp_path: Path) -> None:
    data = cr3(saved(Image.new("RGB", (160, 80), "green")), LOSSLESS, saved(two_halves((800, 400))))
    thumbnail = photofile.thumbnail(put(tmp_path, "a.cr3", data), 100)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (50, 100)
    assert colour_at(thumbnail, 0.5, 0.1) == "red"


def test_a_fuji_raw_shows_its_jpeg_which_says_itself_how_it_lies(tmp_path: Path) -> None:
    preview = jpeg(exif_segment(block({0x0112: 6})), body=saved(two_halves((640, 320))))
    thumbnail = photofile.thumbnail(put(tmp_path, "a.raf", raf(preview)), 100)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (50, 100)
    assert colour_at(thumbnail, 0.5, 0.9) == "blue"


def test_a_preview_in_strips_is_found_like_one_behind_a_pointer(tmp_path: Path) -> None:
    head = block({0x0100: 6000, 0x0101: 3000, 0x0112: 1, 0xC612: b"\1\4\0\0"})
    path = put(tmp_path, "a.dng", head + LOSSLESS + saved(two_halves((640, 320))) + bytes(999))
    assert photofile.decoded(path).size == (640, 320)
    assert photofile.decoded(path, max_edge=100).size == (160, 80)


def test_a_preview_that_is_broken_off_gives_way_to_the_next(tmp_path: Path) -> None:
    whole, larger = saved(two_halves((320, 160))), saved(two_halves((640, 320)))
    path = put(tmp_path, "a.cr3", cr3(whole, larger[: len(larger) // 3]))
    assert photofile.decoded(path).size == (160, 320)  # upright


def test_a_raw_file_without_a_preview_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(DamagedPicture) as refused:
        photofile.thumbnail(put(tmp_path, "a.cr3", cr3(LOSSLESS)), 100)
    assert "\n" not in str(refused.value)


def test_the_sensors_lossless_data_are_no_preview() -> None:
    assert list(previews.embedded(LOSSLESS)) == []


@given(st.binary(max_size=400))
def test_whatever_stands_in_a_file_is_searched_without_a_fault(data: bytes) -> None:
    mine = saved(Image.new("L", (16, 8)))
    found = list(previews.embedded(data + mine))
    assert any((one.at, one.width, one.height) == (len(data), 16, 8) for one in found)


def test_heic_is_decoded(tmp_path: Path) -> None:
    path = put(tmp_path, "a.heic", HEIC)
    thumbnail = photofile.thumbnail(path, 100)
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (100, 63)
    assert (colour_at(thumbnail, 0.1, 0.5), colour_at(thumbnail, 0.9, 0.5)) == ("red", "blue")


def test_heic_without_the_extra_shows_its_preview_or_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_heif", False)
    path = put(tmp_path, "a.heic", HEIC)
    with pytest.raises(
        DamagedPicture, match=r"a\.heic: HEIC without a preview; pip install 'photodesk\[heif\]'"
    ):
        photofile.thumbnail(path, 100)
    path = put(tmp_path, "b.heic", HEIC + box(b"free", saved(two_halves((640, 400)))))
    assert photofile.decoded(path).size == (640, 400)


def test_avif_is_decoded(tmp_path: Path) -> None:
    path = put(tmp_path, "a.avif", saved(two_halves((320, 200)), "AVIF"))
    assert colour_at(photofile.thumbnail(path, 100), 0.9, 0.5) == "blue"


def test_the_thumbnail_in_a_jpeg_serves_until_the_picture_is_decoded(tmp_path: Path) -> None:
    small = saved(two_halves((160, 80)))
    green = saved(Image.new("RGB", (400, 200), "green"))
    early = photofile.early_thumbnail(
        put(tmp_path, "a.jpg", jpeg(exif_segment(block({0x0112: 6}, thumbnail=small)), body=green))
    )
    assert early is not None
    assert colour_at(early, 0.5, 0.1) == "red"
    assert photofile.early_thumbnail(put(tmp_path, "b.jpg", green)) is None
    assert photofile.early_thumbnail(put(tmp_path, "c.jpg", b"words")) is None


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (1999, 1501), (401, 300), (90, 60)])
def test_a_fraction_of_a_jpeg_is_never_smaller_than_asked(size: tuple[int, int], tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", saved(Image.new("RGB", size, "gray")))
    shown = photofile.decoded(path, max_edge=400)
    assert max(shown.size) >= min(400, max(size))
    assert max(shown.size) < 800 or max(size) == max(shown.size)
