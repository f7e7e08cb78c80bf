"""Which photo does a row name?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.errors import UsageError
from photodesk.exchange.matching import Matching, match_rows, parse_matches
from photodesk.exchange.sheet_rows import Row


def _match(files: list[str], photos: list[str], explicit: dict[int, str] | None = None) -> Matching:
    rows = [Row(number, file, {}) for number, file in enumerate(files, start=2)]
    return match_rows(rows, [(photo, photo) for photo in photos], explicit=explicit)


@pytest.mark.parametrize(
    ("file", "photo"),
    [
        ("IMG_2031.JPG", "IMG_2031.JPG"),
        ("img_2031.jpg", "IMG_2031.JPG"),
        ("IMG_2031", "IMG_2031.JPG"),
        ("IMG_2031.jpeg", "IMG_2031.JPG"),
        ("IMG_2031.jpg", "wire/IMG_2031.JPG"),
        ("wire/IMG_2031.jpg", "/desk/wire/IMG_2031.JPG"),
        ("C:\\Users\\kim\\Desktop\\IMG_2031.JPG", "/desk/wire/IMG_2031.JPG"),
        ("\u202aC:\\사진\\한강.jpg", "한강.jpg"),
        (" 'IMG_2031.JPG' ", "IMG_2031.JPG"),
        ("./IMG_2031.JPG", "desk/IMG_2031.JPG"),
        ("한강 산책.JPG", unicodedata.normalize("NFD", "한강 산책.jpg")),
        (unicodedata.normalize("NFD", "한강 산책"), "한강 산책.jpg"),
        ("Straße.jpg", "STRASSE.JPG"),
        ("photo.2026.11.24", "photo.2026.11.24.jpg"),
        ("scan.tif", "scan.TIFF"),
        ("IMG_2031 (1).jpg", "IMG_2031 (1).jpg"),
        ("서울, 한강.jpg", "서울, 한강.jpg"),
    ],
)
def test_a_row_names_its_photo(file: str, photo: str) -> None:
    matching = _match([file], [photo, "other.jpg", "IMG_9999.JPG"])
    assert [match.key for match in matching.matched] == [photo]
    assert matching.unclaimed == ("other.jpg", "IMG_9999.JPG")


@pytest.mark.parametrize(
    ("file", "best"),
    [
        ("IMG 2031", "IMG_2031.JPG"),
        ("IMG_2031 (1).jpg", "IMG_2031.JPG"),
        ("IMG_2031 - 복사본.jpg", "IMG_2031.JPG"),
        ("IMG_2031 copy.jpg", "IMG_2031.JPG"),
        ("DSC_2031", "IMG_2031.JPG"),
        ("DSC02031.jpg", "IMG_2031.JPG"),
        ("IMG_2031.CR3", "IMG_2031.JPG"),
        ("IMG-2031_edit.jpg", "IMG_2031.JPG"),
        ("한강산책", "한강 산책.jpg"),
        ("한강 샨책.jpg", "한강 산책.jpg"),
    ],
)
def test_what_only_looks_alike_is_suggested_never_paired(file: str, best: str) -> None:
    matching = _match([file], ["IMG_2040.JPG", "한강 산책.jpg", "IMG_2031.JPG", "city_hall.jpg"])
    assert matching.matched == ()
    assert matching.unmatched[0].suggestions[0] == best
    assert len(matching.unmatched[0].suggestions) <= 3


def test_a_photo_that_another_row_names_is_not_suggested() -> None:
    matching = _match(["IMG_2031.JPG", "IMG_2031 (1).JPG"], ["IMG_2031.JPG"])
    assert [match.key for match in matching.matched] == ["IMG_2031.JPG"]
    assert matching.unmatched[0].suggestions == ()


def test_nothing_alike_has_no_suggestion() -> None:
    assert _match(["회의록.hwp"], ["IMG_2031.JPG"]).unmatched[0].suggestions == ()
    assert _match([""], ["IMG_2031.JPG"]).unmatched[0].suggestions == ()


def test_one_name_in_two_folders_is_ambiguous_until_the_folder_is_named() -> None:
    photos = ["wire/IMG_1.jpg", "staff/IMG_1.jpg"]
    ambiguous = _match(["IMG_1.jpg"], photos).ambiguous[0]
    assert (ambiguous.kind, ambiguous.candidates) == ("several_photos", tuple(photos))
    assert [m.key for m in _match(["staff/IMG_1.jpg"], photos).matched] == ["staff/IMG_1.jpg"]
    assert [m.key for m in _match(["STAFF\\img_1"], photos).matched] == ["staff/IMG_1.jpg"]


def test_a_raw_and_a_jpeg_of_one_name_are_ambiguous_without_the_extension() -> None:
    photos = ["IMG_1.jpg", "IMG_1.CR3"]
    assert _match(["IMG_1"], photos).ambiguous[0].candidates == tuple(photos)
    assert [m.key for m in _match(["IMG_1.cr3"], photos).matched] == ["IMG_1.CR3"]


def test_two_rows_that_name_one_photo_are_both_ambiguous() -> None:
    matching = _match(["IMG_1.jpg", "img_1", "IMG_2.jpg"], ["IMG_1.jpg", "IMG_2.jpg"])
    assert [m.key for m in matching.matched] == ["IMG_2.jpg"]
    assert [(a.row, a.kind, a.candidates, a.rows) for a in matching.ambiguous] == [
        (2, "several_rows", ("IMG_1.jpg",), (3,)),
        (3, "several_rows", ("IMG_1.jpg",), (2,)),
    ]
    assert matching.unclaimed == ()


def test_a_row_that_names_two_files_is_ambiguous() -> None:
    for cell in ("IMG_1.jpg, IMG_2.jpg", "IMG_1.jpg;IMG_2.jpg", "IMG_1\nIMG_2"):
        ambiguous = _match([cell], ["IMG_1.jpg", "IMG_2.jpg"]).ambiguous[0]
        assert (ambiguous.kind, ambiguous.candidates) == ("several_files", ("IMG_1.jpg", "IMG_2.jpg"))


def test_a_name_in_another_folder_yields_to_the_row_that_names_the_right_one() -> None:
    matching = _match(["monday/IMG_1.jpg", "tuesday/IMG_1.jpg"], ["desk/tuesday/IMG_1.jpg"])
    assert [(m.row.number, m.key) for m in matching.matched] == [(3, "desk/tuesday/IMG_1.jpg")]
    assert [u.row for u in matching.unmatched] == [2]


def test_a_choice_by_hand_goes_first() -> None:
    matching = _match(["DSC_1.jpg", "IMG_2.jpg"], ["IMG_1.jpg", "IMG_2.jpg"], {2: "img_1"})
    assert [(m.row.number, m.key) for m in matching.matched] == [(2, "IMG_1.jpg"), (3, "IMG_2.jpg")]
    taken = _match(["DSC_1.jpg", "IMG_1.jpg"], ["IMG_1.jpg"], {2: "IMG_1.jpg"})
    assert [m.row.number for m in taken.matched] == [2]
    assert [(a.row, a.rows) for a in taken.ambiguous] == [(3, (2,))]


@pytest.mark.parametrize(
    ("explicit", "words"),
    [
        ({9: "IMG_1.jpg"}, r"no such row \(rows 2 to 3\)"),
        ({2: "IMG_7.jpg"}, r"no such photo among those given: did you mean "),
        ({2: "x.jpg"}, "several photos bear this name"),
        ({2: "IMG_1.jpg", 3: "IMG_1.jpg"}, "gives that photo to another row"),
    ],
)
def test_a_wrong_choice_is_wrong_use(explicit: dict[int, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        _match(["a", "b"], ["IMG_1.jpg", "p/x.jpg", "q/x.jpg"], explicit)


@pytest.mark.parametrize("argument", ["IMG_1.jpg", "7=", "=IMG_1.jpg", "칠=IMG_1.jpg", "٧=a.jpg", "-7=a.jpg"])
def test_a_match_without_its_halves_is_wrong_use(argument: str) -> None:
    with pytest.raises(UsageError, match="ROW=PATH"):
        parse_matches([argument])


def test_a_row_is_matched_once() -> None:
    assert parse_matches(["7=a=b.jpg"]) == {7: "a=b.jpg"}
    with pytest.raises(UsageError, match="row 7 is matched twice"):
        parse_matches(["7=a.jpg", "7=b.jpg"])


NAMES = st.text(alphabet="aA1_ .()/\\가é", max_size=10)


@given(st.lists(NAMES, max_size=8), st.lists(NAMES, max_size=8, unique=True))
def test_every_row_has_one_fate_and_every_photo_at_most_one_row(files: list[str], photos: list[str]) -> None:
    matching = _match(files, photos)
    fates = [m.row.number for m in matching.matched]
    fates += [a.row for a in matching.ambiguous] + [u.row for u in matching.unmatched]
    assert sorted(fates) == list(range(2, len(files) + 2))
    keys = [m.key for m in matching.matched]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(matching.unclaimed)
    for unmatched in matching.unmatched:
        assert set(unmatched.suggestions) <= set(matching.unclaimed)
