"""Which photo each caption of an article belongs to: by file name, then caption, then picture.

A name or a caption that fits two photos is a tie: shown, never taken. A photo that one caption has
taken is not offered to the next.

Example:
    >>> article = read_article("Snow falls in Seoul, Monday. AP-Yonhap")
    >>> photos = [Candidate("a", "a.jpg", "Snow falls in Seoul, Monday."), Candidate("b", "b.jpg", "Rain.")]
    >>> [(match.key, match.by) for match in match_captions(article.captions, photos)]
    [('a', 'caption')]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from photodesk.language.article import ArticleCaption, read_article
from photodesk.language.article_glue import key as letters_of
from photodesk.language.caption import split_caption

__all__ = ["Candidate", "Match", "match_captions", "read_article"]

MatchedBy = Literal["name", "caption", "near caption", "picture", ""]

NEAR = 0.85
"""Similarity of two captions, 0..1, from which the best photo is taken when nothing else comes near it."""
_LEAD = 0.04
"""How much better than the second the best photo must be."""
_PICTURE_DISTANCE = 6
"""Bits of 64 in which two perceptual hashes of one picture may differ."""


class Candidate(NamedTuple):
    """A photo that may belong to a caption.

    Attributes:
        key: path or desk id. `name`: file name. `caption`: the caption it carries.
        perceptual_hash: 64-bit value, or None when the pixels were not read.
    """

    key: str
    name: str = ""
    caption: str = ""
    perceptual_hash: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for one caption.

    Attributes:
        key: the photo's key, or "" when none or several fit.
        by: what decided: name, caption, near caption, picture; "" without a photo.
        score: similarity of the captions, 0..1; 1 for a name or an equal caption.
        ties: keys of the photos that fit equally well, none of them taken.
    """

    key: str = ""
    by: MatchedBy = ""
    score: float = 0.0
    ties: tuple[str, ...] = ()


def match_captions(
    captions: Sequence[ArticleCaption],
    candidates: Sequence[Candidate],
    *,
    pictures: Mapping[str, int] | None = None,
    near: float = NEAR,
) -> tuple[Match, ...]:
    """Match an article's captions to photos.

    Args:
        captions: of the article, in order.
        candidates: the photos; plain (key, name, caption, perceptual hash) tuples will do.
        pictures: perceptual hashes of the page's own pictures, by the name the page gives them.
        near: similarity, 0..1, from which a changed caption still counts.

    Returns:
        One match for each caption, in order.
    """
    photos = [Candidate(*candidate) for candidate in candidates]
    found: list[Match | None] = [None] * len(captions)
    taken: set[str] = set()

    def settle(by: MatchedBy, fits: Callable[[ArticleCaption, Candidate], float]) -> None:
        """Give each open caption the one free photo that fits; photos wanted twice are ties too."""
        offers: dict[int, list[tuple[float, str]]] = {}
        for number, caption in enumerate(captions):
            if found[number] is not None:
                continue
            scored = [(fits(caption, photo), photo.key) for photo in photos if photo.key not in taken]
            best = sorted((offer for offer in scored if offer[0] > 0), key=lambda offer: -offer[0])
            if best:
                lead = _LEAD if by == "near caption" else 0.0
                offers[number] = [offer for offer in best if offer[0] >= best[0][0] - lead]
        wanted = [offer[0][1] for offer in offers.values() if len(offer) == 1]
        for number, offer in offers.items():
            score, key = offer[0]
            if len(offer) > 1:
                found[number] = Match(ties=tuple(sorted(key for _, key in offer)), score=score)
            elif wanted.count(key) == 1 or by == "caption":
                # Two captions with the same words may both be this photo's: printed twice.
                found[number] = Match(key, by, score)
                taken.add(key)

    settle("name", lambda caption, photo: float(same_file(caption.image, photo.name)))
    told = {photo.key: letters_of(split_caption(photo.caption).caption) for photo in photos if photo.caption}
    own = {id(caption): letters_of(caption.caption) for caption in captions}
    settle(
        "caption",
        lambda caption, photo: float(bool(own[id(caption)]) and own[id(caption)] == told.get(photo.key)),
    )
    settle("near caption", lambda caption, photo: _likeness(own[id(caption)], told.get(photo.key, ""), near))
    if pictures:
        hashes = pictures

        def likeness(caption: ArticleCaption, photo: Candidate) -> float:
            shown = hashes.get(caption.image)
            if shown is None or photo.perceptual_hash is None:
                return 0.0
            distance = (shown ^ photo.perceptual_hash).bit_count()
            return 1 - distance / 64 if distance <= _PICTURE_DISTANCE else 0.0

        settle("picture", likeness)
    return tuple(match or Match() for match in found)


def _likeness(a: str, b: str, near: float) -> float:
    """Return the similarity of two captions' letters, 0 below `near`."""
    if len(a) < 12 or len(b) < 12:
        return 0.0
    from rapidfuzz import fuzz

    score = fuzz.ratio(a, b, score_cutoff=near * 100) / 100
    if not score and min(len(a), len(b)) >= 40 and (a.startswith(b) or b.startswith(a)):
        # The page prints only the first sentence, or adds one.
        return near
    return score


_EXTENSION = re.compile(
    r"\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|bmp|psd|jp2|cr2|cr3|nef|arw|dng)$", re.IGNORECASE
)
_SIZE = re.compile(
    r"(?:[-_](?:\d{2,5}x\d{2,5}|[wh]\d{3,4}|\d{3,4}px|(?:320|480|600|640|720|750|768|800|960|1024|1080|1200|1280)"
    r"|scaled|thumb(?:nail)?|large|medium|small|full|orig(?:inal)?|web|copy|(?=\d*[a-f])[0-9a-f]{5,12})|@\dx)$",
    re.IGNORECASE,
)


def same_file(one: str, other: str) -> bool:
    """Tell whether two file names are one picture's: extensions, sizes and web suffixes aside.

    Example:
        >>> same_file("Seoul_Snow-1024x683.jpg", "seoul_snow.JPG"), same_file("p1.jpg", "p2.jpg")
        (True, False)
        >>> same_file("korea_politics_94398.jpg-664e0.jpg", "korea_politics_94398.jpg")
        True
    """
    names = [set(_stems(name)) for name in (one, other)]
    return bool(names[0] and names[1] and (_stems(one)[0] in names[1] or _stems(other)[0] in names[0]))


def _stems(name: str) -> list[str]:
    """Return the name without extension, then with one more suffix taken off each time."""
    stem = (
        unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1].split("?")[0])
        .casefold()
        .strip()
    )
    if not stem:
        return []
    while (short := _EXTENSION.sub("", stem)) != stem:
        stem = short
    stems = [stem]
    for _ in range(3):
        short = _EXTENSION.sub("", _SIZE.sub("", stem))
        if short == stem or len(short) < 2:
            break
        stem = short
        stems.append(stem)
    return stems
