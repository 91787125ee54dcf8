"""Two texts side by side: as one record, as a list, as a redline in a terminal or notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from chancery.comparing import CHANGES, Change, Comparison, Side, compare, side
from chancery.comparing.diffs import Run, diff
from chancery.comparing.history import News
from chancery.errors import NotComparable
from chancery.lexicon import Lexicon
from chancery.model import Span
from chancery.publishing.facts import counted, titled
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, where

if TYPE_CHECKING:
    from rich.console import RenderableType

_LANGUAGES = {"zh": "Chinese", "en": "English", "ru": "Russian"}
_COLUMNS = (
    *(Column("change"), Column("direction"), Column("a_reference"), Column("b_reference")),
    *(Column("a_text"), Column("b_text"), Column("new"), Column("why", "list")),
)


@dataclass(frozen=True)
class Compared:
    """What became of `a` in `b`.

    `news` says of a change's index what earlier statements of the series have of it, where they
    were looked at; `checked` says which these are, `looked` how many are held, and known only.
    """

    a: Text
    b: Text
    comparison: Comparison = field(repr=False)
    news: dict[int, News] = field(default_factory=dict, repr=False)
    checked: str | None = None
    looked: tuple[int, int] = (0, 0)

    @property
    def changes(self) -> Sequence[Change]:
        """Every change, in order of `b`."""
        return self.comparison.changes

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each class and direction."""
        return self.comparison.counts

    @property
    def notes(self) -> list[str]:
        """What a reader should know before the changes: how many, and whether there are any."""
        checked = [self.checked] if self.checked else []
        return [*self._sameness(), summary(self.counts), *checked]

    def _sameness(self) -> Iterator[str]:
        if self.a.text == self.b.text:
            yield "the two texts are the same, character for character"
        elif all(change.change == "verbatim" for change in self.changes):
            yield "the two texts differ in script, width or signs only"

    @cached_property
    def records(self) -> list[Record]:
        """A record for each change: spans, class, direction, reasons, words and references."""
        return [self._record(at, change) for at, change in enumerate(self.changes)]

    def record(self) -> dict[str, Any]:
        """The whole as `chancery compare A B --json` prints it."""
        sides = {"a": where(self.a.statement), "b": where(self.b.statement)}
        return {**sides, "pairs": self.records, "counts": self.counts, "checked": self.checked}

    def results(self) -> Results:
        """The changes as a list, for tables and frames."""
        return Results("change", _COLUMNS, self.records, self.notes)

    def runs(self, change: Change) -> list[Run]:
        """What differs inside a change, as runs of characters that stay, go or come."""
        one, two = (_words(text, spans) for text, spans in self._spans(change))
        return diff(one, two, self.comparison.a.language)

    def _spans(self, change: Change) -> tuple[tuple[Text, Sequence[Span]], ...]:
        return (self.a, change.a), (self.b, change.b)

    def _record(self, at: int, change: Change) -> Record:
        found: Record = {}
        for key, (text, spans) in zip("ab", self._spans(change), strict=True):
            if spans:
                place = text.place(spans[0][0]).name
                found[key] = [list(span) for span in spans]
                found[f"{key}_reference"] = f"{text.statement.name}#{place}"
                found[f"{key}_text"] = _words(text, spans)
        return {
            **found,
            "change": change.change,
            "direction": change.direction,
            "moved": change.moved,
            "why": list(change.why),
            "score": change.score,
            **({"new": str(self.news[at])} if at in self.news else {}),
        }

    def __rich__(self) -> RenderableType:
        from chancery.publishing.redlined import redline

        return redline(self)

    def _repr_html_(self) -> str:
        return self.results()._repr_html_()


def compared(a: Text, b: Text, lexicon: Lexicon) -> Compared:
    """Compare two texts. Raises NotComparable if one is empty or they are in two languages."""
    for text in (a, b):
        if not text.text.strip():
            raise NotComparable(f"{text.statement.name} has no text of its own to compare")
    one, two = (text.statement.identity.language for text in (a, b))
    if one != two:
        said = (
            f"{text.statement.name} is in {_LANGUAGES.get(language, language)}"
            for text, language in ((a, one), (b, two))
        )
        raise NotComparable(
            f"{', '.join(said)}: wordings can only be compared in one language; "
            "'chancery topic' and 'chancery acts' show both by what they say"
        )
    return Compared(a, b, compare(side_of(a), side_of(b), lexicon))


def side_of(text: Text) -> Side:
    """A text as one side of a comparison."""
    return side(text.text, text.layer, text.statement.identity, text.annotations)


def summary(counts: dict[str, int]) -> str:
    """The counts in words, those of none left out."""
    changes = [f"{counts[name]} {name}" for name in CHANGES if counts[name]]
    ways = [f"{counts[name]} {name}" for name in counts if name not in CHANGES and counts[name]]
    return " · ".join(changes) + (f"; {', '.join(ways)}" if ways else "")


def heading(text: Text) -> str:
    """A text's title and how it is cited."""
    return f"{titled(text.statement.identity.title, text.text)} · {text.statement.name}"


def changed(found: Compared) -> str:
    """How much was compared, for a message."""
    return counted(len(found.changes), "change")


def _words(text: Text, spans: Sequence[Span]) -> str:
    """The printed words of spans; where something stands between them, an ellipsis."""
    parts: list[str] = []
    before: int | None = None
    for start, end in spans:
        between = text.text[before:start] if before is not None else ""
        if before is not None:
            parts.append(between if len(between) <= 3 else " … ")
        parts.append(text.text[start:end])
        before = end
    return "".join(parts)
