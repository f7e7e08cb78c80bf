"""Taking photos in: on the desk before they are decoded, and nothing left of what is removed."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, drawing, inbox, ingesting, thumbs
from photodesk.library import arrivals


def photo(folder: Path, name: str, shade: int = 1, caption: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    Image.linear_gradient("L").rotate(shade * 7).resize((90 + shade, 60)).convert("RGB").save(path)
    if caption:
        photofile.embed(path, {"caption": caption}, metadata_date="2026-11-24")
    return path


def kept(desk: Desk) -> int:
    return len(list((desk.folder / thumbs.FOLDER).rglob("*.jpg")))


def test_photos_are_on_the_desk_before_a_thumbnail_is_made(empty_desk: Desk, tmp_path: Path) -> None:
    paths = [photo(tmp_path / "in", f"{n}.jpg", n, f"한강 {n}") for n in range(3)]
    added = empty_desk.ingest(paths, draw=False).added
    assert empty_desk.find("한강").total == 3
    assert kept(empty_desk) == 0
    assert [one[0] for one in arrivals.not_drawn(empty_desk.store.engine)] == list(added)
    assert empty_desk.draw() == 3
    assert kept(empty_desk) == 3
    assert arrivals.not_drawn(empty_desk.store.engine) == ()
    assert empty_desk.draw() == 0


def test_what_does_not_decode_is_on_the_desk_and_says_why(empty_desk: Desk, tmp_path: Path) -> None:
    path = photo(tmp_path / "in", "broken.jpg", caption="Snow.")
    path.write_bytes(path.read_bytes()[:-400])
    (photo_id,) = empty_desk.ingest([path]).added
    assert "cannot be decoded" in empty_desk.store.get(photo_id).damage
    assert arrivals.not_drawn(empty_desk.store.engine) == ()


def test_drawing_goes_on_where_it_was_stopped(empty_desk: Desk, tmp_path: Path) -> None:
    paths = [photo(tmp_path / "in", f"{n}.jpg", n) for n in range(6)]
    empty_desk.ingest(paths, draw=False)
    seen: list[tuple[int, int]] = []
    empty_desk.draw(
        on_progress=lambda done, total: seen.append((done, total)), cancelled=lambda: len(seen) > 1
    )
    assert seen[-1] == (2, 6)
    assert len(arrivals.not_drawn(empty_desk.store.engine)) == 4
    empty_desk.draw()
    assert kept(empty_desk) == 6


def test_a_file_that_went_meanwhile_is_asked_for_again_later(empty_desk: Desk, tmp_path: Path) -> None:
    path = photo(tmp_path / "in", "a.jpg")
    empty_desk.ingest([path], draw=False)
    data = path.read_bytes()
    path.unlink()
    assert empty_desk.draw() == 0
    assert len(arrivals.not_drawn(empty_desk.store.engine)) == 1
    path.write_bytes(data)
    assert empty_desk.draw() == 1


def test_many_are_drawn_in_processes_with_the_same_result(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "WORTH_PROCESSES", 4)
    paths = [photo(tmp_path / "in", f"{n}.jpg", n) for n in range(5)]
    empty_desk.ingest(paths)
    hashes = [record.perceptual_hash for record in empty_desk.find().photos]
    assert kept(empty_desk) == 5
    with Desk.open(tmp_path / "other") as other:
        monkeypatch.setattr(drawing, "WORTH_PROCESSES", 99)
        other.ingest(paths)
        assert [record.perceptual_hash for record in other.find().photos] == hashes


class HereAndNow(Executor):
    """Runs each errand when it is given; from the number `dies_at` on it is broken."""

    def __init__(self, dies_at: int = 10**9) -> None:
        self.errands, self.dies_at = 0, dies_at

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[Any]:
        self.errands += 1
        future: Future[Any] = Future()
        if self.errands > self.dies_at + 1:
            raise BrokenProcessPool("a child process terminated abruptly")
        if self.errands > self.dies_at:
            future.set_exception(BrokenProcessPool("a child process terminated abruptly"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_the_first_are_drawn_while_the_others_come_in(empty_desk: Desk, tmp_path: Path) -> None:
    paths = [photo(tmp_path / "in", f"{n}.jpg", n) for n in range(12)]
    first, last = empty_desk.ingest(paths[:7], draw=False), empty_desk.ingest(paths[7:], draw=False)
    pool = HereAndNow()
    meanwhile = drawing.Meanwhile(empty_desk, pool)
    meanwhile.add(first.added)
    assert (pool.errands, kept(empty_desk)) == (2, 7)
    assert len(arrivals.not_drawn(empty_desk.store.engine)) == 12
    meanwhile.add(last.added)
    assert [one[0] for one in arrivals.not_drawn(empty_desk.store.engine)] == list(last.added)
    meanwhile.finish()
    assert (pool.errands, arrivals.not_drawn(empty_desk.store.engine)) == (4, ())


def test_no_more_is_asked_of_processes_than_keeps_them_at_work(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_ERRANDS_AHEAD", 1)
    monkeypatch.setattr(drawing, "_DRAWN_AT_ONCE", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    paths = [photo(tmp_path / "in", f"{n}.jpg", n) for n in range(6)]
    added = empty_desk.ingest(paths, draw=False).added
    meanwhile = drawing.Meanwhile(empty_desk, HereAndNow())
    meanwhile.add(added)
    assert kept(empty_desk) == 2
    meanwhile.finish()
    assert [one[0] for one in arrivals.not_drawn(empty_desk.store.engine)] == list(added[2:])


@pytest.mark.parametrize("dies_at", [0, 1])
def test_a_process_that_dies_while_photos_come_in_costs_no_photo_and_no_thumbnail(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    monkeypatch.setattr(drawing, "processes", lambda photos: nullcontext(HereAndNow(dies_at)))
    monkeypatch.setattr(ingesting, "_BATCH", 4)
    paths = [photo(tmp_path / "in", f"{n}.jpg", n) for n in range(20)]
    result = empty_desk.ingest(paths)
    assert len(result.added) == kept(empty_desk) == 20
    assert arrivals.not_drawn(empty_desk.store.engine) == ()


def test_what_came_twice_is_known_by_its_path_without_a_second_arrival(
    empty_desk: Desk, tmp_path: Path
) -> None:
    first = photo(tmp_path / "in", "a.jpg")
    copy = tmp_path / "in" / "copy.jpg"
    copy.write_bytes(first.read_bytes())
    assert empty_desk.ingest([first, copy]).known == (copy,)
    for _ in range(3):
        assert empty_desk.ingest([first, copy]).known == (first, copy)
    assert len(arrivals.came_from(empty_desk.store.engine, [first, copy])) == 2


def test_a_file_name_suggests_supplier_and_number_where_the_file_has_none(
    empty_desk: Desk, tmp_path: Path
) -> None:
    yonhap = photo(tmp_path / "in", "PYH2026112400010001300_P4.jpg", 1)
    said = photo(tmp_path / "in", "NISI20261124_0001234567.jpg", 2)
    photofile.embed(said, {"supplier_image_id": "NISI20261124_0001234567"}, metadata_date="2026-11-24")
    plain = photo(tmp_path / "in", "IMG_2031.jpg", 3)
    result = empty_desk.ingest([yonhap, said, plain])
    ((photo_id, named),) = result.suggested
    assert empty_desk.store.get(photo_id).name == yonhap.name
    assert (named.supplier, named.image_id) == ("Yonhap", "PYH2026112400010001300")
    assert empty_desk.store.get(photo_id).metadata.supplier_image_id == ""


# --- what is removed ------------------------------------------------------------------------


def test_a_removed_photo_leaves_no_thumbnail_and_its_file_stays(empty_desk: Desk, tmp_path: Path) -> None:
    path = photo(tmp_path / "in", "a.jpg", caption="No archive.")
    (photo_id,) = empty_desk.ingest([path]).added
    assert kept(empty_desk) == 1
    empty_desk.remove([photo_id])
    assert kept(empty_desk) == 0
    assert path.exists()


def test_a_thumbnail_that_another_photo_shows_stays(empty_desk: Desk, tmp_path: Path) -> None:
    first = photo(tmp_path / "in", "a.jpg", caption="Yonhap's words. Yonhap")
    second = photo(tmp_path / "in", "b.jpg", caption="AP's words. AP")
    one, two = empty_desk.ingest([first, second]).added
    empty_desk.remove([one])
    assert kept(empty_desk) == 1
    empty_desk.remove([two])
    assert kept(empty_desk) == 0


def test_the_copy_that_was_dropped_into_the_browser_goes_with_its_photo(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = photo(empty_desk.folder.absolute() / inbox.FOLDER / "0123456789abcdef", "한강.jpg")
    (photo_id,) = empty_desk.ingest([path]).added
    empty_desk.remove([photo_id])
    assert not path.exists()
