"""Questions that a reader of the corpus asks, each answered from an index and with a limit.

Nothing here reads the whole corpus: lists are cut to a page of so many lines, sums are made by
SQLite over the digests. Rows are plain values, in order of the day, newest first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chancery.corpus.references import SHORTEST
from chancery.corpus.search import Within
from chancery.corpus.sums import Sums
from chancery.corpus.texts import BEGINNING, told
from chancery.corpus.values import Entry
from chancery.errors import ReferenceUnknown

_PREFIX = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")
_COLUMNS = f"""p.id, p.sha256,
    (SELECT path FROM locations WHERE page = p.id ORDER BY added, path LIMIT 1), p.url, i.title,
    i.kind, i.level, i.best, i.earliest, i.latest, i.page_date_conflict, i.translated_back,
    i.complete, w.characters, {BEGINNING},
    d.parties, d.acts, d.commitments, d.mentions, d.sentences,
    (SELECT max(sha256) FROM pages WHERE sha256 < p.sha256),
    (SELECT min(sha256) FROM pages WHERE sha256 > p.sha256)"""
_FROM = """digests d JOIN identities i ON i.page = d.page JOIN pages p ON p.id = d.page
    JOIN witnesses w ON w.page = d.page"""
# values of one query; older SQLite takes 999
_MOST = 900
# texts of these kinds are made by their parties together: they follow each other in a series
JOINT = ("joint-statement", "communique", "declaration")


@dataclass(frozen=True, slots=True)
class Line:
    """One page in a list: its entry, its name, what it comes to; of a statement its copies."""

    entry: Entry
    reference: str
    acts: int
    commitments: int
    mentions: int
    sentences: int
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """Statements that the same parties made together: how many, the first and the last day."""

    parties: tuple[str, ...]
    pages: int
    first: str
    last: str


class Browsing(Sums):
    """The questions, asked of one open corpus."""

    def page(self, reference: str) -> int:
        """The row of the page with this reference. Raises ReferenceUnknown.

        Unlike `references.page_of` it never looks through all names for the nearest one.
        """
        if _PREFIX.fullmatch(reference):
            query = "SELECT id FROM pages WHERE sha256 >= ? AND sha256 < ? LIMIT 2"
            # 'g' is the first character after the last hexadecimal digit
            found = self._rows(query, (reference, reference + "g"))
            if len(found) == 1:
                return int(found[0][0])
        raise ReferenceUnknown(f"no statement {reference[:64]!r} in the corpus")

    def reference(self, sha256: str) -> str:
        """The shortest unique reference of a page, eight characters at least."""
        query = """SELECT (SELECT max(sha256) FROM pages WHERE sha256 < ?1),
            (SELECT min(sha256) FROM pages WHERE sha256 > ?1)"""
        return _shortest(sha256, self._rows(query, (sha256,))[0])

    def lines(
        self,
        within: Within = Within(),  # noqa: B008 (frozen)
        *,
        title: str = "",
        limit: int,
        offset: int = 0,
        oldest: bool = False,
    ) -> list[Line]:
        """A line for each page that is let through, newest first, undated last."""
        where, values = _where(within, title)
        tables = "digests d JOIN identities i ON i.page = d.page" if values else "digests d"
        way = "ASC" if oldest else "DESC"
        # which pages comes first, as what stands before the offset needs no line
        query = (
            f"SELECT {_COLUMNS} FROM (SELECT d.page AS chosen FROM {tables} {where} "
            f"ORDER BY d.day {way}, d.page {way} LIMIT ? OFFSET ?) CROSS JOIN {_FROM} "
            f"WHERE d.page = chosen ORDER BY d.day {way}, d.page {way}"
        )
        return self._lines(self._rows(query, (*values, limit, offset)))

    def copies(self, page: int) -> tuple[str | None, list[tuple[str, int, str, list[str]]]]:
        """The reference of a page's statement, and (siglum, page, link, why) of its witnesses.

        The link is that to the base, `base` for the base itself; None and nothing for other pages.
        """
        from chancery.corpus import statements

        id_ = statements.statement_of(self._sql, page)
        if id_ is None:
            return None, []
        row = statements.statement(self._sql, id_)
        found = []
        for siglum, other, _ in statements.witnesses(self._sql, id_):
            query = """SELECT kind, evidence FROM links WHERE (a = ?1 AND b = ?2)
                OR (a = ?2 AND b = ?1) ORDER BY score DESC LIMIT 1"""
            tied = self._rows(query, (other, row.base))
            kind, why = tied[0] if tied else ("", "[]")
            is_base = other == row.base
            reasons = list(row.choice) if is_base else json.loads(why)
            found.append((siglum, other, "base" if is_base else kind, reasons))
        return row.reference, found

    def named(self, reference: str) -> int:
        """The base page of the statement of a reference. Raises ReferenceUnknown."""
        from chancery.corpus import statements

        id_ = statements.id_of(self._sql, reference)
        if id_ is None:
            raise ReferenceUnknown(f"no statement {reference[:100]!r} in the corpus")
        return statements.statement(self._sql, id_).base

    def bases(self, pages: Iterable[int]) -> dict[int, int]:
        """The base page of the statement that each page is a copy of, or the page itself."""
        asked = list(dict.fromkeys(pages))
        found = {page: page for page in asked}
        for at in range(0, len(asked), _MOST):
            part = asked[at : at + _MOST]
            query = f"""SELECT c.page, s.base FROM copies c JOIN statements s ON s.id = c.statement
                WHERE c.page IN ({", ".join("?" * len(part))})"""
            found.update(self._rows(query, part))
        return found

    def lines_of(self, pages: Sequence[int]) -> list[Line]:
        """The lines of these pages, in the order given."""
        marks = ", ".join("?" * len(pages))
        query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE d.page IN ({marks})"
        found = {line.entry.page: line for line in self._lines(self._rows(query, pages))}
        return [found[page] for page in pages if page in found]

    def number(self, within: Within = Within(), *, title: str = "") -> int:  # noqa: B008
        """How many pages are let through."""
        where, values = _where(within, title)
        plain = not values
        tables = "digests d" if plain else "digests d JOIN identities i ON i.page = d.page"
        return int(self._rows(f"SELECT count(*) FROM {tables} {where}", values)[0][0])

    def newest(self, kinds: Sequence[str]) -> Line | None:
        """The newest dated page of one of these kinds; of one day, one that is complete.

        One that is but a part of a text, only for lack of any other.
        """
        marks = ", ".join("?" * len(kinds))
        query = f"""SELECT d.page FROM digests d JOIN identities i ON i.page = d.page
            WHERE d.kind IN ({marks}) AND d.day != '' AND NOT further AND {{}}
            ORDER BY d.day DESC, complete DESC, d.page LIMIT 1"""
        for whole in ("part IS NULL", "part IS NOT NULL"):
            found = self._rows(query.format(whole), kinds)
            if found:
                return self.lines_of([found[0][0]])[0]
        return None

    def warnings(self) -> dict[str, int]:
        """How many pages are misdated, translated back, incomplete, undated, not readable."""
        query = """SELECT sum(page_date_conflict), sum(translated_back), sum(NOT complete),
            sum(best IS NULL) FROM identities"""
        misdated, back, part, undated = self._rows(query)[0]
        failed = self._rows("SELECT count(*) FROM failures")[0][0]
        found = {"misdated": misdated, "translated": back, "incomplete": part, "undated": undated}
        return {name: int(number or 0) for name, number in {**found, "failed": failed}.items()}

    def series(self, limit: int) -> list[Series]:
        """The series of joint texts with most pages: two at least, newest first."""
        kinds = ", ".join("?" * len(JOINT))
        query = f"""SELECT parties, count(*), min(day), max(day) FROM digests
            WHERE kind IN ({kinds}) AND parties != '' AND day != '' AND NOT further
            GROUP BY parties HAVING count(*) > 1
            ORDER BY count(*) DESC, max(day) DESC LIMIT ?"""
        found = self._rows(query, (*JOINT, limit))
        return [Series(tuple(row[0].split()), *row[1:]) for row in found]

    def neighbours(self, page: int, kinds: Sequence[str] = JOINT) -> tuple[Line | None, ...]:
        """The statements before and after this one that the same parties made together.

        They are of its language, those of its level first: what ministers sign between two summits
        stands between neither. Of the texts of a kind that is not in `kinds` its own kind is meant.
        """
        query = """SELECT d.parties, d.kind, day, i.language, coalesce(s.level, i.level), page
            FROM digests d JOIN identities i USING (page) LEFT JOIN copies c USING (page)
            LEFT JOIN statements s ON s.id = c.statement WHERE page = ?"""
        found = self._rows(query, (page,))
        if not found or not found[0][0] or not found[0][2]:
            return None, None
        parties, kind, day, *own = found[0]
        of = tuple(kinds) if kind in kinds else (kind,)
        way = (parties, of, day, *own)
        return self._neighbour("<", "DESC", *way), self._neighbour(">", "ASC", *way)

    def _neighbour(self, sign: str, way: str, parties: str, of: Sequence[str], *own: Any) -> Any:
        """The nearest statement on one side; of two on one day a complete and official one."""
        day, language, level, page = own
        marks = ", ".join("?" * len(of))
        query = f"""SELECT d.page FROM digests d JOIN identities i USING (page)
            JOIN witnesses w USING (page) LEFT JOIN copies c USING (page)
            LEFT JOIN statements s ON s.id = c.statement
            WHERE d.parties = ? AND d.kind IN ({marks}) AND day {sign} ? AND day != ''
            AND NOT further AND i.language = ? AND w.characters > 0 AND d.page != ?
            AND coalesce(c.statement, -1) IS NOT (SELECT statement FROM copies WHERE page = ?)
            ORDER BY coalesce(s.level, i.level) = ? DESC, day {way}, i.complete DESC,
            i.translated_back, d.page LIMIT 1"""
        found = self._rows(query, (parties, *of, day, language, page, page, level))
        return self.lines_of([found[0][0]])[0] if found else None

    def together(self, parties: str, kinds: Sequence[str], limit: int) -> list[int]:
        """The newest statements that these parties made together, oldest first, undated last."""
        marks = ", ".join("?" * len(kinds))
        query = f"""SELECT page FROM digests WHERE parties = ? AND kind IN ({marks})
            AND NOT further ORDER BY day = '', day DESC, page DESC LIMIT ?"""
        found = self._rows(query, (parties, *kinds, limit))
        return [page for (page,) in reversed(found)]

    def states(self, pages: Sequence[int]) -> tuple[object, ...]:
        """What the texts of pages rest on: when and by what they were read, what was decided."""
        marks = ", ".join("?" * len(pages))
        query = f"""SELECT id, read, program, lexicon, (SELECT count(*) || ' ' || max(decided) ||
            ' ' || count(withdrawn) FROM decisions WHERE sha256 = pages.sha256)
            FROM pages WHERE id IN ({marks}) ORDER BY id"""
        return tuple(self._rows(query, pages))

    def parties_of(self, pages: Sequence[int]) -> dict[str, list[int]]:
        """Pages by their parties, as the digests have them."""
        found: dict[str, list[int]] = {}
        for at in range(0, len(pages), _MOST):
            part = pages[at : at + _MOST]
            marks = ", ".join("?" * len(part))
            query = f"SELECT parties, page FROM digests WHERE page IN ({marks}) ORDER BY day DESC"
            for parties, page in self._rows(query, part):
                found.setdefault(parties, []).append(page)
        return found

    def held_by(self, parties: str, limit: int) -> list[tuple[int, str, str]]:
        """(page, day, sha256) of the newest dated pages of exactly these parties."""
        query = """SELECT page, day, sha256 FROM digests JOIN pages ON id = page
            WHERE parties = ? AND day != '' AND NOT further ORDER BY day DESC LIMIT ?"""
        return self._rows(query, (parties, limit))

    def kinds(self) -> list[tuple[str, int]]:
        """Each kind of text with its number of pages, most first."""
        return self._rows(
            "SELECT kind, count(*) FROM digests WHERE NOT further GROUP BY kind ORDER BY 2 DESC, 1"
        )

    def parties(self, limit: int) -> list[tuple[str, int]]:
        """Each party with its number of pages, most first."""
        query = "SELECT party, count(*) FROM parties GROUP BY party ORDER BY 2 DESC, 1 LIMIT ?"
        return self._rows(query, (limit,))

    def years(self) -> list[int]:
        """The years from which there are pages, newest first."""
        query = "SELECT DISTINCT substr(day, 1, 4) FROM digests WHERE day != '' ORDER BY 1 DESC"
        return [int(year) for (year,) in self._rows(query)]

    def _lines(self, rows: Sequence[Sequence[Any]]) -> list[Line]:
        """The lines; each is dated by all witnesses of its statement, a base is named by it."""
        known: dict[int, Sequence[Any]] = {}
        for at in range(0, len(rows), _MOST):
            part = [row[0] for row in rows[at : at + _MOST]]
            marks = ", ".join("?" * len(part))
            query = f"""SELECT c.page, s.base = c.page, s.title, s.kind, s.level, s.best,
                s.earliest, s.latest, (SELECT count(*) FROM copies WHERE statement = s.id)
                FROM copies c JOIN statements s ON s.id = c.statement WHERE c.page IN ({marks})"""
            known |= {row[0]: row[1:] for row in self._rows(query, part)}
        return [self._stated(row, known.get(row[0])) for row in rows]

    def _stated(self, row: Sequence[Any], statement: Sequence[Any] | None) -> Line:
        if statement is None:
            return self._line(row)
        base, *named, best, earliest, latest, copies = statement
        own = named if base else row[4:7]
        line = self._line((*row[:4], *own, best, earliest, latest, *row[10:]))
        return replace(line, copies=copies)

    def _line(self, row: Sequence[Any]) -> Line:
        page, sha256, path, url, title, kind, level, *rest = (told(column) for column in row)
        best, earliest, latest, conflict, back, complete, characters, begins, parties, *more = rest
        *numbers, before, after = more
        entry = Entry(
            page=page,
            sha256=sha256,
            path=path or "",
            url=url,
            title=title,
            kind=kind,
            level=level,
            parties=tuple(parties.split()),
            best=best,
            earliest=earliest,
            latest=latest,
            page_date_conflict=bool(conflict),
            translated_back=bool(back),
            complete=bool(complete),
            characters=characters,
            beginning=begins,
        )
        return Line(entry, _shortest(sha256, (before, after)), *numbers)


def _shortest(sha256: str, beside: Iterable[str | None]) -> str:
    """As much of a sha256 as tells it from the next lower and the next higher one."""
    most = SHORTEST
    for other in filter(None, beside):
        shared = next(n for n, (a, b) in enumerate(zip(sha256, other, strict=True)) if a != b)
        most = max(most, shared + 1)
    return sha256[:most]


def _where(within: Within, title: str) -> tuple[str, list[object]]:
    where, values = within.pages("i")
    # a list of the copies, not the column: so the index by day has all that is asked for
    first = "d.page NOT IN (SELECT page FROM digests WHERE further)"
    where = f"{first} AND {where}" if where else first
    if title:
        where += " AND instr(i.title, ?) > 0"
        values.append(title)
    return f"WHERE {where}", values
