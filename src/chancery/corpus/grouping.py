"""Grouping: which pages are copies of one statement; touched anew only where something changed.

    settle(store.connection)

Pages are tied by copies of their wording into tangles; where days or decisions forbid that all of
a tangle is one statement, it falls into groups. The base page of a group (its lead) is compared
with the leads of other groups for translations, and groups so tied are one statement. Every step is
a plain function of the pages that there are, so the result is that of a fresh corpus; only
references and sigla tell of its age. A batch is one transaction: killed at any moment, the pages
grouped before are grouped, the rest waits.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chancery.collating.bases import choose
from chancery.collating.decided import Decided
from chancery.collating.forms import Form
from chancery.collating.grouping import Node, Tie, partition, undivided
from chancery.collating.likeness import Shared, alike, excluded, same, shared
from chancery.collating.translations import translation
from chancery.collating.values import MERGING, Facts, Link
from chancery.corpus.copies import Copies, is_settled, pending
from chancery.corpus.group_decisions import in_force
from chancery.corpus.opening import transaction
from chancery.corpus.stating import restate

# pages grouped in one transaction: enough to touch a large group once for many of its copies,
# few enough for a kill to cost seconds
_BATCH = 1_000
# pairs of which it is kept at hand how they are tied, at most 1 kB each
_COMPARED = 50_000
# share of the shorter sample from which a whole statement may stand inside a larger page
_INSIDE = 0.5


def settle(connection: sqlite3.Connection) -> int:
    """Group the pages that are not grouped yet, and what pages that went have left; how many.

    Does nothing, and writes nothing, where all is grouped.
    """
    # kB: shingles are written all over the file, and with SQLite's own 2 MB a fifth of the time of
    # writing those of the 10,000th page goes into reading again what was just written
    connection.execute("PRAGMA cache_size = -32768")
    done = 0
    seen, grouping = -1, Grouping(connection)
    while not is_settled(connection):
        with transaction(connection):
            # what is at hand is true until another program writes
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            if version != seen:
                seen, grouping = version, Grouping(connection)
            batch = pending(connection)[:_BATCH]
            grouping.settle(batch)
        done += len(batch)
    return done


class Grouping:
    """Grouping, batch by batch, each inside a transaction that the caller began."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._copies = Copies(connection)
        self._decided: Decided = in_force(connection)
        self._alike: dict[tuple[int, int], Link | None] = {}
        self._measured: dict[tuple[str, str], Shared] = {}

    def settle(self, new: Sequence[int]) -> None:
        """Group new pages, and make anew what is noted as unsettled."""
        tangles = self._noted("tangle")
        leads = set(self._noted("lead"))
        statements = self._noted("statement")
        self._connection.execute("DELETE FROM unsettled")
        self._measured.clear()
        if len(self._alike) > _COMPARED:
            self._alike.clear()
        for page in new:
            self._copies.put(page)
        to_place = [*new]
        for tangle in tangles:
            to_place += self._loosened(tangle)
        touched = set(tangles)
        for page in sorted(to_place, key=self._sha256):
            touched |= self._place(page)
        for tangle in sorted(touched):
            leads |= self._divide(tangle)
        self._copies.sweep()
        restate(self._connection, self._copies, self._decided, leads, statements)
        self._connection.execute("DELETE FROM homes WHERE page IN (SELECT page FROM copies)")

    def again(self, pages: Iterable[int]) -> None:
        """Make anew the groups that these pages are in: a decision about them has changed."""
        query = "SELECT DISTINCT tangle, statement FROM copies WHERE page = ?"
        insert = "INSERT OR IGNORE INTO unsettled VALUES (?, ?)"
        for page in pages:
            for tangle, statement in self._connection.execute(query, (page,)).fetchall():
                self._connection.execute(insert, ("tangle", tangle))
                if statement is not None:
                    self._connection.execute(insert, ("statement", statement))
        self.settle(())

    def _noted(self, what: str) -> list[int]:
        query = "SELECT id FROM unsettled WHERE what = ? ORDER BY id"
        return [id_ for (id_,) in self._connection.execute(query, (what,))]

    def _sha256(self, page: int) -> str:
        return self._copies.facts([page])[page].sha256

    # tangles: pages tied by copies of copies

    def _loosened(self, tangle: int) -> list[int]:
        """The pages of a tangle that its links no longer tie to the most of it; tangle-less now."""
        members = self._members("tangle", tangle)
        ties = [(a, b) for a, b, _ in self._links(members, ("exact", "near", "part"))]
        pieces = sorted(_components(members, ties), key=lambda piece: (-len(piece), min(piece)))
        loose = [page for piece in pieces[1:] for page in piece]
        self._put_in(None, loose)
        return loose

    def _place(self, page: int) -> set[int]:
        """Put a page into the tangle of its copies, tying tangles where it is a copy of several.

        Only one link to each tangle is looked for, but every page that may hold a whole statement
        is compared: such links forbid, and must all be known. Returns the tangles touched.
        """
        near = self._sharing(page)
        own = self._new_tangle()
        touched = {own}
        self._put_in(own, [page])
        renamed: dict[int, int] = {}
        for share, _, other, was in near:
            theirs = _last(renamed, was)
            if theirs == own and not self._inside(page, other, share):
                continue
            link = self._compared(page, other)
            if link is None:
                continue
            self._keep(link, page, other)
            touched.add(theirs)
            if link.merges and theirs != own:
                self._put_in(theirs, self._members("tangle", own))
                touched.discard(own)
                renamed[own] = own = theirs
        return touched | {own}

    def _sharing(self, page: int) -> list[tuple[float, str, int, int]]:
        """The pages placed before that may be its copies: share, sha256, page and tangle.

        In order, those that share most first.
        """
        shares = self._copies.candidates(page)
        query = """SELECT page, tangle FROM copies WHERE tangle IS NOT NULL AND page != ?
            AND page IN (SELECT value FROM json_each(?))"""
        rows = self._connection.execute(query, (page, json.dumps(sorted(shares)))).fetchall()
        facts = self._copies.facts([other for other, _ in rows])
        found = [(shares[other], facts[other].sha256, other, tangle) for other, tangle in rows]
        return sorted(found, key=lambda item: (-item[0], item[1]))

    def _inside(self, page: int, other: int, share: float) -> bool:
        """Whether one may be a whole statement inside the other."""
        facts = self._copies.facts([page, other])
        short, long = sorted(facts.values(), key=lambda f: f.characters)
        return share >= _INSIDE and short.complete and 4 * short.characters < 3 * long.characters

    def _compared(self, page: int, other: int) -> Link | None:
        key = (min(page, other), max(page, other))
        if key not in self._alike:
            one, two = self._copies.facts(key).values()
            self._alike[key] = None if excluded(one, two) else self._likeness(page, other)
        return self._alike[key]

    def _likeness(self, page: int, other: int) -> Link | None:
        """How two pages are tied: by their prints, if that tells, before their texts are read."""
        if self._copies.print(page) == self._copies.print(other):
            return same(*self._copies.facts((page, other)).values())
        if not self._copies.promising(page, other):
            return None
        return alike(self._copies.copy(page), self._copies.copy(other), self._measure)

    def _measure(self, a: Form, b: Form) -> Shared:
        key = (a.letters, b.letters)
        if key not in self._measured:
            self._measured[key] = shared(a, b)
        return self._measured[key]

    # groups: what of a tangle is one text

    def _divide(self, tangle: int) -> set[int]:
        """Divide a tangle into groups; returns the leads that are new or whose group changed."""
        members = self._members("tangle", tangle)
        if not members:
            return set()
        facts = self._copies.facts(members)
        nodes = self._nodes(members, facts)
        whole = undivided(nodes.values())
        groups = [members] if whole else self._parted(members, facts, nodes)
        return self._led(groups, facts)

    def _nodes(self, members: Sequence[int], facts: dict[int, Facts]) -> dict[int, Node]:
        foes: dict[int, set[str]] = defaultdict(set)
        for a, b, _ in self._links(members, ("joined",)):
            for one, other in ((a, b), (b, a)):
                foes[one].add(self._sha256(other))
        sides = self._decided.sides
        return {
            page: Node(
                facts[page].sha256,
                facts[page].window,
                sides.get(facts[page].sha256, frozenset()),
                frozenset(foes[page]),
            )
            for page in members
        }

    def _parted(
        self, members: Sequence[int], facts: dict[int, Facts], nodes: dict[int, Node]
    ) -> list[list[int]]:
        """The groups of a tangle in which days or decisions forbid that all be one."""
        by_name = {facts[page].sha256: page for page in members}
        holders = {b for _, b, _ in self._links(members, ("joined",))}
        ties = []
        for n, a in enumerate(members):
            others = [b for b in members[n + 1 :] if not excluded(facts[a], facts[b])]
            for b, share in zip(others, self._copies.shares(a, others), strict=True):
                if share > 0:
                    late = bool({a, b} & holders)
                    ties.append(Tie(facts[a].sha256, facts[b].sha256, share, late=late))

        kinds = ("exact", "near", "part", "joined")
        known = {frozenset((a, b)): kind for a, b, kind in self._links(members, kinds)}

        def holds(a: str, b: str) -> bool:
            kind = known.get(frozenset((by_name[a], by_name[b])))
            if kind:
                return kind in MERGING
            link = self._compared(by_name[a], by_name[b])
            if link:
                self._keep(link, by_name[a], by_name[b])
            return link is not None and link.merges

        groups = partition(nodes.values(), ties, holds)
        return [sorted(by_name[name] for name in group) for group in groups]

    def _led(self, groups: Sequence[Sequence[int]], facts: dict[int, Facts]) -> set[int]:
        """Write who leads the groups of a tangle; returns the leads, and whom they concern."""
        query = "SELECT page, lead FROM copies WHERE page IN (SELECT value FROM json_each(?))"
        pages = json.dumps([page for group in groups for page in group])
        rows = self._connection.execute(query, (pages,)).fetchall()
        was = dict(rows)
        before = {lead for page, lead in rows if page == lead}
        leads = set()
        for group in groups:
            by_name = {facts[page].sha256: page for page in group}
            lead = by_name[choose([facts[page] for page in group]).base.sha256]
            leads.add(lead)
            update = "UPDATE copies SET lead = ? WHERE page = ?"
            moved = [(lead, page) for page in group if was.get(page) != lead]
            self._connection.executemany(update, moved)
        concerned = {other for old in before - leads for other in self._forsaken(old)}
        self._copies.lead(leads - before, before - leads)
        for lead in sorted(leads - before):
            self._find_translations(lead)
        return leads | concerned

    def _forsaken(self, old: int) -> Iterator[int]:
        """Take away the translation links of a page that leads no more; yields the other ends."""
        query = "SELECT a, b FROM links WHERE kind = 'translation' AND (a = ?1 OR b = ?1)"
        for a, b in self._connection.execute(query, (old,)).fetchall():
            yield b if a == old else a
        delete = "DELETE FROM links WHERE kind = 'translation' AND (a = ?1 OR b = ?1)"
        self._connection.execute(delete, (old,))

    def _find_translations(self, lead: int) -> None:
        for other in self._copies.namesakes(lead):
            link = translation(self._copies.outline(lead), self._copies.outline(other))
            if link:
                self._keep(link, lead, other)

    # rows

    def _members(self, column: str, value: int) -> list[int]:
        query = f"SELECT page FROM copies WHERE {column} = ? ORDER BY page"
        return [page for (page,) in self._connection.execute(query, (value,))]

    def _new_tangle(self) -> int:
        query = "SELECT coalesce(max(tangle), 0) + 1 FROM copies"
        return int(self._connection.execute(query).fetchone()[0])

    def _put_in(self, tangle: int | None, pages: Sequence[int]) -> None:
        query = "UPDATE copies SET tangle = ? WHERE page = ?"
        self._connection.executemany(query, ((tangle, page) for page in pages))

    def _links(self, pages: Sequence[int], kinds: Sequence[str]) -> list[tuple[int, int, str]]:
        query = """SELECT l.a, l.b, l.kind FROM json_each(?1) j JOIN links l ON l.a = j.value
            WHERE l.kind IN (SELECT value FROM json_each(?2)) UNION
            SELECT l.a, l.b, l.kind FROM json_each(?1) j JOIN links l ON l.b = j.value
            WHERE l.kind IN (SELECT value FROM json_each(?2))"""
        return self._connection.execute(query, (json.dumps(pages), json.dumps(kinds))).fetchall()

    def _keep(self, link: Link, page: int, other: int) -> None:
        first = page if self._sha256(page) == link.a else other
        second = other if first == page else page
        row = (first, second, link.kind, link.score, json.dumps(link.evidence, ensure_ascii=False))
        self._connection.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?)", row)


def _last(renamed: Mapping[int, int], tangle: int) -> int:
    while tangle in renamed:
        tangle = renamed[tangle]
    return tangle


def _components(members: Sequence[int], ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    root = {page: page for page in members}

    def find(page: int) -> int:
        while root[page] != page:
            root[page] = root[root[page]]
            page = root[page]
        return page

    for a, b in ties:
        if a in root and b in root:
            root[find(a)] = find(b)
    found: dict[int, list[int]] = defaultdict(list)
    for page in members:
        found[find(page)].append(page)
    return list(found.values())
