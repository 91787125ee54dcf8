"""The card of a page: in a terminal (rich) and in a notebook (HTML)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from chancery.model import Identity, Witness
from chancery.publishing.facts import facts, title

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {"plain": "", "quiet": "dim", "warning": "yellow"}
_HTML_STYLES = {"plain": "", "quiet": "opacity:.65", "warning": "color:#a15c00"}
_CELL = "text-align:left;vertical-align:top;padding:.1em .8em .1em 0"


def card(
    witness: Witness, identity: Identity, paths: Sequence[str] = (), reference: str | None = None
) -> RenderableType:
    """The card for a terminal; see `facts` for the arguments."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text, weight in facts(witness, identity, paths, reference):
        grid.add_row(label, Text(text, _STYLES[weight]))
    return Group(Text(title(identity), "bold"), grid)


def html_card(
    witness: Witness, identity: Identity, paths: Sequence[str] = (), reference: str | None = None
) -> str:
    """The card as an HTML fragment, everything from the page escaped."""
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{escape(label)}</th>'
        f'<td style="{_CELL};{_HTML_STYLES[weight]}">{escape(text)}</td></tr>'
        for label, text, weight in facts(witness, identity, paths, reference)
    )
    heading = f'<caption style="{_CELL};font-weight:bold">{escape(title(identity))}</caption>'
    return f"<table>{heading}<tbody>{rows}</tbody></table>"
