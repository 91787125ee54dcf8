"""Lists to the terminal, as JSON, CSV or XLSX: options and output of every command that lists."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chancery.commands import output

if TYPE_CHECKING:
    from chancery.corpus.review import Decides
    from chancery.publishing.results import Results

Command = Callable[..., Any]
STANDARD = Path("-")


@dataclass(frozen=True, slots=True)
class Form:
    """The form asked for: none of them is a table in the terminal."""

    json: bool = False
    csv: Path | None = None
    xlsx: Path | None = None
    bom: bool = False


def forms(command: Command) -> Command:
    """`--json`, `--csv FILE`, `--xlsx FILE`, `--bom`; the command gets them as one `form`."""

    def gathered(
        *, as_json: bool, csv: Path | None, xlsx: Path | None, bom: bool, **others: object
    ) -> object:
        return command(form=Form(as_json, csv, xlsx, bom), **others)

    gathered.__name__, gathered.__doc__ = command.__name__, command.__doc__
    gathered.__dict__.update(command.__dict__)
    a_file = click.Path(path_type=Path, dir_okay=False)
    taken: Command = gathered
    for option in (
        click.option("--bom", is_flag=True, help="Begin the CSV with U+FEFF, as Excel wants it."),
        click.option("--xlsx", type=a_file, metavar="FILE", help="Write an Excel workbook."),
        click.option("--csv", type=a_file, metavar="FILE", help="Write CSV; - is standard output."),
        click.option("--json", "as_json", is_flag=True, help="One object a line."),
    ):
        taken = option(taken)
    return taken


def write(found: Results, form: Form, draw: Callable[[Results], None], nothing: str) -> None:
    """The results in the form asked for; `draw` shows them, `nothing` is said where none are."""
    from chancery.publishing.record import dumps

    if form.csv or form.xlsx:
        _files(found, form)
    elif form.json:
        for record in found:
            click.echo(dumps(record))
    elif found:
        draw(found)
    else:
        click.echo(nothing, err=True)


def save(path: Path, data: bytes, what: str) -> None:
    """Bytes to a file, or to standard output; says on stderr what was written."""
    from chancery.errors import ChanceryError

    if path == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ChanceryError(f"{path} cannot be written: {error.strerror or error}") from error
    click.echo(f"{what} · {path}", err=True)


def _files(found: Results, form: Form) -> None:
    from chancery.publishing.facts import counted
    from chancery.publishing.spreadsheets import csv_text, xlsx_bytes

    said = counted(len(found), found.noun)
    if form.csv:
        save(form.csv, csv_text(found, bom=form.bom).encode(), said)
    if form.xlsx:
        save(form.xlsx, xlsx_bytes(found), said)


def draw_grouped(found: Results, shows: object) -> None:
    """A table grouped by statement, and the notes below it."""
    from chancery.publishing.drawn import grouped

    output.draw(grouped(found.records, shows), *_below(found))  # type: ignore[arg-type]


def _below(found: Results) -> list[object]:
    return ["", *found.notes] if found.notes else []


def decisions(decided: Decides, path: Path) -> None:
    """Every decision, one a line, to a file or to standard output (`-`). Raises ExportError."""
    from chancery.corpus.review import export
    from chancery.publishing.facts import counted

    if path == STANDARD:
        for line in decided.lines():
            click.echo(line)
    else:
        click.echo(f"{counted(export(decided, path), 'decision')} · {path}")
