"""`chancery list`, `show` and `remove`: the pages of a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from chancery.commands import options, output

KINDS = (
    "joint-statement",
    "communique",
    "declaration",
    "readout",
    "press-release",
    "news",
    "other",
)


@click.command("list")
@options.corpus
@click.option("--party", "parties", multiple=True, help="A state: CN or any name. Repeatable: all.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Repeatable: any.")
@click.option("--year", type=click.IntRange(1, 9999), help="The year it is, or may be, of.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@options.lexicon
def list_(
    *,
    corpus: Path,
    parties: tuple[str, ...],
    kinds: tuple[str, ...],
    year: int | None,
    as_json: bool,
    lexicon: tuple[Path, ...],
) -> None:
    """List the pages of the corpus by date."""
    from chancery.corpus.parties import code
    from chancery.corpus.references import short
    from chancery.corpus.store import Store
    from chancery.corpus.values import Query
    from chancery.lexicon import load
    from chancery.publishing import tables
    from chancery.publishing.record import dumps

    with Store(corpus) as store:
        known = store.parties()
        codes = frozenset(code(party, load(*lexicon), known) for party in parties)
        entries = store.entries(Query(codes, frozenset(kinds), year))
        names = short(store.names())
    if as_json:
        for entry in entries:
            click.echo(dumps(tables.entry_record(entry, names[entry.sha256])))
    elif entries:
        output.draw(tables.entries_table(entries, names))
    else:
        asked = "of that kind " if parties or kinds or year else ""
        click.echo(f"no page {asked}in {corpus}; it holds {len(names):,}", err=True)


@click.command()
@click.argument("reference")
@options.corpus
@options.forms
@click.option("--page", "form", flag_value="page", help="The page as found, byte for byte.")
def show(reference: str, corpus: Path, form: str | None) -> None:
    """Show one page of the corpus.

    REFERENCE is what `list` prints, the path or the address.
    """
    from chancery.api import Corpus

    with Corpus(corpus, make=False) as opened:
        if form == "page":
            click.echo(opened.page(reference), nl=False)
            return
        found = opened.get(reference)
        drawn = None if form else opened.card(reference)
    output.reading(form, found, drawn)


@click.command()
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...")
@options.corpus
def remove(references: tuple[str, ...], corpus: Path) -> None:
    """Take pages out of the corpus; the files stay where they are.

    If one REFERENCE is wrong, none is removed. The path of a page that failed takes it off the
    list of failures.
    """
    from chancery.corpus.references import page_of
    from chancery.corpus.store import Store

    with Store(corpus) as store:
        failed = {failure.path for failure in store.failures()}
        pages = {page_of(store, name) for name in references if name not in failed}
        for page in pages:
            store.remove(page)
        forgotten = sum(store.forget(name) for name in references)
    click.echo(f"{len(pages)} removed, {forgotten} failures forgotten · {corpus}")
