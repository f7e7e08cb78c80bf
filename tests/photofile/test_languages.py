"""A text in several languages: each is written, kept, taken away and read back on its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk import photofile
from photodesk.errors import TextError, UnknownField, UsageError
from photodesk.model import Metadata, Value
from photodesk.tables.fields import EDITABLE
from tests.metadata.pictures import jpeg, packet, picture, xmp_segment
from tests.photofile.photos import CAPTION, camera_jpeg, embed, put, said

KOREAN = "시민들이 한강 다리를 건너고 있다."
TEXTS = [field.id for field in EDITABLE if field.kind == "alt"]
FORMATS = {"jpg": camera_jpeg(), "png": picture("PNG"), "webp": picture("WEBP"), "tif": picture("TIFF")}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_text_takes_another_language_in_every_format(kind: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{kind}", FORMATS[kind])
    values: dict[str, Value] = {}
    for name in TEXTS:
        values |= {name: f"{name} in English", f"{name}@ko-KR": f"{name} 한국어"}
    written = embed(path, values, journal=tmp_path / "j")
    assert {change.field: change.after for change in written.changes} == values
    assert set(said(path).alternatives) == {(name, "ko-KR", f"{name} 한국어") for name in TEXTS}
    assert {name: said(path).get(name) for name in TEXTS} == {name: f"{name} in English" for name in TEXTS}
    again = path.read_bytes()
    assert embed(path, values).unchanged
    assert path.read_bytes() == again
    photofile.restore(written.entries[0], tmp_path / "j")
    assert path.read_bytes() == FORMATS[kind]


def test_one_language_changes_and_the_others_stay(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": CAPTION, "caption@ko": KOREAN, "caption@ja": "漢江の橋"})
    embed(path, {"caption@ko": "한강의 다리"})
    assert said(path).caption == CAPTION
    assert said(path).alternatives == (("caption", "ko", "한강의 다리"), ("caption", "ja", "漢江の橋"))
    embed(path, {"caption@ja": ""})
    assert said(path).alternatives == (("caption", "ko", "한강의 다리"),)
    assert "漢江".encode() not in path.read_bytes()
    assert photofile.read(path).tags.xmp["dc:description"] == (
        ("x-default", CAPTION), ("ko", "한강의 다리"),
    )  # fmt: skip


def test_a_language_is_known_in_any_spelling_of_its_tag(tmp_path: Path) -> None:
    both = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Bridge</rdf:li>'
        '<rdf:li xml:lang="ko-KR">다리</rdf:li></rdf:Alt></dc:description>'
    )
    path = put(tmp_path, "a.jpg", jpeg(xmp_segment(packet(both))))
    assert embed(path, {"caption@KO-kr": "다리", "caption": "Bridge"}).changes[0].why
    embed(path, {"caption@ko-kr": "교각"})
    assert said(path).alternatives == (("caption", "ko-KR", "교각"),)
    # A language without its country is another one.
    embed(path, {"caption@ko": "다리"})
    assert [language for _, language, _ in said(path).alternatives] == ["ko-KR", "ko"]


def test_iim_and_exif_hold_the_default_language_only(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": CAPTION, "caption@ko": KOREAN})
    tags = photofile.read(path).tags
    assert (tags.exif["ImageDescription"], tags.iim["2:120"]) == (CAPTION, (CAPTION,))
    assert path.read_bytes().count(KOREAN.encode()) == 1


def test_clearing_the_default_takes_every_language_along(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": CAPTION, "caption@ko": KOREAN})
    embed(path, {"caption": ""})
    assert said(path).alternatives == ()
    assert KOREAN.encode() not in path.read_bytes()


def test_another_language_of_nothing_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    with pytest.raises(TextError) as refused:
        embed(path, {"caption@ko": KOREAN})
    assert "no caption yet" in str(refused.value)
    assert path.read_bytes() == picture()
    assert embed(path, {"caption@ko": ""}).unchanged


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("credit_line@ko", UsageError, "one text for all languages"),
        ("creator@ko", UsageError, "one text for all languages"),
        ("location_shown@ko", UsageError, "one text for all languages"),
        ("caption@x-default", UsageError, "default text is caption"),
        ("caption@", UsageError, "no language tag"),
        ("caption@한국어", UsageError, "no language tag"),
        ("caption@ko KR", UsageError, "no language tag"),
        ("capton@ko", UnknownField, "no field"),
    ],
)
def test_a_name_that_means_no_language_is_refused(
    name: str, error: type[Exception], words: str, tmp_path: Path
) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    with pytest.raises(error) as refused:
        embed(path, {name: ("x",) if name.startswith("creator") else "x"})
    assert words in str(refused.value)
    assert path.read_bytes() == camera_jpeg()


def test_a_sidecar_takes_languages_too(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gif", picture("GIF"))
    embed(path, {"caption": CAPTION, "caption@ko": KOREAN}, sidecar="auto")
    assert said(path).alternatives == (("caption", "ko", KOREAN),)
    embed(path, {"caption@ko": "다리"}, sidecar="auto")
    assert said(path).alternatives == (("caption", "ko", "다리"),)
    assert embed(path, {"caption@ko": "다리"}, sidecar="auto").unchanged


_LANGUAGES = st.sampled_from(["ko", "ko-KR", "ja", "en-GB", "zh-Hant"])
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(
    name=st.sampled_from(TEXTS),
    first=st.dictionaries(_LANGUAGES, _TEXTS, max_size=3),
    then=st.dictionaries(_LANGUAGES, _TEXTS | st.just(""), max_size=3),
)
def test_replacing_languages_gives_back_what_was_put_in(
    name: str, first: dict[str, str], then: dict[str, str]
) -> None:
    metadata = Metadata().replace(
        **{name: "default"}, **{f"{name}@{tag}": text for tag, text in first.items()}
    )
    metadata = metadata.replace(**{f"{name}@{tag}": text for tag, text in then.items()})
    expected = {tag: text for tag, text in (first | then).items() if text}
    assert {tag: text for _, tag, text in metadata.alternatives} == expected
    assert all(metadata.get(f"{name}@{tag}") == text for tag, text in expected.items())
    assert metadata.get(name) == "default"


@pytest.mark.referee
def test_exiftool_reads_each_language_under_its_name(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(
        path,
        {
            "caption": CAPTION, "caption@ko-KR": KOREAN, "alt_text": "A bridge", "alt_text@ko": "다리",
            "copyright_notice": "© The Korea Times", "copyright_notice@ko": "© 코리아타임스",
        },
    )  # fmt: skip
    told = subprocess.run([exiftool, "-j", "-XMP:all", str(path)], capture_output=True, check=True)
    tags = json.loads(told.stdout)[0]
    assert (tags["Description"], tags["Description-ko-KR"]) == (CAPTION, KOREAN)
    assert (tags["AltTextAccessibility"], tags["AltTextAccessibility-ko"]) == ("A bridge", "다리")
    assert (tags["Rights"], tags["Rights-ko"]) == ("© The Korea Times", "© 코리아타임스")


@pytest.mark.referee
def test_languages_that_exiftool_wrote_are_read_and_edited(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    subprocess.run(
        [exiftool, "-q", "-overwrite_original", "-XMP-dc:Description=Bridge", "-XMP-dc:Description-ko=다리",
         "-XMP-dc:Description-fr=Pont", str(path)],
        check=True,
    )  # fmt: skip
    embed(path, {"caption@ko": "한강 다리"})
    assert set(said(path).alternatives) == {("caption", "ko", "한강 다리"), ("caption", "fr", "Pont")}
