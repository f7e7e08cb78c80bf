"""TIFF: a new IFD0 at the end, every page and strip where it was."""

from __future__ import annotations

import hashlib
import io
import struct

import pytest
from PIL import Image

from photodesk.errors import BlockRefused, DamagedPicture
from photodesk.metadata import exif, ifd, iim, photoshop, xmp
from photodesk.metadata.containers import Wanted, tiff
from photodesk.metadata.ifd_graft import Raw
from tests.metadata.pictures import CAPTION, picture, source, spliced

OLD = "Old caption that was withdrawn"


def make(pages: int = 1, tags: dict[int, object] | None = None, **options: object) -> bytes:
    """A TIFF with as many pages and these tags."""
    images = [Image.new("RGB", (40, 30), (n * 40, 90, 10)) for n in range(pages)]
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=pages > 1, append_images=images[1:], tiffinfo=tags or {}, **options)
    return out.getvalue()


def wanted(caption: str = CAPTION) -> Wanted:
    """The caption in all three places."""
    return Wanted(
        exif={"ImageDescription": caption},
        iim={"2:120": (caption,)},
        xmp={"dc:description": (("x-default", caption),)},
        metadata_date="2026-11-24T09:00:00+09:00",
    )


def write(data: bytes, want: Wanted | None = None) -> bytes:
    """The file after one write, sound and stable under a second one."""
    want = want or wanted()
    new = spliced(data, tiff.plan(source(data), want).splices)
    tiff.check(source(new))
    assert tiff.plan(source(new), want).splices == ()
    assert list(tiff.picture(source(new))) == list(tiff.picture(source(data)))
    return new


def said(data: bytes) -> tuple[str, tuple[str, ...], object]:
    """The caption in EXIF, IIM and XMP."""
    found = tiff.read(source(data))
    return (
        exif.read(found.exif or b"").values.get("ImageDescription", ""),
        iim.read(found.iim).values.get("2:120", ()),
        xmp.read(found.xmp).values.get("dc:description", ()),
    )


SAID = (CAPTION, (CAPTION,), (("x-default", CAPTION),))


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate"])
def test_caption_is_written_and_no_old_byte_moves(compression: str) -> None:
    data = make(compression=compression)
    new = write(data)
    assert said(new) == SAID
    assert new[8 : len(data)] == data[8:]
    with Image.open(io.BytesIO(new)) as image, Image.open(io.BytesIO(data)) as old:
        assert image.tobytes() == old.tobytes()


def test_all_pages_stay() -> None:
    data = make(pages=6)
    new = write(data)
    assert tiff.read(source(new)).frames == 6
    with Image.open(io.BytesIO(new)) as image:
        assert getattr(image, "n_frames", 1) == 6


def test_withdrawn_caption_is_not_left_readable() -> None:
    data = write(make(tags={270: OLD}), wanted(OLD))
    assert b"withdrawn" not in write(data)


def test_ten_saves_do_not_grow() -> None:
    data = write(make(), wanted("caption 0"))
    size = len(data)
    for number in range(1, 10):
        data = write(data, wanted(f"caption {number}"))
    assert len(data) == size


def test_iim_typed_long_and_byte_swapped_is_read() -> None:
    payload = iim.graft(b"", {"2:120": (OLD,)})
    payload += bytes(-len(payload) % 4)
    swapped = b"".join(payload[i : i + 4][::-1] for i in range(0, len(payload), 4))
    for stored in (payload, swapped):
        data = bytearray(make(tags={33723: stored}))
        structure = ifd.read_structure(bytes(data))
        assert structure is not None
        entry = structure.directories[0].find(33723)
        assert entry is not None
        data[entry.at + 2 : entry.at + 8] = struct.pack("<HI", 4, len(payload) // 4)
        assert said(bytes(data))[1] == (OLD,)
        assert said(write(bytes(data))) == SAID


def test_copy_of_iim_in_photoshop_resources_is_kept_in_step() -> None:
    resources = photoshop.graft((), {"2:120": (OLD,)})[0]
    data = make(tags={33723: iim.graft(b"", {"2:120": (OLD,)}), 34377: resources})
    found = tiff.read(source(write(data)))
    copy = photoshop.read(found.photoshop)
    assert iim.read(copy.iim_payload).values["2:120"] == (CAPTION,)
    assert copy.digest == "match"


def test_copy_that_holds_more_keeps_it_and_the_digest_is_of_the_tag() -> None:
    resources = photoshop.graft((), {"2:120": (OLD,), "2:090": ("서울",)})[0]
    data = make(tags={33723: iim.graft(b"", {"2:120": (OLD,)}), 34377: resources})
    found = tiff.read(source(write(data)))
    copy = iim.read(photoshop.read(found.photoshop).iim_payload).values
    assert (copy["2:090"], copy["2:120"]) == (("서울",), (CAPTION,))
    assert hashlib.md5(found.iim).digest() in found.photoshop[0]


def test_block_that_stands_only_among_the_resources_is_taken_over_whole() -> None:
    resources = photoshop.graft((), {"2:120": (OLD,), "2:090": ("서울",)})[0]
    found = tiff.read(source(write(make(tags={34377: resources}))))
    assert iim.read(found.iim).values == {"2:120": (CAPTION,), "2:090": ("서울",)}


def test_iim_of_another_page_is_noted() -> None:
    page = iim.graft(b"", {"2:120": (OLD,)})
    data = bytearray(make(pages=2, tags={33723: page}))
    assert [n.code for n in tiff.plan(source(bytes(data)), wanted()).notes] == ["iim_elsewhere"]


def test_digest_of_the_iim_tag_is_renewed() -> None:
    payload = iim.graft(b"", {"2:120": (OLD,)})
    digest = hashlib.md5(payload).digest()
    resources = b"8BIM\x04\x25\0\0\0\0\0\x10" + digest + b"8BIM\x04\x0a\0\0\0\0\0\1\1\0"
    found = tiff.read(source(write(make(tags={33723: payload, 34377: resources}))))
    assert hashlib.md5(found.iim).digest() in found.photoshop[0]
    assert photoshop.read(found.photoshop).copyright_flag is True


@pytest.mark.parametrize(
    "machine", ["ImageJ=1.53t\nimages=4", '<?xml version="1.0"?><OME></OME>', '{"shape": [3, 4]}']
)
def test_machine_text_in_the_captions_place_is_refused(machine: str) -> None:
    with pytest.raises(BlockRefused) as refused:
        tiff.plan(source(make(tags={270: machine})), wanted())
    assert refused.value.code == "machine_text"


def test_strip_outside_the_file_is_refused() -> None:
    data = bytearray(make())
    structure = ifd.read_structure(bytes(data))
    assert structure is not None
    entry = structure.directories[0].find(273)
    assert entry is not None
    data[entry.at + 8 : entry.at + 12] = struct.pack("<I", len(data) + 100)[:4]
    with pytest.raises(DamagedPicture):
        tiff.check(source(bytes(data)))


def test_a_block_whose_last_dataset_ends_in_nuls_is_whole() -> None:
    data = make()
    empty = b"\x1c\x02\x00\x00\x02\x00\x00"  # what Photoshop leaves in a picture without texts
    grafting = exif.graft_file(data, {tiff.IIM: Raw(ifd.UNDEFINED, len(empty), empty)}, {})
    photoshops = grafting.apply(data)
    assert tiff.read(source(photoshops)).iim == empty
    assert said(write(photoshops)) == SAID


def test_little_endian_big_tiff_is_written_and_read_back() -> None:
    data = make(big_tiff=True)
    assert data[:4] == b"II+\0"
    new = write(data)
    assert said(new) == SAID
    with Image.open(io.BytesIO(new)) as image, Image.open(io.BytesIO(data)) as old:
        assert image.tobytes() == old.tobytes()


def test_a_jpeg_is_no_tiff() -> None:
    with pytest.raises(DamagedPicture):
        tiff.read(source(picture()))
