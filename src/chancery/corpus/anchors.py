"""Anchors: how a decision finds its record again in a text that was read anew.

The idea is that of the W3C Web Annotation model: a quote with what stands before and behind it
(TextQuoteSelector), and its place (TextPositionSelector). A record of the same kind whose words are
the quote is the one; of several, one of the same label, in the same surroundings, nearest to the
old place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chancery.corpus.values import Decision
from chancery.model import Act, Mention, Span

# characters before and behind a quote that tell it from the same words elsewhere
AROUND = 32


class Anchor(NamedTuple):
    """Where a record is anchored: its words, what is around them, and its label."""

    label: str
    span: Span
    quote: str
    prefix: str
    suffix: str


def anchor_of(text: str, record: Act | Mention) -> Anchor:
    """The anchor of a mention, or of an act by its trigger, or its span where it has none."""
    if isinstance(record, Mention):
        label, span = record.type, (record.start, record.end)
    else:
        label, span = record.act, record.trigger or record.span
    return anchored(text, span, label)


def anchored(text: str, span: Span, label: str) -> Anchor:
    """The anchor of a span of a text."""
    start, end = span
    before = text[max(0, start - AROUND) : start]
    return Anchor(label, span, text[start:end], before, text[end : end + AROUND])


def found_again(decision: Decision, anchors: Sequence[Anchor]) -> int | None:
    """Which of the anchors a decision is about, or None."""
    same = [n for n, anchor in enumerate(anchors) if anchor.quote == decision.quote]
    return min(same, key=lambda n: _distance(decision, anchors[n]), default=None)


def _distance(decision: Decision, anchor: Anchor) -> tuple[bool, int, int]:
    around = (anchor.prefix != decision.prefix) + (anchor.suffix != decision.suffix)
    return anchor.label != decision.label, around, abs(anchor.span[0] - decision.start)
