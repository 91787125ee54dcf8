"""Review: what people decided about mentions and acts, kept apart from what the machine found.

with Store(path) as store:
    review = Review(store)
    review.decide(page, act, "edit", who="lin", changes={"strength": 4})
    review.applied(page, witness.text, store.annotations(page))

A decision belongs to the page's bytes (`sha256`) and outlives every new reading and the page
itself. One that finds no record any more is listed as unanchored, never dropped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from chancery.corpus.anchors import anchor_of, found_again
from chancery.corpus.opening import transaction
from chancery.corpus.store import Store, now
from chancery.corpus.texts import stored, told
from chancery.corpus.values import Decision
from chancery.errors import ExportError, PageBroken, ReferenceUnknown
from chancery.model import Act, Annotations, Mention

VERDICTS = ("accept", "reject", "edit")
EDITABLE = {
    "mention": ("type", "id"),
    "act": ("act", "strength", "holder", "addressee", "target", "nest", "aspect", "time"),
}
_LISTS = frozenset({"holder", "addressee", "target"})
_COLUMNS = (
    'id, sha256, kind, verdict, label, start, "end", quote, prefix, suffix, changes, who, decided, '
    "note, withdrawn"
)
# characters of an id: 64 bits tell all decisions of a lifetime apart
_ID = 16


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page's annotations with its decisions applied, and those that found no record."""

    annotations: Annotations
    unanchored: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of imported decisions: new ones, known ones, later ones that took a place."""

    added: int = 0
    known: int = 0
    replaced: int = 0


class Decides(Protocol):
    """What gives decisions line by line: those of `review`, or those about groups."""

    def lines(self) -> Iterable[str]:
        """Every decision as one line of JSON."""


class Review:
    """The decisions of one corpus. `clock` gives this moment in UTC."""

    def __init__(self, store: Store, clock: Callable[[], str] = now) -> None:
        self._store, self._clock = store, clock

    # in

    def decide(
        self,
        page: int,
        record: Act | Mention,
        verdict: str,
        *,
        who: str,
        changes: Mapping[str, object] | None = None,
        note: str = "",
    ) -> Decision:
        """Keep a decision about a record of a page, in place of an earlier one about it.

        Raises ReferenceUnknown for a verdict or a key of `changes` that there is not.
        """
        kind = "mention" if isinstance(record, Mention) else "act"
        checked = _checked(kind, verdict, changes or {})
        witness, _ = self._store.reading(page)
        label, (start, end), quote, prefix, suffix = anchor_of(witness.text, record)
        where = (witness.source.sha256, kind, verdict, label, start, end, quote, prefix, suffix)
        decision = Decision("", *where, checked, who, self._clock(), note)
        decision = replace(decision, id=_id(decision))
        with self._store.errors(), transaction(self._store.connection):
            self._put(decision)
        return decision

    def undo(self, decision: str) -> Decision:
        """Withdraw a decision by its id or the beginning of it; its history is kept.

        Raises ReferenceUnknown if none, or more than one, in force begins so.
        """
        found = [d for d in self.decisions() if d.id.startswith(decision) and not d.withdrawn]
        if len(found) != 1:
            raise ReferenceUnknown(
                f"{len(found) or 'no'} decisions in force begin with {decision!r}; "
                "'chancery review decisions' has all"
            )
        withdrawn = replace(found[0], withdrawn=self._clock())
        with self._store.errors(), transaction(self._store.connection):
            self._put(withdrawn)
        return withdrawn

    def load(self, lines: Iterable[str]) -> Imported:
        """Take over exported decisions: of two about one record, the later is in force.

        Raises PageBroken, and changes nothing, for a line that is no decision.
        """
        counts = dict.fromkeys(("added", "known", "replaced"), 0)
        given = [_decision(line, n) for n, line in numbered(lines)]
        with self._store.errors(), transaction(self._store.connection):
            known = {d.id: d for d in self.decisions()}
            for decision in given:
                old = known.get(decision.id)
                if old == decision or (old and old.withdrawn and not decision.withdrawn):
                    counts["known"] += 1
                    continue
                rivals = [d for d in known.values() if _rival(d, decision) and not d.withdrawn]
                counts["replaced" if rivals or old else "added"] += 1
                later = max((d.decided for d in rivals), default="")
                lost = later > decision.decided and not decision.withdrawn
                taken = replace(decision, withdrawn=later) if lost else decision
                self._put(taken)
                known[taken.id] = taken
        return Imported(**counts)

    def _put(self, decision: Decision) -> None:
        """A decision; earlier ones about the same record are withdrawn."""
        if not decision.withdrawn:
            for other in self.decisions(decision.sha256):
                if _rival(other, decision) and not other.withdrawn:
                    self._row(replace(other, withdrawn=decision.decided))
        self._row(decision)

    def _row(self, d: Decision) -> None:
        marks = ", ".join("?" * len(_COLUMNS.split(", ")))
        where = (d.id, d.sha256, d.kind, d.verdict, d.label, d.start, d.end)
        words = map(stored, (d.quote, d.prefix, d.suffix))
        rest = (_json(d.changes), stored(d.who), d.decided, stored(d.note), d.withdrawn)
        self._store.connection.execute(
            f"INSERT OR REPLACE INTO decisions ({_COLUMNS}) VALUES ({marks})",
            (*where, *words, *rest),
        )

    # out

    def decisions(self, page: str | None = None) -> list[Decision]:
        """All decisions, or those about the page of this sha256, in order of time."""
        query = f"SELECT {_COLUMNS} FROM decisions"
        given: tuple[str, ...] = ()
        if page is not None:
            query, given = f"{query} WHERE sha256 = ?", (page,)
        rows = self._store.connection.execute(f"{query} ORDER BY decided, id", given)
        return [_of_row(row) for row in rows.fetchall()]

    def number(self) -> int:
        """How many decisions there are, withdrawn ones too."""
        query = "SELECT count(*) FROM decisions"
        return int(self._store.connection.execute(query).fetchone()[0])

    def latest(self, limit: int | None, offset: int = 0) -> list[Decision]:
        """So many decisions, the latest first; None for all."""
        query = f"SELECT {_COLUMNS} FROM decisions ORDER BY decided DESC, id LIMIT ? OFFSET ?"
        most = -1 if limit is None else limit
        rows = self._store.connection.execute(query, (most, offset))
        return [_of_row(row) for row in rows.fetchall()]

    def lines(self) -> Iterator[str]:
        """Every decision as one line of JSON, for `load` elsewhere."""
        for decision in self.decisions():
            yield _json(asdict(decision))

    def applied(self, sha256: str, text: str, said: Annotations) -> Reviewed:
        """The annotations of a page with its decisions applied."""
        decisions = [d for d in self.decisions(sha256) if not d.withdrawn]
        if not decisions:
            return Reviewed(said)
        records: dict[str, list[Any]] = {"mention": list(said.mentions), "act": list(said.acts)}
        lost = []
        for kind, found in records.items():
            anchors = [anchor_of(text, record) for record in found]
            for decision in (d for d in decisions if d.kind == kind):
                at = found_again(decision, anchors)
                if at is None or found[at] is None:
                    lost.append(decision)
                else:
                    found[at] = _decided(found[at], decision)
        mentions, acts = (tuple(r for r in found if r is not None) for found in records.values())
        return Reviewed(replace(said, mentions=mentions, acts=acts), tuple(lost))


def export(decided: Decides, path: Path) -> int:
    """Write every decision to a file, one a line; how many. Raises ExportError."""
    lines = list(decided.lines())
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
    return len(lines)


def numbered(lines: Iterable[str]) -> list[tuple[int, str]]:
    """The lines of an exported file that are not empty, with their numbers from 1.

    Raises PageBroken if it is no UTF-8.
    """
    try:
        return [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    except UnicodeDecodeError as error:
        raise PageBroken(f"no file of decisions ({error}); nothing was changed") from error


def _decided(record: Act | Mention, decision: Decision) -> Act | Mention | None:
    if decision.verdict == "reject":
        return None
    said = "accepted" if decision.verdict == "accept" else "edited"
    note = f": {decision.note}" if decision.note else ""
    why = f"{said} by {decision.who}, {decision.decided[:10]}{note}"
    changes: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in decision.changes.items()
    }
    if isinstance(record, Mention):
        return replace(record, **changes, rule=f"{record.rule}; {why}")
    return replace(record, **changes, why=(*record.why, why))


def _checked(kind: str, verdict: str, changes: Mapping[str, object]) -> dict[str, object]:
    if verdict not in VERDICTS:
        raise ReferenceUnknown(f"no verdict {verdict!r}; there are {', '.join(VERDICTS)}")
    for key in changes:
        if key not in EDITABLE[kind]:
            raise ReferenceUnknown(
                f"no key {key!r} of {kind}; there are {', '.join(EDITABLE[kind])}"
            )
    if bool(changes) != (verdict == "edit"):
        raise ReferenceUnknown("an edit needs key=value, and only an edit takes them")
    return {k: sorted(v) if k in _LISTS and isinstance(v, list) else v for k, v in changes.items()}


def _rival(one: Decision, other: Decision) -> bool:
    """Whether two decisions are about the same record."""
    same = (one.sha256, one.kind, one.quote) == (other.sha256, other.kind, other.quote)
    return one.id != other.id and same and one.start == other.start


def _id(d: Decision) -> str:
    told_apart = (d.sha256, d.kind, d.verdict, d.start, d.quote, _json(d.changes), d.who, d.decided)
    return sha256(repr(told_apart).encode("utf-8", "replace")).hexdigest()[:_ID]


def _of_row(row: tuple[Any, ...]) -> Decision:
    changes, who, decided, note, withdrawn = row[10:]
    said = (json.loads(changes), told(who), decided, told(note), withdrawn)
    values: list[Any] = [*row[:7], *map(told, row[7:10]), *said]
    return Decision(*values)


def _decision(line: str, number: int) -> Decision:
    try:
        return Decision(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise PageBroken(f"line {number}: no decision ({error}); nothing was changed") from error


_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode
