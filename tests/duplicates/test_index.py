"""Groups of the same captions among many: disjoint, complete, in order, whoever does the judging."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk import text as texts
from photodesk.duplicates import grams, joining, sifting
from photodesk.duplicates.captions import Caption, judge
from photodesk.duplicates.index import Link, Work, groups, judge_all
from tests.benchmarks.made_captions import made
from tests.duplicates.fresh_pairs import FRESH, MISSED
from tests.duplicates.pairs import PAIRS

_SOME = sorted({text for pair in PAIRS[::2] for text in (pair.a, pair.b)})


def _keys(found: Iterable[object]) -> list[list[str]]:
    return [[member.key for member in group.members] for group in found]  # type: ignore[attr-defined]


def _brute(items: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the groups that judging every pair gives."""
    ready = [Caption(caption) for _, caption in items]
    parents = list(range(len(items)))

    def root(place: int) -> int:
        while parents[place] != place:
            place = parents[place]
        return place

    for a, b in combinations(range(len(items)), 2):
        if judge(ready[a], ready[b], brief=True).label != "distinct":
            low, high = sorted((root(a), root(b)))
            parents[high] = low
    members: dict[int, list[str]] = {}
    for place, (key, _) in enumerate(items):
        members.setdefault(root(place), []).append(key)
    return [keys for keys in members.values() if len(keys) > 1]


def test_the_labelled_captions_are_grouped_as_judging_every_pair_groups_them() -> None:
    items = [(f"{place}.jpg", caption) for place, caption in enumerate(_SOME)]
    assert _keys(groups(items)) == _brute(items)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_archive_is_grouped_as_judging_every_pair_groups_it(seed: int) -> None:
    archive = made(200, seed)
    items = [(str(place), caption) for place, caption in enumerate(archive.texts)]
    assert _keys(groups(items)) == _brute(items)


def test_groups_are_disjoint_and_in_the_order_of_their_first_members() -> None:
    found = groups((str(place), caption) for place, caption in enumerate(made(2000, 3).texts))
    keys = [int(key) for group in _keys(found) for key in group]
    assert len(keys) == len(set(keys))
    firsts = [int(group[0]) for group in _keys(found)]
    assert firsts == sorted(firsts)
    assert all(group == sorted(group, key=int) for group in _keys(found))


def test_one_event_is_one_group_and_two_events_are_two() -> None:
    archive = made(3000, 4)
    found = groups((str(place), caption) for place, caption in enumerate(archive.texts))
    events = [{archive.events[int(key)] for key in group} for group in _keys(found)]
    assert sum(len(of_group) == 1 for of_group in events) >= 0.99 * len(events)
    together = {int(key): number for number, group in enumerate(_keys(found)) for key in group}
    pairs = [
        (a, b)
        for a, b in combinations(range(len(archive.events)), 2)
        if archive.events[a] == archive.events[b]
    ]
    joined = sum(together.get(a, -1) == together.get(b, -2) for a, b in pairs)
    assert joined >= 0.95 * len(pairs)


def test_the_order_of_the_items_changes_no_group() -> None:
    items = [(str(place), caption) for place, caption in enumerate(made(600, 5).texts)]
    shuffled = list(items)
    random.Random(1).shuffle(shuffled)
    assert {frozenset(g) for g in _keys(groups(items))} == {frozenset(g) for g in _keys(groups(shuffled))}


def test_a_group_is_near_as_soon_as_one_link_is() -> None:
    exact = groups(
        [("a", "Voters wait in Daegu. Yonhap"), ("b", "VOTERS WAIT IN DAEGU"), ("c", "Rain in Ulsan.")]
    )
    assert [(g.kind, g.score, [m.link for m in g.members]) for g in exact] == [
        ("exact", 1.0, ["exact", "exact"])
    ]
    mixed = groups(
        [("a", "Voters wait in Daegu."), ("b", "FILE - Voters wait in Daegu."), ("c", "voters wait in Daegu")]
    )
    assert [(g.kind, [m.link for m in g.members]) for g in mixed] == [("near", ["exact", "near", "exact"])]
    assert mixed[0].score < 1


def test_empty_captions_and_single_ones_make_no_group() -> None:
    assert groups([]) == ()
    assert groups([("a", "")]) == ()
    assert groups([("a", ""), ("b", " \u200b"), ("c", "Rain in Ulsan.")]) == ()


def test_a_variant_is_not_grouped_however_alike() -> None:
    captions = [
        f"Runners set off at the {n}th Gyeongju Marathon in Gyeongju, North Gyeongsang Province."
        for n in range(4, 60)
    ]
    assert groups((str(n), caption) for n, caption in enumerate(captions)) == ()
    korean = [f"{n}일 서울 광화문광장에서 시민들이 산책하고 있다." for n in range(1, 31)]
    assert groups((str(n), caption) for n, caption in enumerate(korean)) == ()


def test_the_threshold_reaches_the_verdicts() -> None:
    items = [
        ("a", "A man sells chestnuts in Seoul, Monday."),
        ("b", "A man sells roasted chestnuts in Seoul, Monday."),
    ]
    assert len(groups(items)) == 1
    assert groups(items, threshold=0.99) == ()


def test_spreading_the_work_changes_nothing() -> None:
    items = [(str(place), caption) for place, caption in enumerate(made(900, 6).texts)]
    works: list[Work] = []

    def spread(function: Callable[[Work], list[Link]], items: Sequence[Work]) -> Iterable[list[Link]]:
        works.extend(items)
        return map(function, items)

    assert groups(items, spread=spread) == groups(items)
    assert works
    assert all(isinstance(link, Link) for work in works for link in judge_all(work))


# --- candidates ---------------------------------------------------------------------------


def _pairs_by_brute_force(captions: Sequence[str], least: float) -> set[tuple[int, int]]:
    from rapidfuzz import fuzz, process

    scores = process.cdist(captions, captions, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8)
    return {(int(a), int(b)) for a, b in zip(*np.nonzero(scores), strict=True) if a < b}


@pytest.mark.parametrize("seed", [7, 8])
def test_a_desk_misses_no_pair_that_brute_force_finds(seed: int) -> None:
    captions = sorted(set(texts.fold_all(made(1500, seed).texts)))
    found = {(a, b) for a, b in joining.candidates(captions).tolist()}
    assert _pairs_by_brute_force(captions, 90) <= found


def test_batches_in_threads_give_the_keys_of_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    captions = sorted(set(texts.fold_all(made(400, 9).texts)))
    whole = grams.keys(captions)
    assert np.all(whole[1:] > whole[:-1])
    monkeypatch.setattr(grams, "_BATCH", 37)
    seen: list[int] = []
    assert np.array_equal(grams.keys(captions, lambda _, start: seen.append(start)), whole)
    assert sorted(seen) == list(range(0, len(captions), 37))


def test_short_captions_with_a_misprint_are_candidates_too() -> None:
    captions = [
        "papież leon xiv",
        "papeż leon xiv",
        "눈 내린 한라산",
        "눈내린 한라산",
        "commuters",
        "comuters",
        "rain",
        "rian in ulsan",
    ]
    found = {(a, b) for a, b in joining.candidates(captions).tolist()}
    assert {(0, 1), (2, 3), (4, 5)} <= found


@given(st.lists(st.text(alphabet="abc 가나1.漢\n", max_size=30), max_size=12, unique=True))
def test_any_texts_have_candidates_without_raising(captions: list[str]) -> None:
    folded = sorted({text for text in texts.fold_all(captions) if text})
    pairs = joining.candidates(folded)
    assert pairs.shape[1] == 2
    assert all(a < b < len(folded) for a, b in pairs.tolist())
    assert len(set(map(tuple, pairs.tolist()))) == len(pairs)


@given(st.lists(st.text(alphabet="ab 가1.漢,'", max_size=20), max_size=6))
def test_words_are_hashed_alike_wherever_they_stand(captions: list[str]) -> None:
    words = grams.words_of(captions)
    spelled = [
        "".join(map(chr, words.letters[start:end].tolist()))
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    ]
    assert all(word.isalnum() for word in spelled)
    for (a, x), (b, y) in combinations(zip(spelled, words.hashes.tolist(), strict=True), 2):
        assert (a == b) == (x == y)
    assert spelled == [w for caption in captions for w in _plain_words(caption)]


def _plain_words(caption: str) -> list[str]:
    out, word = [], ""
    for char in f"{caption} ":
        if char.isalnum() and char != "漢":
            word += char
            continue
        if word:
            out.append(word)
            word = ""
        if char == "漢":
            out.append(char)
    return out


# --- sifting ------------------------------------------------------------------------------


def _firm_words(folded: Sequence[str]) -> sifting.FirmWords:
    firm = sifting.FirmWords(len(folded))
    grams.keys(folded, lambda words, start: firm.look(sifting.see(words), start))
    return firm


def test_no_labelled_duplicate_is_sifted_out() -> None:
    for pair in (*PAIRS, *(pair for pair in FRESH if pair.b not in MISSED)):
        folded = texts.fold_all([pair.a, pair.b])
        if pair.label == "distinct" or folded[0] == folded[1]:
            continue
        both = np.array([[0, 1]])
        assert joining.candidates(folded).tolist() == [[0, 1]], pair
        assert not _firm_words(folded).apart(both)[0], pair
        assert len(sifting.alike(folded, both)) == 1, pair
        assert sifting.alike_to(folded[0], [folded[1]], most=1) == [0], pair


def test_another_number_or_place_is_seen_without_reading() -> None:
    captions = texts.fold_all(
        [
            "Crowds wait for the 25th lantern parade near the old gate in Seoul.",
            "Crowds wait for the 26th lantern parade near the old gate in Seoul.",
            "Crowds wait for the 25th lantern parade near the old gate in Busan.",
            "Crowds wait for the 25th lantern parade near the old gate in Seuol.",
        ]
    )
    pairs = np.array([[0, 1], [0, 2], [0, 3]])
    assert _firm_words(captions).apart(pairs).tolist() == [True, True, False]
