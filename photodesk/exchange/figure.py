"""How does a photo stand in a web page? A figure with alt text, caption and credit apart, and its markup.

The caption goes out without its sign-off, the credit as an entry of its own, the alt text never
as a copy of the caption, and instructions never.

Standards: HTML Living Standard, 4.4.12 (figure) and 4.8.4.4 (alt); schema.org ImageObject as
Google Images reads it; IPTC Photo Metadata 2025.1 for the fields behind it.
"""

from __future__ import annotations

import html
import json
from urllib.parse import quote, urlsplit

from photodesk.exchange.plan import credits_agree, loses_text
from photodesk.language.caption import split_caption
from photodesk.model import Metadata, Structure
from photodesk.tables.agencies import find
from photodesk.tables.vocabularies import find as find_term

_URL_SAFE = "/:?&=#%+,;@~!$'()*[]"

_SCHEMA_SOURCE_TYPES = {
    "digitalCapture": "DigitalCapture",
    "computationalCapture": "MultiFrameComputationalCapture",
    "negativeFilm": "NegativeFilm",
    "positiveFilm": "PositiveFilm",
    "print": "Print",
    "humanEdits": "MinorHumanEdits",
    "minorHumanEdits": "MinorHumanEdits",
    "algorithmicallyEnhanced": "AlgorithmicallyEnhanced",
    "compositeCapture": "CompositeCapture",
    "composite": "Composite",
    "compositeSynthetic": "CompositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia": "CompositeWithTrainedAlgorithmicMedia",
    "trainedAlgorithmicMedia": "TrainedAlgorithmicMedia",
    "algorithmicMedia": "AlgorithmicMedia",
    "digitalCreation": "DigitalArt",
    "digitalArt": "DigitalArt",
    "dataDrivenMedia": "DataDrivenMedia",
    "screenCapture": "ScreenCapture",
    "virtualRecording": "VirtualRecording",
}
"""IPTC's term -> schema.org's member without "DigitalSource"; schema.org still has two retired names."""


def caption_and_credit(metadata: Metadata) -> tuple[str, str]:
    """Return the caption without sign-off and the credit, as they are printed.

    A restriction ("KOREA OUT") is never printed. A sign-off that says another credit than the
    credit line stays where it is: the audit asks.

    Example:
        >>> caption_and_credit(Metadata(caption="Rain falls in Seoul. AP-Yonhap"))
        ('Rain falls in Seoul.', 'AP-Yonhap')
    """
    printed = split_caption(metadata.caption)
    credit = printed.credit.text
    if loses_text(metadata.caption, printed):
        return metadata.caption, metadata.credit_line
    if credit and not metadata.credit_line:
        return printed.caption, credit
    if (credit and credits_agree(credit, metadata.credit_line)) or printed.credit.restrictions:
        return printed.caption, metadata.credit_line
    return metadata.caption, metadata.credit_line


def page_caption(metadata: Metadata) -> str:
    """Return caption and credit in one line, to paste under a picture.

    Example:
        >>> page_caption(Metadata(caption="Rain falls in Seoul.", credit_line="AP-Yonhap"))
        'Rain falls in Seoul. AP-Yonhap'
    """
    return " ".join(part for part in caption_and_credit(metadata) if part)


def figure_html(
    metadata: Metadata,
    src: str,
    *,
    width_px: int = 0,
    height_px: int = 0,
    language: str = "",
    schema_org: bool = False,
) -> str:
    """Return the figure of a photo for a web page.

    Args:
        metadata: what the photo says.
        src: address of the picture, relative or absolute.
        width_px, height_px: its size, so that the page does not jump; 0 leaves them out.
        language: BCP 47 tag of the caption where it is not the page's ("ko").
        schema_org: add the ImageObject as a script element.

    Returns:
        HTML. Without alt text the picture is silent (`alt=""`) and the caption speaks for it: a
        copy of the caption would be read out twice. Without caption and credit there is no
        figcaption.

    Source: HTML Living Standard 4.8.4.4; WCAG 2.2, 1.1.1.

    Example:
        >>> photo = Metadata(caption="Rain.", credit_line="AP-Yonhap", alt_text="A wet street")
        >>> print(figure_html(photo, "a.jpg"))
        <figure>
          <img src="a.jpg" alt="A wet street">
          <figcaption><span class="caption">Rain.</span> <span class="credit">AP-Yonhap</span></figcaption>
        </figure>
    """
    caption, credit = caption_and_credit(metadata)
    size = f' width="{width_px}" height="{height_px}"' if width_px > 0 and height_px > 0 else ""
    alt = html.escape(" ".join(metadata.alt_text.split()))
    spans = [
        f'<span class="{name}">{_lines(text)}</span>'
        for name, text in (("caption", caption), ("credit", credit))
        if text
    ]
    lines = [
        f'<figure lang="{html.escape(language)}">' if language else "<figure>",
        f'  <img src="{html.escape(quote(src, safe=_URL_SAFE))}"{size} alt="{alt}">',
        *([f"  <figcaption>{' '.join(spans)}</figcaption>"] if spans else []),
        "</figure>",
    ]
    if schema_org:
        body = json.dumps(
            image_object(metadata, src, width_px=width_px, height_px=height_px), ensure_ascii=False, indent=1
        )
        # A caption may hold "</script>": in JSON the sign may be written otherwise.
        body = body.replace("<", "\\u003c")
        lines.append(f'<script type="application/ld+json">\n{body}\n</script>')
    return "\n".join(lines)


def image_object(metadata: Metadata, src: str, *, width_px: int = 0, height_px: int = 0) -> dict[str, object]:
    """Return the schema.org ImageObject of a photo; what is empty is left out.

    Args:
        metadata: what the photo says.
        src: address of the picture.
        width_px, height_px: its size, or 0.

    Source: schema.org ImageObject; Google Images, image metadata.

    Example:
        >>> image_object(Metadata(creator=("Kim Min-su",), credit_line="AP-Yonhap"), "a.jpg")["creator"]
        {'@type': 'Person', 'name': 'Kim Min-su'}
    """
    caption, credit = caption_and_credit(metadata)
    creators = [_party(name) for name in metadata.creator]
    holders = [
        {"@type": "Organization", "name": name}
        for owner in metadata.copyright_owner
        if (name := _member(owner, "CopyrightOwnerName"))
    ]
    licensors = [_member(licensor, "LicensorURL") for licensor in metadata.licensor]
    places = (metadata.sublocation, metadata.city, metadata.province_state, metadata.country)
    place = ", ".join(part for part in places if part)
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "contentUrl": quote(src, safe=_URL_SAFE),
        "width": width_px,
        "height": height_px,
        "name": metadata.title,
        "headline": metadata.headline,
        "caption": caption,
        "creator": creators[0] if len(creators) == 1 else creators,
        "creditText": credit,
        "copyrightNotice": metadata.copyright_notice,
        "copyrightHolder": holders[0] if len(holders) == 1 else holders,
        "license": _address(metadata.web_statement),
        "acquireLicensePage": next((url for url in map(_address, licensors) if url), ""),
        "dateCreated": metadata.date_created,
        "contentLocation": {"@type": "Place", "name": place} if place else "",
        "keywords": list(metadata.keywords),
        "digitalSourceType": _source_type(metadata.digital_source_type),
    }
    return {name: value for name, value in found.items() if value}


def _lines(text: str) -> str:
    return "<br>".join(html.escape(line, quote=False) for line in text.split("\n"))


def _party(name: str) -> dict[str, str]:
    return {"@type": "Organization" if find(name) else "Person", "name": name}


def _member(structure: Structure, name: str) -> str:
    value = dict(structure).get(name, "")
    if isinstance(value, str):
        return value
    first = value[0] if value else ""
    return first if isinstance(first, str) else first[1]


def _address(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _source_type(value: str) -> str:
    term = find_term("digital_source_type", value) if value else None
    if term is None:
        return ""
    member = _SCHEMA_SOURCE_TYPES.get(term.uri.rpartition("/")[2])
    return f"https://schema.org/{member}DigitalSource" if member else term.uri
