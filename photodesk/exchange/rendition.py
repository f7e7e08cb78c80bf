"""How is a web copy made? Pixels for the page, and the fields that travel with them.

Colours are brought to sRGB, the orientation is applied, the picture made smaller (never larger)
and slightly sharpened. The bytes carry no metadata but the sRGB profile; `web_metadata` says what
is to be embedded: caption, creator, credit, rights, alt text and source type, and nothing private.

Standards: ICC.1 (colour), Exif 2.32 (orientation); RECONCILE 3.10 for derivatives.
"""

from __future__ import annotations

import functools
import io
import re
import struct
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageFilter, ImageOps, UnidentifiedImageError

from photodesk.errors import DamagedPicture, NotAPicture, TooLarge, UsageError
from photodesk.exchange.colour import adobe_rgb
from photodesk.model import Metadata, Note

RenditionFormat = Literal["jpeg", "webp", "avif"]
EXTENSIONS: dict[RenditionFormat, str] = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}
"""Format -> file name extension."""

WEB_FIELDS: tuple[str, ...] = (
    "headline", "title", "caption", "alt_text", "extended_description", "keywords", "creator",
    "creator_job_title", "credit_line", "source", "copyright_notice", "copyright_owner",
    "copyright_marked", "usage_terms", "web_statement", "licensor", "image_supplier",
    "supplier_image_id", "date_created", "city", "province_state", "country", "country_code",
    "person_shown", "organisation_shown", "event_name", "digital_source_type",
    "ai_prompt_information", "ai_prompt_writer_name", "ai_system_used", "ai_system_version_used",
    "data_mining", "other_constraints",
)  # fmt: skip
"""The web profile: what a published copy carries. No instructions, no contact, no place of the camera."""

_MIN_SCALE_TO_SHARPEN = 1.1
_SHARPEN = ImageFilter.Kernel((3, 3), (-3, -6, -3, -6, 116, -6, -3, -6, -3), 80)
"""The picture plus 0.6 of its difference from a 3x3 blur; less than half the time of an unsharp mask."""
_INTEROPERABILITY_INDEX = 1
_DEEP = re.compile(r"(?!BGR).*;16")
"""How Pillow calls channels of 16 bits; "BGR;16" is a bitmap of 16 bits a pixel."""
_FULL_COLOUR_FROM_QUALITY = 90
_MAX_EDGE_PX = 16_383
"""WebP's limit, which holds for all, so that the format can be changed later."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A web copy: its bytes, size in pixels, and what its reader should know.

    Attributes:
        notes: "colour_assumed", "colour_unreadable", "depth_reduced", "first_frame",
            "transparency_flattened".
    """

    data: bytes
    format: RenditionFormat
    width_px: int
    height_px: int
    notes: tuple[Note, ...] = ()


def render(
    picture: bytes,
    *,
    name: str,
    long_edge_px: int = 2048,
    quality: int = 88,
    to: RenditionFormat = "jpeg",
    exif: bytes = b"",
    xmp: bytes = b"",
) -> Rendition:
    """Make a web copy of a picture's pixels.

    Args:
        picture: the file's bytes, in any format that Pillow opens.
        name: its name, for messages.
        long_edge_px: length of the longer edge, 16 to 16,383; a smaller picture stays as it is.
        quality: 1 to 100; at 90 and above JPEG keeps full colour resolution.
        to: format of the copy.
        exif, xmp: blocks that an AVIF gets, whose files are not grafted afterwards; JPEG and WebP
            take none here.

    Returns:
        The copy: sRGB, upright, without any metadata but its colour profile and these blocks.

    Raises:
        UsageError: a size, quality or format out of range.
        NotAPicture: the bytes are no picture. DamagedPicture: they end too soon or do not decode.
        TooLarge: more pixels than can be decoded safely.

    Example:
        >>> out = io.BytesIO()
        >>> Image.new("RGB", (400, 300), "navy").save(out, "JPEG")
        >>> copy = render(out.getvalue(), name="a.jpg", long_edge_px=200)
        >>> copy.width_px, copy.height_px, copy.data[:2]
        (200, 150, b'\\xff\\xd8')
    """
    if to not in EXTENSIONS:
        raise UsageError(f"--as {to}: a rendition is jpeg, webp or avif")
    if not 16 <= long_edge_px <= _MAX_EDGE_PX:
        raise UsageError(f"--long-edge {long_edge_px}: between 16 and {_MAX_EDGE_PX:,} pixels")
    if not 1 <= quality <= 100:
        raise UsageError(f"--quality {quality}: between 1 and 100")
    notes: list[Note] = []
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(picture)) as opened:
            warnings.simplefilter("ignore")  # of damaged Exif, which does not go out
            if getattr(opened, "n_frames", 1) > 1:
                notes.append(Note("first_frame", "several frames: the first is taken"))
            if _is_deep(opened):  # before anything is decoded: then Pillow forgets it
                notes.append(Note("depth_reduced", "more than 8 bits a channel: reduced to 8"))
            profile = opened.info.get("icc_profile") or _profile_by_exif(opened)
            # JPEG decodes to 1/2, 1/4, 1/8 by itself: twice what is needed keeps the resize good.
            opened.draft(None, _fitted(opened.size, 2 * long_edge_px))
            opened.load()
            ImageOps.exif_transpose(opened, in_place=True)
            upright: Image.Image = opened
    except UnidentifiedImageError:
        raise NotAPicture(name, f"{name}: no picture that can be decoded here") from None
    except Image.DecompressionBombError:
        raise TooLarge(name, f"{name}: too many pixels to decode safely: make a smaller copy first") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise DamagedPicture(name, f"{name}: does not decode ({error}): take the original again") from None
    pixels = _plain(upright)
    if max(pixels.size) > long_edge_px:
        size = _fitted(pixels.size, long_edge_px)
        pixels = pixels.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    pixels = _to_srgb(pixels, profile, notes)
    if pixels.mode == "RGBA" and to == "jpeg":
        notes.append(Note("transparency_flattened", "JPEG has no transparency: white behind it"))
        paper = Image.new("RGB", pixels.size, "white")
        paper.paste(pixels, mask=pixels.getchannel("A"))
        pixels = paper
    if max(upright.size) >= _MIN_SCALE_TO_SHARPEN * max(pixels.size):
        pixels = _sharpened(pixels)
    return Rendition(_encode(pixels, to, quality, exif, xmp), to, *pixels.size, tuple(notes))


def web_metadata(metadata: Metadata) -> Metadata:
    """Return the fields that a published copy carries (`WEB_FIELDS`); the rest is empty.

    Example:
        >>> photo = Metadata(caption="Rain.", instructions="KOREA OUT", sublocation="12 Hangang-daero")
        >>> list(web_metadata(photo).items())
        [('caption', 'Rain.')]
    """
    kept = {field_id: metadata.get(field_id) for field_id in WEB_FIELDS}
    alternatives = tuple(entry for entry in metadata.alternatives if entry[0] in WEB_FIELDS)
    return Metadata(alternatives=alternatives).replace(**kept)


def _profile_by_exif(image: Image.Image) -> bytes | None:
    """Return Adobe RGB's profile where only Exif says that a picture is in it."""
    try:
        index = image.getexif().get_ifd(ExifTags.IFD.Interop).get(_INTEROPERABILITY_INDEX)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        return None  # a damaged block; the picture is as good as without
    text = index.decode("ascii", "replace") if isinstance(index, bytes) else str(index)
    return adobe_rgb() if text.strip("\0 ") == "R03" and image.mode == "RGB" else None


def _is_deep(image: Image.Image) -> bool:
    """Tell whether the file holds more than 8 bits a channel (Pillow reduces RGB of 16 by itself)."""
    tiles = image.tile if isinstance(image, ImageFile.ImageFile) else ()
    raw = (tile[3] if isinstance(tile[3], str) else str((tile[3] or ("",))[0]) for tile in tiles)
    return image.mode.startswith("I;16") or image.mode in ("I", "F") or any(map(_DEEP.match, raw))


def _plain(image: Image.Image) -> Image.Image:
    """Bring odd modes (palette, 16 bit, bilevel) to those that colour management knows."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode in ("1", "LA", "PA", "La", "RGBa", "RGBX", "HSV"):
        return image.convert("RGBA" if "A" in image.mode.upper() else "RGB")
    if "transparency" in image.info and image.mode in ("RGB", "L"):
        return image.convert("RGBA")
    return image


def _fitted(size: tuple[int, int], long_edge_px: int) -> tuple[int, int]:
    scale = min(1.0, long_edge_px / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _sharpened(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.filter(_SHARPEN)
    sharp = image.convert("RGB").filter(_SHARPEN)
    sharp.putalpha(image.getchannel("A"))
    return sharp


def _to_srgb(image: Image.Image, profile: bytes | None, notes: list[Note]) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colour = image.convert("RGB") if alpha is not None else image
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                colour,
                source,
                _srgb(),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            notes.append(Note("colour_unreadable", "the colour profile is broken: taken as sRGB"))
            converted = colour.convert("RGB")
    else:
        if image.mode not in ("RGB", "RGBA", "L", "YCbCr"):
            notes.append(Note("colour_assumed", f"{image.mode} without a colour profile: colours may differ"))
        converted = colour.convert("RGB")
    result = converted if converted is not None else colour.convert("RGB")
    if alpha is not None:
        result.putalpha(alpha)
    return result


@functools.lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(_srgb_bytes()))


@functools.lru_cache(maxsize=1)
def _srgb_bytes() -> bytes:
    """Return the sRGB profile with a fixed date, so that equal pictures give equal bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    return bytes(profile)


def _encode(image: Image.Image, to: RenditionFormat, quality: int, exif: bytes, xmp: bytes) -> bytes:
    clean = Image.new(image.mode, image.size)
    clean.paste(image)  # leaves behind whatever the decoder kept: EXIF, XMP, comments
    out = io.BytesIO()
    profile = _srgb_bytes()
    if to == "jpeg":
        full = quality >= _FULL_COLOUR_FROM_QUALITY
        clean.save(
            out,
            "JPEG",
            quality=quality,
            subsampling=0 if full else 2,
            progressive=True,
            optimize=True,
            icc_profile=profile,
        )
    elif to == "webp":
        clean.save(out, "WEBP", quality=quality, method=4, icc_profile=profile)
    else:
        blocks = {name: block for name, block in (("exif", exif), ("xmp", xmp)) if block}
        clean.save(out, "AVIF", quality=quality, speed=6, icc_profile=profile, **blocks)
    return out.getvalue()
