"""`chancery trace` and `formulas`: wordings followed over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.commands import options, output, texts, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.publishing.results import Results


@click.command()
@click.argument("formula")
@texts.places
@options.corpus
@click.option("--exact", is_flag=True, help="The same words only, no variants.")
@writing.forms
@options.lexicon
def trace(
    *,
    formula: str,
    places: tuple[str, ...],
    corpus: Path,
    exact: bool,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Follow a FORMULA over time: first use, last use, variants, in whose statements.

    Script and width make no difference. A variant is as long and shares four characters of five.
    """
    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.trace(formula, names, near=not exact)
    nothing = f"{formula} is not used in {texts.whose(places, corpus)}"
    writing.write(found, form, _draw_trace, nothing)


def _draw_trace(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(*found.notes, "", drawn.plain(found, drawn.TRACE))


@click.command()
@texts.places
@options.corpus
@click.option(
    "--least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    help="In how many statements a wording must stand.",
)
@click.option(
    "--most", type=click.IntRange(1), default=50, show_default=True, help="How many are shown."
)
@writing.forms
@options.lexicon
def formulas(
    *,
    places: tuple[str, ...],
    corpus: Path,
    least: int,
    most: int,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """List wordings that come back in statement after statement."""
    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.formulas(names, least=least, most=most)
    nothing = f"no wording comes back in {least} statements of {texts.whose(places, corpus)}"
    writing.write(found, form, _draw_formulas, nothing)


def _draw_formulas(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(drawn.plain(found, drawn.FORMULAS), "", *found.notes)
