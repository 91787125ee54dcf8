"""`chancery review`: what a person should look at, and what people decided about it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chancery.commands import options, texts, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.api import Corpus
    from chancery.corpus.values import Decision

Command = Callable[..., Any]
_NUMBERS = frozenset({"strength"})
_LISTS = frozenset({"holder", "addressee", "target"})


@click.group(invoke_without_command=True)
@options.corpus
@writing.forms
@options.lexicon
@click.pass_context
def review(ctx: click.Context, *, corpus: Path, form: Form, lexicon: tuple[Path, ...]) -> None:
    """List what is doubtful: acts, mentions and dates that contradict or lack something.

    accept, reject and edit keep a decision about an act or a mention apart from what the machine
    found; it outlives every new reading.
    """
    ctx.obj = {"corpus": corpus, "lexicon": lexicon}
    if ctx.invoked_subcommand:
        return
    from chancery.publishing import drawn

    with texts.library((), corpus, lexicon) as (library, _):
        found = library.doubts()
    nothing = f"nothing doubtful in {corpus}"
    writing.write(found, form, lambda it: writing.draw_grouped(it, drawn.DOUBTS), nothing)


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Corpus]:
    from chancery.api import Corpus
    from chancery.lexicon import load

    known = load(*ctx.obj["lexicon"])
    with Corpus(ctx.obj["corpus"], make=False, lexicon=known) as corpus:
        yield corpus


def _taken(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value:
        ctx.obj[param.name] = value


def _also(command: Command) -> Command:
    """`--corpus` and `--lexicon` behind the subcommand too."""
    a_file = click.Path(path_type=Path)
    for name, many in (("lexicon", True), ("corpus", False)):
        command = click.option(
            f"--{name}",
            type=a_file,
            multiple=many,
            expose_value=False,
            callback=_taken,
            hidden=True,
        )(command)
    return command


def _by(command: Command) -> Command:
    """`--who NAME` and `--note TEXT`."""
    command = click.option("--note", default="", metavar="TEXT", help="Why.")(command)
    return click.option(
        "--who", default=getpass.getuser, metavar="NAME", help="Who decides.  [default: you]"
    )(command)


@review.command()
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...")
@_by
@_also
@click.pass_context
def accept(ctx: click.Context, references: tuple[str, ...], who: str, note: str) -> None:
    """Mark acts or mentions (8d36a334#s5.p3.2.a1) as right."""
    _decide(ctx, references, "accept", who=who, note=note)


@review.command()
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...")
@_by
@_also
@click.pass_context
def reject(ctx: click.Context, references: tuple[str, ...], who: str, note: str) -> None:
    """Take acts or mentions out of every list."""
    _decide(ctx, references, "reject", who=who, note=note)


@review.command()
@click.argument("reference")
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE...")
@_by
@_also
@click.pass_context
def edit(ctx: click.Context, reference: str, changes: tuple[str, ...], who: str, note: str) -> None:
    """Give keys of an act or mention other values: strength=4 holder=CN,RU id=body:SCO.

    Of an act: act, strength, holder, addressee, target, nest, aspect, time. Of a mention: type,
    id. A list is parted by commas; nothing behind the sign empties a key.
    """
    from chancery.lexicon import load
    from chancery.publishing import changing

    known = load(*ctx.obj["lexicon"])
    values = changing.values(changes, known)
    _decide(ctx, (reference,), "edit", who=who, note=note, changes=values)


def _decide(ctx: click.Context, references: tuple[str, ...], verdict: str, **terms: Any) -> None:
    with _opened(ctx) as corpus:
        # all are looked up before the first is decided: names count what is still there
        records = [corpus.located(reference) for reference in references]
        for page, record in records:
            decision = corpus.review.decide(page, record, verdict, **terms)
            _say(decision)


def _say(decision: Decision) -> None:
    words = " ".join(decision.quote.split())
    changes = "".join(f" {key}={value}" for key, value in decision.changes.items())
    state = " withdrawn" if decision.withdrawn else ""
    click.echo(
        f"{decision.id}{state} {decision.verdict} {decision.kind} {decision.label} "
        f"“{words[:40]}”{changes} · {decision.who} {decision.decided[:10]}"
    )


@review.command()
@click.argument("decision", metavar="DECISION")
@_also
@click.pass_context
def undo(ctx: click.Context, decision: str) -> None:
    """Withdraw a decision by its id, or the beginning of it."""
    with _opened(ctx) as corpus:
        _say(corpus.undo(decision))


@review.command()
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@_also
@click.pass_context
def decisions(ctx: click.Context, *, as_json: bool) -> None:
    """List every decision, and those whose words are no longer found."""
    with _opened(ctx) as corpus:
        if as_json:
            for line in corpus.review.lines():
                click.echo(line)
            return
        found, lost = corpus.decisions(), corpus.unanchored()
    for decision in found:
        _say(decision)
    for decision in lost:
        click.echo(f"{decision.id}: no longer found in its page, kept: “{decision.quote[:40]}”")
    if not found:
        click.echo("no decisions yet", err=True)


@review.command(name="export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_also
@click.pass_context
def export_(ctx: click.Context, file: Path) -> None:
    """Write every decision to a file, one a line (JSON); - is standard output."""
    with _opened(ctx) as corpus:
        writing.decisions(corpus.review, file)


@review.command(name="import")
@click.argument("file", type=click.File(encoding="utf-8"))
@_also
@click.pass_context
def import_(ctx: click.Context, file: Any) -> None:
    """Take over exported decisions: of two about one record, the later is in force."""
    with _opened(ctx) as corpus:
        done = corpus.review.load(file)
    click.echo(f"{done.added:,} added, {done.known:,} known, {done.replaced:,} replaced")
