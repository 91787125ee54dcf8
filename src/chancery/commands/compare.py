"""`chancery compare`, `series` and `follow`: texts side by side, what became of what was said."""

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
_FILE = click.Path(path_type=Path, dir_okay=False)
_WAYS = ("stronger", "weaker", "mixed")
STATES = (
    *("repeated", "extended", "changed", "under way", "reported as done"),
    *("not repeated", "open"),
)


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@options.corpus
@click.option(
    "--only",
    type=click.Choice((*_CLASSES, *_WAYS)),
    multiple=True,
    help="Only changes of this class or direction. Repeatable.",
)
@click.option("--html", type=_FILE, metavar="FILE", help="Write the redline as one HTML page.")
@click.option("--docx", type=_FILE, metavar="FILE", help="Write it with tracked changes (Word).")
@writing.forms
@options.lexicon
def compare(
    *,
    a: str,
    b: str | None,
    corpus: Path,
    only: tuple[str, ...],
    html: Path | None,
    docx: Path | None,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Show what became of A in B, sentence by sentence: two files, or two references.

    Without B, a statement of the corpus is compared with its predecessor in the series. Added,
    dropped, moved, stronger, weaker; each change with its reasons.
    """
    found = texts.pair(a, b, corpus, lexicon)
    if html or docx:
        _redlines(found, html, docx)
    elif form.json:
        _json(found, only)
    else:
        writing.write(_kept(found, only), form, lambda _: _draw(found, only), "no such change")


def _redlines(found: Compared, html: Path | None, docx: Path | None) -> None:
    from chancery.corpus.store import now
    from chancery.publishing.compared import changed
    from chancery.publishing.redline_docx import redline_docx
    from chancery.publishing.redline_html import redline_html
    from chancery.publishing.redlining import redlined

    made = redlined(found, now())
    if html:
        writing.save(html, redline_html(made), changed(found))
    if docx:
        writing.save(docx, redline_docx(made), changed(found))


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


@click.command()
@click.argument("parties", nargs=-1, required=True, metavar="PARTY...")
@options.corpus
@writing.forms
@options.lexicon
def series(
    *, parties: tuple[str, ...], corpus: Path, form: Form, lexicon: tuple[Path, ...]
) -> None:
    """List the statements that these parties made together, each compared with the one before it.

    Those that are known but not held stand in their place. PARTY is a code (CN) or a name.
    """
    from chancery.publishing import drawn

    with texts.library((), corpus, lexicon) as (library, _):
        found = library.series(*parties)
    nothing = f"no statement of {' and '.join(parties)} in {corpus}, and none known"
    writing.write(found, form, lambda r: output.draw(drawn.series(r), "", *r.notes), nothing)


@click.command()
@texts.places
@options.corpus
@click.option("--state", type=click.Choice(STATES), multiple=True, help="Only these. Repeatable.")
@writing.forms
@options.lexicon
def follow(
    *,
    places: tuple[str, ...],
    corpus: Path,
    state: tuple[str, ...],
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Show what became of commitments: repeated, extended, changed, under way, reported as done.

    A commitment that later statements repeat is listed once, with the last that speaks of it.
    """
    from chancery.publishing import drawn

    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.followed(names, states=state)
    nothing = f"no such commitment in {texts.whose(places, corpus)}"
    draw = drawn.FOLLOWED
    writing.write(found, form, lambda r: output.draw(drawn.plain(r, draw), "", *r.notes), nothing)
