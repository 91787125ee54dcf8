"""Comparing two texts: seconds for two of 9,000 characters, and how time grows with their length.

    make bench-compare

One process, warm, CPU time: from two texts that are read, identified and annotated to every change
with its reasons and the diff inside. The statements are made of sentences of the sample, each side
with its own; growth is the time of texts four times as long over four times the time, 1 where it
is linear.
"""

from __future__ import annotations

import platform
import random
import time
from collections.abc import Callable

from annotate import read, with_text

import chancery
import chancery.sample
from chancery.annotating import annotate
from chancery.lexicon import Lexicon, load
from chancery.publishing.compared import compared
from chancery.publishing.said import Text, text_of

# characters of the statement, as long as the longest of real ones
LENGTH = 9_000
SEED = 7
HOSTILE = {
    "one sentence again and again": "双方坚决反对任何国家干涉沿岸国内部事务。\n",
    "one clause again and again": "支持和平，",
    "one name in every sentence": "双方支持联合国在第{}号议题上的工作。\n",
    "an endless sentence": "双方将合作{}，",
}
OPENING = "曙光共和国和澜海联邦（以下简称“双方”），声明如下：\n"


def sentences(lexicon: Lexicon) -> list[str]:
    """Every sentence of the sample's Chinese statements, once."""
    pages = sorted(chancery.sample.pages().iterdir())
    readings = [chancery.read(page, lexicon=lexicon) for page in pages]
    return list(
        dict.fromkeys(
            reading.text[s.start : s.end]
            for reading in readings
            if reading.identity.language == "zh"
            for s in reading.annotations.sentences
        )
    )


def statement(known: list[str], length: int, chance: random.Random) -> str:
    """A text of sentences in order; one in four is left out, one in eight reworded at its end."""
    text = OPENING
    while len(text) < length:
        for sentence in known:
            if len(text) < length and chance.random() > 0.25:
                text += sentence + ("等" if chance.random() < 0.125 else "") + "。\n"
    return text + "二〇三四年六月二十日于启明\n"


def said(text: str, lexicon: Lexicon) -> Text:
    """The text annotated, as the own text of a statement of the sample."""
    page = chancery.sample.pages() / "2031-clean.html"
    witness, identity = read(page, lexicon)
    made = with_text(witness, text)
    return text_of("-", made, identity, annotate(made, identity, lexicon))


def seconds(a: Text, b: Text, lexicon: Lexicon) -> float:
    """The CPU seconds of one comparison."""
    start = time.process_time()
    found = compared(a, b, lexicon)
    for change in found.changes:
        found.runs(change)
    return time.process_time() - start


def growth(make: Callable[[int], tuple[Text, Text]], lexicon: Lexicon) -> tuple[float, float]:
    """Seconds for texts of 36,000 characters, and how they grew from 9,000."""
    short, long = make(LENGTH), make(4 * LENGTH)
    first = min(seconds(*short, lexicon) for _ in range(3))
    last = min(seconds(*long, lexicon) for _ in range(2))
    return last, last / (4 * first)


def repeated(unit: str, length: int, lexicon: Lexicon) -> tuple[Text, Text]:
    """A text of one unit, its number in it, and one that is a tenth shorter."""
    made = [unit.format(at) for at in range(length // len(unit))]
    texts = ("".join(part) for part in (made, made[: len(made) * 9 // 10]))
    one, two = (said(f"{OPENING}{text}\n二〇三四年六月二十日于启明\n", lexicon) for text in texts)
    return one, two


def main() -> None:
    """Print the figures."""
    lexicon = load(chancery.sample.lexicon())
    known = sentences(lexicon)

    def two(length: int) -> tuple[Text, Text]:
        chance = random.Random(SEED)
        one, other = (said(statement(known, length, chance), lexicon) for _ in range(2))
        return one, other

    pair = two(LENGTH)
    times = sorted(seconds(*pair, lexicon) for _ in range(9))
    print(f"two statements of {LENGTH:,} characters: {times[len(times) // 2]:.3f} s (median of 9)")
    print("\n| texts | seconds for 36,000 characters | growth |\n|---|---:|---:|")
    makers: dict[str, Callable[[int], tuple[Text, Text]]] = {"statements": two}
    for name, unit in HOSTILE.items():
        makers[name] = lambda length, unit=unit: repeated(unit, length, lexicon)  # type: ignore[misc]
    for name, make in makers.items():
        last, grew = growth(make, lexicon)
        print(f"| {name} | {last:.2f} | {grew:.2f} |")
    print(f"\nPython {platform.python_version()}, {platform.system()}")


if __name__ == "__main__":
    main()
