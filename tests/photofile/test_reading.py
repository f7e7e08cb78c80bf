"""Reading: every format, its size, its texts, its oddities, and never a traceback."""

from __future__ import annotations

import contextlib
import io
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from photodesk import photofile
from photodesk.errors import DamagedPicture, FileError, NotAPicture
from photodesk.metadata import iim, photoshop
from photodesk.metadata.containers import jpeg as jpeg_container
from photodesk.metadata.containers.sniff import sniff
from tests.metadata.pictures import block, exif_segment, jpeg, packet, picture, segment, source, xmp_segment
from tests.photofile.photos import camera_jpeg, embed, put


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tiff"), ("GIF", "gif"), ("BMP", "bmp"),
        ("JPEG2000", "jp2"), ("AVIF", "avif"),
    ],
)  # fmt: skip
def test_format_and_size_come_from_the_bytes(kind: str, expected: str, tmp_path: Path) -> None:
    path = put(tmp_path, "no suffix", picture(kind, size=(70, 50)))
    photo = photofile.read(path)
    assert (photo.format, photo.width, photo.height) == (expected, 70, 50)
    assert photo.notes == ()
    assert photofile.is_picture(path)


def test_a_tiff_with_its_directory_behind_the_picture_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((600, 400), 90).save(out, "TIFF", compression="tiff_lzw", description="Han River")
    assert int.from_bytes(out.getvalue()[4:8], "little") > 100_000
    photo = photofile.read(put(tmp_path, "scan.tif", out.getvalue()))
    assert (photo.width, photo.metadata.caption) == (600, "Han River")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "avif"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "raw"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", None),
        (b"FUJIFILMCCD-RAW 0201", "raw"),
        (b"IIU\0\x18\0\0\0", "raw"),
        (b"II*\0\x10\0\0\0CR\2\0", "raw"),
        (b"8BPS\0\1", "psd"),
        (b"BM and then words, not a picture", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_first_bytes_tell_formats_apart(head: bytes, expected: str | None) -> None:
    assert sniff(head) == expected


def test_raw_and_ordinary_tiff_are_told_apart() -> None:
    dng = block({0x0100: 10, 0x0101: 10, 0xC612: b"\1\4\0\0"})
    scan = block({0x0100: 10, 0x0101: 10, 0x010F: "NIKON CORPORATION"})
    assert sniff(dng) == "raw"
    assert sniff(scan) == "tiff"
    assert sniff(scan, "DSC_1.NEF") == "raw"
    assert sniff(picture(), "DSC_1.NEF") == "jpeg"


def test_photoshop_file_is_read_with_iim_exif_and_xmp(tmp_path: Path) -> None:
    resources = photoshop.graft((), {"2:090": ("서울",)})[0]
    for number, data in (
        (0x0422, block({0x010E: "Caption in EXIF"})),
        (0x0424, packet("<photoshop:Credit>AP</photoshop:Credit>")),
    ):
        resources += b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + bytes(len(data) % 2)
    head = b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 50, 70, 8, 3) + bytes(4)
    path = put(tmp_path, "a.psd", head + struct.pack(">I", len(resources)) + resources + bytes(40))
    photo = photofile.read(path)
    assert (photo.format, photo.width, photo.height) == ("psd", 70, 50)
    assert (photo.metadata.city, photo.metadata.caption, photo.metadata.credit_line) == (
        "서울",
        "Caption in EXIF",
        "AP",
    )


def test_gif_comment_and_xmp_are_seen(tmp_path: Path) -> None:
    body = packet("<photoshop:City>Seoul</photoshop:City>")
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    data = picture("GIF")
    data = data[:-1] + b"\x21\xff\x0bXMP DataXMP" + body + trailer + b"\x3b"
    assert photofile.read(put(tmp_path, "a.gif", data)).metadata.city == "Seoul"


def test_heic_like_file_gives_exif_and_xmp_items(tmp_path: Path) -> None:
    out = io.BytesIO()
    image = Image.new("RGB", (64, 48))
    exif = Image.Exif()
    exif[0x010E] = "Caption in EXIF"
    image.save(out, "AVIF", exif=exif.tobytes(), xmp=packet("<photoshop:City>Seoul</photoshop:City>"))
    photo = photofile.read(put(tmp_path, "a.avif", out.getvalue()))
    assert (photo.width, photo.height) == (64, 48)
    assert photo.metadata.caption == "Caption in EXIF"
    assert photo.metadata.city == "Seoul"


def test_fuji_raw_is_read_through_its_jpeg(tmp_path: Path) -> None:
    inner = jpeg(exif_segment(block({0x010E: "Caption in RAF"})))
    data = b"FUJIFILMCCD-RAW 0201".ljust(84, b"\0") + struct.pack(">II", 100, len(inner))
    data = data.ljust(100, b"\0") + inner
    photo = photofile.read(put(tmp_path, "a.raf", data))
    assert (photo.format, photo.metadata.caption) == ("raw", "Caption in RAF")


def test_korean_iim_without_a_declaration_is_read(tmp_path: Path) -> None:
    payload = b"".join(
        b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(data)) + data
        for number, data in ((90, "서울".encode("cp949")), (120, "한강 다리를 건너는 시민들".encode("cp949")))
    )
    resources = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(payload)) + payload + bytes(len(payload) % 2)
    path = put(tmp_path, "a.jpg", jpeg(segment(0xED, photoshop.HEADER + resources)))
    photo = photofile.read(path)
    assert photo.metadata.caption == "한강 다리를 건너는 시민들"
    assert photo.tags.iim_charset == "cp949"
    assert photo.tags.digest == "absent"


def test_exif_of_that_file_is_read_in_the_same_charset(tmp_path: Path) -> None:
    data = block({0x013B: "홍길동".encode("cp949") + b"\0"})
    resources = photoshop.graft((), {"2:090": ("x",)})[0]
    path = put(tmp_path, "a.jpg", jpeg(exif_segment(data), segment(0xED, photoshop.HEADER + resources)))
    assert photofile.read(path).metadata.creator == ("홍길동",)


def test_conflicts_are_reported_and_nothing_is_merged(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.jpg",
        jpeg(
            exif_segment(block({0x010E: "Caption in EXIF"})),
            xmp_segment(packet("<dc:description>Caption in XMP</dc:description>")),
        ),
    )
    newsroom, mwg = photofile.read(path), photofile.read(path, policy="mwg")
    assert newsroom.metadata.caption == "Caption in XMP"
    assert mwg.metadata.caption == "Caption in EXIF"
    assert [(c.field, c.exif, c.xmp) for c in newsroom.conflicts] == [
        ("caption", "Caption in EXIF", "Caption in XMP")
    ]


def test_software_and_document_ids_are_there_for_the_rules(tmp_path: Path) -> None:
    properties = "<xmp:CreatorTool>Adobe Firefly</xmp:CreatorTool><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>"
    namespaces = 'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    path = put(
        tmp_path,
        "a.jpg",
        jpeg(exif_segment(block({0x0131: "Scanner 3"})), xmp_segment(packet(properties, namespaces))),
    )
    tags = photofile.read(path).tags
    assert tags.software == ("Scanner 3", "Adobe Firefly")
    assert tags.document_ids == {"DocumentID": "uuid:1"}


def test_copyright_flag_that_contradicts_the_notice_is_noted(tmp_path: Path) -> None:
    free = b"8BIM\x04\x0a\0\0\0\0\0\1\0\0"
    notice = photoshop.graft((free,), {"2:116": ("© Yonhap",)})[0]
    for resources, expected in (
        (notice, ["copyright_flag"]),
        (notice.replace(free, free[:-2] + b"\1\0"), []),
    ):
        path = put(tmp_path, "a.jpg", jpeg(segment(0xED, photoshop.HEADER + resources)))
        assert [note.code for note in photofile.read(path).notes] == expected
        # A write says it too, and leaves the flag: it is not ours.
        written = embed(path, {"copyright_notice": "© The Korea Times"})
        assert [note.code for note in written.notes] == expected
        assert embed(path, {"caption": "비"}).notes == ()
        assert (
            photoshop.read(jpeg_container.read(source(path.read_bytes())).photoshop).copyright_flag
            is not None
        )


def test_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    for path in (tmp_path / "no.jpg", tmp_path):
        with pytest.raises(FileError) as refused:
            photofile.read(path)
        assert str(path) in str(refused.value)


def test_names_and_bytes_make_a_picture_and_words_do_not(tmp_path: Path) -> None:
    assert photofile.is_picture(put(tmp_path, "a.JPG", b"not yet written"))
    assert photofile.is_picture(put(tmp_path, "noext", picture()))
    assert not photofile.is_picture(put(tmp_path, "a.txt", b"words"))
    assert not photofile.is_picture(tmp_path / "missing")
    assert not photofile.is_picture(tmp_path)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_files_of_every_format_give_a_photo_or_one_clear_error(
    data: st.DataObject, tmp_path: Path
) -> None:
    base = data.draw(
        st.sampled_from(
            [camera_jpeg(), *(picture(k) for k in ("PNG", "WEBP", "TIFF", "GIF", "AVIF", "JPEG2000"))]
        )
    )
    damaged = bytearray(base)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(1, len(damaged))) :]
    path = put(tmp_path, "a.jpg", bytes(damaged))
    with contextlib.suppress(NotAPicture, DamagedPicture):
        photofile.read(path)


def test_reading_changes_nothing_and_imports_no_decoder(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = put(tmp_path, "a.jpg", camera_jpeg())
    script = (
        "import sys; from photodesk import photofile; photofile.read(sys.argv[1]);"
        "print([m for m in ('PIL', 'lxml', 'piexif', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert path.read_bytes() == camera_jpeg()


def test_bare_iim_is_read_from_tiff(tmp_path: Path) -> None:
    out = io.BytesIO()
    payload = iim.graft(b"", {"2:090": ("서울",)})
    Image.new("RGB", (8, 8)).save(out, "TIFF", tiffinfo={33723: payload})
    assert photofile.read(put(tmp_path, "a.tif", out.getvalue())).metadata.city == "서울"
