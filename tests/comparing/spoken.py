"""Sides made from a few sentences of invented states."""

from __future__ import annotations

import chancery.sample
from chancery import read
from chancery.comparing import Comparison, Side, compare, side
from chancery.lexicon import load

OWN = load(chancery.sample.lexicon())
OPENING = (
    "曙光共和国和澜海联邦关于海洋合作的联合声明\n"
    "曙光共和国和澜海联邦（以下简称“双方”），声明如下：\n"
)
CLOSING = "\n二〇三四年六月二十日于启明\n"


def spoken(*paragraphs: str, occasion: str = "") -> Side:
    """The side of a statement with these paragraphs, behind its occasion and the declaration."""
    page = (OPENING.replace("\n", "\n" + occasion, 1) + "\n".join(paragraphs) + CLOSING).encode()
    reading = read(page, lexicon=OWN)
    witness = reading.witness
    return side(witness.text, witness.normal, reading.identity, reading.annotations)


def changes(a: str, b: str) -> Comparison:
    """What became of the paragraph `a` in `b`."""
    return compare(spoken(a), spoken(b), OWN)
