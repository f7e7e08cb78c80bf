"""Which terms a field with a fixed list may hold: digital source type, data mining, releases.

One line a term. A stored value counts by its last segment, so that http and https, a
trailing slash and a bare term name all find the entry; only the full current URI is written.

Standards: IPTC Digital Source Type NewsCodes (2024-09 release), PLUS LDF 2.0.1 with the
Data Mining terms of 2023.1.

Example:
    >>> find("digital_source_type", "https://cv.iptc.org/newscodes/digitalsourcetype/softwareImage").retired
    '2022-06-14'
    >>> find("digital_source_type", "AI") is None
    True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Vocabulary = Literal[
    "digital_source_type", "data_mining", "model_release_status", "property_release_status"
]
"""Field id of a field whose values come from a list."""

Group = Literal[
    "photo", "edited-photo", "montage", "montage-maybe-AI", "AI-part", "AI-full", "AI-maybe",
    "synthetic-no-training", "illustration", "graphic", "screen", "unknown-synthetic", "",
]  # fmt: skip
"""What the audit makes of a digital source type; "" for the other lists."""

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
PLUS = "http://ns.useplus.org/ldf/vocab/"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a list.

    Attributes:
        vocabulary: field id of the field it belongs to.
        uri: the value as it is written into a file.
        label: English label on screen; `label_ko` the Korean one.
        meaning: one sentence, or "" where the label says it all.
        group: what the audit makes of it (`Group`).
        since: release that brought the term, "" for the old stock.
        retired: day on which the list withdrew it, or "" while it is current.
        instead: names of the terms that took its place.
    """

    vocabulary: Vocabulary
    uri: str
    label: str
    label_ko: str
    meaning: str = ""
    group: Group = ""
    since: str = ""
    retired: str = ""
    instead: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Last segment of the URI: "digitalCapture"."""
        return _segment(self.uri)


def _source(name: str, label: str, label_ko: str, meaning: str, group: Group, since: str = "", retired: str = "", instead: tuple[str, ...] = ()) -> Term:
    return Term("digital_source_type", DIGITAL_SOURCE_TYPE + name, label, label_ko, meaning, group, since, retired, instead)


def _mining(name: str, label: str, label_ko: str, meaning: str) -> Term:
    return Term("data_mining", PLUS + name, label, label_ko, meaning, since="2023.1")


def _model(name: str, label: str, label_ko: str) -> Term:
    return Term("model_release_status", PLUS + name, label, label_ko)


def _property(name: str, label: str, label_ko: str) -> Term:
    return Term("property_release_status", PLUS + name, label, label_ko)


TERMS: tuple[Term, ...] = (
    _source("digitalCapture", "Digital capture sampled from real life", "실제 장면의 디지털 촬영", "Taken by a digital camera or recorder from a real scene.", "photo"),
    _source("computationalCapture", "Multi-frame computational capture sampled from real life", "여러 장을 합친 계산 촬영", "Several real frames merged automatically without generative AI (phone HDR, night mode).", "photo", "2024-09"),
    _source("negativeFilm", "Digitised from a negative on film", "네거티브 필름 스캔", "Scan of a film negative or other transparent original.", "photo"),
    _source("positiveFilm", "Digitised from a positive on film", "슬라이드 필름 스캔", "Scan of a slide or other transparency.", "photo"),
    _source("print", "Digitised from a print on non-transparent medium", "인화지 스캔", "Scan of a paper print.", "photo"),
    _source("humanEdits", "Human-edited media", "사람이 보정한 이미지", "A person retouched, corrected or enhanced it with non-generative tools.", "edited-photo", "2024-09"),
    _source("algorithmicallyEnhanced", "Algorithmically-altered media", "알고리즘 보정 이미지", "A person asked an algorithm to change it without altering the core content (denoise, sharpen).", "edited-photo"),
    _source("compositeCapture", "Composite of captured elements", "촬영한 요소의 합성", "Montage in which every element was captured from life.", "montage"),
    _source("composite", "Composite of elements", "요소의 합성", "Montage of elements, any of which may or may not be generative AI.", "montage-maybe-AI", "2024-09"),
    _source("compositeSynthetic", "Composite including generative AI elements", "생성형 AI 요소가 든 합성", "Montage with at least one generative AI element.", "AI-part"),
    _source("compositeWithTrainedAlgorithmicMedia", "Edited using Generative AI", "생성형 AI로 편집한 이미지", "Real media changed by a generative model, e.g. inpainting or outpainting.", "AI-part"),
    _source("trainedAlgorithmicMedia", "Created using Generative AI", "생성형 AI로 만든 이미지", "Made entirely by a model trained on captured content.", "AI-full"),
    _source("algorithmicMedia", "Pure algorithmic media", "학습 없는 알고리즘 이미지", "Made by an algorithm with no training data (fractal, procedural).", "synthetic-no-training"),
    _source("digitalCreation", "Digital creation", "디지털 창작물", "Made by a person with non-generative digital tools (drawing, CGI).", "illustration", "2024-09"),
    _source("dataDrivenMedia", "Data-driven media", "데이터 시각화", "Chart, map or visualisation of data by human programming or creativity.", "graphic"),
    _source("screenCapture", "Screen capture", "화면 캡처", "Capture of a computer or phone screen.", "screen", "2024-09"),
    _source("virtualRecording", "Virtual event recording", "가상 행사 녹화", "Live recording of a virtual event based on generative AI and/or captured elements.", "AI-maybe"),
    _source("minorHumanEdits", "Original media with minor human edits", "가벼운 보정(옛 용어)", "Old term for light human edits.", "edited-photo", retired="2024-09-17", instead=("humanEdits",)),
    _source("digitalArt", "Digital art", "디지털 아트(옛 용어)", "Old term for human digital creation.", "illustration", retired="2024-09-17", instead=("digitalCreation",)),
    _source("softwareImage", "Created by software", "소프트웨어 이미지(옛 용어)", "Old catch-all for software images.", "unknown-synthetic", retired="2022-06-14", instead=("trainedAlgorithmicMedia", "algorithmicMedia", "digitalCreation")),
    _mining("DMI-UNSPECIFIED", "Unspecified - no prohibition defined", "명시 안 함", "No statement."),
    _mining("DMI-ALLOWED", "Allowed", "허용", "Data mining allowed."),
    _mining("DMI-PROHIBITED-AIMLTRAINING", "Prohibited for AI/ML training", "AI 학습 금지", "No machine-learning training of any kind."),
    _mining("DMI-PROHIBITED-GENAIMLTRAINING", "Prohibited for Generative AI/ML training", "생성형 AI 학습 금지", "No training of generative models."),
    _mining("DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING", "Prohibited except for search engine indexing", "검색 색인 외 금지", "Only public search indexing."),
    _mining("DMI-PROHIBITED", "Prohibited", "금지", "All data mining prohibited."),
    _mining("DMI-PROHIBITED-SEECONSTRAINT", "Prohibited, see plus:OtherConstraints", "금지, 기타 제약 참조", "Other Constraints must be filled."),
    _mining("DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR", "Prohibited, see iptcExt:EmbdEncRightsExpr", "금지, 내장 권리 표현 참조", "Embedded rights expression must be filled."),
    _mining("DMI-PROHIBITED-SEELINKEDRIGHTSEXPR", "Prohibited, see iptcExt:LinkedEncRightsExpr", "금지, 연결된 권리 표현 참조", "Linked rights expression must be filled."),
    _model("MR-NON", "None", "없음"),
    _model("MR-NAP", "Not Applicable", "해당 없음"),
    _model("MR-UMR", "Unlimited Model Releases", "무제한 모델 동의"),
    _model("MR-LMR", "Limited or Incomplete Model Releases", "제한적이거나 불완전한 모델 동의"),
    _property("PR-NON", "None", "없음"),
    _property("PR-NAP", "Not Applicable", "해당 없음"),
    _property("PR-UPR", "Unlimited Property Releases", "무제한 재산권 동의"),
    _property("PR-LPR", "Limited or Incomplete Property Releases", "제한적이거나 불완전한 재산권 동의"),
)


def _segment(value: str) -> str:
    return value.strip().rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


_BY_NAME: dict[tuple[str, str], Term] = {(t.vocabulary, t.name.casefold()): t for t in TERMS}


def find(vocabulary: str, value: str) -> Term | None:
    """Return the term that a stored value means, or None when the list has no such term.

    Args:
        vocabulary: field id, e.g. "digital_source_type".
        value: the stored URI or the bare term name.

    Example:
        >>> find("data_mining", "DMI-PROHIBITED").label
        'Prohibited'
    """
    return _BY_NAME.get((vocabulary, _segment(value).casefold()))


def terms(vocabulary: str, *, retired: bool = False) -> tuple[Term, ...]:
    """Return the terms of one list in table order: what a form offers.

    Args:
        vocabulary: field id; an unknown one gives ().
        retired: whether withdrawn terms are wanted too.

    Example:
        >>> [term.name for term in terms("model_release_status")]
        ['MR-NON', 'MR-NAP', 'MR-UMR', 'MR-LMR']
    """
    return tuple(t for t in TERMS if t.vocabulary == vocabulary and (retired or not t.retired))
