"""Exact phrases of any length, in either script, over every sentence of the corpus.

One token for each Chinese character and each sign, one for each Latin or Cyrillic word or number,
of the normal form (Simplified, half-width): so a phrase is found wherever it stands, whatever a
segmenter would make of it, and never across a comma that was not typed. A row of the index is a
sentence. Its number sorts by day, so that the newest hits come first without sorting:

    day (22 bits: days since the year 1, 0 if undated) · page (24 bits) · sentence (16 bits)
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.corpus import sayings
from chancery.corpus.texts import told
from chancery.model import Day, Sentence, Span
from chancery.reading.characters import normal

# digits and letters of alphabets run together; all else (Chinese, kana, signs) stands alone
_TOKEN = re.compile(r"[^\W_\u2e80-\U0003ffff]+|\S")
_PAGE_BITS, _SENTENCE_BITS = 24, 16
_SENTENCES = 1 << _SENTENCE_BITS
# a phrase is words to look for, not a text; SQLite would take longer ones as well
LONGEST = 200
# tokens of half a phrase at least: one character stands in far too many sentences
_HALF = 2
_HALF_PAIR = re.compile("[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that has the phrase: its page, and which of the page's sentences."""

    page: int
    sentence: int


# statements first, then the pages that are none
_KIND = """({table}.page IN (SELECT base FROM statements WHERE kind = ?)
    OR {table}.kind = ? AND {table}.page NOT IN (SELECT base FROM statements))"""
_DATED = """coalesce({of}.best, {of}.earliest) <= ? AND coalesce({of}.best, {of}.latest) >= ?"""
_YEAR = f"""({{table}}.page IN (SELECT c.page FROM statements s JOIN copies c ON c.statement = s.id
    WHERE {_DATED.format(of="s")})
    OR {_DATED.format(of="{table}")}
    AND {{table}}.page NOT IN (SELECT page FROM copies WHERE statement IS NOT NULL))"""


@dataclass(frozen=True, slots=True)
class Within:
    """Which pages count: of this party, kind, year, language. None lets all through.

    A base page is of its statement's kind, every witness of its statement's year.
    With `copies` every page counts, else a statement's base page for all its copies.
    """

    party: str | None = None
    kind: str | None = None
    year: int | None = None
    language: str | None = None
    copies: bool = False

    def pages(self, table: str = "identities") -> tuple[str, list[object]]:
        """A condition on the rows of `table` with its values; empty where nothing is asked."""
        where: list[str] = []
        values: list[object] = []
        if self.party:
            where.append(f"{table}.page IN (SELECT page FROM parties WHERE party = ?)")
            values.append(self.party)
        if self.kind:
            where.append(_KIND.format(table=table))
            values += [self.kind, self.kind]
        if self.language:
            where.append("language = ?")
            values.append(self.language)
        if self.year is not None:
            where.append(_YEAR.format(table=table))
            values += 2 * [f"{self.year:04}-12-31", f"{self.year:04}-01-01"]
        return " AND ".join(where), values


def tokens(text: str) -> list[str]:
    """The tokens of a text's normal form, as the index has them."""
    return _TOKEN.findall(_HALF_PAIR.sub(" ", normal(text).text))


def index(
    connection: sqlite3.Connection, page: int, day: Day | None, text: str, of: Sequence[Sentence]
) -> None:
    """Put a page's sentences into the index, in place of what stood there."""
    connection.execute("DELETE FROM searched WHERE page = ?", (page,))
    first = _row(day, page, 0)
    connection.execute(
        "INSERT INTO searched VALUES (?, ?, ?)", (page, first, first + _SENTENCES - 1)
    )
    rows = [(first + n, " ".join(tokens(said))) for n, said in _bundles(text, of)]
    connection.executemany("INSERT INTO wordings (rowid, words) VALUES (?, ?)", rows)
    sayings.note(connection, rows)


def found(
    connection: sqlite3.Connection, phrase: str, within: Within, *, limit: int, offset: int = 0
) -> list[Hit]:
    """The sentences that have the phrase, newest first."""
    found = numbers(connection, phrase, within, limit=limit, offset=offset)
    return [hit(row) for row in found]


def numbers(
    connection: sqlite3.Connection,
    phrase: str,
    within: Within,
    *,
    limit: int,
    offset: int = 0,
    oldest: bool = False,
) -> list[int]:
    """The row numbers of the sentences that have the phrase, newest or oldest first."""
    query, values = _matching(phrase, within)
    if not query:
        return []
    way = "ASC" if oldest else "DESC"
    found = connection.execute(
        f"SELECT rowid {query} ORDER BY rowid {way} LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return [row for (row,) in found.fetchall()]


def same(connection: sqlite3.Connection, words: str, *, limit: int) -> list[Hit]:
    """The newest sentences that are these very words, in either script, in every copy."""
    wanted = " ".join(tokens(words))
    return [hit(row) for row in sayings.rows_of(connection, wanted, limit)] if wanted else []


def oldest(connection: sqlite3.Connection, phrase: str) -> Hit | None:
    """The first dated sentence that has the phrase, else an undated one."""
    query, values = _matching(phrase, Within())
    first = _row("0001-01-01", 0, 0)
    for where in (f"AND rowid >= {first}", ""):
        if query and (
            row := connection.execute(
                f"SELECT rowid {query} {where} ORDER BY rowid LIMIT 1", values
            ).fetchone()
        ):
            return hit(row[0])
    return None


def halves(connection: sqlite3.Connection, phrase: str, *, limit: int) -> list[Hit]:
    """Sentences with one half of a phrase but not the whole, newest first: where variants are."""
    wanted = tokens(phrase[:LONGEST])
    middle = len(wanted) // 2
    if middle < _HALF:
        return []
    one, two, whole = (_quoted(part) for part in (wanted[:middle], wanted[middle:], wanted))
    rows = connection.execute(
        "SELECT rowid FROM wordings WHERE wordings MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f"({one} OR {two}) NOT {whole}", limit),
    )
    return [hit(row) for (row,) in rows.fetchall()]


def hit(row: int) -> Hit:
    """The sentence of a row of the index."""
    return Hit((row >> _SENTENCE_BITS) & ((1 << _PAGE_BITS) - 1), row & (_SENTENCES - 1))


def is_dated(row: int) -> bool:
    """Whether the page of a row has a day by which it is sorted."""
    return row >= _row("0001-01-01", 0, 0)


def counted(connection: sqlite3.Connection, phrase: str, within: Within) -> int:
    """How many sentences have the phrase."""
    query, values = _matching(phrase, within)
    if not query:
        return 0
    return int(connection.execute(f"SELECT count(*) {query}", values).fetchone()[0])


def places(text: str, phrase: str) -> Iterator[Span]:
    """Where a phrase stands in a text: spans of its print, in order, none within another."""
    wanted = tokens(phrase)
    layer = normal(text)
    if not wanted:
        return
    parts = [rf"(?<![^\W_\u2e80-\U0003ffff]){re.escape(wanted[0])}"] + [
        re.escape(each) for each in wanted[1:]
    ]
    pattern = r"\s*".join(parts) + r"(?![^\W_\u2e80-\U0003ffff])"
    if not wanted[0][0].isalnum() or wanted[0][0] >= "\u2e80":
        pattern = pattern.replace(r"(?<![^\W_\u2e80-\U0003ffff])", "", 1)
    if not wanted[-1][-1].isalnum() or wanted[-1][-1] >= "\u2e80":
        pattern = pattern.removesuffix(r"(?![^\W_\u2e80-\U0003ffff])")
    for match in re.finditer(pattern, layer.text, re.IGNORECASE):
        yield layer.back(*match.span())


def sentence_text(connection: sqlite3.Connection, hit: Hit) -> str:
    """The words of a hit as the index has them, for a test of the index."""
    row = connection.execute(
        "SELECT words FROM wordings JOIN searched ON page = ? WHERE rowid = first + ?",
        (hit.page, hit.sentence),
    ).fetchone()
    return str(told(row[0])) if row else ""


def _matching(phrase: str, within: Within) -> tuple[str, list[object]]:
    wanted = tokens(phrase[:LONGEST])
    if not wanted:
        return "", []
    quoted = _quoted(wanted)
    where, values = within.pages()
    page = f"((rowid >> {_SENTENCE_BITS}) & {(1 << _PAGE_BITS) - 1})"
    query = "FROM wordings WHERE wordings MATCH ?"
    if not within.copies:
        query += f" AND {page} NOT IN (SELECT page FROM digests WHERE further)"
    if where:
        query += f" AND {page} IN (SELECT page FROM identities WHERE {where})"
    return query, [quoted, *values]


def _quoted(wanted: Sequence[str]) -> str:
    return '"' + " ".join(wanted).replace('"', '""') + '"'


def _bundles(text: str, of: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    """The words of each row: a sentence, or several where a page has more than a row can name."""
    each = -(-len(of) // _SENTENCES) or 1
    for n in range(0, len(of), each):
        yield n // each, text[of[n].start : of[min(n + each, len(of)) - 1].end]


def _row(day: Day | None, page: int, sentence: int) -> int:
    ordinal = date.fromisoformat(day).toordinal() if day else 0
    return ((ordinal << _PAGE_BITS | page) << _SENTENCE_BITS) | sentence
