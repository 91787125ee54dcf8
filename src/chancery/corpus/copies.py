"""Pages as collating sees them: facts, forms and fingerprints, from the file and into it."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from chancery.collating.forms import Form, blemishes, form_of, letters_of
from chancery.collating.likeness import Copy, agreeing, numbers, promising, too_long
from chancery.collating.prints import shingles
from chancery.collating.tokens import Names, names, tokens
from chancery.collating.translations import Outline, namesakes
from chancery.collating.values import STATEMENTS, Facts
from chancery.corpus.keeping import Keeping
from chancery.corpus.said import read_mentions
from chancery.corpus.texts import told

if TYPE_CHECKING:
    from chancery.corpus.candidates import Candidates

# kept at hand: letters of texts, about six bytes each; tokens, about sixty; shingles and numbers,
# about eighty
_LETTERS, _TOKENS, _SHINGLES, _NUMBERS = 8_000_000, 500_000, 1_000_000, 500_000
# pages of which it is kept at hand what they name, some 5 kB each
_NAMES = 10_000

_FACTS = """SELECT p.id, p.sha256, i.title, i.kind, i.level, i.place, i.language, i.script,
    i.agency, p.url, i.best, i.earliest, i.latest, i.complete, i.part, i.parts,
    i.translated_back, w.characters,
    (SELECT group_concat(party, ' ') FROM (SELECT party FROM parties WHERE page = p.id
        ORDER BY party)),
    (SELECT count(*) FROM removals WHERE page = p.id AND at > 0 AND at < w.characters)
        + (SELECT blemishes FROM copies WHERE page = p.id),
    (SELECT group_concat(value, char(10)) FROM (SELECT value FROM remarks WHERE page = p.id
        AND field = 'missing' ORDER BY number))
    FROM json_each(?) j JOIN pages p ON p.id = j.value
    JOIN identities i ON i.page = p.id JOIN witnesses w ON w.page = p.id"""


class Figures(NamedTuple):
    """How many letters a wording has, and its numbers, with how often each stands."""

    letters: int
    numbers: Mapping[int | str, int]

    @classmethod
    def of(cls, letters: str) -> Figures:
        """The figures of the letters of a form."""
        return cls(len(letters), numbers(letters))


class Copies:
    """The pages of one corpus, as they are compared; forms and facts are kept at hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._facts: dict[int, Facts] = {}
        # base pages by their parties, and what pages name, as far as they were asked for
        self._leads: dict[tuple[str, ...], set[int]] = {}
        self._names: dict[int, Names] = {}
        self._copy = Keeping(self._made_copy, _weight, _LETTERS)
        self._outline = Keeping(self._made_outline, lambda o: len(o.tokens), _TOKENS)
        self._sample = Keeping(self._read_sample, len, _SHINGLES)
        self._figures = Keeping(self._made_figures, lambda f: len(f.numbers), _NUMBERS)
        self._prints: dict[int, int] = {}

    # out

    def facts(self, pages: Iterable[int]) -> dict[int, Facts]:
        """The facts of pages, by row."""
        asked = list(pages)
        unknown = [page for page in asked if page not in self._facts]
        if unknown:
            for row in self._connection.execute(_FACTS, (json.dumps(unknown),)):
                self._facts[row[0]] = _facts(row)
        return {page: self._facts[page] for page in asked}

    def copy(self, page: int) -> Copy:
        """A page as it is compared with others."""
        return self._copy(page)

    def outline(self, page: int) -> Outline:
        """A page as translations are looked for."""
        return self._outline(page)

    def _made_outline(self, page: int) -> Outline:
        facts = self.facts([page])[page]
        mentions = tuple(read_mentions(self._connection, page))
        outline = Outline(facts, tokens(self.text(page), mentions, facts.parties))
        self._candidates.bags.put(page, outline.bag)
        return outline

    def text(self, page: int) -> str:
        """The text of a page's witness."""
        query = "SELECT text FROM witnesses WHERE page = ?"
        return str(told(self._connection.execute(query, (page,)).fetchone()[0]))

    def print(self, page: int) -> int:
        """The print of a page that has been put in."""
        if page not in self._prints:
            query = "SELECT print FROM copies WHERE page = ?"
            self._prints[page] = int(self._connection.execute(query, (page,)).fetchone()[0])
        return self._prints[page]

    def sample(self, print_: int) -> dict[int, int]:
        """The sampled shingles of a print, each with its stretch of the text."""
        return self._sample(print_)

    def promising(self, page: int, other: int) -> bool:
        """Whether two pages may be copies, by their wordings, before these are looked at.

        What is at hand is asked first.
        """
        prints = self.print(page), self.print(other)
        tests = [self._agree, self._share]
        if not all(print_ in self._figures for print_ in prints):
            tests.reverse()
        sorts = {self.facts([one])[one].sort for one in (page, other)}
        return all(test(*prints, len(sorts) > 1) for test in tests)

    def _share(self, a: int, b: int, _: bool) -> bool:
        return promising(self.sample(a), self.sample(b))

    def _agree(self, a: int, b: int, sorts: bool) -> bool:
        one, other = self._figures(a), self._figures(b)
        if sorts and too_long(one.letters, other.letters):
            return False
        return agreeing(one.numbers, other.numbers)

    def candidates(self, page: int) -> dict[int, float]:
        """The pages that may be copies of this one, with the share of sampled shingles; itself."""
        print_ = self.print(page)
        facts = self.facts([page])[page]
        return self._candidates.of(facts, print_, sorted(self.sample(print_)))

    def shares(self, page: int, others: Sequence[int]) -> list[float]:
        """The share of the smaller sample that is in the other, of a page and each other."""
        hashes = sorted(self.sample(self.print(page)))
        return self._candidates.postings.shares(hashes, [self.print(other) for other in others])

    @cached_property
    def _candidates(self) -> Candidates:
        # numpy is imported when something is grouped, not whenever a corpus is opened
        from chancery.corpus.candidates import Candidates

        return Candidates(self._connection)

    def namesakes(self, page: int) -> list[int]:
        """Base pages of the same parties and compatible days that name enough of the same."""
        facts = self.facts([page])[page]
        if not facts.parties or facts.sort != "statement":
            return []
        if facts.parties not in self._leads:
            self._leads[facts.parties] = self._read_leads(facts.parties)
        near = self.facts(sorted(self._leads[facts.parties] - {page}))
        allowed = [p for p, f in near.items() if f.window.meets(facts.window)]
        self.outline(page)
        allowed = self._candidates.agreeing(page, allowed)
        self._read_names([page, *allowed], facts.parties)
        own = self._names[page]
        return [other for other in allowed if namesakes(own, self._names[other])]

    def _read_leads(self, parties: tuple[str, ...]) -> set[int]:
        query = f"""SELECT c.page FROM parties q JOIN copies c ON c.lead = q.page AND
            c.page = q.page JOIN identities i ON i.page = q.page WHERE q.party = ?
            AND i.kind IN ({", ".join("?" * len(STATEMENTS))}) AND ? = (SELECT
            group_concat(party, ' ') FROM (SELECT party FROM parties WHERE page = q.page
            ORDER BY party))"""
        given = (parties[0], *sorted(STATEMENTS), " ".join(parties))
        return {page for (page,) in self._connection.execute(query, given)}

    def _read_names(self, pages: Sequence[int], parties: tuple[str, ...]) -> None:
        """What pages name that are not at hand."""
        if len(self._names) > _NAMES:
            self._names.clear()
        unknown = [page for page in pages if page not in self._names]
        query = """SELECT DISTINCT m.page, m.type, m.id FROM json_each(?) j
            JOIN mentions m ON m.page = j.value"""
        found: dict[int, list[tuple[str, str]]] = {page: [] for page in unknown}
        for page, type_, id_ in self._connection.execute(query, (json.dumps(unknown),)):
            found[page].append((type_, id_))
        self._names |= {page: names(pairs, parties) for page, pairs in found.items()}

    def lead(self, come: Collection[int], gone: Collection[int]) -> None:
        """Note which base pages are new, and which are none any more."""
        for page, facts in self.facts(come).items():
            if facts.sort == "statement" and facts.parties in self._leads:
                self._leads[facts.parties].add(page)
        for page, facts in self.facts(gone).items():
            self._leads.get(facts.parties, set()).discard(page)

    # in

    def put(self, page: int) -> None:
        """Give a page its print, made if no other page has the same wording."""
        text = self.text(page)
        form = form_of(text)
        digest = form.digest
        query = "SELECT id FROM prints WHERE digest = ?"
        known = self._connection.execute(query, (digest,)).fetchone()
        print_ = known[0] if known else self._new_print(digest, form, text)
        self._connection.execute(
            "INSERT INTO copies (page, print, blemishes) VALUES (?, ?, ?)",
            (page, print_, blemishes(text)),
        )
        if not known:
            self._figures.put(print_, Figures.of(form.letters))
        self._candidates.add(page, print_, self._figures(print_).numbers)

    def sweep(self) -> None:
        """Drop the prints that no page has any more."""
        query = "SELECT id, sample FROM prints WHERE id NOT IN (SELECT print FROM copies)"
        gone = self._connection.execute(query).fetchall()
        if gone:
            # their ids may be given out again
            self._candidates.clear()
            self._sample = Keeping(self._read_sample, len, _SHINGLES)
            self._figures = Keeping(self._made_figures, lambda f: len(f.numbers), _NUMBERS)
        for print_, sample in gone:
            rows = ((shingle, print_) for shingle in unpacked(sample))
            delete = "DELETE FROM shingles WHERE shingle = ? AND print = ?"
            self._connection.executemany(delete, rows)
            self._connection.execute("DELETE FROM prints WHERE id = ?", (print_,))

    def _new_print(self, digest: str, form: Form, text: str) -> int:
        sample = shingles(form, text)
        cursor = self._connection.execute(
            "INSERT INTO prints (digest, shingles, sample) VALUES (?, ?, ?)",
            (digest, len(sample), packed(sample)),
        )
        print_ = int(cursor.lastrowid or 0)
        rows = ((shingle, print_) for shingle in sorted(sample))
        self._connection.executemany("INSERT INTO shingles VALUES (?, ?)", rows)
        self._candidates.postings.add(print_, sample)
        return print_

    def _made_copy(self, page: int) -> Copy:
        facts = self.facts([page])[page]
        return Copy(facts, form_of(self.text(page)), self.sample(self.print(page)))

    def _made_figures(self, print_: int) -> Figures:
        query = "SELECT min(page) FROM copies WHERE print = ?"
        (page,) = self._connection.execute(query, (print_,)).fetchone()
        return Figures.of(letters_of(self.text(page)))

    def _read_sample(self, print_: int) -> dict[int, int]:
        query = "SELECT sample FROM prints WHERE id = ?"
        return unpacked(self._connection.execute(query, (print_,)).fetchone()[0])


def _weight(copy: Copy) -> int:
    return len(copy.form.letters)


def pending(connection: sqlite3.Connection) -> list[int]:
    """The pages that have not been grouped yet, in order of their sha256."""
    query = "SELECT id FROM pages WHERE id NOT IN (SELECT page FROM copies) ORDER BY sha256"
    return [page for (page,) in connection.execute(query)]


def is_settled(connection: sqlite3.Connection) -> bool:
    """Whether every page is grouped, and nothing is left to be made anew."""
    query = """SELECT EXISTS (SELECT 1 FROM unsettled) OR
        (SELECT count(*) FROM pages) != (SELECT count(*) FROM copies)"""
    return not connection.execute(query).fetchone()[0]


def packed(sample: Mapping[int, int]) -> bytes:
    """The hashes ascending, four bytes each, their stretches, two bytes each; little-endian."""
    hashes = sorted(sample)
    stretches = [sample[shingle] for shingle in hashes]
    return struct.pack(f"<{len(hashes)}I{len(hashes)}H", *hashes, *stretches)


def unpacked(column: bytes) -> dict[int, int]:
    """What `packed` was given."""
    number = len(column) // 6
    values = struct.unpack(f"<{number}I{number}H", column)
    return dict(zip(values[:number], values[number:], strict=True))


def _facts(row: Sequence[Any]) -> Facts:
    _, sha256, title, kind, level, place, language, script, agency, url, *rest = row
    best, earliest, latest, complete, part, parts, back, characters, parties, repairs, miss = rest
    return Facts(
        sha256=sha256,
        title=told(title),
        kind=kind,
        parties=tuple((parties or "").split()),
        level=level,
        place=told(place),
        language=language,
        script=script,
        agency=told(agency),
        url=url,
        day=best,
        earliest=earliest,
        latest=latest,
        complete=bool(complete),
        missing=tuple((miss or "").split("\n")) if miss else (),
        part=None if part is None else (part, parts),
        translated_back=bool(back),
        repairs=repairs,
        characters=characters,
    )
