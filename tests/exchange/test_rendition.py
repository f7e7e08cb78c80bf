"""Web copies: colour, orientation, size, and nothing private."""

from __future__ import annotations

import io
import itertools
from typing import Any

import pytest
from PIL import Image, ImageCms

from photodesk.errors import DamagedPicture, NotAPicture, UsageError
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
