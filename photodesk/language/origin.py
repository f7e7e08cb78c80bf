"""Where a picture comes from: staff, agency, handout, pool, screenshot, state media, reader, stock, AI.

The sentence says it ("in this photo provided by …", "captured from …"), the credit says it, or the
metadata do (digital source type, job title HO, the supplier's file name). A supplied picture that a
wire relayed stays a handout: the seed's two AP-Yonhap captions are a handout and a screen capture.
"""

from __future__ import annotations

import re

from photodesk.language.suppliers import captured_from, provided_by
from photodesk.model import Credit, Metadata, Origin
from photodesk.tables.agencies import find
from photodesk.tables.file_names import named

_AI = re.compile(
    r"\bAI[- ]generated\b|\bgenerated (?:by|with|using) (?:AI|artificial intelligence|ChatGPT|Midjourney"
    r"|DALL)|AI\s?(?:로|가)?\s?(?:생성|이미지|제작)|인공지능(?:이|으로)\s?(?:만든|생성|그린)",
    re.IGNORECASE,
)
_AI_KOREAN = re.compile("생성|이미지|제작|인공지능")
_READER = re.compile(
    r"\b(?:an?|our|the)\s+(?:\w+\s+)?(?:reader|viewer|resident|eyewitness|witness|passer-?by|tipster"
    r"|citizen)s?\b|독자|시민|시청자|제보",
    re.IGNORECASE,
)
_NORTH = re.compile(
    r"\bKCNA\b|Korean Central (?:News|TV|Television)|Rodong Sinmun|\bKCTV\b|조선중앙(?:통신|TV|방송)"
    r"|노동신문|For Use Only in the Republic of Korea",
    re.IGNORECASE,
)
_JOB_HANDOUT = re.compile(r"^(?:HO|HOGP|HONS|HOEP|HANDOUT|THIRD PARTY)\b", re.IGNORECASE)


def origin(
    caption: str,
    metadata: Metadata,
    credit: Credit,
    *,
    name: str = "",
    source_label: str = "",
    supplier: str | None = None,
    screen: str | None = None,
) -> Origin:
    """Return where a picture comes from; the most telling sign wins.

    Args:
        caption: the caption, with or without its credit.
        metadata: what the file says. `credit`: the parsed credit line or the caption's tail.
        name: file name; suppliers' patterns count (PYH2023… is Yonhap's).
        source_label: how it arrived: "handout", "staff", "wire", an agency's name.
        supplier, screen: what `provided_by` and `captured_from` say of the caption, for a caller that
            asked them already; None to have them asked.

    Returns:
        One of `model.Origin`; "unknown" when nothing tells.

    Example:
        >>> yonhap = Credit(kind="agency", agency="Yonhap")
        >>> origin("… in this photo provided by Nonsan City.", Metadata(), yonhap)
        'handout'
    """
    source_type = metadata.digital_source_type.rstrip("/").rpartition("/")[2]
    if (
        "ai" in credit.markers
        or metadata.ai_system_used
        or "AlgorithmicMedia" in source_type
        or _says_ai(caption)
    ):
        return "ai"
    if supplier is None:
        supplier = provided_by(caption)
    if screen is None:
        screen = captured_from(caption)
    if _from_north(caption, metadata, credit, supplier or screen):
        return "state-media"
    if "pool" in credit.markers or credit.kind == "pool":
        return "pool"
    if credit.kind == "screenshot" or source_type == "screenCapture" or screen:
        return "screenshot"
    if (supplier and _READER.search(supplier)) or (
        credit.kind in ("courtesy", "handout") and _READER.search(credit.organization)
    ):
        return "reader"
    label = source_label.strip().casefold()
    if supplier or credit.kind in ("handout", "courtesy") or label in ("handout", "courtesy"):
        return "handout"
    if _JOB_HANDOUT.match(metadata.creator_job_title.strip()):
        return "handout"
    if credit.kind == "stock":
        return "stock"
    if credit.kind in ("agency", "agency-distributed") or credit.agency:
        return "agency"
    if credit.kind == "staff" or label == "staff":
        return "staff"
    if label in ("wire", "agency") or find(source_label.strip()) is not None or supplier_of_name(name):
        return "agency"
    source = find(metadata.source)
    if source is not None and source.kind in ("wire", "state media", "photo agency"):
        return "agency"
    return "unknown"


def supplier_of_name(name: str) -> str:
    """Return the agency whose naming pattern a file name follows, or "".

    Example:
        >>> supplier_of_name("PYH2023010902100.jpg"), supplier_of_name("IMG_2031.jpg")
        ('Yonhap', '')
    """
    found = named(name)
    return "" if found is None else found.supplier


def _says_ai(caption: str) -> bool:
    """Tell whether a caption says that a machine made the picture."""
    if "generated" not in caption.casefold() and (caption.isascii() or not _AI_KOREAN.search(caption)):
        return False
    return _AI.search(caption) is not None


_NORTHERN = ("KCNA", "KCTV", "Rodong Sinmun")


def _from_north(caption: str, metadata: Metadata, credit: Credit, supplier: str) -> bool:
    if credit.agency in _NORTHERN or any(party in _NORTHERN for party in credit.distributors):
        return True
    if metadata.source and _NORTH.search(metadata.source):
        return True
    if any("Republic of Korea" in phrase for phrase in credit.restrictions):
        return True
    return (
        bool(supplier)
        and _NORTH.search(caption) is not None
        and (_NORTH.search(supplier) is not None or re.search(r"Central TV|중앙TV", supplier) is not None)
    )
