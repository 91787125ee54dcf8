"""`chancery compare`: two texts side by side, every change named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chancery.commands import options, output, texts, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.publishing.compared import Compared
    from chancery.publishing.results import Results

_CLASSES = ("verbatim", "minor", "degree", "substantive", "moved", "added", "dropped")
_WAYS = ("stronger", "weaker", "mixed")


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@options.corpus
@click.option(
    "--only",
    type=click.Choice((*_CLASSES, *_WAYS)),
    multiple=True,
    help="Only changes of this class or direction. Repeatable.",
)
@writing.forms
@options.lexicon
def compare(
    *,
    a: str,
    b: str,
    corpus: Path,
    only: tuple[str, ...],
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Show what became of A in B, sentence by sentence: two files, or two references.

    Added, dropped, moved, stronger, weaker; each change with its reasons.
    """
    found = texts.pair(a, b, corpus, lexicon)
    if form.json:
        _json(found, only)
    else:
        writing.write(_kept(found, only), form, lambda _: _draw(found, only), "no such change")


def _json(found: Compared, only: tuple[str, ...]) -> None:
    from chancery.publishing.record import dumps

    record = found.record()
    record["pairs"] = [pair for pair in record["pairs"] if not only or _is(pair, only)]
    click.echo(dumps(record))


def _kept(found: Compared, only: tuple[str, ...]) -> Results:
    from chancery.publishing.results import Results

    results = found.results()
    kept = [record for record in results if not only or _is(record, only)]
    return Results(results.noun, results.columns, kept, results.notes)


def _is(record: Mapping[str, Any], only: tuple[str, ...]) -> bool:
    return record["change"] in only or record["direction"] in only


def _draw(found: Compared, only: tuple[str, ...]) -> None:
    from chancery.publishing.redlined import redline

    output.draw(redline(found, frozenset(only)))
