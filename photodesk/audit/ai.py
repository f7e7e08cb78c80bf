"""Whether a machine made or changed the picture, and whether the reader is told: rules AI-001 to AI-005."""

from __future__ import annotations

import re
from typing import Any

from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.image import lead_slot
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading
from photodesk.audit.rule import Found, Hit, rule
from photodesk.model import Severity, Tags
from photodesk.tables import vocabularies

_TYPE = vocabularies.DIGITAL_SOURCE_TYPE
_ILLUSTRATION: dict[str, Any] = {
    "caption": "An AI-generated image shows a robot painting in a garden in Seoul, Tuesday, Nov. 24, 2026.",
    "alt_text": "A white robot with a brush stands before an easel among flower beds",
    "credit_line": "AI-generated image by ChatGPT",
    "digital_source_type": f"{_TYPE}trainedAlgorithmicMedia",
    "creator": (),
    "source": "",
    "copyright_notice": "",
    "category": "E",
}
PRODUCTS = (
    "Firefly", "DALL-E", "DALL·E", "DALLE", "Midjourney", "Stable Diffusion", "Imagen", "Gemini", "ChatGPT",
    "Grok", "Sora", "Bing Image Creator", "Leonardo.Ai", "Nano Banana", "Ideogram", "Karlo", "FLUX.1",
)  # fmt: skip
"""Products that make pictures. A party of a credit counts only when it is one as a whole."""
_PRODUCT = (
    r"(?:Adobe\s+|OpenAI\s+|Google\s+)?(?:"
    + "|".join(map(re.escape, PRODUCTS)).replace(r"DALL\-E", "DALL.?E")
    + ")"
)
_IN_SOFTWARE = re.compile(rf"(?<![\w-]){_PRODUCT}(?:\s*\(?[vV]?\d[\w.]*\)?)?(?![\w-])", re.IGNORECASE)
_WHOLE_PARTY = re.compile(rf"(?:AI\s*)?{_PRODUCT}(?:\s*[vV]?\d[\w.]*)?", re.IGNORECASE)
_LABEL = re.compile(
    r"\bAI[- ](?:generated|made|created|produced|assisted|edited|rendered|enhanced|manipulated)"
    r"|\b(?:generated|created|made|produced|drawn|rendered|edited|altered)\s+(?:by|with|using|through)\s+(?:an?\s+)?"
    r"(?:AI\b|artificial intelligence|generative)"
    r"|\bartificial intelligence[- ]generated|\bgenerative AI\b"
    r"|\bAI (?:image|illustration|picture|graphic|photo)s?\b"
    r"|AI\s*(?:이미지|생성|일러스트|그림|사진|합성|제작)|인공지능[이가으로\s]*(?:생성|제작|만든|그린)|생성형\s*(?:AI|인공지능)"
    rf"|\b(?:generated|created|made|produced|drawn|edited)\s+(?:by|with|using)\s+{_PRODUCT}|{_PRODUCT}[로으]{{0,2}}\s*(?:생성|제작|만든|그린)",
    re.IGNORECASE,
)
_KEYWORD = re.compile(r"AI[- ]generated(?: image)?|AI\s*생성(?:\s*이미지)?", re.IGNORECASE)
_FULL = frozenset({"AI-full"})
_PART = frozenset({"AI-part"})
_DENIES = frozenset(
    {"photo", "edited-photo", "montage", "illustration", "graphic", "screen", "synthetic-no-training"}
)


def _ai_fields(photo: Reading) -> str:
    """Return the first AI field that is filled, or ""."""
    metadata = photo.metadata
    if metadata.ai_system_used:
        return f'AI System Used "{metadata.ai_system_used}"'
    if metadata.ai_prompt_information:
        return "an AI prompt"
    if metadata.ai_prompt_writer_name:
        return "an AI prompt writer"
    if metadata.ai_system_version_used:
        return "an AI system's version"
    return ""


def _ai_keyword(photo: Reading) -> str:
    return next((f'keyword "{word}"' for word in photo.metadata.keywords if _KEYWORD.fullmatch(word)), "")


def _product_in_software(photo: Reading) -> str:
    for software in photo.photo.tags.software:
        if match := _IN_SOFTWARE.search(software):
            return match[0]
    return ""


def _product_in_credit(photo: Reading) -> str:
    """Return the product that is a whole party of the credit; the photographer Kim Sora is none."""
    for party in (*photo.credit.parties, photo.credit.organization):
        if party and _WHOLE_PARTY.fullmatch(party.strip(" .()[]")):
            return party
    return ""


def _is_labelled(photo: Reading) -> bool:
    return any(
        _LABEL.search(said) for said in (photo.metadata.caption, photo.metadata.credit_line) if said
    ) or bool(_product_in_credit(photo))


def _group(photo: Reading) -> str:
    return photo.source_type.group if photo.source_type is not None else ""


@rule(
    "AI-001",
    "Digital source type missing or not a current term",
    severity=Severity.warning,
    when="page",
    needs=has("digital_source_type"),
    bad=example(digital_source_type="digitalCamera"),
    good=example(digital_source_type=f"{_TYPE}digitalCapture"),
)
def source_type_unknown(photo: Reading, context: Context) -> Found:
    """Search engines and platforms read this term to label AI pictures: a wrong one labels wrongly.

    Empty is no fault: it is empty on virtually every wire picture.

    Source: IPTC Digital Source Type NewsCodes; IPTC Photo Metadata User Guide.
    """
    value = photo.metadata.digital_source_type
    if not value:
        return None
    term = photo.source_type
    if term is None:
        return Hit(
            f'Digital source type "{value}" is no term of the list. Choose one (Enter).',
            "digital_source_type",
        )
    if not term.retired:
        return None
    instead = [vocabularies.find("digital_source_type", name) for name in term.instead]
    names = [t.label for t in instead if t is not None]
    return Hit(
        f'Digital source type "{term.label}" was withdrawn in {term.retired[:4]}. Choose '
        f"{' or '.join(names) or 'another'} (Enter).",
        "digital_source_type",
        suggestion=instead[0].uri if len(instead) == 1 and instead[0] is not None else "",
    )


@rule(
    "AI-002",
    "Synthetic picture not labelled for the reader",
    severity=Severity.error,
    when="page",
    hides=("AI-001", "AI-003"),
    bad=example(
        **{
            **_ILLUSTRATION,
            "caption": "A robot paints in a garden in Seoul, Tuesday, Nov. 24, 2026.",
            "credit_line": "Courtesy of KAIST",
        }
    ),
    good=example(**_ILLUSTRATION),
)
def synthetic_unlabelled(photo: Reading, context: Context) -> Found:
    """A reader who takes a made picture for a photograph has been deceived by the paper.

    Even labelled, such a picture does not lead a news page unasked.

    Source: AP, Standards around generative AI; IPTC Photo Metadata User Guide.
    """
    group = _group(photo)
    evidence = _ai_fields(photo)
    if not group and not evidence and (photo.photo.tags.software or photo.metadata.keywords):
        evidence = _product_in_software(photo) or _ai_keyword(photo)
    if group not in _FULL and group not in _PART and not evidence:
        return None
    if not _is_labelled(photo):
        term = photo.source_type
        by = f'"{term.label}"' if term is not None and group in _FULL | _PART else evidence
        return Hit(
            f"Says it is made or changed by AI ({by}), and the reader is not told. "
            'Write "AI-generated image" in the caption or the credit (Enter).',
            "caption",
        )
    lead = lead_slot(context.use, photo.photo.key) and context.use.news is not False
    if lead and group not in _PART and not context.settings.audit.ai_lead:
        return Hit(
            "An AI picture leads a news page. Is it itself the news? Else move it (Enter).",
            severity=Severity.warning,
        )
    return None


@rule(
    "AI-003",
    "AI evidence contradicts the source type",
    severity=Severity.error,
    when="edit",
    needs=has("digital_source_type"),
    bad=example(
        caption="A robot paints in a garden in Seoul, Tuesday, Nov. 24, 2026.",
        tags=Tags(software=("Midjourney v7",)),
    ),
    good=example(**_ILLUSTRATION, tags=Tags(software=("Midjourney v7",))),
)
def ai_evidence(photo: Reading, context: Context) -> Found:
    """A file that names Midjourney and says "digital capture" lies in one of the two places.

    A name in the credit counts only as a whole party, and only as a question: Kim Sora is a
    photographer.

    Source: IPTC news of November 2025 on AI properties; IPTC Photo Metadata User Guide.
    """
    term = photo.source_type
    if term is None or term.group not in _DENIES:
        return None
    evidence = _ai_fields(photo) or _product_in_software(photo)
    if evidence:
        return Hit(
            f'The file names {evidence}, the source type says "{term.label}". Correct one (Enter).',
            "digital_source_type",
        )
    if party := _product_in_credit(photo):
        return Hit(
            f'Credit "{party}", source type "{term.label}". Which is right (Enter)?',
            "digital_source_type",
            Severity.warning,
        )
    return None


_FEATURE = re.compile(
    r"\b(?:illustration|feature|graphic|art|background)\b|일러스트|삽화|그래픽", re.IGNORECASE
)
_FEATURE_CATEGORIES = frozenset({"E", "L", "C", "T"})
"""Wire categories that hold no hard news: entertainment, lifestyle, features, travel."""


@rule(
    "AI-004",
    "Generative edit on a news picture, or creator on an AI picture",
    severity=Severity.warning,
    when="page",
    needs=has("digital_source_type"),
    bad=example(
        **{**_ILLUSTRATION, "creator": ("Shim Hyun-chul",)},
    ),
    good=example(**_ILLUSTRATION, ai_prompt_writer_name="Shim Hyun-chul", ai_system_used="ChatGPT"),
)
def generative_edit(photo: Reading, context: Context) -> Found:
    """News pictures are not changed by generative tools; a made picture has no photographer.

    Who wrote the prompt stands in AI Prompt Writer, the system in Contributor.

    Source: AP, Standards around generative AI and News Values; IPTC Photo Metadata User Guide.
    """
    group = _group(photo)
    if group in _PART and not _is_feature(photo) and photo.photo.key not in context.approvals:
        return Hit(
            "A news picture edited by generative AI. Take the original, or have the edit approved (X).",
            "digital_source_type",
            Severity.error,
        )
    if group in _FULL and any(photo.metadata.creator):
        return Hit(
            f'An AI picture has no photographer. "{photo.metadata.creator[0]}" wrote the prompt (Enter)?',
            "creator",
        )
    return None


def _is_feature(photo: Reading) -> bool:
    metadata = photo.metadata
    if metadata.category.strip().upper() in _FEATURE_CATEGORIES:
        return True
    return bool(
        _FEATURE.search(
            f"{metadata.category} {metadata.intellectual_genre} {' '.join(metadata.supplemental_category)}"
        )
    )


@rule(
    "AI-005",
    "Content Credentials would be broken",
    severity=Severity.info,
    when="file",
    bad=example(tags=Tags(has_c2pa=True)),
    good=example(tags=Tags(has_c2pa=True), embedded=True),
)
def credentials_broken(photo: Reading, context: Context) -> Found:
    """Saving a caption into a signed original breaks its signature.

    Asked once, at embedding: save into a working copy and keep the original.

    Source: C2PA specification; IPTC remark of November 2025.
    """
    if not photo.photo.tags.has_c2pa or photo.photo.embedded or context.moment != "file":
        return None
    return Hit(
        "Saving breaks the signature of this file's Content Credentials. Save into a copy, keep the original."
    )
