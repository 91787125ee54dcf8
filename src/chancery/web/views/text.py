"""A text as it is read: sections of paragraphs of sentences of runs, each run with its act."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chancery.annotating.classes import FAMILY
from chancery.model import Act, Paragraph, Removal, Span, Witness
from chancery.publishing.facts import visible
from chancery.publishing.said import Text

Record = dict[str, Any]


def sections(
    text: Text, witness: Witness, most: int, variants: Sequence[Record] = ()
) -> list[Record]:
    """The paragraphs in groups of one section each, up to `most` signs of the text.

    A paragraph has its role, its sentences (`place`, `runs`), and the notes of its margin: what was
    removed there, and the `variants` that begin in it.
    """
    groups: list[Record] = []
    sentences = _by_paragraph(text)
    notes = _notes(witness.removed, witness.paragraphs)
    readings = _readings(variants, witness.paragraphs)
    triggers = sorted(_triggers(text.annotations.acts))
    for number, paragraph in enumerate(witness.paragraphs):
        if paragraph.start >= most:
            break
        if not groups or groups[-1]["section"] != paragraph.section:
            groups.append({"section": paragraph.section, "paragraphs": []})
        drawn = _paragraph(text, paragraph, sentences.get(number, []), triggers)
        margin = {"notes": notes.get(number, []), "variants": readings.get(number, [])}
        groups[-1]["paragraphs"].append({**drawn, **margin})
    return groups


def _paragraph(
    text: Text,
    paragraph: Paragraph,
    sentences: list[tuple[str, Span]],
    triggers: list[tuple[Span, Act]],
) -> Record:
    given = sentences or [("", (paragraph.start, paragraph.end))]
    ends = [start for _, (start, _) in given[1:]] + [paragraph.end]
    drawn = [
        {
            "place": place,
            "runs": list(_runs(text.text, span, triggers)),
            # the sign that ends a sentence stands behind it, and the space before the next
            "tail": visible(text.text[span[1] : until]),
        }
        for (place, span), until in zip(given, ends, strict=True)
    ]
    before = visible(text.text[paragraph.start : given[0][1][0]])
    return {"role": paragraph.role, "before": before, "sentences": drawn}


def _runs(text: str, span: Span, triggers: list[tuple[Span, Act]]) -> Iterator[Record]:
    """The words of a span, cut where triggers begin and end."""
    at, end = span
    for (first, last), act in _within(triggers, span):
        if first < at:
            continue
        if first > at:
            yield {"text": visible(text[at:first]), "act": None}
        yield {"text": visible(text[first : min(last, end)]), "act": _label(act)}
        at = min(last, end)
    if at < end:
        yield {"text": visible(text[at:end]), "act": None}


def _label(act: Act) -> Record:
    family = FAMILY.get(act.act, "other")
    return {"act": act.act, "family": family, "strength": act.strength, "holder": list(act.holder)}


def _within(triggers: list[tuple[Span, Act]], span: Span) -> list[tuple[Span, Act]]:
    first = bisect_left(triggers, span[0], key=lambda each: each[0][0])
    last = bisect_left(triggers, span[1], key=lambda each: each[0][0])
    return triggers[first:last]


def _triggers(acts: Iterable[Act]) -> Iterator[tuple[Span, Act]]:
    seen: set[Span] = set()
    for act in acts:
        if act.trigger and act.trigger not in seen:
            seen.add(act.trigger)
            yield act.trigger, act


def _by_paragraph(text: Text) -> dict[int, list[tuple[str, Span]]]:
    found: dict[int, list[tuple[str, Span]]] = {}
    for name, sentence in zip(text.sentences, text.annotations.sentences, strict=True):
        found.setdefault(sentence.paragraph, []).append((name, (sentence.start, sentence.end)))
    return found


def _notes(removed: Iterable[Removal], paragraphs: Sequence[Paragraph]) -> dict[int, list[Record]]:
    """What stood on the page before or within each paragraph and is not the statement's own."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: dict[int, Counter[str]] = {}
    for removal in removed:
        number = max(0, bisect_right(starts, removal.at) - 1)
        found.setdefault(number, Counter())[removal.reason] += 1
    return {
        number: [{"reason": reason, "times": times} for reason, times in reasons.most_common(6)]
        for number, reasons in found.items()
    }


def _readings(
    variants: Iterable[Record], paragraphs: Sequence[Paragraph]
) -> dict[int, list[Record]]:
    """What other witnesses read, by the paragraph in which their variant begins."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: dict[int, list[Record]] = {}
    for each in variants:
        number = max(0, bisect_right(starts, each["start"]) - 1)
        told = {"base": visible(each["base"]), "reading": visible(each["reading"])}
        found.setdefault(number, []).append({**each, **told})
    return found
