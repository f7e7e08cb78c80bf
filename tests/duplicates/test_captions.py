"""Which captions are the same: the labelled pairs, the reasons given, the laws of the verdict."""

# ruff: noqa: E501
from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.duplicates.captions import Caption, body, exact_form, judge, same_caption, sameness
from tests.duplicates.beat_pairs import BEATS, OVERLOOKED
from tests.duplicates.fresh_pairs import FRESH, MISSED
from tests.duplicates.pairs import PAIRS, Pair

_CAPTIONS = sorted({pair.a for pair in PAIRS})


@pytest.mark.parametrize(
    "pair",
    [*PAIRS, *(pair for pair in (*FRESH, *BEATS) if pair.b not in MISSED | OVERLOOKED)],
    ids=lambda pair: f"{pair.label}: {pair.trait}",
)
def test_a_labelled_pair_is_judged_as_a_desk_judges_it(pair: Pair) -> None:
    verdict = same_caption(pair.a, pair.b)
    assert verdict.label == pair.label, verdict.why
    assert same_caption(pair.b, pair.a).label == pair.label


def test_there_are_more_traps_than_duplicates_and_korean_everywhere() -> None:
    labels = Counter(pair.label for pair in PAIRS)
    assert len(PAIRS) >= 200
    assert labels["distinct"] > labels["near"] > labels["exact"] > 30
    korean = Counter(pair.label for pair in PAIRS if any("가" <= c <= "힣" for c in pair.a))
    assert min(korean.values()) >= 10


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Kim, left, bows in Seoul.", "Kim, right, bows in Seoul.", 'variant: another side: "left" / "right"'),
        ("The 25th Seoul Marathon starts.", "The 26th Seoul Marathon starts.", 'variant: another number: "25th" / "26th"'),
        ("Voters wait in Daegu, Monday.", "Voters wait in Daegu, Tuesday.", 'variant: another date: "monday" / "tuesday"'),
        ("Voters wait in Daegu, Monday.", "Voters wait in Ulsan, Monday.", 'variant: another place: "daegu" / "ulsan"'),
        ("17일 서울에서 시민들이 걷고 있다.", "18일 서울에서 시민들이 걷고 있다.", 'variant: another date: "17일" / "18일"'),
        ("Voters wait in Daegu.", "FILE - Voters wait in Daegu.", 'file mark: "file"'),
        ("Voters wait in Daegu.", "Voters wiat in Daegu.", 'misprint: "wait" / "wiat"'),
        ("Voters wait in Daegu", "VOTERS WAIT IN DAEGU.", "same text but for Unicode form"),
        ("Voters wait in Daegu. Yonhap", "Voters wait in Daegu.", "same caption; the credit"),
        ("Voters wait in Daegu.", "Voters wait in Daegu.", "same text"),
    ],
)  # fmt: skip
def test_the_reason_says_in_words_what_differs(a: str, b: str, why: str) -> None:
    assert same_caption(a, b).why.startswith(why)


def test_a_variant_is_distinct_and_says_so_first() -> None:
    for pair in PAIRS:
        verdict = same_caption(pair.a, pair.b)
        assert verdict.variant == verdict.why.startswith("variant:")
        assert not verdict.variant or verdict.label == "distinct"


def test_unrelated_captions_are_no_variants() -> None:
    verdict = same_caption("Snow covers the roofs of Jeonju.", "A ferry leaves the port of Mokpo.")
    assert (verdict.label, verdict.variant) == ("distinct", False)


def test_the_words_that_differ_are_marked() -> None:
    verdict = same_caption("Kim Min-su bows in Seoul, Monday.", "Kim Min-ji bows in Seoul, Friday.")
    assert ("su", "ji") in verdict.differences
    assert ("monday", "friday") in verdict.differences


def test_empty_captions_are_no_duplicates() -> None:
    assert same_caption("", "").label == "distinct"
    assert same_caption("", "A man walks in Seoul.").label == "distinct"
    assert same_caption(" \n", "\u200b").label == "distinct"


def test_a_higher_threshold_lets_fewer_pairs_pass_but_exact_ones_always() -> None:
    a, b = "A man sells chestnuts in Seoul, Monday.", "A man sells roasted chestnuts in Seoul, Monday."
    assert same_caption(a, b).label == "near"
    assert same_caption(a, b, threshold=0.99).label == "distinct"
    assert same_caption(a, a.upper(), threshold=1.0).label == "exact"


def test_a_file_mark_is_content_wherever_it_stands() -> None:
    assert body("[자료사진] 시민들이 걷고 있다. 연합뉴스") == "[자료사진] 시민들이 걷고 있다."
    assert "file" in exact_form("FILE - Voters wait in Daegu. AP-Yonhap")
    assert same_caption("FILE - Voters wait in Daegu.", "FILE PHOTO: Voters wait in Daegu.").label == "near"


def test_a_file_mark_in_the_credit_stays_content() -> None:
    assert body("시청 전경. 연합뉴스 자료사진") == "시청 전경. (file)"
    assert body("FILE - Voters wait in Daegu. (AP Photo/Kim Jo, File)") == "FILE - Voters wait in Daegu."
    assert body("Voters wait in this file photo. AP, File") == "Voters wait in this file photo."
    assert body("Police file a report. AP-Yonhap") == "Police file a report."


def test_south_to_north_is_not_north_to_south() -> None:
    there = "A defector crosses the border from the South to the North."
    back = "A defector crosses the border from the North to the South."
    verdict = same_caption(there, back)
    assert (verdict.label, verdict.why) == ("distinct", 'variant: another place: "to north" / "from north"')
    assert same_caption("In Daegu, voters wait in line.", "Voters wait in line in Daegu.").label == "near"


def test_the_rest_of_a_name_is_another_person() -> None:
    assert same_caption("Novelist Han Kang reads.", "Novelist Han Kang-min reads.").label == "distinct"
    assert same_caption("Kim Jong Un waves in Nampo.", "Kim Jong-un waves in Nampo.").label == "near"


def test_a_text_in_brackets_or_quotes_is_seen_to_stand_twice() -> None:
    for text in (
        "(From L) Kim Min-su and Lee Ji-eun bow in Seoul on April 21.",
        "‘빛의 길’ 전시가 열린 광주에서 관람객이 작품을 보고 있다.",
    ):
        assert same_caption(f"{text} {text}", text).label == "exact"


def test_a_text_that_is_all_credit_is_compared_as_it_stands() -> None:
    assert same_caption("AP-Yonhap", "AP-Yonhap").label == "exact"


def test_the_seeds_captions_are_not_each_other() -> None:
    soldiers = (
        "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward Russian "
        "positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by Ukraine's 24th "
        "Mechanised Brigade press service. AP-Yonhap"
    )
    missiles = (
        "U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, Tuesday, in this image "
        "captured from a video posted by a Telegram channel affiliated with the Ukrainian military. AP-Yonhap"
    )
    assert same_caption(soldiers, missiles).label == "distinct"
    assert same_caption(soldiers, soldiers.replace("AP-Yonhap", "Yonhap/AP")).label == "exact"
    assert same_caption(soldiers, soldiers.replace("24th", "25th")).why.startswith("variant: another number")
    assert same_caption(soldiers, f"{soldiers} {soldiers}").label == "exact"


@given(st.sampled_from(_CAPTIONS), st.sampled_from(_CAPTIONS))
def test_the_verdict_does_not_depend_on_the_order(a: str, b: str) -> None:
    there, back = same_caption(a, b), same_caption(b, a)
    assert (there.label, there.variant) == (back.label, back.variant)
    assert 0.0 <= there.score <= 1.0


@given(st.sampled_from(_CAPTIONS))
def test_form_case_and_blanks_never_matter(caption: str) -> None:
    for other in (unicodedata.normalize("NFD", caption), caption.replace(" ", "\u00a0"), f" {caption}\n"):
        assert same_caption(caption, other).label == "exact"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_get_a_verdict(a: str, b: str) -> None:
    verdict = same_caption(a, b)
    assert verdict.label in ("exact", "near", "distinct")
    assert same_caption(a, a).label == ("exact" if exact_form(a) else "distinct")


@given(st.text(alphabet="ab가나다1-.,'\"()&;…LR \u200b", max_size=60))
def test_any_text_is_read_without_raising(text: str) -> None:
    reading = Caption(text).reading
    columns = (
        reading.keys,
        reading.printed,
        reading.kinds,
        reading.weights,
        reading.articles,
        reading.after,
        reading.opens,
    )
    assert len({len(column) for column in columns}) == 1


def test_captions_made_ready_give_the_same_verdict_as_texts() -> None:
    for pair in PAIRS[::7]:
        assert judge(Caption(pair.a), Caption(pair.b)) == same_caption(pair.a, pair.b)


def test_a_brief_verdict_has_the_label_of_the_full_one() -> None:
    pairs = [(pair.a, pair.b) for pair in (*PAIRS, *FRESH)]
    pairs.append(
        (
            "24일 오전 서울 광화문광장에서 시민들이 분수 옆을 지나고 있다. 주말 내내 인파가 몰렸다.",
            "[자료사진] 24일 오전 서울 광화문 광장에서 시민들이 분수 옆을 지나고 있다.",
        )
    )
    for a, b in pairs:
        assert judge(Caption(a), Caption(b), brief=True).label == same_caption(a, b).label, (a, b)
    assert same_caption(*pairs[-1]).label == "near"


def test_a_verdict_in_brief_is_the_verdict_at_length() -> None:
    for pair in (*PAIRS, *FRESH, *BEATS):
        a, b = Caption(pair.a), Caption(pair.b)
        at_length, brief = judge(a, b), judge(a, b, brief=True)
        label, score = sameness(a, b)
        assert at_length.label == brief.label == label, pair
        if label != "distinct":
            assert at_length.score == brief.score == score, pair
