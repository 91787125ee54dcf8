"""Time and memory on hostile pages, at growing sizes: linear is an exponent of about 1.

    make bench-hostile

Each page is read in a process of its own under 10 s of CPU and 1 GiB beyond the interpreter's
own address space. Figures are CPU seconds and the process's peak resident MiB.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

SIZES = (1, 2, 5, 10)
MEGA = 1_000_000
GIB = 1 << 30
LIMIT = 10

PAGES: dict[str, Callable[[int], bytes]] = {
    "attributes": lambda n: b"<p " + b'a="1" ' * (n // 6) + b">x</p>",
    "nested elements": lambda n: b"<div>" * (n // 5) + b"x",
    "nested, other ends": lambda n: b"<div>" * (n // 12) + b"</span>" * (n // 12),
    "unclosed comments": lambda n: b"<!--" * (n // 4),
    "unclosed scripts": lambda n: b"<script>" * (n // 8),
    "unclosed quotes": lambda n: b'<a b="' * (n // 6) + b">",
    "unclosed tags": lambda n: b"<a " * (n // 3),
    "less-than signs": lambda n: b"<" * n,
    "ampersands": lambda n: b"&" * n,
    "entities": lambda n: b"&nbsp;" * (n // 6),
    "one Chinese line": lambda n: "双方指出合作".encode() * (n // 18),
    "years": lambda n: "年".encode() * (n // 3),
    "dates": lambda n: "2022年2月4日".encode() * (n // 15),
    "digits": lambda n: b"1" * n,
    "numerals": lambda n: "二〇".encode() * (n // 6),
    "opened names": lambda n: "《".encode() * (n // 3),
    "brackets": lambda n: "双(".encode() * (n // 4),
    "glosses": lambda n: "双(shuāng)".encode() * (n // 13),
    "spaces": lambda n: b"a" + b" " * n + b"b",
    "spaced": lambda n: "双 ".encode() * (n // 4),
    "short lines": lambda n: "双方\n".encode() * (n // 7),
    "paragraphs": lambda n: "<p>双方反对干涉内政。</p>".encode() * (n // 34),
    "NULs": lambda n: b"\0" * n,
    "half surrogates": lambda n: b"\xed\xa0\x80" * (n // 3),
    "front matter": lambda n: b"---\n" + b"a: [" * (n // 4) + b"\n---\nx",
}


def measure(name: str, size: int, answer: Connection) -> None:
    """Read one hostile page and send its CPU seconds and peak memory in MiB."""
    from chancery import read
    from chancery.errors import PageError

    data = PAGES[name](size)
    read("<p>双方反对干涉内政。</p>".encode())
    statm = Path("/proc/self/statm").read_text(encoding="ascii")
    used = int(statm.split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + GIB, used + GIB))
    start = time.process_time()
    with contextlib.suppress(PageError):
        read(data)
    taken = time.process_time() - start
    answer.send((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def run(name: str, size: int) -> tuple[float, float] | None:
    """The figures of one page, or None where it broke a limit."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=measure, args=(name, size, theirs))
    process.start()
    theirs.close()
    result: tuple[float, float] | None = None
    if ours.poll(LIMIT * 2):
        try:
            result = ours.recv()
        except EOFError:
            result = None
    process.kill()
    process.join()
    return result


def main() -> None:
    """Print a row a page: seconds at each size, growth exponent, peak memory at the largest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pages")
    given = parser.parse_args()
    print(f"| page | {' | '.join(f'{n} MB' for n in SIZES)} | growth | peak MiB |")
    print("|---|" + "---:|" * (len(SIZES) + 2))
    for name in given.names or PAGES:
        found = [run(name, n * MEGA) for n in SIZES]
        cells = [f"{f[0]:.2f}" if f else "over" for f in found]
        first, last = found[0], found[-1]
        growth = "–"
        if first and last and first[0] > 0.005:
            growth = f"{math.log(last[0] / first[0]) / math.log(SIZES[-1] / SIZES[0]):.2f}"
        peak = f"{last[1]:.0f}" if last else "–"
        print(f"| {name} | {' | '.join(cells)} | {growth} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
