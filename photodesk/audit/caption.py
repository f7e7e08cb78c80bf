"""Which words of a caption must not be printed, or would make a sub-editor ask: rules CAP-001 to CAP-017.

The rules about its dates stand in `caption_dates`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from photodesk import text
from photodesk.audit import garbled
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Change, Severity
from photodesk.tables import places

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_GRAPHIC = re.compile(
    r"\b(?:graphics?|infographic|illustration|cartoon|map)\b|그래픽|일러스트|삽화|만평", re.IGNORECASE
)
HEADSHOT = "010100"
"""IPTC scene code of a headshot."""
HEADSHOT_MAX_PX = 900
"""Long edge below which a picture with a name for a caption is a headshot."""


@rule(
    "CAP-001",
    "Caption missing",
    severity=Severity.error,
    when="page",
    bad=example(caption=""),
    good=example(),
)
def caption_missing(photo: Reading, context: Context) -> Found:
    """A picture without a caption tells the reader nothing and cannot be checked by the next desk.

    A caption of a few words is asked about, unless it is the name under a headshot, or the picture
    is a stock picture or a graphic.

    Source: AP caption practice as quoted by journalism teachers; Yonhap captions.
    """
    caption = photo.caption
    if not caption.strip(" .·-/"):
        if photo.metadata.caption.strip():
            return Hit(
                "The caption field holds only a credit. Write who, what, where, when (Enter).", "caption"
            )
        return Hit("No caption. Write who, what, where, when (Enter).", "caption")
    if len(caption) > 60 or not _is_short(caption, korean=photo.is_korean):
        return None
    if photo.credit.kind == "stock" or _GRAPHIC.search(photo.metadata.credit_line) or _names_person(photo):
        return None
    return Hit(
        f'"{text.collapse(caption)}" is all the caption says. Add what happens, where and when (Enter).',
        "caption",
        Severity.warning,
    )


def _is_short(caption: str, *, korean: bool) -> bool:
    if korean:
        return len(_HANGUL.findall(caption)) < 6
    return len(_WORD.findall(caption)) < 4


def _names_person(photo: Reading) -> bool:
    """Tell whether the caption is the name or title under a headshot."""
    caption = text.fold(photo.caption)
    if caption in {text.fold(name) for name in photo.metadata.person_shown}:
        return True
    long_edge = max(photo.photo.width, photo.photo.height)
    if long_edge:
        return long_edge < HEADSHOT_MAX_PX
    # The size is not known: two or three capitalised words that are no place are taken for a name.
    words = _WORD.findall(photo.caption)
    name_like = len(words) > 1 and all(word[0].isupper() or _HANGUL.match(word) for word in words)
    return name_like and places.find_city(caption) is None and places.find_country(caption) is None


@rule(
    "CAP-002",
    "Camera default, file name or template token in caption",
    severity=Severity.error,
    when="edit",
    bad=example(
        caption="Protesters wave flags in front of ì„œìš¸ ì‹œì²\u00ad in Seoul, Tuesday, Nov. 24, 2026."
    ),
    good=example(caption="Protesters wave flags in front of 서울 시청 in Seoul, Tuesday, Nov. 24, 2026."),
)
def caption_is_no_caption(photo: Reading, context: Context) -> Found:
    """Cameras, templates and wrong encodings leave texts that readers have laughed at for years.

    A bare TK, XXX, <…> or [NAME] is left alone: TK is a Korean region, films print as <Parasite>.

    Source: IPTC Photo Metadata User Guide; clean-up rules of the Guardian's Grid.
    """
    caption = photo.metadata.caption
    if not caption:
        return None
    if garbled.is_placeholder(caption):
        return Hit(
            f'"{caption}" is a file name or a camera\'s default, not a caption. Write one (Enter).', "caption"
        )
    if garbled.is_garbled(caption):
        repaired = garbled.repair(caption)
        if repaired is None:
            return Hit(
                "Broken characters in the caption: they came from a wrong encoding. Type them again (Enter).",
                "caption",
            )
        return Hit(
            f"Broken characters: the caption reads {_around(caption, repaired)} (F).",
            "caption",
            suggestion=repaired,
            fix=(Change("caption", caption, repaired, "wrong encoding undone"),),
        )
    if token := garbled.template_token(caption):
        return Hit(f"{token} was never filled in. Write what it stands for (Enter).", "caption")
    if mark := garbled.to_come(caption):
        return Hit(f'"{mark}" marks a fact still to come. Fill it in (Enter).', "caption", Severity.warning)
    return None


def _around(before: str, after: str) -> str:
    """Return the repaired words, as the eye looks for them."""
    old = set(before.split())
    words = [word for word in after.split() if word not in old]
    return '"' + " ".join(words[:6]) + ('…"' if len(words) > 6 else '"')


_PAST = (
    "attended|spoke|held|met|visited|walked|waved|shook|delivered|celebrated|protested|marched|gathered"
    "|arrived|signed|stood|sat|ran|won|inspected|toured|joined|took"
)
_PAST_VERB = re.compile(rf"\b([A-Z][\w.'’-]*|[a-z]{{2,}}s)\s+({_PAST})\b")
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|does|do|shows?|speaks?|holds?|meets?|visits?|walks?|waves?|shakes?|delivers?"
    r"|celebrates?|marche?s?|gathers?|arrives?|signs|stands?|sits?|runs?|wins?|inspects?|tours|joins?"
    r"|takes?|looks?|poses?|attends?|falls?|rises?|closes?|trades?|leaves?|carry|carries|plays?|sings?|cheers?"
    r"|watch|watches|pass|passes|enjoys?|talks?|answers?|listens?|greets?|hugs?|cries|cry|burns?|flies|fly)\b"
)


@rule(
    "CAP-003",
    "First sentence not in the present tense",
    severity=Severity.warning,
    when="edit",
    off=True,
    bad=example(caption="Mayor Kim Min-su spoke at a forum in Seoul, Tuesday, Nov. 24, 2026."),
    good=example(caption="Mayor Kim Min-su speaks at a forum in Seoul, Tuesday, Nov. 24, 2026."),
)
def first_sentence_past(photo: Reading, context: Context) -> Found:
    """The first sentence says what the picture shows, so it stands in the present tense.

    A guess from a closed list of verbs: off by default, never a reason to stop a picture.

    Source: AP and Reuters caption practice.
    """
    sentence = photo.first_sentence
    if photo.is_korean or photo.is_file or _PRESENT.search(sentence):
        return None
    match = _PAST_VERB.search(sentence)
    if match is None or places.find_adjective(match[1]) or (match[2] == "won" and match[1].islower()):
        return None  # "the Korean won", "thousands won"
    return Hit(f'"{match[0]}": the first sentence stands in the present tense. Change it (Enter)?', "caption")


_PLACE_AFTER = re.compile(
    r"\b(?:in|at|near|on|off|outside|inside|around|from|across|over|along|between|of|to|toward|towards|into)"
    r"\s+(?:(?:the|a|an|central|northern|southern|eastern|western|downtown)\s+){0,2}[A-Z]"
)
_NO_PLACE_NEEDED = re.compile(
    r"undisclosed location|unknown location|장소 미상|알려지지 않은 장소", re.IGNORECASE
)
_KOREAN_PLACE = re.compile("[\uac00-\ud7a3](?:에서|에|앞|인근|일대)(?:[\\s,.]|$)")


@rule(
    "CAP-008",
    "No place in the caption",
    severity=Severity.info,
    when="page",
    needs=has("city", "country"),
    bad=example(caption="A man sells roasted chestnuts, Tuesday, Nov. 24, 2026."),
    good=example(caption="A man sells roasted chestnuts in Seoul, Tuesday, Nov. 24, 2026."),
)
def no_place(photo: Reading, context: Context) -> Found:
    """Where a picture was taken is one of the three parts a caption cannot do without.

    Speaks only when the metadata know the place, and is silent when any place may stand there.

    Source: AP and Reuters caption practice.
    """
    known = photo.metadata.city or photo.metadata.country
    caption = photo.caption
    if not known or not caption:
        return None
    metadata = photo.metadata
    own = (metadata.sublocation, metadata.city, metadata.province_state, metadata.country)
    if any(place and place in caption for place in own):
        return None
    if _NO_PLACE_NEEDED.search(caption) or _PLACE_AFTER.search(caption) or _KOREAN_PLACE.search(caption):
        return None
    folded = text.fold(caption)
    if any(text.fold(name) in folded for place in own if place for name in places.spellings(place)):
        return None
    if any(_is_place(word) for word in _capitalised(caption)):
        return None
    return Hit(
        f"No place in the caption. The file says {known}: add it (Enter).", "caption", suggestion=known
    )


def _capitalised(caption: str) -> list[str]:
    words = [word.strip(".,;:()'\"“”‘’") for word in caption.split()]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    return [word for word in (*words, *pairs) if word and (word[0].isupper() or _HANGUL.match(word))]


def _is_place(word: str) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    return bool(places.find_city(bare) or places.find_country(bare) or places.find_adjective(bare))


@rule(
    "CAP-016",
    "Caption only repeats the headline or title",
    severity=Severity.info,
    when="edit",
    needs=has("headline", "title"),
    bad=example(
        headline="Cherry festival opens in Seoul, Tuesday, Nov. 24, 2026",
        caption="Cherry festival opens in Seoul, Tuesday, Nov. 24, 2026.",
    ),
    good=example(
        headline="Cherry festival opens in Seoul, Tuesday, Nov. 24, 2026",
        caption="Families walk under cherry trees in Seoul's Yeouido, Tuesday, Nov. 24, 2026.",
    ),
)
def caption_repeats_headline(photo: Reading, context: Context) -> Found:
    """A caption that repeats the headline wastes the one line in which who, where and when could stand.

    Source: AP caption practice.
    """
    metadata = photo.metadata
    if not photo.caption or not (metadata.headline or metadata.title):
        return None
    for field, label in (("headline", "headline"), ("title", "title")):
        other = metadata.headline if field == "headline" else metadata.title
        if other and text.fold(other) == photo.folded_caption:
            return Hit(f"The caption only repeats the {label}. Add who, where and when (Enter).", "caption")
    return None
