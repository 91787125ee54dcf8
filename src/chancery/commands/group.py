"""`chancery group` and `variants`: which pages are copies of one statement, and how they differ."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from chancery.commands import options, output, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.api import Corpus
    from chancery.corpus.groups import Groups
    from chancery.publishing.results import Results
    from chancery.publishing.statement import Statement


@click.command()
@click.argument("references", nargs=-1, metavar="[REFERENCE]...")
@options.corpus
@click.option("--split", is_flag=True, help="The pages named by --page are no copies of it.")
@click.option("--page", "pages", multiple=True, metavar="PAGE", help="Repeatable: with --split.")
@click.option("--join", is_flag=True, help="The statements or pages named are one statement.")
@click.option("--undo", metavar="ID", help="Withdraw a decision by its id.")
@click.option("--decisions", is_flag=True, help="Every decision, withdrawn ones too.")
@click.option(
    "--export",
    "to",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every decision, one a line (JSON); - is standard output.",
)
@click.option(
    "--import",
    "source",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Take over exported decisions.",
)
@click.option("--who", default=getpass.getuser, metavar="NAME", help="Who decides.  [default: you]")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def group(  # noqa: PLR0913 (each is one option)
    *,
    references: tuple[str, ...],
    corpus: Path,
    split: bool,
    pages: tuple[str, ...],
    join: bool,
    undo: str | None,
    decisions: bool,
    to: Path | None,
    source: TextIO | None,
    who: str,
    note: str,
    as_json: bool,
) -> None:
    """Say which pages are copies of one statement, and why.

    Of every statement, or of those named; a page stands for the statement it is a copy of. News,
    and pages with more than one statement, are none: they are linked, and what is said in them is
    only asked for by naming them. --split and --join keep what a person decides, whatever is added
    later; --export and --import carry it to another corpus.
    """
    if split + join + sum(map(bool, (undo, to, source))) > 1:
        raise click.UsageError("give one of --split, --join, --undo, --export and --import")
    _check(split, join, references, pages)
    with _opened(corpus) as opened:
        groups = opened.groups
        if split:
            _say(groups.split(references[0], pages, who=who, note=note).id, "split")
        elif join:
            _say(groups.join(references, who=who, note=note).id, "joined")
        elif undo:
            _say(groups.undo(undo).id, "withdrawn")
        elif to:
            writing.decisions(groups, to)
        elif source:
            done = groups.load(source)
            click.echo(f"{done.added:,} added, {done.known:,} known, {done.replaced:,} replaced")
        elif decisions:
            _decisions(groups, as_json)
        else:
            _show(opened, references, as_json)


@click.command()
@click.argument("reference")
@options.corpus
@writing.forms
def variants(*, reference: str, corpus: Path, form: Form) -> None:
    """Show how the other witnesses of a statement differ from its base text.

    Compared are the witnesses in the language of the base, translations left out. Glosses, script,
    width and punctuation are no variants.
    """
    with _opened(corpus) as opened:
        found = opened.statement(reference).variants()
    if not found and not (form.json or form.csv or form.xlsx):
        output.draw(*found.notes)
    writing.write(found, form, _draw_variants, f"no variants of {reference}")


def _check(split: bool, join: bool, references: tuple[str, ...], pages: tuple[str, ...]) -> None:
    if split and (len(references) != 1 or not pages):
        raise click.UsageError("--split needs one REFERENCE, and --page for each that is no copy")
    if pages and not split:
        raise click.UsageError("--page goes with --split")
    if join and len(references) < 2:
        raise click.UsageError("--join needs two REFERENCEs or more")


@contextmanager
def _opened(path: Path) -> Iterator[Corpus]:
    from chancery.api import Corpus

    with Corpus(path, make=False) as corpus:
        yield corpus


def _say(decision: str, what: str) -> None:
    click.echo(f"{what} · {decision} · 'chancery group --undo {decision}' takes it back")


def _decisions(groups: Groups, as_json: bool) -> None:
    from chancery.publishing.grouped import decision_line

    found = groups.decisions()
    for line in groups.lines() if as_json else map(decision_line, found):
        click.echo(line)
    if not found:
        click.echo("no decisions yet", err=True)


def _show(corpus: Corpus, references: tuple[str, ...], as_json: bool) -> None:
    from chancery.publishing.grouped import group_record
    from chancery.publishing.record import dumps

    asked = [corpus.statement(name) for name in references]
    found: Iterator[Statement] = iter(asked) if references else corpus.statements()
    number = 0
    for number, statement in enumerate(found, 1):
        if as_json:
            click.echo(dumps(group_record(statement)))
        else:
            _draw(corpus, statement, first=number == 1)
    if not number:
        click.echo("no statements yet", err=True)


def _draw(corpus: Corpus, statement: Statement, *, first: bool) -> None:
    from rich.text import Text

    from chancery.publishing.facts import visible
    from chancery.publishing.grouped import lines

    styles = {"head": "bold", "plain": "", "quiet": "dim"}
    drawn = [Text(visible(line), styles[weight]) for line, weight in lines(statement, corpus.names)]
    output.draw(*([] if first else [""]), *drawn)


def _draw_variants(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(drawn.plain(found.records, drawn.VARIANTS), "", *found.notes)
