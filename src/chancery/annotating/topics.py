"""What each sentence is about: words and names of the topic table, weighed, longest first.

One pass finds all words over the whole text; a sentence then takes the topics that its own words
weigh most for. Words that begin with `?` in the table are weak: they count where no other word
shows a topic. A sentence that shows nothing goes on with the one before it, or is about what the
sentences around it in its paragraph are about; else it has no topic.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from chancery.annotating.topic_words import Hit
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon, Topic
from chancery.model import Span

# A sentence is about one thing, sometimes two or three; those with less than this share of the
# first one's weight are passing words.
MOST = 3
SHARE = 0.5
# what is named first in a sentence is more often what it is about
FIRST = 1.25
# Acts of one long sentence may each run to its end; this many words decide what they are about.
ENOUGH = 200
# two weak words for one topic, or a long weak name, say as much as a word of their own
SEVERAL = 3.0
# the part of a paragraph's weight that makes its first topic its only one
CLEAR = 0.6

# how a sentence says that it goes on with what was said before it; met at its begin
_GOES_ON = re.compile(
    r"[^,。;:]{0,12}?(?:对此|就此|为此|因此|由此|上述|此类|此举|这些|这一|这是|此项|有关(?:活动|行为|行径|计划)|类似行为|"
    r"该(?=[公条]约|协[定议]|草案|文件|决议|倡议|理念|项目|机制|领域|问题|组织|平台|地区|成果|声明|"
    r"国|进程|工作组))"
    r"|(?i:(?:\w++ ){0,4}?(?:this|these|such|therefore|thereby|to that end|the said|the above)\b)"
    r"|(?i:(?:\w++ ){0,4}?"
    r"(?:эт(?:о|ого|ому|им|ом|от|а|ой|у|и|их|ими)|данн\w{2,3}|поэтому|таки[ех])\b)"
)


def topics_of(form: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> list[tuple[str, ...]]:
    """The topic ids of each sentence, the weightiest first, three at most.

    `form` is a text's normal form, `hits` is all that shows a topic in it; sentences, in order,
    have their offsets in it too.
    """
    scored = [_scores(part) for part in _parts(hits, sentences)]
    found: list[tuple[str, ...]] = []
    for first, last in _paragraphs(form, sentences):
        found += _of_paragraph(form, sentences[first:last], scored[first:last], found)
    return found


def topics_in(
    spans: Sequence[Span], hits: Sequence[Hit], otherwise: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The topic ids of each span, such as an act's, by its own words.

    A span whose words show none, or only weakly, has `otherwise` of the same index: its sentence's.
    """
    scored = (_scores(part) for part in _parts(hits, spans))
    return [
        _ranked(strong) or instead or _ranked(weak)
        for (strong, weak), instead in zip(scored, otherwise, strict=True)
    ]


def topic_named(word: str, lexicon: Lexicon) -> Topic:
    """The topic with this id, or with this label in any language; case does not matter.

    Raises ReferenceUnknown, with the nearest known names, if there is none.
    """
    names = _named(lexicon)
    key = _key(word)
    if key in names:
        return names[key]
    near = difflib.get_close_matches(key, sorted(names), 5, 0.5)
    inside = [name for name in sorted(names) if key and key in name]
    ids = list(dict.fromkeys(names[name].id for name in (*inside, *near)))[:3]
    hint = f"; nearest: {', '.join(ids)}" if ids else ""
    raise ReferenceUnknown(f"no topic {word!r}{hint}; 'chancery topics' has those of the corpus")


@cache
def _named(lexicon: Lexicon) -> dict[str, Topic]:
    topics = lexicon.topics.values()
    labels = {_key(label): t for t in topics for label in (t.zh, t.en, t.ru)}
    return labels | {_key(topic.id): topic for topic in topics}


def _key(word: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", word.casefold()).split())


def _paragraphs(form: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The first and the last but one index of the sentences of each paragraph."""
    breaks = [
        index
        for index, ((_, end), (start, _)) in enumerate(pairwise(sentences), 1)
        if form.find("\n", end, start) >= 0
    ]
    return pairwise([0, *breaks, len(sentences)]) if sentences else iter(())


_Scores = tuple[dict[str, float], dict[str, float]]


def _of_paragraph(
    form: str,
    sentences: Sequence[Span],
    scored: Sequence[_Scores],
    before: Sequence[tuple[str, ...]],
) -> list[tuple[str, ...]]:
    clear = _clear(scored)
    own: tuple[str, ...] = ()
    found: list[tuple[str, ...]] = []
    shown = False
    for span, (strong, weak) in zip(sentences, scored, strict=True):
        topics = _ranked(strong)
        if not topics and _GOES_ON.match(form, *span):
            topics = (found or before or [()])[-1]
        if not topics and max(weak.values(), default=0.0) >= SEVERAL:
            topics = _ranked(weak)
        topics = topics or (shown and clear) or own or _ranked(weak) or clear
        own = _ranked(strong)[:1]
        shown = shown or bool(strong)
        found.append(topics)
    return found


def _clear(scored: Sequence[_Scores]) -> tuple[str, ...]:
    """A paragraph's only topic, if it has one."""
    total: dict[str, float] = {}
    for strong, _ in scored:
        for topic, weight in strong.items():
            total[topic] = total.get(topic, 0.0) + weight
    most = _ranked(total)[:1]
    return most if most and total[most[0]] >= CLEAR * sum(total.values()) else ()


def _scores(hits: Sequence[Hit]) -> _Scores:
    """What the strong and what the weak ones of some words weigh for each topic."""
    strong: dict[str, float] = {}
    weak: dict[str, float] = {}
    for _, topic, weight, is_weak, _ in hits:
        scores = weak if is_weak else strong
        scores[topic] = scores.get(topic, 0.0) + (weight if scores else weight * FIRST)
    if strong and weak:
        for topic in strong.keys() & weak.keys():
            strong[topic] += weak[topic] / 2
    return strong, weak


def _ranked(scores: dict[str, float]) -> tuple[str, ...]:
    if len(scores) < 2:
        return tuple(scores)
    least = max(scores.values()) * SHARE
    kept = [topic for topic, weight in scores.items() if weight >= least]
    # sorted is stable: of two that weigh the same, the one shown first comes first
    return tuple(sorted(kept, key=scores.__getitem__, reverse=True)[:MOST])


def _parts(hits: Sequence[Hit], spans: Iterable[Span]) -> Iterator[Sequence[Hit]]:
    starts = [hit.start for hit in hits]
    for start, end in spans:
        first = bisect_left(starts, start)
        yield hits[first : min(bisect_left(starts, end, first), first + ENOUGH)]
