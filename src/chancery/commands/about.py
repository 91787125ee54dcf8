"""`chancery topic`, `count` and `explain`: one topic, some words, one record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancery.commands import options, output, texts, writing
from chancery.commands.writing import Form

if TYPE_CHECKING:
    from chancery.publishing.results import Results


@click.command()
@click.argument("topic")
@texts.places
@options.corpus
@writing.forms
@options.lexicon
def topic(
    *,
    topic: str,
    places: tuple[str, ...],
    corpus: Path,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Show what is said of one TOPIC over time, with citations.

    Positions, commitments, and the instruments and dates named in sentences about it. TOPIC is an
    id or its label in any language; 'chancery topics' has all.
    """
    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.topic(topic, names)
    nothing = f"nothing about {topic} in {texts.whose(places, corpus)}"
    writing.write(found, form, _draw_topic, nothing)


def _draw_topic(found: Results) -> None:
    from rich.text import Text

    from chancery.publishing import drawn
    from chancery.publishing.dossier import PARTS

    things: list[object] = [
        Text(note, "bold" if not at else "") for at, note in enumerate(found.notes)
    ]
    for part in PARTS:
        records = [record for record in found if record["part"] == part]
        if records:
            things += ["", Text(f"{part}s", "bold"), drawn.plain(records, drawn.TOPIC[part])]
    output.draw(*things)


@click.command()
@texts.places
@click.option("--none", is_flag=True, help="The sentences that are about none of the topics.")
@options.corpus
@writing.forms
@options.lexicon
def topics(
    *,
    places: tuple[str, ...],
    none: bool,
    corpus: Path,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Show what statements are about: every topic, with its weight and its first and last day.

    How many sentences, positions and commitments each has; a sentence counts for each of its
    topics. --none lists what is about none of them.
    """
    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.without_topic(names) if none else library.topics(names)
    nothing = f"no sentence without topic in {texts.whose(places, corpus)}"
    if not none:
        nothing = f"no topic in {texts.whose(places, corpus)}"
    writing.write(found, form, _draw_bare if none else _draw_topics, nothing)


def _draw_topics(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(drawn.plain(found, drawn.TOPICS), "", *found.notes)


def _draw_bare(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(drawn.grouped(found, drawn.BARE), "", *found.notes)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD|ID|CLASS...")
@click.option("--in", "places", multiple=True, metavar="PAGE|REFERENCE", help="Repeatable: any.")
@options.corpus
@writing.forms
@options.lexicon
def count(
    *,
    words: tuple[str, ...],
    places: tuple[str, ...],
    corpus: Path,
    form: Form,
    lexicon: tuple[Path, ...],
) -> None:
    """Count words, names or acts in each statement, and say by which rule.

    A WORD is counted as it stands in the text; an ID such as state:US under all its names; a CLASS
    such as OPPOSE by its acts.
    """
    with texts.library(places, corpus, lexicon) as (library, names):
        found = library.count(*words, statement=names)
    if form.json:
        for note in found.notes:
            click.echo(note, err=True)
    writing.write(found, form, _draw_counts, f"no statement in {texts.whose(places, corpus)}")


def _draw_counts(found: Results) -> None:
    from chancery.publishing import drawn

    output.draw(drawn.counts(found), "", *found.notes)


@click.command()
@click.argument("reference", metavar="REFERENCE")
@options.corpus
@click.option("--json", "as_json", is_flag=True, help="One object: the record and its reasons.")
@options.lexicon
def explain(*, reference: str, corpus: Path, as_json: bool, lexicon: tuple[Path, ...]) -> None:
    """Say why a record is what it is: words, rule, row of the lexicon, reasons.

    REFERENCE is what a list prints: STATEMENT#s5.p3.2 is a sentence, .a1 its first act, .m1 its
    first mention; a statement alone is explained by its date. STATEMENT may be a page file.
    """
    from chancery.publishing.library import divided
    from chancery.publishing.record import dumps

    name, _ = divided(reference)
    with texts.library((name,), corpus, lexicon) as (library, _):
        found = library.explain(reference)
    if as_json:
        facts = [{"label": fact.label, "text": fact.text} for fact in found.facts]
        click.echo(dumps({"reference": found.reference, "record": found.record, "reasons": facts}))
    else:
        output.draw(found)
