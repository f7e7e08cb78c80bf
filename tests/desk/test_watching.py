"""Watched folders: taken once and whole, labelled, seen when changed, gone on with after a kill."""

from __future__ import annotations

import io
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from photodesk import batch, photofile
from photodesk.desk import Desk, background, folder_scan, watching, working
from photodesk.desk.folder_scan import FolderScan
from photodesk.desk.watching import Watch, Watching, parse_watch
from photodesk.errors import UsageError
from photodesk.library import jobs
from photodesk.settings import Settings
from tests.desk.test_zips import packed, picture

NOW_NS = 1_000_000 * 10**9


def put(path: Path, shade: int = 1, age_s: float = 1.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture(shade))
    at = NOW_NS - int(age_s * 10**9)
    os.utime(path, ns=(at, at))
    return path


def look(scan: FolderScan, now: float) -> list[str]:
    return [path.name for path, _ in scan.round(now, wall_ns=NOW_NS)]


def take(scan: FolderScan, now: float) -> list[str]:
    ready = scan.round(now, wall_ns=NOW_NS)
    scan.done(ready)
    return [path.name for path, _ in ready]


# --- looking --------------------------------------------------------------------------------


def test_a_file_is_given_out_when_it_stands_still_and_only_once(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    put(tmp_path / "한강.jpg")
    assert take(scan, 0.0) == []
    assert take(scan, 1.0) == []
    assert take(scan, 2.0) == ["한강.jpg"]
    assert take(scan, 4.0) == take(scan, 99.0) == []


def test_a_file_that_grows_is_left_alone_until_it_stands_still(tmp_path: Path) -> None:
    scan, path, data = FolderScan(tmp_path), tmp_path / "a.jpg", picture()
    for second in range(4):
        path.write_bytes(data[: 200 * (second + 1)])
        assert take(scan, second * 2.0) == []
    path.write_bytes(data)
    assert take(scan, 8.0) == []
    assert take(scan, 10.0) == ["a.jpg"]


def test_a_picture_that_breaks_off_waits_for_its_end_but_not_for_ever(tmp_path: Path) -> None:
    scan, path = FolderScan(tmp_path), tmp_path / "a.jpg"
    path.write_bytes(picture()[:-300])
    assert take(scan, 0.0) == take(scan, 10.0) == take(scan, 50.0) == []
    assert take(scan, 61.0) == ["a.jpg"]
    path.write_bytes(picture())
    assert take(scan, 62.0) == []
    assert take(scan, 64.0) == ["a.jpg"]


def test_an_empty_file_waits(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    (tmp_path / "a.jpg").touch()
    assert take(scan, 0.0) == take(scan, 99.0) == take(scan, 999.0) == []


def test_what_was_finished_long_ago_is_taken_at_first_sight(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "er" / "a.jpg", age_s=3600)
    assert take(FolderScan(tmp_path), 0.0) == ["a.jpg"]


@pytest.mark.parametrize(
    "name",
    [
        ".a.jpg", ".hidden/a.jpg", "a.jpg.part", "a.jpg.tmp", "a.JPG.TMP", "a.jpg.crdownload",
        "a.jpg.filepart", "~a.jpg",
        "notes.txt", "captions.csv", "desk/photodesk-desk.json", "deep/.part/a.jpg",
    ],
)  # fmt: skip
def test_what_is_hidden_unfinished_or_no_picture_is_never_given_out(tmp_path: Path, name: str) -> None:
    data = picture() if "jpg" in name.lower() else b"words"
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if name.startswith("desk/"):
        put(path.with_name("thumb.jpg"))
    scan = FolderScan(tmp_path)
    assert [take(scan, now) for now in (0.0, 5.0, 99.0)] == [[], [], []]


def test_a_picture_without_a_pictures_name_is_given_out(tmp_path: Path) -> None:
    put(tmp_path / "no ending", age_s=3600)
    assert take(FolderScan(tmp_path), 0.0) == ["no ending"]


def test_a_file_that_gets_its_name_at_the_end_is_taken_then(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    part = put(tmp_path / "a.jpg.part")
    assert take(scan, 0.0) == take(scan, 5.0) == []
    part.rename(tmp_path / "a.jpg")
    assert take(scan, 6.0) == []
    assert take(scan, 8.0) == ["a.jpg"]


def test_a_file_that_is_replaced_or_rewritten_is_given_out_again(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    path = put(tmp_path / "a.jpg", age_s=3600)
    assert take(scan, 0.0) == ["a.jpg"]
    other = put(tmp_path / ".new", 2, age_s=3600)
    other.replace(path)
    assert take(scan, 40.0) == ["a.jpg"]
    with path.open("r+b") as file:  # in place: the folder's stamp stays
        file.seek(0, os.SEEK_END)
        file.write(b"trailer")
    take(scan, 41.0)
    assert take(scan, 43.0) == ["a.jpg"]


def test_a_file_that_goes_and_comes_again_is_given_out_again(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    path = put(tmp_path / "a.jpg", age_s=3600)
    assert take(scan, 0.0) == ["a.jpg"]
    path.unlink()
    assert take(scan, 40.0) == []
    put(path, 2, age_s=3600)
    assert take(scan, 80.0) == ["a.jpg"]


def test_a_file_that_goes_before_it_is_taken_is_forgotten(tmp_path: Path) -> None:
    scan = FolderScan(tmp_path)
    path = put(tmp_path / "a.jpg")
    look(scan, 0.0)
    path.unlink()
    assert look(scan, 5.0) == []
    assert scan.coming == {}


def test_what_nobody_took_is_given_out_again(tmp_path: Path) -> None:
    put(tmp_path / "a.jpg", age_s=3600)
    scan = FolderScan(tmp_path)
    assert look(scan, 0.0) == look(scan, 1.0) == ["a.jpg"]


def test_a_quiet_folder_is_not_listed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        put(tmp_path / f"{number % 3}" / f"{number}.jpg", age_s=3600)
    old = time.time() - 3600
    for folder in (tmp_path, *tmp_path.iterdir()):
        os.utime(folder, (old, old))
    scan = FolderScan(tmp_path)
    scan.done(scan.round(0.0))
    listed: list[str] = []
    real = os.scandir

    def noted(path: str) -> object:
        listed.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", noted)
    for second in range(1, 15):
        assert scan.round(float(second)) == []
    assert listed == []
    (tmp_path / "1" / "new.jpg").write_bytes(picture(9))
    scan.round(16.0)
    assert listed == [str(tmp_path / "1")]
    scan.round(60.0)
    assert len(listed) == 5


def test_a_folder_that_is_not_there_is_an_error_and_looked_at_again_later(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    scan = FolderScan(folder)
    with pytest.raises(OSError, match="No such file"):
        scan.round(0.0)
    put(folder / "a.jpg", age_s=3600)
    assert take(scan, 1.0) == ["a.jpg"]


# --- options --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["wire", "=x", "wire=", "wire=/no/such/folder", "a/b=.", "x" * 41 + "=."])
def test_an_option_that_names_no_label_or_folder_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_watch(text)


def test_folders_in_each_other_or_in_the_desk_are_refused(empty_desk: Desk, tmp_path: Path) -> None:
    inner = tmp_path / "wire" / "inner"
    inner.mkdir(parents=True)
    with pytest.raises(UsageError, match="one label for one folder"):
        Watching(empty_desk, [Watch("wire", tmp_path / "wire"), Watch("staff", inner)])
    with pytest.raises(UsageError, match="desk's own folder"):
        Watching(empty_desk, [Watch("wire", empty_desk.folder / "inbox")])


# --- taking in ------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    made = {label: tmp_path / "watched" / label for label in ("wire", "handout", "staff")}
    for folder in made.values():
        folder.mkdir(parents=True)
    return made


@pytest.fixture
def watched(empty_desk: Desk, folders: dict[str, Path]) -> Iterator[Watching]:
    made = Watching(empty_desk, [Watch(label, folder) for label, folder in folders.items()])
    yield made
    made.stop()


def old(path: Path, shade: int) -> Path:
    put(path, shade)
    at = time.time() - 3600
    os.utime(path, (at, at))
    return path


def wait_for_jobs(desk: Desk) -> None:
    for job in jobs.recent(desk.store.engine):
        assert working.wait(desk, job.id, timeout_s=30)


def test_the_folder_gives_the_source_and_zips_are_opened(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    old(folders["wire"] / "PYH2026112400010001300.jpg", 1)
    old(folders["staff"] / "tuesday" / "IMG_1.jpg", 2)
    packed(folders["handout"] / "인제군.zip", {"빙어축제.jpg": picture(3), "보도자료.hwp": b"x"}, "cp949")
    os.utime(folders["handout"] / "인제군.zip", (1, 1))
    watched.round()
    wait_for_jobs(empty_desk)
    labels = {record.name: record.source_label for record in empty_desk.find().photos}
    assert labels == {
        "PYH2026112400010001300.jpg": "wire", "IMG_1.jpg": "staff", "빙어축제.jpg": "handout",
    }  # fmt: skip
    watched.round()
    assert empty_desk.find().total == 3
    assert (folders["handout"] / "인제군.zip").exists()


def test_nothing_is_written_into_a_watched_folder(folders: dict[str, Path], watched: Watching) -> None:
    old(folders["wire"] / "a.jpg", 1)

    def standing() -> dict[str, tuple[int, int, int]]:
        found = {path.name: path.stat() for path in (folders["wire"], *folders["wire"].rglob("*"))}
        return {name: (one.st_mtime_ns, one.st_size, one.st_ino) for name, one in found.items()}

    before = standing()
    watched.round()
    assert standing() == before


def test_many_at_once_are_a_job_with_progress(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    for number in range(watching.WORTH_A_JOB):
        old(folders["wire"] / f"{number}.jpg", number)
    watched.round()
    wait_for_jobs(empty_desk)
    (job,) = [job for job in working.shown(empty_desk) if job.kind == "watch"]
    assert (job.title, job.state, job.done, job.total) == ("Taking in from wire", "done", 12, 12)
    assert job.message == "12 photos taken in"
    assert all(record.perceptual_hash is not None for record in empty_desk.find().photos)


def test_a_restart_takes_nothing_twice_and_reads_nothing_again(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(folders["wire"] / "한강.jpg", 1)
    watched.round()
    watched.stop()
    notes = empty_desk.folder / watching.NOTES
    notes.write_text(notes.read_text(encoding="utf-8") + '["/half a line', encoding="utf-8")
    old(folders["wire"] / "b.jpg", 2)
    read: list[str] = []
    real = photofile.file_hash

    def noted(path: Path) -> str:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(photofile, "file_hash", noted)
    again = Watching(empty_desk, [Watch("wire", folders["wire"])])
    again.round()
    assert set(read) == {"b.jpg"}
    assert empty_desk.find().total == 2
    third = Watching(empty_desk, [Watch("wire", folders["wire"])])
    third.round()
    assert set(read) == {"b.jpg"}


def test_without_its_notes_a_restart_finds_everything_known(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    old(folders["wire"] / "a.jpg", 1)
    packed(folders["handout"] / "a.zip", {"z.jpg": picture(3)})
    os.utime(folders["handout"] / "a.zip", (1, 1))
    watched.round()
    (empty_desk.folder / watching.NOTES).unlink()
    again = Watching(empty_desk, [Watch(label, folder) for label, folder in folders.items()])
    again.round()
    assert empty_desk.find().total == 2


def test_a_photo_that_was_removed_does_not_come_back(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    old(folders["wire"] / "a.jpg", 1)
    watched.round()
    empty_desk.remove([record.id for record in empty_desk.find().photos])
    watched.round()
    Watching(empty_desk, [Watch("wire", folders["wire"])]).round()
    assert empty_desk.find().total == 0


def test_a_change_in_the_folder_reaches_the_desk(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_scan, "SETTLE_S", 0.0)
    path = old(folders["staff"] / "a.jpg", 1)
    watched.round()
    photofile.embed(path, {"caption": "눈 내리는 한강"}, metadata_date="2026-11-24")
    watched.round()
    (record,) = empty_desk.find().photos
    assert (record.metadata.caption, record.state) == ("눈 내리는 한강", "file")


def test_what_the_desk_embeds_itself_changes_nothing(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_scan, "SETTLE_S", 0.0)
    old(folders["staff"] / "a.jpg", 1)
    watched.round()
    (record,) = empty_desk.find().photos
    empty_desk.edit(record.id, {"caption": "Ours."})
    empty_desk.embed([record.id])
    watched.round()
    assert empty_desk.differences() == ()
    assert empty_desk.store.get(record.id).metadata.caption == "Ours."
    assert [past.kind for past in empty_desk.history(record.id)] == ["edit"]


def test_a_cancelled_intake_waits_until_somebody_goes_on(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        old(folders["wire"] / f"{number}.jpg", number)
    real = working.start

    def cancelled_at_once(desk: Desk, kind: str, title: str, work: working.Work, **kwargs: int) -> int:
        asked = Event()

        def work_once_asked(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
            assert asked.wait(30)
            return work(progress, cancelled)

        if kind != "watch":
            return real(desk, kind, title, work, **kwargs)
        job = real(desk, kind, title, work_once_asked, **kwargs)
        working.cancel(desk, job)
        asked.set()
        return job

    with monkeypatch.context() as patch:
        patch.setattr(working, "start", cancelled_at_once)
        watched.round()
    (standing, *_) = watched.standing()
    assert standing.held == standing.waiting == 20 - empty_desk.find().total > 0
    watched.round()
    assert empty_desk.find().total == 20 - standing.held
    watched.go_on()
    watched.round()
    assert empty_desk.find().total == 20


def test_a_folder_that_goes_away_is_a_problem_and_the_others_go_on(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    shutil.rmtree(folders["wire"])
    old(folders["staff"] / "a.jpg", 1)
    watched.round()
    assert empty_desk.find().total == 1
    problems = {one.label: one.problem for one in watched.standing()}
    assert "No such file" in problems["wire"]
    assert problems["staff"] == ""
    old(folders["wire"] / "b.jpg", 2)
    watched.round()
    assert {one.problem for one in watched.standing()} == {""}
    assert empty_desk.find().total == 2


def test_what_is_refused_is_not_tried_again_and_stops_nothing(
    empty_desk: Desk, folders: dict[str, Path], watched: Watching
) -> None:
    broken = folders["wire"] / "broken.zip"
    broken.write_bytes(b"no zip")
    os.utime(broken, (1, 1))
    (folders["wire"] / "text.jpg").write_bytes(b"no picture, whatever the name says")
    os.utime(folders["wire"] / "text.jpg", (1, 1))
    old(folders["wire"] / "a.jpg", 1)
    watched.round()
    assert empty_desk.find().total == 1


def test_the_thread_looks_by_itself_and_stops_when_told(empty_desk: Desk, folders: dict[str, Path]) -> None:
    old(folders["wire"] / "a.jpg", 1)
    looking = Watching(empty_desk, [Watch("wire", folders["wire"])], poll_s=0.05)
    looking.start()
    try:
        assert watching.of(empty_desk) is looking
        until = time.monotonic() + 30
        while empty_desk.find().total == 0:
            assert time.monotonic() < until
            time.sleep(0.02)
    finally:
        looking.stop()
    assert watching.of(empty_desk) is None
    assert not looking._thread.is_alive()


def test_two_desks_are_watched_apart(empty_desk: Desk, tmp_path: Path, folders: dict[str, Path]) -> None:
    with Desk.open(tmp_path / "other", settings=Settings()) as other:
        looking = Watching(other, [Watch("wire", folders["wire"])], poll_s=9)
        looking.start()
        assert watching.of(empty_desk) is None
        looking.stop()


def test_a_truncated_png_is_not_taken_before_it_is_whole(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 30).save(out, "PNG")
    path = tmp_path / "a.png"
    path.write_bytes(out.getvalue()[:-20])
    scan = FolderScan(tmp_path)
    assert take(scan, 0.0) == take(scan, 9.0) == []
    path.write_bytes(out.getvalue())
    take(scan, 10.0)
    assert take(scan, 12.0) == ["a.png"]


def test_labels_are_words() -> None:
    assert background.checked_label("연합 wire-1") == "연합 wire-1"
    with pytest.raises(UsageError, match="short word"):
        background.checked_label("a/b")
