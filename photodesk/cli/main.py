"""The `photodesk` command: options that hold everywhere, exit codes, and the list of commands.

Exit codes, tried in this order (CLI.md):
    2  wrong use: unknown option, field or command, missing path, bad mapping
    3  at least one item could not be read or written; it is listed, the rest is done
    1  all was processed and the check found something, or rows stayed open
    0  all well
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk import __version__
from photodesk.batch import parse_workers
from photodesk.cli.output import complain
from photodesk.errors import FileError, PhotoDeskError

if TYPE_CHECKING:
    from photodesk.settings import Settings

FOUND, WRONG_USE, FAILED = 1, 2, 3

app = typer.Typer(
    name="photodesk",
    help="Captions and credits for a newspaper's photo desk: written into the file, audited before print.",
    epilog="Try: photodesk demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@dataclass(frozen=True, slots=True)
class Options:
    """The options that hold everywhere."""

    desk: str
    config: Path | None
    workers: int | str | None
    quiet: bool

    @property
    def folder(self) -> Path:
        """The folder of the desk's files: --desk, $PHOTODESK_DESK, or the platform's user data folder."""
        from photodesk.desk.address import address

        return address(self.desk).folder

    @property
    def settings(self) -> Settings:
        """The settings: --config, the desk's photodesk.toml, or the defaults."""
        from photodesk.settings import load

        if self.config is not None:
            return load(self.config)
        own = self.folder / "photodesk.toml"
        return load(own if own.is_file() else None)


def now() -> datetime:
    """The present moment with the machine's offset."""
    return datetime.now().astimezone()


def user_name() -> str:
    """Who is at the keyboard, as the system says; "" when it does not."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"photodesk {__version__}")
        raise typer.Exit


def _workers(text: str) -> int | str:
    try:
        return parse_workers(text)
    except PhotoDeskError as error:
        raise typer.BadParameter(str(error)) from None


_DESK = typer.Option(
    metavar="PATH_OR_URL",
    help="Desk folder, or postgresql+psycopg://… (default: $PHOTODESK_DESK, else your data folder).",
)
_CONFIG = typer.Option(help="A photodesk.toml (default: the desk's).")
_WORKERS = typer.Option(
    metavar="N|tcp://SCHEDULER",
    parser=_workers,
    help="Processes for long jobs (default: one a core), or a Dask scheduler's address.",
)
_QUIET = typer.Option("--quiet", help="No progress bars.")


@app.callback()
def _everywhere(
    context: typer.Context,
    desk: Annotated[str, _DESK] = "",
    config: Annotated[Path | None, _CONFIG] = None,
    workers: Annotated[Any, _WORKERS] = None,
    quiet: Annotated[bool, _QUIET] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = Options(desk, config, workers, quiet)


def command(name: str, *, example: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a command: it takes `options` and returns its exit code.

    The options that hold everywhere are added to its own, so they may stand before or after the
    command's name. `example` is a line that runs, shown at the end of its help.
    """

    def register(function: Callable[..., int]) -> Callable[..., int]:
        signature = inspect.signature(function, eval_str=True)
        own = [p for p in signature.parameters.values() if p.name != "options"]
        everywhere = [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for key, annotation, default in (
                ("desk", Annotated[str, _DESK], ""),
                ("config", Annotated[Path | None, _CONFIG], None),
                ("workers", Annotated[Any, _WORKERS], None),
                ("quiet", Annotated[bool, _QUIET], False),
            )
        ]
        context = inspect.Parameter(
            "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
        )

        def call(context: typer.Context, **given: Any) -> None:
            before = context.find_object(Options)
            assert before is not None
            options = Options(
                desk=given.pop("desk") or before.desk,
                config=given.pop("config") or before.config,
                workers=given.pop("workers") or before.workers,
                quiet=given.pop("quiet") or before.quiet,
            )
            raise typer.Exit(function(options=options, **given))

        call.__doc__ = function.__doc__
        call.__name__ = function.__name__
        call.__signature__ = inspect.Signature([context, *own, *everywhere])  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in [context, *own, *everywhere]}
        app.command(name, epilog=f"Example: {example}")(call)
        return function

    return register


def register() -> None:
    """Load the modules whose commands make up the app; each registers its own."""
    from photodesk.cli import (  # noqa: F401
        differing,
        exchange,
        files,
        killing,
        library,
        paging,
        serve,
        texts,
        users,
        wording,
    )


def run() -> None:
    """Run the command line; the process ends with the contract's exit code."""
    register()
    try:
        app()
    except PhotoDeskError as error:
        complain(str(error))
        sys.exit(FAILED if isinstance(error, FileError) else WRONG_USE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
