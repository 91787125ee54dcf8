"""The card of a page: in a terminal (rich) and in a notebook (HTML)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from chancery.model import Annotations, Identity, Witness
from chancery.publishing.facts import Fact, facts, title, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {"plain": "", "quiet": "dim", "warning": "yellow"}
_HTML_STYLES = {"plain": "", "quiet": "opacity:.65", "warning": "color:#a15c00"}
_CELL = "text-align:left;vertical-align:top;padding:.1em .8em .1em 0"


def card(
    witness: Witness,
    identity: Identity,
    paths: Sequence[str] = (),
    reference: str | None = None,
    annotations: Annotations | None = None,
) -> RenderableType:
    """The card for a terminal; see `facts` for the arguments."""
    said = facts(witness, identity, paths, reference, annotations)
    return labelled(title(identity), said)


def labelled(heading: str, facts: Iterable[Fact]) -> RenderableType:
    """Labelled lines under a heading, for a terminal."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text, weight in facts:
        grid.add_row(label, Text(visible(text), _STYLES[weight]))
    return Group(Text(visible(heading), "bold"), grid)


def html_card(
    witness: Witness,
    identity: Identity,
    paths: Sequence[str] = (),
    reference: str | None = None,
    annotations: Annotations | None = None,
) -> str:
    """The card as an HTML fragment, everything from the page escaped."""
    said = facts(witness, identity, paths, reference, annotations)
    return html_labelled(title(identity), said)


def html_labelled(heading: str, facts: Iterable[Fact]) -> str:
    """Labelled lines under a heading as an HTML fragment, everything escaped."""
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{escape(label)}</th>'
        f'<td style="{_CELL};{_HTML_STYLES[weight]}">{escape(visible(text))}</td></tr>'
        for label, text, weight in facts
    )
    caption = f'<caption style="{_CELL};font-weight:bold">{escape(visible(heading))}</caption>'
    return f"<table>{caption}<tbody>{rows}</tbody></table>"
