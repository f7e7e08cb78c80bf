"""Whether the picture itself fits its use: rules IMG-001 to IMG-003."""

from __future__ import annotations

from functools import lru_cache

from photodesk.audit.caption import HEADSHOT, HEADSHOT_MAX_PX
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Photo, Severity, Slot, Tags, Target, Use

_THUMBNAIL_ASPECT = 0.03
_THUMBNAIL_DISTANCE = 12
_SRGB = "1"
"""EXIF ColorSpace of sRGB."""


@rule(
    "IMG-001",
    "Too small for the target",
    severity=Severity.info,
    when="page",
    bad=example(width=1024, height=683),
    good=example(width=4000, height=2667),
)
def too_small(photo: Reading, context: Context) -> Found:
    """A picture enlarged beyond its pixels prints soft, and the reader sees it before the editor does.

    A warning where the slot is known; then the width counts, else the long edge. Screen captures,
    state pictures and headshots are what they are.

    Source: AP's guide for member photographers (long edge 2,000 pixels); print practice.
    """
    picture = photo.photo
    if not picture.width or not picture.height:
        return None
    slots = context.use.slots
    slot = next((s for s in slots if s.key == picture.key), None) if slots else None
    need, why = _need(slot, context)
    sized = slot is not None and _is_sized(slot)
    if (_shown_width(picture) if sized else max(picture.width, picture.height)) >= need:
        return None
    if photo.origin in ("screenshot", "state-media") or photo.credit.kind == "screenshot":
        return None
    if HEADSHOT in photo.metadata.scene_code or (slot is None and _is_headshot(photo)):
        return None
    return Hit(
        f"{picture.width} × {picture.height} px: {why} needs {need}. Use it smaller, or get a larger one.",
        severity=Severity.warning if sized else None,
    )


def _shown_width(picture: Photo) -> int:
    """Return the width as the picture is seen, after the turn that its orientation flag asks for."""
    turned = picture.tags.exif.get("Orientation", "")[:1] in ("5", "6", "7", "8")
    return picture.height if turned else picture.width


def _need(slot: Slot | None, context: Context) -> tuple[int, str]:
    """Return the width needed in pixels, and for what."""
    limits = context.settings.audit
    return _widest(
        slot, context.use.targets, limits.print_width_cm, limits.print_px_per_cm, limits.web_lead_px
    )


@lru_cache(maxsize=256)
def _widest(
    slot: Slot | None, targets: tuple[Target, ...], print_width_cm: int, print_px_per_cm: int, lead_px: int
) -> tuple[int, str]:
    needs: list[tuple[int, str]] = []
    if "print" in targets or "magazine" in targets:
        width_cm = slot.width_cm if slot is not None and slot.width_cm else print_width_cm
        if slot is None or slot.width_cm or not slot.width_px:
            needs.append((round(width_cm * print_px_per_cm), f"{width_cm:g} cm in print"))
    if "web" in targets:
        if slot is not None and slot.width_px:
            needs.append((slot.width_px, "its place on the web"))
        elif slot is None or slot.name.casefold() == "lead":
            needs.append((lead_px, "a lead on the web"))
    return max(needs, default=(0, ""))


def _is_sized(slot: Slot) -> bool:
    return bool(slot.width_cm or slot.width_px or slot.name.casefold() == "lead")


def _is_headshot(photo: Reading) -> bool:
    return max(photo.photo.width, photo.photo.height) < HEADSHOT_MAX_PX and len(photo.caption.split()) <= 4


@rule(
    "IMG-002",
    "Orientation flag or colour not delivery-safe",
    severity=Severity.warning,
    when="file",
    bad=example(tags=Tags(exif={"Orientation": "6"})),
    good=example(tags=Tags(exif={"Orientation": "1"})),
    needs_pictures=True,
)
def not_delivery_safe(photo: Reading, context: Context) -> Found:
    """Some systems ignore the orientation flag and print the picture on its side; others guess the colour.

    A rendition cures both.

    Source: measurements; Exif 3.0.
    """
    if "web" not in context.use.targets:
        return None
    picture = photo.photo
    orientation = picture.tags.exif.get("Orientation", "")
    if orientation not in ("", "1", "Horizontal (normal)", "0"):
        return Hit("The picture stands on its side and only a flag turns it. Send a rendition.")
    if picture.colour == "cmyk":
        return Hit("CMYK: browsers show wrong colours. Send a rendition.")
    if picture.profile == "" and picture.tags.exif.get("ColorSpace", _SRGB) not in (_SRGB, "sRGB", ""):
        return Hit("No colour profile, and the camera says it is not sRGB. Send a rendition.")
    return None


@rule(
    "IMG-003",
    "Embedded thumbnail shows an older crop",
    severity=Severity.info,
    when="file",
    needs_pictures=True,
    bad=example(width=2000, height=2000, thumbnail_size=(160, 107)),
    good=example(width=2000, height=2000, thumbnail_size=(160, 160)),
)
def stale_thumbnail(photo: Reading, context: Context) -> Found:
    """The thumbnail inside the file still shows what was cropped away: a face, a plate, a name.

    Source: desk practice.
    """
    picture = photo.photo
    width, height = picture.thumbnail_size
    if width and height and picture.width and picture.height:
        ratio, own = picture.width / picture.height, width / height
        # A thumbnail has few pixels, and a turned picture has its own turned too.
        room = _THUMBNAIL_ASPECT + 1.5 / min(width, height)
        if abs(own / ratio - 1) > room and abs(own * ratio - 1) > room:
            return Hit("The thumbnail inside the file shows an older crop. Saving a rendition makes it new.")
    larger = max(picture.width, picture.height) >= max(width, height)
    if larger and picture.thumbnail_hash is not None and picture.perceptual_hash is not None:
        distance = (picture.thumbnail_hash ^ picture.perceptual_hash).bit_count()
        if distance > _THUMBNAIL_DISTANCE:
            return Hit(
                "The thumbnail inside the file shows another picture. Saving a rendition makes it new."
            )
    return None


def lead_slot(use: Use, key: str) -> bool:
    """Tell whether a photo stands in the lead slot of its page.

    Example:
        >>> from datetime import date
        >>> lead_slot(Use(date(2026, 11, 25), slots=(Slot("a", "lead"),)), "a")
        True
    """
    return any(slot.key == key and slot.name.casefold() == "lead" for slot in use.slots)
