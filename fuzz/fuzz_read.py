"""A fuzz target: whatever the bytes, a page is read or refused with a PageError.

make fuzz SECONDS=600                 seeded mutations of the sample pages
python fuzz/fuzz_read.py --atheris    coverage-guided, where atheris is installed
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator

import chancery.sample
from chancery.errors import PageError
from chancery.identifying import identify
from chancery.lexicon import load
from chancery.publishing.record import record
from chancery.reading import read_page
from chancery.reading.formats import pages

PIECES = (
    *(b"<", b">", b"<!--", b"-->", b"&#", b"&nbsp;", b"\\u4e2d", b"</p>", b"<p ", b"='"),
    *("《".encode(), "（".encode(), "2022年2月4日".encode(), "今年是75周年".encode()),
    *(b"\xff", b"\x00", b"\xed\xa0\x80", b"---\n", b"%PDF-1.7", b"PK\x03\x04", b"WARC/1.0\r\n"),
)


def check(data: bytes) -> None:
    """Read one page and hold the record's promises; raises AssertionError where one is broken."""
    lexicon = load()
    try:
        found = list(pages(data, "page"))
    except PageError:
        return
    for page in found:
        try:
            witness = read_page(page, lexicon)
        except PageError:
            continue
        identity = identify(witness, lexicon)
        text = witness.text
        assert "\n".join(text[p.start : p.end] for p in witness.paragraphs) == text
        for item in identity.date.evidence:
            assert item.start is None or text[item.start : item.end] == item.quote
        assert record(witness, identity)["text"] == text


def mutations(seed: int) -> Iterator[bytes]:
    """Endless changed copies of the sample pages, the same for the same seed."""
    chance = random.Random(seed)
    samples = [path.read_bytes() for path in sorted(chancery.sample.pages().iterdir())]
    while True:
        data = bytearray(chance.choice(samples)[: chance.randint(1, 4_000)])
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(4):
                case 0:
                    data[at : at + chance.randint(1, 40)] = b""
                case 1:
                    data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 50))
                case 2:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
                case _:
                    data[at : at + 30] = data[at : at + 30][::-1]
        yield bytes(data)


def main() -> None:
    """Run for the given seconds, or under atheris."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    if given.atheris:
        import atheris  # type: ignore[import-not-found]

        atheris.Setup(sys.argv[:1], check)
        atheris.Fuzz()
    end, count = time.monotonic() + given.seconds, 0
    for data in mutations(given.seed):
        if time.monotonic() > end:
            break
        check(data)
        count += 1
    print(f"{count} pages read or refused, no other error")


if __name__ == "__main__":
    main()
