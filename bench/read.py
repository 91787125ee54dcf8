"""Reading and identifying a page, against trafilatura's extraction alone.

    make bench-read

Each page is given to both as the same complete HTML document, in one process, warm, in turn; the
figures are medians of rounds, and the ratio is taken round by round. Then pages a second of
`chancery add` on one process and on two.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

import chancery.sample
from chancery import Corpus
from chancery.identifying import identify
from chancery.lexicon import load
from chancery.reading import read_page
from chancery.reading.formats import pages

SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"
MATTER = re.compile(r"^\s*---\n.*?\n---\n", re.DOTALL)


def documents() -> list[tuple[str, bytes]]:
    """The sample's HTML pages, and the real pages where they are at hand, as whole documents."""
    found = [
        (path.stem, path.read_bytes()) for path in sorted(chancery.sample.pages().glob("*.html"))
    ]
    for path in sorted(SHARED.glob("0*")):
        text = MATTER.sub("", path.read_text(encoding="utf-8"))
        if not re.search("<p|<div", text):
            text = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
        head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'
        found.append((path.stem[:3], f"{head}{text}</body></html>".encode()))
    return found


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """The wall seconds of one call."""
    start = time.perf_counter()
    work(data)
    return time.perf_counter() - start


def compare(rounds: int) -> None:
    """One row a document: milliseconds of both and their ratio."""
    lexicon = load(chancery.sample.lexicon())

    def ours(data: bytes) -> None:
        for page in pages(data, "page.html"):
            identify(read_page(page, lexicon), lexicon)

    ratios = []
    print(f"{'page':24}{'bytes':>8}{'chancery ms':>13}{'trafilatura ms':>16}{'ratio':>8}")
    for name, data in documents():
        kept = trafilatura.extract(data)
        ours(data)
        times = [(seconds(ours, data), seconds(trafilatura.extract, data)) for _ in range(rounds)]
        a, b = (statistics.median(column) * 1e3 for column in zip(*times, strict=True))
        ratio = statistics.median(theirs / own for own, theirs in times)
        note = "" if kept else "  (trafilatura returned nothing)"
        if kept:
            ratios.append(ratio)
        print(f"{name:24}{len(data):8}{a:13.2f}{b:16.2f}{ratio:8.2f}{note}")
    print(f"median ratio where both returned text: {statistics.median(ratios):.2f}")


def throughput(copies: int) -> None:
    """Pages a second of `add`, one process and two, each into a new corpus."""
    source = sorted(chancery.sample.pages().iterdir())
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for copy in range(copies):
            for path in source:
                mark = f"\n<!-- {copy} -->" if path.suffix == ".html" else f"\n{copy}\n"
                (inbox / f"{copy}-{path.name}").write_bytes(path.read_bytes() + mark.encode())
        for processes in (1, 2):
            start = time.perf_counter()
            with Corpus(Path(folder) / f"{processes}.db") as corpus:
                corpus.add(inbox, processes=processes, lexicon=[chancery.sample.lexicon()])
            taken = time.perf_counter() - start
            total = copies * len(source)
            print(f"add, {processes} process(es): {total / taken:.0f} pages a second")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--copies", type=int, default=16)
    given = parser.parse_args()
    compare(given.rounds)
    throughput(given.copies)


if __name__ == "__main__":
    main()
