"""Names of sentences within a statement: `s5.p3.2` is section 5, its third paragraph, sentence 2.

A section has its printed number where all sections have one, else it is counted. Text before the
first section has no `s`. Headings count as paragraphs, so that every sentence has a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from chancery.identifying.numerals import number
from chancery.model import Paragraph, Sentence


def sentence_names(paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[str]:
    """The name of each sentence; no name is given twice."""
    names = list(paragraph_names(paragraphs))
    return [f"{names[sentence.paragraph]}.{sentence.number}" for sentence in sentences]


def paragraph_names(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The name of each paragraph: `s5.p3`, or `p1` before the first section."""
    return section_names([paragraph.section for paragraph in paragraphs])


def section_names(of: Sequence[str | None]) -> Iterator[str]:
    """The same from the section of each paragraph."""
    sections = _section_numbers(of)
    seen: Counter[str | None] = Counter()
    for section in of:
        seen[section] += 1
        inside = f"s{sections[section]}." if section is not None else ""
        yield f"{inside}p{seen[section]}"


def _section_numbers(of: Sequence[str | None]) -> Mapping[str, int]:
    labels = [label for label in dict.fromkeys(of) if label is not None]
    printed = {label: found for label in labels if (found := number(label))}
    if len(set(printed.values())) == len(labels):
        return printed
    return {label: place for place, label in enumerate(labels, 1)}
