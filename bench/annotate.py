"""Annotating a text: characters a second, and how time grows with the text.

    make bench-annotate

One process, warm, CPU time: sentences, mentions, acts and topics of texts already read and
identified. Speed is the median of rounds, each over all texts. Growth is the time of a text made
four times as long over four times the time, 1 where it is linear: of statements one behind the
other, and of texts that no one would write.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from dataclasses import replace
from pathlib import Path

import chancery
import chancery.sample
from chancery.annotating import annotate
from chancery.lexicon import Lexicon, load
from chancery.model import Identity, Paragraph, Witness
from chancery.reading.characters import normal

# real pages, where they are at hand
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
# characters of the shorter text of a pair; the longer one has four times as many
SHORT = 50_000
HOSTILE = {
    "one clause of verbs": "维护",
    "one sentence of clauses": "支持和平,",
    "nothing but 将": "将",
    "nothing but brackets": "《",
    "an endless list of states": "中国、",
    "an endless enumeration": "、推动合作",
    "an endless phrase": "在中国和",
    "items without end": "——双方将合作。\n",
    "norms without subject": "应",
    "digits": "1",
}


def read(path: Path, lexicon: Lexicon) -> tuple[Witness, Identity]:
    """A page read and identified."""
    reading = chancery.read(path, lexicon=lexicon)
    return reading.witness, reading.identity


def with_text(witness: Witness, text: str) -> Witness:
    """The witness as if its text were another."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(at, at + len(line), ((at, at + len(line)),)))
        at += len(line) + 1
    return replace(witness, text=text, normal=normal(text), paragraphs=tuple(paragraphs))


def seconds(witness: Witness, identity: Identity, lexicon: Lexicon) -> float:
    """The CPU seconds of one call."""
    start = time.process_time()
    annotate(witness, identity, lexicon)
    return time.process_time() - start


def growth(
    witness: Witness, identity: Identity, lexicon: Lexicon, unit: str
) -> tuple[float, float]:
    """Seconds of the longer text, and how they grew against the length."""
    short, long = (
        with_text(witness, unit * max(1, size // len(unit))) for size in (SHORT, 4 * SHORT)
    )
    first = min(seconds(short, identity, lexicon) for _ in range(3))
    last = min(seconds(long, identity, lexicon) for _ in range(2))
    return last, last / (4 * first)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    lexicon = load(chancery.sample.lexicon())
    paths = [*sorted(chancery.sample.pages().iterdir()), *sorted(SEEDS.glob("0*"))]
    texts = [read(path, lexicon) for path in paths]
    own = texts[: -len(list(SEEDS.glob("0*"))) or None]
    languages = [
        (f"sample in {language}", [text for text in own if text[1].language == language])
        for language in ("zh", "en", "ru")
    ]
    for group, pages in (("sample", own), *languages, ("all", texts)):
        characters = sum(len(witness.text) for witness, _ in pages)
        speeds = [
            characters / sum(seconds(*text, lexicon) for text in pages) for _ in range(rounds + 1)
        ]
        said = f"{statistics.median(speeds[1:]):,.0f} characters a second"
        print(f"{group}: {len(pages)} texts, {characters:,} characters: {said}")
    statement = max(texts, key=lambda text: len(text[0].text))
    units = {"statements one behind the other": statement[0].text + "\n", **HOSTILE}
    print("\n| text | seconds for 200,000 characters | growth |\n|---|---:|---:|")
    for name, unit in units.items():
        last, grew = growth(*statement, lexicon, unit)
        print(f"| {name} | {last:.2f} | {grew:.2f} |")
    print(f"\nPython {platform.python_version()}, {platform.system()}")


if __name__ == "__main__":
    main()
