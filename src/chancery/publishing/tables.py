"""Tables: the pages of a corpus, and what was removed from a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from chancery.corpus.values import Entry
from chancery.model import Removal
from chancery.publishing.facts import UNTITLED, day, kind, visible

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("page", "date", "parties", "kind", "title")


def cells(entry: Entry, reference: str) -> tuple[str, ...]:
    """One line of the list: a cell for each of COLUMNS."""
    return (
        reference,
        day(entry.best, entry.earliest, entry.latest).replace(" … ", " …\n"),
        " ".join(entry.parties),
        kind(entry.kind),
        visible(entry.title) if entry.title else UNTITLED,
    )


def entries_table(entries: Iterable[Entry], references: Mapping[str, str]) -> Table:
    """The list for a terminal; `references` by sha256."""
    table = _table(COLUMNS, folded="title", kept=("page", "date", "kind"))
    for entry in entries:
        table.add_row(*map(_plain, cells(entry, references[entry.sha256])))
    return table


def entries_html(entries: Sequence[Entry], references: Mapping[str, str]) -> str:
    """The list as an HTML table, everything from the pages escaped."""
    head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in COLUMNS)
    rows = "".join(
        "<tr>"
        + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in line)
        + "</tr>"
        for line in (cells(entry, references[entry.sha256]) for entry in entries)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def entry_record(entry: Entry, reference: str) -> dict[str, Any]:
    """One line of `list --json`."""
    return {
        "reference": reference,
        "sha256": entry.sha256,
        "path": entry.path,
        "url": entry.url,
        "title": entry.title,
        "kind": entry.kind,
        "level": entry.level,
        "parties": list(entry.parties),
        "date": {"best": entry.best, "earliest": entry.earliest, "latest": entry.latest},
        "page_date_conflict": entry.page_date_conflict,
        "translated_back": entry.translated_back,
        "complete": entry.complete,
        "characters": entry.characters,
    }


def removals_table(removals: Iterable[Removal]) -> Table:
    """What is not the statement's own: where in the page, why, and the characters."""
    table = _table(("where", "reason", "text"), folded="text", kept=("where",))
    for removal in removals:
        where = f"{removal.source[0][0]}–{removal.source[-1][1]}" if removal.source else ""
        table.add_row(*map(_plain, (where, removal.reason, _flat(removal.text))))
    return table


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _plain(cell: str) -> Any:
    from rich.text import Text

    return Text(cell)


def _table(columns: Iterable[str], *, folded: str, kept: tuple[str, ...]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        ratio = 1 if name == folded else None
        table.add_column(name, overflow="fold", no_wrap=name in kept, ratio=ratio)
    return table
