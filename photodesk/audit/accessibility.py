"""Whether somebody who cannot see the picture is told what it shows: rules ACC-001 to ACC-004."""

from __future__ import annotations

import dataclasses
import re

from photodesk import text
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Change, Severity

SAME_JACCARD = 0.8
"""Share of common words from which two texts say the same."""
_MIN_SUBSTRING_CHARS = 20
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


_WANTED = Hit("No alt text. Say what the picture shows to someone who cannot see it (Alt+A).", "alt_text")
_REQUIRED = dataclasses.replace(_WANTED, severity=Severity.warning)


@rule(
    "ACC-001",
    "Alt text missing",
    severity=Severity.info,
    when="page",
    bad=example(alt_text=""),
    good=example(),
)
def alt_text_missing(photo: Reading, context: Context) -> Found:
    """Alt text is what a reader who cannot see the picture gets instead of it.

    Asked of pictures for the web; a warning where the desk requires it (`audit.alt_text`).

    Source: WCAG 2.2, success criterion 1.1.1; IPTC Photo Metadata User Guide.
    """
    if photo.metadata.alt_text or "web" not in context.use.targets:
        return None
    return _REQUIRED if context.settings.audit.alt_text == "required" else _WANTED


def _jaccard(a: str, b: str) -> float:
    mine = {token.casefold() for token in _TOKEN.findall(a)}
    theirs = {token.casefold() for token in _TOKEN.findall(b)}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


@rule(
    "ACC-002",
    "Alt text repeats the caption",
    severity=Severity.info,
    when="page",
    needs=has("alt_text"),
    bad=example(alt_text="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."),
    good=example(alt_text="People in thick winter coats walk over a long bridge at sunrise"),
)
def alt_text_repeats_caption(photo: Reading, context: Context) -> Found:
    """A screen reader reads caption and alt text: a copy tells nothing twice.

    The caption gives names and dates, the alt text clothes, gesture, setting.

    Source: IPTC Photo Metadata User Guide; W3C alt text guidance.
    """
    alt, caption = photo.metadata.alt_text, photo.caption
    if not alt or not caption:
        return None
    contained = len(alt) > _MIN_SUBSTRING_CHARS and text.fold(alt) in photo.folded_caption
    if not contained and _jaccard(alt, caption) < SAME_JACCARD:
        return None
    return Hit("The alt text repeats the caption. Say what the eye sees instead (Alt+A).", "alt_text")


_OPENING = re.compile(
    r"(?:an?\s+|the\s+)?(?:image|photo|photograph|picture|graphic|screenshot)\s+(?:of|showing|shows)\s+(?:an?\s|the\s)?"
    r"|(?:사진|이미지)\s*[:：]\s*",
    re.IGNORECASE,
)
_CREDIT_OR_FILE = re.compile(
    r"https?://\S+|www\.\S+|\S+\.(?:jpe?g|png|webp|gif|tiff?)\b|©.*|ⓒ.*|\(c\)\s.*|\bphoto(?:graph)? by\b.*"
    r"|/\s*연합뉴스.*|사진\s*=.*",
    re.IGNORECASE,
)


@rule(
    "ACC-003",
    'Alt text opens with "image of" or carries a credit, URL or file name',
    severity=Severity.warning,
    when="edit",
    needs=has("alt_text"),
    bad=example(alt_text="Photo of people in winter coats on a long bridge at sunrise"),
    good=example(alt_text="People in winter coats on a long bridge at sunrise"),
)
def alt_text_noise(photo: Reading, context: Context) -> Found:
    """The screen reader has said "image" already; credits and file names are read letter by letter.

    Source: W3C alt text guidance.
    """
    alt = photo.metadata.alt_text
    if not alt:
        return None
    opening = _OPENING.match(alt)
    noise = _CREDIT_OR_FILE.search(alt)
    if opening is None and noise is None:
        return None
    rest = _CREDIT_OR_FILE.sub("", alt[opening.end() :] if opening else alt)
    clean = text.collapse(rest).strip(" /-–—|·,;:")
    clean = clean[:1].upper() + clean[1:]
    what = (
        f'opens with "{opening[0].strip()}"' if opening else f'carries "{noise[0].strip()}"' if noise else ""
    )
    if len(clean.split()) < 2:
        return Hit(f"The alt text {what} and says nothing else. Write what is seen (Alt+A).", "alt_text")
    return Hit(
        f"The alt text {what}. Cut it (F).",
        "alt_text",
        suggestion=clean,
        fix=(Change("alt_text", alt, clean, "noise for a screen reader"),),
    )


@rule(
    "ACC-004",
    "Alt text too long or extended text copies it",
    severity=Severity.info,
    when="edit",
    needs=has("alt_text"),
    bad=example(alt_text="People in thick winter coats walk over a long bridge at sunrise. " * 5),
    good=example(
        alt_text="People in thick winter coats walk over a long bridge at sunrise",
        extended_description="The bridge runs from the lower left to a row of towers. Fog hides the far "
        "bank; the sun stands left of the highest tower. Some forty figures are seen from behind.",
    ),
)
def alt_text_length(photo: Reading, context: Context) -> Found:
    """A screen reader cannot skim: about 250 characters, and the longer text must add something.

    Source: IPTC Photo Metadata User Guide.
    """
    alt, extended = photo.metadata.alt_text, photo.metadata.extended_description
    limit = context.settings.audit.alt_text_max_chars
    if len(alt) > limit:
        return Hit(
            f"The alt text has {len(alt)} characters, {limit} are enough. Shorten it (Alt+A).", "alt_text"
        )
    if alt and extended and _jaccard(alt, extended) >= SAME_JACCARD:
        return Hit(
            "The extended description copies the alt text. Say more, or clear it (Enter).",
            "extended_description",
        )
    return None
