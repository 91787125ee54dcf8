"""`chancery doctor`: what is installed, what is missing, is the corpus sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.commands import options, output

if TYPE_CHECKING:
    from chancery.corpus.health import Check


@click.command()
@options.corpus
@options.lexicon
@click.pass_context
def doctor(ctx: click.Context, corpus: Path, lexicon: tuple[Path, ...]) -> None:
    """Say what is installed, what is missing, and whether the corpus is sound.

    Exit code 1 if something must be done.
    """
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    checks = [*_installed(), *_corpus(corpus, lexicon)]
    for check in checks:
        mark = Text("ok", "green") if check.sound else Text("!!", "bold red")
        grid.add_row(mark, Text(check.name), Text(check.found))
    output.draw(grid)
    if not all(check.sound for check in checks):
        ctx.exit(1)


def _installed() -> Iterator[Check]:
    import platform
    import sqlite3

    from chancery import __version__
    from chancery.corpus.health import Check
    from chancery.corpus.versions import program

    yield Check("chancery", f"{__version__} (reads as {program()})")
    yield Check("python", f"{platform.python_version()} on {platform.system()}")
    yield Check("sqlite", sqlite3.sqlite_version)
    yield from _libraries(Check)


def _libraries(check: type[Check]) -> Iterator[Check]:
    from importlib import metadata

    for requirement in metadata.requires("chancery") or ():
        name, _, marker = requirement.partition(";")
        package = name.strip().split("<")[0].split(">")[0].split("=")[0].split("[")[0].strip()
        if marker:
            continue
        try:
            yield check(package, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield check(package, f"missing; install it with 'pip install {package}'", False)


def _corpus(path: Path, lexicon: tuple[Path, ...]) -> Iterator[Check]:
    from chancery.corpus.health import Check, checks
    from chancery.corpus.store import Store
    from chancery.corpus.versions import program
    from chancery.errors import ChanceryError, CorpusMissing
    from chancery.lexicon import load

    try:
        version = load(*lexicon).version
        yield Check("lexicon", f"{version}, {len(load(*lexicon).entries):,} names")
        with Store(path) as store:
            yield Check("corpus", str(path))
            yield from checks(store, program=program(), lexicon=version)
    except CorpusMissing:
        yield Check("corpus", f"none at {path} yet")
    except ChanceryError as error:
        yield Check("corpus", str(error), False)
