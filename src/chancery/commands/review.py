"""`chancery review`: what a person should look at."""

from __future__ import annotations

from pathlib import Path

import click

from chancery.commands import options, texts, writing
from chancery.commands.writing import Form


@click.group(invoke_without_command=True)
@options.corpus
@writing.forms
@options.lexicon
@click.pass_context
def review(ctx: click.Context, *, corpus: Path, form: Form, lexicon: tuple[Path, ...]) -> None:
    """List what is doubtful: acts, mentions and dates that contradict or lack something."""
    if ctx.invoked_subcommand:
        return
    from chancery.publishing import drawn

    with texts.library((), corpus, lexicon) as (library, _):
        found = library.doubts()
    nothing = f"nothing doubtful in {corpus}"
    writing.write(found, form, lambda it: writing.draw_grouped(it, drawn.DOUBTS), nothing)
