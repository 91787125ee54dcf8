"""What people decide about groups: these pages are no copies of it, these statements are one.

    groups = Groups(store)
    groups.split("xa-xb/2032-11-08/joint-statement", ["8d36a334"], who="lin")
    groups.join(["xa-xb/undated/joint-statement", "xa-xb/2032-11-08/joint-statement"], who="lin")

A decision belongs to the pages' bytes (`sha256`): it holds after every new reading, after pages
come and go, and in a corpus made anew from its export. A later one undoes what it contradicts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace

from chancery.collating.values import GroupDecision
from chancery.corpus import group_decisions as kept
from chancery.corpus import statements
from chancery.corpus.grouping import Grouping
from chancery.corpus.opening import transaction
from chancery.corpus.references import page_of, statement_named, statement_of
from chancery.corpus.review import Imported, numbered
from chancery.corpus.store import Store, now
from chancery.errors import PageBroken, ReferenceUnknown

VERDICTS = ("split", "join")


class Groups:
    """The decisions of one corpus about its groups. `clock` gives this moment in UTC."""

    def __init__(self, store: Store, clock: Callable[[], str] = now) -> None:
        self._store, self._clock = store, clock

    def split(
        self, statement: str, pages: Sequence[str], *, who: str, note: str = ""
    ) -> GroupDecision:
        """Keep that these pages are no copies of a statement, and group it anew.

        Raises ReferenceUnknown for a page that is none of its witnesses, or if none is left.
        """
        members = self._members(statement)
        rows = {page_of(self._store, page): page for page in pages}
        strangers = [name for row, name in rows.items() if row not in members]
        if strangers:
            raise ReferenceUnknown(f"{strangers[0]!r} is no witness of {statement}")
        others = [sha256 for row, sha256 in members.items() if row not in rows]
        if not others or not rows:
            raise ReferenceUnknown(f"{statement} has no other witnesses than these pages")
        return self._decide("split", [members[row] for row in rows], others, who, note)

    def join(self, references: Sequence[str], *, who: str, note: str = "") -> GroupDecision:
        """Keep that these statements, or pages, are copies of one, and group them anew.

        Raises ReferenceUnknown for a reference that is not known, or for fewer than two.
        """
        first, *rest = (self._named(reference) for reference in references)
        others = {page: sha256 for one in rest for page, sha256 in one.items()}
        new = {page: sha256 for page, sha256 in others.items() if page not in first}
        if not new:
            raise ReferenceUnknown("name two statements, or pages of two; these are one already")
        return self._decide("join", [*first.values()], [*new.values()], who, note)

    def undo(self, decision: str) -> GroupDecision:
        """Withdraw a decision by its id or the beginning of it. Raises ReferenceUnknown."""
        withdrawn = replace(kept.named(self._store.connection, decision), withdrawn=self._clock())
        self._keep(withdrawn)
        return withdrawn

    def decisions(self) -> list[GroupDecision]:
        """Every decision, withdrawn ones too, in order of time."""
        with self._store.errors():
            return kept.decisions(self._store.connection)

    def lines(self) -> Iterable[str]:
        """Every decision as one line of JSON."""
        return (json.dumps(asdict(d), ensure_ascii=False) for d in self.decisions())

    def load(self, lines: Iterable[str]) -> Imported:
        """Take over exported decisions, and group anew what they are about.

        The pages need not be in the corpus. What was withdrawn in either place stays withdrawn.
        Raises PageBroken, and changes nothing, for a line that is no decision.
        """
        given = [_decision(line, n) for n, line in numbered(lines)]
        known = {d.id: d for d in self.decisions()}
        counts = dict.fromkeys(("added", "known", "replaced"), 0)
        new = {}
        for decision in given:
            old = known.get(decision.id)
            if old == decision or (old and (old.withdrawn or not decision.withdrawn)):
                counts["known"] += 1
                continue
            counts["replaced" if old else "added"] += 1
            known[decision.id] = new[decision.id] = decision
        if new:
            self._keep(*new.values())
        return Imported(**counts)

    def _decide(
        self, verdict: str, pages: Sequence[str], others: Sequence[str], who: str, note: str
    ) -> GroupDecision:
        decision = kept.made(verdict, pages, others, who=who, moment=self._clock(), note=note)
        self._keep(decision)
        return decision

    def _keep(self, *new: GroupDecision) -> None:
        connection = self._store.connection
        self._store.settle()
        with self._store.errors(), transaction(connection):
            for decision in new:
                kept.keep(connection, decision)
            query = "SELECT id FROM pages WHERE sha256 IN (SELECT value FROM json_each(?))"
            names = json.dumps(sorted({page for d in new for page in (*d.pages, *d.others)}))
            pages = [page for (page,) in connection.execute(query, (names,))]
            Grouping(connection).again(pages)

    def _members(self, reference: str) -> dict[int, str]:
        """The witnesses of a statement: page and sha256."""
        id_ = statement_of(self._store, reference)
        pages = [page for _, page, _ in statements.witnesses(self._store.connection, id_)]
        return {page: self._store.source(page).sha256 for page in pages}

    def _named(self, reference: str) -> dict[int, str]:
        """A statement's witnesses, or a page by itself."""
        if statement_named(self._store, reference) is not None:
            return self._members(reference)
        page = page_of(self._store, reference)
        return {page: self._store.source(page).sha256}


def _decision(line: str, number: int) -> GroupDecision:
    try:
        values = json.loads(line)
        values |= {key: tuple(map(_text, values[key])) for key in ("pages", "others")}
        decision = GroupDecision(**values)
        for name in ("id", "who", "decided", "note"):
            _text(values.get(name, ""))
        _text(decision.withdrawn or "")
    except (ValueError, TypeError, KeyError) as error:
        raise PageBroken(f"line {number}: no decision ({error}); nothing was changed") from error
    if decision.verdict not in VERDICTS:
        raise PageBroken(
            f"line {number}: no decision (no verdict {decision.verdict!r}; there are "
            f"{' and '.join(VERDICTS)}); nothing was changed"
        )
    return decision


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
