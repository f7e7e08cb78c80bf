"""Commands that open the desk in the browser: demo and serve."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photodesk.cli import output
from photodesk.cli.main import Options, command

if TYPE_CHECKING:
    from photodesk.desk.watching import Watch

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")]


@command("demo", example="photodesk demo")
def demo(
    port: Port = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    *,
    options: Options,
) -> int:
    """Open a fresh desk with page A7, to try everything.

    Ten pictures, some of which must not be printed; nothing is asked, Ctrl-C stops it.
    """
    from photodesk.desk.demo import make_demo, what_to_try

    with tempfile.TemporaryDirectory(prefix="photodesk-demo-", ignore_cleanup_errors=True) as folder:
        made = make_demo(Path(folder))
        output.emit(what_to_try(made))
        return _serve(made.folder, host="127.0.0.1", port=port, open_browser=not no_browser, options=options)


@command("serve", example="photodesk serve --desk ~/desk --watch wire=/mnt/wire --watch staff=/mnt/staff")
def serve(
    host: Annotated[str, typer.Option(help="Address to serve on.")] = "127.0.0.1",
    port: Port = 8501,
    watch: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LABEL=FOLDER",
            help="Take in what lands in this folder, labelled wire, handout, staff, …; ZIPs are opened.",
        ),
    ] = None,
    sign_in: Annotated[
        bool, typer.Option("--sign-in", help="Sign in on this machine too, as behind a proxy.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which others reach it, such as desk.paper.example."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    *,
    options: Options,
) -> int:
    """Open the desk in the browser, and take in what lands in watched folders.

    Beyond this machine (--host) everybody signs in; photodesk user adds them.
    """
    from photodesk.desk.watching import check_watches, parse_watch

    watches = [parse_watch(text) for text in watch or ()]
    check_watches(watches, options.folder)
    return _serve(
        options.desk, host=host, port=port, open_browser=not no_browser, options=options, watches=watches,
        sign_in=sign_in, hosts=allow_host or (),
    )  # fmt: skip


def _serve(
    where: Path | str,
    *,
    host: str,
    port: int,
    open_browser: bool,
    options: Options,
    watches: Sequence[Watch] = (),
    sign_in: bool = False,
    hosts: Sequence[str] = (),
) -> int:
    from importlib import import_module

    # By name: cli and ui stand on one layer and do not import each other.
    server = import_module("photodesk.ui.server")
    server.serve(
        where, settings=options.settings, host=host, port=port, open_browser=open_browser,
        announce=output.emit, watches=watches, sign_in=sign_in, hosts=hosts,
    )  # fmt: skip
    return 0
