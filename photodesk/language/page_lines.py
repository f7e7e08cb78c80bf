"""Which lines of a page are no article text: the page's own words, file names, by-lines, link headings.

A line is judged alone; where it stands is the caller's question.
"""

from __future__ import annotations

import re

from photodesk.tables.places import find_country

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_PAGE_WORDS = re.compile(
    r"(?:date \d{4}-\d\d-\d\d edition:?|\(c\) .*|search|close|menu|skip to (?:main )?content"
    r"|photographer|location|\(end\)|버튼|팝업창 닫기|기자 사진|독자의견|share|print|e-?mail"
    r"|(?:facebook|twitter|kakao ?(?:talk|story)?|pinterest|naver|band|line|instagram|youtube){1,2}"
    r"|copy (?:link|url)"
    r"|font size|listen|save"
    r"|next|prev(?:ious)?|back|home|login|log in|sign in|sign up.*|subscribe.*|advertisement|ad"
    r"|sponsored|slideshow"
    r"|view (?:all|more|gallery|larger image|original).*|read more|load more|more|photo|photos|image"
    r"|gallery|video"
    r"|letter|newsletter|comments?(?: \(?\d+\)?)?|all rights reserved.*|copyright .*|loading.*|play"
    r"|pause|tags?"
    r"|enlarge(?: image)?|click to (?:enlarge|view).*|expand|caption|credit|\+|x|[©ⓒ].*(?:reserved|금지).*"
    r"|<?\s*저작권자.*"
    r"|무단\s?전재.*"
    r"|공유(?:하기)?|닫기|글자\s?크기.*|인쇄|스크랩|기사\s?저장|댓글(?: ?\d*)?|좋아요(?: ?\d*)?|구독.*"
    r"|이전|다음|더보기|메뉴|검색"
    r"|확대\s?보기|이미지\s?(?:크게|확대).*|사진\s?(?:크게|확대).*|본문.*(?:듣기|크기).*|광고"
    r"|기사제보.*|제보는.*|추천|지면보기|입력|업데이트"
    r"|preload image.*|.{1,20} 바로가기|종합 \d+면|\d{4}-\d\d-\d\d \d+면)"
    r"(?:\s+(?:close|search|menu|닫기))*",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"[\d\s/|of.()]{1,20}|\d+\s*(?:views?|shares?|likes?|명|건|회)", re.IGNORECASE)
_STAMP = re.compile(
    rf"(?:[\w .]{{0,30}}[/|:]\s*)?{_WEEKDAY},?\s+(?:{_MONTHS}\.?\s+\d{{1,2}}"
    rf"|\d{{1,2}}\s+{_MONTHS}\.?),?\s+(?:19|20)\d\d.*"
    rf"|(?:published|posted|updated|modified|last updated|date"
    rf"|by [\w .\-]+)?\s*:?\s*{_MONTHS}\.?\s+\d{{1,2}},?\s+20\d\d.{{0,40}}"
    r"|(?:송고시간|입력|수정|등록|기사입력|기사등록|최종수정|업데이트|발행일|승인|작성)\s*[:|]?\s*(?:20)?\d\d.*"
    r"|(?:19|20)\d\d[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?(?:\s+\d{1,2}:\d\d.*)?",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[^\s/\\]?[^/\\\n]{0,150}?\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|psd|cr2|nef|arw)"
    r"(?:[-_.][0-9a-z]{1,12}\.(?:jpe?g|png|webp))*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |Story |Words |Text )?[Bb]y"
    r"|BY)\s+[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,4}"
    r"(?:(?:,| and| &)\s+[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,4})*(?:,? (?:staff|correspondent"
    r"|reporter).*)?"
    r"|(?:[가-힣/]{1,20}\s*=\s*)?[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*\s*(?:[가-힣]{1,6}\s)?(?:선임기자|기자|특파원|논설위원|인턴기자)"
    r"(?:\s*\(?[\w.+\-]+@[\w\-]+(?:\.\w+)+\)?)?",
)
_LIST_NUMBER = re.compile(r"\d{1,3}[.)]\s+\S")
_RELATED = re.compile(
    r"(?:top \d+ (?:stories|news)|related (?:stories|articles?|news|posts|content|links)"
    r"|more (?:stories|news|from|in|on) .*"
    r"|more stories|most (?:viewed|read|popular|shared).*|latest (?:stories|news)|recommended.*"
    r"|you (?:may|might) also like.*"
    r"|also read.*|read (?:also|next).*|trending.*|popular.*|editor'?s picks?|headlines"
    r"|관련\s?(?:기사|뉴스|글).*|많이\s?본\s?(?:기사|뉴스).*|인기\s?(?:기사|뉴스).*|추천\s?(?:기사|뉴스).*|주요\s?(?:기사|뉴스).*"
    r"|이 시각 .*|최신\s?(?:기사|뉴스).*"
    r"|실시간.*|랭킹.*|함께 볼.*)\s*:?",
    re.IGNORECASE,
)


def is_page_word(text: str) -> bool:
    """Tell whether a line is the page's own: a button, a counter, a time stamp, a link.

    Example:
        >>> is_page_word("1 / 45"), is_page_word("Reuters / Sunday, June 01, 2014")
        (True, True)
        >>> is_page_word("Kim speaks.")
        False
    """
    line = text.strip().lstrip("•·*-–— ")
    if len(line) < 30 and find_country(line) is not None:
        return True  # an edition's name
    return len(line) < 200 and any(p.fullmatch(line) for p in (_PAGE_WORDS, _COUNTER, _STAMP, _URL))


def file_name(text: str) -> str:
    """Return the picture's file name when a line is nothing else, or "".

    Example:
        >>> file_name("korea_snow_4451.jpg-664e0.jpg"), file_name("Snow falls, seen in korea.jpg of 2014.")
        ('korea_snow_4451.jpg-664e0.jpg', '')
    """
    line = text.strip()
    return line if _FILE_NAME.fullmatch(line) and line.count(" ") <= 6 else ""


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote the article and nothing else.

    Example:
        >>> is_byline("By Lee Hyo-jin"), is_byline("김우정 기자"), is_byline("By the river, people rest.")
        (True, True, False)
    """
    return len(text) < 160 and bool(_BYLINE.fullmatch(text.strip()))


def opens_related(text: str) -> bool:
    """Tell whether a line heads a block of links to other articles."""
    return len(text) < 80 and bool(_RELATED.fullmatch(text.strip()))
