"""Groups to statements: those tied by translations or by a person are one; each has a reference.

Everything runs inside the caller's transaction. A statement goes on under its oldest reference
however its witnesses change; a better known identity gives it a new one, and the old one stays as
an alias.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chancery.collating.bases import Choice, choose
from chancery.collating.consensus import Consensus, consensus
from chancery.collating.decided import Decided
from chancery.collating.grouping import Node, partition, translation_ties
from chancery.collating.naming import fits, free, stem
from chancery.collating.values import Facts, Link, Window
from chancery.corpus.copies import Copies
from chancery.corpus.texts import stored


def restate(
    connection: sqlite3.Connection,
    copies: Copies,
    decided: Decided,
    leads: Collection[int],
    statements: Collection[int],
) -> None:
    """Make the statements anew that these groups are in, or were in.

    `leads` are the base pages of groups that are new or changed, `statements` those that lost a
    page.
    """
    work = _Stating(connection, copies, decided)
    work.restate(leads, statements)


@dataclass(frozen=True)
class _Group:
    """A group of copies by its lead, with all its pages."""

    lead: int
    pages: tuple[int, ...]


@dataclass(frozen=True)
class _Stating:
    connection: sqlite3.Connection
    copies: Copies
    decided: Decided

    def restate(self, leads: Collection[int], statements: Collection[int]) -> None:
        """All that hangs together with the leads and statements given."""
        begun = {lead for lead in leads if self._leads(lead)}
        begun |= {lead for s in statements for lead in self._leads_of("statement", s)}
        groups, links = self._reached(begun)
        old = self._old(groups) | set(statements)
        formed = [
            [page for lead in members for page in groups[lead].pages]
            for members in self._formed(groups, links)
        ]
        self._assign(formed, groups, old)

    # what hangs together

    def _reached(self, begun: Iterable[int]) -> tuple[dict[int, _Group], list[tuple[int, int]]]:
        """The groups that links, decisions or a statement tie to those given, and the links."""
        by_page = self._joined_with()
        groups: dict[int, _Group] = {}
        links: set[tuple[int, int]] = set()
        waiting = sorted(begun)
        while waiting:
            lead = waiting.pop()
            if lead in groups:
                continue
            pages = self._column("page", "lead", lead)
            groups[lead] = _Group(lead, tuple(pages))
            tied = self._tied(lead)
            links |= tied
            near = {end for pair in tied for end in pair}
            for page in pages:
                for other in by_page.get(page, ()):
                    near |= set(self._column("lead", "page", other))
            near |= {
                n for s in self._old({lead: groups[lead]}) for n in self._leads_of("statement", s)
            }
            waiting += sorted(near - groups.keys())
        return groups, sorted(links)

    def _joined_with(self) -> dict[int, set[int]]:
        """For each page that a person joined with others, those pages."""
        found: dict[int, set[int]] = defaultdict(set)
        for members in self.decided.joined:
            query = "SELECT id FROM pages WHERE sha256 IN (SELECT value FROM json_each(?))"
            pages = [p for (p,) in self.connection.execute(query, (json.dumps(sorted(members)),))]
            for page in pages:
                found[page] |= set(pages)
        return found

    def _tied(self, lead: int) -> set[tuple[int, int]]:
        query = "SELECT a, b FROM links WHERE kind = 'translation' AND {} = ?"
        return {
            (a, b)
            for end in ("a", "b")
            for a, b in self.connection.execute(query.format(end), (lead,))
        }

    def _formed(
        self, groups: dict[int, _Group], links: Sequence[tuple[int, int]]
    ) -> list[list[int]]:
        """The leads of each statement, or of what is none."""
        facts = self.copies.facts(groups)
        by_name = {facts[lead].sha256: lead for lead in groups}
        of_page = {self._sha256(p): facts[g.lead].sha256 for g in groups.values() for p in g.pages}
        nodes = [self._node(group, facts[group.lead]) for group in groups.values()]
        # what is said of a page with several statements is said of no one of them
        single = {lead for lead in groups if not self._holds(lead)}
        ties = translation_ties(
            [self._link(facts, a, b) for a, b in links if a in single and b in single],
            {facts[lead].sha256: facts[lead] for lead in groups},
        )
        ties += self.decided.ties(of_page)
        ties = [tie for tie in ties if tie.a != tie.b]
        return [[by_name[name] for name in members] for members in partition(nodes, ties)]

    def _node(self, group: _Group, lead: Facts) -> Node:
        window = Window()
        sides = set(self.decided.sides.get(lead.sha256, frozenset()))
        for facts in self.copies.facts(group.pages).values():
            narrowed = window.narrowed(facts.window)
            window = window if narrowed.empty else narrowed
            sides |= self.decided.sides.get(facts.sha256, frozenset())
        return Node(lead.sha256, window, frozenset(sides))

    def _link(self, facts: dict[int, Facts], a: int, b: int) -> Link:
        query = "SELECT score FROM links WHERE a = ? AND b = ? AND kind = 'translation'"
        score = self.connection.execute(query, (a, b)).fetchone()[0]
        return Link(facts[a].sha256, facts[b].sha256, "translation", score)

    # what is a statement, and which it was

    def _assign(
        self, formed: Sequence[Sequence[int]], groups: dict[int, _Group], old: set[int]
    ) -> None:
        before = self._before([page for pages in formed for page in pages])
        homes: dict[int, set[int]] = defaultdict(set)
        for page, statement in before.items():
            homes[statement].add(page)
        taken: dict[int, list[int]] = {}
        for pages in sorted(formed, key=lambda pages: min(map(self._sha256, pages))):
            if self._is_statement(pages, groups):
                taken[self._inherited(pages, homes, taken, old)] = list(pages)
            else:
                self._set_statement(pages, None)
        for statement, pages in sorted(taken.items()):
            self._write(statement, pages)
        for gone in sorted(old - taken.keys()):
            if not self._awaited(gone):
                self._absorb(gone, before, taken)

    def _awaited(self, statement: int) -> bool:
        """Whether a page of it was read again, and is not grouped again yet."""
        query = """SELECT EXISTS (SELECT 1 FROM homes
            WHERE statement = ? AND page NOT IN (SELECT page FROM copies))"""
        return bool(self.connection.execute(query, (statement,)).fetchone()[0])

    def _is_statement(self, pages: Sequence[int], groups: dict[int, _Group]) -> bool:
        """News is none, nor a page that holds a whole statement and more; a join makes it one."""
        facts = self.copies.facts(pages)
        leads = [lead for lead in groups if lead in facts]
        plain = [lead for lead in leads if facts[lead].sort != "news" and not self._holds(lead)]
        joined = any(facts[page].sha256 in all_ for all_ in self.decided.joined for page in pages)
        return bool(plain) or (joined and len(leads) > 1)

    def _holds(self, lead: int) -> bool:
        query = """SELECT EXISTS (SELECT 1 FROM copies c JOIN links l ON l.b = c.page
            WHERE c.lead = ? AND l.kind = 'joined')"""
        return bool(self.connection.execute(query, (lead,)).fetchone()[0])

    def _before(self, pages: Iterable[int]) -> dict[int, int]:
        """The statement that each page was a witness of, before it was read again perhaps."""
        query = """SELECT statement FROM copies WHERE page = ?1 AND statement IS NOT NULL
            UNION ALL SELECT statement FROM homes WHERE page = ?1"""
        rows = ((page, self.connection.execute(query, (page,)).fetchone()) for page in pages)
        return {page: row[0] for page, row in rows if row}

    def _inherited(
        self,
        pages: Sequence[int],
        homes: Mapping[int, set[int]],
        taken: dict[int, list[int]],
        old: set[int],
    ) -> int:
        """The statement that goes on in these pages: of those that most of its pages are in."""
        own = set(pages)
        claims = {s for s, all_ in homes.items() if not all_.isdisjoint(own)} - taken.keys()
        for statement in sorted(claims):
            all_, base = homes[statement], self._base(statement)
            if base in own or (base not in all_ and 2 * len(all_ & own) >= len(all_)):
                return statement
        query = "SELECT coalesce(max(id), 0) + 1 FROM statements"
        fresh = int(self.connection.execute(query).fetchone()[0])
        return max(fresh, *(s + 1 for s in (*taken, *old))) if taken or old else fresh

    def _base(self, statement: int) -> int | None:
        query = "SELECT base FROM statements WHERE id = ?"
        row = self.connection.execute(query, (statement,)).fetchone()
        return int(row[0]) if row else None

    def _write(self, statement: int, pages: Sequence[int]) -> None:
        """A statement's identity, base, reference and sigla."""
        facts = self.copies.facts(pages)
        choice = choose(facts.values())
        known = consensus(choice.base, list(facts.values()))
        base = next(page for page in pages if facts[page].sha256 == choice.base.sha256)
        reference = self._reference(statement, stem(known, self._body(base, known.title)))
        query = "SELECT sigla FROM statements WHERE id = ?"
        (sigla,) = self.connection.execute(query, (statement,)).fetchone() or (0,)
        self._row(statement, reference, base, known, choice, sigla)
        self._give_sigla(statement, base, pages, sigla)
        self._behind(base, known)

    def _behind(self, base: int, known: Consensus) -> None:
        """A base page's digests are those of its statement: made anew where they say otherwise."""
        day = known.best or known.earliest or known.latest or ""
        query = """INSERT OR IGNORE INTO stale SELECT page FROM digests
            WHERE page = ? AND (day, parties, kind) IS NOT (?, ?, ?)"""
        self.connection.execute(query, (base, day, " ".join(sorted(known.parties)), known.kind))

    def _row(
        self,
        statement: int,
        reference: str,
        base: int,
        known: Consensus,
        choice: Choice,
        sigla: int,
    ) -> None:
        values = (
            statement,
            reference,
            base,
            stored(known.title),
            known.kind,
            known.level,
            stored(known.place),
            " ".join(known.parties),
            known.best,
            known.earliest,
            known.latest,
            sigla,
            json.dumps(known.reasons, ensure_ascii=False),
            json.dumps(choice.reasons, ensure_ascii=False),
        )
        columns = (
            "id, reference, base, title, kind, level, place, parties, best, earliest, latest, "
            "sigla, reasons, choice"
        )
        marks = ", ".join("?" * len(values))
        self.connection.execute(
            f"INSERT INTO statements ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET "
            + ", ".join(f"{c} = excluded.{c}" for c in columns.split(", ")[1:]),
            values,
        )

    def _give_sigla(self, statement: int, base: int, pages: Sequence[int], sigla: int) -> None:
        """A siglum for each witness that has none yet: the base first, then by sha256.

        What was read again has the one that it had.
        """
        again = """UPDATE copies SET statement = ?1,
            siglum = (SELECT siglum FROM homes WHERE page = copies.page) WHERE page IN
            (SELECT page FROM homes WHERE statement = ?1 AND page IN
            (SELECT value FROM json_each(?2)))"""
        self.connection.execute(again, (statement, json.dumps(list(pages))))
        query = "SELECT page FROM copies WHERE statement = ? AND siglum IS NOT NULL"
        have = {page for (page,) in self.connection.execute(query, (statement,))}
        fresh = sorted(set(pages) - have, key=lambda page: (page != base, self._sha256(page)))
        update = "UPDATE copies SET statement = ?, siglum = ? WHERE page = ?"
        rows = ((statement, number, page) for number, page in enumerate(fresh, sigla))
        self.connection.executemany(update, rows)
        query = "UPDATE statements SET sigla = ? WHERE id = ?"
        self.connection.execute(query, (sigla + len(fresh), statement))

    def _body(self, base: int, title: str | None) -> str | None:
        """The body whose name a title begins with, of those that the base's text names: `sco`."""
        query = """SELECT DISTINCT m.id, substr(w.text, m.start + 1, m."end" - m.start)
            FROM mentions m JOIN witnesses w USING (page) WHERE m.page = ? AND m.type = 'body'"""
        named = self.connection.execute(query, (base,)).fetchall() if title else []
        begun = [(words, id_) for id_, words in named if words and (title or "").startswith(words)]
        _, id_ = max(begun, key=lambda pair: (len(pair[0]), pair[1]), default=("", ""))
        return id_.partition(":")[2].lower() or None

    def _reference(self, statement: int, wanted: str) -> str:
        """The reference that a statement has or gets; one that no longer fits stays an alias."""
        query = "SELECT reference FROM statements WHERE id = ?"
        row = self.connection.execute(query, (statement,)).fetchone()
        if row and fits(row[0], wanted):
            return str(row[0])
        if row:
            self._alias(row[0], statement)
        own = "SELECT reference FROM aliases WHERE statement = ?"
        for (alias,) in self.connection.execute(own, (statement,)).fetchall():
            if fits(alias, wanted):
                self.connection.execute("DELETE FROM aliases WHERE reference = ?", (alias,))
                return str(alias)
        return free(wanted, self._taken)

    def _taken(self, reference: str) -> bool:
        query = """SELECT EXISTS (SELECT 1 FROM statements WHERE reference = ?1)
            OR EXISTS (SELECT 1 FROM aliases WHERE reference = ?1)"""
        return bool(self.connection.execute(query, (reference,)).fetchone()[0])

    def _alias(self, reference: str, statement: int) -> None:
        query = "INSERT OR REPLACE INTO aliases VALUES (?, ?)"
        self.connection.execute(query, (reference, statement))

    def _absorb(self, gone: int, before: dict[int, int], taken: dict[int, list[int]]) -> None:
        """End a statement; its references become aliases of that which most of its pages are in."""
        heirs = Counter(
            heir for heir, pages in taken.items() for page in pages if before.get(page) == gone
        )
        query = "SELECT reference FROM statements WHERE id = ?"
        row = self.connection.execute(query, (gone,)).fetchone()
        own = "SELECT reference FROM aliases WHERE statement = ?"
        aliases = [alias for (alias,) in self.connection.execute(own, (gone,))]
        self.connection.execute("DELETE FROM statements WHERE id = ?", (gone,))
        if heirs and row:
            heir = min(heirs, key=lambda statement: (-heirs[statement], statement))
            for reference in (row[0], *aliases):
                self._alias(reference, heir)

    # rows

    def _set_statement(self, pages: Sequence[int], statement: int | None) -> None:
        query = "UPDATE copies SET statement = ?, siglum = NULL WHERE page = ?"
        self.connection.executemany(query, ((statement, page) for page in pages))

    def _old(self, groups: dict[int, _Group]) -> set[int]:
        pages = [page for group in groups.values() for page in group.pages]
        return set(self._before(pages).values())

    def _leads(self, page: int) -> bool:
        return page in self._column("lead", "page", page)

    def _leads_of(self, column: str, value: int) -> list[int]:
        return [lead for lead in self._column("lead", column, value) if lead is not None]

    def _column(self, column: str, where: str, value: int) -> list[int]:
        query = f"SELECT DISTINCT {column} FROM copies WHERE {where} = ? ORDER BY {column}"
        return [found for (found,) in self.connection.execute(query, (value,))]

    def _sha256(self, page: int) -> str:
        return self.copies.facts([page])[page].sha256
