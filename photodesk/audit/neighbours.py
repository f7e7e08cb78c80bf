"""What the other photos of the page share with one: prepared once for all, and only when asked for.

Photos are put into groups by what must be equal (folded caption, hashes, identifiers); pictures
that look alike by bands of their perceptual hash, of which at least one must then be equal.
The work is linear in the number of photos; only the captions of one page are all compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Literal

from photodesk.audit.reading import Reading
from photodesk.duplicates.captions import Caption, judge
from photodesk.model import Photo

FrameLink = Literal["file", "picture", "supplier id", "image id", "document id"]
"""What two copies of one frame share."""

_HASH_BITS = 64
_MIN_ID_CHARS = 6
"""Shorter supplier numbers are no numbers of pictures: "1", "A7"."""


class Neighbours:
    """The photos that are judged together."""

    def __init__(
        self, readings: Sequence[Reading] = (), *, picture_distance: int = 6, threshold: float = 0.9
    ) -> None:
        """Remember the photos; nothing is compared yet.

        Args:
            readings: the photos in the order of the page.
            picture_distance: bits (of 64) in which two like pictures may differ.
            threshold: least score (0..1) of two nearly equal captions.
        """
        self._readings = tuple(readings)
        self._picture_distance = picture_distance
        self._threshold = threshold

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {reading.photo.key: number for number, reading in enumerate(self._readings, start=1)}

    def number(self, key: str) -> int:
        """Return the place of a photo on the page, from 1; 0 for a photo that is not on it."""
        return self._numbers.get(key, 0)

    def same_caption(self, key: str) -> tuple[Photo, ...]:
        """Return the photos that carry the same caption, itself among them; () when it is alone."""
        return self._captions.get(key, ())

    @cached_property
    def _captions(self) -> Mapping[str, tuple[Photo, ...]]:
        alike: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self._readings:
            if reading.caption:
                alike[reading.letters].append(reading)
        groups: defaultdict[str, list[Photo]] = defaultdict(list)
        for readings in alike.values():
            if len(readings) > 1:
                for reading in readings:
                    groups[reading.folded_caption].append(reading.photo)
        return {photo.key: tuple(group) for group in groups.values() if len(group) > 1 for photo in group}

    def same_frame(self, key: str) -> tuple[tuple[Photo, FrameLink], ...]:
        """Return the other photos that are the same frame, and what proves it."""
        return self._frames.get(key, ())

    @cached_property
    def _frames(self) -> Mapping[str, tuple[tuple[Photo, FrameLink], ...]]:
        groups: defaultdict[tuple[FrameLink, str], list[Photo]] = defaultdict(list)
        for reading in self._readings:
            for link, value in _identities(reading.photo):
                groups[link, value].append(reading.photo)
        found: defaultdict[str, dict[str, tuple[Photo, FrameLink]]] = defaultdict(dict)
        for (link, _), group in groups.items():
            if len(group) > 1:
                for photo in group:
                    for other in group:
                        if other.key != photo.key:
                            found[photo.key].setdefault(other.key, (other, link))
        return {key: tuple(others.values()) for key, others in found.items()}

    def near_pictures(self, key: str) -> tuple[tuple[Photo, int], ...]:
        """Return the other photos that look the same, with the distance of their hashes in bits."""
        return self._pictures.get(key, ())

    @cached_property
    def _pictures(self) -> Mapping[str, tuple[tuple[Photo, int], ...]]:
        # Hashes that differ in at most d bits are equal in at least one of d + 1 bands.
        bands = self._picture_distance + 1
        width = -(-_HASH_BITS // bands)
        mask = (1 << width) - 1
        buckets: defaultdict[tuple[int, int], list[tuple[Photo, int]]] = defaultdict(list)
        for reading in self._readings:
            value = reading.photo.perceptual_hash
            if value is not None:
                for band in range(bands):
                    buckets[band, (value >> band * width) & mask].append((reading.photo, value))
        found: defaultdict[str, dict[str, tuple[Photo, int]]] = defaultdict(dict)
        for bucket in buckets.values():
            for position, (photo, value) in enumerate(bucket):
                for other, other_value in bucket[position + 1 :]:
                    distance = (value ^ other_value).bit_count()
                    if distance <= self._picture_distance and photo.key != other.key:
                        found[photo.key][other.key] = (other, distance)
                        found[other.key][photo.key] = (photo, distance)
        return {key: tuple(others.values()) for key, others in found.items()}

    def near_captions(self, key: str) -> tuple[Photo, ...]:
        """Return the other photos whose caption says nearly the same, in other words."""
        return self._near.get(key, ())

    @cached_property
    def _near(self) -> Mapping[str, tuple[Photo, ...]]:
        first: dict[str, Photo] = {}
        for reading in self._readings:
            if reading.caption:
                first.setdefault(reading.folded_caption, reading.photo)
        found: defaultdict[str, list[Photo]] = defaultdict(list)
        for a, b in self._near_pairs(first):
            for mine, theirs in ((a, b), (b, a)):
                group = self._captions.get(mine.key, (mine,))
                for photo in group:
                    found[photo.key].append(theirs)
        return {key: tuple(others) for key, others in found.items()}

    def _near_pairs(self, captions: Mapping[str, Photo]) -> Iterator[tuple[Photo, Photo]]:
        ready = [(Caption(photo.metadata.caption), photo) for photo in captions.values()]
        for i, j in _candidates(list(captions)):
            if judge(ready[i][0], ready[j][0], threshold=self._threshold).label == "near":
                yield ready[i][1], ready[j][1]


_MAX_PAIRWISE = 60
"""Captions of one page are all compared with each other; of more, those that share rare words."""
_MIN_LETTERS_ALIKE = 85
"""Of many captions only those are compared whose letters agree by so many percent."""
_PAIRS_AT_ONCE = 50_000
_MAX_COMPARED = 20_000
"""Of a whole archive the likeliest pairs are compared; `photodesk dupes` compares all."""


def _candidates(folded: list[str]) -> Iterable[tuple[int, int]]:
    """Return pairs of captions (row numbers) that are worth comparing."""
    if len(folded) <= _MAX_PAIRWISE:
        return combinations(range(len(folded)), 2)
    from rapidfuzz import fuzz, process  # numpy and rapidfuzz: a page needs neither

    from photodesk.duplicates.joining import ARCHIVE, candidates

    pairs = candidates(folded, ARCHIVE)
    kept: list[tuple[float, int, int]] = []
    # Among copies of few templates there are millions of pairs: only the likest are ever held.
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        rows = pairs[start : start + _PAIRS_AT_ONCE].tolist()
        alike = process.cpdist([folded[i] for i, _ in rows], [folded[j] for _, j in rows], scorer=fuzz.ratio)
        near = (alike >= _MIN_LETTERS_ALIKE).nonzero()[0].tolist()
        kept += [(float(alike[n]), rows[n][0], rows[n][1]) for n in near]
        kept = sorted(kept, reverse=True)[:_MAX_COMPARED]
    return [(i, j) for _, i, j in kept]


def _identities(photo: Photo) -> Iterator[tuple[FrameLink, str]]:
    """Yield what identifies the frame of a photo."""
    if photo.file_hash:
        yield "file", photo.file_hash
    if photo.picture_hash:
        yield "picture", photo.picture_hash
    metadata = photo.metadata
    if len(metadata.supplier_image_id) >= _MIN_ID_CHARS:
        yield "supplier id", metadata.supplier_image_id
    if metadata.digital_image_guid:
        yield "image id", metadata.digital_image_guid
    if original := photo.tags.document_ids.get("OriginalDocumentID"):
        yield "document id", original
