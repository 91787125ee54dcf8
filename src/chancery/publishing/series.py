"""Series: the statements of one set of parties over time, those held and those only known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from chancery.annotating.classes import is_commitment
from chancery.comparing.changes import compare
from chancery.comparing.history import Held, news
from chancery.errors import NotComparable
from chancery.identifying.days import later
from chancery.lexicon import Lexicon
from chancery.lexicon.entries import Entry
from chancery.model import Day, Identity
from chancery.publishing.compared import Compared, compared, side_of
from chancery.publishing.facts import counted
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, where

# A readout is each side's own, and no link of the chain that both sides write.
KINDS = frozenset({"joint-statement", "communique", "declaration"})
_STATEMENTS = re.compile("声明|公报|宣言|Statement|Communiqu|Declaration")
# adoption and publication may be a day apart, and time zones another
_NEAR = 1


class Dated(Protocol):
    """What has a date, in whole or as bounds."""

    @property
    def best(self) -> Day | None:
        """The day."""

    @property
    def earliest(self) -> Day | None:
        """The first day that it can be."""

    @property
    def latest(self) -> Day | None:
        """The last."""


COLUMNS = (
    *(Column("statement"), Column("date", "day"), Column("held"), Column("kind"), Column("level")),
    *(Column("title"), Column("acts", "number"), Column("commitments", "number")),
    Column("against"),
    *(Column("verbatim", "number"), Column("minor", "number"), Column("degree", "number")),
    *(Column("substantive", "number"), Column("moved", "number"), Column("added", "number")),
    *(Column("dropped", "number"), Column("stronger", "number"), Column("weaker", "number")),
)


def in_series(text: Text, parties: Iterable[str]) -> bool:
    """Whether a text is one of the statements that these parties, and no others, made together."""
    identity = text.statement.identity
    return identity.kind in KINDS and set(identity.parties) == set(parties)


def ordered(texts: Iterable[Text]) -> list[Text]:
    """In order of time; undated ones last."""
    return sorted(
        texts, key=lambda text: (day_of(text.statement.identity) or "9", text.statement.name)
    )


def day_of(identity: Identity) -> Day | None:
    """The day, or the first one that the evidence allows."""
    return identity.date.best or identity.date.earliest


def series(parties: Sequence[str], texts: Iterable[Text], lexicon: Lexicon) -> Results:
    """The statements of these parties in order of time, each compared with its predecessor.

    `against` names that: the last one before it of the same level, else of any.
    Records with `held` no are known from the lexicon and not in the corpus.
    """
    held = ordered(text for text in texts if in_series(text, parties))
    missing = list(known(parties, (text.statement.identity.date for text in held), lexicon))
    rows = [*_held_rows(held, lexicon), *missing]
    rows.sort(key=lambda row: row["date"] or row["earliest"] or "9")
    notes = [f"{counted(len(held), 'statement')} held, {len(missing)} known but not held"]
    return Results("statement", COLUMNS, rows, notes)


def predecessor(text: Text, earlier: Sequence[Text]) -> Text | None:
    """Of statements in order of time, the last one of the same level and language, else of any.

    What ministers sign between two summits is no predecessor of the second.
    """
    same = [
        other for other in earlier if _language(other) == _language(text) and other.text.strip()
    ]
    level = text.statement.identity.level
    peers = [other for other in same if other.statement.identity.level == level]
    best = peers or same
    return best[-1] if best else None


def before_it(text: Text, texts: Iterable[Text]) -> Text:
    """The predecessor of a text in its series. Raises NotComparable if none is held."""
    identity = text.statement.identity
    day = day_of(identity) or "9"
    earlier = [
        other
        for other in ordered(texts)
        if in_series(other, identity.parties)
        and other.statement.name != text.statement.name
        and (day_of(other.statement.identity) or "9") <= day
    ]
    found = predecessor(text, earlier)
    if found is None:
        raise NotComparable(
            f"no earlier statement of {' and '.join(identity.parties) or 'its parties'} is held "
            f"in its language; name the text to compare {text.statement.name} with"
        )
    return found


def _held_rows(held: Sequence[Text], lexicon: Lexicon) -> Iterator[Record]:
    for at, text in enumerate(held):
        before = predecessor(text, held[:at])
        counts: dict[str, int] = {}
        if before and text.text.strip():
            counts = compare(side_of(before), side_of(text), lexicon).counts
        acts = text.annotations.acts
        identity = text.statement.identity
        yield {
            **where(text.statement),
            "held": "yes",
            "kind": identity.kind,
            "level": identity.level,
            "against": before.statement.name if before else None,
            "acts": len(acts),
            "commitments": sum(is_commitment(act.act, act.aspect) for act in acts),
            **counts,
        }


def _language(text: Text) -> str:
    return text.statement.identity.language


def known(parties: Sequence[str], held: Iterable[Dated], lexicon: Lexicon) -> Iterator[Record]:
    """Statements of these parties that the lexicon knows and that are on the day of none held."""
    prefix = f"instrument:{'-'.join(sorted(party.lower() for party in parties))}-"
    days = list(held)
    for entry in lexicon.of("instrument"):
        if entry.begin is None or not _is_of(entry, prefix, lexicon):
            continue
        first, last = later(entry.begin, -_NEAR), later(entry.begin, _NEAR)
        if not any(
            first <= (d.best or d.latest or "") and (d.best or d.earliest or "9") <= last
            for d in days
        ):
            yield {
                "statement": entry.id,
                "date": entry.begin,
                "earliest": entry.begin,
                "latest": entry.begin,
                "held": "no",
                "title": entry.names()[0],
                "source": entry.source,
                "parties": sorted(parties),
            }


def _is_of(entry: Entry, prefix: str, lexicon: Lexicon) -> bool:
    """Whether this is a statement of the parties of `prefix`, and of no one else with them."""
    if not entry.id.startswith(prefix) or not any(map(_STATEMENTS.search, entry.names())):
        return False
    return f"state:{entry.id[len(prefix) :].partition('-')[0].upper()}" not in lexicon.entries


def against_series(a: Text, b: Text, texts: Iterable[Text], lexicon: Lexicon) -> Compared:
    """`a` and `b` compared, and what earlier statements of `b`'s series have of each change."""
    found = compared(a, b, lexicon)
    parties = b.statement.identity.parties
    first, until = (day_of(text.statement.identity) or "9" for text in (a, b))
    earlier = [
        text
        for text in ordered(texts)
        if in_series(text, parties)
        and text.statement.name not in (a.statement.name, b.statement.name)
        and (day_of(text.statement.identity) or "9") < until
    ]
    held = [
        Held(text.statement.name, side_of(text), (day_of(text.statement.identity) or "9") > first)
        for text in earlier
        if _language(text) == _language(b) and text.text.strip()
    ]
    said = news(found.comparison, a.statement.name, held)
    days = (text.statement.identity.date for text in (a, b, *earlier))
    absent = sum(row["date"] < until for row in known(parties, days, lexicon))
    others = counted(len(held), "other earlier statement")
    checked = f"“new” is checked against {others} held; {absent:,} known are not held"
    return Compared(a, b, found.comparison, said, checked, (len(held), absent))
