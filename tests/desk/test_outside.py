"""Files that say something else: changed outside, compared three ways, and corrections of their sender."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, outside, thumbs
from photodesk.desk.intake import Failure
from photodesk.errors import UsageError
from photodesk.library import arrivals
from photodesk.library.store import StaleRevision
from photodesk.metadata.diverging import divergences
from photodesk.model import Metadata
from tests.photofile.test_pictures import saved, two_halves
from tests.photofile.test_previews import cr3

SNOW = "Commuters cross the Han River in snow, Seoul, Tuesday. Yonhap"
NEWER = "Commuters cross the Han River in heavy snow, Seoul, Tuesday. Yonhap"

Make = Callable[..., Path]


def say(path: Path, **said: str | tuple[str, ...]) -> None:
    """Write into a file as somebody outside does."""
    photofile.embed(path, dict(said), metadata_date="2026-11-24T21:40:00+09:00")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A small JPEG that says these things; equal shades are equal pictures."""

    def photo(name: str, shade: int = 1, **said: str) -> Path:
        path = tmp_path / "photos" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        Image.linear_gradient("L").rotate(shade * 90).resize((96, 64 + shade)).convert("RGB").save(path)
        if said:
            say(path, **said)
        return path

    return photo


def take(desk: Desk, path: Path, label: str = "wire") -> int:
    (photo_id,) = desk.ingest([path], source_label=label).added
    return photo_id


# --- the three sides --------------------------------------------------------------------------

TEXTS = st.sampled_from(["", "Snow.", "Rain.", "눈"])
SIDES = st.builds(Metadata, caption=TEXTS, city=TEXTS, headline=TEXTS)


@given(SIDES, SIDES, SIDES)
def test_a_field_diverges_when_they_changed_it_and_we_do_not_say_the_same(
    base: Metadata, theirs: Metadata, ours: Metadata
) -> None:
    found = {one.field: one for one in divergences(base, theirs, ours)}
    for name in ("caption", "city", "headline"):
        b, t, o = base.get(name), theirs.get(name), ours.get(name)
        assert (name in found) == (t not in (b, o))
        if name in found:
            assert found[name].both == (o != b)


@given(SIDES, SIDES)
def test_what_only_one_side_changed_never_waits(base: Metadata, changed: Metadata) -> None:
    assert divergences(base, base, changed) == ()
    assert not any(one.both for one in divergences(base, changed, base))


# --- changed outside --------------------------------------------------------------------------


def test_what_only_the_file_changed_is_taken_over_and_stands_in_history(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW, city="Seoul")
    photo_id = take(empty_desk, path)
    say(path, caption=NEWER)
    result = empty_desk.ingest([path])
    assert (result.changed_outside, result.merged, result.known) == ((path,), (photo_id,), ())
    record = empty_desk.store.get(photo_id)
    assert (record.metadata.caption, record.metadata.city) == (NEWER, "Seoul")
    assert record.state == "file"
    (past,) = empty_desk.history(photo_id)
    assert (past.before, past.after, past.kind, past.user) == (SNOW, NEWER, "changed outside", "outside")
    assert empty_desk.ingest([path]).known == (path,)
    assert empty_desk.differences() == ()
    empty_desk.undo(past.batch_id)
    assert empty_desk.store.get(photo_id).metadata.caption == SNOW


def test_each_side_keeps_the_fields_that_it_alone_changed(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW, city="Seoul")
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"headline": "한강에 눈"})
    say(path, city="Busan")
    assert empty_desk.ingest([path]).merged == (photo_id,)
    record = empty_desk.store.get(photo_id)
    assert (record.metadata.headline, record.metadata.city) == ("한강에 눈", "Busan")
    assert record.state == "desk"
    assert empty_desk.embed([photo_id]).refused == ()
    said = photofile.read(path).metadata
    assert (said.headline, said.city, said.caption) == ("한강에 눈", "Busan", SNOW)


def test_what_both_changed_waits_and_the_file_is_not_written(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW, city="Seoul")
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": "Ours."})
    say(path, caption="Theirs.", city="Busan")
    before = path.read_bytes()
    result = empty_desk.ingest([path])
    assert (result.changed_outside, result.merged) == ((path,), ())
    assert empty_desk.store.get(photo_id).metadata.caption == "Ours."
    assert empty_desk.store.get(photo_id).metadata.city == "Busan"
    (waiting,) = empty_desk.differences()
    (field,) = waiting.fields
    assert (field.field, field.base, field.theirs, field.ours) == ("caption", SNOW, "Theirs.", "Ours.")
    (refused,) = empty_desk.embed([photo_id]).refused
    assert "changed outside, and on the desk too (caption)" in refused.error
    assert path.read_bytes() == before
    assert empty_desk.ingest([path]).changed_outside == (path,)


def test_none_of_many_files_that_wait_is_written(
    empty_desk: Desk, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "_AT_ONCE", 2)
    paths = [make(f"{number}.jpg", number, caption=SNOW) for number in range(5)]
    ids = [take(empty_desk, path) for path in paths]
    for photo_id, path in zip(ids, paths, strict=True):
        empty_desk.edit(photo_id, {"caption": "Ours."})
        say(path, caption="Theirs.")
    assert set(empty_desk.ingest(paths).changed_outside) == set(paths)
    assert len(empty_desk.embed(ids).refused) == 5
    assert {photofile.read(path).metadata.caption for path in paths} == {"Theirs."}
    assert [one.record.id for one in empty_desk.differences(ids=ids)] == ids


@pytest.mark.parametrize(("take_side", "stands"), [("theirs", "Theirs."), ("ours", "Ours.")])
def test_a_decision_settles_it_and_the_file_can_be_written_again(
    empty_desk: Desk, make: Make, take_side: outside.Side, stands: str
) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": "Ours."})
    say(path, caption="Theirs.")
    empty_desk.ingest([path])
    (waiting,) = empty_desk.differences()
    settled = empty_desk.settle(waiting.id, take_side)
    assert settled.waiting == ()
    assert empty_desk.differences() == ()
    assert empty_desk.store.get(photo_id).metadata.caption == stands
    assert empty_desk.store.get(photo_id).state == ("file" if take_side == "theirs" else "desk")
    assert empty_desk.embed([photo_id]).refused == ()
    assert photofile.read(path).metadata.caption == stands
    assert empty_desk.ingest([path]).known == (path,)
    with pytest.raises(UsageError, match="settled by tester"):
        empty_desk.settle(waiting.id, "theirs")


def test_fields_may_be_decided_one_by_one(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW, headline="Snow")
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": "Ours.", "headline": "우리"})
    say(path, caption="Theirs.", headline="저쪽")
    empty_desk.ingest([path])
    (waiting,) = empty_desk.differences()
    assert [one.field for one in empty_desk.settle(waiting.id, "ours", fields=["headline"]).waiting] == [
        "caption"
    ]
    (still,) = empty_desk.differences()
    assert [one.field for one in still.fields] == ["caption"]
    with pytest.raises(UsageError, match="headline does not wait"):
        empty_desk.settle(still.id, "theirs", fields=["headline"])
    empty_desk.settle(still.id, "theirs", fields=["caption"])
    record = empty_desk.store.get(photo_id)
    assert (record.metadata.caption, record.metadata.headline) == ("Theirs.", "우리")


def test_embedding_looks_first_whether_somebody_else_wrote_the_file(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW, city="Seoul")
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"headline": "눈"})
    say(path, city="Busan", keywords=("snow", "눈"))
    assert empty_desk.embed([photo_id]).refused == ()
    said = photofile.read(path).metadata
    assert (said.headline, said.city, said.keywords) == ("눈", "Busan", ("snow", "눈"))


def test_what_the_desk_embedded_itself_is_no_change_outside(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": NEWER})
    empty_desk.embed([photo_id])
    assert empty_desk.ingest([path]).known == (path,)


def test_a_change_outside_is_compared_with_what_the_desk_wrote_last(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": NEWER})
    empty_desk.embed([photo_id])
    say(path, caption="눈 내리는 한강")
    assert empty_desk.ingest([path]).merged == (photo_id,)
    assert empty_desk.store.get(photo_id).metadata.caption == "눈 내리는 한강"


def test_a_second_change_outside_keeps_the_first_base(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    empty_desk.edit(photo_id, {"caption": "Ours."})
    for words in ("Theirs.", "Theirs again."):
        say(path, caption=words)
        empty_desk.ingest([path])
    (waiting,) = empty_desk.differences()
    assert (waiting.fields[0].base, waiting.fields[0].theirs) == (SNOW, "Theirs again.")


def test_another_picture_in_the_same_file_gets_its_own_thumbnail(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", 1, caption=SNOW)
    photo_id = take(empty_desk, path)
    before = empty_desk.store.get(photo_id)
    make("a.jpg", 3, caption=SNOW)
    looked = outside.look(empty_desk, before)
    assert isinstance(looked, outside.Looked)
    assert (looked.changed, looked.picture, looked.merged) == (True, True, ())
    empty_desk.draw()
    after = empty_desk.store.get(photo_id)
    assert after.height == 67
    assert after.perceptual_hash not in (None, before.perceptual_hash)
    assert thumbs.kept(empty_desk.folder, thumbs.version_of(after.picture_hash)) is not None


def test_a_file_that_broke_is_refused_and_nothing_changes(empty_desk: Desk, make: Make) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    path.write_bytes(b"no picture any more")
    (refused,) = empty_desk.ingest([path]).refused
    assert refused.path == path
    assert empty_desk.store.get(photo_id).metadata.caption == SNOW
    assert isinstance(outside.look(empty_desk, empty_desk.store.get(photo_id)), Failure)


def test_a_look_that_was_killed_half_way_is_finished_later(
    empty_desk: Desk, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("a.jpg", caption=SNOW)
    photo_id = take(empty_desk, path)
    say(path, caption=NEWER)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(outside, "_apply", killed)
        with pytest.raises(KeyboardInterrupt):
            empty_desk.ingest([path])
    assert empty_desk.store.get(photo_id).metadata.caption == SNOW
    assert empty_desk.differences() == ()
    assert empty_desk.store.get(photo_id).metadata.caption == NEWER
    assert empty_desk.store.get(photo_id).state == "file"


def test_somebody_who_saves_meanwhile_loses_nothing(
    empty_desk: Desk, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("a.jpg", caption=SNOW, city="Seoul")
    photo_id = take(empty_desk, path)
    say(path, city="Busan")
    real = outside._apply
    done: list[object] = []

    def raced(*args: object, **kwargs: object) -> int:
        if not done:
            done.append(empty_desk.edit(photo_id, {"caption": "Ours."}))
            raise StaleRevision(empty_desk.store.get(photo_id), 1)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(outside, "_apply", raced)
    assert empty_desk.ingest([path]).merged == (photo_id,)
    record = empty_desk.store.get(photo_id)
    assert (record.metadata.caption, record.metadata.city) == ("Ours.", "Busan")


@hypothesis_settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ours=SIDES, theirs=SIDES)
def test_after_a_decision_every_field_is_one_sides_and_none_is_lost(
    empty_desk: Desk, make: Make, ours: Metadata, theirs: Metadata
) -> None:
    names = ("caption", "city", "headline")
    path = make("side.jpg", caption="Base.", city="Base", headline="")
    photo_id = (
        next(iter(empty_desk.store.by_path([path]).values())).id
        if (empty_desk.store.by_path([path]))
        else take(empty_desk, path)
    )
    empty_desk.ingest([path])
    for one in empty_desk.differences():
        empty_desk.settle(one.id, "theirs")
    base = photofile.read(path).metadata
    empty_desk.edit(photo_id, {name: ours.get(name) for name in names})
    say(path, **{name: str(theirs.get(name)) for name in names})
    empty_desk.ingest([path])
    (waiting,) = empty_desk.differences() or (None,)
    if waiting is not None:
        empty_desk.settle(waiting.id, "theirs")
    said = photofile.read(path).metadata
    record = empty_desk.store.get(photo_id)
    for name in names:
        wanted = ours.get(name) if said.get(name) == base.get(name) else said.get(name)
        assert record.metadata.get(name) == wanted


def test_a_sidecar_that_somebody_else_wrote_is_compared_too(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "한강.cr3"
    path.write_bytes(cr3(saved(two_halves((320, 160)))))
    photo_id = take(empty_desk, path, "staff")
    empty_desk.edit(photo_id, {"caption": SNOW})
    assert empty_desk.embed([photo_id]).refused == ()
    assert path.with_suffix(".xmp").exists()
    assert empty_desk.ingest([path]).known == (path,)

    def write_outside(**said: str) -> None:
        photofile.embed(path, dict(said), metadata_date="2026-11-24T22:00:00+09:00", sidecar="always")

    write_outside(city="Busan")
    empty_desk.edit(photo_id, {"headline": "눈"})
    assert empty_desk.embed([photo_id]).refused == ()
    said = photofile.read(path).metadata
    assert (said.caption, said.city, said.headline) == (SNOW, "Busan", "눈")
    assert empty_desk.store.get(photo_id).state == "file"
    empty_desk.edit(photo_id, {"caption": "Ours."})
    write_outside(caption="Theirs.")
    (refused,) = empty_desk.embed([photo_id]).refused
    assert "(caption)" in refused.error
    (waiting,) = empty_desk.differences()
    empty_desk.settle(waiting.id, "ours")
    assert empty_desk.embed([photo_id]).refused == ()
    assert photofile.read(path).metadata.caption == "Ours."


# --- corrections --------------------------------------------------------------------------------


def test_the_same_frame_with_other_words_of_its_sender_is_a_correction(empty_desk: Desk, make: Make) -> None:
    photo_id = take(empty_desk, make("first/PYH2026112400010.jpg", caption=SNOW, credit_line="Yonhap"))
    again = make("second/PYH2026112400010.jpg", caption=NEWER, credit_line="Yonhap")
    result = empty_desk.ingest([again], source_label="wire")
    assert (result.added, result.corrected, result.linked) == ((), (photo_id,), ())
    assert empty_desk.store.get(photo_id).metadata.caption == SNOW
    (waiting,) = empty_desk.differences()
    assert (waiting.kind, waiting.path) == ("correction", again)
    (field,) = waiting.fields
    assert (field.base, field.theirs, field.both) == (SNOW, NEWER, False)
    assert empty_desk.ingest([again], source_label="wire").known == (again,)
    batch = empty_desk.settle(waiting.id, "theirs").batch_id
    assert empty_desk.store.get(photo_id).metadata.caption == NEWER
    assert empty_desk.history(photo_id)[0].kind == "correction"
    assert empty_desk.differences() == ()
    empty_desk.undo(batch)
    assert empty_desk.store.get(photo_id).metadata.caption == SNOW


def test_a_correction_of_words_that_the_desk_changed_shows_all_three(empty_desk: Desk, make: Make) -> None:
    photo_id = take(empty_desk, make("1/PYH2026112400010.jpg", caption=SNOW, city="Seoul"))
    empty_desk.edit(photo_id, {"caption": "Ours.", "credit_line": "Yonhap"})
    empty_desk.ingest([make("2/PYH2026112400010.jpg", caption=NEWER, city="Seoul")], source_label="wire")
    (waiting,) = empty_desk.differences(ids=[photo_id])
    (field,) = waiting.fields
    assert (field.base, field.theirs, field.ours, field.both) == (SNOW, NEWER, "Ours.", True)


def test_aps_copy_and_yonhaps_copy_of_one_frame_are_two_photos(empty_desk: Desk, make: Make) -> None:
    first = take(empty_desk, make("a.jpg", caption="Snow in Seoul.", credit_line="AP", source="AP"))
    result = empty_desk.ingest(
        [make("b.jpg", caption="서울에 눈", credit_line="AP=연합뉴스", source="연합뉴스")],
        source_label="wire",
    )
    assert result.corrected == ()
    assert result.linked == result.added != (first,)
    assert empty_desk.differences() == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "1/IMG_1.jpg", "label": "staff"}, {"name": "2/IMG_2.jpg", "label": "staff"}),
        ({"name": "1/IMG_1.jpg", "label": ""}, {"name": "2/IMG_1.jpg", "label": ""}),
        ({"name": "1/IMG_1.jpg", "label": "staff"}, {"name": "2/IMG_1.jpg", "label": "handout"}),
        (
            {"name": "AP22329734094337.jpg", "label": "wire"},
            {"name": "PAP20221125012301009.jpg", "label": "wire"},
        ),
        ({"name": "1.jpg", "label": "Newsis"}, {"name": "2.jpg", "label": "Yonhap"}),
    ],
)
def test_who_cannot_be_told_or_is_another_corrects_nothing(
    empty_desk: Desk, make: Make, first: dict[str, str], second: dict[str, str]
) -> None:
    take(empty_desk, make(first["name"], caption="Snow in Seoul."), first["label"])
    result = empty_desk.ingest([make(second["name"], caption="Rain in Seoul.")], source_label=second["label"])
    assert (result.corrected, len(result.added), result.linked) == ((), 1, result.added)


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("1/photo1.jpg", "2/photo1.jpg", "handout"),
        ("1.jpg", "2.jpg", "Yonhap"),
        ("PYH2026112400010.jpg", "PYH2026112400010_P4.jpg", "wire"),
        ("NISI20261124_0001234567.jpg", "NISI20261124_0001234567 (1).jpg", ""),
    ],
)
def test_one_sender_is_known_by_number_name_or_label(
    empty_desk: Desk, make: Make, first: str, second: str, label: str
) -> None:
    photo_id = take(empty_desk, make(first, caption="Snow in Seoul."), label)
    assert empty_desk.ingest([make(second, caption="정정: 서울에 비")], source_label=label).corrected == (
        photo_id,
    )


def test_a_file_written_anew_with_the_same_words_is_no_correction(empty_desk: Desk, make: Make) -> None:
    first = make("1/PYH2026112400010.jpg", caption=SNOW)
    take(empty_desk, first)
    again = make("2/PYH2026112400010.jpg", caption="x")
    say(again, caption=SNOW)
    assert again.read_bytes() != first.read_bytes()
    result = empty_desk.ingest([again], source_label="wire")
    assert (result.known, result.corrected, empty_desk.differences()) == ((again,), (), ())


def test_two_of_one_frame_in_one_batch_end_as_those_in_two(empty_desk: Desk, make: Make) -> None:
    paths = [
        make("1/PYH2026112400010.jpg", caption=SNOW), make("2/PYH2026112400010.jpg", caption=NEWER),
        make("3/other.jpg", caption="Snow.", credit_line="AP"),
    ]  # fmt: skip
    result = empty_desk.ingest(paths, source_label="wire")
    assert len(result.added) == 2
    assert result.corrected == result.added[:1]
    assert result.linked == result.added[1:]


def test_a_difference_goes_with_its_photo(empty_desk: Desk, make: Make) -> None:
    photo_id = take(empty_desk, make("1/PYH2026112400010.jpg", caption=SNOW))
    empty_desk.ingest([make("2/PYH2026112400010.jpg", caption=NEWER)], source_label="wire")
    assert arrivals.count_open(empty_desk.store.engine) == 1
    empty_desk.remove([photo_id])
    assert arrivals.count_open(empty_desk.store.engine) == 0
    with pytest.raises(UsageError, match="not on this desk"):
        empty_desk.settle(1, "theirs")
