"""What a caption claims that no picture shows, and on whose word: rules CAP-012, CAP-013 and CAP-017."""

from __future__ import annotations

import re

from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.quick_look import HURT
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.caption import names_channel
from photodesk.model import Severity

_COUNT = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|scores"
    r"|hundreds|thousands|several|many)"
)
_KOREAN_HURT = re.compile("숨|사망|목숨|다[치쳤]|부상|실종")
_CASUALTIES = re.compile(
    rf"\b{_COUNT}\s+(?:more\s+|other\s+)?(?:[a-z-]+\s+){{0,2}}?(?:(?:were|was|are|have been|has been)\s+)?"
    r"(?:killed|dead|died|injured|wounded|missing)\b"
    rf"|\b(?:kill|injur|wound)(?:ed|ing|s|es)\s+(?:at least\s+|more than\s+|about\s+|some\s+)?{_COUNT}\b"
    r"|(?:\d[\d,]*|수십|수백)\s*(?:여\s*)?명(?:이|의|은)?\s*(?:숨|사망|목숨|다치|다쳤|부상|실종)"
    r"|(?:사망자|부상자|실종자)(?:는|가)?\s*\d",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\baccording to\b|\b(?:said|says|say|told|reported|reportedly|confirmed|announced|officials|authorities"
    r"|media reports?)\b|따르면|밝혔|전했|발표|집계|보도|알려",
    re.IGNORECASE,
)
_REMEMBERED = re.compile(
    r"\b(?:famil(?:y|ies)|relatives|parents|mother|father|victims) of\b|\b(?:memorial|anniversary|war dead"
    r"|commemorat\w*|remembrance|tribute|mourn\w*|vigil|funeral|altar|cemetery|monument)\b"
    r"|유족|유가족|추모|위령|분향|영결|참배|주기|기념|희생자",
    re.IGNORECASE,
)


@rule(
    "CAP-012",
    "Casualties or cause without a source",
    severity=Severity.info,
    when="edit",
    bad=example(
        caption="Smoke rises from a factory where 12 people died, in Hwaseong, Tuesday, Nov. 24, 2026.",
        city="Hwaseong",
    ),
    good=example(
        caption="Smoke rises from a factory where 12 people died, according to police, in Hwaseong, Tuesday, "
        "Nov. 24, 2026.",
        city="Hwaseong",
    ),
)
def casualties_without_source(photo: Reading, context: Context) -> Found:
    """Nobody sees a number of dead in a picture: while it changes by the hour, say who gives it.

    Only for pictures of the last days; never for memorials, anniversaries and families.

    Source: AP and Reuters caption practice.
    """
    taken = photo.created.day
    if taken is None or not 0 <= (context.use.on - taken).days < context.settings.audit.casualty_days:
        return None
    caption = photo.caption
    if HURT.isdisjoint(photo.words) and (caption.isascii() or not _KOREAN_HURT.search(caption)):
        return None
    match = _CASUALTIES.search(caption)
    if match is None or _ATTRIBUTED.search(caption) or _REMEMBERED.search(caption):
        return None
    return Hit(f'"{match[0]}": who says so? Add "according to …" (Enter).', "caption")


_GUESS = re.compile(
    r"\b(?:ponders?|contemplates?|wonders?|dreams? of|hopes?|fears?|seems? to|appears? to|looks? worried"
    r"|reflects? on)\b"
)


@rule(
    "CAP-013",
    "Guesses a state of mind or an unseen event",
    severity=Severity.info,
    when="edit",
    off=True,
    bad=example(
        caption="The coach ponders his future after a loss in Suwon, Tuesday, Nov. 24, 2026.", city="Suwon"
    ),
    good=example(
        caption="The coach stands on the touchline after a loss in Suwon, Tuesday, Nov. 24, 2026.",
        city="Suwon",
    ),
)
def guesses_feelings(photo: Reading, context: Context) -> Found:
    """A camera does not see thoughts; a caption that guesses them is the paper's opinion.

    Source: Reuters Handbook of Journalism, captions.
    """
    match = _GUESS.search(photo.first_sentence)
    if match is None:
        return None
    return Hit(f'"{match[0]}" guesses what nobody sees. Say what the picture shows (Enter).', "caption")


@rule(
    "CAP-017",
    "Vague source",
    severity=Severity.info,
    when="edit",
    bad=example(
        caption="A fire burns in Kursk, Russia, Tuesday, Nov. 24, 2026, in this image captured from a "
        "video posted by a Telegram channel.",
        city="Kursk", country="Russia", country_code="RUS", credit_line="AP-Yonhap", source="Yonhap",
        creator=(), source_label="wire",
    ),
    good=example(
        caption="A fire burns in Kursk, Russia, Tuesday, Nov. 24, 2026, in this image captured from a "
        "video posted by the Telegram channel Astra.",
        city="Kursk", country="Russia", country_code="RUS", credit_line="AP-Yonhap", source="Yonhap",
        creator=(), source_label="wire",
    ),
)  # fmt: skip
def vague_source(photo: Reading, context: Context) -> Found:
    """A Telegram channel without a name is no source: press ethics ask for the account or channel by name.

    Source: press-ethics rules on captures from social media, Korea Press Ethics Commission.
    """
    source = photo.captured_from
    if not source or names_channel(source):
        return None
    return Hit(f'"{source}": which account or channel? Name it in the caption (Enter).', "caption")
