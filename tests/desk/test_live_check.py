"""What an editor is told while typing is ready before the first key, also after an update."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from photodesk.desk import Desk
from photodesk.desk.live_check import LiveCheck
from photodesk.library import sign_renewal
from photodesk.library.schema import caption_signs
from photodesk.library.store import Arrival, Standing
from photodesk.model import Metadata

KOREAN = "24일 오전 서울 광화문 광장에서 시민들이 첫눈을 맞으며 출근하고 있다."


def _put(desk: Desk, caption: str) -> int:
    arrival = Arrival(Path("/a.jpg"), "jpeg", 4, 3, "f", "p", Metadata(caption=caption))
    return desk.store.add([(arrival, Standing())], at=desk.clock())[0]


def test_signs_of_an_older_photodesk_are_renewed_in_the_background(empty_desk: Desk) -> None:
    photo_id = _put(empty_desk, KOREAN)
    with empty_desk.store.engine.execution_options(writing=True).begin() as connection:
        connection.execute(caption_signs.delete())
        connection.execute(sa.text("UPDATE sign_scheme SET scheme = 1"))
    typed = KOREAN.replace("출근하고", "출근하는")
    assert empty_desk.like_caption(typed) == ()
    check = LiveCheck(empty_desk, after_s=0)
    check.start()
    assert check.wait(timeout_s=60)
    assert [like.record.id for like in empty_desk.like_caption(typed)] == [photo_id]
    assert not sign_renewal.is_due(empty_desk.store.engine)


def test_it_stops_before_it_began(empty_desk: Desk) -> None:
    check = LiveCheck(empty_desk, after_s=600)
    check.start()
    check.stop()
    assert check.wait(timeout_s=0)
    check.stop()


def test_once_loaded_the_first_question_loads_nothing_more() -> None:
    asked = """
import sys
from photodesk.desk import live_check
live_check.load()
before = set(sys.modules)
from photodesk.duplicates import postings
kept = postings.Memory()
for number, caption in enumerate(("Snow falls on Busan Station.", "19일 부산역에 첫눈이 내리고 있다.")):
    postings.keep(kept, str(number), caption)
    assert postings.find(kept, caption + " Yonhap")
    postings.find(kept, caption.replace("Station", "Statoin").replace("첫눈이", "첫눈"))
print(sorted(name for name in set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
