"""The desk's own photodesk.toml: read it, check a new text of it, keep it, judge everything by it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from photodesk import batch
from photodesk.audit import RULES, active
from photodesk.desk import working
from photodesk.desk.killing import notices
from photodesk.desk.roles import needs
from photodesk.desk.standing import as_judged, judge
from photodesk.errors import SettingsError
from photodesk.settings import Settings, parse

if TYPE_CHECKING:
    from photodesk.desk import Desk

NAME = "photodesk.toml"
_AT_ONCE = 200


def text_of(desk: Desk) -> str:
    """Return the desk's photodesk.toml as it stands, or the defaults as comments when there is none."""
    try:
        return (desk.folder / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return defaults_text()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(f"{NAME}: {reason}") from None


def defaults_text() -> str:
    """Return every setting with its default, commented out: what one may set, ready to change.

    Example:
        >>> [line for line in defaults_text().splitlines() if "territory" in line]
        ['# territory = ["KR"]']
    """
    lines = ["# What this desk sets. Without a line here the default holds; the defaults stand as comments."]
    for section in msgspec.structs.fields(Settings):
        lines += ["", f"[{section.name}]"]
        values = getattr(Settings(), section.name)
        lines += [
            f"# {key.name} = {_toml(getattr(values, key.name))}" for key in msgspec.structs.fields(values)
        ]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_value(text: str, section: str, name: str, value: str) -> str:
    """Return a text of photodesk.toml in which a key of a section has this value; all else stays as it is.

    A line that says it is changed, also one that only tells the default as a comment; otherwise one is added.

    Example:
        >>> print(with_value('[screen]\\n# language = "en"\\n', "screen", "language", "ko"), end="")
        [screen]
        language = "ko"
        >>> print(with_value('[house]\\nname = "한국일보"\\n', "screen", "language", "ko"), end="")
        [house]
        name = "한국일보"
        <BLANKLINE>
        [screen]
        language = "ko"
    """
    line = f"{name} = {_toml(value)}"
    lines = text.splitlines()
    heads = [at for at, one in enumerate(lines) if re.match(r"\s*\[", one)]
    for at in heads:
        if re.match(rf"\s*\[\s*{re.escape(section)}\s*\]", lines[at]):
            end = next((one for one in heads if one > at), len(lines))
            said = [
                one for one in range(at + 1, end) if re.match(rf"\s*#?\s*{re.escape(name)}\s*=", lines[one])
            ]
            plain = [one for one in said if not lines[one].lstrip().startswith("#")]
            if said:
                lines[(plain or said)[0]] = line
            else:
                lines.insert(at + 1, line)
            break
    else:
        lines += ["", f"[{section}]", line] if lines else [f"[{section}]", line]
    return "\n".join(lines) + "\n"


def check(text: str) -> Settings:
    """Return the settings that a text of photodesk.toml makes.

    Raises:
        SettingsError: not TOML, an unknown key or rule, or a value out of range; one line with the place.
    """
    settings = parse(text, NAME)
    active(settings, moment="file", rules=(), skip=())  # severities name rules that there are
    return settings


@needs("admin")
def save(desk: Desk, text: str) -> Settings:
    """Check a new text and keep it, whole or not at all; the one before stays as photodesk.toml.before.

    The desk works by it from now on; photos keep their old findings until `judge_again`.

    Raises:
        SettingsError: the text is wrong, or the file cannot be written; nothing changes.
    """
    settings = check(text)
    path = desk.folder / NAME
    part = path.with_name(f".{NAME}.{secrets.token_hex(4)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            before = path.with_name(f"{NAME}.before")
            before.write_bytes(path.read_bytes())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SettingsError(
            f"{path}: cannot be written ({error.strerror}); check the desk's folder"
        ) from None
    desk.settings = settings
    return settings


@needs("admin")
def judge_again(desk: Desk) -> int:
    """Judge all photos by the settings as they are now, in the background; return the job that does it."""

    def work(progress: batch.Progress, cancelled: Callable[[], bool]) -> str:
        done = last = 0
        while not cancelled():
            found = desk.find("", after=last, limit=_AT_ONCE)
            if not found.photos:
                break
            photos = [as_judged(desk, record) for record in found.photos]
            kills = notices(desk, photos)
            standings = judge(photos, settings=desk.settings, now=desk.clock(), kills=kills)
            desk.store.judged(
                [
                    (record.id, record.revision, standing)
                    for record, standing in zip(found.photos, standings, strict=True)
                ]
            )
            done += len(found.photos)
            last = found.photos[-1].id
            progress(done, found.total)
        return f"{done} photo{'' if done == 1 else 's'} judged"

    return working.start(desk, "judge", "Judging all photos", work)


def levels(settings: Settings) -> list[dict[str, str]]:
    """Return every rule with its level here and by default, in the order of the codes."""
    shown = []
    for code, rule in sorted(RULES.items()):
        default = "off" if rule.off else rule.severity.name
        here = settings.audit.severities.get(code, default)
        shown.append({"code": code, "title": rule.title, "default": default, "here": here, "when": rule.when})
    return shown


__all__ = ["check", "defaults_text", "judge_again", "levels", "save", "text_of", "with_value"]
