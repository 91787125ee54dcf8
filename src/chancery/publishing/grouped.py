"""Groups for a terminal and as records: what was merged, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from chancery.collating.values import GroupDecision, Link
from chancery.publishing.facts import counted, day, kind, parties, title
from chancery.publishing.statement import Statement, Witness

# told by its first and last words, and the number of the others
_EVIDENCE = 4


def group_record(statement: Statement) -> dict[str, Any]:
    """A statement as `group --json` prints it: identity, witnesses, links, base and its reasons."""
    date = statement.identity.date
    return {
        "reference": statement.reference,
        "aliases": list(statement.aliases),
        "title": statement.identity.title,
        "kind": statement.identity.kind,
        "level": statement.identity.level,
        "parties": list(statement.identity.parties),
        "date": {"best": date.best, "earliest": date.earliest, "latest": date.latest},
        "decided": list(statement.reasons),
        "base": {"siglum": statement.base.siglum, "why": list(statement.choice)},
        "witnesses": [_witness_record(witness) for witness in statement.witnesses],
        "links": [asdict(link) | {"evidence": list(link.evidence)} for link in statement.links],
    }


def lines(statement: Statement, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A statement's group as lines of text, each with its weight: `head`, `plain`, `quiet`.

    `names` are the short references of pages by sha256.
    """
    identity = statement.identity
    date = identity.date
    when = day(date.best, date.earliest, date.latest)
    yield statement.reference, "head"
    yield title(identity), "plain"
    yield f"{kind(identity.kind)} · {parties(identity.parties)} · {when}", "plain"
    for reason in statement.reasons:
        yield f"  {reason}", "quiet"
    if statement.aliases:
        yield f"also called {', '.join(statement.aliases)}", "quiet"
    yield counted(len(statement.witnesses), "witness").replace("witnesss", "witnesses"), "plain"
    for witness in statement.witnesses:
        yield from _witness_lines(witness)
    for link in statement.links:
        if not link.merges:
            yield from _other_lines(link, statement, names)


def decision_line(d: GroupDecision) -> str:
    """A decision in one line."""
    pages, others = (" ".join(sha[:8] for sha in shas) for shas in (d.pages, d.others))
    what = f"{pages} apart from {others}" if d.verdict == "split" else f"{pages} and {others}"
    note = f" ({d.note})" if d.note else ""
    gone = f" · withdrawn {d.withdrawn[:10]}" if d.withdrawn else ""
    return f"{d.id} · {d.verdict} · {what} · {d.who}, {d.decided[:10]}{note}{gone}"


def _witness_record(witness: Witness) -> dict[str, Any]:
    return {
        "siglum": witness.siglum,
        "reference": witness.reference,
        "sha256": witness.sha256,
        "paths": list(witness.paths),
        "relation": witness.relation,
        "evidence": list(witness.evidence),
        "language": witness.identity.language,
        "script": witness.identity.script,
        "complete": witness.identity.complete,
        "translated_back": witness.identity.translated_back,
    }


def _witness_lines(witness: Witness) -> Iterator[tuple[str, str]]:
    path = witness.paths[0].rpartition("/")[2] if witness.paths else ""
    yield f"  {witness.siglum}  {witness.reference}  {witness.relation}  {path}", "plain"
    for reason in witness.evidence[:_EVIDENCE]:
        yield f"       {reason}", "quiet"
    if len(witness.evidence) > _EVIDENCE:
        yield f"       and {len(witness.evidence) - _EVIDENCE} more reasons", "quiet"


def _other_lines(
    link: Link, statement: Statement, names: dict[str, str]
) -> Iterator[tuple[str, str]]:
    own = {witness.sha256 for witness in statement.witnesses}
    other = link.b if link.a in own else link.a
    words = {"report": "told of by", "readout": "also read out in", "joined": "tied to"}
    yield f"{words[link.kind]} {names.get(other, other[:8])}", "plain"
    for reason in link.evidence:
        yield f"       {reason}", "quiet"
