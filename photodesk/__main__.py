"""`python -m photodesk` is the `photodesk` command."""

from photodesk.cli.main import run

run()
