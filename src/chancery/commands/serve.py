"""`chancery serve`: the reading room on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from chancery.commands import options


@click.command()
@options.corpus
@options.lexicon
@click.option("--sample", is_flag=True, help="With the lexicon of the sample pages.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0 for any free."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    envvar="CHANCERY_NAME",
    show_envvar=True,
    help="A host name by which browsers may ask for it. Repeatable.",
)
@click.option("--read-only", is_flag=True, help="Nothing can be added or decided.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file whose first line is the password; else the setting CHANCERY_PASSWORD.",
)
@click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file whose first line is the token of programs; else the setting CHANCERY_TOKEN.",
)
@click.option(
    "--https", is_flag=True, help="Browsers reach it over HTTPS: cookies go no other way."
)
@click.option("--open", "browser", is_flag=True, help="Open it in a browser, if there is one.")
@options.limit
def serve(  # noqa: PLR0913 (each is one option)
    *,
    corpus: Path,
    lexicon: tuple[Path, ...],
    sample: bool,
    host: str,
    port: int,
    names: tuple[str, ...],
    read_only: bool,
    password_file: Path | None,
    token_file: Path | None,
    https: bool,
    browser: bool,
    limit: int | None,
) -> None:
    """Open the reading room: a web app over the corpus, for this machine's browsers.

    On another address than this machine's own it asks for a password (or a token), which must be
    set. Ctrl-C ends it.
    """
    from chancery.reading.formats import PAGE_LIMIT
    from chancery.web.settings import Settings

    if sample:
        from chancery import sample as bundled

        lexicon = (bundled.lexicon(), *lexicon)
    settings = Settings(
        corpus=corpus,
        lexicon=lexicon,
        host=host,
        port=port,
        names=names,
        read_only=read_only,
        password=_secret(password_file, "CHANCERY_PASSWORD"),
        token=_secret(token_file, "CHANCERY_TOKEN"),
        secure=https,
        limit=limit or PAGE_LIMIT,
    )
    from chancery.web.running import run

    run(settings, browser=browser)


def _secret(file: Path | None, setting: str) -> str | None:
    """The first line of a file, else a setting; None where neither is given."""
    if file is None:
        return os.environ.get(setting) or None
    with file.open(encoding="utf-8") as lines:
        found = lines.readline().strip()
    if not found:
        raise click.UsageError(f"{file}: its first line is empty")
    return found
