"""Reading and identifying a page, against trafilatura's extraction alone.

    make bench-read

From bytes, in one process, warm. Each page is given to both as the same complete HTML document:
front matter is left out, and what is only a part of a document is put into `<html><body>`, as
trafilatura returns nothing at all on many such parts. A round takes every page once by chancery and
then every page once by trafilatura, as whoever reads a folder does; `--turns page` takes both on
each page in turn, so that either finds the other's data in the processor's caches. The figures are
medians of rounds in CPU time, the ratio that of each round's pair. Pages on which trafilatura
returns nothing are timed and named, but count for no ratio.

Then pages a second (of wall time) of `add`, into a new corpus each, on one process and on two.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import trafilatura

import chancery.sample
from chancery import Corpus
from chancery.identifying import identify
from chancery.lexicon import load
from chancery.reading import read_page
from chancery.reading.formats import pages

# real pages, where they are at hand
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
WHOLE = re.compile(rb"<html|<!doctype html", re.IGNORECASE)
BLOCKS = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'


class Document(NamedTuple):
    """A page as it was found, and as the complete HTML document that both are given."""

    name: str
    raw: bytes
    data: bytes


def document(path: Path) -> Document:
    """The page of a file as a complete document."""
    raw = path.read_bytes()
    if WHOLE.search(raw[:2000]):
        return Document(path.stem, raw, raw)
    page = next(pages(raw, path.name))
    body = page.text[page.body :]
    if not BLOCKS.search(body):
        body = "".join(f"<p>{line}</p>\n" for line in body.split("\n") if line.strip())
    return Document(path.stem, raw, f"{HEAD}{body}</body></html>".encode())


def documents() -> list[Document]:
    """The sample's HTML pages, and the real pages."""
    samples = sorted(chancery.sample.pages().glob("*.html"))
    return [document(path) for path in (*samples, *sorted(SEEDS.glob("0*")))]


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """The CPU seconds of one call: what else the machine does meanwhile is not counted."""
    start = time.process_time()
    work(data)
    return time.process_time() - start


def ours(data: bytes) -> None:
    """All that `chancery read` does but printing."""
    lexicon = load(chancery.sample.lexicon())
    for page in pages(data, "page.html"):
        identify(read_page(page, lexicon), lexicon)


def theirs(data: bytes) -> str | None:
    """The main text by trafilatura."""
    kept: str | None = trafilatura.extract(data)
    return kept


def turns(found: list[Document], by: str) -> Iterator[tuple[str, float, float]]:
    """One round: each page's name, and the seconds of both on it."""
    if by == "page":
        for each in found:
            yield each.name, seconds(ours, each.data), seconds(theirs, each.data)
        return
    own = [seconds(ours, each.data) for each in found]
    other = [seconds(theirs, each.data) for each in found]
    yield from zip([each.name for each in found], own, other, strict=True)


def compare(found: list[Document], rounds: int, by: str) -> None:
    """One row a document: milliseconds of both and their ratio."""
    kept = {each.name: theirs(each.data) for each in found}
    for each in found:
        ours(each.data)
    times: dict[str, list[tuple[float, float]]] = {each.name: [] for each in found}
    for _ in range(rounds):
        for name, own, other in turns(found, by):
            times[name].append((own, other))
    print("| page | bytes | chancery ms | trafilatura ms | ratio |")
    print("|---|---:|---:|---:|---:|")
    for each in found:
        print(line(each, times[each.name], bool(kept[each.name])))
    summary({name: pairs for name, pairs in times.items() if kept[name]})
    nothing = [each.name for each in found if not kept[each.name]]
    print(f"\ntrafilatura returns nothing on: {', '.join(nothing) or 'none'}")
    raw = [each.name for each in found if not theirs(each.raw)]
    print(f"and on these files as they are: {', '.join(raw) or 'none'}")


def line(each: Document, pairs: list[tuple[float, float]], kept: bool) -> str:
    """One row of the table."""
    own, other = (statistics.median(column) * 1e3 for column in zip(*pairs, strict=True))
    ratio = f"{statistics.median(ratios(pairs)):.2f}" if kept else "–"
    return f"| {each.name} | {len(each.data):,} | {own:.2f} | {other:.2f} | {ratio} |"


def ratios(pairs: Iterable[tuple[float, float]]) -> list[float]:
    """How many times longer trafilatura took, for each pair of one round."""
    return [other / own for own, other in pairs]


def summary(times: dict[str, list[tuple[float, float]]]) -> None:
    """The ratio over pages, and over the whole time of a round."""
    medians = [statistics.median(ratios(pairs)) for pairs in times.values()]
    sums = [
        sum(other for _, other in turn) / sum(own for own, _ in turn)
        for turn in zip(*times.values(), strict=True)
    ]
    print(f"\nratio, median of {len(medians)} pages: {statistics.median(medians):.2f}")
    print(f"ratio of the whole round, median of rounds: {statistics.median(sums):.2f}")
    print(f"pages on which it is below 3: {sum(ratio < 3 for ratio in medians)}")


def copies(folder: Path, number: int) -> None:
    """So many pages made from the sample, no two with the same bytes."""
    sources = sorted(chancery.sample.pages().iterdir())
    for index in range(number):
        path = sources[index % len(sources)]
        mark = f"\n<!-- {index} -->" if path.suffix == ".html" else f"\n{index}\n"
        (folder / f"{index}-{path.name}").write_bytes(path.read_bytes() + mark.encode())


def used() -> float:
    """The CPU seconds of this process and of those that it has ended."""
    return sum(os.times()[:4])


def throughput(number: int) -> None:
    """Pages a second of `add`, one process and two, each into a new corpus."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        copies(inbox, number)
        for processes in (1, 2):
            start, before = time.perf_counter(), used()
            with Corpus(Path(folder) / f"{processes}.db") as corpus:
                corpus.add(inbox, processes=processes, lexicon=[chancery.sample.lexicon()])
                assert len(corpus) == number
            taken, cpu = time.perf_counter() - start, used() - before
            print(
                f"add of {number} pages on {processes}: {number / taken:.0f} pages a second", end=""
            )
            print(f" ({taken:.1f} s, {cpu:.1f} s of CPU)")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="Measure reading against trafilatura.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--turns", choices=("round", "page"), default="round")
    parser.add_argument("--pages", type=int, default=1200)
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores", end=", ")
    print(f"trafilatura {version('trafilatura')}\n")
    compare(documents(), given.rounds, given.turns)
    print()
    throughput(given.pages)


if __name__ == "__main__":
    main()
