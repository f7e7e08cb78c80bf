"""What the photos of a page share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from photodesk.audit.neighbours import Neighbours
from photodesk.audit.reading import Reading
from photodesk.model import Metadata, Photo
from photodesk.settings import Settings
from photodesk.text import fold

S = "A man sells chestnuts in Seoul, Monday."


def neighbours(*photos: Photo) -> Neighbours:
    return Neighbours([Reading(photo, Settings()) for photo in photos])


def captioned(key: str, caption: str, **values: object) -> Photo:
    return Photo(key, metadata=Metadata(caption=caption), **values)  # type: ignore[arg-type]


def keys(photos: tuple[Photo, ...]) -> list[str]:
    return [photo.key for photo in photos]


def test_photos_are_numbered_by_their_place() -> None:
    page = neighbours(captioned("a", S), captioned("b", S))
    assert (page.number("b"), page.number("elsewhere")) == (2, 0)


def test_one_caption_in_two_spellings_is_one() -> None:
    page = neighbours(
        captioned("a", "“Visitors” cross the square – slowly, Monday."),
        captioned("b", '"visitors"  cross the square - slowly, Monday. AP-Yonhap'),
        captioned("c", "Visitors cross the square, Monday."),
    )
    assert keys(page.same_caption("a")) == ["a", "b"]
    assert page.same_caption("c") == ()


def test_a_missing_caption_is_nobodys_twin() -> None:
    page = neighbours(captioned("a", ""), captioned("b", ""), captioned("c", "AP-Yonhap"))
    assert page.same_caption("a") == page.same_caption("c") == ()


def test_one_frame_is_known_by_hash_or_number() -> None:
    page = neighbours(
        captioned("a", S, picture_hash="h1", file_hash="f1"),
        captioned("b", S, picture_hash="h1", file_hash="f2"),
        captioned("c", S, file_hash="f1"),
        captioned("d", S),
    )
    assert [(photo.key, link) for photo, link in page.same_frame("a")] == [("c", "file"), ("b", "picture")]
    assert page.same_frame("d") == ()


def test_like_pictures_are_found_within_the_distance() -> None:
    page = neighbours(
        captioned("a", S, perceptual_hash=0),
        captioned("b", S, perceptual_hash=0b111111),
        captioned("c", S, perceptual_hash=2**40 - 1),
    )
    assert [(photo.key, distance) for photo, distance in page.near_pictures("a")] == [("b", 6)]


@given(st.lists(st.integers(0, 2**64 - 1), min_size=2, max_size=6), st.sets(st.integers(0, 63), max_size=8))
def test_no_like_picture_is_missed(hashes: list[int], flipped: set[int]) -> None:
    hashes = [*hashes, hashes[0] ^ sum(1 << bit for bit in flipped)]
    page = neighbours(*(captioned(str(n), S, perceptual_hash=value) for n, value in enumerate(hashes)))
    near = {
        (a, b)
        for a, x in enumerate(hashes)
        for b, y in enumerate(hashes)
        if a != b and (x ^ y).bit_count() <= 6
    }
    found = {(a, int(p.key)) for a in range(len(hashes)) for p, _ in page.near_pictures(str(a))}
    assert found == near


_LETTERS = st.text(alphabet="aB. “”\"'–-&;,가나\u200b\u00a0", max_size=8)


@given(st.lists(_LETTERS.map(lambda t: f"Visitors {t} cross."), min_size=2, max_size=5))
def test_captions_share_a_group_exactly_when_their_folds_are_equal(captions: list[str]) -> None:
    page = neighbours(*(captioned(str(n), caption) for n, caption in enumerate(captions)))
    readings = [Reading(captioned(str(n), caption), Settings()) for n, caption in enumerate(captions)]
    for n, reading in enumerate(readings):
        same = [str(m) for m, other in enumerate(readings) if fold(other.caption) == fold(reading.caption)]
        assert keys(page.same_caption(str(n))) == (same if len(same) > 1 else [])


def test_nearly_equal_captions_are_found_among_hundreds() -> None:
    many = [
        captioned(str(n), f"Boat number {n} of the fleet leaves harbor {n % 7} in Sokcho, Monday.")
        for n in range(300)
    ]
    page = neighbours(
        *many, captioned("a", S), captioned("b", "A man sells roasted chestnuts in Seoul, Monday.")
    )
    assert keys(page.near_captions("b")) == ["a"]
    assert page.near_captions("17") == ()


def test_nearly_equal_captions_are_found_and_variants_are_not() -> None:
    page = neighbours(
        captioned("a", S),
        captioned("b", "A man sells roasted chestnuts in Seoul, Monday."),
        captioned("c", "A man sells chestnuts in Busan, Monday."),
        captioned("d", S),
    )
    assert keys(page.near_captions("b")) == ["a"]
    assert keys(page.near_captions("d")) == ["b"]
    assert page.near_captions("c") == ()
