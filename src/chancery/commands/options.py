"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]
_FACTORS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_SIZE = re.compile(r"([0-9]{1,12})\s*([KMG]?)(?:i?B)?", re.IGNORECASE)


class Size(click.ParamType[int]):
    """A number of bytes: `64M`, `1 GiB`, `2000000`."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Bytes from what was typed; a wrong size is a usage error."""
        match = _SIZE.fullmatch(str(value).strip())
        if not match or not int(match[1]):
            self.fail(f"{value!r} is no size; write 64M, 1G or a number of bytes", param, ctx)
        return int(match[1]) * _FACTORS[match[2].upper()]


def corpus(command: Command) -> Command:
    """`--corpus FILE`."""
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path),
        default="chancery.db",
        show_default=True,
        envvar="CHANCERY_CORPUS",
        show_envvar=True,
        help="The corpus file.",
    )(command)


def lexicon(command: Command) -> Command:
    """`--lexicon FILE`, as often as wanted."""
    return click.option(
        "--lexicon",
        type=click.Path(path_type=Path),
        multiple=True,
        envvar="CHANCERY_LEXICON",
        show_envvar=True,
        metavar="FILE",
        help="Your own names, dates and marks (TOML), laid over the built-in ones. Repeatable.",
    )(command)


def limit(command: Command) -> Command:
    """`--limit SIZE`; None stands for the built-in limit."""
    return click.option(
        "--limit",
        type=Size(),
        default=None,
        help="The most a page may have or unpack to, such as 200M.  [default: 64M]",
    )(command)


def forms(command: Command) -> Command:
    """`--json`, `--text`, `--removed`: other forms than the card; the last one given counts."""
    for name, what in (
        ("removed", "What is not the statement's own: where, why and the characters."),
        ("text", "The statement's own text, one paragraph a line."),
        ("json", "The whole record, one page a line."),
    ):
        command = click.option(f"--{name}", "form", flag_value=name, help=what)(command)
    return command
