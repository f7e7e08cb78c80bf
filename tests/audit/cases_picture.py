"""Photos that the other rules must leave alone, and photos that they must find: MET, ACC, IMG, AI, PAG."""

# ruff: noqa: E501  a table reads by its lines

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from photodesk.audit.context import PrintedArticle
from photodesk.audit.example import Example, example
from photodesk.language.article import Article, ArticleCaption
from photodesk.model import Conflict, Slot, Tags, Use
from photodesk.settings import Audit, Metadata, Settings

e = example
TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
AI: dict[str, Any] = {
    "digital_source_type": f"{TYPE}trainedAlgorithmicMedia",
    "creator": (),
    "source": "",
    "category": "E",
}
PART: dict[str, Any] = {**AI, "digital_source_type": f"{TYPE}compositeWithTrainedAlgorithmicMedia"}
CAPTION = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."
CREDIT = "Korea Times photo by Shim Hyun-chul"


def said(field: str, xmp: str, iim: str, exif: str = "") -> tuple[Conflict, ...]:
    """Return a conflict that XMP has won."""
    return (Conflict(field, "xmp", xmp, exif=exif, iim=iim, xmp=xmp),)


def article(*captions: ArticleCaption, matched: int | None = None) -> PrintedArticle:
    """Return an article with these captions; `matched`: which of them is the photo's."""
    return PrintedArticle("article.txt", Article(captions), {} if matched is None else {"A7/1": matched})


def printed(caption: str, credit: str = "Yonhap", times: int = 1, seen: int | None = None) -> ArticleCaption:
    """Return a caption as printed; `seen`: how many of its copies stand outside alt attributes."""
    block = f"{caption} {credit}".strip()
    spans = tuple((n * 500, n * 500 + len(block)) for n in range(times if seen is None else seen))
    return ArticleCaption(caption, credit, times, printed=(block,) * times, spans=spans)


LEAVE_ALONE: dict[str, tuple[Example, ...]] = {
    "MET-001": (
        e(),
        e(conflicts=said("city", "Seoul", "서울")),
        e(credit_line=CREDIT, conflicts=said("credit_line", CREDIT, "Korea Times")),
        e(conflicts=said("title", "KT-1", "KT-2")),
        e(conflicts=said("date_created", "2026-11-24", "2026-11-23")),
    ),
    "MET-002": (
        e(tags=Tags(digest="match")),
        e(tags=Tags(digest="absent")),
        e(tags=Tags(digest="no_iim")),
        e(caption="시민들이 24일 서울 한강을 건너고 있다.", tags=Tags(digest="match")),
        e(),
    ),
    "MET-003": (
        e(tags=Tags(iim={"2:120": ("Seoul",)}, iim_charset="ascii")),
        e(tags=Tags(iim={"2:120": ("서울",)}, iim_charset="utf-8", iim_declared="utf-8")),
        e(tags=Tags(iim_charset="ascii", iim_declared="utf-8")),
        e(tags=Tags(iim_charset="ascii", iim_declared="other")),
        e(),
    ),
    "MET-004": (
        e(conflicts=said("date_created", "2026-11-24T09:30:15", "2026-11-24T00:30:15")),
        e(conflicts=said("date_created", "2026-11-24", "2026-11-24T09:30:15+09:00")),
        e(conflicts=said("date_created", "2026-11-24T09:30:15", "2026-11-24T09:31:00")),
        e(date_created="1865"),
        e(date_created=""),
        e(caption="시민들이 24일 서울 한강을 건너고 있다.", date_created="2026-11-25T08:00:00+09:00"),
        e(date_created="2026-11-25", now=datetime.fromisoformat("2026-11-24T20:00:00+09:00")),
    ),
    "MET-005": (
        e(),
        e(tags=Tags(exif={"XPComment": CAPTION})),
        e(headline="서울 첫눈", tags=Tags(exif={"XPTitle": "서울 첫눈"})),
        e(creator=("Shim Hyun-chul",), tags=Tags(exif={"XPAuthor": "shim hyun-chul"})),
        e(keywords=("Seoul", "river"), tags=Tags(exif={"XPKeywords": "river;Seoul"})),
        e(tags=Tags(exif={"Orientation": "1", "Make": "Canon"})),
    ),
    "MET-006": (
        e(credit_line=CREDIT),
        e(creator=("코리아타임스 심현철",)),
        e(creator=("Jean-Baptiste de la Fontaine-Lee",)),
        e(creator=("코리아타임스사진기자홍길동입니다",), settings=Settings(metadata=Metadata(iim_limits="relaxed"))),
        e(creator=("코리아타임스사진기자홍길동입니다",), format="png"),
        e(credit_line="Photograph: Debajyoti Chakraborty/NurPhoto/Shutterstock", creator=(), source=""),
        e(credit_line="사진-판문점 사진공동취재단", creator=(), source=""),
    ),
    "ACC-001": (
        e(),
        e(alt_text="", use=Use(date(2026, 11, 25), ("print",))),
        e(alt_text="외투를 입은 사람들이 다리를 건넌다"),
        e(alt_text="A bridge"),
        e(alt_text="", use=Use(date(2026, 11, 25), ("print", "magazine"))),
    ),
    "ACC-002": (
        e(alt_text=""),
        e(caption="", alt_text="People walk over a bridge"),
        e(alt_text="Seoul"),
        e(alt_text="외투를 입은 사람들이 해 뜨는 다리를 건넌다", caption="시민들이 24일 서울 한강을 건너고 있다."),
        e(alt_text="Two rows of people in grey coats, the sun behind them"),
    ),
    "ACC-003": (
        e(alt_text="A painter holds a picture of a bridge"),
        e(alt_text="A photographer crouches before a stage"),
        e(alt_text="사진기를 든 사람이 무대 앞에 앉아 있다"),
        e(alt_text="A graphic artist at a desk"),
        e(alt_text="Pictures of three kings hang on a wall"),
        e(alt_text=""),
        e(alt_text="Imagery of waves on a screen"),
    ),
    "ACC-004": (
        e(alt_text="A bridge at night"),
        e(alt_text="가" * 250),
        e(alt_text="A bridge", extended_description="Three towers stand behind it, the left one under repair."),
        e(alt_text="", extended_description="Three towers stand behind a bridge."),
        e(alt_text="b" * 300, settings=Settings(audit=Audit(alt_text_max_chars=400))),
    ),
    "IMG-001": (
        e(width=4000, height=2667),
        e(width=0, height=0),
        e(width=1200, height=800),
        e(width=640, height=480, credit_line="Screenshot from KBS", creator=(), source=""),
        e(width=400, height=600, caption="김민수 서울시장"),
        e(width=640, height=480, scene_code=("010100",)),
        e(width=900, height=600, use=Use(date(2026, 11, 25), ("web",), slots=(Slot("A7/1", "side", width_px=640),))),
        e(width=700, height=500, use=Use(date(2026, 11, 25), ("print",), slots=(Slot("A7/1", "side", width_cm=8),))),
        e(width=1400, height=2100),
        e(width=1400, height=2100, caption="비 내리는 서울 24일.", tags=Tags(exif={"Orientation": "1"})),
        e(width=1000, height=3000, tags=Tags(exif={"Orientation": "8"}),
          use=Use(date(2026, 11, 25), ("web",), slots=(Slot("A7/1", "lead"),))),
    ),
    "IMG-002": (
        e(tags=Tags(exif={"Orientation": "1", "ColorSpace": "1"})),
        e(tags=Tags(exif={"Orientation": "6"}), use=Use(date(2026, 11, 25), ("print",))),
        e(colour="rgb", profile="Adobe RGB", tags=Tags(exif={"ColorSpace": "65535"})),
        e(colour="grey", profile=None),
        e(caption="시민들이 24일 서울 한강을 건너고 있다.", profile="", tags=Tags(exif={"ColorSpace": "1"})),
    ),
    "IMG-003": (
        e(thumbnail_size=(160, 107), width=4000, height=2667),
        e(thumbnail_size=(107, 160), width=4000, height=2667),
        e(thumbnail_size=(0, 0)),
        e(thumbnail_size=(160, 120), width=0, height=0),
        e(thumbnail_hash=0b1111, perceptual_hash=0),
        e(caption="시민들이 24일 서울 한강을 건너고 있다.", thumbnail_size=(160, 106), width=3000, height=2000),
    ),
    "AI-001": (
        e(digital_source_type=""),
        e(digital_source_type=f"{TYPE}digitalCapture"),
        e(digital_source_type="https://cv.iptc.org/newscodes/digitalsourcetype/humanEdits/"),
        e(digital_source_type="computationalCapture"),
        e(caption="AI가 그린 그림. AI 생성 이미지", **AI),
    ),
    "AI-002": (
        e(caption="An AI-generated image shows a robot in Seoul.", **AI),
        e(caption="A robot paints in Seoul.", credit_line="AI-generated image by ChatGPT", **AI),
        e(caption="로봇이 그림을 그리는 모습. AI 생성 이미지", **AI),
        e(caption="A robot paints in Seoul, in an image made with Midjourney.", **AI),
        e(digital_source_type=f"{TYPE}humanEdits"),
        e(digital_source_type=f"{TYPE}digitalCreation"),
        e(caption="Officials talk about generative AI in Seoul, Tuesday, Nov. 24, 2026.", keywords=("generative AI",)),
        e(creator=("Kim Sora",), credit_line="Korea Times photo by Kim Sora"),
        e(caption="An AI image of a robot.", use=Use(date(2026, 11, 25), slots=(Slot("A7/1", "lead"),), news=False), **AI),
        e(caption="An AI image of a robot.", use=Use(date(2026, 11, 25), slots=(Slot("A7/1", "lead"),)),
          settings=Settings(audit=Audit(ai_lead=True)), **AI),
    ),
    "AI-003": (
        e(creator=("Kim Sora",), credit_line="Korea Times photo by Kim Sora"),
        e(creator=("김소라",), credit_line="김소라 기자"),
        e(tags=Tags(software=("Adobe Photoshop 27.0 (Windows)",))),
        e(tags=Tags(software=("Geminix Viewer",))),
        e(tags=Tags(software=("Midjourney v7",)), **AI),
        e(tags=Tags(software=("Midjourney v7",)), digital_source_type=""),
        e(caption="Sora Aoi, a guest from Tokyo, waves in Seoul, Tuesday, Nov. 24, 2026."),
        e(creator=("Gemini Lee",), credit_line="Korea Times photo by Gemini Lee"),
    ),
    "AI-004": (
        e(digital_source_type=f"{TYPE}humanEdits", category="A"),
        e(caption="An AI image of a robot.", **AI),
        e(caption="AI 생성 이미지", **PART),
        e(approvals=frozenset({"A7/1"}), caption="An AI-edited picture of a robot.", **{**PART, "category": "A"}),
        e(caption="An AI-edited picture.", intellectual_genre="Illustration", **{**PART, "category": ""}),
        e(),
    ),
    "AI-005": (
        e(),
        e(tags=Tags(has_c2pa=True), embedded=True),
        e(tags=Tags(has_c2pa=False)),
        e(caption="시민들이 24일 서울 한강을 건너고 있다."),
        e(tags=Tags(software=("C2PA Viewer",))),
    ),
    "PAG-001": (
        e(article=article(printed(CAPTION, CREDIT), matched=0)),
        e(article=article(printed("Commuters  cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026", CREDIT),
                          matched=0)),
        e(article=article(printed("시민들이 한강을 건넌다.", "연합뉴스"))),
        e(),
        e(credit_line="AP-Yonhap", creator=(), source="Yonhap",
          article=article(printed(CAPTION, "AP=연합뉴스"), matched=0)),
    ),
    "PAG-002": (
        e(article=article(printed(CAPTION, CREDIT))),
        e(article=article(printed(CAPTION, CREDIT, times=2), printed("A child feeds pigeons."))),
        e(article=article()),
        e(article=article(printed(CAPTION, CREDIT, times=2, seen=1))),
        e(article=article(printed("시민들이 한강을 건넌다.", "연합뉴스"))),
    ),
    "PAG-003": (
        e(article=article(printed("Firemen rest in Kyiv, Ukraine, Monday."))),
        e(article=article(printed("South Korea is out of the World Cup, Monday."))),
        e(article=article(printed("시민들이 한강을 건넌다.", "연합뉴스"))),
        e(article=article(printed("A woman reads an e-mail in Seoul, Monday."))),
        e(article=article(printed("Soldiers (left) salute. The content cannot be independently verified."))),
        e(article=article()),
    ),
    "PAG-004": (
        e(article=article(printed(CAPTION, CREDIT), printed("A child feeds pigeons."))),
        e(article=article(printed(CAPTION, CREDIT, times=2))),
        e(article=article(printed(CAPTION, CREDIT, times=2, seen=1), printed("A child feeds pigeons."))),
        e(article=article(printed("시민들이 한강을 건넌다.", "연합뉴스"), printed("아이가 웃는다.", "연합뉴스"))),
        e(),
    ),
}  # fmt: skip
"""Rule -> photos on which it must not fire."""

FOUND: tuple[tuple[str, str, str, Example], ...] = (
    ("MET-001", "error", "IIM says", e(headline="X", conflicts=said("headline", "X", "Y"), embedded=True)),
    ("MET-001", "error", "EXIF says", e(conflicts=said("caption", CAPTION, "", "서울 한강"))),
    ("MET-003", "info", "UTF-8", e(tags=Tags(iim={"2:120": ("서울",)}, iim_charset="utf-8"))),
    ("MET-003", "info", "declares UTF-8", e(tags=Tags(iim_charset="cp949", iim_declared="utf-8"))),
    ("MET-003", "warning", "could not be read", e(tags=Tags(iim_unreadable=True))),
    ("MET-004", "warning", "2025-11-24", e(conflicts=said("date_created", "2026-11-24", "2025-11-24"))),
    ("MET-004", "warning", "disagree", e(conflicts=said("date_created", "2026-11-24T09:30:15", "2026-11-24T09:10:00"))),
    ("MET-004", "error", "in the future", e(date_created="2027-01-01")),
    ("MET-004", "error", "before photography", e(date_created="1066-10-14")),
    ("MET-005", "info", "Explorer", e(caption="서울", title="서울", tags=Tags(exif={"XPTitle": "서울"}))),
    ("MET-005", "info", "Clear it in Explorer", e(tags=Tags(exif={"XPTitle": "Old title"}))),
    ("MET-005", "info", "Clear it in Explorer", e(
        tags=Tags(exif={"XPComment": "아이가 좋아하는 사진"}), conflicts=(Conflict("caption", "xmp", CAPTION, iim="옛 설명", xmp=CAPTION),))),
    ("MET-005", "info", "saving clears it (F)", e(
        tags=Tags(exif={"XPComment": "옛 설명"}), conflicts=(Conflict("caption", "xmp", CAPTION, iim="옛 설명", xmp=CAPTION),))),
    ("MET-006", "warning", "48 bytes", e(creator=("코리아타임스사진기자홍길동입니다",))),
    ("MET-006", "info", "34 bytes", e(credit_line="Courtesy of Ewha Womans University", creator=(), source="")),
    ("ACC-001", "warning", "Alt+A", e(alt_text="", settings=Settings(audit=Audit(alt_text="required")))),
    ("ACC-002", "info", "repeats", e(caption="시민들이 24일 서울 한강 다리를 걸어서 건너고 있다.",
                                     alt_text="시민들이 24일 서울 한강 다리를 걸어서 건너고 있다")),
    ("ACC-003", "warning", "http", e(alt_text="A long bridge at night, see https://example.kr/a.jpg")),
    ("ACC-003", "warning", "사진:", e(alt_text="사진: 다리를 건너는 사람들")),
    ("ACC-004", "info", "480 characters", e(alt_text="x" * 480)),
    ("ACC-004", "info", "copies", e(alt_text="A long bridge at night", extended_description="A long bridge at night.")),
    ("IMG-001", "info", "1024", e(width=1024, height=683)),
    ("IMG-001", "info", "1024", e(width=1024, height=683, pictures_known=False)),
    ("IMG-001", "warning", "3000 × 1000", e(width=3000, height=1000, tags=Tags(exif={"Orientation": "6"}),
                                            use=Use(date(2026, 11, 25), ("web",), slots=(Slot("A7/1", "lead"),)))),
    ("IMG-001", "warning", "lead", e(width=1024, height=683,
                                      use=Use(date(2026, 11, 25), ("web",), slots=(Slot("A7/1", "lead"),)))),
    ("IMG-002", "warning", "CMYK", e(colour="cmyk")),
    ("IMG-003", "info", "another picture", e(thumbnail_hash=0, perceptual_hash=2**20 - 1)),
    ("AI-001", "warning", "withdrawn in 2022", e(digital_source_type=f"{TYPE}softwareImage")),
    ("AI-001", "warning", '"AI"', e(digital_source_type="AI")),
    ("AI-002", "error", "Midjourney v7", e(tags=Tags(software=("Midjourney v7",)), digital_source_type="")),
    ("AI-002", "error", "AI System Used", e(ai_system_used="ChatGPT", digital_source_type="", caption="로봇이 그림을 그린다.")),
    ("AI-002", "error", "AI-generated", e(keywords=("AI-generated",), digital_source_type="")),
    ("AI-002", "warning", "leads", e(caption="An AI image of a robot.",
                                     use=Use(date(2026, 11, 25), slots=(Slot("A7/1", "lead"),)), **AI)),
    ("AI-003", "error", "Midjourney", e(tags=Tags(software=("Midjourney v7",)))),
    ("AI-003", "error", "prompt", e(ai_prompt_information="a robot", caption="An AI image of a robot in Seoul.")),
    ("AI-003", "warning", "Sora", e(credit_line="Sora", creator=(), source="")),
    ("AI-004", "error", "edited by generative AI", e(caption="AI 편집 이미지", **{**PART, "category": "A"})),
    ("PAG-001", "warning", 'credits "Newsis"', e(article=article(printed(CAPTION, "Newsis"), matched=0))),
    ("PAG-001", "warning", "The page prints", e(article=article(printed("시민들이 한강을 건넌다.", CREDIT), matched=0))),
    ("PAG-002", "info", "twice", e(article=article(printed(CAPTION, CREDIT, 2), printed("시민들이 걷는다.", times=2)))),
    ("PAG-003", "error", "APTOPIX", e(article=article(printed("APTOPIX Ukraine War")))),
    ("PAG-003", "error", "@", e(article=article(printed("시민들이 걷는다.", "김혜윤 기자 kim@example.kr")))),
    ("PAG-003", "error", "DSC_0417.jpg", e(article=article(printed("DSC_0417.jpg Visitors walk in Seoul.")))),
)  # fmt: skip
"""Photos that a rule must find, with severity and words of its message."""
