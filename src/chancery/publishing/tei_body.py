"""The text of a statement in TEI: divisions, paragraphs, sentences, names, variants, anchors.

Variants are encoded by parallel segmentation (TEI P5, 12.2.3), so every entry of the apparatus is
cut at the bounds of sentences and paragraphs; its readings stand in its first piece. A name that a
variant or a sentence's bound cuts through is marked in `standOff`, between anchors. The anchor of
an offset of the record is `c` and the offset.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from chancery.model import Mention, Span
from chancery.publishing.apparatus import Locus, divided
from chancery.publishing.fair import FairCopy, Line
from chancery.publishing.tei_names import Ids, named, word
from chancery.publishing.xml import element, extend

# elements that hold others: sentences outermost, then variants, then names
_SENTENCE, _VARIANT, _NAME = range(3)


@dataclass(frozen=True, slots=True)
class _Node:
    """An element over a span of the text."""

    span: Span
    rank: int
    outer: Element
    inner: Element

    def order(self) -> tuple[int, int, int]:
        return self.span[0], -self.span[1], self.rank


@dataclass(frozen=True, slots=True)
class Body:
    """The text element, and the mentions that could not be marked within it."""

    text: Element
    apart: Sequence[Mention]


def body(copy: FairCopy, ids: Ids, anchors: Iterable[int]) -> Body:
    """The text; `anchors` are offsets at which anchors are wanted."""
    cuts = sorted({bound for line in copy.lines for bound in _bounds(line)})
    pieces = [part for locus in copy.loci for part in _pieces(copy.text, locus, cuts)]
    spans = [piece.span for piece in pieces if piece.span[0] < piece.span[1]]
    inside, apart = _sorted_out(copy, cuts, spans)
    wanted = {*anchors, *(offset for m in apart for offset in (m.start, m.end))}
    writer = _Writer(copy, ids, pieces, inside, wanted)
    whole = element("t:body", None, element("t:head", None, copy.title), *writer.divisions())
    return Body(element("t:text", {"xml:lang": copy.tag}, whole), apart)


class _Writer:
    def __init__(
        self,
        copy: FairCopy,
        ids: Ids,
        pieces: Sequence[Locus],
        mentions: Sequence[Mention],
        anchors: set[int],
    ) -> None:
        self._copy, self._ids = copy, ids
        nodes = [_Node(m.span, _VARIANT, *_app(m, ids)) for m in pieces if m.span[0] < m.span[1]]
        for mention in mentions:
            made = named(mention.type, mention.id, ids)
            nodes.append(_Node((mention.start, mention.end), _NAME, made, made))
        self._nodes = sorted(nodes, key=_Node.order)
        points = [(offset, element("t:anchor", {"xml:id": f"c{offset}"})) for offset in anchors]
        # an addition has no words of the base text to stand around
        points += [(p.span[0], _app(p, ids)[0]) for p in pieces if p.span[0] == p.span[1]]
        self._points = sorted(points, key=lambda point: point[0])
        self._node = self._point = 0

    def divisions(self) -> Iterator[Element]:
        """Paragraphs, each section in a division, if there are sections."""
        lines = self._copy.lines
        sectioned = any(line.section is not None for line in lines)
        for section, found in groupby(lines, lambda line: line.section):
            own = list(found)
            if not sectioned:
                yield from (self._line(line, "t:p") for line in own)
                continue
            given = {"type": "section" if section is not None else "preamble", "n": section}
            yield element("t:div", given, *self._section(own))

    def _section(self, lines: Sequence[Line]) -> Iterator[Element]:
        for at, line in enumerate(lines):
            heads = at == 0 and line.role == "heading" and len(lines) > 1
            yield self._line(line, "t:head" if heads else "t:p")

    def _line(self, line: Line, name: str) -> Element:
        given = {"xml:id": self._ids.of(line.name), "ana": self._ids.to(f"role.{line.role}")}
        made = element(name, given)
        nodes = [
            _Node(span, _SENTENCE, sentence, sentence)
            for called, span in line.sentences
            for sentence in (element("t:s", {"xml:id": self._ids.of(called)}),)
        ]
        while self._node < len(self._nodes) and self._nodes[self._node].span[0] < line.span[1]:
            nodes.append(self._nodes[self._node])
            self._node += 1
        points = []
        while self._point < len(self._points) and self._points[self._point][0] <= line.span[1]:
            points.append(self._points[self._point])
            self._point += 1
        _fill(made, self._copy.text, line.span, sorted(nodes, key=_Node.order), points)
        return made


def _fill(
    parent: Element,
    text: str,
    span: Span,
    nodes: Sequence[_Node],
    points: Sequence[tuple[int, Element]],
) -> None:
    """Put the text of a span into an element, with nodes around and points within it."""
    ends = [node.span[1] for node in nodes]
    cuts = sorted({*span, *(n.span[0] for n in nodes), *ends, *(at for at, _ in points)})
    waiting, pending = iter([*nodes, None]), iter([*points, None])
    node, point = next(waiting), next(pending)
    open_: list[tuple[Element, int]] = [(parent, span[1] + 1)]
    at = span[0]
    for cut in cuts:
        extend(open_[-1][0], text[at:cut])
        at = cut
        while open_[-1][1] <= cut:
            open_.pop()
        while point is not None and point[0] <= cut:
            extend(open_[-1][0], point[1])
            point = next(pending)
        while node is not None and node.span[0] <= cut:
            extend(open_[-1][0], node.outer)
            open_.append((node.inner, node.span[1]))
            node = next(waiting)


def _app(locus: Locus, ids: Ids) -> tuple[Element, Element]:
    """An entry of the apparatus, and the lemma in it that the base text goes into."""
    lemma = element("t:lem")
    readings = (
        element(
            "t:rdg",
            {
                "wit": " ".join(ids.to(f"wit:{siglum}") for siglum in reading.witnesses),
                "type": word(" ".join(reading.kinds)),
            },
            reading.text,
        )
        for reading in locus.readings
    )
    return element("t:app", None, lemma, *readings), lemma


def _bounds(line: Line) -> Iterator[int]:
    yield from line.span
    for _, span in line.sentences:
        yield from span


def _pieces(text: str, locus: Locus, cuts: Sequence[int]) -> list[Locus]:
    """The locus cut at the bounds inside it; the break between paragraphs is no piece."""
    found = divided(locus, _within(cuts, locus.span))
    kept = [piece for piece in found if text[slice(*piece.span)] != "\n"]
    if not kept:
        return [Locus((locus.span[0], locus.span[0]), locus.readings)]
    return [Locus(kept[0].span, locus.readings), *kept[1:]]


def _within(cuts: Sequence[int], span: Span) -> Sequence[int]:
    return cuts[bisect_right(cuts, span[0]) : bisect_left(cuts, span[1])]


def _sorted_out(
    copy: FairCopy, cuts: Sequence[int], spans: Sequence[Span]
) -> tuple[list[Mention], list[Mention]]:
    """Mentions that nest with sentences and variants, and those that do not."""
    inside: list[Mention] = []
    apart: list[Mention] = []
    last = at = 0
    for mention in copy.annotations.mentions:
        while at < len(spans) and spans[at][1] <= mention.start:
            at += 1
        crossed = _within(cuts, (mention.start, mention.end)) or mention.start < last
        crossed = crossed or "\n" in copy.text[mention.start : mention.end]
        near = at
        while not crossed and near < len(spans) and spans[near][0] < mention.end:
            crossed = _crossing(spans[near], mention)
            near += 1
        (apart if crossed or mention.start == mention.end else inside).append(mention)
        last = last if crossed else max(last, mention.end)
    return inside, apart


def _crossing(span: Span, mention: Mention) -> bool:
    start, end = mention.start, mention.end
    return start < span[0] < end < span[1] or span[0] < start < span[1] < end
