"""A caption in two languages in both databases: found, saved, remembered, taken back."""

from __future__ import annotations

from pathlib import Path

from photodesk.desk import Desk
from photodesk.settings import Settings
from tests.browser.made_photos import made_photo

KOREAN = "24일 시민들이 서울 한강 다리를 건너고 있다."


def test_a_korean_caption_is_found_saved_undone_and_remembered(where: str, tmp_path: Path) -> None:
    with Desk.open(where, settings=Settings(), user="Kim") as desk:
        path = made_photo(tmp_path / "han.jpg", 1, {"caption": "A bridge in Seoul.", "caption@ko": KOREAN})
        (photo,) = desk.ingest([path]).added
        assert desk.store.get(photo).metadata.get("caption@ko") == KOREAN
        assert desk.ids("한강") == desk.ids("caption:건너고") == (photo,)
        assert desk.ids("credit:한강") == ()
        edited = desk.edit(photo, {"caption@ko": "눈 내리는 남산."})
        assert (desk.ids("남산"), desk.ids("한강")) == ((photo,), ())
        past = desk.history(photo)[0]
        assert (past.field, past.before, past.after) == ("caption@ko", KOREAN, "눈 내리는 남산.")
        desk.undo(edited.batch_id)
        assert desk.store.get(photo).metadata.get("caption@ko") == KOREAN
        assert desk.ids("한강") == (photo,)
