"""`chancery add`: pages into a corpus."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from chancery.commands import options

if TYPE_CHECKING:
    from chancery.corpus.values import Outcome, Status


class Stopped(click.ClickException):
    """Ctrl-C: what is kept, and how to go on."""

    exit_code = 130

    def show(self, file: IO[str] | None = None) -> None:
        """The one line, on stderr."""
        click.echo(f"stopped; {self.message}", file=file, err=True)


Shown = Callable[["Outcome"], None]


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@options.corpus
@click.option(
    "--processes",
    type=click.IntRange(1),
    show_default="one a core, one for little work",
    help="How many pages to read at once.",
)
@click.option("--sample", is_flag=True, help="Add the sample pages that come with the program.")
@click.option("--verbose", is_flag=True, help="A line for each page, once it is in the corpus.")
@options.limit
@options.lexicon
@click.pass_context
def add(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    corpus: Path,
    processes: int | None,
    sample: bool,
    verbose: bool,
    limit: int | None,
    lexicon: tuple[Path, ...],
) -> None:
    """Add files, folders and archives to the corpus.

    Pages that are in it already are left alone, or read again if the program or the lexicon has
    changed. Stop it at any moment; the same command completes it. Exit code 1 if a page failed.
    """
    if sample:
        from chancery import sample as bundled

        paths, lexicon = (*paths, str(bundled.pages())), (bundled.lexicon(), *lexicon)
    if not paths:
        raise click.UsageError("name a file or folder to add, or try --sample")
    counts = _add(
        paths=paths,
        corpus=corpus,
        processes=processes,
        verbose=verbose,
        limit=limit,
        lexicon=lexicon,
    )
    if counts["failed"]:
        ctx.exit(1)


def _add(
    *,
    paths: Iterable[str],
    corpus: Path,
    processes: int | None,
    verbose: bool,
    limit: int | None,
    lexicon: tuple[Path, ...],
) -> Counter[Status]:
    from chancery.corpus.adding import add as add_pages
    from chancery.corpus.adding import processes_for, summary
    from chancery.corpus.store import Store
    from chancery.lexicon import load
    from chancery.reading.formats import PAGE_LIMIT

    load(*lexicon)  # a wrong row is told before a corpus is made
    counts: Counter[Status] = Counter()
    with Store(corpus, make=True) as store, _shown(verbose) as show:
        crew = processes or processes_for(paths)
        outcomes = add_pages(
            store, paths, lexicon=lexicon, processes=crew, limit=limit or PAGE_LIMIT
        )
        try:
            with closing(outcomes):
                for outcome in outcomes:
                    counts[outcome.status] += outcome.pages
                    show(outcome)
        except KeyboardInterrupt:
            kept = counts.total() - counts["failed"]
            raise Stopped(f"{kept:,} pages are kept; the same command completes it") from None
        store.settle()
    click.echo(f"{summary(counts)} · {corpus}")
    return counts


def _line(outcome: Outcome, verbose: bool) -> None:
    if outcome.reason is not None:
        _say(f"failed: {outcome.reason}")
    elif verbose:
        name = outcome.sha256[:12] if outcome.sha256 else ""
        # flushed: who reads this line may rest on the page being in the corpus
        print(f"{outcome.status}\t{name}\t{outcome.path}", flush=True)


def _say(message: str) -> None:
    click.echo(message, err=True)


@contextmanager
def _shown(verbose: bool) -> Iterator[Shown]:
    """How outcomes are shown: a bar on a terminal, else only the lines."""
    if not sys.stderr.isatty():
        yield lambda outcome: _line(outcome, verbose)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), MofNCompleteColumn(), "files", TimeRemainingColumn())
    console = Console(stderr=True, highlight=False, markup=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(outcome: Outcome) -> None:
            _line(outcome, verbose)
            at = max(outcome.file, int(bar.tasks[0].completed))
            bar.update(task, total=outcome.files, completed=at)

        yield show
