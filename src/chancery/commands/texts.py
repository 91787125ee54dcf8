"""Which texts a command is about: page files that are named, else statements of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from chancery.publishing.compared import Compared
    from chancery.publishing.fair import FairCopy
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


def fair_copies(names: tuple[str, ...], corpus: Path, lexicon: tuple[Path, ...]) -> list[FairCopy]:
    """The statements that the names mean, ready to be written, in the order given.

    A file is read as it is, all else is looked for in the corpus; `#s5.p3.2` at a name's end is
    the sentence that is meant. Raises PageMissing or ReferenceUnknown.
    """
    from chancery.api import Corpus, read_all
    from chancery.errors import PageMissing
    from chancery.lexicon import load
    from chancery.publishing.library import divided

    known = load(*lexicon)
    found: list[FairCopy] = []
    with ExitStack() as stack:
        opened: Corpus | None = None
        for full in names:
            name, place = divided(full)
            if name == "-" or Path(name).is_file():
                read = read_all(name, lexicon=known)
                found += [each.fair_copy(place=place, lexicon=known) for each in read]
                continue
            if not (opened or corpus.exists()):
                raise PageMissing(f"{name}: no such page file, and no corpus at {corpus}")
            opened = opened or stack.enter_context(Corpus(corpus, make=False, lexicon=known))
            found.append(opened.fair_copy(full))
    return found


def pair(a: str, b: str | None, corpus: Path, lexicon: tuple[Path, ...]) -> Compared:
    """Two texts compared, each a file or a reference; with their series if the corpus has both.

    Without `b`, a statement of the corpus and its predecessor.
    """
    from chancery.lexicon import load
    from chancery.publishing.compared import compared

    names = (a,) if b is None else (a, b)
    if not any(name == "-" or Path(name).is_file() for name in names):
        with library(names, corpus, lexicon) as (found, _):
            return found.compare(a, b)
    if b is None:
        raise click.UsageError(
            "name the text to compare the file with, or a reference of the corpus"
        )
    one, two = (_one(name, corpus, lexicon) for name in names)
    return compared(one, two, load(*lexicon))


def _one(name: str, corpus: Path, lexicon: tuple[Path, ...]) -> Text:
    """The text of a file or reference; of an archive the first one."""
    with library((name,), corpus, lexicon) as (found, names):
        return next(iter(found.texts(names)))


def whose(names: tuple[str, ...], corpus: Path) -> str:
    """How the texts are called in a message."""
    return " ".join(names) or str(corpus)
