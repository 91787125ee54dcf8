"""A fuzz target: whatever the bytes, a page is read or refused with a PageError.

make fuzz SECONDS=600                        seeded mutations of the sample pages
python fuzz/fuzz_read.py --seed 7            other mutations
python fuzz/fuzz_read.py --atheris FOLDER    guided by coverage, where atheris is installed
python fuzz/fuzz_read.py --page FILE         one page again, such as one that was kept as broken
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import chancery.sample
from chancery.errors import PageError
from chancery.identifying import identify
from chancery.lexicon import load
from chancery.model import Identity, Page, Span, Witness
from chancery.publishing.record import dumps, record
from chancery.reading import read_page
from chancery.reading.formats import pages

# what the formats and the grammars look for
PIECES = (
    *(b"<", b">", b"<!--", b"-->", b"&#", b"&nbsp;", b"\\u4e2d", b"</p>", b"<p ", b"='"),
    *(b"<script>", b"<title>", b"<ruby><rt>", b' class="ad"', b' style="display:none"', b"<br>"),
    *("《".encode(), "（".encode(), "2022年2月4日".encode(), "今年是75周年".encode()),
    *("来源：".encode(), "相关阅读".encode(), "双(shuāng)".encode(), "第2页 共3页".encode()),
    *(b"\xff", b"\x00", b"\xed\xa0\x80", b"---\n", b"%PDF-1.7", b"PK\x03\x04", b"WARC/1.0\r\n"),
    *(b"\x1f\x8b", b"\xef\xbb\xbf", b"\xff\xfe", b'{"content":"', b"a: [", b'charset="gbk"', b"\n"),
)
# characters that stand for others, or for none, in what is printed: such spans are not compared
_STANDS_FOR_OTHERS = "&\\\ufffd\x00"


def check(data: bytes) -> None:
    """Read one page and hold the promises of its record.

    Raises AssertionError where one is broken; a PageError is an answer like any other.
    """
    with suppress(PageError):
        for page in pages(data, "page"):
            _check_page(page)


def _check_page(page: Page) -> None:
    lexicon = load(chancery.sample.lexicon())
    try:
        witness = read_page(page, lexicon)
    except PageError:
        return
    identity = identify(witness, lexicon)
    _check_witness(witness)
    _check_identity(witness, identity)
    said = record(witness, identity)
    assert said["text"] == witness.text
    dumps(said).encode("utf-8")


def _check_witness(witness: Witness) -> None:
    text = witness.text
    assert "\n".join(text[p.start : p.end] for p in witness.paragraphs) == text
    for paragraph in witness.paragraphs:
        _check_print(witness, paragraph.source, text[paragraph.start : paragraph.end])
    for removal in witness.removed:
        assert 0 <= removal.at <= len(text)
        _check_print(witness, removal.source, removal.text)
    _check_apart(witness)


def _check_print(witness: Witness, source: tuple[Span, ...], own: str) -> None:
    """The characters of the page at `source` are those said to stand there, in this order.

    Between them may stand white space, and mark-up where a space was broken over it.
    """
    printed = "".join(witness.page[start:end] for start, end in source)
    again = any("read again" in note for note in witness.notes)
    if not again and not any(sign in printed for sign in _STANDS_FOR_OTHERS):
        rest = iter(printed)
        assert all(sign in rest for sign in own if not sign.isspace())


def _check_apart(witness: Witness) -> None:
    """No character of the page is claimed twice, and none outside it."""
    spans = [span for paragraph in witness.paragraphs for span in paragraph.source]
    spans += [span for removal in witness.removed for span in removal.source]
    end = 0
    for start, stop in sorted(spans):
        assert end <= start < stop <= len(witness.page)
        end = stop


def _check_identity(witness: Witness, identity: Identity) -> None:
    date = identity.date
    for item in date.evidence:
        if item.start is not None:
            assert witness.text[item.start : item.end] == item.quote
        assert all(0 <= start < end <= len(witness.page) for start, end in item.source)
    if date.earliest and date.latest:
        assert date.earliest <= date.latest
    if date.best:
        assert (date.earliest or date.best) <= date.best <= (date.latest or date.best)


def mutations(seed: int) -> Iterator[bytes]:
    """Endless changed copies of the sample pages, the same for the same seed."""
    chance = random.Random(seed)
    samples = [path.read_bytes() for path in sorted(chancery.sample.pages().iterdir())]
    while True:
        data = bytearray(_part(chance, chance.choice(samples)))
        for _ in range(chance.randint(1, 12)):
            _mutate(chance, data, samples)
        yield bytes(data)


def _part(chance: random.Random, page: bytes) -> bytes:
    """A part of a page, most often its begin, where forms and encodings are told."""
    start = chance.choice((0, 0, 0, chance.randrange(len(page))))
    return page[start : start + chance.randint(1, 4_000)]


def _mutate(chance: random.Random, data: bytearray, samples: list[bytes]) -> None:
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:
            data[at : at + chance.randint(1, 40)] = b""
        case 1 | 2:
            data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 50))
        case 3:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
        case 4:
            data[at:at] = _part(chance, chance.choice(samples))[:300]
        case _:
            data[at : at + 30] = data[at : at + 30][::-1]


def _guided(folder: list[str]) -> None:
    # by name: it is installed by hand, and has no types
    atheris = importlib.import_module("atheris")
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *folder], check)
    atheris.Fuzz()


def _seeded(seed: int, seconds: float) -> int:
    """Mutations for so many seconds; a page that breaks a promise is kept. Exit code."""
    end, count = time.monotonic() + seconds, 0
    for data in mutations(seed):
        if time.monotonic() > end:
            break
        try:
            check(data)
        except Exception:
            kept = Path(f"broken-{seed}-{count}.page")
            kept.write_bytes(data)
            print(f"page {count} of seed {seed} is kept as {kept}", file=sys.stderr)
            raise
        count += 1
    print(f"{count:,} pages read or refused, no other error")
    return 0


def main() -> int:
    """Run for the given seconds, on one page, or under atheris."""
    parser = argparse.ArgumentParser(description="Fuzz the reading of pages.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--page", type=Path, help="check this one page")
    parser.add_argument("--atheris", nargs="*", metavar="FOLDER")
    given = parser.parse_args()
    if given.page:
        check(given.page.read_bytes())
    elif given.atheris is not None:
        _guided(given.atheris)
    else:
        return _seeded(given.seed, given.seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
