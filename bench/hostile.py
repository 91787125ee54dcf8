"""Time and memory on hostile pages, at growing sizes: linear is an exponent of about 1.

    make bench-hostile
    python bench/hostile.py years "nested elements"        only these pages

Each page is read in a process of its own under 10 s of CPU and 1 GiB of address space beyond what
the interpreter with the lexicon takes. A page whose name ends in "in a statement" stands between
the paragraphs of one, which makes it text rather than something to remove. Figures are CPU seconds
and the process's peak resident MiB; `time`, `memory` and `fault` say which limit broke.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

SIZES = (1, 2, 4, 10)
MEGA = 1_000_000
GIB = 1 << 30
LIMIT = 10
# too short a time for an exponent that means anything, in seconds
NOISE = 0.01
FIELDS = (
    "海洋",
    "数据",
    "贸易",
    "能源",
    "交通",
    "教育",
    "卫生",
    "文化",
    "科技",
    "农业",
    "航天",
    "金融",
)
# a dozen paragraphs of a statement, no two the same
PROSE = "".join(
    f"双方重申恪守条约，愿继续深化{field}领域合作，反对干涉内政。\n" for field in FIELDS
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in PROSE.splitlines()).encode()

Make = Callable[[int], bytes]
Figures = tuple[float, float] | str


def repeated(piece: str | bytes, before: bytes = b"", after: bytes = b"") -> Make:
    """Pages of the asked size that hold one piece over and over."""
    unit = piece.encode() if isinstance(piece, str) else piece
    return lambda n: before + unit * (max(n - len(before) - len(after), 0) // len(unit)) + after


def within(piece: str) -> Make:
    """The same between the paragraphs of a statement."""
    return repeated(piece, PROSE.encode(), b"\n" + PROSE.encode())


MARKUP: dict[str, Make] = {
    "attributes": repeated('a="1" ', b"<p ", b">x</p>"),
    "attributes without values": repeated("a ", b"<p ", b">x</p>"),
    "classes of one element": repeated("ad ", b'<p class="', b'">x</p>'),
    "nested elements": repeated("<div>", b"", b"x"),
    "nested, hidden": repeated('<div style="display:none">', b"", b"x"),
    "nested, other ends": repeated("<div></span>"),
    "nested, then ended": lambda n: b"<div>" * (n // 11) + b"x" + b"</div>" * (n // 11),
    "ends without begins": repeated("</div>"),
    "unclosed paragraphs": repeated("<p>双方"),
    "unclosed comments": repeated("<!--"),
    "comments": repeated("<!---->"),
    "unclosed scripts": repeated("<script>"),
    "unclosed titles": repeated("<title>"),
    "unclosed sections of characters": repeated("<![CDATA["),
    "unclosed declarations": repeated("<!"),
    "unclosed quotes": repeated('<a b="', b"", b">"),
    "unclosed tags": repeated("<a "),
    "less-than signs": repeated("<"),
    "ampersands": repeated("&"),
    "entities": repeated("&nbsp;"),
    "unknown entities": repeated("&a"),
    "numbered entities": repeated("&#20013;"),
    "links": repeated('<a href="x">双方</a>'),
    "rows of a table": repeated("<tr><td>双方<td>1"),
    "line breaks": repeated("双方<br>"),
    "boxes of links": repeated(
        '<p>相关阅读</p><p><a href="x">双方</a></p>', b"", PROSE.encode() * 6
    ),
    "titles": repeated("<p>曙澜联合声明</p>", b"", PARAGRAPHS),
    "datelines": repeated("<p>新华社北京2月4日电</p>", b"", PARAGRAPHS),
    "paragraphs": repeated("<p>双方反对干涉内政。</p>"),
    "escapes": repeated("\\u4e2d", b'{"content":"', b'"}'),
    "nested JSON": repeated("["),
    "objects of JSON": repeated('{"a":'),
    "front matter, nested": repeated("a: [", b"---\n", b"\n---\nx"),
    "front matter, keys": lambda n: b"---\n" + b"".join(b"k%07d: 1\n" % k for k in range(n // 12)),
    "front matter, aliases": lambda n: (
        b"---\na0: &a0 [x,x]\n"
        + b"".join(b"a%d: &a%d [*a%d,*a%d]\n" % (k, k, k - 1, k - 1) for k in range(1, n // 36))
        + b"---\nx"
    ),
    "NULs": repeated(b"\0"),
    "NULs in text": repeated(b"ab\0"),
    "half surrogates": repeated(b"\xed\xa0\x80"),
    "broken bytes": repeated(b"\xff\x81"),
    "GBK bytes": lambda n: "双方指出合作，".encode("gb18030") * (n // 14),
}
PIECES = {
    "one Chinese line": "双方指出合作",
    "years": "年",
    "dates": "2022年2月4日",
    "dates in Chinese numerals": "二〇二二年二月四日",
    "days to days": "1至2日",
    "digits": "1",
    "numerals": "二〇",
    "ordinals": "第十",
    "anniversaries": "签署20周年",
    "opened names": "《",
    "names": "《宪章》",
    "opened brackets": "（",
    "brackets": "双(",
    "quotes": "“",
    "glosses": "双(shuāng)",
    "opened glosses": "双(shuāng",
    "states": "中国",
    "sides": "中俄",
    "meetings": "会议将",
    "English words": "the two sides ",
    "English months": "May 1, ",
    "Russian words": "стороны ",
    "spaces": " ",
    "wide spaces": "\u3000",
    "spaced": "双 ",
    "empty lines": "\n",
    "short lines": "双方\n",
    "short lines, each its own": "",
    "sentences": "双方反对干涉。",
    "Traditional": "雙方",
    "wide signs": "Ａ１，",
    "stars": "*",
    "number signs": "#",
    "links of Markdown": "[a](",
    "dashes": "---\n",
}


def numbered(n: int) -> bytes:
    """Short lines of which no two are the same."""
    return "".join(f"第{k}条\n" for k in range(n // 14)).encode()


PAGES: dict[str, Make] = {
    **MARKUP,
    **{name: repeated(piece) for name, piece in PIECES.items() if piece},
    "short lines, each its own": numbered,
    **{f"{name}, in a statement": within(piece) for name, piece in PIECES.items() if piece},
    "short lines, each its own, in a statement": lambda n: (
        PROSE.encode() + numbered(n) + PROSE.encode()
    ),
}


def measure(name: str, size: int, answer: Connection) -> None:
    """Read one hostile page and send its CPU seconds and peak memory in MiB, or what broke."""
    from chancery import read
    from chancery.errors import PageError

    data = PAGES[name](size)
    read(PROSE.encode())
    statm = Path("/proc/self/statm").read_text(encoding="ascii")
    used = int(statm.split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + GIB, used + GIB))
    start = time.process_time()
    limit = int(start) + 1 + LIMIT
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    try:
        read(data)
    except PageError:
        pass
    except MemoryError:
        answer.send("memory")
        return
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.send((taken, peak) if taken <= LIMIT else "time")


def run(name: str, size: int) -> Figures:
    """The figures of one page, or the limit that it broke."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=measure, args=(name, size, theirs))
    process.start()
    theirs.close()
    try:
        result: Figures = ours.recv()
    except EOFError:
        process.join()
        result = "time" if process.exitcode == -signal.SIGXCPU else "fault"
    process.join()
    return result


def row(name: str) -> str:
    """One line of the table: seconds at each size, growth, peak memory at the largest."""
    found: list[Figures] = []
    for size in SIZES:
        broken = bool(found) and isinstance(found[-1], str)
        found.append("–" if broken else run(name, size * MEGA))
    cells = [each if isinstance(each, str) else f"{each[0]:.2f}" for each in found]
    first, last = found[0], found[-1]
    growth, peak = "–", "–"
    if not isinstance(last, str):
        peak = f"{last[1]:.0f}"
        if not isinstance(first, str) and first[0] > NOISE and last[0] > NOISE:
            growth = f"{math.log(last[0] / first[0]) / math.log(SIZES[-1] / SIZES[0]):.2f}"
    return f"| {name} | {' | '.join(cells)} | {growth} | {peak} |"


def main() -> None:
    """Print a row a page."""
    parser = argparse.ArgumentParser(description="Time and memory on hostile pages.")
    parser.add_argument("names", nargs="*", help="only these pages")
    given = parser.parse_args()
    unknown = set(given.names) - set(PAGES)
    if unknown:
        parser.error(f"no page is called {', '.join(sorted(unknown))}")
    print(f"| page | {' | '.join(f'{n} MB' for n in SIZES)} | growth | peak MiB |")
    print("|---|" + "---:|" * (len(SIZES) + 2))
    for name in given.names or PAGES:
        print(row(name), flush=True)


if __name__ == "__main__":
    main()
