"""Templates, their variables, code replacements, find and replace: proposals over a selection."""

from __future__ import annotations

import time as clock_of
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.desk import Desk, codes, replacing, templates, variables
from photodesk.desk.changing import Proposal
from photodesk.desk.replacing import Search
from photodesk.desk.templates import Line, Template
from photodesk.desk.variables import Scene
from photodesk.errors import UsageError
from photodesk.library.store import Arrival, Standing
from photodesk.model import Metadata

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HAN = "Commuters cross the Han River (한강) in Seoul."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Three photos: one that says much, one that says little, one in Korean."""
    said = (
        Metadata(
            caption=HAN, city="Seoul", creator=("Kim Min-su", "Lee Ji-eun"),
            date_created="2026-11-24T23:40:12+09:00", keywords=("한강",), credit_line="Yonhap",
        ),
        Metadata(),
        Metadata(caption="서울시청 앞 광장, 서울시는 24일 밝혔다.", date_created="2026-09"),
    )  # fmt: skip
    with Desk.open(tmp_path / "desk", user="night desk", clock=lambda: NOW) as made:
        made.store.add(
            [
                (
                    Arrival(
                        Path(f"/p/PYH{n}.v2.jpg"), "jpeg", 30, 20, f"f{n}", f"p{n}", one, source_label="wire"
                    ),
                    Standing("ready"),
                )
                for n, one in enumerate(said, start=1)
            ],
            at=NOW,
        )  # fmt: skip
        yield made


def after(proposal: Proposal, photo_id: int) -> dict[str, object]:
    return {c.field: c.after for item in proposal.items if item.photo_id == photo_id for c in item.changes}


def asks(proposal: Proposal, photo_id: int) -> tuple[str, ...]:
    return next(item.asks for item in proposal.items if item.photo_id == photo_id)


# --- variables -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{date}", "Nov. 24, 2026"),
        ("{date:ko}", "2026년 11월 24일"),
        ("{date:iso}", "2026-11-24"),
        ("{weekday}, {weekday:ko}", "Tuesday, 화요일"),
        ("{time} {time:ko} {time:iso}", "11:40 p.m. 오후 11시 40분 23:40"),
        ("{filename} {name}", "PYH1.v2.jpg PYH1.v2"),
        ("{number} {number:3}", "7 007"),
        ("{creator}: {city}", "Kim Min-su, Lee Ji-eun: Seoul"),
        ("{label} {user} {{city}}", "wire night desk {city}"),
        ("no variable, 50% {{}}", "no variable, 50% {}"),
    ],
)
def test_a_variable_says_what_the_photo_says(desk: Desk, text: str, says: str) -> None:
    filled = variables.fill(text, desk.store.get(1), Scene(NOW, 7, "night desk"))
    assert (filled.text, filled.missing) == (says, ())


def test_what_a_photo_does_not_say_is_missing_and_never_guessed(desk: Desk) -> None:
    filled = variables.fill("{city} {date:ko} {city}", desk.store.get(2), Scene(NOW))
    assert filled.missing == ("{city}", "{date:ko}")
    assert variables.fill("{date}", desk.store.get(3), Scene(NOW)).missing == ("{date}",)  # a month is no day


@pytest.mark.parametrize(
    "text", ["{citty}", "{}", "{date:fr}", "{city:ko}", "{date:}", "{number:x}", "a } b", "{city"]
)
def test_a_variable_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        variables.check(text)


def test_house_dates_are_iso_where_the_house_prints_them_so() -> None:
    assert variables.day_text(date(2026, 5, 1), "", "iso") == "2026-05-01"
    assert variables.day_text(date(2026, 5, 1), "", "ap") == "May 1, 2026"
    assert [variables.clock(time(h), "") for h in (0, 9, 12, 13)] == ["midnight", "9 a.m.", "noon", "1 p.m."]


def test_text_without_braces_stays_as_it_is(desk: Desk) -> None:
    record = desk.store.get(2)

    @given(st.text())
    def stays(text: str) -> None:
        plain = text.replace("{", "").replace("}", "")
        assert variables.fill(plain, record, Scene(NOW)).text == plain

    stays()


# --- templates -----------------------------------------------------------------------------------


def test_a_template_is_kept_in_the_desk_and_comes_back_the_same(desk: Desk) -> None:
    made = Template(
        "브리핑 (밤)", (Line("caption", "append", '"{city}"\n서울 \\ {{x}}'), Line("city", "fill", "Seoul"))
    )
    templates.save(desk, made)
    assert templates.get(desk, "브리핑 (밤)") == made
    assert templates.every(desk) == (made,)
    templates.remove(desk, "브리핑 (밤)")
    assert templates.every(desk) == ()
    with pytest.raises(UsageError, match="there are: none yet"):
        templates.get(desk, "브리핑 (밤)")


def test_any_text_survives_the_file(desk: Desk) -> None:
    @given(st.text(st.characters(codec="utf-8")))
    def survives(text: str) -> None:
        written = text.replace("{", "{{").replace("}", "}}")
        kept = templates.save(desk, Template("x", (Line("caption", "fill", written),)))
        assert templates.get(desk, "x") == kept
        assert kept.lines[0].text == written.strip("\n")

    survives()


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "x" * 61, "a\nb"])
def test_a_name_that_is_no_file_name_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UsageError, match="a name has"):
        templates.save(desk, Template(name, (Line("city", "fill", "Seoul"),)))
    assert not (desk.folder / "templates").exists()


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Line("city", "fill", "{nothing}"),),
        (Line("no_such", "fill", "x"),),
        (Line("city", "fill", "a"), Line("city", "append", "b")),
        (Line("date_created", "append", "x"),),
    ],
)
def test_a_template_that_cannot_be_put_is_not_kept(desk: Desk, lines: tuple[Line, ...]) -> None:
    with pytest.raises(UsageError):
        templates.save(desk, Template("x", lines))
    assert templates.every(desk) == ()


@pytest.mark.parametrize(
    ("mode", "text", "first", "empty"),
    [
        ("replace", "New.", "New.", "New."),
        ("fill", "New.", None, "New."),
        ("append", "({date:iso})", f"{HAN} (2026-11-24)", None),
        ("append", ", Tuesday.", f"{HAN}, Tuesday.", ", Tuesday."),
        ("prepend", "FILE -", f"FILE - {HAN}", "FILE -"),
        ("append", "in Seoul.", None, "in Seoul."),
    ],
)
def test_a_line_replaces_fills_adds_behind_or_in_front(
    desk: Desk, mode: templates.Mode, text: str, first: str | None, empty: str | None
) -> None:
    proposal = templates.propose(desk, Template("x", (Line("caption", mode, text),)), [1, 2])
    assert after(proposal, 1).get("caption") == first
    assert after(proposal, 2).get("caption") == empty


def test_lists_take_new_items_once(desk: Desk) -> None:
    lines = (Line("keywords", "append", "한강; Seoul"), Line("creator", "prepend", "Park; Lee Ji-eun"))
    proposal = templates.propose(desk, Template("x", lines), [1])
    assert after(proposal, 1) == {
        "keywords": ("한강", "Seoul"),
        "creator": ("Park", "Kim Min-su", "Lee Ji-eun"),
    }


def test_a_line_whose_variable_says_nothing_is_asked_and_the_others_are_put(desk: Desk) -> None:
    lines = (Line("headline", "fill", "{city} at night"), Line("country", "fill", "South Korea"))
    proposal = templates.propose(desk, Template("x", lines), [2])
    assert after(proposal, 2) == {"country": "South Korea"}
    assert asks(proposal, 2) == ("Headline: {city} says nothing here",)


def test_put_on_twice_a_template_changes_nothing_more_and_one_undo_takes_it_back(desk: Desk) -> None:
    before = [desk.store.get(n).metadata for n in (1, 2, 3)]
    made = Template("x", (Line("caption", "append", "({label})"), Line("keywords", "append", "밤")))
    batch = desk.apply(templates.propose(desk, made, [1, 2, 3]))
    assert batch is not None
    assert templates.propose(desk, made, [1, 2, 3]).count == 0
    desk.undo(batch)
    assert [desk.store.get(n).metadata for n in (1, 2, 3)] == before


def test_a_damaged_file_is_no_template_and_hides_no_other(desk: Desk) -> None:
    templates.save(desk, Template("good", (Line("city", "fill", "Seoul"),)))
    (desk.folder / "templates" / "bad.toml").write_text("[caption\nmode=", encoding="utf-8")
    (desk.folder / "templates" / "worse.toml").write_text("caption = 3", encoding="utf-8")
    assert [one.name for one in templates.every(desk)] == ["good"]
    with pytest.raises(UsageError, match=r"bad\.toml: no template"):
        templates.get(desk, "bad")


# --- code replacements ---------------------------------------------------------------------------

ROSTER = "// Seoul derby\ngs8\tKi Sung-yueng\t기성용\nGS8\tanother\n\nno tab here\nbad code\tx\nse7\tSon\n"


def test_a_photo_mechanic_file_is_read_with_notes_and_more_wordings(desk: Desk) -> None:
    read = codes.add(desk, "derby.txt", ROSTER.encode("utf-8-sig"))
    assert read.wordings == {"gs8": ("Ki Sung-yueng", "기성용"), "GS8": ("another",), "se7": ("Son",)}
    assert [line.partition(": ")[0] for line in read.problems] == ["derby.txt, line 5", "derby.txt, line 6"]
    assert codes.of_desk(desk).wordings == read.wordings


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_what_korean_windows_writes_is_read_too(encoding: str) -> None:
    data = "ks\t기성용 선수가 서울 월드컵경기장에서\r\nhm\t손흥민\r\n".encode(encoding)
    assert codes.read(data, "x.txt").wordings["hm"] == ("손흥민",)


@pytest.mark.parametrize(
    ("text", "says", "unknown"),
    [
        ("=gs8= kicks.", "Ki Sung-yueng kicks.", ()),
        (r"\gs8\이 찬다.", "Ki Sung-yueng이 찬다.", ()),
        ("=gs8#2=가 찬다.", "기성용가 찬다.", ()),
        ("=gs8==se7=", "Ki Sung-yuengSon", ()),
        ("=gs8#3= =zz9=", "=gs8#3= =zz9=", ("=gs8#3=", "=zz9=")),
        ("1 = 1, x=y, a == b", "1 = 1, x=y, a == b", ()),
        (r"C:\photos\new, =gs8\ ", r"C:\photos\new, =gs8\ ", (r"\photos\ ".strip(),)),
        ("AP=연합뉴스", "AP=연합뉴스", ()),
    ],
)
def test_a_code_between_two_marks_becomes_its_words(text: str, says: str, unknown: tuple[str, ...]) -> None:
    found = codes.expand(text, codes.read(ROSTER.encode(), "x").wordings)
    assert (found.text, found.unknown) == (says, unknown)


def test_of_two_files_the_newer_holds_and_a_file_can_go(desk: Desk) -> None:
    codes.add(desk, "a.txt", b"x\told")
    codes.add(desk, "b.txt", b"x\tnew")
    first = codes.of_desk(desk)
    assert (first.wordings, first.files) == ({"x": ("new",)}, ("a.txt", "b.txt"))
    codes.remove(desk, "b.txt")
    assert codes.of_desk(desk).wordings == {"x": ("old",)}
    assert codes.of_desk(desk).version != first.version
    with pytest.raises(UsageError, match=r"there are: a\.txt"):
        codes.remove(desk, "b.txt")
    with pytest.raises(UsageError):
        codes.remove(desk, "../photodesk.db")


@pytest.mark.parametrize("data", [b"", b"no tab\n", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"// only notes\n"])
def test_a_file_without_codes_is_refused_and_not_kept(desk: Desk, data: bytes) -> None:
    with pytest.raises(UsageError):
        codes.add(desk, "x.txt", data)
    assert codes.of_desk(desk).files == ()


def test_codes_of_a_selection_are_written_out_and_unknown_ones_asked(desk: Desk) -> None:
    codes.add(desk, "derby.txt", ROSTER.encode())
    desk.edit(2, {"caption": "=gs8= and =zz9=", "keywords": ("=gs8#2=", "골")})
    proposal = replacing.expand_codes(desk, [1, 2], fields=("caption", "keywords"))
    assert after(proposal, 1) == {}
    assert after(proposal, 2) == {"caption": "Ki Sung-yueng and =zz9=", "keywords": ("기성용", "골")}
    assert asks(proposal, 2) == ("=zz9=: no such code",)


def test_codes_are_written_out_in_templates(desk: Desk) -> None:
    codes.add(desk, "derby.txt", ROSTER.encode())
    proposal = templates.propose(desk, Template("x", (Line("headline", "fill", "=gs8= in {city}"),)), [1])
    assert after(proposal, 1) == {"headline": "Ki Sung-yueng in Seoul"}


# --- find and replace ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "says"),
    [
        (Search("Han River", "Hangang"), "Commuters cross the Hangang (한강) in Seoul."),
        (Search("han river", "Hangang"), None),
        (Search("han river", "Hangang", match_case=False), "Commuters cross the Hangang (한강) in Seoul."),
        (Search("Comm", "X", whole_words=True), None),
        (Search("(한강)", r"\1"), r"Commuters cross the Han River \1 in Seoul."),
        (Search(r"\((\w+)\)", r"[\1]", pattern=True), "Commuters cross the Han River [한강] in Seoul."),
        (Search(r"(?P<w>Seoul)", r"\g<w>!", pattern=True), "Commuters cross the Han River (한강) in Seoul!."),
        (Search(".", "", pattern=False), "Commuters cross the Han River (한강) in Seoul"),
        (Search("Busan", "Seoul"), None),
    ],
)
def test_words_and_patterns_are_replaced(desk: Desk, search: Search, says: str | None) -> None:
    assert after(replacing.find_and_replace(desk, search, [1]), 1).get("caption") == says


def test_a_whole_korean_word_carries_its_particle(desk: Desk) -> None:
    found = replacing.find_and_replace(desk, Search("서울시", "서울특별시", whole_words=True), [3])
    assert after(found, 3)["caption"] == "서울특별시청 앞 광장, 서울특별시는 24일 밝혔다."
    none = replacing.find_and_replace(desk, Search("울시", "x", whole_words=True), [3])
    assert none.count == 0


def test_decomposed_hangul_finds_what_is_composed(desk: Desk) -> None:
    import unicodedata

    search = Search(unicodedata.normalize("NFD", "한강"), unicodedata.normalize("NFD", "강"))
    assert after(replacing.find_and_replace(desk, search, [1]), 1)["caption"] == HAN.replace("한강", "강")


def test_lists_are_looked_through_and_empty_items_go(desk: Desk) -> None:
    search = Search("Kim Min-su", "", fields=("creator", "caption"))
    assert after(replacing.find_and_replace(desk, search, [1, 2]), 1) == {"creator": ("Lee Ji-eun",)}


@pytest.mark.parametrize(
    ("search", "why"),
    [
        (Search(""), "find what"),
        (Search("(", pattern=True), "no pattern"),
        (Search("a", r"\1", pattern=True), "no pattern"),
        (Search("a", fields=("date_created",)), "holds no words"),
        (Search("a", fields=("no_such",)), "unknown field"),
        (Search("a", fields=()), "in which fields"),
        (Search("x" * 1001), "up to 1,000 letters"),
        (Search("m", "\x07"), "control character"),
    ],
)
def test_a_search_that_makes_no_sense_is_refused_in_words(desk: Desk, search: Search, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        replacing.find_and_replace(desk, search, [1])


def test_a_pattern_that_would_run_for_ever_is_broken_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "DEADLINE_S", 0.2)
    desk.edit(1, {"caption": "a" * 400 + "b"})
    began = clock_of.process_time()
    with pytest.raises(UsageError, match="takes longer than"):
        replacing.find_and_replace(desk, Search("(?:a|aa)+c", "x", pattern=True), [1])
    assert clock_of.process_time() - began < 20  # for ever it would have been


def test_a_text_that_would_grow_beyond_all_bounds_is_refused(desk: Desk) -> None:
    desk.edit(1, {"caption": "a" * 900})
    with pytest.raises(UsageError, match="would have"):
        replacing.find_and_replace(desk, Search("a", "b" * 900), [1])


def test_replacing_is_one_batch_with_one_undo_and_a_stale_difference_is_refused(desk: Desk) -> None:
    from photodesk.library.store import StaleRevision

    proposal = replacing.find_and_replace(desk, Search("Seoul", "Busan"), [1, 2, 3])
    batch = desk.apply(proposal)
    assert batch is not None
    assert desk.batches(limit=1)[0].kind == "find and replace"
    assert desk.store.get(1).metadata.caption.endswith("in Busan.")
    with pytest.raises(StaleRevision):
        desk.apply(proposal)
    desk.undo(batch)
    assert desk.store.get(1).metadata.caption == HAN


def test_nothing_is_proposed_for_words_that_stay(desk: Desk) -> None:
    propose: list[Callable[[], Proposal]] = [
        lambda: replacing.find_and_replace(desk, Search("Seoul", "Seoul"), [1, 2, 3]),
        lambda: templates.propose(desk, Template("x", (Line("caption", "append", "Seoul."),)), [1]),
    ]
    assert [one().count for one in propose] == [0, 0]
