"""Which texts a command is about: page files that are named, else statements of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from chancery.publishing.compared import Compared
    from chancery.publishing.library import Library
    from chancery.publishing.said import Text

Command = Callable[..., Any]


def places(command: Command) -> Command:
    """`[PAGE|REFERENCE]...`: files and references; none stands for the whole corpus."""
    return click.argument("places", nargs=-1, metavar="[PAGE|REFERENCE]...")(command)


@contextmanager
def library(
    names: tuple[str, ...], corpus: Path, lexicon: tuple[Path, ...]
) -> Iterator[tuple[Library, tuple[str, ...]]]:
    """What the names mean: a file is read as it is, all else is looked for in the corpus.

    Gives the library and the references within it that are meant; none stands for all.
    """
    from chancery.api import Corpus, read_all
    from chancery.errors import PageMissing
    from chancery.lexicon import load
    from chancery.publishing.library import Texts

    known = load(*lexicon)
    files = [name for name in names if name == "-" or Path(name).is_file()]
    others = tuple(name for name in names if name not in files)
    if others and not corpus.exists():
        raise PageMissing(f"{others[0]}: no such page file, and no corpus at {corpus}")
    texts = [found.said() for name in files for found in read_all(name, lexicon=known)]
    if files and not others:
        yield Texts(texts, known), ()
        return
    with Corpus(corpus, make=False, lexicon=known) as opened:
        if files:
            yield Texts([*texts, *opened.texts(others)], known), ()
        else:
            yield opened, others


def pair(a: str, b: str, corpus: Path, lexicon: tuple[Path, ...]) -> Compared:
    """Two texts compared, each a file or a reference; with their series if the corpus has both."""
    from chancery.lexicon import load
    from chancery.publishing.compared import compared

    if not any(name == "-" or Path(name).is_file() for name in (a, b)):
        with library((a, b), corpus, lexicon) as (found, _):
            return found.compare(a, b)
    one, two = (_one(name, corpus, lexicon) for name in (a, b))
    return compared(one, two, load(*lexicon))


def _one(name: str, corpus: Path, lexicon: tuple[Path, ...]) -> Text:
    """The text of a file or reference; of an archive the first one."""
    with library((name,), corpus, lexicon) as (found, names):
        return next(iter(found.texts(names)))


def whose(names: tuple[str, ...], corpus: Path) -> str:
    """How the texts are called in a message."""
    return " ".join(names) or str(corpus)
