"""How results are shown: JSON as the contract says, or text for people at 80 columns.

The only place that prints. JSON is UTF-8, one document, keys in a stable order.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from photodesk.batch import Progress
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk.intake import Failure

Form = Literal["text", "json"]


def emit(text: str, output: Path | None = None) -> None:
    """Print the text, or write it to the file as UTF-8.

    Raises:
        UsageError: the file cannot be written.
    """
    if not text.endswith("\n"):
        text += "\n"
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.flush()
        return
    try:
        output.write_bytes(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another --output") from None


def as_json(document: Any) -> str:
    """Return the document as JSON text, Korean letters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def folded(lines: Iterable[str]) -> str:
    """Return lines as text for people, long ones folded at the terminal's width (80 when there is none).

    A folded line goes on four columns further in; paths and other long words are never broken.

    Example:
        >>> print(folded(["  Caption: " + "rain " * 16]))
          Caption: rain rain rain rain rain rain rain rain rain rain rain rain rain rain
              rain rain
    """
    width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
    found: list[str] = []
    for line in lines:
        if len(line) <= width:
            found.append(line)
            continue
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        found += textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    return "\n".join(found)


def complain(message: str) -> None:
    """Print one line to standard error."""
    print(f"photodesk: {message}", file=sys.stderr)


def failed(failures: Sequence[Failure]) -> list[dict[str, str]]:
    """Return failures as the contract's list of {path, error}."""
    return [{"path": str(failure.path), "error": failure.error} for failure in failures]


def failure_lines(failures: Sequence[Failure], heading: str = "could not be read") -> list[str]:
    """Return the failures for people, under one heading; empty when there are none."""
    if not failures:
        return []
    count = len(failures)
    return [f"{count} {'file' if count == 1 else 'files'} {heading}:", *(f"  {f.error}" for f in failures)]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a plain table that folds long cells to the width of the terminal (80 when there is none)."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else 80, no_color=not terminal, highlight=False)
    grid = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    with console.capture() as capture:
        console.print(grid)
    return "\n".join(line.rstrip() for line in capture.get().strip("\n").splitlines())


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Progress | None]:
    """Show a progress bar on standard error while a long job runs; nothing when it is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show
