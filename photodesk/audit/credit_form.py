"""How the credit is printed and whom it names: rules CRD-006, CRD-007 and CRD-011 to CRD-013."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from photodesk.audit import needs
from photodesk.audit.context import Context
from photodesk.audit.credit import KOREAN_WIRES, SUPPLIED_KINDS, agencies_of, compatible, parties
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading, parse_credit
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Change, Credit, Severity
from photodesk.tables import agencies

_WIRE: dict[str, Any] = {"source_label": "wire", "source": "Yonhap", "creator": (), "copyright_notice": ""}


@rule(
    "CRD-006",
    "Mandatory credit not honoured",
    severity=Severity.error,
    when="page",
    needs=needs.restrictions,
    bad=example(credit_line="Yonhap", instructions="MANDATORY CREDIT: Kyodo News", **_WIRE),
    good=example(credit_line="Kyodo-Yonhap", instructions="MANDATORY CREDIT: Kyodo News", **_WIRE),
)
def mandatory_credit_missing(photo: Reading, context: Context) -> Found:
    """The agency makes the credit a condition of use: without it the picture is used without licence.

    Source: AP Media API usage instructions; AP handout rules.
    """
    for demand in photo.restricted("mandatory-credit"):
        if demand.party and not _honours(photo.credit, photo.metadata.credit_line, demand.party):
            return Hit(
                f'"{demand.phrase}": ours says "{photo.metadata.credit_line}". Print what it demands (F).',
                "credit_line",
                suggestion=demand.party,
            )
    return None


def _honours(credit: Credit, printed: str, demanded: str) -> bool:
    wanted = parse_credit(demanded)
    names = parties(wanted)
    if names and names <= parties(credit):
        return (
            not wanted.photographer
            or _in(wanted.photographer, printed)
            or bool(names & set(agencies_of(wanted)))
        )
    return _in(re.sub(r"\([^)]*\d[^)]*\)|photo(?:graph)? by", "", demanded, flags=re.IGNORECASE), printed)


def _in(part: str, whole: str) -> bool:
    letters = [c for c in part.casefold() if c.isalnum()]
    return "".join(letters) in "".join(c for c in whole.casefold() if c.isalnum())


@rule(
    "CRD-007",
    "Credit not in the house form",
    severity=Severity.warning,
    when="page",
    needs=has("credit_line"),
    bad=example(credit_line="Yonhap News / Kim Min-su", **{**_WIRE, "creator": ("Kim Min-su",)}),
    good=example(credit_line="Yonhap", **{**_WIRE, "creator": ("Kim Min-su",)}),
)
def credit_not_in_house_form(photo: Reading, context: Context) -> Found:
    """One paper, one form: readers and the accounts department look for AP-Yonhap, not for five spellings.

    Silent where the house has no form, or where the agency demands its own.

    Source: Korea Times photo pages.
    """
    printed = photo.metadata.credit_line
    if not printed or photo.is_house_form:
        return None
    form = photo.house_form
    if form.text is None or form.text == printed or photo.credit.suggestion:
        return None  # CRD-013 asks for the right spelling first
    if photo.restricted("mandatory-credit"):
        return None
    name = photo.credit.photographer
    stays = " Photographer stays in the by-line." if name and name not in form.text else ""
    if not form.certain:
        return Hit(
            f'Credit "{printed}" → {form.text}? {_sentence(form.why)}(F)',
            "credit_line",
            suggestion=form.text,
        )
    fix = [Change("credit_line", printed, form.text, form.why or "house form")]
    if stays and not photo.metadata.creator:
        fix.append(Change("creator", (), (name,), "named in the credit"))
    return Hit(
        f'Credit "{printed}" → {form.text} (F).{stays}', "credit_line", suggestion=form.text, fix=tuple(fix)
    )


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:].rstrip('.')}. " if why else ""


@rule(
    "CRD-011",
    "Two different credits",
    severity=Severity.error,
    when="edit",
    needs=has("credit_line"),
    bad=example(
        caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026. Newsis",
        credit_line="AP-Yonhap",
        **_WIRE,
    ),
    good=example(credit_line="AP-Yonhap", **_WIRE),
)
def two_credits(photo: Reading, context: Context) -> Found:
    """Two credits of different parties on one picture: one of them is false, and one is not paid.

    Source: published Korean pages.
    """
    tail, printed = photo.printed.credit, photo.metadata.credit_line
    if (
        tail.text
        and printed
        and not compatible(tail, photo.field_credit)
        and photo.doubled is None  # DUP-004 cuts the copy
        and not (photo.field_credit.kind == "staff" and tail.kind in SUPPLIED_KINDS)  # CRD-010 says it better
    ):
        return Hit(
            f'Two credits: "{tail.text}" in the caption, "{printed}" in the credit line. Keep one (Enter).',
            "credit_line",
        )
    rivals = sorted((parties(photo.field_credit) & KOREAN_WIRES) | _korean_wires(printed))
    if len(rivals) > 1:
        return Hit(f'Two credits in "{printed}": {" and ".join(rivals)}. Keep one (Enter).', "credit_line")
    return None


_BETWEEN_WORDS = re.compile(r"[\s/|,;:·…=()\[\]<>\-–—]+")
_NEWS_1 = re.compile(r"\bNews 1\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _korean_wires(credit_line: str) -> frozenset[str]:
    """Return the Korean wires that are words of a credit: they compete, no picture comes through two.

    Words as a whole, for a credit that nobody can parse: 유럽연합 (the EU) is no Yonhap.
    """
    found = (agencies.find(word) for word in _BETWEEN_WORDS.split(_NEWS_1.sub("News1", credit_line)) if word)
    return frozenset(agency.short for agency in found if agency is not None) & KOREAN_WIRES


FILE_NAMES = (("PYH", "Yonhap"), ("NISI", "Newsis"))
"""How the file names of the Korean wires begin, each followed by digits."""


@rule(
    "CRD-012",
    "Relay that the registry does not know",
    severity=Severity.warning,
    when="edit",
    needs=has("credit_line"),
    bad=example(credit_line="KCNA-AP", **_WIRE),
    good=example(credit_line="AP-Yonhap", **_WIRE),
)
def unknown_relay(photo: Reading, context: Context) -> Found:
    """Two agencies that do not work together cannot have brought one picture: one of them is wrong.

    The registry knows who hands on whose pictures; a file name may say who sent this one.

    Source: table of agencies.
    """
    credit = photo.field_credit
    if not credit.text:
        return None
    for made, relay in _relays(credit) if credit.distributors else ():
        if f"{made} via {relay}" in photo.settings.house.barred:
            relays = photo.settings.house.state_media_relay
            return Hit(
                f'"{credit.text}": barred to us through {relay}. Take {relays}\'s copy (U) or drop it (X).',
                "credit_line",
                suggestion=f"use {relays}'s copy",
            )
        if not _known_pair(made, relay, photo):
            return Hit(
                f'"{credit.text}": {relay} does not hand on pictures of {made}. Who sent it (Enter)?',
                "credit_line",
            )
    name = photo.photo.name.upper()
    for beginning, agency in FILE_NAMES:
        if not name.startswith(beginning) or not name[len(beginning) :][:4].isdigit():
            continue
        named = parties(credit) & KOREAN_WIRES
        if named and agency not in named:
            return Hit(
                f'{photo.photo.name} is a file of {agency}, the credit says "{credit.text}". Which (Enter)?',
                "credit_line",
            )
    return None


def _relays(credit: Credit) -> tuple[tuple[str, str], ...]:
    chain = agencies_of(credit)
    return tuple(pairwise(chain)) if credit.agency else ()


def _known_pair(made: str, relay: str, photo: Reading) -> bool:
    maker, handed = agencies.find(made), agencies.find(relay)
    if maker is None or handed is None or maker.kind in ("government", "pool"):
        return True  # CRD-013 and the reader's eye look after names that the registry does not know
    if agencies.knows_relay(made, relay) or maker.short in handed.resells:
        return True
    return photo.settings.house.relays.get(maker.short) == handed.short


@rule(
    "CRD-013",
    "Misspelt agency",
    severity=Severity.warning,
    when="edit",
    needs=has("credit_line"),
    bad=example(credit_line="RETUERS", **{**_WIRE, "source": "Reuters"}),
    good=example(credit_line="Reuters-Yonhap", **_WIRE),
)
def misspelt_agency(photo: Reading, context: Context) -> Found:
    """A misspelt agency is not found by search, not paid, and laughed at by colleagues.

    Source: credits seen by the Guardian's Grid and on published pages.
    """
    credit = photo.field_credit
    if not credit.suggestion:
        return None
    return Hit(
        f'"{credit.text}": {credit.suggestion} misspelt (F)?', "credit_line", suggestion=credit.suggestion
    )
