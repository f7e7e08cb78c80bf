"""photodesk.toml from the desk: shown, checked, kept whole or not at all, judged by."""

from __future__ import annotations

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, house, working
from photodesk.errors import SettingsError
from photodesk.settings import Settings


def test_the_defaults_shown_are_the_defaults() -> None:
    plain = "\n".join(line.removeprefix("# ") for line in house.defaults_text().splitlines()[1:])
    assert house.check(plain) == Settings()
    assert house.check(house.defaults_text()) == Settings()


def test_a_desk_without_a_file_shows_the_defaults(empty_desk: Desk) -> None:
    assert house.text_of(empty_desk) == house.defaults_text()


def test_what_is_saved_holds_at_once_and_after_a_restart(empty_desk: Desk) -> None:
    text = '[house]\nname = "한국일보"\n\n[publisher]\nterritory = ["JP"]\n'
    house.save(empty_desk, text)
    assert empty_desk.settings.house.name == "한국일보"
    with Desk.open(empty_desk.folder) as later:
        assert later.settings.publisher.territory == ("JP",)
        assert house.text_of(later) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[house", "photodesk.toml"),
        ('[house]\ncolour = "red"', "colour"),
        ("[duplicates]\nthreshold = 7", "threshold"),
        ('[audit.severities]\n"XYZ-999" = "error"', "XYZ-999"),
    ],
)
def test_a_wrong_text_is_refused_with_its_place_and_nothing_changes(
    empty_desk: Desk, text: str, says: str
) -> None:
    house.save(empty_desk, '[house]\nname = "Korea Times"\n')
    before = empty_desk.settings
    with pytest.raises(SettingsError, match=says) as refused:
        house.save(empty_desk, text)
    assert "\n" not in str(refused.value)
    assert empty_desk.settings is before
    assert house.text_of(empty_desk) == '[house]\nname = "Korea Times"\n'
    assert [path.name for path in empty_desk.folder.glob("*.part")] == []


def test_the_text_before_is_kept_beside(empty_desk: Desk) -> None:
    house.save(empty_desk, '[house]\nname = "One"\n')
    house.save(empty_desk, '[house]\nname = "Two"\n')
    before = empty_desk.folder / "photodesk.toml.before"
    assert before.read_text(encoding="utf-8") == '[house]\nname = "One"\n'


def test_photos_are_judged_by_the_new_settings(empty_desk: Desk) -> None:
    path = empty_desk.folder.parent / "a.jpg"
    Image.new("RGB", (1600, 1200), "red").save(path)
    says = {"caption": "Rain falls.", "credit_line": "AP", "instructions": "SOUTH KOREA OUT"}
    photofile.embed(path, says, metadata_date="2026-11-24")
    (photo,) = empty_desk.ingest([path]).added
    codes = {finding.code for finding in empty_desk.store.findings_of([photo])[photo]}
    assert codes
    silent = "\n".join(f'"{code}" = "off"' for code in sorted(codes))
    house.save(empty_desk, f"[audit.severities]\n{silent}\n")
    job = house.judge_again(empty_desk)
    working.wait(empty_desk, job, timeout_s=30)
    assert working.one(empty_desk, job).message == "1 photo judged"
    assert not codes & {f.code for f in empty_desk.store.findings_of([photo]).get(photo, ())}
    assert empty_desk.batches() == ()  # a judgement is no change


def test_rules_are_listed_with_their_level_here(empty_desk: Desk) -> None:
    settings = house.check('[audit.severities]\n"ACC-001" = "warning"\n')
    levels = {rule["code"]: rule for rule in house.levels(settings)}
    assert levels["ACC-001"]["here"] == "warning"
    assert levels["RGT-004"]["here"] == levels["RGT-004"]["default"] == "error"
