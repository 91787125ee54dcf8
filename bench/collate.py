"""Grouping: precision of merges, recall by kind of copy, and how long it takes.

    make bench-collate

Statements of three invented series (`series.py`), a copy of each kind of each, reports, pages with
two statements. A pair of pages in one statement is right if both are copies of the same one.
Then 200 witnesses of a text of 9,000 characters, corpora of 1,000 to 10,000 pages from nothing, and
one page more in a corpus of 10,000 of which 300 are witnesses of one statement. Seconds are of CPU.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

import series

import chancery.sample
from chancery.api import Reading, read
from chancery.collating.edition import Text, apparatus, siglum
from chancery.corpus.store import Store
from chancery.corpus.texts import packed, packed_text, told
from chancery.corpus.values import Found
from chancery.lexicon import Lexicon, load


def _lexicon() -> Lexicon:
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write(series.lexicon())
        file.flush()
        return load(chancery.sample.lexicon(), Path(file.name))


LEXICON = _lexicon()


def found(name: str, html: str) -> Found:
    """A page as `Store.write` takes it."""
    data = html.encode()
    reading: Reading = read(data, lexicon=LEXICON)
    source = replace(reading.witness.source, path=name)
    witness = replace(reading.witness, source=source)
    decoded = packed_text(witness.page, data, source.encoding)
    return Found(witness, reading.identity, packed(data), decoded, reading.annotations)


def put(store: Store, name: str, html: str) -> str:
    """Write a page; its sha256."""
    made = found(name, html)
    container = sha256(html.encode()).hexdigest()
    store.write(made, file=name, container=container, program="bench", lexicon="bench")
    return made.witness.source.sha256


def grouped(store: Store) -> dict[str, int | None]:
    """The statement of each page by its sha256."""
    query = "SELECT sha256, statement FROM copies JOIN pages ON id = page"
    return dict(store.connection.execute(query).fetchall())


def quality(count: int, characters: int, seed: int) -> None:
    """Precision of pairs, and recall of each kind against its statement's official page."""
    truth: dict[str, tuple[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "c.db", make=True) as store:
        for name, html, statement, kind in series.corpus(count, seed, characters):
            truth[put(store, name, html)] = (statement, kind)
        begun = time.process_time()
        store.settle()
        took = time.process_time() - begun
        groups = grouped(store)
    print(f"{len(truth):,} pages of {count} statements of {characters:,} characters: {took:.1f} s")
    _precision(truth, groups)
    official = {truth[sha][0]: groups[sha] for sha in truth if truth[sha][1] == "official"}
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for sha, (statement, kind) in truth.items():
        home = groups[sha]
        apart = kind in ("report", "joined")
        all_[kind] += 1
        right[kind] += home is None if apart else home is not None and home == official[statement]
    for kind, number in all_.items():
        what = "kept apart" if kind in ("report", "joined") else "found"
        print(f"  {kind:16} {right[kind]:5,} of {number:5,} {what}")


def _precision(truth: dict[str, tuple[str, str]], groups: dict[str, int | None]) -> None:
    members: dict[int, list[str]] = defaultdict(list)
    for sha, group in groups.items():
        if group is not None:
            members[group].append(truth[sha][0] if truth[sha][1] != "joined" else "joined")
    pairs = wrong = 0
    for names in members.values():
        pairs += len(names) * (len(names) - 1) // 2
        same = sum(n * (n - 1) // 2 for n in Counter(names).values())
        wrong += len(names) * (len(names) - 1) // 2 - same
    print(f"  precision of {pairs:,} merged pairs: {1 - wrong / max(1, pairs):.4f}")


def witnesses(count: int, characters: int) -> Iterator[str]:
    """Pages with one text, each with its own faults: plain, glossed, Traditional, spun and cut."""
    chance = random.Random(3)
    (made,) = series.statements(1, characters=characters)
    for number in range(count):
        kind = ("plain", "glossed", "traditional", "spun", "cut")[number % 5]
        lines = [_faulty(line, chance) for line in made.paragraphs()]
        if kind == "cut":
            quarter = len(lines) // 4
            lines = lines[chance.randrange(1, quarter) : -chance.randrange(1, quarter)]
        lines = [series.changed(line, kind, chance) for line in lines]
        yield series.page(None if kind == "cut" else made.title, lines, chance)


def _faulty(line: str, chance: random.Random) -> str:
    """The line with one character in 200 left out or replaced, but for those of dates.

    A wrong day would make another statement of it.
    """
    return "".join(
        c if c.isdigit() or c in "年月日" or chance.random() > 0.005 else chance.choice(["", "的"])
        for c in line
    )


def many_witnesses(count: int, characters: int) -> None:
    """One text, many copies, each with its own faults: grouped, then collated."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "c.db", make=True) as store:
        for number, html in enumerate(witnesses(count, characters)):
            put(store, f"{number}.html", html)
        begun = time.process_time()
        store.settle()
        took = time.process_time() - begun
        (_, together), *_ = Counter(grouped(store).values()).most_common(1)
        query = "SELECT text FROM copies JOIN witnesses USING (page) ORDER BY siglum"
        texts = [str(told(text)) for (text,) in store.connection.execute(query)]
    begun = time.process_time()
    base, *others = (Text.of(siglum(n), text) for n, text in enumerate(texts))
    variants = apparatus(base, others).variants
    collated = time.process_time() - begun
    print(
        f"{count} witnesses of {characters:,} characters, each different, {together} in one "
        f"statement: grouped in {took:.1f} s, collated in {collated:.1f} s, "
        f"{len(variants):,} variants"
    )


def growth(numbers: Sequence[int], characters: int) -> None:
    """The time that grouping takes from nothing, by the number of pages."""
    first = 0.0
    for pages in numbers:
        with _corpus(pages, characters) as store:
            took, total = _timed(store)
            each = 1000 * took / total
            first = first or each
            statements = len(set(grouped(store).values()) - {None})
            print(
                f"{total:,} pages from nothing: {took:.1f} s, {each:.1f} ms a page, "
                f"{each / first:.2f} times the first; {statements:,} statements"
            )


@contextmanager
def _corpus(pages: int, characters: int) -> Iterator[Store]:
    """A corpus of so many pages of three series, none of them grouped."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "c.db", make=True) as store:
        made = series.corpus(pages // 9 + 1, 11, characters)
        for name, html, _, _ in islice(made, pages):
            put(store, name, html)
        yield store


def one_more(pages: int, copies: int, characters: int) -> None:
    """The time that one page more takes in a large corpus, and whether the result is a fresh one's.

    `copies` are the witnesses of one statement among the pages; the last of them, and a page of
    each kind of others, are added one by one.
    """
    *many, late = witnesses(copies, characters)
    with _corpus(pages - len(many), characters) as store:
        for number, html in enumerate(many):
            put(store, f"many-{number}.html", html)
        _timed(store)
        print(f"one page more in a corpus of {pages:,}:")
        chance = random.Random(99)
        another = series.statements(2, 12, characters)
        known = series.statements(pages // 9 + 1, 11, characters)[chance.randrange(pages // 9)]
        more = {f"witness {copies} of a statement": late}
        more |= {f"{kind} copy": series.copy(known, kind, chance) for kind in ("spun", "page 2")}
        more["translation back"] = series.copy(known, "translated back", chance)
        more["new statement"] = series.page(another[1].title, another[1].paragraphs(), chance)
        more["unrelated page"] = series.unrelated(chance)
        for kind, html in more.items():
            put(store, f"new-{kind}.html", html)
            print(f"  {kind:28} {_timed(store)[0]:5.2f} s")
        here = _groups(store)
        _forget(store)
        store.settle()
        print(f"  the same groups and bases as from nothing: {_groups(store) == here}")


def _timed(store: Store) -> tuple[float, int]:
    """Seconds of CPU that grouping takes, and how many pages it groups."""
    begun = time.process_time()
    total = store.settle()
    return time.process_time() - begun, total


def _groups(store: Store) -> set[tuple[str | None, frozenset[str]]]:
    """The base and the pages of every statement, and of what is none."""
    query = """SELECT b.sha256, json_group_array(p.sha256) FROM copies c
        JOIN pages p ON p.id = c.page LEFT JOIN statements s ON s.id = c.statement
        LEFT JOIN pages b ON b.id = s.base GROUP BY c.statement"""
    rows = store.connection.execute(query)
    return {(base, frozenset(json.loads(pages))) for base, pages in rows}


def _forget(store: Store) -> None:
    """Leave of a corpus only its pages, so that all are grouped from nothing."""
    for table in ("links", "copies", "shingles", "prints", "aliases", "statements", "unsettled"):
        store.connection.execute(f"DELETE FROM {table}")


def main() -> None:
    """All measures, or with --quick the first alone."""
    parser = argparse.ArgumentParser(description="Grouping: precision, recall and time.")
    parser.add_argument("--statements", type=int, default=120)
    parser.add_argument("--characters", type=int, default=1500)
    parser.add_argument("--pages", type=int, default=10_000, help="of the largest corpus")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="precision and recall only")
    given = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    quality(given.statements, given.characters, given.seed)
    if given.quick:
        return
    quality(given.statements // 4, given.characters * 4, given.seed + 1)
    many_witnesses(200, 9_000)
    growth([given.pages // 10, given.pages * 3 // 10, given.pages], given.characters)
    one_more(given.pages, 300, given.characters)


if __name__ == "__main__":
    main()
