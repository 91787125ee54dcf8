"""Annotations to rows and back: what was said in a text comes out equal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from chancery.corpus.texts import listed, spans
from chancery.model import Act, Annotations, Mention, Sentence

Row = tuple[object, ...]
_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def annotation_rows(said: Annotations) -> Iterator[tuple[str, Row]]:
    """(table, row without its page) for everything that was said in a text."""
    yield "annotations", (len(said.sentences), len(said.mentions), len(said.acts))
    for n, s in enumerate(said.sentences):
        yield "sentences", (n, s.start, s.end, s.paragraph, s.number, _json(s.topics))
    for n, m in enumerate(said.mentions):
        yield "mentions", (n, m.start, m.end, m.type, m.id, m.rule)
    for n, a in enumerate(said.acts):
        trigger = None if a.trigger is None else _json(a.trigger)
        actors = map(_json, (a.holder, a.addressee, a.target, a.conjuncts))
        rest = (a.nest, a.aspect, a.time, _json(a.topics), a.rule, _json(a.why))
        yield "acts", (n, *a.span, trigger, a.act, a.strength, *actors, *rest)


def read_annotations(connection: sqlite3.Connection, page: int) -> Annotations | None:
    """What was said in a page's text; None if the page has not been annotated yet."""
    query = "SELECT 1 FROM annotations WHERE page = ?"
    if connection.execute(query, (page,)).fetchone() is None:
        return None
    return Annotations(
        tuple(read_sentences(connection, page)),
        tuple(read_mentions(connection, page)),
        tuple(_acts(connection, page)),
    )


def read_sentences(connection: sqlite3.Connection, page: int) -> Iterator[Sentence]:
    """The sentences of a page's text, in order."""
    query = """SELECT start, "end", paragraph, place, topics FROM sentences
        WHERE page = ? ORDER BY number"""
    for start, end, paragraph, place, topics in connection.execute(query, (page,)):
        yield Sentence(start, end, paragraph, place, listed(topics))


def read_mentions(connection: sqlite3.Connection, page: int) -> Iterator[Mention]:
    """The names in a page's text, in order; none if it has not been annotated yet."""
    query = 'SELECT start, "end", type, id, rule FROM mentions WHERE page = ? ORDER BY number'
    for row in connection.execute(query, (page,)):
        yield Mention(*row)


def _acts(connection: sqlite3.Connection, page: int) -> Iterator[Act]:
    query = """SELECT trigger, start, "end", act, strength, holder, addressee, target, conjuncts,
        nest, aspect, time, topics, rule, why FROM acts WHERE page = ? ORDER BY number"""
    for trigger, start, end, act, strength, *rest in connection.execute(query, (page,)):
        holder, addressee, target, conjuncts, nest, aspect, time, topics, rule, why = rest
        yield Act(
            trigger=None if trigger is None else spans(f"[{trigger}]")[0],
            span=(start, end),
            act=act,
            strength=strength,
            holder=listed(holder),
            addressee=listed(addressee),
            target=listed(target),
            conjuncts=spans(conjuncts),
            nest=nest,
            aspect=aspect,
            time=time,
            topics=listed(topics),
            rule=rule,
            why=listed(why),
        )
