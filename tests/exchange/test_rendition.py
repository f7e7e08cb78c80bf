"""Web copies: colour, orientation, size, and nothing private."""

from __future__ import annotations

import io
import itertools
import json
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from photodesk.errors import DamagedPicture, NotAPicture, UsageError
from photodesk.exchange.colour import adobe_rgb, matrix_profile
from photodesk.exchange.delivered import RIGHTS_FIELDS, lost_fields
from photodesk.exchange.naming import file_name, slug
from photodesk.exchange.rendition import EXTENSIONS, WEB_FIELDS, RenditionFormat, render, web_metadata
from photodesk.model import Metadata
from photodesk.tables.fields import BY_ID, EDITABLE


def _picture(
    mode: str = "RGB", size: tuple[int, int] = (600, 400), form: str = "JPEG", **options: Any
) -> bytes:
    image = Image.new(mode, size)
    if mode in ("RGB", "CMYK"):
        image.paste((200, 30, 30) if mode == "RGB" else (0, 200, 200, 20), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


FORMATS: tuple[RenditionFormat, ...] = tuple(EXTENSIONS)


@pytest.mark.parametrize("to", FORMATS)
def test_a_copy_has_the_long_edge_asked_for_and_an_srgb_profile_and_nothing_else(to: RenditionFormat) -> None:
    exif = Image.Exif()
    exif[0x010E] = "private words"
    exif.get_ifd(0x8825)[1] = "N"
    source = _picture(
        size=(300, 600), exif=exif, comment=b"private words", xmp=b"<x:xmpmeta>private words</x:xmpmeta>"
    )
    copy = render(source, name="a.jpg", long_edge_px=200, to=to)
    image = _opened(copy.data)
    assert image.format == to.upper()
    assert image.size == (copy.width_px, copy.height_px) == (100, 200)
    assert b"private" not in copy.data
    assert len(image.getexif()) == 0
    profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_a_small_picture_is_not_made_larger() -> None:
    copy = render(_picture(size=(120, 80)), name="a.jpg", long_edge_px=2048)
    assert (copy.width_px, copy.height_px) == (120, 80)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_applied(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    copy = render(_picture(size=(600, 400), exif=exif), name="a.jpg", long_edge_px=300)
    assert (copy.width_px > copy.height_px) == (orientation <= 4)
    image = _opened(copy.data)
    red = {1: (5, 5), 2: (295, 5), 3: (295, 5), 4: (5, 5), 5: (5, 5), 6: (5, 5), 7: (5, 295), 8: (5, 295)}
    pixel = image.getpixel(red[orientation])
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150


def test_colours_of_another_profile_come_to_srgb() -> None:
    # XYZ-like profiles are rare; a Lab profile proves that the profile is used, not ignored.
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(srgb, ImageCms.createProfile("LAB"), "RGB", "LAB")
    image = ImageCms.applyTransform(Image.new("RGB", (64, 64), (180, 60, 90)), transform)
    assert image is not None
    out = io.BytesIO()
    image.save(out, "TIFF", icc_profile=lab)
    pixel = _opened(render(out.getvalue(), name="a.tif", quality=100).data).getpixel((30, 30))
    assert isinstance(pixel, tuple)
    assert max(abs(a - b) for a, b in zip(pixel, (180, 60, 90), strict=True)) <= 4


SRGB_D50 = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
P3_D50 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE_D50 = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""XYZ of red, green and blue as the standards of these spaces print them, adapted to D50."""
COLOURS = ((180, 90, 80), (70, 140, 90), (60, 70, 150), (200, 190, 170), (128, 128, 128))


def _in_srgb(colour: tuple[int, int, int], primaries: Any, gamma: float) -> list[float]:
    """The sRGB numbers of a colour of another space, by the formulas of IEC 61966-2-1."""
    linear = (np.array(colour) / 255) ** gamma
    light = np.linalg.inv(np.array(SRGB_D50).T) @ np.array(primaries).T @ linear
    coded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.abs(light) ** (1 / 2.4) - 0.055)
    return [float(number) for number in np.clip(coded * 255, 0, 255)]


def _shown(source: bytes) -> list[tuple[int, int, int]]:
    image = _opened(render(source, name="a.png", to="webp", quality=100).data).convert("RGB")
    return [image.getpixel((40 * at + 20, 20)) for at in range(len(COLOURS))]  # type: ignore[misc]


def _patches(form: str, **options: Any) -> bytes:
    image = Image.new("RGB", (40 * len(COLOURS), 40))
    for at, colour in enumerate(COLOURS):
        image.paste(colour, (40 * at, 0, 40 * at + 40, 40))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "primaries", "gamma"),
    [("Display P3", P3_D50, 2.2), ("Adobe RGB (1998)", ADOBE_D50, 563 / 256), ("wide", P3_D50, 1.8)],
)
def test_a_wide_colour_space_comes_to_srgb_by_its_profile(name: str, primaries: Any, gamma: float) -> None:
    source = _patches("PNG", icc_profile=matrix_profile(name, primaries, gamma))
    for colour, shown in zip(COLOURS, _shown(source), strict=True):
        wanted = _in_srgb(colour, primaries, gamma)
        assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) <= 4, (colour, shown, wanted)


def _camera(index: str, **options: Any) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = 0xFFFF
    exif.get_ifd(0x8769)[0xA005] = {1: index}
    return _patches("JPEG", exif=exif, quality=100, subsampling=0, **options)


def test_adobe_rgb_that_only_exif_tells_comes_to_srgb_too() -> None:
    """As cameras write it: _DSC1234.JPG, interoperability index R03, no profile."""
    for colour, shown in zip(COLOURS, _shown(_camera("R03")), strict=True):
        wanted = _in_srgb(colour, ADOBE_D50, 563 / 256)
        assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) <= 5, (colour, shown, wanted)


def test_a_profile_goes_before_what_exif_says_and_srgb_stays_as_it_is() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for source in (_camera("R98"), _camera("R03", icc_profile=srgb), _patches("PNG")):
        for colour, shown in zip(COLOURS, _shown(source), strict=True):
            assert max(abs(a - b) for a, b in zip(shown, colour, strict=True)) <= 4


@pytest.mark.referee
def test_a_profile_is_read_by_an_independent_reader(exiftool: str, tmp_path: Path) -> None:
    path = tmp_path / "adobe.icc"
    path.write_bytes(adobe_rgb())
    said = json.loads(
        subprocess.run([exiftool, "-j", "-G0", str(path)], capture_output=True, check=True).stdout
    )[0]
    assert said["ICC_Profile:ProfileDescription"] == "Compatible with Adobe RGB (1998)"
    assert said["ICC_Profile:RedMatrixColumn"] == "0.60974 0.31111 0.01947"
    assert said["ICC_Profile:ProfileVersion"] == "2.4.0"
    assert "ExifTool:Warning" not in said


def test_a_broken_profile_is_said_and_the_picture_still_made() -> None:
    copy = render(_picture(icc_profile=b"no profile at all"), name="a.jpg")
    assert [note.code for note in copy.notes] == ["colour_unreadable"]


def test_cmyk_without_a_profile_is_said() -> None:
    copy = render(_picture("CMYK"), name="a.jpg")
    assert [note.code for note in copy.notes] == ["colour_assumed"]
    pixel = _opened(copy.data).getpixel((10, 10))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150 > pixel[1]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_mode_becomes_a_picture_for_the_page(mode: str) -> None:
    for to in FORMATS:
        assert _opened(render(_picture(mode, form="PNG"), name="a.png", to=to).data).mode in ("RGB", "RGBA")


def test_transparency_stays_where_the_format_has_it_and_is_white_where_not() -> None:
    source = _picture("RGBA", form="PNG")
    assert _opened(render(source, name="a.png", to="webp").data).mode == "RGBA"
    copy = render(source, name="a.png", to="jpeg")
    assert [note.code for note in copy.notes] == ["transparency_flattened"]
    assert _opened(copy.data).getpixel((10, 10)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    out = io.BytesIO()
    Image.new("I;16", (64, 64), 32_896).save(out, "PNG")
    pixel = _opened(render(out.getvalue(), name="a.png", quality=100).data).getpixel((9, 9))
    assert isinstance(pixel, tuple)
    assert abs(pixel[0] - 128) <= 2


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bits_of_colour_are_reduced_and_said(form: str) -> None:
    wide = zlib.compress(b"".join(b"\0" + struct.pack(">3H", 51_400, 25_700, 12_850) * 4 for _ in range(4)))
    if form == "PNG":
        source = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in (
                (b"IHDR", struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0)),
                (b"IDAT", wide),
                (b"IEND", b""),
            )
        )
    else:
        pixels = struct.pack(">3H", 51_400, 25_700, 12_850) * 16
        entries = (
            (256, 3, 1, 4 << 16), (257, 3, 1, 4 << 16), (258, 3, 3, 8 + 96), (259, 3, 1, 1 << 16),
            (262, 3, 1, 2 << 16), (273, 4, 1, 8), (277, 3, 1, 3 << 16), (278, 3, 1, 4 << 16),
            (279, 4, 1, 96),
        )  # fmt: skip
        table = struct.pack(">H", len(entries)) + b"".join(struct.pack(">HHII", *entry) for entry in entries)
        source = b"MM\0*" + struct.pack(">I", 8 + 96 + 6) + pixels + struct.pack(">3H", 16, 16, 16) + table
        source += bytes(4)
    copy = render(source, name="a", quality=100)
    assert [note.code for note in copy.notes] == ["depth_reduced"]
    pixel = _opened(copy.data).getpixel((2, 2))
    assert isinstance(pixel, tuple)
    assert max(abs(a - b) for a, b in zip(pixel, (200, 100, 50), strict=True)) <= 3


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_a_moving_picture_the_first_frame_is_taken_and_said(form: str) -> None:
    frames = [Image.new("RGB", (64, 48), colour) for colour in ((200, 30, 30), (30, 30, 200))]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    copy = render(out.getvalue(), name="a")
    assert [note.code for note in copy.notes] == ["first_frame"]
    pixel = _opened(copy.data).convert("RGB").getpixel((30, 20))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150 > pixel[2]


def test_an_ordinary_picture_needs_no_note() -> None:
    for form in ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"):
        assert render(_picture(form=form), name="a").notes == (), form


def test_equal_pictures_give_equal_bytes() -> None:
    source = _picture()
    assert (
        render(source, name="a.jpg", long_edge_px=99).data
        == render(source, name="b.jpg", long_edge_px=99).data
    )


def test_a_smaller_copy_is_sharper_at_an_edge_and_an_unscaled_one_is_left_alone() -> None:
    image = Image.new("L", (800, 400), 60)
    image.paste(160, (400, 0, 800, 400))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=100)
    steps: list[int] = []
    for edge in (200, 800):
        copy = _opened(render(out.getvalue(), name="a.jpg", long_edge_px=edge, quality=100).data).convert("L")
        row = copy.crop((0, 50, edge, 51)).tobytes()
        steps.append(max(abs(a - b) for a, b in itertools.pairwise(row)))
    # A resize spreads the step of 100 over several pixels (84 in one); sharpening gives it back.
    assert steps[0] > 100
    assert 96 <= steps[1] <= 104


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAPicture),
        (b"<html></html>", NotAPicture),
        (_picture()[:900], DamagedPicture),
        (_picture(form="PNG")[:-40], DamagedPicture),
    ],
)
def test_what_is_no_whole_picture_is_one_clear_error(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^a\.jpg: "):
        render(data, name="a.jpg")


@pytest.mark.parametrize(
    "options",
    [{"long_edge_px": 0}, {"long_edge_px": 99_999}, {"quality": 0}, {"quality": 101}, {"to": "gif"}],
)
def test_sizes_and_formats_out_of_range_are_wrong_use(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        render(_picture(), name="a.jpg", **options)


# --- what travels with the pixels -----------------------------------------------------------


def test_the_web_profile_carries_rights_and_nothing_private() -> None:
    assert set(WEB_FIELDS) <= {field.id for field in EDITABLE}
    assert set(WEB_FIELDS) >= RIGHTS_FIELDS
    private = (
        "instructions",
        "creator_contact_info",
        "location_created",
        "sublocation",
        "job_id",
        "caption_writer",
    )
    assert not set(private) & set(WEB_FIELDS)


def test_only_the_profiles_fields_and_languages_are_kept() -> None:
    photo = Metadata(
        caption="한강.", instructions="KOREA OUT", job_id="A-7",
        alternatives=(("caption", "en", "Han River."), ("instructions", "en", "x")),
    )  # fmt: skip
    assert web_metadata(photo) == Metadata(caption="한강.", alternatives=(("caption", "en", "Han River."),))


def test_a_copy_that_lost_its_credit_says_so_first() -> None:
    original = Metadata(
        caption="시민들이 한강을 걷고 있다.", headline="산책", credit_line="연합뉴스", creator=("심현철",),
        keywords=("한강", "서울"), instructions="KOREA OUT",
    )  # fmt: skip
    delivered = Metadata(
        caption="시민들이 한강을…", headline="다른 제목", creator=("심현철",), keywords=("서울", "한강")
    )
    assert [(loss.field, loss.how, loss.is_right) for loss in lost_fields(original, delivered)] == [
        ("credit_line", "gone", True),
        ("headline", "changed", False),
        ("caption", "cut", False),
    ]
    assert lost_fields(original, original) == ()
    assert lost_fields(Metadata(), delivered) == ()


def test_the_labels_of_lost_fields_exist() -> None:
    assert all(BY_ID[field_id].label for field_id in WEB_FIELDS)


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "values", "name"),
    [
        ("{page}_{slot:02}_{slug}", {"page": "A7", "slot": 3, "slug": "한강-산책"}, "A7_03_한강-산책"),
        ("{name}", {"name": "../../etc/passwd"}, "_.._etc_passwd"),
        ("{name}", {"name": "CON"}, "_CON"),
        ("{name}", {"name": "a:b*c?"}, "a_b_c_"),
        ("{name}.", {"name": "한강"}, "한강"),
        ("{{x}}", {}, "{x}"),
    ],
)
def test_names_are_safe_on_every_system(pattern: str, values: dict[str, str | int], name: str) -> None:
    assert file_name(pattern, values) == name


def test_a_long_name_is_cut_on_a_whole_character() -> None:
    assert file_name("{name}", {"name": "한" * 300}) == "한" * 66
    assert slug("한강 " * 50).endswith("강")


@pytest.mark.parametrize(
    "pattern", ["{pag}", "{page", "{page.x}", "{page!r}", "{slot:999999999}", "{page:02}", "", "{0}"]
)
def test_a_pattern_that_cannot_be_is_wrong_use(pattern: str) -> None:
    with pytest.raises(UsageError, match="--name"):
        file_name(pattern, {"page": "A7", "slot": 1})
