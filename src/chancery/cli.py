"""The command line. Exit codes: 0 done · 1 a page failed in a batch, or doctor found something ·
2 bad input or usage · 70 a fault in the program · 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn, TextIO

import click

import chancery
from chancery.commands.about import count, explain, topic, topics
from chancery.commands.add import add
from chancery.commands.compare import compare, follow, series
from chancery.commands.doctor import doctor
from chancery.commands.export import export
from chancery.commands.formulas import formulas, trace
from chancery.commands.group import group, variants
from chancery.commands.pages import list_, remove, show
from chancery.commands.read import read
from chancery.commands.reuse import reuse
from chancery.commands.review import review
from chancery.commands.said import acts, commitments, mentions
from chancery.commands.serve import serve
from chancery.errors import ChanceryError

BAD_INPUT, FAULT, STOPPED = 2, 70, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(chancery.__version__, prog_name="chancery")
def cli() -> None:
    """Dated, collated, comparable texts from messy web copies of diplomatic statements.

    Try 'chancery read PAGE' on one page, then 'chancery add FOLDER' and 'chancery list'.
    """


for command in (
    *(read, add, list_, show, remove),
    *(acts, commitments, mentions, topic, topics, count, explain),
    *(compare, series, follow, trace, formulas, reuse),
    *(group, variants, export, review, doctor, serve),
):
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line on the program's own arguments, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    sys.exit(_flushed(_run()))


def _run() -> int:
    try:
        return int(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("stopped; what was done before is kept", err=True)
        return STOPPED
    except ChanceryError as error:
        click.echo(f"chancery: {error}", err=True)
        return BAD_INPUT
    except Exception as error:
        return _fault(error)


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader (head, less) has left; Python would complain when it flushes at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _fault(error: Exception) -> int:
    if os.environ.get("CHANCERY_DEBUG"):
        traceback.print_exc()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    click.echo(
        f"chancery: a fault in the program: {said} ({Path(frame.filename).name}:{frame.lineno}); "
        "nothing was lost; please report this line (CHANCERY_DEBUG=1 shows more)",
        err=True,
    )
    return FAULT


def _utf8(stream: TextIO) -> None:
    # texts are Chinese and Russian whatever the terminal's own encoding is; a page may hold half
    # a surrogate pair, which shows as one question mark
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace")
