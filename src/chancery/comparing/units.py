"""A text as units: every sentence parted where its acts and their further predicates begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from chancery.comparing.values import Side, Unit
from chancery.model import Act, Annotations, Identity, Layer, Mention, Sentence, Span

# what stands between two units and belongs to neither
_BETWEEN = " \n\t\u3000,，、;；。.:：—!！?？"
# a section's number as its whole heading: 一, （二）, III., 4.
_NUMBER = re.compile(
    r"[(（第]?(?:[一二三四五六七八九十百]+|\d{1,3}|[IVXLC]+)[部分章节]*[)）、.．]?\s*"
)
# an act whose object is what was said just before
_THIS = re.compile("[^,，对就]{0,8}[对對就]此")
# words between two predicates that belong to the second one
_LINKS = ("并且", "同时", "特别是", "以及", "并", "且", "和", " and", " and to")
Start = tuple[int, Act, int]


def side(text: str, normal: Layer, identity: Identity, annotations: Annotations) -> Side:
    """The units of a text, in order; those of a sentence cover it but for signs.

    A heading that is nothing but a number says nothing, nor do words before a list (双方将:): they
    are none.

    `normal` is the text's normal form, with the way back.
    """
    starts = sorted(_starts(annotations.acts), key=lambda start: start[0])
    mentions = sorted(annotations.mentions, key=lambda mention: mention.start)
    parties = frozenset(f"state:{party}" for party in identity.parties)
    units: list[Unit] = []
    for number, sentence in enumerate(annotations.sentences):
        if _NUMBER.fullmatch(text, sentence.start, sentence.end):
            continue
        for span, act, part in _parted(text, sentence, starts):
            inside = _inside(mentions, span)
            names, dates = _ids(inside, parties)
            trigger = normal.part(*act.trigger) if act and act.trigger else ""
            units.append(
                Unit(
                    *(len(units), number, span, normal.part(*span), act, part, trigger),
                    *(names, dates, sentence.topics, _plain(normal, span, inside)),
                )
            )
    return Side(
        *(text, identity.language, identity.date.best or identity.date.earliest, identity.parties),
        *(annotations.sentences, tuple(units), _own(normal, mentions, parties)),
    )


def _own(normal: Layer, mentions: Sequence[Mention], parties: frozenset[str]) -> tuple[str, ...]:
    named = {normal.part(m.start, m.end) for m in mentions if parties.issuperset(m.id.split("+"))}
    return tuple(sorted((name for name in named if len(name) > 1), key=lambda n: (-len(n), n)))


def _starts(acts: Sequence[Act]) -> Iterator[Start]:
    for act in acts:
        yield act.span[0], act, 0
        for part, (start, _) in enumerate(act.conjuncts, 1):
            yield start, act, part


def _parted(
    text: str, sentence: Sentence, starts: list[Start]
) -> Iterator[tuple[Span, Act | None, int]]:
    first = bisect_left(starts, sentence.start, key=lambda start: start[0])
    last = bisect_left(starts, sentence.end, key=lambda start: start[0])
    inside = _told(text, _distinct(starts[first:last]))
    if not inside:
        yield (sentence.start, sentence.end), None, 0
        return
    begin = sentence.start
    for at, (_, act, part) in enumerate(inside):
        end = sentence.end
        if at + 1 < len(inside):
            end = _before_link(text, begin, inside[at + 1][0])
        span = _trimmed(text, begin, end)
        if span[0] < span[1] and not _leads(act, part, span):
            yield span, act, part
        begin = end


def _leads(act: Act, part: int, span: Span) -> bool:
    """Whether these are only the words before a list (双方将:), which say nothing yet."""
    if part or act.trigger is None or not act.conjuncts:
        return False
    return act.trigger[1] >= span[1]


def _before_link(text: str, begin: int, end: int) -> int:
    """Where a unit ends: before the words that lead to the next one."""
    stop = _trimmed(text, begin, end)[1]
    for link in _LINKS:
        if text.endswith(link, begin, stop):
            return stop - len(link)
    return end


def _distinct(starts: list[Start]) -> list[Start]:
    """One at each place: the last, as an inner act stands behind the one that frames it."""
    return list({start[0]: start for start in starts}.values())


def _told(text: str, inside: list[Start]) -> list[Start]:
    """Without bare assertions that the next act speaks of (……，双方对此表示关切)."""
    return [
        start
        for start, following in zip_longest(inside, inside[1:])
        if not (
            following
            and start[1].act == "ASSERT"
            and _THIS.match(text, following[0], following[1].span[1])
        )
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    while start < end and text[start] in _BETWEEN:
        start += 1
    return start, end


def _inside(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    last = bisect_left(mentions, span[1], key=lambda mention: mention.start)
    return mentions[first:last]


def _plain(normal: Layer, span: Span, inside: Sequence[Mention]) -> str:
    """The wording with a space for each name."""
    parts = []
    at = span[0]
    for mention in inside:
        parts.append(normal.part(at, mention.start))
        at = mention.end
    return " ".join([*parts, normal.part(at, span[1])])


def _ids(
    inside: Sequence[Mention], parties: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    dates = frozenset(m.id for m in inside if m.type == "date")
    names = {id_ for m in inside if m.type != "date" for id_ in m.id.split("+")}
    return frozenset(names) - parties, dates
