"""Grouping: precision of merges, recall by kind of copy, and how long it takes.

    make bench-collate

Statements of three invented series (`series.py`), a copy of each kind of each, reports, pages with
two statements. A pair of pages in one statement is right if both are copies of the same one.
Then 200 witnesses of a text of 9,000 characters, and one page more in a corpus of 10,000.
"""

from __future__ import annotations

import argparse
import platform
import random
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import series

import chancery.sample
from chancery.api import Reading, read
from chancery.collating.edition import Text, apparatus
from chancery.corpus.store import Store
from chancery.corpus.texts import packed, packed_text
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
        begun = time.perf_counter()
        store.settle()
        took = time.perf_counter() - begun
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


def many_witnesses(count: int, characters: int) -> None:
    """One text, many copies, each with its own faults: grouped, then collated."""
    chance = random.Random(3)
    (made,) = series.statements(1, characters=characters)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "c.db", make=True) as store:
        texts = []
        for number in range(count):
            lines = [_faulty(line, chance) for line in made.paragraphs()]
            html = series.page(made.title, lines, chance)
            put(store, f"{number}.html", html)
            texts.append("\n".join(lines))
        begun = time.perf_counter()
        store.settle()
        took = time.perf_counter() - begun
        statements = len({group for group in grouped(store).values()})
    begun = time.perf_counter()
    first, *rest = (Text.of(str(n), text) for n, text in enumerate(texts))
    variants = apparatus(first, rest).variants
    collated = time.perf_counter() - begun
    print(
        f"{count} witnesses of {len(texts[0]):,} characters: {statements} statement, grouped in "
        f"{took:.1f} s, collated in {collated:.1f} s, {len(variants):,} variants"
    )


def _faulty(line: str, chance: random.Random) -> str:
    """The line with one character in 200 left out or replaced."""
    return "".join(c if chance.random() > 0.005 else chance.choice(("", "的", "和")) for c in line)


def one_more(pages: int, characters: int) -> None:
    """The time that one more page takes in a large corpus."""
    count = pages // 9
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "c.db", make=True) as store:
        begun = time.perf_counter()
        for name, html, _, _ in series.corpus(count, 11, characters):
            put(store, name, html)
        written = time.perf_counter() - begun
        begun = time.perf_counter()
        total = store.settle()
        took = time.perf_counter() - begun
        size = (Path(folder) / "c.db").stat().st_size / 1e6
        print(
            f"{total:,} pages: read and written in {written:.0f} s, grouped in {took:.0f} s "
            f"({total / took:.0f} a second), {size:.0f} MB"
        )
        chance = random.Random(99)
        made = series.statements(count, 11, characters)
        times = []
        for kind in (*series.KINDS, "exact", "spun"):
            html = series.copy(made[chance.randrange(count)], kind, chance)
            put(store, f"new-{kind}.html", html)
            begun = time.perf_counter()
            store.settle()
            times.append((time.perf_counter() - begun, kind))
        slowest, kind = max(times)
        median = sorted(times)[len(times) // 2][0]
        print(f"one page more: median {median:.2f} s, slowest {slowest:.2f} s ({kind})")


def main() -> None:
    """All measures, or with --quick the first alone."""
    parser = argparse.ArgumentParser(description="Grouping: precision, recall and time.")
    parser.add_argument("--statements", type=int, default=120)
    parser.add_argument("--characters", type=int, default=1500)
    parser.add_argument("--pages", type=int, default=10_000, help="of the large corpus")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="precision and recall only")
    given = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    quality(given.statements, given.characters, given.seed)
    if given.quick:
        return
    quality(given.statements // 4, given.characters * 4, given.seed + 1)
    many_witnesses(200, 9_000)
    one_more(given.pages, given.characters)


if __name__ == "__main__":
    main()
