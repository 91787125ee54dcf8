"""A list of plain records with named columns: the one form in which lists leave the program.

Every list (acts, commitments, mentions, counts …) is a `Results`. It behaves as a sequence of
dictionaries, becomes a data frame with `frame()` or `pandas()`, and shows itself in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal, overload

from chancery.publishing.facts import counted, visible

if TYPE_CHECKING:
    import polars

Record = Mapping[str, Any]
Kind = Literal["text", "number", "day", "list"]

# a notebook shows this many lines of a list and says how many more there are
_SHOWN = 100
_LEFT = "text-align:left;vertical-align:top"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the record's key, and what its values are.

    `text` is a string, `number` an integer, `day` an ISO 8601 day, `list` a list of strings; any
    may be None. `path` leads to the value where it does not stand under the column's name.
    """

    name: str
    kind: Kind = "text"
    path: tuple[str, ...] = ()

    def value(self, record: Record) -> Any:
        """The record's value in this column, or None."""
        found: Any = record
        for key in self.path or (self.name,):
            found = found.get(key)
        return found


class Results(Sequence[Record]):
    """Records in order, with the columns that tables and frames have; `noun` says what they are.

    A record may hold more keys than there are columns. `notes` are lines that belong to the
    whole: sums, or the rule by which something was counted.
    """

    def __init__(
        self,
        noun: str,
        columns: Iterable[Column],
        records: Iterable[Record],
        notes: Iterable[str] = (),
    ) -> None:
        self.noun = noun
        self.columns = tuple(columns)
        self.records = tuple(records)
        self.notes = tuple(notes)

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Results: ...
    def __getitem__(self, index: int | slice) -> Record | Results:
        if isinstance(index, slice):
            return Results(self.noun, self.columns, self.records[index], self.notes)
        return self.records[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __repr__(self) -> str:
        return f"<{counted(len(self), self.noun)}>"

    def frame(self) -> polars.DataFrame:
        """A polars frame with a typed column each; days are dates, lists are lists.

        Raises ImportError if polars is not installed.
        """
        from chancery.publishing.frames import polars_frame

        return polars_frame(self)

    def pandas(self) -> Any:
        """The same as a pandas frame. Raises ImportError if pandas is not installed."""
        from chancery.publishing.frames import pandas_frame

        return pandas_frame(self)

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th scope="col" style="{_LEFT}">{escape(c.name)}</th>' for c in self.columns
        )
        rows = "".join(
            "<tr>" + "".join(_cell(c.value(record)) for c in self.columns) + "</tr>"
            for record in self.records[:_SHOWN]
        )
        more = len(self) - _SHOWN
        notes = [*self.notes, *([f"and {more:,} more"] if more > 0 else [])]
        below = "".join(f"<p>{escape(visible(note))}</p>" for note in notes)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{below}"


def flat(value: object) -> str:
    """A value in one cell: lists joined by spaces, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(str, value))
    return str(value)


def _cell(value: object) -> str:
    align = "text-align:right;vertical-align:top" if isinstance(value, int) else _LEFT
    return f'<td style="{align}">{escape(visible(flat(value)))}</td>'
