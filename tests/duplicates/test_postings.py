"""One caption against those kept: found whatever its credit, misprint or end, and forgotten when dropped."""

from __future__ import annotations

import pytest
import xxhash
from hypothesis import given
from hypothesis import strategies as st

from photodesk.duplicates.postings import SCHEME, Held, Memory, drop, find, keep, signs
from photodesk.text import fold
from tests.benchmarks.made_captions import made
from tests.duplicates.pairs import PAIRS

_CAPTION = (
    "Volunteers clear mud from a flooded market in Cheongdo, North Gyeongsang Province, Tuesday, after rain. "
    "More rain is forecast for the weekend. AP-Yonhap"
)


def _memory(*captions: str) -> Memory:
    memory = Memory()
    for place, caption in enumerate(captions):
        keep(memory, str(place), caption)
    return memory


@pytest.mark.parametrize(
    "copy",
    [
        _CAPTION,
        _CAPTION.upper(),
        _CAPTION.replace("AP-Yonhap", "(Yonhap)"),
        _CAPTION.replace("flooded", "floodde"),
        _CAPTION.replace("Tuesday", "Aug. 4"),
        f"FILE - {_CAPTION}",
        f"Cheongdo, South Korea. {_CAPTION}",
        _CAPTION.split(". ", maxsplit=1)[0] + ".",
        _CAPTION[:95] + "...more",
    ],
)
def test_a_copy_is_found(copy: str) -> None:
    memory = _memory("Rain in Ulsan.", _CAPTION, "A ferry leaves the port of Mokpo on October 5.")
    assert [match.key for match in find(memory, copy)] == ["1"]


@pytest.mark.parametrize(
    "variant",
    [
        _CAPTION.replace("Cheongdo", "Miryang"),
        _CAPTION.replace("Tuesday", "Wednesday"),
        _CAPTION.replace("Volunteers", "Soldiers"),
        "A ferry leaves the port of Yeosu on October 5.",
        "",
        "...",
    ],
)
def test_a_variant_and_an_empty_caption_are_not_found(variant: str) -> None:
    memory = _memory("Rain in Ulsan.", _CAPTION, "A ferry leaves the port of Mokpo on October 5.", "")
    assert find(memory, variant) == ()


def test_korean_captions_are_found() -> None:
    memory = _memory("19일 오후 서울 광화문광장에서 시민들이 분수 옆을 지나고 있다. 연합뉴스")
    assert (
        find(memory, "19일 오후 서울 광화문 광장에서 시민들이 분수 옆을 지나고 있다")[0].verdict.label
        == "near"
    )
    assert find(memory, "20일 오후 서울 광화문광장에서 시민들이 분수 옆을 지나고 있다") == ()


def test_exact_ones_come_first_and_ones_own_key_may_be_left_out() -> None:
    memory = _memory(f"FILE - {_CAPTION}", _CAPTION, _CAPTION.lower())
    assert [match.key for match in find(memory, _CAPTION)] == ["1", "2", "0"]
    assert [match.key for match in find(memory, _CAPTION, but={"1"})] == ["2", "0"]


def test_what_is_dropped_or_replaced_is_no_longer_found() -> None:
    memory = _memory(_CAPTION)
    keep(memory, "0", "Rain in Ulsan.")
    assert find(memory, _CAPTION) == ()
    assert len(memory) == 1
    drop(memory, "0")
    drop(memory, "unknown")
    assert (len(memory), find(memory, "Rain in Ulsan.")) == (0, ())


def test_signs_that_many_captions_hold_are_left_out() -> None:
    memory = _memory(*[_CAPTION] * 5)
    asked = signs(_CAPTION)
    assert len(memory.candidates(asked, longest=5, limit=3)) == 3
    assert memory.candidates(asked, longest=4, limit=3) == []
    assert memory.candidates(asked, longest=5, limit=1) == [Held("0", _CAPTION, fold(_CAPTION))]


def test_a_rare_sign_counts_for_more_than_many_common_ones() -> None:
    memory = Memory()
    for number in range(10):
        memory.add(f"template {number}", "Voters wait in line.", [2, 3, 4])
    memory.add("same event", "Voters line up.", [1])
    found = [held.key for held in memory.candidates([1, 2, 3, 4], longest=100, limit=3)]
    assert found == ["same event", "template 0", "template 1"]


def test_signs_are_the_same_everywhere() -> None:
    assert signs("Rain in Ulsan.") == signs("RAIN in Ulsan! Yonhap")
    assert signs("Rain in Ulsan.") == (433761865466034220, 1331055264110066581)


def test_whoever_makes_other_signs_raises_the_scheme() -> None:
    """Desks renew the signs that they keep when `SCHEME` is another than theirs."""
    of_scheme = {(2, "6623fddfe0e77beb")}
    said = [text for pair in PAIRS for text in pair[:2]]
    digest = xxhash.xxh3_64_hexdigest(repr([signs(text) for text in said]).encode())
    assert (SCHEME, digest) in of_scheme, "raise postings.SCHEME, and note the new digest here"


@given(st.text(max_size=60))
def test_any_text_has_signs_that_a_database_can_hold(text: str) -> None:
    found = signs(text)
    assert found == tuple(sorted(set(found)))
    assert all(0 <= sign < 2**63 for sign in found)
    memory = _memory(text)
    assert [match.key for match in find(memory, text)] in (["0"], [])


def test_almost_all_copies_of_a_made_archive_are_found() -> None:
    archive = made(1500, 9)
    memory = _memory(*archive.texts)
    asked = found = 0
    for place, event in enumerate(archive.events[:400]):
        copies = {str(other) for other, of in enumerate(archive.events) if of == event and other != place}
        if copies:
            keys = {match.key for match in find(memory, archive.texts[place], but={str(place)})}
            asked += len(copies)
            found += len(copies & keys)
    assert found >= 0.92 * asked
