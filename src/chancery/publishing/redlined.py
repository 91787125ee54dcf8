"""A comparison as a redline in a terminal.

What went is struck through and what came is underlined; without colours or styles the signs
`[-…-]` and `{+…+}` say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chancery.comparing.values import Change
from chancery.publishing.compared import Compared, heading
from chancery.publishing.facts import visible

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

_STYLES = {"delete": "red strike", "insert": "green underline", "equal": ""}
_SIGNS = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
_WAYS = {"stronger": "▲", "weaker": "▼", "mixed": "◆", "none": " "}
# what has stayed as it was needs no reading
_QUIET = frozenset({"verbatim"})


def redline(found: Compared, only: frozenset[str] = frozenset()) -> RenderableType:
    """The changes of the classes or directions `only`, else all but what is verbatim."""
    return _Redline(found, only)


class _Redline:
    def __init__(self, found: Compared, only: frozenset[str]) -> None:
        self._found, self._only = found, only

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.table import Table
        from rich.text import Text

        for sign, text in (("−", self._found.a), ("+", self._found.b)):
            yield Text(f"{sign} {visible(heading(text))}", "bold", overflow="fold")
        for note in self._found.notes:
            yield Text(note)
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        for at, change in enumerate(self._found.changes):
            if self._shown(change):
                place = self._place(change)
                said = f"{_WAYS[change.direction]} {change.change}"
                words = self._words(change, signs=not console.color_system)
                table.add_row(place, said, Text("\n").join([words, *self._below(at, change)]))
        if table.row_count:
            yield ""
            yield table

    def _shown(self, change: Change) -> bool:
        if self._only:
            return change.change in self._only or change.direction in self._only
        return change.change not in _QUIET

    def _place(self, change: Change) -> str:
        text, spans = (self._found.b, change.b) if change.b else (self._found.a, change.a)
        return text.place(spans[0][0]).name

    def _words(self, change: Change, *, signs: bool) -> Text:
        from rich.text import Text

        words = Text()
        for run in self._found.runs(change):
            before, behind = _SIGNS[run.op] if signs else ("", "")
            words.append(f"{before}{visible(run.text)}{behind}", _STYLES[run.op])
        return words

    def _below(self, at: int, change: Change) -> Iterator[Text]:
        from rich.text import Text

        why = [] if not (change.a and change.b) else [*change.why]
        new = self._found.news.get(at)
        if change.moved and change.a:
            why.append(f"from {self._found.a.place(change.a[0][0]).name}")
        said = " · ".join([*why, *([str(new)] if new else [])])
        if said:
            yield Text(visible(said), "dim")
