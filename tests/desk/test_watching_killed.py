"""A server that is killed while folders are taken in: what it had is there, the rest comes, nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from photodesk.desk import Desk
from photodesk.settings import Settings
from tests.desk.test_zips import packed, picture

WATCH = """
import sys, time
from pathlib import Path
from photodesk.desk import Desk, ingesting, watching
from photodesk.desk.watching import Watch, Watching

arrive = ingesting.arrive

def slowly(path, **how):
    time.sleep(0.004)
    return arrive(path, **how)

ingesting.arrive = slowly
watching.AT_ONCE = 24
with Desk.open(sys.argv[1]) as desk:
    watches = [Watch("wire", Path(sys.argv[2])), Watch("handout", Path(sys.argv[3]))]
    looking = Watching(desk, watches, poll_s=0.05)
    print("looking", flush=True)
    while True:
        looking.round()
        print(desk.find("", limit=1).total, flush=True)
"""
WIRE, HANDOUT = 110, 30


def test_what_a_kill_broke_off_is_gone_on_with_and_nothing_comes_twice(tmp_path: Path) -> None:
    wire, handout = tmp_path / "wire", tmp_path / "handout"
    wire.mkdir()
    handout.mkdir()
    for number in range(WIRE):
        path = wire / f"사진_{number:03}.jpg"
        path.write_bytes(picture(number))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    members = {f"{number}.jpg": picture(WIRE + number) for number in range(HANDOUT)}
    os.utime(packed(handout / "handout.zip", members, "cp949"), (1_700_000_000, 1_700_000_000))
    desk_folder = tmp_path / "desk"
    with Desk.open(desk_folder, settings=Settings()) as desk:
        seen = []
        for least in (20, 80):
            with _watching(desk_folder, wire, handout) as process:
                _wait_for(desk, least)
                process.kill()
                process.wait()
            seen.append(desk.find("", limit=1).total)
        assert 0 < seen[0] < WIRE + HANDOUT
        assert seen == sorted(seen)
        with _watching(desk_folder, wire, handout) as process:
            _wait_for(desk, WIRE + HANDOUT)
            assert process.stdout is not None
            until = time.monotonic() + 60
            while process.stdout.readline().strip() != str(WIRE + HANDOUT):
                assert time.monotonic() < until
            process.kill()
            process.wait()
        photos = desk.find("", limit=1000).photos
        assert len(photos) == WIRE + HANDOUT
        assert max(Counter(photo.path for photo in photos).values()) == 1
        assert max(Counter(photo.file_hash for photo in photos).values()) == 1
        assert Counter(photo.source_label for photo in photos) == {"wire": WIRE, "handout": HANDOUT}
        assert desk.differences() == ()
        with desk.store.engine.connect() as connection:
            assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"


def _watching(*places: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WATCH, *map(str, places)], stdout=subprocess.PIPE, text=True
    )


def _wait_for(desk: Desk, photos: int) -> None:
    until = time.monotonic() + 60
    while (total := desk.find("", limit=1).total) < photos:
        assert time.monotonic() < until, f"{total} of {photos} photos after 60 s"
        time.sleep(0.02)
