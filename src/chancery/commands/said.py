"""`chancery acts`, `commitments` and `mentions`: what was said, by whom, about what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.commands import options, texts, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.publishing.results import Results


class Day(click.ParamType[str]):
    """A day, `2030-01-01`; a year or month is its first day."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The day in ISO 8601; anything else is a usage error."""
        from chancery.publishing.periods import period

        days = period(str(value).strip())
        if days is None or "/" in str(value):
            self.fail(f"{value!r} is no day; write 2030-01-01, 2030-01 or 2030", param, ctx)
        return days[0]


_TOPIC = click.option("--topic", metavar="TOPIC", help="What it is about: an id or its label.")
_YEAR = click.option("--year", type=click.IntRange(1, 9999), help="The year of the statement.")


@click.command()
@texts.places
@options.corpus
@click.option("--holder", metavar="ACTOR", help="Who speaks or is bound: US, UN or any name.")
@click.option("--act", "acts", multiple=True, metavar="CLASS", help="Such as OPPOSE. Repeatable.")
@click.option("--family", "families", multiple=True, help="Such as negative. Repeatable.")
@click.option("--strength", metavar="N or N-M", help="1 to 5: 4, 3-5 or 3-.")
@click.option("--addressee", metavar="ACTOR", help="Who is asked to act.")
@click.option("--target", metavar="ACTOR", help="Whose conduct is meant: US, certain-states …")
@_TOPIC
@_YEAR
@writing.forms
@options.lexicon
def acts(  # noqa: PLR0913 (each is one filter)
    *,
    places: tuple[str, ...],
    corpus: Path,
    holder: str | None,
    acts: tuple[str, ...],
    families: tuple[str, ...],
    strength: str | None,
    addressee: str | None,
    target: str | None,
    topic: str | None,
    year: int | None,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """List diplomatic acts: who says, promises, asks, welcomes or opposes what.

    Of the whole corpus, or of the pages and statements named. ACTOR is an id, its end or any name.
    """
    from chancery.publishing import drawn

    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.acts(
            names,
            holder=holder,
            act=acts,
            family=families,
            strength=strength,
            addressee=addressee,
            target=target,
            topic=topic,
            year=year,
        )
    nothing = f"no such act in {texts.whose(places, corpus)}"
    writing.write(found, form, lambda it: writing.draw_grouped(it, drawn.ACTS), nothing)


@click.command()
@texts.places
@options.corpus
@click.option("--holder", metavar="ACTOR", help="Who is bound: US, UN or any name.")
@_TOPIC
@_YEAR
@click.option("--due-before", type=Day(), metavar="DAY", help="What must be done before a day.")
@click.option(
    "--ics",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write due dates as a calendar (iCalendar); - is standard output.",
)
@writing.forms
@options.lexicon
def commitments(  # noqa: PLR0913 (each is one filter)
    *,
    places: tuple[str, ...],
    corpus: Path,
    holder: str | None,
    topic: str | None,
    year: int | None,
    due_before: str | None,
    ics: Path | None,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """List what holders bind themselves to do, with the days by which it is due.

    Acts of class COMMIT, AGREE or COMPLY about the future; each further predicate of the same act
    (marked +1, +2 …) counts as one more.
    """
    from chancery.publishing import drawn

    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.commitments(
            names, holder=holder, topic=topic, year=year, due_before=due_before
        )
    if ics:
        _calendar(found, ics)
        if not (form.csv or form.xlsx):
            return
    nothing = f"no such commitment in {texts.whose(places, corpus)}"
    writing.write(found, form, lambda it: writing.draw_grouped(it, drawn.COMMITMENTS), nothing)


@click.command()
@texts.places
@options.corpus
@click.option("--type", metavar="TYPE", help="state, pair, body, instrument, initiative, date …")
@click.option("--id", metavar="NAME", help="What it means: an id, its end or any name.")
@_YEAR
@writing.forms
@options.lexicon
def mentions(
    *,
    places: tuple[str, ...],
    corpus: Path,
    type: str | None,
    id: str | None,
    year: int | None,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """List the names in the texts and what they mean.

    A pair of states (中俄) counts as each of them.
    """
    from chancery.publishing import drawn

    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.mentions(names, type=type, id=id, year=year)
    nothing = f"no such mention in {texts.whose(places, corpus)}"
    writing.write(found, form, lambda it: writing.draw_grouped(it, drawn.MENTIONS), nothing)


def _calendar(found: Results, path: Path) -> None:
    from chancery.publishing.calendar import calendar_bytes
    from chancery.publishing.facts import counted

    dated = sum(record["due_to"] is not None for record in found)
    writing.save(path, calendar_bytes(found), f"{counted(dated, 'due date')} of {len(found):,}")
