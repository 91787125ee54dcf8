"""`chancery reuse`: passages that texts share."""

from __future__ import annotations

import json
from pathlib import Path

import click

from chancery.commands import options, output, texts, writing
from chancery.commands.writing import Form


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[TEXTS.jsonl]")
@options.corpus
@click.option("--statement", metavar="REFERENCE", help="Only passages of this statement.")
@click.option(
    "--least",
    type=click.IntRange(1),
    default=25,
    show_default=True,
    help="Characters of the shortest passage that is shown.",
)
@click.option("--json-lines", is_flag=True, help="A list a line: id, begin, end, id, begin, end.")
@writing.forms
@options.lexicon
def reuse(
    *,
    file: Path | None,
    corpus: Path,
    statement: str | None,
    least: int,
    json_lines: bool,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Find every passage that two texts share, edits allowed: quoted, copied, carried on.

    Of the statements of the corpus, or of TEXTS.jsonl: an object with "id" and "text" a line. Set
    phrases that every text has count for little.
    """
    if file is not None:
        _of_file(file)
        return
    from chancery.publishing import drawn

    with texts.library((), corpus, lexicon) as (library, _):
        found = library.reuse(statement, least=least)
    if json_lines:
        for r in found:
            click.echo(json.dumps([r["a"], *r["a_span"], r["b"], *r["b_span"]], ensure_ascii=False))
        return
    nothing = f"no two statements of {corpus} share a passage"
    writing.write(
        found, form, lambda r: output.draw(drawn.plain(r, drawn.REUSE), "", *r.notes), nothing
    )


def _of_file(file: Path) -> None:
    from chancery.collating.reuse import find_reuse
    from chancery.errors import ChanceryError
    from chancery.publishing.reused import lines

    given = list(lines(file))
    try:
        found = find_reuse(given)
    except ValueError as error:
        raise ChanceryError(f"{file}: {error}; nothing was done") from error
    count = 0
    for passage in found:
        click.echo(json.dumps(passage[:6], ensure_ascii=False))
        count += 1
    if not count:
        click.echo(f"no two of the {len(given):,} texts of {file} share a passage", err=True)
