"""What a glance at a caption's words rules out, so that the long readings are spared.

Nearly every caption holds no restriction, and most that have a credit line hold no second credit.
Both need certain words or signs; a caption without them is let go. A glance may say "perhaps"
too often, never "no" too often: the tests hold it against the long readings.
"""

from __future__ import annotations

import re

from photodesk.language.forms import needed_words
from photodesk.tables.agencies import AGENCIES
from photodesk.tables.restrictions import FORMS, Kind

ASKED: frozenset[Kind] = frozenset(
    {
        "territory-out", "territory-only", "no-sales-territory", "medium-out", "medium-only", "no-sales",
        "no-redistribution", "no-archive", "time-limit", "embargo", "mandatory-credit", "no-use", "kill",
        "correction", "third-party-supplied", "handout", "handout-single-story",
    }
)  # fmt: skip
"""Kinds of restriction that some rule asks about."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
_TOKEN = re.compile(r"[^\W_]+")
_ALONE = re.compile(r"(?<![\w-])[^\W_]{1,2}(?![\w-])")
"""A word of two letters counts only when it stands alone: Jun-ho is no HO."""


def words_of(text: str) -> frozenset[str]:
    """Return the telling words of a text, case folded: those that a glance asks for. Others tell nothing.

    Example:
        >>> sorted(words_of("Jun-ho takes an AP photo"))
        ['ap', 'photo']
    """
    folded = text.casefold()
    found = _TELLING.intersection(_TOKEN.findall(folded))
    if not _SHORT.isdisjoint(found):
        found -= _SHORT.difference(_ALONE.findall(folded))
    return found


# --- may a restriction stand in it? -------------------------------------------------------------


_ASKED_FORMS = tuple(form for form in FORMS if form.kind in ASKED)
_NEEDED = frozenset(word for form in _ASKED_FORMS for word in needed_words(form.form)[0] if word.isascii())
_ANYWHERE = frozenset(
    word
    for form in _ASKED_FORMS
    if form.level in ("sentence", "tag")
    for word in needed_words(form.form)[0]
    if word.isascii()
)
"""Words of forms that count in ordinary prose too."""
_KOREAN_FORMS = re.compile(
    "|".join(
        sorted(
            re.escape(word)
            for word in {word for form in _ASKED_FORMS for word in needed_words(form.form)[0]}
            if _HANGUL.search(word)
        )
    )
)
_IN_BRACKETS = re.compile(r"[(\[{<*+【「]([^)\]}>*+】」]{2,400})")
_HEAD = re.compile(r"\W*\w+(?: \w+){0,3}\s*[:：\-–—]")
_CAPITALS = re.compile(r"[A-Z]{2,}")


def may_restrict(caption: str, words: frozenset[str]) -> bool:
    """Tell whether a caption may hold a restriction that a rule asks about; False is certain.

    Args:
        caption: the caption field. `words`: its `words_of`.

    Example:
        >>> caption = "Commuters cross the Han River without an umbrella, out of luck, Monday."
        >>> may_restrict(caption, words_of(caption))
        False
        >>> may_restrict(f"{caption} KOREA OUT", words_of(f"{caption} KOREA OUT"))
        True
    """
    if not caption.isascii() and _KOREAN_FORMS.search(caption):
        return True
    if not _ANYWHERE.isdisjoint(words):
        return True
    if _NEEDED.isdisjoint(words):
        return False
    # In prose a form must be in capitals; in brackets, as a line or a head it need not be.
    if any(word.casefold() in _NEEDED for word in _CAPITALS.findall(caption)):
        return True
    if "\n" in caption or _HEAD.match(caption):
        return True
    inside = _IN_BRACKETS.findall(caption.casefold())
    return any(not _NEEDED.isdisjoint(_TOKEN.findall(part)) for part in inside)


# --- may its sentence name a supplier? ----------------------------------------------------------

_SUPPLIER_WORDS = frozenset(
    {
        "provided", "released", "supplied", "distributed", "issued", "published", "shared", "posted",
        "furnished", "offered", "carried", "handed", "disclosed", "unveiled", "made", "taken", "obtained",
        "donated", "contributed", "uploaded", "courtesy", "handout", "from", "capture", "captured", "screen",
        "screenshot", "screenshots", "screengrab", "screengrabs", "screencapture", "screencaptures",
        "screencap", "screencaps", "framegrab", "videograb", "grab", "grabbed",
    }
)  # fmt: skip
_SUPPLIER_KOREAN = ("한 ", "제공", "캡", "갈무리")


def may_name_supplier(caption: str, words: frozenset[str]) -> bool:
    """Tell whether `provided_by` or `captured_from` may find somebody in a caption; False is certain.

    Args:
        caption: the caption. `words`: its `words_of`, or those of a longer text.

    Example:
        >>> caption = "Commuters cross the Han River on foot in Seoul, Tuesday."
        >>> may_name_supplier(caption, words_of(caption))
        False
    """
    if not _SUPPLIER_WORDS.isdisjoint(words):
        return True
    return not caption.isascii() and any(hint in caption for hint in _SUPPLIER_KOREAN)


# --- may a credit stand in it? ------------------------------------------------------------------

_LABELS = frozenset(
    {
        "photo", "photos", "photograph", "photographs", "phoot", "foto", "fot", "courtesy", "credit",
        "source", "image", "images", "graphic", "pool", "file", "handout", "stringer", "screenshot",
        "screengrab", "screen", "captured", "capture", "via", "illustration", "reader", "getty",
        "contributed", "provided", "supplied", "attention", "editors", "aptopix", "tpx", "out", "only",
        "sales",
    }
)  # fmt: skip
_AGENCY_WORDS = frozenset(
    max((p for p in _TOKEN.findall(alias.casefold())), key=len, default="")
    for agency in AGENCIES
    for alias in (agency.canonical, agency.short, *agency.aliases)
    if alias.isascii()
)
"""For every name of an agency, its longest word."""
_CREDIT_WORDS = (_LABELS | _AGENCY_WORDS) - {""}
_CREDIT_SIGNS = re.compile(r"[()\[\]{}<>/|│／ⓒ©=@\n*]|[A-Z]{2,},? +[A-Z]{2,}|[.!?][\"'”’]*[A-Z가-힣]")
_ENDS = re.compile(r"[.!?][\"'”’]*\Z")
_KOREAN_CREDIT = re.compile(
    "기자|특파원|제공|사진|화면|캡처|캡쳐|갈무리|통신|뉴스|일보|신문|방송|출처|인스타|유튜브|페이스북|트위터|금지|"
    + "|".join(
        sorted(
            {re.escape(name) for agency in AGENCIES for name in agency.aliases if not name.isascii()},
            key=len,
            reverse=True,
        )
    )
)


def is_plain(caption: str, words: frozenset[str]) -> bool:
    """Tell whether a caption is sentences and nothing else: no credit, no note. True is certain.

    Args:
        caption: the caption field. `words`: its `words_of`.

    Example:
        >>> caption = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."
        >>> is_plain(caption, words_of(caption)), is_plain(f"{caption} AP-Yonhap", words_of("ap yonhap"))
        (True, False)
    """
    return (
        _CREDIT_WORDS.isdisjoint(words)
        and caption[:1].isalnum()
        and _ENDS.search(caption) is not None
        and _CREDIT_SIGNS.search(caption) is None
        and (caption.isascii() or _KOREAN_CREDIT.search(caption) is None)
    )


# --- may anything else be asked of it? ----------------------------------------------------------

HURT = frozenset(
    {
        "kill", "kills", "killed", "killing", "dead", "died", "injure", "injures", "injured", "injuring",
        "wound", "wounds", "wounded", "wounding", "missing",
    }
)  # fmt: skip
"""Words of which a caption that counts dead and injured holds one."""
TIME = frozenset({"today", "yesterday", "tomorrow", "tonight", "night", "morning"})
"""Words of which a caption with a relative time holds one."""
NORTH = frozenset({"north", "kcna", "kns", "kctv", "central", "korea", "rodong", "pyongyang", "jong"})
"""Words of which a caption about the North's state media or its leader holds one."""

_TELLING = _NEEDED | _SUPPLIER_WORDS | _CREDIT_WORDS | HURT | TIME | NORTH
_SHORT = frozenset(word for word in _TELLING if len(word) < 3)
