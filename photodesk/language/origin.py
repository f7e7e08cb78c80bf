"""Where a picture comes from: staff, agency, handout, pool, screenshot, state media, reader, stock, AI.

The sentence says it ("in this photo provided by …", "captured from …"), the credit says it, or the
metadata do (digital source type, job title HO, the supplier's file name). A supplied picture that a
wire relayed stays a handout: the seed's two AP-Yonhap captions are a handout and a screen capture.
"""

from __future__ import annotations

import re

from photodesk.language.dates import dates
from photodesk.model import Credit, Metadata, Origin
from photodesk.tables.agencies import INDEX, find, key

_PICTURE = r"(?:photo(?:graph)?|image|picture|frame|still|video|footage|handout|file photo|clip|grab|screen ?grab|footage|illustration|rendering|poster|combination)s?"
_PROVIDED = re.compile(
    rf"(?:\b{_PICTURE}\b[^.;]{{0,70}}?|\bas )\b(?:provided|released|supplied|distributed|issued|published|shared|posted|offered|furnished"
    r"|handed out|made available|made public|obtained|taken and (?:provided|released))"
    r"(?:\s+(?:to (?:the )?\w+(?: \w+)?|on|early|late|\w+day|[A-Z][a-z]{2,8}\.? \d{1,2},?|\d{4},?|in \w+ \d{4})){0,4},?\s+by\s+(?P<who>[^;]+)",
    re.IGNORECASE,
)
_OBTAINED = re.compile(
    rf"\b{_PICTURE}\b[^.;]{{0,40}}?\b(?:obtained|received|provided|released)?\s*\bfrom\s+(?P<who>(?:the\s+)?[^;]+)",
    re.IGNORECASE,
)
_FROM_OFFICIAL = re.compile(
    r"(?:agency|ministry|office|command|army|navy|air force|police|government|government's|department|company|service|institute|administration"
    r"|authority|KCNA|NASA|forces|headquarters|center|commission|city|county|university|museum)\b",
    re.IGNORECASE,
)
_HANDOUT = re.compile(
    rf"\bthis\s+(?:\w+day\s+|undated\s+|recent\s+)?(?P<who>(?:[A-Z][\w.'’&-]*\s+|of\s+|for\s+|and\s+|the\s+|\([A-Z]+\)\s+){{1,10}}?)handout\s+(?:file\s+)?{_PICTURE}"
)
_PROVIDED_KO = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9·\s'‘’()]{2,30}?)(?:이|가|에서|측이|측에서)\s+(?:[^.\s]{1,12}\s+){0,3}?(?:제공|공개|배포|보도|게재|게시)한\s+[^.]{0,24}?(?:사진|영상|화면|장면|모습|이미지)"
    r"|(?P<by>[가-힣A-Za-z0-9·'‘’]{2,20})\s+제공(?:\s|\)|\]|$)"
)
_CAPTURED = re.compile(
    r"\b(?:captured?|screen ?(?:shot|grab|capture|cap)s?|frame ?grab|video ?grab|grab|grabbed|taken)\b(?:\s+(?:taken|made|image|photo|provided))?\s+"
    r"(?:from|of)\s+(?P<who>[^;]+)",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\btaken\b", re.IGNORECASE)
_VIDEO = re.compile(
    r"(?:an?|the|undated|this|some)?\s*(?:\w+\s+)?(?:video|footage|clip|livestream|live stream|broadcast|recording|post|film|surveillance)s?\b"
    r"(?:\s+(?:footage|clip|message|image))?\s*(?:,\s*)?"
    r"(?:(?:that was\s+|which was\s+)?(?:posted|released|provided|shared|uploaded|published|broadcast|aired|distributed|made available|obtained|run|streamed)\s*"
    r"(?:(?:on|early|late)\s+(?:[A-Z]\w+\.?\s*\d{0,2},?\s*(?:\d{4},?\s*)?))?(?:by|on|from|to|through|via)\s+|(?:by|of|on|from)\s+)",
    re.IGNORECASE,
)
_CAPTURED_KO = re.compile(
    r"(?P<who>(?:유튜브|인스타그램|페이스북|텔레그램|트위터|틱톡|X|SNS|소셜미디어)\s*(?:채널|계정|페이지)?\s*['‘\"“]?[^.,\s'’\"”]{0,20}['’\"”]?"
    r"|(?!방송|화면|영상)[가-힣A-Za-z0-9]{2,16}(?:TV|뉴스|방송)?(?:\s*(?:유튜브|인스타그램|페이스북|텔레그램))?)"
    r"\s*(?:방송|영상|동영상|뉴스|생중계)?\s*(?:화면)?(?:을|를)?\s*(?:캡[처쳐]|갈무리)"
)
_STOP = re.compile(
    r",|\.(?:\s|$)|[()\[\]“”\"]|\s[-–—/]\s|\n"
    r"|\s(?:on (?:the )?(?:[A-Z][a-z]+day|[A-Z][a-z]{2,8}\.? \d+|\d+)|shows?|showing|show|via|and (?:taken|released|obtained|made)|in (?:[A-Z][a-z]+ )?\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|taken|which|who|that|early|late|dated|during|after|before|is seen|are seen|as|at|where|when|to show|purports?|depicts?)\b"
)
_TAIL_AGENCY = re.compile(
    r"^(?:the\s+)?(?:North(?:\s+Korea)?(?:n)?|DPRK|South(?:\s+Korea)?(?:n)?|China|Russia|Iran|Japan|state|country|official|government)(?:['’]s|n|’s)?\s+"
    r"(?:official\s+|state(?:-run)?\s+)?(?P<name>.+?)(?:\s+(?:news agency|news service|agency|state media))?$",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"['‘\"“@]|\b(?:channel|account|page|profile)\s+(?:of\s+|named\s+|called\s+)?[A-Z가-힣@]|['’]s\s+\w*\s*(?:channel|account|page|Telegram|Instagram|Facebook|YouTube|X|Twitter)"
    r"|[A-Z가-힣][\w.]*\s+(?:Telegram|Instagram|Facebook|YouTube|Twitter)\b|\.(?:com|org|net|kr)\b"
)
_PLATFORM = re.compile(
    r"\b(?:Telegram|YouTube|Instagram|Facebook|Twitter|TikTok|X|Weibo|WeChat|social media|social network\w*|broadcaster|channel|account|internet|online|video|website|SNS)\b"
    r"|텔레그램|유튜브|인스타그램|페이스북|트위터|틱톡|소셜\s?미디어|방송사|온라인|인터넷",
    re.IGNORECASE,
)
_AI = re.compile(
    r"\bAI[- ]generated\b|\bgenerated (?:by|with|using) (?:AI|artificial intelligence|ChatGPT|Midjourney|DALL)|AI\s?(?:로|가)?\s?(?:생성|이미지|제작)|인공지능(?:이|으로)\s?(?:만든|생성|그린)",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:an?|our|the)\s+(?:\w+\s+)?(?:reader|viewer|resident|eyewitness|witness|passer-?by|tipster|citizen)s?\b|독자|시민|시청자|제보",
    re.IGNORECASE,
)
_NORTH = re.compile(
    r"\bKCNA\b|Korean Central (?:News|TV|Television)|Rodong Sinmun|\bKCTV\b|조선중앙(?:통신|TV|방송)|노동신문|For Use Only in the Republic of Korea",
    re.IGNORECASE,
)
_NORTH_SAYS = re.compile(
    r"\b(?:said|says|say|reported|reports|according to|told|announced|quoted|carried by|citing)\b|보도했다|전했다|밝혔다|보도에 따르면",
    re.IGNORECASE,
)
_SUPPLIER_NAMES = (
    (re.compile(r"^(?:PYH|AKR|PRU|PAP|PEP|PXI|GYH|PCM|PRP)\d{8,}", re.IGNORECASE), "Yonhap"),
    (re.compile(r"^NISI\d{8}", re.IGNORECASE), "Newsis"),
    (re.compile(r"^(?:NEWS1|N1)[_-]?\d{6,}", re.IGNORECASE), "News1"),
    (re.compile(r"^AP\d{11,}|^AP[_-]\d{6,}", re.IGNORECASE), "AP"),
    (re.compile(r"^RT[RSXAM]\w{4,}|^\d{4}-\d\d-\d\dT\d{6}Z_.*RTR", re.IGNORECASE), "Reuters"),
    (re.compile(r"^(?:GettyImages|gettyimages)-\d+", re.IGNORECASE), "Getty Images"),
)
_JOB_HANDOUT = re.compile(r"^(?:HO|HOGP|HONS|HOEP|HANDOUT|THIRD PARTY)\b", re.IGNORECASE)


def provided_by(text: str) -> str:
    """Return who supplied the picture as the sentence says it, or "".

    Reads "in this photo provided by X", "released by X on Monday", "photo from X", "this X handout
    photo", "X가 제공한 사진". A party of the registry comes back by its printed name alone.

    Example:
        >>> provided_by("A howitzer fires, Monday, in this photo provided by Ukraine's 24th Brigade.")
        "Ukraine's 24th Brigade"
        >>> provided_by("in this picture released by North Korea's KCNA news agency on March 1")
        'KCNA'
        >>> provided_by("Meals are provided by the city.")
        ''
    """
    match = _PROVIDED.search(text)
    if match is not None:
        who = _name(match["who"])
        if who:
            return who
    match = _HANDOUT.search(text)
    if match is not None:
        return _name(match["who"])
    if " from " in text:
        for match in _OBTAINED.finditer(text):
            who = match["who"]
            cut = _cut(who)
            if _TAKEN.search(match[0].split(" from ")[0]) or not _FROM_OFFICIAL.search(cut):
                continue
            return _name(who)
    match = _PROVIDED_KO.search(text)
    if match is not None:
        return (match["who"] or match["by"] or "").strip().split("  ")[-1].strip(" '‘’()")
    return ""


def captured_from(text: str) -> str:
    """Return what a screen picture was captured from as the sentence says it, or "".

    Example:
        >>> captured_from("in this image captured from a video posted by a Telegram channel.")
        'Telegram channel'
        >>> captured_from("This photo, captured from North Korea’s Central TV, shows a board.")
        'North Korea’s Central TV'
    """
    for match in _CAPTURED.finditer(text):
        who = match["who"]
        lead = _VIDEO.match(who)
        word = match[0][:5].casefold()
        if word == "taken" and (
            lead is None
            or not re.search(
                r"\b(?:image|frame|still|grab|photo|picture)\b", text[: match.start()][-60:], re.I
            )
        ):
            continue
        if word.startswith("captu") and not re.search(
            r"\b(?:image|photo|picture|frame|still|screen|video|scene)s?\b",
            text[: match.start()][-60:] + match[0][:14],
            re.I,
        ):
            continue
        if lead is not None:
            who = who[lead.end() :]
        who = _cut(who)
        who = (
            re.sub(r"^(?:an?|the)\s+(?=[a-zA-Z])", "", who)
            if not who.startswith(("the North", "the South"))
            else who
        )
        named = _registry_name(who)
        return named or who
    match = _CAPTURED_KO.search(text)
    return match["who"].strip() if match is not None else ""


def names_channel(source: str) -> bool:
    """Tell whether `captured_from`'s answer names an account, channel, broadcaster or programme (CAP-017).

    Example:
        >>> names_channel("Telegram channel affiliated with the Ukrainian military"), names_channel("KBS")
        (False, True)
        >>> names_channel("the YouTube channel of KTV"), names_channel("YouTube")
        (True, False)
    """
    source = source.strip()
    if not source:
        return False
    if _CHANNEL.search(source) or find(source) is not None:
        return True
    if _PLATFORM.search(source) is None:
        return True
    # a platform is named: something else must be a name
    rest = _PLATFORM.sub(" ", source)
    words = [w for w in rest.split() if w[:1].isupper() and w not in ("The", "A", "An")]
    affiliated = re.search(r"\b(?:affiliated|linked|close|run by|belonging)\b", source)
    return (
        bool(words) and affiliated is None or (bool(re.search("[가-힣]{2,}", rest)) and len(rest.strip()) > 2)
    )


def origin(
    caption: str, metadata: Metadata, credit: Credit, *, name: str = "", source_label: str = ""
) -> Origin:
    """Return where a picture comes from; the most telling sign wins.

    Args:
        caption: the caption, with or without its credit.
        metadata: what the file says. `credit`: the parsed credit line or the caption's tail.
        name: file name; suppliers' patterns count (PYH2023… is Yonhap's).
        source_label: how it arrived: "handout", "staff", "wire", an agency's name.

    Returns:
        One of `model.Origin`; "unknown" when nothing tells.

    Example:
        >>> origin("… in this photo provided by Nonsan City.", Metadata(), Credit(kind="agency", agency="Yonhap"))
        'handout'
    """
    source_type = metadata.digital_source_type.rstrip("/").rpartition("/")[2]
    if (
        "ai" in credit.markers
        or metadata.ai_system_used
        or "AlgorithmicMedia" in source_type
        or _AI.search(caption)
    ):
        return "ai"
    if _from_north(caption, metadata, credit):
        return "state-media"
    supplier = provided_by(caption)
    if "pool" in credit.markers or credit.kind == "pool":
        return "pool"
    if credit.kind == "screenshot" or source_type == "screenCapture" or captured_from(caption):
        return "screenshot"
    if (
        _READER.search(supplier)
        or _READER.search(credit.organization)
        and credit.kind in ("courtesy", "handout")
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
    for pattern, short in _SUPPLIER_NAMES:
        if pattern.match(name):
            return short
    return ""


def _from_north(caption: str, metadata: Metadata, credit: Credit) -> bool:
    parties = (credit.agency, *credit.distributors)
    if any(party in ("KCNA", "KCTV", "Rodong Sinmun") for party in parties) or _NORTH.search(metadata.source):
        return True
    if any("Republic of Korea" in phrase for phrase in credit.restrictions):
        return True
    if _NORTH.search(caption) is None:
        return False
    supplier = provided_by(caption) or captured_from(caption)
    return bool(supplier) and (
        _NORTH.search(supplier) is not None or re.search(r"Central TV|중앙TV", supplier) is not None
    )


def _cut(text: str) -> str:
    stop = _STOP.search(text)
    cut = text[: stop.start()] if stop is not None else text
    for printed in dates(cut):
        if printed.start > 0:
            cut = cut[: printed.start]
            break
    return cut.rstrip(" .,;:")


def _registry_name(text: str) -> str:
    """Return the name alone when a phrase names a party of the registry: "North Korea's KCNA news agency"."""
    match = _TAIL_AGENCY.match(text)
    for candidate in (text, match["name"] if match is not None else "", text.removeprefix("the ")):
        if candidate and INDEX.get(key(candidate)) is not None and candidate != text:
            return candidate
    return text if INDEX.get(key(text)) is not None else ""


def _name(text: str) -> str:
    cut = _cut(text)
    if len(cut) > 90:
        return ""
    return _registry_name(cut) or cut
