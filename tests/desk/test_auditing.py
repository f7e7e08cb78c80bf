"""Auditing files: what photos have in common is held once, and nothing else about them changes."""

from __future__ import annotations

import pytest

from photodesk.audit import neighbours
from photodesk.desk import auditing
from photodesk.model import Metadata, Photo, Tags


def taken(number: int) -> Photo:
    """A photo as it comes from another process: nothing of it is shared with the others."""
    metadata = Metadata(
        caption=f"시민 {number} crosses the Han River.",
        credit_line="".join(["AP", "-", "Yonhap"]),
        creator=("".join(["심", "현철"]),),
    )
    tags = Tags(xmp={"photoshop:Credit": "".join(["AP", "-", "Yonhap"])})
    return Photo(f"{number}.jpg", f"{number}.jpg", metadata=metadata, tags=tags)


def test_photos_that_share_their_credits_say_what_they_said() -> None:
    share = auditing._shared()
    photos = [taken(number) for number in range(3)]
    shared = [share(photo) for photo in photos]
    assert shared == photos
    assert shared[1].metadata.credit_line is shared[0].metadata.credit_line
    assert shared[1].metadata.creator is shared[0].metadata.creator
    assert shared[1].tags is shared[0].tags


@pytest.mark.parametrize("at_once", [1, 7, 50_000])
def test_the_likest_captions_are_the_same_however_many_are_compared_at_once(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded = [
        f"firefighters carry hoses up street {n % 20} after a fire broke out at a warehouse in incheon {n}"
        for n in range(120)
    ]
    whole = list(neighbours._candidates(folded))
    monkeypatch.setattr(neighbours, "_PAIRS_AT_ONCE", at_once)
    assert list(neighbours._candidates(folded)) == whole != []
    monkeypatch.setattr(neighbours, "_MAX_COMPARED", 10)
    assert list(neighbours._candidates(folded)) == whole[:10]
