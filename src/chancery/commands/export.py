"""`chancery export`: a statement, its tables or its citation as a file that others open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.commands import options, texts, writing

if TYPE_CHECKING:
    from chancery.publishing.fair import FairCopy

# named here so that the command's help costs no import of the writers; a test compares the two
FORMS = (
    *("docx", "tei", "html", "markdown", "text", "annotations"),
    *("csv", "xlsx", "jsonl", "parquet", "ics"),
    *("csl-json", "bibtex", "ris", "citation", "citation-zh"),
)
TABLES = ("acts", "commitments", "mentions", "topics")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="[PAGE|REFERENCE]...")
@click.option("--as", "form", metavar="FORMAT", required=True, help=f"{', '.join(FORMS)}.")
@click.option("-o", "--output", "path", type=_FILE, metavar="FILE", help="Where to; - is stdout.")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default="acts",
    show_default=True,
    help="The rows of csv, xlsx, jsonl and parquet.",
)
@options.corpus
@options.lexicon
def export(
    *,
    places: tuple[str, ...],
    form: str,
    path: Path | None,
    table: str,
    corpus: Path,
    lexicon: tuple[Path, ...],
) -> None:
    """Write statements as files that other programs open.

    Documents and annotations take one statement, tables and citations several; a citation may be
    of a sentence (8d36a334#s5.p3.2). Without -o, texts go to standard output and files to
    REFERENCE.SUFFIX here.
    """
    from chancery.publishing.exports import export as written
    from chancery.publishing.exports import form_named

    found = form_named(form)
    copies = texts.fair_copies(places, corpus, lexicon)
    data = written(copies, form, table=table)
    target = path or (writing.STANDARD if found.text else Path(_name(copies) + found.suffix))
    writing.save(target, data, f"{found.what}, {len(data):,} bytes")
    for note in dict.fromkeys(note for copy in copies for note in copy.notes):
        click.echo(note, err=True)


def _name(copies: list[FairCopy]) -> str:
    """A file's name from how the first statement is cited."""
    name = copies[0].name.replace("/", "-").removesuffix(Path(copies[0].name).suffix)
    return name if len(copies) == 1 else f"{name}-and-{len(copies) - 1}-more"
