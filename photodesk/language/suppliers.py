"""Who supplied a picture, as its sentence says it: "in this photo provided by …", "captured from …"."""

from __future__ import annotations

import re

from photodesk.language.dates import dates
from photodesk.tables.agencies import find, lookup

_HINTS = (
    "provided", "released", "captur", "supplied", "handout", "issued", "shared", "posted", "published",
    "distributed", "carried", "obtained", "made available", "handed out", "courtesy", "screen", "grab",
    "from ",
    "제공", "공개", "캡처", "캡쳐", "갈무리", "배포", "보도한", "게시",
)  # fmt: skip
"""Words without which no sentence names a supplier."""

_PICTURE = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|frame|still|video|footage|handout|clip|grab|illustration"
    r"|rendering|poster|combination"
    r"|screenshot|composite)s?\b",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:provided|released|supplied|distributed|issued|published|shared|posted|furnished|offered"
    r"|carried|handed out|disclosed|unveiled"
    r"|made (?:available|public)|taken and (?:provided|released)|obtained|donated|contributed)\b"
    r"(?:\s+(?:to (?:the )?[A-Z]\w+(?: [A-Z]\w+)?|on|early|late|the (?:same|next|following|previous) day"
    r"|\w+day"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},?|\d{4},?|in \w+ \d{4})){0,5},?\s+by\s+"
    r"(?P<who>[^;]+)"
)
_COURTESY = re.compile(r"\bcourtesy of (?P<who>[^;]+)")
_HANDOUT = re.compile(
    r"\bthis\s+(?:\w+day\s+|undated\s+|recent\s+|file\s+)?(?P<who>(?:[A-Z][\w.'’&-]*\s+|of\s+|for\s+"
    r"|and\s+|the\s+|\([A-Z]+\)\s+){1,10}?)"
    r"handout\s+(?:file\s+)?(?:photo|image|picture|video|still)"
)
_FROM = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|video|footage)s?\s+(?:obtained\s+"
    r"|received\s+)?from\s+(?P<who>[^;]+)"
)
_OFFICIAL = re.compile(
    r"\b(?:agency|ministry|office|command|army|navy|air force|marine corps|police|government|department"
    r"|company|service|institute"
    r"|administration|authority|NASA|forces|headquarters|center|commission|city|county|university|museum"
    r"|family|residents?)\b",
    re.IGNORECASE,
)
_BY_KO = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9·]{2,20}(?:\s[가-힣A-Za-z0-9·]{2,12})?)(?:이|가|에서|측이"
    r"|측에서)\s(?:[^.\s]{1,12}\s){0,3}?"
    r"(?:제공|공개|배포|보도|게재|게시)한\s[^.]{0,24}?(?:사진|영상|화면|장면|모습|이미지)"
)
_GIVEN_KO = re.compile(r"(?P<who>[가-힣A-Za-z0-9·'‘’]{2,20})\s제공(?:\s|\)|\]|$)")
_CAPTURED = re.compile(
    r"\b(?:captured?|[Ss]creen ?(?:shot|grab|capture|cap)s?|[Ff]rame ?grab|[Vv]ideo ?grab|grab|grabbed"
    r"|taken)\b"
    r"(?:\s+(?:taken|made|image|photo|provided|obtained))?\s+(?:from|of)\s+(?P<who>[^;]+)"
)
_POSTED = re.compile(r"\b(?:posted|uploaded|shared|published)\s+(?:on|to)\s+(?P<who>[^;]+)")
_POSTED_PLACE = re.compile(
    r"\b(?:Telegram|YouTube|Instagram|Facebook|Twitter|TikTok|X|Truth Social|Weibo|social media|website"
    r"|homepage|channel|account|page|blog)\b"
)
_SCREEN_WORD = re.compile(
    r"\b(?:images?|photos?|pictures?|frames?|stills?|screen\w*|videos?|scenes?|grab)\b", re.IGNORECASE
)
_VIDEO = re.compile(
    r"(?:an?|the|undated|this|some)?\s*(?:\w+\s+)?(?:video|footage|clip|live ?stream|broadcast|recording"
    r"|post|film|surveillance)s?\b"
    r"(?:\s+(?:footage|clip|message|image))?\s*,?\s*"
    r"(?:(?:that was\s+|which was\s+)?(?:posted|released|provided|shared|uploaded|published|broadcast"
    r"|aired|distributed|made available"
    r"|obtained|run|streamed)\s*(?:(?:on|early"
    r"|late)\s+(?:[A-Z]\w+\.?\s*\d{0,2},?\s*(?:\d{4},?\s*)?))?(?:by|on|from|to|through|via)\s+"
    r"|(?:by|of|on|from)\s+)"
)
_CAPTURED_KO = re.compile(
    r"(?P<who>(?:유튜브|인스타그램|페이스북|텔레그램|트위터|틱톡|X|SNS|소셜미디어)\s?(?:채널|계정|페이지)?\s?"
    r"(?:['‘\"“][^'’\"”]{1,30}['’\"”]|[^.,\s'’\"”]{0,20})"
    r"|(?!방송|화면|영상)[가-힣A-Za-z0-9]{2,16}(?:\s?(?:유튜브|인스타그램|페이스북|텔레그램))?)"
    r"\s?(?:방송|영상|동영상|뉴스|생중계)?\s?(?:화면)?(?:을|를)?\s?(?:캡[처쳐]|갈무리)"
)
_STOP = re.compile(
    r",|(?<![.\s][A-Z])\.(?:\s|$)|[()\[\]“”\"]|\s[-–—/]\s|\n"
    r"|\s(?:on (?:the )?(?:[A-Z][a-z]+day|[A-Z][a-z]{2,8}\.? \d+|\d+|same day)|shows?|showing|via"
    r"|and (?:taken|released|obtained|made)|in (?:[A-Z][a-z]+ )?\d{4}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|the (?:previous|next|same|following) day"
    r"|the day (?:before|after)|earlier|yesterday"
    r"|taken|which|who|that|early|late|dated|during|after|before|(?:is|are) seen|as|at|where|when|to show"
    r"|purports?|depicts?)\b"
)
_COUNTRY = re.compile(
    r"(?:the\s+)?(?:North(?:\s+Korea)?(?:n)?|DPRK|South(?:\s+Korea)?(?:n)?|China|Russia|Iran|Japan|state"
    r"|country|official|government|Pyongyang)(?:['’]s)?\s+"
    r"(?:official\s+|state(?:-run|-controlled)?\s+|ruling party\s+)?(?:daily\s+|newspaper\s+)?(?P<name>.+)"
)
_AGENCY_TAIL = re.compile(
    r"\s+(?:news agency|news service|agency|state media|newspaper|television|broadcaster|daily)$"
)
_ARTICLE = re.compile(r"(?:an?|the)\s+(?!North\b|South\b)(?=[a-zA-Z])")
_CHANNEL = re.compile(
    r"['‘\"“@](?!s\b)|\b(?:channel|account|page|profile)\s+(?:of\s+|named\s+"
    r"|called\s+)?(?:the\s+)?[A-Z가-힣@]"
    r"|['’]s\s+(?:\w+\s+)?(?:channel|account|page|Telegram|Instagram|Facebook|YouTube|X|Twitter|website)"
    r"|[A-Z가-힣][\w.]*\s+(?:Telegram|Instagram|Facebook|YouTube|Twitter)\b|\.(?:com|org|net|kr)\b"
    r"|(?:유튜브|텔레그램)\s?(?:채널)?\s?['‘“][^'’”]+|[가-힣]{2,}\s?(?:인스타그램|페이스북|유튜브|트위터"
    r"|텔레그램)"
)
_PLATFORM = re.compile(
    r"\b(?:Telegram|YouTube|Instagram|Facebook|Twitter|TikTok|X|Weibo|WeChat|[Ss]ocial media"
    r"|social network\w*|broadcaster|channel|account"
    r"|page|internet|online|video|website|SNS)\b|텔레그램|유튜브|인스타그램|페이스북|트위터|틱톡"
    r"|소셜\s?미디어|방송사|온라인|인터넷"
)
_AFFILIATED = re.compile(r"\b(?:affiliated|linked|close|run by|belonging|supporting)\b")
_NAME_MAX_CHARS = 90


def has_hint(text: str) -> bool:
    """Tell cheaply whether it is worth asking `provided_by` and `captured_from`."""
    for hint in _HINTS:  # noqa: SIM110 - a plain loop is twice as fast as any()
        if hint in text:
            return True
    return False


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
    for match in _SUPPLIED.finditer(text):
        if _PICTURE.search(text, max(0, match.start() - 80), match.start()) is not None:
            sentence = text.rfind(". ", max(0, match.start() - 80), match.start())
            if sentence < 0 or _PICTURE.search(text, sentence, match.start()) is not None:
                who = _name(match["who"])
                if who:
                    return who
    if "courtesy of" in text:
        match_ = _COURTESY.search(text)
        if (
            match_ is not None
            and _PICTURE.search(text, max(0, match_.start() - 40), match_.start()) is not None
        ):
            return _name(match_["who"])
    if "handout" in text:
        match_ = _HANDOUT.search(text)
        if match_ is not None:
            who = match_["who"].strip()
            return _registry_name(who) or who
    if " from " in text:
        for match in _FROM.finditer(text):
            who = _cut(match["who"])
            if _OFFICIAL.search(who) is not None or _registry_name(who):
                return _name(match["who"])
    if not text.isascii() and ("한 " in text or "제공" in text):
        match_ = _BY_KO.search(text) or _GIVEN_KO.search(text)
        if match_ is not None:
            return match_["who"].strip(" '‘’")
    return ""


def captured_from(text: str) -> str:
    """Return what a screen picture was captured from as the sentence says it, or "".

    Example:
        >>> captured_from("in this image captured from a video posted by a Telegram channel.")
        'Telegram channel'
        >>> captured_from("This photo, captured from North Korea’s Central TV, shows a board.")
        'North Korea’s Central TV'
        >>> captured_from("The suspect was captured from a hideout.")
        ''
    """
    for match in _CAPTURED.finditer(text):
        who = match["who"]
        lead = _VIDEO.match(who)
        verb = match[0][:5]
        if verb == "taken" and lead is None:
            continue
        if (
            verb in ("taken", "captu")
            and _SCREEN_WORD.search(text[max(0, match.start() - 60) : match.start()] + match[0][:14]) is None
        ):
            continue
        return _screen_name(who[lead.end() :] if lead is not None else who)
    if "posted" in text or "uploaded" in text or "shared" in text:
        for match in _POSTED.finditer(text):
            who = _cut(match["who"])
            if (
                _POSTED_PLACE.search(who)
                and _SCREEN_WORD.search(text, max(0, match.start() - 40), match.start()) is not None
            ):
                return _screen_name(match["who"])
    if "캡" in text or "갈무리" in text:
        found = _CAPTURED_KO.search(text)
        if found is not None:
            return found["who"].strip()
    return ""


def _screen_name(text: str) -> str:
    who = _cut(text)
    article = _ARTICLE.match(who)
    if article is not None:
        who = who[article.end() :]
    if who[:1].isdigit() or len(who) > _NAME_MAX_CHARS:
        return ""
    first = dates(text[:24])
    if first and first[0].start == 0:  # "a video broadcast on Dec. 27": the day, no source
        return ""
    return _registry_name(who) or who


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
    if _CHANNEL.search(source) is not None or find(source) is not None:
        return True
    if _PLATFORM.search(source) is None:
        return True
    rest = _PLATFORM.sub(" ", source)
    named = any(word[0].isupper() and word not in ("The", "A", "An") for word in rest.split())
    return named and _AFFILIATED.search(source) is None


def _cut(text: str) -> str:
    """Cut a phrase where the supplier's name ends."""
    stop = _STOP.search(text)
    cut = text[: stop.start()] if stop is not None else text
    for printed in dates(cut):
        if printed.start > 0:
            cut = cut[: printed.start]
            break
    return cut.rstrip(" .,;:")


def _registry_name(text: str) -> str:
    """Return the name alone when a phrase names a party of the registry: "North Korea's KCNA news agency"."""
    match = _COUNTRY.match(text)
    for phrase in (text, match["name"] if match is not None else ""):
        for candidate in (phrase, phrase.removeprefix("the "), _AGENCY_TAIL.sub("", phrase)):
            if candidate and lookup(candidate) is not None:
                return candidate
    return ""


def _name(text: str) -> str:
    cut = _cut(text)
    if not cut or len(cut) > _NAME_MAX_CHARS:
        return ""
    return _registry_name(cut) or cut
