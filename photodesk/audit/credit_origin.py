"""Whether the credit tells the truth about where the picture comes from: rules CRD-008 to CRD-010."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from photodesk.audit.context import Context
from photodesk.audit.credit import STATE_MEDIA, SUPPLIED_KINDS, agencies_of, parties
from photodesk.audit.example import example
from photodesk.audit.quick_look import NORTH
from photodesk.audit.reading import Reading, parse_credit
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.credit import format_credit
from photodesk.model import Credit, Severity
from photodesk.settings import House
from photodesk.tables import agencies

_NORTH: dict[str, Any] = {
    "source_label": "wire",
    "source": "Yonhap",
    "creator": (),
    "copyright_notice": "",
    "instructions": "For Use Only in the Republic of Korea. No Redistribution.",
    "city": "Pyongyang",
    "country": "North Korea",
    "country_code": "PRK",
}
_STATE_NAMES = re.compile(
    r"\bKCNA\b|\bKNS\b|\bKorea(?:n)? Central News Agency\b|\bKorea News Service\b|\bRodong Sinmun\b|\bKCTV\b"
    r"|\bKorean? Central T(?:V|elevision)\b|조선중앙통신|조선통신|조선중앙TV|조선중앙텔레비전|[노로]동신문"
)
_RELEASED = re.compile(
    r"\b(?:released|distributed|provided|supplied|published|carried|broadcast|handed out)"
    r"\s+(?:by|from|on|in|through|via|early|late|the\s+day|[A-Z])"
    r"|\b(?:captured|taken|grabbed|obtained|image|photo|photograph|picture|video|footage|still)\s+from\b"
    r"|\bfrom (?:the )?(?:North|KCNA|KCTV|Korean Central|state media)\b|\bcourtesy of\b"
    r"|(?:통신|신문|TV|텔레비전|북한|당국|매체)[이가은는의]?\s.{0,40}?(?:공개|보도|배포|제공|게재|방송|방영|캡처|캡쳐)"
    r"|(?:공개|보도|배포|제공|게재)한",
)
_LEADER = re.compile(
    r"^(?:North Korea[’'\w]*\s+(?:\w+\s+){0,3})?Kim Jong[- ][Uu]n\s+(?:inspects|oversees|guides|supervises"
    r"|observes|tours|visits|watches|directs|gives)\b"
    r"|^(?:북한\s+)?김정은(?:\s+\S+){0,3}?[이가]?\s.{0,40}?(?:현지지도|시찰|참관|지도)하"
)
_WORLD_WIRES = frozenset({"AP", "Reuters", "AFP", "EPA"})


@rule(
    "CRD-008",
    "North Korean state picture",
    severity=Severity.warning,
    when="page",
    bad=example(
        caption="Kim Jong-un inspects a factory, Tuesday, Nov. 24, 2026.", credit_line="Yonhap", **_NORTH
    ),
    good=example(
        caption="Kim Jong-un inspects a factory in this photo released by the North's Korean Central News "
        "Agency, Tuesday, Nov. 24, 2026.",
        credit_line="KCNA-Yonhap",
        **_NORTH,
    ),
)
def north_korean_state_picture(photo: Reading, context: Context) -> Found:
    """The North's state media choose and alter what we see: the reader must be told where it is from.

    The caption says who released it, or the credit names the state agency; it is never printed as a
    pool or AP picture, and may not be passed on outside South Korea.

    Source: Yonhap photo pages ("For Use Only in the Republic of Korea"); AP and Reuters notes on
    North Korean state pictures.
    """
    evidence = _north_korean(photo)
    if not evidence:
        return None
    credit = photo.credit
    house_credit = _state_credit(photo.settings.house)
    if "syndication" in context.use.targets:
        return Hit(
            "North Korean state picture: for use in South Korea only, not for syndication. Take it off (X).",
            "instructions",
            Severity.error,
        )
    named = bool(STATE_MEDIA & parties(credit)) or _STATE_NAMES.search(credit.text) is not None
    released = _RELEASED.search(photo.caption) is not None
    if not named and not released:
        return Hit(
            f'North Korean state picture ({evidence}), credited "{credit.text}". Say "released by the '
            f"North's Korean Central News Agency\", or credit {house_credit} (F).",
            "credit_line",
            Severity.error if evidence != _GUESSED else None,
            suggestion=house_credit,
        )
    if not named and (credit.kind == "pool" or _WORLD_WIRES & set(agencies_of(credit))):
        return Hit(
            f'North Korean state picture printed as "{credit.text}". Credit {house_credit} (F)?',
            "credit_line",
            suggestion=house_credit,
        )
    return None


_NORTH_HINT = re.compile(
    r"north|kcna|kns|kctv|korea news|central|rodong|북|조선|노동신문|로동신문|김정은|평양|중앙TV",
    re.IGNORECASE,
)


def _may_be_north(photo: Reading) -> bool:
    """Tell at a glance whether anything of a photo points to the North; False is certain."""
    metadata = photo.metadata
    if not NORTH.isdisjoint(photo.words):
        return True
    if not metadata.caption.isascii() and _NORTH_HINT.search(metadata.caption):
        return True
    for said in (metadata.credit_line, metadata.source, metadata.instructions, *metadata.creator):
        if said and _hints_north(said):
            return True
    return False


@lru_cache(maxsize=4096)
def _hints_north(text: str) -> bool:
    return _NORTH_HINT.search(text) is not None


_GUESSED = "no other camera is there"


def _north_korean(photo: Reading) -> str:
    """Return what shows that a picture is the North's, in words, or ""."""
    metadata = photo.metadata
    if not photo.restrictions and not metadata.supplier_image_id and not _may_be_north(photo):
        return ""
    for label, value in (
        ("source", metadata.source),
        ("by-line", " ".join(metadata.creator)),
        ("supplier's id", metadata.supplier_image_id),
        ("credit", photo.credit.text),
    ):
        if value and _STATE_NAMES.search(value):
            return f"by its {label}"
    if any("KR" in r.territory and r.kind == "territory-only" for r in photo.restrictions):
        return "by its instructions"
    if metadata.instructions and _STATE_NAMES.search(metadata.instructions):
        return "by its instructions"
    if photo.origin == "state-media" and (not photo.credit.agency or _is_state(photo)):
        return "by its caption and credit"
    if not photo.credit.photographer and photo.credit.kind == "agency" and _LEADER.search(photo.caption):
        return _GUESSED
    return ""


def _is_state(photo: Reading) -> bool:
    agency = agencies.find(photo.credit.agency)
    return (
        agency is None or agency.short in STATE_MEDIA or agency.country in ("KR", "KP") or not _foreign(photo)
    )


def _foreign(photo: Reading) -> bool:
    """Tell whether the state media are another country's: TASS and Xinhua are credited like agencies."""
    agency = agencies.find(photo.credit.agency)
    return agency is not None and agency.kind == "state media" and agency.country != "KP"


def _state_credit(house: House) -> str:
    form = format_credit(parse_credit("KCNA=Yonhap"), house, origin="state-media").text
    return form or "KCNA"


# --- handouts -----------------------------------------------------------------------------

_JOB_TITLE = re.compile(r"HO[A-Z]{0,3}|HANDOUT", re.IGNORECASE)
_NOT_FOR_SALE = re.compile(r"NOT FOR SALE|판매\s*금지", re.IGNORECASE)


def handout_evidence(photo: Reading) -> tuple[str, bool]:
    """Return what in the metadata marks a supplied picture, and whether its agency says it itself.

    Returns:
        ("", False) when nothing does; else the mark in words, and True for the agency's own mark.
    """
    metadata = photo.metadata
    if metadata.creator_job_title and _JOB_TITLE.fullmatch(metadata.creator_job_title.strip()):
        return f'job title "{metadata.creator_job_title}"', True
    if "handout" in photo.credit.markers:
        return f'credit "{photo.credit.text}"', True
    if photo.restrictions:
        for found in photo.restricted("handout", "handout-single-story", "third-party-supplied"):
            return f'"{found.phrase}"', found.kind != "third-party-supplied"
        for found in photo.restricted("no-sales"):
            if _NOT_FOR_SALE.search(found.phrase):
                return f'"{found.phrase}"', False
    if "제공" in metadata.credit_line:
        return f'credit "{metadata.credit_line}"', True
    if photo.photo.source_label.casefold() == "handout":
        return "arrived as a handout", False
    return "", False


def _supplier(photo: Reading) -> str:
    """Return the organization that the metadata name as supplier, though not as credit; or ""."""
    metadata = photo.metadata
    supplied = (
        dict(metadata.image_supplier[0]).get("ImageSupplierName", "") if metadata.image_supplier else ""
    )
    for name in (metadata.source, supplied if isinstance(supplied, str) else "", *metadata.creator):
        if (
            name
            and agencies.find(name) is None
            and (_is_body(name) or name in photo.settings.house.organizations)
        ):
            return photo.settings.house.organizations.get(name, name)
    return ""


_BODY = re.compile(
    r"\b(?:City|County|Province|Ministry|Government|Office|Police|Army|Navy|Air Force|Corp|Corporation|Inc"
    r"|Co|Ltd|Electronics|Motors?|Group|University|Agency|Administration|Department|Embassy|Museum|Bank|Company|Service)\b"
    r"|(?:시|군|구|도|청|부|처|원|회|사|단|그룹|전자|대학교|은행|경찰|소방|재단|공사)$"
)


def _is_body(name: str) -> bool:
    return _BODY.search(name.strip()) is not None and not re.fullmatch("[\uac00-\ud7a3]{2,3}", name.strip())


@rule(
    "CRD-009",
    "Supplier named nowhere",
    severity=Severity.warning,
    when="page",
    hides=("CRD-005",),
    bad=example(
        caption="Visitors walk under lanterns along a stream in Nonsan, Tuesday, Nov. 24, 2026.",
        city="Nonsan", credit_line="Yonhap", source="Nonsan City", source_label="handout",
        creator=("Lee Ji-eun",), creator_job_title="HO", copyright_notice="",
    ),
    good=example(
        caption="Visitors walk under lanterns along a stream in Nonsan, Tuesday, Nov. 24, 2026.",
        city="Nonsan", credit_line="Courtesy of Nonsan City", source="Nonsan City", source_label="handout",
        creator=("Lee Ji-eun",), creator_job_title="HO", copyright_notice="",
    ),
)  # fmt: skip
def supplier_unnamed(photo: Reading, context: Context) -> Found:
    """A supplied picture shows what its supplier wants seen: the reader must know whose it is.

    Naming the supplier in the sentence is enough ("in this photo provided by …"). An error for what
    a government or company hands out, or when the agency's own mark says handout and the credit
    names the agency alone.

    Source: Korea Press Ethics Commission, decision 2023-1069.
    """
    mark, own = handout_evidence(photo)
    if not mark or photo.origin in ("state-media", "ai", "screenshot"):
        return None
    credit = photo.credit
    if credit.organization or credit.kind in ("courtesy", "staff", "none", "stock", "screenshot"):
        return None
    if (
        photo.provided_by
        or photo.captured_from
        or re.search(r"\bcourtesy of\b", photo.caption, re.IGNORECASE)
    ):
        return None
    supplier = _supplier(photo)
    grave = bool(supplier) or photo.metadata.creator_job_title.strip().upper() == "HOGP" or own
    courtesy = f"Courtesy of {supplier}" if supplier else ""
    return Hit(
        f'A handout ({mark}) credited only "{credit.text}". '
        + (f"{courtesy}? (F)" if courtesy else "Name who supplied it: Courtesy of … (Enter)."),
        "credit_line",
        Severity.error if grave else None,
        suggestion=courtesy,
    )


@rule(
    "CRD-010",
    "Staff by-line on a supplied picture",
    severity=Severity.error,
    when="page",
    hides=("CRD-007",),
    bad=example(
        caption="Children pick strawberries in Nonsan, Tuesday, Nov. 24, 2026, in this photo provided by "
        "Nonsan City.",
        city="Nonsan", source="", source_label="handout",
    ),
    good=example(
        caption="Children pick strawberries in Nonsan, Tuesday, Nov. 24, 2026, in this photo provided by "
        "Nonsan City.",
        city="Nonsan", source="", source_label="handout", credit_line="Courtesy of Nonsan City",
    ),
)  # fmt: skip
def staff_by_line_on_supplied(photo: Reading, context: Context) -> Found:
    """A supplied picture under a staff photographer's name is a false credit, and has been censured.

    Source: Korea Press Ethics Commission, decisions 2020-1235 and 2022-1159.
    """
    if photo.credit.kind != "staff":
        return None
    supplier = photo.provided_by or photo.captured_from
    if supplier:
        return _false_staff(photo, f'Says "{_phrase(photo.caption, supplier)}"', supplier)
    tail = photo.printed.credit
    if tail.kind in SUPPLIED_KINDS and photo.metadata.credit_line:
        return _false_staff(photo, f'Says "{tail.text}"', tail.organization)
    mark, _ = handout_evidence(photo)
    if mark:
        return _false_staff(photo, mark[0].upper() + mark[1:], _supplier(photo))
    for twin in context.twins.get(photo.photo.key, ()):
        label = twin.source_label
        if twin.link in ("file", "picture") and (
            label.casefold() in ("handout", "wire") or agencies.find(label)
        ):
            agency = agencies.find(label)
            who = (
                agency.short
                if agency
                else {"handout": "a handout", "wire": "a wire picture"}[label.casefold()]
            )
            return _false_staff(photo, f"The same frame came as {who}", "", twin.key)
    return None


def _false_staff(photo: Reading, says: str, supplier: str, *others: str) -> Hit:
    house = photo.settings.house
    courtesy = ""
    if supplier and not photo.captured_from:
        form = format_credit(
            Credit(text=supplier, kind="courtesy", organization=supplier, parties=(supplier,)),
            house,
            origin="handout",
        )
        courtesy = form.text or ""
    return Hit(
        f"{says} but is credited to a staff photographer. "
        + (f"{courtesy}? (F)" if courtesy else "Name who supplied it (Enter)."),
        "credit_line",
        suggestion=courtesy,
        others=others,
    )


def _phrase(caption: str, supplier: str) -> str:
    """Return the words of the caption that name the supplier: "provided by Nonsan City"."""
    name = re.escape(supplier)
    match = re.search(
        rf"(?:\w+ (?:by|from)|courtesy of|photo from) (?:the |a |an )?{name}"
        rf"|{name}[이가은는]?\s*(?:제공|공개|배포|캡처|캡쳐)",
        caption,
        re.IGNORECASE,
    )
    return match[0] if match else supplier
