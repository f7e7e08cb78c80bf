"""Words of dates and numbers, both languages, and what each stands for."""

from __future__ import annotations

MONTHS: dict[str, str] = {
    name: str(number)
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


WEEKDAYS: dict[str, str] = {
    name: str(number)
    for number, names in enumerate(
        (
            "monday mon 월요일", "tuesday tue tues 화요일", "wednesday wed 수요일", "thursday thu thur thurs 목요일",
            "friday fri 금요일", "saturday sat 토요일", "sunday sun 일요일",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip


RELATIVE_DAYS: dict[str, str] = {
    "today": "0", "yesterday": "-1", "tomorrow": "1", "tonight": "0", "오늘": "0", "어제": "-1", "내일": "1",
    "이날": "0", "전날": "-1", "다음날": "1",
}  # fmt: skip


DAY_PARTS: dict[str, str] = {
    "morning": "am", "afternoon": "pm", "evening": "evening", "night": "night", "noon": "noon", "dawn": "dawn",
    "dusk": "dusk", "midnight": "midnight", "a.m": "am", "p.m": "pm", "am": "am", "pm": "pm", "오전": "am", "오후": "pm", "새벽": "dawn",
    "아침": "morning", "저녁": "evening", "밤": "night", "정오": "noon", "낮": "day",
}  # fmt: skip


DATE_WORDS: frozenset[str] = frozenset(
    "local time kst gmt early late last next this on of in the 지난 현지 현지시간 현지시각 현지시 시간 시각 이하 오는 올해 작년 지난해 현지".split()
)
"""Words that belong to a date without fixing it."""


NUMBER_WORDS: dict[str, str] = {
    word: str(number)
    for number, words in enumerate(
        (
            "zero", "one", "two 두 둘", "three 세 셋", "four 네 넷", "five 다섯", "six 여섯", "seven 일곱", "eight 여덟",
            "nine 아홉", "ten 열", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen", "twenty",
        )
    )
    for word in words.split()
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000", "dozen": "12",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
    "첫": "1", "첫째": "1", "둘째": "2", "셋째": "3", "두번째": "2", "세번째": "3",
}  # fmt: skip
