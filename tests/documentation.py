"""The README's generated parts: `python -m tests.documentation` writes them, a test compares them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from photodesk.audit import RULES
from photodesk.cli import differing, exchange, files, killing, library, paging, serve, texts, users, wording
from photodesk.cli.main import app
from photodesk.tables.fields import FIELDS, Field

README = Path(__file__).parents[1] / "README.md"
COMMAND_MODULES = (differing, exchange, files, killing, library, paging, serve, texts, users, wording)
"""Loaded so that their commands are registered."""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join([_row(*headings), _row(*("---" for _ in headings)), *(_row(*row) for row in rows)])


def _limit(field: Field) -> str:
    if not field.iim:
        return ""
    return f"{' '.join(field.iim)} ({field.iim_max_bytes} bytes)"


def fields() -> str:
    """Return the field table: every core field with every place it lives."""
    rows = [
        (f"`{f.id}`", f.label, f.label_ko, f.xmp and f"`{f.xmp}`", _limit(f), " ".join(f.exif), f.help)
        for f in FIELDS
        if f.tier == "core"
    ]
    return _table(("Field", "English", "Korean", "XMP", "IIM", "EXIF", "What it is for"), rows)


def rules() -> str:
    """Return the rule table: every rule with severity, moment and source."""
    rows = [
        (rule.code, rule.title, rule.level_name, rule.when, rule.source)
        for rule in (RULES[code] for code in sorted(RULES))
    ]
    return _table(("Rule", "What is found", "Severity", "From", "Source"), rows)


def commands() -> str:
    """Return the command table: every command with what it does and a line that runs."""
    rows = []
    for command in app.registered_commands:
        first = (command.callback.__doc__ or "").strip().splitlines()[0] if command.callback else ""
        example = (command.epilog or "").removeprefix("Example: ")
        rows.append((f"`{command.name}`", first, f"`{example}`"))
    return _table(("Command", "What it does", "Example"), sorted(rows))


PARTS: dict[str, Callable[[], str]] = {"fields": fields, "rules": rules, "commands": commands}


def written(readme: str) -> str:
    """Return the README with its generated parts as the code has them now."""
    for name, part in PARTS.items():
        block = f"<!-- {name}: python -m tests.documentation -->\n{part()}\n<!-- end of {name} -->"
        place = re.compile(rf"<!-- {name}: .*?<!-- end of {name} -->", re.DOTALL)
        count = len(place.findall(readme))
        readme = place.sub(block.replace("\\", r"\\"), readme)
        if count != 1:
            raise ValueError(f"README.md has {count} places for the {name} table; it needs one")
    return readme


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
