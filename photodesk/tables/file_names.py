"""How the suppliers name their files: who sent a picture, who made it, and its number there.

A file name is a hint and no proof: it suggests a supplier and a number, and it tells two senders
of one frame apart. What a caption or a credit says is believed first.

Sources: names of published pictures (Yonhap PYH2010033005030001300, Newsis NISI20220708_0001037503,
AP22329734094337, Reuters 2022-09-19T203402Z_1215403949_RC2JKW94EMRY_RTRMADP_3_…, AFP 000_32KV4CG and
AFP__20220309__324R8ZM__v1__…, GettyImages-1234567890).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from photodesk.text import normalise


@dataclass(frozen=True, slots=True)
class Naming:
    """One supplier's way to name files.

    Attributes:
        supplier: short name (`tables.agencies`) of who sends files named so.
        pattern: matches a file name without its ending; its group is the supplier's number.
        maker: who made the picture, where the name tells that it is another.
    """

    supplier: str
    pattern: re.Pattern[str]
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a file name suggests: who sent it, who made it ("" when it does not tell), its number."""

    supplier: str
    image_id: str
    maker: str = ""


_TAIL = r"(?:[ _.(-].*)?"
"""What sites, browsers and editors hang on: _P4, _web, -1024x677, " (1)", " copy"."""


def _naming(supplier: str, pattern: str, maker: str = "") -> Naming:
    return Naming(supplier, re.compile(pattern + _TAIL, re.IGNORECASE | re.DOTALL), maker)


NAMINGS: tuple[Naming, ...] = (
    _naming("Yonhap", r"(PYH\d{8,20})"),
    _naming("Yonhap", r"(PAP\d{8,20})", "AP"),
    _naming("Yonhap", r"(PEP\d{8,20})", "EPA"),
    _naming("Yonhap", r"(PRU\d{8,20})", "Reuters"),
    _naming("Yonhap", r"((?:AKR|PXI|GYH|PCM|PRP)\d{8,20})"),
    _naming("Newsis", r"(NISI\d{8}(?:_\d{6,12})?)"),
    _naming("News1", r"((?:NEWS1|N1)[_-]?\d{6,})"),
    _naming("AP", r"(AP\d{11,15})"),
    _naming("AP", r"AP[_-](\d{6,15})"),
    _naming("Reuters", r"\d{4}-\d\d-\d\dT\d{6}Z_\d+_([0-9A-Z]{8,16})_RTR[A-Z]+_\d"),
    _naming("Reuters", r"(R(?:C\d|T[RSXAM])(?=[0-9A-Z]*\d)[0-9A-Z]{4,10})"),
    _naming("AFP", r"AFP__\d{8}__([0-9A-Z]{5,9})__V\d+"),
    _naming("AFP", r"(?:AFP|000)_((?=[0-9A-Z]*[A-Z])(?=[0-9A-Z]*\d)[0-9A-Z]{5,9})"),
    _naming("EPA", r"(?:epaselect[ _-]?)?(epa\d{8})"),
    _naming("Getty Images", r"(?:GettyImages|getty images)[-_](\d{6,})"),
    _naming("Xinhua", r"(XXJ[A-Z]{2,5}\d{6}_\d{8}_[0-9A-Z]+)"),
    _naming("Shutterstock", r"shutterstock_(?:editorial_)?(\d{6,}[a-z]{0,3})"),
    _naming("Adobe Stock", r"AdobeStock_(\d{6,})"),
    _naming("iStock", r"iStock[-_](\d{6,})"),
)


def named(name: str) -> Named | None:
    """Return what a file name suggests, or None when it follows no supplier's pattern.

    Args:
        name: file name with its ending, without a folder.

    Example:
        >>> named("PYH2024112000010001300_P4.jpg")
        Named(supplier='Yonhap', image_id='PYH2024112000010001300', maker='')
        >>> named("2022-09-19T203402Z_1215403949_RC2JKW94EMRY_RTRMADP_3_MARS.JPG")
        Named(supplier='Reuters', image_id='RC2JKW94EMRY', maker='')
        >>> named("IMG_2031.jpg") is None
        True
    """
    stem, dot, ending = normalise(name).rpartition(".")
    if not dot or len(ending) > 5:
        stem = normalise(name)
    for naming in NAMINGS:
        if found := naming.pattern.fullmatch(stem):
            # EPA alone writes its numbers small; others meet in either form.
            number = found[1].lower() if naming.supplier == "EPA" else found[1].upper()
            return Named(naming.supplier, number, naming.maker)
    return None
