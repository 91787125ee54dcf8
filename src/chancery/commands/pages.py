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
@click.option("--pages", is_flag=True, help="Every page, copies too.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@options.lexicon
def list_(
    *,
    corpus: Path,
    parties: tuple[str, ...],
    kinds: tuple[str, ...],
    year: int | None,
    pages: bool,
    as_json: bool,
    lexicon: tuple[Path, ...],
) -> None:
    """List the statements of the corpus by date, each with the number of its copies.

    Pages that are no statement, such as news, have a line each. With --pages every page has.
    """
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
        query = Query(codes, frozenset(kinds), year)
        entries = store.entries(query) if pages else store.lines(query)
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
    """Show one statement or page of the corpus.

    REFERENCE is what `list` prints, the path or the address of a page. Of a statement its base page
    is shown, with what all its copies say of it.
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
    from chancery.corpus.references import page_of, statement_named
    from chancery.corpus.store import Store
    from chancery.errors import ReferenceUnknown

    with Store(corpus) as store:
        failed = {failure.path for failure in store.failures()}
        wanted = [name for name in references if name not in failed]
        whole = [name for name in wanted if statement_named(store, name) is not None]
        if whole:
            raise ReferenceUnknown(
                f"{whole[0]} is a statement; remove its pages by name: 'chancery group {whole[0]}' "
                "lists them"
            )
        pages = {page_of(store, name) for name in wanted}
        for page in pages:
            store.remove(page)
        store.settle()
        forgotten = sum(store.forget(name) for name in references)
    click.echo(f"{len(pages)} removed, {forgotten} failures forgotten · {corpus}")
