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
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 2))
    checks = [*_installed(), *_corpus(corpus, lexicon)]
    for check in checks:
        mark = Text("ok", "green") if check.sound else Text("!!", "bold red")
        grid.add_row(mark, Text(check.name), Text(check.found))
    output.draw(grid)
    if not all(check.sound for check in checks):
        ctx.exit(1)


def _installed() -> Iterator[Check]:
    import platform  # noqa: PLC0415 (30 ms with sqlite3 and metadata, which --help need not wait)
    import sqlite3  # noqa: PLC0415

    from chancery import __version__  # noqa: PLC0415
    from chancery.corpus.health import Check  # noqa: PLC0415
    from chancery.corpus.versions import program  # noqa: PLC0415

    yield Check("chancery", f"{__version__} (reads as {program()})")
    yield Check("python", f"{platform.python_version()} on {platform.system()}")
    yield Check("sqlite", sqlite3.sqlite_version)
    yield from _libraries(Check)


def _libraries(check: type[Check]) -> Iterator[Check]:
    from importlib import metadata  # noqa: PLC0415

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
    from chancery.corpus.health import Check, checks  # noqa: PLC0415
    from chancery.corpus.store import Store  # noqa: PLC0415
    from chancery.corpus.versions import program  # noqa: PLC0415
    from chancery.errors import ChanceryError, CorpusMissing  # noqa: PLC0415
    from chancery.lexicon import load  # noqa: PLC0415

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
