"""Writing to stdout and stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chancery.api import Reading


# columns of what is written to a file or pipe: fits a code block, a wide window, a printed page
_WIDTH = 100


def draw(*things: object) -> None:
    """Rich things to stdout, as wide as the terminal, or as COLUMNS says, or 100 columns."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(*things, sep="\n")
        return
    with console.capture() as drawn:
        console.print(*things, sep="\n")
    # what pads the cells to the window's width means nothing in a file
    for line in drawn.get().splitlines():
        click.echo(line.rstrip())


def reading(form: str | None, found: Reading, drawn: object = None) -> None:
    """One page in the form asked for; `drawn` is its card."""
    from chancery.publishing.record import dumps
    from chancery.publishing.tables import removals_table

    if form == "json":
        click.echo(dumps(found.record()))
    elif form == "text":
        click.echo(found.text)
    elif form == "removed":
        draw(removals_table(found.witness.removed))
    else:
        draw(drawn if drawn is not None else found, "")
