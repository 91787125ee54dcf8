"""All of it together: offsets into the print, topics, references, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import chancery
import chancery.sample
from chancery.annotating import annotate
from chancery.annotating.classes import FAMILY
from chancery.lexicon import load

OWN = load(chancery.sample.lexicon())
PAGES = sorted(chancery.sample.pages().iterdir())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_span_is_in_the_printed_text(page: Path) -> None:
    reading = chancery.read(page, lexicon=OWN)
    said = annotate(reading.witness, reading.identity, OWN)
    text = reading.text
    for sentence in said.sentences:
        paragraph = reading.witness.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    for mention in said.mentions:
        assert text[mention.start : mention.end].strip()
    for act in said.acts:
        assert act.act in FAMILY
        for start, end in (act.span, *act.conjuncts, *([act.trigger] if act.trigger else [])):
            assert text[start:end].strip() == text[start:end] != ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_mentions_do_not_overlap_and_are_in_order(page: Path) -> None:
    reading = chancery.read(page, lexicon=OWN)
    mentions = annotate(reading.witness, reading.identity, OWN).mentions
    ends = [0, *(mention.end for mention in mentions)]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))


def test_a_copy_in_traditional_script_says_the_same() -> None:
    simplified, traditional = (
        chancery.read(chancery.sample.pages() / name, lexicon=OWN)
        for name in ("2033-ministers.html", "2033-traditional.html")
    )
    one = annotate(simplified.witness, simplified.identity, OWN)
    other = annotate(traditional.witness, traditional.identity, OWN)
    assert [(a.act, a.strength, a.holder) for a in one.acts] == [
        (a.act, a.strength, a.holder) for a in other.acts
    ]


def test_the_same_page_gives_the_same_annotations() -> None:
    reading = chancery.read(PAGES[0], lexicon=OWN)
    first = annotate(reading.witness, reading.identity, OWN)
    assert annotate(reading.witness, reading.identity, OWN) == first
