"""Templates: words for several fields, put on a selection at once, as a difference with one undo.

A template has a line for each field that it ticks: what to do with the field, and a text with
variables ({date}, {city}, {filename}) and code replacements (=gs8=). A base caption is a template
of one line. Each is a file of its own in the desk's folder, to be read, copied and kept.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from photodesk.desk import codes, variables
from photodesk.desk.changing import Proposal, Proposed, checked_value
from photodesk.desk.editing import checked, known_field
from photodesk.desk.roles import needs
from photodesk.desk.variables import Scene
from photodesk.errors import TextError, UsageError
from photodesk.library.store import Record
from photodesk.model import Change, Value
from photodesk.tables.fields import field_named

if TYPE_CHECKING:
    from photodesk.desk import Desk

FOLDER = "templates"
"""Folder of the desk that holds the templates, one TOML file each."""

Mode = Literal["replace", "fill", "append", "prepend"]
"""What a line does with its field: take its place, fill it when empty, add behind, add in front."""
MODES: tuple[Mode, ...] = get_args(Mode)

_WHY: dict[Mode, str] = {
    "replace": "replaced by the template",
    "fill": "filled by the template",
    "append": "added behind by the template",
    "prepend": "added in front by the template",
}
_NAME = re.compile(r"\w[\w .,()+&-]{0,59}")


@dataclass(frozen=True, slots=True)
class Line:
    """One ticked field of a template: its id, what to do with it, and the text with its variables."""

    field: str
    mode: Mode
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A name and the fields that it fills."""

    name: str
    lines: tuple[Line, ...]


def every(desk: Desk) -> tuple[Template, ...]:
    """Return the desk's templates by name; files that are no templates are left out."""
    folder = desk.folder / FOLDER
    found = []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            found.append(_kept(path, path.stat().st_mtime_ns))
        except (UsageError, OSError):
            continue
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def get(desk: Desk, name: str) -> Template:
    """Return a template by its name.

    Raises:
        UsageError: there is none of that name, or its file is damaged.
    """
    path = _path(desk, name)
    if not path.is_file():
        known = ", ".join(one.name for one in every(desk)) or "none yet"
        raise UsageError(f"template {name}: there is none of that name; there are: {known}")
    return _read(path)


@needs("editor")
def save(desk: Desk, template: Template) -> Template:
    """Keep a template, in place of one of that name; return it as it is kept.

    Raises:
        UsageError: it has no name, no line, an unknown variable, or a field that takes no text.
    """
    made = _checked(template)
    path = _path(desk, made.name)
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(_toml(made), encoding="utf-8")
    part.replace(path)
    return made


@needs("editor")
def remove(desk: Desk, name: str) -> None:
    """Delete a template.

    Raises:
        UsageError: there is none of that name.
    """
    get(desk, name)
    _path(desk, name).unlink()


def lines_from(values: Mapping[str, str], modes: Mapping[str, str]) -> tuple[Line, ...]:
    """Return the lines for fields with their texts and modes; a field without a mode is filled.

    Raises:
        UsageError: an unknown mode.

    Example:
        >>> lines_from({"city": "Seoul", "caption": "({date})"}, {"caption": "append"})
        (Line(field='city', mode='fill', text='Seoul'), Line(field='caption', mode='append', text='({date})'))
    """
    for mode in modes.values():
        if mode not in MODES:
            raise UsageError(f"{mode}: a field is handled by {', '.join(MODES)}")
    chosen = {name: next(m for m in MODES if m == modes.get(name, "fill")) for name in values}
    return tuple(Line(name, chosen[name], text) for name, text in values.items())


# --- over a selection ----------------------------------------------------------------------------


def propose(desk: Desk, template: Template, ids: Sequence[int]) -> Proposal:
    """Propose what a template changes on each photo, in the order of `ids`; nothing is written.

    A line with a variable that is empty on a photo is not put there but asked; so is an unknown code.

    Raises:
        UsageError: the template has an unknown variable or field.
    """
    made = _checked(template)
    known = codes.of_desk(desk).wordings
    items = []
    for number, record in enumerate(desk.store.many(ids), start=1):
        scene = Scene(desk.clock(), number, desk.user, desk.settings.house.date_form)
        changes: list[Change] = []
        asks: list[str] = []
        for line in made.lines:
            change = _change(line, record, scene, known, asks)
            if change is not None:
                changes.append(change)
        items.append(Proposed(record.id, record.revision, tuple(changes), tuple(asks)))
    return Proposal("template", f"template {made.name}", tuple(items))


def _change(
    line: Line, record: Record, scene: Scene, known: Mapping[str, tuple[str, ...]], asks: list[str]
) -> Change | None:
    before = record.metadata.get(line.field)
    if line.mode == "fill" and before:
        return None
    filled = variables.fill(line.text, record, scene)
    label = field_named(line.field).label
    if filled.missing:
        asks.append(f"{label}: {', '.join(filled.missing)} says nothing here")
        return None
    expanded = codes.expand(filled.text, known)
    if known:
        asks += [f"{label}: {word} is no known code" for word in expanded.unknown]
    try:
        after = _joined(line, before, expanded.text)
    except TextError as error:
        asks.append(str(error))
        return None
    return None if after == before else Change(line.field, before, after, _WHY[line.mode])


def _joined(line: Line, before: Value, text: str) -> Value:
    field = field_named(line.field)
    if field.is_list:
        new = tuple(part.strip() for part in text.split(";") if part.strip())
        held = before if isinstance(before, tuple) else ()
        more = tuple(item for item in new if item not in held)
        if line.mode == "append":
            new = (*held, *more)
        elif line.mode == "prepend":
            new = (*more, *held)
        return checked_value(line.field, new)
    value = checked(field, text) if line.mode in ("replace", "fill") else text.strip()
    if line.mode in ("replace", "fill") or not before:
        return checked(field, str(value))
    held_text = str(before)
    # Put on twice, it stands there once.
    if line.mode == "append":
        joined = held_text if held_text.endswith(str(value)) else _with(held_text, text)
    else:
        joined = held_text if held_text.startswith(str(value)) else _with(text, held_text)
    return checked(field, joined)


def _with(first: str, second: str) -> str:
    """Return two texts as one, with a blank between words that would run together."""
    touching = not first[-1:].isspace() and not second[:1].isspace() and second[:1] not in ",.;:!?)"
    return f"{first}{' ' if touching else ''}{second}"


# --- files ---------------------------------------------------------------------------------------


def _path(desk: Desk, name: str) -> Path:
    clean = name.strip()
    if not _NAME.fullmatch(clean):
        raise UsageError(f"template {name!r}: a name has letters, digits, blanks and . , ( ) + & -, up to 60")
    return desk.folder / FOLDER / f"{clean}.toml"


def _checked(template: Template) -> Template:
    lines = []
    for line in template.lines:
        field = known_field(line.field)
        if field.is_structure:
            raise UsageError(f"{line.field}: a template fills fields with words, not structures")
        if line.mode not in MODES:
            raise UsageError(f"{line.mode}: a field is handled by {', '.join(MODES)}")
        if field.kind == "date" and line.mode in ("append", "prepend"):
            raise UsageError(f"{line.field}: holds one date; fill it or replace it")
        variables.check(line.text)
        lines.append(replace(line, text=line.text.strip("\n")))
    if not lines:
        raise UsageError(f"template {template.name}: tick at least one field")
    if len({line.field for line in lines}) < len(lines):
        raise UsageError(f"template {template.name}: a field stands in it twice")
    return Template(template.name.strip(), tuple(lines))


def _toml(template: Template) -> str:
    rows = [f"# PhotoDesk template: {template.name}"]
    for line in template.lines:
        text = json.dumps(line.text, ensure_ascii=False).replace("\x7f", "\\u007f")
        rows += ["", f"[{line.field}]", f'mode = "{line.mode}"', f"text = {text}"]
    return "\n".join(rows) + "\n"


@lru_cache(maxsize=256)
def _kept(path: Path, mtime_ns: int) -> Template:  # noqa: ARG001 - part of the key
    return _read(path)


def _read(path: Path) -> Template:
    try:
        document: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        lines = tuple(
            Line(name, table.get("mode", "fill"), str(table.get("text", "")))
            for name, table in document.items()
        )
        return _checked(Template(path.stem, lines))
    except (OSError, ValueError, AttributeError) as error:
        raise UsageError(f"{path.name}: no template: {error}") from None
