"""A caption in two languages on the desk: taken in, edited, found, put into the file, and taken back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.desk import Desk, outside, sheets
from photodesk.desk.demo import WRITTEN_AT
from photodesk.errors import TextError, UsageError
from photodesk.model import Metadata, Value
from tests.browser.made_photos import made_photo

ENGLISH = "Commuters walk across a bridge over the Han River in Seoul, Tuesday, Nov. 24, 2026."
KOREAN = "24일 시민들이 서울 한강 다리를 건너고 있다."


def taken(desk: Desk, folder: Path, says: Mapping[str, Value] | None = None, number: int = 1) -> int:
    path = made_photo(folder / f"han{number}.jpg", number, {"caption": ENGLISH, **(says or {})})
    return desk.ingest([path]).added[0]


def said(desk: Desk, photo: int) -> Metadata:
    return desk.store.get(photo).metadata


def told(desk: Desk, photo: int) -> dict[str, str]:
    """What exiftool reads in the photo's file."""
    args = ["exiftool", "-j", "-XMP-dc:Description*", str(desk.store.get(photo).path)]
    found = subprocess.run(args, capture_output=True, check=True, text=True).stdout
    (document,) = json.loads(found)
    return {name: text for name, text in document.items() if name != "SourceFile"}


def test_embedding_puts_every_language_into_the_file_and_takes_the_cleared_out(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo = taken(empty_desk, tmp_path, {"caption@fr": "Pont"})
    empty_desk.edit(photo, {"caption@ko": KOREAN, "caption@fr": ""})
    assert not empty_desk.embed([photo]).refused
    assert told(empty_desk, photo) == {"Description": ENGLISH, "Description-ko": KOREAN}
    assert empty_desk.embed([photo]).written == ()
    empty_desk.edit(photo, {"caption@ko": ""})
    empty_desk.embed([photo])
    assert told(empty_desk, photo) == {"Description": ENGLISH}


def test_korean_of_a_country_is_the_korean_caption_and_an_undo_gives_its_own_tag_back(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo = taken(empty_desk, tmp_path, {"caption@ko-KR": KOREAN})
    edited = empty_desk.edit(photo, {"caption@KO": ""})
    assert said(empty_desk, photo).alternatives == ()
    empty_desk.undo(edited.batch_id)
    assert said(empty_desk, photo).alternatives == (("caption", "ko-KR", KOREAN),)


def test_what_repeats_the_caption_follows_it_and_desk_and_file_stay_alike(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo = taken(empty_desk, tmp_path, {"caption@en-US": ENGLISH, "caption@ko": KOREAN})
    before = said(empty_desk, photo)
    edited = empty_desk.edit(photo, {"caption": "Snow falls on Seoul."})
    assert said(empty_desk, photo).get("caption@en-US") == "Snow falls on Seoul."
    assert said(empty_desk, photo).get("caption@ko") == KOREAN
    empty_desk.embed([photo])
    read = photofile.read(empty_desk.store.get(photo).path).metadata
    assert set(read.alternatives) == set(said(empty_desk, photo).alternatives)
    empty_desk.undo(edited.batch_id)
    assert said(empty_desk, photo) == before


def test_a_cleared_caption_takes_its_languages_along_and_one_undo_gives_all_back(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo = taken(empty_desk, tmp_path, {"caption@ko": KOREAN})
    edited = empty_desk.edit(photo, {"caption": ""})
    assert said(empty_desk, photo).alternatives == ()
    empty_desk.undo(edited.batch_id)
    assert said(empty_desk, photo).get("caption@ko") == KOREAN


def test_a_korean_caption_waits_for_the_caption_itself(empty_desk: Desk, tmp_path: Path) -> None:
    photo = taken(empty_desk, tmp_path, {"caption": ""})
    with pytest.raises(TextError, match="no caption yet"):
        empty_desk.edit(photo, {"caption@ko": KOREAN})
    empty_desk.edit(photo, {"caption@ko": KOREAN, "caption": ENGLISH})
    assert said(empty_desk, photo).get("caption@ko") == KOREAN
    with pytest.raises(UsageError, match="one text for all languages"):
        empty_desk.edit(photo, {"credit_line@ko": "연합뉴스"})


def test_a_sheet_with_a_korean_column_fills_what_has_a_caption_and_hands_the_rest_back(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo, silent = taken(empty_desk, tmp_path), taken(empty_desk, tmp_path, {"caption": ""}, 2)
    data = f"파일명,사진 설명@ko\nhan1.jpg,{KOREAN}\nhan2.jpg,눈이 내린다.\n".encode("cp949")
    planned = empty_desk.plan_sheet(data, "sheet.csv")
    revisions = {str(i): empty_desk.store.get(i).revision for i in (photo, silent)}
    empty_desk.apply(sheets.proposal_of(planned, revisions))
    assert said(empty_desk, photo).get("caption@ko") == KOREAN
    assert said(empty_desk, silent).alternatives == ()
    assert "먼저 본래 언어의 글이" in planned.leftover().decode("cp949")


def test_a_korean_caption_changed_outside_is_taken_over_or_waits_like_any_field(
    empty_desk: Desk, tmp_path: Path
) -> None:
    photo = taken(empty_desk, tmp_path, {"caption@ko": KOREAN})
    path = empty_desk.store.get(photo).path
    photofile.embed(path, {"caption@ko": "밖에서 고친 설명."}, metadata_date=WRITTEN_AT)
    looked = outside.look(empty_desk, empty_desk.store.get(photo))
    assert isinstance(looked, outside.Looked)
    assert looked.merged == ("caption@ko",)
    empty_desk.edit(photo, {"caption@ko": "안에서 고친 설명."})
    photofile.embed(path, {"caption@ko": "밖에서 또 고친 설명."}, metadata_date=WRITTEN_AT)
    outside.look(empty_desk, empty_desk.store.get(photo))
    (waiting,) = empty_desk.differences()
    assert [one.field for one in waiting.fields] == ["caption@ko"]
    empty_desk.settle(waiting.id, "theirs")
    assert said(empty_desk, photo).get("caption@ko") == "밖에서 또 고친 설명."
