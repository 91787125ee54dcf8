"""Tables: the pages of a corpus, and what was removed from a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from chancery.corpus.values import Entry
from chancery.model import Removal
from chancery.publishing.facts import day, incipit, kind, titled, visible

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("page", "date", "parties", "kind", "title")
# a statement's reference has its parties, day and kind
STATEMENT_COLUMNS = ("reference", "copies", "date", "title")


def columns(entries: Sequence[Entry]) -> tuple[str, ...]:
    """What a list shows: COLUMNS of pages, STATEMENT_COLUMNS where any line is a statement."""
    return STATEMENT_COLUMNS if any(entry.reference for entry in entries) else COLUMNS


def cells(entry: Entry, reference: str, names: Sequence[str] = COLUMNS) -> tuple[str, ...]:
    """One line of the list: a cell for each of the columns; `reference` is the page's."""
    if names == STATEMENT_COLUMNS:
        return _statement_cells(entry, reference)
    return (
        reference,
        day(entry.best, entry.earliest, entry.latest).replace(" … ", " …\n"),
        " ".join(entry.parties),
        kind(entry.kind),
        visible(titled(entry.title, entry.beginning)),
    )


def _statement_cells(entry: Entry, reference: str) -> tuple[str, ...]:
    """Of a page that is no statement, its kind stands before its title."""
    title = visible(titled(entry.title, entry.beginning))
    return (
        entry.reference or reference,
        str(entry.copies) if entry.reference else "",
        day(entry.best, entry.earliest, entry.latest).replace(" … ", " …\n"),
        title if entry.reference else f"{kind(entry.kind)}: {title}",
    )


def entries_table(entries: Sequence[Entry], references: Mapping[str, str]) -> Table:
    """The list for a terminal; `references` by sha256."""
    names = columns(entries)
    table = _table(names, folded="title", kept=("page", "reference", "date", "kind"))
    for entry in entries:
        table.add_row(*map(_plain, cells(entry, references[entry.sha256], names)))
    return table


def entries_html(entries: Sequence[Entry], references: Mapping[str, str]) -> str:
    """The list as an HTML table, everything from the pages escaped."""
    names = columns(entries)
    head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in names)
    rows = "".join(
        "<tr>"
        + "".join(f"<td style='text-align:left'>{escape(cell)}</td>" for cell in line)
        + "</tr>"
        for line in (cells(entry, references[entry.sha256], names) for entry in entries)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def entry_record(entry: Entry, reference: str) -> dict[str, Any]:
    """One line of `list --json`."""
    return {
        "reference": entry.reference or reference,
        "copies": entry.copies if entry.reference else None,
        "page": reference,
        "sha256": entry.sha256,
        "path": entry.path,
        "url": entry.url,
        "title": entry.title,
        "incipit": incipit(entry.beginning) or None,
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
